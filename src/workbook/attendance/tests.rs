//! Tests of marks: one tap, changed and taken back, and what they add up to.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::workbook::Stamp;
use crate::workbook::schedule::tests::{Person, choice, day, time};

fn new_row(number: u16) -> RowId {
    RowId::new(Stamp(1_795_435_300_000), number)
}

/// Marks the session `at` of a day, as the page does.
fn tap(person: &mut Person, date: &str, at: usize, to: Option<Presence>) {
    let date = day(date);
    let schedule = person.schedule();
    let all = marks(&person.curriculum, &person.workbook);
    let sessions = schedule.on(date);
    let known = of_day(&sessions, date, &all).0[at].map(|mark| mark.row.clone());
    let new = new_row(u16::try_from(all.len()).unwrap());
    person.does(mark(date, sessions[at], known.as_ref(), new, to));
}

fn all(person: &Person) -> Vec<Mark> {
    marks(&person.curriculum, &person.workbook)
}

fn counted(person: &Person, first: &str, today: &str) -> (u32, u32, u32) {
    let count = week(&person.schedule(), &all(person), day(first), day(today));
    (count.planned, count.attended, count.missed)
}

fn busy() -> Person {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.adds_session("monday", "18:00", "21:00", "group");
    person.adds_session("monday", "09:00", "09:50", "individual");
    person.adds_session("thursday", "18:00", "21:00", "group");
    person
}

#[test]
fn one_tap_notes_the_session_and_another_changes_it() {
    let mut person = busy();
    tap(&mut person, "2026-11-23", 1, Some(Presence::Attended));
    let noted = all(&person);
    assert_eq!(noted.len(), 1);
    assert_eq!((noted[0].day, noted[0].time, noted[0].minutes), (day("2026-11-23"), Some(time("18:00")), 180));
    assert_eq!(noted[0].presence, Some(Presence::Attended));
    tap(&mut person, "2026-11-23", 1, Some(Presence::Missed));
    assert_eq!(all(&person).len(), 1, "the same row");
    assert_eq!(all(&person)[0].presence, Some(Presence::Missed));
    tap(&mut person, "2026-11-23", 1, None);
    assert_eq!(all(&person)[0].presence, None);
    assert_eq!(counted(&person, "2026-11-23", "2026-11-23"), (0, 0, 0));
    tap(&mut person, "2026-11-23", 0, Some(Presence::Attended));
    assert_eq!(all(&person).len(), 2);
    assert_eq!(counted(&person, "2026-11-23", "2026-11-23"), (1, 1, 0));
}

#[test]
fn a_tap_is_one_record() {
    let mut person = busy();
    let before = person.workbook.records().count();
    tap(&mut person, "2026-11-23", 1, Some(Presence::Missed));
    tap(&mut person, "2026-11-23", 1, Some(Presence::Attended));
    assert_eq!(person.workbook.records().count(), before + 1);
}

#[test]
fn what_is_not_marked_is_planned_once_its_day_is_over_and_never_missed() {
    let mut person = busy();
    assert_eq!(counted(&person, "2026-11-23", "2026-11-23"), (0, 0, 0), "today may still come");
    assert_eq!(counted(&person, "2026-11-23", "2026-11-24"), (2, 0, 0));
    tap(&mut person, "2026-11-26", 0, Some(Presence::Attended));
    assert_eq!(counted(&person, "2026-11-23", "2026-11-26"), (3, 1, 0));
    assert_eq!(counted(&person, "2026-11-30", "2026-11-26"), (0, 0, 0));
    assert_eq!(counted(&person, "2026-11-30", "2026-12-10"), (3, 0, 0));
}

#[test]
fn a_session_that_was_moved_or_taken_out_keeps_its_mark() {
    let mut person = busy();
    tap(&mut person, "2026-11-26", 0, Some(Presence::Attended));
    let row = person.schedule().sessions[2].name.clone();
    let row = RowId::parse(&row).unwrap();
    person.answers("schedule", "start-time", Some(&row), Some(Value::Time(time("17:00"))));
    assert_eq!(counted(&person, "2026-11-23", "2026-11-26"), (3, 1, 0));
    tap(&mut person, "2026-11-26", 0, Some(Presence::Missed));
    assert_eq!(all(&person).len(), 1);
    person.answers("schedule", "day", Some(&row), Some(choice("friday")));
    assert_eq!(counted(&person, "2026-11-23", "2026-11-26"), (3, 0, 1), "it took place on its day");
}

#[test]
fn a_session_added_later_was_not_planned_in_the_weeks_before() {
    let mut person = Person::in_programme("2026-11-23", 8);
    person.waits(2);
    person.adds_session("monday", "18:00", "21:00", "group");
    assert_eq!(counted(&person, "2026-11-23", "2026-12-31"), (0, 0, 0));
    assert_eq!(counted(&person, "2026-12-07", "2026-12-31"), (1, 0, 0));
    tap(&mut person, "2026-11-23", 0, Some(Presence::Attended));
    assert_eq!(counted(&person, "2026-11-23", "2026-12-31"), (1, 1, 0), "unless it was marked");
}

#[test]
fn the_weeks_add_up_from_the_first_day_to_today() {
    let mut person = busy();
    tap(&mut person, "2026-11-23", 0, Some(Presence::Attended));
    tap(&mut person, "2026-11-30", 1, Some(Presence::Missed));
    tap(&mut person, "2026-12-03", 0, Some(Presence::Attended));
    let (schedule, marks) = (person.schedule(), all(&person));
    let firsts: Vec<String> =
        weeks(&schedule, &marks, day("2026-12-08")).iter().map(|week| week.0.to_string()).collect();
    assert_eq!(firsts, ["2026-11-23", "2026-11-30", "2026-12-07"]);
    let sum = so_far(&schedule, &marks, day("2026-12-08"));
    assert_eq!(sum, Count { planned: 8, attended: 2, missed: 1, minutes: 50 + 180 });
    assert_eq!(weeks(&schedule, &marks, day("2026-11-22")), []);
    assert_eq!(weeks(&Person::new().schedule(), &[], day("2026-11-22")), [], "no first day, no marks");
}

proptest! {
    #[test]
    fn no_more_is_counted_than_was_planned(
        taps in proptest::collection::vec((0u64..60, 0usize..2, proptest::option::of(any::<bool>())), 0..30),
        today in 0u64..80,
    ) {
        let mut person = busy();
        let mut marked = std::collections::BTreeMap::new();
        for (ahead, at, to) in taps {
            let date = day("2026-11-23") + chrono::Days::new(ahead);
            if at < person.schedule().on(date).len() {
                let to = to.map(|there| if there { Presence::Attended } else { Presence::Missed });
                tap(&mut person, &date.to_string(), at, to);
                marked.insert((date, at), to);
            }
        }
        let (schedule, marks) = (person.schedule(), all(&person));
        let end = day("2026-11-23") + chrono::Days::new(today.max(60));
        let sum = so_far(&schedule, &marks, end);
        let of = |presence| u32::try_from(marked.values().filter(|to| **to == Some(presence)).count()).unwrap();
        prop_assert_eq!(sum.attended, of(Presence::Attended));
        prop_assert_eq!(sum.missed, of(Presence::Missed));
        prop_assert!(sum.attended + sum.missed <= sum.planned);
    }
}
