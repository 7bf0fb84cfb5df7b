//! Tests of short pages: what stands on them, what fits, and who can be called.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::curriculum::{Curriculum, FieldId, FieldKind, GroupId, WorksheetId};
use crate::route::tests::sample::{curriculum, field, group, line, once, plan_part, sheet, stage, step};
use crate::workbook::plan::plan;
use crate::workbook::{Edit, RowId, Stamp, Value, Workbook};

fn small() -> Curriculum {
    let phone = |id: &str| field(id, FieldKind::Phone, &["P7"]);
    let people =
        group("people", vec![step("who", vec![line("name", &["P7"]), phone("phone"), line("helps", &["P7"])])]);
    let plans =
        group("plans", vec![step("plan", vec![line("if", &["P5"]), line("then", &["P5"]), line("more", &["P5"])])]);
    let staff = once("staff", vec![line("staff", &["P7"]), phone("day"), phone("night")]);
    let alone = once("alone", vec![line("group", &["P7"])]);
    let why = once("why", vec![line("less", &["P1"]), line("most", &["P1"]), line("idle", &["P1"])]);
    let list = sheet("list", vec![why, plans, people, staff, alone]);
    let mut curriculum = curriculum(vec![stage("before", &[], vec![list])]);
    let at = |field: &str| FieldRef { worksheet: WorksheetId::new("list"), field: FieldId::new(field) };
    curriculum.plan = ["P1", "P5", "P7"].map(plan_part).into();
    curriculum.plan[0].short = vec![at("most"), at("less")];
    curriculum.plan[0].on = vec![Short::Fridge];
    curriculum.plan[1].short = vec![at("if"), at("then")];
    curriculum.plan[1].on = vec![Short::Fridge];
    curriculum.plan[2].on = vec![Short::Fridge, Short::People];
    curriculum
}

fn say(workbook: &mut Workbook, field: &str, row: Option<&RowId>, words: &str) {
    let key = AnswerKey { worksheet: WorksheetId::new("list"), field: FieldId::new(field), row: row.cloned() };
    workbook.apply(Edit::Answer(key, Some(Value::Text(words.into()))), 1).unwrap();
}

fn add_row(workbook: &mut Workbook, group: &str, salt: u16) -> RowId {
    let row = RowId::new(Stamp(5), salt);
    workbook.apply(Edit::AddRow(WorksheetId::new("list"), GroupId::new(group), row.clone()), 1).unwrap();
    row
}

fn written() -> Workbook {
    let mut workbook = Workbook::default();
    for (field, words) in [("less", "fog"), ("most", "Kai"), ("idle", "7 of 10"), ("group", "Tuesdays")] {
        say(&mut workbook, field, None, words);
    }
    for (salt, then) in [(1, "walk"), (2, "ring Ana")] {
        let row = add_row(&mut workbook, "plans", salt);
        say(&mut workbook, "if", Some(&row), "the shop");
        say(&mut workbook, "then", Some(&row), then);
        say(&mut workbook, "more", Some(&row), "not on a short page");
    }
    workbook
}

fn told(sections: &[Section]) -> Vec<String> {
    let item = |item: &Item| {
        let lines: Vec<String> = item.lines.iter().map(|(label, text)| format!("{label} {text}")).collect();
        lines.join(", ")
    };
    let section = |section: &Section| {
        let items: Vec<String> = section.items.iter().map(item).collect();
        format!("{}: {}", section.title, items.join("; "))
    };
    sections.iter().map(section).collect()
}

#[test]
fn a_short_page_has_the_lines_that_were_named_the_most_telling_first_and_rows_in_one_piece() {
    let curriculum = small();
    let workbook = written();
    let sections = sections(&plan(&curriculum, &workbook), Short::Fridge);
    assert_eq!(
        told(&sections),
        ["P1: most? Kai; less? fog", "P5: if? the shop, then? walk; if? the shop, then? ring Ana"]
    );
    let keys: Vec<&str> = sections.iter().flat_map(|section| &section.items).map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["list/most", "list/less", "list/if/5-0001", "list/if/5-0002"]);
}

#[test]
fn people_are_who_has_a_row_or_a_number_each_number_once() {
    let (curriculum, mut workbook) = (small(), written());
    for (salt, name, phone) in [(1, "Ana", "555 01-00"), (2, "Ben", ""), (3, "Ana again", "5550100")] {
        let row = add_row(&mut workbook, "people", salt);
        say(&mut workbook, "name", Some(&row), name);
        if !phone.is_empty() {
            say(&mut workbook, "phone", Some(&row), phone);
        }
    }
    say(&mut workbook, "staff", None, "Desk");
    say(&mut workbook, "day", None, "111");
    say(&mut workbook, "night", None, "ask");
    let sections = sections(&plan(&curriculum, &workbook), Short::Fridge);
    let own = sections.iter().find(|section| section.people).unwrap();
    assert_eq!(told(std::slice::from_ref(own)), ["P7: Ana 555 01-00; Ben ; Desk 111; Desk, night? ask"]);
    let numbers: Vec<Option<&str>> = own.items.iter().map(|item| item.phone.as_deref()).collect();
    assert_eq!(numbers, [Some("555 01-00"), None, Some("111"), None]);
}

#[test]
fn what_is_chosen_at_first_takes_from_each_section_in_turn_what_fits() {
    let curriculum = small();
    let sections = sections(&plan(&curriculum, &written()), Short::Fridge);
    let room = |lines| Sheet { lines, letters: 40, heading: 1 };
    let chosen = |lines| room(lines).first_choice(&sections).into_iter().collect::<Vec<_>>();
    assert_eq!(chosen(5), ["list/if/5-0001", "list/most"]);
    assert_eq!(chosen(6), ["list/if/5-0001", "list/less", "list/most"]);
    assert_eq!(chosen(8), ["list/if/5-0001", "list/if/5-0002", "list/less", "list/most"]);
}

#[test]
fn a_line_takes_as_much_as_its_letters_and_its_breaks() {
    let item = |text: &str| Item {
        key: String::new(),
        lines: vec![("Why".into(), text.into())],
        phone: None,
        route: Route::Plan,
    };
    let sheet = Sheet { lines: 9, letters: 10, heading: 1 };
    let takes = |text: &str| sheet.takes(&item(text));
    assert_eq!([takes(""), takes("123456"), takes("1234567"), takes("1\n2\n\n4")], [1, 1, 2, 4]);
}

proptest! {
    #[test]
    fn what_is_chosen_at_first_always_fits_and_leaves_out_nothing_that_would(
        lengths in proptest::collection::vec(proptest::collection::vec(0..400_usize, 0..6), 0..5),
        lines in 0..40_usize,
    ) {
        let sections: Vec<Section> = lengths.iter().enumerate().map(|(at, lengths)| Section {
            title: at.to_string(),
            people: false,
            items: lengths.iter().enumerate().map(|(number, length)| Item {
                key: format!("{at}/{number}"),
                lines: vec![("a".into(), "b".repeat(*length))],
                phone: None,
                route: Route::Plan,
            }).collect(),
        }).collect();
        let sheet = Sheet { lines, letters: 60, heading: 2 };
        let chosen = sheet.first_choice(&sections);
        prop_assert!(sheet.taken(&sections, &chosen) <= lines);
        for item in sections.iter().flat_map(|section| &section.items).filter(|item| !chosen.contains(&item.key)) {
            let mut more = chosen.clone();
            more.insert(item.key.clone());
            prop_assert!(sheet.taken(&sections, &more) > lines, "{} would fit", item.key);
        }
    }
}
