//! An urge in three taps, what to try now, and the urges that wait for how they went.

use chrono::Days;
use leptos::prelude::*;

use super::{Above, after_use, answer, ask, moment, step_with};
use crate::curriculum::words::Word;
use crate::curriculum::{FieldId, Shelf};
use crate::route::{Daily, Place, Route};
use crate::ui::desk::Desk;
use crate::workbook::{RowId, Workbook, log};

/// For how many days an urge waits for how it went.
const WAITS: u64 = 7;

pub(super) fn questions(desk: Desk, row: &RowId) -> AnyView {
    let mut above = Above::new();
    let mut some = |ids: &[&str]| ask(desk, Daily::Urge, row, ids, &mut above);
    let (now, tried, when) = (some(&["where", "before"]), some(&["skill"]), some(&["when", "day", "time"]));
    view! {
        {now}
        <h2>{desk.say(Word::UrgeNow)}</h2>
        {tools(desk)}
        {tried}
        <details class="more">
            <summary>{desk.say(Word::UrgeWhen)}</summary>
            {when}
        </details>
        {after_use(desk, answer(desk, Daily::Urge, row, "ended"))}
    }
    .into_any()
}

/// The way to what can be done with the urge there and then.
fn tools(desk: Desk) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let stage = curriculum.on(Shelf::Tools).next()?;
    let href = desk.href(&Route::Stage(stage.id.clone()));
    Some(view! { <p><a class="btn" href=href>{stage.title.clone()}</a></p> }.into_any())
}

/// Urges that have a number for now and none for afterwards.
pub(super) fn open(desk: Desk) -> AnyView {
    let view = move || {
        let since = desk.today.get()?.checked_sub_days(Days::new(WAITS))?;
        let (sheet, group) = Daily::Urge.log();
        let rows: Vec<AnyView> = desk.store.read(|workbook| {
            let has = |entry: &log::Entry<'_>, field: &str| entry.get(&FieldId::new(field)).is_some();
            let all = log::since(workbook, &sheet, &group, since).into_iter().rev();
            all.filter(|entry| has(entry, "before") && !has(entry, "after"))
                .map(|entry| row(desk, workbook, &entry))
                .collect()
        });
        (!rows.is_empty()).then(|| {
            view! {
                <h2>{desk.say(Word::UrgeOpen)}</h2>
                <p>{desk.say(Word::UrgeOpenLead)}</p>
                <ul class="plain">{rows}</ul>
            }
        })
    };
    view.into_any()
}

fn row(desk: Desk, workbook: &Workbook, entry: &log::Entry<'_>) -> AnyView {
    let (sheet, group) = Daily::Urge.log();
    let to = step_with(desk, Daily::Urge, &entry.row, "after").unwrap_or(Route::Worksheet(sheet, Place::Group(group)));
    let words = desk.phrase(Word::UrgeAdd, &[("moment", &moment(desk, workbook, Daily::Urge, entry))]);
    view! { <li><a class="btn-link" href=desk.href(&to)>{words}</a></li> }.into_any()
}
