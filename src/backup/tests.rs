//! Tests of backup files: the form, the older forms, what is refused, and what a person is told.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::curriculum::ChoiceId;
use crate::record::{Unread, encode, encode_key};
use crate::workbook::{Edit, Key, Record, RowId, Setting, Stamp, Value, Workbook};

mod damage;
mod merge;
mod sealed;
mod undo;

const NOON: u64 = 1_795_521_600_000;

fn answer(worksheet: &str, field: &str, row: Option<RowId>) -> crate::workbook::AnswerKey {
    let (worksheet, field) = (crate::curriculum::WorksheetId::new(worksheet), crate::curriculum::FieldId::new(field));
    crate::workbook::AnswerKey { worksheet, field, row }
}

fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

/// One record of every kind.
fn workbook() -> Workbook {
    let mut workbook = Workbook::default();
    let goals = crate::curriculum::WorksheetId::new("goals");
    let group = crate::curriculum::GroupId::new("goals");
    let row = RowId::new(Stamp(NOON), 7);
    let edits = [
        Edit::AddRow(goals.clone(), group, row.clone()),
        Edit::Answer(answer("goals", "goal", Some(row)), words("Swim \"twice\"\na week, by {bus} 🏊")),
        Edit::Answer(answer("first-group", "travel", None), Some(Value::Choice(ChoiceId::new("bus")))),
        Edit::Answer(
            answer("schedule", "start", None),
            Some(Value::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())),
        ),
        Edit::Answer(answer("weekly-check", "sleep", None), Some(Value::Number(7))),
        Edit::Answer(answer("weekly-check", "sleep", None), None),
        Edit::MarkRead(crate::curriculum::LessonId::new("first-week"), true),
        Edit::MarkDone(goals, true),
        Edit::Set(Setting::OwnNumber, Some("555 0100".into())),
    ];
    for edit in edits {
        workbook.apply(edit, NOON).unwrap();
    }
    workbook
}

fn entries(workbook: &Workbook) -> Vec<(String, String)> {
    super::entries(workbook, &|_| true)
}

fn entry(key: &Key, record: &Record) -> (String, String) {
    let name = encode_key(key);
    let text = encode(&name, record);
    (name, text)
}

fn record(at: u64, value: Option<Value>) -> Record {
    Record { at: Stamp(at), base: Stamp::default(), value }
}

fn file_of(workbook: &Workbook) -> String {
    write(NOON, None, entries(workbook), None).text
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes()).unwrap().reading(None)
}

#[test]
fn a_workbook_comes_back_as_it_was() {
    let text = file_of(&workbook());
    let file = read(text.as_bytes()).unwrap();
    assert_eq!((file.made_ms, file.count(), file.lost, file.whole), (Some(NOON), 8, 0, true));
    assert_eq!(file.reading(None).records, workbook());
}

#[test]
fn entries_of_a_log_come_back_with_what_they_said_before_and_what_gave_way() {
    let mut here = Workbook::default();
    let log = crate::workbook::log::EntryKey {
        worksheet: crate::curriculum::WorksheetId::new("journal"),
        row: RowId::new(Stamp(NOON), 8),
        group: crate::curriculum::GroupId::new("entries"),
    };
    here.apply(Edit::AddEntry(log.clone(), Vec::new()), NOON).unwrap();
    let mut there = here.clone();
    let text = answer("journal", "text", Some(log.row.clone()));
    for (day, said) in [(0, "angry"), (1, "tired"), (2, "well")] {
        here.apply(Edit::Answer(text.clone(), words(said)), NOON + day * 86_400_000).unwrap();
    }
    let (key, other) = there.apply(Edit::Answer(text.clone(), words("elsewhere")), NOON + 5).unwrap();
    here.absorb(key, other);
    assert_eq!(here.versions(&text).len(), 3);
    let back = reading(&file_of(&here)).records;
    assert_eq!(back, here);
    assert_eq!(back.versions(&text), here.versions(&text));
}

#[test]
fn the_file_is_json_with_a_line_for_each_entry_that_a_person_can_read() {
    let text = file_of(&workbook());
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json[0]["app"], "even-keel");
    assert_eq!(json[0]["made"], "2026-11-24T12:00:00Z");
    assert_eq!(json[9], serde_json::json!({ "end": true, "count": 8, "sum": json[9]["sum"] }));
    assert_eq!(text.lines().count(), 8 + 4);
    let goal = text.lines().find(|line| line.contains("Swim")).unwrap();
    assert!(goal.starts_with(r#"{"key":"even-keel.a/goals/goal/"#) && goal.contains(r#""record":{"v":"#), "{goal}");
}

proptest! {
    #[test]
    fn any_text_under_any_key_of_ours_comes_back(
        key in "even-keel\\.[a-wyz]/[!-~]{1,40}",
        text in prop_oneof![any::<String>(), "[{} \n\"\\\\,:a1]{0,40}"],
    ) {
        let written = write(NOON, None, [(key.clone(), text.clone())], None);
        let file = read(written.text.as_bytes()).unwrap();
        prop_assert_eq!(file.entries, vec![(key, text)]);
        prop_assert!(file.whole);
    }

    #[test]
    fn any_bytes_are_a_file_or_an_error_but_never_a_panic(bytes in any::<Vec<u8>>()) {
        let _ = read(&bytes).map(|file| file.reading(None));
    }
}

#[test]
fn a_file_that_went_through_an_editor_or_through_mail_reads_the_same() {
    let text = file_of(&workbook());
    let pretty = serde_json::from_str::<Vec<&serde_json::value::RawValue>>(&text).unwrap();
    let pretty: Vec<String> = pretty.iter().map(|value| value.get().replace("\":", "\" :\r\n\t ")).collect();
    let forms = [
        text.replace('\n', "\r\n"),
        text.replace('\n', ""),
        format!("\u{feff}{text}"),
        format!("[{}]", pretty.join("\n, ")),
    ];
    for form in forms {
        let file = read(form.as_bytes()).unwrap();
        assert!(file.whole, "{form}");
        assert_eq!(file.reading(None).records, workbook(), "{form}");
    }
}

#[test]
fn both_older_forms_are_read() {
    let entries: std::collections::BTreeMap<String, String> = entries(&workbook()).into_iter().collect();
    let copy = serde_json::json!({ "app": "even-keel", "entries": entries });
    let own = serde_json::to_string_pretty(&copy).unwrap();
    for text in [own.clone(), copy.to_string(), own.replace('\n', "\r\n")] {
        let file = read(text.as_bytes()).unwrap();
        assert_eq!((file.made_ms, file.count(), file.whole), (None, 8, true));
        assert_eq!(file.reading(None).records, workbook());
    }
    let cut = &own[..own.len() / 2];
    let file = read(cut.as_bytes()).unwrap();
    assert!(!file.whole && (3..8).contains(&file.count()) && file.lost == 1, "{file:?}");
}

#[test]
fn what_is_no_backup_is_told_apart() {
    let newer = file_of(&workbook()).replace("\"backup\":1", "\"backup\":2");
    let other_form = r#"{"app":"even-keel","backup":7,"blocks":["c29tZXRoaW5n"]}"#;
    let cases: [(&[u8], ReadError); 15] = [
        (b"", ReadError::Empty),
        (b" \r\n\t ", ReadError::Empty),
        ("\u{feff}".as_bytes(), ReadError::Empty),
        (&vec![b' '; LIMIT + 1], ReadError::TooLarge),
        (b"null", ReadError::NotOurs),
        (b"[]", ReadError::NotOurs),
        (b"{}", ReadError::NotOurs),
        (b"\x89PNG\r\n\x1a\n\0\0\0", ReadError::NotOurs),
        (br#"{"app":"other","entries":{"even-keel.a/x/y":"{}"}}"#, ReadError::NotOurs),
        (br#"{"encrypted":false,"items":[]}"#, ReadError::NotOurs),
        (br#"{"app":"even-keel","export":1,"answers":[]}"#, ReadError::Export),
        (br#"{"app":"even-keel"}"#, ReadError::Damaged),
        (br#"{"app":"even-keel","entries":{"even-keel.a/x/y":3}}"#, ReadError::Damaged),
        (br#"[{"app":"even-keel","backup":1,"made":"x","count":4"#, ReadError::Damaged),
        (other_form.as_bytes(), ReadError::Damaged),
    ];
    for (bytes, error) in cases {
        assert_eq!(read(bytes).err(), Some(error), "{:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(80)]));
    }
    let newer = with_sums(&newer);
    assert_eq!(read(newer.as_bytes()).err(), Some(ReadError::Newer));
    let cut = newer.lines().take(2).collect::<String>();
    assert_eq!(read(cut.as_bytes()).err(), Some(ReadError::Newer));
}

/// The same lines with checksums that fit.
fn with_sums(text: &str) -> String {
    let again = |line: &str| match line.rsplit_once(",\"sum\":") {
        Some((object, _)) => line::with_sum(&format!("{object}}}")) + if line.ends_with(',') { "," } else { "" },
        None => line.to_owned(),
    };
    text.lines().map(again).collect::<Vec<_>>().join("\n")
}

#[test]
fn keys_that_the_app_acts_on_or_nobody_wrote_are_refused() {
    let long = format!("even-keel.a/goals/{}", "g".repeat(500));
    let keys = [
        "",
        "theme",
        "other.a/goals/goal",
        "even-keel",
        "even-keel.",
        "even-keel.erase",
        "even-keel.lock2",
        "even-keel.x/AAAA",
        "even-keel./goals",
        "even-keel.A/goals/goal",
        "even-keel.a.b/goals/goal",
        "even-keel.a/goals/<b>\u{202e}",
        "even-keel.a/goals/goal\n",
        "even-keel.a/go als/goal",
        "__proto__",
        &long,
    ];
    for key in keys {
        let text = encode(key, &record(5, words("x")));
        let entries = serde_json::json!({ "app": "even-keel", "entries": { key: text } });
        let reading = reading(&entries.to_string());
        let found = (reading.refused + reading.unreadable, reading.records().count(), reading.others().count());
        assert_eq!(found, (1, 0, 0), "{key}");
        let written = write(NOON, None, [(key.to_owned(), text.clone())], None);
        assert!(written.count == 0 || key.starts_with("even-keel.x/"), "{key}");
    }
}

#[test]
fn texts_too_long_to_have_been_stored_are_refused_and_not_written() {
    let long = "x".repeat(LONGEST_TEXT + 1);
    let entries = serde_json::json!({ "app": "even-keel", "entries": { "even-keel.a/goals/goal": long } });
    assert_eq!(reading(&entries.to_string()).refused, 1);
    let written = write(NOON, None, [("even-keel.a/goals/goal".into(), long)], None);
    assert_eq!((written.count, written.left_out), (0, 1));
}

#[test]
fn records_that_would_spoil_later_edits_are_not_taken_over() {
    let row = RowId::new(Stamp(5), 1);
    let placed = |order| Some(Value::Row { order, removed: false });
    let records = [
        (Key::Answer(answer("goals", "goal", None)), record(u64::MAX, words("for ever"))),
        (
            Key::Row(crate::curriculum::WorksheetId::new("g"), crate::curriculum::GroupId::new("g"), row),
            record(5, placed(i64::MAX)),
        ),
    ];
    for (key, record) in records {
        let text = write(NOON, None, [entry(&key, &record)], None).text;
        let reading = reading(&text);
        assert_eq!((reading.records().count(), reading.unreadable), (0, 1), "{key:?}");
    }
}

#[test]
fn what_this_build_cannot_read_is_kept_as_it_is() {
    let newer = r#"{"v":99,"t":1,"is":{"drawing":"…"}}"#;
    let entries = [
        ("even-keel.a/goals/goal", newer),
        ("even-keel.q/some/thing", "a kind to come"),
        ("even-keel.a/goals/why", "{\"v\":1,\"t\":"),
        ("even-keel.aside/17/even-keel.a/goals/when", "cut"),
    ];
    let entries = entries.map(|(key, text)| (key.to_owned(), text.to_owned()));
    let reading = reading(&write(NOON, None, entries, None).text);
    let kept: Vec<_> = reading.others().collect();
    let aside = format!("even-keel.aside/{NOON}/even-keel.a/goals/why");
    assert_eq!(
        kept,
        [
            ("even-keel.a/goals/goal", Unread::Newer, newer),
            ("even-keel.aside/17/even-keel.a/goals/when", Unread::Damaged, "cut"),
            (aside.as_str(), Unread::Damaged, "{\"v\":1,\"t\":"),
            ("even-keel.q/some/thing", Unread::UnknownKind, "a kind to come"),
        ]
    );
    let preview = preview(&Workbook::default(), &reading, &|_| true);
    assert_eq!((preview.newer_version, preview.unreadable, preview.new.len()), (2, 2, 0));
}

#[test]
fn a_file_is_never_too_large_to_be_read_again() {
    let text = |n: usize| serde_json::json!({ "v": 1, "t": n, "is": { "text": "x".repeat(900_000) } }).to_string();
    let entries = (0..40).map(|n| (format!("even-keel.a/goals/g{n:02}"), text(n)));
    let written = write(NOON, None, entries, None);
    assert!(written.text.len() <= LIMIT && written.left_out > 0);
    assert_eq!(written.count + written.left_out, 40);
    let file = read(written.text.as_bytes()).unwrap();
    assert_eq!((file.count(), file.left_out, file.whole), (written.count, written.left_out, true));
    assert!(file.entries.iter().any(|(key, _)| key.ends_with("g00")), "the first to come is the last to go");
}

#[test]
fn the_chosen_parts_are_named_in_the_file() {
    let parts = Some(vec!["week-1".to_owned()]);
    let written = write(NOON, parts.clone(), entries(&workbook()), None);
    assert_eq!(read(written.text.as_bytes()).unwrap().parts, parts);
}
