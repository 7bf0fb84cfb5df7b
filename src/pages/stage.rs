//! A stage of the programme: what it is about, its daily practice, its lessons and worksheets.

use leptos::prelude::*;

use crate::curriculum::Stage;
use crate::curriculum::words::Word;
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::ui::trail::{Way, crumbs, pager};

/// The page.
pub(super) fn page(desk: Desk, stage: &Stage) -> AnyView {
    let curriculum = desk.curriculum();
    let here = curriculum.stages.iter().position(|other| other.id == stage.id);
    let beside = |step: isize| {
        let other = curriculum.stages.get(here?.checked_add_signed(step)?)?;
        Some(Way { route: Route::Stage(other.id.clone()), title: other.title.clone() })
    };
    // A check that lives in another stage is not among this one's worksheets.
    let check = stage.weekly_check.as_ref().filter(|id| !stage.worksheets.iter().any(|sheet| sheet.id == **id));
    let check = check.and_then(|id| curriculum.worksheet(id)).map(|(_, sheet)| {
        let href = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Start));
        view! { <p>{desk.say(Word::OnceThisWeek)} " " <a href=href>{sheet.title.clone()}</a></p> }
    });
    let practice = stage.practice.as_ref().map(|practice| {
        view! {
            <section class="try" aria-labelledby="practice">
                <h2 id="practice">{desk.phrase(Word::EachDay, &[("title", &practice.title)])}</h2>
                <div inner_html=desk.prose(&practice.html)></div>
            </section>
        }
    });
    view! {
        {crumbs(desk, &[(Route::Home, desk.say(Word::NavHome))])}
        <h1 tabindex="-1">{stage.title.clone()}</h1>
        <p class="lead">{stage.summary.clone()}</p>
        <div class="prose" inner_html=desk.prose(&stage.html)></div>
        {practice}
        <h2>{desk.say(Word::ToRead)}</h2>
        {list::lessons(desk, stage)}
        <h2>{desk.say(Word::ToWrite)}</h2>
        {list::worksheets(desk, stage)}
        {check}
        {pager(desk, beside(-1), beside(1))}
    }
    .into_any()
}
