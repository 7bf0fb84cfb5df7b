//! A person's answers as plain data, and the one place where they change. It knows no browser, no storage, no clock.
//!
//! Everything a person does is an [`Edit`]; [`Workbook::apply`] turns it into exactly one changed [`Record`]. So a save is
//! one key, and a browser killed in the middle can never leave half an edit behind.

use std::collections::BTreeMap;
use std::ops::Bound;

use crate::curriculum::{GroupId, LessonId, WorksheetId};
use crate::order;

pub mod answer;
pub mod attendance;
pub mod filled;
pub mod locking;
pub mod log;
mod model;
pub mod moment;
pub mod patterns;
pub mod plan;
pub mod progress;
pub mod room;
pub mod schedule;
pub mod signs;
mod tabs;
pub mod week;

pub use model::{AnswerKey, Direction, Edit, Key, Record, RowId, Setting, Stamp, Value};
pub use tabs::{Own, Taken};

/// Puts two records under one key in order: the later is the greater, and of one stamp the greater text.
fn rank(record: &Record) -> (Stamp, String) {
    (record.at, format!("{:?}", record.value))
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
        match self.entry_of(key) {
            Some((_, entry)) => entry.get(&key.field),
            None => self.value(&Key::Answer(key.clone())),
        }
    }

    /// A setting's text.
    pub fn setting(&self, setting: Setting) -> Option<&str> {
        match self.value(&Key::Setting(setting)) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether a setting that is on or off is on. Any text means on, as it does to `early.js`.
    pub fn is_on(&self, setting: Setting) -> bool {
        self.setting(setting).is_some()
    }

    /// Whether the lesson was marked as read.
    pub fn is_read(&self, lesson: &LessonId) -> bool {
        self.value(&Key::LessonRead(lesson.clone())) == Some(&Value::Done(true))
    }

    /// Whether the worksheet was marked as completed.
    pub fn is_done(&self, worksheet: &WorksheetId) -> bool {
        self.value(&Key::WorksheetDone(worksheet.clone())) == Some(&Value::Done(true))
    }

    /// The rows of a group without the removed ones: in the person's order, and those of a log in order of time.
    pub fn rows(&self, worksheet: &WorksheetId, group: &GroupId) -> Vec<RowId> {
        if self.is_log(worksheet, group) {
            return log::entries(self, worksheet, group).into_iter().map(|entry| entry.row).collect();
        }
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
        let (key, value) = self.change(edit, now_ms)?;
        if self.value(&key) == value.as_ref() && (value.is_some() || !self.records.contains_key(&key)) {
            return None;
        }
        let base = self.records.get(&key).map_or(Stamp::default(), |before| before.at);
        let record = Record { at: self.next_stamp(now_ms), base, value };
        self.latest = record.at;
        self.records.insert(key.clone(), record.clone());
        Some((key, record))
    }

    /// Notes a stamp that was seen elsewhere: whatever is edited from now on is later.
    pub fn witness(&mut self, stamp: Stamp) {
        self.latest = self.latest.max(stamp);
    }

    /// Takes in a record from elsewhere: another tab, a backup file. The later one wins, and says what it changed here.
    ///
    /// Of two with one stamp the greater text wins, so that every tab comes to the same answer in whatever order it
    /// hears of them. What gives way to one that was not made from it is kept under [`Key::earlier`], if it is an answer or
    /// an entry: somebody wrote it, and nobody who wrote the later one has seen it.
    pub fn absorb(&mut self, key: Key, record: Record) -> Vec<Key> {
        self.latest = self.latest.max(record.at);
        let Some(ours) = self.records.get(&key).cloned() else {
            self.records.insert(key.clone(), record);
            return vec![key];
        };
        let taken = rank(&record) > rank(&ours);
        let (winner, loser) = if taken { (&record, &ours) } else { (&ours, &record) };
        let mut changed = Vec::new();
        if let (Some(earlier), Some(_)) = (key.earlier(loser.at), &loser.value)
            && rank(winner) != rank(loser)
            && winner.base != loser.at
            && self.records.get(&earlier).is_none_or(|kept| rank(kept) < rank(loser))
        {
            self.records.insert(earlier.clone(), loser.clone());
            changed.push(earlier);
        }
        if taken {
            self.records.insert(key.clone(), record);
            changed.push(key);
        }
        changed
    }

    /// Takes in a record of this device's own second copy: the later one wins, and nothing is kept of the other, since
    /// both were written here, one after the other. Whether it was taken.
    pub fn catch_up(&mut self, key: Key, record: Record) -> bool {
        self.latest = self.latest.max(record.at);
        let later = self.records.get(&key).is_none_or(|ours| rank(&record) > rank(ours));
        if later {
            self.records.insert(key, record);
        }
        later
    }

    /// The answers that gave way under a key, the latest first.
    pub fn earlier(&self, key: &AnswerKey) -> Vec<&Record> {
        let from = Key::Earlier(key.clone(), Stamp::default())..=Key::Earlier(key.clone(), Stamp(u64::MAX));
        let all = self.records.range(from).map(|(_, record)| record);
        // One that came with a file and was taken back with it is there without its words.
        let mut found: Vec<&Record> = all.filter(|record| record.value.is_some()).collect();
        found.reverse();
        found
    }

    /// Takes a record out of the workbook, for good.
    pub fn remove(&mut self, key: &Key) {
        self.records.remove(key);
    }

    fn value(&self, key: &Key) -> Option<&Value> {
        self.records.get(key).and_then(|record| record.value.as_ref())
    }

    /// The record that an edit would change.
    pub fn key_of(&self, edit: &Edit) -> Key {
        let entry = match edit {
            Edit::Answer(key, _) => self.entry_of(key).map(|(record, _)| record),
            Edit::SetRowRemoved(worksheet, _, row, _) => self.entry_at(worksheet, row).map(|(record, _)| record),
            _ => None,
        };
        entry.map_or_else(|| edit.key(), |key| Key::Entry(key.clone()))
    }

    fn change(&self, edit: Edit, now_ms: u64) -> Option<(Key, Option<Value>)> {
        let key = self.key_of(&edit);
        if let (Key::Entry(_), Some(record)) = (&key, self.records.get(&key)) {
            return Some((key.clone(), log::changed(record, edit, now_ms)));
        }
        let value = match edit {
            Edit::Answer(_, value) => value,
            Edit::AddEntry(_, answers) => Some(log::begun(answers)),
            Edit::AddRow(worksheet, group, _) => {
                let last = self.placed_rows(&worksheet, &group).last().map_or(0, |(order, _, _)| *order);
                Some(Value::Row { order: last + ROW_GAP, removed: false })
            }
            Edit::SetRowRemoved(_, _, _, removed) => {
                let Some(Value::Row { order, .. }) = self.value(&key) else { return None };
                Some(Value::Row { order: *order, removed })
            }
            Edit::MoveRow(worksheet, group, row, direction) => {
                let order = self.moved_order(&worksheet, &group, &row, direction)?;
                Some(Value::Row { order, removed: false })
            }
            Edit::MarkRead(_, done) | Edit::MarkDone(_, done) => Some(Value::Done(done)),
            Edit::Set(_, text) => text.map(Value::Text),
        };
        Some((key, value))
    }

    fn placed_rows(&self, worksheet: &WorksheetId, group: &GroupId) -> Vec<(i64, bool, RowId)> {
        let first = Key::Row(worksheet.clone(), group.clone(), RowId::first());
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
        order::sort_by(&mut rows, |a, b| (a.0, &a.2).cmp(&(b.0, &b.2)));
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
