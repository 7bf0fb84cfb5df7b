//! What family and friends have of their own: all their pages in one list, and what they wrote. Nothing here leads to the
//! workbook, the plan or the answers of the person they care about, nor reads them.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Shelf, Stage};
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::ui::shell::download_copy;
use crate::ui::trail::{crumbs, way_up};
use crate::ui::{bring, erase, list::Heading};

/// All pages for family.
pub(super) fn contents(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let stages = curriculum.on(Shelf::Family).map(|stage| {
        view! {
            <h2><a href=desk.href(&Route::Stage(stage.id.clone()))>{stage.title.clone()}</a></h2>
            <p>{stage.summary.clone()}</p>
            {list::inside(desk, stage, Heading::Third)}
        }
    });
    view! {
        {crumbs(desk, &way_up(desk, None))}
        <h1 tabindex="-1">{desk.say(Word::FamilyContentsTitle)}</h1>
        {stages.collect_view()}
    }
    .into_any()
}

/// A copy of what family wrote, and erasing it.
pub(super) fn notes(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let written = curriculum.on(Shelf::Family).filter(|stage| !stage.worksheets.is_empty());
    view! {
        {crumbs(desk, &way_up(desk, None))}
        <h1 tabindex="-1">{desk.say(Word::FamilyNotesTitle)}</h1>
        <p class="lead">{desk.say(Word::FamilyNotesLead)}</p>
        {written.map(|stage| worksheets(desk, stage)).collect_view()}
        <h2>{desk.say(Word::FamilyCopyTitle)}</h2>
        <p>{desk.say(Word::FamilyCopyLead)}</p>
        <p class="actions needs-app">
            <button class="btn" type="button" on:click=move |_| download_copy(desk)>{desk.say(Word::DownloadCopy)}</button>
        </p>
        <h2>{desk.say(Word::FamilyBackTitle)}</h2>
        {bring::back(desk, Word::FamilyBackHint)}
        <h2>{desk.say(Word::FamilyEraseTitle)}</h2>
        <p>{desk.say(Word::FamilyEraseLead)}</p>
        <p>{desk.say(Word::EraseLimits)}</p>
        {erase::form(desk, Word::FamilyEraseButton, Word::FamilyEraseDone)}
    }
    .into_any()
}

fn worksheets(desk: Desk, stage: &Stage) -> AnyView {
    view! {
        <h2>{desk.say(Word::ToWrite)}</h2>
        {list::worksheets(desk, stage)}
    }
    .into_any()
}
