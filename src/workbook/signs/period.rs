//! Weeks and months, and the middle of what was answered in each. It draws nothing and words nothing.

use chrono::{Datelike, Days, NaiveDate};

/// An amount counted in halves, since the middle of two whole numbers may lie between them. No fractions, so no rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Half(pub i32);

impl std::fmt::Display for Half {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 2, self.0 % 2 != 0);
        match (whole, rest) {
            (0, true) => write!(f, "{sign}½"),
            (whole, true) => write!(f, "{sign}{whole}½"),
            (whole, false) => write!(f, "{sign}{whole}"),
        }
    }
}

/// Puts something into a list that is in order: behind all that stay before it.
///
/// Entries come nearly in order of time, so this is mostly a look at the end of the list. The sort of the standard library
/// would be compiled anew into the wasm for each kind of thing.
pub fn place<T>(list: &mut Vec<T>, item: T, stays_before: impl Fn(&T, &T) -> bool) {
    let at = list.partition_point(|other| stays_before(other, &item));
    list.insert(at, item);
}

/// The middle of some numbers: as many lie above it as below. None of none.
pub fn middle(numbers: &[i32]) -> Option<Half> {
    let mut ordered = Vec::new();
    for number in numbers {
        place(&mut ordered, *number, |other, number| other <= number);
    }
    let half = ordered.len() / 2;
    let upper = *ordered.get(half)?;
    if ordered.len() % 2 == 1 {
        return Some(Half(2 * upper));
    }
    Some(Half(ordered.get(half.checked_sub(1)?)? + upper))
}

/// What one point stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seven days from a Monday.
    Week,
    /// A calendar month.
    Month,
}

/// More days than this are told by month: half a year of weeks is as much as a phone shows apart.
const BY_WEEK: i64 = 26 * 7;

/// The unit that suits some days: weeks, or months where they lie far apart.
pub fn unit(days: impl Iterator<Item = NaiveDate> + Clone) -> Unit {
    match days.clone().min().zip(days.max()) {
        Some((first, last)) if (last - first).num_days() > BY_WEEK => Unit::Month,
        _ => Unit::Week,
    }
}

impl Unit {
    /// The first day of the week or month that a day is in.
    pub fn of(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Week => day.weekday().num_days_from_monday(),
            Self::Month => day.day0(),
        };
        day.checked_sub_days(Days::new(back.into())).unwrap_or(day)
    }

    /// The most days from one point to the next without a gap between them. A card of a month comes within five weeks.
    pub fn days(self) -> i64 {
        match self {
            Self::Week => 7,
            Self::Month => 36,
        }
    }
}

/// What a week or month comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its first day.
    pub from: NaiveDate,
    /// The middle of the answers, or their sum.
    pub value: Half,
    /// How many answers it rests on.
    pub count: usize,
}

/// For each week or month with an answer the middle of its answers, the first one first.
pub fn course(unit: Unit, values: impl IntoIterator<Item = (NaiveDate, i32)>) -> Vec<Point> {
    points(unit, &mut values.into_iter(), |numbers| middle(numbers).unwrap_or_default())
}

/// The same with their sums.
pub(super) fn sums(unit: Unit, values: impl IntoIterator<Item = (NaiveDate, i32)>) -> Vec<Point> {
    points(unit, &mut values.into_iter(), |numbers| Half(2 * numbers.iter().sum::<i32>()))
}

fn points(unit: Unit, values: &mut dyn Iterator<Item = (NaiveDate, i32)>, comes_to: fn(&[i32]) -> Half) -> Vec<Point> {
    let mut periods: Vec<(NaiveDate, Vec<i32>)> = Vec::new();
    for (day, number) in values {
        let from = unit.of(day);
        match periods.binary_search_by_key(&from, |(from, _)| *from) {
            Ok(at) => periods[at].1.push(number),
            Err(at) => periods.insert(at, (from, vec![number])),
        }
    }
    let point =
        |(from, numbers): (NaiveDate, Vec<i32>)| Point { from, value: comes_to(&numbers), count: numbers.len() };
    periods.into_iter().map(point).collect()
}
