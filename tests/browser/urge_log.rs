//! An urge: three taps from Home, and how it went, added later.

use super::harness::Visitor;

const ENTRY: &str = "even-keel.e/urge-log/urges/";

fn entry(person: &Visitor) -> Option<String> {
    let key = person.stored_names().into_iter().find(|key| key.starts_with(ENTRY))?;
    person.stored(&key)
}

fn see_entry(person: &Visitor, words: &str) {
    person.until(&format!("an urge with {words}"), || entry(person)?.contains(words).then_some(()));
}

#[test]
fn an_urge_is_noted_in_three_taps_and_how_it_went_is_added_later() {
    let person = Visitor::who_has_begun();
    person.open("/");
    person.press("Note an urge");
    person.arrive_at("Note an urge");
    person.choose("where", "home");
    person.choose("before", "7");
    see_entry(&person, "\"before\":{\"number\":7}");
    for filled in
        ["\"where\":{\"choice\":\"home\"}", "\"when\":{\"choice\":", "\"day\":{\"date\":", "\"time\":{\"time\":"]
    {
        see_entry(&person, filled);
    }
    person.see("Noted,");
    person.choose("skill", "move");
    see_entry(&person, "\"skill\":{\"choices\":[\"move\"]}");
    person.press("It was at another time");
    person.choose("when", "night");
    see_entry(&person, "\"when\":{\"choice\":\"night\"}");

    person.open("/urge/");
    person.see("How did it go?");
    person.press_at("main ul.plain a");
    person.arrive_at("How it went");
    person.choose("after", "3");
    see_entry(&person, "\"after\":{\"number\":3}");
    person.open("/urge/");
    assert!(!person.words().contains("How did it go?"));
    let keys = person.stored_names().into_iter().filter(|key| key.contains("urge-log"));
    assert_eq!(keys.count(), 1, "one urge is one record");
}

#[test]
fn urges_that_were_stored_as_rows_stay_in_the_list_and_can_be_changed() {
    let person = Visitor::who_has_begun();
    let row = "1a20b8b2c80-0007";
    person.store(&[
        (
            &format!("even-keel.r/urge-log/urges/{row}"),
            r#"{"v":1,"t":5,"is":{"row":{"order":1099511627776,"removed":false}}}"#,
        ),
        (&format!("even-keel.a/urge-log/when/{row}"), r#"{"v":1,"t":6,"is":{"choice":"night"}}"#),
        (&format!("even-keel.a/urge-log/day/{row}"), r#"{"v":1,"t":7,"is":{"date":"2026-01-05"}}"#),
        (&format!("even-keel.a/urge-log/helped/{row}"), r#"{"v":1,"t":8,"is":{"text":"The bus"}}"#),
    ]);
    person.open("/urge/");
    person.choose("where", "home");
    see_entry(&person, "\"where\"");
    person.open("/week/2/urge-log/?at=urges");
    person.until("both", || {
        let names = person.script("return [...document.querySelectorAll('.row-name')].map((e) => e.innerText)", &[]);
        let names: Vec<String> = serde_json::from_value(names).unwrap();
        (names.len() == 2 && names[1] == "Monday 5 January 2026").then_some(())
    });
    person.press("Change Monday 5 January 2026");
    person.arrive_at("The urge");
    person.open(&format!("/week/2/urge-log/?at=urges&row={row}&step=afterwards"));
    assert_eq!(person.field("helped"), "The bus");
    person.type_into("helped", " home");
    person.see_stored(&format!("even-keel.a/urge-log/helped/{row}"), "The bus home");
}
