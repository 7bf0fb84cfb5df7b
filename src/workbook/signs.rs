//! The five signs of progress, counted from what a person wrote. Five, side by side: nothing here adds them up to one.
//!
//! Attendance, coping, days of use and not, what people close by say, goals; and the weekly check, the monthly card and the
//! anchors over time. All are functions of the workbook; nothing is stored. Each goes through its list once, so
//! ten years of entries cost ten times as much as one, and not a hundred times.
//!
//! Ratings from 0 to 10 are told by the **middle** answer of a week or month, and never by a mean: the distance from 2 to 3
//! need not be that from 8 to 9, and one bad day does not move the middle. Of an even number of answers it is half-way
//! between the two in the middle.

use chrono::NaiveDate;

use super::answer::in_words;
use super::attendance::{self, Presence};
use super::schedule::Programme;
use super::{AnswerKey, Value, Workbook};
use crate::curriculum::{ChoiceId, Curriculum, FieldId, Shelf, WorksheetId};

mod anchors;
mod days;
mod period;
mod row;

pub use anchors::{Anchors, Week};
pub use days::{Count, Days, Noted};
pub use period::{Half, Point, Unit, course, middle, place, unit};
pub use row::{Row, rows};

/// Sessions that were planned, and those that the person went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Whether this is from the attendance log; if not, from the weekly checks.
    pub from_log: bool,
    /// How far apart the points are.
    pub unit: Unit,
    /// Planned sessions: for each week or month, how many.
    pub planned: Vec<Point>,
    /// Sessions that the person went to, for the same weeks or months.
    pub attended: Vec<Point>,
}

impl Attendance {
    /// All sessions gone to, and all that were planned.
    pub fn totals(&self) -> (i32, i32) {
        let sum = |points: &[Point]| points.iter().map(|point| point.value.0 / 2).sum();
        (sum(&self.attended), sum(&self.planned))
    }
}

/// What the attendance log says, or the weekly checks where nothing was logged. The two are never mixed: they count the same
/// sessions.
pub fn attendance(workbook: &Workbook) -> Attendance {
    let of_log = rows(workbook, attendance::SHEET, attendance::ROWS).filter_map(|row| {
        let went = Presence::of(row.choice("attended")?.as_str())? == Presence::Attended;
        Some((row.day("day")?, 1, i32::from(went)))
    });
    let mut sessions: Vec<(NaiveDate, i32, i32)> = of_log.collect();
    let from_log = !sessions.is_empty();
    if !from_log {
        let checks = rows(workbook, "weekly-check", "weeks");
        let counts = |row: Row<'_>| {
            let (planned, attended) = (row.number("sessions-planned", 30)?, row.number("sessions-attended", 30)?);
            Some((row.day("check-date")?, planned, attended))
        };
        sessions = checks.filter_map(counts).collect();
    }
    let unit = unit(sessions.iter().map(|(day, ..)| *day));
    let sums = |of: &dyn Fn(&(NaiveDate, i32, i32)) -> i32| {
        period::sums(unit, sessions.iter().map(|session| (session.0, of(session))))
    };
    Attendance { from_log, unit, planned: sums(&|session| session.1), attended: sums(&|session| session.2) }
}

/// Worksheets of one stage: its title, how many are completed, how many there are.
pub type Done = (String, usize, usize);

/// How many worksheets are completed in each stage of the programme that has any.
pub fn worksheets_done(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Done> {
    let stages = curriculum.on(Shelf::Programme).filter(|stage| !stage.worksheets.is_empty());
    let count = |stage: &crate::curriculum::Stage| {
        let done = stage.worksheets.iter().filter(|sheet| workbook.is_done(&sheet.id)).count();
        (stage.title.clone(), done, stage.worksheets.len())
    };
    stages.map(count).collect()
}

/// One of the ratings that are asked again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// How far apart the points are.
    pub unit: Unit,
    /// The middle of a week's or month's check-ins.
    pub daily: Vec<Point>,
    /// Ratings that look back over seven days: the starting line first, then weekly checks and monthly cards.
    pub back: Vec<Point>,
}

/// The fields of a measure: in the check-in, on the starting line and the monthly card, in the weekly check.
pub type Asked = (&'static str, &'static str, Option<&'static str>);

/// Craving, stress, mood, sleep, confidence. The weekly check asks for confidence in the week to come, which is another
/// question, and counts days of low mood and poor sleep.
pub const MEASURES: [Asked; 5] = [
    ("craving", "craving", Some("strongest-craving")),
    ("stress", "stress", Some("stress")),
    ("mood", "mood", None),
    ("sleep", "sleep", None),
    ("confidence", "coping-confidence", None),
];

/// One measure over time.
pub fn measure(curriculum: &Curriculum, workbook: &Workbook, (daily, back, weekly): Asked) -> Measure {
    let of = |sheet, group, day, field| {
        let one = move |row: Row<'_>| Some((row.day(day)?, row.number(field, 10)?));
        rows(workbook, sheet, group).filter_map(one)
    };
    let daily: Vec<_> = of("check-in", "days", "day", daily).collect();
    let mut looks_back: Vec<_> = starting_line(curriculum, workbook, back).into_iter().collect();
    looks_back.extend(weekly.into_iter().flat_map(|field| of("weekly-check", "weeks", "check-date", field)));
    looks_back.extend(of("monthly-card", "months", "card-date", back));
    let unit = unit(daily.iter().chain(&looks_back).map(|(day, _)| *day));
    Measure { unit, daily: course(unit, daily), back: course(unit, looks_back) }
}

/// The rating of the first week. It has no date of its own: it stands at the first day of the programme, or where that is
/// not known, at the day on which it was written.
fn starting_line(curriculum: &Curriculum, workbook: &Workbook, field: &str) -> Option<(NaiveDate, i32)> {
    let key = AnswerKey { worksheet: WorksheetId::new("starting-line"), field: FieldId::new(field), row: None };
    let Some(Value::Number(number @ 0..=10)) = workbook.answer(&key) else { return None };
    let written = || {
        let at = workbook.get(&super::Key::Answer(key.clone()))?.at;
        super::schedule::local_day(i64::try_from(at.0).ok()?, 0)
    };
    Some((Programme::read(curriculum, workbook).start.or_else(written)?, *number))
}

impl Measure {
    /// The first and the last of the longer series of the two, which ask in different words and are not compared.
    pub fn change(&self) -> Option<(Point, Point)> {
        change(if self.back.len() > self.daily.len() { &self.back } else { &self.daily })
    }
}

/// The first and the last point, if there are two.
pub fn change(points: &[Point]) -> Option<(Point, Point)> {
    (points.len() > 1).then(|| Some((*points.first()?, *points.last()?))).flatten()
}

/// The numbers of one question of a list over time.
pub fn over_time(
    workbook: &Workbook,
    (sheet, group, day): (&str, &str, &str),
    field: &str,
    most: i32,
) -> (Unit, Vec<Point>) {
    let one = |row: Row<'_>| Some((row.day(day)?, row.number(field, most)?));
    let values: Vec<_> = rows(workbook, sheet, group).filter_map(one).collect();
    let unit = unit(values.iter().map(|(day, _)| *day));
    (unit, course(unit, values))
}

/// What somebody close by said, in their words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// When.
    pub day: Option<NaiveDate>,
    /// Who.
    pub from: Option<String>,
    /// What they notice, what they think helps, what worries them.
    pub said: [Option<String>; 3],
}

/// The feedback cards, the latest first; those without a date at the end.
pub fn feedback(workbook: &Workbook) -> Vec<Card> {
    let card = |row: Row<'_>| {
        let text = |field| row.text(field).map(str::to_owned);
        let said = ["they-notice", "they-think-helps", "they-worry"].map(text);
        Card { day: row.day("card-date"), from: text("from"), said }
    };
    let mut cards: Vec<Card> = Vec::new();
    let read = rows(workbook, "feedback-card", "cards").map(card).filter(|card| card.said.iter().any(Option::is_some));
    read.for_each(|card| place(&mut cards, card, |other, card| other.day >= card.day));
    cards
}

/// A goal: what it is, and where it stands, if that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The goal in the person's words.
    pub goal: String,
    /// `reached`, `under-way` …
    pub state: Option<ChoiceId>,
    /// The same in words.
    pub words: Option<String>,
}

/// The goals that have words, in the person's order.
pub fn goals(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Goal> {
    let goal = |row: Row<'_>| {
        let state = row.choice("state");
        let field =
            curriculum.worksheet(&WorksheetId::new("goals"))?.1.fields().find(|(_, f)| f.id.as_str() == "state");
        let words = state.zip(field).map(|(id, (_, field))| in_words(curriculum, field, &Value::Choice(id.clone())));
        Some(Goal { goal: row.text("goal")?.to_owned(), state: state.cloned(), words })
    };
    rows(workbook, "goals", "goals").filter_map(goal).collect()
}

#[cfg(test)]
mod tests;
