//! What can befall a browser, done on purpose: tabs that close, freeze and crash, clocks that are moved, files that rot.
//! It looks at what is kept, and never at what is shown.

use super::visitor::Visitor;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// Whatever changes something that is kept counts as a step. At one of them the page stands still for ever.
const STAND_STILL: &str = "
    let left = STEP;
    const count = (on, name) => {
        const before = on[name];
        on[name] = function (...all) {
            if (left-- === 0) {
                // The browser sends this by itself, however long the page stands still.
                navigator.sendBeacon('/robots.txt?step-STEP');
                for (;;);
            }
            return before.apply(this, all);
        };
    };
    count(Storage.prototype, 'setItem');
    count(Storage.prototype, 'removeItem');
    count(IDBObjectStore.prototype, 'clear');
    count(IDBObjectStore.prototype, 'put');
    count(IDBObjectStore.prototype, 'delete');
    count(CacheStorage.prototype, 'delete');
    count(ServiceWorkerRegistration.prototype, 'unregister');";

/// In whatever order the browser runs these, the clock that was set last counts.
const MOVED_CLOCK: &str = "
    (() => {
        const Right = self.rightDate ?? Date;
        self.rightDate = Right;
        if ((self.clocksSet ?? 0) > NUMBER) return;
        self.clocksSet = NUMBER;
        self.Date = class extends Right {
            constructor(...given) {
                given.length ? super(...given) : super(Right.now() + SHIFT);
            }
            static now() {
                return Right.now() + SHIFT;
            }
        };
    })();";

/// How often a clock was set.
static CLOCKS_SET: AtomicU32 = AtomicU32::new(0);

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

    /// Presses a button and ends the page at a step of what that begins, with all that it did until then on the disk; then
    /// opens the browser again. Whether there was such a step; if not, it came to its end, where `done` is to be read.
    pub(crate) fn press_and_end_at(&mut self, name: &str, step: usize, done: &str) -> bool {
        self.script(&STAND_STILL.replace("STEP", &step.to_string()), &[]);
        let press = "const all = [...document.querySelectorAll('button')];
            const found = all.find((one) => one.textContent.trim() === arguments[0]);
            setInterval(() => document.body.innerText.includes(arguments[1]) && fetch('/robots.txt?done-step-' + arguments[2]), 50);
            setTimeout(() => found.click(), 20)";
        self.script(press, &[json!(name), json!(done), json!(step)]);
        // A page that stands still answers no question, so the host is asked.
        let stopped = self.until("the page at its end or standing still", || {
            let log = self.host.log();
            let asked_for = |what: &str| log.iter().any(|asked| asked.path.ends_with(what));
            if asked_for(&format!("?done-step-{step}")) {
                Some(false)
            } else {
                asked_for(&format!("?step-{step}")).then_some(true)
            }
        });
        self.kill_pages();
        self.close_broken_browser();
        self.start_browser();
        stopped
    }

    /// Moves the person to another time zone, by its name in the time zone database.
    pub(crate) fn travel_to(&self, zone: &str) {
        self.driver().devtools("Emulation.setTimezoneOverride", &json!({ "timezoneId": zone }));
    }

    /// Sets the clock of all pages that are loaded from now on in this tab, in milliseconds from the right time.
    pub(crate) fn set_clock(&self, off_by: i64) {
        let number = CLOCKS_SET.fetch_add(1, Ordering::Relaxed) + 1;
        let script = MOVED_CLOCK.replace("SHIFT", &off_by.to_string()).replace("NUMBER", &number.to_string());
        self.driver().devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// Ends every process that draws pages, at once; the browser itself goes on.
    pub(crate) fn kill_pages(&self) {
        self.signal("KILL", |command| command.contains("--type=renderer"));
    }

    /// The files in which the browser keeps local storage.
    pub(crate) fn files_of_local_storage(&self) -> Vec<PathBuf> {
        self.files_in("Default/Local Storage/leveldb")
    }

    /// The files in which it keeps the second copy.
    pub(crate) fn files_of_second_copy(&self) -> Vec<PathBuf> {
        let folder = self.profile().join("Default/IndexedDB");
        let names = std::fs::read_dir(folder)
            .expect("databases lie on the disk")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok().filter(|name| name.ends_with(".leveldb")));
        names.flat_map(|name| self.files_in(&format!("Default/IndexedDB/{name}"))).collect()
    }

    fn files_in(&self, folder: &str) -> Vec<PathBuf> {
        let files = std::fs::read_dir(self.profile().join(folder)).expect("the browser has written to the disk");
        let mut files: Vec<PathBuf> = files.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.retain(|file| file.extension().is_some_and(|kind| kind == "log" || kind == "ldb"));
        files.sort();
        files
    }
}
