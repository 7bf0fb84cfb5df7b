//! Which week of the programme a day is in, and which days have sessions. Days are the person's own calendar days.
//!
//! A day is a [`NaiveDate`] in the person's time zone, and weeks are counted in days. So a change to or from summer time,
//! or a journey across time zones, can never add or lose a week.

use chrono::{DateTime, NaiveDate, TimeDelta, Weekday};

use super::{AnswerKey, Value, Workbook};
use crate::curriculum::{Curriculum, Field, Part, Role, WorksheetId};

mod usual;

pub use usual::{Ending, Load, Meeting, ROWS, SHEET, STEP_DOWN, Schedule, Session, days};

/// The programme as the person described it; every part may be unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Programme {
    /// Its first day.
    pub start: Option<NaiveDate>,
    /// How many weeks it lasts.
    pub weeks: Option<u32>,
    /// The weekdays with sessions, Monday first.
    pub days: Vec<Weekday>,
}

/// Where a day lies in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// No first day is known.
    Unknown,
    /// So many days before the first.
    Before(u32),
    /// In this week, counted from 1.
    Week(u32),
    /// After the last week.
    After,
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday"),
    (Weekday::Tue, "tuesday"),
    (Weekday::Wed, "wednesday"),
    (Weekday::Thu, "thursday"),
    (Weekday::Fri, "friday"),
    (Weekday::Sat, "saturday"),
    (Weekday::Sun, "sunday"),
];

impl Programme {
    /// Reads the programme from the answers to the fields that have a [`Role`].
    pub fn read(curriculum: &Curriculum, workbook: &Workbook) -> Self {
        let value = |role| {
            let (worksheet, field) = field_with(curriculum, role)?;
            workbook.answer(&AnswerKey { worksheet, field: field.id.clone(), row: None })
        };
        let start = value(Role::ProgrammeStart).and_then(Value::as_date);
        let weeks = value(Role::ProgrammeWeeks).and_then(Value::as_number);
        let weeks = weeks.and_then(|weeks| u32::try_from(weeks).ok()).filter(|weeks| *weeks > 0);
        let days = match value(Role::SessionDays) {
            Some(Value::Choices(ids)) => {
                let chosen = |name: &str| ids.iter().any(|id| id.as_str() == name);
                WEEKDAYS.iter().filter(|(_, name)| chosen(name)).map(|(day, _)| *day).collect()
            }
            _ => Vec::new(),
        };
        Self { start, weeks, days }
    }

    /// Where `today` lies.
    pub fn phase(&self, today: NaiveDate) -> Phase {
        let Some(start) = self.start else { return Phase::Unknown };
        let days = (today - start).num_days();
        let Ok(days) = u32::try_from(days) else {
            return Phase::Before(u32::try_from(-days).unwrap_or(u32::MAX));
        };
        let week = days / 7 + 1;
        if self.weeks.is_some_and(|weeks| week > weeks) { Phase::After } else { Phase::Week(week) }
    }
}

/// The field that has a role, and the worksheet it is in. Roles belong to fields outside groups.
pub fn field_with(curriculum: &Curriculum, role: Role) -> Option<(WorksheetId, &Field)> {
    curriculum.stages.iter().flat_map(|stage| &stage.worksheets).find_map(|worksheet| {
        let fields = worksheet.parts.iter().filter_map(|part| match part {
            Part::Step(step) => Some(&step.fields),
            Part::Group(_) => None,
        });
        fields.flatten().find(|field| field.role == Some(role)).map(|field| (worksheet.id.clone(), field))
    })
}

/// The calendar day at an instant (milliseconds since 1970), where local time is `offset_minutes` ahead of UTC.
pub fn local_day(utc_ms: i64, offset_minutes: i32) -> Option<NaiveDate> {
    let utc = DateTime::UNIX_EPOCH.naive_utc().checked_add_signed(TimeDelta::try_milliseconds(utc_ms)?)?;
    utc.checked_add_signed(TimeDelta::minutes(offset_minutes.into())).map(|local| local.date())
}

#[cfg(test)]
pub(crate) mod tests;
