//! The browser's storage really full: nothing that was written is lost, on the screen or below it, and it is said.

use super::harness::Visitor;

const FULL: &str = "There is no room left on this device";

#[test]
fn without_room_the_words_stay_on_the_screen_and_are_saved_as_soon_as_there_is_some() {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/?at=more-less");
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
