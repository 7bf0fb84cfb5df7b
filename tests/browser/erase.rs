//! Erase everything: after a typed word, everywhere, and nothing of anybody else's.

use super::harness::Visitor;

fn ours(person: &Visitor) -> Vec<String> {
    person.stored_keys().into_iter().filter(|key| key.starts_with("even-keel.")).collect()
}

#[test]
fn everything_of_ours_goes_here_and_in_other_tabs_and_nothing_of_others() {
    let person = Visitor::who_has_begun();
    person.store(&[("other-app.notes", "mine"), ("even-keel.z/unknown", "of no known kind")]);
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Private words");
    person.press_at("h1");
    let first = person.tab();
    person.open_tab("/settings/");
    assert!(ours(&person).len() >= 4, "{:?}", ours(&person));

    person.type_at("#erase", "delete");
    person.press("Erase everything on this device");
    person.see("Nothing has been erased.");
    assert!(ours(&person).len() >= 4);

    person.type_at("#erase", "Erase");
    person.press("Erase everything on this device");
    person.see("Everything is erased from this browser's storage.");
    assert_eq!(ours(&person), Vec::<String>::new());
    assert_eq!(person.stored("other-app.notes").as_deref(), Some("mine"));

    let second = person.tab();
    person.go_to_tab(&first);
    person.until("an empty field in the other tab", || person.field("more-of").is_empty().then_some(()));
    assert!(!person.words().contains("Private words"));
    person.press("Even Keel");
    person.see("Who are you?");
    person.go_to_tab(&second);
    assert_eq!(ours(&person), Vec::<String>::new());
    person.open("/before/why-now/?at=review");
    assert!(!person.words().contains("Private words"));
}
