//! Tabs that close, crash, freeze or sleep for long: what was typed is kept, and what they wake up with is what was
//! written last, wherever it was written.

use super::harness::{Visitor, Wishes};
use std::thread::sleep;
use std::time::Duration;

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";
const OTHER_VERSION: &str = "Another version is kept";

fn see_in(person: &Visitor, field: &str, text: &str) {
    person.until(&format!("\"{text}\" in {field}"), || (person.field(field) == text).then_some(()));
}

/// Somebody with the step open, and a second tab to look from.
fn visitor() -> (Visitor, String, String) {
    let person = Visitor::with(Wishes { own_browser: true, offline: true, ..Wishes::default() });
    person.begin();
    // A page is dropped from the browser's memory when a worker begins to work.
    person.wait_for_offline();
    let watcher = person.tab();
    let writer = person.open_tab(STEP);
    (person, watcher, writer)
}

#[test]
fn of_20_tabs_closed_at_once_after_the_last_key_none_loses_a_character() {
    let (person, watcher, _) = visitor();
    let mut written = String::new();
    for round in 0..20 {
        let more = format!("{round} mornings. ");
        person.type_into("more-of", &more);
        written.push_str(&more);
        person.close_tab(&watcher);
        person.open_tab(STEP);
        assert_eq!(person.field("more-of"), written);
    }
}

#[test]
fn of_20_tabs_that_crash_at_once_after_the_last_key_none_loses_a_character() {
    let (person, watcher, _) = visitor();
    let mut written = String::new();
    for round in 0..20 {
        let more = format!("{round} mornings. ");
        person.type_into("more-of", &more);
        written.push_str(&more);
        person.crash();
        person.go_to_tab(&watcher);
        person.open_tab(STEP);
        assert_eq!(person.field("more-of"), written);
    }
}

#[test]
fn a_tab_that_is_frozen_in_mid_sentence_and_never_wakes_has_kept_it() {
    let (mut person, watcher, _) = visitor();
    person.type_into("more-of", "Half a sent");
    person.freeze();
    person.go_to_tab(&watcher);
    person.open(STEP);
    assert_eq!(person.field("more-of"), "Half a sent");
    person.kill_browser();
    person.start_browser();
    person.open(STEP);
    see_in(&person, "more-of", "Half a sent");
}

#[test]
fn a_tab_that_was_frozen_wakes_up_with_what_was_written_meanwhile() {
    let (person, watcher, writer) = visitor();
    person.type_into("more-of", "Old");
    person.type_into("less-of", "Kept");
    person.freeze();
    person.go_to_tab(&watcher);
    person.open(STEP);
    person.type_into("more-of", " and new");
    person.press_at("h1");
    person.go_to_tab(&writer);
    person.thaw();
    person.press_at("h1");
    see_in(&person, "more-of", "Old and new");
    assert_eq!(person.field("less-of"), "Kept");
    assert!(!person.words().contains(OTHER_VERSION), "nothing was written unseen");
    person.type_into("more-of", "er");
    person.see_stored(KEY, "\"Old and newer\"");
}

/// Goes to another page and lets `meanwhile` happen in the other tab. Then goes back, which brings the page out of the
/// browser's memory, where it has heard nothing for as long as it was there.
fn sleep_through(person: &Visitor, watcher: &str, writer: &str, meanwhile: impl Fn()) {
    person.script("window.same = true", &[]);
    // A page that is still writing into the second copy is not kept in memory.
    sleep(Duration::from_millis(500));
    person.open_without_app();
    person.go_to_tab(watcher);
    meanwhile();
    person.go_to_tab(writer);
    person.back();
    person.wait_for_app();
    let why = "return window.same === true ? '' : JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)";
    assert_eq!(person.script(why, &[]), "", "the page was loaded anew: this shows nothing");
}

#[test]
fn a_page_that_comes_back_out_of_the_browsers_memory_shows_what_was_written_meanwhile() {
    let (person, watcher, writer) = visitor();
    person.type_into("more-of", "Old");
    person.press_at("h1");
    sleep_through(&person, &watcher, &writer, || {
        person.open(STEP);
        person.type_into("more-of", " and new");
    });
    see_in(&person, "more-of", "Old and new");
    assert!(!person.words().contains(OTHER_VERSION), "nothing was written unseen");
    person.type_into("more-of", "er");
    person.see_stored(KEY, "\"Old and newer\"");
}

/// A tab that does not hear what others do as long as `window.deaf` is set.
const DEAF: &str = "addEventListener('storage', (event) => window.deaf && event.stopImmediatePropagation(), true)";

/// Chromium keeps no page in memory that was left with the focus in a field. Others do: here the page is deaf instead.
#[test]
fn a_page_that_comes_back_in_mid_sentence_loses_neither_its_words_nor_those_of_the_other_tab() {
    let person = Visitor::with(Wishes { first_script: DEAF, own_browser: true, ..Wishes::default() });
    person.begin();
    let watcher = person.tab();
    let writer = person.open_tab(STEP);
    person.type_into("more-of", "Old");
    person.script("window.deaf = true", &[]);
    person.go_to_tab(&watcher);
    person.open(STEP);
    person.type_into("more-of", " words of the other tab");
    person.go_to_tab(&writer);
    person.script("window.deaf = false; dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", &[]);
    assert!(person.has_focus("#f-more-of"), "the focus is on {}", person.focus());
    assert_eq!(person.field("more-of"), "Old");
    person.type_text(" words of this tab");
    person.see_stored(KEY, "\"Old words of this tab\"");
    person.press_at("h1");
    person.see(OTHER_VERSION);
    person.unfold_all();
    person.see("Old words of the other tab");
}

#[test]
fn a_page_that_comes_back_after_everything_was_erased_has_forgotten_it_too() {
    let (person, watcher, writer) = visitor();
    person.type_into("more-of", "Private words");
    person.press_at("h1");
    sleep_through(&person, &watcher, &writer, || {
        person.open("/settings/");
        person.type_at("#erase", "erase");
        person.press("Erase everything on this device");
        person.see("Everything is erased from this browser's storage.");
    });
    person.until("an empty field", || person.field("more-of").is_empty().then_some(()));
    // What it had written last is looked at again 20 s later: by then it must have forgotten that too.
    sleep(Duration::from_secs(22));
    assert_eq!(person.stored(KEY), None);
    assert!(!person.second_copy().contains_key(KEY));
}
