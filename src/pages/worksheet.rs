//! A worksheet: what it is for, its steps, the rows of its groups, and every answer on one page at the end.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Part, SheetText, Stage, Worksheet};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::trail::{crumbs, pager, place_in_stage, way_up};
use crate::ui::{safety, who};
use crate::workbook::progress::{group_of, place_before, places, step_at};

mod group;
mod review;
mod step;

/// The page of a worksheet at a place.
pub(super) fn page(desk: Desk, stage: &Stage, sheet: &Worksheet, text: &SheetText, place: &Place) -> AnyView {
    let inside = match place {
        Place::Start => start(desk, sheet, text),
        Place::Review => review::page(desk, sheet, text),
        Place::Group(id) => match group_of(sheet, id).zip(text.groups.get(id)) {
            Some((group, text)) => group::page(desk, sheet, group, text),
            None => start(desk, sheet, text),
        },
        Place::Step(_) | Place::Row(..) => match step_at(sheet, place) {
            Some(found) => step::page(desk, sheet, text, found, place),
            None => start(desk, sheet, text),
        },
    };
    view! { {trail(desk, stage, sheet, place)} {inside} }.into_any()
}

/// The way up, and from a step the way back.
fn trail(desk: Desk, stage: &Stage, sheet: &Worksheet, place: &Place) -> AnyView {
    let above = match place_before(sheet, place) {
        None => way_up(desk, Some(stage)),
        Some(before) => vec![
            (Route::Worksheet(sheet.id.clone(), Place::Start), sheet.title.clone()),
            (Route::Worksheet(sheet.id.clone(), before), desk.say(Word::Back)),
        ],
    };
    view! { {crumbs(desk, &above)} }.into_any()
}

fn start(desk: Desk, sheet: &Worksheet, text: &SheetText) -> AnyView {
    let first = places(sheet).into_iter().next().unwrap_or(Place::Review);
    let about = desk
        .phrase(Word::SheetAbout, &[("minutes", &sheet.minutes.to_string()), ("n", &sheet.parts.len().to_string())]);
    let before = text.before.as_ref().map(|html| {
        view! {
            <h2>{desk.say(Word::WhatIsComing)}</h2>
            <div class="prose" inner_html=desk.prose(html)></div>
        }
    });
    let review = Route::Worksheet(sheet.id.clone(), Place::Review);
    let here = Route::Worksheet(sheet.id.clone(), Place::Start);
    view! {
        {place_in_stage(desk, &here, None)}
        <h1 tabindex="-1">{sheet.title.clone()}</h1>
        <p class="lead">{text.why.clone()}</p>
        <p>{about}</p>
        {text.card.as_ref().and_then(|id| safety::card(desk, id))}
        {before}
        {questions_ahead(desk, sheet)}
        {who::can_see(desk)}
        <p class="actions needs-app">
            <a class="btn btn-primary" href=desk.href(&Route::Worksheet(sheet.id.clone(), first))>{desk.say(Word::Start)}</a>
            <a class="btn" href=desk.href(&review)>{desk.say(Word::SeeAnswers)}</a>
        </p>
        {pager(desk, &here)}
    }
    .into_any()
}

/// The pages ahead by their headings, each a link: any order is fine.
fn questions_ahead(desk: Desk, sheet: &Worksheet) -> AnyView {
    let items = sheet.parts.iter().map(|part| {
        let (title, place) = match part {
            Part::Step(step) => (&step.title, Place::Step(step.id.clone())),
            Part::Group(group) => (&group.title, Place::Group(group.id.clone())),
        };
        view! { <li><a class="btn-link" href=desk.href(&Route::Worksheet(sheet.id.clone(), place))>{title.clone()}</a></li> }
    });
    view! {
        <div class="needs-app">
            <h2>{desk.say(Word::PagesAhead)}</h2>
            <ol class="steps">{items.collect_view()}</ol>
        </div>
    }
    .into_any()
}

/// "Goals: page 3 of 9"; only the title where there is one page.
fn page_of(desk: Desk, sheet: &Worksheet, place: &Place) -> String {
    let places = places(sheet);
    let total = places.len() - 1;
    if total == 1 {
        return sheet.title.clone();
    }
    let here = places.iter().position(|other| other == place).unwrap_or(0) + 1;
    desk.phrase(Word::StepPlace, &[("title", &sheet.title), ("n", &here.to_string()), ("total", &total.to_string())])
}
