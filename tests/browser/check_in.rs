//! The check-in: by the keyboard alone, with care after hard answers, open in two tabs, under a lock, out of a backup.

use super::backup::{backup_of, bring_back};
use super::harness::{Key, Visitor};

const PAGE: &str = "/today/";
const ENTRY: &str = "even-keel.e/check-in/days/";

/// The keys of all check-ins that are stored.
fn entries(person: &Visitor) -> Vec<String> {
    person.stored_names().into_iter().filter(|key| key.starts_with(ENTRY)).collect()
}

/// Waits until the only check-in holds some words.
fn see_entry(person: &Visitor, words: &str) -> String {
    person.until(&format!("one check-in with {words}"), || {
        let keys = entries(person);
        (keys.len() == 1 && person.stored(&keys[0])?.contains(words)).then(|| keys[0].clone())
    })
}

fn tab_to(person: &Visitor, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..60 {
        person.keys(&[Key::Tab]);
        let stop = person.stop();
        assert_eq!(stop.fault, "", "the stop \"{}\"", stop.name);
        if stop.name.starts_with(name) {
            return;
        }
        passed.push(stop.name);
    }
    panic!("Tab never comes to \"{name}\", only to {passed:#?}");
}

#[test]
fn a_check_in_can_be_done_by_the_keyboard_alone_and_is_gone_on_with_the_same_day() {
    let person = Visitor::who_has_begun();
    person.open("/");
    tab_to(&person, "Check-in");
    person.keys(&[Key::Enter]);
    person.arrive_at("Check-in");
    assert!(entries(&person).is_empty(), "looking at the page begins nothing");
    for (first, number, stored) in [
        ("0, very low", 6, "\"mood\":{\"number\":6}"),
        ("0, none", 3, "\"stress\":{\"number\":3}"),
        ("0, no urge", 2, "\"craving\":{\"number\":2}"),
        ("0, hardly", 7, "\"sleep\":{\"number\":7}"),
        ("0, not at all", 8, "\"confidence\":{\"number\":8}"),
    ] {
        tab_to(&person, first);
        person.keys(&vec![Key::Down; number]);
        see_entry(&person, stored);
    }
    let key = see_entry(&person, "\"time\":{\"time\":");
    assert!(person.stored(&key).unwrap().contains("\"day\":{\"date\":"));
    assert!(!person.shows("[aria-labelledby^='card-']"), "nothing here calls for a card");

    person.open(PAGE);
    person.see("Begun at");
    tab_to(&person, "A note for today?");
    person.type_text("Slept well");
    assert_eq!(see_entry(&person, "Slept well"), key);
    person.press("Begin another one");
    person.until("an empty page", || person.field("note").is_empty().then_some(()));
    person.choose("mood", "4");
    person.until("two check-ins", || (entries(&person).len() == 2).then_some(()));

    person.press("All check-ins: see and change");
    person.arrive_at("Your check-ins");
    assert_eq!(person.script("return document.querySelectorAll('.row-name').length", &[]), 2);
    assert!(!person.words().contains("Move up"));
}

#[test]
fn hard_numbers_open_the_crisis_card_in_place_and_once() {
    let person = Visitor::who_has_begun();
    person.open(PAGE);
    person.choose("mood", "2");
    person.until("the card", || person.shows("[aria-labelledby='card-crisis'] a[href='tel:988']").then_some(()));
    person.choose("craving", "9");
    person.choose("confidence", "1");
    see_entry(&person, "\"confidence\":{\"number\":1}");
    assert_eq!(person.script("return document.querySelectorAll('#card-crisis').length", &[]), 1);
    person.see("Nobody watches these numbers");
    person.choose("mood", "5");
    person.choose("craving", "3");
    person.choose("confidence", "6");
    person.until("no card", || (!person.shows("[aria-labelledby='card-crisis']")).then_some(()));
}

#[test]
fn after_use_the_body_comes_first_then_one_step_and_nothing_goes_back_to_zero() {
    let person = Visitor::who_has_begun();
    person.open(PAGE);
    person.choose("use", "not-used");
    assert!(!person.shows("#care"));
    person.choose("use", "used");
    person.until("the words", || person.shows("[aria-labelledby='care']").then_some(()));
    for card in ["opioids", "withdrawal"] {
        assert!(person.shows(&format!("[aria-labelledby='card-{card}'] a[href='tel:911']")), "{card}");
    }
    person.see("Nothing goes back to zero.");
    assert!(person.has_focus("input[value='used']"), "the words took the focus: {}", person.focus());
    person.press("The first hour, step by step");
    person.arrive_at("The first hour, step by step");
}

#[test]
fn what_two_tabs_write_into_one_check_in_is_all_there() {
    let person = Visitor::who_has_begun();
    person.open(PAGE);
    person.choose("mood", "6");
    see_entry(&person, "\"mood\"");
    let first = person.tab();
    let second = person.open_tab(PAGE);
    person.see("Begun at");
    let see_in = |field: &str, words: &str| person.until(words, || (person.field(field) == words).then_some(()));
    let mut written = String::new();
    for word in ["one ", "two ", "three "] {
        person.go_to_tab(&first);
        see_in("note", &written);
        person.type_into("use-note", word);
        let before = written.clone();
        written += word;
        person.go_to_tab(&second);
        see_in("note", &before);
        see_in("use-note", &written);
        person.type_into("note", word);
    }
    person.go_to_tab(&first);
    person.choose("sleep", "7");
    for tab in [&first, &second] {
        person.go_to_tab(tab);
        person.reload();
        assert_eq!(
            (person.field("use-note"), person.field("note")),
            ("one two three ".into(), "one two three ".into())
        );
    }
    see_entry(&person, "\"sleep\":{\"number\":7}");
    assert!(!person.stored_names().iter().any(|key| key.starts_with("even-keel.g/")), "no version gave way");
}

#[test]
fn under_a_lock_no_check_in_is_stored_in_the_clear() {
    let person = Visitor::who_has_begun();
    person.lock("lamp river ninety socks");
    person.open(PAGE);
    person.unlock("lamp river ninety socks");
    person.arrive_at("Check-in");
    person.choose("mood", "6");
    person.type_into("note", "Quxzy by the weir");
    person.see("Saved on this device");
    assert!(entries(&person).is_empty());
    person.reload();
    person.see("Your workbook is locked");
    assert!(!person.words().contains("Quxzy"));
    person.unlock("lamp river ninety socks");
    person.arrive_at("Check-in");
    assert_eq!(person.field("note"), "Quxzy by the weir");
}

#[test]
fn a_check_in_comes_back_out_of_a_backup() {
    let person = Visitor::who_has_begun();
    person.open(PAGE);
    person.choose("mood", "6");
    person.type_into("note", "Slept well");
    see_entry(&person, "Slept well");
    let file = backup_of(&person);
    drop(person);

    let other = Visitor::who_has_begun();
    bring_back(&other, &file);
    see_entry(&other, "Slept well");
    other.open(PAGE);
    assert_eq!(other.field("note"), "Slept well");
}
