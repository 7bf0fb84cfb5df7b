//! The same site in the other two engines that people have: Firefox, and WebKit as GNOME builds it. What makes or breaks the
//! app there is tried in both; everything else is tested in Chromium. Neither lets its console or requests be watched, so
//! the pages themselves are asked what they fetched.

use super::harness::{Engine, Key, Site, Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// What a page has fetched from anywhere but its own host.
const ELSEWHERE: &str = "return performance.getEntriesByType('resource').map((one) => one.name)
    .filter((name) => !name.startsWith(location.origin + '/'))";

/// How far the page is wider than its window.
const TOO_WIDE: &str = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";

fn visitor(engine: Engine, site: Site) -> Visitor {
    Visitor::with(Wishes { engine, site, own_browser: true, offline: true, ..Wishes::default() })
}

fn who_has_begun(engine: Engine) -> Visitor {
    let person = visitor(engine, Site::built());
    person.begin();
    person
}

fn answers_are_kept(engine: Engine) {
    let mut person = who_has_begun(engine);
    person.press("Why now");
    person.arrive_at("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    person.type_into("more-of", "Fishing with my uncle.");
    person.see("Saved on this device");
    person.see_stored(KEY, "Fishing with my uncle.");
    person.reload();
    assert_eq!(person.field("more-of"), "Fishing with my uncle.");
    person.open("/plan/");
    person.see("Fishing with my uncle.");
    // What WebKit's test browser keeps is gone with it.
    if engine == Engine::Firefox {
        person.reopen_browser();
        person.open("/");
        assert_eq!(person.heading(), "Your workbook");
        person.open(STEP);
        assert_eq!(person.field("more-of"), "Fishing with my uncle.");
    }
}

fn every_kind_of_page_opens_fits_and_asks_nobody_else(engine: Engine) {
    let person = who_has_begun(engine);
    for page in [
        "/",
        "/before/",
        "/before/body-first/",
        STEP,
        "/contents/",
        "/plan/",
        "/progress/",
        "/schedule/",
        "/tools/slow-breathing/",
        "/help/",
        "/search/",
        "/backup/",
        "/lock/",
        "/family/",
        "/privacy/",
    ] {
        person.open(page);
        assert_ne!(person.heading(), "", "{page}");
        assert_eq!(person.script(ELSEWHERE, &[]).as_array().unwrap().len(), 0, "{page}");
        assert!(person.script(TOO_WIDE, &[]).as_i64().unwrap() <= 0, "{page}");
    }
}

fn all_of_it_works_once_the_host_is_gone(engine: Engine) {
    let mut person = who_has_begun(engine);
    person.wait_for_offline();
    person.host.stop();
    person.open("/help/");
    assert_eq!(person.heading(), "Help now");
    person.open("/week/1/goals/");
    assert_eq!(person.heading(), "Goals");
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    person.see_stored(KEY, "Mornings");
    person.reload();
    assert_eq!(person.field("more-of"), "Mornings");
}

fn a_new_version_is_offered_and_no_word_is_lost_when_it_is_taken(engine: Engine) {
    let site = Site::copied_to("/");
    let person = visitor(engine, site.clone());
    person.begin();
    person.wait_for_offline();
    person.open(STEP);
    person.type_into("more-of", "Half a sent");
    site.release_again("before/why-now/index.html", "<meta name=\"description\" content=\"", "The second version. ");
    person.script("navigator.serviceWorker.getRegistration().then((found) => { found.update(); })", &[]);
    person.see("A new version is ready.");
    person.type_text("ence");
    person.press("Use the new version");
    let is_second = || person.description().starts_with("The second version.").then_some(());
    person.until("the second version", is_second);
    person.wait_for_app();
    assert_eq!(person.field("more-of"), "Half a sentence");
}

fn a_backup_is_made_and_brought_back(engine: Engine) {
    let person = who_has_begun(engine);
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.see_stored(KEY, "Sunday football");
    person.open("/backup/");
    person.note_downloads();
    person.press_at("main .actions .btn-primary");
    person.see("Your browser has the file.");
    let file = person.last_download();
    drop(person);
    let other = visitor(engine, Site::built());
    other.open("/");
    other.press("I have a backup file");
    other.arrive_at("Back up");
    other.choose_file("#backup-file", "even-keel-backup-2026-11-24.json", &file);
    other.see("What is in the file");
    other.press("Bring it back");
    other.see("The backup is back.");
    other.open(STEP);
    assert_eq!(other.field("more-of"), "Sunday football");
}

fn two_tabs_hear_of_each_other(engine: Engine) {
    let person = who_has_begun(engine);
    person.open(STEP);
    let first = person.tab();
    let second = person.open_tab(STEP);
    person.type_into("more-of", "From the second");
    person.see_stored(KEY, "From the second");
    person.go_to_tab(&first);
    person.until("what the other tab wrote", || (person.field("more-of") == "From the second").then_some(()));
    person.go_to_tab(&second);
    person.close_tab(&first);
}

fn a_worksheet_can_be_filled_in_with_keys_alone(engine: Engine) {
    let person = who_has_begun(engine);
    person.open(STEP);
    person.until("the field by way of Tab", || {
        person.script("window.before = document.activeElement", &[]);
        person.keys(&[Key::Tab]);
        // WebKit may take the key before it moves the focus: a second one then would go past the field.
        let has_moved =
            || (person.script("return document.activeElement !== window.before", &[]) == true).then_some(());
        person.until("another focus", has_moved);
        person.has_focus("#f-more-of").then_some(())
    });
    person.type_text("Walking");
    person.see_stored(KEY, "Walking");
}

fn the_one_file_opens_from_a_disk_and_keeps_answers(engine: Engine) {
    let person = visitor(engine, Site::one_file());
    let see_page = |heading: &str| person.until(heading, || (person.heading() == heading).then_some(()));
    person.open("/");
    person.press("I'm in a programme");
    see_page("Before you start");
    person.open(STEP);
    see_page("More of, less of");
    person.type_into("more-of", "Mornings");
    person.see("Saved on this device");
    person.reload();
    person.open("/week/1/goals/");
    see_page("Goals");
    person.open(STEP);
    see_page("More of, less of");
    assert_eq!(person.field("more-of"), "Mornings");
}

macro_rules! in_both {
    ($engine:ident $name:ident: $($test:ident)*) => {
        mod $name {
            use crate::browser::harness::Engine;

            $(#[test]
            fn $test() {
                super::$test(Engine::$engine);
            })*
        }
    };
    ($($test:ident)*) => {
        in_both! { Firefox firefox: $($test)* }
        in_both! { WebKit webkit: $($test)* }
    };
}

in_both! {
    answers_are_kept
    every_kind_of_page_opens_fits_and_asks_nobody_else
    all_of_it_works_once_the_host_is_gone
    a_new_version_is_offered_and_no_word_is_lost_when_it_is_taken
    a_backup_is_made_and_brought_back
    two_tabs_hear_of_each_other
    a_worksheet_can_be_filled_in_with_keys_alone
    the_one_file_opens_from_a_disk_and_keeps_answers
}
