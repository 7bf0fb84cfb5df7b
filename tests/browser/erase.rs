//! Erase everything: after a typed word, everywhere, whatever comes between, and nothing of anybody else's.

use super::harness::{Visitor, Wishes, rounds};
use serde_json::json;
use std::thread::sleep;
use std::time::Duration;

const STEP: &str = "/before/why-now/?at=more-less";
const DONE: &str = "Everything is erased from this browser's storage.";
const ELSEWHERE: &str = "Everything was erased in another tab.";
const FOREIGN: [(&str, &str); 2] = [("other-app.notes", "mine"), ("even-keelish", "also mine")];

fn ours(person: &Visitor) -> Vec<String> {
    person.stored_names().into_iter().filter(|key| key.starts_with("even-keel.")).collect()
}

fn erase(person: &Visitor) {
    person.open("/settings/");
    person.type_at("#erase", "Erase");
    person.press("Erase everything on this device");
}

fn see_foreign(person: &Visitor) {
    for (key, text) in FOREIGN {
        assert_eq!(person.stored(key).as_deref(), Some(text), "{key}");
    }
}

#[test]
fn everything_of_ours_goes_here_and_in_other_tabs_and_nothing_of_others() {
    let person = Visitor::who_has_begun();
    person.store(&FOREIGN);
    person.store(&[("even-keel.z/unknown", "of no known kind")]);
    person.open(STEP);
    person.type_into("more-of", "Private words");
    person.press_at("h1");
    let first = person.tab();
    person.open_tab("/settings/");
    assert!(ours(&person).len() >= 4, "{:?}", ours(&person));

    person.type_at("#erase", "delete");
    person.press("Erase everything on this device");
    person.see("Nothing has been erased.");
    assert!(ours(&person).len() >= 4);

    erase(&person);
    person.see(DONE);
    assert_eq!(ours(&person), Vec::<String>::new());

    let second = person.tab();
    person.go_to_tab(&first);
    person.until("an empty field in the other tab", || person.field("more-of").is_empty().then_some(()));
    assert!(!person.words().contains("Private words"));
    person.see(ELSEWHERE);
    person.press("Even Keel");
    person.see("Who are you?");
    person.go_to_tab(&second);
    assert_eq!(ours(&person), Vec::<String>::new());
    see_foreign(&person);
    person.open("/before/why-now/?at=review");
    assert!(!person.words().contains("Private words"));
}

/// Local storage, IndexedDB, caches, worker: as they are after erasing, in the same tab and for whoever comes next.
#[test]
fn no_storage_of_the_browser_holds_anything_of_ours_afterwards() {
    let mut person = Visitor::with(Wishes { own_browser: true, offline: true, ..Wishes::default() });
    person.begin();
    person.wait_for_offline();
    person.store(&FOREIGN);
    person.script("return caches.open('other-app/')", &[]);
    person.store(&[("even-keel.a/why-now/less-of", "no record at all"), ("even-keel.a/why-now/own-words", TO_COME)]);
    person.open(STEP);
    person.type_into("more-of", "Private words");
    person
        .until("the second copy", || person.second_copy().values().any(|text| text.contains("Private")).then_some(()));
    person.until("the mark", || (person.script("return caches.has('even-keel-begun/')", &[]) == true).then_some(()));
    erase(&person);
    person.see(DONE);

    for after in ["at once", "after a restart"] {
        assert_eq!(ours(&person), Vec::<String>::new(), "{after}");
        assert_eq!(person.second_copy().into_keys().collect::<Vec<_>>(), Vec::<String>::new(), "{after}");
        let caches = person.script("return caches.keys()", &[]);
        assert_eq!(caches, json!(["other-app/"]), "{after}");
        let workers = "return navigator.serviceWorker.getRegistrations().then((all) => all.length)";
        assert_eq!(person.script(workers, &[]), 0, "{after}");
        see_foreign(&person);
        person.reopen_browser();
        person.open_without_app();
    }
    person.open("/");
    person.see("Who are you?");
    assert!(!person.words().contains("no longer here"), "somebody who erased is not told that something was lost");
}

const TO_COME: &str = r#"{"v":99,"t":1,"is":"to come"}"#;

/// Local storage reaches the disk late: a browser that is killed right after erasing brings all of it back.
#[test]
fn no_browser_killed_right_after_erasing_brings_anything_back() {
    let mut person = Visitor::at_own_browser();
    let mut late = 0;
    let rounds = rounds(5, 12);
    for round in 0..rounds {
        person.store(&[
            ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
            ("even-keel.a/why-now/less-of", "no record at all"),
            ("even-keel.a/why-now/own-words", TO_COME),
            ("even-keel.aside/1/even-keel.a/why-now/own-words", "put aside before"),
        ]);
        person.open(STEP);
        person.type_into("more-of", "Private words");
        // All of it is on the disk.
        person.reopen_browser();
        erase(&person);
        person.see(DONE);
        if round % 3 == 0 {
            // Reloading makes nothing safer.
            person.open(STEP);
        }
        sleep(Duration::from_millis(round * 100 / rounds));
        person.kill_browser();
        person.start_browser();
        person.open_without_app();
        late += u64::from(!ours(&person).is_empty());
        person.open("/");
        person.until("an empty storage", || ours(&person).is_empty().then_some(()));
        person.see("Who are you?");
        person.open(STEP);
        assert_eq!(person.field("more-of"), "");
        assert!(person.second_copy().is_empty(), "{:?}", person.second_copy());
    }
    assert!(late * 2 > rounds, "local storage had everything back in {late} of {rounds} rounds only");
}

/// Erases, and stops at a step: the mark, the second copy, each entry, worker and caches. Whether there was one.
fn stop_at(person: &mut Visitor, step: usize) -> bool {
    person.open("/settings/");
    person.type_at("#erase", "erase");
    person.press_and_end_at("Erase everything on this device", step, DONE)
}

#[test]
fn erasing_that_stops_at_any_step_has_erased_all_or_nothing() {
    let mut person = Visitor::at_own_browser();
    let mut outcomes = Vec::new();
    for step in 0..40 {
        person.store(&[("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#)]);
        person.open(STEP);
        person.type_into("more-of", "Private words");
        person.type_into("less-of", "More private words");
        person.until("the second copy", || {
            person.second_copy().contains_key("even-keel.a/why-now/less-of").then_some(())
        });
        let stopped = stop_at(&mut person, step);
        person.open(STEP);
        sleep(Duration::from_millis(500));
        let fields = (person.field("more-of"), person.field("less-of"));
        let answers = ours(&person).into_iter().filter(|key| key.starts_with("even-keel.a/")).count();
        let all = fields == ("Private words".into(), "More private words".into()) && answers == 2;
        let nothing = fields == (String::new(), String::new()) && answers == 0 && person.second_copy().is_empty();
        assert!(all || nothing, "step {step}: {fields:?}, {:?}, {:?}", ours(&person), person.second_copy());
        outcomes.push(all);
        if all {
            erase(&person);
            person.see(DONE);
        }
        if !stopped {
            break;
        }
    }
    assert!(outcomes.len() > 6, "erasing has {} steps only", outcomes.len());
    assert!(
        outcomes.windows(2).all(|two| two[0] || !two[1]),
        "what was erased at one step is back at a later: {outcomes:?}"
    );
    assert_eq!(outcomes.last(), Some(&false));
}

#[test]
fn a_tab_in_mid_sentence_is_told_and_what_is_typed_from_then_on_begins_anew() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    let writer = person.tab();
    person.type_into("less-of", "Erased");
    person.type_into("more-of", "Half a sent");
    person.open_tab("/settings/");
    erase(&person);
    person.see(DONE);
    person.go_to_tab(&writer);
    person.see(ELSEWHERE);
    assert_eq!((person.field("more-of"), person.field("less-of")), (String::new(), String::new()));
    assert_eq!(ours(&person), Vec::<String>::new());
    person.type_into("more-of", "A new beginning");
    person.see_stored("even-keel.a/why-now/more-of", "\"A new beginning\"");
    person.press("Close this note");
    person.reload();
    assert_eq!(person.field("more-of"), "A new beginning");
    assert_eq!(person.field("less-of"), "");
}

/// The clock was far ahead when the old words were written: what is written after erasing must not look older than they.
#[test]
fn what_is_written_after_erasing_stays_also_with_a_clock_that_was_set_back() {
    let mut person = Visitor::at_own_browser();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", r#"{"v":1,"t":1890000000000,"is":{"text":"From the future"}}"#),
    ]);
    erase(&person);
    person.see(DONE);
    person.open("/");
    person.press("I'm in a programme");
    person.open(STEP);
    person.type_into("more-of", "Today");
    for _ in 0..2 {
        person.reopen_browser();
        person.open(STEP);
        sleep(Duration::from_millis(500));
        assert_eq!(person.field("more-of"), "Today");
    }
}

/// Without room for a single character the mark for the other tabs has to make itself some.
#[test]
fn a_full_storage_is_erased_like_any_other_and_no_tab_puts_anything_back() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", "Private words");
    let other = person.tab();
    person.open_tab("/settings/");
    person.fill_storage();
    erase(&person);
    person.see(DONE);
    person.go_to_tab(&other);
    person.until("an empty field", || person.field("more-of").is_empty().then_some(()));
    sleep(Duration::from_millis(500));
    assert_eq!(ours(&person), Vec::<String>::new());
}

/// The second copy does not answer. What it still holds must not come back later.
#[test]
fn a_second_copy_that_could_not_be_reached_is_erased_as_soon_as_it_can() {
    const NO_DATABASE: &str =
        "if (document.cookie.includes('deaf')) IDBFactory.prototype.open = () => { throw new Error(); }";
    let mut person = Visitor::with(Wishes { first_script: NO_DATABASE, own_browser: true, ..Wishes::default() });
    person.begin();
    person.open(STEP);
    person.type_into("more-of", "Private words");
    person.until("the second copy", || person.second_copy().contains_key("even-keel.a/why-now/more-of").then_some(()));
    person.script("document.cookie = 'deaf=1; path=/'", &[]);
    erase(&person);
    person.see("The browser did not remove 1 entries.");
    person.script("document.cookie = 'deaf=; path=/; max-age=0'", &[]);
    person.open(STEP);
    person.until("an empty second copy", || person.second_copy().is_empty().then_some(()));
    assert_eq!(person.field("more-of"), "");
    person.until("an empty storage", || ours(&person).is_empty().then_some(()));
    person.type_into("more-of", "New words");
    person.reopen_browser();
    person.open(STEP);
    assert_eq!(person.field("more-of"), "New words");
}
