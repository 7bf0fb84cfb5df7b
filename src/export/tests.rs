//! Tests of what is exported: every kind of record, in words, in cells that no spreadsheet runs.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::curriculum::{ChoiceId, FieldId, FieldKind, GroupId, LessonId, WorksheetId};
use crate::route::tests::sample;
use crate::workbook::log::EntryKey;
use crate::workbook::{Edit, Record, Setting, Value};

fn curriculum() -> Curriculum {
    let log = vec![sample::step("what", vec![sample::line("urge", &[]), sample::field("strength", scale(), &[])])];
    let parts =
        vec![sample::once("one", vec![sample::line("why", &[]), sample::line("how", &[])]), sample::group("log", log)];
    let other =
        vec![sample::once("one", vec![sample::field("way", FieldKind::Choice(sample::choices(&["bus"])), &[])])];
    let stages = vec![
        sample::stage("week/1", &["first-week"], vec![sample::sheet("urges", parts)]),
        sample::stage("week/2", &[], vec![sample::sheet("travel", other)]),
    ];
    sample::curriculum(stages)
}

fn scale() -> FieldKind {
    FieldKind::Scale { low: "low".into(), high: "high".into() }
}

fn key(worksheet: &str, field: &str, row: Option<&RowId>) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row: row.cloned() }
}

fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

fn rows() -> [RowId; 3] {
    [3, 1, 2].map(|n| RowId::new(Stamp(n), 0))
}

fn filled() -> Workbook {
    let mut workbook = Workbook::default();
    let (urges, log) = (WorksheetId::new("urges"), GroupId::new("log"));
    let mut edits = vec![
        Edit::Answer(key("travel", "way", None), Some(Value::Choice(ChoiceId::new("bus")))),
        Edit::Answer(key("urges", "how", None), words("walk")),
        Edit::Answer(key("urges", "why", None), words("to sleep")),
        Edit::Answer(key("gone", "old", None), Some(Value::Number(3))),
        Edit::MarkRead(LessonId::new("first-week"), true),
        Edit::MarkDone(urges.clone(), false),
        Edit::Set(Setting::OwnNumber, Some("555 0100".into())),
    ];
    for (n, row) in rows().iter().enumerate() {
        edits.push(Edit::AddRow(urges.clone(), log.clone(), row.clone()));
        edits.push(Edit::Answer(key("urges", "urge", Some(row)), words(&format!("at {n}"))));
    }
    edits.push(Edit::Answer(key("urges", "strength", Some(&rows()[1])), Some(Value::Number(7))));
    edits.push(Edit::SetRowRemoved(urges, log, rows()[2].clone(), true));
    for (at, edit) in edits.into_iter().enumerate() {
        workbook.apply(edit, 1000 + at as u64).unwrap();
    }
    workbook
}

fn with<T>(workbook: &Workbook, chosen: &dyn Fn(&Key) -> bool, look: impl Fn(&Export<'_>) -> T) -> T {
    let curriculum = curriculum();
    look(&Export { curriculum: &curriculum, workbook, chosen, when: &|stamp| format!("t{}", stamp.0) })
}

/// Reads a table back as a spreadsheet does.
fn read(table: &Table) -> Vec<Vec<String>> {
    let text = table.csv();
    let text = text.strip_prefix('\u{feff}').unwrap().as_bytes();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn all_answers_are_in_one_table_in_the_order_of_the_programme() {
    let table = with(&filled(), &for_others, |export| export.answers());
    let cells: Vec<String> = read(&table).iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        cells,
        [
            "export.stage | export.page | export.question | export.row | export.answer | export.changed",
            "week/1 | The urges | why? |  | to sleep | t1002",
            "week/1 | The urges | how? |  | walk | t1001",
            "week/1 | The urges | urge? | 1 | at 0 | t1008",
            "week/1 | The urges | urge? | 2 | at 1 | t1010",
            "week/1 | The urges | strength? | 2 | answer.out-of 7 | t1013",
            "week/2 | The travel | way? |  | BUS | t1000",
            " |  | even-keel.a/gone/old |  | 3 | t1003",
            "week/1 | first-week | status.read |  | answer.yes | t1004",
            "week/1 | The urges | status.completed |  | answer.no | t1005",
        ]
    );
}

#[test]
fn each_list_is_a_table_with_a_column_for_each_question() {
    let tables = with(&filled(), &for_others, |export| export.lists());
    assert_eq!(tables.len(), 1);
    assert_eq!((tables[0].name.as_str(), tables[0].title.as_str()), ("urges-log", "The urges – log"));
    let cells: Vec<String> = read(&tables[0]).iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        cells,
        [
            "export.row | urge? | strength? | export.changed",
            "1 | at 0 |  | t1008",
            "2 | at 1 | answer.out-of 7 | t1013",
        ]
    );
}

#[test]
fn a_kind_of_record_that_nobody_gave_words_is_exported_with_its_key() {
    let all = with(&filled(), &|_| true, |export| export.lines());
    let own = all.iter().find(|line| line.key == "even-keel.s/own-number").unwrap();
    assert_eq!((own.question.as_str(), own.answer.as_str()), ("even-keel.s/own-number", "555 0100"));
}

#[test]
fn every_record_that_holds_something_is_exported_but_removed_rows_and_places() {
    let workbook = filled();
    let all = with(&workbook, &|_| true, |export| export.lines());
    let told: Vec<&str> = all.iter().map(|line| line.key.as_str()).collect();
    for (record_key, record) in workbook.records() {
        let left_out = matches!(record.value, Some(Value::Row { .. }) | None)
            || *record_key == Key::Answer(key("urges", "urge", Some(&rows()[2])));
        let name = crate::record::encode_key(record_key);
        assert_eq!(told.iter().filter(|told| **told == name).count(), usize::from(!left_out), "{name}");
    }
}

#[test]
fn an_entry_of_a_log_is_exported_like_a_row_and_what_nobody_asks_any_more_with_its_key() {
    let mut workbook = filled();
    let log = |row: RowId| EntryKey { worksheet: WorksheetId::new("urges"), row, group: GroupId::new("log") };
    let answer = |field: &str, text: &str| (FieldId::new(field), Value::Text(text.into()));
    let (first, second) = (RowId::new(Stamp(3000), 1), RowId::new(Stamp(3001), 1));
    let answers = vec![answer("urge", "on the bus"), answer("old", "no longer asked")];
    workbook.apply(Edit::AddEntry(log(first.clone()), answers), 3000).unwrap();
    workbook.apply(Edit::AddEntry(log(second.clone()), vec![answer("urge", "a slip of the finger")]), 3001).unwrap();
    workbook.apply(Edit::SetRowRemoved(log(second.clone()).worksheet, log(second.clone()).group, second, true), 3002);
    let lists = with(&workbook, &for_others, |export| export.lists());
    let last = lists[0].rows.last().unwrap();
    assert_eq!((last[1].as_str(), last[3].as_str()), ("on the bus", "t3000"));
    let lines = with(&workbook, &for_others, |export| export.lines());
    let of_log: Vec<&Line> = lines.iter().filter(|line| line.key.starts_with("even-keel.e/")).collect();
    assert_eq!(of_log.len(), 2, "{of_log:?}");
    assert_eq!(
        (of_log[0].question.as_str(), of_log[0].row.as_str(), of_log[0].answer.as_str()),
        ("urge?", "3", "on the bus")
    );
    assert_eq!(
        (of_log[1].question.as_str(), of_log[1].answer.as_str()),
        ("even-keel.e/urges/log/bb8-0001/old", "no longer asked")
    );
    assert_eq!(of_log[0].value, Value::Text("on the bus".into()));

    let key = log(first);
    let other = Record { at: Stamp(4000), base: Stamp(1), value: None };
    workbook.absorb(Key::Entry(key), other);
    let all = with(&workbook, &|_| true, |export| export.json(Stamp(9)));
    assert!(all.contains("even-keel.g/bb8/urges/log/bb8-0001/urge") && all.contains("on the bus"));
    assert!(!with(&workbook, &for_others, |export| export.json(Stamp(9))).contains("on the bus"));
}

#[test]
fn settings_and_versions_that_gave_way_are_not_for_others() {
    let mut workbook = filled();
    let later = Record { at: Stamp(2000), base: Stamp::default(), value: words("to rest") };
    workbook.absorb(Key::Answer(key("urges", "why", None)), later);
    let for_them = with(&workbook, &for_others, |export| export.json(Stamp(9)));
    assert!(for_them.contains("to rest") && !for_them.contains("to sleep") && !for_them.contains("555 0100"));
    let all = with(&workbook, &|_| true, |export| export.json(Stamp(9)));
    assert!(all.contains("to rest") && all.contains("to sleep") && all.contains("555 0100"));
}

#[test]
fn the_json_says_what_it_is_and_holds_words_and_values() {
    let text = with(&filled(), &for_others, |export| export.json(Stamp(9)));
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&json["app"], &json["export"], &json["made"]), (&"even-keel".into(), &1.into(), &"t9".into()));
    assert_eq!(json["answers"].as_array().unwrap().len(), 9);
    let strength = &json["answers"][4];
    assert_eq!(strength["value"], serde_json::json!({ "number": 7 }));
    assert_eq!(strength["question"], "strength?");
    assert_eq!(crate::backup::read(text.as_bytes()).err(), Some(crate::backup::ReadError::Export));
}

#[test]
fn a_value_of_any_kind_has_words_even_where_its_question_is_gone() {
    let values = [
        (Value::Choice(ChoiceId::new("bus")), "bus"),
        (Value::Choices(vec![ChoiceId::new("a"), ChoiceId::new("b")]), "[\"a\",\"b\"]"),
        (Value::Date(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap()), "2028-02-29"),
        (Value::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap()), "09:30:00"),
        (Value::NotSure, "answer.not-sure"),
        (Value::Declined, "answer.declined"),
        (Value::YesNo(true), "answer.yes"),
    ];
    for (value, expected) in values {
        let mut workbook = Workbook::default();
        workbook.apply(Edit::Answer(key("gone", "old", None), Some(value)), 1).unwrap();
        let lines = with(&workbook, &for_others, |export| export.lines());
        assert_eq!(lines.iter().map(|line| line.answer.as_str()).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn no_cell_can_run_as_a_formula() {
    for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
        let hostile = format!("{start}cmd|' /C calc'!A0");
        let mut workbook = Workbook::default();
        workbook.apply(Edit::Answer(key("urges", "why", None), words(&hostile)), 1).unwrap();
        let rows = read(&with(&workbook, &for_others, |export| export.answers()));
        assert_eq!(rows[1][4], format!("'{hostile}"));
    }
}

proptest! {
    #[test]
    fn any_words_come_out_of_a_spreadsheet_as_they_went_in(cells in prop::collection::vec(any::<String>(), 1..5)) {
        let headings = cells.iter().map(|_| "x".to_owned()).collect();
        let table = Table { name: "t".into(), title: "t".into(), headings, rows: vec![cells.clone()] };
        let rows = read(&table);
        prop_assert_eq!(rows.len(), 2);
        for (cell, read) in cells.iter().zip(&rows[1]) {
            prop_assert_eq!(read.strip_prefix('\'').filter(|_| !cell.starts_with('\'')).unwrap_or(read), cell);
            prop_assert!(!read.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        }
    }
}
