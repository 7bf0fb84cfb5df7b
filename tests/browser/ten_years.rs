//! Ten years of daily use in one browser, written by the app's own code: it opens, takes words, shows its lists, and goes
//! into a file and out of it again. What it takes is printed and never asserted: machines differ.

use super::harness::{Visitor, curriculum};
use even_keel::backup;
use even_keel::curriculum::{FieldId, FieldKind, Group, GroupId, Part, Worksheet, WorksheetId};
use even_keel::workbook::log::{DAY, EntryKey};
use even_keel::workbook::schedule::local_day;
use even_keel::workbook::{AnswerKey, Edit, RowId, Setting, Stamp, Value, Workbook};
use serde_json::json;

const DAYS: u64 = 3_650;
const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";
const SHEET: &str = "urge-log";
const GROUP: &str = "urges";

fn list() -> (&'static Worksheet, &'static Group) {
    let mut sheets = curriculum().stages.iter().flat_map(|stage| &stage.worksheets);
    let sheet = sheets.find(|sheet| sheet.id.as_str() == SHEET).expect("a list for every day");
    let group = sheet.parts.iter().find_map(|part| match part {
        Part::Group(group) if group.id.as_str() == GROUP => Some(group),
        _ => None,
    });
    (sheet, group.expect("it has entries"))
}

/// One entry a day of about 400 characters in two of its fields, and one answer.
fn workbook() -> Workbook {
    let (sheet, group) = list();
    let texts: Vec<&FieldId> = group
        .steps
        .iter()
        .flat_map(|step| &step.fields)
        .filter(|field| matches!(field.kind, FieldKind::ShortText | FieldKind::LongText))
        .map(|field| &field.id)
        .collect();
    let mut workbook = Workbook::default();
    let first = 1_480_000_000_000;
    let mut edit = |edit, at| workbook.apply(edit, at);
    edit(Edit::Set(Setting::Reader, Some("participant".into())), first);
    for day in 0..DAYS {
        let at = first + day * 86_400_000;
        let row = RowId::new(Stamp(at), 1);
        let key = EntryKey { worksheet: sheet.id.clone(), row, group: GroupId::new(GROUP) };
        let words = format!("Day {day}. I walked to the river and rang my sister before it got dark. ").repeat(3);
        let texts = texts.iter().take(2).map(|field| ((*field).clone(), Value::Text(words.clone())));
        let date = local_day(at as i64, 0).map(|day| (FieldId::new(DAY), Value::Date(day)));
        edit(Edit::AddEntry(key, texts.chain(date).collect()), at);
    }
    let key = AnswerKey { worksheet: WorksheetId::new("why-now"), field: FieldId::new("more-of"), row: None };
    edit(Edit::Answer(key, Some(Value::Text("Mornings".into()))), first + DAYS * 86_400_000);
    workbook
}

/// How long something takes in the browser, for whoever reads the output.
fn timed<T>(person: &Visitor, what: &str, act: impl FnOnce() -> T) -> T {
    let now = || person.script("return Date.now()", &[]).as_f64().unwrap_or_default();
    let start = now();
    let done = act();
    eprintln!("{what}: {} ms", now() - start);
    done
}

/// Waits for words as long as it takes: ten years are more than a busy machine draws in a moment.
fn see_at_last(person: &Visitor, words: &str) {
    for _ in 0..400 {
        if person.words().contains(words) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(250));
    }
    person.see(words);
}

#[test]
fn ten_years_of_daily_entries_open_take_words_and_come_out_of_a_backup_as_they_were() {
    let entries = backup::entries(&workbook(), &|_| true);
    let units: usize = entries.iter().map(|(key, text)| key.encode_utf16().count() + text.encode_utf16().count()).sum();
    eprintln!("{} entries, {units} UTF-16 units, {} % of the room", entries.len(), units * 100 / 5_242_880);
    let person = Visitor::new();
    person.open_without_app();
    let put = "for (const [key, text] of arguments[0]) localStorage.setItem(key, text)";
    for part in entries.chunks(2_000) {
        person.script(put, &[json!(part)]);
    }
    timed(&person, "home", || person.open("/"));
    person.see("Your workbook");
    timed(&person, "a page with a question", || person.open(STEP));
    timed(&person, "40 letters", || person.type_into("more-of", ". And forty letters more, typed one by one"));
    person.see_stored(KEY, "typed one by one");
    timed(&person, "the list of all entries", || {
        person.open(&format!("/week/2/{SHEET}/?at={GROUP}"));
        see_at_last(&person, "21 November 2026");
    });
    person.open("/backup/");
    person.note_downloads();
    timed(&person, "a backup", || {
        person.press_at("main .actions .btn-primary");
        see_at_last(&person, "Your browser has the file.");
    });
    let file = person.last_download();
    eprintln!("the file: {} bytes", file.len());
    drop(person);

    let other = Visitor::who_has_begun();
    other.open("/backup/");
    other.choose_file("#backup-file", "even-keel-backup-2026-11-24.json", &file);
    timed(&other, "what is in the file", || see_at_last(&other, "What is in the file"));
    other.press("Bring it back");
    timed(&other, "bringing it back", || see_at_last(&other, "The backup is back."));
    for (key, text) in entries.iter().filter(|(key, _)| key.contains(SHEET)).step_by(500) {
        assert_eq!(other.stored(key).as_ref(), Some(text));
    }
    let there = other.stored_keys().iter().filter(|key| key.contains(SHEET)).count();
    assert_eq!(there, entries.iter().filter(|(key, _)| key.contains(SHEET)).count());
}
