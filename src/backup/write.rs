//! Writes a backup file. It chooses nothing and seals nothing: what goes in is handed to it, in the order of its weight.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::value::RawValue;

use super::line::{self, Header};
use super::reading::is_ours;
use super::{APP, LIMIT, LONGEST_TEXT, MOST_ENTRIES, VERSION};
use crate::order;
use crate::record::{encode, encode_key};
use crate::seal::{LockRecord, SEALED};
use crate::workbook::{Key, Record, Workbook};

/// Room kept for the first line, the last line and the brackets.
const FRAME: usize = 16 * 1024;

/// A file, and what could not be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// How many entries are in it.
    pub count: usize,
    /// How many had no room: the file would have been too large to be read again.
    pub left_out: usize,
}

/// The chosen records of a workbook as entries for [`write`]: the answers of today first, then the versions that gave way,
/// the latest first.
pub fn entries(workbook: &Workbook, chosen: &dyn Fn(&Key) -> bool) -> Vec<(String, String)> {
    let all = workbook.records().filter(|(key, _)| chosen(key));
    let (mut earlier, mut entries): (Vec<_>, Vec<_>) = all.partition(|(key, _)| key.is_earlier());
    order::sort_by_key(&mut earlier, |(_, record)| std::cmp::Reverse(record.at));
    entries.extend(earlier);
    let entry = |(key, record): (&Key, &Record)| {
        let name = encode_key(key);
        let text = encode(&name, record);
        (name, text)
    };
    entries.into_iter().map(entry).collect()
}

/// Writes a file of entries, storage keys with the texts under them. Those that come first are the last to be left out
/// where a file would be larger than [`LIMIT`]. `parts` names what was chosen; none means all.
///
/// For a sealed file, hand in entries that [`Seal::close`](crate::seal::Seal::close) has made, and their lock.
///
/// What [`read`](super::read) would refuse is not written: keys of other apps, and those that only mean something to the
/// app while it runs.
pub fn write(
    made_ms: u64,
    parts: Option<Vec<String>>,
    entries: impl IntoIterator<Item = (String, String)>,
    lock: Option<&LockRecord>,
) -> Written {
    let (mut lines, mut count, mut left_out) = (String::new(), 0, 0);
    for (key, text) in entries.into_iter().filter(|(key, _)| is_ours(key)) {
        let line = line::entry(&key, &text);
        let too_long = text.len() > LONGEST_TEXT && !key.starts_with(SEALED);
        if too_long || count == MOST_ENTRIES || lines.len() + line.len() + FRAME > LIMIT {
            left_out += 1;
            continue;
        }
        lines += &line;
        lines += ",\n";
        count += 1;
    }
    let lock = lock.and_then(|lock| RawValue::from_string(lock.text()).ok());
    let header = Header { app: APP.into(), backup: VERSION, made: in_words(made_ms), parts, count, left_out, lock };
    let text = format!("[\n{},\n{lines}{}\n]\n", line::header(&header), line::end(count));
    Written { text, count, left_out }
}

fn in_words(ms: u64) -> String {
    let moment = i64::try_from(ms).ok().and_then(DateTime::<Utc>::from_timestamp_millis).unwrap_or_default();
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}
