//! Tests of lines that are asked for more than once: the newest answer counts, none is lost, none is invented.

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::curriculum::FieldRef;
use crate::workbook::{Key, Record};

/// Two worksheets that ask for one line of P7, the later of which feeds P8 as well; a third takes the line up again.
fn asked_again() -> Curriculum {
    let again = |id: &str, from: (&str, &str), plan: &[&str]| {
        let offer = FieldRef { worksheet: WorksheetId::new(from.0), field: FieldId::new(from.1) };
        Field { offer: Some(offer), updates: true, ..line(id, plan) }
    };
    let mut curriculum = curriculum(vec![
        stage("before", &[], vec![sheet("first", vec![once("a", vec![line("kit", &["P7"]), line("other", &["P7"])])])]),
        stage("week/1", &[], vec![sheet("second", vec![once("b", vec![again("kit-2", ("first", "kit"), &["P8"])])])]),
        stage("week/2", &[], vec![sheet("third", vec![once("c", vec![again("kit-3", ("second", "kit-2"), &["P7"])])])]),
    ]);
    curriculum.plan = ["P7", "P8"].map(plan_part).into();
    curriculum
}

const ASKED: [(&str, &str); 4] = [("first", "kit"), ("first", "other"), ("second", "kit-2"), ("third", "kit-3")];

fn older(curriculum: &Curriculum, workbook: &Workbook, part: &str) -> Vec<String> {
    let views = plan(curriculum, workbook);
    let view = views.iter().find(|view| view.part.id.as_str() == part).unwrap();
    let lines = view.entries.iter().flat_map(|entry| &entry.lines).flat_map(|line| &line.older);
    lines.map(|older| format!("{} {}", older.title, older.text)).collect()
}

#[test]
fn of_two_answers_to_one_line_the_newest_stands_in_every_part_and_the_other_is_kept_with_it() {
    let (curriculum, mut workbook) = (asked_again(), Workbook::default());
    say(&mut workbook, "first", "kit", None, "in the drawer");
    assert_eq!(told(&curriculum, &workbook, "P7"), "kit? in the drawer\n");
    assert_eq!(told(&curriculum, &workbook, "P8"), "kit? in the drawer\n", "the line feeds both parts");
    say(&mut workbook, "second", "kit-2", None, "by the door");
    say(&mut workbook, "first", "other", None, "elsewhere");
    assert_eq!(told(&curriculum, &workbook, "P7"), "other? elsewhere\n\nkit-2? by the door\n");
    assert_eq!(told(&curriculum, &workbook, "P8"), "kit-2? by the door\n");
    assert_eq!(older(&curriculum, &workbook, "P8"), ["The first in the drawer"]);
    // What was written first may be the newest again.
    say(&mut workbook, "first", "kit", None, "in my bag");
    assert_eq!(told(&curriculum, &workbook, "P8"), "kit? in my bag\n");
    assert_eq!(older(&curriculum, &workbook, "P8"), ["The second by the door"]);
}

#[test]
fn a_line_taken_up_in_the_same_words_or_declined_is_no_conflict() {
    let (curriculum, mut workbook) = (asked_again(), Workbook::default());
    say(&mut workbook, "first", "kit", None, "in the drawer");
    say(&mut workbook, "second", "kit-2", None, "in the drawer");
    assert_eq!(older(&curriculum, &workbook, "P7"), Vec::<String>::new());
    put(&mut workbook, "third", "kit-3", None, Value::Declined);
    assert_eq!(told(&curriculum, &workbook, "P7"), "kit-2? in the drawer\n");
}

#[test]
fn a_version_that_gave_way_to_another_tab_is_kept_with_its_line() {
    let (curriculum, mut workbook) = (small(), Workbook::default());
    say(&mut workbook, "safety", "places", None, "the library");
    let theirs = Record { at: Stamp(9_000), base: Stamp(3), value: Some(Value::Text("the park".into())) };
    workbook.absorb(Key::Answer(key("safety", "places", None)), theirs);
    assert_eq!(told(&curriculum, &workbook, "P8"), "places? the park\n");
    assert_eq!(older(&curriculum, &workbook, "P8"), ["The safety the library"]);
}

#[test]
fn a_worksheet_whose_answer_gave_way_is_no_gap() {
    let (curriculum, mut workbook) = (asked_again(), Workbook::default());
    say(&mut workbook, "first", "kit", None, "in the drawer");
    say(&mut workbook, "third", "kit-3", None, "by the door");
    assert_eq!(gap(&curriculum, &workbook, "P7"), None);
    assert_eq!(gap(&curriculum, &workbook, "P8").unwrap().route, at("second", "b"));
}

proptest! {
    #[test]
    fn every_answer_stands_once_in_each_part_it_feeds_and_nothing_is_invented(
        edits in proptest::collection::vec((0..4_usize, "[a-c]{0,2}"), 0..20),
    ) {
        let (curriculum, mut workbook) = (asked_again(), Workbook::default());
        for (which, words) in &edits {
            let (sheet, field) = ASKED[*which];
            let value = (!words.is_empty()).then(|| Value::Text(words.clone()));
            workbook.apply(Edit::Answer(key(sheet, field, None), value), 1);
        }
        let text = |(sheet, field): (&str, &str)| match workbook.answer(&key(sheet, field, None)) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let thread: BTreeSet<String> = [ASKED[0], ASKED[2], ASKED[3]].into_iter().filter_map(text).collect();
        let views = plan(&curriculum, &workbook);
        for (view, alone) in views.iter().zip([text(ASKED[1]), None]) {
            let lines: Vec<&Line> = view.entries.iter().flat_map(|entry| &entry.lines).collect();
            prop_assert_eq!(lines.len(), usize::from(!thread.is_empty()) + usize::from(alone.is_some()));
            // All that was written for the line is there once, as the line or beside it.
            let own: Vec<&&Line> = lines.iter().filter(|line| line.key.field.as_str() != "other").collect();
            let mut shown: Vec<String> = own.iter().map(|line| line.text.clone()).collect();
            shown.extend(own.iter().flat_map(|line| &line.older).map(|older| older.text.clone()));
            prop_assert_eq!(shown.len(), thread.len());
            prop_assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), thread.clone());
            // The line is the newest of them.
            let newest = [ASKED[0], ASKED[2], ASKED[3]].into_iter().filter(|at| text(*at).is_some()).max_by_key(|at| {
                workbook.get(&Key::Answer(key(at.0, at.1, None))).map(|record| record.at)
            });
            prop_assert_eq!(own.first().map(|line| line.text.clone()), newest.and_then(text));
        }
        // The order of the curriculum, whatever the order of writing.
        let order = |line: &Line| ASKED.iter().position(|(_, field)| line.key.field.as_str() == *field);
        let places: Vec<_> = views[0].entries.iter().flat_map(|entry| &entry.lines).map(order).collect();
        prop_assert!(places.is_sorted());
    }
}

/// Answers every question of the real content that feeds the plan, with words that say which it is.
#[cfg(feature = "ssr")]
#[test]
fn every_question_that_feeds_the_plan_stands_in_it_once_and_every_part_is_fed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
    let curriculum = crate::curriculum::source::load(&root).unwrap().0;
    let mut workbook = Workbook::default();
    let mut fed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for worksheet in worksheets(&curriculum) {
        for (group, field) in worksheet.fields().filter(|(_, field)| !field.plan.is_empty()) {
            let row = group.map(|group| {
                let row = RowId::new(Stamp(5), 1);
                workbook.apply(Edit::AddRow(worksheet.id.clone(), group.id.clone(), row.clone()), 1);
                row
            });
            let words = format!("{}/{}", worksheet.id, field.id);
            let key = super::super::key(worksheet, field, row.as_ref());
            workbook.apply(Edit::Answer(key, Some(Value::Text(words.clone()))), 1).unwrap();
            for part in &field.plan {
                fed.entry(part.to_string()).or_default().insert(words.clone());
            }
        }
    }
    assert_eq!(fed.len(), 16, "{:?}", fed.keys());
    for view in plan(&curriculum, &workbook) {
        let lines: Vec<&Line> = view.entries.iter().flat_map(|entry| &entry.lines).collect();
        let all = lines.iter().flat_map(|line| line.older.iter().map(|older| &older.text).chain([&line.text]));
        let mut shown: Vec<&String> = all.collect();
        shown.sort();
        assert!(shown.windows(2).all(|two| two[0] != two[1]), "{}: a line stands twice", view.part.id);
        for words in &fed[view.part.id.as_str()] {
            assert!(shown.contains(&words), "{} lacks {words}", view.part.id);
        }
    }
}
