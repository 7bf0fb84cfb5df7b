//! What a built site costs whoever hosts it: bytes and requests of a first visit, of everything for offline use, of an
//! update; for one person and for a million. It measures files on the disk and reads no log.

use super::files::{SUMS, WORKER, walk};
use super::{SiteError, read_text};
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// Files that no browser asks for by itself.
const FOR_OTHERS: [&str; 3] = ["robots.txt", "_headers", SUMS];

/// About what the heads of a request and its answer add, the answer with the headers of `headers`. A file that has not
/// changed costs this alone.
const HEADS: usize = 3000;

const MILLION: f64 = 1_000_000.0;

/// Requests and bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How many files are asked for.
    pub requests: usize,
    /// What their bodies weigh in brotli where there is a brotli form.
    pub bytes: usize,
}

/// What visits cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traffic {
    /// The home page, for somebody who was never here, until it can be written in.
    pub first: Load,
    /// All that the worker then fetches, so that everything is there offline.
    pub offline: Load,
    /// What changes with the app and is fetched: its own files. The pages name them, and the worker writes the new names
    /// into the pages that are there.
    pub update: Load,
}

impl Load {
    fn add(&mut self, bytes: usize) {
        self.requests += 1;
        self.bytes += bytes;
    }
}

impl Traffic {
    /// Measures a built site.
    pub fn of(folder: &Path) -> Result<Self, SiteError> {
        let home = read_text(&folder.join("index.html"))?;
        // Whatever the first page's head names lies beside it.
        let named: BTreeSet<&str> =
            home.split("=\"./").skip(1).filter_map(|rest| rest.split('"').next()).chain(["index.html"]).collect();
        let mut traffic = Self { first: Load::default(), offline: Load::default(), update: Load::default() };
        for path in walk(folder)? {
            let name: Vec<_> =
                path.strip_prefix(folder).unwrap_or(&path).iter().map(|part| part.to_string_lossy()).collect();
            let name = name.join("/");
            if name.ends_with(".br") || name.ends_with(".gz") || FOR_OTHERS.contains(&name.as_str()) {
                continue;
            }
            let packed = folder.join(format!("{name}.br"));
            let path = if packed.is_file() { packed } else { path };
            let bytes = path.metadata().map_err(|source| SiteError::Read { path, source })?.len() as usize;
            if named.contains(name.as_str()) {
                traffic.first.add(bytes);
            }
            traffic.offline.add(bytes);
            let is_program = ["app.", "boot."].iter().any(|start| name.starts_with(start));
            if is_program || name == WORKER {
                traffic.update.add(bytes);
            }
        }
        Ok(traffic)
    }
}

impl fmt::Display for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<46}{:>9}{:>10}{:>16}", "", "requests", "kB", "a million, TB")?;
        for (what, load) in [
            ("first visit, until one can write", self.first),
            ("first visit, with everything for offline use", self.offline),
            ("an update of the app", self.update),
            ("a visit without news: asking for the worker", Load { requests: 1, bytes: 0 }),
        ] {
            let bytes = (load.bytes + load.requests * HEADS) as f64;
            let (kilo, tera) = (bytes / 1e3, bytes * MILLION / 1e12);
            writeln!(f, "{what:<46}{:>9}{kilo:>10.0}{tera:>16.3}", load.requests)?;
        }
        Ok(())
    }
}
