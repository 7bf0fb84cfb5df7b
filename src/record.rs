//! The form in which records are stored: keys, versions, encoding. It never touches storage itself.
//!
//! One record is one entry: key `even-keel.<kind>/<ids>`, value `{"v":2,"t":<stamp>,"b":<stamp>,"is":<value>,"c":"<sum>"}`.
//! `v` is the version of the value's form, `b` the stamp of the record it was made from, `c` a checksum of key and text:
//! disks lose bits without a word. A record of a newer version, and text that is no record at all, come back as [`Unread`]
//! and are never written over.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::curriculum::{FieldId, GroupId, LessonId, WorksheetId};
use crate::workbook::log::EntryKey;
use crate::workbook::{AnswerKey, Key, Record, RowId, Setting, Stamp, Value};

/// Every entry of ours in the browser's storage begins with this; no other entry is ever touched.
pub const PREFIX: &str = "even-keel.";

/// What stands in its place where the notes of family and friends are stored.
pub const FAMILY_PREFIX: &str = "even-keel-family.";

/// What could not be read is moved under this, the moment and its own key before anything new is written there.
pub const ASIDE: &str = "even-keel.aside/";

/// The version written by this build.
pub const VERSION: u32 = 2;

/// The last stamp that is believed: all whole numbers up to it are exact in JavaScript too. A record from the end of time
/// would leave no stamp for later edits.
const LAST_STAMP: Stamp = Stamp(1 << 53);

/// The furthest place in a list that is believed; beyond it there is no room to move rows.
const LAST_PLACE: i64 = 1 << 61;

/// Why an entry could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unread {
    /// Written by a newer build.
    #[error("written by a newer version")]
    Newer,
    /// Cut short, of the wrong type, or not a record at all.
    #[error("not readable")]
    Damaged,
    /// Not a key that this build knows.
    #[error("of an unknown kind")]
    UnknownKind,
}

#[derive(Serialize)]
struct Written<'a> {
    v: u32,
    t: Stamp,
    b: Stamp,
    is: &'a Option<Value>,
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

#[derive(Deserialize)]
struct Version1 {
    t: Stamp,
    // Without this a record whose value was lost would read as one that was cleared.
    #[serde(deserialize_with = "Option::deserialize")]
    is: Option<Value>,
}

#[derive(Deserialize)]
struct Version2 {
    t: Stamp,
    b: Stamp,
    #[serde(deserialize_with = "Option::deserialize")]
    is: Option<Value>,
}

/// What stands between a record and its checksum, and behind that.
const SUM: &str = ",\"c\":\"";
const END: &str = "\"}";
const SUM_DIGITS: usize = 8;

/// The CRC-32 of ISO-HDLC, as in gzip: notices every change of up to 32 bits in a row. Its table would weigh more in the
/// wasm than the time it saves is worth.
static SUMS: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// The checksum of a text under a key. The key is part of it, so that a text found under another key is noticed.
pub fn checksum(key: &str, text: &str) -> String {
    let mut digest = SUMS.digest();
    digest.update(key.as_bytes());
    digest.update(b"\n");
    digest.update(text.as_bytes());
    format!("{:08x}", digest.finalize())
}

/// The text stored for a record under a storage key.
pub fn encode(key: &str, record: &Record) -> String {
    let written = Written { v: VERSION, t: record.at, b: record.base, is: &record.value };
    // Strings, whole numbers and finite floats always have a JSON form; there is no failure to report.
    let mut text = serde_json::to_string(&written).unwrap_or_default();
    text.pop();
    let sum = checksum(key, &text);
    text + SUM + &sum + END
}

/// Reads the text stored under a storage key.
///
/// # Errors
/// [`Unread::Newer`] for a higher version than [`VERSION`], [`Unread::Damaged`] for anything else that is no record.
pub fn decode(key: &str, text: &str) -> Result<Record, Unread> {
    let Version { v } = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
    let record = match v {
        1 => {
            let Version1 { t, is } = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
            Record { at: t, base: Stamp::default(), value: is }
        }
        2 => {
            let end = text.len().checked_sub(SUM.len() + SUM_DIGITS + END.len());
            let (written, sum) = end.and_then(|end| text.split_at_checked(end)).ok_or(Unread::Damaged)?;
            if sum != format!("{SUM}{}{END}", checksum(key, written)) {
                return Err(Unread::Damaged);
            }
            let Version2 { t, b, is } = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
            Record { at: t, base: b, value: is }
        }
        newer if newer > VERSION => return Err(Unread::Newer),
        _ => return Err(Unread::Damaged),
    };
    if is_sound(&record) { Ok(record) } else { Err(Unread::Damaged) }
}

fn is_sound(record: &Record) -> bool {
    let sound = match &record.value {
        Some(Value::Row { order, .. }) => (-LAST_PLACE..=LAST_PLACE).contains(order),
        Some(Value::Entry(entry)) => entry.is_sound(),
        _ => true,
    };
    sound && record.at <= LAST_STAMP && record.base <= LAST_STAMP
}

/// Reads an entry, key and text.
///
/// # Errors
/// Those of [`decode_key`] and [`decode`].
pub fn read_entry(key: &str, text: &str) -> Result<(Key, Record), Unread> {
    let (key, record) = (decode_key(key)?, decode(key, text)?);
    // Neither is ever found in the place of the other.
    let is_entry = matches!(record.value, Some(Value::Entry(_)));
    let takes_entry = matches!(key, Key::Entry(_) | Key::EarlierEntry(..));
    if record.value.is_some() && is_entry != takes_entry { Err(Unread::Damaged) } else { Ok((key, record)) }
}

/// The storage key of a record.
pub fn encode_key(key: &Key) -> String {
    match key {
        Key::Answer(AnswerKey { worksheet, field, row: None }) => format!("{PREFIX}a/{worksheet}/{field}"),
        Key::Answer(AnswerKey { worksheet, field, row: Some(row) }) => format!("{PREFIX}a/{worksheet}/{field}/{row}"),
        Key::Earlier(AnswerKey { worksheet, field, row: None }, Stamp(at)) => {
            format!("{PREFIX}h/{at:x}/{worksheet}/{field}")
        }
        Key::Earlier(AnswerKey { worksheet, field, row: Some(row) }, Stamp(at)) => {
            format!("{PREFIX}h/{at:x}/{worksheet}/{field}/{row}")
        }
        Key::Row(worksheet, group, row) => format!("{PREFIX}r/{worksheet}/{group}/{row}"),
        Key::Entry(EntryKey { worksheet, row, group }) => format!("{PREFIX}e/{worksheet}/{group}/{row}"),
        Key::EarlierEntry(EntryKey { worksheet, row, group }, Stamp(at)) => {
            format!("{PREFIX}g/{at:x}/{worksheet}/{group}/{row}")
        }
        Key::LessonRead(lesson) => format!("{PREFIX}l/{lesson}"),
        Key::WorksheetDone(worksheet) => format!("{PREFIX}w/{worksheet}"),
        Key::Setting(setting) => format!("{PREFIX}s/{}", setting_name(*setting)),
    }
}

/// Reads a storage key.
///
/// # Errors
/// [`Unread::UnknownKind`] if this build has no such kind of record.
pub fn decode_key(text: &str) -> Result<Key, Unread> {
    let parts: Vec<&str> = text.strip_prefix(PREFIX).ok_or(Unread::UnknownKind)?.split('/').collect();
    if parts.iter().any(|part| part.is_empty()) {
        return Err(Unread::UnknownKind);
    }
    let row = |text: &str| RowId::parse(text).ok_or(Unread::UnknownKind);
    // Only as it is written here: two keys that read as one record would write over each other.
    let stamp = |text: &str| match u64::from_str_radix(text, 16) {
        Ok(at) if format!("{at:x}") == text => Ok(Stamp(at)),
        _ => Err(Unread::UnknownKind),
    };
    match parts[..] {
        ["a", worksheet, field] => Ok(Key::Answer(answer_key(worksheet, field, None))),
        ["a", worksheet, field, id] => Ok(Key::Answer(answer_key(worksheet, field, Some(row(id)?)))),
        ["h", at, worksheet, field] => Ok(Key::Earlier(answer_key(worksheet, field, None), stamp(at)?)),
        ["h", at, worksheet, field, id] => Ok(Key::Earlier(answer_key(worksheet, field, Some(row(id)?)), stamp(at)?)),
        ["r", worksheet, group, id] => Ok(Key::Row(WorksheetId::new(worksheet), GroupId::new(group), row(id)?)),
        ["e", worksheet, group, id] => Ok(Key::Entry(entry_key(worksheet, group, row(id)?))),
        ["g", at, worksheet, group, id] => Ok(Key::EarlierEntry(entry_key(worksheet, group, row(id)?), stamp(at)?)),
        ["l", lesson] => Ok(Key::LessonRead(LessonId::new(lesson))),
        ["w", worksheet] => Ok(Key::WorksheetDone(WorksheetId::new(worksheet))),
        ["s", name] => setting_named(name).map(Key::Setting).ok_or(Unread::UnknownKind),
        _ => Err(Unread::UnknownKind),
    }
}

fn answer_key(worksheet: &str, field: &str, row: Option<RowId>) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row }
}

fn entry_key(worksheet: &str, group: &str, row: RowId) -> EntryKey {
    EntryKey { worksheet: WorksheetId::new(worksheet), row, group: GroupId::new(group) }
}

const SETTINGS: [(Setting, &str); 15] = [
    (Setting::Reader, "reader"),
    (Setting::Country, "country"),
    (Setting::OwnNumber, "own-number"),
    (Setting::LastPlace, "last-place"),
    (Setting::LockIdle, "lock-idle"),
    (Setting::LockHidden, "lock-hidden"),
    (Setting::QuickExit, "quick-exit"),
    (Setting::PlainName, "plain-name"),
    (Setting::Cover, "cover"),
    (Setting::Fridge, "fridge"),
    (Setting::Wallet, "wallet"),
    (Setting::DayCounter, "day-counter"),
    (Setting::DayStart, "day-start"),
    (Setting::Backup, "backup"),
    (Setting::BackupReminder, "backup-reminder"),
];

/// Whether an entry stays as it is when the workbook is sealed: what a page needs before it is opened. None of it says
/// anything about a person but that a workbook was begun.
pub fn is_always_plain(name: &str) -> bool {
    let plain = [Setting::Reader, Setting::Country, Setting::QuickExit, Setting::PlainName, Setting::Cover];
    name.strip_prefix(PREFIX)
        .and_then(|path| path.strip_prefix("s/"))
        .and_then(setting_named)
        .is_some_and(|setting| plain.contains(&setting))
}

fn setting_name(setting: Setting) -> &'static str {
    SETTINGS.iter().find(|(known, _)| *known == setting).map_or("", |(_, name)| name)
}

fn setting_named(name: &str) -> Option<Setting> {
    SETTINGS.iter().find(|(_, known)| *known == name).map(|(setting, _)| *setting)
}

#[cfg(test)]
mod tests;
