//! A stage: what it is about, its daily practice, its lessons and worksheets. All shelves have the same form.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Practice, Stage, StageText};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::ui::trail::{crumbs, pager, way_up};

/// The page.
pub(super) fn page(desk: Desk, stage: &Stage, text: &StageText) -> AnyView {
    let here = Route::Stage(stage.id.clone());
    let above: Vec<_> = way_up(desk, None).into_iter().filter(|(route, _)| *route != here).collect();
    view! {
        {crumbs(desk, &above)}
        <h1 tabindex="-1">{stage.title.clone()}</h1>
        <p class="lead">{stage.summary.clone()}</p>
        <div class="prose" inner_html=desk.prose(&text.html)></div>
        {text.practice.as_ref().map(|each_day| practice(desk, each_day))}
        {list::inside(desk, stage, list::Heading::Second)}
        {check(desk, stage)}
        {pager(desk, &here)}
    }
    .into_any()
}

fn practice(desk: Desk, practice: &Practice) -> AnyView {
    view! {
        <section class="try" aria-labelledby="practice">
            <h2 id="practice">{desk.phrase(Word::EachDay, &[("title", &practice.title)])}</h2>
            <div inner_html=desk.prose(&practice.html)></div>
        </section>
    }
    .into_any()
}

/// A weekly check that lives in another stage is not among this one's worksheets.
fn check(desk: Desk, stage: &Stage) -> Option<AnyView> {
    let id = stage.weekly_check.as_ref().filter(|id| !stage.worksheets.iter().any(|sheet| sheet.id == **id))?;
    let curriculum = desk.curriculum();
    let (_, sheet) = curriculum.worksheet(id)?;
    let href = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start));
    Some(view! { <p>{desk.say(Word::OnceThisWeek)} " " <a href=href>{sheet.title.clone()}</a></p> }.into_any())
}
