//! A lesson: one message, prose, an example person, questions that teach, something to try. It scores nothing.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Check, Example, Lesson, LessonText, Shelf, Stage, TryIt};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list::minutes_to_read;
use crate::ui::trail::{crumbs, pager, place_in_stage, way_up};
use crate::ui::{print, safety};
use crate::workbook::Edit;

/// The page.
pub(super) fn page(desk: Desk, stage: &Stage, lesson: &Lesson, text: &LessonText) -> AnyView {
    let here = Route::Lesson(lesson.id.clone());
    let minutes = desk.phrase(Word::MinutesToRead, &[("n", &minutes_to_read(lesson).to_string())]);
    view! {
        {crumbs(desk, &way_up(desk, Some(stage)))}
        <article>
            {place_in_stage(desk, &here, Some(minutes))}
            <h1 tabindex="-1">{lesson.title.clone()}</h1>
            {text.now.as_ref().map(|html| now(desk, html))}
            <p class="lead">{text.main.clone()}</p>
            <div class="prose" inner_html=desk.prose(&text.html)></div>
            {text.example.as_ref().map(|example| self::example(desk, example))}
            {(!text.checks.is_empty()).then(|| checks(desk, &text.checks))}
            {text.try_it.as_ref().map(|task| try_it(desk, task))}
            {(stage.shelf != Shelf::Hard).then(|| read_mark(desk, lesson))}
            {print::offer(desk, Word::PrintLesson)}
            {safety::sources(desk, &text.sources)}
        </article>
        {pager(desk, &here)}
    }
    .into_any()
}

/// What to do in the next ten minutes, before anything is explained.
fn now(desk: Desk, html: &str) -> AnyView {
    view! {
        <section class="now" aria-labelledby="now">
            <h2 id="now">{desk.say(Word::NextTenMinutes)}</h2>
            <div class="prose" inner_html=desk.prose(html)></div>
        </section>
    }
    .into_any()
}

fn example(desk: Desk, example: &Example) -> AnyView {
    view! {
        <aside class="example" aria-labelledby="example">
            <h2 id="example">{example.title.clone()}</h2>
            <div inner_html=desk.prose(&example.html)></div>
        </aside>
    }
    .into_any()
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

fn try_it(desk: Desk, task: &TryIt) -> AnyView {
    let curriculum = desk.curriculum();
    let sheet = task.worksheet.as_ref().and_then(|id| curriculum.worksheet(id));
    let button = sheet.map(|(_, sheet)| {
        let href = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start));
        let words = desk.phrase(Word::OpenSheet, &[("title", &sheet.title)]);
        view! { <p><a class="btn btn-primary" href=href>{words}</a></p> }
    });
    view! {
        <section class="try" aria-labelledby="try">
            <h2 id="try">{desk.say(Word::TryIt)}</h2>
            <div inner_html=desk.prose(&task.html)></div>
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
        <p class="actions needs-app" hidden=move || desk.store.is_locked()>
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
