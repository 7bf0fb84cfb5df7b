//! How a record gets into local storage, and how it is known to be there. It never decides between two records: the
//! workbook does.

use leptos::prelude::*;

use super::door::Door;
use super::{Copied, SaveState, Store};
use crate::platform::clock;
use crate::platform::journal::Change;
use crate::platform::storage::ROOM;
use crate::record::{ASIDE, Unread, encode, encode_key, read_entry};
use crate::workbook::{Edit, Key, Record, Stamp};

/// How long after a write it is looked at again, in milliseconds.
const PROVE_AFTER: u32 = 20_000;

/// How long after a write that the browser refused it is tried again, in milliseconds, if nothing else is written before.
const RETRY_AFTER: u32 = 5_000;

impl Store {
    /// Writes what is not on the device yet. One entry that fails does not keep the others from being tried.
    pub(super) fn save_unsaved(self) {
        let Some(door) = self.door() else { return };
        let unsaved = self.memory.try_update_value(|memory| std::mem::take(&mut memory.unsaved)).unwrap_or_default();
        if unsaved.is_empty() {
            return;
        }
        let mut worst = None;
        let mut lifted = false;
        let mut copied = Vec::new();
        for key in unsaved {
            lifted |= self.lift_taken_out(&door, &key);
            let Err(trouble) = self.save(&door, &key, &mut copied) else { continue };
            worst = worst.or(Some(trouble));
            self.note_unsaved([key]);
        }
        self.journal.with_value(|journal| journal.put(&copied));
        if lifted {
            self.note_taken();
        }
        let good = match self.memory.with_value(|memory| memory.copied) {
            Copied::Along => SaveState::Saved(clock::now_ms()),
            Copied::Awaited => SaveState::Saving,
            Copied::Behind => SaveState::Doubtful,
        };
        self.state.set(worst.unwrap_or(good));
        self.note_room();
        self.prove_later();
        if matches!(worst, Some(SaveState::Unsaved(_))) {
            self.retry_later();
        }
    }

    /// Lifts what says that a record was erased or taken out, if it is saved all the same. Whether something was taken out.
    fn lift_taken_out(self, door: &Door, key: &Key) -> bool {
        let Some(at) = self.peek(|workbook| workbook.get(key).map(|record| record.at)) else { return false };
        self.lift_erasure(at);
        self.lift_taken(&door.stored_name(&encode_key(key)), at)
    }

    fn retry_later(self) {
        let waiting = self.memory.try_update_value(|memory| std::mem::replace(&mut memory.retrying, true));
        if waiting == Some(false) {
            clock::after(RETRY_AFTER, move || {
                self.memory.update_value(|memory| memory.retrying = false);
                self.save_unsaved();
            });
        }
    }

    /// Saves one record, and what it has to make way for. The second copy gets it even where local storage refuses.
    fn save(self, door: &Door, key: &Key, copied: &mut Vec<Change>) -> Result<(), SaveState> {
        let name = encode_key(key);
        let met = self.meet_other_tab(door, &name, copied);
        if met == Err(SaveState::Newer) {
            return met;
        }
        let Some(record) = self.peek(|workbook| workbook.get(key).cloned()) else { return Ok(()) };
        let text = encode(&name, &record);
        copied.push(door.change(&name, &text));
        met?;
        self.put(door, &name, &text)?;
        self.memory.update_value(|memory| {
            memory.unproved.insert(name.clone(), key.clone());
            memory.last = (name, text);
        });
        Ok(())
    }

    /// Looks at what lies under a name before it is written over. Another tab may have written there and this one not have
    /// heard of it: asleep, or too late. What is there then is taken in like anything else that is heard.
    fn meet_other_tab(self, door: &Door, name: &str, copied: &mut Vec<Change>) -> Result<(), SaveState> {
        let Some(there) = door.read(name) else { return Ok(()) };
        if self.memory.with_value(|memory| memory.last.0 == name && memory.last.1 == there) {
            return Ok(());
        }
        match read_entry(name, &there) {
            Ok((key, record)) => {
                let taken = self.workbook.try_update_untracked(|workbook| workbook.meet(key.clone(), record));
                let taken = taken.unwrap_or_default();
                if taken.changed {
                    self.workbook.notify();
                }
                for kept in taken.store.iter().filter(|kept| **kept != key) {
                    self.save(door, kept, copied)?;
                }
            }
            // A newer build in another tab, or damage since the start: either way it is not simply written over.
            Err(why) => self.unread.update(|unread| {
                unread.insert(name.to_owned(), (why, there));
            }),
        }
        self.make_way(door, name, copied)
    }

    /// Looks at what lies under a key that is about to be edited. Also where nothing was heard of it, and the clock was set
    /// back since: the edit is the later of the two. The stamp of what lies there.
    pub(super) fn witness_stored(self, edit: &Edit, key: &Key) -> Stamp {
        let Some(there) = self.stored(key) else { return Stamp::default() };
        self.workbook.update_untracked(|workbook| {
            workbook.witness(there.at);
            self.memory.with_value(|memory| workbook.build_on(&memory.own, edit, &there));
        });
        there.at
    }

    /// What lies in local storage under a key.
    pub(super) fn stored(self, key: &Key) -> Option<Record> {
        let name = encode_key(key);
        let text = self.door()?.read(&name)?;
        read_entry(&name, &text).ok().map(|(_, record)| record)
    }

    /// Puts aside what could not be read under a name. What a newer version wrote makes no way.
    fn make_way(self, door: &Door, name: &str, copied: &mut Vec<Change>) -> Result<(), SaveState> {
        let in_the_way = self.unread.with_untracked(|unread| unread.get(name).cloned());
        match in_the_way {
            Some((Unread::Newer, _)) => Err(SaveState::Newer),
            Some((_, damaged)) => {
                let aside = format!("{ASIDE}{}/{name}", clock::now_ms());
                self.put(door, &aside, &damaged)?;
                copied.push(door.change(&aside, &damaged));
                self.unread.update(|unread| {
                    if let Some(entry) = unread.remove(name) {
                        unread.insert(aside, entry);
                    }
                });
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn put(self, door: &Door, name: &str, text: &str) -> Result<(), SaveState> {
        let before = door.room_of(name);
        door.write(name, text).map_err(SaveState::Unsaved)?;
        self.memory.update_value(|memory| memory.used = (memory.used + door.room_of(name)).saturating_sub(before));
        Ok(())
    }

    pub(super) fn note_room(self) {
        let used = self.memory.with_value(|memory| memory.used);
        let percent = u32::try_from(used * 100 / ROOM).unwrap_or(100);
        if self.room.get_untracked() != percent {
            self.room.set(percent);
        }
    }

    fn prove_later(self) {
        clock::after(PROVE_AFTER, move || self.prove());
    }

    /// Looks whether what was written is there. Storage that says yes and keeps nothing is found out here.
    fn prove(self) {
        let Some(door) = self.door() else { return };
        let unproved = self.memory.try_update_value(|memory| std::mem::take(&mut memory.unproved)).unwrap_or_default();
        let is_lost = |name: &str, key: &Key| {
            let there = door.read(name).and_then(|text| read_entry(name, &text).ok());
            let ours = self.peek(|workbook| workbook.get(key).map(|record| record.at));
            ours > there.map(|(_, record)| record.at)
        };
        let lost: Vec<Key> =
            unproved.into_iter().filter(|(name, key)| is_lost(name, key)).map(|(_, key)| key).collect();
        if lost.is_empty() {
            return;
        }
        self.note_unsaved(lost);
        self.memory.update_value(|memory| memory.last = Default::default());
        self.save_unsaved();
    }
}
