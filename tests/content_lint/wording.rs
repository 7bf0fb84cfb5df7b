//! Words that wound or press, and signs that shout.

use crate::fixture::Fixture;

const LESSON: &str = "week-1/first-week.md";
const GOALS: &str = "week-1/goals.toml";

#[test]
fn a_banned_word_in_prose() {
    let found = Fixture::valid().add(LESSON, "\nHe is no **junkie**.\n").check();
    found.is(LESSON, "junkie", "`junkie`: it is a slur", "write \"a person who uses drugs\"");
}

#[test]
fn a_banned_word_on_its_line_of_a_long_text() {
    let text = "\"\"\"\nOne line.\n\nJunkies say so.\n\"\"\"";
    let found = Fixture::valid().swap(GOALS, "\"Take your time.\"", text).check();
    found.is(GOALS, "Junkies", "`Junkies`: it is a slur", "write \"a person who uses drugs\"");
}

#[test]
fn a_banned_turn_of_phrase() {
    let found = Fixture::valid().swap(GOALS, "\"In your own words.\"", "\"You should say it.\"").check();
    found.is(GOALS, "You should", "`You should`: it presses", "write \"you can\"");
}

#[test]
fn a_banned_word_in_an_allowed_phrase() {
    let found = Fixture::valid().add(LESSON, "\nA relapse-prevention plan is no relapse.\n").check();
    found.is(LESSON, "no relapse", "`relapse`: it sounds like all or nothing", "write \"a setback\"");
}

#[test]
fn sources_addresses_and_official_names_are_left_alone() {
    let fixture = Fixture::valid()
        .swap(LESSON, "A handbook on alcohol abuse, 2020", "A handbook on junkies, 2020")
        .swap(LESSON, "https://example.org/book", "https://example.org/junkies")
        .swap("safety.toml", "988 Suicide & Crisis Lifeline", "988 Junkie Lifeline");
    assert!(fixture.load().is_ok());
}

#[test]
fn exclamation_marks() {
    let found = Fixture::valid().swap("interface.toml", "out-of = \"Words {n}\"", "out-of = \"Words {n}!\"").check();
    let fix = "end the sentence with a full stop: the page stays calm";
    found.is("interface.toml", "{n}!", "an exclamation mark", fix);
}

#[test]
fn emoji() {
    let found = Fixture::valid().swap("plan.toml", "No goals yet.", "No goals yet 🙂.").check();
    found.is("plan.toml", "🙂", "the emoji `🙂`", "take it out, or say it in words");
}
