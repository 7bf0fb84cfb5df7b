//! For somebody else: what was written as files for people and programs to read, and the way to paper. Nothing of it is read
//! back; that is what the page for backups is for.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::export::{Export, Table, for_others};
use crate::platform::{clock, file};
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::workbook::Stamp;
use crate::workbook::answer::date_in_words;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let made = RwSignal::new(None);
    let said = move || made.get().map(|word| desk.say(word));
    let answers = move |_| made.set(hand_over(desk, &exported(desk, |export| export.answers())));
    let everything = move |_| {
        if exported(desk, |export| export.lines().is_empty()) {
            return made.set(Some(Word::ShareNothing));
        }
        let text = exported(desk, |export| export.json(Stamp(clock::now_ms())));
        let taken = file::download(&desk.say(Word::ShareJsonFile), "application/json", &text);
        made.set(taken.then_some(Word::ShareMade));
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::ShareTitle)}</h1>
        <p class="lead">{desk.say(Word::ShareLead)}</p>
        <p class="card card-care">{desk.say(Word::ShareWarning)}</p>
        <h2>{desk.say(Word::ShareTables)}</h2>
        <p>{desk.say(Word::ShareTablesLead)}</p>
        <p class="actions needs-app">
            <button class="btn" type="button" on:click=answers>{desk.say(Word::ShareAll)}</button>
        </p>
        {move || lists(desk, made)}
        <h2>{desk.say(Word::ShareJsonTitle)}</h2>
        <p>{desk.say(Word::ShareJsonLead)}</p>
        <p class="actions needs-app">
            <button class="btn" type="button" on:click=everything>{desk.say(Word::ShareJson)}</button>
        </p>
        <p role="status">{said}</p>
        <h2>{desk.say(Word::SharePaper)}</h2>
        <p>{desk.say(Word::SharePaperLead)}</p>
        <p><a class="btn-link" href=desk.href(&Route::Plan)>{desk.say(Word::PlanTitle)}</a></p>
        <p><a class="btn-link" href=desk.href(&Route::Contents)>{desk.say(Word::ContentsTitle)}</a></p>
        {list::papers(desk)}
        {list::handed_over(desk)}
    }
    .into_any()
}

fn exported<T>(desk: Desk, make: impl FnOnce(&Export<'_>) -> T) -> T {
    let curriculum = desk.curriculum();
    let when = |stamp: Stamp| {
        let date = clock::day_of(stamp.0).map(|day| date_in_words(&curriculum, day)).unwrap_or_default();
        desk.phrase(Word::ShareMoment, &[("date", &date), ("time", &clock::time_of_day(stamp.0))])
    };
    desk.store.peek(|workbook| make(&Export { curriculum: &curriculum, workbook, chosen: &for_others, when: &when }))
}

/// A button for each list that has rows. On the host nobody has any.
fn lists(desk: Desk, made: RwSignal<Option<Word>>) -> Option<AnyView> {
    desk.today.get()?;
    let tables = exported(desk, |export| export.lists());
    let button = |table: Table| {
        let words = desk.phrase(Word::ShareList, &[("title", &table.title)]);
        let go = move |_| made.set(hand_over(desk, &table));
        view! { <p class="actions"><button class="btn" type="button" on:click=go>{words}</button></p> }
    };
    Some(tables.into_iter().map(button).collect_view().into_any())
}

/// What is to be said of it; nothing where the browser took nothing.
fn hand_over(desk: Desk, table: &Table) -> Option<Word> {
    if table.rows.is_empty() {
        return Some(Word::ShareNothing);
    }
    let name = desk.phrase(Word::ShareAllFile, &[("name", &table.name)]);
    file::download(&name, "text/csv", &table.csv()).then_some(Word::ShareMade)
}
