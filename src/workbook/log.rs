//! Logs: lists in which a row is one entry, a moment with all that was answered about it. It reads no clock and no content.
//!
//! An entry is one record, so that ten years of daily entries are ten years of keys and not ten times as many. Rows that
//! were written before their list became a log stay rows, and are listed among the entries.

use std::collections::{BTreeMap, btree_map};

use chrono::{DateTime, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

use super::{AnswerKey, Edit, Key, Record, RowId, Stamp, Value, Workbook};
use crate::curriculum::{FieldId, GroupId, WorksheetId};
use crate::order;

/// The field of every log that says which day an entry is about.
pub const DAY: &str = "day";

/// The field of every log that says which time of that day.
pub const TIME: &str = "time";

/// For how long an entry may be left alone before its texts count as those of an earlier sitting.
const SITTING_MS: u64 = 6 * 60 * 60 * 1000;

/// The name of the part of the day that a time falls into, as options are called that ask for it.
pub fn part_of_day(time: NaiveTime) -> &'static str {
    match time.hour() {
        5..8 => "early-morning",
        8..11 => "morning",
        11..14 => "midday",
        14..17 => "afternoon",
        17..20 => "early-evening",
        20..23 => "late-evening",
        _ => "night",
    }
}

/// Names one entry. The row comes before the group: an answer is asked for by worksheet, field and row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryKey {
    /// The worksheet.
    pub worksheet: WorksheetId,
    /// The entry among the rows.
    pub row: RowId,
    /// The log.
    pub group: GroupId,
}

/// All that is kept of one entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logged {
    #[serde(rename = "a")]
    answers: BTreeMap<FieldId, Value>,
    /// A removed entry keeps its answers, so that removing can be undone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
    /// Its texts as they were when it was left alone for some hours and then edited again, the earliest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    was: Vec<Before>,
}

/// The texts of an entry at the end of a sitting.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Before {
    #[serde(rename = "t")]
    at: Stamp,
    #[serde(rename = "a")]
    texts: BTreeMap<FieldId, Value>,
}

impl Logged {
    /// The answer to a field.
    pub fn get(&self, field: &FieldId) -> Option<&Value> {
        self.answers.get(field)
    }

    /// All answers.
    pub fn answers(&self) -> impl Iterator<Item = (&FieldId, &Value)> {
        self.answers.iter()
    }

    /// Whether it was removed.
    pub fn is_removed(&self) -> bool {
        self.removed
    }

    /// Whether it holds answers only, and no entries or rows within them.
    pub fn is_sound(&self) -> bool {
        let earlier = self.was.iter().flat_map(|before| before.texts.values());
        self.answers.values().chain(earlier).all(|value| !matches!(value, Value::Entry(_) | Value::Row { .. }))
    }

    pub(super) fn with(&self, field: FieldId, value: Option<Value>) -> Self {
        let mut next = self.clone();
        match value {
            Some(value) => drop(next.answers.insert(field, value)),
            None => drop(next.answers.remove(&field)),
        }
        next
    }

    /// Notes the texts as they are, as those of a sitting that ended at `at`.
    fn end_sitting(&mut self, at: Stamp) {
        let texts = self.answers.iter().filter(|(_, value)| matches!(value, Value::Text(_)));
        let texts: BTreeMap<_, _> = texts.map(|(field, value)| (field.clone(), value.clone())).collect();
        if !texts.is_empty() && self.was.last().is_none_or(|before| before.texts != texts) {
            self.was.push(Before { at, texts });
        }
    }
}

/// A new entry.
pub(super) fn begun(answers: Vec<(FieldId, Value)>) -> Value {
    Value::Entry(Box::new(Logged { answers: answers.into_iter().collect(), ..Logged::default() }))
}

/// What an edit made at `now_ms` makes of a stored entry.
pub(super) fn changed(record: &Record, edit: Edit, now_ms: u64) -> Option<Value> {
    let Some(Value::Entry(entry)) = &record.value else {
        return if let Edit::AddEntry(_, answers) = edit { Some(begun(answers)) } else { record.value.clone() };
    };
    let next = match edit {
        Edit::Answer(key, value) if entry.get(&key.field) != value.as_ref() => {
            let mut next = (**entry).clone();
            if now_ms.saturating_sub(record.at.0) >= SITTING_MS {
                next.end_sitting(record.at);
            }
            next.with(key.field, value)
        }
        Edit::SetRowRemoved(_, _, _, removed) => Logged { removed, ..(**entry).clone() },
        _ => return record.value.clone(),
    };
    Some(Value::Entry(Box::new(next)))
}

/// One entry of a log, or a row from before its list became one.
#[derive(Clone, Debug)]
pub struct Entry<'w> {
    /// Its name among the rows.
    pub row: RowId,
    /// The day it is about; none if that was cleared or never said.
    pub day: Option<NaiveDate>,
    /// The time of that day.
    pub time: Option<NaiveTime>,
    workbook: &'w Workbook,
    worksheet: &'w WorksheetId,
}

impl<'w> Entry<'w> {
    fn of(workbook: &'w Workbook, worksheet: &'w WorksheetId, row: &RowId) -> Self {
        let mut entry = Self { row: row.clone(), day: None, time: None, workbook, worksheet };
        entry.day = entry.get(&FieldId::new(DAY)).and_then(Value::as_date);
        entry.time = entry.get(&FieldId::new(TIME)).and_then(Value::as_time);
        entry
    }

    /// The answer to a field.
    pub fn get(&self, field: &FieldId) -> Option<&'w Value> {
        let (worksheet, row) = (self.worksheet.clone(), Some(self.row.clone()));
        self.workbook.answer(&AnswerKey { worksheet, field: field.clone(), row })
    }

    /// Where it stands: by day, then by time, then as it was added. What has no day stands where it was added.
    fn place(&self) -> (NaiveDate, NaiveTime, &RowId) {
        let added = || {
            let ms = i64::try_from(self.row.stamp().0).unwrap_or_default();
            DateTime::from_timestamp_millis(ms).unwrap_or_default().date_naive()
        };
        (self.day.unwrap_or_else(added), self.time.unwrap_or_default(), &self.row)
    }
}

/// The entries of a log in order of time, rows from before it was one among them, without the removed ones.
pub fn entries<'w>(workbook: &'w Workbook, worksheet: &'w WorksheetId, group: &GroupId) -> Vec<Entry<'w>> {
    since(workbook, worksheet, group, NaiveDate::MIN)
}

/// The same from a day on. What is older is looked at and left alone: nothing of it is copied or put in order.
pub fn since<'w>(
    workbook: &'w Workbook,
    worksheet: &'w WorksheetId,
    group: &GroupId,
    day: NaiveDate,
) -> Vec<Entry<'w>> {
    let logged = workbook.logged(worksheet, group).filter(|(_, entry)| !entry.is_removed()).map(|(key, _)| &key.row);
    let placed = workbook.placed_rows(worksheet, group);
    let old = placed.iter().filter(|(_, removed, _)| !removed).map(|(_, _, row)| row);
    let found = logged.chain(old).map(|row| Entry::of(workbook, worksheet, row));
    let mut entries: Vec<Entry<'w>> = found.filter(|entry| entry.place().0 >= day).collect();
    order::sort_by(&mut entries, |one, other| one.place().cmp(&other.place()));
    // A row that is stored in both ways is one row.
    entries.dedup_by(|one, other| one.row == other.row);
    entries
}

impl Workbook {
    /// Whether a list has entries, or had some.
    pub(super) fn is_log(&self, worksheet: &WorksheetId, group: &GroupId) -> bool {
        self.logged(worksheet, group).next().is_some()
    }

    /// The entries of a log, the removed ones too, as they were added.
    fn logged<'w>(
        &'w self,
        worksheet: &'w WorksheetId,
        group: &GroupId,
    ) -> impl Iterator<Item = (&'w EntryKey, &'w Logged)> {
        let of_sheet = self.entries_from(worksheet, RowId::first()).map_while(move |(key, record)| match key {
            Key::Entry(key) if key.worksheet == *worksheet => Some((key, record)),
            _ => None,
        });
        of_sheet.filter(move |(key, _)| key.group == *group).filter_map(|(key, record)| match &record.value {
            Some(Value::Entry(entry)) => Some((key, &**entry)),
            _ => None,
        })
    }

    fn entries_from(&self, worksheet: &WorksheetId, row: RowId) -> btree_map::Range<'_, Key, Record> {
        let first = EntryKey { worksheet: worksheet.clone(), row, group: GroupId::new("") };
        self.records.range(Key::Entry(first)..)
    }

    /// The entry that a row is, if it is one.
    pub(super) fn entry_at(&self, worksheet: &WorksheetId, row: &RowId) -> Option<(&EntryKey, &Logged)> {
        let (key, record) = self.entries_from(worksheet, row.clone()).next()?;
        match (key, &record.value) {
            (Key::Entry(key), Some(Value::Entry(entry))) if key.worksheet == *worksheet && key.row == *row => {
                Some((key, &**entry))
            }
            _ => None,
        }
    }

    /// Whether a row is an entry.
    pub fn is_entry(&self, worksheet: &WorksheetId, row: &RowId) -> bool {
        self.entry_at(worksheet, row).is_some()
    }

    /// The entry that holds an answer, if its row is one.
    pub(super) fn entry_of(&self, key: &AnswerKey) -> Option<(&EntryKey, &Logged)> {
        self.entry_at(&key.worksheet, key.row.as_ref()?)
    }

    /// Where an answer is stored, when that was written, and the answer.
    pub fn stored(&self, key: &AnswerKey) -> Option<(Key, Stamp, &Value)> {
        let place = match self.entry_of(key) {
            Some((entry, _)) => Key::Entry(entry.clone()),
            None => Key::Answer(key.clone()),
        };
        let at = self.get(&place)?.at;
        Some((place, at, self.answer(key)?))
    }

    /// Other versions of an answer and when they were written, the latest first: those that gave way to one that was not
    /// made from them, and the texts of earlier sittings. None is the same as the answer, or as the one before it.
    pub fn versions(&self, key: &AnswerKey) -> Vec<(Stamp, &Value)> {
        let mut found: Vec<(Stamp, &Value)> = match self.entry_of(key) {
            None => {
                self.earlier(key).into_iter().filter_map(|record| Some((record.at, record.value.as_ref()?))).collect()
            }
            Some((entry, now)) => {
                let kept = Key::EarlierEntry(entry.clone(), Stamp::default())
                    ..=Key::EarlierEntry(entry.clone(), Stamp(u64::MAX));
                let gave_way = self.records.range(kept).filter_map(|(_, record)| match &record.value {
                    Some(Value::Entry(earlier)) => Some((record.at, &**earlier)),
                    _ => None,
                });
                let all = gave_way.chain([(Stamp(u64::MAX), now)]);
                all.flat_map(|(at, entry)| {
                    let texts = entry.was.iter().map(|before| (before.at, &before.texts));
                    texts.chain([(at, &entry.answers)]).filter_map(|(at, held)| Some((at, held.get(&key.field)?)))
                })
                .collect()
            }
        };
        order::sort_by_key(&mut found, |(at, _)| std::cmp::Reverse(*at));
        let now = self.answer(key);
        found.retain(|(_, value)| Some(*value) != now);
        found.dedup_by(|one, other| one.1 == other.1);
        found
    }
}

#[cfg(test)]
mod tests;
