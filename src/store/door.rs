//! The door to both copies, open or sealed: the rest of the store knows entries by their plain names and texts only. It
//! decides nothing about them.

use std::sync::Arc;

use crate::platform::entropy;
use crate::platform::journal::Change;
use crate::platform::storage::{Storage, WriteError};
use crate::record::{PREFIX, is_always_plain};
use crate::seal::{LOCK, SEALED, Seal};

/// The door; copies are the same.
#[derive(Clone, Debug)]
pub(super) struct Door {
    storage: Storage,
    /// There while the workbook has a lock.
    seal: Option<Arc<Seal>>,
}

impl Door {
    pub(super) fn new(storage: Storage, seal: Option<Arc<Seal>>) -> Self {
        Self { storage, seal }
    }

    /// Whether entries are sealed before they are stored.
    pub(super) fn is_sealed(&self) -> bool {
        self.seal.is_some()
    }

    /// The seal, while the workbook has a lock and is open.
    pub(super) fn seal(&self) -> Option<&Seal> {
        self.seal.as_deref()
    }

    /// An entry as it is stored: name and text.
    pub(super) fn close(&self, name: &str, text: &str) -> (String, String) {
        match &self.seal {
            Some(seal) if !is_always_plain(name) => seal.close(name, text, entropy::bytes()),
            _ => (name.to_owned(), text.to_owned()),
        }
    }

    /// What is stored as an entry: its plain name and text. What does not open keeps the name that it has.
    pub(super) fn open(&self, name: String, text: String) -> (String, String) {
        match &self.seal {
            Some(seal) if name.starts_with(SEALED) => seal.open(&name, &text).unwrap_or((name, text)),
            _ => (name, text),
        }
    }

    /// The same entry for the second copy.
    pub(super) fn change(&self, name: &str, text: &str) -> Change {
        let (name, text) = self.close(name, text);
        (name, Some(text))
    }

    /// The names under which entries of ours but the lock are stored.
    pub(super) fn stored_names(&self) -> Vec<String> {
        self.storage.names(PREFIX).into_iter().filter(|name| name != LOCK).collect()
    }

    /// All entries of ours but the lock.
    pub(super) fn entries(&self) -> Vec<(String, String)> {
        let entries = self.storage.entries(PREFIX).into_iter().filter(|(name, _)| name != LOCK);
        entries.map(|(name, text)| self.open(name, text)).collect()
    }

    pub(super) fn read(&self, name: &str) -> Option<String> {
        let stored = self.stored_name(name);
        let text = self.storage.read(&stored)?;
        // What does not open is met as what it is: text that is no record.
        Some(self.open(stored, text).1)
    }

    /// Stores an entry, and looks whether it is there: some storage says yes and keeps nothing.
    pub(super) fn write(&self, name: &str, text: &str) -> Result<(), WriteError> {
        let (name, text) = self.close(name, text);
        self.storage.write(&name, &text)?;
        let there = self.storage.read(&name);
        if there.as_ref() == Some(&text) { Ok(()) } else { Err(WriteError::Refused) }
    }

    /// How much room an entry takes, in UTF-16 units.
    pub(super) fn room_of(&self, name: &str) -> usize {
        let name = self.stored_name(name);
        let units = |text: &str| text.encode_utf16().count();
        self.storage.read(&name).map_or(0, |text| units(&text) + units(&name))
    }

    pub(super) fn storage(&self) -> Storage {
        self.storage
    }

    /// What an entry is called where it is stored.
    pub(super) fn stored_name(&self, name: &str) -> String {
        match &self.seal {
            Some(seal) if !is_always_plain(name) && !name.starts_with(SEALED) => seal.name(name),
            _ => name.to_owned(),
        }
    }
}
