//! What a tool for the moment reads from answers, and what it puts into them. It asks no clock and changes nothing itself.

use chrono::{NaiveDate, NaiveTime};

use super::answer::in_words;
use super::plan::{Line, plan};
use super::progress::{group_of, step_at};
use super::{AnswerKey, RowId, Value, Workbook};
use crate::curriculum::{
    ChoiceId, Curriculum, Field, FieldId, FieldKind, Group, Log, OwnLines, Part, PlanPartId, Shelf, Worksheet,
};
use crate::route::{Place, Route};

/// The question of a list for the number before.
pub const BEFORE: &str = "before";
/// The one for the number after.
pub const AFTER: &str = "after";

/// Somebody of the person's own, to call.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What they are called; empty where only a number was written.
    pub name: String,
    /// What else was written beside the name: when to reach them, what to say.
    pub about: String,
    /// Their numbers.
    pub phones: Vec<String>,
}

/// Where somebody may have been written down: on one page, or in one row.
struct Asked<'c> {
    sheet: &'c Worksheet,
    fields: Vec<&'c Field>,
    row: Option<RowId>,
}

/// The people in some parts of the plan, part by part: whoever was written down where a number is asked for as well.
pub fn people(curriculum: &Curriculum, workbook: &Workbook, parts: &[PlanPartId]) -> Vec<Person> {
    let stages = || curriculum.stages.iter().filter(|stage| stage.shelf != Shelf::Family);
    let asked = || stages().flat_map(|stage| &stage.worksheets).flat_map(|sheet| asked(workbook, sheet));
    let mut found: Vec<Person> = Vec::new();
    for part in parts {
        for one in asked().filter_map(|asked| person(curriculum, workbook, &asked, part)) {
            // Somebody who stands in two lists is called once.
            if !found.iter().any(|other| other.name == one.name && other.phones == one.phones) {
                found.push(one);
            }
        }
    }
    found
}

fn asked<'c>(workbook: &Workbook, sheet: &'c Worksheet) -> Vec<Asked<'c>> {
    let all = |part: &'c Part| match part {
        Part::Step(step) => vec![Asked { sheet, fields: step.fields.iter().collect(), row: None }],
        Part::Group(group) => {
            let fields: Vec<&Field> = group.steps.iter().flat_map(|step| &step.fields).collect();
            let rows = workbook.rows(&sheet.id, &group.id).into_iter();
            rows.map(|row| Asked { sheet, fields: fields.clone(), row: Some(row) }).collect()
        }
    };
    sheet.parts.iter().flat_map(all).collect()
}

/// Who was written down, if a person is asked for: a number, and a name.
fn person(curriculum: &Curriculum, workbook: &Workbook, asked: &Asked<'_>, part: &PlanPartId) -> Option<Person> {
    let written = |kind: FieldKind| {
        let fields = asked.fields.iter().filter(move |field| field.plan.contains(part) && field.kind == kind);
        fields.map(|field| {
            let (worksheet, field_id, row) = (asked.sheet.id.clone(), field.id.clone(), asked.row.clone());
            match workbook.answer(&AnswerKey { worksheet, field: field_id, row }) {
                Some(value @ Value::Text(_)) => in_words(curriculum, field, value),
                _ => String::new(),
            }
        })
    };
    let mut phones = written(FieldKind::Phone).peekable();
    phones.peek()?;
    let phones: Vec<String> = phones.filter(|number| number.contains(|sign: char| sign.is_ascii_digit())).collect();
    let mut words = written(FieldKind::ShortText);
    let (name, about) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    (!name.is_empty() || !phones.is_empty()).then_some(Person { name, about, phones })
}

/// Lines of the person's own plan, in its order. A line without a word, such as a number on a scale, says nothing when it
/// is read by itself, and is left out.
pub fn own_lines(curriculum: &Curriculum, workbook: &Workbook, wanted: &OwnLines) -> Vec<Line> {
    let parts = plan(curriculum, workbook);
    let part = parts.into_iter().find(|view| view.part.id == wanted.part);
    let lines = part.into_iter().flat_map(|view| view.entries).flat_map(|entry| entry.lines);
    lines.filter(|line| is_wanted(wanted, &line.route) && !is_scale(curriculum, line)).collect()
}

fn is_wanted(wanted: &OwnLines, route: &Route) -> bool {
    let Route::Worksheet(sheet, Place::Step(page) | Place::Row(_, _, page)) = route else { return false };
    wanted.pages.is_empty() || wanted.pages.iter().any(|one| one.worksheet == *sheet && one.page == *page)
}

fn is_scale(curriculum: &Curriculum, line: &Line) -> bool {
    let Route::Worksheet(id, place) = &line.route else { return false };
    let step = curriculum.worksheet(id).and_then(|(_, sheet)| step_at(sheet, place));
    let fields = step.map(|step| step.fields.as_slice()).unwrap_or_default();
    fields.iter().any(|field| {
        matches!(field.kind, FieldKind::Scale { .. })
            && field.plan_label.as_ref().unwrap_or(&field.label) == &line.label
    })
}

/// What is known of the use of a tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// How strong it was before, from 0 to 10.
    pub before: Option<i32>,
    /// How strong it was after.
    pub after: Option<i32>,
    /// How long it was used.
    pub minutes: Option<i32>,
    /// The day on which it was begun.
    pub day: Option<NaiveDate>,
    /// The time of day.
    pub time: Option<NaiveTime>,
}

/// The list that a tool keeps its entries in, if the curriculum has it.
pub fn list<'c>(curriculum: &'c Curriculum, log: &Log) -> Option<(&'c Worksheet, &'c Group)> {
    let (_, sheet) = curriculum.worksheet(&log.worksheet)?;
    Some((sheet, group_of(sheet, &log.group)?))
}

/// The question of a list that has this id.
pub fn question<'c>(group: &'c Group, id: &str) -> Option<&'c Field> {
    group.steps.iter().flat_map(|step| &step.fields).find(|field| field.id.as_str() == id)
}

/// What an entry holds of all this, in the order of the list's questions.
pub fn entry(group: &Group, skill: Option<&ChoiceId>, numbers: &Numbers) -> Vec<(FieldId, Value)> {
    let fields = group.steps.iter().flat_map(|step| &step.fields);
    let held = fields.filter_map(|field| {
        let value = match field.id.as_str() {
            BEFORE => numbers.before.map(Value::Number),
            AFTER => numbers.after.map(Value::Number),
            "minutes" => numbers.minutes.map(Value::Number),
            "day" => numbers.day.map(Value::Date),
            "time" => numbers.time.map(Value::Time),
            "skill" => skill.map(|id| match field.kind {
                FieldKind::Choice(_) => Value::Choice(id.clone()),
                _ => Value::Choices(vec![id.clone()]),
            }),
            _ => None,
        };
        Some((field.id.clone(), value?))
    });
    held.collect()
}

#[cfg(test)]
mod tests;
