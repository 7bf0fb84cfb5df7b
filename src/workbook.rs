//! A person's answers as plain data, and the one place where they change. It knows no browser, no storage, no clock.
//!
//! Everything a person does is an [`Edit`]; [`Workbook::apply`] turns it into exactly one changed [`Record`]. So a save is
//! one key, and a browser killed in the middle can never leave half an edit behind.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use crate::curriculum::{ChoiceId, FieldId, GroupId, LessonId, WorksheetId};

pub mod answer;
pub mod plan;
pub mod progress;
pub mod schedule;

/// Names one row of a group. Made from the moment it was added, so two tabs never make the same one by accident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(Arc<str>);

impl RowId {
    /// A row added at `stamp`; `salt` tells apart rows that two tabs add in one millisecond.
    pub fn new(stamp: Stamp, salt: u16) -> Self {
        Self(format!("{:x}-{salt:04x}", stamp.0).into())
    }

    /// Reads an id from a key or a URL; none if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let good = !text.is_empty() && text.len() <= 32 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        good.then(|| Self(text.into()))
    }
}

impl std::fmt::Display for RowId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// When an edit was made, in milliseconds since 1970, never earlier than any edit seen before it.
///
/// A hybrid logical clock (Kulkarni et al., 2014, reduced to one number): an edit made after another on one device has the
/// greater stamp even if the device's clock was set back in between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stamp(pub u64);

/// What a record is about. One record, one key in storage.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The answer to a field, in a row of a group or outside any.
    Answer(AnswerKey),
    /// A row of a group: whether it is there, and where in the list.
    Row(WorksheetId, GroupId, RowId),
    /// That a lesson was marked as read.
    LessonRead(LessonId),
    /// That a worksheet was marked as completed.
    WorksheetDone(WorksheetId),
    /// Something chosen about the app itself.
    Setting(Setting),
}

/// Names one answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerKey {
    /// The worksheet.
    pub worksheet: WorksheetId,
    /// The field.
    pub field: FieldId,
    /// The row, where the field is part of a group.
    pub row: Option<RowId>,
}

/// Something chosen about the app itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// Who reads: `participant` once a person has begun a workbook of their own.
    Reader,
    /// The country whose crisis lines are shown.
    Country,
    /// A number of the person's own for the help page.
    OwnNumber,
    /// Where the person was last, as an address below the base.
    LastPlace,
}

/// What a person put in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Words. Any field may hold words: what was typed is kept even where it is not yet a number or a date.
    Text(String),
    /// One option.
    Choice(ChoiceId),
    /// Any options, in the order of the field.
    Choices(Vec<ChoiceId>),
    /// Yes or no.
    YesNo(bool),
    /// A number or a place on a scale.
    Number(i32),
    /// A date.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// "I'm not sure".
    NotSure,
    /// "I'd rather not say".
    Declined,
    /// A row's place in its list.
    Row {
        /// Rows are listed in this order; the gaps are for rows to be moved into.
        order: i64,
        /// A removed row keeps its answers until everything is erased, so that removing can be undone.
        removed: bool,
    },
    /// A mark that was set or taken back.
    Done(bool),
}

/// One thing that is stored: a value, or that it was taken away, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it was written.
    pub at: Stamp,
    /// The value; none once it was cleared.
    pub value: Option<Value>,
}

/// Everything a person can do to their workbook.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Answers a field, or clears its answer.
    Answer(AnswerKey, Option<Value>),
    /// Adds a row at the end of a group.
    AddRow(WorksheetId, GroupId, RowId),
    /// Removes a row or brings it back.
    SetRowRemoved(WorksheetId, GroupId, RowId, bool),
    /// Moves a row by one place up or down.
    MoveRow(WorksheetId, GroupId, RowId, Direction),
    /// Marks a lesson as read, or not.
    MarkRead(LessonId, bool),
    /// Marks a worksheet as completed, or not.
    MarkDone(WorksheetId, bool),
    /// Chooses something about the app, or goes back to what it was at first.
    Set(Setting, Option<String>),
}

/// Where a row is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the start of the list.
    Up,
    /// Towards the end.
    Down,
}

/// The room left between two rows that are added one after the other: enough for 40 moves into one gap.
const ROW_GAP: i64 = 1 << 40;

/// All answers, marks and settings of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    records: BTreeMap<Key, Record>,
    latest: Stamp,
}

impl Workbook {
    /// The record under a key.
    pub fn get(&self, key: &Key) -> Option<&Record> {
        self.records.get(key)
    }

    /// All records, in the order of their keys.
    pub fn records(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.records.iter()
    }

    /// Whether nothing was ever put in.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The answer under a key; none if it was never given or was cleared.
    pub fn answer(&self, key: &AnswerKey) -> Option<&Value> {
        self.value(&Key::Answer(key.clone()))
    }

    /// A setting's text.
    pub fn setting(&self, setting: Setting) -> Option<&str> {
        match self.value(&Key::Setting(setting)) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether the lesson was marked as read.
    pub fn is_read(&self, lesson: &LessonId) -> bool {
        self.value(&Key::LessonRead(lesson.clone())) == Some(&Value::Done(true))
    }

    /// Whether the worksheet was marked as completed.
    pub fn is_done(&self, worksheet: &WorksheetId) -> bool {
        self.value(&Key::WorksheetDone(worksheet.clone())) == Some(&Value::Done(true))
    }

    /// The rows of a group, in the person's order, without the removed ones.
    pub fn rows(&self, worksheet: &WorksheetId, group: &GroupId) -> Vec<RowId> {
        let mut rows = self.placed_rows(worksheet, group);
        rows.retain(|(_, removed, _)| !removed);
        rows.into_iter().map(|(_, _, row)| row).collect()
    }

    /// The greatest stamp seen so far.
    pub fn latest(&self) -> Stamp {
        self.latest
    }

    /// The stamp for something that happens now: `now_ms`, or just after the latest edit if the clock was set back.
    pub fn next_stamp(&self, now_ms: u64) -> Stamp {
        Stamp(now_ms.max(self.latest.0.saturating_add(1)))
    }

    /// Carries out an edit made at `now_ms` (milliseconds since 1970) and says which record it changed.
    ///
    /// None if the edit changes nothing: the value is there already, or a row cannot be moved further.
    pub fn apply(&mut self, edit: Edit, now_ms: u64) -> Option<(Key, Record)> {
        let (key, value) = self.change(edit)?;
        if self.value(&key) == value.as_ref() && (value.is_some() || !self.records.contains_key(&key)) {
            return None;
        }
        let record = Record { at: self.next_stamp(now_ms), value };
        self.latest = record.at;
        self.records.insert(key.clone(), record.clone());
        Some((key, record))
    }

    /// Takes in a record from elsewhere (storage, another tab); the later one wins. Whether it was taken.
    ///
    /// Of two with one stamp the greater text wins, so that every tab comes to the same answer in whatever order it
    /// hears of them.
    pub fn absorb(&mut self, key: Key, record: Record) -> bool {
        self.latest = self.latest.max(record.at);
        if let Some(ours) = self.records.get(&key) {
            let rank = |record: &Record| (record.at, format!("{:?}", record.value));
            if rank(ours) >= rank(&record) {
                return false;
            }
        }
        self.records.insert(key, record);
        true
    }

    fn value(&self, key: &Key) -> Option<&Value> {
        self.records.get(key).and_then(|record| record.value.as_ref())
    }

    fn change(&self, edit: Edit) -> Option<(Key, Option<Value>)> {
        Some(match edit {
            Edit::Answer(key, value) => (Key::Answer(key), value),
            Edit::AddRow(worksheet, group, row) => {
                let last = self.placed_rows(&worksheet, &group).last().map_or(0, |(order, _, _)| *order);
                (Key::Row(worksheet, group, row), Some(Value::Row { order: last + ROW_GAP, removed: false }))
            }
            Edit::SetRowRemoved(worksheet, group, row, removed) => {
                let key = Key::Row(worksheet, group, row);
                let Some(Value::Row { order, .. }) = self.value(&key) else { return None };
                let value = Value::Row { order: *order, removed };
                (key, Some(value))
            }
            Edit::MoveRow(worksheet, group, row, direction) => {
                let order = self.moved_order(&worksheet, &group, &row, direction)?;
                (Key::Row(worksheet, group, row), Some(Value::Row { order, removed: false }))
            }
            Edit::MarkRead(lesson, done) => (Key::LessonRead(lesson), Some(Value::Done(done))),
            Edit::MarkDone(worksheet, done) => (Key::WorksheetDone(worksheet), Some(Value::Done(done))),
            Edit::Set(setting, text) => (Key::Setting(setting), text.map(Value::Text)),
        })
    }

    fn placed_rows(&self, worksheet: &WorksheetId, group: &GroupId) -> Vec<(i64, bool, RowId)> {
        let first = Key::Row(worksheet.clone(), group.clone(), RowId("".into()));
        let from_first = self.records.range((Bound::Included(first), Bound::Unbounded));
        let mut rows: Vec<_> = from_first
            .map_while(|(key, record)| match key {
                Key::Row(w, g, row) if w == worksheet && g == group => Some((row, record)),
                _ => None,
            })
            .filter_map(|(row, record)| match record.value {
                Some(Value::Row { order, removed }) => Some((order, removed, row.clone())),
                _ => None,
            })
            .collect();
        rows.sort_by(|a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
        rows
    }

    /// The order that puts a row past its neighbour: half-way between that neighbour and the one behind it.
    fn moved_order(&self, worksheet: &WorksheetId, group: &GroupId, row: &RowId, to: Direction) -> Option<i64> {
        let mut orders: Vec<(i64, RowId)> = self
            .placed_rows(worksheet, group)
            .into_iter()
            .filter(|(_, removed, _)| !removed)
            .map(|(order, _, row)| (order, row))
            .collect();
        if to == Direction::Down {
            orders.reverse();
        }
        let here = orders.iter().position(|(_, id)| id == row)?;
        let past = orders.get(here.checked_sub(1)?)?.0;
        let step = if to == Direction::Up { -ROW_GAP } else { ROW_GAP };
        let behind = here.checked_sub(2).and_then(|i| orders.get(i)).map_or(past + 2 * step, |(order, _)| *order);
        Some(past + (behind - past) / 2)
    }
}

#[cfg(test)]
mod tests;
