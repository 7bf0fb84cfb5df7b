//! A host that hands out files and does nothing else: no headers, no compression unless told so, no rules. It can be told to
//! keep answers back, to refuse them, or to break off in the middle of one.

use even_keel::site::serve::Logged;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// How a bare host behaves where hosts differ.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Manners {
    /// It sends `x` to `x/`; others know only `x/`.
    pub(crate) redirects: bool,
    /// It sends the compressed form of a file to whoever can read that.
    pub(crate) compresses: bool,
    /// It says of wasm what it is, so that a browser compiles it as it comes; others know no such type.
    pub(crate) names_wasm: bool,
}

/// What happens to answers whose path holds some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// They are kept back until the trouble is over.
    Held,
    /// They are refused.
    Refused,
    /// They break off in the middle.
    Cut,
}

#[derive(Default)]
struct State {
    log: Vec<Logged>,
    packed: usize,
    trouble: Option<(&'static str, Trouble)>,
    stopped: bool,
}

struct Shared {
    root: PathBuf,
    base: String,
    manners: Manners,
    state: Mutex<State>,
    changed: Condvar,
}

/// A running bare host. It stops when it is dropped.
pub(crate) struct Bare {
    address: SocketAddr,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Answer {
    status: u16,
    fields: String,
    body: Vec<u8>,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while answers to this path are kept back. What else befalls them.
    fn trouble_of(&self, path: &str) -> Option<Trouble> {
        let mut state = self.state();
        loop {
            let met = state.trouble.filter(|(words, _)| path.contains(words)).map(|(_, trouble)| trouble);
            if met != Some(Trouble::Held) || state.stopped {
                return met;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn answer(&self, path: &str, reads: &str) -> Answer {
        let clean = path.split(['?', '#']).next().unwrap_or_default();
        // No request of a browser holds this.
        assert!(!clean.contains(".."), "{clean}");
        let mut file = self.root.join(clean.trim_start_matches('/'));
        if file.is_dir() && !clean.ends_with('/') && self.manners.redirects {
            let query = path.strip_prefix(clean).unwrap_or_default();
            return Answer { status: 301, fields: format!("Location: {clean}/{query}\r\n"), body: Vec::new() };
        }
        if clean.ends_with('/') {
            file = file.join("index.html");
        }
        let (status, file) = if file.is_file() {
            (200, file)
        } else {
            (404, self.root.join(self.base.trim_matches('/')).join("404.html"))
        };
        let kind = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") => "text/html",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            Some("wasm") if self.manners.names_wasm => "application/wasm",
            _ => "application/octet-stream",
        };
        let mut fields = format!("Content-Type: {kind}\r\n");
        let forms = [("br", "br"), ("gzip", "gz")].map(|(name, ending)| (name, format!("{}.{ending}", file.display())));
        let packed = forms.iter().find(|(name, path)| reads.contains(name) && PathBuf::from(path).is_file());
        let body = match packed.filter(|_| self.manners.compresses) {
            Some((name, path)) => {
                self.state().packed += 1;
                fields.push_str(&format!("Content-Encoding: {name}\r\n"));
                fs::read(path)
            }
            None => fs::read(file),
        };
        Answer { status, fields, body: body.unwrap_or_default() }
    }

    fn serve(&self, stream: TcpStream) -> std::io::Result<()> {
        let mut lines = BufReader::new(&stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let mut reads = String::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            let line = line.to_lowercase();
            if let Some(forms) = line.strip_prefix("accept-encoding:") {
                reads = forms.to_owned();
            }
        }
        // A browser opens connections ahead and may never use them.
        if path.is_empty() {
            return Ok(());
        }
        let entry = |status| Logged { method: method.to_owned(), path: path.to_owned(), status };
        let at = {
            let mut state = self.state();
            state.log.push(entry(0));
            state.log.len() - 1
        };
        let trouble = self.trouble_of(path);
        if self.state().stopped {
            return Ok(());
        }
        let Answer { status, fields, body } = match trouble {
            Some(Trouble::Refused) => Answer { status: 503, fields: String::new(), body: Vec::new() },
            _ => self.answer(path, &reads),
        };
        self.state().log[at].status = status;
        let head =
            format!("HTTP/1.1 {status} -\r\n{fields}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        let sent = if trouble == Some(Trouble::Cut) { body.len() / 2 } else { body.len() };
        (&stream).write_all(head.as_bytes())?;
        (&stream).write_all(&body[..sent])
    }
}

impl Bare {
    /// Serves a folder in which the site lies below `base`.
    pub(crate) fn start(root: PathBuf, base: String, manners: Manners) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("a listener has an address");
        let shared = Arc::new(Shared { root, base, manners, state: Mutex::default(), changed: Condvar::new() });
        let ours = Arc::clone(&shared);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ours.state().stopped {
                    return;
                }
                let (Ok(stream), shared) = (stream, Arc::clone(&ours)) else { continue };
                // A browser that hangs up is no fault of the host.
                std::thread::spawn(move || shared.serve(stream).ok());
            }
        });
        Self { address, shared, thread: Some(thread) }
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it was asked so far; with status 0 while there is no answer.
    pub(crate) fn log(&self) -> Vec<Logged> {
        self.shared.state().log.clone()
    }

    /// How many answers were compressed.
    pub(crate) fn packed(&self) -> usize {
        self.shared.state().packed
    }

    /// From now on this befalls answers whose path holds `words`; none for the end of all trouble.
    pub(crate) fn trouble(&self, trouble: Option<(&'static str, Trouble)>) {
        self.shared.state().trouble = trouble;
        self.shared.changed.notify_all();
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.shared.state().stopped = true;
        self.shared.changed.notify_all();
        // It looks up only when somebody calls.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
