//! The form in which records are stored: keys, versions, encoding. It never touches storage itself.
//!
//! One record is one entry: key `even-keel.<kind>/<ids>`, value `{"v":1,"t":<stamp>,"is":<value>}`. `v` is the version of
//! the value's form. A record of a newer version, and text that is no record at all, come back as [`Unread`] and are never
//! written over.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::curriculum::{FieldId, GroupId, LessonId, WorksheetId};
use crate::workbook::{AnswerKey, Key, Record, RowId, Setting, Stamp, Value};

/// Every entry of ours in the browser's storage begins with this; no other entry is ever touched.
pub const PREFIX: &str = "even-keel.";

/// What could not be read is moved under this, the moment and its own key before anything new is written there.
pub const ASIDE: &str = "even-keel.aside/";

/// The version written by this build.
pub const VERSION: u32 = 1;

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

/// The text stored for a record.
pub fn encode(record: &Record) -> String {
    // Strings, whole numbers and finite floats always have a JSON form; there is no failure to report.
    serde_json::to_string(&Written { v: VERSION, t: record.at, is: &record.value }).unwrap_or_default()
}

/// Reads a record's text.
///
/// # Errors
/// [`Unread::Newer`] for a higher version than [`VERSION`], [`Unread::Damaged`] for anything else that is no record.
pub fn decode(text: &str) -> Result<Record, Unread> {
    let Version { v } = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
    match v {
        1 => {
            let Version1 { t, is } = serde_json::from_str(text).map_err(|_| Unread::Damaged)?;
            Ok(Record { at: t, value: is })
        }
        newer if newer > VERSION => Err(Unread::Newer),
        _ => Err(Unread::Damaged),
    }
}

/// The storage key of a record.
pub fn encode_key(key: &Key) -> String {
    match key {
        Key::Answer(AnswerKey { worksheet, field, row: None }) => format!("{PREFIX}a/{worksheet}/{field}"),
        Key::Answer(AnswerKey { worksheet, field, row: Some(row) }) => format!("{PREFIX}a/{worksheet}/{field}/{row}"),
        Key::Row(worksheet, group, row) => format!("{PREFIX}r/{worksheet}/{group}/{row}"),
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
    match parts[..] {
        ["a", worksheet, field] => Ok(answer_key(worksheet, field, None)),
        ["a", worksheet, field, id] => Ok(answer_key(worksheet, field, Some(row(id)?))),
        ["r", worksheet, group, id] => Ok(Key::Row(WorksheetId::new(worksheet), GroupId::new(group), row(id)?)),
        ["l", lesson] => Ok(Key::LessonRead(LessonId::new(lesson))),
        ["w", worksheet] => Ok(Key::WorksheetDone(WorksheetId::new(worksheet))),
        ["s", name] => setting_named(name).map(Key::Setting).ok_or(Unread::UnknownKind),
        _ => Err(Unread::UnknownKind),
    }
}

fn answer_key(worksheet: &str, field: &str, row: Option<RowId>) -> Key {
    Key::Answer(AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row })
}

const SETTINGS: [(Setting, &str); 4] = [
    (Setting::Reader, "reader"),
    (Setting::Country, "country"),
    (Setting::OwnNumber, "own-number"),
    (Setting::LastPlace, "last-place"),
];

fn setting_name(setting: Setting) -> &'static str {
    SETTINGS.iter().find(|(known, _)| *known == setting).map_or("", |(_, name)| name)
}

fn setting_named(name: &str) -> Option<Setting> {
    SETTINGS.iter().find(|(_, known)| *known == name).map(|(setting, _)| *setting)
}

#[cfg(test)]
mod tests;
