//! Backup files: everything a person wrote, or parts of it, in one file that damage cannot take as a whole. It touches no
//! storage and no browser.
//!
//! ```text
//! [
//! {"app":"even-keel","backup":1,"made":"2026-11-24T14:02:00Z","count":2,"sum":"5f0c9a11"},
//! {"key":"even-keel.a/goals/goal","record":{"v":2,"t":1795490000000,…,"is":{"text":"Swim"},…},"sum":"c0ffee00"},
//! {"key":"even-keel.l/first-week","record":{"v":2,"t":1795490000001,…,"is":{"done":true},…},"sum":"0badcafe"},
//! {"end":true,"count":2,"sum":"12345678"}
//! ]
//! ```
//!
//! The file as a whole is a JSON array, so any tool reads it. Each entry has a line and a checksum of its own, so a file
//! that was cut or has a flipped bit gives back every other line. Where a passphrase is wanted each entry is sealed by
//! itself, and the header holds the lock.
//!
//! Reading goes in three steps, and none of them writes: [`read`] takes the file apart, [`BackupFile::reading`] judges
//! its entries, [`preview`] compares them with the workbook. [`merge`] then takes them in record by record, the later
//! one winning. So a restore can be repeated, stopped half-way and repeated, or done in any order with the same end.

use thiserror::Error;

use crate::seal::SealError;

mod compare;
mod line;
mod parts;
mod read;
mod reading;
mod undo;
mod write;

pub use compare::{Preview, merge, preview};
pub use parts::{PartOf, part_of, parts};
pub use read::{BackupFile, read};
pub use reading::Reading;
pub use undo::{KEPT_FOR_MS, Reversal, Undo};
pub use write::{Written, entries, write};

/// The version of the file's form that this build writes.
pub const VERSION: u32 = 1;

/// No file larger than this is read, and none is written.
pub const LIMIT: usize = 20 * 1024 * 1024;

/// The most entries in a file.
pub const MOST_ENTRIES: usize = 200_000;

/// The part that the notes of family and friends are, in their copies: they are never taken into a person's own workbook,
/// nor that into them.
pub const FAMILY: &str = "family";

/// The longest storage key, in bytes.
const LONGEST_KEY: usize = 512;

/// The longest stored text, in bytes: more than all of a browser's room for one site holds in English.
const LONGEST_TEXT: usize = 6 * 1024 * 1024;

/// The name that every file of ours carries.
const APP: &str = "even-keel";

/// Why a file gives nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than [`LIMIT`], or has more than [`MOST_ENTRIES`].
    #[error("the file is too large")]
    TooLarge,
    /// It is a file of another app, or of no app.
    #[error("not a backup of this app")]
    NotOurs,
    /// It was made to be read by people, from "Share"; there is nothing in it to restore.
    #[error("made for reading, not for restoring")]
    Export,
    /// It was written by a newer build.
    #[error("written by a newer version")]
    Newer,
    /// It was ours, and no line of it is whole.
    #[error("damaged beyond use")]
    Damaged,
    /// It is sealed, and its lock cannot be used.
    #[error("sealed, and its lock cannot be used: {0}")]
    Lock(#[from] SealError),
}

#[cfg(test)]
mod tests;
