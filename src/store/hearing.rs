//! What other tabs do, and how this one takes it in. It writes nothing of its own but what they would lose.

use leptos::prelude::*;

use super::erasing::ERASE_MARK;
use super::restoring::UNDO;
use super::room::OUT_MARK;
use super::{Access, Store};
use crate::platform::clock;
use crate::record::{encode_key, is_always_plain, read_entry};
use crate::seal::{LOCK, LockRecord};
use crate::workbook::{AnswerKey, Edit, Key, Record, Value};

impl Store {
    /// The field of this answer has the focus: what other tabs write there waits, as the field does not show it.
    pub fn hold(self, key: AnswerKey) {
        self.release();
        self.memory.update_value(|memory| memory.held = Some((key, Vec::new())));
    }

    /// The focus has left: the field shows what is kept.
    pub fn release(self) {
        let held = self.memory.try_update_value(|memory| memory.held.take()).flatten();
        let Some((key, records)) = held else { return };
        let place = self.place_of(&key);
        for record in records {
            self.absorb(place.clone(), record);
        }
        self.save_unsaved();
    }

    /// What waits for the field that an edit writes into.
    pub(super) fn take_held(self, key: &Key) -> Vec<(Key, Record)> {
        let taken = self.memory.try_update_value(|memory| match &mut memory.held {
            Some((held, records)) if self.place_of(held) == *key => std::mem::take(records),
            _ => Vec::new(),
        });
        taken.unwrap_or_default().into_iter().map(|record| (key.clone(), record)).collect()
    }

    /// Another tab changed an entry of some name: one of this workbook, of the other, or of somebody else's.
    pub(super) fn hear_event(self, key: Option<String>, text: Option<String>) {
        let Some(storage) = self.door().map(|door| door.storage()) else { return };
        match key {
            None => self.hear(None, text),
            Some(key) => {
                if let Some(name) = storage.name_of(&key) {
                    self.hear(Some(name), text);
                }
            }
        }
    }

    /// Takes in what another tab did.
    fn hear(self, name: Option<String>, text: Option<String>) {
        if self.memory.with_value(|memory| memory.leaving) {
            return;
        }
        match (name, text) {
            (Some(name), Some(mark)) if name == ERASE_MARK => self.hear_of_erasing(&mark),
            (Some(name), text) if name == LOCK => self.hear_of_lock(text.as_deref()),
            (Some(name), text) if name == OUT_MARK => self.hear_of_taking_out(text.is_some()),
            // Somebody cleared the storage behind our back, without an erase. Put ours back.
            (None, _) => self.put_back(|_| true),
            (Some(name), Some(text)) => self.hear_of_entry(name, text),
            (Some(name), None) => {
                let going = self
                    .memory
                    .try_update_value(|memory| memory.going.as_mut().map(|going| going.insert(name.clone())));
                if going.flatten().is_some() {
                    return;
                }
                let Some(door) = self.door() else { return };
                if door.stored_name(UNDO) == name {
                    return self.meet_undo(None);
                }
                self.put_back(|key| door.stored_name(&encode_key(key)) == name);
            }
        }
    }

    fn hear_of_entry(self, name: String, text: String) {
        let Some(door) = self.door() else { return };
        self.load_rest();
        let (name, text) = door.open(name, text);
        if self.access_now() == Access::Locked && !is_always_plain(&name) {
            return;
        }
        if name == UNDO {
            return self.meet_undo(Some(&text));
        }
        let read = read_entry(&name, &text);
        if read.is_ok() && self.unread.with_untracked(|unread| unread.contains_key(&name)) {
            // The other tab has put aside what could not be read.
            self.unread.update(|unread| drop(unread.remove(&name)));
        }
        match read {
            Ok((key, record)) if self.holds(&key, &record) => self.keep_for_later(record),
            Ok((key, record)) => {
                self.absorb(key, record);
                self.save_unsaved();
            }
            // A tab with a newer build may have written it: it is not written over from here.
            Err(why) => self.unread.update(|unread| {
                unread.insert(name, (why, text));
            }),
        }
    }

    /// Whether a record waits for a field that has the focus. An entry that is the same in that field does not.
    pub(super) fn holds(self, key: &Key, record: &Record) -> bool {
        let held = self.memory.with_value(|memory| memory.held.as_ref().map(|(held, _)| held.clone()));
        let Some(held) = held.filter(|held| self.place_of(held) == *key) else { return false };
        match &record.value {
            Some(Value::Entry(entry)) => self.peek(|workbook| workbook.answer(&held) != entry.get(&held.field)),
            _ => true,
        }
    }

    /// Where an answer is stored: by itself or with the rest of its entry.
    fn place_of(self, key: &AnswerKey) -> Key {
        self.peek(|workbook| workbook.key_of(&Edit::Answer(key.clone(), None)))
    }

    fn keep_for_later(self, mut record: Record) {
        // An edit made here from now on is the later one.
        self.workbook.update_untracked(|workbook| workbook.witness(record.at));
        self.memory.update_value(|memory| {
            let Some((_, records)) = &mut memory.held else { return };
            if records.iter().any(|kept| kept.base <= record.at && record.at <= kept.at) {
                return;
            }
            // A row of key presses is one record, made from what there was before the first of them.
            if let Some(at) = records.iter().position(|kept| kept.at == record.base) {
                record.base = records.remove(at).base;
            }
            records.push(record);
        });
    }

    /// Takes a record in that another tab has written.
    fn absorb(self, key: Key, record: Record) {
        self.workbook.maybe_update(|workbook| {
            let taken = self.memory.with_value(|memory| workbook.hear(&memory.own, key.clone(), record));
            self.note_unsaved(taken.store);
            if taken.check && workbook.is_later(&key, self.stored(&key).as_ref()) {
                self.note_unsaved([key]);
            }
            taken.changed
        });
    }

    /// Takes in a record that was found in storage. Nobody is told; that is for the caller.
    pub(super) fn find(self, key: Key, mut record: Record) {
        let unsaved = self.memory.with_value(|memory| memory.unsaved.contains(&key));
        let ours = self.peek(|workbook| workbook.get(&key).map(|ours| ours.at)).unwrap_or_default();
        if self.holds(&key, &record) {
            if record.at > ours {
                // Whoever wrote it has seen ours, if ours was there to be seen.
                record.base = if unsaved { record.base } else { ours };
                self.keep_for_later(record);
            }
            return;
        }
        self.workbook.update_untracked(|workbook| self.note_unsaved(workbook.find(key, record, unsaved).store));
    }

    pub(super) fn note_unsaved(self, keys: impl IntoIterator<Item = Key>) {
        self.memory.update_value(|memory| memory.unsaved.extend(keys));
    }

    fn put_back(self, which: impl Fn(&Key) -> bool) {
        self.load_rest();
        let lost: Vec<Key> =
            self.peek(|workbook| workbook.records().map(|(key, _)| key.clone()).filter(|key| which(key)).collect());
        self.memory.update_value(|memory| {
            memory.unsaved.extend(lost);
            memory.last = Default::default();
        });
        self.save_unsaved();
    }

    /// The page has come back out of the browser's memory.
    pub(super) fn wake(self) {
        let Some(door) = self.door() else { return };
        let state = door.storage().read(LOCK).and_then(|text| LockRecord::parse(&text).ok());
        if (self.access_now() == Access::Open) == state.is_some() {
            return self.leave();
        }
        self.load();
        self.save_unsaved();
        clock::meanwhile(async move {
            // What was erased meanwhile is not in local storage any more; only the second copy says that it was erased.
            let journal = self.journal.with_value(Clone::clone);
            self.settle_erasing(&journal).await;
            self.load();
            self.compare_later();
        });
    }
}
