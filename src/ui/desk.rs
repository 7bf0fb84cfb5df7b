//! What every screen has at hand: the curriculum, the workbooks, where we are and how to go on. It draws nothing.

use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Files, Shelf, StageId};
use crate::platform::document::Address;
use crate::route::{IN_ONE_FILE, Route, behind_hash};
use crate::store::Store;

mod fetching;
mod going;

pub use fetching::Index;
pub use going::Arrival;
use going::Visit;

/// One handle for all of it; copies are the same desk.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The workbook that the page at hand reads and writes; see [`Desk::on`].
    pub store: Store,
    /// The person's own workbook, with their settings.
    pub own: Store,
    /// What family and friends wrote in this browser.
    pub family: Store,
    /// The page that is shown.
    pub route: RwSignal<Route>,
    /// The person's calendar day; none on the host, where nobody's day is known.
    pub today: RwSignal<Option<NaiveDate>>,
    /// Whether a new version has been fetched and waits.
    pub update_ready: RwSignal<bool>,
    /// How one came to the page that is shown; set anew with every arrival.
    pub arrival: RwSignal<Arrival>,
    /// Whether one is among the pages for family. Pages that belong to no shelf leave it as it was.
    pub for_family: Memo<bool>,
    /// The stages that lie open in the contents, once somebody has opened or closed one.
    pub unfolded: StoredValue<Option<Vec<StageId>>>,
    /// The index of all pages, as far as it is here.
    pub index: RwSignal<Index>,
    /// What is being looked for; kept nowhere else, so that coming back to the search finds it as it was.
    pub sought: RwSignal<String>,
    /// Whether the page that somebody goes to has been on its way for longer than one cares to wait in the dark.
    pub late: RwSignal<bool>,
    curriculum: StoredValue<Arc<Curriculum>>,
    base: StoredValue<String>,
    files: StoredValue<Files>,
    visit: StoredValue<Visit>,
}

impl Desk {
    /// A desk on which `route` lies open. Links are written below `base`, which has no trailing slash. `files` are those
    /// that can be fetched; on the host there are none, since nothing is lacking there.
    pub fn new(
        curriculum: Arc<Curriculum>,
        files: Files,
        (own, family): (Store, Store),
        route: Route,
        base: &str,
    ) -> Self {
        let route = RwSignal::new(route);
        let curriculum = StoredValue::new(curriculum);
        let for_family = Memo::new(move |before: Option<&bool>| {
            let shelf = curriculum.with_value(|curriculum| route.with(|route| route.shelf(curriculum)));
            shelf.map_or(before.copied().unwrap_or(false), |shelf| shelf == Shelf::Family)
        });
        Self {
            store: own,
            own,
            family,
            route,
            today: RwSignal::new(None),
            update_ready: RwSignal::new(false),
            arrival: RwSignal::new(Arrival::Opened),
            for_family,
            unfolded: StoredValue::new(None),
            index: RwSignal::new(Index::Absent),
            sought: RwSignal::new(String::new()),
            late: RwSignal::new(false),
            curriculum,
            base: StoredValue::new(base.to_owned()),
            files: StoredValue::new(files),
            visit: StoredValue::new(Visit::default()),
        }
    }

    /// The desk with the workbook that belongs to a shelf: what family writes never gets into the person's own, nor the
    /// other way round.
    pub fn on(self, shelf: Shelf) -> Self {
        let store = if shelf == Shelf::Family { self.family } else { self.own };
        Self { store, ..self }
    }

    /// The page on which one begins here: Home, or the first page for family.
    pub fn start(self) -> Route {
        if self.for_family.get_untracked() {
            self.curriculum.with_value(|curriculum| Route::family(curriculum))
        } else {
            Route::Home
        }
    }

    /// The curriculum.
    pub fn curriculum(self) -> Arc<Curriculum> {
        self.curriculum.get_value()
    }

    /// A phrase of the interface.
    pub fn say(self, word: Word) -> String {
        self.curriculum.with_value(|curriculum| curriculum.word(word).to_owned())
    }

    /// A phrase of the interface with its places filled in.
    pub fn phrase(self, word: Word, places: &[(&str, &str)]) -> String {
        self.curriculum.with_value(|curriculum| curriculum.phrase(word, places))
    }

    /// The link to a page.
    pub fn href(self, route: &Route) -> String {
        self.base.with_value(|base| self.curriculum.with_value(|curriculum| route.href(curriculum, base)))
    }

    /// The link to a file at the root of the site.
    pub fn file(self, path: &str) -> String {
        self.base.with_value(|base| format!("{base}/{path}"))
    }

    /// Prose from the content files with its links pointing below the base.
    pub fn prose(self, html: &str) -> String {
        self.base.with_value(|base| html.replace("{{base}}", base))
    }

    /// Whether the app is one file without a host, whose pages have their addresses behind `#`.
    pub fn is_one_file(self) -> bool {
        self.base.with_value(|base| base == IN_ONE_FILE)
    }

    /// Reads an address of this browser: the page, and the place on it; none if it is not below the base.
    pub fn read_address(self, address: &Address) -> Option<(Route, String)> {
        let Address { path, query, hash } = address;
        let (path, query, place) = if !self.is_one_file() {
            (self.base.with_value(|base| path.strip_prefix(base.as_str()))?, query.as_str(), hash.as_str())
        } else if hash.is_empty() || hash.starts_with('/') {
            behind_hash(hash)
        } else {
            // A link to a place on the page at hand.
            return Some((self.route.get_untracked(), hash.clone()));
        };
        Some((self.curriculum.with_value(|curriculum| Route::parse(curriculum, path, query)), place.to_owned()))
    }
}
