//! A browser with its profile and its log of the network: one person's own, or lent to one visitor after the other.
//!
//! Starting a browser costs more than most visits. Every visitor has a host on a port of its own, so an origin of its own, or
//! files in a place of its own, and gets a new tab: nothing of a visit can be met in the next one.

use super::driver::{Driver, Fault, Kind};
use super::small_disk::SmallDisk;
use super::visitor::{Engine, Wishes};
use super::watch;
use even_keel::site::serve::{Server, start};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(60);

/// The site asks for its worker and never hears of it.
const NO_WORKER: &str = "ServiceWorkerContainer.prototype.register = () => new Promise(() => {});";

/// After so many visits a lent browser is closed, so that its log does not grow for ever.
const VISITS: u32 = 30;

static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());
static MARKS: AtomicU32 = AtomicU32::new(0);

/// A browser that is open, or that was closed and can be opened again.
pub(super) struct Browser {
    driver: Option<Driver>,
    profile: TempDir,
    disk: Option<SmallDisk>,
    logs: TempDir,
    /// How much of the log of the network has been looked at.
    looked_at: u64,
    /// How many visitors it was lent to; none if it is somebody's own.
    visits: Option<u32>,
    engine: Engine,
}

impl Browser {
    /// A new one of somebody's own, open.
    pub(super) fn own(wishes: &Wishes) -> Self {
        Self::new(wishes, true)
    }

    fn new(wishes: &Wishes, own: bool) -> Self {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let disk = wishes.disk.map(|size| SmallDisk::mount(profile.path(), size).expect("a disk can be mounted"));
        let logs = tempfile::tempdir().expect("a temporary folder");
        let visits = (!own).then_some(0);
        let mut browser = Self { driver: None, profile, disk, logs, looked_at: 0, visits, engine: wishes.engine };
        browser.open(wishes);
        browser
    }

    /// One that was lent before, if any is idle.
    pub(super) fn borrow(wishes: &Wishes) -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let browser = idle.unwrap_or_else(|| Self::new(&Wishes::default(), false));
        browser.prepare(wishes);
        browser
    }

    /// Takes a lent one back, for the next visitor. What was wrong during the visit.
    pub(super) fn give_back(mut self, origin: &str, expected: &[&str]) -> Vec<String> {
        let Some(driver) = &self.driver else { return Vec::new() };
        let mut problems = watch::console(driver, expected);
        match self.clean_up(origin) {
            Ok(log) => {
                problems.extend(watch::requests(&log, origin));
                let visits = self.visits.map_or(1, |visits| visits + 1);
                self.visits = Some(visits);
                if visits < VISITS {
                    IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
                }
            }
            Err(fault) => {
                eprintln!("a browser that could not be cleaned is closed: {fault}");
                problems.extend(self.close(origin, &[]));
            }
        }
        problems
    }

    /// Leaves one new tab and nothing of the site. What was logged since the last time.
    fn clean_up(&mut self, origin: &str) -> Result<String, Fault> {
        let driver = self.driver.as_ref().expect("a lent browser is open");
        let old = driver.send("GET", "/window/handles", &Value::Null)?;
        let new = driver.send("POST", "/window/new", &json!({ "type": "tab" }))?["handle"].take();
        for handle in old.as_array().into_iter().flatten() {
            driver.send("POST", "/window", &json!({ "handle": handle }))?;
            driver.send("DELETE", "/window", &Value::Null)?;
        }
        driver.send("POST", "/window", &json!({ "handle": new }))?;
        // All files on the disk are one origin.
        let origin = if origin.starts_with("file:") { "file://" } else { origin };
        driver.devtools("Storage.clearDataForOrigin", &json!({ "origin": origin, "storageTypes": "all" }));
        // The log is in order: once this last request is in it, so are all before.
        let mark = format!("http://{}/robots.txt?{}", marker().address(), MARKS.fetch_add(1, Ordering::Relaxed));
        driver.send("POST", "/url", &json!({ "url": mark }))?;
        driver.send("POST", "/url", &json!({ "url": "about:blank" }))?;
        watch::console(driver, &[]);
        let end = Instant::now() + PATIENCE;
        loop {
            let (log, length) = self.log_from(self.looked_at);
            if let Some(found) = log.find(&mark) {
                self.looked_at = length;
                return Ok(log[..found].to_owned());
            }
            assert!(Instant::now() < end, "the log of the network stands still");
            std::thread::sleep(PAUSE);
        }
    }

    /// The log from some byte on, and how long all of it is.
    fn log_from(&self, byte: u64) -> (String, u64) {
        let mut bytes = Vec::new();
        if let Ok(mut file) = File::open(self.net_log()) {
            let read = file.seek(SeekFrom::Start(byte)).and_then(|_| file.read_to_end(&mut bytes));
            read.expect("a log can be read");
        }
        let length = byte + bytes.len() as u64;
        (String::from_utf8_lossy(&bytes).into_owned(), length)
    }

    fn net_log(&self) -> PathBuf {
        self.logs.path().join("net-log.json")
    }

    /// Opens it with the profile that it has.
    pub(super) fn open(&mut self, wishes: &Wishes) {
        self.driver = Some(match self.engine {
            Engine::Chromium => self.start_chromium(wishes),
            Engine::Firefox => Driver::firefox(self.profile.path()),
            Engine::WebKit => Driver::webkit(),
        });
        self.prepare(wishes);
    }

    fn start_chromium(&mut self, wishes: &Wishes) -> Driver {
        // Left behind by a browser that was killed; its owner is gone.
        for name in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = std::fs::remove_file(self.profile.path().join(name));
        }
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--window-size=1280,900",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // The browser ends when its driver does.
            "--remote-debugging-pipe",
            // What the browser itself would like to fetch is not there.
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        .map(str::to_owned)
        .into();
        arguments.push(format!("--user-data-dir={}", self.profile.path().display()));
        arguments.push(format!("--log-net-log={}", self.net_log().display()));
        let mut preferences = wishes.preferences.clone();
        // The shell would put what is handed to the person into the folder that the tests run in.
        preferences["download.default_directory"] = json!(self.logs.path());
        self.looked_at = 0;
        match self.visits {
            None => Driver::start(Kind::Whole, &arguments, &preferences, self.logs.path(), &[]),
            // An idle one is never dropped: its driver clears up at the end of this process.
            Some(_) => {
                let folders = [self.profile.path(), self.logs.path()];
                Driver::start(Kind::Shell, &arguments, &preferences, self.logs.path(), &folders)
            }
        }
    }

    /// Makes the tab as it is wished for.
    fn prepare(&self, wishes: &Wishes) {
        let driver = self.driver();
        let no_worker = if wishes.offline { "" } else { NO_WORKER };
        for script in [no_worker, wishes.first_script].into_iter().filter(|script| !script.is_empty()) {
            driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        }
        if !wishes.javascript {
            driver.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        }
    }

    /// Closes it as its owner would. What was wrong since it was opened.
    pub(super) fn close(&mut self, origin: &str, expected: &[&str]) -> Vec<String> {
        let Some(driver) = self.driver.take() else { return Vec::new() };
        if self.engine != Engine::Chromium {
            // Neither its console nor its requests can be looked at.
            return Vec::new();
        }
        let mut problems = watch::console(&driver, expected);
        drop(driver);
        problems.extend(watch::requests(&self.log_from(self.looked_at).0, origin));
        problems
    }

    /// Lets go of one that is broken or gone.
    pub(super) fn forget(&mut self) -> Option<Driver> {
        self.driver.take()
    }

    /// Whether it is lent, and nobody's own.
    pub(super) fn is_lent(&self) -> bool {
        self.visits.is_some()
    }

    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        self.driver.is_some()
    }

    /// What the browser is spoken to with.
    pub(super) fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the browser is open")
    }

    /// The folder that holds everything that it keeps.
    pub(super) fn profile(&self) -> &Path {
        self.profile.path()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Its processes write to the disk, so they go before it.
        drop(self.driver.take());
        drop(self.disk.take());
    }
}

/// The host of the requests that stand in the logs between two visits.
fn marker() -> &'static Server {
    static MARKER: OnceLock<Server> = OnceLock::new();
    MARKER.get_or_init(|| start(super::host::dist(), 0).unwrap_or_else(|error| panic!("{error}")))
}
