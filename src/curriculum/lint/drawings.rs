//! Drawings: that they are made of lines, shapes and words that every colour scheme can show, and that each is used. It
//! doesn't judge what they say; their words are checked with all others.

use roxmltree::{Attribute, Document, Node};
use std::collections::HashSet;

use super::passages::passages;
use crate::curriculum::source::markdown::outline;
use crate::curriculum::source::{Problem, SourceFile, Tree};

/// The width of every drawing in its own units, so that letters are of one size in all of them.
const WIDTH: &str = "340";

/// Elements, and the attributes that each has of its own.
const ELEMENTS: [(&str, &[&str]); 10] = [
    ("svg", &["viewBox"]),
    ("g", &[]),
    ("path", &["d"]),
    ("line", &["x1", "y1", "x2", "y2"]),
    ("polyline", &["points"]),
    ("polygon", &["points"]),
    ("rect", &["x", "y", "width", "height", "rx", "ry"]),
    ("circle", &["cx", "cy", "r"]),
    ("ellipse", &["cx", "cy", "rx", "ry"]),
    ("text", &["x", "y", "dx", "dy", "text-anchor"]),
];

/// Attributes of any element inside.
const COMMON: [&str; 2] = ["class", "transform"];

/// Classes; `style/drawing.css` gives each its colours.
const CLASSES: [&str; 7] = ["d-line", "d-thin", "d-soft", "d-accent", "d-warm", "d-text", "d-small"];

/// The classes that give words their size.
const SIZES: [&str; 2] = ["d-text", "d-small"];

/// Checks all drawings.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for drawing in &tree.drawings {
        // What is no SVG at all was reported when it was read.
        let Ok(document) = Document::parse(&drawing.file.text) else { continue };
        let root = document.root_element();
        if root.tag_name().name() != "svg" {
            let what = format!("begins with <{}>", root.tag_name().name());
            problems.push(drawing.file.problem(1, what, "begin it with <svg>"));
        }
        view_box(&drawing.file, &root, problems);
        document.descendants().filter(Node::is_element).for_each(|node| element(&drawing.file, &node, problems));
        document.descendants().filter(Node::is_text).for_each(|node| words(&drawing.file, &node, problems));
    }
}

fn view_box(file: &SourceFile, root: &Node<'_, '_>, problems: &mut Vec<Problem>) {
    let parts: Vec<&str> = root.attribute("viewBox").unwrap_or_default().split_whitespace().collect();
    let fits = matches!(parts.as_slice(), ["0", "0", WIDTH, height] if height.parse::<u32>().is_ok());
    if !fits {
        let fix = format!("write viewBox=\"0 0 {WIDTH} …\" with the height at its end, a whole number");
        problems.push(file.problem(file.line_at(root.range().start), "the viewBox is of another form", fix));
    }
}

fn element(file: &SourceFile, node: &Node<'_, '_>, problems: &mut Vec<Problem>) {
    let name = node.tag_name().name();
    let line = file.line_at(node.range().start);
    let known = ELEMENTS.iter().find(|(known, _)| *known == name && (name != "svg" || *node == root_of(node)));
    let Some((_, own)) = known else {
        let names = ELEMENTS.iter().skip(1).map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        problems.push(file.problem(line, format!("<{name}> has no place in a drawing"), format!("draw with {names}")));
        return;
    };
    for attribute in node.attributes() {
        let line = file.line_at(attribute.range().start);
        let common = name != "svg" && COMMON.contains(&attribute.name());
        if attribute.namespace().is_some() || !(common || own.contains(&attribute.name())) {
            let what = format!("<{name}> with `{}`", attribute.name());
            let fix = "take it out: place and shape stand in the drawing, colours come from `class`";
            problems.push(file.problem(line, what, fix));
        } else if attribute.name() == "class" {
            classes(file, line, &attribute, problems);
        }
    }
}

fn root_of<'a, 'd>(node: &Node<'a, 'd>) -> Node<'a, 'd> {
    node.document().root_element()
}

fn classes(file: &SourceFile, line: usize, attribute: &Attribute<'_, '_>, problems: &mut Vec<Problem>) {
    for class in attribute.value().split_whitespace().filter(|class| !CLASSES.contains(class)) {
        let fix = format!("write one of: {}", CLASSES.join(", "));
        problems.push(file.problem(line, format!("`{class}` is no class of drawings"), fix));
    }
}

/// Words stand in `<text>`, in a size that can be read.
fn words(file: &SourceFile, node: &Node<'_, '_>, problems: &mut Vec<Problem>) {
    let text = node.text().unwrap_or_default().trim();
    if text.is_empty() {
        return;
    }
    let line = file.line_at(node.range().start);
    let parent = node.parent_element();
    if parent.is_none_or(|parent| parent.tag_name().name() != "text") {
        problems.push(file.problem(line, format!("the words \"{text}\" stand outside <text>"), "put them into <text>"));
        return;
    }
    let sized = node.ancestors().any(|above| {
        let classes = above.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|class| SIZES.contains(&class))
    });
    if !sized {
        let fix = "give the <text> class=\"d-text\", or class=\"d-small\"";
        problems.push(file.problem(line, format!("the words \"{text}\" have no size"), fix));
    }
}

/// Points out drawings that no text shows.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    let texts = passages(tree).into_iter().filter(|passage| passage.form.is_markdown());
    let used: HashSet<String> =
        texts.flat_map(|passage| outline(passage.text.get_ref()).drawings).map(|drawing| drawing.to).collect();
    for drawing in tree.drawings.iter().filter(|drawing| !used.contains(drawing.file.stem())) {
        let fix = format!("show it with ![what it says](drawing:{}), or remove the file", drawing.file.stem());
        problems.push(drawing.file.problem(1, "a drawing that no text shows", fix));
    }
}
