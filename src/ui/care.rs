//! Words for somebody who has used: the body first, then one next step. It counts nothing and judges nothing.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{LessonId, WorksheetId};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::trail::title;

/// The words, below the cards that the answer has opened.
pub fn words(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let link =
        |route: Route, class: &'static str| view! { <a class=class href=desk.href(&route)>{title(desk, &route)}</a> };
    let first = LessonId::new("first-hour-steps");
    let first = curriculum.lesson(&first).map(|_| link(Route::Lesson(first.clone()), "btn btn-primary"));
    let plan = WorksheetId::new("setback-plan");
    let plan = curriculum.worksheet(&plan).map(|_| link(Route::Worksheet(plan.clone(), Place::Review), "btn-link"));
    view! {
        <section class="card" aria-labelledby="care">
            <h2 id="care">{desk.say(Word::CareTitle)}</h2>
            <p>{desk.say(Word::CareBody)}</p>
            <p>{desk.say(Word::CareDays)}</p>
            <p>{desk.say(Word::CareNext)}</p>
            <p class="actions">{first} " " {plan}</p>
        </section>
    }
    .into_any()
}
