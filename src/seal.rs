//! Sealing with a passphrase: records that read as noise under names that read as noise. It asks no browser for anything.
//!
//! A random data key seals the records; the passphrase's key only wraps that data key ([`LockRecord`]). So another phrase
//! is one new lock record, and no record is written again. Every sealed value is bound to its name: moved to another
//! name, or changed by one bit, it does not open. What sealing does not hide: how many records there are, about how long
//! each is, and when one changes. Nor does it notice an older sealed value put back under its own name.
//!
//! Randomness is always an argument, because a generator is the browser's affair and tests need it to be known.

use base64ct::{Base64UrlUnpadded, Encoding};
use blake2::Blake2bMac;
use blake2::digest::consts::U32;
use blake2::digest::{FixedOutput, KeyInit, Update};
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use thiserror::Error;
use zeroize::Zeroizing;

mod cost;
mod lock;

pub use cost::Cost;
pub use lock::{FreshLock, FreshWrap, LockId, LockRecord, LockState};

/// The storage key of the lock.
pub const LOCK: &str = "even-keel.lock";

/// What sealed entries are stored under, before the hash of their own key.
pub const SEALED: &str = "even-keel.x/";

/// The form of a sealed value, written before it.
const FORM: &str = "1.";

/// Sealed values are a multiple of this long, so that their length says little about the words in them.
const BLOCK: usize = 64;

const NONCE: usize = 24;

/// A fresh random number for one sealed value. Never used twice.
pub type Nonce = [u8; NONCE];

type Key = Zeroizing<[u8; 32]>;

/// Why something was not sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SealError {
    /// The phrase is another one, or the lock is damaged. Which of the two is not told apart, on purpose.
    #[error("the phrase does not open this lock, or the lock is damaged")]
    Shut,
    /// The lock asks for less work than is safe, or for more than a device should be made to do.
    #[error("the cost of the lock is outside the limits")]
    Cost,
    /// The lock or the value was written by a newer build.
    #[error("sealed by a newer version")]
    Newer,
    /// The device has not the memory that the lock's cost asks for.
    #[error("not enough memory")]
    Memory,
    /// A sealed value was changed, cut, moved to another name, or sealed with another key.
    #[error("the sealed value is damaged")]
    Damaged,
}

/// What a person types to open the workbook. It is wiped from memory when dropped.
///
/// The text is taken as it is: nothing is trimmed, folded or lower-cased, for a phrase with a blank at its end is a
/// phrase too. One letter can be written in two ways in Unicode, depending on the keyboard, so the caller hands in
/// composed text (NFC); the browser has that as `String.normalize`, and a table of it here would weigh more than all of
/// this module.
pub struct Phrase(Zeroizing<String>);

impl Phrase {
    /// Takes the text as typed, in NFC.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl std::fmt::Debug for Phrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phrase(…)")
    }
}

/// An open lock: the keys that seal and open records. They are wiped from memory when it is dropped.
#[derive(Clone)]
pub struct Seal {
    id: LockId,
    data: Key,
    values: Key,
    names: Key,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seal({:?}, …)", self.id)
    }
}

impl Seal {
    fn new(id: LockId, data: Key) -> Self {
        let values = keyed_hash(&data, b"even-keel values");
        let names = keyed_hash(&data, b"even-keel names");
        Self { id, data, values, names }
    }

    /// Which lock it belongs to; a phrase that was changed leaves it the same.
    pub fn id(&self) -> LockId {
        self.id
    }

    /// The name under which the record of a plain key is stored: the same each time, and telling nothing to others.
    pub fn name(&self, key: &str) -> String {
        let hash = keyed_hash(&self.names, key.as_bytes());
        format!("{SEALED}{}", Base64UrlUnpadded::encode_string(&hash[..16]))
    }

    /// Seals a record's text with its plain key: the name and the value to store.
    pub fn close(&self, key: &str, text: &str, nonce: Nonce) -> (String, String) {
        let name = self.name(key);
        let mut sealed = padded(key, text);
        // It fails for texts of 256 GiB only.
        let _ = self.cipher().encrypt_in_place(&XNonce::from(nonce), name.as_bytes(), &mut sealed);
        sealed.splice(0..0, nonce);
        (name, format!("{FORM}{}", Base64UrlUnpadded::encode_string(&sealed)))
    }

    /// Opens what is stored under `name`: the plain key and the record's text.
    ///
    /// # Errors
    /// [`SealError::Newer`] for a newer form, [`SealError::Damaged`] for all that is not exactly as it was sealed.
    pub fn open(&self, name: &str, value: &str) -> Result<(String, String), SealError> {
        let Some(encoded) = value.strip_prefix(FORM) else { return Err(other_form(value)) };
        let bytes = Base64UrlUnpadded::decode_vec(encoded).map_err(|_| SealError::Damaged)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or(SealError::Damaged)?;
        let mut plain = Zeroizing::new(sealed.to_vec());
        self.cipher()
            .decrypt_in_place(&XNonce::from(*nonce), name.as_bytes(), &mut *plain)
            .map_err(|_| SealError::Damaged)?;
        unpadded(&plain).filter(|(key, _)| self.name(key) == name).ok_or(SealError::Damaged)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.values).into())
    }
}

/// What the value is if it is not of our form: of a later one, or none.
fn other_form(value: &str) -> SealError {
    let number = value.split_once('.').and_then(|(number, _)| number.parse::<u32>().ok());
    if number.is_some_and(|number| number > 1) { SealError::Newer } else { SealError::Damaged }
}

/// Both lengths, key, text, and zeros up to a whole number of blocks.
fn padded(key: &str, text: &str) -> Vec<u8> {
    let length = 8 + key.len() + text.len();
    // Room for the nonce and the tag as well, so that no plain copy is left behind by a buffer that grows.
    let mut plain = Vec::with_capacity(length.next_multiple_of(BLOCK) + NONCE + 16);
    for part in [key, text] {
        plain.extend_from_slice(&(part.len() as u32).to_le_bytes());
    }
    plain.extend_from_slice(key.as_bytes());
    plain.extend_from_slice(text.as_bytes());
    plain.resize(length.next_multiple_of(BLOCK), 0);
    plain
}

fn unpadded(plain: &[u8]) -> Option<(String, String)> {
    let (key_length, rest) = plain.split_first_chunk::<4>()?;
    let (text_length, rest) = rest.split_first_chunk::<4>()?;
    let (key, rest) = rest.split_at_checked(u32::from_le_bytes(*key_length) as usize)?;
    let text = rest.get(..u32::from_le_bytes(*text_length) as usize)?;
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    Some((words(key)?, words(text)?))
}

/// BLAKE2b with a key; one key serves several ends, each with a message of its own.
fn keyed_hash(key: &Key, message: &[u8]) -> Key {
    // The function's full length of key, of which it is not told that a half is zeros: so this cannot fail.
    let mut long = Zeroizing::new([0; 64]);
    long[..key.len()].copy_from_slice(&**key);
    let mut mac = Blake2bMac::<U32>::new((&*long).into());
    mac.update(message);
    let mut hash = Key::default();
    mac.finalize_into((&mut *hash).into());
    hash
}

#[cfg(test)]
mod tests;
