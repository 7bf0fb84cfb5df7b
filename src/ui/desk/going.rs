//! Going from page to page: by links, by Back and Forward, and on once something is done. What is read on a page is fetched
//! first where it is not here yet. It decides nothing about where to go.

use leptos::prelude::*;

use super::Desk;
use crate::curriculum::{Shelf, StageId};
use crate::platform::document::Address;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::workbook::{Edit, Setting};

/// After how many milliseconds somebody is told that a page is on its way.
const PATIENCE: u32 = 600;

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

/// The page that somebody goes to, by number: when a later one is begun, an earlier one need not be shown any more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Visit {
    number: u32,
    /// Whether something is being fetched for it.
    under_way: bool,
    /// Whether the page that is shown lacks what is read on it.
    lacking: bool,
}

impl Desk {
    /// Goes to a page.
    pub fn go(self, route: Route) {
        document::push(&self.href(&route));
        self.arrive(route, Arrival::Top);
    }

    /// Goes to a page, in place of the current one in the history.
    pub fn go_instead(self, route: Route) {
        document::replace(&self.href(&route));
        self.arrive(route, Arrival::Top);
    }

    /// Follows a link. Whether the app shows what it leads to; if not, the browser does.
    pub fn follow(self, address: &Address) -> bool {
        let read = self.read_address(address).filter(|(route, _)| *route != Route::NotFound);
        let Some((route, place)) = read else { return false };
        // In one file the browser would put the place where the page's own address stands.
        if route == self.route.get_untracked() && !place.is_empty() && !self.is_one_file() {
            document::remember_scroll();
            return false;
        }
        if place.is_empty() {
            self.go(route);
        } else {
            document::push(&format!("{}#{place}", self.href(&route)));
            self.arrive(route, Arrival::Fragment(place));
        }
        true
    }

    /// Shows the page of the current address after Back or Forward.
    pub fn return_to_address(self) {
        let (route, _) = self.read_here();
        if route != self.route.get_untracked() {
            self.arrive(route, Arrival::Remembered);
            return;
        }
        // Back from a page that has not come yet: it need not come any more.
        self.begin_visit();
        if let Some(y) = document::remembered_scroll() {
            // Back from a place on this page. The way there ends here too, and the browser has seen to it.
            document::scroll_to(y);
        }
    }

    /// Shows the page that the app was opened with.
    pub fn open(self) {
        document::take_over_scrolling();
        let (route, place) = self.read_here();
        self.turn_to(route);
        self.arrival.set(if place.is_empty() { Arrival::Opened } else { Arrival::Fragment(place) });
    }

    fn read_here(self) -> (Route, String) {
        self.read_address(&document::address()).unwrap_or((Route::NotFound, String::new()))
    }

    /// Shows the page of the same address once more, as after a link: what it shows has changed as a whole.
    pub fn arrive_again(self) {
        self.today.set(clock::today());
        self.arrival.set(Arrival::Top);
    }

    /// Fetches anew what the page that is shown lacks.
    pub fn try_again(self) {
        self.arrive(self.route.get_untracked(), Arrival::Top);
    }

    /// Whether what is read on a page is not here. That of Settings can be done without.
    pub fn lacks(self, route: &Route) -> bool {
        self.curriculum.with_value(|curriculum| route.stage(curriculum).is_some_and(|stage| stage.text().is_none()))
    }

    /// Shows a page once what is read on it is here, or cannot be had. Until then the page before it stays.
    fn arrive(self, route: Route, arrival: Arrival) {
        let visit = self.begin_visit();
        let lacking: Vec<StageId> = self.curriculum.with_value(|curriculum| {
            let reads = route.reads(curriculum).into_iter();
            reads.filter(|stage| stage.text().is_none()).map(|stage| stage.id.clone()).collect()
        });
        if lacking.is_empty() {
            return self.show(route, arrival);
        }
        self.visit.update_value(|visit| visit.under_way = true);
        clock::after(PATIENCE, move || {
            if self.is_on(visit) && self.visit.with_value(|visit| visit.under_way) {
                self.late.set(true);
            }
        });
        clock::meanwhile(async move {
            for stage in lacking {
                self.fetch_text(&stage).await;
            }
            // Somebody may have gone elsewhere meanwhile.
            if self.is_on(visit) {
                self.begin_visit();
                self.show(route, arrival);
            }
        });
    }

    fn show(self, route: Route, arrival: Arrival) {
        // The field that had the focus goes away with its page, and not every browser says so.
        self.own.release();
        self.family.release();
        self.today.set(clock::today());
        let lacking = self.lacks(&route);
        let was_lacking = self.visit.try_update_value(|visit| std::mem::replace(&mut visit.lacking, lacking));
        if self.route.get_untracked() != route || was_lacking == Some(true) {
            self.turn_to(route);
        }
        self.arrival.set(arrival);
    }

    fn turn_to(self, route: Route) {
        if self.curriculum.with_value(|curriculum| route.reads_logs(curriculum)) {
            self.own.load_rest();
        }
        self.route.set(route);
        self.note_place();
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

    fn begin_visit(self) -> u32 {
        self.late.maybe_update(std::mem::take);
        self.visit.update_value(|visit| {
            visit.number = visit.number.wrapping_add(1);
            visit.under_way = false;
        });
        self.visit.with_value(|visit| visit.number)
    }

    fn is_on(self, visit: u32) -> bool {
        self.visit.with_value(|current| current.number == visit)
    }
}
