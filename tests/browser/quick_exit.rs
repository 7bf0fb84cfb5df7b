//! The quick exit: there once it is chosen, at once, on every page, with and without the app; and no way back to what was
//! on screen.

use super::harness::{Key, Scheme, Visitor, Wishes};
use std::thread::sleep;
use std::time::Duration;

const CHOSEN: (&str, &str) = ("even-keel.s/quick-exit", r#"{"v":1,"t":2,"is":{"text":"on"}}"#);
const BEGUN: (&str, &str) = ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#);
const ANSWER: (&str, &str) = ("even-keel.a/why-now/more-of", r#"{"v":1,"t":3,"is":{"text":"Private words"}}"#);
const STEP: &str = "/before/why-now/?at=more-less";
const LOAF: &str = "A plain loaf of bread";
const SHIFT: [Key; 3] = [Key::Shift; 3];

/// Somebody with an answer and a quick exit.
fn visitor(wishes: Wishes) -> Visitor {
    let person = Visitor::with(wishes);
    person.store(&[BEGUN, CHOSEN, ANSWER]);
    person
}

fn see_loaf(person: &Visitor) {
    let look = || [person.heading(), person.title(), person.path()] == [LOAF, LOAF, "/loaf/"];
    person.until("the recipe", || look().then_some(()));
    assert!(!person.words().contains("Private words"));
}

/// Goes back, and waits until another page has taken the place of this one.
fn go_back(person: &Visitor) {
    person.script("window.before = true", &[]);
    person.back();
    person.until("another page", || (person.script("return window.before ?? null", &[]).is_null()).then_some(()));
}

fn is_there(person: &Visitor) -> bool {
    person.shows(".leave button")
}

#[test]
fn it_is_not_there_until_it_is_chosen_and_then_at_once() {
    let person = Visitor::who_has_begun();
    person.open("/settings/");
    assert!(!is_there(&person) && !person.shows(".skip[data-leave]"));
    person.keys(&SHIFT);
    assert_eq!(person.heading(), "Settings");
    let explained = person.text_at("#quick-exit-limits");
    assert!(explained.contains("history may show which pages were open"), "{explained}");

    person.press_at("#quick-exit label:has(> input[value='on'])");
    person.until("the button", || is_there(&person).then_some(()));
    person.see_stored(CHOSEN.0, "on");
    person.open_without_app();
    assert!(is_there(&person), "it is not on a page without the app");
    person.open("/plan/");
    assert!(is_there(&person), "it is not on the next page");

    person.open("/settings/");
    person.press_at("#quick-exit label:has(> input[value='off'])");
    person.until("no button", || (!is_there(&person)).then_some(()));
    person.open("/plan/");
    assert!(!is_there(&person), "it came back");
}

#[test]
fn the_button_leaves_and_back_leads_to_no_page_of_the_workbook() {
    let person = visitor(Wishes::default());
    person.open("/before/");
    person.press("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Private words");
    person.press_at(".leave button");
    see_loaf(&person);
    // Two pages of the app, and before them the rescue page.
    for _ in 0..3 {
        go_back(&person);
        see_loaf(&person);
    }
    // Whoever opens it by its address has come back.
    person.open(STEP);
    person.until("the answer", || (person.field("more-of") == "Private words").then_some(()));
    assert_eq!(person.title(), "More of, less of – Even Keel");
}

#[test]
fn the_second_stop_of_the_keyboard_leaves() {
    let person = visitor(Wishes::default());
    person.open(STEP);
    person.keys(&[Key::Tab, Key::Tab]);
    let stop = person.stop();
    assert_eq!((stop.name.as_str(), stop.fault.as_str()), ("Leave this page", ""));
    person.keys(&[Key::Enter]);
    see_loaf(&person);
    go_back(&person);
    see_loaf(&person);
}

#[test]
fn shift_three_times_leaves_and_writing_capitals_does_not() {
    let person = visitor(Wishes::default());
    person.open(STEP);
    person.type_into("less-of", "ABC and DEF: GHI!");
    person.keys(&[Key::Shift, Key::Shift]);
    person.type_text("x");
    person.keys(&[Key::Shift]);
    // Too slow.
    sleep(Duration::from_millis(2100));
    person.keys(&[Key::Shift, Key::Shift]);
    // A mouse that selects with Shift held is no press either.
    person.press_at("#f-less-of");
    person.keys(&[Key::Shift]);
    assert_eq!(person.heading(), "More of, less of");

    sleep(Duration::from_millis(2100));
    person.keys(&SHIFT);
    see_loaf(&person);
    person.open(STEP);
    person.until("what was written", || (person.field("less-of") == "ABC and DEF: GHI!x").then_some(()));
}

#[test]
fn it_works_without_the_app() {
    let person = visitor(Wishes {
        first_script: "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new Error('no'));",
        ..Wishes::default()
    });
    for page in ["/rescue/", "/before/"] {
        for leave in [|person: &Visitor| person.press_at(".leave button"), |person: &Visitor| person.keys(&SHIFT)] {
            person.go_to(&person.host.address(page));
            leave(&person);
            see_loaf(&person);
        }
    }
    assert!(!person.words().contains("Even Keel"));
}

#[test]
fn it_works_without_the_host() {
    let mut person = visitor(Wishes { offline: true, ..Wishes::default() });
    person.open(STEP);
    person.wait_for_offline();
    person.reload();
    person.host.stop();
    person.keys(&SHIFT);
    see_loaf(&person);
    go_back(&person);
    see_loaf(&person);
}

#[test]
fn an_installed_window_goes_blank() {
    let person = visitor(Wishes {
        first_script: "const ask = window.matchMedia.bind(window);
            window.matchMedia = (query) => query.includes('standalone') ? { matches: true } : ask(query);",
        ..Wishes::default()
    });
    person.open(STEP);
    person.press_at(".leave button");
    person.until("an empty page", || (person.path() == "/blank/" && person.title() == "Notes").then_some(()));
    assert_eq!(person.words(), "");
    go_back(&person);
    person.until("an empty page again", || (person.path() == "/blank/").then_some(()));
    assert_eq!(person.words(), "");
}

/// What a page meets that the browser kept whole while another was shown, and that comes back: how much of it showed
/// when it went.
const KEPT: &str = "
    window.before = true;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    const shown = getComputedStyle(document.body).opacity;
    if (arguments[0]) sessionStorage.setItem('even-keel.left', '');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    return shown";

#[test]
fn a_page_that_the_browser_kept_is_covered_and_does_not_come_back_after_it_was_left() {
    let person = visitor(Wishes::default());
    person.open(STEP);
    assert_eq!(person.script(KEPT, &[true.into()]), "0");
    see_loaf(&person);

    // Nobody left: it is loaded anew, and shows.
    person.open(STEP);
    assert_eq!(person.script(KEPT, &[false.into()]), "0");
    person.until("a fresh page", || person.script("return window.before ?? null", &[]).is_null().then_some(()));
    person.wait_for_app();
    assert_eq!(person.field("more-of"), "Private words");
    assert_eq!(person.script("return getComputedStyle(document.body).opacity", &[]), "1");

    // Where nobody asked for an exit the page is as the browser kept it.
    person
        .script("localStorage.removeItem('even-keel.s/quick-exit'); delete document.documentElement.dataset.exit", &[]);
    assert_eq!(person.script(KEPT, &[false.into()]), "1");
    assert_eq!(person.script("return window.before", &[]), true);
}

#[test]
fn the_button_breaks_no_rule_and_hides_no_focus() {
    let person = Visitor::with_axe();
    person.store(&[BEGUN, CHOSEN, ANSWER]);
    for (width, scheme) in [(360, Scheme::Light), (1280, Scheme::Dark)] {
        person.resize(width, 800);
        person.prefer(scheme);
        for page in ["/", STEP, "/settings/"] {
            person.open(page);
            assert_eq!(person.axe(), Vec::<String>::new(), "{page} at {width} px");
        }
        person.open_without_app();
        assert_eq!(person.axe(), Vec::<String>::new(), "rescue at {width} px");
    }
    for page in [STEP, "/settings/"] {
        person.resize(320, 640);
        person.open(page);
        assert_eq!((person.too_wide(), person.small_targets()), (Vec::new(), Vec::new()), "{page}");
        person.resize(360, 900);
        person.scroll_to(9000);
        let mut stops = Vec::new();
        while !stops.contains(&"Help now".to_owned()) || stops.len() < 20 {
            person.keys(&[Key::Tab]);
            let stop = person.stop();
            assert_eq!(stop.fault, "", "the stop \"{}\" on {page}", stop.name);
            stops.push(stop.name);
        }
        let help = stops.iter().position(|name| name == "Help now");
        assert!(help.is_some_and(|at| at <= 3), "help is stop {help:?}: {stops:?}");
    }
}
