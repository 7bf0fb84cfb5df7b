//! The rescue page: everything that is stored, from both copies, without the app and without changing anything.

use super::harness::{Visitor, Wishes};
use serde_json::{Value, json};

/// Puts entries into the second copy, as the app makes it.
const PUT: &str = "
    const request = indexedDB.open(arguments[1] ?? 'even-keel', 1);
    request.onupgradeneeded = () => ['entries', 'marks'].forEach((name) => request.result.createObjectStore(name));
    return new Promise((done) => {
        request.onsuccess = () => {
            const put = request.result.transaction('entries', 'readwrite');
            Object.entries(arguments[0]).forEach(([key, text]) => put.objectStore('entries').put(text, key));
            put.oncomplete = () => { request.result.close(); done(true); };
        };
    });";

fn put_second(person: &Visitor, entries: &Value) {
    assert_eq!(person.script(PUT, std::slice::from_ref(entries)), true);
}

fn record(at: u64, words: &str) -> String {
    json!({ "v": 2, "t": at, "is": { "text": words } }).to_string()
}

/// What the page's file holds.
fn file(person: &Visitor) -> Value {
    person.open_without_app();
    person.note_downloads();
    person.until("the button", || person.shows("#rescue-download").then_some(()));
    person.press("Download what is stored");
    person.see("Look in your downloads.");
    serde_json::from_str(&person.last_download()).unwrap()
}

fn databases(person: &Visitor) -> Value {
    person.script("return indexedDB.databases().then((all) => all.map((one) => one.name))", &[])
}

#[test]
fn the_file_holds_both_copies_and_of_each_entry_the_later_text() {
    let person = Visitor::new();
    let key = |name: &str| format!("even-keel.a/why-now/{name}");
    let here = [
        ("only-here", record(5, "here")),
        ("later-here", record(9, "new here")),
        ("later-there", record(3, "old here")),
        ("same", record(4, "same")),
        ("unsure", "{cut".to_owned()),
    ];
    let entries: Vec<(String, String)> = here.into_iter().map(|(name, text)| (key(name), text)).collect();
    let entries: Vec<(&str, &str)> = entries.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    person.store(&entries);
    person.store(&[("other-app.notes", "mine"), ("even-keel.x/sealed", "AAAA")]);
    let there = json!({
        key("later-here"): record(2, "old there"),
        key("later-there"): record(7, "new there"),
        key("only-there"): record(1, "there"),
        key("same"): record(4, "same"),
        key("unsure"): record(6, "whole"),
        "even-keel.x/sealed": "BBBB",
    });
    put_second(&person, &there);

    let file = file(&person);
    assert_eq!(file["app"], "even-keel");
    let expected = json!({
        key("only-here"): record(5, "here"),
        key("only-there"): record(1, "there"),
        key("later-here"): record(9, "new here"),
        key("later-there"): record(7, "new there"),
        key("same"): record(4, "same"),
        key("unsure"): "{cut",
        "even-keel.x/sealed": "AAAA",
    });
    assert_eq!(file["entries"], expected);
    assert_eq!(file["second-copy"], json!({ key("unsure"): record(6, "whole"), "even-keel.x/sealed": "BBBB" }));
    // Nothing was changed.
    assert_eq!(person.stored(&key("later-there")), Some(record(3, "old here")));
}

#[test]
fn what_local_storage_has_lost_is_in_the_file() {
    let person = Visitor::new();
    person.open_without_app();
    put_second(&person, &json!({ "even-keel.a/why-now/more-of": record(1, "Mornings") }));
    let file = file(&person);
    assert_eq!(file["entries"], json!({ "even-keel.a/why-now/more-of": record(1, "Mornings") }));
    assert_eq!(file["second-copy"], Value::Null);
}

#[test]
fn what_family_wrote_is_in_the_file_too() {
    let person = Visitor::new();
    person.store(&[("even-keel-family.a/x/here", "h"), ("even-keelish", "not ours")]);
    assert_eq!(person.script(PUT, &[json!({ "even-keel-family.a/x/there": "t" }), "even-keel-family".into()]), true);
    let expected = json!({ "even-keel-family.a/x/here": "h", "even-keel-family.a/x/there": "t" });
    assert_eq!(file(&person)["entries"], expected);
}

#[test]
fn where_nothing_is_stored_it_says_so_and_makes_no_empty_second_copy() {
    let person = Visitor::new();
    person.open_without_app();
    person.see("There is nothing from this workbook in this browser.");
    assert_eq!(databases(&person), json!([]));
    person.begin();
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    assert!(file(&person)["entries"].to_string().contains("Mornings"));
}

#[test]
fn either_copy_can_be_blocked() {
    let no_database = "Object.defineProperty(window, 'indexedDB', { get() { throw new Error('no'); } });";
    let person = Visitor::with(Wishes { first_script: no_database, ..Wishes::default() });
    person.store(&[("even-keel.a/why-now/more-of", "x")]);
    assert_eq!(file(&person)["entries"], json!({ "even-keel.a/why-now/more-of": "x" }));

    let no_storage =
        "if (location.hash) Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });";
    let person = Visitor::with(Wishes { first_script: no_storage, ..Wishes::default() });
    person.open_without_app();
    put_second(&person, &json!({ "even-keel.a/why-now/more-of": "y" }));
    person.go_to(&person.host.address("/"));
    person.go_to(&person.host.address("/rescue/#blocked"));
    person.note_downloads();
    person.press("Download what is stored");
    assert!(person.last_download().contains("\"even-keel.a/why-now/more-of\": \"y\""));
}
