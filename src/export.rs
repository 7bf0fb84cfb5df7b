//! What a person wrote, for people to read and for spreadsheets: tables and one plain list. Nothing reads it back; that is
//! what [`backup`](crate::backup) is for. It reads no clock and stores nothing.
//!
//! Every record that holds something becomes one [`Line`], whatever its kind. A kind that is new has a line of its own
//! with its storage key as the question until somebody gives it words here.

use serde::Serialize;

use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Field, Group, Part, Worksheet};
use crate::workbook::{AnswerKey, Key, RowId, Stamp, Workbook};

pub mod calendar;
mod line;
mod table;

pub use line::Line;
pub use table::Table;

/// What is exported, and how moments are written.
pub struct Export<'a> {
    /// The content, for the words of the questions.
    pub curriculum: &'a Curriculum,
    /// What was written.
    pub workbook: &'a Workbook,
    /// Which records.
    pub chosen: &'a dyn Fn(&Key) -> bool,
    /// A moment in words, in the person's own time.
    pub when: &'a dyn Fn(Stamp) -> String,
}

/// What is exported for others if nothing else was chosen: everything but the app's settings, and but versions that gave
/// way to later ones.
pub fn for_others(key: &Key) -> bool {
    !matches!(key, Key::Setting(_)) && !key.is_earlier()
}

impl Export<'_> {
    /// All answers as one table.
    pub fn answers(&self) -> Table {
        let words = [
            Word::ExportStage,
            Word::ExportPage,
            Word::ExportQuestion,
            Word::ExportRow,
            Word::ExportAnswer,
            Word::ExportChanged,
        ];
        let row = |line: Line| vec![line.stage, line.page, line.question, line.row, line.answer, line.changed];
        Table {
            name: "answers".into(),
            title: self.say(Word::ExportAnswers),
            headings: words.map(|word| self.say(word)).into(),
            rows: self.lines().into_iter().map(row).collect(),
        }
    }

    /// One table for each list that has rows: a line for each row, a column for each question.
    pub fn lists(&self) -> Vec<Table> {
        let worksheets = self.curriculum.stages.iter().flat_map(|stage| &stage.worksheets);
        let tables = worksheets.flat_map(|worksheet| {
            worksheet.parts.iter().filter_map(move |part| match part {
                Part::Group(group) => Some(self.list(worksheet, group)),
                Part::Step(_) => None,
            })
        });
        tables.filter(|table| !table.rows.is_empty()).collect()
    }

    /// Everything as JSON, for other programs.
    pub fn json(&self, made: Stamp) -> String {
        #[derive(Serialize)]
        struct Everything {
            app: &'static str,
            /// Tells this file from a backup: it is not read back.
            export: u32,
            made: String,
            answers: Vec<Line>,
        }
        let everything = Everything { app: "even-keel", export: 1, made: (self.when)(made), answers: self.lines() };
        // Texts, numbers and dates always have a JSON form.
        serde_json::to_string_pretty(&everything).unwrap_or_default()
    }

    fn say(&self, word: Word) -> String {
        self.curriculum.word(word).to_owned()
    }

    fn list(&self, worksheet: &Worksheet, group: &Group) -> Table {
        let fields: Vec<&Field> = group.steps.iter().flat_map(|step| &step.fields).collect();
        let mut headings = vec![self.say(Word::ExportRow)];
        headings.extend(fields.iter().map(|field| field.label.clone()));
        headings.push(self.say(Word::ExportChanged));
        let rows = self.workbook.rows(&worksheet.id, &group.id).into_iter().enumerate().map(|(at, row)| {
            let lines = fields.iter().map(|field| self.answer(&answer_key(worksheet, field, Some(&row)), field));
            let answers: Vec<Option<(Stamp, String)>> = lines.collect();
            let last = answers.iter().flatten().map(|(at, _)| *at).max();
            let mut cells = vec![(at + 1).to_string()];
            cells.extend(answers.into_iter().map(|answer| answer.map_or_else(String::new, |(_, words)| words)));
            cells.push(last.map_or_else(String::new, self.when));
            cells
        });
        Table {
            name: format!("{}-{}", worksheet.id, group.id),
            title: format!("{} – {}", worksheet.title, group.title),
            rows: rows.collect(),
            headings,
        }
    }
}

fn answer_key(worksheet: &Worksheet, field: &Field, row: Option<&RowId>) -> AnswerKey {
    AnswerKey { worksheet: worksheet.id.clone(), field: field.id.clone(), row: row.cloned() }
}

#[cfg(test)]
mod tests;
