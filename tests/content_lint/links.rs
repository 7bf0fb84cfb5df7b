//! Links, pictures and what does not belong in Markdown.

use crate::fixture::Fixture;

const LESSON: &str = "week-1/first-week.md";

#[test]
fn a_link_to_a_page_that_there_is_not() {
    let found = Fixture::valid().swap(LESSON, "(/plan)", "(/week/1/plan)").check();
    let fix = "write the address of a stage, lesson, worksheet or page: /week/1/goals, /help, /plan";
    found.is(LESSON, "See [the plan]", "the link /week/1/plan leads nowhere", fix);
}

#[test]
fn every_page_can_be_linked_to() {
    for to in ["/", "/contents", "/help", "/settings", "/about", "/week/1", "/week/1/first-week/", "/week/1/goals#top"]
    {
        let result = Fixture::valid().swap(LESSON, "(/plan)", &format!("({to})")).load();
        assert!(result.is_ok(), "{to}");
    }
}

#[test]
fn a_link_to_a_heading_that_there_is_not() {
    let found = Fixture::valid().swap(LESSON, "(#the-first-day)", "(#the-last-day)").check();
    let what = "the link #the-last-day leads to no heading of this text";
    let fix = "write one of: #the-first-day, #the-group, #after-the-first-week; or link to a page";
    found.is(LESSON, "See [the plan]", what, fix);
}

#[test]
fn links_that_lead_out() {
    let fix = "begin an address in the workbook with /, one on the web with https://, a telephone number with tel:";
    for to in ["http://example.org/book", "example.org", "goals", "mailto:a@example.org"] {
        let found = Fixture::valid().swap(LESSON, "(https://example.org/book)", &format!("({to})")).check();
        found.is(LESSON, "[the book]", &format!("the link {to} leads nowhere"), fix);
    }
}

#[test]
fn a_link_without_words() {
    let found = Fixture::valid().swap(LESSON, "[the plan]", "[]").check();
    let fix = "write what the reader finds there: [Goals](/week/1/goals)";
    found.is(LESSON, "See []", "a link to /plan without words", fix);
}

#[test]
fn pictures() {
    let found = Fixture::valid().swap(LESSON, "![A wave]", "![]").check();
    let what = "the picture /images/wave.svg has no words in its place";
    found.is(LESSON, "![]", what, "say what it shows: ![what it shows](/images/…)");
    let found = Fixture::valid().swap(LESSON, "(/images/wave.svg)", "(/images/tide.svg)").check();
    let fix = "put the file into public/images and write ![…](/images/name.svg)";
    found.is(LESSON, "![A wave]", "there is no picture /images/tide.svg", fix);
}

#[test]
fn html() {
    let found = Fixture::valid().swap(LESSON, "## The group", "## The group\n\n<b>x</b>").check();
    found.is(LESSON, "<b>", "HTML", "write Markdown; a `<` in the text is written `\\<`");
}

#[test]
fn headings_begin_at_the_second_level() {
    let found = Fixture::valid().swap(LESSON, "## The group", "# The group").check();
    let fix = "begin it with `##`: the title is the page's first heading";
    found.is(LESSON, "# The group", "a heading of the first level", fix);
}

#[test]
fn sources_stand_in_the_front_matter() {
    let found = Fixture::valid().add("pages/about.md", "\n[^guide]: A guide, 2020\n").check();
    let fix = "move it to the front matter as a [[source]] with id, text, checked";
    found.is("pages/about.md", "[^guide]:", "a source in the text", fix);
}
