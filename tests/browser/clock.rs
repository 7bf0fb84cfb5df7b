//! Clocks that go wrong or are moved: no edit loses to an older one, and weeks are counted in calendar days.

use super::harness::Visitor;
use serde_json::json;

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";
const DAY: i64 = 24 * 60 * 60 * 1000;

/// Sets the clock to a moment.
fn travel_in_time(person: &Visitor, moment: &str) {
    person.open_without_app();
    let off_by = "return Math.round(new Date(arguments[0]).getTime() - (self.rightDate ?? Date).now())";
    let off_by = person.script(off_by, &[json!(moment)]).as_f64().unwrap();
    person.set_clock(off_by as i64);
}

/// Somebody who started on a day.
fn who_started(day: &str) -> Visitor {
    let person = Visitor::new();
    let date = json!({ "v": 1, "t": 2, "is": { "date": day } }).to_string();
    let reader = json!({ "v": 1, "t": 1, "is": { "text": "participant" } }).to_string();
    person.store(&[("even-keel.s/reader", &reader), ("even-keel.a/logistics/start-date", &date)]);
    person
}

#[test]
fn what_is_written_with_a_clock_set_back_a_year_is_later_than_what_was_there() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", "Before");
    person.set_clock(-365 * DAY);
    person.open(STEP);
    person.type_into("more-of", " and after");
    person.see_stored(KEY, "Before and after");
    // The field shows what other tabs write once the focus has left it.
    person.press_at("h1");
    let here = person.tab();
    // A tab with the right clock.
    person.open_tab(STEP);
    person.type_into("more-of", " and here");
    person.press_at("h1");
    person.go_to_tab(&here);
    person.until("what the other tab wrote", || (person.field("more-of") == "Before and after and here").then_some(()));
    person.type_into("more-of", " again");
    person.see_stored(KEY, "Before and after and here again");
    person.kill_browser();
    person.start_browser();
    person.open(STEP);
    person.until("all of it", || (person.field("more-of") == "Before and after and here again").then_some(()));
    assert!(!person.words().contains("Another version is kept"), "nothing was written unseen");
}

#[test]
fn the_week_is_that_of_the_calendar_where_one_is() {
    let person = who_started("2027-01-04");
    // Noon in London, and already the next day in the far east.
    travel_in_time(&person, "2027-01-10T12:00:00Z");
    for (zone, said) in [("Europe/London", "Week 1."), ("Pacific/Kiritimati", "Week 2."), ("Pacific/Niue", "Week 1.")] {
        person.travel_to(zone);
        person.open("/");
        person.see(said);
    }
}

#[test]
fn a_change_of_clocks_makes_no_week_longer_or_shorter() {
    // In Berlin clocks go back on 25 October 2026 and on again on 28 March 2027.
    for (start, last_minute, next) in [
        ("2026-10-20", "2026-10-26T23:30:00+01:00", "2026-10-27T00:30:00+01:00"),
        ("2027-03-23", "2027-03-29T23:30:00+02:00", "2027-03-30T00:30:00+02:00"),
    ] {
        let person = who_started(start);
        person.travel_to("Europe/Berlin");
        for (moment, said) in [(last_minute, "Week 1."), (next, "Week 2.")] {
            travel_in_time(&person, moment);
            person.open("/");
            person.see(said);
        }
    }
}
