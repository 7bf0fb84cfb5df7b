//! The progress page of a made-up person, drawn on the host, against their diary: every number is counted here again, from
//! the diary and in another way.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

#[path = "../person/mod.rs"]
mod person;

mod days;
mod drawn;
mod made_up;
mod numbers;
mod patterns;

use chrono::{Datelike, NaiveDate};
use even_keel::app::{Books, render_for};
use even_keel::curriculum::{Curriculum, source};
use even_keel::route::Route;
use even_keel::workbook::Workbook;
use scraper::{ElementRef, Html, Selector};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The last day of everybody here: a Sunday.
fn last() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// The content of the project.
fn curriculum() -> &'static Arc<Curriculum> {
    static CURRICULUM: OnceLock<Arc<Curriculum>> = OnceLock::new();
    CURRICULUM.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
        Arc::new(source::load(&root).map(|(curriculum, _)| curriculum).unwrap_or_else(|found| panic!("{found:?}")))
    })
}

/// The progress page of a workbook on the last day.
fn page(workbook: Workbook) -> Html {
    let books = Books { own: workbook, ..Books::default() };
    let drawn = render_for(curriculum().clone(), books, Some(last()), Route::Progress, "");
    Html::parse_document(&drawn.html)
}

fn all<'d>(document: &'d Html, css: &str) -> Vec<ElementRef<'d>> {
    document.select(&Selector::parse(css).unwrap()).collect()
}

fn inside<'d>(element: ElementRef<'d>, css: &str) -> Vec<ElementRef<'d>> {
    element.select(&Selector::parse(css).unwrap()).collect()
}

/// The words of an element, with single blanks.
fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All words of the page.
fn text(document: &Html) -> String {
    all(document, "main").into_iter().map(words).collect()
}

/// The sentence of that name, and the rows of the table that is folded below it.
fn told(document: &Html, id: &str) -> (String, Vec<Vec<String>>) {
    let sentence = all(document, &format!("#says-{id}")).into_iter().next().unwrap_or_else(|| panic!("no says-{id}"));
    let around = ElementRef::wrap(sentence.parent().unwrap()).unwrap();
    let rows = inside(around, "tbody tr");
    (words(sentence), rows.into_iter().map(|row| inside(row, "th, td").into_iter().map(words).collect()).collect())
}

/// "31 August 2026".
fn in_words(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

/// "31 August".
fn short(day: NaiveDate) -> String {
    day.format("%-d %B").to_string()
}

/// "August 2026".
fn month(day: NaiveDate) -> String {
    day.format("%B %Y").to_string()
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day.week(chrono::Weekday::Mon).first_day()
}

/// The middle of some numbers in words: taken from both ends until one or two are left.
fn middle(numbers: &[i32]) -> String {
    let mut left = numbers.to_vec();
    while left.len() > 2 {
        let least = *left.iter().min().unwrap();
        left.remove(left.iter().position(|n| *n == least).unwrap());
        let most = *left.iter().max().unwrap();
        left.remove(left.iter().position(|n| *n == most).unwrap());
    }
    let sum: i32 = left.iter().sum();
    match (left.len(), sum % 2) {
        (1, _) => sum.to_string(),
        (2, 0) => (sum / 2).to_string(),
        (2, _) => format!("{}½", if sum == 1 { String::new() } else { (sum / 2).to_string() }),
        _ => panic!("no number has no middle"),
    }
}
