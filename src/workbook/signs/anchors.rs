//! Anchors kept by week, and the rule that two missed in a week are drift. It scolds nobody: drift is a nudge.

use chrono::NaiveDate;

use super::period::place;
use super::row::{Row, rows};
use crate::curriculum::{Curriculum, FieldId, WorksheetId};
use crate::workbook::answer::{names, options};
use crate::workbook::{AnswerKey, Value, Workbook};

/// So many missed in one week are drift.
const DRIFT: usize = 2;

/// A person's anchors and the weeks in which they ticked them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchors {
    /// What they are, in the order of the list.
    pub names: Vec<String>,
    /// The weeks with a day, the first one first.
    pub weeks: Vec<Week>,
    /// What the person means to do when two are missed.
    pub action: Option<String>,
    /// Whom they tell.
    pub tell: Option<String>,
}

/// One week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The day on which it was filled in.
    pub day: NaiveDate,
    /// For each anchor of the list whether it was kept.
    pub kept: Vec<bool>,
}

impl Anchors {
    /// Reads the worksheet. A week without a tick is one in which none was kept, as its question says. All weeks are held
    /// against the list as it is now, since the ticks go by its order.
    pub fn read(curriculum: &Curriculum, workbook: &Workbook) -> Self {
        let worksheet = WorksheetId::new("anchors");
        let field = |id: &str| {
            let sheet = curriculum.worksheet(&worksheet)?.1;
            sheet.fields().find(|(_, field)| field.id.as_str() == id).map(|(_, field)| field)
        };
        let kept = field("kept");
        let order = kept.map(|field| options(&field.kind)).unwrap_or_default();
        let mut named = kept.map(|field| names(curriculum, workbook, &worksheet, field)).unwrap_or_default();
        named.truncate(order.len());
        // One that has no words yet goes by its place in the list.
        for (name, option) in named.iter_mut().zip(order).filter(|(name, _)| name.is_empty()) {
            name.clone_from(&option.label);
        }
        let week = |row: Row<'_>| {
            let ticked = row.choices("kept");
            let ids = order.iter().take(named.len());
            Some(Week { day: row.day("week-date")?, kept: ids.map(|option| ticked.contains(&option.id)).collect() })
        };
        let mut weeks: Vec<Week> = Vec::new();
        let read = rows(workbook, "anchors", "weeks").filter_map(week);
        read.for_each(|week| place(&mut weeks, week, |other, week| other.day <= week.day));
        let own = |id: &str| {
            let key = AnswerKey { worksheet: worksheet.clone(), field: FieldId::new(id), row: None };
            match workbook.answer(&key)? {
                Value::Text(text) => Some(text.clone()),
                _ => None,
            }
        };
        Self { names: named, weeks, action: own("drift-action"), tell: own("drift-tell") }
    }

    /// The latest week, if two or more were missed in it.
    pub fn drift(&self) -> Option<&Week> {
        self.weeks.last().filter(|week| week.is_drift())
    }

    /// The anchors of a week that were kept, or those that were missed, by name.
    pub fn named(&self, week: &Week, kept: bool) -> Vec<&str> {
        let pairs = self.names.iter().zip(&week.kept);
        pairs.filter(|(_, one)| **one == kept).map(|(name, _)| name.as_str()).collect()
    }
}

impl Week {
    /// How many were kept.
    pub fn count(&self) -> usize {
        self.kept.iter().filter(|kept| **kept).count()
    }

    /// Whether two or more were missed.
    pub fn is_drift(&self) -> bool {
        self.kept.len() - self.count() >= DRIFT
    }
}
