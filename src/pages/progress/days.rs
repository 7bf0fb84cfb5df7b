//! The third sign: days of use and days without. Off until it is asked for; the week is the unit; nothing is ever set back.

use chrono::{Days as Ahead, NaiveDate};
use leptos::prelude::*;

use super::nothing_yet;
use crate::curriculum::words::Word;
use crate::ui::chart::{Square, by_weekday, name, row_head, row_name, table};
use crate::ui::desk::Desk;
use crate::workbook::schedule::Programme;
use crate::workbook::signs::{Count, Days, Noted, Unit};
use crate::workbook::{Edit, Setting};

/// Written under [`Setting::DayCounter`] while it is on.
const ON: &str = "on";

/// So many weeks are shown day by day; those before them by month.
const WEEKS: u64 = 12;

/// The section with its heading.
pub(super) fn section(desk: Desk) -> AnyView {
    let on = Memo::new(move |_| desk.store.read(|workbook| workbook.is_on(Setting::DayCounter)));
    let count = move || on.get().then(|| view! { {start(desk)} {move || counted(desk)} {move || calendar(desk)} });
    view! {
        <h2>{desk.say(Word::DaysTitle)}</h2>
        <p id="days-lead">{desk.say(Word::DaysLead)}</p>
        <fieldset class="field needs-app no-print" aria-describedby="days-lead" id="day-counter">
            <legend class="label">{desk.say(Word::DaysShow)}</legend>
            {choice(desk, false)}
            {choice(desk, true)}
        </fieldset>
        {count}
    }
    .into_any()
}

fn choice(desk: Desk, on: bool) -> AnyView {
    let chosen = move || desk.store.read(|workbook| workbook.is_on(Setting::DayCounter)) == on;
    let put = move |_| desk.store.edit(Edit::Set(Setting::DayCounter, on.then(|| ON.to_owned())));
    view! {
        <label class="option">
            <input type="radio" name="day-counter" value=if on { "on" } else { "off" } autocomplete="off" prop:checked=chosen on:change=put />
            <span>{desk.say(if on { Word::On } else { Word::Off })}</span>
        </label>
    }
    .into_any()
}

/// The day to count from: the person's choice, or the first of the programme, or the first with a note.
fn counts_from(desk: Desk) -> Option<NaiveDate> {
    let curriculum = desk.curriculum();
    desk.store.read(|workbook| {
        let chosen = workbook.setting(Setting::DayStart).and_then(|day| day.parse().ok());
        chosen.or_else(|| Programme::read(&curriculum, workbook).start).or_else(|| Days::read(workbook).first())
    })
}

fn start(desk: Desk) -> AnyView {
    let value = move || counts_from(desk).map(|day| day.to_string()).unwrap_or_default();
    let put = move |event| {
        let typed = event_target_value(&event);
        // Half a date is none yet.
        if typed.is_empty() || typed.parse::<NaiveDate>().is_ok() {
            desk.store.edit(Edit::Set(Setting::DayStart, Some(typed).filter(|day| !day.is_empty())));
        }
    };
    view! {
        <div class="field no-print">
            <label class="label" for="day-start">{desk.say(Word::DaysStart)}</label>
            <p class="hint" id="day-start-hint">{desk.say(Word::DaysStartHint)}</p>
            <input
                class="input input-short"
                type="date"
                id="day-start"
                aria-describedby="day-start-hint"
                autocomplete="off"
                prop:value=value
                on:change=put
            />
        </div>
    }
    .into_any()
}

/// The days in all, and beside them those in a row. A run of none is not spoken of.
fn counted(desk: Desk) -> Option<AnyView> {
    let from = counts_from(desk)?;
    let found = desk.store.read(Days::read).count(from, desk.today.get()?);
    let Some(Count { all, without, noted, run, longest }) = found else {
        return Some(view! { <p>{desk.say(Word::DaysAhead)}</p> }.into_any());
    };
    let date = name(desk, Unit::Week, from);
    let number = |n: i64| n.to_string();
    let in_all = desk.phrase(Word::DaysTotal, &[("n", &number(without)), ("total", &number(all)), ("date", &date)]);
    let runs = if run > 0 {
        desk.phrase(Word::DaysRun, &[("n", &number(run)), ("longest", &number(longest))])
    } else {
        desk.phrase(Word::DaysLongest, &[("longest", &number(longest))])
    };
    let notes = desk.phrase(Word::DaysNoted, &[("n", &number(noted))]);
    Some(view! { <p class="lead">{in_all}</p> <p>{runs} " " {notes}</p> }.into_any())
}

/// What was noted, day by day and then by month. It is there for good, whatever is counted above.
fn calendar(desk: Desk) -> Option<AnyView> {
    let today = desk.today.get()?;
    let days = desk.store.read(Days::read);
    let Some(first) = days.first() else { return Some(nothing_yet(desk, Word::DaysNone, &["check-in"])) };
    let this_week = Unit::Week.of(today);
    let weeks = (0..WEEKS).rev().filter_map(|back| this_week.checked_sub_days(Ahead::new(7 * back)));
    let shown: Vec<NaiveDate> = weeks.filter(|week| *week >= Unit::Week.of(first)).collect();
    let row = |week: &NaiveDate| {
        let days = (0..7).map(|day| square(desk, week.checked_add_days(Ahead::new(day)).and_then(|day| days.on(day))));
        (row_name(desk, Unit::Week, *week), days.collect())
    };
    let rows = shown.iter().map(row).collect();
    let grid = by_weekday(desk, desk.say(Word::DaysTitle), row_head(desk, Unit::Week), rows);
    let by_month = days.by(Unit::Month).into_iter();
    let months = by_month
        .map(|(month, without, with)| vec![row_name(desk, Unit::Month, month), without.to_string(), with.to_string()]);
    let heads = vec![row_head(desk, Unit::Month), desk.say(Word::DayWithout), desk.say(Word::DayWith)];
    Some(
        view! {
            <p class="quiet">{desk.say(Word::DaysKey)}</p>
            {grid}
            <details class="numbers">
                <summary>{desk.say(Word::DaysMonths)}</summary>
                {table(desk.say(Word::DaysTitle), heads, months.collect())}
            </details>
        }
        .into_any(),
    )
}

fn square(desk: Desk, noted: Option<Noted>) -> Square {
    let (sign, word) = match noted {
        Some(Noted::NotUsed) => ("●", Word::DayWithout),
        Some(Noted::Used) => ("○", Word::DayWith),
        None => ("·", Word::DayOpen),
    };
    Square { sign: sign.to_owned(), words: desk.say(word), weight: 0 }
}
