//! How tabs of one browser agree on what is kept, and what is kept of an answer that nobody saw. It stores nothing itself.
//!
//! All of it rests on one rule: whoever writes a record looks first at what lies there ([`Workbook::meet`]), makes the new
//! one later than that, and keeps what was not seen. So a record that was stored once is safe in the hands of whoever wrote
//! over it, and a tab has to care only for what it edited itself a moment ago: two tabs can write within the same
//! milliseconds, and then neither sees the other's record in storage.

use std::collections::BTreeMap;

use super::{Edit, Key, Record, Stamp, Value, Workbook, rank};

/// What was edited in this tab since it was opened.
#[derive(Clone, Debug, Default)]
pub struct Own(BTreeMap<Key, Edited>);

#[derive(Clone, Debug)]
struct Edited {
    /// What the first edit was made from.
    from: Stamp,
    /// What lay in storage at the last edit: whoever wrote that has seen everything before it.
    met: Stamp,
    /// The last edit.
    last: Stamp,
}

impl Own {
    /// Notes an edit, and what lay in storage then.
    pub fn note(&mut self, key: &Key, record: &Record, met: Stamp) {
        let edited = Edited { from: record.base, met, last: record.at };
        let from = self.0.get(key).map_or(record.base, |before| before.from);
        self.0.insert(key.clone(), Edited { from, ..edited });
    }
}

/// What came of taking in a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Whether anything is different now.
    pub changed: bool,
    /// What this tab has to store because of it.
    pub store: Vec<Key>,
    /// Whether what lies in storage may be older than what counts: it is to be looked at, and ours stored again if so.
    pub check: bool,
}

impl Workbook {
    /// Takes in what another tab has just written.
    pub fn hear(&mut self, own: &Own, key: Key, record: Record) -> Taken {
        let ours = self.get(&key).map(|ours| (ours.at, ours.base)).unwrap_or_default();
        match own.0.get(&key).filter(|edited| edited.last == ours.0) {
            None => self.follow(key, record),
            Some(edited) if record.at <= edited.met => Taken { check: true, ..Taken::default() },
            Some(_) => {
                // Where both were written at once, the one that came last lies in storage. It may not be the later.
                let check = record.base != ours.0;
                let changed = self.absorb(key.clone(), record);
                let store = changed.iter().filter(|changed| **changed != key).cloned().collect();
                Taken { changed: !changed.is_empty(), store, check }
            }
        }
    }

    /// Looks, before an entry is edited, at what lies in storage: another tab may have written there and this one not have
    /// heard of it. Its answers are taken over but for the one that is edited.
    ///
    /// Where that one is not the same in both, or where it is not sure that the other tab has seen what was edited here,
    /// the entry goes on from what is known here, so that [`meet`](Self::meet) keeps the other.
    pub fn build_on(&mut self, own: &Own, edit: &Edit, there: &Record) {
        let key = self.key_of(edit);
        let Some(ours) = self.get(&key).filter(|ours| ours.at < there.at) else { return };
        let (Some(Value::Entry(mine)), Some(Value::Entry(theirs))) = (&ours.value, &there.value) else { return };
        let (at, base) = (ours.at, ours.base);
        let is_own = own.0.get(&key).is_some_and(|edited| edited.last == at);
        let surely_seen = !is_own || there.base == at;
        let next = match edit {
            Edit::Answer(answer, value) if mine.get(&answer.field) == value.as_ref() => return,
            Edit::Answer(answer, _) if !surely_seen || mine.get(&answer.field) != theirs.get(&answer.field) => {
                let field = &answer.field;
                let value = Value::Entry(Box::new(theirs.with(field.clone(), mine.get(field).cloned())));
                Record { at, base, value: Some(value) }
            }
            Edit::Answer(..) | Edit::SetRowRemoved(..) if surely_seen => there.clone(),
            Edit::SetRowRemoved(..) => Record { at, base, value: there.value.clone() },
            _ => return,
        };
        self.records.insert(key, next);
    }

    /// Takes in what lies in storage under a key that is about to be written over.
    pub fn meet(&mut self, key: Key, there: Record) -> Taken {
        let same = |ours: &Record| there.at == ours.at && there.value == ours.value;
        let seen = self.get(&key).is_some_and(|ours| there.at <= ours.base || same(ours));
        if seen { Taken::default() } else { self.keep_both(key, there) }
    }

    /// Takes in what lies in storage at the start, or after the page has slept. `unsaved` says that ours has never been
    /// stored, so that nobody can have seen it.
    pub fn find(&mut self, key: Key, there: Record, unsaved: bool) -> Taken {
        if unsaved {
            return self.keep_both(key, there);
        }
        let fell_back = self.is_later(&key, Some(&there));
        let taken = self.follow(key.clone(), there);
        if fell_back { Taken { store: vec![key], ..taken } } else { taken }
    }

    /// Takes in what the second copy holds at the start. It can be later than what was edited here meanwhile, and unseen.
    pub fn recover(&mut self, own: &Own, key: Key, copy: Record) -> Taken {
        match own.0.get(&key) {
            Some(edited) if copy.at > edited.from => self.keep_both(key, copy),
            Some(_) => Taken::default(),
            None => {
                let taken = self.follow(key.clone(), copy);
                Taken { store: if taken.changed { vec![key] } else { Vec::new() }, ..taken }
            }
        }
    }

    /// The later one counts, and nothing is kept of the other.
    fn follow(&mut self, key: Key, record: Record) -> Taken {
        Taken { changed: self.catch_up(key, record), ..Taken::default() }
    }

    /// The later one counts. What was made without having seen the other is kept.
    fn keep_both(&mut self, key: Key, record: Record) -> Taken {
        let store = self.absorb(key, record);
        Taken { changed: !store.is_empty(), store, check: false }
    }

    /// Whether what lies in storage is older than what counts here.
    pub fn is_later(&self, key: &Key, there: Option<&Record>) -> bool {
        self.get(key).is_some_and(|ours| there.is_none_or(|there| rank(ours) > rank(there)))
    }
}

#[cfg(test)]
mod tests;
