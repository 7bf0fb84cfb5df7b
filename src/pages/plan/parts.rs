//! Parts of the plan for somebody else: the person ticks them, and only those are on the page and on paper. The choice is
//! kept nowhere.

use leptos::prelude::*;
use std::collections::BTreeSet;

use super::part_view;
use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::ui::print;
use crate::workbook::plan::plan;

/// The page below its heading.
pub(super) fn inside(desk: Desk) -> AnyView {
    let chosen = RwSignal::new(BTreeSet::<usize>::new());
    let written = Memo::new(move |_| {
        let curriculum = desk.curriculum();
        desk.store.read(|workbook| {
            let all = plan(&curriculum, workbook);
            let written = all.iter().enumerate().filter(|(_, view)| !view.entries.is_empty());
            written.map(|(at, view)| (at, view.part.title.clone())).collect::<Vec<_>>()
        })
    });
    let choose = move || {
        let option = |(at, title): (usize, String)| print::tick(chosen, at, format!("{}. {title}", at + 1));
        let options: Vec<AnyView> = written.get().into_iter().map(option).collect();
        if options.is_empty() {
            return view! { <p class="empty no-print">{desk.say(Word::PaperPartsNone)}</p> }.into_any();
        }
        view! {
            <fieldset class="field needs-app no-print" aria-describedby="parts-hint">
                <legend class="label">{desk.say(Word::PartsChoose)}</legend>
                <p class="hint" id="parts-hint">{desk.say(Word::PartsHint)}</p>
                {options}
            </fieldset>
        }
        .into_any()
    };
    let shown = move || {
        let curriculum = desk.curriculum();
        desk.store.read(|workbook| {
            let all = plan(&curriculum, workbook);
            let parts = all.iter().enumerate().filter(|(at, _)| chosen.with(|chosen| chosen.contains(at)));
            parts.map(|(at, view)| part_view(desk, at + 1, view)).collect_view()
        })
    };
    view! {
        {choose}
        {print::offer(desk, Word::Print)}
        {shown}
    }
    .into_any()
}
