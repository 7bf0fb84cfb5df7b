//! The browser's storage really full: nothing that was written is lost, on the screen or below it, and it is said.

use super::harness::{Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";
const FULL: &str = "There is no room left on this device";

#[test]
fn without_room_the_words_stay_on_the_screen_and_are_saved_as_soon_as_there_is_some() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", "Written before");
    person.see_stored("even-keel.a/why-now/more-of", "Written before");
    person.fill_storage();

    person.type_into("less-of", "Written without room");
    person.see(FULL);
    assert_eq!(person.field("less-of"), "Written without room");
    assert_eq!(person.stored("even-keel.a/why-now/less-of"), None);
    person.type_into("more-of", ", and more");
    assert!(person.stored("even-keel.a/why-now/more-of").unwrap().contains("\"Written before\""));

    person.note_downloads();
    person.press("Download a copy");
    let copy = person.last_download();
    assert!(copy.contains("Written without room") && copy.contains("Written before, and more"), "{copy}");

    person.press("Save and go on");
    person.arrive_at("Both sides");
    assert!(person.words().contains(FULL));
    person.press("Back");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("less-of"), "Written without room");

    person.script("localStorage.removeItem('other-app.big')", &[]);
    person.type_into("less-of", "!");
    person.see_stored("even-keel.a/why-now/less-of", "Written without room!");
    person.see_stored("even-keel.a/why-now/more-of", "Written before, and more");
    person.until("no notice", || (!person.words().contains(FULL)).then_some(()));
    person.reload();
    assert_eq!(person.field("more-of"), "Written before, and more");
}

/// Local storage takes no more, but the second copy does: after a restart it has the last words.
#[test]
fn what_was_written_without_room_is_back_after_a_restart_and_still_said_to_be_without_room() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Written before");
    person.fill_storage();
    person.type_into("more-of", ", and in mid-sentence");
    person.see(FULL);
    person.kill_browser();
    person.start_browser();
    person.open_without_app();
    // The kill took what had filled the storage with it.
    person.fill_storage();
    person.open(STEP);
    person.until("all words", || (person.field("more-of") == "Written before, and in mid-sentence").then_some(()));
    person.see(FULL);
    person.press("Make room");
    person.arrive_at("Make room");
}

/// A browser that refuses one write, for a reason of its own.
const ONCE: &str = "
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
        if (window.refusals > 0 && String(entry[0]).includes('/more-of') && window.refusals--) throw new DOMException('no', 'UnknownError');
        return write.apply(this, entry);
    };";

#[test]
fn a_write_that_is_refused_once_is_said_and_tried_again_without_another_key() {
    let person = Visitor::with(Wishes { first_script: ONCE, ..Wishes::default() });
    person.begin();
    person.open(STEP);
    person.type_into("more-of", "Kep");
    person.script("window.refusals = 1", &[]);
    person.type_into("more-of", "t");
    person.see("The browser did not save what you wrote last.");
    person.see_stored("even-keel.a/why-now/more-of", "\"Kept\"");
    person.until("no notice", || (!person.words().contains("did not save")).then_some(()));
    person.see("Saved on this device");
}

#[test]
fn a_write_that_is_refused_for_long_is_saved_as_soon_as_it_is_not() {
    let person = Visitor::with(Wishes { first_script: ONCE, ..Wishes::default() });
    person.begin();
    person.open(STEP);
    person.script("window.refusals = 1000", &[]);
    person.type_into("more-of", "Kept in mind");
    person.see("The browser did not save what you wrote last.");
    assert_eq!(person.stored("even-keel.a/why-now/more-of"), None);
    person.type_into("less-of", "Other answers are saved");
    person.see_stored("even-keel.a/why-now/less-of", "Other answers are saved");
    person.see("The browser did not save what you wrote last.");
    person.script("window.refusals = 0", &[]);
    person.type_into("less-of", ".");
    person.see_stored("even-keel.a/why-now/more-of", "Kept in mind");
    person.until("no notice", || (!person.words().contains("did not save")).then_some(()));
}
