//! Rows of stages, lessons and worksheets with their status in words. Whole rows are links; nothing is ever late.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Lesson, Shelf, Stage, Worksheet, WorksheetId};
use crate::route::{Paper, Place, Route};
use crate::ui::desk::Desk;
use crate::workbook::plan::plan;
use crate::workbook::progress::{self, Status, worksheet_status};

/// The level of the headings over a stage's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// On the stage's own page.
    Second,
    /// Where the stage itself has the second.
    Third,
}

/// What is in a stage: its lessons, then its worksheets, each list under a heading where there is anything in it.
pub fn inside(desk: Desk, stage: &Stage, level: Heading) -> AnyView {
    let desk = desk.on(stage.shelf);
    let head = |word: Word| match level {
        Heading::Second => view! { <h2>{desk.say(word)}</h2> }.into_any(),
        Heading::Third => view! { <h3>{desk.say(word)}</h3> }.into_any(),
    };
    // Tools are neither read nor written: the title of their stage says what they are.
    if stage.shelf == Shelf::Tools {
        return cards(desk, stage);
    }
    let lessons = (!stage.lessons.is_empty()).then(|| {
        let rows = stage.lessons.iter().map(|lesson| match stage.shelf {
            Shelf::Hard => card_row(desk, lesson),
            _ => lesson_row(desk, lesson),
        });
        view! { {head(Word::ToRead)} <ul class="tasks">{rows.collect_view()}</ul> }
    });
    let worksheets =
        (!stage.worksheets.is_empty()).then(|| view! { {head(Word::ToWrite)} {self::worksheets(desk, stage)} });
    view! { {lessons} {worksheets} }.into_any()
}

/// The worksheets of a stage.
pub fn worksheets(desk: Desk, stage: &Stage) -> AnyView {
    let desk = desk.on(stage.shelf);
    let row = |sheet: &Worksheet| match stage.shelf {
        Shelf::Daily => log_row(desk, sheet),
        _ => worksheet_row(desk, sheet),
    };
    view! { <ul class="tasks">{stage.worksheets.iter().map(row).collect_view()}</ul> }.into_any()
}

/// The cards for hard moments, or the tools, by title: nobody's task. Family is spared what reads somebody's workbook.
pub fn cards(desk: Desk, stage: &Stage) -> AnyView {
    let family = desk.for_family.get_untracked();
    let rows = stage.lessons.iter().filter(|lesson| !(family && lesson.own)).map(|lesson| card_row(desk, lesson));
    view! { <ul class="tasks">{rows.collect_view()}</ul> }.into_any()
}

fn card_row(desk: Desk, lesson: &Lesson) -> AnyView {
    let minutes = || desk.phrase(Word::MinutesToRead, &[("n", &minutes_to_read(lesson).to_string())]);
    let about = lesson.about.clone().unwrap_or_else(minutes);
    plain_row(desk.href(&Route::Lesson(lesson.id.clone())), &lesson.title, about)
}

/// A list that goes on is never completed.
fn log_row(desk: Desk, sheet: &Worksheet) -> AnyView {
    let about = desk.phrase(Word::MinutesToDo, &[("n", &sheet.minutes.to_string())]);
    plain_row(desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start)), &sheet.title, about)
}

/// A stage as one row.
pub fn stage_row(desk: Desk, stage: &Stage) -> AnyView {
    plain_row(desk.href(&Route::Stage(stage.id.clone())), &stage.title, stage.summary.clone())
}

/// A row without a status.
pub fn plain_row(href: String, name: &str, about: String) -> AnyView {
    view! {
        <li>
            <a class="task task-plain" href=href>
                <span class="task-name">{name.to_owned()}</span>
                " "
                <span class="task-about">{about}</span>
            </a>
        </li>
    }
    .into_any()
}

/// Worksheets that are made to be handed over: their answers stand on one page, ready to print.
const HANDED_OVER: [&str; 2] = ["intake-summary", "graduation"];

/// The pages made of the plan, each with what it is for.
pub fn papers(desk: Desk) -> AnyView {
    let rows = Paper::ALL.into_iter().map(|paper| {
        let (title, about) = paper.words();
        plain_row(desk.href(&Route::Paper(paper)), &desk.say(title), desk.say(about))
    });
    view! { <ul class="tasks">{rows.collect_view()}</ul> }.into_any()
}

/// Reviews of the worksheets that are made to be handed over.
pub fn handed_over(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let rows = HANDED_OVER.into_iter().filter_map(|id| {
        let (_, sheet) = curriculum.worksheet(&WorksheetId::new(id))?;
        let href = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Review));
        Some(plain_row(href, &sheet.title, desk.say(Word::HandedOverAbout)))
    });
    view! { <ul class="tasks">{rows.collect_view()}</ul> }.into_any()
}

/// "4 of 13 read or completed."
pub fn stage_count(desk: Desk, stage: &Stage) -> impl Fn() -> String + Send + Clone + 'static {
    let desk = desk.on(stage.shelf);
    let stage = stage.clone();
    move || {
        let (done, all) = desk.store.read(|workbook| progress::stage_count(workbook, &stage));
        desk.phrase(Word::StageCount, &[("n", &done.to_string()), ("total", &all.to_string())])
    }
}

fn lesson_row(desk: Desk, lesson: &Lesson) -> AnyView {
    let id = lesson.id.clone();
    let read = move || desk.store.read(|workbook| workbook.is_read(&id));
    let status = Signal::derive(move || if read() { Status::Completed } else { Status::NotStarted });
    let words =
        move || desk.say(if status.get() == Status::Completed { Word::StatusRead } else { Word::StatusNotRead });
    let about = desk.phrase(Word::MinutesToRead, &[("n", &minutes_to_read(lesson).to_string())]);
    row(desk.href(&Route::Lesson(lesson.id.clone())), &lesson.title, about, status, words)
}

fn worksheet_row(desk: Desk, sheet: &Worksheet) -> AnyView {
    let own = sheet.clone();
    let status = Signal::derive(move || desk.store.read(|workbook| worksheet_status(workbook, &own)));
    let words = move || {
        desk.say(match status.get() {
            Status::NotStarted => Word::StatusNotStarted,
            Status::InProgress => Word::StatusInProgress,
            Status::Completed => Word::StatusCompleted,
        })
    };
    let about = desk.phrase(Word::MinutesToDo, &[("n", &sheet.minutes.to_string())]);
    row(desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start)), &sheet.title, about, status, words)
}

fn row(
    href: String,
    name: &str,
    about: String,
    status: Signal<Status>,
    words: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let class = move || match status.get() {
        Status::NotStarted => "task",
        Status::InProgress => "task in-progress",
        Status::Completed => "task completed",
    };
    view! {
        <li>
            <a class=class href=href>
                <span class="task-name">{name.to_owned()}</span>
                " "
                <span class="task-about">{about}</span>
                " "
                <span class="task-status">{words}</span>
            </a>
        </li>
    }
    .into_any()
}

/// About how long a lesson takes to read, in whole minutes, at 150 words a minute: a slow reader's pace.
pub fn minutes_to_read(lesson: &Lesson) -> u32 {
    lesson.word_count.div_ceil(150).max(1)
}

/// "5 of 16 parts have something in them."
pub fn plan_count(desk: Desk) -> String {
    let curriculum = desk.curriculum();
    let parts = desk.store.read(|workbook| plan(&curriculum, workbook));
    let begun = parts.iter().filter(|part| !part.entries.is_empty()).count().to_string();
    desk.phrase(Word::PlanCount, &[("n", &begun), ("total", &parts.len().to_string())])
}
