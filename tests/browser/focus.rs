//! Where one is after going somewhere: focus, title, scroll position.

use super::harness::Visitor;

/// What has the focus: `h1: Contents`.
fn see_focus(person: &Visitor, wanted: &str) {
    person.until(&format!("the focus on \"{wanted}\""), || (person.focus() == wanted).then_some(()));
}

#[test]
fn a_link_leads_to_the_heading_and_the_top_and_back_returns_to_where_one_was() {
    let person = Visitor::who_has_begun();
    person.resize(360, 700);
    person.open("/contents/");
    assert_eq!(person.title(), "Contents – Even Keel");
    // The first stage lies open; week 1 is opened as a person would, so that it lies open after coming back, too.
    person.press_at("details.fold:has(.task[href*='goals-that-fit']) > summary");
    person.scroll_into_view(".task[href*='goals-that-fit']");
    let before = person.scrolled();
    assert!(before > 0, "the list is not long enough to show anything");
    person.press("Goals that fit");
    person.arrive_at("Goals that fit");
    see_focus(&person, "h1: Goals that fit");
    assert_eq!(person.title(), "Goals that fit – Even Keel");
    assert_eq!(person.scrolled(), 0);

    person.back();
    person.arrive_at("Contents");
    see_focus(&person, "h1: Contents");
    assert_eq!(person.title(), "Contents – Even Keel");
    person.until("where one was", || (person.scrolled() == before).then_some(()));
}

#[test]
fn save_and_go_on_leads_to_the_next_heading() {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/?at=more-less");
    assert_eq!(person.title(), "More of, less of – Even Keel");
    person.press("Save and go on");
    person.arrive_at("Both sides");
    see_focus(&person, "h1: Both sides");
    assert_eq!(person.title(), "Both sides – Even Keel");
    assert_eq!(person.path(), "/before/why-now/?at=both-sides");
    person.back();
    see_focus(&person, "h1: More of, less of");
    assert_eq!(person.title(), "More of, less of – Even Keel");
}

#[test]
fn opening_a_page_takes_no_focus_and_a_reload_keeps_the_place() {
    let person = Visitor::who_has_begun();
    person.resize(360, 700);
    person.open("/week/1/goals-that-fit/");
    assert_eq!(person.focus(), "body: ");
    person.scroll_to(400);
    // Somebody who reads has stopped scrolling; the place is noted then, since a page that goes away is too late for it.
    person.until("the place noted", || (person.script("return history.state", &[]) == 400).then_some(()));
    // The page has noted it; the browser's own process, which loads the page anew, hears of it a little later.
    std::thread::sleep(std::time::Duration::from_secs(2));
    person.reload();
    person.until("where one was", || (person.scrolled() == 400).then_some(()));
}

#[test]
fn a_link_to_a_place_on_a_page_leads_there() {
    let person = Visitor::who_has_begun();
    person.open("/before/body-first/");
    person.press_at("a[href^='#source-']");
    person.until("the source", || person.focus().starts_with("li: ").then_some(()));
    assert!(person.path().starts_with("/before/body-first/"));
}
