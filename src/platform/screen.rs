//! Keeps the screen on while a tool runs, where the browser can. Where it can't, nothing happens and nobody is told.

use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// What the browser gave for it. It lets go by itself when the page is out of sight.
    static HELD: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// Whether it is still wanted: the browser takes its time to answer.
    static WANTED: Cell<bool> = const { Cell::new(false) };
}

fn call(object: &JsValue, name: &str, argument: &JsValue) -> Option<Promise> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    function.call1(object, argument).ok()?.dyn_into().ok()
}

/// Asks for a screen that stays on.
pub fn stay_on() {
    let asked = web_sys::window().and_then(|window| {
        let lock = Reflect::get(&window.navigator(), &"wakeLock".into()).ok()?;
        call(&lock, "request", &"screen".into())
    });
    let Some(asked) = asked else { return };
    WANTED.set(true);
    wasm_bindgen_futures::spawn_local(async move {
        // A browser may refuse, as with a battery that is nearly empty.
        if let Ok(held) = JsFuture::from(asked).await {
            HELD.replace(Some(held));
            if !WANTED.get() {
                may_go_dark();
            }
        }
    });
}

/// Lets the screen go dark again.
pub fn may_go_dark() {
    WANTED.set(false);
    if let Some(held) = HELD.take() {
        let _ = call(&held, "release", &JsValue::UNDEFINED);
    }
}
