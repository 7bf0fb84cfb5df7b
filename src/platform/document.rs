//! The page and its address: title, focus, scrolling, history, printing. It decides nothing about where to go.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ScrollRestoration, Window};

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

/// An address as browsers take it apart: that of the page, or one to which a link leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// `/week/1/goals/`
    pub path: String,
    /// `?at=goals`
    pub query: String,
    /// What stands behind `#`.
    pub hash: String,
}

impl Address {
    pub(super) fn new(path: String, query: String, hash: &str) -> Self {
        Self { path, query, hash: hash.strip_prefix('#').unwrap_or(hash).to_owned() }
    }
}

/// The address shown.
pub fn address() -> Address {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    let hash = part(web_sys::Location::hash);
    Address::new(part(web_sys::Location::pathname), part(web_sys::Location::search), &hash)
}

/// Adds an address to the history, remembering how far the page that is left was scrolled.
pub fn push(address: &str) {
    remember_scroll();
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        // Browsers refuse only a flood of changes; the page is shown all the same.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Puts an address in place of the current one.
pub fn replace(address: &str) {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(address));
    }
}

/// Notes in the history entry how far the page is scrolled, so that going back returns to where one was.
pub fn remember_scroll() {
    let Some(window) = window() else { return };
    if let (Ok(history), Ok(y)) = (window.history(), window.scroll_y()) {
        let _ = history.replace_state_with_url(&y.into(), "", None);
    }
}

/// How far the page of the current history entry was scrolled when it was left.
pub fn remembered_scroll() -> Option<f64> {
    window()?.history().ok()?.state().ok()?.as_f64()
}

/// Leaves scrolling after Back and Forward to the app, which knows when the page is drawn.
pub fn take_over_scrolling() {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
}

/// Scrolls to a height in CSS pixels.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element that `selector` finds first, without scrolling to it. Whether there is one.
pub fn focus(selector: &str) -> bool {
    let Some(element) = find(selector) else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Moves the focus to an element and brings it into view. Whether there is one.
pub fn focus_into_view(selector: &str) -> bool {
    let found = find(selector);
    if let Some(element) = &found {
        element.scroll_into_view();
    }
    focus(selector)
}

fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Whether the focus is in a control that takes what is typed.
pub fn is_typing() -> bool {
    let focused = document().and_then(|document| document.active_element());
    focused.is_some_and(|element| element.matches("input, textarea, select").unwrap_or(false))
}

/// Whether the page is out of sight: in another tab, behind another app.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Whether somebody has asked their device for less motion.
pub fn wants_stillness() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether an element holds the focus.
pub fn has_focus(element: &Element) -> bool {
    document().and_then(|document| document.active_element()).as_ref() == Some(element)
}

/// Whether the fold that tells of this event is open now.
pub fn is_open(event: &web_sys::Event) -> bool {
    let fold = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDetailsElement>().ok());
    fold.is_some_and(|fold| fold.open())
}

/// Takes the focus from whatever holds it.
pub fn let_go() {
    let focused = document().and_then(|document| document.active_element());
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// A text with each letter in one form only, of the several that keyboards make (Unicode NFC).
pub fn normalized(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Sets or takes back a mark on `<html>`, by which the style and the scripts of `public/` know what was chosen.
pub fn mark(name: &str, on: bool) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    // Fails only for names that are no attribute.
    let _ = root.toggle_attribute_with_force(&format!("data-{name}"), on);
}

/// Empties the element with that id, where the static page was, and returns it for the app to be mounted in.
pub fn take_element(id: &str) -> Option<HtmlElement> {
    let document = document()?;
    let element = document.get_element_by_id(id)?;
    // From here on the app itself knows whether anybody is welcomed; see `early.js`.
    if let Some(root) = document.document_element() {
        let _ = root.remove_attribute("data-returning");
    }
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Whether this is an iPhone or iPad on which the app was not put on the home screen.
pub fn is_uninstalled_ios() -> bool {
    window().is_some_and(|window| is_ios(&window)) && !is_installed()
}

/// Whether the browser is Safari, or stands on it, and the app is not installed: what is stored may go after a week of use
/// without a visit.
pub fn is_uninstalled_safari() -> bool {
    let safari = window().is_some_and(|window| {
        let agent = window.navigator().user_agent().unwrap_or_default();
        let others = ["Chrome", "Chromium", "Android"];
        is_ios(&window) || (agent.contains("Safari/") && !others.iter().any(|other| agent.contains(other)))
    });
    safari && !is_installed()
}

/// Whether the app is in a window of its own, opened from the home screen or the dock.
pub fn is_installed() -> bool {
    let standalone = |window: web_sys::Window| window.match_media("(display-mode: standalone)").ok().flatten();
    window().and_then(standalone).is_some_and(|query| query.matches())
}

fn is_ios(window: &web_sys::Window) -> bool {
    let agent = window.navigator().user_agent().unwrap_or_default();
    // An iPad that asks for desktop pages calls itself a Mac, but no Mac has a touch screen.
    let disguised = agent.contains("Macintosh") && window.navigator().max_touch_points() > 1;
    agent.contains("iPhone") || agent.contains("iPad") || disguised
}
