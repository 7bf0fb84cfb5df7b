//! Patterns in the urge log, counted from the diary.

use super::person::{Person, Urge};
use super::{all, curriculum, last, middle, page, text, told, words};
use chrono::Datelike;
use even_keel::workbook::{Edit, Workbook};
use std::collections::HashMap;

const PARTS: [&str; 7] = ["early-morning", "morning", "midday", "afternoon", "early-evening", "late-evening", "night"];

fn twelve_weeks() -> (Vec<Urge>, scraper::Html) {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let drawn = page(person.workbook());
    (person.diary.urges, drawn)
}

#[test]
fn urges_came_most_often_and_strongest_on_friday_in_the_early_evening() {
    let (urges, drawn) = twelve_weeks();
    let friday =
        urges.iter().filter(|urge| urge.day.format("%A").to_string() == "Friday" && urge.part == "early-evening");
    let strengths: Vec<i32> = friday.map(|urge| urge.before).collect();
    // Nothing else comes near, so that the sentence has one answer.
    let mut others: HashMap<(String, &str), usize> = HashMap::new();
    for urge in urges.iter().filter(|urge| urge.part != "early-evening") {
        *others.entry((urge.day.format("%A").to_string(), urge.part)).or_default() += 1;
    }
    assert!(others.values().all(|count| *count < strengths.len()), "{others:?}");
    let mut expected = format!(
        "Urges came most often on Friday in the early evening. Entries at each such time: {} of {}.",
        strengths.len(),
        urges.len()
    );
    if others.values().any(|count| *count >= 3) {
        let middle = middle(&strengths);
        expected +=
            &format!(" They were strongest on Friday in the early evening: {middle} of 10 is the middle answer.");
    }
    assert_eq!(told(&drawn, "times").0, format!("{expected} From {} entries.", urges.len()));
}

#[test]
fn the_grid_counts_each_time_of_the_week() {
    let (urges, drawn) = twelve_weeks();
    let cells = all(&drawn, "#says-times").into_iter().next().and_then(|says| {
        let told = says.parent().and_then(scraper::ElementRef::wrap)?;
        told.next_siblings().filter_map(scraper::ElementRef::wrap).find(|next| next.value().name() == "table")
    });
    let shown: Vec<usize> =
        super::inside(cells.unwrap(), "td").into_iter().map(|cell| words(cell).parse().unwrap()).collect();
    let mut expected = vec![0; 49];
    for urge in &urges {
        let part = PARTS.iter().position(|part| *part == urge.part).unwrap();
        expected[part * 7 + (urge.day.weekday().number_from_monday() as usize - 1)] += 1;
    }
    assert_eq!(shown, expected);
}

#[test]
fn places_company_and_skills_are_told_with_their_counts() {
    let (urges, drawn) = twelve_weeks();
    let labels = [("home", "At home"), ("work", "At work, school or training"), ("out", "Out: shop, café, bar, party")];
    let rows = told(&drawn, "where").1;
    for (id, label) in labels {
        let strengths: Vec<i32> = urges.iter().filter(|urge| urge.place == id).map(|urge| urge.before).collect();
        let row = vec![label.to_owned(), strengths.len().to_string(), middle(&strengths)];
        assert!(rows.contains(&row), "{row:?} is not in {rows:?}");
    }
    let (says, rows) = told(&drawn, "skill");
    let drops = |skill: &str| -> Vec<i32> {
        let used = urges.iter().filter(|urge| urge.skills.contains(&skill));
        used.filter_map(|urge| Some(urge.before - urge.after?)).collect()
    };
    for (id, label) in [("call", "Call or text someone"), ("breathe", "Breathe slowly"), ("move", "Walk or move")] {
        let row = vec![label.to_owned(), drops(id).len().to_string(), middle(&drops(id))];
        assert!(rows.contains(&row), "{row:?} is not in {rows:?}");
    }
    // Calling and leaving always came together, so neither stands out alone.
    assert_eq!(drops("call"), drops("leave"));
    assert!(says.starts_with("No single one stands out so far. From "), "{says}");
    assert!(told(&drawn, "company").0.starts_with("Strongest in this company: Alone."));
}

#[test]
fn no_sentence_speaks_of_causes() {
    let (_, drawn) = twelve_weeks();
    let shown = format!(" {} ", text(&drawn).to_lowercase());
    for word in [" because ", " causes ", " caused ", " leads to ", " due to ", " thanks to "] {
        assert!(!shown.contains(word), "{word}");
    }
}

#[test]
fn four_entries_are_told_kindly_that_more_will_show_something() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let mut workbook = Workbook::default();
    let mut urges = 0;
    for (at, edit) in person.edits {
        let begins = matches!(&edit, Edit::AddEntry(key, _) if key.worksheet.as_str() == "urge-log");
        urges += usize::from(begins);
        if !begins || urges <= 4 {
            workbook.apply(edit, at);
        }
    }
    assert!(urges > 20, "{urges} urges");
    let drawn = page(workbook);
    assert!(text(&drawn).contains("Patterns show from 5 entries on."));
    assert!(all(&drawn, "#says-times, #says-where, #says-skill").is_empty());
}

#[test]
fn the_trigger_map_is_told_with_the_strongest_first() {
    let (_, drawn) = twelve_weeks();
    let rows = told(&drawn, "triggers").1;
    let expected = [["Payday", "9"], ["A row on the phone", "7"], ["An empty flat", "6"]];
    assert_eq!(rows, expected.map(|row| row.map(str::to_owned).to_vec()));
}
