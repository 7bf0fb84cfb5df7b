//! The second copy: every entry of local storage once more in IndexedDB. It stores text under keys and knows nothing of
//! what the text means; that it may be missing is no error.
//!
//! Browsers bring local storage to the disk late (measured in Chromium 156: 5 s after a write, up to 60 s while somebody
//! types) and drop all of it after some failed attempts on a full disk. IndexedDB is on its way to the disk as soon as a
//! write was asked for: of 25 browsers killed at once after a write none lost it.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, Event, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode,
};

use super::storage::{WriteError, write_error};

/// The object store of the entries, and the one of marks about the whole.
const ENTRIES: &str = "entries";
const MARKS: &str = "marks";

/// An entry to be stored, or to be removed.
pub type Change = (String, Option<String>);

/// The second copy. Copies of this handle are the same.
#[derive(Clone, Default)]
pub struct Journal(Rc<Inner>);

type Tell = Box<dyn Fn(WriteError)>;

#[derive(Default)]
struct Inner {
    state: RefCell<State>,
    trouble: RefCell<Option<Tell>>,
}

#[derive(Default)]
enum State {
    /// Not yet open: what comes meanwhile waits here.
    Opening(Vec<Change>),
    Open(IdbDatabase),
    /// The browser gives none, or has taken it away.
    #[default]
    Missing,
}

impl Journal {
    /// One that is about to be opened.
    pub fn new() -> Self {
        let journal = Self::default();
        *journal.0.state.borrow_mut() = State::Opening(Vec::new());
        journal
    }

    /// Calls `tell` whenever something could not be stored.
    pub fn on_trouble(&self, tell: impl Fn(WriteError) + 'static) {
        *self.0.trouble.borrow_mut() = Some(Box::new(tell));
    }

    /// Opens the database of that name and stores what has come since. Whether there is one.
    pub async fn open(&self, name: &str) -> bool {
        let opened = open(name).await.ok();
        if let Some(database) = &opened {
            self.watch(database);
        }
        let there = opened.is_some();
        let before = self.0.state.replace(opened.map_or(State::Missing, State::Open));
        if let State::Opening(waiting) = before {
            self.put(waiting);
        }
        there
    }

    /// Every entry.
    pub async fn entries(&self) -> Vec<(String, String)> {
        let Some(store) = self.store(ENTRIES, IdbTransactionMode::Readonly) else { return Vec::new() };
        let (Ok(keys), Ok(texts)) = (store.get_all_keys(), store.get_all()) else { return Vec::new() };
        let (Ok(keys), Ok(texts)) = (done(&keys).await, done(&texts).await) else { return Vec::new() };
        let (keys, texts) = (js_sys::Array::from(&keys), js_sys::Array::from(&texts));
        keys.iter().zip(texts.iter()).filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect()
    }

    /// The text of one entry.
    pub async fn entry(&self, key: &str) -> Option<String> {
        let store = self.store(ENTRIES, IdbTransactionMode::Readonly)?;
        done(&store.get(&key.into()).ok()?).await.ok()?.as_string()
    }

    /// Stores or removes entries, all of them or none. They are on their way to the disk when this returns.
    pub fn put(&self, changes: Vec<Change>) {
        if let State::Opening(waiting) = &mut *self.0.state.borrow_mut() {
            waiting.extend(changes);
            return;
        }
        if !changes.is_empty() && self.write(&changes, None).is_none() && self.is_open() {
            self.tell(WriteError::Refused);
        }
    }

    /// The same, and waits until it is done. Whether all of it is stored.
    pub async fn put_all(&self, changes: &[Change]) -> bool {
        let Some(transaction) = self.write(changes, None) else { return false };
        finished(&transaction).await
    }

    /// Removes every entry and leaves a mark in their place, both or neither. Whether it is done.
    pub async fn clear(&self, mark: (&str, &str)) -> bool {
        let Some(transaction) = self.write(&[], Some(mark)) else { return false };
        finished(&transaction).await
    }

    /// A mark about the whole.
    pub async fn mark(&self, name: &str) -> Option<String> {
        let store = self.store(MARKS, IdbTransactionMode::Readonly)?;
        done(&store.get(&name.into()).ok()?).await.ok()?.as_string()
    }

    /// Takes a mark away.
    pub fn unmark(&self, name: &str) {
        if let Some(store) = self.store(MARKS, IdbTransactionMode::Readwrite) {
            // A mark that stays is taken away another time.
            let _ = store.delete(&name.into());
        }
    }

    /// Whether it can be used now.
    pub fn is_open(&self) -> bool {
        matches!(*self.0.state.borrow(), State::Open(_))
    }

    fn database(&self) -> Option<IdbDatabase> {
        match &*self.0.state.borrow() {
            State::Open(database) => Some(database.clone()),
            _ => None,
        }
    }

    fn store(&self, name: &str, mode: IdbTransactionMode) -> Option<IdbObjectStore> {
        self.database()?.transaction_with_str_and_mode(name, mode).ok()?.object_store(name).ok()
    }

    /// One transaction: with a mark it removes all entries first.
    fn write(&self, changes: &[Change], mark: Option<(&str, &str)>) -> Option<IdbTransaction> {
        let both = js_sys::Array::of2(&ENTRIES.into(), &MARKS.into());
        let database = self.database()?;
        let transaction = database.transaction_with_str_sequence_and_mode(&both, IdbTransactionMode::Readwrite).ok()?;
        let entries = transaction.object_store(ENTRIES).ok()?;
        if let Some((name, text)) = mark {
            entries.clear().ok()?;
            transaction.object_store(MARKS).ok()?.put_with_key(&text.into(), &name.into()).ok()?;
        }
        for (key, text) in changes {
            match text {
                Some(text) => entries.put_with_key(&text.into(), &key.into()).ok()?,
                None => entries.delete(&key.into()).ok()?,
            };
        }
        Some(transaction)
    }

    fn tell(&self, error: WriteError) {
        if let Some(tell) = &*self.0.trouble.borrow() {
            tell(error);
        }
    }

    /// Failures of every transaction reach the database. These listeners last as long as the page.
    fn watch(&self, database: &IdbDatabase) {
        let journal = self.clone();
        let on_abort = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let transaction = event.target().and_then(|target| target.dyn_into::<IdbTransaction>().ok());
            let error = transaction.and_then(|transaction| transaction.error());
            journal.tell(error.map_or(WriteError::Refused, |error: DomException| write_error(&error)));
        });
        database.set_onabort(Some(on_abort.as_ref().unchecked_ref()));
        on_abort.forget();
        let journal = self.clone();
        let on_close = Closure::<dyn Fn()>::new(move || {
            *journal.0.state.borrow_mut() = State::Missing;
        });
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        on_close.forget();
    }
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let request = window.indexed_db()?.ok_or(JsValue::NULL)?.open_with_u32(name, 1)?;
    let asked: IdbOpenDbRequest = request.clone();
    let make = Closure::once(move || {
        let Ok(database) = asked.result().and_then(|result| result.dyn_into::<IdbDatabase>()) else { return };
        for store in [ENTRIES, MARKS] {
            // Where this fails, opening fails, and that is told.
            let _ = database.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    done(&request).await?.dyn_into()
}

/// Waits for the result of a request.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let asked = request.clone();
        let succeed = Closure::once_into_js(move || resolve.call1(&JsValue::NULL, &asked.result().unwrap_or_default()));
        request.set_onsuccess(Some(succeed.unchecked_ref()));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await
}

/// Waits until a transaction is through. Whether it was carried out.
async fn finished(transaction: &IdbTransaction) -> bool {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(promise).await.is_ok()
}
