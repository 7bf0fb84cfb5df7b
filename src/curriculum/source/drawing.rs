//! A drawing of the content: an SVG file whose words are read and translated like all others. It reads and writes;
//! what may stand in one is for the checks.

use roxmltree::{Document, Node};
use std::fmt::Write;

use super::prose::escaped;
use super::{Filed, Problem, SourceFile, Text};

/// What a drawing says in words of its own.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// The texts in it, in order.
    pub texts: Vec<Text>,
}

/// Reads a drawing.
pub(super) fn read(file: SourceFile) -> Result<Filed<Drawing>, Problem> {
    let texts = match Document::parse(&file.text) {
        Ok(document) => {
            let texts = document.descendants().filter(|node| node.is_text() && is_words(node));
            let texts = texts.map(|node| Text::new(node.range(), node.text().unwrap_or_default().to_owned()));
            texts.collect()
        }
        Err(error) => {
            let line = usize::try_from(error.pos().row).unwrap_or(1);
            let fix = "look for a tag that is not closed, a missing quote, or a `&` that should be `&amp;`";
            return Err(file.problem(line, format!("cannot be read as SVG: {error}"), fix));
        }
    };
    Ok(Filed { file, is: Drawing { texts } })
}

fn is_words(node: &Node<'_, '_>) -> bool {
    node.text().is_some_and(|text| !text.trim().is_empty())
}

/// The drawing as it stands in a page, with `words` in its place for those who don't see it. Remarks and blanks between
/// its parts are left out.
pub(super) fn inline(svg: &str, words: &str) -> Option<String> {
    let document = Document::parse(svg).ok()?;
    let root = document.root_element();
    let mut out = format!("<svg role=\"img\" aria-label=\"{words}\"");
    attributes(&root, &mut out);
    out.push('>');
    root.children().for_each(|child| write(&child, &mut out));
    out.push_str("</svg>");
    Some(out)
}

fn write(node: &Node<'_, '_>, out: &mut String) {
    if node.is_text() && is_words(node) {
        out.push_str(&escaped(node.text().unwrap_or_default()));
    }
    if !node.is_element() {
        return;
    }
    let name = node.tag_name().name();
    // Writing into a string cannot fail.
    let _ = write!(out, "<{name}");
    attributes(node, out);
    out.push('>');
    node.children().for_each(|child| write(&child, out));
    let _ = write!(out, "</{name}>");
}

fn attributes(node: &Node<'_, '_>, out: &mut String) {
    for attribute in node.attributes() {
        let _ = write!(out, " {}=\"{}\"", attribute.name(), escaped(attribute.value()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_put_inline_with_its_words() {
        let file = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 340 20\">\n  <!-- the axis -->\n  \
                    <path class=\"d-line\" d=\"M0 0h9\"/>\n  <text class=\"d-text\" x=\"4\" y=\"9\">Salt &amp; tea</text>\n</svg>\n";
        let wanted = "<svg role=\"img\" aria-label=\"A line\" viewBox=\"0 0 340 20\"><path class=\"d-line\" d=\"M0 0h9\"></path>\
                      <text class=\"d-text\" x=\"4\" y=\"9\">Salt &amp; tea</text></svg>";
        assert_eq!(inline(file, "A line").as_deref(), Some(wanted));
    }
}
