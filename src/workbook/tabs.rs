//! How tabs of one browser agree on what is kept, and what is kept of an answer that nobody saw. It stores nothing itself.
//!
//! All of it rests on one rule: whoever writes a record looks first at what lies there ([`Workbook::meet`]), and keeps it
//! if the new one was not made from it. So a record that was stored once was seen by whoever wrote over it, and a tab has
//! to care only for what it edited itself a moment ago: two tabs can write within the same milliseconds.

use std::collections::BTreeMap;

use super::{Key, Record, Stamp, Workbook};

/// What was edited in this tab since it was opened: what the first edit was made from, and the stamp of the last.
#[derive(Clone, Debug, Default)]
pub struct Own(BTreeMap<Key, (Stamp, Stamp)>);

impl Own {
    /// Notes an edit.
    pub fn note(&mut self, key: &Key, record: &Record) {
        self.0.entry(key.clone()).or_insert((record.base, record.at)).1 = record.at;
    }

    /// Whether the record under a key is an edit of this tab.
    fn holds(&self, key: &Key, record: &Record) -> bool {
        self.0.get(key).is_some_and(|(_, last)| *last == record.at)
    }

    /// The stamp of what the first edit of this tab was made from.
    fn made_from(&self, key: &Key) -> Option<Stamp> {
        self.0.get(key).map(|(from, _)| *from)
    }
}

impl Workbook {
    /// Takes in what another tab has just written. Says what changed here.
    pub fn hear(&mut self, own: &Own, key: Key, record: Record) -> Vec<Key> {
        let edited_here = self.get(&key).is_some_and(|ours| own.holds(&key, ours));
        if edited_here { self.absorb(key, record) } else { self.catch_up_with(key, record) }
    }

    /// Takes in what lies in storage under a key that is about to be written over. Says what changed here.
    pub fn meet(&mut self, key: Key, there: Record) -> Vec<Key> {
        let seen = self.get(&key).is_some_and(|ours| there.at <= ours.base || there.at == ours.at);
        if seen { Vec::new() } else { self.absorb(key, there) }
    }

    /// Takes in what lies in storage at the start, or after the page has slept. `unsaved` says that ours has never been
    /// stored, so that nobody can have seen it. Says what changed here.
    pub fn find(&mut self, key: Key, there: Record, unsaved: bool) -> Vec<Key> {
        if unsaved { self.absorb(key, there) } else { self.catch_up_with(key, there) }
    }

    /// Takes in what the second copy holds at the start. It can be later than what was edited here meanwhile, and unseen.
    /// Says what changed here.
    pub fn recover(&mut self, own: &Own, key: Key, copy: Record) -> Vec<Key> {
        match own.made_from(&key) {
            Some(from) if copy.at > from => self.absorb(key, copy),
            Some(_) => Vec::new(),
            None => self.catch_up_with(key, copy),
        }
    }

    fn catch_up_with(&mut self, key: Key, record: Record) -> Vec<Key> {
        if self.catch_up(key.clone(), record) { vec![key] } else { Vec::new() }
    }
}
