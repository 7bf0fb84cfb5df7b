//! A visitor: a browser of their own, with a profile of its own, in front of a host of their own.

use super::driver::{Driver, Element, Fault};
use super::gate::{Ticket, enter};
use super::host::{Host, Site};
use super::small_disk::SmallDisk;
use super::watch;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// No test is about speed: this is only so long that what has not happened by then never will.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(40);

/// What a visitor brings along.
pub(crate) struct Wishes {
    /// The site that is visited.
    pub(crate) site: Site,
    /// Settings of the browser, by Chrome's names.
    pub(crate) preferences: Value,
    /// A script that runs before any other on every page.
    pub(crate) first_script: &'static str,
    /// Whether pages may run scripts.
    pub(crate) javascript: bool,
    /// The size of the disk that the browser keeps everything on, in megabytes; none for whatever there is.
    pub(crate) disk: Option<u32>,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { site: Site::built(), preferences: json!({}), first_script: "", javascript: true, disk: None }
    }
}

/// A person at a browser.
pub(crate) struct Visitor {
    /// Where the app comes from.
    pub(crate) host: Host,
    wishes: Wishes,
    profile: TempDir,
    disk: Option<SmallDisk>,
    logs: TempDir,
    driver: Option<Driver>,
    expected: RefCell<Vec<&'static str>>,
    problems: Vec<String>,
    _ticket: Ticket,
}

impl Visitor {
    /// Somebody who was never here.
    pub(crate) fn new() -> Self {
        Self::with(Wishes::default())
    }

    /// Somebody who was never here, in a browser of a certain kind.
    pub(crate) fn with(wishes: Wishes) -> Self {
        let ticket = enter();
        let host = wishes.site.host();
        let profile = tempfile::tempdir().expect("a temporary folder");
        let disk = wishes.disk.map(|size| SmallDisk::mount(profile.path(), size).expect("a disk can be mounted"));
        let logs = tempfile::tempdir().expect("a temporary folder");
        let driver = Some(start(profile.path(), logs.path(), &wishes));
        Self {
            host,
            wishes,
            profile,
            disk,
            logs,
            driver,
            expected: RefCell::default(),
            problems: Vec::new(),
            _ticket: ticket,
        }
    }

    /// Somebody who has begun a workbook and is on its first stage.
    pub(crate) fn who_has_begun() -> Self {
        let person = Self::new();
        person.begin();
        person
    }

    /// Begins a workbook.
    pub(crate) fn begin(&self) {
        self.open("/");
        self.press("I'm in a programme");
        self.until("the first stage", || (self.path() == "/before/").then_some(()));
    }

    /// Closes the browser and opens it again with the same profile.
    pub(crate) fn reopen_browser(&mut self) {
        self.leave();
        self.driver = Some(start(self.profile.path(), self.logs.path(), &self.wishes));
    }

    /// Says that the console may complain about this, which every other visit forbids.
    pub(crate) fn expect_in_console(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// Closes the browser as its owner would, so that what it holds is on the disk; it can be started again.
    pub(crate) fn close_browser(&mut self) {
        self.leave();
        self.wait_for_its_end();
    }

    /// Ends the browser, all of its processes at once, as a crash of the machine would; nothing gets to save.
    pub(crate) fn kill_browser(&mut self) {
        self.signal("KILL", |_| true);
        if let Some(mut driver) = self.driver.take() {
            driver.forget();
        }
    }

    /// The same after a page was killed: there is no console to look at.
    pub(crate) fn close_broken_browser(&mut self) {
        drop(self.driver.take());
        self.wait_for_its_end();
    }

    fn wait_for_its_end(&self) {
        let end = Instant::now() + PATIENCE;
        while !self.processes(|_| true).is_empty() {
            assert!(Instant::now() < end, "the browser does not end");
            std::thread::sleep(PAUSE);
        }
    }

    /// Sends a signal to those processes of the browser whose command line `which` picks.
    pub(super) fn signal(&self, signal: &str, which: impl Fn(&str) -> bool) {
        let processes = self.processes(which);
        assert!(!processes.is_empty(), "no process belongs to the browser");
        let sent = Command::new("sh").args(["-c", &format!("kill -{signal} {}", processes.join(" "))]).status();
        assert!(sent.expect("sh starts").code().is_some());
    }

    fn processes(&self, which: impl Fn(&str) -> bool) -> Vec<String> {
        let named = self.profile.path().display().to_string();
        let all = std::fs::read_dir("/proc").expect("processes can be listed").filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            let command = std::fs::read_to_string(format!("/proc/{name}/cmdline")).ok()?;
            let ours = command.contains(&named) && which(&command);
            (name.bytes().all(|byte| byte.is_ascii_digit()) && ours).then_some(name)
        });
        all.collect()
    }

    /// Opens the browser again with the same profile, after it was closed or killed.
    pub(crate) fn start_browser(&mut self) {
        // Left behind by the killed one; its owner is gone.
        for name in ["SingletonLock", "SingletonCookie", "SingletonSocket"] {
            let _ = std::fs::remove_file(self.profile.path().join(name));
        }
        self.driver = Some(start(self.profile.path(), self.logs.path(), &self.wishes));
    }

    /// The folder that holds everything the browser keeps.
    pub(crate) fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// Asks again and again until there is an answer.
    pub(crate) fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(Instant::now() < end, "never seen: {what}\n\n{}", self.description());
            std::thread::sleep(PAUSE);
        }
    }

    /// Runs a script in the page.
    pub(crate) fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.try_script(script, arguments).unwrap_or_else(|fault| panic!("{fault} in\n{script}"))
    }

    pub(super) fn try_script(&self, script: &str, arguments: &[Value]) -> Result<Value, Fault> {
        self.driver().script(script, arguments)
    }

    /// One command of Chrome's DevTools.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        self.driver().devtools(command, parameters)
    }

    pub(super) fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the browser is open")
    }

    pub(super) fn runs_scripts(&self) -> bool {
        self.wishes.javascript
    }

    /// The element that a script finds, as soon as it finds one.
    pub(super) fn find(&self, what: &str, script: &str, arguments: &[Value]) -> Element {
        self.until(what, || Element::read(&self.try_script(script, arguments).ok()?))
    }

    /// Does something to an element that may just be drawn anew, until it worked.
    pub(super) fn act(&self, what: &str, act: impl Fn() -> Result<(), Fault>) {
        let last = RefCell::new(String::new());
        let end = Instant::now() + PATIENCE;
        loop {
            match act() {
                Ok(()) => return,
                Err(fault) if fault.is_passing() && Instant::now() < end => {
                    *last.borrow_mut() = fault.to_string();
                    std::thread::sleep(PAUSE);
                }
                Err(fault) => panic!("{what}: {fault}\n\n{}", self.description()),
            }
        }
    }

    /// A picture of the page, kept among the test's leftovers under `target/tmp`.
    pub(crate) fn take_picture(&self, name: &str) -> Option<PathBuf> {
        let picture = self.driver.as_ref()?.send("GET", "/screenshot", &Value::Null).ok()?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        std::fs::create_dir_all(&folder).ok()?;
        let file = folder.join(format!("{}.png", name.replace("::", "-")));
        std::fs::write(&file, STANDARD.decode(picture.as_str()?).ok()?).ok()?;
        Some(file)
    }

    /// Where the visitor is and what is to be read there, for whoever looks into a failed test.
    fn description(&self) -> String {
        let look = "const at = document.activeElement?.cloneNode(false).outerHTML;
            return location.href + '\\n' + document.title + '\\nfocus: ' + at + '\\n\\n' + (document.querySelector('main') ?? document.body).innerText";
        let page = self.try_script(look, &[]).ok();
        let text = page.as_ref().and_then(Value::as_str).unwrap_or("the page cannot be read");
        text.chars().take(900).collect()
    }

    /// Closes the browser and notes what was wrong during the visit.
    fn leave(&mut self) {
        let Some(driver) = self.driver.take() else { return };
        self.problems.extend(watch::console(&driver, &self.expected.borrow()));
        drop(driver);
        self.problems.extend(watch::requests(&net_log(self.logs.path()), self.host.origin()));
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current().name().unwrap_or("test").to_owned();
            if let Some(file) = self.take_picture(&name) {
                eprintln!("the page as it was: {}", file.display());
            }
        }
        self.leave();
        drop(self.disk.take());
        assert!(std::thread::panicking() || self.problems.is_empty(), "{}", self.problems.join("\n"));
    }
}

fn net_log(logs: &Path) -> PathBuf {
    logs.join("net-log.json")
}

fn start(profile: &Path, logs: &Path, wishes: &Wishes) -> Driver {
    let mut arguments: Vec<String> = [
        "--headless=new",
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
    arguments.push(format!("--user-data-dir={}", profile.display()));
    arguments.push(format!("--log-net-log={}", net_log(logs).display()));
    let driver = Driver::start(&arguments, &wishes.preferences);
    if !wishes.first_script.is_empty() {
        driver.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": wishes.first_script }));
    }
    if !wishes.javascript {
        driver.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    }
    driver
}
