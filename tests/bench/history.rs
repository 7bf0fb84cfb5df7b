//! Years of daily entries for each contestant, in the form in which it keeps them. All are made up, and the same each time.

use super::contestants::Keeps;
use crate::browser::harness::curriculum;
use even_keel::backup;
use even_keel::curriculum::{FieldId, Group, Part, Worksheet};
use even_keel::workbook::log::{DAY, EntryKey};
use even_keel::workbook::{Edit, RowId, Setting, Stamp, Value, Workbook};
use serde_json::json;
use std::time::{SystemTime, UNIX_EPOCH};

/// How long somebody has written, one entry a day.
pub(crate) const YEARS: [usize; 4] = [0, 1, 3, 10];

const DAYS: usize = 365;

/// Fields of an entry: numbers, and one line of words. Ten years of more than that are more than a browser has room for.
const FIELDS: usize = 8;
const NUMBER: i32 = 5;
const WORDS: &str = "Walked home the long way and rang my sister.";

/// The entries of local storage after so many years: key and text.
pub(crate) fn entries(keeps: Keeps, years: usize) -> Vec<(String, String)> {
    let days = years * DAYS;
    match keeps {
        Keeps::Records => records(days),
        Keeps::OneText(_) if days == 0 => Vec::new(),
        Keeps::OneText(key) => {
            let day = |day: usize| {
                let numbers = [NUMBER; FIELDS - 1];
                json!({ "day": day, "numbers": numbers, "note": WORDS })
            };
            let all: Vec<_> = (0..days).map(day).collect();
            // A form keeps answers by name; a page may keep a list.
            let text = if key == "survey" { json!({ "log": all }) } else { json!(all) };
            vec![(key.to_owned(), text.to_string())]
        }
    }
}

/// The log with the most questions.
fn log() -> (&'static Worksheet, &'static Group) {
    let sheets = curriculum().stages.iter().flat_map(|stage| &stage.worksheets);
    let logs = sheets.flat_map(|sheet| {
        sheet.parts.iter().filter_map(move |part| match part {
            Part::Group(group) if group.log => Some((sheet, group)),
            _ => None,
        })
    });
    logs.max_by_key(|(_, group)| questions(group).count()).expect("the content has logs")
}

fn questions(group: &Group) -> impl Iterator<Item = &FieldId> {
    group.steps.iter().flat_map(|step| &step.fields).map(|field| &field.id).filter(|id| id.as_str() != DAY)
}

/// A day in milliseconds.
const A_DAY: u64 = 86_400_000;

/// The last entry is from today: what is recent is read at once, and what is old later.
fn records(days: usize) -> Vec<(String, String)> {
    let (sheet, group) = log();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock after 1970").as_millis() as u64;
    let mut workbook = Workbook::default();
    let begun = now - days as u64 * A_DAY;
    workbook.apply(Edit::Set(Setting::Reader, Some("participant".into())), begun);
    for day in 1..=days as u64 {
        let at = begun + day * A_DAY;
        let row = RowId::new(Stamp(at), 7);
        let moment = chrono::DateTime::from_timestamp_millis(at as i64).expect("a moment");
        let numbers = questions(group).skip(1).take(FIELDS - 1).map(|field| (field.clone(), Value::Number(NUMBER)));
        let words = questions(group).take(1).map(|field| (field.clone(), Value::Text(WORDS.to_owned())));
        let date = (FieldId::new(DAY), Value::Date(moment.date_naive()));
        let key = EntryKey { worksheet: sheet.id.clone(), row, group: group.id.clone() };
        workbook.apply(Edit::AddEntry(key, words.chain(numbers).chain([date]).collect()), at);
    }
    backup::entries(&workbook, &|_| true)
}
