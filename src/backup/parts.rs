//! Which part of the workbook a record belongs to, for choosing what goes into a file or comes out of it. It chooses
//! nothing itself.

use crate::curriculum::{Curriculum, StageId, WorksheetId};
use crate::workbook::{AnswerKey, Key};

/// A part that a person can choose.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartOf {
    /// What was written and marked in a stage.
    Stage(StageId),
    /// All that belongs to no stage of this build's content: settings, and answers to questions that are gone.
    Rest,
}

/// The part that a record belongs to.
pub fn part_of(curriculum: &Curriculum, key: &Key) -> PartOf {
    let sheet = |worksheet: &WorksheetId| curriculum.worksheet(worksheet).map(|(stage, _)| stage);
    let stage = match key {
        Key::Answer(AnswerKey { worksheet, .. })
        | Key::Earlier(AnswerKey { worksheet, .. }, _)
        | Key::Row(worksheet, _, _)
        | Key::WorksheetDone(worksheet) => sheet(worksheet),
        Key::LessonRead(lesson) => curriculum.lesson(lesson).map(|(stage, _)| stage),
        Key::Setting(_) => None,
    };
    stage.map_or(PartOf::Rest, |stage| PartOf::Stage(stage.id.clone()))
}
