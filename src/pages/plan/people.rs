//! People to call first: one's own, then the crisis lines. It cannot call anyone by itself.

use leptos::prelude::*;

use super::gap;
use super::sheet::lines;
use crate::curriculum::Short;
use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::ui::{print, safety};
use crate::workbook::plan::plan;
use crate::workbook::plan::short::{Item, people, sections};

/// The page below its heading.
pub(super) fn inside(desk: Desk) -> AnyView {
    let heading = move || {
        let name = safety::country(desk).map(|country| country.name).unwrap_or_default();
        desk.phrase(Word::NumbersFor, &[("country", &name)])
    };
    view! {
        <p>{desk.say(Word::HelpLead)}</p>
        {move || own(desk)}
        <h2>{heading}</h2>
        {safety::lines(desk, Vec::new(), "calls calls-big")}
        {move || steps(desk)}
        {print::offer(desk, Word::Print)}
    }
    .into_any()
}

/// The person's own people with a number to call, then those without; where there is nobody yet, the way to write one.
pub(super) fn own(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    desk.store.read(|workbook| {
        let plan = plan(&curriculum, workbook);
        let first = plan.iter().find(|view| view.part.on.contains(&Short::People));
        let (called, named): (Vec<Item>, Vec<Item>) = people(&plan).into_iter().partition(|item| item.phone.is_some());
        let nobody = called.is_empty().then(|| first.map(|view| gap(desk, view)));
        let anybody = !called.is_empty() || !named.is_empty();
        let called = called.iter().map(|item| {
            let (name, number) = item.lines.first().cloned().unwrap_or_default();
            safety::person(desk, &number, name)
        });
        let named = named.iter().map(|item| view! { <li>{lines(item)}</li> });
        view! {
            <h2>{first.map(|view| view.part.title.clone())}</h2>
            {anybody.then(|| view! { <ul class="calls calls-big">{called.collect_view()} {named.collect_view()}</ul> })}
            {nobody}
        }
        .into_any()
    })
}

/// What the person wrote down for such a moment.
fn steps(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let found = desk.store.read(|workbook| sections(&plan(&curriculum, workbook), Short::Crisis));
    let section = found.iter().filter(|section| !section.people).map(|section| {
        let items = section.items.iter().map(|item| view! { <li>{lines(item)}</li> });
        view! { <h2>{section.title.clone()}</h2> <ul class="plain">{items.collect_view()}</ul> }
    });
    section.collect_view().into_any()
}
