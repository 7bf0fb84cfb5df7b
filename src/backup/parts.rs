//! Which part of the workbook a record belongs to, for choosing what goes into a file or comes out of it. It chooses
//! nothing itself.

use crate::curriculum::{Curriculum, StageId};
use crate::workbook::Key;

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
    let stage = match key {
        Key::LessonRead(lesson) => curriculum.lesson(lesson).map(|(stage, _)| stage),
        key => key.worksheet().and_then(|worksheet| curriculum.worksheet(worksheet)).map(|(stage, _)| stage),
    };
    stage.map_or(PartOf::Rest, |stage| PartOf::Stage(stage.id.clone()))
}
