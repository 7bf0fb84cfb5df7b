//! The relapse-prevention plan: put together from answers, never typed twice, never stored.
//!
//! A line of the plan is a question that feeds a part. Questions that ask the same thing again (`updates` in the worksheet)
//! are one line: the newest of their answers stands in every part that any of them feeds, and the others are kept with it.

use super::answer::{dials, in_words};
use super::{AnswerKey, RowId, Stamp, Value, Workbook};
use crate::curriculum::{Curriculum, Field, Group, Part, PlanPart, PlanPartId, Shelf, Step, Worksheet};
use crate::order;
use crate::route::{Place, Route};

pub mod short;
mod threads;

use threads::Threads;

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

/// Lines of the plan that were written together: on one page of a worksheet, or in one row of it.
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
    /// The answer.
    pub key: AnswerKey,
    /// Whether it is a telephone number.
    pub dials: bool,
    /// Other answers to the same line, the newest first.
    pub older: Vec<Older>,
}

/// An answer that a newer one took the place of.
#[derive(Clone, Debug, PartialEq)]
pub struct Older {
    /// The title of the worksheet in which it was written.
    pub title: String,
    /// What the person wrote, in words.
    pub text: String,
    /// When it was written.
    pub at: Stamp,
}

/// Puts the whole plan together: a pure function of the curriculum and the answers.
pub fn plan<'a>(curriculum: &'a Curriculum, workbook: &Workbook) -> Vec<PartView<'a>> {
    let writer = Writer { curriculum, workbook, threads: Threads::of(curriculum) };
    curriculum.plan.iter().map(|part| writer.part(part)).collect()
}

/// The worksheets that may feed a plan: what family writes is in a workbook of its own and feeds nobody's.
fn worksheets(curriculum: &Curriculum) -> impl Iterator<Item = &Worksheet> {
    curriculum.stages.iter().filter(|stage| stage.shelf != Shelf::Family).flat_map(|stage| &stage.worksheets)
}

struct Writer<'a, 'w> {
    curriculum: &'a Curriculum,
    workbook: &'w Workbook,
    threads: Threads<'a>,
}

/// What one worksheet gives to a part.
#[derive(Default)]
struct Given {
    entries: Vec<Entry>,
    /// Whether it has an answer for the part, be it one that gave way to a newer one elsewhere.
    answered: bool,
    /// The first place that feeds the part.
    first: Option<Route>,
}

impl<'a> Writer<'a, '_> {
    fn part(&self, part: &'a PlanPart) -> PartView<'a> {
        let mut view = PartView { part, entries: Vec::new(), open: None };
        for worksheet in worksheets(self.curriculum) {
            let mut given = Given::default();
            for piece in &worksheet.parts {
                match piece {
                    Part::Step(step) => self.add_step(worksheet, step, &part.id, &mut given),
                    Part::Group(group) => self.add_group(worksheet, group, &part.id, &mut given),
                }
            }
            view.entries.append(&mut given.entries);
            if !given.answered && view.open.is_none() {
                view.open = given.first.map(|route| Source { title: worksheet.title.clone(), route });
            }
        }
        view
    }

    /// A step's answers make one entry.
    fn add_step(&self, worksheet: &Worksheet, step: &Step, part: &PlanPartId, given: &mut Given) {
        let place = Place::Step(step.id.clone());
        if step.fields.iter().any(|field| field.plan.contains(part)) {
            given.first.get_or_insert_with(|| Route::Worksheet(worksheet.id.clone(), place.clone()));
        }
        let lines = self.lines(worksheet, step, &place, part, given);
        given.add(worksheet, lines);
    }

    /// All of a row's answers make one entry.
    fn add_group(&self, worksheet: &Worksheet, group: &Group, part: &PlanPartId, given: &mut Given) {
        if !group.steps.iter().flat_map(|step| &step.fields).any(|field| field.plan.contains(part)) {
            return;
        }
        given.first.get_or_insert_with(|| Route::Worksheet(worksheet.id.clone(), Place::Group(group.id.clone())));
        for row in self.workbook.rows(&worksheet.id, &group.id) {
            let mut lines = Vec::new();
            for step in &group.steps {
                let place = Place::Row(group.id.clone(), row.clone(), step.id.clone());
                lines.append(&mut self.lines(worksheet, step, &place, part, given));
            }
            given.add(worksheet, lines);
        }
    }

    /// What the answers on one page give to a part.
    fn lines(
        &self,
        worksheet: &Worksheet,
        step: &Step,
        place: &Place,
        part: &PlanPartId,
        given: &mut Given,
    ) -> Vec<Line> {
        let row = match place {
            Place::Row(_, row, _) => Some(row),
            _ => None,
        };
        let mut lines = Vec::new();
        for field in &step.fields {
            let key = key(worksheet, field, row);
            let Some((_, value)) = usable(self.workbook, &key) else { continue };
            let thread = self.threads.of_field(&key);
            if !field.plan.contains(part) && !thread.iter().any(|other| other.field.plan.contains(part)) {
                continue;
            }
            given.answered |= field.plan.contains(part);
            if threads::is_newest(self.workbook, thread, &key) {
                lines.push(self.line(worksheet, field, place, key, value));
            }
        }
        lines
    }

    fn line(&self, worksheet: &Worksheet, field: &Field, place: &Place, key: AnswerKey, value: &Value) -> Line {
        let text = in_words(self.curriculum, field, value);
        let alone = [threads::Member { worksheet, field }];
        let thread = Some(self.threads.of_field(&key)).filter(|thread| !thread.is_empty()).unwrap_or(&alone);
        let mut older = Vec::new();
        for member in thread {
            let place = self::key(member.worksheet, member.field, key.row.as_ref());
            let kept = usable(self.workbook, &place).into_iter().chain(self.workbook.versions(&place));
            for (at, value) in kept.filter(|(_, value)| says_something(value)) {
                let (title, text) = (member.worksheet.title.clone(), in_words(self.curriculum, member.field, value));
                older.push(Older { title, text, at });
            }
        }
        order::sort_by_key(&mut older, |one| std::cmp::Reverse(one.at));
        // The same words twice are no two answers.
        let mut seen = vec![text.clone()];
        older.retain(|other| {
            let fresh = !seen.contains(&other.text);
            seen.push(other.text.clone());
            fresh
        });
        Line {
            label: field.plan_label.clone().unwrap_or_else(|| field.label.clone()),
            text,
            route: Route::Worksheet(worksheet.id.clone(), place.clone()),
            key,
            dials: dials(&field.kind),
            older,
        }
    }
}

impl Given {
    fn add(&mut self, worksheet: &Worksheet, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.entries.push(Entry { title: worksheet.title.clone(), lines });
        }
    }
}

fn key(worksheet: &Worksheet, field: &Field, row: Option<&RowId>) -> AnswerKey {
    AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: row.cloned() }
}

/// An answer that a plan can use, and when it was written.
fn usable<'w>(workbook: &'w Workbook, key: &AnswerKey) -> Option<(Stamp, &'w Value)> {
    workbook.stored(key).map(|(_, at, value)| (at, value)).filter(|(_, value)| says_something(value))
}

/// "I'd rather not say" is an answer to the question, and no more.
fn says_something(value: &Value) -> bool {
    !matches!(value, Value::Declined | Value::NotSure)
}

#[cfg(test)]
mod tests;
