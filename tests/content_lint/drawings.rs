//! Drawings: how prose shows them, and what may stand in one.

use crate::fixture::Fixture;

const LESSON: &str = "week-1/first-week.md";
const WAVE: &str = "drawings/wave.svg";
const SHOWN: &str = "![A line that rises and falls](drawing:wave)";

#[test]
fn a_drawing_is_put_into_the_page_with_its_words() {
    let (curriculum, _) = Fixture::valid().load().unwrap();
    let html = &curriculum.stages[0].lessons[0].html;
    let start = "<figure class=\"drawing\"><svg role=\"img\" aria-label=\"A line that rises and falls\" viewBox=";
    assert!(html.contains(start), "{html}");
    assert!(html.contains("<text x=\"20\" y=\"76\">At first</text></g></svg></figure>"), "{html}");
}

#[test]
fn a_drawing_that_there_is_not() {
    let found = Fixture::valid().swap(LESSON, SHOWN, &format!("{SHOWN}\n\n![A tide](drawing:tide)")).check();
    let fix = "put the file into drawings/ as name.svg and write (drawing:name)";
    found.is(LESSON, "drawing:tide", "there is no drawing `tide`", fix);
}

#[test]
fn a_drawing_without_words() {
    let found = Fixture::valid().swap(LESSON, SHOWN, "![](drawing:wave)").check();
    let fix = "say all that it says: ![what it says](drawing:name)";
    found.is(LESSON, "drawing:wave", "the drawing `wave` has no words in its place", fix);
}

#[test]
fn a_drawing_inside_a_text() {
    let found = Fixture::valid().swap(LESSON, SHOWN, &format!("{SHOWN}\n\nSee ![it](drawing:wave) here.")).check();
    let fix = "put ![what it says](drawing:name) in a paragraph of its own, with an empty line before and after it";
    found.is(LESSON, "See ![it]", "a drawing inside a text", fix);
}

#[test]
fn a_drawing_that_no_text_shows() {
    let found = Fixture::valid().add("drawings/tide.svg", "<svg viewBox=\"0 0 340 9\"/>").check();
    let fix = "show it with ![what it says](drawing:tide), or remove the file";
    found.is("drawings/tide.svg", "", "a drawing that no text shows", fix);
}

#[test]
fn the_words_in_place_of_a_drawing_are_read_like_all_others() {
    let found = Fixture::valid().swap(LESSON, "rises and falls]", "junkies know]").check();
    found.is(LESSON, "junkies", "`junkies`: it is a slur", "write \"a person who uses drugs\"");
}

#[test]
fn the_words_in_a_drawing_are_read_like_all_others() {
    let found = Fixture::valid().swap(WAVE, "At first", "Junkies first!").check();
    found.has(WAVE, "Junkies", "`Junkies`: it is a slur", "write \"a person who uses drugs\"");
    let fix = "end the sentence with a full stop: the page stays calm";
    found.has(WAVE, "Junkies", "an exclamation mark", fix);
    assert_eq!(found.count(), 2);
    let found = Fixture::valid().swap(WAVE, "At first", "At **first**").check();
    let fix = "write plain words; links, bold and citations belong in Markdown texts";
    found.is(WAVE, "first**", "this text is shown as it stands, with its marks", fix);
}

#[test]
fn the_words_in_a_drawing_have_a_size() {
    let found = Fixture::valid().swap(WAVE, "<g class=\"d-small\">", "<g>").check();
    let fix = "give the <text> class=\"d-text\", or class=\"d-small\"";
    found.is(WAVE, "At first", "the words \"At first\" have no size", fix);
}

#[test]
fn words_outside_text() {
    let found = Fixture::valid().swap(WAVE, "<text x=\"20\" y=\"76\">At first</text>", "At first").check();
    found.is(WAVE, "<g class", "the words \"At first\" stand outside <text>", "put them into <text>");
}

#[test]
fn elements_that_have_no_place() {
    let names = "g, path, line, polyline, polygon, rect, circle, ellipse, text";
    for element in ["<style/>", "<script/>", "<image/>", "<use/>", "<a/>", "<title/>", "<foreignObject/>", "<svg/>"] {
        let found = Fixture::valid().swap(WAVE, "</svg>", &format!("{element}\n</svg>")).check();
        let what = format!("{} has no place in a drawing", element.replace("/>", ">"));
        found.is(WAVE, element, &what, &format!("draw with {names}"));
    }
}

#[test]
fn attributes_that_have_no_place() {
    let fix = "take it out: place and shape stand in the drawing, colours come from `class`";
    for name in ["id", "style", "fill", "stroke", "stroke-width", "color", "href", "onload", "width", "font-size"] {
        let found = Fixture::valid().swap(WAVE, "<path ", &format!("<path {name}=\"1\" ")).check();
        found.is(WAVE, "<path", &format!("<path> with `{name}`"), fix);
    }
    let found = Fixture::valid().swap(WAVE, "<svg ", "<svg width=\"340\" ").check();
    found.is(WAVE, "<svg", "<svg> with `width`", fix);
}

#[test]
fn classes_that_there_are_not() {
    let found = Fixture::valid().swap(WAVE, "\"d-line\"", "\"d-line d-bold\"").check();
    let fix = "write one of: d-line, d-thin, d-soft, d-accent, d-warm, d-text, d-small";
    found.is(WAVE, "d-bold", "`d-bold` is no class of drawings", fix);
}

#[test]
fn the_view_box() {
    let fix = "write viewBox=\"0 0 340 …\" with the height at its end, a whole number";
    for view_box in ["0 0 400 80", "0 0 340", "0 0 340 8.5", ""] {
        let found = Fixture::valid().swap(WAVE, "0 0 340 80", view_box).check();
        found.is(WAVE, "<svg", "the viewBox is of another form", fix);
    }
}

#[test]
fn a_drawing_that_cannot_be_read() {
    let problem = Fixture::valid().swap(WAVE, "</g>", "").load().unwrap_err().remove(0);
    assert_eq!(problem.line, 7);
    assert!(problem.what.starts_with("cannot be read as SVG: "), "{}", problem.what);
    let fix = "look for a tag that is not closed, a missing quote, or a `&` that should be `&amp;`";
    assert_eq!(problem.fix, fix);
    let found = Fixture::valid().swap(WAVE, "<svg viewBox", "<g viewBox").swap(WAVE, "</svg>", "</g>").check();
    found.has(WAVE, "<g viewBox", "begins with <g>", "begin it with <svg>");
}
