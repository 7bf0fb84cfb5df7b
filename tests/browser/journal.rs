//! The journal: writing, finding, and what an entry said on an earlier day.

use super::harness::Visitor;

const ENTRY: &str = "even-keel.e/journal/entries/";

fn entries(person: &Visitor) -> Vec<String> {
    person.stored_names().into_iter().filter(|key| key.starts_with(ENTRY)).collect()
}

fn write(person: &Visitor, words: &str) {
    let before = entries(person).len();
    person.open("/journal/");
    person.type_into("text", words);
    person.until("one more entry", || (entries(person).len() == before + 1).then_some(()));
}

fn see_found(person: &Visitor, said: &str) {
    person.until(said, || person.words().contains(said).then_some(()));
}

#[test]
fn what_was_written_is_listed_and_found_by_words_with_a_slip() {
    let person = Visitor::who_has_begun();
    write(&person, "Ana rang, and we walked by the river");
    write(&person, "Slept badly");
    person.press("Pick a prompt");
    person.choose("prompt", "good");
    see_found(&person, "2 of 2 entries");
    person.type_at("#find", "rivre");
    see_found(&person, "1 of 2 entries");
    assert!(person.text_at("main ul.tasks").contains("Ana rang"));
    assert_eq!(person.path(), "/journal/");
    assert!(!person.stored_names().iter().any(|key| person.stored(key).unwrap_or_default().contains("rivre")));
    person.press_at("main ul.tasks a");
    person.arrive_at("Write");
    assert_eq!(person.field("text"), "Ana rang, and we walked by the river");
}

#[test]
fn a_text_that_is_changed_on_a_later_day_keeps_what_it_said() {
    let person = Visitor::who_has_begun();
    // Written in January, by the form that is stored.
    let row = "19b8f8b2c80-0007";
    let text =
        r#"{"v":1,"t":1767600000000,"is":{"entry":{"a":{"day":{"date":"2026-01-05"},"text":{"text":"I was angry"}}}}}"#;
    person.store(&[(&format!("{ENTRY}{row}"), text)]);
    person.open(&format!("/daily/journal/?at=entries&row={row}&step=write"));
    assert!(!person.words().contains("Another version is kept"));
    person.type_into("text", " and tired");
    person.see("Another version is kept: 1");
    person.press("Another version is kept: 1");
    person.see("I was angry");
    person.press("Use this version");
    person.until("the earlier text", || (person.field("text") == "I was angry").then_some(()));
}
