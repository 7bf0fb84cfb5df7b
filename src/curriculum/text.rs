//! What is read on the pages of one stage and nowhere else. A site ships it in a file for each stage, fetched when one
//! first goes there; everything else is in the outline, which is there from the start.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use super::SearchWords;
use super::{
    CardId, Check, Curriculum, Example, FieldId, GroupId, LessonId, Practice, Scene, Source, Stage, StageId, StepId,
    Tool, TryIt, WorksheetId,
};

/// The text of a stage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageText {
    /// Opening prose, HTML.
    pub html: String,
    /// One small thing to do each day; every stage of the programme has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub practice: Option<Practice>,
    /// Made-up hard moments for the rehearsal of the plan; one stage has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenes: Vec<Scene>,
    /// The texts of its lessons.
    pub lessons: BTreeMap<LessonId, LessonText>,
    /// The texts of its worksheets.
    pub worksheets: BTreeMap<WorksheetId, SheetText>,
}

/// The text of a lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LessonText {
    /// The one message.
    pub main: String,
    /// What to do in the next ten minutes, HTML; shown before everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
    /// The prose, HTML.
    pub html: String,
    /// A made-up person living the lesson; every lesson of the programme has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
    /// What to do with it; every lesson of the programme has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub try_it: Option<TryIt>,
    /// What makes it a tool.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<Tool>,
    /// Questions whose feedback teaches; nothing is scored or stored.
    pub checks: Vec<Check>,
    /// What the facts rest on.
    pub sources: Vec<Source>,
}

/// The text of a worksheet around its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetText {
    /// Why it helps, in one line.
    pub why: String,
    /// What is coming, before hard questions; HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// A short settling step after a heavy worksheet; HTML.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// A card shown on the worksheet's first page, before any question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<CardId>,
    /// HTML above the questions of its pages, where there is any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<StepId, String>,
    /// The texts of its groups.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<GroupId, GroupText>,
    /// What helps to answer each question.
    pub fields: BTreeMap<FieldId, FieldText>,
}

/// The text of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupText {
    /// HTML above the list.
    pub intro: String,
    /// The button that adds a row: `Add a goal`.
    pub add: String,
    /// What the list says while it has no row.
    pub empty: String,
    /// HTML above the questions of a row's pages, where there is any.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub steps: BTreeMap<StepId, String>,
}

/// What helps to answer a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FieldText {
    /// How to answer it.
    pub hint: String,
    /// What somebody might write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Why we ask, when it is sensitive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A stage's text as a file of the site holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StageFile {
    /// Whose text it is.
    pub stage: StageId,
    /// The text.
    pub text: StageText,
}

/// The names of the site's files that are fetched when they are first needed, below its root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Files {
    /// The text of each stage.
    pub texts: BTreeMap<StageId, String>,
    /// The index of all pages.
    pub search: String,
}

impl SheetText {
    /// What helps to answer a question.
    pub fn field(&self, id: &FieldId) -> FieldText {
        self.fields.get(id).cloned().unwrap_or_default()
    }

    /// HTML above the questions of a page, of a row's page where a group is given; empty where there is none.
    pub fn intro(&self, group: Option<&GroupId>, step: &StepId) -> &str {
        let steps = match group {
            None => Some(&self.steps),
            Some(group) => self.groups.get(group).map(|group| &group.steps),
        };
        steps.and_then(|steps| steps.get(step)).map_or("", String::as_str)
    }
}

impl Stage {
    /// The stage's text, once it is here.
    pub fn text(&self) -> Option<&StageText> {
        self.text.get()
    }
}

impl Curriculum {
    /// A lesson's text, once it is here.
    pub fn lesson_text(&self, id: &LessonId) -> Option<&LessonText> {
        self.stages.iter().find_map(|stage| stage.text()?.lessons.get(id))
    }

    /// A worksheet's text, once it is here.
    pub fn sheet_text(&self, id: &WorksheetId) -> Option<&SheetText> {
        self.stages.iter().find_map(|stage| stage.text()?.worksheets.get(id))
    }

    /// Takes in a stage's text. One that is here already stays: texts of one build are the same.
    pub fn take_in(&self, file: StageFile) {
        if let Some(stage) = self.stages.iter().find(|stage| stage.id == file.stage) {
            let _ = stage.text.set(file.text);
        }
    }

    /// What the app starts with: everything but the texts of the stages, and without what only the page writer needs.
    #[cfg(feature = "ssr")]
    pub fn outline(&self) -> Self {
        let mut outline = self.clone();
        outline.stages.iter_mut().for_each(|stage| drop(stage.text.take()));
        outline.safety.facts.clear();
        outline.search = SearchWords::default();
        outline
    }

    /// The text of each stage as a file of its own.
    #[cfg(feature = "ssr")]
    pub fn texts(&self) -> impl Iterator<Item = StageFile> {
        self.stages.iter().filter_map(|stage| Some(StageFile { stage: stage.id.clone(), text: stage.text()?.clone() }))
    }
}

#[cfg(all(test, feature = "ssr"))]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::curriculum::source;
    use std::path::Path;

    fn full() -> Curriculum {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
        source::load(&root).unwrap().0
    }

    #[test]
    fn an_outline_with_its_texts_is_the_whole_curriculum_but_for_what_the_page_writer_keeps() {
        let mut full = full();
        let shipped = serde_json::to_string(&full.outline()).unwrap();
        let outline: Curriculum = serde_json::from_str(&shipped).unwrap();
        assert!(outline.stages.iter().all(|stage| stage.text().is_none()));
        for file in full.texts() {
            let text = serde_json::to_string(&file).unwrap();
            outline.take_in(serde_json::from_str(&text).unwrap());
        }
        full.safety.facts.clear();
        full.search = SearchWords::default();
        assert_eq!(outline, full);
    }

    #[test]
    fn an_outline_holds_no_prose_of_a_lesson_and_no_hint() {
        let full = full();
        let outline = serde_json::to_string(&full.outline()).unwrap();
        for text in full.stages.iter().filter_map(Stage::text) {
            assert!(text.lessons.values().all(|lesson| !outline.contains(&lesson.html)));
            let hints = text.worksheets.values().flat_map(|sheet| sheet.fields.values());
            assert!(hints.filter(|field| field.hint.len() > 40).all(|field| !outline.contains(&field.hint)));
        }
    }

    #[test]
    fn a_text_of_no_stage_changes_nothing() {
        let full = full();
        let outline = full.outline();
        let mut file = full.texts().next().unwrap();
        file.stage = StageId::new("gone");
        outline.take_in(file);
        assert_eq!(outline, full.outline());
    }
}
