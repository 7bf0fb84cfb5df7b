//! Backup files in the browser: made here, brought back there, and what damage, a lock, a kill and a second tab do to that.

use super::harness::Visitor;

const PHRASE: &str = "lamp river ninety socks";
const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// Somebody who has written into one field, and the backup file they made of it.
fn who_has_a_backup(words: &str) -> (Visitor, String) {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", words);
    person.see_stored(KEY, words);
    let file = backup_of(&person);
    (person, file)
}

pub(super) fn backup_of(person: &Visitor) -> String {
    person.open("/backup/");
    make(person)
}

fn make(person: &Visitor) -> String {
    person.note_downloads();
    person.press_at("main .actions .btn-primary");
    person.see("Your browser has the file.");
    person.last_download()
}

fn add_goal(person: &Visitor, goal: &str) {
    person.open("/week/1/goals/?at=goals");
    person.press("Add a goal");
    person.arrive_at("The goal");
    person.type_into("goal", goal);
    person.see("Saved on this device");
}

pub(super) fn choose(person: &Visitor, text: &str) {
    person.choose_file("#backup-file", "even-keel-backup-2026-11-24.json", text);
}

pub(super) fn bring_back(person: &Visitor, text: &str) {
    person.open("/backup/");
    choose(person, text);
    person.see("What is in the file");
    person.press("Bring it back");
    person.see("The backup is back.");
}

/// All that counts in storage: every entry of ours but those about backups and about where one is.
fn kept(person: &Visitor) -> Vec<(String, Option<String>)> {
    let own = ["backup", "undo", "last-place"];
    let keys = person.stored_names().into_iter().filter(|key| key.starts_with("even-keel."));
    keys.filter(|key| !own.iter().any(|own| key.contains(own)))
        .map(|key| {
            let text = person.stored(&key);
            (key, text)
        })
        .collect()
}

#[test]
fn a_backup_made_in_one_browser_is_brought_back_in_another_with_everything() {
    let (person, file) = who_has_a_backup("Sunday football");
    person.see("Last backup:");
    person.see("Answers and marks that are in no backup: 0.");
    let all = kept(&person);
    drop(person);
    let other = Visitor::new();
    other.open("/");
    other.press("I have a backup file");
    other.arrive_at("Back up");
    choose(&other, &file);
    other.see("New here:");
    other.press("Bring it back");
    other.see("The backup is back.");
    assert_eq!(kept(&other), all);
    other.open(STEP);
    assert_eq!(other.field("more-of"), "Sunday football");
}

#[test]
fn a_backup_over_existing_work_keeps_both_versions_and_is_taken_back_after_the_browser_was_closed() {
    let (person, file) = who_has_a_backup("From the file");
    drop(person);
    let mut other = Visitor::who_owns_a_browser();
    other.open(STEP);
    other.type_into("more-of", "Written later");
    other.see_stored(KEY, "Written later");
    other.type_into("less-of", "Only here");
    other.see_stored("even-keel.a/why-now/less-of", "Only here");
    other.open("/backup/");
    choose(&other, &file);
    other.see("Changed later here, so yours stays: 1");
    assert!(
        !other.stored_names().iter().any(|key| key.starts_with("even-keel.h/")),
        "nothing changes before it is wanted"
    );
    other.press("Bring it back");
    other.see("The backup is back.");
    let earlier = other.stored_names().into_iter().find(|key| key.starts_with("even-keel.h/")).expect("both are kept");
    assert!(other.stored(&earlier).unwrap().contains("From the file"));
    other.reopen_browser();
    other.open("/backup/");
    other.press("Take it back");
    other.see("Taken back:");
    assert_eq!(other.stored("even-keel.undo"), None);
    assert!(!other.stored(&earlier).unwrap_or_default().contains("From the file"));
    other.open(STEP);
    assert_eq!(other.field("more-of"), "Written later");
    assert_eq!(other.field("less-of"), "Only here");
}

#[test]
fn a_later_backup_over_older_work_replaces_it_and_can_be_taken_back() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Older");
    person.see_stored(KEY, "Older");
    let record = r#"{"v":1,"t":4102444800000,"is":{"text":"Newer"}}"#;
    bring_back(&person, &serde_json::json!({ "app": "even-keel", "entries": { KEY: record } }).to_string());
    person.see_stored(KEY, "Newer");
    person.reopen_browser();
    person.open("/backup/");
    person.press("Take it back");
    person.see("Taken back:");
    person.see_stored(KEY, "Older");
}

#[test]
fn a_file_that_is_no_good_changes_nothing_and_that_is_said() {
    let (person, file) = who_has_a_backup("Sunday football");
    let all = kept(&person);
    let hostile = r#"{"app":"even-keel","entries":{"even-keel.erase":"1","__proto__":"x","other.a/b/c":"{}"}}"#;
    let cases = [
        ("", "There is nothing in this file."),
        ("{\"encrypted\":false,\"items\":[]}", "This is not a backup of this workbook."),
        (r#"{"app":"even-keel","export":1,"answers":[]}"#, "This file was made for somebody to read"),
        (r#"[{"app":"even-keel","backup":7,"blocks":["#, "This file was made by a newer version"),
        (&file[..40], "This file is damaged"),
        (hostile, "There is nothing to bring back"),
    ];
    for (text, said) in cases {
        choose(&person, text);
        person.see(said);
        assert_eq!(kept(&person), all, "{text}");
    }
}

#[test]
fn a_file_that_was_cut_gives_back_what_is_whole_in_it() {
    let (person, file) = who_has_a_backup("Sunday football");
    drop(person);
    let other = Visitor::new();
    let end = file.rfind("{\"end\"").unwrap();
    bring_back(&other, &file[..end]);
    other.see_stored(KEY, "Sunday football");
}

#[test]
fn a_locked_backup_opens_with_its_passphrase_only() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", "Sunday football");
    person.lock(PHRASE);
    person.open("/backup/");
    person.unlock(PHRASE);
    person.arrive_at("Back up");
    person.see("The file is locked with your passphrase");
    let file = make(&person);
    assert!(!file.contains("football") && !file.contains("why-now"), "{file}");
    drop(person);

    let other = Visitor::new();
    other.open("/backup/");
    choose(&other, &file);
    other.see("This file is locked.");
    other.type_at("#backup-phrase", "not the right words");
    other.press("Open the file");
    other.see("That did not open the file.");
    assert_eq!(other.stored(KEY), None);
    other.type_at("#backup-phrase", PHRASE);
    other.press("Open the file");
    other.see("What is in the file");
    other.press("Bring it back");
    other.see("The backup is back.");
    other.see_stored(KEY, "Sunday football");
}

#[test]
fn only_the_chosen_parts_go_into_a_file_and_that_is_no_backup_of_everything() {
    let (person, _) = who_has_a_backup("Sunday football");
    add_goal(&person, "Swim");
    person.open("/backup/");
    let before = person.text_at("main p:nth-of-type(2)");
    person.press("Only some parts");
    person.press_label("Before you start:");
    person.press_label("Settings, and what belongs to no part:");
    let file = {
        person.note_downloads();
        person.press("Make a backup file");
        person.see("It holds some parts only");
        person.last_download()
    };
    assert!(file.contains("Swim") && !file.contains("football"), "{file}");
    assert_eq!(person.text_at("main p:nth-of-type(2)"), before, "the last backup is the one of everything");
    person.press_label("Week 1:");
    person.press("Make a backup file");
    person.see("Choose at least one part.");
}

#[test]
fn of_a_file_that_is_brought_back_parts_can_be_left_out() {
    let (person, _) = who_has_a_backup("Sunday football");
    add_goal(&person, "Swim");
    let file = backup_of(&person);
    drop(person);
    let other = Visitor::who_has_begun();
    other.open("/backup/");
    choose(&other, &file);
    other.see("It was made on");
    other.see("New here: 3");
    other.press("Leave some parts out");
    other.press_label("Week 1:");
    other.see("New here: 1");
    other.press("Bring it back");
    other.see("The backup is back.");
    assert!(other.stored(KEY).unwrap().contains("football"));
    assert!(!other.stored_names().iter().any(|key| key.contains("/goals/")), "{:?}", other.stored_names());
    choose(&other, &file);
    other.see("New here: 2");
}
