//! The usual week: the sessions in it and until when they run, own meetings, and what fills the hours of sessions that end.
//! All of it is read from worksheets, where it is written and changed; nothing is asked here.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::{Phase, Programme, WEEKDAYS};
use crate::curriculum::{ChoiceId, Curriculum};
use crate::order;
use crate::route::Route;
use crate::workbook::filled::Filled;
use crate::workbook::{Key, Setting, Workbook};

/// The worksheet with a row for each session.
pub const SHEET: &str = "schedule";
/// Its rows.
pub const ROWS: &str = "sessions";
/// The worksheet about sessions that end.
pub const STEP_DOWN: &str = "step-down";
const LOGISTICS: &str = "logistics";

/// A session of the usual week.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// A name that stays the same whatever is changed about the session, and that no other workbook has.
    pub name: String,
    /// The day of the week.
    pub day: Weekday,
    /// When it begins.
    pub start: Option<NaiveTime>,
    /// When it ends.
    pub end: Option<NaiveTime>,
    /// When to leave home.
    pub leave: Option<NaiveTime>,
    /// What kind it is.
    pub kind: Option<ChoiceId>,
    /// What kind it is, in words.
    pub title: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// How to get there.
    pub travel: Option<String>,
    /// The last day on which it may take place, where one was given.
    pub last_day: Option<NaiveDate>,
    /// The day on which its row was added, as UTC has it; none for one that follows from the days of the programme.
    pub added: Option<NaiveDate>,
    /// Where it is written.
    pub change: Route,
}

/// A meeting that belongs to no programme: one that is tried, or support for afterwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// What it is.
    pub name: String,
    /// When it is, in the person's own words.
    pub when: Option<String>,
    /// The day of a visit.
    pub day: Option<NaiveDate>,
    /// Where it is written.
    pub change: Route,
}

/// A session that comes to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// Which one.
    pub what: Option<String>,
    /// Its last day.
    pub last_day: Option<NaiveDate>,
    /// What fills the hour.
    pub fill: Option<String>,
    /// What does if that falls through.
    pub backup: Option<String>,
    /// Where it is written.
    pub change: Route,
}

/// Everything that has a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schedule {
    /// First day and length.
    pub programme: Programme,
    /// By day and time.
    pub sessions: Vec<Session>,
    /// Rows of sessions that have no day yet.
    pub without_day: Vec<Route>,
    /// Meetings of one's own.
    pub meetings: Vec<Meeting>,
    /// Sessions that end, as far as that is known.
    pub endings: Vec<Ending>,
}

/// How much there is in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Sessions.
    pub sessions: u32,
    /// Minutes in those that have a beginning and an end.
    pub minutes: u32,
    /// Sessions whose length is not known.
    pub unmeasured: u32,
}

impl Session {
    /// How long it takes, in minutes. One that ends after midnight may take up to 12 hours.
    pub fn minutes(&self) -> Option<u32> {
        let minutes = (self.end? - self.start?).num_minutes().rem_euclid(24 * 60);
        u32::try_from(minutes).ok().filter(|minutes| (1..=12 * 60).contains(minutes))
    }
}

impl Schedule {
    /// Reads it from the worksheets.
    pub fn read(curriculum: &Curriculum, workbook: &Workbook) -> Self {
        let programme = Programme::read(curriculum, workbook);
        let sheet = Filled::sheet(curriculum, workbook, SHEET);
        let rows = sheet.map(|sheet| sheet.rows(ROWS)).unwrap_or_default();
        let mut sessions: Vec<Session> = rows.iter().filter_map(session).collect();
        if sessions.is_empty() {
            sessions = from_days(curriculum, workbook, &programme);
        }
        order::sort_by_key(&mut sessions, |session| (session.day.num_days_from_monday(), session.start));
        let without_day = rows.iter().filter(|row| weekday(row).is_none()).map(|row| row.route("day")).collect();
        let meetings = meetings(curriculum, workbook);
        let endings = endings(curriculum, workbook, &sessions);
        Self { programme, sessions, without_day, meetings, endings }
    }

    /// Whether nothing has a day yet.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty() && self.meetings.is_empty() && self.without_day.is_empty()
    }

    /// The first day of the week that a day is in: a week of the programme, counted from its first day; from Monday where
    /// that is not known.
    pub fn week_of(&self, day: NaiveDate) -> NaiveDate {
        let into = match self.programme.start {
            Some(start) => (day - start).num_days().rem_euclid(7),
            None => i64::from(day.weekday().num_days_from_monday()),
        };
        day - TimeDelta::days(into)
    }

    /// Whether a session takes place on a day. A last day of its own counts for more than the end of the programme.
    pub fn is_on(&self, session: &Session, day: NaiveDate) -> bool {
        let ended = match session.last_day {
            Some(last) => day > last,
            None => self.programme.phase(day) == Phase::After,
        };
        session.day == day.weekday() && self.programme.start.is_none_or(|start| day >= start) && !ended
    }

    /// The sessions of a day, in order of time.
    pub fn on(&self, day: NaiveDate) -> Vec<&Session> {
        self.sessions.iter().filter(|session| self.is_on(session, day)).collect()
    }

    /// The first day after `today` with a session: in the next seven days, or from the first day of the programme on.
    pub fn next_after(&self, today: NaiveDate) -> Option<NaiveDate> {
        let tomorrow = today.checked_add_days(Days::new(1))?;
        let from = self.programme.start.map_or(tomorrow, |start| start.max(tomorrow));
        days(from).find(|day| self.sessions.iter().any(|session| self.is_on(session, *day)))
    }

    /// How much there is in the week that begins on `first`.
    pub fn load(&self, first: NaiveDate) -> Load {
        let mut load = Load::default();
        for session in days(first).flat_map(|day| self.on(day)) {
            load.sessions += 1;
            match session.minutes() {
                Some(minutes) => load.minutes += minutes,
                None => load.unmeasured += 1,
            }
        }
        load
    }

    /// The first day on which a session takes place, from the first day of the programme on; from `today` where that is not
    /// known.
    pub fn first_day(&self, session: &Session, today: NaiveDate) -> Option<NaiveDate> {
        days(self.programme.start.unwrap_or(today)).find(|day| self.is_on(session, *day))
    }

    /// The last day that a session may have; none where no end is known.
    pub fn last_day(&self, session: &Session) -> Option<NaiveDate> {
        let weeks =
            || self.programme.start?.checked_add_days(Days::new(u64::from(self.programme.weeks?) * 7))?.pred_opt();
        session.last_day.or_else(weeks)
    }
}

/// The seven days from one on.
pub fn days(first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take(7)
}

fn weekday(row: &Filled<'_>) -> Option<Weekday> {
    let chosen = row.chosen("day")?;
    WEEKDAYS.iter().find(|(_, name)| *name == chosen).map(|(day, _)| *day)
}

fn session(row: &Filled<'_>) -> Option<Session> {
    let kind = row.chosen("session-kind");
    // What somebody wrote in place of "Something else" says more than that.
    let own = row.words("session-kind-else").filter(|_| kind.is_none_or(|kind| kind == "something-else"));
    Some(Session {
        name: row.row()?.to_string(),
        day: weekday(row)?,
        start: row.time("start-time"),
        end: row.time("end-time"),
        leave: row.time("leave-time"),
        kind: kind.map(ChoiceId::new),
        title: own.or_else(|| row.words("session-kind")),
        place: row.words("place"),
        travel: row.words("travel"),
        last_day: row.date("last-day"),
        added: row.row()?.added(),
        change: row.route("day"),
    })
}

/// Where no session has been written down, they follow from the days and times of the programme.
fn from_days(curriculum: &Curriculum, workbook: &Workbook, programme: &Programme) -> Vec<Session> {
    let Some(sheet) = Filled::sheet(curriculum, workbook, LOGISTICS) else { return Vec::new() };
    // When the workbook was begun tells it from every other one.
    let begun = workbook.get(&Key::Setting(Setting::Reader)).map_or(0, |record| record.at.0);
    let session = |day: &Weekday| Session {
        name: format!("{begun:x}-{}", day.num_days_from_monday()),
        day: *day,
        start: sheet.time("start-time"),
        end: sheet.time("end-time"),
        leave: None,
        kind: None,
        title: None,
        place: None,
        travel: sheet.words("travel"),
        last_day: None,
        added: None,
        change: sheet.route("session-days"),
    };
    programme.days.iter().map(session).collect()
}

fn meetings(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Meeting> {
    // Worksheet, its rows, and the fields that say what it is, when, and on which day.
    let lists = [
        ("meeting-tryout", "tries", "meeting", "next-time", "visit-date"),
        ("aftercare-plan", "supports", "service", "day-time", "first-date"),
    ];
    let mut found = Vec::new();
    for (sheet, group, name, when, day) in lists {
        let rows = Filled::sheet(curriculum, workbook, sheet).map(|sheet| sheet.rows(group)).unwrap_or_default();
        let rows = rows.iter().filter(|row| row.chosen("state") != Some("dropped"));
        found.extend(rows.filter_map(|row| {
            let (when, day) = (row.words(when), row.date(day));
            let meeting = Meeting { name: row.words(name)?, when, day, change: row.route(name) };
            (meeting.when.is_some() || meeting.day.is_some()).then_some(meeting)
        }));
    }
    found
}

fn endings(curriculum: &Curriculum, workbook: &Workbook, sessions: &[Session]) -> Vec<Ending> {
    let sheet = Filled::sheet(curriculum, workbook, STEP_DOWN);
    let rows = sheet.map(|sheet| sheet.rows(ROWS)).unwrap_or_default();
    let ending = |row: &Filled<'_>| Ending {
        what: row.words("session"),
        last_day: row.date("last-day"),
        fill: row.words("fill"),
        backup: row.words("fill-backup"),
        change: row.route("session"),
    };
    let mut found: Vec<Ending> = rows.iter().map(ending).collect();
    found.retain(|ending| ending.what.is_some() || ending.last_day.is_some());
    for session in sessions.iter().filter(|session| session.last_day.is_some()) {
        // A row with the same last day is about this one.
        if found.iter().all(|ending| ending.last_day != session.last_day) {
            let (what, last_day, change) = (session.title.clone(), session.last_day, session.change.clone());
            found.push(Ending { what, last_day, fill: None, backup: None, change });
        }
    }
    order::sort_by_key(&mut found, |ending| (ending.last_day.is_none(), ending.last_day));
    found
}
