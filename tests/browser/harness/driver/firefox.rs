//! Firefox, spoken to as it is by its own driver: it takes WebDriver's commands under other names, as JSON on a socket
//! ([Marionette](https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html)). The distribution packages the browser
//! and not the program between.

use super::{Driver, Fault, Wire};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Ends with the browser, and the browser ends with this process, whatever ends that.
const RUN: &str = "exec 3<&0; \"$@\" </dev/null >/dev/null 2>&1 & browser=$!
{ read -r _ <&3; kill $browser 2>/dev/null; } & wait $browser";

/// Marionette itself sets what keeps a browser under test quiet. It picks a free port and writes it into the profile.
const SETTINGS: &str = "user_pref('marionette.port', 0);\n";
const PORT: &str = "MarionetteActivePort";

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

struct Marionette {
    stream: RefCell<BufReader<TcpStream>>,
    asked: Cell<u64>,
    /// The browser's process.
    process: Cell<u64>,
}

impl Driver {
    /// Starts a Firefox with that profile.
    pub(in super::super) fn firefox(profile: &Path) -> Self {
        std::fs::write(profile.join("user.js"), SETTINGS).expect("a profile can be written");
        // Left behind by the one before.
        let _ = std::fs::remove_file(profile.join(PORT));
        let process = Command::new("sh")
            .args(["-c", RUN, "sh", "firefox-esr", "--headless", "--marionette", "--no-remote", "--profile"])
            .arg(profile)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sh starts");
        let stream = within("Firefox: scripts/setup test installs it", || {
            let port: u16 = std::fs::read_to_string(profile.join(PORT)).ok()?.trim().parse().ok()?;
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        stream.set_read_timeout(Some(super::PATIENCE)).expect("a socket can be told how long to wait");
        let stream = RefCell::new(BufReader::new(stream));
        let wire = Marionette { stream, asked: Cell::new(0), process: Cell::new(0) };
        wire.read().expect("Firefox greets");
        let wanted = json!({ "timeouts": { "script": 60_000, "pageLoad": 60_000 } });
        let begun = wire.command("WebDriver:NewSession", &wanted).unwrap_or_else(|fault| panic!("no Firefox: {fault}"));
        wire.process.set(begun["capabilities"]["moz:processID"].as_u64().expect("a browser has a process"));
        let session = begun["sessionId"].as_str().expect("a session has an id").to_owned();
        Self { process, _prints: None, wire: Box::new(wire), session }
    }
}

fn within<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < end, "never came: {what}");
        std::thread::sleep(PAUSE);
    }
}

impl Wire for Marionette {
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Fault> {
        let path = path.trim_start_matches("/session/").split_once('/').map_or("", |(_, path)| path);
        let with = |key: &str, value: &str| {
            let mut body = if body.is_null() { json!({}) } else { body.clone() };
            body[key] = value.into();
            body
        };
        let parts: Vec<&str> = path.split('/').collect();
        match (method, parts.as_slice()) {
            ("DELETE", [""]) => self.quit(),
            ("POST", ["url"]) => self.command("WebDriver:Navigate", body),
            ("POST", ["refresh"]) => self.reload(),
            ("POST", ["back"]) => self.command("WebDriver:Back", body),
            ("POST", ["actions"]) => self.command("WebDriver:PerformActions", body),
            ("POST", ["execute", "sync"]) => self.command("WebDriver:ExecuteScript", body),
            ("POST", ["execute", "async"]) => self.command("WebDriver:ExecuteAsyncScript", body),
            ("POST", ["element", id, "click"]) => self.command("WebDriver:ElementClick", &with("id", id)),
            ("POST", ["element", id, "value"]) => self.command("WebDriver:ElementSendKeys", &with("id", id)),
            ("POST", ["window", "new"]) => self.command("WebDriver:NewWindow", body),
            ("GET", ["window"]) => self.command("WebDriver:GetWindowHandle", body),
            ("POST", ["window"]) => self.command("WebDriver:SwitchToWindow", body),
            ("DELETE", ["window"]) => self.command("WebDriver:CloseWindow", body),
            ("POST", ["window", "rect"]) => self.command("WebDriver:SetWindowRect", body),
            ("GET", ["screenshot"]) => self.command("WebDriver:TakeScreenshot", &json!({ "full": false })),
            _ => panic!("nobody has asked Firefox for {method} {path} before"),
        }
    }
}

impl Marionette {
    /// One command, and the value that comes back.
    fn command(&self, name: &str, body: &Value) -> Result<Value, Fault> {
        let lost = |error: std::io::Error| Fault { kind: "driver".into(), message: error.to_string() };
        let number = self.asked.get() + 1;
        self.asked.set(number);
        let body = if body.is_null() { json!({}) } else { body.clone() };
        let text = json!([0, number, name, body]).to_string();
        let sent = self.stream.borrow_mut().get_mut().write_all(format!("{}:{text}", text.len()).as_bytes());
        sent.map_err(lost)?;
        let mut answer = self.read().map_err(lost)?;
        assert_eq!(answer[1], number, "answers come in order");
        let word = |of: &Value, name: &str| of[name].as_str().unwrap_or_default().to_owned();
        match answer[2].take() {
            Value::Null => Ok(match answer[3].take() {
                Value::Object(mut fields) if fields.len() == 1 && fields.contains_key("value") => {
                    fields["value"].take()
                }
                other => other,
            }),
            fault => Err(Fault { kind: word(&fault, "error"), message: word(&fault, "message") }),
        }
    }

    /// The next message: its length in bytes, a colon, JSON.
    fn read(&self) -> std::io::Result<Value> {
        let mut stream = self.stream.borrow_mut();
        let mut length = Vec::new();
        stream.read_until(b':', &mut length)?;
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse().unwrap_or(0);
        let mut text = vec![0; length];
        stream.read_exact(&mut text)?;
        Ok(serde_json::from_slice(&text)?)
    }

    /// Loads the page again as its button does. The command for it goes past the worker, as with Shift held.
    fn reload(&self) -> Result<Value, Fault> {
        let run = |script: &str| self.command("WebDriver:ExecuteScript", &json!({ "script": script, "args": [] }));
        run("window.isOld = true; location.reload()")?;
        let is_new =
            || run("return !window.isOld && document.readyState === 'complete'").ok().filter(|new| *new == true);
        within("the page once more", is_new);
        Ok(Value::Null)
    }

    /// Closes it as its owner would, and waits until it has saved and is gone.
    fn quit(&self) -> Result<Value, Fault> {
        let answer = self.command("Marionette:Quit", &json!({ "flags": ["eAttemptQuit"] }));
        let process = format!("/proc/{}", self.process.get());
        let end = Instant::now() + PATIENCE;
        // One that does not end is ended when its input is closed.
        while Path::new(&process).exists() && Instant::now() < end {
            std::thread::sleep(PAUSE);
        }
        answer
    }
}
