//! Contents: every stage with its lessons and worksheets, folded so that a phone can show them all. Nothing is hidden
//! from somebody without scripts: the folds are the browser's own.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Shelf, Stage, StageId};
use crate::platform::document;
use crate::route::Route;
use crate::search::{SCREENS, Screen};
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::workbook::progress::current_stage;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let today = desk.today.get_untracked();
    let current = desk.store.peek(|workbook| current_stage(&curriculum, workbook, today).map(|stage| stage.id.clone()));
    let open = desk.unfolded.get_value().unwrap_or_else(|| current.into_iter().collect());
    let under = |heading: Word, shelves: &[Shelf]| {
        let stages = shelves.iter().flat_map(|shelf| curriculum.on(*shelf));
        let folds: Vec<AnyView> = stages.map(|stage| fold(desk, stage, &open)).collect();
        (!folds.is_empty()).then(|| view! { <h2>{desk.say(heading)}</h2> {folds} })
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::ContentsTitle)}</h1>
        <p class="lead">{desk.say(Word::ContentsLead)}</p>
        <p><a class="btn" href=desk.href(&Route::Search)>{desk.say(Word::SearchTitle)}</a></p>
        {under(Word::TheProgramme, &[Shelf::Programme])}
        {under(Word::AtAnyTime, &[Shelf::Daily, Shelf::Tools, Shelf::Hard, Shelf::Therapies])}
        {own_screens(desk)}
        <h2>{desk.say(Word::PlanPapers)}</h2>
        {list::papers(desk)}
        {curriculum.family().map(|stage| for_family(desk, stage))}
    }
    .into_any()
}

/// One stage, open if it is among those that are.
fn fold(desk: Desk, stage: &Stage, open: &[StageId]) -> AnyView {
    let id = stage.id.clone();
    let before = open.to_vec();
    // What was opened or closed is still so when one comes back to the page.
    let remember = move |event: leptos::ev::Event| {
        let is_open = document::is_open(&event);
        desk.unfolded.update_value(|unfolded| {
            let unfolded = unfolded.get_or_insert_with(|| before.clone());
            unfolded.retain(|other| *other != id);
            if is_open {
                unfolded.push(id.clone());
            }
        });
    };
    view! {
        <details class="fold" open=open.contains(&stage.id) on:toggle=remember>
            <summary>
                <span class="fold-name">{stage.title.clone()}</span>
                " "
                {counted(desk, stage)}
            </summary>
            <p>
                {stage.summary.clone()}
                " "
                <a href=desk.href(&Route::Stage(stage.id.clone()))>
                    {desk.say(Word::OpenStage)} <span class="sr-only">" " {stage.title.clone()}</span>
                </a>
            </p>
            {list::inside(desk, stage, list::Heading::Third)}
        </details>
    }
    .into_any()
}

/// How much of a stage is done; tools, cards for hard moments and lists that go on are nobody's task.
fn counted(desk: Desk, stage: &Stage) -> Option<AnyView> {
    (!matches!(stage.shelf, Shelf::Hard | Shelf::Tools | Shelf::Daily))
        .then(|| view! { <span class="fold-about">{list::stage_count(desk, stage)}</span> }.into_any())
}

/// What is there to do with the workbook as a whole.
fn own_screens(desk: Desk) -> AnyView {
    let row =
        |screen: Screen| list::plain_row(desk.href(&screen.route), &desk.say(screen.title), desk.say(screen.about));
    view! {
        <h2>{desk.say(Word::HomeTitle)}</h2>
        <ul class="tasks">{SCREENS.map(row).collect_view()}</ul>
    }
    .into_any()
}

fn for_family(desk: Desk, stage: &Stage) -> AnyView {
    view! {
        <h2>{desk.say(Word::FamilyShelf)}</h2>
        <ul class="tasks">{list::stage_row(desk, stage)}</ul>
    }
    .into_any()
}
