//! Backups: the workbook as a file, and a file taken back into the workbook as one step. What is in a file, and which of two
//! records counts, is decided in `backup` and in the workbook; nothing is asked here.
//!
//! A file that is taken in goes into the second copy in one transaction, with what takes it back. Only then does local
//! storage get it. A browser that is killed before has nothing of it, and one that is killed later gets the rest out of
//! the second copy when it starts.

use leptos::prelude::*;

use super::door::Door;
use super::{Access, Store};
use crate::backup::{self, BackupFile, Preview, ReadError, Reading, Undo};
use crate::platform::journal::Change;
use crate::platform::storage::{ROOM, WriteError};
use crate::platform::{clock, entropy};
use crate::record::{ASIDE, encode, encode_key};
use crate::seal::{Phrase, SealError};
use crate::workbook::{Edit, Key, Setting, Stamp, Workbook};

/// What takes the last restore back. It is no record: it stays on this device and is in no file.
pub(super) const UNDO: &str = "even-keel.undo";

/// Whether a record goes into a file and comes out of it: not those about backups of this device.
pub fn is_carried(key: &Key) -> bool {
    !matches!(key, Key::Setting(Setting::Backup | Setting::BackupReminder))
}

/// The last backup that was made on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastBackup {
    /// When, in milliseconds since 1970.
    pub made_ms: u64,
    /// The latest record that is in it.
    pub up_to: Stamp,
}

impl Store {
    /// Everything as a file a person can keep, in plain text: what cannot be read, too.
    pub fn copy(self) -> String {
        let parts = (self.book == super::Book::Family).then(|| vec![backup::FAMILY.to_owned()]);
        backup::write(clock::now_ms(), parts, self.all_entries(), None).text
    }

    /// The same as a backup file, sealed under the workbook's own passphrase if so wished; none if it is locked, or if
    /// there is no passphrase to seal it with.
    pub fn backup(self, sealed: bool) -> Option<String> {
        self.file_of(sealed, None, self.all_entries())
    }

    /// Only the chosen records as a backup file. `parts` names what was chosen.
    pub fn backup_of(self, sealed: bool, parts: Vec<String>, chosen: impl Fn(&Key) -> bool) -> Option<String> {
        let wanted = |key: &Key| is_carried(key) && chosen(key);
        self.file_of(sealed, Some(parts), self.peek(|workbook| backup::entries(workbook, &wanted)))
    }

    fn file_of(self, sealed: bool, parts: Option<Vec<String>>, entries: Vec<(String, String)>) -> Option<String> {
        if self.access_now() == Access::Locked {
            return None;
        }
        if !sealed {
            return Some(backup::write(clock::now_ms(), parts, entries, None).text);
        }
        let (door, lock) = (self.door()?, self.lock()?);
        let seal = door.seal()?;
        let close = |(name, text): (String, String)| seal.close(&name, &text, entropy::bytes());
        Some(backup::write(clock::now_ms(), parts, entries.into_iter().map(close), Some(&lock)).text)
    }

    /// What taking a file in would do, and whether it would change anything.
    pub fn preview(self, reading: &Reading) -> (Preview, bool) {
        let now = clock::now_ms();
        self.peek(|workbook| {
            let preview = backup::preview(workbook, reading, &is_carried);
            let undo = backup::merge(&mut workbook.clone(), reading, &is_carried, workbook.next_stamp(now));
            let new = |name: &str| self.unread.with_untracked(|unread| !unread.contains_key(name));
            let changes = undo.keys().next().is_some() || reading.others().any(|(name, ..)| new(name));
            (preview, changes)
        })
    }

    /// Every entry under its plain name. What cannot be read is there under its own key, unless something that can be
    /// read has that.
    fn all_entries(self) -> Vec<(String, String)> {
        let mut entries = self.peek(|workbook| backup::entries(workbook, &is_carried));
        let names: std::collections::BTreeSet<String> = entries.iter().map(|(name, _)| name.clone()).collect();
        for (name, (_, text)) in self.unread.get_untracked() {
            let name = if names.contains(&name) { format!("{ASIDE}{}/{name}", clock::now_ms()) } else { name };
            entries.push((name, text));
        }
        entries
    }

    /// The last backup.
    pub fn last_backup(self) -> Option<LastBackup> {
        self.read(last_backup)
    }

    /// The same, read once.
    pub fn last_backup_now(self) -> Option<LastBackup> {
        self.peek(last_backup)
    }

    /// Notes that a backup was made just now of all there is.
    pub fn note_backup(self) {
        self.note_backup_of(clock::now_ms(), self.peek(Workbook::latest));
    }

    fn note_backup_of(self, made_ms: u64, up_to: Stamp) {
        self.edit(Edit::Set(Setting::Backup, Some(format!("{made_ms} {}", up_to.0))));
    }

    /// How many answers and marks are in no backup.
    pub fn not_backed_up(self) -> usize {
        let since = self.last_backup().map_or(Stamp::default(), |last| last.up_to);
        self.read(|workbook| workbook.records().filter(|(key, record)| key.is_work() && record.at > since).count())
    }

    /// Judges what is in a file. A sealed one opens with the passphrase given, or with the workbook's own key.
    ///
    /// # Errors
    /// [`ReadError::Lock`] for a sealed file that neither of them opens.
    pub fn open_backup(self, file: &BackupFile, phrase: Option<&Phrase>) -> Result<Reading, ReadError> {
        if !file.is_sealed() {
            return Ok(file.reading(None));
        }
        let door = self.door();
        if let Some(own) = door.as_ref().and_then(Door::seal).filter(|own| file.opens_with(own)) {
            return Ok(file.reading(Some(own)));
        }
        let seal = file.lock()?.open(phrase.ok_or(SealError::Shut)?)?;
        Ok(file.reading(Some(&seal)))
    }

    /// Takes a file in: all of it, or nothing. How many records it changed.
    ///
    /// # Errors
    /// [`WriteError`] if there is not enough room, or the browser refused; then nothing is changed.
    pub async fn take_in(self, reading: &Reading) -> Result<usize, WriteError> {
        let door = self.door().filter(|_| self.access_now() != Access::Locked).ok_or(WriteError::Refused)?;
        let was_new = self.peek(|workbook| !workbook.records().any(|(key, _)| key.is_work()));
        // By the clock, and not by the stamps, which may be far ahead: it says until when this can be taken back.
        let at = Stamp(clock::now_ms());
        let mut after = self.peek(Workbook::clone);
        let undo = backup::merge(&mut after, reading, &is_carried, at);
        let mut entries: Vec<(String, String)> = undo.keys().filter_map(|key| entry(&after, &key)).collect();
        let others = self.unknown_here(&door, reading);
        entries.extend(others.iter().cloned());
        self.has_room_for(&entries, &undo)?;
        let before = self.undo.get_untracked();
        door.write(UNDO, &undo.text())?;
        entries.push((UNDO.to_owned(), undo.finished().text()));
        let changes: Vec<Change> = entries.iter().map(|(name, text)| door.change(name, text)).collect();
        let journal = self.journal.with_value(Clone::clone);
        if journal.is_open() && !journal.put_all(&changes).await {
            self.keep_undo(before);
            return Err(WriteError::Refused);
        }
        Ok(self.take_in_here(&door, reading, &others, (at, was_new)))
    }

    /// The same for local storage and memory, once it is in the second copy. What was written meanwhile is met as always.
    fn take_in_here(
        self,
        door: &Door,
        reading: &Reading,
        others: &[(String, String)],
        (at, was_new): (Stamp, bool),
    ) -> usize {
        let merged = self.workbook.try_update(|workbook| backup::merge(workbook, reading, &is_carried, at));
        let Some(undo) = merged.map(Undo::finished) else { return 0 };
        self.memory.update_value(|memory| memory.unsaved.extend(undo.keys()));
        for (name, text) in others {
            // It is in the second copy and in the file; the next backup has it from memory.
            let _ = door.write(name, text);
        }
        self.unread.update(|unread| {
            let kept = reading.others().filter(|(name, ..)| others.iter().any(|(other, _)| other == name));
            unread.extend(kept.map(|(name, why, text)| (name.to_owned(), (why, text.to_owned()))));
        });
        self.save_unsaved();
        let count = undo.count();
        self.keep_undo(Some(undo));
        if let Some(made_ms) = reading.made_ms.filter(|_| was_new) {
            self.note_backup_of(made_ms, self.peek(Workbook::latest));
        }
        count
    }

    /// What a file holds that no build so far can read, and nothing lies in its place here.
    fn unknown_here(self, door: &Door, reading: &Reading) -> Vec<(String, String)> {
        let others = reading.others().filter(|(name, ..)| {
            door.read(name).is_none() && self.unread.with_untracked(|unread| !unread.contains_key(*name))
        });
        others.map(|(name, _, text)| (name.to_owned(), text.to_owned())).collect()
    }

    fn has_room_for(self, entries: &[(String, String)], undo: &Undo) -> Result<(), WriteError> {
        let units = |text: &str| text.encode_utf16().count();
        let more: usize = entries.iter().map(|(name, text)| units(name) + units(text)).sum();
        self.measure_room();
        let used = self.memory.with_value(|memory| memory.used);
        if used + more + units(&undo.text()) > ROOM { Err(WriteError::Full) } else { Ok(()) }
    }

    /// The last restore, as long as it can be taken back.
    pub fn restored(self) -> Option<Undo> {
        self.undo.get().filter(|undo| undo.is_open(clock::now_ms()))
    }

    /// Takes the last restore back. How many records have the value again that they had, and how many stay as they are
    /// since the person has edited them.
    pub fn undo_restore(self) -> (usize, usize) {
        let Some(undo) = self.undo.get_untracked().filter(|_| self.access_now() != Access::Locked) else {
            return (0, 0);
        };
        let reversal = self.peek(|workbook| undo.reversal(workbook, clock::now_ms()));
        let is_shown = |key: &Key| !key.is_earlier();
        let back = reversal.records.iter().filter(|(key, _)| is_shown(key)).count();
        let stays = reversal.stays.iter().filter(|key| is_shown(key)).count();
        self.workbook.update(|workbook| {
            for (key, record) in reversal.records {
                let changed = workbook.absorb(key, record);
                self.memory.update_value(|memory| memory.unsaved.extend(changed));
            }
        });
        self.save_unsaved();
        self.keep_undo(None);
        (back, stays)
    }

    /// Stores what takes a restore back, or removes it, here and in the second copy.
    fn keep_undo(self, undo: Option<Undo>) {
        let Some(door) = self.door() else { return };
        let change = match &undo {
            Some(undo) => {
                // Where there is no room for it any more, the second copy has it.
                let _ = door.write(UNDO, &undo.text());
                door.change(UNDO, &undo.text())
            }
            None => {
                let _ = door.storage().remove(&door.stored_name(UNDO));
                (door.stored_name(UNDO), None)
            }
        };
        self.journal.with_value(|journal| journal.put(&[change]));
        self.undo.set(undo);
    }

    /// Meets what takes a restore back: in local storage, in the second copy, or written by another tab.
    pub(super) fn meet_undo(self, text: Option<&str>) {
        self.undo.set(text.and_then(Undo::parse));
    }

    /// Lets go of what takes a restore back after its time.
    pub(super) fn drop_old_undo(self) {
        let old = self.undo.with_untracked(|undo| undo.as_ref().is_some_and(|undo| !undo.is_open(clock::now_ms())));
        if old {
            self.keep_undo(None);
        }
    }

    /// The second copy holds it only together with everything that was taken in, which is here now.
    pub(super) fn meet_copied_undo(self, text: Option<&str>) {
        let copied = text.and_then(Undo::parse);
        let ours = self.undo.get_untracked();
        match (ours, copied) {
            (None, Some(copied)) => self.keep_undo(Some(copied)),
            (Some(ours), Some(copied)) if copied.at() >= ours.at() && ours.was_cut_off() => {
                self.keep_undo(Some(copied))
            }
            _ => {}
        }
        self.drop_old_undo();
    }
}

fn last_backup(workbook: &Workbook) -> Option<LastBackup> {
    let (made, up_to) = workbook.setting(Setting::Backup)?.split_once(' ')?;
    Some(LastBackup { made_ms: made.parse().ok()?, up_to: Stamp(up_to.parse().ok()?) })
}

/// The entry of a record.
pub(super) fn entry(workbook: &Workbook, key: &Key) -> Option<(String, String)> {
    let name = encode_key(key);
    let text = encode(&name, workbook.get(key)?);
    Some((name, text))
}
