//! Somebody for tests of the schedule, with small worksheets that have the names of the real ones.

#![allow(clippy::unwrap_used)]

use chrono::{NaiveDate, NaiveTime};

use super::super::*;
use crate::curriculum::{ChoiceId, FieldId, FieldKind, GroupId, Role};
use crate::route::tests::sample::{choices, curriculum, field, group, line, once, sheet, stage, step};
use crate::workbook::{AnswerKey, Edit, RowId, Stamp, Value, Workbook};

/// Monday 23 November 2026, noon UTC.
pub(crate) const MONDAY: u64 = 1_795_435_200_000;

/// Somebody with the worksheets that have to do with days, and nothing in them.
pub(crate) struct Person {
    pub(crate) curriculum: Curriculum,
    pub(crate) workbook: Workbook,
    now: u64,
}

impl Person {
    pub(crate) fn new() -> Self {
        Self { curriculum: small(), workbook: Workbook::default(), now: MONDAY }
    }

    /// A programme of so many weeks from a day on.
    pub(crate) fn in_programme(start: &str, weeks: i32) -> Self {
        let mut person = Self::new();
        person.says("logistics", "start-date", Value::Date(day(start)));
        person.says("logistics", "weeks", Value::Number(weeks));
        person
    }

    pub(crate) fn says(&mut self, sheet: &str, field: &str, value: Value) {
        self.answers(sheet, field, None, Some(value));
    }

    pub(crate) fn answers(&mut self, sheet: &str, field: &str, row: Option<&RowId>, value: Option<Value>) {
        let key = AnswerKey { worksheet: WorksheetId::new(sheet), field: FieldId::new(field), row: row.cloned() };
        self.does(Edit::Answer(key, value));
    }

    pub(crate) fn adds(&mut self, sheet: &str, group: &str, answers: &[(&str, Value)]) -> RowId {
        let row = RowId::new(Stamp(self.now), 7);
        self.does(Edit::AddRow(WorksheetId::new(sheet), GroupId::new(group), row.clone()));
        for (field, value) in answers {
            self.answers(sheet, field, Some(&row), Some(value.clone()));
        }
        row
    }

    /// A session of a kind on a day of the week.
    pub(crate) fn adds_session(&mut self, on: &str, from: &str, to: &str, kind: &str) -> RowId {
        let answers = [
            ("day", choice(on)),
            ("start-time", Value::Time(time(from))),
            ("end-time", Value::Time(time(to))),
            ("session-kind", choice(kind)),
        ];
        self.adds(SHEET, ROWS, &answers)
    }

    pub(crate) fn does(&mut self, edit: Edit) {
        self.now += 1;
        self.workbook.apply(edit, self.now);
    }

    /// So many weeks pass.
    pub(crate) fn waits(&mut self, weeks: u64) {
        self.now += weeks * 7 * 86_400_000;
    }

    pub(crate) fn schedule(&self) -> Schedule {
        Schedule::read(&self.curriculum, &self.workbook)
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

pub(crate) fn choice(id: &str) -> Value {
    Value::Choice(ChoiceId::new(id))
}

pub(crate) fn words(text: &str) -> Value {
    Value::Text(text.into())
}

fn small() -> Curriculum {
    let weekdays = WEEKDAYS.map(|(_, name)| name);
    let with_role = |id: &str, kind, role| Field { role: Some(role), ..field(id, kind, &[]) };
    let number = || FieldKind::Number { min: 0, max: 1000, unit: String::new() };
    let logistics = vec![
        with_role("start-date", FieldKind::Date, Role::ProgrammeStart),
        with_role("weeks", number(), Role::ProgrammeWeeks),
        with_role("session-days", FieldKind::Choices(choices(&weekdays)), Role::SessionDays),
        field("start-time", FieldKind::Time, &[]),
        field("end-time", FieldKind::Time, &[]),
        line("travel", &[]),
    ];
    let kinds = || FieldKind::Choice(choices(&["group", "individual", "something-else"]));
    let when = vec![
        field("day", FieldKind::Choice(choices(&weekdays)), &[]),
        field("start-time", FieldKind::Time, &[]),
        field("end-time", FieldKind::Time, &[]),
    ];
    let what = vec![field("session-kind", kinds(), &[]), line("session-kind-else", &[]), line("place", &[])];
    let way =
        vec![line("travel", &[]), field("leave-time", FieldKind::Time, &[]), field("last-day", FieldKind::Date, &[])];
    let sessions = group(ROWS, vec![step("when", when), step("what", what), step("way", way)]);
    let ends = vec![
        line("session", &[]),
        field("last-day", FieldKind::Date, &[]),
        line("fill", &[]),
        line("fill-backup", &[]),
    ];
    let tries = vec![line("meeting", &[]), field("visit-date", FieldKind::Date, &[]), line("next-time", &[])];
    let state = FieldKind::Choice(choices(&["going", "dropped"]));
    let supports = vec![
        line("service", &[]),
        line("day-time", &[]),
        field("first-date", FieldKind::Date, &[]),
        field("state", state, &[]),
    ];
    let marks = vec![
        field("day", FieldKind::Date, &[]),
        field("time", FieldKind::Time, &[]),
        field("session-kind", kinds(), &[]),
        field("minutes", number(), &[]),
        field("attended", FieldKind::Choice(choices(&["attended", "missed"])), &[]),
    ];
    curriculum(vec![stage(
        "all",
        &[],
        vec![
            sheet("logistics", vec![once("dates", logistics)]),
            sheet(SHEET, vec![sessions]),
            sheet(STEP_DOWN, vec![group(ROWS, vec![step("which", ends)])]),
            sheet("meeting-tryout", vec![group("tries", vec![step("before", tries)])]),
            sheet("aftercare-plan", vec![group("supports", vec![step("what", supports)])]),
            sheet("attendance", vec![group(ROWS, vec![step("marked", marks)])]),
        ],
    )])
}
