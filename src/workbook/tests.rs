//! Tests of edits, merging and row order.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

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
    other_tab.absorb(key.clone(), second);
    other_tab.absorb(key, first);
    assert_eq!(other_tab.answer(&text_key("a")), text("second").as_ref());
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
                let record = Record { at: Stamp(at), value: words.map(Value::Text) };
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
