//! A visitor: a browser of their own, with a profile of its own, in front of a host of their own.

use super::browser::Browser;
use super::driver::{Driver, Element, Fault};
use super::gate::{Ticket, enter};
use super::host::{Host, Site};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// No test is about speed: this is only so long that what has not happened by then never will.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

/// Whose engine draws the pages and runs the scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Google's, with tools that see every request and every message of the console. Most tests use it.
    Chromium,
    /// Mozilla's.
    Firefox,
    /// Apple's, in the form that GNOME builds.
    WebKit,
}

/// What a visitor brings along.
pub(crate) struct Wishes {
    /// The browser. Wishes that need Chromium's tools are not met by others.
    pub(crate) engine: Engine,
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
    /// Whether the browser is the visitor's own, to close, to kill and to look into, and not lent.
    pub(crate) own_browser: bool,
    /// Whether the site may keep itself for offline use. That fetches every file of it, which most visits do without.
    pub(crate) offline: bool,
    /// Whether nobody else may run a browser meanwhile: what happens within milliseconds then takes no longer than it does for
    /// a person.
    pub(crate) alone: bool,
}

impl Default for Wishes {
    fn default() -> Self {
        Self {
            engine: Engine::Chromium,
            site: Site::at_hand(),
            preferences: json!({}),
            first_script: "",
            javascript: true,
            disk: None,
            own_browser: false,
            offline: false,
            alone: false,
        }
    }
}

impl Wishes {
    /// Whether a browser can be lent for this. Chromium's shell was seen never to end the install of a worker.
    fn can_be_lent(&self) -> bool {
        self.engine == Engine::Chromium
            && !self.own_browser
            && !self.offline
            && self.disk.is_none()
            && self.preferences == json!({})
    }
}

/// A person at a browser.
pub(crate) struct Visitor {
    /// Where the app comes from.
    pub(crate) host: Host,
    wishes: Wishes,
    // Gone only while the visitor leaves.
    browser: Option<Browser>,
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
        let ticket = enter(wishes.alone);
        let host = wishes.site.host();
        let lent = wishes.can_be_lent();
        let browser = Some(if lent { Browser::borrow(&wishes) } else { Browser::own(&wishes) });
        let (expected, problems) = (RefCell::default(), Vec::new());
        Self { host, wishes, browser, expected, problems, _ticket: ticket }
    }

    /// Somebody who was never here, at a browser of their own.
    pub(crate) fn at_own_browser() -> Self {
        Self::with(Wishes { own_browser: true, ..Wishes::default() })
    }

    /// Somebody who was never here, and who may lose the host later.
    pub(crate) fn for_offline() -> Self {
        Self::with(Wishes { offline: true, ..Wishes::default() })
    }

    /// Somebody who has begun a workbook and is on its first stage.
    pub(crate) fn who_has_begun() -> Self {
        let person = Self::new();
        person.begin();
        person
    }

    /// Somebody who has begun a workbook at a browser of their own.
    pub(crate) fn who_owns_a_browser() -> Self {
        let person = Self::at_own_browser();
        person.begin();
        person
    }

    /// Somebody who has begun a workbook at a browser of their own, the only one that runs.
    pub(crate) fn who_is_alone() -> Self {
        let person = Self::with(Wishes { own_browser: true, alone: true, ..Wishes::default() });
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
        self.close();
        self.start_browser();
    }

    /// Says that the console may complain about this, which every other visit forbids.
    pub(crate) fn expect_in_console(&self, words: &'static str) {
        self.expected.borrow_mut().push(words);
    }

    /// Closes the browser as its owner would, so that what it holds is on the disk; it can be started again.
    pub(crate) fn close_browser(&mut self) {
        self.close();
        self.wait_for_its_end();
    }

    /// Ends the browser, all of its processes at once, as a crash of the machine would; nothing gets to save.
    pub(crate) fn kill_browser(&mut self) {
        self.signal("KILL", |_| true);
        if let Some(mut driver) = self.own().forget() {
            driver.forget();
        }
    }

    /// The same after a page was killed: there is no console to look at.
    pub(crate) fn close_broken_browser(&mut self) {
        drop(self.own().forget());
        self.wait_for_its_end();
    }

    /// Ends a visit to a page that is not ours, whatever it asked of whom.
    #[allow(dead_code, reason = "the bench makes such visits, the tests none")]
    pub(crate) fn leave_unjudged(mut self) {
        if let Some(mut browser) = self.browser.take() {
            browser.close(self.host.origin(), &[]);
        }
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
        let named = self.profile().display().to_string();
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
        let Self { browser, wishes, .. } = self;
        browser.as_mut().expect("the visitor is here").open(wishes);
    }

    /// The folder that holds everything the browser keeps.
    pub(crate) fn profile(&self) -> &Path {
        let browser = self.browser();
        assert!(!browser.is_lent(), "this browser is lent: ask for one of one's own");
        browser.profile()
    }

    fn browser(&self) -> &Browser {
        self.browser.as_ref().expect("the visitor is here")
    }

    fn own(&mut self) -> &mut Browser {
        let browser = self.browser.as_mut().expect("the visitor is here");
        assert!(!browser.is_lent(), "this browser is lent: ask for one of one's own");
        browser
    }

    /// Asks again and again until there is an answer.
    pub(crate) fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(Instant::now() < end, "never seen: {what}\n\n{}", self.look());
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
        self.browser().driver()
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
                Err(fault) => panic!("{what}: {fault}\n\n{}", self.look()),
            }
        }
    }

    /// A picture of the page, kept among the test's leftovers under `target/tmp`.
    pub(crate) fn take_picture(&self, name: &str) -> Option<PathBuf> {
        let browser = self.browser.as_ref().filter(|browser| browser.is_open())?;
        let picture = browser.driver().send("GET", "/screenshot", &Value::Null).ok()?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        std::fs::create_dir_all(&folder).ok()?;
        let file = folder.join(format!("{}.png", name.replace("::", "-")));
        std::fs::write(&file, STANDARD.decode(picture.as_str()?).ok()?).ok()?;
        Some(file)
    }

    /// Where the visitor is and what is to be read there, for whoever looks into a failed test.
    fn look(&self) -> String {
        let read = "const at = document.activeElement?.cloneNode(false).outerHTML;
            return location.href + '\\n' + document.title + '\\nfocus: ' + at + '\\n\\n' + (document.querySelector('main') ?? document.body).innerText";
        let page = self.try_script(read, &[]).ok();
        let text = page.as_ref().and_then(Value::as_str).unwrap_or("the page cannot be read");
        text.chars().take(900).collect()
    }

    /// Closes the browser and notes what was wrong during the visit.
    fn close(&mut self) {
        let expected = self.expected.borrow().clone();
        let origin = self.host.origin().to_owned();
        let problems = self.own().close(&origin, &expected);
        self.problems.extend(problems);
    }
}

impl Drop for Visitor {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current().name().unwrap_or("test").to_owned();
            if let Some(file) = self.take_picture(&name) {
                eprintln!("the page as it was: {}", file.display());
            }
            return;
        }
        let Some(mut browser) = self.browser.take() else { return };
        let (origin, expected) = (self.host.origin(), self.expected.borrow());
        self.problems.extend(if browser.is_lent() {
            browser.give_back(origin, &expected)
        } else {
            browser.close(origin, &expected)
        });
        drop(expected);
        assert!(self.problems.is_empty(), "{}", self.problems.join("\n"));
    }
}
