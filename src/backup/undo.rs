//! What a restore changed, so that it can be taken back for a week. It is one small text; it stores nothing itself.

use serde::{Deserialize, Serialize};

use crate::record::{decode, decode_key, encode, encode_key};
use crate::workbook::{Key, Record, Stamp, Workbook};

/// How long a restore can be taken back, in milliseconds.
pub const KEPT_FOR_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// The records that one restore changed, with those that were there before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Undo {
    at: Stamp,
    /// Whether every record that was taken in is stored. A browser that was killed in between leaves it false.
    finished: bool,
    changes: Vec<Change>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Change {
    key: String,
    after: Stamp,
    /// The record that was there, as it was stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
}

/// How to take a restore back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reversal {
    /// New records, which put the earlier values back.
    pub records: Vec<(Key, Record)>,
    /// What the person edited after the restore: it stays as it is.
    pub stays: Vec<Key>,
}

impl Undo {
    pub(super) fn new(at: Stamp) -> Self {
        Self { at, finished: false, changes: Vec::new() }
    }

    pub(super) fn note(&mut self, key: &Key, before: Option<&Record>, after: Stamp) {
        let name = encode_key(key);
        let before = before.map(|record| encode(&name, record));
        self.changes.push(Change { key: name, after, before });
    }

    /// The text to store.
    pub fn text(&self) -> String {
        // Texts and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was stored; none if it is damaged, when there is nothing to take back.
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The same, once every record is stored.
    pub fn finished(self) -> Self {
        Self { finished: true, ..self }
    }

    /// Whether the restore was cut off before all was stored. The file can be chosen again, or the restore taken back.
    pub fn was_cut_off(&self) -> bool {
        !self.finished
    }

    /// Whether it can still be taken back.
    pub fn is_open(&self, now_ms: u64) -> bool {
        now_ms < self.at.0.saturating_add(KEPT_FOR_MS)
    }

    /// When the restore was.
    pub fn at(&self) -> Stamp {
        self.at
    }

    /// The records that the restore changed.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.changes.iter().filter_map(|change| decode_key(&change.key).ok())
    }

    /// How many records the restore changed, without the versions that gave way and are kept behind them.
    pub fn count(&self) -> usize {
        self.keys().filter(|key| !key.is_earlier()).count()
    }

    /// What puts the earlier values back now: ordinary later records, so that other tabs and copies follow.
    pub fn reversal(&self, here: &Workbook, now_ms: u64) -> Reversal {
        let mut reversal = Reversal::default();
        let at = here.next_stamp(now_ms);
        for change in &self.changes {
            let Ok(key) = decode_key(&change.key) else { continue };
            let before = change.before.as_deref().and_then(|text| decode(&change.key, text).ok());
            match here.get(&key) {
                Some(now) if now.at == change.after => {
                    let value = before.and_then(|record| record.value);
                    reversal.records.push((key, Record { at, base: now.at, value }));
                }
                // A restore that was cut off did not come as far as this.
                Some(now) if before.as_ref().is_some_and(|before| before.at == now.at) => {}
                Some(_) => reversal.stays.push(key),
                None => {}
            }
        }
        reversal
    }
}
