//! What takes the room of a workbook, and what a person can take out of it once they have it as a file. It measures and
//! removes nothing itself.

use chrono::{Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

use super::log::EntryKey;
use super::{Key, Record, RowId, Stamp, Value, Workbook};
use crate::curriculum::{Curriculum, GroupId, Part, WorksheetId};

/// What entries are about, as one would say it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pile {
    /// Answers and rows of a worksheet.
    Worksheet(WorksheetId),
    /// Versions of answers that gave way to others.
    Earlier,
    /// Rows that were removed, with their answers.
    Removed,
    /// Lessons read, worksheets completed, settings.
    Marks,
}

/// How much of something there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// So many entries, or rows where rows are spoken of.
    pub count: usize,
    /// The room they take, in the unit of whoever measured it.
    pub room: usize,
}

/// Something that can be taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    /// All versions of answers that gave way to others.
    Earlier,
    /// All rows that were removed.
    Removed,
    /// Rows of a list that were not changed for so many months.
    Old(WorksheetId, GroupId, u32),
}

/// For how many months a row has to have been left alone to be offered: the longest first.
const MONTHS: [u32; 3] = [12, 6, 3];

/// Records that were chosen to be taken out, exactly as they were then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bundle(Vec<(Key, Stamp)>);

impl Bundle {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.0.iter().map(|(key, _)| key)
    }
}

/// A row, and what is kept of it.
#[derive(Default)]
struct Row<'w> {
    /// Its list, and whether it was removed from it.
    list: Option<(&'w WorksheetId, &'w GroupId, bool)>,
    keys: Vec<&'w Key>,
    /// When anything of it was changed last.
    changed: Stamp,
}

type Rows<'w> = BTreeMap<&'w RowId, Row<'w>>;

impl Row<'_> {
    fn is_removed(&self) -> bool {
        self.list.is_some_and(|(_, _, removed)| removed)
    }
}

impl Workbook {
    /// What takes the room, by what it is about. `room_of` measures one record.
    pub fn piles(&self, room_of: impl Fn(&Key, &Record) -> usize) -> BTreeMap<Pile, Amount> {
        let rows = self.every_row();
        let removed = |key: &Key| key.row().and_then(|row| rows.get(row)).is_some_and(Row::is_removed);
        let mut piles: BTreeMap<Pile, Amount> = BTreeMap::new();
        for (key, record) in self.records() {
            let pile = match key {
                key if key.is_earlier() => Pile::Earlier,
                key if removed(key) => Pile::Removed,
                Key::WorksheetDone(_) => Pile::Marks,
                key => key.worksheet().map_or(Pile::Marks, |worksheet| Pile::Worksheet(worksheet.clone())),
            };
            let amount = piles.entry(pile).or_default();
            amount.count += 1;
            amount.room += room_of(key, record);
        }
        piles
    }

    /// What can be taken out on a day, with how much there is of it and how much room it frees. Nothing that there is
    /// none of, and of two that are the same the one that says more.
    pub fn offers(
        &self,
        curriculum: &Curriculum,
        today: NaiveDate,
        room_of: impl Fn(&Key, &Record) -> usize,
    ) -> Vec<(Offer, Amount)> {
        let lists = curriculum.stages.iter().flat_map(|stage| &stage.worksheets).flat_map(|sheet| {
            let groups = sheet.parts.iter().filter_map(|part| match part {
                Part::Group(group) => Some(group),
                Part::Step(_) => None,
            });
            groups.flat_map(|group| MONTHS.map(|months| Offer::Old(sheet.id.clone(), group.id.clone(), months)))
        });
        let rows = self.every_row();
        let mut offers: Vec<(Offer, Amount)> = Vec::new();
        for offer in [Offer::Earlier, Offer::Removed].into_iter().chain(lists) {
            let keys = self.offered(&rows, &offer, today);
            let room = keys.iter().filter_map(|key| Some(room_of(key, self.get(key)?))).sum();
            let in_rows: BTreeSet<&RowId> = keys.iter().filter_map(|key| key.row()).collect();
            let count = if offer == Offer::Earlier { keys.len() } else { in_rows.len() };
            let amount = Amount { count, room };
            let said = offers.last().is_some_and(|(last, before)| same_list(last, &offer) && *before == amount);
            if count > 0 && !said {
                offers.push((offer, amount));
            }
        }
        offers
    }

    /// The records that an offer is about on a day, as they are now.
    pub fn bundle(&self, offer: &Offer, today: NaiveDate) -> Bundle {
        let keys = self.offered(&self.every_row(), offer, today);
        Bundle(keys.into_iter().filter_map(|key| Some((key.clone(), self.get(key)?.at))).collect())
    }

    fn offered<'w>(&'w self, rows: &Rows<'w>, offer: &Offer, today: NaiveDate) -> Vec<&'w Key> {
        let of_rows = |which: &dyn Fn(&Row<'_>) -> bool| -> Vec<&'w Key> {
            rows.values().filter(|row| which(row)).flat_map(|row| row.keys.iter().copied()).collect()
        };
        match offer {
            Offer::Earlier => self.records().map(|(key, _)| key).filter(|key| key.is_earlier()).collect(),
            Offer::Removed => of_rows(&|row| row.is_removed()),
            Offer::Old(worksheet, group, months) => {
                let until = before(today, *months);
                of_rows(&|row| row.list == Some((worksheet, group, false)) && row.changed < until)
            }
        }
    }

    /// What of a bundle is still as it was. A row goes as a whole or stays as a whole, and so does an answer's history with
    /// its row.
    pub fn unchanged(&self, bundle: &Bundle) -> Vec<Key> {
        let rows = self.every_row();
        let chosen: BTreeMap<&Key, Stamp> = bundle.0.iter().map(|(key, at)| (key, *at)).collect();
        let same = |key: &Key| self.get(key).map(|record| record.at) == chosen.get(key).copied();
        let whole = |key: &Key| match key.row().and_then(|row| rows.get(row)) {
            // Earlier versions can be taken out without their row.
            Some(row) if row.keys.iter().any(|key| is_row(key) && chosen.contains_key(key)) => {
                row.keys.iter().all(|key| same(key))
            }
            _ => same(key),
        };
        bundle.keys().filter(|key| self.get(key).is_some() && whole(key)).cloned().collect()
    }

    fn every_row(&self) -> Rows<'_> {
        let mut rows = Rows::new();
        for (key, record) in self.records() {
            let Some(id) = key.row() else { continue };
            let row = rows.entry(id).or_default();
            row.keys.push(key);
            row.changed = row.changed.max(record.at);
            match (key, &record.value) {
                (Key::Row(worksheet, group, _), value) => {
                    let removed = matches!(value, Some(Value::Row { removed: true, .. }));
                    row.list = Some((worksheet, group, removed));
                }
                (Key::Entry(EntryKey { worksheet, group, .. }), Some(Value::Entry(entry))) => {
                    row.list = Some((worksheet, group, entry.is_removed()));
                }
                _ => {}
            }
        }
        rows
    }
}

/// Whether a record says that there is a row.
fn is_row(key: &Key) -> bool {
    matches!(key, Key::Row(..) | Key::Entry(_))
}

fn same_list(one: &Offer, other: &Offer) -> bool {
    matches!((one, other), (Offer::Old(w, g, _), Offer::Old(w2, g2, _)) if w == w2 && g == g2)
}

/// The first stamp of the day so many months ago.
fn before(today: NaiveDate, months: u32) -> Stamp {
    let day = today.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    Stamp(u64::try_from(midnight).unwrap_or(0))
}

#[cfg(test)]
mod tests;
