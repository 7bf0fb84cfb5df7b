//! What the programme's pages have to have, and what may be left out on the other shelves.

use crate::fixture::Fixture;
use even_keel::curriculum::Shelf;

const STAGE: &str = "week-1/stage.toml";
const LESSON: &str = "week-1/first-week.md";
const PRACTICE: &str =
    "[practice]\ntitle = \"Two minutes with yourself\"\ntext = \"Sit down. Take three slow breaths.\"\n";
const OTHERS: &str = "or give its stage a shelf: therapies, hard or family";

/// Another stage, on a shelf, with one lesson of the least that a lesson needs and `more` in its front matter.
fn with_card(shelf: &str, more: &str) -> Fixture {
    let prose = include_str!("valid/first-week.md").rsplit_once("+++\n").unwrap().1;
    let prose = prose.replace("[^handbook]", "").replace("{{fact: alcohol-stop}}", "");
    Fixture::valid()
        .swap("stages.toml", "\"week-1\"", "\"week-1\", \"other\"")
        .add("other/stage.toml", &format!("path = \"other\"\n{shelf}\ntitle = \"Other\"\nsummary = \"Some cards.\"\n"))
        .add("other/stage.toml", "lessons = [\"card\"]\nopening = \"Read one.\"\n")
        .add("other/card.md", &format!("+++\ntitle = \"A card\"\nmain = \"One thing.\"\n{more}+++\n{prose}"))
}

#[test]
fn a_stage_of_the_programme_has_a_daily_practice() {
    let found = Fixture::valid().swap(STAGE, PRACTICE, "").check();
    let fix = format!("add a table [practice] with title and text, {OTHERS}");
    found.is(STAGE, "", "a stage of the programme without a daily practice", &fix);
}

#[test]
fn a_lesson_of_the_programme_has_a_person_and_a_task() {
    let example = "[example]\ntitle = \"Rosa, 41, and the list\"\n\
                   text = \"Rosa brings a list. She reads it to the nurse. She is 1 in 12 in the room.\"\n";
    let found = Fixture::valid().swap(LESSON, example, "").check();
    let fix = format!("add a table [example] to the front matter, {OTHERS}");
    found.is(LESSON, "", "a lesson of the programme without [example]", &fix);
    let found = Fixture::valid().swap(LESSON, "[try]\ntext = \"Write one goal.\"\nworksheet = \"goals\"\n", "").check();
    let fix = format!("add a table [try] to the front matter, {OTHERS}");
    found.is(LESSON, "", "a lesson of the programme without [try]", &fix);
}

#[test]
fn other_shelves_may_leave_them_out() {
    for (name, shelf) in [("therapies", Shelf::Therapies), ("hard", Shelf::Hard), ("family", Shelf::Family)] {
        let (curriculum, _) = with_card(&format!("shelf = \"{name}\""), "").load().unwrap();
        let stage = &curriculum.stages[1];
        let card = &stage.lessons[0];
        assert_eq!((stage.shelf, stage.practice.is_none()), (shelf, true));
        assert!(card.example.is_none() && card.try_it.is_none() && card.checks.is_empty());
    }
    assert_eq!(with_card("", "").check().count(), 4);
}

#[test]
fn a_shelf_that_there_is_not() {
    let found = with_card("shelf = \"familly\"", "").check();
    found.is("other/stage.toml", "familly", "`familly` cannot stand here", "write `family`");
}

#[test]
fn other_shelves_belong_to_no_week() {
    let found = with_card("shelf = \"hard\"\nweek = 2", "").check();
    let fix = "take `week` and `weekly_check` out, or take `shelf` out";
    found.is("other/stage.toml", "", "a stage of another shelf that belongs to a week", fix);
}

#[test]
fn a_card_has_three_checks_at_most() {
    let check = "[[check]]\nquestion = \"Why?\"\n[[check.answer]]\ntext = \"A\"\nright = true\nfeedback = \"B.\"\n\
                 [[check.answer]]\ntext = \"C\"\nfeedback = \"D.\"\n";
    let found = with_card("shelf = \"hard\"", &check.repeat(4)).check();
    found.is("other/card.md", "", "4 checks; 3 are the most", "keep the three that teach most");
    assert!(with_card("shelf = \"hard\"", &check.repeat(2)).load().is_ok());
}

#[test]
fn what_to_do_now_cites_and_is_read_like_all_prose() {
    let source = "[[source]]\nid = \"book\"\ntext = \"A book, 2020\"\nchecked = \"2026-11-24\"\n";
    let now = "now = \"\"\"\n1. Sit down.[^book]\n2. Call [the plan](/plan).\n\"\"\"\n";
    let (curriculum, _) = with_card("shelf = \"hard\"", &format!("{now}{source}")).load().unwrap();
    let card = &curriculum.stages[1].lessons[0];
    let html = card.now.as_deref().unwrap();
    assert!(html.contains("href=\"#source-book\"") && html.contains("href=\"{{base}}/plan/\""), "{html}");
    let (without, _) = with_card("shelf = \"hard\"", "").load().unwrap();
    assert_eq!(card.word_count, without.stages[1].lessons[0].word_count + 5);
    let found = with_card("shelf = \"hard\"", "now = \"Junkies sit down.\"\n").check();
    found.is("other/card.md", "Junkies", "`Junkies`: it is a slur", "write \"a person who uses drugs\"");
}
