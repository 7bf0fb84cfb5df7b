//! Patterns: that too few entries stay silent, that ties are told as ties, and that several skills count for each.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{FieldId, GroupId, WorksheetId};
use crate::workbook::{AnswerKey, Edit, RowId, Stamp, Value};

struct Log(Workbook);

impl Log {
    fn entry(&mut self, answers: &[(&str, Value)]) {
        let sheet = WorksheetId::new("urge-log");
        let row = RowId::new(Stamp(self.0.latest().0 + 1), 1);
        self.0.apply(Edit::AddRow(sheet.clone(), GroupId::new("urges"), row.clone()), 1).unwrap();
        for (field, value) in answers {
            let key = AnswerKey { worksheet: sheet.clone(), field: FieldId::new(field), row: Some(row.clone()) };
            self.0.apply(Edit::Answer(key, Some(value.clone())), 1).unwrap();
        }
    }

    /// So many entries of one strength at one time, on a day of the week of Monday 2 November 2026.
    fn at(&mut self, count: usize, day: u32, when: &str, before: i32) {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 2 + day).unwrap();
        for _ in 0..count {
            self.entry(&[("day", Value::Date(day)), ("when", choice(when)), ("before", Value::Number(before))]);
        }
    }

    fn read(&self) -> Patterns {
        Patterns::read(&self.0)
    }
}

fn choice(id: &str) -> Value {
    Value::Choice(ChoiceId::new(id))
}

const FRIDAY: u32 = 4;
const EVENING: usize = 4;

#[test]
fn fewer_than_five_entries_say_nothing() {
    let mut log = Log(Workbook::default());
    log.at(4, FRIDAY, "early-evening", 9);
    assert_eq!((log.read().total, log.read().most_often()), (4, vec![]));
    log.at(1, FRIDAY, "early-evening", 9);
    assert_eq!(log.read().most_often(), [(EVENING, 4)]);
}

#[test]
fn five_entries_at_five_times_name_no_time() {
    let mut log = Log(Workbook::default());
    for day in 0..5 {
        log.at(1, day, "morning", 5);
    }
    assert_eq!((log.read().timed(), log.read().most_often()), (5, vec![]));
}

#[test]
fn the_strongest_time_needs_another_to_be_stronger_than() {
    let mut log = Log(Workbook::default());
    log.at(5, FRIDAY, "early-evening", 9);
    assert_eq!(log.read().strongest(), []);
    log.at(6, 0, "morning", 4);
    log.at(2, 1, "night", 10);
    let found = log.read();
    assert_eq!(found.strongest(), [(EVENING, 4)], "two at night are chance");
    assert_eq!(found.most_often(), [(1, 0)]);
}

#[test]
fn times_that_are_alike_are_named_together() {
    let mut log = Log(Workbook::default());
    log.at(3, FRIDAY, "early-evening", 7);
    log.at(3, 0, "morning", 7);
    assert_eq!(log.read().most_often(), [(1, 0), (EVENING, 4)]);
    assert_eq!(log.read().strongest(), [(1, 0), (EVENING, 4)]);
}

#[test]
fn the_time_stands_in_where_no_part_of_the_day_was_chosen() {
    let cases = [(0, 6), (4, 6), (5, 0), (7, 0), (8, 1), (13, 2), (14, 3), (19, 4), (20, 5), (22, 5), (23, 6)];
    for (hour, part) in cases {
        assert_eq!(part_at(NaiveTime::from_hms_opt(hour, 59, 0).unwrap()), part, "{hour} h");
    }
    let mut log = Log(Workbook::default());
    let time = Value::Time(NaiveTime::from_hms_opt(18, 0, 0).unwrap());
    let day = Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 11, 6).unwrap());
    log.entry(&[("day", day.clone()), ("time", time.clone())]);
    log.entry(&[("day", day), ("time", time), ("when", choice("night"))]);
    let found = log.read();
    assert_eq!((found.grid[EVENING][4].count, found.grid[6][4].count), (1, 1));
}

#[test]
fn an_entry_with_several_skills_counts_for_each_and_one_without_both_numbers_for_none() {
    let mut log = Log(Workbook::default());
    let skills = |ids: &[&str]| Value::Choices(ids.iter().map(|id| ChoiceId::new(id)).collect());
    for (before, after, ids) in [
        (8, Some(3), &["call", "leave"][..]),
        (7, Some(3), &["call"]),
        (6, Some(3), &["call"]),
        (5, Some(6), &["breathe"]),
        (9, None, &["breathe"]),
    ] {
        let mut answers = vec![("before", Value::Number(before)), ("skill", skills(ids))];
        answers.extend(after.map(|after| ("after", Value::Number(after))));
        log.entry(&answers);
    }
    let found = log.read();
    let told: Vec<_> = found.skills.iter().map(|(id, one)| (id.as_str(), one.count, one.middle.unwrap().0)).collect();
    assert_eq!(told, [("leave", 1, 10), ("call", 3, 8), ("breathe", 1, -2)]);
    let named: Vec<_> = greatest(&found.skills).iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(named, ["call"], "one entry with leaving is chance");
}

#[test]
fn a_row_that_was_only_begun_is_no_entry() {
    let mut log = Log(Workbook::default());
    log.entry(&[]);
    log.entry(&[("day", Value::Date(chrono::NaiveDate::from_ymd_opt(2026, 11, 6).unwrap()))]);
    assert_eq!(log.read().total, 0);
}

#[test]
fn triggers_come_with_the_strongest_first() {
    let mut workbook = Workbook::default();
    for (name, strength) in [("Payday", Some(6)), ("A song", None), ("An empty flat", Some(9))] {
        let sheet = WorksheetId::new("trigger-map");
        let row = RowId::new(Stamp(workbook.latest().0 + 1), 1);
        workbook.apply(Edit::AddRow(sheet.clone(), GroupId::new("triggers"), row.clone()), 1).unwrap();
        let key = |field| AnswerKey { worksheet: sheet.clone(), field: FieldId::new(field), row: Some(row.clone()) };
        workbook.apply(Edit::Answer(key("name"), Some(Value::Text(name.into()))), 1).unwrap();
        workbook.apply(Edit::Answer(key("strength"), strength.map(Value::Number)), 1);
    }
    let names: Vec<_> = triggers(&workbook).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["An empty flat", "Payday", "A song"]);
}
