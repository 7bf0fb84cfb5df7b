//! Tests of entries: one record each, in order of time, and nothing of them lost.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::workbook::Own;

const HOUR: u64 = 60 * 60 * 1000;

fn sheet() -> WorksheetId {
    WorksheetId::new("urge-log")
}

fn group() -> GroupId {
    GroupId::new("urges")
}

fn key(row: &RowId) -> EntryKey {
    EntryKey { worksheet: sheet(), row: row.clone(), group: group() }
}

fn row(at: u64) -> RowId {
    RowId::new(Stamp(at), 7)
}

fn answer(row: &RowId, field: &str) -> AnswerKey {
    AnswerKey { worksheet: sheet(), field: FieldId::new(field), row: Some(row.clone()) }
}

fn text(words: &str) -> Option<Value> {
    Some(Value::Text(words.into()))
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn begin(workbook: &mut Workbook, at: u64, on: NaiveDate, hour: u32) -> RowId {
    let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let answers = vec![(FieldId::new(DAY), Value::Date(on)), (FieldId::new(TIME), Value::Time(time))];
    workbook.apply(Edit::AddEntry(key(&row(at)), answers), at).unwrap();
    row(at)
}

fn put(workbook: &mut Workbook, row: &RowId, field: &str, value: Option<Value>, at: u64) -> (Key, Record) {
    workbook.apply(Edit::Answer(answer(row, field), value), at).unwrap()
}

#[test]
fn an_entry_is_one_record_however_much_is_answered_in_it() {
    let mut workbook = Workbook::default();
    let first = begin(&mut workbook, 10, day(24), 9);
    put(&mut workbook, &first, "before", Some(Value::Number(6)), 20);
    let (stored, record) = put(&mut workbook, &first, "helped", text("the bus"), 30);
    assert_eq!(stored, Key::Entry(key(&first)));
    assert_eq!((record.at, record.base), (Stamp(30), Stamp(20)));
    assert_eq!(workbook.records().count(), 1);
    assert_eq!(workbook.answer(&answer(&first, "before")), Some(&Value::Number(6)));
    put(&mut workbook, &first, "before", None, 40);
    assert_eq!(workbook.answer(&answer(&first, "before")), None);
    assert_eq!(workbook.answer(&answer(&first, "helped")), text("the bus").as_ref());
    assert_eq!(workbook.apply(Edit::Answer(answer(&first, "helped"), text("the bus")), 50), None);
}

#[test]
fn entries_are_listed_by_day_and_time_with_the_rows_of_old_among_them() {
    let mut workbook = Workbook::default();
    let old = RowId::new(Stamp(5), 1);
    workbook.apply(Edit::AddRow(sheet(), group(), old.clone()), 5).unwrap();
    put(&mut workbook, &old, "day", Some(Value::Date(day(23))), 6);
    put(&mut workbook, &old, "where", text("at home"), 7);
    let late = begin(&mut workbook, 10, day(24), 21);
    let early = begin(&mut workbook, 20, day(24), 7);
    let before = begin(&mut workbook, 30, day(2), 7);
    let (sheet, group) = (sheet(), group());
    let rows = |workbook: &Workbook| workbook.rows(&sheet, &group);
    assert_eq!(rows(&workbook), [before, old.clone(), early.clone(), late.clone()]);
    let found = entries(&workbook, &sheet, &group);
    assert_eq!(found[1].get(&FieldId::new("where")), text("at home").as_ref());
    assert_eq!((found[2].day, found[2].time), (Some(day(24)), NaiveTime::from_hms_opt(7, 0, 0)));
    let recent: Vec<RowId> = since(&workbook, &sheet, &group, day(24)).into_iter().map(|entry| entry.row).collect();
    assert_eq!(recent, [early, late]);
    // What was stored the old way is edited the old way.
    let (stored, _) = put(&mut workbook, &old, "where", text("at work"), 40);
    assert_eq!(stored, Key::Answer(answer(&old, "where")));
    assert_eq!(workbook.answer(&answer(&old, "where")), text("at work").as_ref());
}

#[test]
fn a_removed_entry_comes_back_with_its_answers() {
    let mut workbook = Workbook::default();
    let first = begin(&mut workbook, 10, day(24), 9);
    let second = begin(&mut workbook, 20, day(24), 10);
    workbook.apply(Edit::SetRowRemoved(sheet(), group(), first.clone(), true), 30).unwrap();
    assert_eq!(workbook.rows(&sheet(), &group()), std::slice::from_ref(&second));
    workbook.apply(Edit::SetRowRemoved(sheet(), group(), first.clone(), false), 40).unwrap();
    assert_eq!(workbook.rows(&sheet(), &group()), [first.clone(), second]);
    assert_eq!(workbook.answer(&answer(&first, "day")), Some(&Value::Date(day(24))));
    assert_eq!(workbook.records().count(), 2);
}

#[test]
fn an_entry_without_a_day_stands_where_it_was_added() {
    let mut workbook = Workbook::default();
    let first = begin(&mut workbook, 10, day(24), 9);
    let noon = 1_795_521_600_000; // 24 November 2026, 12:00.
    let second = begin(&mut workbook, noon, day(25), 9);
    put(&mut workbook, &second, "day", None, noon);
    let third = begin(&mut workbook, noon + 1, day(26), 9);
    assert_eq!(workbook.rows(&sheet(), &group()), [second, first, third].map(|row| row));
}

#[test]
fn logs_of_one_worksheet_are_kept_apart() {
    let mut workbook = Workbook::default();
    let first = begin(&mut workbook, 10, day(24), 9);
    let other = EntryKey { worksheet: sheet(), row: row(11), group: GroupId::new("asked") };
    workbook.apply(Edit::AddEntry(other.clone(), Vec::new()), 11).unwrap();
    put(&mut workbook, &row(11), "what", text("may I?"), 12);
    assert_eq!(workbook.rows(&sheet(), &group()), [first]);
    assert_eq!(workbook.rows(&sheet(), &other.group), [row(11)]);
    assert_eq!(workbook.answer(&answer(&row(11), "what")), text("may I?").as_ref());
}

#[test]
fn a_text_that_is_edited_in_a_later_sitting_keeps_what_it_was() {
    let mut workbook = Workbook::default();
    let first = begin(&mut workbook, HOUR, day(24), 9);
    for (at, words) in [(1, "I"), (2, "I am"), (3, "I am tired")] {
        put(&mut workbook, &first, "text", text(words), HOUR + at);
    }
    let key = answer(&first, "text");
    assert_eq!(workbook.versions(&key), [], "nothing is kept of key presses");
    // Something else is edited first, hours later.
    put(&mut workbook, &first, "mood", Some(Value::Number(4)), 10 * HOUR);
    assert_eq!(workbook.versions(&key), [], "it is what it was");
    put(&mut workbook, &first, "text", text("I was tired"), 10 * HOUR + 1);
    let was = |words: &str| Value::Text(words.into());
    assert_eq!(workbook.versions(&key), [(Stamp(HOUR + 3), &was("I am tired"))]);
    put(&mut workbook, &first, "text", text("I was worn out"), 40 * HOUR);
    let kept = [(Stamp(10 * HOUR + 1), was("I was tired")), (Stamp(HOUR + 3), was("I am tired"))];
    let versions: Vec<_> = workbook.versions(&key).into_iter().map(|(at, value)| (at, value.clone())).collect();
    assert_eq!(versions, kept);
    assert_eq!(workbook.records().count(), 1);
}

#[test]
fn an_entry_that_gives_way_to_one_that_was_not_made_from_it_is_kept_for_each_field() {
    let mut here = Workbook::default();
    let first = begin(&mut here, 10, day(24), 9);
    let mut there = here.clone();
    let (stored, ours) = put(&mut here, &first, "helped", text("the bus"), 20);
    let (_, theirs) = put(&mut there, &first, "helped", text("a walk"), 30);
    let earlier = Key::EarlierEntry(key(&first), ours.at);
    assert_eq!(here.absorb(stored.clone(), theirs), [earlier.clone(), stored.clone()]);
    assert_eq!(there.absorb(stored, ours.clone()), [earlier]);
    assert_eq!(here, there);
    assert_eq!(here.versions(&answer(&first, "helped")), [(ours.at, &Value::Text("the bus".into()))]);
    assert_eq!(here.versions(&answer(&first, "day")), [], "both say the same day");
    put(&mut here, &first, "helped", text("the bus"), 40);
    assert_eq!(here.versions(&answer(&first, "helped")), [], "it was gone back to");
}

#[test]
fn an_edit_takes_over_what_another_tab_wrote_into_other_fields_and_keeps_what_it_did_not_see() {
    let mut asleep = Workbook::default();
    let first = begin(&mut asleep, 10, day(24), 9);
    let mut awake = asleep.clone();
    put(&mut awake, &first, "mood", Some(Value::Number(4)), 20);
    let (stored, there) = put(&mut awake, &first, "helped", text("a walk"), 21);
    let edit = Edit::Answer(answer(&first, "stress"), Some(Value::Number(2)));
    let mut other = asleep.clone();
    other.build_on(&Own::default(), &edit, &there);
    let (_, record) = other.apply(edit, 30).unwrap();
    assert_eq!(record.base, there.at);
    assert_eq!(other.meet(stored.clone(), there.clone()), Default::default());
    assert_eq!(other.answer(&answer(&first, "mood")), Some(&Value::Number(4)));

    let edit = Edit::Answer(answer(&first, "helped"), text("the bus"));
    asleep.witness(there.at);
    asleep.build_on(&Own::default(), &edit, &there);
    asleep.apply(edit, 30).unwrap();
    assert_eq!(asleep.meet(stored, there.clone()).store, [Key::EarlierEntry(key(&first), there.at)]);
    assert_eq!(asleep.answer(&answer(&first, "mood")), Some(&Value::Number(4)));
    assert_eq!(asleep.answer(&answer(&first, "helped")), text("the bus").as_ref());
    assert_eq!(asleep.versions(&answer(&first, "helped")), [(there.at, &Value::Text("a walk".into()))]);
    assert_eq!(asleep.versions(&answer(&first, "stress")), []);
}

#[test]
fn a_time_falls_into_one_part_of_the_day() {
    let at = |hour| part_of_day(NaiveTime::from_hms_opt(hour, 59, 0).unwrap());
    assert_eq!([4, 5, 7, 8, 23, 0].map(at), ["night", "early-morning", "early-morning", "morning", "night", "night"]);
    let parts: std::collections::BTreeSet<&str> = (0..24).map(at).collect();
    assert_eq!(parts.len(), 7);
}
