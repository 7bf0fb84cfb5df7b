//! The day counter: off until it is asked for, counted as on a calendar, and after a return to use support comes first.

use super::person::{Diary, Person};
use super::{all, curriculum, in_words, last, page, text, words};
use chrono::{Datelike, Days, NaiveDate};
use even_keel::workbook::{Edit, Setting, Workbook};
use std::collections::BTreeMap;

fn turn_on(workbook: &mut Workbook, from: Option<NaiveDate>) {
    workbook.apply(Edit::Set(Setting::DayCounter, Some("on".into())), 1);
    workbook.apply(Edit::Set(Setting::DayStart, from.map(|day| day.to_string())), 1);
}

/// What the diary has of each day.
fn notes(diary: &Diary) -> BTreeMap<NaiveDate, bool> {
    diary.check_ins.iter().filter_map(|one| Some((one.day, one.used?))).collect()
}

/// Days without use from `first` on, those in a row up to the last, the most in a row.
fn count(diary: &Diary, first: NaiveDate) -> (usize, usize, usize) {
    let notes = notes(diary);
    let (mut day, mut without, mut run, mut longest) = (first, 0, 0, 0);
    while day <= diary.last {
        if notes.get(&day) == Some(&true) {
            run = 0;
        } else {
            without += 1;
            run += 1;
        }
        longest = longest.max(run);
        day = day + Days::new(1);
    }
    (without, run, longest)
}

#[test]
fn it_is_off_until_it_is_asked_for() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let shown = text(&page(person.workbook()));
    assert!(shown.contains("Show the day counter"));
    for hidden in ["have no use noted", "Days in a row", "● no use", "Count from"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
}

#[test]
fn all_days_and_those_in_a_row_stand_side_by_side() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let moved = person.diary.first + Days::new(10);
    for (chosen, from) in [(None, person.diary.first), (Some(moved), moved)] {
        let mut workbook = person.workbook();
        turn_on(&mut workbook, chosen);
        let shown = text(&page(workbook));
        let (without, run, longest) = count(&person.diary, from);
        let total = (last() - from).num_days() + 1;
        let noted = notes(&person.diary).range(from..).count();
        for said in [
            format!("{without} of {total} days since {} have no use noted.", in_words(from)),
            format!("Days in a row up to today: {run}. Most days in a row: {longest}."),
            format!("Days with a note of either kind: {noted}."),
        ] {
            assert!(shown.contains(&said), "{said}\n{shown}");
        }
    }
}

#[test]
fn the_calendar_shows_each_day_as_it_was_noted_and_the_months_all_there_is() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let notes = notes(&person.diary);
    let mut workbook = person.workbook();
    turn_on(&mut workbook, None);
    let drawn = page(workbook);
    let calendar = all(&drawn, "#day-counter ~ .weekdays tbody tr td");
    // Twelve weeks; what follows is the grid of another section.
    let days = calendar.into_iter().take(84);
    let shown: Vec<String> = days.map(|cell| words(cell).split_once(' ').unwrap().1.to_owned()).collect();
    let expected: Vec<&str> = (0..84)
        .map(|at| match notes.get(&(person.diary.first + Days::new(at))) {
            Some(true) => "Use",
            Some(false) => "No use",
            None => "No note",
        })
        .collect();
    assert_eq!(person.diary.first.weekday(), chrono::Weekday::Mon);
    assert_eq!(shown, expected);
    let sums: usize = all(&drawn, "#day-counter ~ .numbers tbody td")
        .into_iter()
        .map(|cell| words(cell).parse::<usize>().unwrap())
        .sum();
    assert_eq!(sums, notes.len());
}

#[test]
fn after_a_return_to_use_support_comes_first_and_nothing_is_lost() {
    let person = Person::who_used_today(curriculum(), last());
    let mut workbook = person.workbook();
    turn_on(&mut workbook, None);
    let drawn = page(workbook);
    let (without, run, longest) = count(&person.diary, person.diary.first);
    assert_eq!(run, 0);
    let heads: Vec<String> = all(&drawn, "main h2").into_iter().map(words).collect();
    assert_eq!(heads[0], "First of all");
    let support = all(&drawn, "section[aria-labelledby=support]")[0];
    let links: Vec<_> = super::inside(support, "a").into_iter().filter_map(|link| link.value().attr("href")).collect();
    for href in ["/week/3/first-hour/", "/week/3/setback-plan/", "/after/setback-path/"] {
        assert!(links.contains(&href), "{links:?}");
    }
    assert!(!all(&drawn, "section[aria-labelledby=card-opioids] a[href^='tel:']").is_empty(), "no number to call");
    let shown = text(&drawn);
    assert!(shown.contains(&format!("{without} of 84 days since")), "all days before still count");
    assert!(shown.contains(&format!("Most days in a row: {longest}.")) && !shown.contains("Days in a row up to today"));
    // No nought where it would be read first.
    assert!(all(&drawn, ".lead").into_iter().all(|lead| !words(lead).starts_with("0 ")));
}

#[test]
fn weeks_after_a_return_to_use_support_no_longer_stands_before_everything() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    assert!(notes(&person.diary).values().any(|used| *used));
    assert!(all(&page(person.workbook()), "section[aria-labelledby=support]").is_empty());
}
