//! Begins an entry of a log, with the day and time of now. It draws nothing.

use crate::curriculum::{ChoiceId, FieldId, GroupId, WorksheetId};
use crate::platform::clock;
use crate::ui::desk::Desk;
use crate::workbook::answer::options;
use crate::workbook::log::{DAY, EntryKey, TIME, part_of_day};
use crate::workbook::{Edit, RowId, Value};

/// A question of some logs, with the parts of the day as its options.
const WHEN: &str = "when";

/// Begins it with the first answers, all in one record. What they say of day and time counts before that of now.
pub fn begin(desk: Desk, worksheet: &WorksheetId, group: &GroupId, row: &RowId, first: Vec<(FieldId, Value)>) {
    let time = clock::time_now();
    let day = clock::today().map(|day| (FieldId::new(DAY), Value::Date(day)));
    let minute = time.map(|time| (FieldId::new(TIME), Value::Time(time)));
    let when = time.and_then(|time| when(desk, worksheet, ChoiceId::new(part_of_day(time))));
    let key = EntryKey { worksheet: worksheet.clone(), row: row.clone(), group: group.clone() };
    desk.store.edit(Edit::AddEntry(key, [day, minute, when].into_iter().flatten().chain(first).collect()));
}

fn when(desk: Desk, worksheet: &WorksheetId, part: ChoiceId) -> Option<(FieldId, Value)> {
    let curriculum = desk.curriculum();
    let (_, sheet) = curriculum.worksheet(worksheet)?;
    let (_, field) = sheet.fields().find(|(group, field)| group.is_some() && field.id.as_str() == WHEN)?;
    let known = options(&field.kind).iter().any(|option| option.id == part);
    known.then(|| (field.id.clone(), Value::Choice(part)))
}
