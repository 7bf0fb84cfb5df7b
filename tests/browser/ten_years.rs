//! Ten years of daily use in one browser, written by the app's own code: it opens, takes words, shows its list, and goes
//! into a file and out of it again. What it takes is printed and never asserted: machines differ.

use super::harness::Visitor;
use even_keel::backup;
use even_keel::curriculum::{ChoiceId, FieldId, GroupId, WorksheetId};
use even_keel::workbook::log::EntryKey;
use even_keel::workbook::{AnswerKey, Edit, RowId, Setting, Stamp, Value, Workbook};

const DAYS: u64 = 3_650;
const DAY: u64 = 24 * 60 * 60 * 1000;
const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// An entry of a log, made at a moment, with that day and these answers.
fn add(workbook: &mut Workbook, at: u64, (sheet, group): (&str, &str), answers: Vec<(&str, Value)>) {
    let key =
        EntryKey { worksheet: WorksheetId::new(sheet), row: RowId::new(Stamp(at), 1), group: GroupId::new(group) };
    let day = chrono::DateTime::from_timestamp_millis(i64::try_from(at).expect("a moment")).expect("a moment");
    let answers = answers.into_iter().chain([("day", Value::Date(day.date_naive()))]);
    workbook.apply(Edit::AddEntry(key, answers.map(|(field, value)| (FieldId::new(field), value)).collect()), at);
}

/// Each day a check-in, about 400 characters in the journal and a ticked tip, and one answer: more than 10,000 records.
fn workbook() -> Workbook {
    let mut workbook = Workbook::default();
    let first = 1_480_000_000_000;
    workbook.apply(Edit::Set(Setting::Reader, Some("participant".into())), first);
    for day in 0..DAYS {
        let at = first + day * DAY;
        let scale = |n: u64| Value::Number(i32::try_from((day * 7 + n) % 11).expect("0 to 10"));
        let scales = ["mood", "stress", "craving", "sleep", "confidence"];
        let scales = scales.into_iter().zip(0..).map(|(field, n)| (field, scale(n))).collect();
        add(&mut workbook, at, ("check-in", "days"), scales);
        let words = format!("Day {day}. I walked to the river and rang my sister before it got dark. ").repeat(6);
        add(&mut workbook, at + 60_000, ("journal", "entries"), vec![("text", Value::Text(words))]);
        let kept = Value::Choices(vec![ChoiceId::new("honest")]);
        add(&mut workbook, at + 120_000, ("tips", "days"), vec![("kept", kept)]);
    }
    let key = AnswerKey { worksheet: WorksheetId::new("why-now"), field: FieldId::new("more-of"), row: None };
    workbook.apply(Edit::Answer(key, Some(Value::Text("Mornings".into()))), first + DAYS * DAY);
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

fn is_logged(key: &str) -> bool {
    key.starts_with("even-keel.e/")
}

#[test]
fn ten_years_of_daily_entries_open_take_words_and_come_out_of_a_backup_as_they_were() {
    let entries = backup::entries(&workbook(), &|_| true);
    let units: usize = entries.iter().map(|(key, text)| key.encode_utf16().count() + text.encode_utf16().count()).sum();
    assert!(entries.len() > 10_000, "{}", entries.len());
    eprintln!("{} entries, {units} UTF-16 units, {} % of the room", entries.len(), units * 100 / 5_242_880);
    let person = Visitor::new();
    person.store(&entries);
    timed(&person, "home", || person.open("/"));
    person.see("Your workbook");
    timed(&person, "a page with a question", || person.open(STEP));
    timed(&person, "40 letters", || person.type_into("more-of", ". And forty letters more, typed one by one"));
    person.see_stored(KEY, "typed one by one");
    timed(&person, "the list of the journal", || {
        person.open("/daily/journal/?at=entries");
        see_at_last(&person, "Your entries");
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
    for (key, text) in entries.iter().filter(|(key, _)| is_logged(key)).step_by(500) {
        assert_eq!(other.stored(key).as_ref(), Some(text));
    }
    let there = other.stored_names().iter().filter(|key| is_logged(key)).count();
    assert_eq!(there as u64, 3 * DAYS);
}
