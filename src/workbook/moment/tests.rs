//! Tests of what tools read and keep: who can be called, which lines are read, what an entry holds.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{FieldKind, GroupId, Shelf, Stage, StepId, WorksheetId};
use crate::route::tests::sample::{choices, curriculum, field, group, line, once, plan_part, sheet, stage, step};
use crate::workbook::{AnswerKey, Edit, RowId, Stamp};

fn phone(id: &str, plan: &[&str]) -> Field {
    field(id, FieldKind::Phone, plan)
}

fn scale(id: &str, plan: &[&str]) -> Field {
    field(id, FieldKind::Scale { low: "none".into(), high: "all".into() }, plan)
}

/// People in rows and on pages, on two shelves; reasons with a number among them; a log.
fn small() -> Curriculum {
    let people = group(
        "people",
        vec![
            step("person", vec![line("name", &["P7"]), phone("phone", &["P7"]), line("when", &["P7"])]),
            step("private", vec![line("secret", &[]), phone("fax", &[])]),
        ],
    );
    let pair = once("pair", vec![line("partner", &["P7"]), phone("partner-phone", &["P7"])]);
    let nurse = once("nurse", vec![line("nurse", &["P12"]), phone("day", &["P12"]), phone("night", &["P12"])]);
    let talk = once("talk", vec![line("about", &["P7"])]);
    let why = sheet(
        "why",
        vec![
            once("words", vec![line("more", &["P1"])]),
            once("number", vec![scale("matters", &["P1"]), line("because", &["P1"])]),
        ],
    );
    let skill = field("skill", FieldKind::Choices(choices(&["wait", "walk"])), &[]);
    let minutes = field("minutes", FieldKind::Number { min: 0, max: 600, unit: "min".into() }, &[]);
    let urges = group(
        "urges",
        vec![step("now", vec![scale("before", &[]), scale("after", &[]), skill, minutes, line("note", &[])])],
    );
    let ours = once("ours", vec![line("friend", &["P7"]), phone("friend-phone", &["P7"])]);
    let mut small = curriculum(vec![
        stage(
            "before",
            &[],
            vec![sheet("list", vec![people, talk]), sheet("plan", vec![nurse, pair]), why, sheet("log", vec![urges])],
        ),
        Stage { shelf: Shelf::Family, ..stage("family", &[], vec![sheet("ours", vec![ours])]) },
    ]);
    small.plan = ["P1", "P7", "P12"].map(plan_part).into();
    small
}

fn put(workbook: &mut Workbook, worksheet: &str, field: &str, row: Option<&RowId>, value: Value) {
    let key = AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row: row.cloned() };
    workbook.apply(Edit::Answer(key, Some(value)), 1).unwrap();
}

fn say(workbook: &mut Workbook, worksheet: &str, field: &str, row: Option<&RowId>, words: &str) {
    put(workbook, worksheet, field, row, Value::Text(words.into()));
}

fn row(workbook: &mut Workbook, number: u16) -> RowId {
    let row = RowId::new(Stamp(5), number);
    workbook.apply(Edit::AddRow(WorksheetId::new("list"), GroupId::new("people"), row.clone()), 1).unwrap();
    row
}

fn called(curriculum: &Curriculum, workbook: &Workbook, parts: &[&str]) -> Vec<String> {
    let parts: Vec<PlanPartId> = parts.iter().map(|part| PlanPartId::new(part)).collect();
    let people = people(curriculum, workbook, &parts);
    people.iter().map(|one| format!("{}|{}", one.lines[0].0, one.phone.clone().unwrap_or_default())).collect()
}

#[test]
fn nobody_is_called_from_an_empty_workbook() {
    assert_eq!(called(&small(), &Workbook::default(), &["P12", "P7"]), Vec::<String>::new());
}

#[test]
fn people_come_in_the_order_of_the_parts_with_all_their_numbers() {
    let (small, mut workbook) = (small(), Workbook::default());
    let (first, second) = (row(&mut workbook, 1), row(&mut workbook, 2));
    say(&mut workbook, "list", "name", Some(&first), "Bea");
    say(&mut workbook, "list", "phone", Some(&first), "555 0100");
    say(&mut workbook, "list", "name", Some(&second), "Lund");
    say(&mut workbook, "plan", "nurse", None, "Adele");
    say(&mut workbook, "plan", "day", None, "555 1");
    say(&mut workbook, "plan", "night", None, "555 2");
    assert_eq!(called(&small, &workbook, &["P7"]), ["Bea|555 0100", "Lund|"]);
    let expected = ["Adele|555 1", "Adele, night?|555 2", "Bea|555 0100", "Lund|"];
    assert_eq!(called(&small, &workbook, &["P12", "P7"]), expected);
}

#[test]
fn whoever_stands_in_two_lists_is_called_once_and_whoever_was_removed_is_not() {
    let (small, mut workbook) = (small(), Workbook::default());
    let (first, second) = (row(&mut workbook, 1), row(&mut workbook, 2));
    for (row, name, number) in [(&first, "Bea", "555 0100"), (&second, "Ana", "555 0101")] {
        say(&mut workbook, "list", "name", Some(row), name);
        say(&mut workbook, "list", "phone", Some(row), number);
    }
    say(&mut workbook, "plan", "partner", None, "Bea");
    say(&mut workbook, "plan", "partner-phone", None, "555-0100");
    workbook.apply(Edit::SetRowRemoved(WorksheetId::new("list"), GroupId::new("people"), second, true), 2).unwrap();
    assert_eq!(called(&small, &workbook, &["P7"]), ["Bea|555 0100"]);
}

#[test]
fn what_family_wrote_names_nobody_to_call() {
    let (small, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "ours", "friend", None, "Kim");
    say(&mut workbook, "ours", "friend-phone", None, "555 0100");
    say(&mut workbook, "list", "about", None, "Talk to someone");
    assert_eq!(called(&small, &workbook, &["P7"]), Vec::<String>::new());
}

#[test]
fn lines_of_the_plan_are_read_without_bare_numbers_and_only_from_the_pages_that_are_wanted() {
    let (small, mut workbook) = (small(), Workbook::default());
    let read = |workbook: &Workbook, pages: &[&str]| -> Vec<String> {
        let page = |page: &&str| PageRef { worksheet: WorksheetId::new("why"), page: StepId::new(page) };
        let wanted =
            OwnLines { part: PlanPartId::new("P1"), pages: pages.iter().map(page).collect(), one_by_one: true };
        own_lines(&small, workbook, &wanted).into_iter().map(|line| line.text).collect()
    };
    assert_eq!(read(&workbook, &[]), Vec::<String>::new());
    say(&mut workbook, "why", "more", None, "Mornings");
    put(&mut workbook, "why", "matters", None, Value::Number(8));
    say(&mut workbook, "why", "because", None, "My son");
    assert_eq!(read(&workbook, &[]), ["Mornings", "My son"]);
    assert_eq!(read(&workbook, &["number"]), ["My son"]);
}

#[test]
fn an_entry_holds_what_is_known_and_what_its_list_asks() {
    let small = small();
    let log =
        Log { worksheet: WorksheetId::new("log"), group: GroupId::new("urges"), skill: Some(ChoiceId::new("wait")) };
    let (_, urges) = list(&small, &log).unwrap();
    let held = |numbers: &Numbers, skill: Option<&ChoiceId>| -> Vec<(String, Value)> {
        entry(urges, skill, numbers).into_iter().map(|(field, value)| (field.to_string(), value)).collect()
    };
    assert_eq!(held(&Numbers::default(), None), []);
    let day = NaiveDate::from_ymd_opt(2026, 11, 24);
    let half_way = Numbers { before: Some(7), minutes: Some(3), day, ..Numbers::default() };
    let wait = Value::Choices(vec![ChoiceId::new("wait")]);
    let expected = [("before", Value::Number(7)), ("skill", wait), ("minutes", Value::Number(3))];
    assert_eq!(held(&half_way, log.skill.as_ref()), expected.map(|(field, value)| (field.to_owned(), value)));
    assert!(question(urges, AFTER).is_some() && question(urges, "nothing").is_none());
    assert!(list(&small, &Log { group: GroupId::new("gone"), ..log }).is_none());
}
