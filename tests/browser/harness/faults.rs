//! What can befall a browser, done on purpose: tabs that close, freeze and crash, clocks that are moved, files that rot.
//! It looks at what is kept, and never at what is shown.

use super::visitor::Visitor;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Reads a whole object store of the second copy, without making one.
const SECOND_COPY: &str = "
    const done = arguments[arguments.length - 1];
    const asked = indexedDB.open('even-keel');
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => done({});
    asked.onsuccess = () => {
        const store = asked.result.transaction('STORE').objectStore('STORE');
        const [names, texts] = [store.getAllKeys(), store.getAll()];
        texts.onsuccess = () => {
            asked.result.close();
            done(Object.fromEntries(names.result.map((name, at) => [name, texts.result[at]])));
        };
    };";

const PUT: &str = "
    const done = arguments[arguments.length - 1];
    const asked = indexedDB.open('even-keel');
    asked.onerror = () => done(false);
    asked.onsuccess = () => {
        const transaction = asked.result.transaction('entries', 'readwrite');
        transaction.objectStore('entries').put(TEXT, KEY);
        transaction.oncomplete = () => { asked.result.close(); done(true); };
        transaction.onabort = () => done(false);
    };";

impl Visitor {
    /// Closes the tab that is used now and goes to another.
    pub(crate) fn close_tab(&self, next: &str) {
        self.driver().send("DELETE", "/window", &Value::Null).unwrap_or_else(|fault| panic!("{fault}"));
        self.go_to_tab(next);
    }

    /// Stops everything on the page, as a phone does with one that is out of sight.
    pub(crate) fn freeze(&self) {
        self.driver().devtools("Page.setWebLifecycleState", &json!({ "state": "frozen" }));
    }

    /// Lets a frozen page go on.
    pub(crate) fn thaw(&self) {
        self.driver().devtools("Page.setWebLifecycleState", &json!({ "state": "active" }));
    }

    /// Moves the person to another time zone, by its name in the time zone database.
    pub(crate) fn travel_to(&self, zone: &str) {
        self.driver().devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }));
    }

    /// Every entry of the second copy.
    pub(crate) fn second_copy(&self) -> BTreeMap<String, String> {
        self.database("entries")
    }

    /// Every mark about the second copy as a whole.
    pub(crate) fn marks(&self) -> BTreeMap<String, String> {
        self.database("marks")
    }

    fn database(&self, store: &str) -> BTreeMap<String, String> {
        let read = self.driver().script_that_waits(&SECOND_COPY.replace("STORE", store));
        serde_json::from_value(read.unwrap_or_else(|fault| panic!("the second copy: {fault}"))).expect("texts by name")
    }

    /// Puts an entry into the second copy, from a page that does not run the app.
    pub(crate) fn put_into_second_copy(&self, key: &str, text: &str) {
        let script = PUT.replace("KEY", &json!(key).to_string()).replace("TEXT", &json!(text).to_string());
        let done = self.driver().script_that_waits(&script).unwrap_or_else(|fault| panic!("the second copy: {fault}"));
        assert_eq!(done, true, "the second copy did not take it");
    }

    /// Ends every process that draws pages, at once; the browser itself goes on.
    pub(crate) fn kill_pages(&self) {
        self.kill(|command| command.contains("--type=renderer"));
    }

    /// The files in which the browser keeps local storage.
    pub(crate) fn files_of_local_storage(&self) -> Vec<PathBuf> {
        let folder = self.profile().join("Default/Local Storage/leveldb");
        let files = std::fs::read_dir(folder).expect("local storage lies on the disk");
        let mut files: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|kind| kind == "log" || kind == "ldb"));
        files.sort();
        files
    }
}
