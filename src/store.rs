//! The one reactive handle on the workbook: screens read memos and send edits. It holds no markup and asks no questions.
//!
//! Invariant: an edit is in local storage before [`Store::edit`] returns, or [`SaveState`] says that it is not. It is also
//! on its way into the second copy, if there is one.

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use self::door::Door;
use crate::backup::Undo;
use crate::platform::journal::Journal;
use crate::platform::storage::Storage;
use crate::platform::{clock, events};
use crate::record::{PREFIX, Unread, encode_key, is_always_plain};
use crate::seal::LockRecord;
use crate::workbook::{AnswerKey, Edit, Key, Own, Record, RowId, Stamp, Value, Workbook};

mod door;
mod erasing;
mod hearing;
mod loading;
mod locking;
mod restoring;
pub mod room;
mod saving;
mod second_copy;

pub use crate::platform::storage::WriteError;
pub use locking::LockError;
pub use restoring::{LastBackup, is_carried};

/// Whose workbook it is. The two are kept apart: neither is ever seen, copied or erased with the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// That of the person in the programme, with the settings of the app.
    Own,
    /// That of family and friends.
    Family,
}

impl Book {
    /// The name of its second copy; with a dot, what its entries begin with.
    fn name(self) -> &'static str {
        match self {
            Self::Own => "even-keel",
            Self::Family => "even-keel-family",
        }
    }
}

/// Whether what the person wrote is on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was written since the app started.
    Untouched,
    /// Local storage took it, and the second copy has not been reached yet: until it has, a browser that is killed can lose
    /// the last seconds.
    Saving,
    /// All of it, at this time (milliseconds since 1970).
    Saved(u64),
    /// The browser blocks storage: everything is in memory only.
    Blocked,
    /// Something is in memory only, for this reason; it is tried again with every edit.
    Unsaved(WriteError),
    /// Local storage took it, but the second copy could not be opened or written: the device may be running out of room,
    /// and then browsers lose what local storage took.
    Doubtful,
    /// An answer was written by a newer version, and is not written over.
    Newer,
}

/// Something that happened to the workbook while nobody looked, to be told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Local storage was empty; so many entries came back from the second copy.
    Recovered(usize),
    /// A workbook was begun in this browser, and nothing of it is left.
    Gone,
    /// Another tab has erased everything.
    Erased,
}

/// How the second copy stands to local storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Copied {
    /// It gets whatever is written, or the browser has none.
    #[default]
    Along,
    /// The browser was asked for it and has not answered.
    Awaited,
    /// It could not be opened or written, and is being mended.
    Behind,
}

/// Whether what is kept can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// There is no lock.
    Open,
    /// There is one, and it was opened with its passphrase.
    Unlocked,
    /// There is one, and it is shut: the workbook is not in memory.
    Locked,
}

/// The handle; copies are the same store.
#[derive(Clone, Copy)]
pub struct Store {
    book: Book,
    workbook: RwSignal<Workbook>,
    state: RwSignal<SaveState>,
    news: RwSignal<Option<News>>,
    access: RwSignal<Access>,
    locked: RwSignal<bool>,
    /// How much of the browser's room is taken, in percent.
    room: RwSignal<u32>,
    unread: RwSignal<BTreeMap<String, (Unread, String)>>,
    /// What takes the last restore back.
    undo: RwSignal<Option<Undo>>,
    memory: StoredValue<Memory>,
    door: StoredValue<Option<Door>>,
    journal: StoredValue<Journal, LocalStorage>,
    base: StoredValue<String>,
    /// What the second copy is called.
    name: StoredValue<String>,
}

/// What the store has to remember between two edits.
#[derive(Default)]
struct Memory {
    /// Changed, and not in local storage yet.
    unsaved: BTreeSet<Key>,
    /// It will be tried again soon.
    retrying: bool,
    /// Edited here.
    own: Own,
    /// What was written last under a name: as long as that is there, no other tab has written.
    last: (String, String),
    /// Written, and not yet looked at again: storage that lies is found out so.
    unproved: BTreeMap<String, Key>,
    /// The answer whose field has the focus, and what other tabs wrote there meanwhile: the field does not show it.
    held: Option<(AnswerKey, Vec<Record>)>,
    /// UTF-16 units taken in local storage.
    used: usize,
    /// The lock as it is stored; none that can be read if it is damaged or of a newer version.
    lock: Option<LockRecord>,
    /// Another tab has changed the lock: the page is being loaded anew, and takes nothing in any more.
    leaving: bool,
    /// Everything up to this stamp was erased, and comes back from no disk and no other tab.
    erased_until: Stamp,
    copied: Copied,
    /// The second copy will be mended soon.
    mending: bool,
    /// Both copies have been compared.
    compared: bool,
    /// Names of old entries of logs that have not been read yet; see [`Store::load_rest`].
    rest: VecDeque<String>,
    /// What was taken out to make room.
    taken: room::TakenOut,
    /// What another tab is taking out now.
    going: Option<BTreeSet<String>>,
}

impl Store {
    /// A store that holds a workbook and saves nowhere: for drawing pages on the host.
    pub fn holding(workbook: Workbook) -> Self {
        let store = Self::new(None);
        store.workbook.set(workbook);
        store
    }

    /// Opens a workbook in this browser and listens to its other tabs. `base` is the site's path. `copy` is part of all
    /// names, so that copies of the app that share a store do not share a workbook.
    pub async fn open(book: Book, base: &str, copy: &str) -> Self {
        let name = format!("{}{copy}", book.name());
        // Two short texts that are needed as long as the page lasts.
        let storage = Storage::open(PREFIX, format!("{name}.").leak());
        let store = Self { book, ..Self::new(storage) };
        store.name.set_value(name);
        store.base.set_value(format!("{}/", base.trim_end_matches('/')));
        store.state.set(if storage.is_some() { SaveState::Untouched } else { SaveState::Blocked });
        if let Some(storage) = storage {
            store.finish_erasing(storage);
            // Whatever was being taken out when the browser ended is noted in the second copy.
            let _ = storage.remove(room::OUT_MARK);
            store.open_second_copy().await;
        }
        store.load_first();
        events::on_storage(move |key, text| store.hear_event(key, text));
        events::on_visibility(move || store.save_unsaved());
        events::on_return(move || store.wake());
        store.load_rest_later();
        store
    }

    fn new(storage: Option<Storage>) -> Self {
        Self {
            book: Book::Own,
            workbook: RwSignal::new(Workbook::default()),
            state: RwSignal::new(SaveState::Untouched),
            news: RwSignal::new(None),
            access: RwSignal::new(Access::Open),
            locked: RwSignal::new(false),
            room: RwSignal::new(0),
            unread: RwSignal::new(BTreeMap::new()),
            undo: RwSignal::new(None),
            memory: StoredValue::new(Memory::default()),
            door: StoredValue::new(storage.map(|storage| Door::new(storage, None))),
            journal: StoredValue::new_local(Journal::default()),
            base: StoredValue::new("/".into()),
            name: StoredValue::new(String::new()),
        }
    }

    /// Whose workbook it is.
    pub fn book(self) -> Book {
        self.book
    }

    fn door(self) -> Option<Door> {
        self.door.get_value()
    }

    /// The answer under a key, followed as it changes here or in another tab.
    pub fn answer(self, key: AnswerKey) -> Memo<Option<Value>> {
        Memo::new(move |_| self.workbook.with(|workbook| workbook.answer(&key).cloned()))
    }

    /// Reads the workbook, and again whenever it changes.
    pub fn read<T>(self, look: impl FnOnce(&Workbook) -> T) -> T {
        self.workbook.with(look)
    }

    /// Reads the workbook once.
    pub fn peek<T>(self, look: impl FnOnce(&Workbook) -> T) -> T {
        self.workbook.with_untracked(look)
    }

    /// Whether what was written is on the device.
    pub fn state(self) -> SaveState {
        self.state.get()
    }

    /// The same, read once.
    pub fn state_now(self) -> SaveState {
        self.state.get_untracked()
    }

    /// What happened while nobody looked.
    pub fn news(self) -> Option<News> {
        self.news.get()
    }

    /// The person has read the news.
    pub fn dismiss_news(self) {
        self.news.set(None);
    }

    /// How much of the browser's room is taken, in percent.
    pub fn room_taken(self) -> u32 {
        self.room.get()
    }

    /// Entries that could not be read, by key. They are never written over or dropped.
    pub fn unread(self) -> BTreeMap<String, (Unread, String)> {
        self.unread.get()
    }

    /// Carries out an edit and saves it. While the workbook is locked only what needs no lock can be changed.
    pub fn edit(self, edit: Edit) {
        let plain = matches!(&edit, Edit::Set(setting, _) if is_always_plain(&encode_key(&Key::Setting(*setting))));
        if self.access_now() == Access::Locked && !plain {
            return;
        }
        if !matches!(edit, Edit::Set(..)) {
            self.load_rest();
        }
        let now = clock::now_ms();
        let key = self.peek(|workbook| workbook.key_of(&edit));
        let held = self.take_held(&key);
        let met = self.witness_stored(&edit, &key);
        self.workbook.maybe_update(|workbook| {
            let applied = workbook.apply(edit, now);
            if let Some((key, record)) = &applied {
                self.memory.update_value(|memory| memory.own.note(key, record, met));
            }
            let mut changed: Vec<Key> = applied.map(|(key, _)| key).into_iter().collect();
            // What another tab wrote into this field was not seen by who types here: both are kept.
            for (key, record) in held {
                changed.extend(workbook.absorb(key, record));
            }
            let any = !changed.is_empty();
            self.memory.update_value(|memory| memory.unsaved.extend(changed));
            any
        });
        self.save_unsaved();
    }

    /// A fresh id for a row.
    pub fn new_row(self) -> RowId {
        self.load_rest();
        let stamp: Stamp = self.peek(|workbook| workbook.next_stamp(clock::now_ms()));
        RowId::new(stamp, clock::salt())
    }
}
