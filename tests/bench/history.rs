//! Years of daily entries for each contestant, in the form in which it keeps them. All are made up, and the same each time.

use super::contestants::Keeps;
use crate::browser::harness::curriculum;
use even_keel::curriculum::{Group, Part, Worksheet};
use even_keel::record::{encode, encode_key};
use even_keel::workbook::{AnswerKey, Key, Record, RowId, Stamp, Value};
use serde_json::json;

/// How long somebody has written, one entry a day.
pub(crate) const YEARS: [usize; 4] = [0, 1, 3, 10];

const DAYS: usize = 365;
const DAY: u64 = 86_400_000;
const BEGUN: u64 = 1_480_000_000_000;

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

/// The longest list of rows that the content has.
fn log() -> (&'static Worksheet, &'static Group) {
    let sheets = curriculum().stages.iter().flat_map(|stage| &stage.worksheets);
    let groups = sheets.flat_map(|sheet| {
        sheet.parts.iter().filter_map(move |part| match part {
            Part::Group(group) => Some((sheet, group)),
            Part::Step(_) => None,
        })
    });
    let fields = |group: &Group| group.steps.iter().map(|step| step.fields.len()).sum::<usize>();
    groups.max_by_key(|(_, group)| fields(group)).expect("the content has lists")
}

fn records(days: usize) -> Vec<(String, String)> {
    let (sheet, group) = log();
    let fields: Vec<_> = group.steps.iter().flat_map(|step| &step.fields).take(FIELDS).collect();
    let mut entries =
        vec![entry(&Key::Setting(even_keel::workbook::Setting::Reader), 0, Value::Text("participant".into()))];
    for day in 0..days {
        let row = RowId::new(Stamp(BEGUN + day as u64 * DAY), 7);
        let place = Value::Row { order: (day as i64) << 40, removed: false };
        entries.push(entry(&Key::Row(sheet.id.clone(), group.id.clone(), row.clone()), day, place));
        for (at, field) in fields.iter().enumerate() {
            let value = if at == 0 { Value::Text(WORDS.to_owned()) } else { Value::Number(NUMBER) };
            let key = AnswerKey { worksheet: sheet.id.clone(), field: field.id.clone(), row: Some(row.clone()) };
            entries.push(entry(&Key::Answer(key), day, value));
        }
    }
    entries
}

fn entry(key: &Key, day: usize, value: Value) -> (String, String) {
    let record = Record { at: Stamp(BEGUN + day as u64 * DAY), base: Stamp::default(), value: Some(value) };
    let name = encode_key(key);
    let text = encode(&name, &record);
    (name, text)
}
