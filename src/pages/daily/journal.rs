//! The journal: writing with or without a prompt, and finding what was written. What is looked for is in no address and is
//! kept nowhere.

use leptos::prelude::*;

use super::{Above, ask, moment, step_with};
use crate::curriculum::FieldId;
use crate::curriculum::words::Word;
use crate::route::{Daily, Route};
use crate::search;
use crate::ui::desk::Desk;
use crate::ui::more;
use crate::workbook::answer::typed;
use crate::workbook::{RowId, log};

/// How many letters of an entry are shown in the list.
const GLIMPSE: usize = 160;

/// The question that holds what was written.
const TEXT: &str = "text";

pub(super) fn questions(desk: Desk, row: &RowId) -> AnyView {
    let mut above = Above::new();
    let mut one = |id: &str| ask(desk, Daily::Journal, row, &[id], &mut above);
    let (prompt, text) = (one("prompt"), one(TEXT));
    view! {
        <details class="more">
            <summary>{desk.say(Word::JournalPrompts)}</summary>
            {prompt}
        </details>
        {text}
    }
    .into_any()
}

/// One entry in the list.
struct Written {
    row: RowId,
    moment: String,
    text: String,
}

/// The entries, the latest first, and what finds one among them.
pub(super) fn written(desk: Desk) -> AnyView {
    let sought = RwSignal::new(String::new());
    let shown = RwSignal::new(more::PAGE);
    view! {
        <h2>{desk.say(Word::JournalWritten)}</h2>
        <div class="field needs-app">
            <label class="label" for="find">{desk.say(Word::JournalSearch)}</label>
            <p class="hint" id="find-hint">{desk.say(Word::JournalSearchHint)}</p>
            <input
                class="input"
                type="search"
                id="find"
                aria-describedby="find-hint"
                autocomplete="off"
                on:input=move |event| sought.set(event_target_value(&event))
            />
        </div>
        {move || list(desk, &sought.get(), shown)}
    }
    .into_any()
}

fn list(desk: Desk, sought: &str, shown: RwSignal<usize>) -> AnyView {
    let all = entries(desk);
    let total = all.len();
    if total == 0 {
        return view! { <p class="empty">{desk.say(Word::JournalEmpty)}</p> }.into_any();
    }
    let found: Vec<Written> = all.into_iter().filter(|entry| search::has(&entry.text, sought)).collect();
    let count = found.len();
    let said = desk.phrase(Word::JournalFound, &[("n", &count.to_string()), ("total", &total.to_string())]);
    let rows: Vec<AnyView> = found.into_iter().take(shown.get()).map(|entry| row(desk, entry)).collect();
    view! {
        <p role="status">{said}</p>
        <ul class="tasks">{rows}</ul>
        {more::older(desk, shown, count)}
    }
    .into_any()
}

fn entries(desk: Desk) -> Vec<Written> {
    let (sheet, group) = Daily::Journal.log();
    desk.store.read(|workbook| {
        let all = log::entries(workbook, &sheet, &group).into_iter().rev();
        let one = |entry: log::Entry<'_>| Written {
            moment: moment(desk, workbook, Daily::Journal, &entry),
            text: entry.get(&FieldId::new(TEXT)).map(typed).unwrap_or_default(),
            row: entry.row,
        };
        all.map(one).collect()
    })
}

fn row(desk: Desk, entry: Written) -> AnyView {
    let glimpse: String = entry.text.chars().take(GLIMPSE).collect();
    let to = step_with(desk, Daily::Journal, &entry.row, TEXT).unwrap_or(Route::Home);
    view! {
        <li>
            <a class="task task-plain" href=desk.href(&to)>
                <span class="task-name">{entry.moment}</span>
                " "
                <span class="task-about">{glimpse}</span>
            </a>
        </li>
    }
    .into_any()
}
