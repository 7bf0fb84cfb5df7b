//! Tests of the usual week: where sessions come from, when they begin and end, and what stands round them.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

use super::*;
use crate::curriculum::{ChoiceId, GroupId};
use crate::workbook::{Edit, Setting, Value};

mod dates;
mod person;

pub(crate) use person::{MONDAY, Person, choice, day, time, words};

fn ticked(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|id| ChoiceId::new(id)).collect())
}

/// The days of a list as text.
fn listed(days: impl Iterator<Item = NaiveDate>) -> Vec<String> {
    days.map(|day| day.to_string()).collect()
}

#[test]
fn sessions_are_those_written_down_in_order_of_day_and_time() {
    let mut person = Person::in_programme("2026-11-23", 8);
    assert!(person.schedule().is_empty());
    person.adds_session("thursday", "18:00", "21:00", "group");
    person.adds_session("monday", "18:00", "20:30", "group");
    let early = person.adds_session("monday", "09:00", "09:50", "individual");
    person.answers(SHEET, "place", Some(&early), Some(words("Room 4")));
    person.answers(SHEET, "leave-time", Some(&early), Some(Value::Time(time("08:10"))));
    let schedule = person.schedule();
    let told: Vec<_> = schedule.sessions.iter().map(|one| (one.day, one.start.unwrap().to_string())).collect();
    let at = |day, time: &str| (day, time.to_owned());
    assert_eq!(told, [at(Weekday::Mon, "09:00:00"), at(Weekday::Mon, "18:00:00"), at(Weekday::Thu, "18:00:00")]);
    let first = &schedule.sessions[0];
    assert_eq!((first.title.as_deref(), first.place.as_deref()), (Some("INDIVIDUAL"), Some("Room 4")));
    assert_eq!((first.leave, first.minutes()), (Some(time("08:10")), Some(50)));
    assert!(first.change.href(&person.curriculum, "").contains("at=sessions&row="), "{:?}", first.change);
}

#[test]
fn without_rows_they_follow_from_the_days_and_times_of_the_programme() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.says("logistics", "session-days", ticked(&["tuesday", "friday"]));
    person.says("logistics", "start-time", Value::Time(time("09:30")));
    person.says("logistics", "end-time", Value::Time(time("12:30")));
    person.says("logistics", "travel", words("Bus 9"));
    let schedule = person.schedule();
    assert_eq!(schedule.sessions.len(), 2);
    let second = &schedule.sessions[1];
    assert_eq!((second.day, second.start, second.minutes()), (Weekday::Fri, Some(time("09:30")), Some(180)));
    assert_eq!((second.travel.as_deref(), second.title.as_deref()), (Some("Bus 9"), None));

    let row = person.adds_session("wednesday", "18:00", "21:00", "group");
    assert_eq!(person.schedule().sessions.len(), 1, "what is written down says more than the days alone");
    person.does(Edit::SetRowRemoved(WorksheetId::new(SHEET), GroupId::new(ROWS), row, true));
    assert_eq!(person.schedule().sessions.len(), 2);
}

#[test]
fn a_row_without_a_day_is_pointed_out_and_in_no_week() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.adds(SHEET, ROWS, &[("place", words("Room 4"))]);
    let schedule = person.schedule();
    assert_eq!((schedule.sessions.len(), schedule.without_day.len()), (0, 1));
    assert!(!schedule.is_empty());
}

#[test]
fn own_words_take_the_place_of_something_else() {
    let mut person = Person::new();
    let row = person.adds_session("monday", "18:00", "21:00", "something-else");
    assert_eq!(person.schedule().sessions[0].title.as_deref(), Some("SOMETHING-ELSE"));
    person.answers(SHEET, "session-kind-else", Some(&row), Some(words("Music")));
    assert_eq!(person.schedule().sessions[0].title.as_deref(), Some("Music"));
    person.answers(SHEET, "session-kind", Some(&row), Some(choice("group")));
    assert_eq!(person.schedule().sessions[0].title.as_deref(), Some("GROUP"));
}

#[test]
fn a_session_runs_from_the_first_day_of_the_programme_to_its_last_week() {
    let mut person = Person::in_programme("2026-11-25", 2);
    person.adds_session("monday", "18:00", "21:00", "group");
    let schedule = person.schedule();
    let on = schedule.sessions[0].clone();
    let all = day("2026-11-01").iter_days().take(60).filter(|day| schedule.is_on(&on, *day));
    assert_eq!(listed(all), ["2026-11-30", "2026-12-07"]);
    assert_eq!(schedule.first_day(&on, day("2027-03-01")), Some(day("2026-11-30")));
    assert_eq!(schedule.last_day(&on), Some(day("2026-12-08")));
    assert_eq!(schedule.next_after(day("2026-11-01")), Some(day("2026-11-30")));
    assert_eq!(schedule.next_after(day("2026-11-30")), Some(day("2026-12-07")));
    assert_eq!(schedule.next_after(day("2026-12-07")), None);
}

#[test]
fn a_last_day_of_its_own_ends_a_session_early_or_late() {
    let mut person = Person::in_programme("2026-11-23", 2);
    let row = person.adds_session("monday", "18:00", "21:00", "group");
    for (last, expected) in
        [("2026-11-29", vec!["2026-11-23"]), ("2026-12-07", vec!["2026-11-23", "2026-11-30", "2026-12-07"])]
    {
        person.answers(SHEET, "last-day", Some(&row), Some(Value::Date(day(last))));
        let schedule = person.schedule();
        let all = day("2026-11-01").iter_days().take(60).filter(|day| !schedule.on(*day).is_empty());
        assert_eq!(listed(all), expected, "{last}");
    }
    person.answers(SHEET, "last-day", Some(&row), Some(Value::Date(day("2026-11-22"))));
    let schedule = person.schedule();
    assert_eq!(schedule.first_day(&schedule.sessions[0], day("2026-11-23")), None, "it ended before it began");
}

#[test]
fn weeks_are_those_of_the_programme_and_calendar_weeks_where_its_first_day_is_not_known() {
    let person = Person::in_programme("2026-11-25", 8);
    let first = |text: &str| person.schedule().week_of(day(text)).to_string();
    assert_eq!(first("2026-11-25"), "2026-11-25");
    assert_eq!(first("2026-12-01"), "2026-11-25");
    assert_eq!(first("2026-12-02"), "2026-12-02");
    assert_eq!(first("2026-11-24"), "2026-11-18", "before the first day too");
    assert_eq!(Person::new().schedule().week_of(day("2026-11-29")), day("2026-11-23"));
}

#[test]
fn the_load_of_a_week_counts_hours_only_where_they_are_known() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.adds_session("monday", "18:00", "21:00", "group");
    person.adds_session("wednesday", "22:00", "00:30", "group");
    person.adds(SHEET, ROWS, &[("day", choice("friday")), ("start-time", Value::Time(time("09:00")))]);
    let schedule = person.schedule();
    assert_eq!(schedule.load(day("2026-11-23")), Load { sessions: 3, minutes: 330, unmeasured: 1 });
    assert_eq!(schedule.load(day("2026-11-16")), Load::default());
    person.adds_session("sunday", "10:00", "09:00", "group");
    assert_eq!(person.schedule().load(day("2026-11-23")).unmeasured, 2, "23 hours are a slip, and no session");
}

#[test]
fn own_meetings_have_a_day_or_words_for_it() {
    let mut person = Person::new();
    person.adds(
        "meeting-tryout",
        "tries",
        &[("meeting", words("Hall")), ("visit-date", Value::Date(day("2026-11-29")))],
    );
    person.adds("meeting-tryout", "tries", &[("meeting", words("No day"))]);
    person.adds("aftercare-plan", "supports", &[("service", words("Evening group")), ("day-time", words("Thursdays"))]);
    person.adds(
        "aftercare-plan",
        "supports",
        &[("service", words("Dropped")), ("day-time", words("Mondays")), ("state", choice("dropped"))],
    );
    let meetings = person.schedule().meetings;
    let told: Vec<_> = meetings.iter().map(|one| (&*one.name, one.day, one.when.as_deref())).collect();
    assert_eq!(told, [("Hall", Some(day("2026-11-29")), None), ("Evening group", None, Some("Thursdays"))]);
}

#[test]
fn what_fills_the_hour_stands_with_the_session_that_ends() {
    let mut person = Person::in_programme("2026-11-23", 8);
    let ends = |text| Value::Date(day(text));
    for (on, last) in [("monday", "2026-12-07"), ("wednesday", "2026-12-02")] {
        let row = person.adds_session(on, "18:00", "21:00", "group");
        person.answers(SHEET, "last-day", Some(&row), Some(ends(last)));
    }
    person.adds(
        STEP_DOWN,
        ROWS,
        &[("session", words("Mondays")), ("last-day", ends("2026-12-07")), ("fill", words("Pool"))],
    );
    person.adds(STEP_DOWN, ROWS, &[("session", words("One day")), ("fill", words("Walk"))]);
    person.adds(STEP_DOWN, ROWS, &[]);
    let told: Vec<_> = person.schedule().endings.into_iter().map(|one| (one.what.unwrap(), one.fill)).collect();
    let pair = |what: &str, fill: Option<&str>| (what.to_owned(), fill.map(str::to_owned));
    assert_eq!(told, [pair("GROUP", None), pair("Mondays", Some("Pool")), pair("One day", Some("Walk"))]);
}

#[test]
fn the_sessions_are_those_of_the_day_where_the_person_is() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.adds_session("monday", "18:00", "21:00", "group");
    person.adds_session("tuesday", "09:00", "12:00", "individual");
    let schedule = person.schedule();
    // 23:30 on Monday in London: Tuesday morning in Sydney, Monday afternoon in Chicago.
    let instant = i64::try_from(MONDAY).unwrap() + (11 * 60 + 30) * 60_000;
    for (offset, kind) in [(0, "GROUP"), (11 * 60, "INDIVIDUAL"), (-6 * 60, "GROUP")] {
        let today = local_day(instant, offset).unwrap();
        let titles: Vec<_> = schedule.on(today).iter().filter_map(|one| one.title.clone()).collect();
        assert_eq!(titles, [kind], "{offset}");
    }
}

#[test]
fn a_session_is_named_alike_whatever_is_changed_about_it() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.does(Edit::Set(Setting::Reader, Some("participant".into())));
    person.says("logistics", "session-days", ticked(&["tuesday"]));
    let before = person.schedule().sessions[0].name.clone();
    person.says("logistics", "session-days", ticked(&["monday", "tuesday"]));
    person.says("logistics", "start-time", Value::Time(time("09:30")));
    assert_eq!(person.schedule().sessions[1].name, before);
    let row = person.adds_session("monday", "18:00", "21:00", "group");
    person.answers(SHEET, "day", Some(&row), Some(choice("friday")));
    assert_eq!(person.schedule().sessions[0].name, row.to_string());
}

proptest! {
    #[test]
    fn every_week_has_each_session_once_while_it_runs(start in 0u64..400, length in 1i32..20, at in 0usize..7, look in 0i64..140) {
        let start = day("2026-01-01") + chrono::Days::new(start);
        let mut person = Person::in_programme(&start.to_string(), length);
        person.adds_session(WEEKDAYS[at].1, "18:00", "21:00", "group");
        let schedule = person.schedule();
        let first = schedule.week_of(start + chrono::TimeDelta::days(look));
        let expected = u32::from(look / 7 < i64::from(length));
        prop_assert_eq!(schedule.load(first).sessions, expected);
        let next = schedule.next_after(first.pred_opt().unwrap());
        prop_assert_eq!(next.is_some(), expected == 1);
    }
}
