//! Tests of the calendar file, read back by a parser and a recurrence engine that are not ours.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::str::FromStr;

use icalendar::{CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event as Entry, EventLike};
use proptest::prelude::*;
use rrule::RRuleSet;

use super::*;
use crate::workbook::Value;
use crate::workbook::schedule::days;
use crate::workbook::schedule::tests::{Person, day, time, words};

const NOW: Stamp = Stamp(1_795_435_200_000);
const ALL: Wishes = Wishes { kind: true, place: true, day_before: true };

fn file(person: &Person, wishes: Wishes, now: Stamp) -> String {
    calendar(&person.curriculum, &person.schedule(), wishes, day("2026-11-24"), now)
}

/// The entries of a file as another program reads them.
fn entries(text: &str) -> Vec<Entry> {
    let calendar = icalendar::Calendar::from_str(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    let entry = |part: &CalendarComponent| part.as_event().cloned().unwrap_or_else(|| panic!("{part:?} in\n{text}"));
    calendar.components.iter().map(entry).collect()
}

fn triggers(entry: &Entry) -> Vec<String> {
    let alarms = entry.components().iter();
    alarms.map(|alarm| alarm.property_value("TRIGGER").unwrap().to_owned()).collect()
}

/// An evening group with everything written about it, and a class of which only the day is known.
fn person() -> Person {
    let mut person = Person::in_programme("2026-11-25", 8);
    let row = person.adds_session("monday", "18:00", "21:00", "group");
    person.answers("schedule", "place", Some(&row), Some(words("Room 4, second floor; green door")));
    person.answers("schedule", "travel", Some(&row), Some(words("Bus 12\nthen walk")));
    person.answers("schedule", "leave-time", Some(&row), Some(Value::Time(time("17:20"))));
    person.adds("schedule", "sessions", &[("day", crate::workbook::schedule::tests::choice("friday"))]);
    person
}

#[test]
fn another_program_reads_when_a_session_is_and_nothing_else() {
    let person = person();
    let text = file(&person, Wishes::default(), NOW);
    let found = entries(&text);
    assert_eq!(found.len(), 2);
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = found[0].get_start() else {
        panic!("no time of the wall: {:?}", found[0].get_start());
    };
    assert_eq!(start.to_string(), "2026-11-30 18:00:00", "the first Monday of the programme");
    assert_eq!(found[0].property_value("DURATION"), Some("PT180M"));
    assert_eq!(found[0].property_value("RRULE"), Some("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270119T180000"));
    assert_eq!(found[1].get_start(), Some(DatePerhapsTime::Date(day("2026-11-27"))));
    assert_eq!(found[1].property_value("RRULE"), Some("FREQ=WEEKLY;BYDAY=FR;UNTIL=20270119"));
    for entry in &found {
        assert_eq!(entry.get_summary(), Some("calendar.entry"), "a neutral title");
        assert_eq!(entry.property_value("CLASS"), Some("PRIVATE"));
        assert_eq!(entry.property_value("DTSTAMP"), Some("20261123T120000Z"));
        assert_eq!((entry.get_location(), entry.get_description()), (None, None));
    }
    for word in ["Room", "Bus", "GROUP"] {
        assert!(!text.contains(word), "{word} in\n{text}");
    }
}

#[test]
fn what_is_asked_for_is_told_word_for_word() {
    let found = entries(&file(&person(), ALL, NOW));
    assert_eq!(found[0].get_summary(), Some("GROUP"));
    assert_eq!(found[0].get_location(), Some("Room 4, second floor; green door"));
    assert_eq!(found[0].get_description(), Some("Bus 12\nthen walk"));
    assert_eq!(found[1].get_summary(), Some("calendar.entry"), "a session without a kind keeps the neutral title");
}

#[test]
fn an_alarm_comes_before_one_has_to_leave_and_if_wanted_a_day_before() {
    let mut person = person();
    let alarms = |person: &Person, wishes| -> Vec<Vec<String>> {
        entries(&file(person, wishes, NOW)).iter().map(triggers).collect()
    };
    assert_eq!(alarms(&person, Wishes::default()), [vec!["-PT55M"], vec![]], "17:05, 15 minutes before 17:20");
    assert_eq!(alarms(&person, ALL), [vec!["-PT55M", "-PT1440M"], vec!["-PT720M"]]);
    let row = person.adds_session("tuesday", "10:00", "11:00", "group");
    assert_eq!(alarms(&person, Wishes::default())[1], ["-PT60M"], "no time to leave is known");
    person.answers("schedule", "start-time", Some(&row), None);
    person.answers("schedule", "leave-time", Some(&row), Some(Value::Time(time("09:00"))));
    assert_eq!(alarms(&person, Wishes::default())[1], ["PT525M"], "at 8:45 of a whole day");
}

#[test]
fn a_later_file_takes_the_place_of_an_earlier_one() {
    let mut person = person();
    let before = entries(&file(&person, Wishes::default(), NOW));
    let row = crate::workbook::RowId::parse(&person.schedule().sessions[0].name).unwrap();
    person.answers("schedule", "start-time", Some(&row), Some(Value::Time(time("17:00"))));
    let after = entries(&file(&person, ALL, Stamp(NOW.0 + 60_000)));
    for (old, new) in before.iter().zip(&after) {
        assert!(old.get_uid().is_some_and(|uid| uid.contains('@')));
        assert_eq!(old.get_uid(), new.get_uid());
        assert!(old.get_sequence() < new.get_sequence(), "{:?}", (old.get_sequence(), new.get_sequence()));
    }
    assert_ne!(after[0].get_uid(), after[1].get_uid());
    assert_eq!(file(&person, ALL, NOW), file(&person, ALL, NOW), "the same input gives the same bytes");
    for odd in [Stamp(0), Stamp(u64::MAX)] {
        assert_eq!(entries(&file(&person, ALL, odd)).len(), 2);
    }
}

/// The days on which an entry comes in a zone, as a calendar there works them out: all with their time on the wall.
fn occurrences(entry: &Entry, zone: &str) -> Vec<NaiveDateTime> {
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = entry.get_start() else { panic!() };
    let rule = entry.property_value("RRULE").unwrap();
    // Beside a zone the engine wants an end in UTC: that of the same moment on the wall.
    let (rule, until) = rule.split_once(";UNTIL=").unwrap();
    let read = |start: &str, rule: &str| -> RRuleSet {
        let set = format!("DTSTART;TZID={zone}:{start}\nRRULE:{rule}");
        set.parse().unwrap_or_else(|fault| panic!("{fault}: {set}"))
    };
    let until = read(until, "FREQ=DAILY;COUNT=1").get_dt_start().with_timezone(&chrono::Utc);
    let until = until.format("%Y%m%dT%H%M%SZ");
    let set = read(&start.format("%Y%m%dT%H%M%S").to_string(), &format!("{rule};UNTIL={until}"));
    set.all(500).dates.into_iter().map(|date| date.naive_local()).collect()
}

#[test]
fn a_session_at_six_is_at_six_on_either_side_of_a_change_of_clocks() {
    // Twenty weeks with a change of clocks in each of these zones, in the south on another day, by half an hour on the island.
    for zone in ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca"] {
        let mut person = Person::in_programme("2026-09-14", 20);
        person.adds_session("sunday", "18:00", "21:00", "group");
        let schedule = person.schedule();
        let found = occurrences(&entries(&file(&person, Wishes::default(), NOW))[0], zone);
        assert_eq!(found.len(), 20, "{zone}");
        assert!(found.iter().all(|at| at.time() == time("18:00")), "{zone}: {found:?}");
        let ours = day("2026-09-01").iter_days().take(365).filter(|day| !schedule.on(*day).is_empty());
        assert_eq!(found.iter().map(NaiveDateTime::date).collect::<Vec<_>>(), ours.collect::<Vec<_>>(), "{zone}");
    }
}

/// The words of the first line of that name, by the rules of RFC 5545; none where there is no such line.
fn value(text: &str, name: &str) -> String {
    let unfolded = text.replace("\r\n ", "");
    // The description of an entry comes before those of its alarms.
    let entry = unfolded.split("CLASS:").next().unwrap();
    let line = entry.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default();
    let mut signs = line.chars();
    let mut words = String::new();
    while let Some(sign) = signs.next() {
        words.push(match sign {
            '\\' => signs.next().map(|sign| if sign == 'n' { '\n' } else { sign }).unwrap(),
            sign => sign,
        });
    }
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_comes_again_on_the_days_of_the_schedule_and_on_no_other(
        start in 0u64..700, weeks in 1i32..30, at in 0usize..7, last in proptest::option::of(0u64..250), hour in 0u32..24,
    ) {
        let start = day("2026-01-01") + chrono::Days::new(start);
        let mut person = Person::in_programme(&start.to_string(), weeks);
        let on = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][at];
        let row = person.adds_session(on, &format!("{hour:02}:30"), "23:59", "group");
        let last = last.map(|days| start + chrono::Days::new(days));
        person.answers("schedule", "last-day", Some(&row), last.map(Value::Date));
        let schedule = person.schedule();
        let ours: Vec<NaiveDate> = start.iter_days().take(600).filter(|day| !schedule.on(*day).is_empty()).collect();
        let found = entries(&file(&person, Wishes::default(), NOW));
        prop_assert_eq!(found.is_empty(), ours.is_empty());
        if let Some(entry) = found.first() {
            let theirs: Vec<NaiveDate> = occurrences(entry, "Etc/UTC").iter().map(NaiveDateTime::date).collect();
            prop_assert_eq!(theirs, ours);
        }
        prop_assert_eq!(days(start).count(), 7);
    }

    #[test]
    fn no_text_breaks_out_of_its_line(place in any::<String>(), travel in "\\PC{0,90}|(\r?\n|BEGIN:VEVENT|END:|[;,:\\\\\"]|é|🙂){0,40}") {
        let mut person = person();
        let row = crate::workbook::RowId::parse(&person.schedule().sessions[0].name).unwrap();
        person.answers("schedule", "place", Some(&row), Some(words(&place)));
        person.answers("schedule", "travel", Some(&row), Some(words(&travel)));
        let text = file(&person, ALL, NOW);
        let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        for line in &lines {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        }
        let begun = |what: &str| lines.iter().filter(|line| **line == what).count();
        prop_assert_eq!((begun("BEGIN:VEVENT"), begun("END:VEVENT"), begun("BEGIN:VCALENDAR")), (2, 2, 1));
        let found = entries(&text);
        prop_assert_eq!(found.len(), 2);
        // What comes out is what went in, but for signs that nobody sees and the kind of line end.
        let seen = |text: &str| {
            let text = text.trim().replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n").replace('\t', " ");
            text.chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect::<String>()
        };
        for (name, wanted, theirs) in [
            ("LOCATION", seen(&place), found[0].get_location()),
            ("DESCRIPTION", seen(&travel), found[0].get_description()),
        ] {
            prop_assert_eq!(value(&text, name), wanted.clone());
            // The parser takes a backslash and the sign after it for one, whatever comes before them.
            if !wanted.contains('\\') {
                prop_assert_eq!(theirs.unwrap_or_default(), wanted);
            }
        }
    }
}
