//! Answers that may mean danger: the card with the numbers is there at once, in place, and in nobody's way.

use super::harness::Visitor;

/// Waits for a card and checks that it stands right below its question and took nothing from it.
fn see_card(person: &Visitor, card: &str, field: &str, focus: &str) {
    let card = format!("[aria-labelledby='card-{card}']");
    person.until(&card, || person.shows(&card).then_some(()));
    assert!(
        person.shows(&format!(".field:has(#f-{field}) + div[aria-live] {card}, #f-{field} + div[aria-live] {card}"))
    );
    assert!(person.shows(&format!("{card} a[href='tel:911']")), "no number to call");
    assert!(person.has_focus(focus), "the card took the focus: {}", person.focus());
}

#[test]
fn words_of_self_harm_show_the_crisis_lines_while_one_goes_on_writing() {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/?at=own-words");
    person.type_into("own-words", "Some nights I want to d");
    assert!(!person.shows(".card"));
    person.type_text("ie");
    see_card(&person, "crisis", "own-words", "#f-own-words");
    assert!(person.shows("[aria-labelledby='card-crisis'] a[href='tel:988']"));
    person.type_text(" and then it passes.");
    assert_eq!(person.field("own-words"), "Some nights I want to die and then it passes.");
    person.press("Save and go on");
    person.arrive_at("Why now: your answers");
}

#[test]
fn a_dangerous_pattern_shows_the_card_on_withdrawal() {
    let person = Visitor::who_has_begun();
    person.open("/before/medical-check/?at=how-often");
    person.choose("four-weeks", "now-and-then");
    assert!(!person.shows(".card"));
    person.choose("four-weeks", "daily-a-lot");
    see_card(&person, "withdrawal", "four-weeks", "input[value='daily-a-lot']");
    person.choose("four-weeks", "not-at-all");
    person.until("no card", || (!person.shows(".card")).then_some(()));
}

#[test]
fn danger_at_home_shows_the_card_on_violence() {
    let person = Visitor::who_has_begun();
    person.open("/week/1/intake-summary/?at=safe-contact");
    person.choose("someone-unsafe", "no");
    assert!(!person.shows(".card"));
    person.choose("someone-unsafe", "yes");
    see_card(&person, "violence", "someone-unsafe", "#f-someone-unsafe input[value='yes']");
}
