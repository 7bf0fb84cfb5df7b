//! A lesson: one message, prose, an example person, questions that teach, something to try. It scores nothing.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Check, Lesson, Stage};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list::minutes_to_read;
use crate::ui::trail::{Way, crumbs, pager};
use crate::ui::{print, safety};
use crate::workbook::Edit;

/// The page.
pub(super) fn page(desk: Desk, stage: &Stage, lesson: &Lesson) -> AnyView {
    let here = stage.lessons.iter().position(|other| other.id == lesson.id).unwrap_or(0);
    let way = |other: &Lesson| Way { route: Route::Lesson(other.id.clone()), title: other.title.clone() };
    let before = here.checked_sub(1).and_then(|before| stage.lessons.get(before)).map(way);
    let after = stage.lessons.get(here + 1).map(way).or_else(|| first_worksheet(stage));
    let minutes = desk.phrase(Word::MinutesToRead, &[("n", &minutes_to_read(lesson).to_string())]);
    view! {
        {crumbs(desk, &[(Route::Home, desk.say(Word::NavHome)), (Route::Stage(stage.id.clone()), stage.title.clone())])}
        <article>
            <p class="place">{minutes}</p>
            <h1 tabindex="-1">{lesson.title.clone()}</h1>
            <p class="lead">{lesson.main.clone()}</p>
            <div class="prose" inner_html=desk.prose(&lesson.html)></div>
            <aside class="example" aria-labelledby="example">
                <h2 id="example">{lesson.example.title.clone()}</h2>
                <div inner_html=desk.prose(&lesson.example.html)></div>
            </aside>
            {checks(desk, &lesson.checks)}
            {try_it(desk, lesson)}
            {read_mark(desk, lesson)}
            {print::offer(desk, Word::PrintLesson)}
            {safety::sources(desk, &lesson.sources)}
        </article>
        {pager(desk, before, after)}
    }
    .into_any()
}

fn first_worksheet(stage: &Stage) -> Option<Way> {
    let sheet = stage.worksheets.first()?;
    Some(Way { route: Route::Worksheet(sheet.id.clone(), Place::Start), title: sheet.title.clone() })
}

fn checks(desk: Desk, checks: &[Check]) -> AnyView {
    let questions = checks.iter().enumerate().map(|(index, check)| {
        let id = format!("check-{}", index + 1);
        let answers = check.answers.iter().map(|answer| {
            view! {
                <details class="check-answer">
                    <summary>{answer.text.clone()}</summary>
                    <p>{answer.feedback.clone()}</p>
                </details>
            }
        });
        view! {
            <div class="check-question" role="group" aria-labelledby=id.clone()>
                <h3 id=id.clone()>{check.question.clone()}</h3>
                {answers.collect_view()}
            </div>
        }
    });
    view! {
        <section class="check" aria-labelledby="check">
            <h2 id="check">{desk.say(Word::CheckTitle)}</h2>
            <p>{desk.say(Word::CheckLead)}</p>
            {questions.collect_view()}
        </section>
    }
    .into_any()
}

fn try_it(desk: Desk, lesson: &Lesson) -> AnyView {
    let curriculum = desk.curriculum();
    let sheet = lesson.try_it.worksheet.as_ref().and_then(|id| curriculum.worksheet(id));
    let button = sheet.map(|(_, sheet)| {
        let href = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start));
        let words = desk.phrase(Word::OpenSheet, &[("title", &sheet.title)]);
        view! { <p><a class="btn btn-primary" href=href>{words}</a></p> }
    });
    view! {
        <section class="try" aria-labelledby="try">
            <h2 id="try">{desk.say(Word::TryIt)}</h2>
            <div inner_html=desk.prose(&lesson.try_it.html)></div>
            {button}
        </section>
    }
    .into_any()
}

/// A mark that the person sets and takes back; nothing depends on it.
fn read_mark(desk: Desk, lesson: &Lesson) -> AnyView {
    let id = lesson.id.clone();
    let is_read = {
        let id = id.clone();
        Memo::new(move |_| desk.store.read(|workbook| workbook.is_read(&id)))
    };
    let words = move || desk.say(if is_read.get() { Word::MarkedRead } else { Word::MarkRead });
    view! {
        <p class="actions needs-app">
            <button
                class="btn"
                type="button"
                aria-pressed=move || if is_read.get() { "true" } else { "false" }
                on:click=move |_| desk.store.edit(Edit::MarkRead(id.clone(), !is_read.get_untracked()))
            >
                {words}
            </button>
        </p>
    }
    .into_any()
}
