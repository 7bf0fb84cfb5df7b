//! What every screen has at hand: the curriculum, the store, where we are and how to go on. It draws nothing.

use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Shelf, StageId};
use crate::platform::{clock, document};
use crate::route::Route;
use crate::store::Store;
use crate::workbook::{Edit, Setting};

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
    curriculum: StoredValue<Arc<Curriculum>>,
    base: StoredValue<String>,
}

/// How one comes to a page: where it is shown from, and whether it takes the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// The app was opened at it, scrolled as it was left before a reload.
    Opened,
    /// By a link, at its top.
    Top,
    /// By Back or Forward, where one was.
    Remembered,
    /// By a link to a place on it.
    Fragment(String),
}

impl Desk {
    /// A desk on which `route` lies open. Links are written below `base`, which has no trailing slash.
    pub fn new(curriculum: Arc<Curriculum>, own: Store, family: Store, route: Route, base: &str) -> Self {
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
            curriculum,
            base: StoredValue::new(base.to_owned()),
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

    /// Reads an address of this browser; none if it is not below the base.
    pub fn read_address(self, path: &str, query: &str) -> Option<Route> {
        let below = self.base.with_value(|base| path.strip_prefix(base.as_str()).map(str::to_owned))?;
        Some(self.curriculum.with_value(|curriculum| Route::parse(curriculum, &below, query)))
    }

    /// Goes to a page.
    pub fn go(self, route: Route) {
        document::push(&self.href(&route));
        self.show(route, Arrival::Top);
    }

    /// Goes to a page, in place of the current one in the history.
    pub fn go_instead(self, route: Route) {
        document::replace(&self.href(&route));
        self.show(route, Arrival::Top);
    }

    /// Follows a link. Whether the app shows what it leads to; if not, the browser does.
    pub fn follow(self, path: &str, query: &str, fragment: &str) -> bool {
        let Some(route) = self.read_address(path, query).filter(|route| *route != Route::NotFound) else {
            return false;
        };
        if route == self.route.get_untracked() && !fragment.is_empty() {
            document::remember_scroll();
            return false;
        }
        if fragment.is_empty() {
            self.go(route);
        } else {
            document::push(&format!("{}#{fragment}", self.href(&route)));
            self.show(route, Arrival::Fragment(fragment.to_owned()));
        }
        true
    }

    /// Shows the page of the current address after Back or Forward.
    pub fn return_to_address(self) {
        let (path, query) = document::address();
        let route = self.read_address(&path, &query).unwrap_or(Route::NotFound);
        if route != self.route.get_untracked() {
            self.show(route, Arrival::Remembered);
        } else if let Some(y) = document::remembered_scroll() {
            // Back from a place on this page. The way there ends here too, and the browser has seen to it.
            document::scroll_to(y);
        }
    }

    /// Shows the page that the app was opened with.
    pub fn open(self) {
        document::take_over_scrolling();
        let fragment = document::fragment();
        self.note_place();
        self.arrival.set(if fragment.is_empty() { Arrival::Opened } else { Arrival::Fragment(fragment) });
    }

    fn show(self, route: Route, arrival: Arrival) {
        // The field that had the focus goes away with its page, and not every browser says so.
        self.own.release();
        self.family.release();
        self.today.set(clock::today());
        if self.route.get_untracked() != route {
            self.route.set(route);
            self.note_place();
        }
        self.arrival.set(arrival);
    }

    /// Notes a lesson or worksheet page of the programme as the place to continue from.
    fn note_place(self) {
        let route = self.route.get_untracked();
        let new_here = self.own.peek(|workbook| workbook.setting(Setting::Reader).is_none());
        let shelf = self.curriculum.with_value(|curriculum| route.shelf(curriculum));
        if new_here || shelf != Some(Shelf::Programme) || !matches!(route, Route::Lesson(_) | Route::Worksheet(..)) {
            return;
        }
        let place = self.curriculum.with_value(|curriculum| route.href(curriculum, ""));
        self.own.edit(Edit::Set(Setting::LastPlace, Some(place)));
    }
}
