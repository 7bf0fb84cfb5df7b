//! What local storage holds, taken in: all that is needed at once, and old entries of logs once the page is drawn. It
//! decides nothing about what is found.
//!
//! Invariant: whoever needs all of the workbook calls [`Store::load_rest`] first. Until then old entries are in no memo
//! and in no list, and nothing is written over them.

use leptos::prelude::*;
use std::collections::{BTreeMap, VecDeque};

use super::door::Door;
use super::restoring::UNDO;
use super::{Access, Store};
use crate::platform::clock;
use crate::record::{Unread, decode_key, is_always_plain, read_entry};
use crate::workbook::Key;

/// Entries of logs from before that, in milliseconds, are read later: 100 days.
const RECENT: u64 = 100 * 24 * 60 * 60 * 1000;

/// How many of them are read between two turns of the browser: a few milliseconds' work on a slow phone.
const AT_ONCE: usize = 100;

impl Store {
    /// Takes in what local storage holds, all of it: once it was unlocked, and after the page has slept.
    pub(super) fn load(self) {
        self.load_but(|_| false);
        self.measure_room();
    }

    /// The same at the start, but for old entries of logs.
    pub(super) fn load_first(self) {
        let recent = clock::now_ms().saturating_sub(RECENT);
        self.load_but(|name| matches!(decode_key(name), Ok(Key::Entry(key)) if key.row.stamp().0 < recent));
    }

    fn load_but(self, can_wait: impl Fn(&str) -> bool) {
        let Some(door) = self.door() else { return };
        let locked = self.access_now() == Access::Locked;
        let names = door.stored_names().into_iter().filter(|name| !locked || is_always_plain(name));
        let (rest, now): (VecDeque<String>, VecDeque<String>) = names.partition(|name| can_wait(name));
        self.memory.update_value(|memory| memory.rest = rest);
        let (mut unread, mut undo) = (BTreeMap::new(), None);
        for stored in now {
            self.find_at(&door, stored, &mut unread, &mut undo);
        }
        self.workbook.notify();
        self.unread.set(unread);
        self.meet_undo(undo.as_deref());
    }

    fn find_at(
        self,
        door: &Door,
        stored: String,
        unread: &mut BTreeMap<String, (Unread, String)>,
        undo: &mut Option<String>,
    ) {
        // It may have been removed since its name was read.
        let Some(text) = door.storage().read(&stored) else { return };
        let (name, text) = door.open(stored, text);
        if name == UNDO {
            *undo = Some(text);
            return;
        }
        match read_entry(&name, &text) {
            Ok((key, record)) => self.find(key, record),
            Err(why) => {
                unread.insert(name, (why, text));
            }
        }
    }

    /// Takes in whatever was put off at the start. Afterwards it costs nothing.
    pub fn load_rest(self) {
        self.load_some(usize::MAX);
    }

    /// The same once the page is drawn, with turns for the browser between; then looks how much room is taken, and brings
    /// both copies together.
    pub(super) fn load_rest_later(self) {
        clock::meanwhile(async move {
            while self.load_some(AT_ONCE) {
                clock::turn().await;
            }
            self.measure_room();
            self.compare_later();
        });
    }

    /// Takes in some of what was put off. Whether any is left; those who read are told once there is not.
    fn load_some(self, most: usize) -> bool {
        let taken = self.memory.try_update_value(|memory| {
            let most = most.min(memory.rest.len());
            memory.rest.drain(..most).collect::<Vec<_>>()
        });
        let (Some(door), Some(names)) = (self.door(), taken.filter(|names| !names.is_empty())) else { return false };
        let mut unread = BTreeMap::new();
        for name in names {
            self.find_at(&door, name, &mut unread, &mut None);
        }
        if !unread.is_empty() {
            self.unread.update(|all| all.extend(unread));
        }
        let left = self.memory.with_value(|memory| !memory.rest.is_empty());
        if !left {
            self.workbook.notify();
        }
        left
    }

    /// Looks how much room is taken.
    pub(super) fn measure_room(self) {
        let Some(door) = self.door() else { return };
        self.memory.update_value(|memory| memory.used = door.storage().used());
        self.note_room();
    }
}
