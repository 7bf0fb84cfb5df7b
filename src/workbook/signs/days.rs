//! Days of use and days without, as they were noted. A day without an answer is a day without an answer; a return to use
//! takes nothing away.

use chrono::{Days as Ahead, NaiveDate};

use super::Unit;
use super::row::rows;
use crate::workbook::Workbook;

/// What is noted of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    /// No use.
    NotUsed,
    /// Use.
    Used,
}

/// Every day with a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(Vec<(NaiveDate, Noted)>);

/// Days since a day that the person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// All of them, the first and today included.
    pub all: i64,
    /// Those on which no use was noted.
    pub without: i64,
    /// Those with a note of either sort.
    pub noted: i64,
    /// Those without use since the last day of use.
    pub run: i64,
    /// The most in a row.
    pub longest: i64,
}

impl Days {
    /// Reads the check-ins, and from the urge log the urges that ended in use. Where two notes of a day differ, use counts:
    /// who notes it has more to tell than who doesn't.
    pub fn read(workbook: &Workbook) -> Self {
        let mut days = Self::default();
        for row in rows(workbook, "check-in", "days") {
            let noted = match row.choice("use").map(|choice| choice.as_str()) {
                Some("not-used") => Noted::NotUsed,
                Some("used") => Noted::Used,
                _ => continue,
            };
            days.note(row.day("day"), noted);
        }
        let urges = rows(workbook, "urge-log", "urges");
        let ended_in_use = urges.filter(|row| row.choice("ended").is_some_and(|ended| ended.as_str() == "used"));
        ended_in_use.for_each(|row| days.note(row.day("day"), Noted::Used));
        days
    }

    fn note(&mut self, day: Option<NaiveDate>, noted: Noted) {
        let Some(day) = day else { return };
        match self.at(day) {
            Ok(at) if noted == Noted::Used => self.0[at].1 = noted,
            Ok(_) => {}
            Err(at) => self.0.insert(at, (day, noted)),
        }
    }

    /// Where a day is, or where it belongs.
    fn at(&self, day: NaiveDate) -> Result<usize, usize> {
        self.0.binary_search_by_key(&day, |(day, _)| *day)
    }

    /// The days with a note between two, both included.
    fn between(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &(NaiveDate, Noted)> {
        let from = self.at(first).unwrap_or_else(|at| at);
        self.0.iter().skip(from).take_while(move |(day, _)| *day <= last)
    }

    /// Whether there is no note at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first day with a note.
    pub fn first(&self) -> Option<NaiveDate> {
        self.0.first().map(|(day, _)| *day)
    }

    /// What is noted of a day.
    pub fn on(&self, day: NaiveDate) -> Option<Noted> {
        self.at(day).ok().map(|at| self.0[at].1)
    }

    /// Whether use was noted in the seven days up to today.
    pub fn lately(&self, today: NaiveDate) -> bool {
        let from = today.checked_sub_days(Ahead::new(6)).unwrap_or(today);
        self.between(from, today).any(|(_, noted)| *noted == Noted::Used)
    }

    /// Counts the days from `start` to today. None if that is still to come.
    pub fn count(&self, start: NaiveDate, today: NaiveDate) -> Option<Count> {
        if start > today {
            return None;
        }
        let all = (today - start).num_days() + 1;
        let (mut used, mut noted, mut longest) = (0, 0, 0);
        let mut free_from = start;
        for (day, what) in self.between(start, today) {
            noted += 1;
            if *what == Noted::Used {
                used += 1;
                longest = longest.max((*day - free_from).num_days());
                free_from = day.succ_opt().unwrap_or(*day);
            }
        }
        let run = (today - free_from).num_days() + 1;
        Some(Count { all, without: all - used, noted, run, longest: longest.max(run) })
    }

    /// For each week or month with a note: its first day, days without use, days of use.
    pub fn by(&self, unit: Unit) -> Vec<(NaiveDate, usize, usize)> {
        let mut periods: Vec<(NaiveDate, usize, usize)> = Vec::new();
        for (day, noted) in &self.0 {
            let from = unit.of(*day);
            if periods.last().is_none_or(|last| last.0 != from) {
                periods.push((from, 0, 0));
            }
            if let Some((_, without, with)) = periods.last_mut() {
                *(if *noted == Noted::Used { with } else { without }) += 1;
            }
        }
        periods
    }
}
