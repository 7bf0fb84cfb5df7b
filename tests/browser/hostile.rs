//! Text that tries to be more than text, in a real browser: it is shown, nothing runs, nothing is asked for, and no word
//! is too long for a page.

use super::harness::{Visitor, curriculum};
use even_keel::curriculum::{FieldKind, Part, Worksheet};
use even_keel::record::PREFIX;
use even_keel::route::Route;
use serde_json::json;

const BEGUN: (&str, &str) = ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#);

/// Each line on its own would do harm if it were taken for anything but text.
const HOSTILE: &str = "<script>window.ran = true</script>
<img src=x onerror=\"window.ran = true\"> <svg onload=window.ran=true>
</p></dd></textarea></main><h1>Another page</h1>
javascript:window.ran=true data:text/html,<script>window.ran=true</script>
<a href=\"https://example.org/\">https://example.org/x.png</a>
{{base}}/rescue/ {n} {title} {name} %s %3Cscript%3E &lt;b&gt; &amp;
\u{202E}nru\u{202C} a\u{0}b \u{1F469}\u{200D}\u{1F467} Z\u{0351}\u{036B}a\u{034C}l\u{0368}g\u{0301}o";

/// The same as it can be read back: what no browser shows is left out.
fn shown() -> String {
    HOSTILE.replace('\u{0}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(person: &Visitor) -> String {
    person.words().replace(['\u{0}', '\u{FFFD}'], "").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Worksheets with each kind of field and with lists.
const SHEETS: [&str; 4] = ["goals", "logistics", "why-now", "schedule"];

fn sheets() -> impl Iterator<Item = &'static Worksheet> {
    let all = curriculum().stages.iter().flat_map(|stage| &stage.worksheets);
    all.filter(|sheet| SHEETS.contains(&sheet.id.as_str()))
}

/// Every answer of these worksheets that can hold a text, with a row in each list. Of all worksheets they would not fit.
fn fill(person: &Visitor, text: &str) {
    let mut entries = vec![("s/own-number".to_owned(), json!({ "text": text }))];
    for sheet in sheets() {
        for part in &sheet.parts {
            let (row, steps) = match part {
                Part::Step(step) => (String::new(), std::slice::from_ref(step)),
                Part::Group(group) => {
                    let row = json!({ "row": { "order": 1, "removed": false } });
                    entries.push((format!("r/{}/{}/1-0001", sheet.id, group.id), row));
                    ("/1-0001".to_owned(), group.steps.as_slice())
                }
            };
            for field in steps.iter().flat_map(|step| &step.fields) {
                if !matches!(field.kind, FieldKind::Choice(_) | FieldKind::Choices(_) | FieldKind::Checklist(_)) {
                    entries.push((format!("a/{}/{}{row}", sheet.id, field.id), json!({ "text": text })));
                }
            }
        }
    }
    let entries = entries
        .into_iter()
        .map(|(key, is)| (format!("{PREFIX}{key}"), json!({ "v": 1, "t": 2, "is": is }).to_string()));
    let begun = (BEGUN.0.to_owned(), BEGUN.1.to_owned());
    person.store(&entries.chain([begun]).collect::<Vec<_>>());
}

/// Home, plan, help, settings; of each of these worksheets every page, the lists and the review.
fn pages() -> Vec<String> {
    let places = sheets().flat_map(|sheet| {
        let places = even_keel::workbook::progress::places(sheet).into_iter();
        places.map(|place| Route::Worksheet(sheet.id.clone(), place)).collect::<Vec<_>>()
    });
    let rows = ["/week/1/goals/?at=goals&row=1-0001&step=goal".to_owned()];
    let own = [Route::Home, Route::Plan, Route::Help, Route::Settings];
    own.into_iter().chain(places).map(|route| route.href(curriculum(), "")).chain(rows).collect()
}

#[test]
fn what_was_stored_is_shown_as_text_and_nothing_runs() {
    let person = Visitor::new();
    fill(&person, HOSTILE);
    let plain = |person: &Visitor| person.script("return document.querySelectorAll('main *').length", &[]);
    for page in pages() {
        person.open(&page);
        assert_eq!(person.script("return window.ran ?? null", &[]), json!(null), "{page}");
        let strange = "return document.querySelectorAll('script:not([src]), iframe, object, main img, main svg, [onerror], [onload]').length";
        assert_eq!(person.script(strange, &[]), 0, "{page}");
        assert_eq!(person.script("return document.querySelectorAll('h1').length", &[]), 1, "{page}");
        assert_ne!(person.heading(), "Another page", "{page}");
        assert!(plain(&person).as_u64().unwrap() > 3, "{page}");
        if page.contains("at=review") || page == "/plan/" {
            assert!(words(&person).contains(&shown()), "{page} does not show it as it is:\n{}", words(&person));
        }
    }
    person.open("/before/why-now/?at=review");
    let sheets = person.print().join(" ");
    for part in [
        "<script>window.ran = true</script>",
        "</main><h1>Another page</h1>",
        "{{base}}/rescue/ {n}",
        "&lt;b&gt; &amp;",
    ] {
        assert!(sheets.contains(part), "{part} is not on paper:\n{sheets}");
    }
}

#[test]
fn what_is_put_into_each_kind_of_field_stays_text() {
    let person = Visitor::who_has_begun();
    let line = HOSTILE.replace(['\n', '\u{0}'], " ");
    for (page, field) in [
        ("/before/why-now/?at=more-less", "more-of"),
        ("/week/1/goals/?at=goals&row=1-0001&step=goal", "goal"),
        ("/before/logistics/?at=dates", "weeks"),
    ] {
        person.open(page);
        person.paste_into(field, &line);
        assert_eq!(person.field(field), line, "{page}");
        person.reload();
        person.until("the text", || (person.field(field) == line).then_some(()));
    }
    person.open("/help/");
    person.type_at("#own-number", "javascript:window.ran=true<b>");
    person.see("javascript:window.ran=true<b>");
    let links = "return [...document.querySelectorAll('main a')].map((link) => link.protocol).filter((kind) => !/^(https?|tel|sms):$/.test(kind))";
    assert_eq!(person.script(links, &[]), json!([]));
    person.open("/settings/");
    person.type_at("#erase", "<b>erase</b>");
    person.press("Erase everything on this device");
    person.see("Nothing has been erased.");
    assert_eq!(person.script("return window.ran ?? null", &[]), json!(null));
}

#[test]
fn a_word_of_10_000_letters_makes_no_page_scroll_sideways() {
    let person = Visitor::new();
    fill(&person, &"W".repeat(10_000));
    person.resize(320, 640);
    let mut found = Vec::new();
    for page in pages() {
        person.open(&page);
        found.extend(
            person
                .too_wide()
                .into_iter()
                .map(|fault| format!("{page}: {}", fault.chars().take(160).collect::<String>())),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_hostile_backup_with_a_hostile_name_is_shown_as_text_and_no_cell_of_its_table_is_a_formula() {
    const FORMULAS: [&str; 4] = ["=HYPERLINK(\"https://example.org\")", "+1+1", "-1", "@SUM(1)"];
    let text = |words: &str| json!({ "v": 1, "t": 2, "is": { "text": words } }).to_string();
    let fields = ["why-now/more-of", "why-now/less-of", "why-now/own-words", "logistics/travel"];
    let mut entries: serde_json::Map<_, _> =
        fields.iter().zip(FORMULAS).map(|(field, words)| (format!("{PREFIX}a/{field}"), text(words).into())).collect();
    entries.insert(format!("{PREFIX}a/gone/<img src=x>"), text(HOSTILE).into());
    entries.insert(format!("{PREFIX}a/gone/words"), text(HOSTILE).into());
    entries.insert(format!("{PREFIX}a/goals/../../etc"), text(HOSTILE).into());
    entries.insert("__proto__".into(), text(HOSTILE).into());
    let file = json!({ "app": "even-keel", "entries": entries }).to_string();
    let person = Visitor::who_has_begun();
    person.open("/backup/");
    person.choose_file("#backup-file", "\"><img src=x onerror=window.ran=true>.json", &file);
    person.see("What is in the file");
    person.unfold_all();
    person.press("Bring it back");
    person.see("The backup is back.");
    for page in ["/backup/", "/before/why-now/?at=review", "/plan/", "/room/", "/settings/"] {
        person.open(page);
        person.unfold_all();
        let strange =
            "return document.querySelectorAll('script:not([src]), iframe, main img, [onerror], [onload]').length";
        assert_eq!(person.script(strange, &[]), 0, "{page}");
        assert_eq!(person.script("return window.ran ?? null", &[]), json!(null), "{page}");
    }
    person.open("/share/");
    person.note_downloads();
    person.press("Download all answers");
    person.see("Your browser has the file.");
    let table = person.last_download();
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let cells: Vec<String> =
        rows.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    for words in FORMULAS {
        assert!(cells.iter().any(|cell| *cell == format!("'{words}")), "{words} in {cells:?}");
    }
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{cells:?}");
    assert!(cells.iter().any(|cell| cell.starts_with("<script>")), "{cells:?}");
}
