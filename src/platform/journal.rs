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
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

/// The object store of the entries, and the one of marks about the whole.
const ENTRIES: &str = "entries";
const MARKS: &str = "marks";

/// An entry to be stored, or to be removed.
pub type Change = (String, Option<String>);

/// The second copy. Copies of this handle are the same.
#[derive(Clone, Default)]
pub struct Journal(Rc<Inner>);

/// Is told how each attempt to store something ended.
type Tell = Box<dyn Fn(bool)>;

#[derive(Default)]
struct Inner {
    /// None while it is not open: not yet, not any more, or because the browser gives none.
    database: RefCell<Option<IdbDatabase>>,
    tell: RefCell<Option<Tell>>,
}

impl Journal {
    /// Calls `tell` whenever something was stored, or could not be.
    pub fn on_outcome(&self, tell: impl Fn(bool) + 'static) {
        *self.0.tell.borrow_mut() = Some(Box::new(tell));
    }

    /// Opens the database of that name. Whether there is one.
    pub async fn open(&self, name: &str) -> bool {
        let opened = open(name).await.ok();
        if let Some(database) = &opened {
            self.watch(database);
        }
        let there = opened.is_some();
        *self.0.database.borrow_mut() = opened;
        there
    }

    /// Whether the browser could hold one at all, open or not.
    pub fn is_possible() -> bool {
        web_sys::window().is_some_and(|window| window.indexed_db().is_ok_and(|factory| factory.is_some()))
    }

    /// Every entry; none if they cannot be read, which is not the same as that there are none.
    pub async fn entries(&self) -> Option<Vec<(String, String)>> {
        let store = self.store(ENTRIES, IdbTransactionMode::Readonly)?;
        let (keys, texts) = (store.get_all_keys().ok()?, store.get_all().ok()?);
        let (keys, texts) = (done(&keys).await.ok()?, done(&texts).await.ok()?);
        let (keys, texts) = (js_sys::Array::from(&keys), js_sys::Array::from(&texts));
        let pairs = keys.iter().zip(texts.iter());
        Some(pairs.filter_map(|(key, text)| Some((key.as_string()?, text.as_string()?))).collect())
    }

    /// The text of one entry.
    pub async fn entry(&self, key: &str) -> Option<String> {
        let store = self.store(ENTRIES, IdbTransactionMode::Readonly)?;
        done(&store.get(&key.into()).ok()?).await.ok()?.as_string()
    }

    /// Stores or removes entries, all of them or none. They are on their way to the disk when this returns; how it ends is
    /// told. Nothing happens while it is not open: what it holds may be later, and has to be met first.
    pub fn put(&self, changes: &[Change]) {
        if changes.is_empty() || !self.is_open() {
            return;
        }
        let transaction = self.write(changes, false, None);
        let journal = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let stored = match transaction {
                Some(transaction) => finished(&transaction).await,
                None => false,
            };
            journal.tell(stored);
        });
    }

    /// The same, and waits for it. Whether all of it is stored.
    pub async fn put_all(&self, changes: &[Change]) -> bool {
        let Some(transaction) = self.write(changes, false, None) else { return false };
        finished(&transaction).await
    }

    /// The same with a mark, all of it or nothing.
    pub async fn put_all_with(&self, changes: &[Change], mark: (&str, &str)) -> bool {
        let Some(transaction) = self.write(changes, false, Some(mark)) else { return false };
        finished(&transaction).await
    }

    /// Stores these entries in place of all that there are, or nothing changes. Whether it is done.
    pub async fn replace_all(&self, changes: &[Change]) -> bool {
        let Some(transaction) = self.write(changes, true, None) else { return false };
        finished(&transaction).await
    }

    /// Removes every entry and mark and leaves one mark in their place, all or nothing. Whether it is done.
    pub async fn clear(&self, mark: (&str, &str)) -> bool {
        let Some(transaction) = self.write(&[], true, Some(mark)) else { return false };
        finished(&transaction).await
    }

    /// Leaves a mark about the whole.
    pub fn set_mark(&self, name: &str, text: &str) {
        // One that is not left is left the next time.
        let _ = self.write(&[], false, Some((name, text)));
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
        self.0.database.borrow().is_some()
    }

    fn store(&self, name: &str, mode: IdbTransactionMode) -> Option<IdbObjectStore> {
        let database = self.0.database.borrow().clone()?;
        database.transaction_with_str_and_mode(name, mode).ok()?.object_store(name).ok()
    }

    /// One transaction: all entries go first if they shall, and a mark is left.
    fn write(&self, changes: &[Change], wipe: bool, mark: Option<(&str, &str)>) -> Option<IdbTransaction> {
        let both = js_sys::Array::of2(&ENTRIES.into(), &MARKS.into());
        let database = self.0.database.borrow().clone()?;
        let transaction = database.transaction_with_str_sequence_and_mode(&both, IdbTransactionMode::Readwrite).ok()?;
        let entries = transaction.object_store(ENTRIES).ok()?;
        if wipe {
            entries.clear().ok()?;
        }
        if let Some((name, text)) = mark {
            let marks = transaction.object_store(MARKS).ok()?;
            if wipe {
                marks.clear().ok()?;
            }
            marks.put_with_key(&text.into(), &name.into()).ok()?;
        }
        for (key, text) in changes {
            match text {
                Some(text) => entries.put_with_key(&text.into(), &key.into()).ok()?,
                None => entries.delete(&key.into()).ok()?,
            };
        }
        Some(transaction)
    }

    fn tell(&self, stored: bool) {
        if let Some(tell) = &*self.0.tell.borrow() {
            tell(stored);
        }
    }

    /// Browsers close a database when its files are taken away from below them, or cannot be written any more.
    fn watch(&self, database: &IdbDatabase) {
        let journal = self.clone();
        let on_close = Closure::<dyn Fn()>::new(move || {
            *journal.0.database.borrow_mut() = None;
            journal.tell(false);
        });
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        // As long as the page.
        on_close.forget();
    }
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let request = window.indexed_db()?.ok_or(JsValue::NULL)?.open_with_u32(name, 1)?;
    let asked: IdbOpenDbRequest = request.clone();
    // Whoever asked may have given up by the time the browser answers. Without its stores the database would be of no use
    // for ever, so this outlives the question.
    let make = Closure::once_into_js(move || {
        let Ok(database) = asked.result().and_then(|result| result.dyn_into::<IdbDatabase>()) else { return };
        for store in [ENTRIES, MARKS] {
            // Where this fails, opening fails, and that is told.
            let _ = database.create_object_store(store);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
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
