//! How a record gets into local storage, and how it is known to be there. It never decides between two records: the
//! workbook does.

use leptos::prelude::*;

use super::door::Door;
use super::{SaveState, Store};
use crate::platform::clock;
use crate::platform::journal::Change;
use crate::platform::storage::{ROOM, WriteError};
use crate::record::{ASIDE, Unread, encode, encode_key, read_entry};
use crate::workbook::{Key, Record};

/// How long after a write it is looked at again, in milliseconds.
const PROVE_AFTER: u32 = 20_000;

impl Store {
    /// Writes what is not on the device yet. One entry that fails does not keep the others from being tried.
    pub(super) fn save_unsaved(self) {
        let Some(door) = self.door() else { return };
        let unsaved = self.memory.try_update_value(|memory| std::mem::take(&mut memory.unsaved)).unwrap_or_default();
        if unsaved.is_empty() {
            return;
        }
        let mut worst = None;
        let mut copied = Vec::new();
        for key in unsaved {
            let Err(trouble) = self.save(&door, &key, &mut copied) else { continue };
            worst = worst.or(Some(trouble));
            self.memory.update_value(|memory| memory.unsaved.extend([key]));
        }
        self.journal.with_value(|journal| journal.put(copied));
        let doubtful = self.state.get_untracked() == SaveState::Doubtful;
        let good = if doubtful { SaveState::Doubtful } else { SaveState::Saved(clock::now_ms()) };
        self.state.set(worst.unwrap_or(good));
        self.note_room();
        self.prove_later();
    }

    /// Saves one record, and what it has to make way for. The second copy gets it even where local storage refuses.
    fn save(self, door: &Door, key: &Key, copied: &mut Vec<Change>) -> Result<(), SaveState> {
        let name = encode_key(key);
        self.meet_other_tab(door, &name, copied)?;
        let Some(record) = self.peek(|workbook| workbook.get(key).cloned()) else { return Ok(()) };
        let text = encode(&name, &record);
        copied.push(door.change(&name, &text));
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
                if self.peek(|workbook| is_news(workbook.get(&key), &record)) {
                    let kept = self.workbook.try_update(|workbook| workbook.absorb(key.clone(), record));
                    for key in kept.unwrap_or_default().into_iter().filter(|changed| *changed != key) {
                        self.save(door, &key, copied)?;
                    }
                }
            }
            // A newer build in another tab, or damage since the start: either way it is not simply written over.
            Err(why) => self.unread.update(|unread| {
                unread.insert(name.to_owned(), (why, there));
            }),
        }
        self.make_way(door, name)
    }

    /// Puts aside what could not be read under a name. What a newer version wrote makes no way.
    fn make_way(self, door: &Door, name: &str) -> Result<(), SaveState> {
        let in_the_way = self.unread.with_untracked(|unread| unread.get(name).cloned());
        match in_the_way {
            Some((Unread::Newer, _)) => Err(SaveState::Newer),
            Some((_, damaged)) => {
                let aside = format!("{ASIDE}{}/{name}", clock::now_ms());
                self.put(door, &aside, &damaged)?;
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

    /// The second copy could not be written. Where the disk is full local storage goes on saying yes and loses everything
    /// later; this is the only sign of it.
    pub(super) fn doubt(self) {
        if matches!(self.state.get_untracked(), SaveState::Saved(_) | SaveState::Untouched) {
            self.state.set(SaveState::Doubtful);
        }
    }

    fn prove_later(self) {
        clock::after(PROVE_AFTER, move || self.prove());
    }

    /// Looks whether what was written is there. Storage that says yes and keeps nothing is found out here.
    fn prove(self) {
        let Some(door) = self.door() else { return };
        let unproved = self.memory.try_update_value(|memory| std::mem::take(&mut memory.unproved)).unwrap_or_default();
        let lost: Vec<(String, Key)> = unproved
            .into_iter()
            .filter(|(name, key)| {
                let there = door.read(name).and_then(|text| read_entry(name, &text).ok());
                let ours = self.peek(|workbook| workbook.get(key).map(|record| record.at));
                ours > there.map(|(_, record)| record.at)
            })
            .collect();
        if lost.is_empty() {
            return;
        }
        let again = lost.iter().map(|(_, key)| key.clone());
        self.memory.update_value(|memory| {
            memory.unsaved.extend(again);
            memory.last = Default::default();
        });
        self.save_unsaved();
        if lost.iter().any(|(name, _)| door.read(name).is_none()) {
            self.memory.update_value(|memory| memory.unsaved.extend(lost.into_iter().map(|(_, key)| key)));
            self.state.set(SaveState::Unsaved(WriteError::Refused));
        }
    }
}

/// Whether a record found in storage is one that ours was not made from.
fn is_news(ours: Option<&Record>, there: &Record) -> bool {
    ours.is_none_or(|ours| there.at > ours.base && there.at != ours.at)
}
