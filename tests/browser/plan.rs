//! What is written in a worksheet shows where it belongs: in the plan, and as a status on the home page.

use super::harness::Visitor;

fn status(person: &Visitor, sheet: &str) -> String {
    person.text_at(&format!(".task[href*='/{sheet}/'] .task-status"))
}

#[test]
fn an_answer_is_a_line_of_the_plan_with_a_way_back_to_where_it_was_written() {
    let person = Visitor::who_has_begun();
    person.open("/plan/");
    person.see("Still open. One line about what you want more of is enough to begin.");
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Fishing with my uncle");
    person.press("My plan");
    person.arrive_at("My plan");
    person.see("Fishing with my uncle");
    assert!(!person.words().contains("Still open. One line about what you want more of"));
    person.press_at("dl:has(dt) .change a");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Fishing with my uncle");
}

#[test]
fn the_home_page_tells_three_statuses_in_words_and_completed_is_what_the_person_says() {
    let person = Visitor::who_has_begun();
    person.open("/");
    assert_eq!(status(&person, "why-now"), "Not yet started");
    person.press("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    person.type_into("more-of", "Mornings");
    person.press("Home");
    person.arrive_at("Your workbook");
    assert_eq!(status(&person, "why-now"), "In progress");

    person.open("/before/why-now/?at=review");
    person.press_at("label:has(input[name='completed'])");
    person.see_stored("even-keel.w/why-now", "\"done\":true");
    person.press("Home");
    person.arrive_at("Your workbook");
    assert_eq!(status(&person, "why-now"), "Completed");
    person.see("1 of ");
    person.reload();
    assert_eq!(status(&person, "why-now"), "Completed");
}

#[test]
fn a_lesson_is_read_when_the_person_says_so() {
    let person = Visitor::who_has_begun();
    person.open("/week/1/goals-that-fit/");
    person.press("Mark as read");
    person.see_stored("even-keel.l/goals-that-fit", "\"done\":true");
    person.open("/week/1/");
    assert_eq!(status(&person, "goals-that-fit"), "Read");
}
