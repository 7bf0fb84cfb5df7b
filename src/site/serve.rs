//! A local server that answers as a good host would: compressed files, strict headers, honest caching. Not for the open
//! internet: it listens on this machine only.

use super::SiteError;
use super::headers::{caching, security};
use super::layout::NOT_FOUND;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::oneshot;
use tower_http::services::{ServeDir, ServeFile};

/// One request that the server answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// `GET`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The status of the answer.
    pub status: u16,
}

type Log = Arc<Mutex<Vec<Logged>>>;

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    log: Log,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// Serves a folder on a thread of its own; port 0 takes any that is free.
pub fn start(folder: &Path, port: u16) -> Result<Server, SiteError> {
    let fault = |source| SiteError::Listen { port, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(fault)?;
    listener.set_nonblocking(true).map_err(fault)?;
    let address = listener.local_addr().map_err(fault)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(fault)?;
    let log = Log::default();
    let app = router(folder, Arc::clone(&log));
    let (stop, stopped) = oneshot::channel();
    let thread = std::thread::spawn(move || {
        runtime.spawn(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, app).await
        });
        // An error here is a sender that was dropped, which means stop as well.
        let _ = runtime.block_on(stopped);
        // Dropping the runtime drops every open connection with it: a browser sees the host go away.
    });
    Ok(Server { address, log, stop: Some(stop), thread: Some(thread) })
}

impl Server {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What it was asked so far.
    pub fn log(&self) -> Vec<Logged> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Stops it and closes every connection; when this returns nothing listens any more.
    pub fn stop(mut self) {
        self.halt();
    }

    /// Waits for as long as it runs.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic on the server's thread has already been printed there.
            let _ = thread.join();
        }
    }

    fn halt(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error here means that it has stopped already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.halt();
    }
}

fn router(folder: &Path, log: Log) -> Router {
    let not_found = ServeFile::new(folder.join(NOT_FOUND)).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().not_found_service(not_found);
    Router::new().fallback_service(files).layer(from_fn_with_state(log, dress))
}

/// Adds the headers and notes the request.
async fn dress(State(log): State<Log>, request: Request, next: Next) -> Response {
    let method = request.method().to_string();
    let path = request.uri().path_and_query().map_or_else(String::new, ToString::to_string);
    let file = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let cache = if status.is_success() || status.as_u16() == 304 { caching(&file) } else { super::headers::ASK_AGAIN };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    for (name, value) in security() {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    log.lock().unwrap_or_else(PoisonError::into_inner).push(Logged { method, path, status: status.as_u16() });
    response
}
