//! Contents: every stage with its lessons and worksheets.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::list;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let stages = curriculum.stages.iter().map(|stage| {
        view! {
            <h2><a href=desk.href(&Route::Stage(stage.id.clone()))>{stage.title.clone()}</a></h2>
            <p>{stage.summary.clone()}</p>
            <h3>{desk.say(Word::ToRead)}</h3>
            {list::lessons(desk, stage)}
            <h3>{desk.say(Word::ToWrite)}</h3>
            {list::worksheets(desk, stage)}
        }
    });
    view! {
        <h1 tabindex="-1">{desk.say(Word::ContentsTitle)}</h1>
        <p class="lead">{desk.say(Word::ContentsLead)}</p>
        {stages.collect_view()}
    }
    .into_any()
}
