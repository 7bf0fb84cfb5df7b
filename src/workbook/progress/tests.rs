//! Tests of the three statuses, of the way through a worksheet, and of the place to continue from.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{FieldId, FieldKind, LessonId, Role, StepId};
use crate::route::tests::sample::{curriculum, field, group, line, once, sheet, stage, step};
use crate::workbook::{Edit, Stamp};

mod next;

/// One worksheet with a step, a group of two steps and another step; one with a single step.
fn small() -> Curriculum {
    let goals = group("rows", vec![step("name", vec![line("name", &[])]), step("more", vec![line("more", &[])])]);
    let long = sheet("long", vec![once("first", vec![line("a", &[])]), goals, once("last", vec![line("z", &[])])]);
    let short = sheet("short", vec![once("only", vec![line("b", &[])])]);
    curriculum(vec![stage("before", &["read-me", "read-too"], vec![long]), stage("week/1", &["week-one"], vec![short])])
}

fn long(curriculum: &Curriculum) -> &Worksheet {
    &curriculum.stages[0].worksheets[0]
}

fn at(worksheet: &str, place: Place) -> Route {
    Route::Worksheet(WorksheetId::new(worksheet), place)
}

fn step_place(id: &str) -> Place {
    Place::Step(StepId::new(id))
}

fn list_place() -> Place {
    Place::Group(GroupId::new("rows"))
}

fn row() -> RowId {
    RowId::new(Stamp(9), 1)
}

fn row_place(step: &str) -> Place {
    Place::Row(GroupId::new("rows"), row(), StepId::new(step))
}

fn key(field: &str, row: Option<RowId>) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new("long"), field: FieldId::new(field), row }
}

fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

fn add_row(workbook: &mut Workbook) {
    workbook.apply(Edit::AddRow(WorksheetId::new("long"), GroupId::new("rows"), row()), 1).unwrap();
}

fn remove_row(workbook: &mut Workbook) {
    let edit = Edit::SetRowRemoved(WorksheetId::new("long"), GroupId::new("rows"), row(), true);
    workbook.apply(edit, 2).unwrap();
}

fn last_was(curriculum: &Curriculum, workbook: &mut Workbook, route: &Route) {
    workbook.apply(Edit::Set(Setting::LastPlace, Some(route.href(curriculum, ""))), 3);
}

#[test]
fn a_worksheet_is_begun_by_an_answer_or_a_row_and_completed_by_the_person() {
    let curriculum = small();
    let status = |workbook: &Workbook| worksheet_status(workbook, long(&curriculum));
    let mut workbook = Workbook::default();
    assert_eq!(status(&workbook), Status::NotStarted);

    workbook.apply(Edit::Answer(key("a", None), words("x")), 1).unwrap();
    assert_eq!(status(&workbook), Status::InProgress);
    workbook.apply(Edit::Answer(key("a", None), None), 2).unwrap();
    assert_eq!(status(&workbook), Status::NotStarted, "taken back");
    workbook.apply(Edit::Answer(key("a", None), Some(Value::Declined)), 2).unwrap();
    assert_eq!(status(&workbook), Status::InProgress, "\"I'd rather not say\" is an answer");

    let mut workbook = Workbook::default();
    add_row(&mut workbook);
    assert_eq!(status(&workbook), Status::InProgress);
    remove_row(&mut workbook);
    assert_eq!(status(&workbook), Status::NotStarted, "a removed row does not count");

    workbook.apply(Edit::MarkDone(WorksheetId::new("long"), true), 3).unwrap();
    assert_eq!(status(&workbook), Status::Completed, "also with every field empty");
    workbook.apply(Edit::MarkDone(WorksheetId::new("long"), false), 4).unwrap();
    assert_eq!(status(&workbook), Status::NotStarted);
}

#[test]
fn every_field_filled_in_is_not_yet_completed() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    add_row(&mut workbook);
    for (field, in_row) in [("a", None), ("z", None), ("name", Some(row())), ("more", Some(row()))] {
        workbook.apply(Edit::Answer(key(field, in_row), words("x")), 1).unwrap();
    }
    assert_eq!(worksheet_status(&workbook, long(&curriculum)), Status::InProgress);
}

#[test]
fn answers_of_another_worksheet_do_not_count() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    let elsewhere = AnswerKey { worksheet: WorksheetId::new("short"), ..key("a", None) };
    workbook.apply(Edit::Answer(elsewhere, words("x")), 1).unwrap();
    assert_eq!(worksheet_status(&workbook, long(&curriculum)), Status::NotStarted);
}

#[test]
fn a_stage_counts_what_was_read_and_completed() {
    let curriculum = small();
    let first = &curriculum.stages[0];
    let mut workbook = Workbook::default();
    assert_eq!(stage_count(&workbook, first), (0, 3));
    workbook.apply(Edit::MarkRead(LessonId::new("read-me"), true), 1).unwrap();
    workbook.apply(Edit::MarkDone(WorksheetId::new("long"), true), 1).unwrap();
    workbook.apply(Edit::MarkRead(LessonId::new("week-one"), true), 1).unwrap();
    assert_eq!(stage_count(&workbook, first), (2, 3));
    workbook.apply(Edit::MarkRead(LessonId::new("read-me"), false), 2).unwrap();
    assert_eq!(stage_count(&workbook, first), (1, 3));
}

#[test]
fn the_way_through_a_worksheet_leads_to_its_review_and_back_to_its_start() {
    let curriculum = small();
    let sheet = long(&curriculum);
    let way = [step_place("first"), list_place(), step_place("last"), Place::Review];
    assert_eq!(places(sheet), way);
    let mut place = Place::Start;
    for next in &way {
        place = place_after(sheet, &place);
        assert_eq!(place, *next);
    }
    assert_eq!(place_after(sheet, &Place::Review), Place::Review);
    for before in way[..3].iter().rev() {
        place = place_before(sheet, &place).unwrap();
        assert_eq!(place, *before);
    }
    assert_eq!(place_before(sheet, &place), Some(Place::Start));
    assert_eq!(place_before(sheet, &Place::Start), None);
}

#[test]
fn the_way_through_a_row_begins_and_ends_at_its_list() {
    let curriculum = small();
    let sheet = long(&curriculum);
    assert_eq!(place_after(sheet, &row_place("name")), row_place("more"));
    assert_eq!(place_after(sheet, &row_place("more")), list_place());
    assert_eq!(place_before(sheet, &row_place("more")), Some(row_place("name")));
    assert_eq!(place_before(sheet, &row_place("name")), Some(list_place()));
}

#[test]
fn a_place_that_the_worksheet_no_longer_has_leads_on_all_the_same() {
    let curriculum = small();
    let sheet = long(&curriculum);
    assert_eq!(place_after(sheet, &step_place("gone")), step_place("first"));
    assert_eq!(place_before(sheet, &step_place("gone")), None);
    assert_eq!(place_after(sheet, &row_place("gone")), list_place());
    assert_eq!(place_before(sheet, &row_place("gone")), Some(list_place()));
    let empty = crate::route::tests::sample::sheet("empty", Vec::new());
    assert_eq!(places(&empty), [Place::Review]);
    assert_eq!(place_after(&empty, &Place::Start), Place::Review);
}

#[test]
fn steps_and_groups_are_found_where_they_are() {
    let curriculum = small();
    let sheet = long(&curriculum);
    let found = |place: &Place| step_at(sheet, place).map(|step| step.id.as_str().to_owned());
    assert_eq!(found(&step_place("last")).as_deref(), Some("last"));
    assert_eq!(found(&row_place("more")).as_deref(), Some("more"));
    for nowhere in
        [Place::Start, Place::Review, list_place(), step_place("more"), step_place("rows"), row_place("first")]
    {
        assert_eq!(found(&nowhere), None, "{nowhere:?}");
    }
    assert!(group_of(sheet, &GroupId::new("rows")).is_some());
    assert!(group_of(sheet, &GroupId::new("first")).is_none());
}

#[test]
fn the_current_stage_is_that_of_the_week_then_the_last_and_before_both_the_first_with_something_left() {
    let start = field("start", FieldKind::Date, &[]);
    let weeks = field("weeks", FieldKind::Number { min: 1, max: 52, unit: "weeks".into() }, &[]);
    let fields =
        vec![Field { role: Some(Role::ProgrammeStart), ..start }, Field { role: Some(Role::ProgrammeWeeks), ..weeks }];
    let week = |n: u32| Stage { week: Some(n), ..stage(&format!("week/{n}"), &[&format!("w{n}")], vec![]) };
    let first = stage("before", &["read"], vec![sheet("dates", vec![once("when", fields)])]);
    let curriculum = curriculum(vec![first, week(1), week(2), stage("after", &["later"], vec![])]);
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day);
    let mut workbook = Workbook::default();
    let path = |workbook: &Workbook, today| current_stage(&curriculum, workbook, today).unwrap().path.clone();
    assert_eq!(path(&workbook, day(9)), "before");
    let put = |workbook: &mut Workbook, field: &str, value| {
        let key = AnswerKey { worksheet: WorksheetId::new("dates"), field: FieldId::new(field), row: None };
        workbook.apply(Edit::Answer(key, Some(value)), 1).unwrap();
    };
    put(&mut workbook, "start", Value::Date(day(9).unwrap()));
    assert_eq!(path(&workbook, day(8)), "before");
    assert_eq!(path(&workbook, day(9)), "week/1");
    assert_eq!(path(&workbook, day(16)), "week/2");
    // A week that the content does not have.
    assert_eq!(path(&workbook, day(23)), "before");
    put(&mut workbook, "weeks", Value::Number(2));
    assert_eq!(path(&workbook, day(23)), "after");
    workbook.apply(Edit::MarkRead(LessonId::new("read"), true), 1).unwrap();
    workbook.apply(Edit::MarkDone(WorksheetId::new("dates"), true), 1).unwrap();
    assert_eq!(path(&workbook, None), "week/1");
}

#[test]
fn a_row_is_named_by_its_first_answer() {
    let curriculum = small();
    let sheet = long(&curriculum);
    let group = group_of(sheet, &GroupId::new("rows")).unwrap();
    let mut workbook = Workbook::default();
    add_row(&mut workbook);
    let name = |workbook: &Workbook| row_name(&curriculum, workbook, sheet, group, &row());
    assert_eq!(name(&workbook), None);
    workbook.apply(Edit::Answer(key("more", Some(row())), words("no name")), 1).unwrap();
    assert_eq!(name(&workbook), None);
    for no_name in [Value::Declined, Value::NotSure] {
        workbook.apply(Edit::Answer(key("name", Some(row())), Some(no_name)), 1).unwrap();
        assert_eq!(name(&workbook), None);
    }
    workbook.apply(Edit::Answer(key("name", Some(row())), words("Swim")), 1).unwrap();
    assert_eq!(name(&workbook).as_deref(), Some("Swim"));
}
