//! The one reactive handle on the workbook: screens read memos and send edits. It holds no markup and asks no questions.
//!
//! Invariant: an edit is in local storage before [`Store::edit`] returns, or [`SaveState`] says that it is not.

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

use crate::platform::storage::{Storage, WriteError};
use crate::platform::{clock, events};
use crate::record::{ASIDE, PREFIX, Unread, decode, decode_key, encode, encode_key};
use crate::workbook::{AnswerKey, Edit, Key, RowId, Stamp, Value, Workbook};

/// Whether what the person wrote is on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written since the app started.
    Untouched,
    /// All of it, at this time (milliseconds since 1970).
    Saved(u64),
    /// The browser blocks storage: everything is in memory only.
    Blocked,
    /// Something is in memory only, for this reason; it is tried again with every edit.
    Unsaved(WriteError),
    /// An answer was written by a newer version, and is not written over.
    Newer,
}

/// What makes other tabs drop what they hold: written just before everything is erased.
const ERASE_MARK: &str = "even-keel.erase";

/// The handle; copies are the same store.
#[derive(Clone, Copy)]
pub struct Store {
    workbook: RwSignal<Workbook>,
    state: RwSignal<SaveState>,
    unread: RwSignal<BTreeMap<String, (Unread, String)>>,
    unsaved: StoredValue<BTreeSet<Key>>,
    storage: Option<Storage>,
}

impl Store {
    /// A store that holds a workbook and saves nowhere: for drawing pages on the host.
    pub fn holding(workbook: Workbook) -> Self {
        let store = Self::new(None);
        store.workbook.set(workbook);
        store
    }

    /// Opens the person's workbook in this browser and listens to its other tabs.
    pub fn open() -> Self {
        let store = Self::new(Storage::open());
        store.state.set(if store.storage.is_some() { SaveState::Untouched } else { SaveState::Blocked });
        store.load();
        events::on_storage(move |key, text| store.hear(key, text));
        events::on_visibility(move || store.save_unsaved());
        store
    }

    fn new(storage: Option<Storage>) -> Self {
        Self {
            workbook: RwSignal::new(Workbook::default()),
            state: RwSignal::new(SaveState::Untouched),
            unread: RwSignal::new(BTreeMap::new()),
            unsaved: StoredValue::new(BTreeSet::new()),
            storage,
        }
    }

    /// The answer under a key, followed as it changes here or in another tab.
    pub fn answer(self, key: AnswerKey) -> Memo<Option<Value>> {
        Memo::new(move |_| self.workbook.with(|workbook| workbook.answer(&key).cloned()))
    }

    /// Reads the workbook, and again whenever it changes.
    pub fn read<T>(self, look: impl FnOnce(&Workbook) -> T) -> T {
        self.workbook.with(look)
    }

    /// Reads the workbook once.
    pub fn peek<T>(self, look: impl FnOnce(&Workbook) -> T) -> T {
        self.workbook.with_untracked(look)
    }

    /// Whether what was written is on the device.
    pub fn state(self) -> SaveState {
        self.state.get()
    }

    /// The same, read once.
    pub fn state_now(self) -> SaveState {
        self.state.get_untracked()
    }

    /// Entries that could not be read, by key. They are never written over or dropped.
    pub fn unread(self) -> BTreeMap<String, (Unread, String)> {
        self.unread.get()
    }

    /// Carries out an edit and saves it.
    pub fn edit(self, edit: Edit) {
        let now = clock::now_ms();
        self.workbook.maybe_update(|workbook| {
            let changed = workbook.apply(edit, now);
            let any = changed.is_some();
            self.unsaved.update_value(|unsaved| unsaved.extend(changed.map(|(key, _)| key)));
            any
        });
        self.save_unsaved();
    }

    /// A fresh id for a row.
    pub fn new_row(self) -> RowId {
        let stamp: Stamp = self.peek(|workbook| workbook.next_stamp(clock::now_ms()));
        RowId::new(stamp, clock::salt())
    }

    /// Everything as a file a person can keep: all entries as they are stored, unreadable ones too.
    pub fn copy(self) -> String {
        let mut entries: BTreeMap<String, String> =
            self.peek(|workbook| workbook.records().map(|(key, record)| (encode_key(key), encode(record))).collect());
        // What cannot be read is in the copy under its own key, unless the person has written something newer there.
        for (key, (_, text)) in self.unread.get_untracked() {
            let name = if entries.contains_key(&key) { format!("{ASIDE}{key}") } else { key };
            entries.insert(name, text);
        }
        let copy = serde_json::json!({ "app": "even-keel", "entries": entries });
        serde_json::to_string_pretty(&copy).unwrap_or_default()
    }

    /// Removes every entry of ours, readable or not, and forgets it here and in other tabs. What remains, if anything.
    pub fn erase(self) -> usize {
        if let Some(storage) = self.storage {
            // Without room for the mark other tabs are told by each entry that goes.
            let _ = storage.write(ERASE_MARK, "1");
            for (key, _) in storage.entries(PREFIX) {
                let _ = storage.remove(&key);
            }
        }
        self.forget();
        self.storage.map_or(0, |storage| storage.entries(PREFIX).len())
    }

    fn forget(self) {
        self.unsaved.update_value(BTreeSet::clear);
        self.unread.update(BTreeMap::clear);
        self.workbook.set(Workbook::default());
        self.state.set(if self.storage.is_some() { SaveState::Untouched } else { SaveState::Blocked });
    }

    fn load(self) {
        let Some(storage) = self.storage else { return };
        let mut unread = BTreeMap::new();
        self.workbook.update(|workbook| {
            for (name, text) in storage.entries(PREFIX) {
                match decode_key(&name).and_then(|key| Ok((key, decode(&text)?))) {
                    Ok((key, record)) => {
                        workbook.absorb(key, record);
                    }
                    Err(why) => {
                        unread.insert(name, (why, text));
                    }
                }
            }
        });
        self.unread.set(unread);
    }

    /// Writes what is not on the device yet. One entry that fails does not keep the others from being tried.
    fn save_unsaved(self) {
        let Some(storage) = self.storage else { return };
        let mut worst = None;
        let mut unsaved = self.unsaved.get_value();
        if unsaved.is_empty() {
            return;
        }
        self.peek(|workbook| {
            unsaved.retain(|key| {
                let Some(record) = workbook.get(key) else { return false };
                let outcome = self.write(storage, &encode_key(key), &encode(record));
                worst = worst.or(outcome.err());
                outcome.is_err()
            });
        });
        self.unsaved.set_value(unsaved);
        self.state.set(worst.unwrap_or_else(|| SaveState::Saved(clock::now_ms())));
    }

    /// Writes one entry, after what could not be read there was put aside.
    fn write(self, storage: Storage, name: &str, text: &str) -> Result<(), SaveState> {
        let blocked = self.unread.with_untracked(|unread| unread.get(name).cloned());
        match blocked {
            Some((Unread::Newer, _)) => return Err(SaveState::Newer),
            Some((_, damaged)) => {
                let aside = format!("{ASIDE}{}/{name}", clock::now_ms());
                storage.write(&aside, &damaged).map_err(SaveState::Unsaved)?;
                self.unread.update(|unread| {
                    if let Some(entry) = unread.remove(name) {
                        unread.insert(aside, entry);
                    }
                });
            }
            None => {}
        }
        storage.write(name, text).map_err(SaveState::Unsaved)
    }

    /// Takes in what another tab did.
    fn hear(self, name: Option<String>, text: Option<String>) {
        match (name, text) {
            (Some(name), Some(_)) if name == ERASE_MARK => self.forget(),
            (Some(name), Some(text)) => {
                if !name.starts_with(PREFIX) {
                    return;
                }
                match decode_key(&name).and_then(|key| Ok((key, decode(&text)?))) {
                    Ok((key, record)) => self.absorb(key, record),
                    // A tab with a newer build may have written it: it is not written over from here.
                    Err(why) => self.unread.update(|unread| {
                        unread.insert(name, (why, text));
                    }),
                }
            }
            // An entry went away without an erase: somebody cleared the storage behind our back. Put ours back.
            (Some(name), None) => self.put_back(|key| encode_key(key) == name),
            (None, _) => self.put_back(|_| true),
        }
    }

    fn absorb(self, key: Key, record: crate::workbook::Record) {
        self.workbook.maybe_update(|workbook| workbook.absorb(key, record));
    }

    fn put_back(self, which: impl Fn(&Key) -> bool) {
        let lost: Vec<Key> =
            self.peek(|workbook| workbook.records().map(|(key, _)| key.clone()).filter(|key| which(key)).collect());
        self.unsaved.update_value(|unsaved| unsaved.extend(lost));
        self.save_unsaved();
    }
}
