//! What a tab has seen of the others, one case after the other.

use super::*;

fn at(stamp: u64, base: u64, words: &str) -> Record {
    Record { at: Stamp(stamp), base: Stamp(base), value: Some(Value::Text(words.into())) }
}

#[test]
fn what_was_edited_before_the_second_copy_answered_gives_way_to_no_other_and_takes_none_with_it() {
    let key = Key::Answer(answer(0));
    let (mut workbook, mut own) = (Workbook::default(), Own::default());
    workbook.find(key.clone(), at(10, 0, "on the disk"), false);
    for words in ["t", "to", "today"] {
        let (key, record) = workbook.apply(Edit::Answer(answer(0), Some(Value::Text(words.into()))), 50).unwrap();
        own.note(&key, &record, Stamp(10));
    }
    let mut same = workbook.clone();
    let nothing = Taken::default();
    assert_eq!(same.recover(&own, key.clone(), at(10, 0, "on the disk")), nothing, "it was made from this");
    let unseen = at(20, 10, "on the disk, and lost by it");
    let taken = workbook.recover(&own, key.clone(), unseen.clone());
    assert_eq!(taken, Taken { changed: true, store: vec![Key::Earlier(answer(0), Stamp(20))], check: false });
    assert_eq!(workbook.answer(&answer(0)), Some(&Value::Text("today".into())));
    assert_eq!(workbook.earlier(&answer(0)), [&unseen]);
}

#[test]
fn what_a_tab_found_stored_is_not_kept_when_another_writes_over_it() {
    let key = Key::Answer(answer(0));
    let (mut workbook, own) = (Workbook::default(), Own::default());
    workbook.find(key.clone(), at(10, 0, "stored"), false);
    // Many key presses later: what came between was not heard.
    let taken = workbook.hear(&own, key.clone(), at(90, 80, "stored, and more"));
    assert_eq!(taken, Taken { changed: true, ..Taken::default() });
    assert_eq!(workbook.hear(&own, key, at(20, 10, "stored,")), Taken::default());
    assert_eq!(workbook.records().count(), 1);
}

#[test]
fn what_is_heard_late_and_was_seen_by_whoever_stored_the_last_is_not_kept() {
    let key = Key::Answer(answer(0));
    let (mut workbook, mut own) = (Workbook::default(), Own::default());
    // Another tab has typed "on", "one", "one tab". Nothing of it was heard here, and the last of it lies in storage.
    workbook.witness(Stamp(30));
    let (_, record) = workbook.apply(Edit::Answer(answer(0), Some(Value::Text("here".into()))), 5).unwrap();
    own.note(&key, &record, Stamp(30));
    assert_eq!(workbook.meet(key.clone(), at(30, 20, "one tab")).store, [Key::Earlier(answer(0), Stamp(30))]);
    for (stamp, base, words) in [(10, 0, "on"), (20, 10, "one"), (30, 20, "one tab")] {
        let taken = workbook.hear(&own, key.clone(), at(stamp, base, words));
        assert_eq!(taken, Taken { check: true, ..Taken::default() }, "{words}");
    }
    assert_eq!(workbook.earlier(&answer(0)).len(), 1);
}
