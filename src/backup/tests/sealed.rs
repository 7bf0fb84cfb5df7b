//! Sealed files: nothing in them can be read without the phrase, and each line stands by itself.

use super::*;
use crate::seal::{Cost, FreshLock, FreshWrap, LOCK, LockRecord, Phrase, Seal, SealError};

fn lock(byte: u8) -> (LockRecord, Seal) {
    let fresh = FreshLock { id: [byte; 16], key: [byte; 32], wrap: FreshWrap { salt: [byte; 16], nonce: [byte; 24] } };
    LockRecord::make(&Phrase::new("river stone".into()), Cost::FLOOR, Stamp(NOON), &fresh).unwrap()
}

fn closed(workbook: &Workbook, seal: &Seal) -> Vec<(String, String)> {
    let mut nonce = [0; 24];
    let entries = entries(workbook).into_iter().map(|(key, text)| {
        nonce[0] += 1;
        seal.close(&key, &text, nonce)
    });
    entries.collect()
}

fn sealed_file() -> (String, Seal) {
    let (lock, seal) = lock(9);
    (write(NOON, None, closed(&workbook(), &seal), Some(&lock)).text, seal)
}

#[test]
fn a_sealed_file_opens_with_its_phrase_on_any_device() {
    let (text, _) = sealed_file();
    let file = read(text.as_bytes()).unwrap();
    assert!(file.is_sealed() && file.whole);
    let seal = file.lock().unwrap().open(&Phrase::new("river stone".into())).unwrap();
    assert!(file.opens_with(&seal));
    assert_eq!(file.reading(Some(&seal)).records, workbook());
    let wrong = file.lock().unwrap().open(&Phrase::new("river stones".into()));
    assert_eq!(wrong.err(), Some(SealError::Shut));
}

#[test]
fn nothing_of_what_was_written_can_be_read_in_a_sealed_file() {
    let (text, _) = sealed_file();
    for word in ["Swim", "goals", "first-week", "555", "text", "river", "week"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn without_the_right_seal_nothing_is_taken_over_and_all_is_counted() {
    let (text, _) = sealed_file();
    let file = read(text.as_bytes()).unwrap();
    let (_, stranger) = lock(8);
    assert!(!file.opens_with(&stranger));
    for seal in [None, Some(&stranger)] {
        let reading = file.reading(seal);
        assert_eq!((reading.records().count(), reading.unreadable, reading.refused), (0, 8, 0));
    }
}

#[test]
fn a_damaged_line_of_a_sealed_file_costs_only_itself() {
    let (text, seal) = sealed_file();
    let at = text.find("\"record\":\"1.").unwrap() + 40;
    let mut bytes = text.into_bytes();
    bytes[at] ^= 1;
    let reading = read(&bytes).unwrap().reading(Some(&seal));
    assert_eq!((reading.records().count(), reading.unreadable), (7, 1));
}

#[test]
fn sealed_lines_that_changed_places_are_refused_even_with_new_checksums() {
    let (text, seal) = sealed_file();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let record = |line: &str| line.split_once("\"record\":").unwrap().1.split_once(",\"sum\"").unwrap().0.to_owned();
    let (one, two) = (record(&lines[2]), record(&lines[3]));
    lines[2] = lines[2].replace(&one, &two);
    lines[3] = lines[3].replace(&two, &one);
    let file = read(with_sums(&lines.join("\n")).as_bytes()).unwrap();
    assert!(file.whole, "the checksums fit");
    assert_eq!(file.reading(Some(&seal)).unreadable, 2);
}

#[test]
fn a_file_whose_lock_is_damaged_or_too_weak_says_so_and_still_opens_with_the_workbooks_own_seal() {
    let (text, seal) = sealed_file();
    let weak = with_sums(&text.replace("\"memory_kib\":19456", "\"memory_kib\":8"));
    let file = read(weak.as_bytes()).unwrap();
    assert_eq!(file.lock().err(), Some(ReadError::Lock(SealError::Cost)));
    assert_eq!(file.reading(Some(&seal)).records, workbook());
    let headless: Vec<&str> = text.lines().filter(|line| !line.contains("\"lock\"")).collect();
    let file = read(headless.join("\n").as_bytes()).unwrap();
    assert_eq!(file.lock().err(), Some(ReadError::Lock(SealError::Shut)));
    assert_eq!(file.reading(Some(&seal)).records, workbook());
}

#[test]
fn the_rescue_pages_copy_of_a_sealed_workbook_opens_too() {
    let (lock, seal) = lock(9);
    let mut entries: std::collections::BTreeMap<_, _> = closed(&workbook(), &seal).into_iter().collect();
    entries.insert(LOCK.into(), lock.text());
    // One record had not been sealed yet.
    let key = Key::LessonRead(crate::curriculum::LessonId::new("joining"));
    entries.extend([entry(&key, &record(5, Some(Value::Done(true))))]);
    let file = read(serde_json::json!({ "app": "even-keel", "entries": entries }).to_string().as_bytes()).unwrap();
    let seal = file.lock().unwrap().open(&Phrase::new("river stone".into())).unwrap();
    let reading = file.reading(Some(&seal));
    assert_eq!((reading.records().count(), reading.refused, reading.unreadable), (9, 0, 0));
}

#[test]
fn what_is_sealed_inside_a_sealed_entry_is_refused() {
    let (lock, seal) = lock(9);
    let (name, value) = seal.close("even-keel.a/goals/goal", "{}", [1; 24]);
    let entries = [seal.close(&name, &value, [2; 24]), seal.close("even-keel.erase", "1", [3; 24])];
    let file = read(write(NOON, None, entries, Some(&lock)).text.as_bytes()).unwrap();
    let reading = file.reading(Some(&seal));
    assert_eq!((reading.refused, reading.records().count(), reading.others().count()), (2, 0, 0));
}
