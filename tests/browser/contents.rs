//! The contents on a phone: folded, one part open, and as they were when one comes back.

use super::harness::Visitor;

fn open_folds(person: &Visitor) -> Vec<String> {
    let look =
        "return [...document.querySelectorAll('details[open] .fold-name')].map((name) => name.innerText).join('\\n')";
    person.script(look, &[]).as_str().unwrap_or_default().lines().map(str::to_owned).collect()
}

#[test]
fn one_part_is_open_and_what_was_opened_is_still_open_on_coming_back() {
    let person = Visitor::who_has_begun();
    person.open("/contents/");
    assert_eq!(open_folds(&person), ["Before you start"]);
    person.press_at(&format!("details:has({}) > summary", person.link_to("/week/1/")));
    person.until("a second part", || (open_folds(&person).len() == 2).then_some(()));
    let lesson = person.link_to("/week/1/first-group/");
    person.scroll_into_view(&lesson);
    let height = person.scrolled();
    person.press_at(&lesson);
    let there = || person.path() == "/week/1/first-group/" && person.heading() != "Contents";
    person.until("the worksheet", || there().then_some(()));
    person.back();
    person.arrive_at("Contents");
    assert_eq!(open_folds(&person), ["Before you start", "Week 1: Finding your feet"]);
    assert!((person.scrolled() - height).abs() < 40, "{} and not {height}", person.scrolled());
}

#[test]
fn one_goes_on_from_the_last_worksheet_of_a_part_into_the_next_part() {
    let person = Visitor::who_has_begun();
    person.open("/week/1/weekly-check/");
    person.press_at(".pager [rel='next']");
    person.arrive_at("Week 2: A rhythm and first skills");
    person.press_at(".pager [rel='prev']");
    person.arrive_at("Weekly check");
}
