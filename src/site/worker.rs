//! The service worker's list: every file that the app needs offline, with its integrity. It adds no code to `sw.js`.

use super::SiteError;
use super::files::{Dist, WORKER, fingerprint, integrity};
use super::sources::Script;
use std::collections::BTreeMap;

/// Files that only hosts and crawlers ask for.
const LEFT_OUT: [&str; 3] = [WORKER, "robots.txt", "_headers"];

const INDEX: &str = "index.html";

/// The worker for these files. Its bytes change when any of them does, which is how a browser notices a new version.
pub(super) fn worker(dist: &Dist, script: &Script) -> Result<String, SiteError> {
    let files: BTreeMap<&str, String> = dist
        .iter()
        .filter(|(path, _)| !LEFT_OUT.contains(path))
        .map(|(path, bytes)| (address(path), integrity(bytes)))
        .collect();
    let rows = files.iter().map(|(path, integrity)| format!("\"{path}\":\"{integrity}\""));
    let list = format!("{{\n{}\n}}", rows.collect::<Vec<_>>().join(",\n"));
    // The worker's own code counts as well: a changed worker must not write into the cache of the one in use.
    let version = fingerprint(format!("{list}{}", script.text()).as_bytes());
    script.fill(&[("FILES", &list), ("VERSION", &version)])
}

/// Pages are kept under the address that people visit: `week/1/` for `week/1/index.html`.
fn address(path: &str) -> &str {
    path.strip_suffix(INDEX).unwrap_or(path)
}
