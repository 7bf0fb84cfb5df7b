//! The content compiler: reads `src/content/<lang>/` into a [`Curriculum`], or lists everything that is wrong with it.
//! It never guesses and never writes.
//!
//! ```text
//! files ─ file, toml_error ─ form, sheet, interface ─ Tree ─ lint ─ problems
//!                                                      └─ answer, markdown, prose ─ build ─ Curriculum
//! ```

use chrono::{DateTime, NaiveDate};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::{Curriculum, lint};

pub mod answer;
mod build;
pub mod drawing;
mod file;
pub mod form;
pub mod interface;
pub mod markdown;
pub mod plan;
pub mod prose;
mod report;
pub mod sheet;
mod toml_error;
pub mod tool;
mod tree;

pub use build::{word_count, words_to_read};
pub use drawing::Drawing;
pub use file::{Document, Filed, SourceFile, Text};
pub use report::{FileReading, LIMIT, Report};
pub use tree::{StageFolder, Tree};

/// Something wrong with the content, where it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file.
    pub file: PathBuf,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub fix: String,
}

impl Problem {
    /// A problem on one line of a file.
    pub fn new(file: &Path, line: usize, what: String, fix: String) -> Self {
        Self { file: file.to_owned(), line, what, fix }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n    → {}", self.file.display(), self.line, self.what, self.fix)
    }
}

/// Reads and checks the content of one language, as of today.
///
/// # Errors
/// Everything that is wrong with it, by file and line.
pub fn load(root: &Path) -> Result<(Curriculum, Report), Vec<Problem>> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let seconds = i64::try_from(since.as_secs()).unwrap_or_default();
    load_as_of(root, DateTime::from_timestamp(seconds, 0).unwrap_or_default().date_naive())
}

/// Reads and checks the content of one language, as of a day: no source may have been checked after it.
///
/// # Errors
/// Everything that is wrong with it, by file and line. Checks between files wait until every file can be read, as they
/// would name faults that are not there.
pub fn load_as_of(root: &Path, today: NaiveDate) -> Result<(Curriculum, Report), Vec<Problem>> {
    let mut problems = Vec::new();
    let tree = Tree::read(root, &mut problems);
    let curriculum = if problems.is_empty() { build::curriculum(&tree) } else { None };
    let report = lint::each_file(&tree, today, &mut problems);
    if let Some(curriculum) = &curriculum {
        lint::together(&tree, curriculum, &mut problems);
    }
    match curriculum {
        Some(curriculum) if problems.is_empty() => Ok((curriculum, report)),
        _ => {
            problems.sort();
            problems.dedup();
            Err(problems)
        }
    }
}
