//! The five signs in a browser: twelve weeks of a made-up person, brought in as a backup file, and what they are told.

use super::harness::{Key, Scheme, Visitor, curriculum};
use crate::person::Person;
use chrono::{Days, NaiveDate};

/// The browser's calendar day.
fn today(person: &Visitor) -> NaiveDate {
    let day = person.script("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]", &[]);
    let part = |at: usize| i32::try_from(day[at].as_i64().unwrap()).unwrap();
    NaiveDate::from_ymd_opt(part(0), part(1) as u32, part(2) as u32).unwrap()
}

/// Brings the person's backup in, and opens the progress page.
fn bring_in(visitor: &Visitor, make: fn(&even_keel::curriculum::Curriculum, NaiveDate) -> Person) -> Person {
    visitor.open("/backup/");
    let person = make(curriculum(), today(visitor));
    visitor.choose_file("#backup-file", "even-keel-backup-2026-11-24.json", &person.backup());
    visitor.see("What is in the file");
    visitor.press("Bring it back");
    visitor.see("The backup is back.");
    visitor.open("/progress/");
    person
}

fn says(visitor: &Visitor, id: &str) -> String {
    visitor.text_at(&format!("#says-{id}"))
}

#[test]
fn twelve_weeks_are_told_in_sentences_that_are_right_and_fill_the_plan() {
    let visitor = Visitor::new();
    let person = bring_in(&visitor, Person::of_twelve_weeks);
    let went = person.diary.sessions.iter().filter(|(_, went)| *went).count();
    let all = person.diary.sessions.len();
    assert_eq!(says(&visitor, "sessions"), format!("You marked {all} sessions, and you went to {went} of them."));
    assert!(says(&visitor, "times").starts_with("Urges came most often on Friday in the early evening."));
    assert!(says(&visitor, "stress").starts_with("Stress: lower than at first. 8"));
    let kept = person.diary.anchors.last().unwrap().1.iter().filter(|kept| **kept).count();
    assert!(says(&visitor, "anchors").starts_with(&format!("You kept {kept} of 5 anchors")));
    visitor.see("Breakfast tomorrow, and no late shift");

    visitor.press("My plan");
    visitor.arrive_at("My plan");
    visitor.see("16 of 16 parts have something in them so far.");
}

#[test]
fn the_day_counter_shows_nothing_before_it_is_asked_for_and_is_kept() {
    let visitor = Visitor::new();
    let person = bring_in(&visitor, Person::of_twelve_weeks);
    assert!(!visitor.words().contains("have no use noted"));
    visitor.press_at("#day-counter label:has(input[value='on'])");
    visitor.see(" of 84 days since ");
    visitor.reload();
    visitor.see(" of 84 days since ");

    let later = person.diary.first + Days::new(14);
    let set = "const field = document.querySelector('#day-start'); field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    visitor.script(set, &[serde_json::json!(later.to_string())]);
    visitor.see(" of 70 days since ");
    visitor.press_at("#day-counter label:has(input[value='off'])");
    visitor.until("the counter gone", || (!visitor.words().contains("have no use noted")).then_some(()));
    assert!(visitor.stored("even-keel.s/day-start").is_some_and(|text| text.contains(&later.to_string())));
}

#[test]
fn after_a_return_to_use_support_is_shown_first() {
    let visitor = Visitor::new();
    bring_in(&visitor, Person::who_used_today);
    let first = visitor.script("return document.querySelector('main h2').textContent", &[]);
    assert_eq!(first, "First of all");
    visitor.press_at("section[aria-labelledby=support] a");
    visitor.arrive_at("The first hour");
}

#[test]
fn the_names_of_the_anchors_stand_beside_their_ticks() {
    let visitor = Visitor::new();
    bring_in(&visitor, Person::of_twelve_weeks);
    visitor.open("/week/4/anchors/?at=weeks");
    visitor.press_at("main .row-actions a");
    visitor.arrive_at("What you kept");
    visitor.see("The 2nd on my list: Call my aunt");
}

#[test]
fn the_page_works_with_the_keyboard_on_the_narrowest_phone_and_breaks_no_rule() {
    let visitor = Visitor::with_axe();
    bring_in(&visitor, Person::who_used_today);
    visitor.press_at("#day-counter label:has(input[value='on'])");
    visitor.see(" of 84 days since ");
    visitor.unfold_all();
    visitor.resize(320, 640);
    let mut found = visitor.too_wide();
    found.extend(visitor.small_targets());
    for (width, scheme) in [(360, Scheme::Light), (1280, Scheme::Dark)] {
        visitor.resize(width, 900);
        visitor.prefer(scheme);
        found.extend(visitor.axe());
    }
    visitor.emulate("forced-colors", "active");
    found.extend(visitor.axe());
    assert!(found.is_empty(), "{}", found.join("\n"));

    // A fold of numbers opens with a key, where the keyboard comes to it.
    visitor.reload();
    for _ in 0..60 {
        visitor.keys(&[Key::Tab]);
        let stop = visitor.stop();
        assert!(stop.fault.is_empty(), "{stop:?}");
        if stop.name == "The numbers: Stress" {
            break;
        }
    }
    assert!(visitor.has_focus("summary"), "{}", visitor.focus());
    visitor.keys(&[Key::Enter]);
    visitor.until("the table", || visitor.shows("details[open] table").then_some(()));
}

#[test]
fn on_paper_there_are_the_sentences_and_the_numbers_and_nothing_to_press() {
    let visitor = Visitor::new();
    bring_in(&visitor, Person::of_twelve_weeks);
    let stress = says(&visitor, "stress");
    visitor.press("The numbers: Your trigger map");
    visitor.see("Payday");
    let sheets = visitor.print().join(" ");
    for said in [stress.as_str(), "Urges came most often on Friday", "Payday", "Days of low mood"] {
        assert!(sheets.contains(said), "{said} is not on paper:\n{sheets}");
    }
    assert!(!sheets.contains("The numbers: Stress"), "a fold that is closed is on paper");
    for control in ["Show the day counter", "Print this page", "Help now"] {
        assert!(!sheets.contains(control), "{control} is on paper");
    }
}
