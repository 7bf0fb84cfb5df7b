//! The pages made of the plan: two answers to one line, people to call first, parts to share, the rehearsal, the week.

use super::harness::{Key, Visitor};

/// Noon on Monday 23 November 2026.
const MONDAY: u64 = 1_795_435_200_000;

/// A stored answer, written that many milliseconds later.
fn put(after: u64, value: &str) -> String {
    format!(r#"{{"v":1,"t":{},"is":{value}}}"#, MONDAY + after)
}

/// A stored answer in words.
pub(super) fn said(after: u64, words: &str) -> String {
    put(after, &format!(r#"{{"text":"{words}"}}"#))
}

/// A stored row at that place in its list.
pub(super) fn row(order: u64) -> String {
    put(order, &format!(r#"{{"row":{{"order":{order},"removed":false}}}}"#))
}

/// Somebody with two people, one plan for a hard moment, and a reason.
pub(super) fn person_with_a_plan() -> Visitor {
    let person = Visitor::who_has_begun();
    let entries = [
        ("even-keel.r/support-list/people/5-0001", row(1)),
        ("even-keel.a/support-list/name/5-0001", said(6, "Aunt Rosa")),
        ("even-keel.a/support-list/phone/5-0001", said(7, "555 0100")),
        ("even-keel.r/support-list/people/5-0002", row(2)),
        ("even-keel.a/support-list/name/5-0002", said(8, "Ben")),
        ("even-keel.r/if-then/plans/5-0003", row(1)),
        ("even-keel.a/if-then/if-moment/5-0003", said(9, "I stand at the shop")),
        ("even-keel.a/if-then/then-act/5-0003", said(10, "I walk to the next stop")),
        ("even-keel.a/why-now/own-words", said(11, "For Kai")),
        ("even-keel.a/warning-light/yellow-first", said(12, "I stop cooking")),
    ];
    let entries: Vec<(&str, &str)> = entries.iter().map(|(key, text)| (*key, text.as_str())).collect();
    person.store(&entries);
    person
}

#[test]
fn of_two_answers_to_one_line_the_plan_shows_the_newer_and_folds_the_other_with_its_date() {
    let person = person_with_a_plan();
    person.open("/week/12/graduation/?at=why");
    person.type_into("why-now", "For quiet mornings");
    person.press("My plan");
    person.arrive_at("My plan");
    person.see("For quiet mornings");
    assert!(!person.words().contains("For Kai"), "the older answer is not folded");
    person.see("Older answers that you gave: 1");
    person.press_at(".older summary");
    person.see("For Kai");
    person.see("From \"Why now\", Monday 23 November 2026");
    // It is changed where it was written, and stays the newer one.
    person.press_at("dl:has(.older) .change a");
    person.arrive_at("Why you go on");
    assert_eq!(person.field("why-now"), "For quiet mornings");
}

#[test]
fn own_people_come_before_the_crisis_lines_with_links_that_call() {
    let person = person_with_a_plan();
    person.open("/plan/");
    person.press("People to call first");
    person.arrive_at("People to call first");
    let calls = person.script(
        "return [...document.querySelectorAll('main a[href^=\"tel:\"]')].map(a => a.getAttribute('href'))",
        &[],
    );
    let calls: Vec<&str> = calls.as_array().unwrap().iter().filter_map(|call| call.as_str()).collect();
    assert_eq!(calls[..2], ["tel:5550100", "tel:911"], "{calls:?}");
    person.see("Aunt Rosa");
    person.see("Ben");
}

#[test]
fn without_people_the_way_to_write_one_stands_before_the_lines() {
    let person = Visitor::who_has_begun();
    person.open("/plan/crisis/");
    person.see("1 name is a start, and it can be your counsellor's.");
    person.press("Open Support list");
    assert!(person.path().contains("/before/support-list/"), "{}", person.path());
}

#[test]
fn only_parts_with_a_tick_are_shown_and_the_choice_is_not_kept() {
    let person = person_with_a_plan();
    person.open("/plan/parts/");
    assert!(!person.words().contains("For Kai"));
    person.press_label("1. My reasons");
    person.see("For Kai");
    assert!(!person.words().contains("Aunt Rosa"));
    let sheets = person.print().join(" ");
    assert!(
        sheets.contains("For Kai") && !sheets.contains("My people") && !sheets.contains("may they see"),
        "{sheets}"
    );
    assert!(sheets.contains("does not replace treatment") && sheets.contains("Printed on"), "{sheets}");
    person.reload();
    assert!(!person.words().contains("For Kai"));
}

#[test]
fn a_plan_is_rehearsed_by_keyboard_with_ones_own_lines() {
    let person = person_with_a_plan();
    person.open("/plan/rehearsal/");
    person.script("document.querySelector('.scenes button').focus()", &[]);
    person.keys(&[Key::Enter]);
    person.until("the scene", || person.has_focus("#stop-1").then_some(()));
    person.see("It rains, and it's Friday");
    person.see("I stop cooking");
    for (stop, words) in
        [("#stop-2", "I walk to the next stop"), ("#stop-3", "Aunt Rosa"), ("#stop-4", "It was made up")]
    {
        person.script("document.querySelector('main .btn-primary').focus()", &[]);
        person.keys(&[Key::Enter]);
        person.until(stop, || person.has_focus(stop).then_some(()));
        person.see(words);
    }
    person.press("Pick another moment");
    person.until("the list", || person.has_focus("#stop-0").then_some(()));
    person.press("Write it down in \"Plan rehearsal\"");
    person.arrive_at("Plan rehearsal");
}

#[test]
fn a_rehearsal_with_an_empty_plan_leads_to_where_a_line_can_be_written() {
    let person = Visitor::who_has_begun();
    person.open("/plan/rehearsal/");
    person.press("Awake at 3");
    person.see("Week 3 helps you look for yours.");
    person.press("Go on");
    person.see("Think of one moment you worry about, and one thing you could do in it.");
    person.press("Open Feeling ready");
    assert!(person.path().contains("/before/feeling-ready/"), "{}", person.path());
}

#[test]
fn a_week_on_paper_has_its_check_and_leaves_out_what_is_ticked() {
    let person = person_with_a_plan();
    let entries = [
        ("even-keel.r/weekly-check/weeks/5-0009", row(1)),
        ("even-keel.a/weekly-check/check-date/5-0009", put(20, r#"{"date":"2026-11-22"}"#)),
        ("even-keel.a/weekly-check/stress/5-0009", put(21, r#"{"number":4}"#)),
        ("even-keel.r/bring-to-counsellor/topics/5-0010", row(1)),
        ("even-keel.a/bring-to-counsellor/topic/5-0010", said(22, "My sleep")),
    ];
    person.store(&entries);
    person.open("/plan/week/");
    person.see("The 7 days that end on Sunday 22 November 2026.");
    person.see("4 of 10");
    person.see("My sleep");
    person.press_label("Bring to my counsellor");
    person.until("it is left out", || (!person.words().contains("My sleep")).then_some(()));
    let paper = person.print().join(" ");
    assert!(paper.contains("4 of 10") && !paper.contains("My sleep") && !paper.contains("leave out"), "{paper}");
}
