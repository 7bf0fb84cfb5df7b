//! Takes a file apart that may be a backup, whole or damaged or hostile. It believes nothing and changes nothing.
//!
//! Three forms are read: the one that [`write`](super::write) makes, and two older ones that are the same,
//! `{ "app": "even-keel", "entries": { key: text } }`, from "Download a copy" and from the rescue page.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::DateTime;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::line::{self, Header, Line};
use super::{APP, FAMILY, LIMIT, MOST_ENTRIES, ReadError, VERSION};
use crate::record::{FAMILY_PREFIX, PREFIX};
use crate::seal::{LOCK, LockRecord, SEALED, Seal, SealError};

/// What is in a file, before anything of it is judged. Sealed entries are still sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct BackupFile {
    /// When it was made, in milliseconds since 1970.
    pub made_ms: Option<u64>,
    /// The parts that were chosen for it; none if all, or unknown.
    pub parts: Option<Vec<String>>,
    /// How many entries of the workbook had no room in it.
    pub left_out: usize,
    /// Entries that are lost: cut off or damaged.
    pub lost: usize,
    /// Whether the file is exactly as it was written.
    pub whole: bool,
    pub(super) entries: Vec<(String, String)>,
    lock: Option<Result<LockRecord, SealError>>,
}

/// Reads a file.
///
/// # Errors
/// [`ReadError`] if there is nothing in it to take over.
pub fn read(bytes: &[u8]) -> Result<BackupFile, ReadError> {
    if bytes.len() > LIMIT {
        return Err(ReadError::TooLarge);
    }
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    let text = std::str::from_utf8(bytes).ok();
    if let Some(marks) = text.and_then(|text| serde_json::from_str::<Marks>(text).ok()) {
        return simple(marks);
    }
    let mut found = Found::default();
    match text.and_then(|text| serde_json::from_str::<Vec<&RawValue>>(text).ok()) {
        Some(values) => values.into_iter().for_each(|value| found.take_value(value.get())),
        None => {
            found.broken = true;
            bytes.split(|byte| *byte == b'\n').for_each(|line| found.take_line(line));
        }
    }
    found.file(bytes)
}

/// A file that is one JSON object: of the older form, of the form for people, or of somebody else.
#[derive(Deserialize)]
struct Marks {
    app: Option<String>,
    entries: Option<BTreeMap<String, Option<String>>>,
    export: Option<u32>,
}

fn simple(marks: Marks) -> Result<BackupFile, ReadError> {
    if marks.app.as_deref() != Some(APP) {
        return Err(ReadError::NotOurs);
    }
    if marks.export.is_some() {
        return Err(ReadError::Export);
    }
    let entries = marks.entries.ok_or(ReadError::Damaged)?;
    let count = entries.len();
    let entries: Vec<_> = entries.into_iter().filter_map(|(key, text)| Some((key, text?))).collect();
    let lost = count - entries.len();
    Found { entries, ..Found::default() }.with(None, lost, lost == 0)
}

/// What was found so far.
#[derive(Default)]
struct Found {
    header: Option<Header>,
    entries: Vec<(String, String)>,
    end: Option<usize>,
    /// Places that were of ours once and are not readable now.
    unreadable: usize,
    broken: bool,
}

impl Found {
    fn take_value(&mut self, object: &str) {
        match line::read(object) {
            Some(Line::Header(header)) if self.header.is_none() => self.header = Some(header),
            Some(Line::Entry(key, text)) => self.entries.push((key, text)),
            Some(Line::End(count)) if self.end.is_none() => self.end = Some(count),
            _ => {
                self.broken = true;
                self.unreadable += usize::from(object.contains(PREFIX));
            }
        }
    }

    /// A line of a file that is no JSON any more: one object, or several if what stood between them is damaged.
    fn take_line(&mut self, line: &[u8]) {
        let text = String::from_utf8_lossy(line);
        let mut rest = &*text;
        while let Some((object, behind)) = first_object(rest) {
            self.take_value(object);
            rest = behind;
        }
        if rest.contains(PREFIX) {
            // The older form has no checksums: what is not even text any more is not believed.
            match of_the_older_form(rest) {
                Some(entry) if matches!(text, Cow::Borrowed(_)) => self.entries.push(entry),
                _ => self.unreadable += 1,
            }
        }
    }

    fn file(self, bytes: &[u8]) -> Result<BackupFile, ReadError> {
        if let Some(header) = &self.header {
            if header.app != APP {
                return Err(ReadError::NotOurs);
            }
            if header.backup > VERSION {
                return Err(ReadError::Newer);
            }
        } else if self.entries.is_empty() {
            return Err(stranger(bytes));
        }
        let count = self.header.as_ref().map(|header| header.count).or(self.end);
        let lost = count.map_or(self.unreadable, |count| count.saturating_sub(self.entries.len()));
        let ends = self.end.is_some() && self.end == self.header.as_ref().map(|header| header.count);
        let whole = !self.broken && ends && count == Some(self.entries.len());
        if self.entries.is_empty() && !whole {
            return Err(ReadError::Damaged);
        }
        let mut found = self;
        let header = found.header.take();
        found.with(header, lost, whole)
    }

    fn with(self, header: Option<Header>, lost: usize, whole: bool) -> Result<BackupFile, ReadError> {
        if self.entries.len() > MOST_ENTRIES {
            return Err(ReadError::TooLarge);
        }
        let own_lock = self.entries.iter().find(|(key, _)| key == LOCK).map(|(_, text)| LockRecord::parse(text));
        let mut file =
            BackupFile { made_ms: None, parts: None, left_out: 0, lost, whole, entries: self.entries, lock: own_lock };
        if let Some(header) = header {
            file.made_ms = milliseconds(&header.made);
            file.parts = header.parts;
            file.left_out = header.left_out;
            file.lock = header.lock.map(|lock| LockRecord::parse(lock.get())).or(file.lock);
        }
        Ok(file)
    }
}

/// The first JSON object in a line, and what is behind it.
fn first_object(line: &str) -> Option<(&str, &str)> {
    let from = &line[line.find('{')?..];
    let mut values = serde_json::Deserializer::from_str(from).into_iter::<&RawValue>();
    let object = values.next()?.ok()?.get();
    Some((object, from.get(values.byte_offset()..)?))
}

/// An entry of the older form that stands on a line of its own, as both of its writers set it.
fn of_the_older_form(line: &str) -> Option<(String, String)> {
    let pair = line.trim().trim_end_matches(',');
    serde_json::from_str::<BTreeMap<String, String>>(&format!("{{{pair}}}")).ok()?.pop_first()
}

/// What to say of a file in which nothing of ours was found.
fn stranger(bytes: &[u8]) -> ReadError {
    let text = String::from_utf8_lossy(bytes);
    // A later form may have other lines. It is only believed where no line of this form is there.
    let newer = || {
        let version = text.split_once("\"backup\":").map(|(_, rest)| rest.trim_start());
        let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).collect::<String>();
        version.and_then(|rest| digits(rest).parse::<u32>().ok()).is_some_and(|version| version > VERSION)
    };
    match text.contains(APP) {
        true if newer() => ReadError::Newer,
        true => ReadError::Damaged,
        false => ReadError::NotOurs,
    }
}

fn milliseconds(made: &str) -> Option<u64> {
    u64::try_from(DateTime::parse_from_rfc3339(made).ok()?.timestamp_millis()).ok()
}

impl BackupFile {
    /// The notes of family and friends in it, if it holds any: all of a copy of theirs, and what the rescue page's file has of
    /// them beside the rest.
    pub fn of_family(&self) -> Option<Self> {
        if self.is_copy_of_family() {
            return Some(self.clone());
        }
        let theirs = |(key, text): &(String, String)| {
            Some((format!("{PREFIX}{}", key.strip_prefix(FAMILY_PREFIX)?), text.clone()))
        };
        let entries: Vec<_> = self.entries.iter().filter_map(theirs).collect();
        (!entries.is_empty()).then(|| Self { entries, lock: None, ..self.clone() })
    }

    /// Whether it holds anything of a person's own workbook.
    pub fn is_own(&self) -> bool {
        !self.is_copy_of_family() && self.entries.iter().any(|(key, _)| key.starts_with(PREFIX))
    }

    fn is_copy_of_family(&self) -> bool {
        self.parts.as_ref().is_some_and(|parts| parts.iter().any(|part| part == FAMILY))
    }

    /// How many entries are in it.
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Whether a passphrase is needed for any of it.
    pub fn is_sealed(&self) -> bool {
        self.entries.iter().any(|(key, _)| key.starts_with(SEALED))
    }

    /// The lock of a sealed file.
    ///
    /// # Errors
    /// [`ReadError::Lock`] if it has none that can be used. A seal that is open already may still open the file.
    pub fn lock(&self) -> Result<&LockRecord, ReadError> {
        match &self.lock {
            Some(Ok(lock)) => Ok(lock),
            Some(Err(why)) => Err(ReadError::Lock(*why)),
            None => Err(ReadError::Lock(SealError::Shut)),
        }
    }

    /// Whether a seal that is open, the workbook's own for one, opens this file.
    pub fn opens_with(&self, seal: &Seal) -> bool {
        self.entries.iter().any(|(key, text)| seal.open(key, text).is_ok())
    }
}
