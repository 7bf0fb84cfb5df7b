//! The second copy and local storage brought together at the start: what one has lost comes back from the other. It tells
//! of it only where something was really missing.

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

use super::door::Door;
use super::restoring::UNDO;
use super::{Access, Book, Copied, News, SaveState, Store};
use crate::platform::journal::{Change, Journal};
use crate::platform::{clock, offline};
use crate::record::{Unread, decode_key, encode, encode_key, read_entry};
use crate::seal::{LOCK, LockRecord, SEALED};
use crate::workbook::{Key, Own, Record, Setting, Stamp};

/// How long the start waits for the second copy, in milliseconds. Browsers were seen never to answer.
const PATIENCE: u32 = 2_000;

/// After how many milliseconds without an answer the browser is asked once more: first, and at most. Each time it is given
/// twice as long.
const ASK_AGAIN: u32 = 1_000;
const ASK_AGAIN_LATER: u32 = 8_000;

/// How long without an answer what was written is called saved in one place only, in milliseconds.
const DOUBT_AFTER: u32 = 10_000;

/// How long after the second copy could not be written it is tried again, in milliseconds.
const MEND_AFTER: u32 = 10_000;

/// What one look through the second copy has found.
#[derive(Default)]
struct Found {
    /// What came back from it, and what has to be written because of that.
    back: Vec<Key>,
    /// How late each record there is.
    seen: BTreeMap<Key, Stamp>,
    /// Names of what a newer version wrote: not written over.
    newer: BTreeSet<String>,
    /// What takes the last restore back.
    undo: Option<String>,
    /// What has to change in it.
    changes: Vec<Change>,
}

impl Store {
    /// Opens the second copy, and learns from it what has to be known before anything is shown: whether the workbook was
    /// erased or locked a moment before the browser was killed.
    pub(super) async fn open_second_copy(self) {
        let journal = self.journal.with_value(Clone::clone);
        journal.on_outcome(move |stored| self.hear_of_second_copy(stored));
        let mut reaching = Box::pin(self.reach_second_copy());
        match clock::at_most(PATIENCE, &mut reaching).await {
            Some(lock) => self.settle_lock(lock.as_deref()),
            None => {
                self.memory.update_value(|memory| memory.copied = Copied::Awaited);
                self.settle_lock(None);
                clock::meanwhile(async move {
                    let lock = match clock::at_most(DOUBT_AFTER, &mut reaching).await {
                        Some(lock) => lock,
                        None => {
                            self.doubt();
                            reaching.await
                        }
                    };
                    self.learn_late(lock.as_deref());
                });
            }
        }
    }

    /// Asks for the second copy until the browser answers. The lock that stands in it.
    async fn reach_second_copy(self) -> Option<String> {
        let mut patience = ASK_AGAIN;
        loop {
            // Seen right after a browser had been killed: asked anew it answers.
            if let Some(lock) = clock::at_most(patience, self.ask_second_copy()).await {
                return lock;
            }
            patience = ASK_AGAIN_LATER.min(patience * 2);
        }
    }

    /// Opens the second copy and finishes what was erased. The lock that stands in it.
    async fn ask_second_copy(self) -> Option<String> {
        let journal = self.journal.with_value(Clone::clone);
        if !journal.open(&self.name.get_value()).await {
            if Journal::is_possible() {
                self.doubt();
                self.mend_later();
            }
            return None;
        }
        self.settle_erasing(&journal).await;
        journal.entry(LOCK).await
    }

    /// The second copy has answered after the page was drawn.
    fn learn_late(self, lock: Option<&str>) {
        let before = self.access_now();
        if before == Access::Open {
            self.settle_lock(lock);
        }
        if before != self.access_now() {
            return self.leave();
        }
        self.load();
        self.compare_later();
    }

    /// Brings both copies together once the page is drawn.
    pub(super) fn compare_later(self) {
        clock::meanwhile(async move {
            // Behind a lock there is nothing to compare but a few settings.
            let locked = self.access_now() == Access::Locked;
            let whole = locked || self.compare_now().await;
            if self.is_copied() {
                self.settle_copied(whole);
            }
            if self.book == Book::Own && !locked {
                self.look_for_a_lost_workbook().await;
            }
        });
    }

    /// The same, and waits for it. Whether both are the same then.
    pub(super) async fn compare_now(self) -> bool {
        let journal = self.journal.with_value(Clone::clone);
        let entries = journal.entries().await;
        // The door may have changed meanwhile.
        let Some((door, entries)) = self.door().zip(entries).filter(|_| self.access_now() != Access::Locked) else {
            return false;
        };
        self.settle_taken(&journal, &door).await;
        self.load_rest();
        let changes = self.compare(&door, entries);
        changes.is_empty() || journal.put_all(&changes).await
    }

    /// Whether there is a second copy to bring anything into.
    fn is_copied(self) -> bool {
        self.journal.with_value(Journal::is_open)
    }

    /// Takes in what is later in the second copy. What has to change there: what is later here, and what is stored in
    /// another form than it should be, plain or sealed.
    fn compare(self, door: &Door, entries: Vec<(String, String)>) -> Vec<Change> {
        let was_empty = self.peek(|workbook| workbook.is_empty()) && self.unread.with_untracked(|all| all.is_empty());
        let mut found = Found::default();
        let lock = self.later_lock(entries.iter().find(|(name, _)| name == LOCK).map(|(_, text)| text.as_str()));
        for (stored, text) in entries.into_iter().filter(|(name, _)| name != LOCK) {
            self.look_at_copy(door, stored, text, &mut found);
        }
        let Found { back, seen, newer, undo, mut changes } = found;
        changes.extend(lock);
        self.peek(|workbook| {
            let later = workbook.records().filter(|(key, record)| seen.get(key).is_none_or(|at| *at < record.at));
            let named = later.map(|(key, record)| (encode_key(key), record));
            let ours = named.filter(|(name, _)| !newer.contains(name));
            changes.extend(ours.map(|(name, record)| door.change(&name, &encode(&name, record))));
        });
        if !back.is_empty() {
            self.workbook.notify();
        }
        if was_empty && !back.is_empty() {
            self.news.set(Some(News::Recovered(back.len())));
        }
        self.memory.update_value(|memory| memory.compared = true);
        self.note_unsaved(back);
        self.save_unsaved();
        self.meet_copied_undo(undo.as_deref());
        changes
    }

    /// The lock, if it is later than the one in the second copy: what is sealed there cannot be opened without it.
    fn later_lock(self, copied: Option<&str>) -> Option<Change> {
        let lock = self.lock()?;
        // One that cannot be read may be of a newer version.
        let goes = copied.is_none_or(|text| LockRecord::parse(text).is_ok_and(|copied| copied.at() < lock.at()));
        goes.then(|| (LOCK.to_owned(), Some(lock.text())))
    }

    /// When what stands in both copies alike was written: it is in memory already, and need not be read a second time.
    fn known(self, door: &Door, stored: &str, text: &str) -> Option<(Key, Stamp)> {
        let key = decode_key(stored).ok().filter(|_| !door.is_sealed())?;
        let saved = self.memory.with_value(|memory| !memory.unsaved.contains(&key));
        let alike = saved && door.storage().read(stored).as_deref() == Some(text);
        let at = self.peek(|workbook| workbook.get(&key).map(|record| record.at)).filter(|_| alike)?;
        Some((key, at))
    }

    fn look_at_copy(self, door: &Door, stored: String, text: String, found: &mut Found) {
        if let Some((key, at)) = self.known(door, &stored, &text) {
            found.seen.insert(key, at);
            return;
        }
        let (name, text) = door.open(stored.clone(), text);
        let misplaced = stored != door.stored_name(&name) || (stored.starts_with(SEALED) && !door.is_sealed());
        if misplaced {
            found.changes.push((stored.clone(), None));
        }
        if name == UNDO {
            found.undo = Some(text);
            return;
        }
        match read_entry(&name, &text) {
            Ok((_, record)) if record.at <= self.memory.with_value(|memory| memory.erased_until) => {
                found.changes.push((stored, None));
            }
            Ok((key, record)) => {
                if !misplaced {
                    found.seen.insert(key.clone(), record.at);
                }
                // What a newer build left in local storage counts, not what was there before.
                let kept = self.unread.with_untracked(|unread| matches!(unread.get(&name), Some((Unread::Newer, _))));
                if !kept {
                    found.back.extend(self.recover(key, record));
                }
            }
            Err(_) if misplaced || name.starts_with(SEALED) => {}
            Err(why) => {
                if why == Unread::Newer {
                    found.newer.insert(name.clone());
                }
                self.keep_unread(door, name, why, text);
            }
        }
    }

    /// Takes in a record of the second copy. What has to be written because of that.
    fn recover(self, key: Key, record: Record) -> Vec<Key> {
        if self.holds(&key, &record) {
            self.find(key, record);
            return Vec::new();
        }
        let first = self.memory.with_value(|memory| !memory.compared);
        let none = Own::default();
        let taken = self.workbook.try_update_untracked(|workbook| {
            // Later on nothing is there that this tab could not have heard of.
            self.memory.with_value(|memory| workbook.recover(if first { &memory.own } else { &none }, key, record))
        });
        taken.unwrap_or_default().store
    }

    /// Something in the second copy cannot be read. Where local storage has no more of it, it is kept like anything else
    /// that is unread.
    fn keep_unread(self, door: &Door, name: String, why: Unread, text: String) {
        let readable = door.read(&name).is_some_and(|text| read_entry(&name, &text).is_ok());
        if why == Unread::Newer || !readable {
            self.unread.update(|unread| {
                unread.entry(name).or_insert((why, text));
            });
        }
    }

    /// An attempt to write into the second copy has ended. Where the disk is full local storage goes on saying yes and loses
    /// everything later; that this one says no is the only sign of it.
    fn hear_of_second_copy(self, stored: bool) {
        if stored {
            return;
        }
        if self.state.get_untracked() == SaveState::Untouched {
            self.state.set(SaveState::Doubtful);
        }
        self.doubt();
        self.mend_later();
    }

    /// Whatever was written is in local storage only. Nobody is told before something was.
    fn doubt(self) {
        self.memory.update_value(|memory| memory.copied = Copied::Behind);
        if matches!(self.state.get_untracked(), SaveState::Saved(_) | SaveState::Saving) {
            self.state.set(SaveState::Doubtful);
        }
    }

    /// Both copies were brought together, or could not be.
    fn settle_copied(self, whole: bool) {
        if !whole {
            return self.hear_of_second_copy(false);
        }
        self.memory.update_value(|memory| memory.copied = Copied::Along);
        if matches!(self.state.get_untracked(), SaveState::Doubtful | SaveState::Saving) {
            self.state.set(SaveState::Saved(clock::now_ms()));
        }
    }

    /// Tries again until the second copy holds everything.
    fn mend_later(self) {
        let waiting = self.memory.try_update_value(|memory| std::mem::replace(&mut memory.mending, true));
        if waiting == Some(false) {
            clock::after(MEND_AFTER, move || clock::meanwhile(self.mend()));
        }
    }

    async fn mend(self) {
        self.memory.update_value(|memory| memory.mending = false);
        if self.is_copied() {
            let whole = self.compare_now().await;
            return self.settle_copied(whole);
        }
        let lock = self.reach_second_copy().await;
        if self.is_copied() {
            self.learn_late(lock.as_deref());
        }
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
}
