//! What family writes and what a person writes for themselves, in one browser: neither is ever seen, copied or erased with
//! the other, and the pages for family lead round among themselves.

use super::harness::Visitor;

const OWN: &str = "even-keel.";
const FAMILY: &str = "even-keel-family.";
const LIFT: &str = "A lift on Mondays";

fn keys(person: &Visitor, start: &str) -> Vec<String> {
    person.stored_names().into_iter().filter(|key| key.starts_with(start)).collect()
}

/// A browser in which somebody has written in their workbook, and somebody else on the pages for family.
fn shared() -> Visitor {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.open("/family/");
    person.press("Our part");
    person.arrive_at("Our part");
    person.press("Start");
    person.arrive_at("Are you safe?");
    person.press("Skip for now");
    person.arrive_at("What you'll do");
    person.type_into("will-do", LIFT);
    person.see("Saved on this device");
    person.see_stored("even-keel-family.a/our-part/will-do", LIFT);
    person
}

/// The file that a button of a page gives.
fn copy(person: &Visitor, page: &str, button: &str) -> String {
    person.open(page);
    person.note_downloads();
    person.press(button);
    person.last_download()
}

fn own_copy(person: &Visitor) -> String {
    copy(person, "/backup/", "Make a backup file")
}

fn copy_of_notes(person: &Visitor) -> String {
    copy(person, "/family/notes/", "Download a copy")
}

#[test]
fn what_family_writes_is_there_again_and_in_no_plan_and_no_copy_of_anybody_elses() {
    let person = shared();
    person.reload();
    assert_eq!(person.field("will-do"), LIFT);
    assert!(keys(&person, OWN).iter().all(|key| !key.contains("our-part")), "{:?}", keys(&person, OWN));
    assert!(!person.stored("even-keel.s/last-place").unwrap_or_default().contains("family"));
    for page in ["/", "/plan/", "/contents/"] {
        person.open(page);
        person.unfold_all();
        assert!(!person.words().contains(LIFT) && !person.words().contains("Our part"), "{page}");
    }
    let own = own_copy(&person);
    assert!(own.contains("Mornings") && !own.contains(LIFT), "{own}");
    let family = copy_of_notes(&person);
    assert!(family.contains(LIFT) && !family.contains("Mornings"), "{family}");
}

#[test]
fn erasing_one_leaves_the_other() {
    let person = shared();
    person.open("/family/notes/");
    person.type_at("#erase", "erase");
    person.press("Erase my notes");
    person.see("Your notes are erased from this browser's storage.");
    assert_eq!(keys(&person, FAMILY), Vec::<String>::new());
    person.open("/family/our-part/?at=review");
    assert!(!person.words().contains(LIFT));
    person.open("/before/why-now/?at=more-less");
    assert_eq!(person.field("more-of"), "Mornings");

    person.open("/family/our-part/?at=will-do");
    person.type_into("will-do", LIFT);
    person.see_stored("even-keel-family.a/our-part/will-do", LIFT);
    person.open("/settings/");
    person.type_at("#erase", "erase");
    person.press("Erase everything on this device");
    person.see("Everything is erased from this browser's storage.");
    person.until("an empty workbook", || keys(&person, OWN).is_empty().then_some(()));
    person.open("/family/our-part/?at=will-do");
    assert_eq!(person.field("will-do"), LIFT);
}

#[test]
fn from_the_pages_for_family_no_way_round_leads_into_the_workbook() {
    let person = shared();
    for page in ["/family/", "/family/contents/", "/family/notes/", "/family/our-part/?at=review"] {
        person.open(page);
        for own in ["/plan/", "/settings/", "/contents/"] {
            let link = format!(":is(header, footer, main) {}", person.link_to(own));
            assert!(!person.shows(&link), "{page} leads to {own}");
        }
    }
    // Help belongs to both, and leads back to where one was.
    person.press("Help now");
    person.arrive_at("Help now");
    let in_header = |page: &str| person.shows(&format!("header {}", person.link_to(page)));
    assert!(in_header("/family/notes/") && !in_header("/plan/"));
    person.press("For family");
    person.arrive_at("For families and partners");
}

#[test]
fn notes_are_brought_back_from_their_copy_and_neither_side_takes_a_file_of_the_other() {
    let person = shared();
    let notes = copy_of_notes(&person);
    let own = own_copy(&person);
    drop(person);

    let other = Visitor::who_has_begun();
    other.open("/backup/");
    other.choose_file("#backup-file", "family-notes.json", &notes);
    other.see("This file holds notes of family and friends.");
    other.open("/family/");
    other.press_at(&format!("main {}", other.link_to("/family/notes/")));
    other.arrive_at("Your notes");
    other.choose_file("#backup-file", "even-keel-copy.json", &own);
    other.see("This file is a backup of somebody's workbook.");
    assert_eq!(keys(&other, FAMILY), Vec::<String>::new());

    other.choose_file("#backup-file", "family-notes.json", &notes);
    other.see("What is in the file");
    other.press("Bring it back");
    other.see("The backup is back.");
    other.see_stored("even-keel-family.a/our-part/will-do", LIFT);
    assert!(!keys(&other, OWN).iter().any(|key| key.contains("our-part")), "{:?}", keys(&other, OWN));
    other.press("Take it back");
    other.see("Taken back: 1.");
    assert!(!other.stored("even-keel-family.a/our-part/will-do").unwrap_or_default().contains(LIFT));
}

/// A file that somebody has put together so that it holds words of both sides.
#[test]
fn of_a_file_with_words_of_both_sides_each_takes_its_own() {
    let record = |words: &str| serde_json::json!({ "v": 1, "t": 5, "is": { "text": words } }).to_string();
    let entries = serde_json::json!({
        "even-keel.a/why-now/more-of": record("Mornings"),
        "even-keel.a/our-part/will-do": record("On the wrong side"),
        "even-keel-family.a/our-part/will-do": record(LIFT),
        "even-keel-family.a/why-now/less-of": record("On the wrong side"),
    });
    let file = serde_json::json!({ "app": "even-keel", "entries": entries }).to_string();
    let person = Visitor::who_has_begun();
    for page in ["/backup/", "/family/notes/"] {
        person.open(page);
        person.choose_file("#backup-file", "even-keel-copy.json", &file);
        person.see("New here: 1");
        person.press("Bring it back");
        person.see("The backup is back.");
    }
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.see_stored("even-keel-family.a/our-part/will-do", LIFT);
    let wrong = |key: &String| person.stored(key).is_some_and(|text| text.contains("wrong side"));
    let all: Vec<String> = person.stored_names().into_iter().filter(wrong).collect();
    assert_eq!(all, Vec::<String>::new());
}
