//! Workbooks written by other builds, older and newer, before and at the same time: all of it is read or left alone, and
//! no record goes back to an older form.

use super::harness::Visitor;
use serde_json::json;
use std::collections::BTreeMap;

const STEP: &str = "/before/why-now/?at=more-less";
const MORE: &str = "even-keel.a/why-now/more-of";
const LESS: &str = "even-keel.a/why-now/less-of";

/// Whole workbooks as each version has stored them. They must load for ever.
const WORKBOOKS: [&str; 2] = [include_str!("fixtures/version-1.json"), include_str!("fixtures/version-2.json")];

/// Every entry of local storage but the place where one was last, which every visit writes.
fn kept(person: &Visitor) -> BTreeMap<String, String> {
    let keys = person.stored_names().into_iter().filter(|key| key != "even-keel.s/last-place");
    keys.filter_map(|key| Some((person.stored(&key)?, key))).map(|(text, key)| (key, text)).collect()
}

fn with_workbook(text: &str) -> (Visitor, BTreeMap<String, String>) {
    let entries: BTreeMap<String, String> = serde_json::from_str(text).unwrap();
    let person = Visitor::at_own_browser();
    person.store(&entries.iter().collect::<Vec<_>>());
    (person, entries)
}

fn see_all_answers(person: &Visitor) {
    person.open("/");
    assert_eq!(person.heading(), "Your workbook");
    assert!(!person.words().contains("could not be read"));
    person.open(STEP);
    assert_eq!(person.field("more-of"), "Swim \"twice\"\n\u{1F3CA}");
    assert_eq!(person.field("less-of"), "Waking at 4");
    person.open("/before/why-now/?at=review");
    person.see("7 of 10");
    person.see("I'd rather not say");
    person.open("/before/logistics/?at=dates");
    assert_eq!(person.field("start-date"), "2028-02-29");
    person.open("/week/1/goals/?at=goals");
    person.see("Cook on Sundays");
    let rows = person.script("return [...document.querySelectorAll('.row-name')].map((e) => e.innerText.trim())", &[]);
    assert_eq!(rows, json!(["Sleep before 11", "Cook on Sundays"]), "in the order that was kept, without the removed");
    person.open("/before/");
    person.see("Completed");
}

/// The version of each entry, by its key.
fn versions(entries: &BTreeMap<String, String>) -> BTreeMap<&str, u64> {
    let version = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["v"].as_u64().unwrap();
    entries.iter().map(|(key, text)| (key.as_str(), version(text))).collect()
}

#[test]
fn a_workbook_of_every_version_opens_and_reading_it_rewrites_nothing() {
    for text in WORKBOOKS {
        let (person, entries) = with_workbook(text);
        see_all_answers(&person);
        assert_eq!(kept(&person), entries);
    }
}

#[test]
fn records_of_version_1_take_the_new_form_one_at_a_time_as_they_are_edited_and_a_kill_between_is_borne() {
    let (mut person, entries) = with_workbook(WORKBOOKS[0]);
    person.open(STEP);
    person.type_into("less-of", "!");
    person.see_stored(LESS, "Waking at 4!");
    let after = kept(&person);
    let newer: Vec<&str> =
        versions(&after).into_iter().filter(|(_, version)| *version != 1).map(|(key, _)| key).collect();
    assert_eq!(newer, [LESS], "only what was edited");
    let others = |entries: &BTreeMap<String, String>| {
        entries
            .iter()
            .filter(|(key, _)| *key != LESS)
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(others(&after), others(&entries));

    person.kill_browser();
    person.start_browser();
    person.open(STEP);
    person.until("the edit", || (person.field("less-of") == "Waking at 4!").then_some(()));
    person.clear("less-of");
    person.type_into("less-of", "Waking at 4");
    see_all_answers(&person);
}

/// Stands in for the build that was released with version 1 of the records: it keeps them in memory, hears of other tabs,
/// writes version 1, and leaves alone what is of a newer version.
const OLD_BUILD: &str = "
    const newer = (text) => { try { return JSON.parse(text).v > 1; } catch { return false; } };
    const kept = new Map(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
    addEventListener('storage', (event) => kept.set(event.key, event.newValue));
    window.oldBuild = {
        read: (key) => (newer(kept.get(key)) ? null : JSON.parse(kept.get(key) ?? 'null')?.is?.text ?? ''),
        write: (key, text) => {
            if (newer(kept.get(key))) return false;
            const value = JSON.stringify({ v: 1, t: Date.now(), is: { text } });
            kept.set(key, value);
            localStorage.setItem(key, value);
            return true;
        },
    };";

fn old_build_writes(person: &Visitor, key: &str, text: &str) -> bool {
    person.script("return window.oldBuild.write(arguments[0], arguments[1])", &[json!(person.key_of(key)), json!(text)])
        == true
}

#[test]
fn with_an_old_build_in_one_tab_and_this_one_in_another_no_word_is_lost_and_no_record_goes_back() {
    let person = Visitor::who_has_begun();
    let new = person.tab();
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    let old = person.open_tab("/plan/");
    person.open_without_app();
    person.script(OLD_BUILD, &[]);

    assert!(!old_build_writes(&person, MORE, "Not this"), "it does not write over what is newer than itself");
    assert!(old_build_writes(&person, LESS, "Written by the old build"));
    person.go_to_tab(&new);
    person.until("what the old build wrote", || (person.field("less-of") == "Written by the old build").then_some(()));
    person.type_into("less-of", ", and more");
    person.see_stored(LESS, "Written by the old build, and more");

    person.go_to_tab(&old);
    person.until("that the old build hears of it", || {
        person
            .script("return window.oldBuild.read(arguments[0])", &[json!(person.key_of(LESS))])
            .is_null()
            .then_some(())
    });
    assert!(!old_build_writes(&person, LESS, "Not this"));
    assert!(old_build_writes(&person, "even-keel.a/why-now/own-words", "Still by the old build"));

    person.go_to_tab(&new);
    person.type_into("more-of", " and music");
    person.reload();
    assert_eq!(person.field("more-of"), "Mornings and music");
    assert_eq!(person.field("less-of"), "Written by the old build, and more");
    person.open("/before/why-now/?at=own-words");
    assert_eq!(person.field("own-words"), "Still by the old build");
    let entries = kept(&person);
    let versions = versions(&entries);
    assert_eq!((versions[MORE], versions[LESS]), (2, 2));
}

/// A record as a build to come might write it.
const TO_COME: &str = r#"{"v":99,"t":9999999999999,"is":{"words":["from","later"]}}"#;

#[test]
fn what_a_newer_build_in_another_tab_writes_is_left_alone_and_it_is_said() {
    let person = Visitor::who_has_begun();
    let this = person.tab();
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    person.type_into("less-of", "Here");
    person.open_tab("/plan/");
    person.open_without_app();
    person.script("localStorage.setItem(arguments[0], arguments[1])", &[json!(person.key_of(MORE)), json!(TO_COME)]);

    person.go_to_tab(&this);
    person.type_into("less-of", " too");
    person.see_stored(LESS, "Here too");
    assert!(!person.words().contains("by a newer version"));
    person.type_into("more-of", " and music");
    person.see("This answer was saved by a newer version of the workbook");
    assert_eq!(person.field("more-of"), "Mornings and music");
    assert_eq!(person.stored(MORE).as_deref(), Some(TO_COME));

    // After a reload it is the newer record that counts, also where the second copy has an older one.
    person.reload();
    person.open("/");
    person.see("Entries on this device that could not be read: 1.");
    person.open(STEP);
    assert_eq!(person.field("more-of"), "");
    assert!(!person.words().contains("by a newer version"), "nothing was written here yet");
    assert_eq!(person.field("less-of"), "Here too");
    assert_eq!(person.stored(MORE).as_deref(), Some(TO_COME));
}

/// The browser was killed before local storage had reached the disk, and then the host went back to an older build.
#[test]
fn what_a_newer_build_left_in_the_second_copy_only_is_not_written_over() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    person.see_stored(MORE, "Mornings");
    person.open_without_app();
    person.put_into_second_copy(MORE, TO_COME);
    person.open(STEP);
    person.type_into("less-of", "Here");
    person.see_stored(LESS, "Here");
    assert_eq!(person.second_copy()[MORE], TO_COME);
    person.type_into("more-of", " and music");
    person.see("This answer was saved by a newer version of the workbook");
    assert_eq!(person.second_copy()[MORE], TO_COME);
}

/// Content changes: a question that is asked no more keeps its answer.
#[test]
fn an_answer_whose_question_is_gone_is_kept_and_is_in_every_copy() {
    let person = Visitor::who_has_begun();
    let gone = "even-keel.a/why-now/asked-no-more";
    let text = r#"{"v":1,"t":1795000000000,"is":{"text":"An old answer"}}"#;
    let sheet = "even-keel.a/a-sheet-that-is-gone/question";
    person.store(&[(gone, text), (sheet, text)]);
    person.open(STEP);
    person.type_into("more-of", "Mornings");
    person.until("the second copy", || person.second_copy().contains_key(gone).then_some(()));
    assert_eq!(person.stored(gone).as_deref(), Some(text));
    person.open("/backup/");
    person.note_downloads();
    person.press("Make a backup file");
    let copy: Vec<serde_json::Value> = serde_json::from_str(&person.last_download()).unwrap();
    for key in [gone, sheet] {
        let kept = copy.iter().any(|line| line["key"] == key && line["record"]["is"]["text"] == "An old answer");
        assert!(kept, "{copy:?}");
    }

    person.open_without_app();
    person.script("localStorage.clear()", &[]);
    person.open("/");
    person.see("The browser had lost your workbook.");
    person.until("the old answer", || person.stored(gone)?.contains("An old answer").then_some(()));
}
