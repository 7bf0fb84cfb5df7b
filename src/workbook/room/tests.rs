//! Tests of what takes room, what can be taken out, and that a row never goes in part.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::curriculum::{FieldId, LessonId};
use crate::route::tests::sample::{curriculum, group, line, once, sheet, stage, step};
use crate::workbook::AnswerKey;
use crate::workbook::{Edit, Setting};

const DAY: u64 = 86_400_000;

/// 24 November 2026, midnight.
const NOW: u64 = 1_795_478_400_000;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn days_ago(days: u64) -> u64 {
    NOW - days * DAY
}

fn checks() -> WorksheetId {
    WorksheetId::new("checks")
}

fn list() -> GroupId {
    GroupId::new("days")
}

fn answer(field: &str, row: Option<&RowId>) -> AnswerKey {
    AnswerKey { worksheet: checks(), field: FieldId::new(field), row: row.cloned() }
}

fn row(number: u16) -> RowId {
    RowId::new(Stamp(7), number)
}

fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

/// A list of days and a question outside it.
fn course() -> Curriculum {
    let days = group("days", vec![step("day", vec![line("mood", &[]), line("note", &[])])]);
    curriculum(vec![stage("week/1", &[], vec![sheet("checks", vec![once("first", vec![line("why", &[])]), days])])])
}

/// Adds a row with two answers, at a moment.
fn add(workbook: &mut Workbook, number: u16, at: u64) {
    workbook.apply(Edit::AddRow(checks(), list(), row(number)), at).unwrap();
    for name in ["mood", "note"] {
        workbook.apply(Edit::Answer(answer(name, Some(&row(number))), words("calm")), at).unwrap();
    }
}

/// A version that gave way.
fn give_way(workbook: &mut Workbook, key: AnswerKey, at: u64) {
    let record = Record { at: Stamp(at), base: Stamp(0), value: words("another") };
    workbook.absorb(Key::Answer(key), record);
}

fn workbook() -> Workbook {
    let mut workbook = Workbook::default();
    add(&mut workbook, 1, days_ago(400));
    add(&mut workbook, 2, days_ago(200));
    add(&mut workbook, 3, days_ago(100));
    add(&mut workbook, 4, days_ago(1));
    workbook.apply(Edit::SetRowRemoved(checks(), list(), row(3), true), days_ago(1)).unwrap();
    workbook.apply(Edit::Answer(answer("why", None), words("Kai")), days_ago(1)).unwrap();
    give_way(&mut workbook, answer("why", None), days_ago(2));
    give_way(&mut workbook, answer("mood", Some(&row(1))), days_ago(401));
    workbook.apply(Edit::MarkRead(LessonId::new("one"), true), days_ago(1)).unwrap();
    workbook.apply(Edit::Set(Setting::Country, Some("US".into())), days_ago(1)).unwrap();
    workbook
}

fn one_each(_: &Key, _: &Record) -> usize {
    1
}

fn named(offers: &[(Offer, Amount)]) -> Vec<(String, usize, usize)> {
    let name = |offer: &Offer| match offer {
        Offer::Earlier => "earlier".to_owned(),
        Offer::Removed => "removed".to_owned(),
        Offer::Old(worksheet, group, months) => format!("{worksheet}/{group}, {months} months"),
    };
    offers.iter().map(|(offer, amount)| (name(offer), amount.count, amount.room)).collect()
}

#[test]
fn every_record_lies_in_one_pile() {
    let workbook = workbook();
    let piles = workbook.piles(one_each);
    let count = |pile: Pile| piles.get(&pile).map_or(0, |amount| amount.count);
    assert_eq!(count(Pile::Worksheet(checks())), 10, "three rows of three, and an answer");
    assert_eq!(count(Pile::Removed), 3);
    assert_eq!(count(Pile::Earlier), 2);
    assert_eq!(count(Pile::Marks), 2);
    assert_eq!(piles.values().map(|amount| amount.room).sum::<usize>(), workbook.records().count());
}

#[test]
fn what_is_offered_is_what_there_is_with_the_room_it_frees() {
    let offers = workbook().offers(&course(), today(), one_each);
    let expected = [
        ("earlier", 2, 2),
        ("removed", 1, 3),
        // The first row takes a version of one of its answers with it.
        ("checks/days, 12 months", 1, 4),
        ("checks/days, 6 months", 2, 7),
    ];
    assert_eq!(named(&offers), expected.map(|(name, count, room)| (name.to_owned(), count, room)));
    assert_eq!(named(&Workbook::default().offers(&course(), today(), one_each)), []);
}

#[test]
fn a_row_is_as_old_as_what_was_changed_in_it_last() {
    let mut workbook = Workbook::default();
    add(&mut workbook, 1, days_ago(400));
    workbook.apply(Edit::Answer(answer("note", Some(&row(1))), words("still true")), days_ago(3)).unwrap();
    assert_eq!(named(&workbook.offers(&course(), today(), one_each)), []);
    // To the day: 24 May was 6 months ago.
    let may = |day| NaiveDate::from_ymd_opt(2026, 5, day).unwrap().and_time(chrono::NaiveTime::MIN).and_utc();
    let stamp = |day| u64::try_from(may(day).timestamp_millis()).unwrap();
    let mut workbook = Workbook::default();
    add(&mut workbook, 1, stamp(24) - 10);
    assert_eq!(workbook.bundle(&Offer::Old(checks(), list(), 6), today()).len(), 3);
    add(&mut workbook, 2, stamp(24));
    assert_eq!(workbook.bundle(&Offer::Old(checks(), list(), 6), today()).len(), 3);
}

#[test]
fn what_was_changed_after_it_was_handed_over_stays_and_so_does_the_rest_of_its_row() {
    let mut workbook = workbook();
    let bundle = workbook.bundle(&Offer::Old(checks(), list(), 6), today());
    assert_eq!(workbook.unchanged(&bundle).len(), bundle.len());
    workbook.apply(Edit::Answer(answer("note", Some(&row(2))), words("from another tab")), days_ago(0)).unwrap();
    let left: BTreeSet<RowId> = workbook.unchanged(&bundle).iter().filter_map(|key| key.row()).cloned().collect();
    assert_eq!(left, BTreeSet::from([row(1)]));
    // An answer that was added to the row counts as a change too.
    workbook.apply(Edit::Answer(answer("more", Some(&row(1))), words("new")), days_ago(0)).unwrap();
    assert_eq!(workbook.unchanged(&bundle), []);
}

#[test]
fn versions_go_without_their_answer_and_a_removed_row_that_came_back_stays() {
    let mut workbook = workbook();
    let earlier = workbook.bundle(&Offer::Earlier, today());
    assert_eq!(earlier.len(), 2);
    assert!(earlier.keys().all(|key| matches!(key, Key::Earlier(..))));
    workbook.apply(Edit::Answer(answer("mood", Some(&row(1))), words("changed")), days_ago(0)).unwrap();
    assert_eq!(workbook.unchanged(&earlier).len(), 2);
    let removed = workbook.bundle(&Offer::Removed, today());
    workbook.apply(Edit::SetRowRemoved(checks(), list(), row(3), false), days_ago(0)).unwrap();
    assert_eq!(workbook.unchanged(&removed), []);
}

proptest! {
    /// Whatever happens between handing over and taking out: only what was handed over goes, as it was, and rows go whole.
    #[test]
    fn only_what_was_handed_over_goes_and_no_row_goes_in_part(
        rows in prop::collection::vec((0u64..500, any::<bool>()), 1..8),
        later in prop::collection::vec((0usize..8, 0u8..3), 0..5),
        which in 0usize..3,
    ) {
        let mut workbook = Workbook::default();
        let count = u16::try_from(rows.len()).unwrap();
        for (number, (days, removed)) in (0..count).zip(&rows) {
            add(&mut workbook, number, days_ago(500 - days));
            if *removed {
                workbook.apply(Edit::SetRowRemoved(checks(), list(), row(number), true), 1);
            }
        }
        give_way(&mut workbook, answer("mood", Some(&row(0))), 5);
        let offer = [Offer::Earlier, Offer::Removed, Offer::Old(checks(), list(), 6)][which].clone();
        let bundle = workbook.bundle(&offer, today());
        let before = workbook.clone();
        for (number, what) in later {
            let row = row(u16::try_from(number).unwrap() % count);
            let edit = match what {
                0 => Edit::Answer(answer("note", Some(&row)), words("later")),
                1 => Edit::SetRowRemoved(checks(), list(), row, true),
                _ => Edit::SetRowRemoved(checks(), list(), row, false),
            };
            workbook.apply(edit, NOW);
        }
        let goes = workbook.unchanged(&bundle);
        for key in &goes {
            prop_assert_eq!(workbook.get(key), before.get(key));
        }
        for key in &goes {
            workbook.remove(key);
        }
        if offer != Offer::Earlier {
            let gone: BTreeSet<&RowId> = goes.iter().filter_map(|key| key.row()).collect();
            prop_assert!(workbook.records().all(|(key, _)| key.row().is_none_or(|row| !gone.contains(row))));
        }
    }
}
