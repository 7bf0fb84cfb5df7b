//! One week of a person on paper: the weekly check, the logs in numbers, and what they want to bring to their counsellor. No
//! words of a log are in it, and nothing is added up to a score.

use chrono::{Days, NaiveDate};

use super::answer::{in_words, tally};
use super::progress::row_name;
use super::{AnswerKey, RowId, Value, Workbook};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Field, Group, Part, Shelf, Worksheet};
use crate::order;
use crate::route::{Place, Route};

/// What belongs together on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The title of the worksheet.
    pub title: String,
    /// What each line is called, and what it says.
    pub lines: Vec<(String, String)>,
    /// Where it was written.
    pub route: Route,
}

/// A weekly check.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Its row.
    pub row: RowId,
    /// The last of the 7 days that it looks back at.
    pub day: NaiveDate,
}

/// The field of a log's group that says on which day an entry was made.
const DAY: &str = "day";

/// The worksheets whose rows are brought to the counsellor by name.
const BROUGHT: [&str; 2] = ["questions", "bring-to-counsellor"];

fn groups(curriculum: &Curriculum) -> impl Iterator<Item = (&Worksheet, &Group)> {
    let stages = curriculum.stages.iter().filter(|stage| stage.shelf != Shelf::Family);
    stages.flat_map(|stage| &stage.worksheets).flat_map(|worksheet| {
        worksheet.parts.iter().filter_map(move |part| match part {
            Part::Group(group) => Some((worksheet, group)),
            Part::Step(_) => None,
        })
    })
}

fn fields(group: &Group) -> impl Iterator<Item = &Field> {
    group.steps.iter().flat_map(|step| &step.fields)
}

fn answer<'w>(workbook: &'w Workbook, worksheet: &Worksheet, field: &Field, row: &RowId) -> Option<&'w Value> {
    let key = AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: Some(row.clone()) };
    workbook.answer(&key).filter(|value| !matches!(value, Value::Declined | Value::NotSure))
}

/// The list of weekly checks.
fn checked(curriculum: &Curriculum) -> Option<(&Worksheet, &Group)> {
    let id = curriculum.stages.iter().find_map(|stage| stage.weekly_check.as_ref())?;
    groups(curriculum).find(|(worksheet, _)| worksheet.id == *id)
}

/// The day that was answered to a field.
fn day_of(workbook: &Workbook, worksheet: &Worksheet, field: &Field, row: &RowId) -> Option<NaiveDate> {
    answer(workbook, worksheet, field, row)?.as_date()
}

/// All weekly checks that have a day, the latest first.
pub fn checks(curriculum: &Curriculum, workbook: &Workbook) -> Vec<Check> {
    let Some((worksheet, group)) = checked(curriculum) else { return Vec::new() };
    let dated = |row: RowId| {
        let day = fields(group).find_map(|field| day_of(workbook, worksheet, field, &row))?;
        Some(Check { row, day })
    };
    let mut checks: Vec<Check> = workbook.rows(&worksheet.id, &group.id).into_iter().filter_map(dated).collect();
    order::sort_by_key(&mut checks, |check| std::cmp::Reverse(check.day));
    checks
}

/// The way to the weekly checks, where the content has any.
pub fn check_route(curriculum: &Curriculum) -> Option<Route> {
    checked(curriculum).map(|(worksheet, group)| list(worksheet, group))
}

fn list(worksheet: &Worksheet, group: &Group) -> Route {
    Route::Worksheet(worksheet.id.clone(), Place::Group(group.id.clone()))
}

/// What there is of the 7 days that end with `last`, with that weekly check where one is given.
pub fn week(curriculum: &Curriculum, workbook: &Workbook, last: NaiveDate, check: Option<&RowId>) -> Vec<Block> {
    let checked = checked(curriculum).zip(check).map(|((worksheet, group), row)| {
        let line = |field: &Field| {
            let value = answer(workbook, worksheet, field, row)?;
            Some((field.label.clone(), in_words(curriculum, field, value)))
        };
        let title = worksheet.title.clone();
        Block { title, lines: fields(group).filter_map(line).collect(), route: list(worksheet, group) }
    });
    let first = last.checked_sub_days(Days::new(6)).unwrap_or(last);
    let is_brought = |worksheet: &Worksheet| BROUGHT.contains(&worksheet.id.as_str());
    let logs = groups(curriculum).filter(|(worksheet, _)| !is_brought(worksheet)).filter_map(|(worksheet, group)| {
        let day = fields(group).find(|field| field.id.as_str() == DAY)?;
        let in_week =
            |row: &RowId| day_of(workbook, worksheet, day, row).is_some_and(|day| (first..=last).contains(&day));
        let mut rows = workbook.rows(&worksheet.id, &group.id);
        rows.retain(in_week);
        (!rows.is_empty()).then(|| log(curriculum, workbook, worksheet, group, &rows))
    });
    let brought = groups(curriculum).filter(|(worksheet, _)| is_brought(worksheet));
    let brought = brought.map(|(worksheet, group)| {
        // What was asked already, by a yes in its row, need not come along again.
        let asked = |row: &RowId| {
            fields(group).any(|field| answer(workbook, worksheet, field, row) == Some(&Value::YesNo(true)))
        };
        let mut rows = workbook.rows(&worksheet.id, &group.id);
        rows.retain(|row| !asked(row));
        let names = rows.iter().filter_map(|row| row_name(curriculum, workbook, worksheet, group, row));
        let asks = fields(group).next().map(|field| field.label.clone()).unwrap_or_default();
        let lines = names.map(|name| (asks.clone(), name)).collect();
        Block { title: worksheet.title.clone(), lines, route: list(worksheet, group) }
    });
    let mut blocks: Vec<Block> = checked.into_iter().chain(logs).chain(brought).collect();
    blocks.retain(|block| !block.lines.is_empty());
    blocks
}

/// A log in numbers: how many entries, each number in the order of the entries, each choice with how often it was made.
fn log(curriculum: &Curriculum, workbook: &Workbook, worksheet: &Worksheet, group: &Group, rows: &[RowId]) -> Block {
    let mut lines = vec![(curriculum.word(Word::WeekEntries).to_owned(), rows.len().to_string())];
    for field in fields(group) {
        let values: Vec<&Value> = rows.iter().filter_map(|row| answer(workbook, worksheet, field, row)).collect();
        lines.extend(tally(curriculum, &field.kind, &values).map(|said| (field.label.clone(), said)));
    }
    Block { title: worksheet.title.clone(), lines, route: list(worksheet, group) }
}

#[cfg(test)]
mod tests;
