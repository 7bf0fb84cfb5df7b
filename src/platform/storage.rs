//! The one door to the browser's local storage. It stores text under keys and knows nothing of what the text means.
#![allow(clippy::disallowed_methods, reason = "this is the one door to storage")]

use gloo_storage::{LocalStorage, Storage as _};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};

/// Local storage that was there when the app started. Only keys with its own beginning are ours; outside they have
/// another one, so that two sets of entries can lie side by side.
#[derive(Clone, Copy, Debug)]
pub struct Storage {
    inside: &'static str,
    outside: &'static str,
}

/// The room that browsers give an origin, in UTF-16 units. Measured in Chromium; Firefox and Safari document the same.
pub const ROOM: usize = 5_242_880;

/// Why an entry was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum WriteError {
    /// There is no room left.
    #[error("storage is full")]
    Full,
    /// The browser refused for another reason.
    #[error("storage refused the write")]
    Refused,
}

impl Storage {
    /// Opens local storage; none where the browser blocks it.
    ///
    /// gloo-storage panics where storage is blocked, so this asks the browser first and every later call goes through a
    /// value that exists only where it said yes.
    /// What is called `inside…` here is kept under `outside…`.
    pub fn open(inside: &'static str, outside: &'static str) -> Option<Self> {
        web_sys::window()?.local_storage().ok().flatten().map(|_| Self { inside, outside })
    }

    /// What a key of the browser's storage is called here; none if it is not ours.
    pub fn name_of(self, key: &str) -> Option<String> {
        key.strip_prefix(self.outside).map(|rest| format!("{}{rest}", self.inside))
    }

    fn key_of(self, name: &str) -> String {
        name.strip_prefix(self.inside).map_or_else(|| name.to_owned(), |rest| format!("{}{rest}", self.outside))
    }

    /// The name of every entry of ours that begins with `prefix`.
    pub fn names(self, prefix: &str) -> Vec<String> {
        let ours = self.keys().into_iter().filter_map(|key| self.name_of(&key));
        ours.filter(|name| name.starts_with(prefix)).collect()
    }

    /// The same with their texts.
    pub fn entries(self, prefix: &str) -> Vec<(String, String)> {
        let entries = self.names(prefix).into_iter().filter_map(|name| Some((self.read(&name)?, name)));
        entries.map(|(text, name)| (name, text)).collect()
    }

    /// The text under a key.
    pub fn read(self, key: &str) -> Option<String> {
        LocalStorage::raw().get_item(&self.key_of(key)).ok().flatten()
    }

    /// How much room everything on this origin takes, in UTF-16 units, keys included: what browsers count.
    pub fn used(self) -> usize {
        let storage = LocalStorage::raw();
        let length = |text: &str| text.encode_utf16().count();
        let text = |key: &str| storage.get_item(key).ok().flatten().map_or(0, |text| length(&text));
        self.keys().iter().map(|key| length(key) + text(key)).sum()
    }

    /// In one question to the browser, not one for each.
    fn keys(self) -> Vec<String> {
        js_sys::Object::keys(&LocalStorage::raw()).iter().filter_map(|key| key.as_string()).collect()
    }

    /// Stores text under a key.
    ///
    /// # Errors
    /// [`WriteError`] if the browser did not take it; what was there before stays.
    pub fn write(self, key: &str, text: &str) -> Result<(), WriteError> {
        LocalStorage::raw().set_item(&self.key_of(key), text).map_err(|error| write_error(&error))
    }

    /// Removes an entry.
    ///
    /// # Errors
    /// [`WriteError::Refused`] if the browser did not.
    pub fn remove(self, key: &str) -> Result<(), WriteError> {
        LocalStorage::raw().remove_item(&self.key_of(key)).map_err(|_| WriteError::Refused)
    }
}

/// Tells a full disk or quota from other reasons.
fn write_error(error: &JsValue) -> WriteError {
    let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
    match name.as_deref() {
        // The second is what older Firefox says.
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => WriteError::Full,
        _ => WriteError::Refused,
    }
}
