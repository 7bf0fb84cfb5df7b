//! A browser that does not let the app save: everything can be read and written in memory, and it is said.

use super::harness::{Visitor, Wishes};
use serde_json::json;

/// Reading `localStorage` throws, as it does where a person or a policy blocks it.
const THROWS: &str = "Object.defineProperty(window, 'localStorage', {
    configurable: true,
    get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
});";

fn works_in_memory(person: &Visitor) {
    person.open("/");
    person.see("This browser does not let the workbook save.");
    person.press("I'm in a programme");
    person.until("the first stage", || (person.path() == "/before/").then_some(()));
    person.press("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    person.type_into("more-of", "In memory only");
    person.press("Save and go on");
    person.arrive_at("Both sides");
    person.press("Back");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "In memory only");
    assert!(!person.words().contains("Saved on this device"));

    person.note_downloads();
    person.press("Download a copy");
    let copy = person.last_download();
    assert!(copy.contains("In memory only"), "{copy}");
}

#[test]
fn an_app_that_may_not_touch_storage_works_in_memory() {
    works_in_memory(&Visitor::with(Wishes { first_script: THROWS, ..Wishes::default() }));
}

#[test]
fn a_browser_set_to_keep_nothing_works_in_memory() {
    let preferences = json!({ "profile.default_content_setting_values.cookies": 2 });
    works_in_memory(&Visitor::with(Wishes { preferences, ..Wishes::default() }));
}
