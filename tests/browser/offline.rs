//! After the first visit the host may be gone: every page still opens.

use super::harness::Visitor;

#[test]
fn a_deep_link_opens_without_the_host_also_one_that_was_never_visited() {
    let mut person = Visitor::for_offline();
    person.open("/");
    person.wait_for_offline();
    person.host.stop();

    for (page, heading) in [
        ("/week/1/goals/?at=goals", "Your goals"),
        ("/before/why-now/?at=importance", "How much it matters"),
        ("/week/1/goals", "Goals"),
        ("/before/index.html", "Before you start"),
        ("/help/", "Help now"),
        ("/tools/slow-breathing/", "Slow breathing"),
        ("/tools/first-hour-steps/", "The first hour, step by step"),
        ("/", "Even Keel"),
    ] {
        person.open(page);
        assert_eq!(person.heading(), heading, "{page}");
    }
}

#[test]
fn an_unknown_address_is_not_found_without_the_host_too() {
    let mut person = Visitor::for_offline();
    person.open("/");
    person.wait_for_offline();
    person.host.stop();
    person.expect_in_console("/week/99/");

    person.open("/week/99/");
    assert_eq!(person.heading(), "This page is not here");
    person.press("Go to your workbook");
    person.arrive_at("Even Keel");
}

#[test]
fn what_is_written_without_the_host_is_kept() {
    let mut person = Visitor::for_offline();
    person.begin();
    person.wait_for_offline();
    person.host.stop();

    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.reload();
    assert_eq!(person.field("more-of"), "Mornings");
}

#[test]
fn from_the_home_screen_it_opens_in_a_window_of_its_own_without_the_host() {
    let mut person = Visitor::for_offline();
    person.begin();
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.wait_for_offline();
    person.put_on_home_screen();
    person.host.stop();

    person.open_from_home_screen();
    person.wait_for_app();
    assert_eq!(person.script("return matchMedia('(display-mode: standalone)').matches", &[]), true);
    assert_eq!((person.path().as_str(), &*person.heading()), ("/", "Your workbook"));
    person.press("Continue where you left off");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Mornings");
}
