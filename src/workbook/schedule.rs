//! Which week of the programme a day is in, and which days have sessions. Days are the person's own calendar days.
//!
//! A day is a [`NaiveDate`] in the person's time zone, and weeks are counted in days. So a change to or from summer time,
//! or a journey across time zones, can never add or lose a week.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Weekday};

use super::{AnswerKey, Value, Workbook};
use crate::curriculum::{Curriculum, Field, Part, Role, WorksheetId};

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
        let start = match value(Role::ProgrammeStart) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        };
        let weeks = match value(Role::ProgrammeWeeks) {
            Some(Value::Number(weeks)) => u32::try_from(*weeks).ok().filter(|weeks| *weeks > 0),
            _ => None,
        };
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

    /// The next day with a session, `today` included; none outside the programme or when no days are known.
    pub fn next_session(&self, today: NaiveDate) -> Option<NaiveDate> {
        let from = today.max(self.start?);
        let days = (0..7).filter_map(|ahead| from.checked_add_days(Days::new(ahead)));
        let next = days.into_iter().find(|day| self.days.contains(&day.weekday()))?;
        matches!(self.phase(next), Phase::Week(_)).then_some(next)
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
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn programme(start: &str, weeks: u32, days: &[Weekday]) -> Programme {
        Programme { start: Some(day(start)), weeks: Some(weeks), days: days.to_vec() }
    }

    #[test]
    fn the_first_day_is_in_week_1_and_the_eighth_in_week_2() {
        let twelve = programme("2026-11-23", 12, &[]);
        assert_eq!(twelve.phase(day("2026-11-22")), Phase::Before(1));
        assert_eq!(twelve.phase(day("2026-11-23")), Phase::Week(1));
        assert_eq!(twelve.phase(day("2026-11-29")), Phase::Week(1));
        assert_eq!(twelve.phase(day("2026-11-30")), Phase::Week(2));
        assert_eq!(twelve.phase(day("2027-02-14")), Phase::Week(12));
        assert_eq!(twelve.phase(day("2027-02-15")), Phase::After);
        assert_eq!(Programme::default().phase(day("2026-11-23")), Phase::Unknown);
    }

    #[test]
    fn a_leap_day_and_the_turn_of_a_year_are_days_like_others() {
        assert_eq!(programme("2028-02-28", 8, &[]).phase(day("2028-03-05")), Phase::Week(1));
        assert_eq!(programme("2028-02-28", 8, &[]).phase(day("2028-03-06")), Phase::Week(2));
        assert_eq!(programme("2027-12-29", 8, &[]).phase(day("2028-01-05")), Phase::Week(2));
    }

    #[test]
    fn the_local_day_follows_the_time_zone_and_summer_time() {
        // New York, 2026-11-01: at 06:00 UTC clocks go back from UTC-4 to UTC-5, and both 01:30s are one day.
        let half_past_one = 1_793_511_000_000;
        assert_eq!(local_day(half_past_one, -240), Some(day("2026-11-01")));
        assert_eq!(local_day(half_past_one + 3_600_000, -300), Some(day("2026-11-01")));
        // One instant, three calendars.
        let noon_utc = 1_795_521_600_000;
        assert_eq!(local_day(noon_utc, 0), Some(day("2026-11-24")));
        assert_eq!(local_day(noon_utc, 14 * 60), Some(day("2026-11-25")));
        assert_eq!(local_day(noon_utc - 43_200_000, -11 * 60), Some(day("2026-11-23")));
        assert_eq!(local_day(i64::MAX, 0), None);
    }

    #[test]
    fn the_next_session_is_today_or_within_a_week_of_the_programme() {
        let evenings = programme("2026-11-23", 2, &[Weekday::Mon, Weekday::Thu]);
        assert_eq!(evenings.next_session(day("2026-11-01")), Some(day("2026-11-23")));
        assert_eq!(evenings.next_session(day("2026-11-23")), Some(day("2026-11-23")));
        assert_eq!(evenings.next_session(day("2026-11-24")), Some(day("2026-11-26")));
        assert_eq!(evenings.next_session(day("2026-12-04")), None);
        assert_eq!(programme("2026-11-23", 2, &[]).next_session(day("2026-11-23")), None);
    }

    proptest! {
        #[test]
        fn every_week_has_seven_days(start in 700_000i32..800_000, ahead in 0u32..4000) {
            let start = NaiveDate::from_num_days_from_ce_opt(start).unwrap();
            let today = start + Days::new(ahead.into());
            let open_ended = Programme { start: Some(start), ..Programme::default() };
            prop_assert_eq!(open_ended.phase(today), Phase::Week(ahead / 7 + 1));
        }
    }
}
