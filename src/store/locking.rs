//! The lock: sealing and opening everything with a passphrase, so that no moment leaves it half readable. The cipher is
//! in `seal`; what is asked of a person is on the page.
//!
//! Going from open to sealed, or back, all entries are first written in the new form beside the old ones; then one entry,
//! the lock, changes; then the old ones go. The lock says which form counts, and browsers keep the order of writes. In the
//! second copy it is one transaction. A browser that is killed leaves the workbook open or sealed, and the next start or
//! unlocking clears away what the other form left behind, after taking in what is later in it.

use leptos::prelude::*;
use std::sync::Arc;
use thiserror::Error;

use super::door::Door;
use super::erasing::ERASE_MARK;
use super::room::TAKEN;
use super::{Access, SaveState, Store};
use crate::platform::journal::Change;
use crate::platform::storage::{Storage, WriteError};
use crate::platform::{clock, document, entropy};
use crate::record::{ASIDE, PREFIX, is_always_plain, read_entry};
use crate::seal::{Cost, FreshLock, FreshWrap, LOCK, LockRecord, LockState, Phrase, SEALED, Seal, SealError};
use crate::workbook::Stamp;

/// Why a lock was not made, changed or taken away. Everything is as it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LockError {
    /// There is not enough room for both forms at once, or the browser refused.
    #[error(transparent)]
    Storage(#[from] WriteError),
    /// The phrase does not fit, or the lock is damaged.
    #[error(transparent)]
    Seal(#[from] SealError),
}

fn fresh_wrap() -> FreshWrap {
    FreshWrap { salt: entropy::bytes(), nonce: entropy::bytes() }
}

impl Store {
    /// Whether what is kept can be read.
    pub fn access(self) -> Access {
        self.access.get()
    }

    /// The same, read once.
    pub fn access_now(self) -> Access {
        self.access.get_untracked()
    }

    /// Whether there is a lock and it is shut: pages that show answers then show the way in instead.
    pub fn is_locked(self) -> bool {
        self.locked.get()
    }

    pub(super) fn set_access(self, access: Access) {
        if self.access_now() != access {
            self.access.set(access);
        }
        let locked = access == Access::Locked;
        if self.locked.get_untracked() != locked {
            self.locked.set(locked);
        }
    }

    /// Opens the lock and takes the workbook in.
    ///
    /// # Errors
    /// [`SealError::Shut`] for another phrase or a damaged lock, the same for all.
    pub fn unlock(self, phrase: &Phrase) -> Result<(), SealError> {
        let (Some(door), Some(lock)) = (self.door(), self.lock()) else { return Err(SealError::Shut) };
        let seal = lock.open(phrase)?;
        let door = Door::new(door.storage(), Some(Arc::new(seal)));
        self.door.set_value(Some(door.clone()));
        self.set_access(Access::Unlocked);
        self.load();
        self.clear_away_plain(&door);
        self.compare_later();
        Ok(())
    }

    /// Shuts the lock: the page is loaded anew, which leaves nothing of the workbook in memory. Where something could not
    /// be saved it stays open, since it would be lost.
    pub fn lock_now(self) {
        self.save_unsaved();
        let saved = self.memory.with_value(|memory| memory.unsaved.is_empty());
        if self.access_now() == Access::Unlocked && saved {
            self.leave();
        }
    }

    /// Locks the workbook with a passphrase.
    ///
    /// # Errors
    /// [`LockError`]; then there is no lock, and everything is as it was.
    pub async fn set_lock(self, phrase: &Phrase) -> Result<(), LockError> {
        let Some(open) = self.door() else { return Err(WriteError::Refused.into()) };
        let storage = open.storage();
        self.compare_now().await;
        let (lock, seal) = self.make_lock(phrase)?;
        let sealed = Door::new(storage, Some(Arc::new(seal.clone())));
        let written = storage.write(LOCK, &lock.text()).and_then(|()| copy_into(&open, &sealed));
        let lock = lock.in_state(&seal, LockState::Sealed, self.later(lock.at()))?;
        if let Err(error) = written {
            drop_sealed(storage);
            return Err(error.into());
        }
        // From here on, what is edited is sealed.
        self.door.set_value(Some(sealed.clone()));
        let done = self.change_second_copy(&sealed, &lock).await;
        if let Err(error) = done.and_then(|()| storage.write(LOCK, &lock.text())) {
            self.door.set_value(Some(open));
            drop_sealed(storage);
            self.save_all_again();
            return Err(error.into());
        }
        self.memory.update_value(|memory| memory.lock = Some(lock));
        self.set_access(Access::Unlocked);
        self.clear_away_plain(&sealed);
        Ok(())
    }

    /// Takes the lock away: everything is stored as plain text again.
    ///
    /// # Errors
    /// [`LockError`]; then the lock is as it was.
    pub async fn remove_lock(self, phrase: &Phrase) -> Result<(), LockError> {
        let (Some(sealed), Some(lock)) = (self.door(), self.lock()) else { return Err(SealError::Shut.into()) };
        let seal = lock.open(phrase)?;
        let storage = sealed.storage();
        self.compare_now().await;
        let opening = lock.in_state(&seal, LockState::Unsealing, self.later(lock.at()))?;
        let gone = lock.in_state(&seal, LockState::Open, self.later(opening.at()))?;
        let open = Door::new(storage, None);
        let written = storage.write(LOCK, &opening.text()).and_then(|()| copy_into(&sealed, &open));
        self.door.set_value(Some(open.clone()));
        let done = match written {
            Ok(()) => self.change_second_copy(&open, &gone).await,
            Err(error) => Err(error),
        };
        if let Err(error) = done.and_then(|()| storage.write(LOCK, &gone.text())) {
            self.door.set_value(Some(sealed.clone()));
            // The entry is there already, in another state: putting it back takes no more room.
            let _ = storage.write(LOCK, &lock.text());
            self.clear_away_plain(&sealed);
            self.save_all_again();
            return Err(error.into());
        }
        self.memory.update_value(|memory| memory.lock = None);
        self.set_access(Access::Open);
        drop_sealed(storage);
        self.save_all_again();
        Ok(())
    }

    /// Puts another passphrase in place of the one there is. It is one entry that changes.
    ///
    /// # Errors
    /// [`LockError`]; then the old one still counts.
    pub fn change_phrase(self, old: &Phrase, new: &Phrase) -> Result<(), LockError> {
        let (Some(door), Some(lock)) = (self.door(), self.lock()) else { return Err(SealError::Shut.into()) };
        let seal = lock.open(old)?;
        let lock = lock.rephrase(&seal, new, calibrated(new)?, self.later(lock.at()), &fresh_wrap())?;
        door.storage().write(LOCK, &lock.text())?;
        self.journal.with_value(|journal| journal.put(&[(LOCK.to_owned(), Some(lock.text()))]));
        self.memory.update_value(|memory| memory.lock = Some(lock));
        Ok(())
    }

    /// Learns at the start whether there is a lock. Local storage reaches the disk late, so the second copy may know of a
    /// later one.
    pub(super) fn settle_lock(self, copied: Option<&str>) {
        let Some(storage) = self.door().map(|door| door.storage()) else { return };
        let stored = storage.read(LOCK);
        let parse = |text: &str| LockRecord::parse(text).ok();
        let (ours, copy) = (stored.as_deref().and_then(parse), copied.and_then(parse));
        let from_copy = copy.as_ref().is_some_and(|copy| ours.as_ref().is_none_or(|ours| ours.at() < copy.at()));
        let lock = if from_copy { copy } else { ours };
        match lock.as_ref().map(LockRecord::state) {
            Some(LockState::Sealing | LockState::Open) => {
                drop_sealed(storage);
                self.journal.with_value(|journal| journal.put(&[(LOCK.to_owned(), None)]));
            }
            Some(LockState::Sealed | LockState::Unsealing) => {
                if let Some(lock) = lock.as_ref().filter(|_| from_copy) {
                    // Without room for it the workbook is locked all the same, as long as the second copy is there.
                    let _ = storage.write(LOCK, &lock.text());
                }
                self.memory.update_value(|memory| memory.lock = lock);
                self.set_access(Access::Locked);
            }
            // A lock that cannot be read is still a lock.
            None if stored.is_some() || copied.is_some() => self.set_access(Access::Locked),
            None => {}
        }
    }

    /// Another tab did something to the lock. What counts is whether entries now have another form than they have here.
    pub(super) fn hear_of_lock(self, text: Option<&str>) {
        let state = text.and_then(|text| LockRecord::parse(text).ok());
        let open = self.access_now() == Access::Open;
        match state.as_ref().map(LockRecord::state) {
            Some(LockState::Sealing | LockState::Unsealing) => {}
            Some(LockState::Sealed) if !open => self.memory.update_value(|memory| memory.lock = state),
            Some(LockState::Sealed) => self.leave(),
            Some(LockState::Open) | None if !open => self.leave(),
            Some(LockState::Open) | None => {}
        }
    }

    pub(super) fn leave(self) {
        self.memory.update_value(|memory| memory.leaving = true);
        document::reload();
    }

    pub(super) fn lock(self) -> Option<LockRecord> {
        self.memory.with_value(|memory| memory.lock.clone())
    }

    fn later(self, than: Stamp) -> Stamp {
        Stamp(clock::now_ms().max(than.0 + 1))
    }

    fn make_lock(self, phrase: &Phrase) -> Result<(LockRecord, Seal), SealError> {
        let at = self.peek(|workbook| workbook.next_stamp(clock::now_ms()));
        let fresh = FreshLock { id: entropy::bytes(), key: entropy::bytes(), wrap: fresh_wrap() };
        LockRecord::make(phrase, calibrated(phrase)?, at, &fresh)
    }

    /// Puts all entries into the second copy in the form of `door`, with the lock, and takes the other form out: all of it
    /// or nothing. Without a second copy there is nothing to do.
    async fn change_second_copy(self, door: &Door, lock: &LockRecord) -> Result<(), WriteError> {
        let journal = self.journal.with_value(Clone::clone);
        if !journal.is_open() {
            return Ok(());
        }
        let entries = door.entries().into_iter().filter(|(name, _)| name != ERASE_MARK && !name.starts_with(SEALED));
        let mut changes: Vec<Change> = entries.map(|(name, text)| door.change(&name, &text)).collect();
        changes.push((LOCK.to_owned(), Some(lock.text())));
        if !journal.replace_all(&changes).await {
            return Err(WriteError::Refused);
        }
        // It holds names in the form that there was before.
        journal.unmark(TAKEN);
        self.memory.update_value(|memory| memory.taken = Default::default());
        Ok(())
    }

    /// Seals what still lies about in plain text, and removes it. It has been taken in when the workbook was loaded.
    fn clear_away_plain(self, door: &Door) {
        let storage = door.storage();
        let mut stray = storage.entries(PREFIX);
        stray.retain(|(name, _)| is_stray(name));
        for (name, text) in stray.iter().filter(|(name, text)| door.read(name).as_ref() != Some(text)) {
            match read_entry(name, text) {
                Ok((key, _)) => self.memory.update_value(|memory| memory.unsaved.extend([key])),
                // No record: it is sealed as it is, where nothing is yet.
                Err(_) if door.read(name).is_none() => drop(door.write(name, text)),
                Err(_) => {}
            }
        }
        self.save_unsaved();
        for (name, _) in stray.iter().filter(|(name, _)| door.read(name).is_some()) {
            // What stays is removed the next time.
            let _ = storage.remove(name);
        }
    }

    /// Writes every record once more, after the form of the entries has changed and changed back.
    fn save_all_again(self) {
        let all: Vec<_> = self.peek(|workbook| workbook.records().map(|(key, _)| key.clone()).collect());
        self.memory.update_value(|memory| {
            memory.unsaved.extend(all);
            memory.last = Default::default();
        });
        if self.state.get_untracked() == SaveState::Untouched {
            self.state.set(SaveState::Saved(clock::now_ms()));
        }
        self.save_unsaved();
    }
}

/// Whether an entry has no business to be in plain text while there is a lock.
fn is_stray(name: &str) -> bool {
    name != LOCK && name != ERASE_MARK && !name.starts_with(SEALED) && !is_always_plain(name)
}

/// Writes all entries once more in the form of another door. What cannot be opened is put aside, as it is.
fn copy_into(from: &Door, to: &Door) -> Result<(), WriteError> {
    for (name, text) in from.entries() {
        let name = if name.starts_with(SEALED) { format!("{ASIDE}{}/{name}", clock::now_ms()) } else { name };
        if name != ERASE_MARK {
            to.write(&name, &text)?;
        }
    }
    Ok(())
}

/// Removes the sealed form and the lock, the lock last.
fn drop_sealed(storage: Storage) {
    for (name, _) in storage.entries(SEALED) {
        // What stays is removed at the next start: the lock says that it is left over.
        let _ = storage.remove(&name);
    }
    let _ = storage.remove(LOCK);
}

/// The cost at which this device opens a lock in about a second.
fn calibrated(phrase: &Phrase) -> Result<Cost, SealError> {
    let fresh = FreshLock { id: [0; 16], key: [0; 32], wrap: FreshWrap { salt: [0; 16], nonce: [0; 24] } };
    let before = clock::now_ms();
    LockRecord::make(phrase, Cost::FLOOR, Stamp::default(), &fresh)?;
    Ok(Cost::for_speed(u32::try_from(clock::now_ms().saturating_sub(before)).unwrap_or(u32::MAX)))
}
