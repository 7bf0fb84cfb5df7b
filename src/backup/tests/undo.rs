//! Taking a restore back: what was there returns, what was edited since stays.

use super::*;

fn restored() -> (Workbook, Workbook, Undo) {
    let mut here = Workbook::default();
    here.apply(Edit::Answer(answer("goals", "goal", None), words("mine")), 1000).unwrap();
    here.apply(Edit::Answer(answer("goals", "why", None), words("mine too")), 9000).unwrap();
    let before = here.clone();
    let mut other = Workbook::default();
    other.apply(Edit::Answer(answer("goals", "goal", None), words("theirs")), 5000).unwrap();
    other.apply(Edit::Answer(answer("goals", "why", None), words("older")), 5001).unwrap();
    other.apply(Edit::Answer(answer("goals", "when", None), words("new")), 5002).unwrap();
    let undo = merge(&mut here, &reading(&file_of(&other)), &|_| true, Stamp(10_000));
    (before, here, undo)
}

fn text_of(workbook: &Workbook, field: &str) -> Option<Value> {
    workbook.answer(&answer("goals", field, None)).cloned()
}

fn take_back(undo: &Undo, here: &mut Workbook, now: u64) -> Vec<Key> {
    let reversal = undo.reversal(here, now);
    for (key, record) in reversal.records {
        here.absorb(key, record);
    }
    reversal.stays
}

#[test]
fn a_restore_taken_back_leaves_what_was_there() {
    let (before, mut here, undo) = restored();
    assert_eq!((text_of(&here, "goal"), text_of(&here, "when")), (words("theirs"), words("new")));
    let undo = Undo::parse(&undo.text()).unwrap();
    assert_eq!(undo.count(), 2);
    assert_eq!(take_back(&undo, &mut here, 11_000), []);
    for field in ["goal", "why", "when"] {
        assert_eq!(text_of(&here, field), text_of(&before, field), "{field}");
    }
}

#[test]
fn what_was_edited_after_the_restore_stays() {
    let (_, mut here, undo) = restored();
    here.apply(Edit::Answer(answer("goals", "goal", None), words("better")), 10_500).unwrap();
    assert_eq!(take_back(&undo, &mut here, 11_000), [Key::Answer(answer("goals", "goal", None))]);
    assert_eq!((text_of(&here, "goal"), text_of(&here, "when")), (words("better"), None));
}

#[test]
fn taking_back_twice_changes_nothing_more() {
    let (_, mut here, undo) = restored();
    take_back(&undo, &mut here, 11_000);
    let once = here.clone();
    let reversal = undo.reversal(&here, 12_000);
    assert_eq!(reversal.records, []);
    assert_eq!(here, once);
}

#[test]
fn another_tab_that_hears_of_the_restore_late_still_ends_with_it_taken_back() {
    let (before, after, undo) = restored();
    let reversal = undo.reversal(&after, 11_000);
    let mut tab = before.clone();
    for (key, record) in reversal.records.iter().cloned() {
        tab.absorb(key, record);
    }
    for (key, record) in after.records() {
        tab.absorb(key.clone(), record.clone());
    }
    assert_eq!((text_of(&tab, "goal"), text_of(&tab, "when")), (words("mine"), None));
}

#[test]
fn a_restore_that_was_cut_off_is_known_and_can_be_taken_back_as_far_as_it_came() {
    let (before, after, undo) = restored();
    assert!(undo.was_cut_off() && !undo.clone().finished().was_cut_off());
    // Stored were the note and one record of two.
    let goal = Key::Answer(answer("goals", "goal", None));
    let mut here = before.clone();
    here.absorb(goal.clone(), after.get(&goal).unwrap().clone());
    assert_eq!(take_back(&undo, &mut here, 11_000), []);
    assert_eq!((text_of(&here, "goal"), text_of(&here, "when")), (words("mine"), None));
    // Or nothing but the note.
    let mut here = before.clone();
    assert_eq!(take_back(&undo, &mut here, 11_000), []);
    assert_eq!(here, before);
}

#[test]
fn a_restore_can_be_taken_back_for_seven_days() {
    let (_, _, undo) = restored();
    assert!(undo.is_open(10_000 + KEPT_FOR_MS - 1));
    assert!(!undo.is_open(10_000 + KEPT_FOR_MS));
    assert!(undo.is_open(0), "a clock that was set back takes nothing away");
}

#[test]
fn a_damaged_note_is_no_note() {
    let (_, _, undo) = restored();
    let text = undo.text();
    for end in 0..text.len() {
        if text.is_char_boundary(end) {
            assert_eq!(Undo::parse(&text[..end]), None, "{end}");
        }
    }
}
