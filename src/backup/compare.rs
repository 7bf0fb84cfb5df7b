//! Compares what a file holds with the workbook, and takes it in. It asks nobody and stores nothing.

use super::{Reading, Undo};
use crate::record::Unread;
use crate::workbook::{Key, Record, Stamp, Workbook};

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    /// Not in the workbook yet.
    pub new: Vec<Key>,
    /// In both, and edited later in the file: what is here would be replaced.
    pub newer: Vec<Key>,
    /// In both, and edited later here: what is here stays.
    pub older: Vec<Key>,
    /// The same in both.
    pub same: usize,
    /// Versions that once gave way to others and are not here yet. They will be kept behind their answers.
    pub earlier: usize,
    /// Written by a newer build: kept as they are, and shown by none.
    pub newer_version: usize,
    /// Damaged.
    pub unreadable: usize,
}

/// What taking in the chosen records of a file would do.
pub fn preview(here: &Workbook, reading: &Reading, chosen: &dyn Fn(&Key) -> bool) -> Preview {
    let newer_version = reading.others().filter(|(_, why, _)| *why != Unread::Damaged).count();
    let mut preview = Preview { newer_version, unreadable: reading.unreadable, ..Preview::default() };
    for (key, theirs) in reading.records().filter(|(key, _)| chosen(key)) {
        match here.get(key) {
            Some(_) if key.is_earlier() => preview.same += 1,
            None if key.is_earlier() => preview.earlier += 1,
            None => preview.new.push(key.clone()),
            Some(ours) if ours == theirs => preview.same += 1,
            Some(ours) if wins(key, theirs, ours) => preview.newer.push(key.clone()),
            Some(_) => preview.older.push(key.clone()),
        }
    }
    preview
}

/// Whether the workbook would take `theirs` in place of `ours`. The workbook is asked, so that there is one rule.
fn wins(key: &Key, theirs: &Record, ours: &Record) -> bool {
    let mut trial = Workbook::default();
    trial.absorb(key.clone(), ours.clone());
    trial.absorb(key.clone(), theirs.clone());
    trial.get(key) != Some(ours)
}

/// Takes in the chosen records of a file, each if it is later than the one here. What was changed, and how to take it
/// back, is in the answer: store that first, then the changed records.
pub fn merge(here: &mut Workbook, reading: &Reading, chosen: &dyn Fn(&Key) -> bool, at: Stamp) -> Undo {
    let mut undo = Undo::new(at);
    for (key, theirs) in reading.records().filter(|(key, _)| chosen(key)) {
        let touched = touched(here, key, theirs);
        let before: Vec<Option<Record>> = touched.iter().map(|key| here.get(key).cloned()).collect();
        here.absorb(key.clone(), theirs.clone());
        for (key, before) in touched.iter().zip(&before) {
            if let Some(after) = here.get(key).filter(|after| Some(*after) != before.as_ref()) {
                undo.note(key, before.as_ref(), after.at);
            }
        }
    }
    undo
}

/// The keys that taking in a record can change: its own, and where the version that gives way is kept.
fn touched(here: &Workbook, key: &Key, theirs: &Record) -> Vec<Key> {
    let mut keys = vec![key.clone()];
    if let Some(ours) = here.get(key) {
        keys.extend([ours.at, theirs.at].into_iter().filter_map(|at| key.earlier(at)));
        keys.dedup();
    }
    keys
}
