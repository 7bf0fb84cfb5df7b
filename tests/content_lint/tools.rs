//! Tools: their shape, and what they name elsewhere.

use crate::fixture::Fixture;
use even_keel::curriculum::{Pace, Shelf};

const TOOL: &str = "other/card.md";
const STEP: &str = "[[tool.step]]\ntitle = \"First\"\ntext = \"Look around.\"\n";

/// A stage of tools with one of them.
fn with_tool(tool: &str) -> Fixture {
    on_shelf("shelf = \"tools\"", tool, "A few words.")
}

fn on_shelf(shelf: &str, tool: &str, prose: &str) -> Fixture {
    Fixture::valid()
        .swap("stages.toml", "\"week-1\"", "\"week-1\", \"other\"")
        .add("other/stage.toml", &format!("path = \"other\"\n{shelf}\ntitle = \"Other\"\nsummary = \"Some tools.\"\n"))
        .add("other/stage.toml", "lessons = [\"card\"]\nopening = \"Use one.\"\n")
        .add(TOOL, &format!("+++\ntitle = \"A tool\"\nmain = \"One thing.\"\n{tool}+++\n{prose}\n"))
}

#[test]
fn a_tool_may_be_short_and_shows_its_line_in_lists() {
    let tool = format!(
        "[tool]\nown = true\nnote = \"Stop when you like.\"\n{STEP}paces = [{{ in = 4, out = 6 }}]\nminutes = [1]\n"
    );
    let (curriculum, report) = with_tool(&tool).load().unwrap();
    let stage = &curriculum.stages[1];
    let lesson = &stage.lessons[0];
    assert_eq!((stage.shelf, lesson.about.as_deref(), lesson.own), (Shelf::Tools, Some("One thing."), true));
    let tool = stage.text().unwrap().lessons[&lesson.id].tool.clone().unwrap();
    assert_eq!(tool.note.as_deref(), Some("Stop when you like."));
    assert_eq!(tool.steps[0].html, "<p>Look around.</p>\n");
    assert_eq!(tool.steps[0].paces, [Pace { inward: 4, outward: 6 }]);
    // Title, step and buttons are no prose; the line, the note, the step's words and the prose are graded.
    assert!(report.to_string().contains("     11  "), "{report}");
}

#[test]
fn tools_and_lessons_keep_to_their_shelves() {
    let found = with_tool("").check();
    let fix = "add [tool] with at least one [[tool.step]], or move the file to another stage";
    found.has(TOOL, "", "a page on the shelf for tools that is none", fix);
    let found = on_shelf("shelf = \"hard\"", &format!("[tool]\n{STEP}"), "A few words.").check();
    let fix = "take [tool] out, or move the file to a stage with `shelf = \"tools\"`";
    found.is(TOOL, "", "a tool on another shelf", fix);
}

#[test]
fn a_tool_has_steps_and_nothing_of_a_lesson() {
    let found = with_tool("[tool]\n").check();
    found.is(TOOL, "", "a tool without a step", "add a [[tool.step]] with title and text");
    let found = with_tool(&format!("now = \"Sit down.\"\n[tool]\n{STEP}")).check();
    let fix = "take `now`, [example], [try] and [[check]] out: a tool shows its steps and its prose";
    found.is(TOOL, "", "a tool with parts of a lesson", fix);
}

#[test]
fn what_is_read_in_a_hard_moment_is_short() {
    let fix = "say less: it is read in a hard moment";
    let long = STEP.replace("Look around.", &"Look at it. ".repeat(41));
    with_tool(&format!("[tool]\n{long}")).check().is(TOOL, "Look at it.", "123 words; 120 are the most here", fix);
    let found = on_shelf("shelf = \"tools\"", &format!("[tool]\n{STEP}"), &"We go on. ".repeat(67)).check();
    found.is(TOOL, "We go on.", "201 words; 200 are the most here", fix);
}

#[test]
fn what_runs_by_time_says_for_how_long() {
    let what = "`minutes` without anything that takes them, or the other way round";
    let fix = "give `minutes` to a step with `paces` or `coach`, and to no other";
    for more in ["minutes = [1]\n", "coach = [\"Wait.\"]\n", "paces = [{ in = 4, out = 6 }]\n"] {
        with_tool(&format!("[tool]\n{STEP}{more}")).check().is(TOOL, "title = \"First\"", what, fix);
    }
    let breath = "paces = [{ in = 1, out = 6 }]\nminutes = [90]\n";
    let found = with_tool(&format!("[tool]\n{STEP}{breath}count = 11\n")).check();
    let line = "title = \"First\"";
    found.has(TOOL, line, "a breath that is too short or too long", "write 2 to 8 seconds for each half");
    found.has(TOOL, line, "`minutes` that are none", "write whole minutes from 1 to 60");
    found.has(TOOL, line, "more than 10 dots", "count to 10 at most");
}

#[test]
fn parts_and_pages_of_the_plan_have_to_be_there() {
    let found = with_tool(&format!("[tool]\n{STEP}plan = \"P9\"\n")).check();
    found.is(TOOL, "P9", "plan.toml has no part `P9`", "write the id of a part: P1");
    let found = with_tool(&format!("[tool]\n{STEP}people = [\"P8\"]\n")).check();
    found.is(TOOL, "P8", "plan.toml has no part `P8`", "write the id of a part: P1");
    let pages = "plan = \"P1\"\npages = [\"goals/what\", \"goals/goal\", \"goals/gone\"]\n";
    let found = with_tool(&format!("[tool]\n{STEP}{pages}")).check();
    let fix = "write worksheet/page with the file name of a worksheet and the id of one of its pages";
    found.is(TOOL, "goals/gone", "there is no page `goals/gone`", fix);
    let found = with_tool(&format!("[tool]\n{STEP}one_by_one = true\n")).check();
    let what = "`pages` or `one_by_one` without a part of the plan";
    found.is(TOOL, "title = \"First\"", what, "add `plan = \"P1\"`, or take them out");
}

#[test]
fn a_list_to_keep_an_entry_in_has_to_be_there_and_to_ask_for_the_numbers() {
    let found = with_tool(&format!("[tool]\nlog = \"goals/gone\"\n{STEP}")).check();
    let fix = "write worksheet/group with the file name of a worksheet and the id of a repeating set in it";
    found.is(TOOL, "goals/gone", "there is no list `goals/gone`", fix);
    let found = with_tool(&format!("[tool]\nlog = \"goals/goals\"\nskill = \"wait\"\n{STEP}")).check();
    let what = "the list `goals/goals` asks for no number: it lacks before, after";
    found.has(TOOL, "log =", what, "name a list with these fields, or take `log` out");
    let what = "the field `skill` of `goals/goals` has no option `wait`";
    found.has(TOOL, "skill =", what, "write the id of one of its options, or take `skill` out");
    let found = with_tool(&format!("[tool]\nskill = \"wait\"\n{STEP}")).check();
    let fix = "add `log = \"worksheet/group\"`, or take `skill` out";
    found.is(TOOL, "skill =", "a skill without a list to keep it in", fix);
}
