//! The second copy and local storage brought together at the start: what one has lost comes back from the other. It tells
//! of it only where something was really missing.

use leptos::prelude::*;

use super::erasing::ERASED;
use super::{News, Store};
use crate::platform::offline;
use crate::record::{ASIDE, PREFIX, encode, encode_key, read_entry};
use crate::workbook::{Key, Setting};

/// The name of the database.
const DATABASE: &str = "even-keel";

impl Store {
    /// Opens the second copy once the page is drawn, and takes in what only it has.
    pub(super) fn open_second_copy(self) {
        self.journal.with_value(|journal| journal.on_trouble(move |_| self.doubt()));
        leptos::task::spawn_local(async move {
            let journal = self.journal.with_value(Clone::clone);
            if self.storage.is_some() && journal.open(DATABASE).await {
                let interrupted = self.memory.try_update_value(|memory| memory.erased.take()).flatten();
                if let Some(until) = interrupted {
                    journal.clear((ERASED, &until.to_string())).await;
                }
                if let Some(erased) = journal.mark(ERASED).await
                    && self.erase_again(&erased) == 0
                {
                    journal.unmark(ERASED);
                }
                self.compare(journal.entries().await);
            }
            self.look_for_a_lost_workbook().await;
        });
    }

    /// Takes in what is later in the second copy, and copies what is later here.
    fn compare(self, entries: Vec<(String, String)>) {
        let was_empty = self.peek(|workbook| workbook.is_empty()) && self.unread.with_untracked(|all| all.is_empty());
        let mut back = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        self.workbook.maybe_update(|workbook| {
            for (name, text) in entries {
                let Ok((key, record)) = read_entry(&name, &text) else { continue };
                seen.insert(key.clone(), record.at);
                if workbook.catch_up(key.clone(), record) {
                    back.push(key);
                }
            }
            !back.is_empty()
        });
        let missing = self.peek(|workbook| {
            let later = workbook.records().filter(|(key, record)| seen.get(key).is_none_or(|at| *at < record.at));
            let named = later.map(|(key, record)| (encode_key(key), record));
            named.map(|(name, record)| (Some(encode(&name, record)), name)).map(|(text, name)| (name, text)).collect()
        });
        self.journal.with_value(|journal| journal.put(missing));
        if was_empty && !back.is_empty() {
            self.news.set(Some(News::Recovered(back.len())));
        }
        self.memory.update_value(|memory| memory.unsaved.extend(back));
        self.save_unsaved();
    }

    /// Notes that a workbook was begun here; or, where none is left of one that was, says so.
    async fn look_for_a_lost_workbook(self) {
        let base = self.base.get_value();
        if self.peek(|workbook| workbook.setting(Setting::Reader).is_some()) {
            offline::mark_begun(&base).await;
        } else if self.peek(|workbook| workbook.is_empty()) && offline::was_begun(&base).await {
            self.news.set(Some(News::Gone));
        }
    }

    /// Removes records that came back from the disk after everything was erased: the browser had not got as far. How many
    /// there were.
    fn erase_again(self, erased: &str) -> usize {
        let Some(storage) = self.storage else { return 0 };
        let Ok(until) = erased.parse::<u64>() else { return 0 };
        let old = |name: &str, text: &str| match read_entry(name, text) {
            Ok((_, record)) => record.at.0 <= until,
            Err(_) => name.starts_with(ASIDE),
        };
        let back: Vec<String> =
            storage.entries(PREFIX).into_iter().filter(|(name, text)| old(name, text)).map(|(name, _)| name).collect();
        for name in &back {
            // What stays is removed when the person erases again; it is shown meanwhile.
            let _ = storage.remove(name);
        }
        self.workbook.update(|workbook| {
            let keys: Vec<Key> =
                workbook.records().filter(|(_, record)| record.at.0 <= until).map(|(key, _)| key.clone()).collect();
            keys.iter().for_each(|key| workbook.remove(key));
        });
        back.len()
    }
}
