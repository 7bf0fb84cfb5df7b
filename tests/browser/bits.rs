//! Disks that lose bits: what is damaged in the browser's own files comes back from the second copy, and a damaged second
//! copy harms nothing.

use super::harness::Visitor;
use std::path::PathBuf;

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// A workbook on the disk, in files that the browser has closed.
fn visitor(words: &str) -> Visitor {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", words);
    person.type_into("less-of", "Something else");
    person.until("the second copy", || person.second_copy().contains_key("even-keel.a/why-now/less-of").then_some(()));
    person.close_browser();
    person
}

/// Turns one bit in each of the files, at a part of their length.
fn turn_bits(files: &[PathBuf], part: usize, parts: usize) {
    for file in files {
        let mut bytes = std::fs::read(file).unwrap();
        if bytes.is_empty() {
            continue;
        }
        let at = (bytes.len() - 1) * part / parts;
        bytes[at] ^= 1 << (part % 8);
        std::fs::write(file, bytes).unwrap();
    }
}

#[test]
fn of_10_flipped_bits_in_the_files_of_local_storage_none_costs_a_word() {
    const ROUNDS: usize = 10;
    let mut person = visitor("Sunday football");
    let mut harmed = 0;
    for round in 0..ROUNDS {
        turn_bits(&person.files_of_local_storage(), round, ROUNDS);
        person.start_browser();
        person.open_without_app();
        harmed += usize::from(!person.stored(KEY).is_some_and(|text| text.contains("Sunday football")));
        person.open(STEP);
        person.until("all words", || (person.field("more-of") == "Sunday football").then_some(()));
        person.until("the other field", || (person.field("less-of") == "Something else").then_some(()));
        person.see_stored(KEY, "Sunday football");
        person.close_browser();
    }
    person.start_browser();
    person.open("/");
    // Otherwise the browser's files bore it by themselves, and nothing is shown.
    assert!(harmed > 2, "local storage was harmed in {harmed} of {ROUNDS} rounds only");
}

#[test]
fn a_second_copy_that_is_damaged_on_the_disk_harms_nothing_and_is_made_anew() {
    let mut person = visitor("Sunday football");
    for round in 0..4 {
        turn_bits(&person.files_of_second_copy(), round, 4);
        person.start_browser();
        person.open(STEP);
        assert_eq!(person.field("more-of"), "Sunday football");
        person.type_into("more-of", "!");
        person.clear("more-of");
        person.type_into("more-of", "Sunday football");
        person.until("a whole second copy", || {
            let copy = person.second_copy();
            (copy.get(KEY)?.contains("Sunday football") && copy.contains_key("even-keel.a/why-now/less-of"))
                .then_some(())
        });
        person.close_browser();
    }
    person.start_browser();
    person.open("/");
}

/// The entry can be read as text, but is not what was written: the checksum tells.
#[test]
fn a_letter_that_changed_in_an_entry_is_noticed_and_the_entry_comes_back() {
    let person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.until("the second copy", || person.second_copy().get(KEY)?.contains("football").then_some(()));
    person.open_without_app();
    let damaged = person.stored(KEY).unwrap().replace("football", "footbell");
    person.store(&[(KEY, &damaged)]);
    person.open(STEP);
    person.until("what was written", || (person.field("more-of") == "Sunday football").then_some(()));
    person.see_stored(KEY, "football");
    let aside = person.stored_names().into_iter().find(|key| key.starts_with("even-keel.aside/")).unwrap();
    assert_eq!(person.stored(&aside), Some(damaged));
}
