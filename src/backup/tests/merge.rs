//! Taking files in: in any order and any number of times with the same end, and nothing is lost.

use super::*;
use crate::curriculum::{FieldId, GroupId, WorksheetId};
use crate::workbook::log::EntryKey;

/// Keys and stamps from few, so that they meet; one record made from another, now and then.
fn workbooks() -> impl Strategy<Value = Workbook> {
    // One stamp is one edit, so two records of one stamp are the same.
    let record = (1u64..9).prop_map(|at| {
        let base = Stamp(if at % 2 == 0 { at - 1 } else { 0 });
        Record { at: Stamp(at), base, value: (at % 4 != 1).then(|| Value::Text(format!("as of {at}"))) }
    });
    let key = (0..4usize).prop_map(|n| match n {
        3 => Key::Entry(entry_key()),
        n => Key::Answer(answer("diary", ["a", "b", "c"][n], None)),
    });
    prop::collection::vec((key, record), 0..8).prop_map(|records| {
        let mut workbook = Workbook::default();
        for (key, record) in records {
            let value = if key == Key::Entry(entry_key()) { record.value.map(logged) } else { record.value };
            workbook.absorb(key, Record { value, ..record });
        }
        workbook
    })
}

fn entry_key() -> EntryKey {
    let row = RowId::new(Stamp(1), 1);
    EntryKey { worksheet: WorksheetId::new("diary"), row, group: GroupId::new("days") }
}

/// An entry that holds a value.
fn logged(value: Value) -> Value {
    let mut workbook = Workbook::default();
    let (_, record) = workbook.apply(Edit::AddEntry(entry_key(), vec![(FieldId::new("a"), value)]), 1).unwrap();
    record.value.unwrap()
}

/// What is shown: all but the versions that gave way, which depend on who met whom.
fn shown(workbook: &Workbook) -> Vec<(Key, Record)> {
    let all = workbook.records().filter(|(key, _)| !key.is_earlier());
    all.map(|(key, record)| (key.clone(), record.clone())).collect()
}

fn all(_: &Key) -> bool {
    true
}

fn take_in(here: &mut Workbook, file: &Workbook) -> Undo {
    merge(here, &reading(&file_of(file)), &all, Stamp(NOON))
}

proptest! {
    #[test]
    fn files_taken_in_in_any_order_come_to_the_same(a in workbooks(), b in workbooks(), c in workbooks()) {
        let mut forth = a.clone();
        take_in(&mut forth, &b);
        take_in(&mut forth, &c);
        let mut back = c.clone();
        take_in(&mut back, &b);
        take_in(&mut back, &a);
        prop_assert_eq!(shown(&forth), shown(&back));
    }

    #[test]
    fn a_file_taken_in_twice_changes_nothing_more(a in workbooks(), b in workbooks()) {
        let mut once = a.clone();
        take_in(&mut once, &b);
        let mut twice = once.clone();
        let undo = take_in(&mut twice, &b);
        prop_assert_eq!(undo.count(), 0);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn no_words_are_lost_but_those_that_a_later_version_was_made_from(a in workbooks(), b in workbooks()) {
        let mut both = a.clone();
        take_in(&mut both, &b);
        let all: Vec<_> = a.records().chain(b.records()).collect();
        for (key, record) in &all {
            let Some(kept) = both.get(key) else { return Err(TestCaseError::fail(format!("{key:?} is gone"))) };
            prop_assert!(kept.at >= record.at, "an earlier record won");
            if key.is_earlier() {
                continue;
            }
            let words = |record: &Record| record.value.clone();
            let gave_way = key.earlier(record.at).and_then(|earlier| both.get(&earlier));
            let there = words(kept) == words(record) || gave_way.map(words) == Some(words(record));
            let followed = all.iter().any(|(other, later)| other == key && later.base == record.at);
            prop_assert!(there || followed || record.value.is_none(), "{key:?} {record:?}");
        }
    }

    #[test]
    fn the_preview_says_what_will_happen(a in workbooks(), b in workbooks()) {
        let file = reading(&file_of(&b));
        let preview = preview(&a, &file, &all);
        let mut both = a.clone();
        let undo = merge(&mut both, &file, &all, Stamp(NOON));
        let mut expected: Vec<Key> = preview.new.iter().chain(&preview.newer).cloned().collect();
        expected.sort();
        let changed = undo.keys().filter(|key| !key.is_earlier());
        prop_assert_eq!(changed.collect::<Vec<_>>(), expected);
        for key in &preview.new {
            prop_assert!(a.get(key).is_none() && both.get(key) == b.get(key));
        }
        for key in &preview.older {
            prop_assert!(a.get(key) != b.get(key) && both.get(key) == a.get(key));
        }
        let told = preview.new.len() + preview.newer.len() + preview.older.len() + preview.same + preview.earlier;
        prop_assert_eq!(told, b.records().count());
    }
}

#[test]
fn only_what_was_chosen_is_taken_in() {
    let mut here = Workbook::default();
    let chosen = |key: &Key| matches!(key, Key::LessonRead(_));
    let file = reading(&file_of(&workbook()));
    assert_eq!(preview(&here, &file, &chosen).new.len(), 1);
    merge(&mut here, &file, &chosen, Stamp(NOON));
    assert_eq!(here.records().count(), 1);
}

#[test]
fn every_record_is_in_one_part() {
    use crate::route::tests::sample;
    let curriculum =
        sample::curriculum(vec![sample::stage("week/1", &["first-week"], vec![sample::sheet("goals", vec![])])]);
    let stage = &curriculum.stages[0];
    let sheet = stage.worksheets[0].id.clone();
    let part = |key: &Key| part_of(&curriculum, key);
    let of_stage = PartOf::Stage(stage.id.clone());
    assert_eq!(part(&Key::WorksheetDone(sheet.clone())), of_stage);
    assert_eq!(part(&Key::Answer(answer(sheet.as_str(), "gone", None))), of_stage);
    let log = EntryKey { worksheet: sheet.clone(), ..entry_key() };
    assert_eq!(part(&Key::Entry(log.clone())), of_stage);
    assert_eq!(part(&Key::EarlierEntry(log, Stamp(5))), of_stage);
    assert_eq!(part(&Key::LessonRead(stage.lessons[0].id.clone())), of_stage);
    assert_eq!(part(&Key::Setting(Setting::Country)), PartOf::Rest);
    assert_eq!(part(&Key::Answer(answer("gone", "gone", None))), PartOf::Rest);
}
