//! The relapse-prevention plan: put together from answers, never typed twice, never stored.

use super::answer::in_words;
use super::{AnswerKey, Value, Workbook};
use crate::curriculum::{Curriculum, Field, Group, Part, PlanPart, PlanPartId, Shelf, Step, Worksheet};
use crate::route::{Place, Route};

/// One part of the plan as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct PartView<'a> {
    /// The part.
    pub part: &'a PlanPart,
    /// What feeds it so far, in the order of the curriculum.
    pub entries: Vec<Entry>,
    /// Where a person can begin to fill it: the first worksheet that feeds it and has no answer for it yet.
    pub open: Option<Source>,
}

/// Lines of the plan that were written together: on one worksheet, or in one row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The title of the worksheet.
    pub title: String,
    /// Question and answer.
    pub lines: Vec<Line>,
}

/// A place where part of the plan can be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The title of the worksheet.
    pub title: String,
    /// The first page that feeds the part.
    pub route: Route,
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line is called.
    pub label: String,
    /// What the person wrote, in words.
    pub text: String,
    /// The page with the question.
    pub route: Route,
}

/// Puts the whole plan together: a pure function of the curriculum and the answers.
pub fn plan<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<PartView<'a>> {
    curriculum.plan.iter().map(|part| part_view(curriculum, workbook, part)).collect()
}

fn part_view<'a>(curriculum: &'a Curriculum, workbook: &Workbook, part: &'a PlanPart) -> PartView<'a> {
    let mut view = PartView { part, entries: Vec::new(), open: None };
    // What family writes is in a workbook of its own and feeds nobody's plan.
    let stages = curriculum.stages.iter().filter(|stage| stage.shelf != Shelf::Family);
    for worksheet in stages.flat_map(|stage| &stage.worksheets) {
        let before = view.entries.len();
        let mut first = None;
        for piece in &worksheet.parts {
            match piece {
                Part::Step(step) => add_step(curriculum, workbook, worksheet, step, &mut view, &mut first),
                Part::Group(group) => add_group(curriculum, workbook, worksheet, group, &mut view, &mut first),
            }
        }
        if view.entries.len() == before && view.open.is_none() {
            view.open = first.map(|route| Source { title: worksheet.title.clone(), route });
        }
    }
    view
}

fn feeds(field: &Field, part: &PlanPartId) -> bool {
    field.plan.contains(part)
}

/// A step's answers make one entry; `first` remembers the first place that feeds the part.
fn add_step(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    step: &Step,
    view: &mut PartView<'_>,
    first: &mut Option<Route>,
) {
    let place = Place::Step(step.id.clone());
    if step.fields.iter().any(|field| feeds(field, &view.part.id)) {
        first.get_or_insert_with(|| Route::Worksheet(worksheet.id.clone(), place.clone()));
    }
    let lines = lines(curriculum, workbook, worksheet, step, &place, &view.part.id);
    add_entry(view, worksheet, lines);
}

/// All of a row's answers make one entry.
fn add_group(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    group: &Group,
    view: &mut PartView<'_>,
    first: &mut Option<Route>,
) {
    if !group.steps.iter().flat_map(|step| &step.fields).any(|field| feeds(field, &view.part.id)) {
        return;
    }
    first.get_or_insert_with(|| Route::Worksheet(worksheet.id.clone(), Place::Group(group.id.clone())));
    for row in workbook.rows(&worksheet.id, &group.id) {
        let of_step = |step: &Step| {
            let place = Place::Row(group.id.clone(), row.clone(), step.id.clone());
            lines(curriculum, workbook, worksheet, step, &place, &view.part.id)
        };
        let lines = group.steps.iter().flat_map(of_step).collect();
        add_entry(view, worksheet, lines);
    }
}

fn add_entry(view: &mut PartView<'_>, worksheet: &Worksheet, lines: Vec<Line>) {
    if !lines.is_empty() {
        view.entries.push(Entry { title: worksheet.title.clone(), lines });
    }
}

/// What the answers on one page give to a part.
fn lines(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    step: &Step,
    place: &Place,
    part: &PlanPartId,
) -> Vec<Line> {
    let row = match place {
        Place::Row(_, row, _) => Some(row),
        _ => None,
    };
    let line = |field: &Field| {
        let key = AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: row.cloned() };
        // "I'd rather not say" is an answer to the question, and nothing that a plan can use.
        let value = workbook.answer(&key).filter(|value| !matches!(value, Value::Declined | Value::NotSure))?;
        Some(Line {
            label: field.plan_label.clone().unwrap_or_else(|| field.label.clone()),
            text: in_words(curriculum, field, value),
            route: Route::Worksheet(worksheet.id.clone(), place.clone()),
        })
    };
    step.fields.iter().filter(|field| feeds(field, part)).filter_map(line).collect()
}

#[cfg(test)]
mod tests;
