//! What a page keeps: the entries of local storage and of the second copy, by the names that the app knows them by.

use super::visitor::Visitor;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// All files on a device share one store, so each copy of the one file has its own place in the beginning of its names.
const NAMES: &str = "
    const copy = document.documentElement.dataset.copy ?? '';
    const keyOf = (name) => name.replace(/^(even-keel(?:-family)?)(?=[.]|$)/, '$1' + copy);
    const nameOf = (key) => key.replace(copy + '.', '.');
";

/// Reads all of the second copy, without making one.
const SECOND_COPY: &str = "
    const done = arguments[arguments.length - 1];
    setTimeout(() => done(null), 4000);
    const asked = indexedDB.open(keyOf('even-keel'));
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => done({});
    asked.onsuccess = () => {
        const store = asked.result.transaction('entries').objectStore('entries');
        const [names, texts] = [store.getAllKeys(), store.getAll()];
        texts.onsuccess = () => {
            asked.result.close();
            done(Object.fromEntries(names.result.map((name, at) => [name, texts.result[at]])));
        };
    };";

const PUT: &str = "
    const done = arguments[arguments.length - 1];
    const asked = indexedDB.open(keyOf('even-keel'));
    asked.onerror = () => done(false);
    asked.onsuccess = () => {
        const transaction = asked.result.transaction('entries', 'readwrite');
        transaction.objectStore('entries').put(TEXT, KEY);
        transaction.oncomplete = () => { asked.result.close(); done(true); };
        transaction.onabort = () => done(false);
    };";

const FILL: &str = "
    let all = '';
    for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
        for (;;) {
            try { localStorage.setItem('other-app.big', all + 'x'.repeat(size)); all += 'x'.repeat(size); } catch { break; }
        }
    }";

impl Visitor {
    fn entries(&self, script: &str, arguments: &[Value]) -> Value {
        self.script(&[NAMES, script].concat(), arguments)
    }

    /// An entry of the browser's local storage.
    pub(crate) fn stored(&self, name: &str) -> Option<String> {
        self.entries("return localStorage.getItem(keyOf(arguments[0]))", &[json!(name)]).as_str().map(str::to_owned)
    }

    /// What an entry of that name is called in the browser's local storage.
    pub(crate) fn key_of(&self, name: &str) -> String {
        self.entries("return keyOf(arguments[0])", &[json!(name)]).as_str().expect("a key is text").to_owned()
    }

    /// Waits until an entry of local storage holds some words.
    pub(crate) fn see_stored(&self, name: &str, words: &str) {
        self.until(&format!("\"{words}\" under {name}"), || self.stored(name)?.contains(words).then_some(()));
    }

    /// The names of all entries of local storage, in order.
    pub(crate) fn stored_names(&self) -> Vec<String> {
        let names = self.entries("return Object.keys(localStorage).map(nameOf).sort()", &[]);
        serde_json::from_value(names).expect("names are text")
    }

    /// Puts entries into local storage from a page that does not run the app.
    pub(crate) fn store<N: AsRef<str>, T: AsRef<str>>(&self, entries: &[(N, T)]) {
        let put = "for (const [name, text] of arguments[0]) localStorage.setItem(keyOf(name), text)";
        let entries: Vec<[&str; 2]> = entries.iter().map(|(name, text)| [name.as_ref(), text.as_ref()]).collect();
        self.open_without_app();
        // The driver takes no command of any length.
        for part in entries.chunks(2_000) {
            self.entries(put, &[json!(part)]);
        }
    }

    /// Every entry of the second copy.
    pub(crate) fn second_copy(&self) -> BTreeMap<String, String> {
        let script = [NAMES, SECOND_COPY].concat();
        // A database does not always answer right after its browser was killed; asked again it does.
        self.until("the second copy", || {
            let read = self.driver().script_that_waits(&script).ok()?;
            serde_json::from_value::<Option<BTreeMap<String, String>>>(read).expect("texts by name")
        })
    }

    /// Puts an entry into the second copy, from a page that does not run the app.
    pub(crate) fn put_into_second_copy(&self, name: &str, text: &str) {
        let put = PUT.replace("KEY", &json!(name).to_string()).replace("TEXT", &json!(text).to_string());
        assert_eq!(self.wait_script(&[NAMES, &put].concat()), true, "the second copy did not take it");
    }

    /// Fills what is left of local storage, to the last character.
    pub(crate) fn fill_storage(&self) {
        self.script(FILL, &[]);
        let left =
            "try { localStorage.setItem('y', ''); localStorage.removeItem('y'); return true; } catch { return false; }";
        assert_eq!(self.script(left, &[]), false, "there is room left");
    }
}
