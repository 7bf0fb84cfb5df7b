//! The relapse-prevention plan: put together from answers, never typed twice, never stored.

use super::answer::in_words;
use super::{AnswerKey, RowId, Value, Workbook};
use crate::curriculum::{Curriculum, Field, Group, Part, PlanPart, PlanPartId, Step, Worksheet};
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
    /// Where they were written.
    pub source: Source,
    /// Question and answer.
    pub lines: Vec<Line>,
}

/// A place where part of the plan is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The title of the worksheet.
    pub title: String,
    /// The page with the first of the questions.
    pub route: Route,
}

/// One line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What the line is called.
    pub label: String,
    /// What the person wrote, in words.
    pub text: String,
}

/// Puts the whole plan together: a pure function of the curriculum and the answers.
pub fn plan<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<PartView<'a>> {
    curriculum.plan.iter().map(|part| part_view(curriculum, workbook, part)).collect()
}

fn part_view<'a>(curriculum: &'a Curriculum, workbook: &Workbook, part: &'a PlanPart) -> PartView<'a> {
    let mut view = PartView { part, entries: Vec::new(), open: None };
    for worksheet in curriculum.stages.iter().flat_map(|stage| &stage.worksheets) {
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

/// Steps of one worksheet outside groups go into one entry; `first` remembers the first place that feeds the part.
fn add_step(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    step: &Step,
    view: &mut PartView<'_>,
    first: &mut Option<Route>,
) {
    let route = Route::Worksheet(worksheet.id.clone(), Place::Step(step.id.clone()));
    if step.fields.iter().any(|field| feeds(field, &view.part.id)) {
        first.get_or_insert_with(|| route.clone());
    }
    let lines = lines(curriculum, workbook, worksheet, &step.fields, None, &view.part.id);
    if !lines.is_empty() {
        view.entries.push(Entry { source: Source { title: worksheet.title.clone(), route }, lines });
    }
}

fn add_group(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    group: &Group,
    view: &mut PartView<'_>,
    first: &mut Option<Route>,
) {
    let Some(step) = group.steps.iter().find(|step| step.fields.iter().any(|field| feeds(field, &view.part.id))) else {
        return;
    };
    first.get_or_insert_with(|| Route::Worksheet(worksheet.id.clone(), Place::Group(group.id.clone())));
    for row in workbook.rows(&worksheet.id, &group.id) {
        let fields = group.steps.iter().flat_map(|step| &step.fields);
        let lines = lines(curriculum, workbook, worksheet, fields, Some(&row), &view.part.id);
        if !lines.is_empty() {
            let route = Route::Worksheet(worksheet.id.clone(), Place::Row(group.id.clone(), row, step.id.clone()));
            view.entries.push(Entry { source: Source { title: worksheet.title.clone(), route }, lines });
        }
    }
}

fn lines<'f>(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    fields: impl IntoIterator<Item = &'f Field>,
    row: Option<&RowId>,
    part: &PlanPartId,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for field in fields.into_iter().filter(|field| feeds(field, part)) {
        let key = AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: row.cloned() };
        // "I'd rather not say" is an answer to the question, and nothing that a plan can use.
        if let Some(value) = workbook.answer(&key)
            && !matches!(value, Value::Declined | Value::NotSure)
        {
            let label = field.plan_label.clone().unwrap_or_else(|| field.label.clone());
            lines.push(Line { label, text: in_words(curriculum, field, value) });
        }
    }
    lines
}

#[cfg(test)]
mod tests;
