//! Where a page stands: the way up above its title, the way back and on below it.

use leptos::prelude::*;

use crate::curriculum::Stage;
use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;

/// The pages above this one, the topmost first.
pub fn crumbs(desk: Desk, above: &[(Route, String)]) -> Option<AnyView> {
    if above.is_empty() {
        return None;
    }
    let links = above.iter().map(|(route, title)| view! { <a href=desk.href(route)>{title.clone()}</a> });
    Some(view! { <nav class="crumbs" aria-label=desk.say(Word::YouAreHere)>{links.collect_view()}</nav> }.into_any())
}

/// The page where one begins, and the stage where there is one, each once.
pub fn way_up(desk: Desk, stage: Option<&Stage>) -> Vec<(Route, String)> {
    let start = desk.start();
    let name = if start == Route::Home { Word::NavHome } else { Word::NavFamily };
    let stage = stage.map(|stage| (Route::Stage(stage.id.clone()), stage.title.clone()));
    let mut above = vec![(start, desk.say(name))];
    above.extend(stage.filter(|(route, _)| *route != above[0].0));
    above
}

/// The pages before and after this one, along its shelf.
pub fn pager(desk: Desk, here: &Route) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let (before, after) = here.beside(&curriculum);
    if before.is_none() && after.is_none() {
        return None;
    }
    let link = |route: Route, rel: &'static str, word| {
        view! {
            <a rel=rel href=desk.href(&route)>
                <span class="pager-way">{desk.say(word)}</span>
                " "
                {title(desk, &route)}
            </a>
        }
    };
    let view = view! {
        <nav class="pager" aria-label=desk.say(Word::BeforeAndAfter)>
            {before.map(|route| link(route, "prev", Word::Previous))}
            {after.map(|route| link(route, "next", Word::Next))}
        </nav>
    };
    Some(view.into_any())
}

/// The title of a stage, lesson or worksheet.
pub fn title(desk: Desk, route: &Route) -> String {
    let curriculum = desk.curriculum();
    let title = match route {
        Route::Stage(id) => curriculum.stage(id).map(|stage| &stage.title),
        Route::Lesson(id) => curriculum.lesson(id).map(|(_, lesson)| &lesson.title),
        Route::Worksheet(id, _) => curriculum.worksheet(id).map(|(_, sheet)| &sheet.title),
        _ => None,
    };
    title.cloned().unwrap_or_default()
}

/// "3 of 18 in this part. About 3 min to read."
pub fn place_in_stage(desk: Desk, here: &Route, minutes: Option<String>) -> Option<AnyView> {
    let place = here
        .place_in_stage(&desk.curriculum())
        .filter(|(_, total)| *total > 1)
        .map(|(n, total)| desk.phrase(Word::PlaceInStage, &[("n", &n.to_string()), ("total", &total.to_string())]));
    let words: Vec<String> = place.into_iter().chain(minutes).collect();
    (!words.is_empty()).then(|| view! { <p class="place">{words.join(" ")}</p> }.into_any())
}
