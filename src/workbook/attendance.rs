//! Which sessions somebody was at and which they missed. What is not marked is not counted as missed.

use chrono::{NaiveDate, NaiveTime};

use super::filled::Filled;
use super::log::EntryKey;
use super::schedule::{Schedule, Session, days};
use super::{AnswerKey, Edit, RowId, Value, Workbook};
use crate::curriculum::{ChoiceId, Curriculum, FieldId, GroupId, WorksheetId};
use crate::order;

/// The worksheet with an entry for each session that was marked.
pub const SHEET: &str = "attendance";
/// Its rows.
pub const ROWS: &str = "sessions";

/// What was marked about a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The person was there.
    Attended,
    /// The person was not there, for whatever reason.
    Missed,
}

/// One entry of [`SHEET`].
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which row.
    pub row: RowId,
    /// The day of the session.
    pub day: NaiveDate,
    /// When it began.
    pub time: Option<NaiveTime>,
    /// How long it took, in minutes.
    pub minutes: u32,
    /// What was marked; none once that was taken back.
    pub presence: Option<Presence>,
}

/// What is known of the sessions of some days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Sessions so far: those marked, and those before today that were not.
    pub planned: u32,
    /// Those that the person was at.
    pub attended: u32,
    /// Those that the person says they missed.
    pub missed: u32,
    /// Minutes in those that the person was at.
    pub minutes: u32,
}

impl Presence {
    /// The one whose option has that id.
    pub fn of(id: &str) -> Option<Self> {
        [Self::Attended, Self::Missed].into_iter().find(|presence| presence.id() == id)
    }

    /// The id of its option.
    pub fn id(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Missed => "missed",
        }
    }
}

/// Everything that was marked.
pub fn marks(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Mark> {
    let rows = Filled::sheet(curriculum, workbook, SHEET).map(|sheet| sheet.rows(ROWS)).unwrap_or_default();
    let mark = |row: &Filled<'_>| {
        Some(Mark {
            row: row.row()?.clone(),
            day: row.date("day")?,
            time: row.time("time"),
            minutes: row.value("minutes").and_then(Value::as_number).map_or(0, |n| u32::try_from(n).unwrap_or(0)),
            presence: row.chosen("attended").and_then(Presence::of),
        })
    };
    rows.iter().filter_map(mark).collect()
}

/// The mark of each session of a day, and the marks that belong to none of them. A session that was moved to another time
/// since keeps its mark: first those marks are given out that have the session's time, then the others in order.
pub fn of_day<'m>(sessions: &[&Session], day: NaiveDate, marks: &'m [Mark]) -> (Vec<Option<&'m Mark>>, Vec<&'m Mark>) {
    let mut left: Vec<&Mark> = marks.iter().filter(|mark| mark.day == day).collect();
    order::sort_by_key(&mut left, |mark| mark.time);
    let mut found: Vec<Option<&Mark>> = sessions
        .iter()
        .map(|session| left.iter().position(|mark| mark.time == session.start).map(|at| left.remove(at)))
        .collect();
    for missing in found.iter_mut().filter(|mark| mark.is_none()) {
        *missing = (!left.is_empty()).then(|| left.remove(0));
    }
    (found, left)
}

/// The edit that marks a session: a new entry with all that tells which session it was, or a change of the one that is
/// there. Either is one record, so a browser that is killed leaves all of it or nothing.
pub fn mark(day: NaiveDate, session: &Session, known: Option<&RowId>, new: RowId, to: Option<Presence>) -> Edit {
    let (worksheet, field) = (WorksheetId::new(SHEET), FieldId::new);
    let to = to.map(|to| Value::Choice(ChoiceId::new(to.id())));
    if let Some(row) = known {
        return Edit::Answer(AnswerKey { worksheet, field: field("attended"), row: Some(row.clone()) }, to);
    }
    let minutes = session.minutes().and_then(|minutes| i32::try_from(minutes).ok());
    let all = [
        ("day", Some(Value::Date(day))),
        ("time", session.start.map(Value::Time)),
        ("session-kind", session.kind.clone().map(Value::Choice)),
        ("minutes", minutes.map(Value::Number)),
        ("attended", to),
    ];
    let answers = all.into_iter().filter_map(|(name, value)| Some((field(name), value?)));
    Edit::AddEntry(EntryKey { worksheet, row: new, group: GroupId::new(ROWS) }, answers.collect())
}

/// What is known of the week that begins on `first`.
///
/// Sessions come from the usual week as it is written today, so those of weeks before a session's row was added count only
/// where they were marked. A mark without a session counts too: it took place.
pub fn week(schedule: &Schedule, marks: &[Mark], first: NaiveDate, today: NaiveDate) -> Count {
    let mut count = Count::default();
    for day in days(first) {
        let sessions = schedule.on(day);
        let (found, others) = of_day(&sessions, day, marks);
        let is_known = |session: &Session| session.added.is_none_or(|added| schedule.week_of(added) <= first);
        for (session, mark) in sessions.iter().zip(found) {
            match mark.filter(|mark| mark.presence.is_some()) {
                Some(mark) => count.add(mark),
                None => count.planned += u32::from(day < today && is_known(session)),
            }
        }
        others.into_iter().filter(|mark| mark.presence.is_some()).for_each(|mark| count.add(mark));
    }
    count
}

/// The same for each week from the first day of the programme to today, each with its first day. Where that day is not
/// known they begin with the first mark.
pub fn weeks(schedule: &Schedule, marks: &[Mark], today: NaiveDate) -> Vec<(NaiveDate, Count)> {
    let begun = schedule.programme.start.into_iter().chain(marks.iter().map(|mark| mark.day)).min();
    let Some(begun) = begun.filter(|begun| *begun <= today) else { return Vec::new() };
    let first = schedule.week_of(begun);
    // A first day that was typed with a wrong year makes no list without end.
    let weeks = first.iter_weeks().take_while(|first| *first <= today).take(520);
    weeks.map(|first| (first, week(schedule, marks, first, today))).collect()
}

/// All weeks together.
pub fn so_far(schedule: &Schedule, marks: &[Mark], today: NaiveDate) -> Count {
    let mut sum = Count::default();
    for (_, week) in weeks(schedule, marks, today) {
        sum.planned += week.planned;
        sum.attended += week.attended;
        sum.missed += week.missed;
        sum.minutes += week.minutes;
    }
    sum
}

impl Count {
    fn add(&mut self, mark: &Mark) {
        self.planned += 1;
        match mark.presence {
            Some(Presence::Attended) => {
                self.attended += 1;
                self.minutes += mark.minutes;
            }
            Some(Presence::Missed) => self.missed += 1,
            None => {}
        }
    }
}

#[cfg(test)]
mod tests;
