//! The made-up person themselves: always the same, whole, and only answers to questions that there are.

use super::person::Person;
use super::{curriculum, last};
use even_keel::backup::{merge, read};
use even_keel::workbook::plan::plan;
use even_keel::workbook::{Key, Stamp, Value, Workbook};
use std::path::Path;

#[test]
fn one_seed_makes_one_person() {
    let make = || Person::of_twelve_weeks(curriculum(), last());
    assert_eq!(make().edits, make().edits);
    assert_eq!(make().backup(), make().backup());
}

#[test]
fn every_part_of_the_plan_is_filled() {
    let workbook = Person::of_twelve_weeks(curriculum(), last()).workbook();
    let open: Vec<_> = plan(curriculum(), &workbook)
        .into_iter()
        .filter(|part| part.entries.is_empty())
        .map(|part| &part.part.id)
        .collect();
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn every_answer_is_one_to_a_question_that_there_is() {
    let workbook = Person::of_twelve_weeks(curriculum(), last()).workbook();
    let mut strange: Vec<String> = workbook
        .records()
        .flat_map(|(key, record)| match (key, &record.value) {
            (Key::Answer(answer), _) => vec![(&answer.worksheet, &answer.field)],
            (Key::Entry(entry), Some(Value::Entry(logged))) => {
                logged.answers().map(|(field, _)| (&entry.worksheet, field)).collect()
            }
            _ => Vec::new(),
        })
        .filter(|(worksheet, field)| {
            let sheet = curriculum().worksheet(worksheet).map(|(_, sheet)| sheet);
            !sheet.is_some_and(|sheet| sheet.fields().any(|(_, asked)| asked.id == **field))
        })
        .map(|(worksheet, field)| format!("{worksheet}/{field}"))
        .collect();
    strange.sort();
    strange.dedup();
    assert!(strange.is_empty(), "{strange:?}");
}

#[test]
fn their_backup_file_brings_back_the_same_workbook() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    // Left there for whoever wants to look at twelve weeks in the app.
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("twelve-weeks.json");
    std::fs::write(&path, person.backup()).unwrap();
    let file = read(&std::fs::read(&path).unwrap()).unwrap();
    let mut back = Workbook::default();
    merge(&mut back, &file.reading(None), &|_| true, Stamp(1));
    let records =
        |workbook: &Workbook| workbook.records().map(|(k, r)| (k.clone(), r.value.clone())).collect::<Vec<_>>();
    assert_eq!(records(&back), records(&person.workbook()));
}
