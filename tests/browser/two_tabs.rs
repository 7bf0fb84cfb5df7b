//! The workbook open twice: both tabs show what either of them wrote, and neither undoes the other.

use super::harness::Visitor;

const STEP: &str = "/before/why-now/?at=more-less";

/// The same step in two tabs; the second is the one that is used.
fn in_two_tabs() -> (Visitor, String, String) {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    let first = person.tab();
    let second = person.open_tab(STEP);
    (person, first, second)
}

fn see_in(person: &Visitor, field: &str, text: &str) {
    person.until(&format!("\"{text}\" in {field}"), || (person.field(field) == text).then_some(()));
}

#[test]
fn what_one_tab_writes_shows_in_the_other() {
    let (person, first, second) = in_two_tabs();
    person.type_into("more-of", "Mornings");
    person.go_to_tab(&first);
    see_in(&person, "more-of", "Mornings");
    person.type_into("more-of", " and music");
    person.go_to_tab(&second);
    person.press_at("h1");
    see_in(&person, "more-of", "Mornings and music");
}

#[test]
fn different_fields_written_in_turns_lose_nothing() {
    let (person, first, second) = in_two_tabs();
    for word in ["one ", "two ", "three "] {
        person.go_to_tab(&first);
        person.type_into("more-of", word);
        person.go_to_tab(&second);
        person.type_into("less-of", word);
    }
    for tab in [&first, &second] {
        person.go_to_tab(tab);
        person.reload();
        assert_eq!(person.field("more-of"), "one two three ");
        assert_eq!(person.field("less-of"), "one two three ");
    }
}

#[test]
fn a_field_with_the_focus_is_not_written_over() {
    let (person, first, second) = in_two_tabs();
    person.type_into("more-of", "half a sent");
    person.go_to_tab(&first);
    see_in(&person, "more-of", "half a sent");
    person.type_into("more-of", "ence of the other tab");
    // The second tab has heard of the edit before as soon as it shows this one.
    person.type_into("less-of", "later");

    person.go_to_tab(&second);
    see_in(&person, "less-of", "later");
    assert_eq!(person.field("more-of"), "half a sent");
    person.type_into("more-of", "ence");
    person.see_stored("even-keel.a/why-now/more-of", "\"half a sentence\"");
    person.go_to_tab(&first);
    person.press_at("h1");
    see_in(&person, "more-of", "half a sentence");
}

#[test]
fn a_field_shows_what_is_kept_once_the_focus_has_left_it() {
    let (person, first, second) = in_two_tabs();
    person.type_into("more-of", "old");
    person.go_to_tab(&first);
    see_in(&person, "more-of", "old");
    person.type_into("more-of", " and new");
    person.type_into("less-of", "later");
    person.go_to_tab(&second);
    see_in(&person, "less-of", "later");
    person.press_at("h1");
    see_in(&person, "more-of", "old and new");
}

/// Both tabs have the same field open. What the one wrote was not seen by who types in the other.
#[test]
fn of_two_tabs_in_one_field_the_later_edit_wins_and_the_other_is_kept_shown_and_can_be_used() {
    let (person, first, second) = in_two_tabs();
    person.type_into("more-of", "Old");
    person.go_to_tab(&first);
    see_in(&person, "more-of", "Old");
    person.type_into("more-of", ", said the first tab");
    person.type_into("less-of", "later");
    person.go_to_tab(&second);
    see_in(&person, "less-of", "later");
    assert_eq!(person.field("more-of"), "Old", "what has the focus is not rewritten");
    person.type_into("more-of", ", said the second tab");
    person.see_stored("even-keel.a/why-now/more-of", "Old, said the second tab");

    for tab in [&first, &second] {
        person.go_to_tab(tab);
        person.press_at("h1");
        see_in(&person, "more-of", "Old, said the second tab");
        person.see("Another version is kept: 1");
    }
    person.press("Another version is kept: 1");
    person.see("Old, said the first tab");
    person.press("Use this version");
    see_in(&person, "more-of", "Old, said the first tab");
    person.go_to_tab(&first);
    see_in(&person, "more-of", "Old, said the first tab");
    person.reload();
    assert_eq!(person.field("more-of"), "Old, said the first tab");
}

#[test]
fn what_both_tabs_have_seen_is_no_other_version() {
    let (person, first, second) = in_two_tabs();
    for (at, tab) in [&first, &second, &first, &second].into_iter().enumerate() {
        person.go_to_tab(tab);
        person.press_at("h1");
        person.until("the words before", || (person.field("more-of").len() == at * 4).then_some(()));
        person.type_into("more-of", "word");
        assert!(!person.words().contains("Another version is kept"));
    }
    person.press_at("h1");
    person.go_to_tab(&first);
    person.press_at("h1");
    see_in(&person, "more-of", "wordwordwordword");
    assert!(!person.words().contains("Another version is kept"));
}
