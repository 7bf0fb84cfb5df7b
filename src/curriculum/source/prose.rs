//! Writes Markdown as HTML: numbered citations, quoted facts, drawings, links below the app's base. What does not belong
//! in the Markdown is reported by the checks, not here; here it is left out.
//!
//! The app learns its base path only at run time, so links and pictures carry the mark `{{base}}` before their path.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};
use std::collections::HashMap;

use super::drawing;
use super::markdown::{DRAWING, Piece, pieces};
use crate::curriculum::Source;

/// The mark that the app replaces by its base path.
pub const BASE: &str = "{{base}}";

/// Facts by name, with their Markdown and their sources.
pub type Facts = HashMap<String, (String, Vec<Source>)>;

/// What prose brings in by name.
#[derive(Clone, Debug, Default)]
pub struct Inserts {
    /// What `{{fact: name}}` quotes.
    pub facts: Facts,
    /// The files that `drawing:name` shows.
    pub drawings: HashMap<String, String>,
}

/// Writes the prose of one page or card, counting citations through all its texts.
pub struct Writer<'a> {
    inserts: &'a Inserts,
    known: Vec<Source>,
    cited: Vec<Source>,
    /// Put before every source's id, so that cards shown on one page do not share ids.
    scope: String,
    /// Set while a fact is written: a fact that quotes itself would never end.
    in_fact: bool,
}

impl<'a> Writer<'a> {
    /// A writer for texts that may cite `known`.
    pub fn new(inserts: &'a Inserts, known: Vec<Source>) -> Self {
        Self { inserts, known, cited: Vec::new(), scope: String::new(), in_fact: false }
    }

    /// The same, for something that stands on one page with others of its kind.
    pub fn scoped(inserts: &'a Inserts, known: Vec<Source>, scope: &str) -> Self {
        Self { scope: format!("{scope}-"), ..Self::new(inserts, known) }
    }

    /// The HTML of a text.
    pub fn html(&mut self, markdown: &str) -> String {
        let mut out = String::new();
        let mut events = Vec::new();
        let mut inside = None;
        for (piece, _) in headed(pieces(markdown)) {
            match piece {
                Piece::Fact(name) => {
                    html::push_html(&mut out, events.drain(..));
                    out.push_str(&self.fact(&name));
                }
                Piece::Drawing(name, words) => {
                    html::push_html(&mut out, events.drain(..));
                    let words: String = words.iter().map(|(text, _)| &**text).collect();
                    out.push_str(&self.drawing(&name, &words));
                }
                Piece::Mark(event) => self.event(event, &mut inside, &mut events),
            }
        }
        html::push_html(&mut out, events.drain(..));
        out
    }

    /// The sources in the order in which they were first cited, then those that were not.
    pub fn into_sources(mut self) -> Vec<Source> {
        for source in std::mem::take(&mut self.known) {
            self.number(&source);
        }
        let scope = self.scope;
        self.cited.into_iter().map(|source| Source { id: format!("{scope}{}", source.id), ..source }).collect()
    }

    fn event<'e>(&mut self, event: Event<'e>, picture: &mut Option<(String, String)>, events: &mut Vec<Event<'e>>) {
        match event {
            Event::End(TagEnd::Image) => {
                let (from, words) = picture.take().unwrap_or_default();
                if from.starts_with(DRAWING) {
                    return;
                }
                events.push(inline(format!(r#"<img src="{BASE}{}" alt="{}">"#, escaped(&from), escaped(&words))));
            }
            inside if picture.is_some() => {
                if let (Some((_, words)), Event::Text(text) | Event::Code(text)) = (picture, inside) {
                    words.push_str(&text);
                }
            }
            Event::FootnoteReference(name) => events.push(inline(self.citation(&name))),
            Event::Start(Tag::Link { dest_url, .. }) => events.push(inline(anchor(&dest_url))),
            Event::End(TagEnd::Link) => events.push(inline("</a>".into())),
            Event::Start(Tag::Image { dest_url, .. }) => *picture = Some((dest_url.to_string(), String::new())),
            Event::Html(_) | Event::InlineHtml(_) => {}
            other => events.push(other),
        }
    }

    fn citation(&mut self, name: &str) -> String {
        let source = self.known.iter().find(|source| source.id == name).cloned();
        source.map(|source| self.mark(&source)).unwrap_or_default()
    }

    fn mark(&mut self, source: &Source) -> String {
        let number = self.number(source);
        format!(r##"<sup><a href="#source-{}{}" class="cite">[{number}]</a></sup>"##, self.scope, source.id)
    }

    fn number(&mut self, source: &Source) -> usize {
        if let Some(place) = self.cited.iter().position(|cited| cited.id == source.id) {
            return place + 1;
        }
        self.cited.push(source.clone());
        self.cited.len()
    }

    fn drawing(&self, name: &str, words: &str) -> String {
        let svg = self.inserts.drawings.get(name).and_then(|file| drawing::inline(file, &escaped(words)));
        svg.map(|svg| format!("<figure class=\"drawing\">{svg}</figure>\n")).unwrap_or_default()
    }

    /// A fact cites its sources by itself or, where it does not, all of them at its end.
    fn fact(&mut self, name: &str) -> String {
        let Some((markdown, sources)) = self.inserts.facts.get(name).filter(|_| !self.in_fact) else {
            return String::new();
        };
        let new = sources.iter().filter(|source| !self.known.iter().any(|known| known.id == source.id));
        let new: Vec<Source> = new.cloned().collect();
        self.known.extend(new);
        self.in_fact = true;
        let html = self.html(markdown);
        self.in_fact = false;
        let uncited: Vec<&Source> =
            sources.iter().filter(|source| !html.contains(&format!("#source-{}{}\"", self.scope, source.id))).collect();
        let marks: String = uncited.into_iter().map(|source| self.mark(source)).collect();
        let html = html.trim_end();
        let html =
            html.strip_suffix("</p>").map_or_else(|| format!("{html}{marks}"), |text| format!("{text}{marks}</p>"));
        format!("<div class=\"fact\">{html}</div>\n")
    }
}

/// The pieces with an id on each heading, made of its words.
fn headed(mut pieces: Vec<(Piece<'_>, std::ops::Range<usize>)>) -> Vec<(Piece<'_>, std::ops::Range<usize>)> {
    let mut words = String::new();
    for (piece, _) in pieces.iter_mut().rev() {
        match piece {
            Piece::Mark(Event::End(TagEnd::Heading(_))) => words.clear(),
            Piece::Mark(Event::Text(text) | Event::Code(text)) => words.insert_str(0, text),
            Piece::Mark(Event::Start(Tag::Heading { id, .. })) => *id = Some(heading_id(&slug(&words)).into()),
            _ => {}
        }
    }
    pieces
}

/// A heading's words as they are written in a link to it: `#the-first-group`.
pub fn slug(heading: &str) -> String {
    let words = heading.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').filter(|word| !word.is_empty());
    let words = words.map(|word| word.replace(['\'', '’'], "").to_lowercase());
    words.collect::<Vec<_>>().join("-")
}

/// Set apart from the ids that the app itself uses.
fn heading_id(slug: &str) -> String {
    format!("h-{slug}")
}

fn inline(html: String) -> Event<'static> {
    Event::InlineHtml(CowStr::from(html))
}

fn anchor(to: &str) -> String {
    if let Some(heading) = to.strip_prefix('#') {
        return format!(r##"<a href="#{}">"##, escaped(&heading_id(heading)));
    }
    if to.starts_with('/') {
        return format!(r#"<a href="{BASE}{}">"#, escaped(&canonical(to)));
    }
    if to.starts_with("https:") {
        return format!(r#"<a href="{}" rel="noreferrer">"#, escaped(to));
    }
    format!(r#"<a href="{}">"#, escaped(to))
}

/// A page's address with a slash at its end, before the query and the fragment.
fn canonical(to: &str) -> String {
    let (path, rest) = to.split_at(to.find(['?', '#']).unwrap_or(to.len()));
    match path.trim_matches('/') {
        "" => format!("/{rest}"),
        path => format!("/{path}/{rest}"),
    }
}

/// A text as HTML, also between double quotes.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
