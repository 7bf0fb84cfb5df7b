//! WebKit with GTK's windows, which need a screen: a made-up one. What it keeps is gone when it ends.

use super::{Driver, Fault, Http, Wire};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// It goes away with this process, whatever ends that.
const RUN: &str = "\"$@\" </dev/null 2>/dev/null & exec >&-; read -r _; kill $! 2>/dev/null; wait";

const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(40);

/// A screen that nobody sees.
struct Screen {
    process: Child,
    // Closed only when the screen is gone.
    _prints: BufReader<ChildStdout>,
    name: String,
}

/// A driver in front of such a screen.
struct WebKit {
    http: Http,
    _screen: Screen,
}

impl Driver {
    /// Starts a WebKit that was never used before.
    pub(in super::super) fn webkit() -> Self {
        let screen = Screen::start();
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let process = run("WebKitWebDriver", &[&format!("--port={port}")], &screen.name);
        let end = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < end, "WebKitWebDriver does not start: scripts/setup test installs it");
            std::thread::sleep(PAUSE);
        }
        let wire = WebKit { http: Http { port }, _screen: screen };
        let options = json!({ "binary": browser(), "args": ["--automation"] });
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": options,
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
        } } });
        let begun = wire.ask("POST", "/session", &wanted).unwrap_or_else(|fault| panic!("no WebKit: {fault}"));
        let session = begun["sessionId"].as_str().expect("a session has an id").to_owned();
        Self { process, _prints: None, wire: Box::new(wire), session }
    }
}

fn run(program: &str, arguments: &[&str], screen: &str) -> Child {
    let mut command = Command::new("sh");
    command.args(["-c", RUN, "sh", program]).args(arguments).env("DISPLAY", screen);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("sh starts")
}

/// The folder is named after the kind of machine.
fn browser() -> PathBuf {
    let folders = std::fs::read_dir("/usr/lib").expect("a folder of libraries").filter_map(Result::ok);
    let browsers = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    browsers.into_iter().find(|path| path.is_file()).expect("a WebKit: scripts/setup test installs it")
}

impl Wire for WebKit {
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, Fault> {
        self.http.ask(method, path, body)
    }
}

impl Screen {
    fn start() -> Self {
        let mut process = run("Xvfb", &["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], "");
        let mut prints = BufReader::new(process.stdout.take().expect("standard output is piped"));
        let mut number = String::new();
        prints.read_line(&mut number).expect("a screen has a number: scripts/setup test installs Xvfb");
        Self { process, _prints: prints, name: format!(":{}", number.trim()) }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
