//! The lock: the data key, wrapped by a passphrase's key, with all that is needed to try a phrase. It holds no secret in
//! the open and seals no record itself.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use base64ct::{Base64UrlUnpadded, Encoding};
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, Zeroizing};

use super::{Cost, Key, NONCE, Nonce, Phrase, Seal, SealError, keyed_hash};
use crate::workbook::Stamp;

/// The version of the lock's form that this build writes.
const VERSION: u32 = 1;

const SALT: usize = 16;

/// A data key of 32 bytes and its tag.
const WRAPPED: usize = NONCE + 32 + 16;

/// Bytes that are written as text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Bytes<const N: usize>([u8; N]);

impl<const N: usize> std::fmt::Debug for Bytes<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Base64UrlUnpadded::encode_string(&self.0))
    }
}

impl<const N: usize> Serialize for Bytes<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Base64UrlUnpadded::encode_string(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = Base64UrlUnpadded::decode_vec(&text).map_err(serde::de::Error::custom)?;
        bytes.try_into().map(Self).map_err(|_| serde::de::Error::custom("of another length"))
    }
}

/// Names a data key. A lock with another phrase for the same data key has the same id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LockId(Bytes<16>);

#[cfg(test)]
impl LockId {
    pub(super) fn of(bytes: [u8; 16]) -> Self {
        Self(Bytes(bytes))
    }
}

/// Which form of the entries counts, and so what to do after a browser that was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LockState {
    /// The plain ones count; sealed ones are being written beside them.
    Sealing,
    /// The sealed ones count; plain ones are left over.
    Sealed,
    /// The sealed ones count; plain ones are being written beside them.
    Unsealing,
    /// The plain ones count; sealed ones are left over, and so is the lock.
    Open,
}

/// Random bytes for wrapping a data key. Never used twice.
#[derive(Clone, Debug)]
pub struct FreshWrap {
    /// Makes one phrase give another key in another lock.
    pub salt: [u8; SALT],
    /// For the wrapping itself.
    pub nonce: Nonce,
}

/// Random bytes for a new lock. Never used twice; the key is wiped when it is dropped.
pub struct FreshLock {
    /// Names the data key.
    pub id: [u8; 16],
    /// The data key.
    pub key: [u8; 32],
    /// For wrapping it.
    pub wrap: FreshWrap,
}

impl Drop for FreshLock {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

/// What is stored of a lock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LockRecord {
    lock: u32,
    id: LockId,
    t: Stamp,
    state: LockState,
    cost: Cost,
    salt: Bytes<SALT>,
    wrapped: Bytes<WRAPPED>,
    /// A hash of all the rest with the data key: nobody without it can change any of it unnoticed.
    mark: Bytes<32>,
}

#[derive(Deserialize)]
struct AnyVersion {
    lock: u32,
}

impl LockRecord {
    /// A lock with a new data key, made at `at`, and its open seal.
    ///
    /// # Errors
    /// [`SealError::Cost`] outside the limits, [`SealError::Memory`] where the device has too little.
    pub fn make(phrase: &Phrase, cost: Cost, at: Stamp, fresh: &FreshLock) -> Result<(Self, Seal), SealError> {
        let seal = Seal::new(LockId(Bytes(fresh.id)), Zeroizing::new(fresh.key));
        let lock = Self::wrap(&seal, phrase, cost, at, LockState::Sealing, &fresh.wrap)?;
        Ok((lock, seal))
    }

    /// Reads what is stored. Only its cost is judged here; whether it is whole shows with the phrase.
    ///
    /// # Errors
    /// [`SealError::Newer`] for a later version, [`SealError::Cost`] outside the limits, else [`SealError::Shut`].
    pub fn parse(text: &str) -> Result<Self, SealError> {
        let AnyVersion { lock } = serde_json::from_str(text).map_err(|_| SealError::Shut)?;
        if lock > VERSION {
            return Err(SealError::Newer);
        }
        let record: Self = serde_json::from_str(text).map_err(|_| SealError::Shut)?;
        record.cost.check()?;
        Ok(record)
    }

    /// The text to store, in one line.
    pub fn text(&self) -> String {
        // Numbers, names and base64 always have a JSON form; there is no failure to report.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Opens the lock. It does the same work whatever the phrase.
    ///
    /// # Errors
    /// [`SealError::Shut`] for another phrase or a damaged lock, [`SealError::Memory`] where the device has too little.
    pub fn open(&self, phrase: &Phrase) -> Result<Seal, SealError> {
        self.open_with(&phrase_key(phrase, self.cost, &self.salt.0)?)
    }

    fn open_with(&self, wrapping: &Key) -> Result<Seal, SealError> {
        let (nonce, sealed) = self.wrapped.0.split_first_chunk::<NONCE>().ok_or(SealError::Shut)?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        XChaCha20Poly1305::new((&**wrapping).into())
            .decrypt_in_place(&XNonce::from(*nonce), &[], &mut *plain)
            .map_err(|_| SealError::Shut)?;
        let data: [u8; 32] = plain.as_slice().try_into().map_err(|_| SealError::Shut)?;
        let seal = Seal::new(self.id, Zeroizing::new(data));
        // Compared after all the work was done, and only by somebody who has the phrase: its time tells nothing.
        if self.mark_with(&seal) == self.mark { Ok(seal) } else { Err(SealError::Shut) }
    }

    /// The same data key behind another phrase. It replaces this record; copies of this one still open with the old phrase.
    ///
    /// # Errors
    /// As [`LockRecord::make`]; [`SealError::Shut`] if the seal is of another lock.
    pub fn rephrase(
        &self,
        seal: &Seal,
        phrase: &Phrase,
        cost: Cost,
        at: Stamp,
        fresh: &FreshWrap,
    ) -> Result<Self, SealError> {
        self.check(seal)?;
        Self::wrap(seal, phrase, cost, at, self.state, fresh)
    }

    /// The same lock in another state.
    ///
    /// # Errors
    /// [`SealError::Shut`] if the seal is of another lock.
    pub fn in_state(&self, seal: &Seal, state: LockState, at: Stamp) -> Result<Self, SealError> {
        self.check(seal)?;
        Ok(Self { state, t: at, ..self.clone() }.marked(seal))
    }

    /// Which data key it locks.
    pub fn id(&self) -> LockId {
        self.id
    }

    /// When it was made or changed: of two copies of one lock the later counts.
    pub fn at(&self) -> Stamp {
        self.t
    }

    /// How far sealing has come.
    pub fn state(&self) -> LockState {
        self.state
    }

    fn check(&self, seal: &Seal) -> Result<(), SealError> {
        if self.mark_with(seal) == self.mark { Ok(()) } else { Err(SealError::Shut) }
    }

    fn wrap(
        seal: &Seal,
        phrase: &Phrase,
        cost: Cost,
        at: Stamp,
        state: LockState,
        fresh: &FreshWrap,
    ) -> Result<Self, SealError> {
        let wrapping = phrase_key(phrase, cost, &fresh.salt)?;
        let mut sealed = Vec::with_capacity(WRAPPED);
        sealed.extend_from_slice(&*seal.data);
        let cipher = XChaCha20Poly1305::new((&*wrapping).into());
        // 32 bytes are never too long.
        let _ = cipher.encrypt_in_place(&XNonce::from(fresh.nonce), &[], &mut sealed);
        sealed.splice(0..0, fresh.nonce);
        let wrapped = Bytes(sealed.try_into().map_err(|_| SealError::Memory)?);
        let salt = Bytes(fresh.salt);
        let lock = Self { lock: VERSION, id: seal.id, t: at, state, cost, salt, wrapped, mark: Bytes([0; 32]) };
        Ok(lock.marked(seal))
    }

    fn marked(self, seal: &Seal) -> Self {
        Self { mark: self.mark_with(seal), ..self }
    }

    fn mark_with(&self, seal: &Seal) -> Bytes<32> {
        let rest = Self { mark: Bytes([0; 32]), ..self.clone() };
        let marks = keyed_hash(&seal.data, b"even-keel lock");
        Bytes(*keyed_hash(&marks, rest.text().as_bytes()))
    }
}

/// The passphrase's key: Argon2id, within the limits of cost.
fn phrase_key(phrase: &Phrase, cost: Cost, salt: &[u8; SALT]) -> Result<Key, SealError> {
    let cost = cost.check()?;
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(|_| SealError::Cost)?;
    let mut memory: Vec<Block> = Vec::new();
    // A device without so much memory is an error to show; plain allocation would end the app.
    memory.try_reserve_exact(params.block_count()).map_err(|_| SealError::Memory)?;
    memory.resize(params.block_count(), Block::new());
    let mut memory = Zeroizing::new(memory);
    let mut key = Key::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(phrase.0.as_bytes(), salt, &mut *key, memory.as_mut_slice())
        .map_err(|_| SealError::Memory)?;
    Ok(key)
}

#[cfg(test)]
mod tests;
