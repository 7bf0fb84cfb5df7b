//! How far a person has come, in three statuses and one next step. Nothing is ever late here.

use chrono::NaiveDate;

use super::schedule::{Phase, Programme};
use super::{AnswerKey, Key, RowId, Setting, Value, Workbook};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Field, Group, GroupId, Part, Role, Shelf, Stage, Step, Worksheet, WorksheetId};
use crate::route::{Place, Route};

/// How a worksheet or lesson stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing was put in.
    NotStarted,
    /// Something was put in.
    InProgress,
    /// The person says that it is completed. It is never counted from filled fields.
    Completed,
}

/// How a worksheet stands.
pub fn worksheet_status(workbook: &Workbook, worksheet: &Worksheet) -> Status {
    if workbook.is_done(&worksheet.id) {
        Status::Completed
    } else if has_answers(workbook, worksheet) {
        Status::InProgress
    } else {
        Status::NotStarted
    }
}

fn has_answers(workbook: &Workbook, worksheet: &Worksheet) -> bool {
    let answered = |field: &Field| {
        let key = AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: None };
        workbook.answer(&key).is_some()
    };
    worksheet.parts.iter().any(|part| match part {
        Part::Step(step) => step.fields.iter().any(answered),
        Part::Group(group) => !workbook.rows(&worksheet.id, &group.id).is_empty(),
    })
}

/// How many lessons and worksheets of a stage are read or completed, and how many there are.
pub fn stage_count(workbook: &Workbook, stage: &Stage) -> (usize, usize) {
    let read = stage.lessons.iter().filter(|lesson| workbook.is_read(&lesson.id)).count();
    let done = stage.worksheets.iter().filter(|sheet| workbook.is_done(&sheet.id)).count();
    (read + done, stage.lessons.len() + stage.worksheets.len())
}

/// The stage of the programme that a person is in: that of today's week, the last one once the weeks are over, and before
/// them, or while no day is known, the first with something left to do.
pub fn current_stage<'c>(
    curriculum: &'c Curriculum,
    workbook: &Workbook,
    today: Option<NaiveDate>,
) -> Option<&'c Stage> {
    let programme = || curriculum.on(Shelf::Programme);
    let phase = today.map(|today| Programme::read(curriculum, workbook).phase(today));
    let by_day = match phase {
        Some(Phase::Week(week)) => programme().find(|stage| stage.week == Some(week)),
        Some(Phase::After) => programme().last(),
        _ => None,
    };
    let open = || {
        programme().find(|stage| {
            let (done, all) = stage_count(workbook, stage);
            done < all
        })
    };
    by_day.or_else(open).or_else(|| programme().last())
}

/// Where "Continue where you left off" leads: the last page of the programme that one was on, or the next thing not yet
/// done after it. Where no such page is known, as after a file of parts, the newest work in the programme tells it.
pub fn next_place(curriculum: &Curriculum, workbook: &Workbook) -> Option<Route> {
    let last = workbook.setting(Setting::LastPlace).map(|place| {
        let (path, query) = place.split_once('?').unwrap_or((place, ""));
        Route::parse(curriculum, path, query)
    });
    let last = last.filter(|route| route.shelf(curriculum) == Some(Shelf::Programme));
    match last.or_else(|| newest_work(curriculum, workbook)) {
        Some(Route::Lesson(id)) if !workbook.is_read(&id) => Some(Route::Lesson(id)),
        Some(Route::Worksheet(id, place)) if !workbook.is_done(&id) => {
            Some(Route::Worksheet(id.clone(), place_that_exists(workbook, &id, place)))
        }
        Some(page @ (Route::Lesson(_) | Route::Worksheet(..))) => {
            next_undone(curriculum, workbook, page.stage(curriculum))
        }
        _ => next_undone(curriculum, workbook, None),
    }
}

/// Whether there is something to go on with.
pub fn has_begun(workbook: &Workbook) -> bool {
    workbook.setting(Setting::LastPlace).is_some() || workbook.records().any(|(key, _)| key.is_work())
}

/// The lesson or worksheet of the programme with the newest answer or mark. Logs do not count: they are written any day.
fn newest_work(curriculum: &Curriculum, workbook: &Workbook) -> Option<Route> {
    let place = |key: &Key| match key {
        Key::LessonRead(id) => Some(Route::Lesson(id.clone())),
        Key::Answer(_) | Key::Row(..) | Key::WorksheetDone(_) => {
            key.worksheet().map(|id| Route::Worksheet(id.clone(), Place::Start))
        }
        _ => None,
    };
    let work = workbook.records().filter_map(|(key, record)| Some((record.at, place(key)?)));
    let work = work.filter(|(_, route)| route.shelf(curriculum) == Some(Shelf::Programme));
    work.max_by_key(|(at, _)| *at).map(|(_, route)| route)
}

/// A row that was removed since is not gone back to; its list is.
fn place_that_exists(workbook: &Workbook, worksheet: &WorksheetId, place: Place) -> Place {
    match place {
        Place::Row(group, row, _) if !workbook.rows(worksheet, &group).contains(&row) => Place::Group(group),
        place => place,
    }
}

/// The first thing not yet done in a stage, then in those after it, then in those before it.
fn next_undone(curriculum: &Curriculum, workbook: &Workbook, from: Option<&Stage>) -> Option<Route> {
    let programme: Vec<&Stage> = curriculum.on(Shelf::Programme).collect();
    let here = from.and_then(|from| programme.iter().position(|stage| stage.id == from.id)).unwrap_or(0);
    let (before, rest) = programme.split_at(here);
    rest.iter().chain(before).find_map(|stage| {
        let lesson = stage.lessons.iter().find(|lesson| !workbook.is_read(&lesson.id));
        let sheet = stage.worksheets.iter().find(|sheet| !workbook.is_done(&sheet.id));
        lesson
            .map(|lesson| Route::Lesson(lesson.id.clone()))
            .or_else(|| sheet.map(|sheet| Route::Worksheet(sheet.id.clone(), Place::Start)))
    })
}

/// The pages of a worksheet outside its rows, in order: each step or group, then the review.
pub fn places(worksheet: &Worksheet) -> Vec<Place> {
    let parts = worksheet.parts.iter().map(|part| match part {
        Part::Step(step) => Place::Step(step.id.clone()),
        Part::Group(group) => Place::Group(group.id.clone()),
    });
    parts.chain([Place::Review]).collect()
}

/// The place that "Save and go on" leads to from `place`.
pub fn place_after(worksheet: &Worksheet, place: &Place) -> Place {
    if let Place::Row(group, row, step) = place {
        let next = group_of(worksheet, group).and_then(|found| {
            let here = found.steps.iter().position(|candidate| candidate.id == *step)?;
            found.steps.get(here + 1)
        });
        return match next {
            Some(next) => Place::Row(group.clone(), row.clone(), next.id.clone()),
            None => Place::Group(group.clone()),
        };
    }
    let places = places(worksheet);
    match places.iter().position(|candidate| candidate == place) {
        Some(here) => places.get(here + 1).cloned().unwrap_or(Place::Review),
        None => places.first().cloned().unwrap_or(Place::Review),
    }
}

/// The place that "Back" leads to from `place`; none from the start.
pub fn place_before(worksheet: &Worksheet, place: &Place) -> Option<Place> {
    if let Place::Row(group, row, step) = place {
        let before = group_of(worksheet, group).and_then(|found| {
            let here = found.steps.iter().position(|candidate| candidate.id == *step)?;
            found.steps.get(here.checked_sub(1)?)
        });
        return Some(match before {
            Some(before) => Place::Row(group.clone(), row.clone(), before.id.clone()),
            None => Place::Group(group.clone()),
        });
    }
    let places = places(worksheet);
    let here = places.iter().position(|candidate| candidate == place)?;
    Some(here.checked_sub(1).and_then(|before| places.get(before).cloned()).unwrap_or(Place::Start))
}

/// The group of that id.
pub fn group_of<'w>(worksheet: &'w Worksheet, id: &GroupId) -> Option<&'w Group> {
    worksheet.parts.iter().find_map(|part| match part {
        Part::Group(group) if group.id == *id => Some(group),
        _ => None,
    })
}

/// The step at a place, in or outside a group.
pub fn step_at<'w>(worksheet: &'w Worksheet, place: &Place) -> Option<&'w Step> {
    match place {
        Place::Step(id) => worksheet.parts.iter().find_map(|part| match part {
            Part::Step(step) if step.id == *id => Some(step),
            _ => None,
        }),
        Place::Row(group, _, id) => group_of(worksheet, group)?.steps.iter().find(|step| step.id == *id),
        _ => None,
    }
}

/// What names a row in lists: in a log its day and time; then the answer to its group's first field, if there is one.
pub fn row_name(
    curriculum: &Curriculum,
    workbook: &Workbook,
    worksheet: &Worksheet,
    group: &Group,
    row: &RowId,
) -> Option<String> {
    let words = |field: &Field| {
        let key = AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: Some(row.clone()) };
        match workbook.answer(&key)? {
            Value::Declined | Value::NotSure => None,
            value => Some(super::answer::in_words(curriculum, field, value)),
        }
    };
    let first = || words(group.steps.first()?.fields.first()?);
    if !group.log {
        return first();
    }
    let fields = || group.steps.iter().flat_map(|step| &step.fields);
    let with = |role: Role| fields().find(|field| field.role == Some(role)).and_then(words);
    let moment: Vec<String> = [with(Role::EntryDay), with(Role::EntryTime)].into_iter().flatten().collect();
    if moment.is_empty() { first() } else { Some(moment.join(curriculum.word(Word::ListComma))) }
}

#[cfg(test)]
mod tests;
