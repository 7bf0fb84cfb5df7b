//! The edition in one file, opened from a disk as by a double click: no host, no worker, addresses behind `#`.

use super::harness::{Key, Scheme, Site, Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";
const ANSWER: &str = "even-keel.a/why-now/more-of";

fn visitor() -> Visitor {
    Visitor::with(Wishes { site: Site::one_file(), ..Wishes::default() })
}

/// Somebody who has begun, and is in a field.
fn who_writes() -> Visitor {
    let person = visitor();
    begin(&person);
    go(&person, STEP, "More of, less of");
    person
}

fn begin(person: &Visitor) {
    person.open("/");
    person.press("I'm in a programme");
    person.arrive_at("Before you start");
}

/// Opens a page by its address: the same file stays, only what stands behind `#` changes.
fn go(person: &Visitor, page: &str, heading: &str) {
    person.go_to(&person.host.address(page));
    see_page(person, heading);
}

fn see_page(person: &Visitor, heading: &str) {
    person.until(heading, || (person.heading() == heading).then_some(()));
}

/// What stands behind the file's own address.
fn address(person: &Visitor) -> String {
    person.script("return location.hash", &[]).as_str().unwrap().to_owned()
}

/// The whole names of all entries, those of other pages on the disk included.
fn all_keys(person: &Visitor) -> Vec<String> {
    serde_json::from_value(person.script("return Object.keys(localStorage).sort()", &[])).unwrap()
}

/// What the page has asked anybody for.
fn asked_for(person: &Visitor) -> i64 {
    person.script("return performance.getEntriesByType('resource').length", &[]).as_i64().unwrap()
}

#[test]
fn what_is_written_from_the_first_visit_on_is_there_after_a_reload_and_after_the_browser_was_closed() {
    let mut person = Visitor::with(Wishes { site: Site::one_file(), own_browser: true, ..Wishes::default() });
    begin(&person);
    assert_eq!(address(&person), "#/before/");
    person.press("Why now");
    person.arrive_at("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    assert_eq!(address(&person), "#/before/why-now/?at=more-less");
    person.type_into("more-of", "Fishing with my uncle.");
    person.see("Saved on this device");
    person.see_stored(ANSWER, "Fishing with my uncle.");
    person.reload();
    assert_eq!(person.field("more-of"), "Fishing with my uncle.");
    assert_eq!(asked_for(&person), 0);

    person.reopen_browser();
    person.open("/");
    see_page(&person, "Your workbook");
    person.press("Continue where you left off");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Fishing with my uncle.");
}

#[test]
fn back_and_forward_lead_through_its_pages_and_to_where_one_was() {
    let person = who_writes();
    go(&person, "/contents/", "Contents");
    person.press("My plan");
    person.arrive_at("My plan");
    person.back();
    person.arrive_at("Contents");
    assert_eq!(address(&person), "#/contents/");
    person.back();
    person.arrive_at("More of, less of");
    person.script("history.forward()", &[]);
    person.arrive_at("Contents");
    go(&person, "/week/99/", "This page is not here");
    person.press("Go to your workbook");
    person.arrive_at("Your workbook");
}

#[test]
fn a_link_to_a_place_on_a_page_stays_on_that_page() {
    let person = who_writes();
    go(&person, "/plan/", "My plan");
    person.reload();
    person.keys(&[Key::Tab, Key::Enter]);
    person.until("the page behind the skip link", || person.has_focus("#main").then_some(()));
    assert_eq!(person.heading(), "My plan");
    assert_eq!(address(&person), "#/plan/#main");
    person.reload();
    assert_eq!(person.heading(), "My plan");
}

#[test]
fn its_plan_its_search_and_its_paper_are_those_of_the_site() {
    let person = who_writes();
    person.type_into("more-of", "Fishing with my uncle");
    person.press("My plan");
    person.arrive_at("My plan");
    person.see("Fishing with my uncle");
    let paper = person.print().join(" ");
    assert!(paper.contains("Fishing with my uncle") && paper.contains("Printed on"), "{paper}");
    assert!(!paper.contains("in one file"), "a word about the file is on paper:\n{paper}");
    go(&person, "/search/", "Search");
    person.type_at("#sought", "safety plan");
    person.see("Safety plan");
    person.press("Safety plan");
    person.arrive_at("Safety plan");
    assert_eq!(asked_for(&person), 0);
}

#[test]
fn a_backup_made_in_one_copy_is_brought_back_in_another_which_knew_nothing_of_it() {
    let person = who_writes();
    person.type_into("more-of", "Sunday football");
    person.see_stored(ANSWER, "Sunday football");
    // It stands below every page, and leads to where a copy is made.
    person.press("Make a backup");
    person.arrive_at("Back up");
    person.note_downloads();
    person.press_at("main .actions .btn-primary");
    person.see("Your browser has the file.");
    let backup = person.last_download();
    let before = all_keys(&person);

    person.go_to(&person.host.copy_of_file("elsewhere"));
    person.wait_for_app();
    see_page(&person, "Even Keel");
    person.press("I have a backup file");
    person.arrive_at("Back up");
    person.choose_file("#backup-file", "even-keel-backup-2026-11-24.json", &backup);
    person.see("New here:");
    person.press("Bring it back");
    person.see("The backup is back.");
    let after = all_keys(&person);
    let here = |key: &&String| !before.contains(*key);
    assert!(after.iter().filter(here).any(|key| key.ends_with(".a/why-now/more-of")), "it has no names of its own");
    assert!(person.stored(ANSWER).unwrap().contains("Sunday football"));
    assert!(before.iter().all(|key| after.contains(key)), "the first copy lost something");
}

#[test]
fn entries_of_other_pages_on_the_disk_are_neither_read_nor_touched() {
    let person = visitor();
    person.open("/");
    let theirs = "localStorage.setItem('even-keel.s/reader', '{\"v\":1,\"t\":1,\"is\":{\"text\":\"participant\"}}')";
    person.script(theirs, &[]);
    person.script("localStorage.setItem('notes', 'of another page')", &[]);
    person.reload();
    assert_eq!(person.heading(), "Even Keel", "it took another page's entry for its own");
    begin(&person);
    go(&person, STEP, "More of, less of");
    person.type_into("more-of", "Mornings");
    person.see_stored(ANSWER, "Mornings");
    let own: Vec<String> = all_keys(&person).into_iter().filter(|key| key != "notes").collect();
    let answer = own.iter().find(|key| key.ends_with(".a/why-now/more-of")).unwrap();
    let (copy, _) = answer.split_once('.').unwrap();
    assert_eq!(copy.len(), "even-keel-".len() + 16, "{copy}");
    let strange: Vec<&String> = own.iter().filter(|key| !key.starts_with(&format!("{copy}."))).collect();
    assert_eq!(strange, ["even-keel.s/reader"]);
    assert_eq!(person.stored("notes").as_deref(), Some("of another page"));
}

#[test]
fn a_quick_exit_leads_to_an_empty_page_and_back_to_nothing_of_the_workbook() {
    let person = who_writes();
    person.type_into("more-of", "Private words");
    go(&person, "/settings/", "Settings");
    person.press_at("#quick-exit label:has(> input[value='on'])");
    person.until("the button", || person.shows(".leave button").then_some(()));
    go(&person, STEP, "More of, less of");
    person.press_at(".leave button");
    let is_blank = || person.script("return location.href", &[]) == "about:blank" && person.words().trim().is_empty();
    person.until("an empty page", || is_blank().then_some(()));
    person.back();
    person.until("an empty page again", || is_blank().then_some(()));
}

#[test]
fn the_rescue_part_shows_numbers_to_call_and_hands_over_what_is_stored() {
    let person = who_writes();
    person.type_into("more-of", "Mornings");
    person.see_stored(ANSWER, "Mornings");
    person.press("If the workbook does not open");
    person.until("the rescue part", || person.shows("#rescue h1").then_some(()));
    assert!(!person.shows("#app") && person.shows("#rescue a[href^='tel:']"));
    person.note_downloads();
    person.press("Download what is stored");
    let file = person.last_download();
    assert!(file.contains("\"even-keel.a/why-now/more-of\"") && file.contains("Mornings"), "{file}");
    person.press("Try to open the workbook");
    person.wait_for_app();
    see_page(&person, "Your workbook");
}

#[test]
fn where_no_script_runs_there_are_numbers_to_call() {
    let person = Visitor::with(Wishes { site: Site::one_file(), javascript: false, ..Wishes::default() });
    person.open("/");
    person.see("Numbers to call");
    assert!(!person.words().contains("Who are you?"));
}

#[test]
fn its_pages_follow_the_rules_for_access() {
    let person = Visitor::with_axe_at(Site::one_file());
    let mut found = Vec::new();
    begin(&person);
    for (page, heading) in [
        ("/", "Your workbook"),
        (STEP, "More of, less of"),
        ("/plan/", "My plan"),
        ("/help/", "Help now"),
        ("/backup/", "Back up"),
    ] {
        go(&person, page, heading);
        for (width, scheme) in [(320, Scheme::Light), (1280, Scheme::Dark)] {
            person.resize(width, 800);
            person.prefer(scheme);
            found.extend(person.axe().into_iter().chain(person.too_wide()).chain(person.small_targets()));
        }
    }
    person.press("If the workbook does not open");
    person.until("the rescue part", || person.shows("#rescue h1").then_some(()));
    found.extend(person.axe());
    assert_eq!(found, Vec::<String>::new());
}
