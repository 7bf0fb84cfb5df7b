//! Erasing everything: answers, second copy, worker, caches, here and in other tabs. It asks nothing; the page has asked.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::door::Door;
use super::restoring::UNDO;
use super::{Access, Book, Memory, News, SaveState, Store};
use crate::order;
use crate::platform::journal::Journal;
use crate::platform::storage::{Storage, WriteError};
use crate::platform::{clock, document, offline};
use crate::record::{PREFIX, checksum, read_entry};
use crate::seal::{LOCK, LockRecord, SEALED};
use crate::workbook::{Key, Stamp, Workbook};

/// What makes other tabs drop what they hold, and what a start after an interruption goes on from: it is there only while
/// everything is being erased.
pub(super) const ERASE_MARK: &str = "even-keel.erase";

/// The mark in the second copy that everything up to a stamp was erased. Local storage reaches the disk late: what a
/// browser that was killed brings back is erased again by it.
const ERASED: &str = "erased";

/// How long after erasing something may still come back from the disk, in milliseconds.
const COMES_BACK: u64 = 24 * 60 * 60 * 1000;

/// What was erased, as a mark says it. It holds no word of a person's.
#[derive(Serialize, Deserialize)]
struct Erased {
    /// All records up to this one.
    until: Stamp,
    /// What could not be read, by checksum of key and text.
    unread: Vec<String>,
    /// When, or when something came back last.
    at: u64,
}

impl Erased {
    /// Everything that is in storage now and up to a stamp.
    fn all(storage: Option<Storage>, until: Stamp) -> Self {
        let entries = storage.map(|storage| storage.entries(PREFIX)).unwrap_or_default();
        let unread = entries.iter().filter(|(name, text)| read_entry(name, text).is_err() && !name.starts_with(SEALED));
        Self { until, unread: unread.map(|(name, text)| checksum(name, text)).collect(), at: clock::now_ms() }
    }

    fn text(&self) -> String {
        // Numbers and short texts always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Removes from storage what was erased. How many entries that were.
    fn sweep(&self, storage: Storage) -> usize {
        let lock = storage.read(LOCK).and_then(|text| LockRecord::parse(&text).ok());
        let old_lock = lock.is_some_and(|lock| lock.at() <= self.until);
        let old = |name: &str, text: &str| match read_entry(name, text) {
            Ok((_, record)) => record.at <= self.until,
            Err(_) if name == UNDO => true,
            Err(_) if name == LOCK || name.starts_with(SEALED) => old_lock,
            Err(_) => name != ERASE_MARK && self.unread.contains(&checksum(name, text)),
        };
        let back: Vec<(String, String)> =
            storage.entries(PREFIX).into_iter().filter(|(name, text)| old(name, text)).collect();
        for (name, _) in &back {
            // What stays is removed when the person erases again; it is shown meanwhile.
            let _ = storage.remove(name);
        }
        back.len()
    }
}

impl Store {
    /// Removes every entry of ours, readable or not, and forgets it here and in other tabs. How many things remain.
    pub async fn erase(self) -> usize {
        self.load_rest();
        let storage = self.door().map(|door| door.storage());
        // Locked, nothing is known of what was written, but that it was before now.
        let until = self.peek(|workbook| workbook.next_stamp(clock::now_ms()));
        let erased = Erased::all(storage, until);
        let mark = erased.text();
        if let Some(storage) = storage {
            announce(storage, &mark);
        }
        self.forget();
        self.note_erased(&erased);
        let journal = self.journal.with_value(Clone::clone);
        let copied = Journal::is_possible() && storage.is_some() && !journal.clear((ERASED, &mark)).await;
        let left = storage.map_or(0, |storage| clear(storage, copied));
        // The worker and its files go with the person's own workbook; notes of family's leave the rest as it is.
        let kept = if self.book == Book::Own { offline::remove(&self.base.get_value()).await } else { 0 };
        left + kept
    }

    /// Goes on with erasing where a closed or killed browser stopped it, or where the second copy could not be reached.
    pub(super) fn finish_erasing(self, storage: Storage) {
        if let Some(erased) = storage.read(ERASE_MARK).and_then(|text| serde_json::from_str::<Erased>(&text).ok()) {
            erased.sweep(storage);
            self.note_erased(&erased);
        }
    }

    /// The second copy is open: it is cleared if it could not be before, and what has come back from the disk is erased
    /// again.
    pub(super) async fn settle_erasing(self, journal: &Journal) {
        let Some(storage) = self.door().map(|door| door.storage()) else { return };
        if let Some(mark) = storage.read(ERASE_MARK)
            && journal.clear((ERASED, &mark)).await
        {
            let _ = storage.remove(ERASE_MARK);
        }
        let mark = journal.mark(ERASED).await;
        let Some(mut erased) = mark.and_then(|text| serde_json::from_str::<Erased>(&text).ok()) else { return };
        self.note_erased(&erased);
        if erased.sweep(storage) > 0 {
            erased.at = clock::now_ms();
            journal.set_mark(ERASED, &erased.text());
        } else if clock::now_ms().saturating_sub(erased.at) > COMES_BACK {
            journal.unmark(ERASED);
        }
    }

    /// Drops what was erased, if it has been taken in, and lets nothing new look older than it.
    fn note_erased(self, erased: &Erased) {
        self.memory.update_value(|memory| memory.erased_until = memory.erased_until.max(erased.until));
        let gone = self.workbook.try_update_untracked(|workbook| {
            workbook.witness(erased.until);
            let old = workbook.records().filter(|(_, record)| record.at <= erased.until);
            let old: Vec<Key> = old.map(|(key, _)| key.clone()).collect();
            old.iter().for_each(|key| workbook.remove(key));
            old.len()
        });
        if gone.is_some_and(|gone| gone > 0) {
            self.workbook.notify();
            document::let_go();
            self.news.set(Some(News::Erased));
        }
    }

    /// Something is being stored that is as old as what was erased: it was brought back on purpose, and stays.
    pub(super) fn lift_erasure(self, at: Stamp) {
        if at <= self.memory.with_value(|memory| memory.erased_until) {
            self.memory.update_value(|memory| memory.erased_until = Stamp::default());
            self.journal.with_value(|journal| journal.unmark(ERASED));
        }
    }

    /// Another tab erases everything: it is dropped from memory, and that is said. What a field with the focus shows goes
    /// too.
    pub(super) fn hear_of_erasing(self, mark: &str) {
        self.forget();
        if let Ok(erased) = serde_json::from_str::<Erased>(mark) {
            self.note_erased(&erased);
        }
        document::let_go();
        self.news.set(Some(News::Erased));
    }

    /// Drops everything from memory but how late it was: what is written from now on is later.
    fn forget(self) {
        let latest = self.peek(Workbook::latest);
        self.memory.update_value(|memory| {
            let Memory { compared, erased_until, copied, .. } = *memory;
            *memory = Memory { compared, erased_until, copied, ..Memory::default() };
        });
        self.unread.update(|unread| unread.clear());
        self.news.set(None);
        self.undo.set(None);
        let mut empty = Workbook::default();
        empty.witness(latest);
        self.workbook.set(empty);
        let door = self.door().map(|door| Door::new(door.storage(), None));
        self.state.set(if door.is_some() { SaveState::Untouched } else { SaveState::Blocked });
        self.door.set_value(door);
        self.set_access(Access::Open);
        self.note_room();
    }
}

/// Leaves the mark for other tabs and for the next start. Where there is no room for it, entries make some, the largest
/// first: they go in a moment anyway.
fn announce(storage: Storage, mark: &str) {
    if storage.write(ERASE_MARK, mark) != Err(WriteError::Full) {
        return;
    }
    let mut entries = storage.entries(PREFIX);
    order::sort_by_key(&mut entries, |(_, text)| std::cmp::Reverse(text.len()));
    for (name, _) in entries.iter().filter(|(name, _)| name != LOCK) {
        // Emptied and not removed: other tabs would put it back.
        let _ = storage.write(name, "");
        if storage.write(ERASE_MARK, mark).is_ok() {
            return;
        }
    }
}

/// Removes all entries of ours, the mark last, unless it is still needed. How many are left.
fn clear(storage: Storage, keep_mark: bool) -> usize {
    for (name, _) in storage.entries(PREFIX).into_iter().filter(|(name, _)| name != ERASE_MARK) {
        let _ = storage.remove(&name);
    }
    if !keep_mark {
        let _ = storage.remove(ERASE_MARK);
    }
    storage.entries(PREFIX).len()
}
