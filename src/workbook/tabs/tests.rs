//! A model of many tabs in front of one storage: asleep, late, reloaded, with clocks that jump. Whatever comes between, the
//! last edit counts, nothing unseen is lost, and nothing that was seen is kept as another version.

#![allow(clippy::unwrap_used)]

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;
use crate::curriculum::{FieldId, WorksheetId};
use crate::workbook::{AnswerKey, Edit, Value};

const TABS: usize = 3;

fn answer(field: u8) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new("goals"), field: FieldId::new(&field.to_string()), row: None }
}

#[derive(Default)]
struct Tab {
    workbook: Workbook,
    own: Own,
    /// What others have written and this tab has not heard yet; none while it is out of the browser's sight.
    told: Option<VecDeque<(Key, Record)>>,
}

/// What one tab does.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// Hears what it was told, and edits.
    Edit,
    /// Edits before it has heard.
    EditBlindly,
    /// Hears.
    Hear,
    /// Goes into the browser's memory: hears nothing.
    Sleep,
    /// Comes back and looks at the storage.
    Wake,
    /// Is loaded anew.
    Reload,
}

fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => Just(Act::Edit),
        3 => Just(Act::EditBlindly),
        2 => Just(Act::Hear),
        1 => Just(Act::Sleep),
        1 => Just(Act::Wake),
        1 => Just(Act::Reload),
    ]
}

struct Browser {
    storage: BTreeMap<Key, Record>,
    /// The storage as it was before the last write: what a tab sees that writes within the same milliseconds.
    before: BTreeMap<Key, Record>,
    tabs: Vec<Tab>,
    written: Vec<(Key, Record)>,
}

impl Browser {
    fn new() -> Self {
        let tab = || Tab { told: Some(VecDeque::new()), ..Tab::default() };
        let tabs = (0..TABS).map(|_| tab()).collect();
        Self { storage: BTreeMap::new(), before: BTreeMap::new(), tabs, written: Vec::new() }
    }

    /// What a tab sees in storage that writes now.
    fn seen_by(&self, key: &Key, at_once: bool) -> Option<Record> {
        let storage = if at_once { &self.before } else { &self.storage };
        storage.get(key).cloned()
    }

    /// As the store does it: looks at what is there, then writes, and the browser tells the others.
    fn save(&mut self, tab: usize, key: Key, at_once: bool) {
        if let Some(there) = self.seen_by(&key, at_once) {
            let taken = self.tabs[tab].workbook.meet(key.clone(), there);
            taken.store.into_iter().filter(|kept| *kept != key).for_each(|kept| self.write(tab, kept));
        }
        self.write(tab, key);
    }

    fn write(&mut self, tab: usize, key: Key) {
        let record = self.tabs[tab].workbook.get(&key).unwrap().clone();
        if self.storage.get(&key) == Some(&record) {
            return;
        }
        self.before = self.storage.clone();
        self.storage.insert(key.clone(), record.clone());
        for (_, other) in self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != tab) {
            if let Some(told) = &mut other.told {
                told.push_back((key.clone(), record.clone()));
            }
        }
    }

    fn edit(&mut self, tab: usize, field: u8, words: String, clock: u64, at_once: bool) {
        let edit = Edit::Answer(answer(field), Some(Value::Text(words)));
        let key = edit.key();
        let met = self.seen_by(&key, at_once).map_or(Stamp::default(), |there| there.at);
        let one = &mut self.tabs[tab];
        one.workbook.witness(met);
        let (key, record) = one.workbook.apply(edit, clock).unwrap();
        one.own.note(&key, &record, met);
        self.written.push((key.clone(), record));
        self.save(tab, key, at_once);
    }

    fn hear(&mut self, tab: usize) {
        while let Some((key, record)) = self.tabs[tab].told.as_mut().and_then(VecDeque::pop_front) {
            let one = &mut self.tabs[tab];
            let taken = one.workbook.hear(&one.own, key.clone(), record);
            taken.store.into_iter().for_each(|key| self.save(tab, key, false));
            if taken.check && self.tabs[tab].workbook.is_later(&key, self.storage.get(&key)) {
                self.save(tab, key, false);
            }
        }
    }

    fn wake(&mut self, tab: usize) {
        self.tabs[tab].told = Some(VecDeque::new());
        for (key, record) in self.storage.clone() {
            let taken = self.tabs[tab].workbook.find(key, record, false);
            taken.store.into_iter().for_each(|key| self.save(tab, key, false));
        }
    }

    fn reload(&mut self, tab: usize) {
        self.tabs[tab] = Tab::default();
        self.wake(tab);
    }

    fn settle(&mut self) {
        for tab in 0..TABS {
            if self.tabs[tab].told.is_none() {
                self.wake(tab);
            }
        }
        for _ in 0..4 {
            (0..TABS).for_each(|tab| self.hear(tab));
        }
    }

    fn kept(&self) -> impl Iterator<Item = (&Key, &Record)> {
        self.storage.iter()
    }

    /// Records that gave way to one that was not made from them, and are in no tab and not in storage.
    fn lost(&self) -> Vec<&Record> {
        let lost = self.written.iter().filter(|(key, record)| {
            let Key::Answer(answer) = key else { return false };
            let same = |other: &Key| other == key;
            // Two tabs that write within the same milliseconds can give one stamp; which of them was seen is not known.
            let twin = self.written.iter().any(|(other, twin)| same(other) && twin.at == record.at && twin != record);
            let seen = self.written.iter().any(|(other, later)| same(other) && later.base == record.at);
            let there = self.storage.get(key) == Some(record)
                || self.storage.get(&Key::Earlier(answer.clone(), record.at)) == Some(record);
            !twin && !seen && !there
        });
        lost.map(|(_, record)| record).collect()
    }

    /// Whether a record was made from another, directly or by way of others.
    fn descends(&self, key: &Key, record: &Record, from: Stamp) -> bool {
        let mut base = record.base;
        while base > from {
            let Some((_, before)) = self.written.iter().find(|(other, before)| other == key && before.at == base)
            else {
                return false;
            };
            base = before.base;
        }
        base == from
    }

    /// Versions that are kept although all that was written later was made from them.
    fn kept_in_vain(&self) -> Vec<&Record> {
        let earlier = self.kept().filter_map(|(key, record)| match key {
            Key::Earlier(answer, _) => Some((Key::Answer(answer.clone()), record)),
            _ => None,
        });
        let seen = |key: &Key, record: &Record| {
            let mut later = self.written.iter().filter(|(other, later)| other == key && later.at > record.at);
            later.all(|(_, later)| self.descends(key, later, record.at))
        };
        earlier.filter(|(key, record)| seen(key, record)).map(|(_, record)| record).collect()
    }
}

fn steps() -> impl Strategy<Value = Vec<(usize, u8, Act, u64)>> {
    // Clocks from now to a few seconds ago and to years ago.
    let clock = prop_oneof![0u64..50, 1_000u64..1_050, Just(5)];
    prop::collection::vec((0usize..TABS, 0u8..2, acts(), clock), 1..60)
}

fn run(steps: &[(usize, u8, Act, u64)], at_once: bool) -> Browser {
    let mut browser = Browser::new();
    for (index, (tab, field, act, clock)) in steps.iter().copied().enumerate() {
        let words = format!("{tab}, {index}");
        match act {
            Act::Edit if browser.tabs[tab].told.is_some() => {
                browser.hear(tab);
                browser.edit(tab, field, words, clock, false);
            }
            // A page that is in the browser's memory edits nothing.
            Act::EditBlindly if browser.tabs[tab].told.is_some() => browser.edit(tab, field, words, clock, at_once),
            Act::Edit | Act::EditBlindly => {}
            Act::Hear => browser.hear(tab),
            Act::Sleep => browser.tabs[tab].told = None,
            Act::Wake => browser.wake(tab),
            Act::Reload => browser.reload(tab),
        }
    }
    browser.settle();
    browser
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Rows 14 and 37 of the table of faults: 2,000 runs of up to 60 steps.
    #[test]
    fn whatever_tabs_sleep_and_clocks_jump_the_last_edit_counts_everywhere(steps in steps()) {
        let browser = run(&steps, false);
        for field in 0..2 {
            let key = Key::Answer(answer(field));
            let last = browser.written.iter().rev().find(|(other, _)| *other == key).map(|(_, record)| record);
            prop_assert_eq!(browser.storage.get(&key).map(|kept| &kept.value), last.map(|last| &last.value));
            for tab in &browser.tabs {
                prop_assert_eq!(tab.workbook.get(&key), browser.storage.get(&key));
            }
        }
        prop_assert!(browser.lost().is_empty(), "lost: {:?}", browser.lost());
        prop_assert!(browser.kept_in_vain().is_empty(), "kept in vain: {:?}", browser.kept_in_vain());
    }

    /// Two tabs that write within the same milliseconds do not see each other's write.
    #[test]
    fn tabs_that_write_at_once_agree_and_lose_nothing(steps in steps()) {
        let no_reload: Vec<_> = steps.into_iter().filter(|(_, _, act, _)| matches!(act, Act::Edit | Act::EditBlindly | Act::Hear)).collect();
        let browser = run(&no_reload, true);
        for field in 0..2 {
            let key = Key::Answer(answer(field));
            for tab in &browser.tabs {
                prop_assert_eq!(tab.workbook.get(&key), browser.storage.get(&key));
            }
        }
        prop_assert!(browser.lost().is_empty(), "lost: {:?}", browser.lost());
    }
}

fn at(stamp: u64, base: u64, words: &str) -> Record {
    Record { at: Stamp(stamp), base: Stamp(base), value: Some(Value::Text(words.into())) }
}

#[test]
fn what_was_edited_before_the_second_copy_answered_gives_way_to_no_other_and_takes_none_with_it() {
    let key = Key::Answer(answer(0));
    let (mut workbook, mut own) = (Workbook::default(), Own::default());
    workbook.find(key.clone(), at(10, 0, "on the disk"), false);
    for words in ["t", "to", "today"] {
        let (key, record) = workbook.apply(Edit::Answer(answer(0), Some(Value::Text(words.into()))), 50).unwrap();
        own.note(&key, &record, Stamp(10));
    }
    let mut same = workbook.clone();
    let nothing = Taken::default();
    assert_eq!(same.recover(&own, key.clone(), at(10, 0, "on the disk")), nothing, "it was made from this");
    let unseen = at(20, 10, "on the disk, and lost by it");
    let taken = workbook.recover(&own, key.clone(), unseen.clone());
    assert_eq!(taken, Taken { changed: true, store: vec![Key::Earlier(answer(0), Stamp(20))], check: false });
    assert_eq!(workbook.answer(&answer(0)), Some(&Value::Text("today".into())));
    assert_eq!(workbook.earlier(&answer(0)), [&unseen]);
}

#[test]
fn what_a_tab_found_stored_is_not_kept_when_another_writes_over_it() {
    let key = Key::Answer(answer(0));
    let (mut workbook, own) = (Workbook::default(), Own::default());
    workbook.find(key.clone(), at(10, 0, "stored"), false);
    // Many key presses later: what came between was not heard.
    let taken = workbook.hear(&own, key.clone(), at(90, 80, "stored, and more"));
    assert_eq!(taken, Taken { changed: true, ..Taken::default() });
    assert_eq!(workbook.hear(&own, key, at(20, 10, "stored,")), Taken::default());
    assert_eq!(workbook.records().count(), 1);
}

#[test]
fn what_is_heard_late_and_was_seen_by_whoever_stored_the_last_is_not_kept() {
    let key = Key::Answer(answer(0));
    let (mut workbook, mut own) = (Workbook::default(), Own::default());
    // Another tab has typed "on", "one", "one tab". Nothing of it was heard here, and the last of it lies in storage.
    workbook.witness(Stamp(30));
    let (_, record) = workbook.apply(Edit::Answer(answer(0), Some(Value::Text("here".into()))), 5).unwrap();
    own.note(&key, &record, Stamp(30));
    assert_eq!(workbook.meet(key.clone(), at(30, 20, "one tab")).store, [Key::Earlier(answer(0), Stamp(30))]);
    for (stamp, base, words) in [(10, 0, "on"), (20, 10, "one"), (30, 20, "one tab")] {
        let taken = workbook.hear(&own, key.clone(), at(stamp, base, words));
        assert_eq!(taken, Taken { check: true, ..Taken::default() }, "{words}");
    }
    assert_eq!(workbook.earlier(&answer(0)).len(), 1);
}
