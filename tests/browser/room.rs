//! Room in the browser: said before it is short, told what takes it, and made by taking something out, never before it is a
//! file in the person's hands.

use super::harness::Visitor;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::Duration;

const STEP: &str = "/before/why-now/?at=more-less";

/// A record of version 1.
fn record(at: u64, is: &Value) -> String {
    json!({ "v": 1, "t": at, "is": is }).to_string()
}

/// An answer, or a row, of the list of goals; its first entry is its own.
fn goal(number: u64, at: u64, words: &str, removed: bool) -> Vec<(String, String)> {
    let row = format!("{at:x}-{number:04x}");
    let order = i64::try_from(number + 1).unwrap() << 40;
    vec![
        (
            format!("even-keel.r/goals/goals/{row}"),
            record(at, &json!({ "row": { "order": order, "removed": removed } })),
        ),
        (format!("even-keel.a/goals/goal/{row}"), record(at, &json!({ "text": words }))),
        (format!("even-keel.a/goals/reason/{row}"), record(at, &json!({ "text": "It matters." }))),
    ]
}

/// Milliseconds since 1970, so many days ago.
fn days_ago(person: &Visitor, days: u64) -> u64 {
    let now = person.script("return Date.now()", &[]).as_f64().unwrap();
    now as u64 - days * 86_400_000
}

/// A workbook with an old goal, a removed one, a new one, and a version that gave way.
pub(super) fn visitor() -> Visitor {
    visitor_at(Visitor::new())
}

/// The same at any browser.
pub(super) fn visitor_at(person: Visitor) -> Visitor {
    person.open_without_app();
    let (old, new) = (days_ago(&person, 420), days_ago(&person, 2));
    let mut entries = vec![
        ("even-keel.s/reader".to_owned(), record(1, &json!({ "text": "participant" }))),
        ("even-keel.a/why-now/more-of".to_owned(), record(new, &json!({ "text": "Mornings" }))),
        (format!("even-keel.h/{:x}/why-now/more-of", new - 9), record(new - 9, &json!({ "text": "Evenings" }))),
        ("even-keel.a/why-now/gone".to_owned(), record(new, &json!({ "text": "Asked no more" }))),
        ("even-keel.a/gone/gone".to_owned(), record(new, &json!({ "text": "Asked no more" }))),
        ("even-keel.a/why-now/less-of".to_owned(), "no record".to_owned()),
    ];
    entries.extend(goal(1, old, "The old goal", false));
    entries.extend(goal(2, new, "The removed goal", true));
    entries.extend(goal(3, new, "The new goal", false));
    let entries: Vec<(&str, &str)> = entries.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    person.store(&entries);
    person
}

pub(super) fn holding<'k>(entries: &'k BTreeMap<String, String>, words: &str) -> Vec<&'k String> {
    entries.iter().filter(|(_, text)| text.contains(words)).map(|(key, _)| key).collect()
}

pub(super) fn stored(person: &Visitor) -> BTreeMap<String, String> {
    let keys = person.stored_names().into_iter();
    keys.filter_map(|key| Some((person.stored(&key)?, key))).map(|(text, key)| (key, text)).collect()
}

/// Chooses something to be taken out, and gets the file.
pub(super) fn hand_over(person: &Visitor, offer: &str) -> String {
    person.note_downloads();
    person.press_label(offer);
    person.press("Download these as a file");
    person.arrive_at_step("Do you have the file?");
    person.last_download()
}

pub(super) fn choose_and_download(person: &Visitor, offer: &str) -> BTreeMap<String, String> {
    let file: Vec<Value> = serde_json::from_str(&hand_over(person, offer)).unwrap();
    assert_eq!(file[0]["app"], "even-keel");
    let entries = file.iter().filter_map(|line| Some((line["key"].as_str()?.to_owned(), line["record"].to_string())));
    entries.collect()
}

const REMOVED: &str = "Rows that you removed: 1.";
pub(super) const OLD: &str = "Goals, Your goals: rows not changed for 12 months: 1.";
const EARLIER: &str = "Earlier versions of answers: 1.";

#[test]
fn it_is_said_at_80_percent_and_not_before() {
    let person = Visitor::who_has_begun();
    let used = "return Object.entries(localStorage).reduce((sum, [key, text]) => sum + key.length + text.length, 0)";
    let fill = |percent: f64| {
        let used = person.script(used, &[]).as_f64().unwrap();
        let left = 5_242_880.0 * percent / 100.0 - used - 13.0;
        person.script("localStorage.setItem('other-app.big', 'x'.repeat(arguments[0]))", &[json!(left.round())]);
    };
    fill(79.0);
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    assert!(!person.words().contains("room in this browser is"));
    person.script("localStorage.removeItem('other-app.big')", &[]);
    fill(79.9);
    person.open(STEP);
    assert!(!person.words().contains("room in this browser is"));
    // 0.1 % are about 5,200 characters, the key included.
    person.paste_into("less-of", &"And so on. ".repeat(480));
    person.see("The workbook's room in this browser is 80 % full.");
    person.press("Make room");
    person.arrive_at("Make room");
    person.see("Taken so far: about 80 % of the room.");
    person.see("other pages of this site: about 79 % of the room.");
}

#[test]
fn what_takes_the_room_is_told_in_words_and_everything_is_told() {
    let person = visitor();
    person.open("/room/");
    for line in [
        "Goals. Entries: 6, less than 1 % of the room.",
        "Why now. Entries: 2, less than 1 % of the room.",
        "Rows that you removed. Entries: 3,",
        "Earlier versions of answers. Entries: 1,",
        "Entries that could not be read. Entries: 1,",
        "Answers to questions that are no longer asked. Entries: 1,",
        "Marks and settings. Entries: 1,",
    ] {
        person.see(line);
    }
}

#[test]
fn nothing_goes_before_it_is_a_file_and_the_person_says_so() {
    let person = visitor();
    person.open(STEP);
    person.until("the second copy", || (person.second_copy().len() > 10).then_some(()));
    person.open("/room/");
    let before = stored(&person);
    person.press("Download these as a file");
    person.see("Choose one first. Nothing has changed.");
    assert_eq!(stored(&person), before);

    let file = choose_and_download(&person, OLD);
    assert_eq!(holding(&file, "The old goal").len(), 1);
    assert_eq!(file.len(), 3, "{file:?}");
    assert_eq!(stored(&person), before, "the file alone removes nothing");
    person.press("Stop, and keep everything");
    person.arrive_at_step("Take something out");
    assert_eq!(stored(&person), before);

    choose_and_download(&person, OLD);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 3.");
    let after = stored(&person);
    assert_eq!(holding(&after, "The old goal"), Vec::<&String>::new());
    let rest = before.iter().filter(|(key, _)| !file.contains_key(*key));
    assert_eq!(after, rest.map(|(key, text)| (key.clone(), text.clone())).collect());
    assert!(holding(&person.second_copy(), "The old goal").is_empty());
    assert!(!person.words().contains(OLD));

    person.open("/week/1/goals/?at=goals");
    person.see("The new goal");
    assert!(!person.words().contains("The old goal"));
}

#[test]
fn removed_rows_and_earlier_versions_go_alone() {
    let person = visitor();
    person.open("/room/");
    let removed = choose_and_download(&person, REMOVED);
    assert_eq!(holding(&removed, "The removed goal").len(), 1);
    assert_eq!(removed.len(), 3);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 3.");
    let earlier = choose_and_download(&person, EARLIER);
    assert_eq!(holding(&earlier, "Evenings").len(), 1);
    assert_eq!(earlier.len(), 1);
    person.press("I have the file. Remove 1 entries from this browser");
    person.see("Entries removed: 1.");
    let left = stored(&person);
    for (words, count) in
        [("The removed goal", 0), ("Evenings", 0), ("Mornings", 1), ("The old goal", 1), ("no record", 1)]
    {
        assert_eq!(holding(&left, words).len(), count, "{words}");
    }
}

#[test]
fn other_tabs_let_go_too_and_a_row_that_one_of_them_changes_meanwhile_stays() {
    let person = visitor();
    person.open("/week/1/goals/?at=goals");
    let other = person.tab();
    person.see("The old goal");
    let maker = person.open_tab("/room/");
    choose_and_download(&person, OLD);

    person.go_to_tab(&other);
    person.press("Change The old goal");
    person.arrive_at("The goal");
    person.type_into("goal", ", changed");
    person.go_to_tab(&maker);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 0.");
    person.see("Entries kept: 3.");
    assert_eq!(holding(&stored(&person), "The old goal, changed").len(), 1);

    choose_and_download(&person, REMOVED);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 3.");
    person.go_to_tab(&other);
    person.type_into("goal", " again");
    sleep(Duration::from_millis(500));
    assert!(holding(&stored(&person), "The removed goal").is_empty(), "the other tab put it back");
    person.open("/backup/");
    person.note_downloads();
    person.press("Make a backup file");
    assert!(!person.last_download().contains("The removed goal"));
}

#[test]
fn room_can_be_made_where_not_one_character_is_left() {
    let person = visitor();
    person.open(STEP);
    let other = person.tab();
    person.open_tab("/room/");
    person.fill_storage();
    choose_and_download(&person, REMOVED);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 3.");
    sleep(Duration::from_millis(500));
    assert!(holding(&stored(&person), "The removed goal").is_empty());
    person.go_to_tab(&other);
    person.type_into("more-of", " and music");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings and music");
}
