//! One view for each route. Pages know the store, the route and the parts in `ui`; they never know each other.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::{Place, Route};
use crate::store::Access;
use crate::ui::desk::Desk;
use crate::workbook::Setting;
use crate::workbook::progress::{group_of, step_at};

mod backup;
mod contents;
mod daily;
mod family;
mod help;
mod home;
mod lesson;
mod lock;
mod plan;
mod progress;
mod prose;
mod room;
mod schedule;
mod search;
mod settings;
mod share;
mod stage;
mod tool;
mod worksheet;

/// The page of a route.
pub fn page(desk: Desk, route: Route) -> AnyView {
    let curriculum = desk.curriculum();
    if route.shows_answers(&curriculum) && desk.own.is_locked() {
        return lock::locked(desk);
    }
    let desk = desk.on(route.shelf(&curriculum).unwrap_or_default());
    let found = match &route {
        Route::Home => Some(home::page(desk)),
        Route::Contents => Some(contents::page(desk)),
        Route::Stage(id) => curriculum.stage(id).map(|found| match found.text() {
            Some(text) => stage::page(desk, found, text),
            None => unreached(desk),
        }),
        Route::Lesson(id) => curriculum.lesson(id).map(|(stage, found)| match curriculum.lesson_text(id) {
            Some(text) => match &text.tool {
                Some(tool) => tool::page(desk, stage, found, text, tool),
                None => lesson::page(desk, stage, found, text),
            },
            None => unreached(desk),
        }),
        Route::Worksheet(id, place) => curriculum.worksheet(id).map(|(stage, found)| match curriculum.sheet_text(id) {
            Some(text) => worksheet::page(desk, stage, found, text, place),
            None => unreached(desk),
        }),
        Route::Daily(page) => Some(match curriculum.sheet_text(&page.log().0) {
            Some(_) => daily::page(desk, *page),
            None => unreached(desk),
        }),
        Route::Plan => Some(plan::page(desk)),
        Route::Paper(paper) => Some(plan::paper(desk, *paper).unwrap_or_else(|| unreached(desk))),
        Route::Schedule => Some(schedule::page(desk)),
        Route::Progress => Some(progress::page(desk)),
        Route::Help => Some(help::page(desk)),
        Route::Settings => Some(settings::page(desk)),
        Route::Lock => Some(lock::page(desk)),
        Route::Backup => Some(backup::page(desk)),
        Route::Share => Some(share::page(desk)),
        Route::Search => Some(search::page(desk)),
        Route::Room => Some(room::page(desk)),
        Route::FamilyContents => Some(family::contents(desk)),
        Route::FamilyNotes => Some(family::notes(desk)),
        Route::Page(id) => curriculum.pages.iter().find(|page| page.id == *id).map(|found| prose::page(desk, found)),
        Route::NotFound => None,
    };
    found.unwrap_or_else(|| not_found(desk))
}

/// The title of the tab: the same words as the `h1`, then the name of the app. Discreet, since history keeps it; a plain
/// name and nothing else where that was chosen.
pub fn title(desk: Desk, route: &Route) -> String {
    if desk.own.peek(|workbook| workbook.is_on(Setting::PlainName)) {
        return desk.say(Word::PlainName);
    }
    let page = heading(desk, route);
    if *route == Route::Home && desk.store.peek(home::is_new) {
        return page;
    }
    desk.phrase(Word::PageTitle, &[("page", &page), ("app", &desk.say(Word::AppName))])
}

/// The words of a route's `h1`.
pub fn heading(desk: Desk, route: &Route) -> String {
    if route.shows_answers(&desk.curriculum()) && desk.own.access_now() == Access::Locked {
        return desk.say(Word::LockedTitle);
    }
    if desk.lacks(route) {
        return desk.say(Word::UnreachedTitle);
    }
    name(desk, route)
}

/// What a page is called, whether it can be shown just now or not.
pub fn name(desk: Desk, route: &Route) -> String {
    let curriculum = desk.curriculum();
    let found = match route {
        Route::Home if desk.store.peek(home::is_new) => Some(home::welcome_title(desk)),
        Route::Home => Some(desk.say(Word::HomeTitle)),
        Route::Contents => Some(desk.say(Word::ContentsTitle)),
        Route::Stage(id) => curriculum.stage(id).map(|stage| stage.title.clone()),
        Route::Lesson(id) => curriculum.lesson(id).map(|(_, lesson)| lesson.title.clone()),
        Route::Worksheet(id, place) => curriculum.worksheet(id).map(|(_, sheet)| match place {
            Place::Start => sheet.title.clone(),
            Place::Review => desk.phrase(Word::ReviewTitle, &[("title", &sheet.title)]),
            Place::Group(group) => group_of(sheet, group).map(|group| group.title.clone()).unwrap_or_default(),
            Place::Step(_) | Place::Row(..) => step_at(sheet, place).map(|step| step.title.clone()).unwrap_or_default(),
        }),
        Route::Daily(page) => Some(desk.say(daily::title(*page))),
        Route::Plan => Some(desk.say(Word::PlanTitle)),
        Route::Paper(paper) => Some(desk.say(paper.words().0)),
        Route::Schedule => Some(desk.say(Word::ScheduleTitle)),
        Route::Progress => Some(desk.say(Word::ProgressTitle)),
        Route::Help => curriculum.pages.iter().find(|page| page.id == "help").map(|page| page.title.clone()),
        Route::Settings => Some(desk.say(Word::SettingsTitle)),
        Route::Lock => Some(desk.say(Word::LockTitle)),
        Route::Backup => Some(desk.say(Word::BackupTitle)),
        Route::Share => Some(desk.say(Word::ShareTitle)),
        Route::Search => Some(desk.say(Word::SearchTitle)),
        Route::Room => Some(desk.say(Word::RoomTitle)),
        Route::FamilyContents => Some(desk.say(Word::FamilyContentsTitle)),
        Route::FamilyNotes => Some(desk.say(Word::FamilyNotesTitle)),
        Route::Page(id) => curriculum.pages.iter().find(|page| page.id == *id).map(|page| page.title.clone()),
        Route::NotFound => None,
    };
    found.unwrap_or_else(|| desk.say(Word::NotFoundTitle))
}

/// The page is there, and what is read on it could not be fetched.
fn unreached(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::UnreachedTitle)}</h1>
        <p>{desk.say(Word::UnreachedText)}</p>
        <p class="actions">
            <button class="btn btn-primary" type="button" on:click=move |_| desk.try_again()>
                {desk.say(Word::TryAgain)}
            </button>
        </p>
    }
    .into_any()
}

fn not_found(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::NotFoundTitle)}</h1>
        <p>{desk.say(Word::NotFoundText)}</p>
        <p class="actions">
            <a class="btn btn-primary" href=desk.href(&desk.start())>{desk.say(Word::NotFoundHome)}</a>
        </p>
    }
    .into_any()
}
