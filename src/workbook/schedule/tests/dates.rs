//! Tests of the weeks of a programme and of the local day.

#![allow(clippy::unwrap_used)]

use super::super::*;
use chrono::Days;
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

proptest! {
    #[test]
    fn every_week_has_seven_days(start in 700_000i32..800_000, ahead in 0u32..4000) {
        let start = NaiveDate::from_num_days_from_ce_opt(start).unwrap();
        let today = start + Days::new(ahead.into());
        let open_ended = Programme { start: Some(start), ..Programme::default() };
        prop_assert_eq!(open_ended.phase(today), Phase::Week(ahead / 7 + 1));
    }
}
