//! Each check of the content compiler against a small content folder with one thing broken: the file, the line and the
//! words of the problem. The content of the app itself is checked in `tests/content.rs`.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod drawings;
mod facts;
mod files;
mod fixture;
mod ids;
mod lessons;
mod links;
mod names;
mod shelves;
mod tools;
mod wording;
mod worksheets;

use fixture::Fixture;

#[test]
fn the_fixture_has_no_fault() {
    let (curriculum, report) = Fixture::valid().load().unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    });
    assert_eq!(curriculum.stages[0].worksheets.len(), 2);
    let lesson = curriculum.lesson_text(&curriculum.stages[0].lessons[0].id).unwrap();
    assert_eq!(lesson.sources.iter().map(|source| source.id.as_str()).collect::<Vec<_>>(), ["handbook", "fact-source"]);
    assert!(lesson.html.contains("<div class=\"fact\"><p>Do not stop all at once.<sup>"), "{}", lesson.html);
    assert!(lesson.html.contains("href=\"{{base}}/week/1/goals/?at=what\""), "{}", lesson.html);
    assert_eq!(curriculum.safety.cards[0].sources[0].id, "crisis-crisis-source");
    let files: Vec<_> = report.files.iter().map(|file| file.file.file_name().unwrap().to_str().unwrap()).collect();
    assert_eq!(
        files,
        ["plan.toml", "safety.toml", "stage.toml", "first-week.md", "goals.toml", "days.toml", "about.md"]
    );
    assert!(report.words() > 300 && report.warnings().is_empty(), "{report}");
}

#[test]
fn all_problems_are_listed_at_once() {
    let found = Fixture::valid()
        .swap("week-1/goals.toml", "minutes = 10", "minutes = 0")
        .swap("week-1/days.toml", "max = 52", "max = 1")
        .swap("plan.toml", "gap = \"Still open.\"", "gap = \"Still open!\"")
        .check();
    assert_eq!(found.count(), 3);
}

#[test]
fn a_problem_says_where_it_is_and_what_to_do() {
    let fixture = Fixture::valid().swap("week-1/goals.toml", "minutes = 10", "minutes = 0");
    let problem = fixture.load().unwrap_err().remove(0).to_string();
    let end = "src/content/en/week-1/goals.toml:1: `minutes` is 0\n    → write about how long it takes, 1 or more";
    assert!(problem.ends_with(end), "{problem}");
}
