//! A model of many tabs in front of one storage: asleep, late, reloaded, with clocks that jump. Whatever comes between, the
//! last edit counts, nothing unseen is lost, and nothing that was seen is kept as another version.

#![allow(clippy::unwrap_used)]

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;
use crate::curriculum::{FieldId, GroupId, WorksheetId};
use crate::workbook::log::EntryKey;
use crate::workbook::{AnswerKey, RowId};

mod seen;

const TABS: usize = 3;

/// Two answers of their own, then two of one entry.
fn answer(field: u8) -> AnswerKey {
    let row = (field >= 2).then(|| entry().row);
    AnswerKey { worksheet: WorksheetId::new("goals"), field: FieldId::new(&field.to_string()), row }
}

const FIELDS: std::ops::Range<u8> = 0..4;

fn entry() -> EntryKey {
    EntryKey { worksheet: WorksheetId::new("goals"), row: RowId::new(Stamp(1), 1), group: GroupId::new("log") }
}

/// Where an answer is stored.
fn place(field: u8) -> Key {
    if field < 2 { Key::Answer(answer(field)) } else { Key::Entry(entry()) }
}

fn held(record: &Record, field: u8) -> Option<Value> {
    match &record.value {
        Some(Value::Entry(entry)) => entry.get(&answer(field).field).cloned(),
        value => value.clone(),
    }
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
    /// The last edit of each field.
    last: [Option<Value>; 4],
}

impl Browser {
    fn new() -> Self {
        let tab = || Tab { told: Some(VecDeque::new()), ..Tab::default() };
        let tabs = (0..TABS).map(|_| tab()).collect();
        let mut first = Workbook::default();
        let begun = first.apply(Edit::AddEntry(entry(), Vec::new()), 1).unwrap();
        let storage = BTreeMap::from([begun]);
        let mut browser =
            Self { before: storage.clone(), storage, tabs, written: Vec::new(), last: Default::default() };
        (0..TABS).for_each(|tab| browser.wake(tab));
        browser
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
        let key = self.tabs[tab].workbook.key_of(&edit);
        let there = self.seen_by(&key, at_once);
        let met = there.as_ref().map_or(Stamp::default(), |there| there.at);
        let one = &mut self.tabs[tab];
        one.workbook.witness(met);
        if let Some(there) = there {
            one.workbook.build_on(&one.own, &edit, &there);
        }
        let (key, record) = one.workbook.apply(edit, clock).unwrap();
        one.own.note(&key, &record, met);
        self.last[field as usize] = held(&record, field);
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
            let same = |other: &Key| other == key;
            // Two tabs that write within the same milliseconds can give one stamp; which of them was seen is not known.
            let twin = self.written.iter().any(|(other, twin)| same(other) && twin.at == record.at && twin != record);
            let seen = self.written.iter().any(|(other, later)| same(other) && later.base == record.at);
            let there = self.storage.get(key) == Some(record)
                || self.storage.get(&key.earlier(record.at).unwrap()) == Some(record);
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
            Key::EarlierEntry(entry, _) => Some((Key::Entry(entry.clone()), record)),
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
    prop::collection::vec((0usize..TABS, FIELDS, acts(), clock), 1..60)
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
        for field in FIELDS {
            let key = place(field);
            prop_assert_eq!(browser.storage.get(&key).and_then(|kept| held(kept, field)), browser.last[field as usize].clone());
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
        for field in FIELDS {
            let key = place(field);
            for tab in &browser.tabs {
                prop_assert_eq!(tab.workbook.get(&key), browser.storage.get(&key));
            }
        }
        prop_assert!(browser.lost().is_empty(), "lost: {:?}", browser.lost());
    }
}
