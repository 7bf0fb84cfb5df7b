//! A made-up person who fills in the whole workbook, always the same one: plain facts first, then the edits made from them.
//!
//! Tests compare what the app says with the facts in [`Diary`], counted in their own way. The edits can be applied to a
//! workbook or written out as a backup file. One seed gives one person; nothing here asks the clock.
#![allow(dead_code, unused_imports, reason = "each test crate uses a part of it")]

use chrono::{Days, NaiveDate};
use even_keel::backup::{entries, write};
use even_keel::curriculum::Curriculum;
use even_keel::workbook::{Edit, Workbook};

mod diary;
mod writing;

pub(crate) use diary::{Diary, Urge};

/// Twelve weeks in days.
const TWELVE_WEEKS: u64 = 84;

/// The same person every time.
const SEED: u64 = 20_261_124;

/// The person.
pub(crate) struct Person {
    /// What happened, from the first day to the last.
    pub(crate) diary: Diary,
    /// What they put in, each with the milliseconds since 1970 at which they did.
    pub(crate) edits: Vec<(u64, Edit)>,
}

impl Person {
    /// Twelve weeks that end on `last`.
    pub(crate) fn of_twelve_weeks(curriculum: &Curriculum, last: NaiveDate) -> Self {
        Self::of_days(curriculum, last, TWELVE_WEEKS, false)
    }

    /// The same twelve weeks with a return to use on their last day.
    pub(crate) fn who_used_today(curriculum: &Curriculum, last: NaiveDate) -> Self {
        Self::of_days(curriculum, last, TWELVE_WEEKS, true)
    }

    /// Years of daily entries that end on `last`.
    pub(crate) fn of_years(curriculum: &Curriculum, last: NaiveDate, years: u64) -> Self {
        Self::of_days(curriculum, last, years * 365, false)
    }

    fn of_days(curriculum: &Curriculum, last: NaiveDate, days: u64, used_today: bool) -> Self {
        let first = last - Days::new(days - 1);
        let mut chance = fastrand::Rng::with_seed(SEED);
        let diary = Diary::new(first, days, used_today, &mut chance);
        let edits = writing::edits(curriculum, &diary, &mut chance);
        Self { diary, edits }
    }

    /// The workbook that all of it makes.
    pub(crate) fn workbook(&self) -> Workbook {
        let mut workbook = Workbook::default();
        for (at, edit) in &self.edits {
            workbook.apply(edit.clone(), *at);
        }
        workbook
    }

    /// The same as the text of a backup file.
    pub(crate) fn backup(&self) -> String {
        let workbook = self.workbook();
        write(workbook.latest().0, None, entries(&workbook, &|_| true), None).text
    }
}
