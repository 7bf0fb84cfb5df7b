//! What a workbook is made of: keys, values, records, and the edits that change them. Nothing is decided here.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::log::{EntryKey, Logged};
use crate::curriculum::{ChoiceId, FieldId, GroupId, LessonId, WorksheetId};

/// Names one row of a group. Made from the moment it was added, so two tabs never make the same one by accident.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(Arc<str>);

impl RowId {
    /// A row added at `stamp`; `salt` tells apart rows that two tabs add in one millisecond.
    pub fn new(stamp: Stamp, salt: u16) -> Self {
        Self(format!("{:x}-{salt:04x}", stamp.0).into())
    }

    /// Comes before every id there is.
    pub(super) fn first() -> Self {
        Self("".into())
    }

    /// The moment it was made from; zero if it was not made here.
    pub fn stamp(&self) -> Stamp {
        let made = self.0.split_once('-').map_or(&*self.0, |(made, _)| made);
        Stamp(u64::from_str_radix(made, 16).unwrap_or_default())
    }

    /// Reads an id from a key or a URL; none if it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let good = !text.is_empty() && text.len() <= 32 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        good.then(|| Self(text.into()))
    }

    /// The day on which the row was added, as UTC has it.
    pub fn added(&self) -> Option<NaiveDate> {
        let (stamp, _) = self.0.split_once('-')?;
        super::schedule::local_day(i64::from_str_radix(stamp, 16).ok()?, 0)
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
    /// An answer that gave way to one that was not made from it, and the stamp it had: what another tab or a backup
    /// file wrote over. It never changes.
    Earlier(AnswerKey, Stamp),
    /// A row of a group: whether it is there, and where in the list.
    Row(WorksheetId, GroupId, RowId),
    /// An entry of a log: a row with all its answers.
    Entry(EntryKey),
    /// An entry that gave way to one that was not made from it, and the stamp it had. It never changes.
    EarlierEntry(EntryKey, Stamp),
    /// That a lesson was marked as read.
    LessonRead(LessonId),
    /// That a worksheet was marked as completed.
    WorksheetDone(WorksheetId),
    /// Something chosen about the app itself.
    Setting(Setting),
}

impl Key {
    /// Where what gives way under this key is kept, if it was written by a person and has the stamp `at`.
    pub fn earlier(&self, at: Stamp) -> Option<Self> {
        match self {
            Self::Answer(key) => Some(Self::Earlier(key.clone(), at)),
            Self::Entry(key) => Some(Self::EarlierEntry(key.clone(), at)),
            _ => None,
        }
    }

    /// Whether it is about something that gave way.
    pub fn is_earlier(&self) -> bool {
        matches!(self, Self::Earlier(..) | Self::EarlierEntry(..))
    }

    /// Whether it is something that the person wrote or marked, and not the app's own or an earlier version.
    pub fn is_work(&self) -> bool {
        !matches!(self, Self::Setting(_)) && !self.is_earlier()
    }

    /// The row that it belongs to.
    pub fn row(&self) -> Option<&RowId> {
        match self {
            Self::Answer(key) | Self::Earlier(key, _) => key.row.as_ref(),
            Self::Row(_, _, row) => Some(row),
            Self::Entry(key) | Self::EarlierEntry(key, _) => Some(&key.row),
            Self::LessonRead(_) | Self::WorksheetDone(_) | Self::Setting(_) => None,
        }
    }

    /// The worksheet that it belongs to.
    pub fn worksheet(&self) -> Option<&WorksheetId> {
        match self {
            Self::Answer(key) | Self::Earlier(key, _) => Some(&key.worksheet),
            Self::Row(worksheet, ..) | Self::WorksheetDone(worksheet) => Some(worksheet),
            Self::Entry(key) | Self::EarlierEntry(key, _) => Some(&key.worksheet),
            Self::LessonRead(_) | Self::Setting(_) => None,
        }
    }
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
    /// After how many minutes without a touch the workbook locks itself; `never`.
    LockIdle,
    /// Whether it locks as soon as the page is out of sight: `yes`.
    LockHidden,
    /// Whether every page has a quick exit. This and the next two are read before the app starts: they stay in plain text.
    QuickExit,
    /// Whether the tab and an installed app have a plain name and icon.
    PlainName,
    /// Whether the page is covered while nobody looks at it.
    Cover,
    /// The lines that were chosen for the page for the fridge.
    Fridge,
    /// The lines that were chosen for the card for the wallet.
    Wallet,
    /// Whether days of use and days without are counted on the progress page.
    DayCounter,
    /// The day from which they are counted.
    DayStart,
    /// When the last backup was made on this device, and the latest stamp in it. In no backup file.
    Backup,
    /// The moment at which the reminder to make a backup was put away. In no backup file.
    BackupReminder,
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
    /// All of an entry; only under [`Key::Entry`] and [`Key::EarlierEntry`].
    Entry(Box<Logged>),
}

impl Value {
    /// The date, if it is one.
    pub fn as_date(&self) -> Option<NaiveDate> {
        if let Self::Date(date) = self { Some(*date) } else { None }
    }

    /// The time of day, if it is one.
    pub fn as_time(&self) -> Option<NaiveTime> {
        if let Self::Time(time) = self { Some(*time) } else { None }
    }

    /// The number, if it is one.
    pub fn as_number(&self) -> Option<i32> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The option, if it is one.
    pub fn as_choice(&self) -> Option<&ChoiceId> {
        if let Self::Choice(id) = self { Some(id) } else { None }
    }
}

/// One thing that is stored: a value, or that it was taken away, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When it was written.
    pub at: Stamp,
    /// The stamp of the record that it was made from; zero if there was none, or nobody knows.
    pub base: Stamp,
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
    /// Adds an entry to a log, with its first answers.
    AddEntry(EntryKey, Vec<(FieldId, Value)>),
    /// Removes a row or an entry, or brings it back.
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

impl Edit {
    /// The one record that it changes, unless its row is an entry.
    pub(super) fn key(&self) -> Key {
        match self {
            Self::Answer(key, _) => Key::Answer(key.clone()),
            Self::AddRow(worksheet, group, row)
            | Self::SetRowRemoved(worksheet, group, row, _)
            | Self::MoveRow(worksheet, group, row, _) => Key::Row(worksheet.clone(), group.clone(), row.clone()),
            Self::AddEntry(key, _) => Key::Entry(key.clone()),
            Self::MarkRead(lesson, _) => Key::LessonRead(lesson.clone()),
            Self::MarkDone(worksheet, _) => Key::WorksheetDone(worksheet.clone()),
            Self::Set(setting, _) => Key::Setting(*setting),
        }
    }
}

/// Where a row is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the start of the list.
    Up,
    /// Towards the end.
    Down,
}
