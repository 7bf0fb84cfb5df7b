//! One line for every record that holds something, in words where the curriculum has them. It leaves out nothing but what
//! was removed and where rows stand.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Export, answer_key};
use crate::curriculum::words::Word;
use crate::curriculum::{Field, FieldId, Part, Stage, Step, Worksheet};
use crate::record::encode_key;
use crate::workbook::answer::in_words;
use crate::workbook::{AnswerKey, Key, Record, RowId, Stamp, Value};

/// One answer with all that tells what it answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// The stage of the programme.
    pub stage: String,
    /// The worksheet or lesson.
    pub page: String,
    /// The question.
    pub question: String,
    /// Which row of a list, counted from 1.
    pub row: String,
    /// The answer in words.
    pub answer: String,
    /// When it was last changed.
    pub changed: String,
    /// The key under which it is stored.
    pub key: String,
    /// The answer as it is stored.
    pub value: Value,
}

impl Export<'_> {
    /// Every answer: in the order of the curriculum, then what belongs to no question of it.
    pub fn lines(&self) -> Vec<Line> {
        let mut told = BTreeSet::new();
        let mut lines = Vec::new();
        for stage in &self.curriculum.stages {
            for worksheet in &stage.worksheets {
                for (field, row) in self.asked(worksheet) {
                    let key = answer_key(worksheet, field, row.as_ref().map(|(_, row)| row));
                    lines.extend(self.line_of_answer(&key, stage, worksheet, field, row));
                    told.insert(key);
                }
            }
        }
        let removed = self.removed_rows();
        let in_place = |key: &Key| key.row().is_none_or(|row| !removed.contains(row));
        let rest = self.workbook.records().filter(|(key, _)| in_place(key) && (self.chosen)(key));
        lines.extend(rest.flat_map(|(key, record)| self.lines_of_rest(key, record, &told)));
        lines
    }

    /// What of a record answers no question of the curriculum: all of it, or some answers of an entry.
    fn lines_of_rest(&self, key: &Key, record: &Record, told: &BTreeSet<AnswerKey>) -> Vec<Line> {
        let is_told = |answer: &AnswerKey| {
            told.contains(answer) && self.workbook.stored(answer).is_some_and(|(place, ..)| place == *key)
        };
        match (key, &record.value) {
            (_, None) => Vec::new(),
            (Key::Answer(answer), _) if is_told(answer) => Vec::new(),
            (Key::Entry(entry) | Key::EarlierEntry(entry, _), Some(Value::Entry(held))) => {
                let answer = |field: &FieldId| AnswerKey {
                    worksheet: entry.worksheet.clone(),
                    field: field.clone(),
                    row: Some(entry.row.clone()),
                };
                let rest = held.answers().filter(|(field, _)| !is_told(&answer(field)));
                let line = |(field, value): (&FieldId, &Value)| {
                    let line = self.line_of_any(key, record.at, value)?;
                    Some(Line { question: format!("{}/{field}", line.key), ..line })
                };
                rest.filter_map(line).collect()
            }
            (_, Some(value)) => self.line_of_any(key, record.at, value).into_iter().collect(),
        }
    }

    /// When an answer was given, and what it is in words.
    pub(super) fn answer(&self, key: &AnswerKey, field: &Field) -> Option<(Stamp, String)> {
        let (_, at, value) = self.workbook.stored(key).filter(|(place, ..)| (self.chosen)(place))?;
        Some((at, in_words(self.curriculum, field, value)))
    }

    /// Each question of a worksheet as often as it is asked: once, or once for each row.
    fn asked<'w>(&self, worksheet: &'w Worksheet) -> Vec<(&'w Field, Option<(usize, RowId)>)> {
        let fields = |steps: &'w [Step]| steps.iter().flat_map(|step| &step.fields);
        let mut asked = Vec::new();
        for part in &worksheet.parts {
            match part {
                Part::Step(step) => asked.extend(fields(std::slice::from_ref(step)).map(|field| (field, None))),
                Part::Group(group) => {
                    for (at, row) in self.workbook.rows(&worksheet.id, &group.id).into_iter().enumerate() {
                        asked.extend(fields(&group.steps).map(|field| (field, Some((at + 1, row.clone())))));
                    }
                }
            }
        }
        asked
    }

    fn line_of_answer(
        &self,
        key: &AnswerKey,
        stage: &Stage,
        worksheet: &Worksheet,
        field: &Field,
        row: Option<(usize, RowId)>,
    ) -> Option<Line> {
        let (_, answer) = self.answer(key, field)?;
        let row = row.map_or_else(String::new, |(place, _)| place.to_string());
        let (place, at, value) = self.workbook.stored(key)?;
        let line = self.line_of_any(&place, at, value)?;
        let (stage, page) = (stage.title.clone(), worksheet.title.clone());
        Some(Line { stage, page, question: field.label.clone(), row, answer, ..line })
    }

    /// The line of a record of any kind: with what is known of where it belongs, and its key in the place of a question.
    fn line_of_any(&self, key: &Key, at: Stamp, value: &Value) -> Option<Line> {
        let name = encode_key(key);
        let (stage, page, question) = match key {
            Key::LessonRead(id) => {
                let found = self.curriculum.lesson(id).map(|(stage, lesson)| (&*stage.title, &*lesson.title));
                let (stage, title) = found.unwrap_or(("", id.as_str()));
                (stage, title, self.say(Word::StatusRead))
            }
            Key::WorksheetDone(id) => {
                let found = self.curriculum.worksheet(id).map(|(stage, sheet)| (&*stage.title, &*sheet.title));
                let (stage, title) = found.unwrap_or(("", id.as_str()));
                (stage, title, self.say(Word::StatusCompleted))
            }
            _ => ("", "", name.clone()),
        };
        Some(Line {
            stage: stage.to_owned(),
            page: page.to_owned(),
            question,
            row: String::new(),
            answer: self.plain(value)?,
            changed: (self.when)(at),
            key: name,
            value: value.clone(),
        })
    }

    /// A value whose question is not known, in words; none for where a row stands.
    fn plain(&self, value: &Value) -> Option<String> {
        Some(match value {
            Value::Row { .. } => return None,
            Value::Text(text) => text.clone(),
            Value::Done(yes) | Value::YesNo(yes) => self.say(if *yes { Word::Yes } else { Word::No }),
            Value::NotSure => self.say(Word::NotSure),
            Value::Declined => self.say(Word::Declined),
            other => as_stored(other),
        })
    }

    fn removed_rows(&self) -> BTreeSet<&RowId> {
        let rows = self.workbook.records().filter_map(|(key, record)| match (key, &record.value) {
            (Key::Row(_, _, row), Some(Value::Row { removed: true, .. })) => Some(row),
            (Key::Entry(key), Some(Value::Entry(entry))) if entry.is_removed() => Some(&key.row),
            _ => None,
        });
        rows.collect()
    }
}

/// A value of any other kind: what is in it, without its braces and quotes.
fn as_stored(value: &Value) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::Object(parts)) if parts.len() == 1 => parts
            .into_iter()
            .map(|(_, part)| part.as_str().map_or_else(|| part.to_string(), str::to_owned))
            .collect::<String>(),
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
