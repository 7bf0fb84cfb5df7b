//! What the browser tells the whole app: other tabs, history, the page being hidden, a new version. It keeps no state.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, convert::FromWasmAbi};
use web_sys::{Event, EventTarget, MouseEvent, PageTransitionEvent, StorageEvent};

use super::document::Address;

/// Told by `boot.js` when a whole new version has been fetched and waits.
pub const UPDATE_READY: &str = "even-keel-update";
/// Tells `boot.js` to start using it.
pub const UPDATE_APPLY: &str = "even-keel-apply-update";

fn listen<E: FromWasmAbi + 'static>(target: Option<EventTarget>, name: &str, hear: impl FnMut(E) + 'static) {
    let Some(target) = target else { return };
    let closure = Closure::<dyn FnMut(E)>::new(hear);
    // Fails only for options that are not given. These listeners last as long as the page.
    let _ = target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
    closure.forget();
}

fn window() -> Option<EventTarget> {
    web_sys::window().map(Into::into)
}

fn document() -> Option<EventTarget> {
    web_sys::window()?.document().map(Into::into)
}

/// Another tab changed an entry: its key and new text. No key means that everything was cleared.
pub fn on_storage(mut hear: impl FnMut(Option<String>, Option<String>) + 'static) {
    listen(window(), "storage", move |event: StorageEvent| hear(event.key(), event.new_value()));
}

/// Back or Forward was pressed.
pub fn on_popstate(mut hear: impl FnMut() + 'static) {
    listen(window(), "popstate", move |_: Event| hear());
}

/// The page may be about to go away, or has come back.
pub fn on_visibility(mut hear: impl FnMut() + 'static + Clone) {
    let mut again = hear.clone();
    listen(document(), "visibilitychange", move |_: Event| hear());
    listen(window(), "pagehide", move |_: Event| again());
}

/// Somebody touches the page: a finger, a mouse, a key.
pub fn on_touch(hear: impl FnMut() + Clone + 'static) {
    for name in ["pointerdown", "keydown", "wheel"] {
        let mut hear = hear.clone();
        listen(document(), name, move |_: Event| hear());
    }
}

/// The page has come back out of the browser's memory, where it heard nothing of what other tabs did.
pub fn on_return(mut hear: impl FnMut() + 'static) {
    listen(window(), "pageshow", move |event: PageTransitionEvent| {
        if event.persisted() {
            hear();
        }
    });
}

/// Scrolling has come to rest. Not more often than browsers let a page note it in its history.
pub fn on_scroll_rest(hear: impl Fn() + Clone + 'static) {
    const REST: u32 = 400;
    let waiting = std::rc::Rc::new(std::cell::Cell::new(false));
    listen(window(), "scroll", move |_: Event| {
        if waiting.replace(true) {
            return;
        }
        let (hear, waiting) = (hear.clone(), std::rc::Rc::clone(&waiting));
        super::clock::after(REST, move || {
            waiting.set(false);
            hear();
        });
    });
}

/// A new version is ready.
pub fn on_update(mut hear: impl FnMut() + 'static) {
    listen(window(), UPDATE_READY, move |_: Event| hear());
}

/// Starts using the new version.
pub fn apply_update() {
    if let (Some(window), Ok(event)) = (window(), Event::new(UPDATE_APPLY)) {
        let _ = window.dispatch_event(&event);
    }
}

/// A plain click on a link to a page of this app. `go` is given its address and says whether the app shows the page itself.
pub fn on_link(mut go: impl FnMut(&Address) -> bool + 'static) {
    listen(document(), "click", move |event: MouseEvent| {
        if event.default_prevented()
            || event.button() != 0
            || event.ctrl_key()
            || event.meta_key()
            || event.shift_key()
            || event.alt_key()
        {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| target.closest("a[href]").ok().flatten());
        let Some(link) = link.and_then(|link| link.dyn_into::<web_sys::HtmlAnchorElement>().ok()) else { return };
        let here = web_sys::window().and_then(|window| window.location().origin().ok());
        if Some(link.origin()) != here || link.has_attribute("download") || !link.target().is_empty() {
            return;
        }
        if go(&Address::new(link.pathname(), link.search(), &link.hash())) {
            event.prevent_default();
        }
    });
}
