//! The sessions as a file for the calendar of a phone or computer. It says what others may see there before it is made.

use leptos::prelude::*;

use super::View;
use crate::curriculum::words::Word;
use crate::export::calendar::{Wishes, calendar};
use crate::platform::{clock, file};

/// The section.
pub(super) fn section(view: View) -> AnyView {
    let desk = view.desk;
    let wishes = RwSignal::new(Wishes::default());
    let made = RwSignal::new(false);
    let tick = |name: &'static str, word: Word, set: fn(&mut Wishes)| {
        view! {
            <label class="option">
                <input type="checkbox" name=name autocomplete="off" on:change=move |_| wishes.update(set) />
                <span>{desk.say(word)}</span>
            </label>
        }
    };
    let make = move |_| {
        let Some(today) = desk.today.get_untracked() else { return };
        let now = desk.store.peek(|workbook| workbook.next_stamp(clock::now_ms()));
        let text = view
            .schedule
            .with_untracked(|schedule| calendar(&desk.curriculum(), schedule, wishes.get_untracked(), today, now));
        made.set(file::download(&desk.say(Word::CalendarFile), "text/calendar", &text));
    };
    let shared = desk.phrase(Word::CalendarShared, &[("entry", &desk.say(Word::CalendarEntry))]);
    let open_end = move || {
        let open = view.schedule.with(|schedule| schedule.sessions.iter().any(|one| schedule.last_day(one).is_none()));
        open.then(|| view! { <p>{desk.say(Word::CalendarOpenEnd)}</p> })
    };
    let none = move || view.schedule.with(|schedule| schedule.sessions.is_empty());
    view! {
        <section class="no-print needs-app" aria-labelledby="calendar" hidden=none>
            <h2 id="calendar">{desk.say(Word::CalendarTitle)}</h2>
            <p>{desk.say(Word::CalendarLead)}</p>
            <p id="calendar-shared">{shared}</p>
            <fieldset class="field" aria-describedby="calendar-shared">
                <legend class="label">{desk.say(Word::CalendarWhat)}</legend>
                {tick("kind", Word::CalendarKind, |wishes| wishes.kind = !wishes.kind)}
                {tick("place", Word::CalendarPlace, |wishes| wishes.place = !wishes.place)}
                {tick("day-before", Word::CalendarDayBefore, |wishes| wishes.day_before = !wishes.day_before)}
            </fieldset>
            {open_end}
            <p class="actions">
                <button class="btn" type="button" on:click=make>{desk.say(Word::CalendarMake)}</button>
            </p>
            <p role="status">{move || made.get().then(|| desk.say(Word::CalendarMade))}</p>
            <p class="quiet">{desk.say(Word::CalendarAgain)}</p>
        </section>
    }
    .into_any()
}
