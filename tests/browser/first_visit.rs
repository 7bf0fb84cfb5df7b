//! From the first visit to an answer that is still there tomorrow.

use super::harness::{Visitor, Wishes};

#[test]
fn an_answer_is_there_after_a_reload_and_after_the_browser_was_closed() {
    let mut person = Visitor::with(Wishes { own_browser: true, offline: true, ..Wishes::default() });
    person.open("/");
    person.press("I'm in a programme");
    person.until("the first stage", || (person.path() == "/before/").then_some(()));
    person.press("Why now");
    person.arrive_at("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    person.type_into("more-of", "Fishing with my uncle.");
    person.see("Saved on this device");
    person.see_stored("even-keel.a/why-now/more-of", "Fishing with my uncle.");

    person.reload();
    assert_eq!(person.field("more-of"), "Fishing with my uncle.");

    person.reopen_browser();
    person.open("/");
    assert_eq!(person.heading(), "Your workbook");
    person.press("Continue where you left off");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Fishing with my uncle.");
}

#[test]
fn an_answer_is_there_after_the_tab_has_crashed() {
    let person = Visitor::who_owns_a_browser();
    let first = person.tab();
    let second = person.open_tab("/plan/");
    person.go_to_tab(&first);
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.crash();
    person.go_to_tab(&second);
    person.open("/before/why-now/?at=more-less");
    assert_eq!(person.field("more-of"), "Mornings");
}
