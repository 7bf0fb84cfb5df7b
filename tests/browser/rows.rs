//! Worksheets with rows that a person adds, and answers that do not fit yet.

use super::harness::Visitor;

const LIST: &str = "/week/1/goals/?at=goals";

/// Adds a goal by that name and returns to the list.
fn add_goal(person: &Visitor, name: &str) {
    person.press("Add a goal");
    person.arrive_at("The goal");
    person.type_into("goal", name);
    for heading in ["The first step", "What could get in the way", "How you will know", "Your goals"] {
        person.press("Save and go on");
        person.arrive_at(heading);
    }
    person.see(name);
}

fn names(person: &Visitor) -> Vec<String> {
    let rows = person.script("return [...document.querySelectorAll('.row-name')].map((e) => e.innerText.trim())", &[]);
    serde_json::from_value(rows).unwrap()
}

fn see_names(person: &Visitor, wanted: &[&str]) {
    person.until(&format!("{wanted:?}"), || (names(person) == wanted).then_some(()));
}

#[test]
fn goals_can_be_added_renamed_moved_removed_and_brought_back() {
    let person = Visitor::who_has_begun();
    person.open(LIST);
    person.see("Your goals will be listed here.");
    add_goal(&person, "Swim");
    add_goal(&person, "Cook");
    see_names(&person, &["Swim", "Cook"]);

    person.press("Change Cook");
    person.arrive_at("The goal");
    assert_eq!(person.field("goal"), "Cook");
    person.type_into("goal", " with Ana");
    person.press("Back");
    see_names(&person, &["Swim", "Cook with Ana"]);

    person.press("Move up Cook with Ana");
    see_names(&person, &["Cook with Ana", "Swim"]);
    person.until("the focus on the row that moved", || person.focus().contains("Cook with Ana").then_some(()));

    person.press("Remove Cook with Ana");
    see_names(&person, &["Swim"]);
    person.see("Removed: Cook with Ana");
    person.until("the focus on the way back", || person.has_focus("#undo").then_some(()));
    person.press("Undo");
    see_names(&person, &["Cook with Ana", "Swim"]);
    person.until("the focus on the row", || person.focus().contains("Cook with Ana").then_some(()));

    person.reload();
    see_names(&person, &["Cook with Ana", "Swim"]);
    add_goal(&person, "Rest");
    person.see("This list holds up to 3.");
    assert!(!person.words().contains("Add a goal"));
    person.press("Go on");
    person.arrive_at("Goals: your answers");
    person.see("Cook with Ana");
}

#[test]
fn a_number_out_of_range_is_pointed_out_and_kept() {
    let person = Visitor::who_has_begun();
    person.open("/before/logistics/?at=dates");
    person.type_into("weeks", "99");
    assert!(!person.shows(".error"), "something is said while one types");
    person.press("Save and go on");
    person.until("the summary with the focus", || person.has_focus(".error-summary").then_some(()));
    assert_eq!(person.title(), "Error: When it starts – Even Keel");
    assert!(person.text_at(".error-summary").starts_with("There is a problem"));
    let words = "Write a whole number from 1 to 52, or leave it empty.";
    assert_eq!(person.text_at("#f-weeks-error"), words);
    assert!(person.text_at(".error-summary a").ends_with(words));
    assert_eq!(person.field("weeks"), "99");
    assert!(person.stored("even-keel.a/logistics/weeks").unwrap().contains("99"));

    person.press_at(".error-summary a");
    person.until("the focus on the field", || person.has_focus("#f-weeks").then_some(()));
    person.clear("weeks");
    person.type_into("weeks", "8");
    person.press("Save and go on");
    person.arrive_at("Days and times");
    assert_eq!(person.title(), "Days and times – Even Keel");
}
