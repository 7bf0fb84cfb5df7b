//! Looking for a page: while typing, with a slip, without a mouse, without the network.

use super::harness::{Key, Visitor};

/// The titles that are shown.
fn titles(person: &Visitor) -> Vec<String> {
    let text = "return [...document.querySelectorAll('main .task-name')].map((name) => name.innerText).join('\\n')";
    person.script(text, &[]).as_str().unwrap_or_default().lines().map(str::to_owned).collect()
}

fn look_for(person: &Visitor, words: &str) {
    person.script("const field = document.querySelector('#sought'); field.focus(); field.select()", &[]);
    person.type_text(words);
}

fn see_title(person: &Visitor, title: &str) {
    person.until(title, || titles(person).iter().any(|found| found == title).then_some(()));
}

#[test]
fn pages_show_while_one_types_and_the_address_holds_nothing_of_it() {
    let person = Visitor::who_has_begun();
    person.open("/contents/");
    person.press("Search");
    person.arrive_at("Search");
    person.see("Pages that fit will show here.");
    look_for(&person, "goa");
    see_title(&person, "Goals that fit");
    person.see("pages fit.");
    assert_eq!(person.path(), "/search/");
    look_for(&person, "zzzzzz");
    person.see("No page has that word.");
    assert!(titles(&person).is_empty());
}

#[test]
fn a_slip_is_forgiven_and_words_that_pages_do_not_say_find_those_that_they_do() {
    let person = Visitor::new();
    person.open("/search/");
    look_for(&person, "sefety plan");
    see_title(&person, "Safety plan");
    look_for(&person, "alchohol");
    see_title(&person, "Looking after your body first");
}

#[test]
fn a_page_that_was_found_is_opened_by_keyboard_and_back_leads_to_what_was_typed() {
    let person = Visitor::who_has_begun();
    person.open("/search/");
    look_for(&person, "safety plan");
    see_title(&person, "Safety plan");
    person.keys(&[Key::Enter]);
    assert_eq!(person.path(), "/search/");
    person.keys(&[Key::Tab, Key::Enter]);
    person.arrive_at("Safety plan");
    person.back();
    person.arrive_at("Search");
    assert_eq!(person.value_of("#sought"), "safety plan");
    see_title(&person, "Safety plan");
}

#[test]
fn who_types_that_they_want_to_die_is_shown_where_to_call() {
    let person = Visitor::new();
    person.open("/search/");
    look_for(&person, "want to die");
    person.until("the card", || person.shows("#card-crisis, section.card-care a[href^='tel:']").then_some(()));
}
