//! Tests of how the plan comes together: what goes in, what stays out, in which order, and where a gap leads.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{FieldId, FieldKind, GroupId, StepId, WorksheetId};
use crate::route::tests::sample::{choices, curriculum, field, group, line, once, plan_part, sheet, stage, step};
use crate::workbook::RowId;
use crate::workbook::{Direction, Edit, Stamp};

mod newest;

/// Two parts of the plan and one that nothing feeds; steps that feed it, a group that feeds it, fields that don't.
fn small() -> Curriculum {
    let mut named = line("phone", &["P7"]);
    named.plan_label = Some("Their number".into());
    let people = group(
        "people",
        vec![
            step("person", vec![line("name", &["P7"]), line("secret", &[])]),
            step("help", vec![line("helps", &["P7", "P8"]), named]),
        ],
    );
    let ways = FieldKind::Choices(choices(&["bus", "car"]));
    let first = sheet(
        "list",
        vec![
            once("ahead", vec![line("private", &[])]),
            once("kinds", vec![line("not-in-plan", &[]), field("ways", ways, &["P7"])]),
            people,
            once("missing", vec![line("missing", &["P7"])]),
        ],
    );
    let second = sheet("safety", vec![once("places", vec![line("places", &["P8", "P7"])])]);
    let mut curriculum =
        curriculum(vec![stage("before", &[], vec![first]), stage("week/1", &["lesson"], vec![second])]);
    curriculum.plan = ["P7", "P8", "P9"].map(plan_part).into();
    curriculum
}

fn key(worksheet: &str, field: &str, row: Option<&RowId>) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row: row.cloned() }
}

fn put(workbook: &mut Workbook, worksheet: &str, field: &str, row: Option<&RowId>, value: Value) {
    workbook.apply(Edit::Answer(key(worksheet, field, row), Some(value)), 1).unwrap();
}

fn say(workbook: &mut Workbook, worksheet: &str, field: &str, row: Option<&RowId>, words: &str) {
    put(workbook, worksheet, field, row, Value::Text(words.into()));
}

fn people() -> (WorksheetId, GroupId) {
    (WorksheetId::new("list"), GroupId::new("people"))
}

fn add_row(workbook: &mut Workbook, salt: u16) -> RowId {
    let (sheet, group) = people();
    let row = RowId::new(Stamp(5), salt);
    workbook.apply(Edit::AddRow(sheet, group, row.clone()), 1).unwrap();
    row
}

fn at(worksheet: &str, step: &str) -> Route {
    Route::Worksheet(WorksheetId::new(worksheet), Place::Step(StepId::new(step)))
}

/// The labels and texts of one part, line by line; an empty line between entries.
fn told(curriculum: &Curriculum, workbook: &Workbook, part: &str) -> String {
    let views = plan(curriculum, workbook);
    let view = views.iter().find(|view| view.part.id.as_str() == part).unwrap();
    let entry =
        |entry: &Entry| entry.lines.iter().map(|line| format!("{} {}\n", line.label, line.text)).collect::<String>();
    view.entries.iter().map(entry).collect::<Vec<_>>().join("\n")
}

/// Where a gap in a part leads.
fn gap(curriculum: &Curriculum, workbook: &Workbook, part: &str) -> Option<Source> {
    plan(curriculum, workbook).into_iter().find(|view| view.part.id.as_str() == part).and_then(|view| view.open)
}

#[test]
fn an_empty_workbook_gives_every_part_with_its_gap() {
    let curriculum = small();
    let views = plan(&curriculum, &Workbook::default());
    let ids: Vec<_> = views.iter().map(|view| view.part.id.as_str()).collect();
    assert_eq!(ids, ["P7", "P8", "P9"]);
    assert!(views.iter().all(|view| view.entries.is_empty()));
    // A gap leads to the first page of the worksheet that feeds the part, or to the list whose rows do.
    let open = |part: &str| gap(&curriculum, &Workbook::default(), part);
    assert_eq!(open("P7"), Some(Source { title: "The list".into(), route: at("list", "kinds") }));
    let (sheet, group) = people();
    let list = Route::Worksheet(sheet, Place::Group(group));
    assert_eq!(open("P8"), Some(Source { title: "The list".into(), route: list }));
    assert_eq!(open("P9"), None, "nothing feeds it");
}

#[test]
fn an_answer_stands_in_every_part_it_feeds_and_in_no_other() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "safety", "places", None, "the library");
    assert_eq!(told(&curriculum, &workbook, "P7"), "places? the library\n");
    assert_eq!(told(&curriculum, &workbook, "P8"), "places? the library\n");
    assert_eq!(told(&curriculum, &workbook, "P9"), "");
    say(&mut workbook, "list", "not-in-plan", None, "nobody else's business");
    say(&mut workbook, "list", "private", None, "mine");
    assert!(!told(&curriculum, &workbook, "P7").contains("business"));
}

#[test]
fn entries_follow_the_curriculum_and_not_the_order_of_writing() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "safety", "places", None, "the library");
    say(&mut workbook, "list", "missing", None, "rides");
    let row = add_row(&mut workbook, 1);
    say(&mut workbook, "list", "phone", Some(&row), "12 34");
    say(&mut workbook, "list", "name", Some(&row), "Lena");
    put(&mut workbook, "list", "ways", None, Value::Choices(vec![crate::curriculum::ChoiceId::new("bus")]));
    assert_eq!(
        told(&curriculum, &workbook, "P7"),
        "ways? BUS\n\nname? Lena\nTheir number 12 34\n\nmissing? rides\n\nplaces? the library\n"
    );
}

#[test]
fn each_line_leads_back_to_where_it_was_written() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let row = add_row(&mut workbook, 1);
    say(&mut workbook, "list", "helps", Some(&row), "listens");
    say(&mut workbook, "list", "name", Some(&row), "Lena");
    say(&mut workbook, "list", "missing", None, "rides");
    let views = plan(&curriculum, &workbook);
    let (sheet, group) = people();
    let at_row =
        |step: &str| Route::Worksheet(sheet.clone(), Place::Row(group.clone(), row.clone(), StepId::new(step)));
    let routes = |view: &PartView<'_>| {
        let lines = view.entries.iter().flat_map(|entry| &entry.lines);
        lines.map(|line| line.route.clone()).collect::<Vec<_>>()
    };
    assert_eq!(routes(&views[0]), [at_row("person"), at_row("help"), at("list", "missing")]);
    assert_eq!(routes(&views[1]), [at_row("help")]);
    assert!(views.iter().flat_map(|view| &view.entries).all(|entry| entry.title == "The list"));
}

#[test]
fn rows_stand_in_the_persons_order_without_the_removed_ones() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let rows: Vec<RowId> = (1..=3).map(|salt| add_row(&mut workbook, salt)).collect();
    for (row, name) in rows.iter().zip(["Ada", "Ben", "Cem"]) {
        say(&mut workbook, "list", "name", Some(row), name);
    }
    let (sheet, group) = people();
    workbook.apply(Edit::MoveRow(sheet.clone(), group.clone(), rows[2].clone(), Direction::Up), 2).unwrap();
    assert_eq!(told(&curriculum, &workbook, "P7"), "name? Ada\n\nname? Cem\n\nname? Ben\n");
    workbook.apply(Edit::SetRowRemoved(sheet.clone(), group.clone(), rows[0].clone(), true), 3).unwrap();
    assert_eq!(told(&curriculum, &workbook, "P7"), "name? Cem\n\nname? Ben\n");
    workbook.apply(Edit::SetRowRemoved(sheet, group, rows[0].clone(), false), 4).unwrap();
    assert_eq!(told(&curriculum, &workbook, "P7"), "name? Ada\n\nname? Cem\n\nname? Ben\n");
}

#[test]
fn a_row_with_nothing_for_a_part_adds_nothing_to_it() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let row = add_row(&mut workbook, 1);
    say(&mut workbook, "list", "secret", Some(&row), "not for the plan");
    assert!(plan(&curriculum, &workbook).iter().all(|view| view.entries.is_empty()));
    assert!(gap(&curriculum, &workbook, "P8").is_some());
}

#[test]
fn not_sure_and_rather_not_say_are_no_use_to_a_plan() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let row = add_row(&mut workbook, 1);
    put(&mut workbook, "list", "name", Some(&row), Value::Declined);
    put(&mut workbook, "list", "helps", Some(&row), Value::NotSure);
    put(&mut workbook, "safety", "places", None, Value::Declined);
    let views = plan(&curriculum, &workbook);
    assert!(views.iter().all(|view| view.entries.is_empty()));
    assert!(views[0].open.is_some() && views[1].open.is_some());
}

#[test]
fn an_answer_that_was_taken_back_leaves_the_plan() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "safety", "places", None, "the library");
    workbook.apply(Edit::Answer(key("safety", "places", None), None), 2).unwrap();
    assert_eq!(told(&curriculum, &workbook, "P8"), "");
}

#[test]
fn the_gap_leads_to_the_first_worksheet_without_an_answer_for_the_part() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "list", "missing", None, "rides");
    assert_eq!(gap(&curriculum, &workbook, "P7").unwrap().route, at("safety", "places"));
    say(&mut workbook, "safety", "places", None, "the library");
    assert_eq!(gap(&curriculum, &workbook, "P7"), None, "every worksheet that feeds it has an answer");
    let (sheet, group) = people();
    assert_eq!(gap(&curriculum, &workbook, "P8").unwrap().route, Route::Worksheet(sheet, Place::Group(group)));
}

#[test]
fn the_same_answers_give_the_same_plan() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let row = add_row(&mut workbook, 1);
    say(&mut workbook, "list", "name", Some(&row), "Lena");
    let before = workbook.clone();
    assert_eq!(plan(&curriculum, &workbook), plan(&curriculum, &workbook));
    assert_eq!(workbook, before);
}

#[test]
fn what_family_writes_is_in_nobodys_plan() {
    let mut curriculum = small();
    curriculum.stages[1].shelf = Shelf::Family;
    let mut workbook = Workbook::default();
    say(&mut workbook, "safety", "places", None, "The kitchen");
    for part in plan(&curriculum, &workbook) {
        assert!(part.entries.is_empty(), "{}", part.part.id);
        assert!(part.open.is_none_or(|open| open.title != "The safety"));
    }
}
