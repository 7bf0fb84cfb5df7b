//! Which part of the workbook a record belongs to, for choosing what goes into a file or comes out of it. It chooses
//! nothing itself.

use std::collections::BTreeMap;

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

impl PartOf {
    /// What it is called in a file.
    pub fn name(&self) -> String {
        match self {
            Self::Stage(stage) => stage.to_string(),
            Self::Rest => "rest".into(),
        }
    }
}

/// The part that a record belongs to.
pub fn part_of(curriculum: &Curriculum, key: &Key) -> PartOf {
    let stage = match key {
        Key::LessonRead(lesson) => curriculum.lesson(lesson).map(|(stage, _)| stage),
        key => key.worksheet().and_then(|worksheet| curriculum.worksheet(worksheet)).map(|(stage, _)| stage),
    };
    stage.map_or(PartOf::Rest, |stage| PartOf::Stage(stage.id.clone()))
}

/// The parts that records belong to, in the order of the programme, each with how many records there are. Versions that
/// gave way go with their answers and do not count.
pub fn parts<'k>(curriculum: &Curriculum, keys: impl IntoIterator<Item = &'k Key>) -> Vec<(PartOf, usize)> {
    let mut counts: BTreeMap<PartOf, usize> = BTreeMap::new();
    for key in keys {
        *counts.entry(part_of(curriculum, key)).or_default() += usize::from(!key.is_earlier());
    }
    let stages = curriculum.stages.iter().map(|stage| PartOf::Stage(stage.id.clone()));
    stages.chain([PartOf::Rest]).filter_map(|part| counts.remove_entry(&part)).collect()
}
