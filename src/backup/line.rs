//! One line of a backup file with its checksum. It judges neither keys nor records.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::record::checksum;

/// What a line is.
pub(super) enum Line {
    Header(Header),
    /// A storage key and the text under it.
    Entry(String, String),
    End(usize),
}

/// The first line.
#[derive(Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) app: String,
    pub(super) backup: u32,
    pub(super) made: String,
    /// Which parts of the workbook it holds; absent if all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) parts: Option<Vec<String>>,
    pub(super) count: usize,
    /// How many entries had no room in it; absent if none.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) left_out: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) lock: Option<Box<RawValue>>,
}

#[derive(Deserialize)]
struct Entry<'a> {
    key: String,
    #[serde(borrow)]
    record: &'a RawValue,
}

#[derive(Deserialize)]
struct End {
    end: bool,
    count: usize,
}

fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What stands before the checksum, which is the last member of every line.
const SUM: &str = ",\"sum\":\"";

/// What a checksum is made under where a record has its key.
const LINE: &str = "line";

/// A line from a JSON object: its checksum is put in as the last member.
pub(super) fn with_sum(object: &str) -> String {
    let open = object.strip_suffix('}').unwrap_or(object);
    format!("{open}{SUM}{}\"}}", checksum(LINE, open))
}

pub(super) fn header(header: &Header) -> String {
    // Names, numbers and JSON that was read before always have a JSON form.
    with_sum(&serde_json::to_string(header).unwrap_or_default())
}

pub(super) fn end(count: usize) -> String {
    with_sum(&format!(r#"{{"end":true,"count":{count}}}"#))
}

/// A record is written as it is stored, so that people can read it; what is no JSON object, as a string.
pub(super) fn entry(key: &str, text: &str) -> String {
    let json = |text: &str| serde_json::to_string(text).unwrap_or_default();
    let readable = text.starts_with('{') && serde_json::from_str::<&RawValue>(text).is_ok() && compact(text) == text;
    let record = if readable { Cow::Borrowed(text) } else { json(text).into() };
    with_sum(&format!(r#"{{"key":{},"record":{record}}}"#, json(key)))
}

/// Reads one line, if its checksum fits and it is one of ours.
pub(super) fn read(object: &str) -> Option<Line> {
    let object = match sum_fits(object) {
        true => Cow::Borrowed(object),
        false => Some(compact(object)).filter(|object| sum_fits(object))?,
    };
    if let Ok(Entry { key, record }) = serde_json::from_str(&object) {
        let text = record.get();
        let text = if text.starts_with('{') { text.to_owned() } else { serde_json::from_str(text).ok()? };
        return Some(Line::Entry(key, text));
    }
    if let Ok(header) = serde_json::from_str(&object) {
        return Some(Line::Header(header));
    }
    serde_json::from_str(&object).ok().filter(|end: &End| end.end).map(|end| Line::End(end.count))
}

fn sum_fits(object: &str) -> bool {
    let parts = object.rfind(SUM).and_then(|at| object.split_at_checked(at));
    parts.is_some_and(|(open, sum)| sum == format!("{SUM}{}\"}}", checksum(LINE, open)))
}

/// The same JSON without blanks between its parts, which editors put in and checksums must not depend on.
fn compact(json: &str) -> Cow<'_, str> {
    if json.chars().all(outside_of_blanks()) {
        return Cow::Borrowed(json);
    }
    let mut kept = outside_of_blanks();
    json.chars().filter(|c| kept(*c)).collect()
}

/// Says of one sign of JSON after the other whether it means something.
fn outside_of_blanks() -> impl FnMut(char) -> bool {
    let (mut quoted, mut escaped) = (false, false);
    move |sign| {
        if sign == '"' && !escaped {
            quoted = !quoted;
        }
        escaped = quoted && sign == '\\' && !escaped;
        quoted || !matches!(sign, ' ' | '\t' | '\n' | '\r')
    }
}
