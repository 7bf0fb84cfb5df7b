//! Good files to spoil, and the workbook they are restored into. Nothing here is spoilt yet.

use even_keel::backup::{self, write};
use even_keel::curriculum::{ChoiceId, FieldId, GroupId, LessonId, WorksheetId};
use even_keel::record::encode_key;
use even_keel::seal::{Cost, FreshLock, FreshWrap, LOCK, LockRecord, Phrase, Seal};
use even_keel::workbook::log::EntryKey;
use even_keel::workbook::{AnswerKey, Edit, Record, RowId, Setting, Stamp, Value, Workbook};

/// When everything happens.
pub(crate) const NOON: u64 = 1_795_521_600_000;

/// Good files, and the seal of those that are sealed.
pub(crate) struct Seeds {
    pub(crate) files: Vec<Vec<u8>>,
    pub(crate) seal: Seal,
}

pub(crate) fn words(text: &str) -> Option<Value> {
    Some(Value::Text(text.into()))
}

fn answer(worksheet: &str, field: &str, row: Option<RowId>) -> AnswerKey {
    AnswerKey { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field), row }
}

/// An answer that is edited after each restore.
pub(crate) fn own_answer() -> AnswerKey {
    answer("goals", "why", None)
}

/// An entry that is in every workbook, in another form.
fn day() -> EntryKey {
    EntryKey { worksheet: WorksheetId::new("check-in"), row: RowId::new(Stamp(NOON), 9), group: GroupId::new("days") }
}

fn written(n: u64) -> Workbook {
    let mut workbook = Workbook::default();
    let row = RowId::new(Stamp(NOON + n), 7);
    let edits = [
        Edit::AddRow(WorksheetId::new("goals"), GroupId::new("goals"), row.clone()),
        Edit::Answer(answer("goals", "goal", Some(row)), words("Swim \"twice\" a week, by bus 🏊")),
        Edit::Answer(own_answer(), words(&format!("Because {n}"))),
        Edit::Answer(answer("first-group", "travel", None), Some(Value::Choice(ChoiceId::new("bus")))),
        Edit::Answer(answer("weekly-check", "sleep", None), Some(Value::Number(7))),
        Edit::Answer(answer("weekly-check", "days", None), Some(Value::Choices(vec![ChoiceId::new("monday")]))),
        Edit::Answer(answer("schedule", "start", None), "2026-11-23".parse().ok().map(Value::Date)),
        Edit::Answer(answer("weekly-check", "sleep", None), None),
        Edit::AddEntry(day(), vec![(FieldId::new("mood"), Value::Number(n as i32))]),
        Edit::Answer(answer("check-in", "note", Some(day().row)), words(&format!("Slept {n} hours"))),
        Edit::MarkRead(LessonId::new("first-week"), true),
        Edit::MarkDone(WorksheetId::new("goals"), n.is_multiple_of(2)),
        Edit::Set(Setting::OwnNumber, Some("555 0100".into())),
    ];
    for edit in edits {
        workbook.apply(edit, NOON + n);
    }
    workbook
}

/// The workbook on the device: some of it later than in the files, some earlier, some alike.
pub(crate) fn here() -> Workbook {
    let mut here = written(0);
    here.apply(Edit::Answer(own_answer(), words("Mine")), NOON + 1000);
    here
}

impl Seeds {
    pub(crate) fn new() -> Self {
        let fresh = FreshLock { id: [9; 16], key: [9; 32], wrap: FreshWrap { salt: [9; 16], nonce: [9; 24] } };
        let (lock, seal) = LockRecord::make(&Phrase::new("river".into()), Cost::FLOOR, Stamp(NOON), &fresh).unwrap();
        let entries = |n| backup::entries(&written(n), &|_| true);
        let closed = |n: u64| -> Vec<(String, String)> {
            let nonce = |at: usize| [at as u8; 24];
            entries(n).iter().enumerate().map(|(at, (key, text))| seal.close(key, text, nonce(at))).collect()
        };
        let copy = |entries: Vec<(String, String)>| {
            let entries: std::collections::BTreeMap<_, _> = entries.into_iter().collect();
            serde_json::to_string_pretty(&serde_json::json!({ "app": "even-keel", "entries": entries })).unwrap()
        };
        // As version 1 stored them, without a checksum: what is changed in them is not noticed, and goes deeper.
        let first = |n| -> Vec<(String, String)> {
            let text = |record: &Record| {
                format!(r#"{{"v":1,"t":{},"is":{}}}"#, record.at.0, serde_json::to_string(&record.value).unwrap())
            };
            written(n).records().map(|(key, record)| (encode_key(key), text(record))).collect()
        };
        let mut odd = entries(3);
        odd.push(("even-keel.a/goals/when".into(), r#"{"v":99,"t":1,"is":{"drawing":[[1],[2]]}}"#.into()));
        odd.push(("even-keel.q/some/thing".into(), "a kind to come".into()));
        odd.push(("even-keel.aside/17/even-keel.a/goals/who".into(), "{\"v\":1,\"t\":".into()));
        let mut rescued = closed(4);
        rescued.push((LOCK.into(), lock.text()));
        let texts = [
            write(NOON, None, entries(0), None).text,
            write(NOON + 1, None, entries(1), None).text,
            write(NOON + 2, Some(vec!["week-1".into()]), odd, None).text,
            write(NOON + 3, None, closed(2), Some(&lock)).text,
            write(NOON, None, first(6), None).text,
            write(NOON, None, first(7), None).text,
            copy(first(5)),
            copy(rescued),
            write(NOON, None, [], None).text,
            r#"{"app":"even-keel","export":1,"answers":[{"question":"Why?","answer":"=1+1"}]}"#.into(),
        ];
        Self { files: texts.map(String::into_bytes).into(), seal }
    }
}
