//! The app as a whole: starts it in a browser, draws any page of it on the host. It decides nothing a page should.

use leptos::prelude::*;
use std::sync::Arc;
use thiserror::Error;

#[cfg(feature = "ssr")]
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Files};
use crate::pages;
use crate::platform::{clock, document, events, offline};
use crate::route::Route;
use crate::store::{Book, Store};
use crate::ui::desk::{Arrival, Desk};
use crate::ui::shell::shell;
use crate::workbook::Setting;
#[cfg(feature = "ssr")]
use crate::workbook::Workbook;
#[cfg(feature = "ssr")]
use chrono::NaiveDate;

mod idle;

/// The id of the element that holds the page, static or live.
pub const ROOT: &str = "app";

/// Why the app did not start. The static page then stays as it is.
#[derive(Debug, Error)]
pub enum StartError {
    /// The content file is not one this build understands.
    #[error("content: {0}")]
    Content(#[from] serde_json::Error),
    /// The page has no place for the app.
    #[error("no element #{ROOT}")]
    NoRoot,
}

/// The content as `boot.js` has fetched it.
pub struct Content<'a> {
    /// The outline: everything but the texts of the stages.
    pub outline: &'a str,
    /// The texts of the stages that the address reads.
    pub texts: &'a [String],
    /// The names of the files that can be fetched later; see [`Files`].
    pub files: &'a str,
}

/// Takes the place of the static page. `base` is the path under which the site lies, with or without a trailing slash, or
/// [`crate::route::IN_ONE_FILE`]. `copy` tells this copy of the app from others that share a store with it.
///
/// # Errors
/// [`StartError`], before anything on the page was touched.
pub async fn start(content: &Content<'_>, base: &str, copy: &str) -> Result<(), StartError> {
    let curriculum: Arc<Curriculum> = Arc::new(serde_json::from_str(content.outline)?);
    for text in content.texts {
        curriculum.take_in(serde_json::from_str(text)?);
    }
    let files: Files = serde_json::from_str(content.files)?;
    let base = base.trim_end_matches('/').to_owned();
    let stores = (Store::open(Book::Own, &base, copy).await, Store::open(Book::Family, &base, copy).await);
    let root = document::take_element(ROOT).ok_or(StartError::NoRoot)?;
    let mounted = leptos::mount::mount_to(root, move || {
        let desk = Desk::new(curriculum, files, stores, Route::Home, &base);
        desk.today.set(clock::today());
        desk.open();
        listen(desk);
        arrive(desk);
        mark_choices(desk);
        if document::is_installed() {
            // Whoever installed it means to keep it. Elsewhere it is asked with the first backup.
            clock::meanwhile(offline::ask_to_persist());
        }
        shell(desk, pages::page)
    });
    // The app lasts as long as the page.
    mounted.forget();
    Ok(())
}

fn listen(desk: Desk) {
    idle::watch(desk.own);
    events::on_link(move |address| desk.follow(address));
    events::on_popstate(move || desk.return_to_address());
    events::on_visibility(move || {
        // A day may have begun since the page was last looked at.
        desk.today.set(clock::today());
    });
    // Noted while scrolling: once a page is being left, it is too late for some browsers.
    events::on_scroll_rest(document::remember_scroll);
    events::on_update(move || desk.update_ready.set(true));
}

/// Tells the style and `leave.js` what was chosen, and gives the tab the name that goes with it. Before the app starts
/// `early.js` does the same.
fn mark_choices(desk: Desk) {
    let marks = [("exit", Setting::QuickExit), ("plain", Setting::PlainName), ("cover", Setting::Cover)];
    for (mark, setting) in marks {
        let is_on = Memo::new(move |_| desk.own.read(|workbook| workbook.is_on(setting)));
        Effect::new(move |_| {
            document::mark(mark, is_on.get());
            if setting == Setting::PlainName {
                document::set_title(&pages::title(desk, &desk.route.get_untracked()));
            }
        });
    }
}

/// After every arrival: the title, the focus on the `h1`, and the place on the page.
fn arrive(desk: Desk) {
    Effect::new(move |_| {
        let arrival = desk.arrival.get();
        // The new page is drawn before the next turn of the event loop.
        clock::after(0, move || {
            document::set_title(&pages::title(desk, &desk.route.get_untracked()));
            match arrival {
                Arrival::Opened => document::scroll_to(document::remembered_scroll().unwrap_or(0.0)),
                // Somebody was quicker than the timer, and is in a field already: what they type belongs there.
                Arrival::Top if document::is_typing() => {}
                Arrival::Top => {
                    document::focus("h1");
                    document::scroll_to(0.0);
                }
                Arrival::Remembered => {
                    document::focus("h1");
                    document::scroll_to(document::remembered_scroll().unwrap_or(0.0));
                }
                Arrival::Fragment(id) => {
                    document::focus_into_view(&format!("[id=\"{}\"]", id.replace(['"', '\\'], "")));
                }
            }
        });
    });
}

/// A page drawn on the host.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug)]
pub struct RenderedPage {
    /// For the tab.
    pub title: String,
    /// For search engines and previews.
    pub description: String,
    /// The inside of the element [`ROOT`].
    pub html: String,
}

/// Draws a page as somebody new sees it, with links below `base` (`.`, `../..`).
#[cfg(feature = "ssr")]
pub fn render(curriculum: Arc<Curriculum>, route: Route, base: &str) -> RenderedPage {
    render_for(curriculum, Books::default(), None, route, base)
}

/// What was written in one browser.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// By a person, for themselves.
    pub own: Workbook,
    /// By family or friends.
    pub family: Workbook,
}

/// Draws a page as the owner of a browser sees it on a day.
#[cfg(feature = "ssr")]
pub fn render_for(
    curriculum: Arc<Curriculum>,
    books: Books,
    today: Option<NaiveDate>,
    route: Route,
    base: &str,
) -> RenderedPage {
    let owner = Owner::new();
    owner.with(|| {
        let stores = (Store::holding(books.own), Store::holding(books.family));
        let desk = Desk::new(curriculum, Files::default(), stores, route.clone(), base);
        desk.today.set(today);
        let title = pages::title(desk, &route);
        RenderedPage { title, description: desk.say(Word::AppAbout), html: shell(desk, pages::page).to_html() }
    })
}
