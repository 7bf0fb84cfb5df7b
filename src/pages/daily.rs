//! The short pages for every day. Each writes into an entry of a log, which begins with the first answer; all that was
//! written is in the log's worksheet. Nothing here counts days.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{CardId, FieldId};
use crate::route::{Daily, Place, Route};
use crate::ui::desk::Desk;
use crate::ui::field::of_entry;
use crate::ui::trail::{crumbs, way_up};
use crate::ui::{care, trail, who};
use crate::workbook::answer::typed;
use crate::workbook::log::{self, Entry, TIME};
use crate::workbook::progress::{group_of, row_name};
use crate::workbook::{AnswerKey, RowId, Value, Workbook};

mod journal;
mod urge;

/// The cards that questions further up have opened.
type Above = Vec<Memo<Vec<CardId>>>;

/// The words of its `h1`.
pub(super) fn title(page: Daily) -> Word {
    match page {
        Daily::CheckIn => Word::CheckInTitle,
        Daily::Urge => Word::UrgeTitle,
        Daily::Journal => Word::JournalTitle,
        Daily::Tips => Word::TipsTitle,
    }
}

/// The page.
pub(super) fn page(desk: Desk, page: Daily) -> AnyView {
    let lead = match page {
        Daily::CheckIn => Word::CheckInLead,
        Daily::Urge => Word::UrgeLead,
        Daily::Journal => Word::JournalLead,
        Daily::Tips => Word::TipsLead,
    };
    let row = RwSignal::new(match page {
        Daily::CheckIn | Daily::Tips => row_of_today(desk, page),
        Daily::Urge | Daily::Journal => desk.store.new_row(),
    });
    let questions = move || match page {
        Daily::CheckIn => check_in(desk, &row.get()),
        Daily::Urge => urge::questions(desk, &row.get()),
        Daily::Journal => journal::questions(desk, &row.get()),
        Daily::Tips => ask(desk, page, &row.get(), &["kept"], &mut Above::new()),
    };
    let below = match page {
        Daily::Urge => Some(urge::open(desk)),
        Daily::Journal => Some(journal::written(desk)),
        Daily::CheckIn | Daily::Tips => None,
    };
    view! {
        {crumbs(desk, &way_up(desk, None))}
        <h1 tabindex="-1">{desk.say(title(page))}</h1>
        <p class="lead">{desk.say(lead)}</p>
        <div class="needs-app">
            {questions}
            {begun(desk, page, row)}
        </div>
        {who::can_see(desk)}
        <div class="actions"><a class="btn btn-primary" href=desk.href(&Route::Home)>{desk.say(Word::DailyDone)}</a></div>
        {below}
        {to_list(desk, page)}
    }
    .into_any()
}

/// The entry of today that one goes on with, or one that is yet to begin. On the host it is nobody's day.
fn row_of_today(desk: Desk, page: Daily) -> RowId {
    let Some(today) = desk.today.get_untracked() else { return desk.store.new_row() };
    let (sheet, group) = page.log();
    let last = desk.store.peek(|workbook| {
        let entries = log::since(workbook, &sheet, &group, today);
        entries.into_iter().rev().find(|entry| entry.day == Some(today)).map(|entry| entry.row)
    });
    last.unwrap_or_else(|| desk.store.new_row())
}

/// Some questions of the log, in the order of the content.
fn ask(desk: Desk, page: Daily, row: &RowId, ids: &[&str], above: &mut Above) -> AnyView {
    let curriculum = desk.curriculum();
    let (id, group) = page.log();
    let Some((sheet, text)) = curriculum.worksheet(&id).map(|(_, sheet)| sheet).zip(curriculum.sheet_text(&id)) else {
        return ().into_any();
    };
    let wanted = sheet.fields().map(|(_, field)| field).filter(|field| ids.contains(&field.id.as_str()));
    of_entry(desk, (&id, &group, row), wanted.map(|field| (field, text.field(&field.id))).collect(), above)
}

/// The answer to a question of the entry.
fn answer(desk: Desk, page: Daily, row: &RowId, field: &str) -> Memo<Option<Value>> {
    desk.store.answer(AnswerKey { worksheet: page.log().0, field: FieldId::new(field), row: Some(row.clone()) })
}

fn check_in(desk: Desk, row: &RowId) -> AnyView {
    let mut above = Above::new();
    let mut some = |ids: &[&str]| ask(desk, Daily::CheckIn, row, ids, &mut above);
    let numbers = some(&["mood", "stress", "craving", "sleep", "confidence"]);
    let more = some(&["use"]);
    let rest = some(&["use-note", "medicine", "note"]);
    view! {
        {numbers}
        <h2>{desk.say(Word::CheckInMore)}</h2>
        {more}
        {after_use(desk, answer(desk, Daily::CheckIn, row, "use"))}
        {rest}
    }
    .into_any()
}

/// Words of care once somebody has noted that they used.
fn after_use(desk: Desk, said: Memo<Option<Value>>) -> AnyView {
    let used = Memo::new(move |_| matches!(said.get(), Some(Value::Choice(id)) if id.as_str() == "used"));
    view! { <div aria-live="polite">{move || used.get().then(|| care::words(desk))}</div> }.into_any()
}

/// When the entry was begun, and the way to another one.
fn begun(desk: Desk, page: Daily, row: RwSignal<RowId>) -> AnyView {
    let word = if page == Daily::Urge { Word::UrgeNoted } else { Word::DailyBegun };
    let view = move || {
        let time = answer(desk, page, &row.get(), TIME).get().map(|time| typed(&time))?;
        let another = move |_| row.set(desk.store.new_row());
        Some(view! {
            <p class="quiet">
                {desk.phrase(word, &[("time", &time)])} " "
                <button class="btn-link" type="button" on:click=another>{desk.say(Word::DailyAnother)}</button>
            </p>
        })
    };
    view! { <div role="status">{view}</div> }.into_any()
}

fn to_list(desk: Desk, page: Daily) -> AnyView {
    let (sheet, group) = page.log();
    let list = Route::Worksheet(sheet, Place::Group(group));
    let words = desk.phrase(Word::DailyList, &[("title", &trail::title(desk, &list))]);
    view! { <p class="needs-app"><a class="btn-link" href=desk.href(&list)>{words}</a></p> }.into_any()
}

/// The day and time of an entry in words.
fn moment(desk: Desk, workbook: &Workbook, page: Daily, entry: &Entry<'_>) -> String {
    let curriculum = desk.curriculum();
    let (sheet, group) = page.log();
    let found = curriculum.worksheet(&sheet).and_then(|(_, sheet)| {
        let group = group_of(sheet, &group)?;
        row_name(&curriculum, workbook, sheet, group, &entry.row)
    });
    found.unwrap_or_default()
}

/// The page of an entry's worksheet that asks a question.
fn step_with(desk: Desk, page: Daily, row: &RowId, field: &str) -> Option<Route> {
    let curriculum = desk.curriculum();
    let (id, group) = page.log();
    let (_, sheet) = curriculum.worksheet(&id)?;
    let steps = &group_of(sheet, &group)?.steps;
    let step = steps.iter().find(|step| step.fields.iter().any(|asked| asked.id.as_str() == field))?;
    Some(Route::Worksheet(id, Place::Row(group, row.clone(), step.id.clone())))
}
