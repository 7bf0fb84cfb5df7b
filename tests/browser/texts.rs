//! The text of a part of the programme is fetched when one first goes there: what is shown meanwhile, and without it.

use super::harness::{Visitor, Wishes};

/// Keeps the text of week 1 back until it is let go, or turns it away.
const KEEPS_BACK: &str = "
    window.turnAway = false;
    window.letGo = () => {};
    const real = window.fetch;
    window.fetch = (what, ...more) => {
      if (!String(what).includes('en-week-1.')) return real(what, ...more);
      if (window.turnAway) return Promise.reject(new TypeError('no network'));
      return new Promise((come) => { window.letGo = () => come(real(what, ...more)); });
    };";

fn visitor() -> Visitor {
    let person = Visitor::with(Wishes { first_script: KEEPS_BACK, ..Wishes::default() });
    person.open("/contents/");
    person.press_at("details:has(a[href='/week/1/']) > summary");
    person
}

#[test]
fn the_page_before_stays_while_the_text_is_on_its_way() {
    let person = visitor();
    person.press("Your first week");
    person.see("The page is on its way.");
    assert_eq!(person.heading(), "Contents");
    // Back before it has come: one stays where one was, also once it comes.
    person.back();
    person.until("the address of before", || (person.path() == "/contents/").then_some(()));
    assert!(!person.words().contains("The page is on its way."));
    person.script("letGo()", &[]);
    person.press("Your first week");
    person.arrive_at("Your first week");
    assert!(!person.words().contains("The page is on its way."));
}

#[test]
fn a_text_that_cannot_be_fetched_is_told_calmly_and_tried_again() {
    let person = visitor();
    person.script("turnAway = true", &[]);
    person.press("Your first week");
    person.arrive_at("This page could not be fetched");
    assert_eq!(person.title(), "This page could not be fetched – Even Keel");
    person.press("Help now");
    person.arrive_at("Help now");
    person.back();
    person.arrive_at("This page could not be fetched");
    person.script("turnAway = false", &[]);
    person.press("Try again");
    person.until("a fetch", || (person.script("return letGo.toString().includes('come')", &[]) == true).then_some(()));
    person.script("letGo()", &[]);
    person.arrive_at("Your first week");
    assert_eq!(person.title(), "Your first week – Even Keel");
}

#[test]
fn home_names_the_page_that_is_next_before_its_text_was_fetched() {
    let person = Visitor::who_has_begun();
    person.open("/");
    let next = || person.script("return document.querySelector('.go-on p')?.innerText", &[]);
    person.until("the next page", || (next() == "What an IOP is").then_some(()));
}
