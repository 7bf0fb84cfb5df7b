//! The page writer and the local server: content and program in, a folder of static files out. Host only; it holds no
//! word that a visitor reads.
//!
//! ```text
//! content files ─ curriculum::source ─┐
//! style/, public/ ─ sources ──────────┼─ layout ─ Dist (in memory) ─ files ─ dist/ ─ serve
//! src/main.rs ─ program (wasm) ───────┘
//! ```
//!
//! Invariant: the same input gives the same bytes, and every page but `404.html` works at any sub-path.

pub mod budget;
pub mod build;
pub mod dev;
mod document;
pub mod files;
pub mod headers;
pub mod hosting;
pub mod layout;
mod manifest;
mod neutral;
pub mod one_file;
pub mod program;
mod rescue;
pub mod serve;
pub mod sources;
pub mod traffic;
mod worker;

use crate::curriculum::source::Problem;
use std::path::{Path, PathBuf};

/// Where the content lives, below the project's folder: one folder a language.
pub const CONTENT: &str = "src/content";

/// The language that is written first. Every other must hold the same lessons, worksheets, questions and cards.
pub const FIRST_LANGUAGE: &str = "en";

/// Why no site came out.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// A file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The content has faults; all of them, for whoever edits it.
    #[error("{}", list(.0))]
    Content(Vec<Problem>),
    /// A language that is behind the first one.
    #[error("{CONTENT}/{language} lacks what {CONTENT}/{FIRST_LANGUAGE} has:\n  {}\n    → translate these files or entries, under the same names", lacks.join("\n  "))]
    Behind {
        /// The language's folder.
        language: String,
        /// The missing ids.
        lacks: Vec<String>,
    },
    /// A page that the writer needs is not in the content.
    #[error("the content has no page `{0}`: add pages/{0}.md")]
    NoPage(&'static str),
    /// A folder that holds no built site.
    #[error("{} holds no built site: run `make dist` first", .0.display())]
    NoApp(PathBuf),
    /// A script that would end before its time inside a page.
    #[error("a script cannot stand in a page, since it holds `{0}`")]
    NotInline(&'static str),
    /// The output folder holds something else.
    #[error("{} is not empty and was not written by this tool: name another folder with --out, or empty it", .0.display())]
    NotOurs(PathBuf),
    /// The app did not compile for the browser.
    #[error("cargo could not build the app for the browser: {0}")]
    Cargo(String),
    /// The wasm file could not be fitted with its JavaScript.
    #[error("wasm-bindgen: {0}")]
    Bindgen(String),
    /// A style sheet that no list names.
    #[error("style/{0} is not in the list of style sheets: add it to STYLE_SHEETS in src/site/sources.rs")]
    StyleNotListed(String),
    /// A name in a script that is not filled in, or a value that no script asks for.
    #[error("public/{script}: the place %{place}% and the page writer do not agree")]
    Place {
        /// The script.
        script: String,
        /// The name between the percent signs.
        place: String,
    },
    /// A colour that the window's frame takes from the style is not there.
    #[error("style/tokens.css has no `--{0}: #rrggbb` for both light and dark")]
    NoColour(&'static str),
    /// A checked-in list that cannot be understood.
    #[error("{}: {reason}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The first load weighs more than was agreed.
    #[error("{0}")]
    Budget(String),
    /// The local server could not start.
    #[error("cannot serve on port {port}: {source}")]
    Listen {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("{}\n{} to mend in the content", lines.join("\n"), problems.len())
}

/// Reads a file, naming it where that fails.
fn read(path: &Path) -> Result<Vec<u8>, SiteError> {
    std::fs::read(path).map_err(|source| SiteError::Read { path: path.to_owned(), source })
}

/// Reads a text file, naming it where that fails.
fn read_text(path: &Path) -> Result<String, SiteError> {
    std::fs::read_to_string(path).map_err(|source| SiteError::Read { path: path.to_owned(), source })
}

/// Writes a file, naming it where that fails.
fn write(path: &Path, bytes: &[u8]) -> Result<(), SiteError> {
    std::fs::write(path, bytes).map_err(|source| SiteError::Write { path: path.to_owned(), source })
}
