//! Judges the entries of a file: which are records, which are to be kept as they are, which are refused. It stores nothing.

use std::collections::BTreeMap;

use super::{BackupFile, LONGEST_KEY, LONGEST_TEXT};
use crate::record::{ASIDE, PREFIX, Unread, read_entry};
use crate::seal::{LOCK, SEALED, Seal};
use crate::workbook::{Key, Record, Stamp, Workbook};

/// The entries of a file that was read, each judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// When the file was made, in milliseconds since 1970.
    pub made_ms: Option<u64>,
    /// Records that cannot be read: damaged, or sealed with another key. Those lost with their lines are among them.
    pub unreadable: usize,
    /// Entries of other apps, keys that nobody could have written with this app, texts too long: left where they are.
    pub refused: usize,
    pub(super) records: Workbook,
    others: BTreeMap<String, (Unread, String)>,
}

/// The last stamp that is believed of a file. It is well below the last that can be stored, so that edits made after those
/// of a file can be.
const LAST_STAMP: Stamp = Stamp(1 << 52);

/// Whether a file may hold an entry under this key: one of ours, short, of plain signs, and no mark that the app acts on.
pub(super) fn is_ours(key: &str) -> bool {
    let plain = key.len() <= LONGEST_KEY && key.bytes().all(|byte| byte.is_ascii_graphic());
    let kind = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('/')).map(|(kind, _)| kind);
    plain && kind.is_some_and(|kind| !kind.is_empty() && kind.bytes().all(|byte| byte.is_ascii_lowercase()))
}

impl BackupFile {
    /// Judges every entry; sealed ones with the seal that opens them.
    pub fn reading(&self, seal: Option<&Seal>) -> Reading {
        let mut reading = Reading { made_ms: self.made_ms, unreadable: self.lost, ..Reading::default() };
        for (key, text) in &self.entries {
            if !key.starts_with(SEALED) {
                reading.judge(key, text);
                continue;
            }
            match seal.map(|seal| seal.open(key, text)) {
                Some(Ok((key, text))) => reading.judge(&key, &text),
                _ => reading.unreadable += 1,
            }
        }
        reading
    }
}

impl Reading {
    /// The records that can be taken over.
    pub fn records(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.records.records()
    }

    /// What this build cannot read and a later one may, or a person: storage keys and texts, to be stored as they are
    /// where nothing else is. Damaged ones are under the key for what was put aside.
    pub fn others(&self) -> impl Iterator<Item = (&str, Unread, &str)> {
        self.others.iter().map(|(name, (why, text))| (name.as_str(), *why, text.as_str()))
    }

    /// Only the chosen records; and what this build cannot read only if that is chosen too, as nobody knows where it belongs.
    pub fn only(&self, chosen: impl Fn(&Key) -> bool, others: bool) -> Self {
        let mut reading = Self { records: Workbook::default(), others: BTreeMap::new(), ..*self };
        for (key, record) in self.records().filter(|(key, _)| chosen(key)) {
            reading.records.absorb(key.clone(), record.clone());
        }
        if others {
            reading.others.clone_from(&self.others);
        }
        reading
    }

    fn judge(&mut self, key: &str, text: &str) {
        // A copy of a sealed workbook has its lock among its entries; it stays in the file.
        if key == LOCK {
            return;
        }
        if !is_ours(key) || key.starts_with(SEALED) || text.len() > LONGEST_TEXT {
            self.refused += 1;
            return;
        }
        match read_entry(key, text) {
            Ok((key, record)) if record.at <= LAST_STAMP => {
                self.records.absorb(key, record);
            }
            Ok(_) | Err(Unread::Damaged) => self.put_aside(key, text),
            Err(why) => {
                let why = if key.starts_with(ASIDE) { Unread::Damaged } else { why };
                self.unreadable += usize::from(why == Unread::Damaged);
                self.others.insert(key.to_owned(), (why, text.to_owned()));
            }
        }
    }

    /// Keeps a damaged text for a person to look at, under the same name however often the file is read.
    fn put_aside(&mut self, key: &str, text: &str) {
        self.unreadable += 1;
        let name = format!("{ASIDE}{}/{key}", self.made_ms.unwrap_or(0));
        self.others.insert(name, (Unread::Damaged, text.to_owned()));
    }
}
