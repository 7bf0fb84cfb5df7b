//! Entries that cannot be read: kept, told of, never written over; the rest of the workbook goes on.

use super::harness::Visitor;

const DAMAGED: &str = r#"{"v":1,"t":17,"is":{"text":"Fish"#;
const NEWER: &str = r#"{"v":99,"t":18,"is":{"words":["from","later"]}}"#;
const FOREIGN: [(&str, &str); 2] = [("other-app.notes", "mine"), ("even-keelish", "also mine")];

fn visitor() -> Visitor {
    let person = Visitor::new();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", DAMAGED),
        ("even-keel.a/why-now/less-of", NEWER),
        ("even-keel.a/why-now/own-words", r#"{"v":1,"t":19,"is":{"text":"To hear the jokes"}}"#),
    ]);
    person.store(&FOREIGN);
    person
}

fn aside(person: &Visitor) -> Vec<String> {
    let keys = person.stored_names();
    keys.into_iter()
        .filter(|key| key.starts_with("even-keel.aside/") && key.ends_with("even-keel.a/why-now/more-of"))
        .collect()
}

#[test]
fn it_is_said_and_everything_else_loads() {
    let person = visitor();
    person.open("/");
    person.see("Entries on this device that could not be read: 2.");
    person.open("/before/why-now/?at=own-words");
    assert_eq!(person.field("own-words"), "To hear the jokes");
    person.open("/settings/");
    person.note_downloads();
    person.press("Download these entries");
    let file = person.last_download();
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["even-keel.a/why-now/more-of"], DAMAGED);
    assert_eq!(file["even-keel.a/why-now/less-of"], NEWER);
}

#[test]
fn a_damaged_entry_is_put_aside_before_something_new_is_written() {
    let person = visitor();
    person.open("/before/why-now/?at=more-less");
    assert_eq!(person.field("more-of"), "");
    assert_eq!(person.stored("even-keel.a/why-now/more-of").as_deref(), Some(DAMAGED));
    person.type_into("more-of", "Sleep");
    person.see_stored("even-keel.a/why-now/more-of", "Sleep");
    let kept = aside(&person);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert_eq!(person.stored(&kept[0]).as_deref(), Some(DAMAGED));

    person.reload();
    assert_eq!(person.field("more-of"), "Sleep");
    assert_eq!(aside(&person), kept);
    person.open("/");
    person.see("Entries on this device that could not be read: 2.");
}

#[test]
fn an_entry_of_a_newer_version_is_not_written_over_and_other_apps_are_left_alone() {
    let person = visitor();
    person.open("/before/why-now/?at=more-less");
    person.type_into("less-of", "Something else");
    person.see("This answer was saved by a newer version of the workbook");
    assert_eq!(person.field("less-of"), "Something else");
    assert_eq!(person.stored("even-keel.a/why-now/less-of").as_deref(), Some(NEWER));
    person.type_into("more-of", "Sleep");
    person.see_stored("even-keel.a/why-now/more-of", "Sleep");
    assert_eq!(person.stored("even-keel.a/why-now/less-of").as_deref(), Some(NEWER));
    for (key, text) in FOREIGN {
        assert_eq!(person.stored(key).as_deref(), Some(text), "{key}");
    }
}
