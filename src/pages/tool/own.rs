//! What a tool shows of the person's own: lines of their plan, people to call. Family sees none of it, and neither does
//! anybody while the workbook is locked. Lines to call are for everybody.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{OwnLines, PlanPartId, ToolStep};
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::safety;
use crate::workbook::moment;
use crate::workbook::plan::short::Item;
use crate::workbook::plan::{Line, plan};

/// Draws what is the person's own, where it may be seen.
fn shown(desk: Desk, view: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    if desk.for_family.get_untracked() {
        return ().into_any();
    }
    let locked = move || {
        view! {
            <p class="empty">
                {desk.say(Word::ToolLocked)} " "
                <a href=desk.href(&Route::Plan)>{desk.say(Word::LockedOpen)}</a>
            </p>
        }
        .into_any()
    };
    (move || if desk.own.is_locked() { locked() } else { view() }).into_any()
}

/// Where a part of the plan is still open, and where it can be begun.
fn gap(desk: Desk, part: &PlanPartId) -> AnyView {
    let curriculum = desk.curriculum();
    let found = desk.own.read(|workbook| {
        let part = plan(&curriculum, workbook).into_iter().find(|view| view.part.id == *part)?;
        Some((part.part.gap.clone(), part.open))
    });
    let view = found.map(|(gap, open)| {
        let link = open.map(|open| {
            let words = desk.phrase(Word::OpenSheet, &[("title", &open.title)]);
            view! { " " <a href=desk.href(&open.route)>{words}</a> }
        });
        view! { <p class="empty">{gap}{link}</p> }
    });
    view.into_any()
}

/// Lines of the plan: all of them, or large and one at a time.
pub(super) fn plan_lines(desk: Desk, wanted: &OwnLines) -> AnyView {
    let wanted = wanted.clone();
    let at = RwSignal::new(0_usize);
    let view = move || {
        let lines = desk.own.read(|workbook| moment::own_lines(&desk.curriculum(), workbook, &wanted));
        match lines.len() {
            0 => gap(desk, &wanted.part),
            count if wanted.one_by_one => one(desk, &lines[at.get() % count], at, count),
            _ => all(lines),
        }
    };
    shown(desk, view)
}

fn all(lines: Vec<Line>) -> AnyView {
    let lines = lines.into_iter().map(|line| {
        view! { <div><dt>{line.label}</dt> <dd class="words">{line.text}</dd></div> }
    });
    view! { <dl class="answers">{lines.collect_view()}</dl> }.into_any()
}

fn one(desk: Desk, line: &Line, at: RwSignal<usize>, count: usize) -> AnyView {
    let n = (at.get_untracked() % count + 1).to_string();
    let place = desk.phrase(Word::ToolNth, &[("n", &n), ("total", &count.to_string())]);
    let more = (count > 1).then(|| {
        view! {
            <p>
                <button class="btn" type="button" id="tool-more" on:click=move |_| at.update(|at| *at += 1)>
                    {desk.say(Word::ToolAnother)}
                </button>
            </p>
        }
    });
    view! {
        <div role="status">
            <p class="quiet">{line.label.clone()}</p>
            <p class="words reason">{line.text.clone()}</p>
            <p class="quiet">{place}</p>
        </div>
        {more}
    }
    .into_any()
}

/// People of one's own, to call or text.
pub(super) fn people(desk: Desk, parts: &[PlanPartId]) -> AnyView {
    let parts = parts.to_vec();
    let view = move || {
        let people = desk.own.read(|workbook| moment::people(&desk.curriculum(), workbook, &parts));
        let rows: Vec<AnyView> = people.iter().map(|one| person(desk, one)).collect();
        let list = if rows.is_empty() {
            parts.last().map(|part| gap(desk, part)).into_any()
        } else {
            view! { <ul class="calls">{rows}</ul> }.into_any()
        };
        view! { <h3>{desk.say(Word::YourPeople)}</h3> {list} }.into_any()
    };
    shown(desk, view)
}

/// Without a number the name still helps: it may be in the phone.
fn person(desk: Desk, person: &Item) -> AnyView {
    let name = person.lines.first().map(|(name, _)| name.clone()).unwrap_or_default();
    match &person.phone {
        Some(number) => safety::person(desk, number, name),
        None => view! { <li><p><strong>{name}</strong></p></li> }.into_any(),
    }
}

/// The lines of the chosen country that the step names.
pub(super) fn lines(desk: Desk, step: &ToolStep) -> AnyView {
    let country = move || {
        let name = safety::country(desk).map(|country| country.name).unwrap_or_default();
        desk.phrase(Word::NumbersFor, &[("country", &name)])
    };
    view! {
        <h3>{country}</h3>
        {safety::lines(desk, step.lines.clone(), "calls calls-big")}
    }
    .into_any()
}
