//! Citations, sources, quoted facts, crisis lines and cards.

use crate::fixture::Fixture;

const LESSON: &str = "week-1/first-week.md";
const SAFETY: &str = "safety.toml";

#[test]
fn a_citation_without_a_source() {
    let found = Fixture::valid().swap(LESSON, "[^handbook]", "[^handbook][^guide]").check();
    let what = "[^guide] cites a source that is not in this file";
    found.is(LESSON, "[^guide]", what, "add a [[source]] with id = \"guide\", or correct the name");
}

#[test]
fn a_source_that_is_never_cited() {
    let found = Fixture::valid().swap(LESSON, "[^handbook]", "").check();
    let fix = "cite it where its fact stands, as in [^handbook], or take it out";
    found.is(LESSON, "id = \"handbook\"", "the source `handbook` is never cited", fix);
}

#[test]
fn citations_where_nothing_lists_sources() {
    let fix = "say it without the fact here, or move it to a lesson, a page or a card";
    let found = Fixture::valid().swap("week-1/stage.toml", "Take three slow breaths.", "Breathe.[^book]").check();
    found.is("week-1/stage.toml", "[^book]", "`book` cannot be cited here, as nothing here lists sources", fix);
    let found = Fixture::valid().swap("week-1/goals.toml", "\"Take your time.\"", "\"{{fact: alcohol-stop}}\"").check();
    let what = "`alcohol-stop` cannot be cited here, as nothing here lists sources";
    found.is("week-1/goals.toml", "{{fact", what, fix);
}

#[test]
fn facts_that_there_are_not() {
    let found = Fixture::valid().swap(LESSON, "{{fact: alcohol-stop}}", "{{fact: alcohol}}").check();
    let what = "safety.toml has no fact `alcohol`";
    found.is(LESSON, "{{fact", what, "write one of: alcohol-stop; or add it to safety.toml");
}

#[test]
fn facts_stand_alone() {
    let found = Fixture::valid().swap(LESSON, "\n\n{{fact: alcohol-stop}}", " {{fact: alcohol-stop}}").check();
    let fix = "put {{fact: name}} on a line of its own, with an empty line before and after it";
    found.is(LESSON, "{{fact", "`{{` that quotes no fact", fix);
}

#[test]
fn facts_do_not_quote_facts() {
    let found = Fixture::valid().swap(SAFETY, "\"Do not stop all at once.\"", "\"{{fact: alcohol-stop}}\"").check();
    let fix = "write the sentence out, or quote both facts where they are needed";
    found.is(SAFETY, "{{fact", "a fact that quotes a fact", fix);
}

#[test]
fn a_fact_brings_a_source_of_another_name() {
    let found = Fixture::valid().swap(SAFETY, "id = \"fact-source\"", "id = \"handbook\"").check();
    let what = "the fact `alcohol-stop` brings another source named `handbook`";
    found.is(LESSON, "{{fact", what, "give this file's own source another id");
}

#[test]
fn statements_cite() {
    let fix = "cite a source in the paragraph, as in [^name], or say it without the fact";
    let found = Fixture::valid().add(LESSON, "\nOne study says so.\n").check();
    found.is(LESSON, "One study", "`study` states a fact, but the paragraph cites nothing", fix);
    let found = Fixture::valid().add("pages/about.md", "\n- One thing\n- Good for 1 in 4\n").check();
    found.is("pages/about.md", "1 in 4", "`1 in 4` states a fact, but the paragraph cites nothing", fix);
    assert!(Fixture::valid().add(LESSON, "\nIt helps 40% of us.[^handbook]\n").load().is_ok());
}

#[test]
fn the_day_of_a_source() {
    let found = Fixture::valid().swap(LESSON, "checked = \"2026-11-24\"", "checked = \"2026-11-25\"").check();
    let fix = "write the day on which the source was last read and compared";
    found.is(LESSON, "checked", "`checked` is 2026-11-25, but today is 2026-11-24", fix);
    let found = Fixture::valid().swap(SAFETY, "checked = \"2026-11-01\"", "checked = \"1 November\"").check();
    found.is(SAFETY, "1 November", "`1 November` is no date", "write year, month and day, as in \"2026-11-24\"");
}

#[test]
fn the_words_and_address_of_a_source() {
    let found = Fixture::valid().swap(SAFETY, "text = \"A handbook, 2020\"", "text = \"\"").check();
    found.is(SAFETY, "text = \"\"", "a source without words", "write author, title and year");
    let found = Fixture::valid().swap(LESSON, "\"https://example.org/handbook\"", "\"example.org\"").check();
    let fix = "write the full address, beginning with https://, or leave `url` out";
    found.is(LESSON, "url =", "`example.org` is no address on the web", fix);
}

#[test]
fn cards_and_facts_have_sources() {
    let source = "[[card.source]]\nid = \"crisis-source\"\ntext = \"988 Lifeline, about\"\nchecked = \"2026-11-02\"\n";
    let found = Fixture::valid().swap(SAFETY, source, "").check();
    let fix = "add a [[card.source]] with id, text, url and checked";
    found.is(SAFETY, "id = \"crisis\"", "the card `crisis` has no source", fix);
    let source = "[[fact.source]]\nid = \"fact-source\"\ntext = \"A handbook, 2020\"\nchecked = \"2026-11-03\"\n";
    let found = Fixture::valid().swap(SAFETY, source, "").check();
    let fix = "add a [[fact.source]] with id, text, url and checked";
    found.is(SAFETY, "id = \"alcohol-stop\"", "the fact `alcohol-stop` has no source", fix);
}

#[test]
fn a_line_has_a_source() {
    let found = Fixture::valid()
        .swap(SAFETY, "source = { id = \"lifeline\", text = \"988 Lifeline\", url = \"https://988lifeline.org/\", checked = \"2026-11-01\" }\n", "")
        .check();
    found.is(SAFETY, "[[country.line]]", "the key `source` is missing", "add a line `source = …` here");
}

#[test]
fn the_card_for_a_crisis() {
    let found = Fixture::valid().swap(SAFETY, "id = \"crisis\"", "id = \"storm\"").check();
    let what = "no card `crisis`, which opens on words of self-harm";
    found.has(SAFETY, "", what, "add a [[card]] with id = \"crisis\"");
}

#[test]
fn phrases_are_small_letters() {
    let found = Fixture::valid().swap(SAFETY, "\"want to die\"", "\"Want to die\"").check();
    let fix = "write \"want to die\"; capitals in an answer don't matter";
    found.is(SAFETY, "Want to die", "the phrase \"Want to die\" has capitals", fix);
    let found = Fixture::valid().swap(SAFETY, "\"want to die\"", "\" \"").check();
    found.is(SAFETY, "  \" \",", "a phrase without words would open the card on every text", "take it out");
    let found = Fixture::valid().swap(SAFETY, "  \"want to die\",\n", "").check();
    found.is(SAFETY, "", "no phrases", "list the turns of phrase that open the card for a crisis");
}

#[test]
fn numbers_of_lines() {
    let found = Fixture::valid().swap(SAFETY, "call = \"988\"\ntext = \"988\"\n", "").check();
    let what = "the line \"988 Suicide & Crisis Lifeline\" has no number";
    found.is(SAFETY, "name = \"988", what, "add `call`, `text` or both");
    let found = Fixture::valid().swap(SAFETY, "call = \"988\"", "call = \"nine\"").check();
    let fix = "write digits, blanks, hyphens, + and brackets only";
    found.is(SAFETY, "nine", "`nine` is no telephone number", fix);
    let found = Fixture::valid().swap(SAFETY, "text = \"988\"\n", "text_word = \"HOME\"\n").check();
    let what = "the line \"988 Suicide & Crisis Lifeline\" has a word to text, but no number to text it to";
    found.is(SAFETY, "name = \"988", what, "add `text`, or take `text_word` out");
}

#[test]
fn countries_have_lines() {
    let found = Fixture::valid()
        .swap(SAFETY, "[[card]]", "[[country]]\nid = \"nz\"\nname = \"New Zealand\"\n\n[[card]]")
        .check();
    found.is(SAFETY, "id = \"nz\"", "the country `nz` has no line", "add a [[country.line]]");
}

#[test]
fn a_role_of_a_line_that_there_is_not() {
    let found = Fixture::valid().swap(SAFETY, "role = \"crisis\"", "role = \"crises\"").check();
    found.is(SAFETY, "crises", "`crises` cannot stand here", "write `crisis`");
}
