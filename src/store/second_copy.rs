//! The second copy and local storage brought together at the start: what one has lost comes back from the other. It tells
//! of it only where something was really missing.

use leptos::prelude::*;
use std::collections::BTreeMap;

use super::erasing::ERASED;
use super::restoring::UNDO;
use super::{Access, Book, News, Store};
use crate::backup::Undo;
use crate::platform::{clock, offline};
use crate::record::{ASIDE, PREFIX, encode, encode_key, read_entry};
use crate::seal::{LOCK, LockRecord, SEALED};
use crate::workbook::Setting;

/// How long the start waits for the second copy, in milliseconds. Browsers were seen never to answer.
const PATIENCE: u32 = 1_000;

impl Store {
    /// Opens the second copy, and learns from it what has to be known before anything is shown: whether the workbook was
    /// erased or locked a moment before the browser was killed.
    pub(super) async fn open_second_copy(self) {
        let journal = self.journal.with_value(Clone::clone);
        journal.on_trouble(move |_| self.doubt());
        let opening = async {
            if !journal.open(self.book.names().1).await {
                return None;
            }
            let interrupted = self.memory.try_update_value(|memory| memory.erased.take()).flatten();
            if let Some(until) = interrupted {
                journal.clear((ERASED, &until.to_string())).await;
            }
            if let Some(erased) = journal.mark(ERASED).await
                && self.erase_again(&erased) == 0
            {
                journal.unmark(ERASED);
            }
            journal.entry(LOCK).await
        };
        let lock = clock::at_most(PATIENCE, opening).await.flatten();
        self.settle_lock(lock.as_deref());
    }

    /// Brings both copies together once the page is drawn.
    pub(super) fn compare_later(self) {
        clock::meanwhile(async move {
            if self.access_now() != Access::Locked {
                self.compare_now().await;
                if self.book == Book::Own {
                    self.look_for_a_lost_workbook().await;
                }
            }
        });
    }

    /// The same, and waits for it.
    pub(super) async fn compare_now(self) {
        let journal = self.journal.with_value(Clone::clone);
        if journal.is_open() {
            self.compare(journal.entries().await);
        }
        self.save_unsaved();
    }

    /// Takes in what is later in the second copy, and copies what is later here. What is stored in another form than it
    /// should be, plain or sealed, goes away from there once it was taken in.
    fn compare(self, entries: Vec<(String, String)>) {
        let Some(door) = self.door() else { return };
        let was_empty = self.peek(|workbook| workbook.is_empty()) && self.unread.with_untracked(|all| all.is_empty());
        let mut back = Vec::new();
        let mut seen = BTreeMap::new();
        let mut changes = Vec::new();
        let mut undo = None;
        self.workbook.maybe_update(|workbook| {
            for (stored, text) in entries.into_iter().filter(|(name, _)| name != LOCK) {
                let (name, text) = door.open(stored.clone(), text);
                let misplaced = stored != door.stored_name(&name) || (stored.starts_with(SEALED) && !door.is_sealed());
                if misplaced {
                    changes.push((stored, None));
                }
                if name == UNDO {
                    undo = Some(text);
                    continue;
                }
                let Ok((key, record)) = read_entry(&name, &text) else { continue };
                if !misplaced {
                    seen.insert(key.clone(), record.at);
                }
                if workbook.catch_up(key.clone(), record) {
                    back.push(key);
                }
            }
            !back.is_empty()
        });
        self.peek(|workbook| {
            let later = workbook.records().filter(|(key, record)| seen.get(key).is_none_or(|at| *at < record.at));
            changes.extend(later.map(|(key, record)| {
                let name = encode_key(key);
                door.change(&name, &encode(&name, record))
            }));
        });
        self.journal.with_value(|journal| journal.put(changes));
        if was_empty && !back.is_empty() {
            self.news.set(Some(News::Recovered(back.len())));
        }
        self.memory.update_value(|memory| memory.unsaved.extend(back));
        self.save_unsaved();
        self.meet_copied_undo(undo.as_deref());
    }

    /// Notes that a workbook was begun here; or, where none is left of one that was, says so.
    async fn look_for_a_lost_workbook(self) {
        let base = self.base.get_value();
        if self.peek(|workbook| workbook.setting(Setting::Reader).is_some()) {
            offline::mark_begun(&base).await;
        } else if self.peek(|workbook| workbook.is_empty()) && offline::was_begun(&base).await {
            self.news.set(Some(News::Gone));
        }
    }

    /// Removes entries that came back from the disk after everything was erased: the browser had not got as far. How many
    /// there were.
    fn erase_again(self, erased: &str) -> usize {
        let Some(storage) = self.door().map(|door| door.storage()) else { return 0 };
        let Ok(until) = erased.parse::<u64>() else { return 0 };
        let lock = storage.read(LOCK).and_then(|text| LockRecord::parse(&text).ok());
        let old_lock = lock.is_some_and(|lock| lock.at().0 <= until);
        let old = |name: &str, text: &str| match read_entry(name, text) {
            Ok((_, record)) => record.at.0 <= until,
            Err(_) if name == UNDO => Undo::parse(text).is_none_or(|undo| undo.at().0 <= until),
            Err(_) => name.starts_with(ASIDE) || (old_lock && (name == LOCK || name.starts_with(SEALED))),
        };
        let back = storage.entries(PREFIX).into_iter().filter(|(name, text)| old(name, text));
        let back: Vec<String> = back.map(|(name, _)| name).collect();
        for name in &back {
            // What stays is removed when the person erases again; it is shown meanwhile.
            let _ = storage.remove(name);
        }
        back.len()
    }
}
