//! Every page of the real content, drawn on the host, empty and filled in, and what must be true of each of them.
//!
//! Each test looks at all pages for one property and lists every fault with the address of its page.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod answers;
mod content;
mod fields;
mod filled;
mod hostile;
mod links;
mod printing;
mod reader;
mod shelf;
mod shelves;
mod structure;
mod words;

pub(crate) use shelf::{BASE, Page, State, curriculum, pages};

use reader::read;
use scraper::{ElementRef, Html, Selector};

/// Faults found on pages, to be shown together.
#[derive(Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// Notes what is wrong, unless it is as it should be.
    pub(crate) fn unless(&mut self, good: bool, page: &Page, what: impl FnOnce() -> String) {
        if !good {
            self.0.push(format!("{page}: {}", what()));
        }
    }

    /// Ends the test: fails if anything was noted.
    pub(crate) fn none(self) {
        let Self(faults) = self;
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

/// Looks at every page in turn, then fails with all faults found.
pub(crate) fn on_every_page(look: impl FnMut(&Page, &Html, &mut Faults) + Send + 'static) {
    on_pages(|_| true, look);
}

/// The same, for some pages. There must be some.
pub(crate) fn on_pages(
    which: impl Fn(&Page) -> bool + Send + 'static,
    mut look: impl FnMut(&Page, &Html, &mut Faults) + Send + 'static,
) {
    let (seen, faults) = read(move |documents| {
        let mut faults = Faults::default();
        let chosen: Vec<_> = documents.iter().filter(|(page, _)| which(page)).collect();
        chosen.iter().for_each(|(page, document)| look(page, document, &mut faults));
        (chosen.len(), faults)
    });
    assert!(seen > 0, "no page was looked at");
    faults.none();
}

/// All elements that a CSS selector finds, in the order of the page.
pub(crate) fn all<'d>(document: &'d Html, css: &str) -> Vec<ElementRef<'d>> {
    document.select(&selector(css)).collect()
}

/// The same, inside an element.
pub(crate) fn inside<'d>(element: ElementRef<'d>, css: &str) -> Vec<ElementRef<'d>> {
    element.select(&selector(css)).collect()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// The words of an element, with single blanks.
pub(crate) fn words_of(element: ElementRef<'_>) -> String {
    one_line(&element.text().collect::<String>())
}

/// A text with single blanks.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text has at least one letter or digit, or a sign that is read out as a word.
pub(crate) fn says_something(text: &str) -> bool {
    text.chars().any(|sign| sign.is_alphanumeric() || sign == '%')
}

/// An element as its start tag, for messages.
pub(crate) fn tag(element: ElementRef<'_>) -> String {
    let attributes = element.value().attrs().map(|(name, value)| format!(" {name}=\"{value}\""));
    format!("<{}{}>", element.value().name(), attributes.collect::<String>())
}

/// The elements around an element, the nearest first.
pub(crate) fn around<'d>(element: ElementRef<'d>) -> impl Iterator<Item = ElementRef<'d>> {
    element.ancestors().filter_map(ElementRef::wrap)
}

/// Whether the document has an element of that id.
pub(crate) fn has_id(document: &Html, id: &str) -> bool {
    all(document, "[id]").iter().any(|element| element.value().id() == Some(id))
}
