//! Tests of a week on paper: which entries belong to it, what is counted, and that no words of a log are in it.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{ChoiceId, FieldId, FieldKind, GroupId, WorksheetId};
use crate::route::tests::sample::{choices, curriculum, field, group, line, sheet, stage, step};
use crate::workbook::{Edit, Stamp};

fn small() -> Curriculum {
    let scale = |id: &str| field(id, FieldKind::Scale { low: "none".into(), high: "much".into() }, &[]);
    let check =
        group("weeks", vec![step("days", vec![field("on", FieldKind::Date, &[]), scale("stress"), line("note", &[])])]);
    let skill = FieldKind::Choice(choices(&["walk", "call"]));
    let urges = group(
        "urges",
        vec![step(
            "now",
            vec![field("day", FieldKind::Date, &[]), scale("before"), field("skill", skill, &[]), line("where", &[])],
        )],
    );
    let topics = group("topics", vec![step("topic", vec![line("topic", &[]), field("asked", FieldKind::YesNo, &[])])]);
    let mut stage = stage(
        "week/1",
        &[],
        vec![sheet("check", vec![check]), sheet("log", vec![urges]), sheet("bring-to-counsellor", vec![topics])],
    );
    stage.weekly_check = Some(WorksheetId::new("check"));
    curriculum(vec![stage])
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn add(workbook: &mut Workbook, sheet: &str, group: &str, salt: u16, answers: &[(&str, Value)]) -> RowId {
    let (worksheet, row) = (WorksheetId::new(sheet), RowId::new(Stamp(7), salt));
    workbook.apply(Edit::AddRow(worksheet.clone(), GroupId::new(group), row.clone()), 1).unwrap();
    for (field, value) in answers {
        let key = AnswerKey { worksheet: worksheet.clone(), field: FieldId::new(field), row: Some(row.clone()) };
        workbook.apply(Edit::Answer(key, Some(value.clone())), 1).unwrap();
    }
    row
}

fn told(blocks: &[Block]) -> Vec<String> {
    let lines = |block: &Block| block.lines.iter().map(|(label, text)| format!("{label} {text}")).collect::<Vec<_>>();
    blocks.iter().map(|block| format!("{}: {}", block.title, lines(block).join("; "))).collect()
}

#[test]
fn a_week_has_its_check_and_what_was_logged_in_its_7_days_in_numbers() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    let date = |text: &str| Value::Date(day(text));
    add(&mut workbook, "check", "weeks", 1, &[("on", date("2026-11-15")), ("stress", Value::Number(9))]);
    let late = [("on", date("2026-11-22")), ("stress", Value::Number(4)), ("note", Value::Text("Better".into()))];
    add(&mut workbook, "check", "weeks", 2, &late);
    let walk = || Value::Choice(ChoiceId::new("walk"));
    let private = || Value::Text("at Ray's".into());
    for (salt, on, before) in [(1, "2026-11-15", 9), (2, "2026-11-16", 6), (3, "2026-11-22", 3), (4, "2026-11-23", 8)] {
        let answers = [("day", date(on)), ("before", Value::Number(before)), ("skill", walk()), ("where", private())];
        add(&mut workbook, "log", "urges", salt, &answers);
    }
    let all = checks(&curriculum, &workbook);
    assert_eq!(all.iter().map(|check| check.day).collect::<Vec<_>>(), [day("2026-11-22"), day("2026-11-15")]);
    let comma = curriculum.word(Word::ListComma);
    assert_eq!(
        told(&week(&curriculum, &workbook, all[0].day, Some(&all[0].row))),
        [
            "The check: on? Sun 22 Nov 2026; stress? answer.out-of 4; note? Better".to_owned(),
            format!("The log: paper.week-entries 2; before? 6{comma}3; skill? WALK 2"),
        ]
    );
}

#[test]
fn topics_for_the_counsellor_stand_there_by_name_and_an_empty_week_is_empty() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    assert_eq!(week(&curriculum, &workbook, day("2026-11-22"), None), []);
    add(&mut workbook, "bring-to-counsellor", "topics", 1, &[("topic", Value::Text("Sleep".into()))]);
    let asked = [("topic", Value::Text("Rent".into())), ("asked", Value::YesNo(true))];
    add(&mut workbook, "bring-to-counsellor", "topics", 2, &asked);
    assert_eq!(told(&week(&curriculum, &workbook, day("2026-11-22"), None)), ["The bring-to-counsellor: topic? Sleep"]);
    assert!(checks(&curriculum, &workbook).is_empty() && check_route(&curriculum).is_some());
}

#[test]
fn a_check_without_a_day_is_none_and_what_was_declined_is_left_out() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    add(&mut workbook, "check", "weeks", 1, &[("stress", Value::Number(9))]);
    assert!(checks(&curriculum, &workbook).is_empty());
    let row =
        add(&mut workbook, "check", "weeks", 2, &[("on", Value::Date(day("2026-11-22"))), ("stress", Value::Declined)]);
    let told = told(&week(&curriculum, &workbook, day("2026-11-22"), Some(&row)));
    assert_eq!(told, ["The check: on? Sun 22 Nov 2026"]);
}
