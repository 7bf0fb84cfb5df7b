//! Erasing everything: answers, second copy, worker, caches, here and in other tabs. It asks nothing; the page has asked.

use leptos::prelude::*;

use super::door::Door;
use super::{Access, Book, SaveState, Store};
use crate::platform::storage::Storage;
use crate::platform::{clock, offline};
use crate::record::PREFIX;
use crate::workbook::Workbook;

/// What makes other tabs drop what they hold, and what a start after an interruption goes on from: it is there only while
/// everything is being erased.
pub(super) const ERASE_MARK: &str = "even-keel.erase";

/// The mark in the second copy that everything up to a stamp was erased. Local storage reaches the disk late: what a
/// browser that was killed brings back is erased again by it.
pub(super) const ERASED: &str = "erased";

impl Store {
    /// Removes every entry of ours, readable or not, and forgets it here and in other tabs. How many things remain.
    pub async fn erase(self) -> usize {
        let storage = self.door().map(|door| door.storage());
        if let Some(storage) = storage {
            // Without room for the mark other tabs are told by each entry that goes.
            let _ = storage.write(ERASE_MARK, "1");
        }
        // Locked, nothing is known of what was written, but that it was before now.
        let until = self.peek(Workbook::latest).0.max(clock::now_ms()).to_string();
        self.forget();
        let journal = self.journal.with_value(Clone::clone);
        let copied = journal.is_open() && !journal.clear((ERASED, &until)).await;
        let left = storage.map_or(0, clear);
        // The worker and its files go with the person's own workbook; notes of family's leave the rest as it is.
        let kept = if self.book == Book::Own { offline::remove(&self.base.get_value()).await } else { 0 };
        left + kept + usize::from(copied)
    }

    /// Goes on with erasing where a closed or killed browser stopped it.
    pub(super) fn finish_erasing(self, storage: Storage) {
        if storage.read(ERASE_MARK).is_some() {
            clear(storage);
            self.memory.update_value(|memory| memory.erased = Some(clock::now_ms()));
        }
    }

    /// Drops everything from memory.
    pub(super) fn forget(self) {
        self.memory.set_value(Default::default());
        self.unread.update(|unread| unread.clear());
        self.news.set(None);
        self.undo.set(None);
        self.workbook.set(Workbook::default());
        let door = self.door().map(|door| Door::new(door.storage(), None));
        self.state.set(if door.is_some() { SaveState::Untouched } else { SaveState::Blocked });
        self.door.set_value(door);
        self.set_access(Access::Open);
        self.note_room();
    }
}

/// Removes all entries of ours, the mark last. How many are left.
fn clear(storage: Storage) -> usize {
    let entries = storage.entries(PREFIX);
    let (mark, entries): (Vec<_>, Vec<_>) = entries.into_iter().partition(|(key, _)| key == ERASE_MARK);
    for (key, _) in entries.into_iter().chain(mark) {
        let _ = storage.remove(&key);
    }
    storage.entries(PREFIX).len()
}
