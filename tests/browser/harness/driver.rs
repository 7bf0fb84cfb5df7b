//! One browser, spoken to in WebDriver: here Chromium through chromedriver. It knows nothing of the app.
//!
//! WebDriver libraries bring an asynchronous client; the protocol itself is one request and one answer, and half of what
//! these tests need are commands that no library names (DevTools through chromedriver).

use serde_json::{Value, json};
use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;
use ureq::Agent;

mod firefox;
mod webkit;

/// Its standard output is the driver's alone, so it ends with it. The driver goes away with this process, whatever ends it: it is killed as soon as nobody holds its standard input.
const RUN: &str = "chromedriver --port=0 </dev/null 2>/dev/null & exec >&-; read -r _; kill $! 2>/dev/null; wait
[ $# = 0 ] || { sleep 1; rm -rf \"$@\"; }";

/// The key under which WebDriver writes the id of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Longer than anything a page is waited for.
const PATIENCE: Duration = Duration::from_secs(180);

/// Where Debian's package puts the shell.
const SHELL: &str = "/usr/lib/chromium/chromium-headless-shell";

/// Which browser is started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Chromium as people have it.
    Whole,
    /// The same engine without windows, profiles and all that is round the pages: half as much work.
    Shell,
}

/// What the driver answered instead of a value.
#[derive(Debug)]
pub(super) struct Fault {
    /// WebDriver's name for it: `stale element reference`.
    kind: String,
    message: String,
}

impl Fault {
    /// Whether it may be gone in a moment: the page is just being drawn, or something lies over the element.
    pub(super) fn is_passing(&self) -> bool {
        let kinds = ["stale element reference", "element click intercepted", "element not interactable"];
        kinds.contains(&self.kind.as_str())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.message.lines().next().unwrap_or_default())
    }
}

/// The way to a browser and back.
trait Wire: Send {
    /// One WebDriver command.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Fault>;
}

/// WebDriver as it is written: JSON over HTTP.
struct Http {
    port: u16,
}

/// A running driver; dropping it ends it and its browser.
pub(super) struct Driver {
    process: Child,
    // Closed only when the driver is gone: it may still print.
    _prints: Option<BufReader<ChildStdout>>,
    wire: Box<dyn Wire>,
    session: String,
}

/// An element of the page that is shown.
#[derive(Clone, Debug)]
pub(super) struct Element(String);

impl Element {
    /// Reads what a script returned; none for null.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self(value.get(ELEMENT)?.as_str()?.to_owned()))
    }

    /// As an argument of a script.
    pub(super) fn as_json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Driver {
    /// Starts a driver and a browser with the given arguments and preferences, for a person whose home is a certain folder:
    /// an app that is installed leaves files there. The folders are removed at its end, be that the end of this process.
    pub(super) fn start(kind: Kind, arguments: &[String], preferences: &Value, home: &Path, folders: &[&Path]) -> Self {
        // Another process may take the port that a driver has chosen; then that driver ends.
        let begun = (0..5).find_map(|_| Self::listen(home, folders));
        let mut driver = begun.expect("chromedriver starts: scripts/setup test installs it");
        let mut options = json!({ "args": arguments, "prefs": preferences });
        let name = match kind {
            Kind::Whole => "chrome",
            Kind::Shell => {
                options["binary"] = SHELL.into();
                "chrome-headless-shell"
            }
        };
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": name,
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        } } });
        let begun = driver.wire.ask("POST", "/session", &wanted).unwrap_or_else(|fault| panic!("no browser: {fault}"));
        driver.session = begun["sessionId"].as_str().expect("a session has an id").to_owned();
        driver
    }

    /// A driver without a browser; none if it ended before it listened.
    fn listen(home: &Path, folders: &[&Path]) -> Option<Self> {
        let mut process = Command::new("sh")
            .args(["-c", RUN, "sh"])
            .args(folders)
            .env("HOME", home)
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_CONFIG_HOME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let mut prints = BufReader::new(process.stdout.take().expect("standard output is piped"));
        let Some(port) = port(&mut prints) else {
            // It takes no folders with it: the next one needs them.
            process.kill().and_then(|()| process.wait()).expect("sh ends");
            return None;
        };
        Some(Self { process, _prints: Some(prints), wire: Box::new(Http { port }), session: String::new() })
    }

    /// Closes the browser as its owner would, with time to save.
    pub(super) fn quit(&mut self) {
        if !self.session.is_empty() {
            // A browser that is gone already cannot be closed, and need not be.
            let _ = self.send("DELETE", "", &Value::Null);
            self.session.clear();
        }
    }

    /// The browser is gone already: there is nothing to close.
    pub(super) fn forget(&mut self) {
        self.session.clear();
    }

    /// One WebDriver command, below the session.
    pub(super) fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, Fault> {
        self.wire.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    /// One command of Chrome's DevTools.
    pub(super) fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.send("POST", "/goog/cdp/execute", &body).unwrap_or_else(|fault| panic!("{command}: {fault}"))
    }

    /// Runs a script in the page and returns what it returns.
    pub(super) fn script(&self, script: &str, arguments: &[Value]) -> Result<Value, Fault> {
        self.send("POST", "/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs a script that answers later, by calling its last argument.
    pub(super) fn script_that_waits(&self, script: &str) -> Result<Value, Fault> {
        self.send("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Clicks the middle of an element as a mouse would, bringing it into view first.
    pub(super) fn click(&self, element: &Element) -> Result<(), Fault> {
        self.send("POST", &format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Puts the caret behind what an element holds and types, key by key.
    pub(super) fn type_into(&self, element: &Element, text: &str) -> Result<(), Fault> {
        self.send("POST", &format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }
}

impl Wire for Http {
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Fault> {
        let body = if method == "POST" { body.to_string() } else { String::new() };
        let lost = |error: ureq::Error| Fault { kind: "driver".into(), message: error.to_string() };
        let text = exchange(self.port, method, path, &body).map_err(lost)?;
        let mut answer: Value = serde_json::from_str(&text).expect("the driver answers in JSON");
        let value = answer["value"].take();
        let word = |name: &str| value[name].as_str().map(str::to_owned);
        match (word("error"), word("message")) {
            (Some(kind), Some(message)) => Err(Fault { kind, message }),
            _ => Ok(value),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.quit();
        drop(self.process.stdin.take());
        // Its end is all that is waited for; how it ended says nothing.
        let _ = self.process.wait();
    }
}

/// Where the driver listens; none if it has ended.
fn port(prints: &mut impl std::io::BufRead) -> Option<u16> {
    prints.lines().map_while(Result::ok).find_map(|line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        port.trim_end_matches('.').parse().ok()
    })
}

fn exchange(port: u16, method: &str, path: &str, body: &str) -> Result<String, ureq::Error> {
    // What WebDriver calls an error is an answer here.
    let agent = Agent::config_builder().http_status_as_error(false).timeout_global(Some(PATIENCE)).build();
    let agent = Agent::new_with_config(agent);
    let url = format!("http://127.0.0.1:{port}{path}");
    let mut answer = match method {
        "POST" => agent.post(url).content_type("application/json").send(body)?,
        "DELETE" => agent.delete(url).call()?,
        _ => agent.get(url).call()?,
    };
    // Logs and printed pages can be long.
    answer.body_mut().with_config().limit(u64::MAX).read_to_string()
}
