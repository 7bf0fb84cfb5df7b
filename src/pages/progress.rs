//! Progress: the article's five signs side by side, and what the weeks and the urge log show. There is no score, and no day
//! here is good or bad.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{CardId, LessonId, WorksheetId};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::{print, safety, trail};
use crate::workbook::signs::Days;

mod coping;
mod days;
mod patterns;
mod people;
mod sessions;
mod weeks;

/// The card that the urge log shows for an urge that ended in use.
const AFTER_USE: &str = "opioids";

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::ProgressTitle)}</h1>
        <p class="lead">{desk.say(Word::ProgressLead)}</p>
        {move || support(desk)}
        {print::offer(desk, Word::ProgressPrint)}
        {section(desk, Word::SessionsTitle, sessions::section)}
        {section(desk, Word::CopingTitle, coping::section)}
        {days::section(desk)}
        {section(desk, Word::PeopleTitle, people::feedback)}
        {section(desk, Word::GoalsTitle, people::goals)}
        <h2>{desk.say(Word::WeeksTitle)}</h2>
        <p>{desk.say(Word::WeeksLead)}</p>
        {move || weeks::checks(desk)}
        {section(desk, Word::AnchorsTitle, weeks::anchors)}
        {section(desk, Word::MonthsTitle, weeks::months)}
        {section(desk, Word::PatternsTitle, patterns::section)}
    }
    .into_any()
}

/// A heading, and below it what is told from the workbook as it is.
fn section(desk: Desk, title: Word, tell: fn(Desk) -> AnyView) -> AnyView {
    view! { <h2>{desk.say(title)}</h2> {move || tell(desk)} }.into_any()
}

/// After a return to use, what helps comes before any number.
fn support(desk: Desk) -> Option<AnyView> {
    let today = desk.today.get()?;
    let lately = desk.store.read(|workbook| Days::read(workbook).lately(today));
    lately.then(|| {
        let first = Route::Lesson(LessonId::new("first-hour"));
        view! {
            <section class="card card-care" aria-labelledby="support">
                <h2 id="support">{desk.say(Word::SupportTitle)}</h2>
                <p>{desk.say(Word::SupportText)}</p>
                <p>{link(desk, &first)} " " {sheet_link(desk, "setback-plan")} " " {sheet_link(desk, "setback-path")}</p>
            </section>
            {safety::card(desk, &CardId::new(AFTER_USE))}
        }
        .into_any()
    })
}

/// "Open Goals", where nothing is written yet or more can be.
fn sheet_link(desk: Desk, sheet: &str) -> AnyView {
    link(desk, &Route::Worksheet(WorksheetId::new(sheet), Place::Start))
}

fn link(desk: Desk, route: &Route) -> AnyView {
    let title = trail::title(desk, route);
    (!title.is_empty())
        .then(|| {
            let words = desk.phrase(Word::OpenSheet, &[("title", &title)]);
            view! { <a class="btn-link" href=desk.href(route)>{words}</a> }
        })
        .into_any()
}

/// What will be here, and where it comes from.
fn nothing_yet(desk: Desk, word: Word, sheets: &[&str]) -> AnyView {
    let links = sheets.iter().map(|sheet| view! { " " {sheet_link(desk, sheet)} }).collect_view();
    view! { <p class="empty">{desk.say(word)} {links}</p> }.into_any()
}
