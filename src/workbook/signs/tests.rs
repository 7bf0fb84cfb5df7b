//! The five signs: middles, weeks and months, days of use, anchors, and that nothing is mixed that asks in different words.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{Choice, Field, FieldKind, GroupId};
use crate::route::tests::sample::{curriculum, field, group, line, sheet, stage, step};
use crate::workbook::{Edit, RowId, Stamp};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn choice(id: &str) -> Value {
    Value::Choice(ChoiceId::new(id))
}

/// Adds a row with some answers.
fn add(workbook: &mut Workbook, sheet: &str, group: &str, answers: &[(&str, Value)]) {
    let row = RowId::new(Stamp(workbook.latest().0 + 1), 1);
    workbook.apply(Edit::AddRow(WorksheetId::new(sheet), GroupId::new(group), row.clone()), 1).unwrap();
    for (field, value) in answers {
        let key = AnswerKey { worksheet: WorksheetId::new(sheet), field: FieldId::new(field), row: Some(row.clone()) };
        workbook.apply(Edit::Answer(key, Some(value.clone())), 1).unwrap();
    }
}

fn check_in(workbook: &mut Workbook, on: &str, used: &str) {
    add(workbook, "check-in", "days", &[("day", Value::Date(day(on))), ("use", choice(used))]);
}

#[test]
fn the_middle_is_the_one_in_the_middle_or_half_way_between_two() {
    assert_eq!(middle(&[]), None);
    assert_eq!(middle(&[7]), Some(Half(14)));
    assert_eq!(middle(&[9, 1, 2]), Some(Half(4)));
    assert_eq!(middle(&[5, 0, 10, 6]), Some(Half(11)));
    let told = [(14, "7"), (11, "5½"), (1, "½"), (0, "0"), (-1, "-½"), (-3, "-1½"), (-4, "-2")];
    for (halves, words) in told {
        assert_eq!(Half(halves).to_string(), words);
    }
}

proptest! {
    #[test]
    fn as_many_answers_lie_above_the_middle_as_below(numbers in prop::collection::vec(0..=10, 1..40)) {
        let Half(middle) = middle(&numbers).unwrap();
        let above = numbers.iter().filter(|n| **n * 2 > middle).count();
        let below = numbers.iter().filter(|n| **n * 2 < middle).count();
        prop_assert!(above <= numbers.len() / 2 && below <= numbers.len() / 2);
    }

    #[test]
    fn days_are_counted_as_one_would_on_a_calendar(
        notes in prop::collection::btree_map(0_u64..60, any::<bool>(), 0..40),
        start in 0_u64..60,
    ) {
        let zero = day("2026-08-31");
        let mut workbook = Workbook::default();
        for (at, used) in &notes {
            let on = (zero + chrono::Days::new(*at)).to_string();
            check_in(&mut workbook, &on, if *used { "used" } else { "not-used" });
        }
        let found = Days::read(&workbook).count(zero + chrono::Days::new(start), zero + chrono::Days::new(59)).unwrap();
        // By hand: one day after the other.
        let used = |at: &u64| notes.get(at) == Some(&true);
        let (mut run, mut longest) = (0, 0);
        for at in start..60 {
            run = if used(&at) { 0 } else { run + 1 };
            longest = longest.max(run);
        }
        let without = (start..60).filter(|at| !used(at)).count();
        let noted = notes.keys().filter(|at| **at >= start).count();
        let expected = Count {
            all: i64::try_from(60 - start).unwrap(),
            without: i64::try_from(without).unwrap(),
            noted: i64::try_from(noted).unwrap(),
            run,
            longest,
        };
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_day_is_one_of_use_if_any_note_says_so() {
    let mut workbook = Workbook::default();
    check_in(&mut workbook, "2026-11-02", "used");
    check_in(&mut workbook, "2026-11-02", "not-used");
    check_in(&mut workbook, "2026-11-03", "not-used");
    add(&mut workbook, "urge-log", "urges", &[("day", Value::Date(day("2026-11-03"))), ("ended", choice("used"))]);
    add(&mut workbook, "urge-log", "urges", &[("day", Value::Date(day("2026-11-04"))), ("ended", choice("passed"))]);
    add(&mut workbook, "check-in", "days", &[("day", Value::Date(day("2026-11-05"))), ("use", Value::Declined)]);
    let days = Days::read(&workbook);
    let on = |text| days.on(day(text));
    assert_eq!(on("2026-11-02"), Some(Noted::Used));
    assert_eq!(on("2026-11-03"), Some(Noted::Used));
    assert_eq!((on("2026-11-04"), on("2026-11-05")), (None, None));
    assert!(days.lately(day("2026-11-09")) && !days.lately(day("2026-11-10")) && !days.lately(day("2026-11-01")));
    assert_eq!(days.by(Unit::Month), [(day("2026-11-01"), 0, 2)]);
    assert_eq!(days.count(day("2026-11-05"), day("2026-11-04")), None);
}

#[test]
fn weeks_begin_on_monday_and_give_way_to_months_after_half_a_year() {
    assert_eq!(Unit::Week.of(day("2026-11-22")), day("2026-11-16"));
    assert_eq!(Unit::Week.of(day("2026-11-16")), day("2026-11-16"));
    assert_eq!(Unit::Month.of(day("2024-02-29")), day("2024-02-01"));
    let apart = |days| unit([day("2026-01-01"), day("2026-01-01") + chrono::Days::new(days)].into_iter());
    assert_eq!((apart(182), apart(183)), (Unit::Week, Unit::Month));
    assert_eq!(unit(std::iter::empty()), Unit::Week);
}

#[test]
fn a_week_without_an_answer_is_no_point() {
    let values = [("2026-11-02", 4), ("2026-11-03", 9), ("2026-11-17", 2), ("2026-11-08", 5)];
    let found = course(Unit::Week, values.map(|(on, number)| (day(on), number)));
    let points = [("2026-11-02", 10, 3), ("2026-11-16", 4, 1)];
    let expected = points.map(|(from, halves, count)| Point { from: day(from), value: Half(halves), count });
    assert_eq!(found, expected);
}

#[test]
fn the_attendance_log_counts_alone_once_something_is_in_it() {
    let mut workbook = Workbook::default();
    let numbers = |planned, attended| {
        [
            ("check-date", Value::Date(day("2026-11-08"))),
            ("sessions-planned", Value::Number(planned)),
            ("sessions-attended", Value::Number(attended)),
        ]
    };
    add(&mut workbook, "weekly-check", "weeks", &numbers(3, 2));
    add(&mut workbook, "weekly-check", "weeks", &numbers(99, 2));
    let found = attendance(&workbook);
    assert_eq!((found.from_log, found.totals()), (false, (2, 3)));
    for (on, attended) in [("2026-11-09", "attended"), ("2026-11-11", "missed"), ("2026-11-12", "attended")] {
        let answers = [("day", Value::Date(day(on))), ("attended", choice(attended))];
        add(&mut workbook, "attendance", "sessions", &answers);
    }
    add(&mut workbook, "attendance", "sessions", &[("day", Value::Date(day("2026-11-13")))]);
    let found = attendance(&workbook);
    assert_eq!((found.from_log, found.totals()), (true, (2, 3)));
}

#[test]
fn check_ins_and_ratings_that_look_back_are_two_lines_and_the_starting_line_comes_first() {
    let mut workbook = Workbook::default();
    let start = AnswerKey { worksheet: WorksheetId::new("starting-line"), field: FieldId::new("craving"), row: None };
    let written =
        u64::try_from(day("2026-08-31").and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()).unwrap();
    workbook.apply(Edit::Answer(start, Some(Value::Number(8))), written).unwrap();
    let dated = |name: &'static str, on: &str| (name, Value::Date(day(on)));
    add(&mut workbook, "check-in", "days", &[dated("day", "2026-09-01"), ("craving", Value::Number(2))]);
    let check = [dated("check-date", "2026-09-13"), ("strongest-craving", Value::Number(6))];
    add(&mut workbook, "weekly-check", "weeks", &check);
    let month = [dated("card-date", "2026-09-30"), ("craving", Value::Number(5))];
    add(&mut workbook, "monthly-card", "months", &month);
    let found = measure(&curriculum(vec![]), &workbook, MEASURES[0]);
    let told = |points: &[Point]| points.iter().map(|point| (point.from, point.value.0)).collect::<Vec<_>>();
    assert_eq!(told(&found.daily), [(day("2026-08-31"), 4)]);
    let back = [(day("2026-08-31"), 16), (day("2026-09-07"), 12), (day("2026-09-28"), 10)];
    assert_eq!(told(&found.back), back);
    let (first, last) = found.change().unwrap();
    assert_eq!((first.value, last.value), (Half(16), Half(10)));
}

fn anchors_sheet() -> crate::curriculum::Curriculum {
    let options = ["first", "second", "third"].map(|id| Choice { id: ChoiceId::new(id), label: format!("The {id}") });
    let kept = field("kept", FieldKind::Choices(options.into()), &[]);
    let kept = Field { names: Some(FieldId::new("act")), ..kept };
    let parts = [("anchors", line("act", &[])), ("weeks", kept)];
    let parts = parts.map(|(id, field)| group(id, vec![step("one", vec![field])]));
    curriculum(vec![stage("week/4", &[], vec![sheet("anchors", parts.into())])])
}

#[test]
fn two_anchors_missed_in_the_last_week_are_drift_and_are_named() {
    let curriculum = anchors_sheet();
    let mut workbook = Workbook::default();
    for act in ["Swim", "Call", ""] {
        let answers = [("act", Value::Text(act.into()))];
        add(&mut workbook, "anchors", "anchors", if act.is_empty() { &[] } else { &answers });
    }
    let mut tick = |on: &str, kept: &[&str]| {
        let kept = Value::Choices(kept.iter().map(|id| ChoiceId::new(id)).collect());
        add(&mut workbook, "anchors", "weeks", &[("week-date", Value::Date(day(on))), ("kept", kept)]);
        Anchors::read(&curriculum, &workbook)
    };
    assert!(tick("2026-11-08", &["first", "third"]).drift().is_none());
    let found = tick("2026-11-15", &["second", "fifth"]);
    assert_eq!(found.names, ["Swim", "Call", "The third"]);
    let week = found.drift().unwrap();
    assert_eq!((found.named(week, true), found.named(week, false)), (vec!["Call"], vec!["Swim", "The third"]));
    assert_eq!((week.count(), found.weeks.len()), (1, 2));
    // An older week that is filled in late is not the last one.
    assert!(tick("2026-11-01", &["first", "second", "third"]).drift().is_some());
    assert!(tick("2026-11-22", &["first", "second", "third"]).drift().is_none());
}

#[test]
fn feedback_comes_with_the_latest_card_first_and_blank_cards_are_none() {
    let mut workbook = Workbook::default();
    let said = |text: &str| ("they-notice", Value::Text(text.into()));
    add(&mut workbook, "feedback-card", "cards", &[("card-date", Value::Date(day("2026-10-01"))), said("Quiet")]);
    add(&mut workbook, "feedback-card", "cards", &[said("No date")]);
    add(&mut workbook, "feedback-card", "cards", &[("card-date", Value::Date(day("2026-11-01"))), said("Singing")]);
    add(&mut workbook, "feedback-card", "cards", &[("card-date", Value::Date(day("2026-11-02")))]);
    let words: Vec<_> = feedback(&workbook).into_iter().map(|card| card.said[0].clone().unwrap()).collect();
    assert_eq!(words, ["Singing", "Quiet", "No date"]);
}

#[test]
fn what_is_no_number_of_its_question_is_left_out() {
    let mut workbook = Workbook::default();
    let list = ("weekly-check", "weeks", "check-date");
    let on = ("check-date", Value::Date(day("2026-11-08")));
    for value in [Value::Number(8), Value::Number(-1), Value::Text("two".into()), Value::Declined, Value::Number(2)] {
        add(&mut workbook, "weekly-check", "weeks", &[on.clone(), ("use-days", value)]);
    }
    let (_, points) = over_time(&workbook, list, "use-days", 7);
    assert_eq!(points, [Point { from: day("2026-11-02"), value: Half(4), count: 1 }]);
}
