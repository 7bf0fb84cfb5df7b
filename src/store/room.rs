//! Making room: what takes it, and taking out what a person has as a file. Nothing goes that was not handed over before.
//!
//! Taking out is one transaction of the second copy, which also notes what went; local storage follows. A browser that is
//! killed in between, or brings back from the disk what was gone already, goes on from that note at the next start.

use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::door::Door;
use super::restoring::entry;
use crate::backup;
use crate::curriculum::Curriculum;
use crate::platform::journal::{Change, Journal};
use crate::platform::storage::{ROOM, Storage, WriteError};
use crate::platform::{clock, file};
use crate::record::encode_key;
use crate::workbook::room::{Amount, Bundle, Offer, Pile};
use crate::workbook::{Key, Record, Stamp};

/// What tells other tabs that entries go on purpose: it is there only while they do.
pub(super) const OUT_MARK: &str = "even-keel.out";

/// The mark in the second copy of what was taken out.
pub(super) const TAKEN: &str = "taken";

/// How long after it was taken out something may still come back from the disk, in milliseconds.
const COMES_BACK: u64 = 24 * 60 * 60 * 1000;

/// What was taken out, by the names under which it was stored. What is later than its stamp is not meant.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct TakenOut {
    /// When, or when something came back last.
    at: u64,
    entries: BTreeMap<String, Stamp>,
}

impl TakenOut {
    fn read(mark: Option<&str>) -> Self {
        mark.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    fn text(&self) -> String {
        // Names and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    fn has(&self, name: &str, at: Stamp) -> bool {
        self.entries.get(name).is_some_and(|until| at <= *until)
    }
}

/// What takes the room in this browser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piles {
    /// The workbook's own entries, by what they are about.
    pub ours: BTreeMap<Pile, Amount>,
    /// Entries that could not be read.
    pub unread: Amount,
    /// Everything else on this origin; its entries are nobody's to count.
    pub other: usize,
}

/// Records that the person has as a file.
#[derive(Clone, Debug)]
pub struct HandedOver(Bundle);

impl HandedOver {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What came of taking out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// So many entries are gone.
    pub removed: usize,
    /// So many were changed meanwhile, and stayed.
    pub kept: usize,
}

/// How much of the browser's room so many units are, in percent.
pub fn percent(units: usize) -> usize {
    units * 100 / ROOM
}

impl Store {
    /// What takes the room.
    pub fn piles(self) -> Piles {
        let Some(door) = self.door() else { return Piles::default() };
        let ours = self.read(|workbook| workbook.piles(|key, _| door.room_of(&encode_key(key))));
        let unread = self.unread();
        let unread = Amount { count: unread.len(), room: unread.keys().map(|name| door.room_of(name)).sum() };
        let known: usize = ours.values().map(|amount| amount.room).sum::<usize>() + unread.room;
        Piles { ours, unread, other: door.storage().used().saturating_sub(known) }
    }

    /// What can be taken out.
    pub fn offers(self, curriculum: &Curriculum, today: NaiveDate) -> Vec<(Offer, Amount)> {
        let door = self.door();
        let room_of = |key: &Key, _: &Record| door.as_ref().map_or(0, |door| door.room_of(&encode_key(key)));
        self.read(|workbook| workbook.offers(curriculum, today, room_of))
    }

    /// Hands what an offer is about to the person, as a file in the form of a copy. None if the browser did not take it.
    pub fn hand_over(self, offer: &Offer, today: NaiveDate, file_name: &str) -> Option<HandedOver> {
        let bundle = self.peek(|workbook| workbook.bundle(offer, today));
        let entries: Vec<_> = self.peek(|workbook| bundle.keys().filter_map(|key| entry(workbook, key)).collect());
        let text = backup::write(clock::now_ms(), None, entries, None).text;
        file::download(file_name, "application/json", &text).then_some(HandedOver(bundle))
    }

    /// Removes what was handed over from both copies, here and in other tabs, for good; what was changed since stays. None
    /// if nothing could be removed.
    pub async fn take_out(self, handed: &HandedOver) -> Option<Outcome> {
        // What another tab has stored a moment ago counts.
        self.load();
        let door = self.door()?;
        let goes = self.peek(|workbook| workbook.unchanged(&handed.0));
        if Journal::is_possible() {
            let journal = self.journal.with_value(Clone::clone);
            let mut taken = TakenOut::read(journal.mark(TAKEN).await.as_deref());
            taken.at = clock::now_ms();
            let names: Vec<String> = goes.iter().map(|key| door.stored_name(&encode_key(key))).collect();
            let stamp =
                |key: &Key| self.peek(|workbook| workbook.get(key).map_or(Stamp::default(), |record| record.at));
            taken.entries.extend(names.iter().cloned().zip(goes.iter().map(stamp)));
            let changes: Vec<Change> = names.into_iter().map(|name| (name, None)).collect();
            if !journal.put_all_with(&changes, (TAKEN, &taken.text())).await {
                return None;
            }
            self.memory.update_value(|memory| memory.taken = taken);
        }
        // Somebody may have typed while the second copy was written. Such a row stays, and goes back there.
        let goes_still: BTreeSet<Key> = self.peek(|workbook| workbook.unchanged(&handed.0)).into_iter().collect();
        self.note_unsaved(goes.into_iter().filter(|key| !goes_still.contains(key)));
        self.save_unsaved();
        remove(&door, &goes_still);
        self.workbook.update(|workbook| goes_still.iter().for_each(|key| workbook.remove(key)));
        self.measure_room();
        Some(Outcome { removed: goes_still.len(), kept: handed.len() - goes_still.len() })
    }

    /// Removes what was taken out and has come back from the disk, or was never removed because the browser ended.
    pub(super) async fn settle_taken(self, journal: &Journal, door: &Door) {
        let mut taken = TakenOut::read(journal.mark(TAKEN).await.as_deref());
        if taken.entries.is_empty() {
            return;
        }
        let back: BTreeSet<Key> = self.peek(|workbook| {
            let records = workbook.records();
            let back = records.filter(|(key, record)| taken.has(&door.stored_name(&encode_key(key)), record.at));
            back.map(|(key, _)| key.clone()).collect()
        });
        if !back.is_empty() {
            remove(door, &back);
            self.workbook.update(|workbook| back.iter().for_each(|key| workbook.remove(key)));
            taken.at = clock::now_ms();
            journal.set_mark(TAKEN, &taken.text());
        } else if clock::now_ms().saturating_sub(taken.at) > COMES_BACK {
            journal.unmark(TAKEN);
            taken = TakenOut::default();
        }
        self.memory.update_value(|memory| memory.taken = taken);
    }

    /// Something is being stored that is as old as what was taken out under its name: it was brought back on purpose, and
    /// stays. Whether it is so.
    pub(super) fn lift_taken(self, name: &str, at: Stamp) -> bool {
        let back = self.memory.with_value(|memory| memory.taken.has(name, at));
        if back {
            self.memory.update_value(|memory| {
                memory.taken.entries.remove(name);
            });
        }
        back
    }

    /// Notes in the second copy what of it still counts.
    pub(super) fn note_taken(self) {
        let text = self.memory.with_value(|memory| memory.taken.text());
        self.journal.with_value(|journal| journal.set_mark(TAKEN, &text));
    }

    /// Another tab begins to take entries out, or has done so.
    pub(super) fn hear_of_taking_out(self, begins: bool) {
        if begins {
            return self.memory.update_value(|memory| memory.going = Some(BTreeSet::new()));
        }
        let gone = self.memory.try_update_value(|memory| memory.going.take()).flatten().unwrap_or_default();
        let Some(door) = self.door().filter(|_| !gone.is_empty()) else { return };
        let is_gone = |name: &str| gone.contains(&door.stored_name(name)) && door.read(name).is_none();
        self.unread.update(|unread| unread.retain(|name, _| !is_gone(name)));
        self.workbook.update(|workbook| {
            let all = workbook.records().map(|(key, _)| key.clone());
            let gone: Vec<Key> = all.filter(|key| is_gone(&encode_key(key))).collect();
            gone.iter().for_each(|key| workbook.remove(key));
        });
        self.measure_room();
    }
}

/// Removes entries from local storage, in a way that other tabs do not put back.
fn remove(door: &Door, keys: &BTreeSet<Key>) {
    let storage = door.storage();
    let names: Vec<String> = keys.iter().map(|key| door.stored_name(&encode_key(key))).collect();
    announce(storage, &names);
    for name in &names {
        // What stays is removed at the next start: the second copy has noted it.
        let _ = storage.remove(name);
    }
    let _ = storage.remove(OUT_MARK);
}

/// Leaves the mark for other tabs. Where there is no room for it, entries make some that go in a moment anyway.
fn announce(storage: Storage, names: &[String]) {
    if storage.write(OUT_MARK, "1") != Err(WriteError::Full) {
        return;
    }
    for name in names {
        // Emptied and not removed: other tabs would put it back.
        let _ = storage.write(name, "");
        if storage.write(OUT_MARK, "1").is_ok() {
            return;
        }
    }
}
