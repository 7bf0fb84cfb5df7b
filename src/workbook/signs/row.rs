//! One row of a list, read by the names of its fields. What does not fit its question is left out, never guessed at.

use chrono::{NaiveDate, NaiveTime};

use crate::curriculum::{ChoiceId, FieldId, GroupId, WorksheetId};
use crate::workbook::{AnswerKey, RowId, Value, Workbook};

/// A row of a list. The lists are different and so are the names of their days, so it reads by name.
#[derive(Clone)]
pub struct Row<'w> {
    workbook: &'w Workbook,
    key: AnswerKey,
}

/// The rows of a list, in the person's order, without the removed ones.
pub fn rows<'w>(workbook: &'w Workbook, worksheet: &str, group: &str) -> impl Iterator<Item = Row<'w>> + use<'w> {
    let worksheet = WorksheetId::new(worksheet);
    let rows: Vec<RowId> = workbook.rows(&worksheet, &GroupId::new(group));
    let nothing = FieldId::new("");
    rows.into_iter().map(move |row| Row {
        workbook,
        key: AnswerKey { worksheet: worksheet.clone(), field: nothing.clone(), row: Some(row) },
    })
}

impl<'w> Row<'w> {
    fn value(&self, field: &str) -> Option<&'w Value> {
        self.workbook.answer(&AnswerKey { field: FieldId::new(field), ..self.key.clone() })
    }

    /// A number from 0 to `most`.
    pub fn number(&self, field: &str, most: i32) -> Option<i32> {
        self.value(field)?.as_number().filter(|number| (0..=most).contains(number))
    }

    /// A day.
    pub fn day(&self, field: &str) -> Option<NaiveDate> {
        self.value(field)?.as_date()
    }

    /// A time of day.
    pub fn time(&self, field: &str) -> Option<NaiveTime> {
        self.value(field)?.as_time()
    }

    /// One option.
    pub fn choice(&self, field: &str) -> Option<&'w ChoiceId> {
        self.value(field)?.as_choice()
    }

    /// Any options.
    pub fn choices(&self, field: &str) -> &'w [ChoiceId] {
        match self.value(field) {
            Some(Value::Choices(ids)) => ids,
            _ => &[],
        }
    }

    /// Words.
    pub fn text(&self, field: &str) -> Option<&'w str> {
        match self.value(field)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}
