//! What does not belong in Markdown, pictures without words, marks that plain texts would show as they stand, blanks,
//! facts without a source. It looks at one text at a time.

use super::passages::{Form, Passage};
use super::wording::Wording;
use crate::curriculum::source::markdown::{self, Outline, Slip};
use crate::curriculum::source::{Problem, Tree};

/// Checks one text.
pub(super) fn passage(tree: &Tree, wording: Option<&Wording<'_>>, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    let Passage { file, text, form, .. } = *passage;
    if text.get_ref().trim().is_empty() {
        problems.push(file.problem(file.line_of(text), "a blank text", "write it"));
    }
    if !form.is_markdown() {
        if ["[^", "](", "**", "{{"].iter().any(|mark| text.get_ref().contains(mark)) {
            let fix = "write plain words; links, bold and citations belong in Markdown texts";
            problems.push(file.problem(file.line_of(text), "this text is shown as it stands, with its marks", fix));
        }
        return;
    }
    let outline = markdown::outline(text.get_ref());
    for (slip, at) in &outline.slips {
        let (what, fix) = slip_in_words(*slip);
        problems.push(file.problem(file.line_in(text, *at), what, fix));
    }
    pictures(tree, passage, &outline, problems);
    drawings(tree, passage, &outline, problems);
    if form == Form::Prose {
        let citations = outline.citations.iter().map(|(mark, _)| mark);
        for mark in citations.chain(&outline.facts) {
            let fix = "say it without the fact here, or move it to a lesson, a page or a card";
            let what = format!("`{}` cannot be cited here, as nothing here lists sources", mark.text);
            problems.push(file.problem(file.line_in(text, mark.at), what, fix));
        }
    }
    if form == Form::Cited
        && let Some(wording) = wording
    {
        claims(wording, passage, &outline, problems);
    }
}

fn slip_in_words(slip: Slip) -> (&'static str, &'static str) {
    match slip {
        Slip::Html => ("HTML", "write Markdown; a `<` in the text is written `\\<`"),
        Slip::TopHeading => {
            ("a heading of the first level", "begin it with `##`: the title is the page's first heading")
        }
        Slip::Footnote => {
            ("a source in the text", "move it to the front matter as a [[source]] with id, text, checked")
        }
        Slip::Braces => (
            "`{{` that quotes no fact",
            "put {{fact: name}} on a line of its own, with an empty line before and after it",
        ),
        Slip::DrawingInText => (
            "a drawing inside a text",
            "put ![what it says](drawing:name) in a paragraph of its own, with an empty line before and after it",
        ),
    }
}

fn pictures(tree: &Tree, passage: &Passage<'_>, outline: &Outline, problems: &mut Vec<Problem>) {
    let Passage { file, text, .. } = *passage;
    for picture in &outline.pictures {
        let line = file.line_in(text, picture.at);
        if picture.words.trim().is_empty() {
            let what = format!("the picture {} has no words in its place", picture.to);
            problems.push(file.problem(line, what, "say what it shows: ![what it shows](/images/…)"));
        }
        let there = picture.to.strip_prefix('/').filter(|path| path.starts_with("images/") && !path.contains(".."));
        if !there.is_some_and(|path| tree.public().join(path).is_file()) {
            let what = format!("there is no picture {}", picture.to);
            problems.push(file.problem(line, what, "put the file into public/images and write ![…](/images/name.svg)"));
        }
    }
}

fn drawings(tree: &Tree, passage: &Passage<'_>, outline: &Outline, problems: &mut Vec<Problem>) {
    let Passage { file, text, .. } = *passage;
    for drawing in &outline.drawings {
        let line = file.line_in(text, drawing.at);
        if drawing.words.trim().is_empty() {
            let what = format!("the drawing `{}` has no words in its place", drawing.to);
            problems.push(file.problem(line, what, "say all that it says: ![what it says](drawing:name)"));
        }
        // A file that could not be read was reported for itself.
        let path = tree.root.join("drawings").join(format!("{}.svg", drawing.to));
        if drawing.to.contains(['/', '.']) || !path.is_file() {
            let what = format!("there is no drawing `{}`", drawing.to);
            problems.push(file.problem(line, what, "put the file into drawings/ as name.svg and write (drawing:name)"));
        }
    }
}

/// A paragraph or list that states a fact has to cite.
fn claims(wording: &Wording<'_>, passage: &Passage<'_>, outline: &Outline, problems: &mut Vec<Problem>) {
    let Passage { file, text, .. } = *passage;
    for block in &outline.blocks {
        let cited = outline.citations.iter().any(|(_, group)| *group == block.group);
        if let Some(claim) = wording.claim(&block.text).filter(|_| !cited) {
            let what = format!("`{claim}` states a fact, but the paragraph cites nothing");
            let fix = "cite a source in the paragraph, as in [^name], or say it without the fact";
            problems.push(file.problem(file.line_in(text, block.at), what, fix));
        }
    }
}
