//! A browser that is killed: every key press that was stored before is back, wherever local storage had got to.

use super::harness::{Visitor, Wishes, rounds};
use std::thread::sleep;
use std::time::Duration;

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// What local storage itself holds, seen before the app has run.
fn in_local_storage(person: &Visitor) -> String {
    person.open_without_app();
    person.stored(KEY).unwrap_or_default()
}

fn see_back(person: &Visitor, written: &str) {
    person.open(STEP);
    person.until(&format!("all of \"{written}\""), || (person.field("more-of") == written).then_some(()));
    person.see_stored(KEY, written);
}

#[test]
fn of_24_browsers_killed_within_100_ms_of_the_last_key_none_loses_a_character() {
    let mut person = Visitor::who_is_alone();
    let mut written = String::new();
    let mut late = 0;
    for round in 0..24 {
        person.open(STEP);
        person.until("what was written before", || (person.field("more-of") == written).then_some(()));
        let more = format!("{round} mornings. ");
        person.type_into("more-of", &more);
        written.push_str(&more);
        sleep(Duration::from_millis(round * 100 / 23));
        person.kill_browser();
        person.start_browser();
        if !in_local_storage(&person).contains(more.trim_end()) {
            late += 1;
        }
        see_back(&person, &written);
    }
    // Otherwise this shows nothing: local storage alone would have done.
    assert!(late > 12, "local storage had lost the last words in {late} of 24 rounds only");
}

/// A browser allows itself about 10 MiB of commits an hour. Once they are used up, what is written stays in memory.
#[test]
fn no_browser_killed_while_it_puts_off_saving_loses_a_character() {
    let mut person = Visitor::who_is_alone();
    let mut written = String::new();
    let mut late = 0;
    let rounds = rounds(5, 20);
    for round in 0..rounds {
        person.open(STEP);
        person.until("what was written before", || (person.field("more-of") == written).then_some(()));
        person.script(&format!("localStorage.setItem('other-app.big', '\u{1F6A3}{round}'.repeat(800000))"), &[]);
        // The first commit comes 5 s after the write, and uses up the hour's bytes.
        sleep(Duration::from_secs(6));
        let more = format!("{round} evenings. ");
        person.type_into("more-of", &more);
        written.push_str(&more);
        sleep(Duration::from_millis(1000 + round * 800 / rounds));
        person.kill_browser();
        person.start_browser();
        if !in_local_storage(&person).contains(more.trim_end()) {
            late += 1;
        }
        see_back(&person, &written);
    }
    assert!(late * 2 > rounds, "local storage had lost the last words in {late} of {rounds} rounds only");
}

#[test]
fn when_local_storage_is_gone_the_second_copy_brings_the_workbook_back_and_it_is_said() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.see_stored(KEY, "Sunday football");
    person.reopen_browser();
    person.store(&[("other-app.notes", "mine")]);
    person.script(
        "for (const key of Object.keys(localStorage)) if (key.startsWith('even-keel.')) localStorage.removeItem(key)",
        &[],
    );
    person.open("/");
    person.see("The browser had lost your workbook.");
    person.see("Continue where you left off");
    person.see_stored(KEY, "Sunday football");
    assert_eq!(person.stored("other-app.notes").as_deref(), Some("mine"));
    person.press("Close this note");
    person.until("no note", || (!person.words().contains("had lost your workbook")).then_some(()));
    person.reload();
    person.see("Continue where you left off");
    assert!(!person.words().contains("had lost your workbook"));
}

/// The first time that a page asks for the second copy, nobody answers.
const DEAF_ONCE: &str = "
    const open = IDBFactory.prototype.open;
    let deaf = true;
    IDBFactory.prototype.open = function (...all) {
        if (all[0] !== 'even-keel' || !deaf) return open.apply(this, all);
        deaf = false;
        return {};
    };";

/// Seen in Chromium right after it had been killed.
#[test]
fn a_second_copy_that_does_not_answer_is_asked_once_more_and_brings_the_workbook_back() {
    let person = Visitor::with(Wishes { first_script: DEAF_ONCE, ..Wishes::default() });
    person.begin();
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.until("the second copy", || person.second_copy().contains_key("even-keel.a/why-now/more-of").then_some(()));
    person.open_without_app();
    person.script("localStorage.clear()", &[]);
    person.open(STEP);
    see_back(&person, "Sunday football");
}

/// The first question is answered only once a second one is asked, and nobody waits for its answer any more.
const LATE_ONCE: &str = "
    const open = IDBFactory.prototype.open;
    let first = null;
    IDBFactory.prototype.open = function (...all) {
        if (all[0] !== 'even-keel') return open.apply(this, all);
        if (!first) return (first = {});
        if (!first.real) {
            first.real = open.apply(this, all);
            first.real.onupgradeneeded = () => { first.result = first.real.result; first.onupgradeneeded(); };
        }
        return open.apply(this, all);
    };";

/// Whoever is answered first makes the database: a question that was given up must not leave it empty for ever.
#[test]
fn a_second_copy_that_is_made_for_a_question_that_was_given_up_takes_words() {
    let person = Visitor::with(Wishes { first_script: LATE_ONCE, ..Wishes::default() });
    person.begin();
    sleep(Duration::from_secs(8));
    person.press("Why now");
    person.arrive_at("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    person.type_into("more-of", "Sunday football");
    person.until("the second copy", || person.second_copy().contains_key("even-keel.a/why-now/more-of").then_some(()));
}

#[test]
fn when_both_copies_are_gone_that_is_said_and_nobody_is_only_welcomed() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.see_stored(KEY, "Sunday football");
    person.reload();
    person.until("the mark", || (person.script("return caches.has('even-keel-begun/')", &[]) == true).then_some(()));
    person.reopen_browser();
    person.open_without_app();
    person.script("localStorage.clear(); indexedDB.deleteDatabase('even-keel')", &[]);
    person.open("/");
    person.see("A workbook was begun in this browser, and its answers are no longer here.");
}

/// Storage that says yes and keeps nothing.
#[test]
fn storage_that_lies_is_found_out_within_30_seconds_and_nothing_is_lost() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.script("Storage.prototype.setItem = () => {}", &[]);
    person.type_into("more-of", "Kept by the second copy");
    sleep(Duration::from_secs(22));
    person.see("The browser did not save what you wrote last.");
    assert_eq!(person.stored(KEY), None);
    person.reload();
    see_back(&person, "Kept by the second copy");
}
