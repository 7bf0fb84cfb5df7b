//! Shuts the lock when nobody has touched the page for a while, or when it goes out of sight. When, is the person's choice.

use leptos::prelude::*;

use crate::platform::{clock, document, events};
use crate::store::{Access, Store};
use crate::workbook::locking::{is_idle, lock_hidden};

/// How often it is looked, in milliseconds.
const LOOK: u32 = 10_000;

/// Watches from now on.
pub(super) fn watch(store: Store) {
    let touched = StoredValue::new(clock::now_ms());
    let look = move || {
        let untouched = clock::now_ms().saturating_sub(touched.get_value());
        if store.access_now() == Access::Unlocked && store.peek(|workbook| is_idle(workbook, untouched)) {
            store.lock_now();
        }
    };
    events::on_touch(move || {
        // Timers sleep while a device does: the first touch afterwards must not count as one.
        look();
        touched.set_value(clock::now_ms());
    });
    clock::every(LOOK, look);
    events::on_visibility(move || {
        if !document::is_hidden() {
            look();
        } else if store.access_now() == Access::Unlocked && store.peek(lock_hidden) {
            store.lock_now();
        }
    });
}
