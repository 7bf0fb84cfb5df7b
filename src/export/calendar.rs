//! The sessions as a calendar file (RFC 5545): weekly entries with alarms, in the clock time of wherever the device is. It
//! tells nothing about a session but when it is, unless that is asked for.
//!
//! Times are floating: no zone is named. A session at 18:00 is at 18:00 on the wall, on either side of a change of clocks,
//! and a calendar that shows it needs no table of such changes, which no browser hands out.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use crate::curriculum::Curriculum;
use crate::curriculum::words::Word;
use crate::workbook::Stamp;
use crate::workbook::schedule::{Schedule, Session};

/// What goes into the file beside the times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// What kind of session it is, in place of a neutral title.
    pub kind: bool,
    /// Where it is and how to get there.
    pub place: bool,
    /// An alarm on the day before.
    pub day_before: bool,
}

/// Minutes from the first alarm to the time of leaving, and to the beginning where no time of leaving is known.
const BEFORE_LEAVING: i64 = 15;
const BEFORE_START: i64 = 60;
const DAY: i64 = 24 * 60;
/// A whole-day entry begins at midnight; the alarm of the day before comes at noon.
const NOON_BEFORE: i64 = DAY / 2;

/// The most bytes in a line, its end not counted.
const LINE: usize = 75;

/// The text of the file. `now` is later than that of any file made before: a calendar that reads the newer file takes its
/// entries in place of those it has.
pub fn calendar(curriculum: &Curriculum, schedule: &Schedule, wishes: Wishes, today: NaiveDate, now: Stamp) -> String {
    let mut file = File(String::new());
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Even Keel//Schedule//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    for session in &schedule.sessions {
        if let Some(first) = schedule.first_day(session, today) {
            let event = Event { curriculum, session, first, last: schedule.last_day(session), wishes };
            event.write(&mut file, now);
        }
    }
    file.line("END:VCALENDAR");
    file.0
}

/// A session as it is written.
struct Event<'a> {
    curriculum: &'a Curriculum,
    session: &'a Session,
    first: NaiveDate,
    last: Option<NaiveDate>,
    wishes: Wishes,
}

impl Event<'_> {
    fn write(&self, file: &mut File, now: Stamp) {
        let Self { session, wishes, .. } = self;
        let neutral = self.curriculum.word(Word::CalendarEntry);
        let title = session.title.as_deref().filter(|_| wishes.kind).unwrap_or(neutral);
        let made = i64::try_from(now.0).ok().and_then(DateTime::from_timestamp_millis).unwrap_or_default();
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{}@even-keel", session.name));
        file.line(&format!("DTSTAMP:{}Z", moment(made.naive_utc())));
        // A revision of its own for each second since 2020: a number that fits into 31 bits until 2088.
        file.line(&format!("SEQUENCE:{}", (made.timestamp() - 1_577_836_800).clamp(0, i64::from(i32::MAX))));
        self.when(file);
        file.text("SUMMARY", title);
        if wishes.place {
            session.place.iter().for_each(|place| file.text("LOCATION", place));
            session.travel.iter().for_each(|travel| file.text("DESCRIPTION", travel));
        }
        file.line("CLASS:PRIVATE");
        self.alarms(file, title);
        file.line("END:VEVENT");
    }

    /// First day, length, and the rule by which it comes again.
    fn when(&self, file: &mut File) {
        let last = self.last.map(|last| self.session.start.map_or_else(|| date(last), |at| moment(last.and_time(at))));
        match self.session.start {
            Some(start) => {
                let begins = self.first.and_time(start);
                file.line(&format!("DTSTART:{}", moment(begins)));
                if let Some(minutes) = self.session.minutes() {
                    file.line(&format!("DURATION:PT{minutes}M"));
                }
            }
            None => file.line(&format!("DTSTART;VALUE=DATE:{}", date(self.first))),
        }
        let until = last.map(|last| format!(";UNTIL={last}")).unwrap_or_default();
        file.line(&format!("RRULE:FREQ=WEEKLY;BYDAY={}{until}", two_letters(self.session.day)));
    }

    fn alarms(&self, file: &mut File, title: &str) {
        let Session { start, leave, .. } = self.session;
        let since_midnight = |time: NaiveTime| i64::from(time.num_seconds_from_midnight() / 60);
        // Minutes after the beginning; that of a whole day is midnight.
        let first = match (start, leave) {
            (Some(start), Some(leave)) if leave <= start => {
                Some(since_midnight(*leave) - since_midnight(*start) - BEFORE_LEAVING)
            }
            (Some(_), _) => Some(-BEFORE_START),
            (None, Some(leave)) => Some(since_midnight(*leave) - BEFORE_LEAVING),
            (None, None) => None,
        };
        let day_before = if start.is_some() { -DAY } else { -NOON_BEFORE };
        for minutes in first.into_iter().chain(self.wishes.day_before.then_some(day_before)) {
            let sign = if minutes < 0 { "-" } else { "" };
            file.line("BEGIN:VALARM");
            file.line("ACTION:DISPLAY");
            file.line(&format!("TRIGGER:{sign}PT{}M", minutes.abs()));
            file.text("DESCRIPTION", title);
            file.line("END:VALARM");
        }
    }
}

fn date(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn moment(at: NaiveDateTime) -> String {
    format!("{}T{:02}{:02}{:02}", date(at.date()), at.hour(), at.minute(), at.second())
}

fn two_letters(day: Weekday) -> &'static str {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][day.num_days_from_monday() as usize]
}

/// The file as it grows.
struct File(String);

impl File {
    /// A line, folded where it is longer than 75 bytes, never inside a letter.
    fn line(&mut self, text: &str) {
        let mut bytes = 0;
        for letter in text.chars() {
            if bytes + letter.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                bytes = 1;
            }
            self.0.push(letter);
            bytes += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line with words in it. What would end the line or the value is written so that it does not; of other signs that no
    /// eye sees nothing stays.
    fn text(&mut self, name: &str, words: &str) {
        let mut line = format!("{name}:");
        for letter in words.replace("\r\n", "\n").chars() {
            match letter {
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => line.push_str("\\n"),
                '\t' => line.push(' '),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }
}

#[cfg(test)]
mod tests;
