//! Tools for the moment: two taps from anywhere, without typing, with the keyboard, while the workbook is locked, and still
//! for whoever asked for less motion. A ride leaves its numbers in the urge log.

use super::harness::{Key, Visitor, Wishes, curriculum};
use even_keel::curriculum::Shelf;
use even_keel::route::Route;

/// The clock can be put forward from here: `later` is in milliseconds.
const CLOCK: &str = "const now = Date.now; window.later = 0; Date.now = () => now() + window.later;";
const LOG: &str = "/week/2/urge-log/?at=review";

/// Addresses and titles of all tools.
fn tools() -> Vec<(String, String)> {
    let lessons = curriculum().on(Shelf::Tools).flat_map(|stage| &stage.lessons);
    lessons.map(|one| (Route::Lesson(one.id.clone()).href(curriculum(), ""), one.title.clone())).collect()
}

fn somebody() -> Visitor {
    let person = Visitor::with(Wishes { first_script: CLOCK, ..Wishes::default() });
    person.begin();
    person
}

fn later(person: &Visitor, minutes: u32) {
    person.script(&format!("window.later = {minutes} * 60000 + 5000"), &[]);
}

fn rate(person: &Visitor, question: &str, number: u32) {
    person.press_at(&format!("label:has(> input[name='tool-{question}'][value='{number}'])"));
}

/// Begins a ride at 7 and looks at the clock after 6 minutes.
fn ride(person: &Visitor) {
    person.open("/tools/ride-it-out/");
    rate(person, "before", 7);
    person.press("Start");
    person.see("Minutes so far: 0");
    later(person, 6);
    person.see("Minutes so far: 6");
}

#[test]
fn every_tool_is_two_taps_away_from_any_kind_of_page() {
    let person = Visitor::who_has_begun();
    for page in
        ["/", "/plan/", "/contents/", "/week/1/first-week/", "/week/2/urge-log/?at=urges", "/settings/", "/privacy/"]
    {
        person.open(page);
        person.press("Help now");
        person.arrive_at("Help now");
        for (href, title) in tools() {
            assert!(person.shows(&format!("main {}", person.link_to(&href))), "{title} from {page}");
        }
    }
    person.press("Slow breathing");
    person.arrive_at("Slow breathing");
}

#[test]
fn a_ride_leaves_its_numbers_in_the_urge_log() {
    let person = somebody();
    ride(&person);
    person.press("Stop here");
    person.arrive_at_step("That's it for now");
    rate(&person, "after", 5);
    person.see("7 before, 5 after.");
    person.see("This is kept in Urge log.");
    assert!(!person.shows(".card-care"));
    person.open(LOG);
    for words in ["7 of 10", "5 of 10", "7 minutes", "Wait it out and watch it"] {
        person.see(words);
    }
}

#[test]
fn a_ride_that_is_left_half_way_keeps_what_is_known() {
    let person = somebody();
    ride(&person);
    person.open(LOG);
    person.see("7 of 10");
    person.see("6 minutes");
    assert!(!person.words().contains("5 of 10"));
}

#[test]
fn an_entry_can_be_taken_out_again_and_a_ride_without_a_number_makes_none_at_once() {
    let person = somebody();
    ride(&person);
    person.press("Stop here");
    person.press("Take the entry out again");
    person.open(LOG);
    assert!(!person.words().contains("7 of 10"));
    person.open("/tools/ride-it-out/");
    person.press("Start");
    person.press("Stop here");
    person.arrive_at_step("That's it for now");
    assert!(!person.words().contains("This is kept"));
}

#[test]
fn an_urge_that_stays_at_nine_opens_the_card_with_lines_to_call() {
    let person = somebody();
    ride(&person);
    person.press("Stop here");
    rate(&person, "after", 8);
    person.see("7 before, 8 after.");
    assert!(!person.shows(".card-care"));
    rate(&person, "after", 9);
    person.see("Talk to someone now");
    assert!(person.shows(".card-care a[href='tel:988']"));
}

/// Goes through a tool with Tab and Enter alone, and counts its steps.
fn by_keyboard(person: &Visitor, tool: &str) -> usize {
    person.open(tool);
    let mut steps = 0;
    loop {
        for _ in 0..60 {
            if person.has_focus(".tool .actions button") {
                break;
            }
            person.keys(&[Key::Tab]);
        }
        assert!(person.has_focus(".tool .actions button"), "{tool}: the focus is on {}", person.focus());
        let before = person.text_at("#tool-step");
        person.keys(&[Key::Enter]);
        person.until("the next step", || {
            (person.text_at("#tool-step") != before && person.has_focus("#tool-step")).then_some(())
        });
        steps += 1;
        if person.text_at("#tool-step") == "That's it for now" {
            return steps;
        }
    }
}

#[test]
fn a_tool_in_steps_is_gone_through_with_the_keyboard_alone() {
    let person = Visitor::who_has_begun();
    for (tool, steps) in [("/tools/five-senses/", 5), ("/tools/let-go/", 8), ("/tools/first-hour-steps/", 7)] {
        assert_eq!(by_keyboard(&person, tool), steps, "{tool}");
    }
    person.press("Do it again");
    person.arrive_at_step("Your body first");
    person.press("None of this is true");
    person.arrive_at_step("Stop here");
    person.press("Back");
    person.arrive_at_step("Your body first");
}

#[test]
fn nothing_moves_before_a_button_is_pressed_nor_for_whoever_asked_for_less_motion() {
    let person = Visitor::who_has_begun();
    person.open("/tools/slow-breathing/");
    assert_eq!(person.movements(), Vec::<String>::new());
    person.press("Start");
    person.see("Breathe in");
    person.until("the disc", || (!person.movements().is_empty()).then_some(()));
    person.press("Stop here");
    person.see("When you're ready");

    person.emulate("prefers-reduced-motion", "reduce");
    for (tool, words) in [("/tools/slow-breathing/", "Breathe out"), ("/tools/ride-it-out/", "Minutes so far")] {
        person.open(tool);
        person.press("Start");
        person.see(words);
        assert_eq!(person.movements(), Vec::<String>::new(), "{tool}");
    }
}

#[test]
fn breathing_ends_by_itself_after_its_time() {
    let person = Visitor::with(Wishes {
        first_script: "const wait = window.setTimeout; window.setTimeout = (task, ms) => wait(task, ms / 400);",
        ..Wishes::default()
    });
    person.open("/tools/slow-breathing/");
    person.press("Start");
    person.arrive_at_step("That's it for now");
}

#[test]
fn reasons_and_people_are_read_from_the_persons_own_words() {
    let person = Visitor::new();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", r#"{"v":1,"t":2,"is":{"text":"Fishing"}}"#),
        ("even-keel.a/why-now/importance", r#"{"v":1,"t":3,"is":{"number":9}}"#),
        ("even-keel.a/why-now/own-words", r#"{"v":1,"t":4,"is":{"text":"For my son"}}"#),
        ("even-keel.a/accountability-pair/partner-name", r#"{"v":1,"t":5,"is":{"text":"Ana"}}"#),
        ("even-keel.a/accountability-pair/partner-phone", r#"{"v":1,"t":6,"is":{"text":"555 0100"}}"#),
        ("even-keel.a/setback-plan/hour-place", r#"{"v":1,"t":7,"is":{"text":"My sister's"}}"#),
    ]);
    person.open("/tools/my-reasons/");
    person.see("Fishing");
    person.see("1 of 2");
    person.press("Show another");
    person.see("For my son");
    assert!(!person.words().contains("Fishing"));
    person.open("/tools/call-someone/");
    let first = person.script("return document.querySelector('.tool a[href^=\"tel:\"]').getAttribute('href')", &[]);
    assert_eq!(first, "tel:5550100");
    assert!(person.shows(".tool a[href='tel:988']"));
    person.open("/tools/first-hour-steps/");
    person.press("None of this is true");
    for step in ["Stop here", "This can stop here"] {
        person.arrive_at_step(step);
        person.press("Next");
    }
    person.arrive_at_step("Your own plan");
    person.see("My sister's");
}

#[test]
fn an_empty_workbook_is_told_where_to_begin() {
    let person = Visitor::who_has_begun();
    person.open("/tools/my-reasons/");
    person.press("Open Why now");
    person.until("the worksheet", || person.path().starts_with("/before/why-now/").then_some(()));
}

#[test]
fn tools_work_while_the_workbook_is_locked_and_show_nothing_of_it() {
    let person = somebody();
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see("Saved on this device");
    person.lock("lamp river ninety socks");
    person.open("/tools/my-reasons/");
    person.see("Your workbook is locked");
    assert!(!person.words().contains("Mornings"));
    let before = person.stored_names();
    ride(&person);
    person.press("Stop here");
    rate(&person, "after", 5);
    person.see("7 before, 5 after.");
    assert!(!person.words().contains("This is kept"));
    assert_eq!(person.stored_names(), before);
    assert_eq!(by_keyboard(&person, "/tools/five-senses/"), 5);
}

#[test]
fn family_is_offered_what_needs_no_workbook_and_sees_nothing_of_one() {
    let person = Visitor::new();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/accountability-pair/partner-phone", r#"{"v":1,"t":6,"is":{"text":"555 0100"}}"#),
    ]);
    person.open("/family/");
    person.press("Help now");
    person.arrive_at("Help now");
    let shows = |part: &str, page: &str| person.shows(&format!("{part} {}", person.link_to(page)));
    assert!(!shows("main", "/tools/my-reasons/") && !shows("main", "/tools/ride-it-out/"));
    person.press("Call someone");
    person.arrive_at("Call someone");
    assert!(shows("header", "/family/notes/") && person.shows(".tool a[href='tel:988']"));
    assert!(!person.shows("a[href='tel:5550100']"));
}

#[test]
fn every_step_fits_the_narrowest_phone() {
    let person = Visitor::who_has_begun();
    person.resize(320, 640);
    for (tool, _) in tools() {
        person.open(&tool);
        loop {
            let words = person.text_at("#tool-step");
            let found = [person.too_wide(), person.small_targets(), person.cut_off()].concat();
            assert_eq!(found, Vec::<String>::new(), "{tool}: {words}");
            if words == "That's it for now" {
                break;
            }
            if tool.contains("ride") {
                person.press("Start");
                person.see("Minutes so far");
            }
            let on = if tool.contains("ride") { "Stop here" } else { "" };
            if on.is_empty() {
                person.press_at(".tool .actions:last-child button");
            } else {
                person.press(on);
            }
            person.until("the next step", || (person.text_at("#tool-step") != words).then_some(()));
        }
    }
}

#[test]
fn the_numbers_of_another_tool_are_kept_only_if_one_says_so() {
    let person = Visitor::who_has_begun();
    for keeps in [false, true] {
        person.open("/tools/five-senses/");
        person.press("A number first, if you like");
        rate(&person, "before", 6);
        for step in
            ["4 things you can feel", "3 things you can hear", "2 things you can smell", "1 thing you can taste"]
        {
            person.press("Next");
            person.arrive_at_step(step);
        }
        person.press("Done");
        rate(&person, "after", 4);
        person.see("6 before, 4 after.");
        if keeps {
            person.press("Keep this in Practising skills");
            person.see("This is kept in Practising skills.");
            rate(&person, "after", 3);
        }
        person.open("/daily/skill-practice/?at=review");
        assert_eq!(person.words().contains("6 of 10"), keeps);
    }
    person.see("3 of 10");
    person.see("Cold water, or name what I see");
}
