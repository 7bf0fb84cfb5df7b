//! A plain name and icon, and a cover while nobody looks: what others see of a tab, a history and a list of open apps.

use super::harness::Visitor;
use std::path::Path;

const BEGUN: (&str, &str) = ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#);
const PLAIN: (&str, &str) = ("even-keel.s/plain-name", r#"{"v":1,"t":2,"is":{"text":"on"}}"#);

/// The files that the head names, by their last names.
fn named(person: &Visitor) -> Vec<String> {
    let read =
        "return [...document.querySelectorAll('link[rel~=icon], link[rel=manifest], link[rel=apple-touch-icon]')]
        .map((link) => link.href.split('/').pop())";
    serde_json::from_value(person.script(read, &[])).unwrap()
}

const OWN: [&str; 3] = ["manifest.webmanifest", "favicon.svg", "apple-touch-icon.png"];
const OTHER: [&str; 3] = ["plain.webmanifest", "plain.svg", "plain-touch.png"];

#[test]
fn a_plain_name_is_all_that_the_tab_says_on_every_page_and_at_once() {
    let person = Visitor::who_has_begun();
    person.open("/settings/");
    assert_eq!((person.title().as_str(), named(&person)), ("Settings – Even Keel", OWN.map(str::to_owned).to_vec()));
    person.press_at("#plain-name label:has(> input[value='on'])");
    person.until("the plain name", || (person.title() == "Notes").then_some(()));
    assert_eq!(named(&person), OTHER);
    person.press("Contents");
    person.arrive_at("Contents");
    assert_eq!(person.title(), "Notes");
    person.press("A typical week");
    person.arrive_at("A typical week");
    assert_eq!((person.title().as_str(), named(&person)), ("Notes", OTHER.map(str::to_owned).to_vec()));
    // Before the app, and without it.
    person.open_without_app();
    assert_eq!((person.title().as_str(), named(&person)), ("Notes", OTHER.map(str::to_owned).to_vec()));

    person.open("/settings/");
    person.press_at("#plain-name label:has(> input[value='off'])");
    person.until("the own name", || (person.title() == "Settings – Even Keel").then_some(()));
    assert_eq!(named(&person), OWN);
}

/// Whether one of the browser's own files about where one has been holds some words, as UTF-8 or UTF-16.
fn remembered(profile: &Path, words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut folders = vec![profile.join("Default")];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name == "Sessions" {
                folders.push(path);
            } else if path.is_file() {
                let bytes = std::fs::read(&path).unwrap();
                if bytes.windows(words.len()).any(|part| part == words.as_bytes())
                    || bytes.windows(wide.len()).any(|part| part == wide)
                {
                    return true;
                }
            }
        }
    }
    false
}

#[test]
fn the_history_knows_no_page_by_its_name() {
    let mut person = Visitor::at_own_browser();
    person.store(&[BEGUN, PLAIN]);
    person.open("/week/1/rules-and-rights/");
    assert_eq!(person.title(), "Notes");
    person.open("/privacy/");
    person.reopen_browser();
    person.open_without_app();
    person.kill_browser();
    let profile = person.profile();
    assert!(remembered(profile, "/week/1/rules-and-rights/"), "there is no history, so this proves nothing");
    assert!(!remembered(profile, "Rules and rights"), "a page's own name was remembered");
    person.start_browser();
    person.open_without_app();
}

#[test]
fn nothing_that_was_typed_comes_into_title_address_or_history() {
    const TYPED: &str = "Xanthippe";
    let mut person = Visitor::who_owns_a_browser();
    person.open("/week/1/goals/?at=goals");
    person.press("Add a goal");
    person.arrive_at("The goal");
    let mut seen = Vec::new();
    let look = |seen: &mut Vec<String>| seen.push(format!("{} {}", person.title(), person.path()));
    person.type_into("goal", TYPED);
    person.press("Back");
    person.arrive_at("Your goals");
    look(&mut seen);
    person.press(&format!("Change {TYPED}"));
    person.arrive_at("The goal");
    look(&mut seen);
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", TYPED);
    for page in ["/week/1/goals/?at=review", "/before/why-now/?at=review", "/plan/", "/", "/help/"] {
        person.open(page);
        look(&mut seen);
    }
    person.type_at("#own-number", TYPED);
    person.open("/search/");
    person.type_at("#sought", TYPED);
    look(&mut seen);
    assert!(seen.len() == 8 && seen.iter().all(|shown| !shown.contains(TYPED)), "{seen:#?}");
    person.reopen_browser();
    person.open("/");
    person.kill_browser();
    assert!(remembered(person.profile(), "/week/1/goals/"), "there is no history, so this proves nothing");
    assert!(!remembered(person.profile(), TYPED), "what was typed was remembered");
    person.start_browser();
    person.open_without_app();
}

const HIDE: &str = "
    Object.defineProperty(document, 'visibilityState', { value: arguments[0], configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    return [getComputedStyle(document.body).opacity, document.activeElement.id];";

#[test]
fn the_page_is_covered_while_nobody_looks_and_the_focus_stays() {
    let person = Visitor::who_has_begun();
    let hide = |state: &str| person.script(HIDE, &[state.into()]);
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    assert_eq!(hide("hidden"), serde_json::json!(["1", "f-more-of"]), "covered without having been asked to");
    hide("visible");

    person.open("/settings/");
    person.press_at("#cover label:has(> input[value='on'])");
    person.see_stored("even-keel.s/cover", "on");
    person.open("/before/why-now/?at=more-less");
    person.type_into("less-of", "Evenings");
    assert_eq!(hide("hidden"), serde_json::json!(["0", "f-less-of"]));
    assert_eq!(hide("visible"), serde_json::json!(["1", "f-less-of"]));
    person.open_without_app();
    assert_eq!(hide("hidden")[0], "0", "a page without the app is not covered");
}
