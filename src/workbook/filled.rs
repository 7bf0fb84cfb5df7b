//! One worksheet, or one row of it, with the answers given there, by the names of its fields. It reads and changes nothing.

use chrono::{NaiveDate, NaiveTime};

use super::answer::in_words;
use super::{AnswerKey, RowId, Value, Workbook};
use crate::curriculum::{ChoiceId, Curriculum, Field, FieldId, Group, GroupId, Part, Worksheet, WorksheetId};
use crate::route::{Place, Route};

/// A worksheet outside its rows, or one row.
#[derive(Clone)]
pub struct Filled<'a> {
    curriculum: &'a Curriculum,
    workbook: &'a Workbook,
    sheet: &'a Worksheet,
    row: Option<(&'a Group, RowId)>,
}

impl<'a> Filled<'a> {
    /// The worksheet of that name, outside its rows; none if the content has none.
    pub fn sheet(curriculum: &'a Curriculum, workbook: &'a Workbook, name: &str) -> Option<Self> {
        let (_, sheet) = curriculum.worksheet(&WorksheetId::new(name))?;
        Some(Self { curriculum, workbook, sheet, row: None })
    }

    /// Its rows in the group of that name, in the person's order.
    pub fn rows(&self, group: &str) -> Vec<Self> {
        let id = GroupId::new(group);
        let Some(group) = super::progress::group_of(self.sheet, &id) else { return Vec::new() };
        let rows = self.workbook.rows(&self.sheet.id, &id).into_iter();
        rows.map(|row| Self { row: Some((group, row)), ..self.clone() }).collect()
    }

    /// Which row it is.
    pub fn row(&self) -> Option<&RowId> {
        self.row.as_ref().map(|(_, row)| row)
    }

    /// What was answered; a question that was declined has no answer here.
    pub fn value(&self, field: &str) -> Option<&'a Value> {
        let key = AnswerKey { worksheet: self.sheet.id.clone(), field: FieldId::new(field), row: self.row().cloned() };
        self.workbook.answer(&key).filter(|value| !matches!(value, Value::Declined | Value::NotSure))
    }

    /// The answer in words; none where there is nothing to read.
    pub fn words(&self, field: &str) -> Option<String> {
        let words = in_words(self.curriculum, self.field(field)?, self.value(field)?);
        let words = words.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// The answer as a date.
    pub fn date(&self, field: &str) -> Option<NaiveDate> {
        self.value(field)?.as_date()
    }

    /// The answer as a time of day.
    pub fn time(&self, field: &str) -> Option<NaiveTime> {
        self.value(field)?.as_time()
    }

    /// The option that was chosen.
    pub fn chosen(&self, field: &str) -> Option<&'a str> {
        self.value(field)?.as_choice().map(ChoiceId::as_str)
    }

    /// The page on which a field is asked; the start of the worksheet where it is not asked.
    pub fn route(&self, field: &str) -> Route {
        let asks = |fields: &[Field]| fields.iter().any(|asked| asked.id.as_str() == field);
        let place = match &self.row {
            Some((group, row)) => group
                .steps
                .iter()
                .find(|step| asks(&step.fields))
                .map(|step| Place::Row(group.id.clone(), row.clone(), step.id.clone())),
            None => self.sheet.parts.iter().find_map(|part| match part {
                Part::Step(step) if asks(&step.fields) => Some(Place::Step(step.id.clone())),
                _ => None,
            }),
        };
        Route::Worksheet(self.sheet.id.clone(), place.unwrap_or(Place::Start))
    }

    fn field(&self, name: &str) -> Option<&'a Field> {
        self.sheet.fields().map(|(_, field)| field).find(|field| field.id.as_str() == name)
    }
}
