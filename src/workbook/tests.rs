//! Tests of edits, merging and row order.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::curriculum::FieldId;

fn sheet() -> WorksheetId {
    WorksheetId::new("goals")
}

fn group() -> GroupId {
    GroupId::new("goals")
}

fn text_key(field: &str) -> AnswerKey {
    AnswerKey { worksheet: sheet(), field: FieldId::new(field), row: None }
}

fn text(words: &str) -> Option<Value> {
    Some(Value::Text(words.into()))
}

fn with_rows(count: u16) -> (Workbook, Vec<RowId>) {
    let mut workbook = Workbook::default();
    let rows: Vec<RowId> = (0..count).map(|n| RowId::new(Stamp(1000), n)).collect();
    for row in &rows {
        workbook.apply(Edit::AddRow(sheet(), group(), row.clone()), 1).unwrap();
    }
    (workbook, rows)
}

#[test]
fn an_edit_changes_one_record_and_reads_back() {
    let mut workbook = Workbook::default();
    let (key, record) = workbook.apply(Edit::Answer(text_key("a"), text("hello")), 50).unwrap();
    assert_eq!(key, Key::Answer(text_key("a")));
    assert_eq!(record.at, Stamp(50));
    assert_eq!(workbook.answer(&text_key("a")), text("hello").as_ref());
    assert_eq!(workbook.records().count(), 1);
}

#[test]
fn an_edit_that_changes_nothing_is_not_a_change() {
    let mut workbook = Workbook::default();
    assert_eq!(workbook.apply(Edit::Answer(text_key("a"), None), 1), None);
    workbook.apply(Edit::Answer(text_key("a"), text("x")), 2).unwrap();
    assert_eq!(workbook.apply(Edit::Answer(text_key("a"), text("x")), 3), None);
    assert!(workbook.apply(Edit::Answer(text_key("a"), None), 4).is_some());
    assert_eq!(workbook.answer(&text_key("a")), None);
}

#[test]
fn a_clock_set_back_loses_no_edit() {
    let mut here = Workbook::default();
    let mut other_tab = Workbook::default();
    let (key, first) = here.apply(Edit::Answer(text_key("a"), text("first")), 9_000).unwrap();
    let (_, second) = here.apply(Edit::Answer(text_key("a"), text("second")), 10).unwrap();
    assert!(second.at > first.at);
    assert_eq!(second.base, first.at);
    other_tab.absorb(key.clone(), second);
    assert_eq!(other_tab.absorb(key, first), [], "the later was made from it, so nothing is kept of it");
    assert_eq!(other_tab.answer(&text_key("a")), text("second").as_ref());
}

#[test]
fn an_answer_that_gives_way_to_one_that_was_not_made_from_it_is_kept() {
    let mut here = Workbook::default();
    let mut there = Workbook::default();
    let (key, ours) = here.apply(Edit::Answer(text_key("a"), text("ours")), 10).unwrap();
    let (_, theirs) = there.apply(Edit::Answer(text_key("a"), text("theirs")), 20).unwrap();
    let earlier = Key::Earlier(text_key("a"), ours.at);
    assert_eq!(here.absorb(key.clone(), theirs.clone()), [earlier.clone(), key.clone()]);
    assert_eq!(here.answer(&text_key("a")), text("theirs").as_ref());
    assert_eq!(here.earlier(&text_key("a")), [&ours]);
    assert_eq!(there.absorb(key.clone(), ours.clone()), [earlier]);
    assert_eq!(here, there);

    let (_, corrected) = here.apply(Edit::Answer(text_key("a"), text("theirs, corrected")), 30).unwrap();
    assert_eq!(there.absorb(key.clone(), corrected), [key]);
    assert_eq!(there.earlier(&text_key("a")), [&ours]);
}

#[test]
fn what_is_no_answer_gives_way_without_a_trace() {
    let mut workbook = Workbook::default();
    let (key, _) = workbook.apply(Edit::Set(Setting::LastPlace, Some("/plan/".into())), 10).unwrap();
    let later = Record { at: Stamp(20), base: Stamp(0), value: text("/help/") };
    assert_eq!(workbook.absorb(key.clone(), later), [key]);
    assert_eq!(workbook.records().count(), 1);
}

#[test]
fn the_second_copy_brings_back_what_is_later_and_keeps_no_version_of_it() {
    let mut workbook = Workbook::default();
    let (key, _) = workbook.apply(Edit::Answer(text_key("a"), text("Fish")), 10).unwrap();
    let later = Record { at: Stamp(15), base: Stamp(14), value: text("Fish and chips") };
    assert!(workbook.catch_up(key.clone(), later.clone()));
    assert!(!workbook.catch_up(key.clone(), Record { at: Stamp(12), base: Stamp(0), value: text("Fi") }));
    assert_eq!(workbook.records().collect::<Vec<_>>(), [(&key, &later)]);
    let (_, next) = workbook.apply(Edit::Answer(text_key("a"), None), 3).unwrap();
    assert!(next.at > later.at);
}

#[test]
fn a_removed_row_comes_back_where_it_was() {
    let (mut workbook, rows) = with_rows(3);
    workbook.apply(Edit::SetRowRemoved(sheet(), group(), rows[1].clone(), true), 5).unwrap();
    assert_eq!(workbook.rows(&sheet(), &group()), [rows[0].clone(), rows[2].clone()]);
    workbook.apply(Edit::SetRowRemoved(sheet(), group(), rows[1].clone(), false), 6).unwrap();
    assert_eq!(workbook.rows(&sheet(), &group()), rows);
}

#[test]
fn rows_of_other_groups_are_not_listed() {
    let (mut workbook, rows) = with_rows(2);
    workbook.apply(Edit::AddRow(sheet(), GroupId::new("goals-2"), RowId::new(Stamp(1), 9)), 5).unwrap();
    workbook.apply(Edit::AddRow(WorksheetId::new("goal"), group(), RowId::new(Stamp(1), 9)), 5).unwrap();
    assert_eq!(workbook.rows(&sheet(), &group()), rows);
}

#[test]
fn a_row_at_the_end_of_the_list_moves_no_further() {
    let (mut workbook, rows) = with_rows(2);
    assert_eq!(workbook.apply(Edit::MoveRow(sheet(), group(), rows[0].clone(), Direction::Up), 5), None);
    assert_eq!(workbook.apply(Edit::MoveRow(sheet(), group(), rows[1].clone(), Direction::Down), 5), None);
}

#[test]
fn a_row_id_from_outside_is_letters_digits_and_hyphens() {
    assert!(RowId::parse("19a0f-00ff").is_some());
    for bad in ["", "a/b", "a b", "<b>", "a.b", &"x".repeat(33)] {
        assert!(RowId::parse(bad).is_none(), "{bad}");
    }
}

proptest! {
    #[test]
    fn moving_a_row_swaps_it_with_its_neighbour(moves in prop::collection::vec((0usize..5, any::<bool>()), 0..40)) {
        let (mut workbook, mut expected) = with_rows(5);
        for (index, up) in moves {
            let row = expected[index].clone();
            let to = if up { Direction::Up } else { Direction::Down };
            workbook.apply(Edit::MoveRow(sheet(), group(), row, to), 5);
            let with = if up { index.checked_sub(1) } else { Some(index + 1).filter(|i| *i < 5) };
            if let Some(with) = with {
                expected.swap(index, with);
            }
            prop_assert_eq!(workbook.rows(&sheet(), &group()), expected.clone());
        }
    }

    #[test]
    fn tabs_that_hear_of_edits_in_any_order_agree(
        records in prop::collection::vec((0u8..3, 0u64..6, prop::option::of("[a-c]{0,2}")), 1..12),
        seed in any::<u64>(),
    ) {
        let records: Vec<(Key, Record)> = records
            .into_iter()
            .map(|(field, at, words)| {
                let record = Record { at: Stamp(at), base: Stamp(0), value: words.map(Value::Text) };
                (Key::Answer(text_key(&field.to_string())), record)
            })
            .collect();
        let mut shuffled = records.clone();
        let len = shuffled.len();
        for i in 0..len {
            shuffled.swap(i, (seed as usize).wrapping_mul(i + 7) % len);
        }
        let hear = |records: &[(Key, Record)]| {
            let mut workbook = Workbook::default();
            for (key, record) in records {
                workbook.absorb(key.clone(), record.clone());
            }
            workbook
        };
        let twice: Vec<_> = records.iter().chain(&records).cloned().collect();
        prop_assert_eq!(hear(&records), hear(&shuffled));
        prop_assert_eq!(hear(&records), hear(&twice));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Tabs that are told of some edits late, or only at the end; one may sleep for days with its clock set back.
    #[test]
    fn whatever_tabs_miss_every_version_that_nobody_saw_is_kept(
        steps in prop::collection::vec((0usize..3, 0u8..2, any::<bool>(), 0u64..50), 1..60),
    ) {
        let mut tabs = [Workbook::default(), Workbook::default(), Workbook::default()];
        let mut told: Vec<Vec<(Key, Record)>> = vec![Vec::new(); 3];
        let mut written: Vec<(Key, Record)> = Vec::new();
        for (index, (tab, field, listens, clock)) in steps.into_iter().enumerate() {
            if listens {
                for (key, record) in std::mem::take(&mut told[tab]) {
                    tabs[tab].absorb(key, record);
                }
            }
            let edit = Edit::Answer(text_key(&field.to_string()), text(&format!("{tab}, {index}")));
            if let Some((key, record)) = tabs[tab].apply(edit, clock) {
                written.push((key.clone(), record.clone()));
                (0..3).filter(|other| *other != tab).for_each(|other| told[other].push((key.clone(), record.clone())));
            }
        }
        for (tab, heard) in tabs.iter_mut().zip(told) {
            for (key, record) in heard {
                tab.absorb(key, record);
            }
        }
        let answers = |tab: &Workbook| {
            let answers = tab.records().filter(|(key, _)| matches!(key, Key::Answer(_)));
            answers.map(|(key, record)| (key.clone(), record.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(answers(&tabs[0]), answers(&tabs[1]));
        prop_assert_eq!(answers(&tabs[0]), answers(&tabs[2]));
        for (key, record) in &written {
            let Key::Answer(answer) = key else { continue };
            // Two tabs that have not heard of each other can give one stamp; which of the two was seen is then not known.
            let twin = written.iter().any(|(other, twin)| other == key && twin.at == record.at && twin != record);
            let seen = twin || written.iter().any(|(other, later)| other == key && later.base == record.at);
            let kept = |tab: &Workbook| {
                tab.get(key) == Some(record) || tab.earlier(answer).contains(&record)
            };
            prop_assert!(seen || tabs.iter().any(kept), "lost: {record:?}");
        }
    }
}
