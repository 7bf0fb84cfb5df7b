//! Today's sessions with the time to leave, or the next one, on Home. What is written about them stays on the schedule.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::workbook::Value;
use crate::workbook::answer::{date_in_words, typed};
use crate::workbook::schedule::{Schedule, Session};

/// The lines, and the way to the schedule.
pub(super) fn lines(desk: Desk) -> AnyView {
    let schedule = Memo::new(move |_| desk.store.read(|workbook| Schedule::read(&desk.curriculum(), workbook)));
    let lines = move || {
        let today = desk.today.get()?;
        let schedule = schedule.get();
        let here = schedule.on(today);
        if !here.is_empty() {
            let sessions = here.into_iter().map(|session| view! { <li>{one(desk, session)}</li> });
            return Some(view! { <p>{desk.say(Word::SessionToday)}</p> <ul>{sessions.collect_view()}</ul> }.into_any());
        }
        let next = schedule.next_after(today)?;
        let words = desk.phrase(Word::SessionNext, &[("date", &date_in_words(&desk.curriculum(), next))]);
        let first = schedule.on(next).first().map(|session| one(desk, session));
        Some(view! { <p>{words} " " {first}</p> }.into_any())
    };
    view! {
        {lines}
        <p><a class="btn-link" href=desk.href(&Route::Schedule)>{desk.say(Word::SessionLink)}</a></p>
    }
    .into_any()
}

/// "18:00 Group. Leave at 17:20."
fn one(desk: Desk, session: &Session) -> String {
    let time = |time| typed(&Value::Time(time));
    let when = session.start.map_or_else(|| desk.say(Word::ScheduleNoTime), time);
    let what = session.title.clone().unwrap_or_else(|| desk.say(Word::ScheduleSession));
    let leave = session.leave.map(|leave| desk.phrase(Word::ScheduleLeave, &[("time", &time(leave))]));
    format!("{when} {what}. {}", leave.unwrap_or_default())
}
