//! What a tool for the moment reads from answers, and what it puts into them. It asks no clock and changes nothing itself.

use chrono::{NaiveDate, NaiveTime};

use super::plan::short::{Item, people_in};
use super::plan::{Line, plan};
use super::progress::group_of;
use super::{Value, Workbook, answer};
use crate::curriculum::{
    ChoiceId, Curriculum, Field, FieldId, Group, Log, OwnLines, PageRef, Part, PlanPartId, Worksheet,
};

/// The question of a list for the number before.
pub const BEFORE: &str = "before";
/// The one for the number after.
pub const AFTER: &str = "after";

/// The people in some parts of the plan, part by part.
pub fn people(curriculum: &Curriculum, workbook: &Workbook, parts: &[PlanPartId]) -> Vec<Item> {
    let views = plan(curriculum, workbook);
    people_in(parts.iter().flat_map(|part| views.iter().filter(move |view| view.part.id == *part)))
}

/// Lines of the person's own plan, in its order. A line without a word, such as a number on a scale, says nothing when it
/// is read by itself, and is left out.
pub fn own_lines(curriculum: &Curriculum, workbook: &Workbook, wanted: &OwnLines) -> Vec<Line> {
    let parts = plan(curriculum, workbook);
    let part = parts.into_iter().find(|view| view.part.id == wanted.part);
    let lines = part.into_iter().flat_map(|view| view.entries).flat_map(|entry| entry.lines);
    lines.filter(|line| is_wanted(curriculum, wanted, line)).collect()
}

fn is_wanted(curriculum: &Curriculum, wanted: &OwnLines, line: &Line) -> bool {
    let Some((_, sheet)) = curriculum.worksheet(&line.key.worksheet) else { return false };
    let asks = |field: &Field| field.id == line.key.field;
    let scale = sheet.fields().any(|(_, field)| asks(field) && answer::is_scale(&field.kind));
    let on_page = |one: &PageRef| {
        let steps = sheet.parts.iter().flat_map(|part| match part {
            Part::Step(step) => std::slice::from_ref(step),
            Part::Group(group) => group.steps.as_slice(),
        });
        one.worksheet == sheet.id && steps.filter(|step| step.id == one.page).flat_map(|step| &step.fields).any(asks)
    };
    !scale && (wanted.pages.is_empty() || wanted.pages.iter().any(on_page))
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
            "skill" => skill.map(|id| answer::one_option(&field.kind, id)),
            _ => None,
        };
        Some((field.id.clone(), value?))
    });
    held.collect()
}

#[cfg(test)]
mod tests;
