//! Bringing a backup back while something goes wrong: a kill at any step, another tab, a wrong file, a clock that goes on.

use super::backup::{bring_back, choose};
use super::harness::{Visitor, rounds};
use std::thread::sleep;
use std::time::Duration;

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";
const BACK: &str = "The backup is back.";
const DAY: i64 = 24 * 60 * 60 * 1000;

/// A file of the older form with so many answers.
fn many(count: usize) -> String {
    let entry = |n: usize| {
        let record = serde_json::json!({ "v": 1, "t": 1000 + n, "is": { "text": format!("Answer {n}") } }).to_string();
        (format!("even-keel.a/many/f{n}"), record)
    };
    let entries: std::collections::BTreeMap<String, String> = (0..count).map(entry).collect();
    serde_json::json!({ "app": "even-keel", "entries": entries }).to_string()
}

/// A file with one answer that is later than any that is written by hand, from a device whose clock was years ahead.
fn later(words: &str, years: u64) -> String {
    let at = 4_102_444_800_000_u64 + years * 31_536_000_000;
    let record = serde_json::json!({ "v": 1, "t": at, "is": { "text": words } }).to_string();
    serde_json::json!({ "app": "even-keel", "entries": { KEY: record } }).to_string()
}

fn is_of_many(key: &str) -> bool {
    key.starts_with("even-keel.a/many/")
}

fn how_many(person: &Visitor) -> usize {
    person.stored_names().iter().filter(|key| is_of_many(key)).count()
}

fn in_second_copy(person: &Visitor) -> usize {
    person.second_copy().keys().filter(|key| is_of_many(key)).count()
}

/// Both copies hold all of it, or neither holds any; a page that is open brings them together.
fn see_all_or_none(person: &Visitor, all: usize) -> usize {
    let there = in_second_copy(person);
    assert!(there == 0 || there == all, "{there} of {all} in the second copy");
    person.until("all or none", || (how_many(person) == there).then_some(()));
    there
}

/// Choosing the file once more leaves all of it here, whatever the kill had left.
fn bring_the_rest(person: &Visitor, file: &str, all: usize) {
    if how_many(person) < all {
        bring_back(person, file);
    }
    assert_eq!(how_many(person), all);
}

#[test]
fn a_browser_killed_while_300_records_come_back_has_all_of_them_or_none() {
    let file = many(300);
    let mut outcomes = [0, 0];
    let rounds = rounds(8, 20);
    for round in 0..rounds {
        let mut person = Visitor::who_owns_a_browser();
        person.open("/backup/");
        choose(&person, &file);
        person.see("New here: 300");
        // The press is not waited for, so that the kill comes into the middle of what it begins.
        person.script(
            "const go = [...document.querySelectorAll('button')].find((e) => e.textContent.includes('Bring it back'));
            setTimeout(() => go.click(), 20)",
            &[],
        );
        sleep(Duration::from_millis(round * 500 / rounds));
        person.kill_browser();
        person.start_browser();
        person.open("/backup/");
        let there = see_all_or_none(&person, 300);
        outcomes[usize::from(there == 300)] += 1;
        bring_the_rest(&person, &file, 300);
    }
    eprintln!("none of it in {} rounds, all of it in {}", outcomes[0], outcomes[1]);
}

#[test]
fn a_restore_that_stops_at_any_step_has_brought_back_all_or_nothing() {
    const ALL: usize = 3;
    let file = many(ALL);
    let mut outcomes = Vec::new();
    for step in 0..40 {
        let mut person = Visitor::who_owns_a_browser();
        person.open("/backup/");
        choose(&person, &file);
        person.see("New here: 3");
        let stopped = person.press_and_end_at("Bring it back", step, BACK);
        person.open("/backup/");
        outcomes.push(see_all_or_none(&person, ALL));
        person.reload();
        assert_eq!(see_all_or_none(&person, ALL), outcomes[step]);
        if outcomes[step] == ALL {
            person.press("Take it back");
            person.see("Taken back: 3.");
        }
        if !stopped {
            break;
        }
    }
    eprintln!("after each step: {outcomes:?}");
    assert!(outcomes.len() > 2 * ALL, "a restore has {} steps only", outcomes.len());
    assert!(outcomes.is_sorted(), "what was back at one step is gone at a later: {outcomes:?}");
    assert_eq!((outcomes.first(), outcomes.last()), (Some(&0), Some(&ALL)));
}

#[test]
fn a_backup_brought_back_in_one_tab_while_another_types_loses_nothing() {
    let file = many(300);
    let person = Visitor::who_has_begun();
    person.open("/backup/");
    let first = person.tab();
    let second = person.open_tab(STEP);
    person.type_into("more-of", "before, ");
    person.go_to_tab(&first);
    choose(&person, &file);
    person.see("New here: 300");
    person.press("Bring it back");
    person.go_to_tab(&second);
    person.type_into("more-of", "meanwhile, ");
    person.go_to_tab(&first);
    person.see(BACK);
    person.go_to_tab(&second);
    person.type_into("more-of", "after");
    person.reload();
    assert_eq!(person.field("more-of"), "before, meanwhile, after");
    assert_eq!(how_many(&person), 300);
}

/// The field with the focus is not rewritten below the hand; once it is left it shows what counts, and both are kept.
#[test]
fn who_types_into_the_field_that_a_backup_replaces_in_another_tab_is_told_and_loses_nothing() {
    let person = Visitor::who_has_begun();
    person.open("/backup/");
    let first = person.tab();
    let second = person.open_tab(STEP);
    person.type_into("more-of", "Half a sent");
    person.go_to_tab(&first);
    bring_back(&person, &later("From the file", 0));
    person.go_to_tab(&second);
    assert_eq!(person.field("more-of"), "Half a sent");
    person.type_text("ence");
    person.press_at("h1");
    person.see("Another version is kept");
    person.unfold_all();
    person.see("From the file");
    person.reload();
    assert_eq!(person.field("more-of"), "Half a sentence");
}

#[test]
fn the_wrong_file_can_be_taken_back_for_7_days_and_then_no_more() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Mine");
    person.type_into("less-of", "Also mine");
    for (days, open) in [(6_i64, true), (8, false)] {
        bring_back(&person, &later("Somebody else's", days.unsigned_abs()));
        person.see_stored(KEY, "Somebody else's");
        person.open(STEP);
        person.type_into("less-of", "!");
        person.see_stored("even-keel.a/why-now/less-of", "!");
        person.reopen_browser();
        person.set_clock(days * DAY);
        person.open("/backup/");
        if open {
            person.press("Take it back");
            person.see("Taken back: 1.");
            person.see_stored(KEY, "\"Mine\"");
            person.open(STEP);
            assert_eq!(person.field("less-of"), "Also mine!", "what was written since stays");
            person.reopen_browser();
        } else {
            person.until("the note is gone", || person.stored("even-keel.undo").is_none().then_some(()));
            assert!(!person.words().contains("Take it back"));
            person.open(STEP);
            assert_eq!(person.field("more-of"), "Somebody else's");
            assert_eq!(person.field("less-of"), "Also mine!!");
        }
    }
}
