//! Every page of the real content, drawn on the host as somebody new sees it, and what must be true of each of them.
//!
//! Each test looks at all pages for one property and lists every fault with the address of its page.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod content;
mod fields;
mod links;
mod structure;
mod words;

use even_keel::app::{RenderedPage, render};
use even_keel::curriculum::{Curriculum, Part, Worksheet, source};
use even_keel::route::{Place, Route};
use even_keel::workbook::progress::places;
use even_keel::workbook::{RowId, Stamp};
use scraper::{ElementRef, Html, Selector};
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Where the pages believe that the site lies. Every link of the app must begin with it.
pub(crate) const BASE: &str = "/clinic/workbook";

/// A page as it was drawn.
pub(crate) struct Page {
    pub(crate) route: Route,
    /// Its address below the base, which names it in messages.
    pub(crate) name: String,
    pub(crate) rendered: RenderedPage,
}

/// The content of the project, read once.
pub(crate) fn curriculum() -> &'static Arc<Curriculum> {
    static CURRICULUM: OnceLock<Arc<Curriculum>> = OnceLock::new();
    CURRICULUM.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
        match source::load(&root) {
            Ok((curriculum, _)) => Arc::new(curriculum),
            Err(problems) => {
                let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("the content has {} problems:\n{}", list.len(), list.join("\n"));
            }
        }
    })
}

/// Every page there is, drawn once: each file of the site, each page of each worksheet, a row, and an address of nothing.
pub(crate) fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let mut routes = Route::all(curriculum());
        routes.extend(worksheets().flat_map(worksheet_routes));
        routes.push(Route::NotFound);
        routes.into_iter().map(draw).collect()
    })
}

fn draw(route: Route) -> Page {
    let name = route.href(curriculum(), "");
    let rendered = render(curriculum().clone(), route.clone(), BASE);
    Page { route, name, rendered }
}

/// All worksheets in order.
pub(crate) fn worksheets() -> impl Iterator<Item = &'static Worksheet> {
    curriculum().stages.iter().flat_map(|stage| &stage.worksheets)
}

/// The pages of a worksheet after its first, with every step of one row of each of its groups.
fn worksheet_routes(sheet: &Worksheet) -> Vec<Route> {
    let row = RowId::new(Stamp(1_795_490_000_000), 1);
    let mut all = places(sheet);
    for part in &sheet.parts {
        if let Part::Group(group) = part {
            let steps = group.steps.iter().map(|step| Place::Row(group.id.clone(), row.clone(), step.id.clone()));
            all.extend(steps);
        }
    }
    all.into_iter().map(|place| Route::Worksheet(sheet.id.clone(), place)).collect()
}

impl Page {
    /// The page as a document, ready to be searched.
    pub(crate) fn document(&self) -> Html {
        Html::parse_document(&format!("<!doctype html><body><div id=\"app\">{}</div></body>", self.rendered.html))
    }
}

/// Faults found on pages, to be shown together.
#[derive(Default)]
pub(crate) struct Faults(Vec<String>);

impl Faults {
    /// Notes what is wrong, unless it is as it should be.
    pub(crate) fn unless(&mut self, good: bool, page: &Page, what: impl FnOnce() -> String) {
        if !good {
            self.0.push(format!("{}: {}", page.name, what()));
        }
    }

    /// Ends the test: fails if anything was noted.
    pub(crate) fn none(self) {
        let Self(faults) = self;
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

/// Looks at every page in turn, then fails with all faults found.
pub(crate) fn on_every_page(mut look: impl FnMut(&Page, &Html, &mut Faults)) {
    on_pages(|_| true, &mut look);
}

/// The same, for the pages of some routes. There must be some.
pub(crate) fn on_pages(which: impl Fn(&Route) -> bool, mut look: impl FnMut(&Page, &Html, &mut Faults)) {
    let mut faults = Faults::default();
    let mut seen = 0;
    for page in pages().iter().filter(|page| which(&page.route)) {
        seen += 1;
        look(page, &page.document(), &mut faults);
    }
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

/// Whether a text has at least one letter or digit.
pub(crate) fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
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
