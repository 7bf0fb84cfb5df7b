//! The plan on paper, A4 and Letter: what has to fit fits, and no heading stands alone at the foot of a sheet.

use super::harness::{Visitor, curriculum};
use super::plan_papers::{row, said};
use even_keel::curriculum::{FieldKind, Shelf};

/// Width and height in centimetres.
const PAPERS: [(f64, f64); 2] = [(21.0, 29.7), (21.59, 27.94)];

const WORDS: &str = "I walk to the next stop and ring my aunt, before I think about anything else at all. ";

/// Somebody who has answered every question that feeds the plan, with so many sentences each, and three rows in each list.
fn person_with_everything(sentences: usize) -> Visitor {
    let person = Visitor::who_has_begun();
    let mut entries: Vec<(String, String)> = Vec::new();
    let stages = curriculum().stages.iter().filter(|stage| stage.shelf != Shelf::Family);
    for sheet in stages.flat_map(|stage| &stage.worksheets) {
        for (group, field) in sheet.fields().filter(|(_, field)| !field.plan.is_empty()) {
            let number = entries.len() as u64;
            let text = match field.kind {
                FieldKind::Phone => format!("555 {number:04}"),
                FieldKind::ShortText => format!("{number} short words"),
                _ => format!("{number}. {}", WORDS.repeat(sentences)),
            };
            let rows = if group.is_some() { 1..=3 } else { 0..=0 };
            for at in rows {
                let tail = group.map(|group| {
                    entries.push((format!("even-keel.r/{}/{}/5-000{at}", sheet.id, group.id), row(at)));
                    format!("/5-000{at}")
                });
                let key = format!("even-keel.a/{}/{}{}", sheet.id, field.id, tail.unwrap_or_default());
                entries.push((key, said(number, text.trim())));
            }
        }
    }
    person.store(&entries);
    person
}

#[test]
fn the_page_for_the_fridge_is_one_sheet_however_much_the_plan_holds() {
    let person = person_with_everything(2);
    person.open("/plan/fridge/");
    let note = person.text_at(".needs-app [role=status]");
    assert!(note.contains(" lines are on it."), "{note}");
    for paper in PAPERS {
        let sheets = person.print_on(paper);
        assert_eq!(sheets.len(), 1, "{paper:?}: {sheets:#?}");
        for title in ["My reasons", "My warning signs", "If–then plans", "When an urge comes", "My people"] {
            assert!(sheets[0].contains(title), "{paper:?} lacks {title}: {}", sheets[0]);
        }
        assert!(sheets[0].contains("does not replace treatment") && sheets[0].contains("Printed on"), "{}", sheets[0]);
    }
}

#[test]
fn lines_for_the_fridge_are_chosen_and_too_many_are_said_and_never_cut() {
    let person = person_with_everything(3);
    person.open("/plan/fridge/");
    person.press("Choose the lines");
    let printed = |words: &str| person.print().join(" ").contains(words);
    let left = "return [...document.querySelectorAll('main details input:not(:checked)')].length";
    let before = person.script(left, &[]).as_u64().unwrap();
    assert!(before > 0, "everything fits, so there is nothing to choose");
    person.script("document.querySelectorAll('main details input:not(:checked)').forEach((box) => box.click())", &[]);
    person.see("lines more than fit.");
    assert!(person.print().len() > 1, "too much stands on one sheet, so some of it is cut");
    let first = person.text_at("main details .option strong");
    assert!(printed(&first));
    person.press_at("main details .option");
    person.until("it is off the sheet", || (!person.text_at(".fridge").contains(&first)).then_some(()));
    person.reload();
    person.see("lines more than fit.");
    assert!(!person.text_at(".fridge").contains(&first), "the choice was not kept");
}

#[test]
fn the_card_for_the_wallet_is_as_big_as_two_bank_cards_and_holds_all_that_stands_on_it() {
    let person = person_with_everything(1);
    person.open("/plan/wallet/");
    for paper in PAPERS {
        let sheets = person.print_on(paper);
        assert_eq!(sheets.len(), 1, "{sheets:#?}");
        assert!(sheets[0].contains("911") && sheets[0].contains("988") && sheets[0].contains("555 "), "{}", sheets[0]);
    }
    person.look_as_on_paper();
    let sizes = person.script(
        "return [...document.querySelectorAll('.wallet > .side')].flatMap((side) => {
            const box = side.getBoundingClientRect();
            return [box.width, box.height, side.scrollHeight - side.clientHeight, side.scrollWidth - side.clientWidth];
        })",
        &[],
    );
    let sizes: Vec<f64> = sizes.as_array().unwrap().iter().filter_map(|size| size.as_f64()).collect();
    assert_eq!(sizes.len(), 8, "{sizes:?}");
    for side in sizes.chunks(4) {
        let millimetres = |pixels: f64| (pixels * 25.4 / 96.0).round() as i64;
        assert_eq!((millimetres(side[0]), millimetres(side[1])), (86, 54), "{sizes:?}");
        assert!(side[2] <= 0.0 && side[3] <= 0.0, "something stands over the edge: {sizes:?}");
    }
}

#[test]
fn no_heading_of_the_printed_plan_stands_alone_at_the_foot_of_a_sheet() {
    let person = person_with_everything(4);
    person.open("/plan/");
    let note = person.text_at(".page-note");
    for paper in PAPERS {
        let sheets = person.print_on(paper);
        assert!(sheets.len() >= 16, "{} sheets: each part begins on one of its own", sheets.len());
        for (at, sheet) in sheets.iter().enumerate() {
            assert!(sheet.contains(&note), "{paper:?}: sheet {} has no note and date: {sheet}", at + 1);
            let sheet = sheet.replace(&note, "");
            for part in &curriculum().plan {
                let alone =
                    [part.title.as_str(), part.about.as_str()].iter().any(|words| sheet.trim().ends_with(words));
                assert!(!alone, "{paper:?}: sheet {} ends with a heading: {sheet}", at + 1);
            }
        }
        let all = sheets.join(" ");
        for screen in ["Your plan in a handy form", "Older answers", "People to call first"] {
            assert!(!all.contains(screen), "{screen} is on paper");
        }
    }
}
