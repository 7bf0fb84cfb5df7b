//! Tests of the stored form: round trips, every version ever shipped, and everything that is not a record.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::*;
use crate::curriculum::ChoiceId;
use crate::workbook::Edit;

fn id() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,20}"
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<String>().prop_map(Value::Text),
        id().prop_map(|id| Value::Choice(ChoiceId::new(&id))),
        prop::collection::vec(id(), 0..4)
            .prop_map(|ids| Value::Choices(ids.iter().map(|id| ChoiceId::new(id)).collect())),
        any::<bool>().prop_map(Value::YesNo),
        any::<i32>().prop_map(Value::Number),
        (-100_000i32..100_000)
            .prop_map(|day| Value::Date(NaiveDate::from_num_days_from_ce_opt(700_000 + day).unwrap())),
        (0u32..86_400).prop_map(|s| Value::Time(NaiveTime::from_num_seconds_from_midnight_opt(s, 0).unwrap())),
        Just(Value::NotSure),
        Just(Value::Declined),
        (-(1i64 << 61)..=1 << 61, any::<bool>()).prop_map(|(order, removed)| Value::Row { order, removed }),
        any::<bool>().prop_map(Value::Done),
    ]
}

/// What an entry of a log holds: as it was begun, edited some hours later, and perhaps removed.
fn entries() -> impl Strategy<Value = Value> {
    let answers = prop::collection::vec((id(), values()), 0..5);
    (answers, any::<String>(), any::<bool>()).prop_map(|(answers, later, removed)| {
        let key = entry_key("journal", "entries", RowId::new(Stamp(1), 1));
        let mut workbook = crate::workbook::Workbook::default();
        let answers = answers.into_iter().filter(|(_, value)| !matches!(value, Value::Row { .. }));
        let answers = answers.map(|(field, value)| (FieldId::new(&field), value)).collect();
        workbook.apply(Edit::AddEntry(key.clone(), answers), 1);
        let text = answer_key("journal", "text", Some(key.row.clone()));
        workbook.apply(Edit::Answer(text, Some(Value::Text(later))), 1 << 40);
        workbook
            .apply(Edit::SetRowRemoved(key.worksheet.clone(), key.group.clone(), key.row.clone(), removed), 1 << 41);
        workbook.get(&Key::Entry(key)).unwrap().value.clone().unwrap()
    })
}

fn keys() -> impl Strategy<Value = Key> {
    let row = || (any::<u64>(), any::<u16>()).prop_map(|(at, salt)| RowId::new(Stamp(at), salt));
    prop_oneof![
        (id(), id(), prop::option::of(row())).prop_map(|(w, field, row)| Key::Answer(answer_key(&w, &field, row))),
        (id(), id(), prop::option::of(row()), any::<u64>())
            .prop_map(|(w, field, row, at)| Key::Earlier(answer_key(&w, &field, row), Stamp(at))),
        (id(), id(), row()).prop_map(|(w, g, row)| Key::Row(WorksheetId::new(&w), GroupId::new(&g), row)),
        (id(), id(), row()).prop_map(|(w, g, row)| Key::Entry(entry_key(&w, &g, row))),
        (id(), id(), row(), any::<u64>())
            .prop_map(|(w, g, row, at)| Key::EarlierEntry(entry_key(&w, &g, row), Stamp(at))),
        id().prop_map(|id| Key::LessonRead(LessonId::new(&id))),
        id().prop_map(|id| Key::WorksheetDone(WorksheetId::new(&id))),
        (0..SETTINGS.len()).prop_map(|i| Key::Setting(SETTINGS[i].0)),
    ]
}

/// Where the records of these tests are stored.
const HERE: &str = "even-keel.a/why-now/more-of";

proptest! {
    #[test]
    fn a_record_reads_back_as_written(
        at in 0..=1u64 << 53,
        base in 0..=1u64 << 53,
        value in prop::option::of(prop_oneof![values(), entries()]),
    ) {
        let record = Record { at: Stamp(at), base: Stamp(base), value };
        prop_assert_eq!(decode(HERE, &encode(HERE, &record)), Ok(record));
    }

    #[test]
    fn a_key_reads_back_as_written(key in keys()) {
        let text = encode_key(&key);
        prop_assert!(text.starts_with(PREFIX));
        prop_assert_eq!(decode_key(&text), Ok(key));
    }

    #[test]
    fn any_text_is_a_record_or_an_error_but_never_a_panic(key in any::<String>(), text in any::<String>()) {
        let _ = decode(&key, &text);
        let _ = decode_key(&text);
    }

    #[test]
    fn a_record_cut_short_is_noticed(at in 0..=1u64 << 53, value in prop_oneof![values(), entries()], cut in any::<prop::sample::Index>()) {
        let text = encode(HERE, &Record { at: Stamp(at), base: Stamp(1), value: Some(value) });
        let mut end = cut.index(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        prop_assert_eq!(decode(HERE, &text[..end]), Err(Unread::Damaged));
    }
}

#[test]
fn stamps_and_places_from_the_end_of_the_world_are_not_believed() {
    let read = |at: u64, base: u64, value: Value| {
        let text = encode(HERE, &Record { at: Stamp(at), base: Stamp(base), value: Some(value) });
        decode(HERE, &text).map(|record| record.at)
    };
    let last = 1 << 53;
    assert_eq!(read(last, last, Value::Number(3)), Ok(Stamp(last)));
    assert_eq!(read(last + 1, 0, Value::Number(3)), Err(Unread::Damaged));
    assert_eq!(read(5, last + 1, Value::Number(3)), Err(Unread::Damaged));
    assert_eq!(decode(HERE, r#"{"v":1,"t":9007199254740993,"is":{"number":3}}"#), Err(Unread::Damaged));
    for (order, good) in [(1i64 << 61, true), (-(1 << 61), true), ((1 << 61) + 1, false), (i64::MIN, false)] {
        assert_eq!(read(5, 0, Value::Row { order, removed: false }).is_ok(), good, "{order}");
    }
}

#[test]
fn an_entry_and_anything_else_are_not_read_in_the_place_of_the_other() {
    let entry = |inside: &str| {
        let text = format!(r#"{{"v":2,"t":5,"b":0,"is":{{"entry":{{"a":{inside}}}}}"#);
        move |name: &str| {
            let sum = checksum(name, &text);
            read_entry(name, &format!("{text}{SUM}{sum}{END}"))
        }
    };
    let (log, field) = ("even-keel.e/journal/entries/1-0001", "even-keel.a/journal/text");
    assert!(entry(r#"{"text":{"text":"slept"}}"#)(log).is_ok());
    assert_eq!(entry(r#"{"text":{"text":"slept"}}"#)(field), Err(Unread::Damaged));
    assert_eq!(entry(r#"{"text":{"row":{"order":1,"removed":false}}}"#)(log), Err(Unread::Damaged));
    assert_eq!(entry(r#"{"text":{"entry":{"a":{}}}}"#)(log), Err(Unread::Damaged));
    let number = Record { at: Stamp(5), base: Stamp(0), value: Some(Value::Number(3)) };
    assert_eq!(read_entry(log, &encode(log, &number)), Err(Unread::Damaged));
    let cleared = Record { value: None, ..number };
    assert!(read_entry(log, &encode(log, &cleared)).is_ok());
}

#[test]
fn a_record_under_the_key_of_another_is_noticed() {
    let text = encode(HERE, &Record { at: Stamp(5), base: Stamp(0), value: Some(Value::Number(3)) });
    assert!(decode(HERE, &text).is_ok());
    assert_eq!(decode("even-keel.a/why-now/less-of", &text), Err(Unread::Damaged));
}

/// Every single bit of a record of 4 kB, in UTF-8 as it lies on a disk.
#[test]
fn every_flipped_bit_of_a_record_is_noticed() {
    let words = "A slow morning, tea, 2 calls, and Kai's drawing on the fridge. 🏊 ".repeat(61);
    let record = Record { at: Stamp(1_795_490_000_000), base: Stamp(7), value: Some(Value::Text(words)) };
    let good = encode(HERE, &record);
    assert!(good.len() > 4_000);
    for place in 0..good.len() {
        for bit in 0..8 {
            let mut bytes = good.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            let read = decode(HERE, &String::from_utf8_lossy(&bytes));
            // A flip in the version's digit can make it a higher one: that is left alone as well.
            assert!(matches!(read, Err(Unread::Damaged | Unread::Newer)), "byte {place}, bit {bit}");
        }
    }
}

/// Texts that version 1 has written. They must load for ever; lines are only ever added.
#[test]
fn version_1_loads() {
    let cases = [
        (r#"{"v":1,"t":1795490000000,"is":{"text":"Swim \"twice\"\n🏊"}}"#, Value::Text("Swim \"twice\"\n🏊".into())),
        (r#"{"v":1,"t":1,"is":{"choice":"bus"}}"#, Value::Choice(ChoiceId::new("bus"))),
        (
            r#"{"v":1,"t":1,"is":{"choices":["monday","friday"]}}"#,
            Value::Choices(vec![ChoiceId::new("monday"), ChoiceId::new("friday")]),
        ),
        (r#"{"v":1,"t":1,"is":{"yes-no":false}}"#, Value::YesNo(false)),
        (r#"{"v":1,"t":1,"is":{"number":-3}}"#, Value::Number(-3)),
        (r#"{"v":1,"t":1,"is":{"date":"2028-02-29"}}"#, Value::Date(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap())),
        (r#"{"v":1,"t":1,"is":{"time":"09:30:00"}}"#, Value::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap())),
        (r#"{"v":1,"t":1,"is":"not-sure"}"#, Value::NotSure),
        (r#"{"v":1,"t":1,"is":"declined"}"#, Value::Declined),
        (
            r#"{"v":1,"t":1,"is":{"row":{"order":1099511627776,"removed":true}}}"#,
            Value::Row { order: 1 << 40, removed: true },
        ),
        (r#"{"v":1,"t":1,"is":{"done":true}}"#, Value::Done(true)),
    ];
    for (text, value) in cases {
        assert_eq!(decode(HERE, text).map(|record| record.value), Ok(Some(value)), "{text}");
    }
    let cleared = Record { at: Stamp(7), base: Stamp(0), value: None };
    assert_eq!(decode(HERE, r#"{"v":1,"t":7,"is":null}"#), Ok(cleared));
}

/// Texts that version 2 has written. They must load for ever; lines are only ever added.
#[test]
fn version_2_loads() {
    let cases = [
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"text":"Swim \"twice\"\n🏊"},"c":"98615fc1"}"#,
            Some(Value::Text("Swim \"twice\"\n🏊".into())),
        ),
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"choice":"bus"},"c":"05471c66"}"#,
            Some(Value::Choice(ChoiceId::new("bus"))),
        ),
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"choices":["monday","friday"]},"c":"d09001e2"}"#,
            Some(Value::Choices(vec![ChoiceId::new("monday"), ChoiceId::new("friday")])),
        ),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":{"yes-no":false},"c":"b8fda2ac"}"#, Some(Value::YesNo(false))),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":{"number":-3},"c":"eeb7ad1d"}"#, Some(Value::Number(-3))),
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"date":"2028-02-29"},"c":"9e151347"}"#,
            Some(Value::Date(NaiveDate::from_ymd_opt(2028, 2, 29).unwrap())),
        ),
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"time":"09:30:00"},"c":"0d1850a6"}"#,
            Some(Value::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap())),
        ),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":"not-sure","c":"0a0437d3"}"#, Some(Value::NotSure)),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":"declined","c":"c5ad0105"}"#, Some(Value::Declined)),
        (
            r#"{"v":2,"t":1795490000000,"b":9,"is":{"row":{"order":1099511627776,"removed":true}},"c":"c772b199"}"#,
            Some(Value::Row { order: 1 << 40, removed: true }),
        ),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":{"done":true},"c":"0ac6ddf1"}"#, Some(Value::Done(true))),
        (r#"{"v":2,"t":1795490000000,"b":9,"is":null,"c":"fbe7f91d"}"#, None),
    ];
    for (text, value) in cases {
        let record = Record { at: Stamp(1_795_490_000_000), base: Stamp(9), value };
        assert_eq!(decode(HERE, text), Ok(record), "{text}");
    }
}

#[test]
fn a_newer_version_is_told_apart_from_damage() {
    assert_eq!(decode(HERE, r#"{"v":3,"t":1,"is":{"text":"x"}}"#), Err(Unread::Newer));
    assert_eq!(decode(HERE, r#"{"v":99,"anything":[1,2]}"#), Err(Unread::Newer));
    let damaged = [
        "",
        "null",
        "[]",
        "{}",
        "7",
        r#"{"v":1}"#,
        r#"{"v":1,"t":1}"#,
        r#"{"v":0,"t":1,"is":null}"#,
        r#"{"v":1,"t":"1","is":null}"#,
        r#"{"v":1,"t":1,"is":{"number":"3"}}"#,
        r#"{"v":1,"t":1,"is":{"row":{}}}"#,
        r#"{"v":2,"t":1,"b":0,"is":null}"#,
        r#"{"v":2,"t":1,"b":0,"is":null,"c":"00000000"}"#,
        r#"{"v":2,"c":"é"}"#,
    ];
    for text in damaged {
        assert_eq!(decode(HERE, text), Err(Unread::Damaged), "{text}");
    }
}

#[test]
fn foreign_keys_are_not_ours() {
    for key in [
        "",
        "theme",
        "even-keel",
        "even-keel.",
        "even-keel.a/",
        "even-keel.a/x",
        "even-keel.a//y",
        "even-keel.s/x",
        "even-keel.z/1",
        "even-keel.h/0f/goals/goal",
        "even-keel.h/F/goals/goal",
        "even-keel.h/x/goals/goal",
        "even-keel.aside/1/even-keel.a/goals/goal",
        "even-keel.r/goals/goals/<b>",
    ] {
        assert_eq!(decode_key(key), Err(Unread::UnknownKind), "{key}");
    }
}
