//! The keyboard alone: every stop can be seen, help is near, and a worksheet can be done from start to end.

use super::harness::{Key, Stop, Visitor};

/// Presses Tab until a stop of that name. Every stop on the way has to be seen.
fn tab_to(person: &Visitor, name: &str) -> Stop {
    let mut passed = Vec::new();
    for _ in 0..60 {
        let stop = tab(person);
        if stop.name.starts_with(name) {
            return stop;
        }
        passed.push(stop.name);
    }
    panic!("Tab never comes to \"{name}\", only to {passed:#?}");
}

fn tab(person: &Visitor) -> Stop {
    person.keys(&[Key::Tab]);
    let stop = person.stop();
    assert_eq!(stop.fault, "", "the stop \"{}\" on {}", stop.name, person.path());
    stop
}

#[test]
fn a_worksheet_can_be_done_from_start_to_end() {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/");
    tab_to(&person, "Start");
    person.keys(&[Key::Enter]);

    person.arrive_at("More of, less of");
    tab_to(&person, "What do you want more of");
    person.type_text("Mornings");
    tab_to(&person, "What do you want less of");
    person.type_text("Lies");
    tab_to(&person, "Save and go on");
    person.keys(&[Key::Enter]);

    person.arrive_at("Both sides");
    tab_to(&person, "Skip for now");
    person.keys(&[Key::Enter]);

    person.arrive_at("How much it matters");
    tab_to(&person, "0, not at all");
    person.keys(&[Key::Down; 6]);
    person.see_stored("even-keel.a/why-now/importance", "\"number\":6");
    assert_eq!(person.stop().name, "6");
    assert_eq!(person.stop().fault, "");
    tab_to(&person, "Save and go on");
    person.keys(&[Key::Space]);

    person.arrive_at("How sure you are");
    tab_to(&person, "0, not sure at all");
    person.keys(&[Key::Space]);
    person.see_stored("even-keel.a/why-now/confidence", "\"number\":0");
    tab_to(&person, "Save and go on");
    person.keys(&[Key::Enter]);

    person.arrive_at("In your own words");
    tab_to(&person, "What person, place or picture");
    person.type_text("The window");
    person.keys(&[Key::Enter]);

    person.arrive_at("Why now: your answers");
    for answer in ["Mornings", "Lies", "6 of 10", "0 of 10", "The window"] {
        assert!(person.words().contains(answer), "{answer}");
    }
    tab_to(&person, "No, I'll come back to it");
    person.keys(&[Key::Up]);
    person.see_stored("even-keel.w/why-now", "\"done\":true");
    assert_eq!(person.stop().name, "Yes, I have completed it");
}

#[test]
fn help_is_within_three_stops_of_the_top_of_every_kind_of_page() {
    let person = Visitor::who_has_begun();
    for page in
        ["/", "/before/", "/before/body-first/", "/before/why-now/?at=more-less", "/plan/", "/settings/", "/privacy/"]
    {
        person.open(page);
        let stops: Vec<String> = (0..3).map(|_| tab(&person).name).collect();
        assert_eq!(stops[0], "Skip to the page", "{page}");
        assert!(stops.iter().any(|name| name == "Help now"), "{page}: {stops:?}");
    }
}

#[test]
fn the_skip_link_leads_past_the_navigation() {
    let person = Visitor::who_has_begun();
    person.open("/before/why-now/?at=more-less");
    tab(&person);
    person.keys(&[Key::Enter]);
    person.until("the focus on the page itself", || person.has_focus("#main").then_some(()));
    tab(&person);
    assert!(person.has_focus("#main *"), "the next stop is {}", person.stop().name);
}

#[test]
fn every_stop_of_a_page_can_be_seen_and_the_walk_ends() {
    let person = Visitor::who_has_begun();
    for page in [
        "/",
        "/before/body-first/",
        "/week/1/goals/?at=goals",
        "/before/medical-check/?at=how-often",
        "/help/",
        "/settings/",
    ] {
        person.open(page);
        let mut last = String::new();
        for count in 0.. {
            assert!(count < 150, "{page} never ends");
            person.keys(&[Key::Tab]);
            if person.has_focus("body") {
                break;
            }
            let stop = person.stop();
            assert_eq!(stop.fault, "", "the stop \"{}\" on {page}", stop.name);
            last = stop.name;
        }
        // Below that the one file has a note about itself.
        let end = if person.host.is_file() { "Make a backup" } else { "If the workbook does not open" };
        assert_eq!(last, end, "{page} keeps the focus before its last link");
    }
}
