//! Files that cannot be read, and files that no list names.

use crate::fixture::Fixture;

const GOALS: &str = "week-1/goals.toml";

#[test]
fn an_unknown_key() {
    let found = Fixture::valid().swap(GOALS, "label = \"What do you want?\"", "lable = \"What do you want?\"").check();
    found.is(GOALS, "lable", "unknown key `lable`", "write `label`");
}

#[test]
fn an_unknown_key_of_a_lesson() {
    let found = Fixture::valid().swap("week-1/first-week.md", "main = ", "message = ").check();
    let fix = "take it out, or write one of: title, main, now, example, try, tool, check, source";
    found.is("week-1/first-week.md", "message", "unknown key `message`", fix);
}

#[test]
fn a_missing_key() {
    let found = Fixture::valid().swap(GOALS, "why = \"A goal says where to go.\"\n", "").check();
    found.is(GOALS, "", "the key `why` is missing", "add a line `why = …` here");
}

#[test]
fn a_missing_key_of_a_table() {
    let found = Fixture::valid().swap(GOALS, "id = \"want\"\n", "").check();
    // The first field is the first of three tables of this name.
    let problem = Fixture::valid().swap(GOALS, "id = \"want\"\n", "").load().unwrap_err().remove(0);
    assert_eq!((problem.line, problem.what.as_str()), (13, "the key `id` is missing"));
    assert_eq!(found.count(), 1);
}

#[test]
fn a_value_of_another_type() {
    let found = Fixture::valid().swap(GOALS, "hint = \"Pick one.\"", "hint = 3").check();
    found.is(GOALS, "hint = 3", "integer `3` where a string belongs", "put it in double quotes");
}

#[test]
fn a_missing_quote() {
    let found = Fixture::valid().swap(GOALS, "title = \"Goals\"", "title = \"Goals").check();
    let what = "cannot be read as TOML: invalid basic string, expected `\"`";
    found.is(
        GOALS,
        "title = \"Goals",
        what,
        "look for a missing quote, comma, bracket or `\"\"\"` on this line or above it",
    );
}

#[test]
fn a_missing_file() {
    let found = Fixture::valid().without("plan.toml").check();
    assert_eq!(found.count(), 1);
    found.is("plan.toml", "", "this file is missing", "create it; STYLE.md shows its form");
}

#[test]
fn a_lesson_without_front_matter() {
    let found = Fixture::valid().swap("pages/about.md", "+++\ntitle", "title").check();
    let fix = "begin with a line `+++`, then the front matter, then another line `+++`, then the prose";
    found.is("pages/about.md", "", "no front matter", fix);
}

#[test]
fn a_listed_file_that_is_not_there() {
    let found = Fixture::valid().swap("week-1/stage.toml", "\"days\"]", "\"dayz\"]").check();
    let what = "`worksheets` names `dayz`, but there is no file dayz.toml in this folder";
    let fix = "write dayz.toml, correct the name, or take it out of the list";
    found.has("week-1/stage.toml", "dayz", what, fix);
    let what = "nothing leads here: `worksheets` in stage.toml doesn't name it";
    found.has("week-1/days.toml", "", what, "add \"days\" to `worksheets` in stage.toml, or remove it");
    assert_eq!(found.count(), 2);
}

#[test]
fn a_lesson_that_nothing_leads_to() {
    let found =
        Fixture::valid().without("drawings/wave.svg").swap("week-1/stage.toml", "[\"first-week\"]", "[]").check();
    let what = "nothing leads here: `lessons` in stage.toml doesn't name it";
    found.is("week-1/first-week.md", "", what, "add \"first-week\" to `lessons` in stage.toml, or remove it");
}

#[test]
fn a_stage_that_nothing_leads_to() {
    let found = Fixture::valid().add("week-2/stage.toml", include_str!("valid/stage.toml")).check();
    let what = "nothing leads here: `stages` in stages.toml doesn't name it";
    found.is("week-2", "", what, "add \"week-2\" to `stages` in stages.toml, or remove it");
}

#[test]
fn one_unreadable_file_does_not_hide_the_faults_of_others() {
    let found = Fixture::valid()
        .swap(GOALS, "title = \"Goals\"", "titel = \"Goals\"")
        .swap("week-1/days.toml", "hint = \"Pick a day.\"\n", "")
        .check();
    found.has(GOALS, "titel", "unknown key `titel`", "write `title`");
    found.has(
        "week-1/days.toml",
        "id = \"start\"",
        "the field `start` has no `hint`",
        "say how to answer it, in a sentence",
    );
    assert_eq!(found.count(), 2);
}
