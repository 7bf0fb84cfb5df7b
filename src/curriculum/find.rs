//! Looks up stages, lessons and worksheets by their ids. It changes nothing.

use super::{Curriculum, Lesson, LessonId, Shelf, Stage, StageId, Worksheet, WorksheetId};

impl Curriculum {
    /// The stages on a shelf, in order.
    pub fn on(&self, shelf: Shelf) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(move |stage| stage.shelf == shelf)
    }

    /// The stage with which the pages for family begin.
    pub fn family(&self) -> Option<&Stage> {
        self.on(Shelf::Family).next()
    }

    /// The stage of that id.
    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == *id)
    }

    /// The lesson of that id and the stage it is in.
    pub fn lesson(&self, id: &LessonId) -> Option<(&Stage, &Lesson)> {
        let mut all = self.stages.iter().flat_map(|stage| stage.lessons.iter().map(move |lesson| (stage, lesson)));
        all.find(|(_, lesson)| lesson.id == *id)
    }

    /// The worksheet of that id and the stage it is in.
    pub fn worksheet(&self, id: &WorksheetId) -> Option<(&Stage, &Worksheet)> {
        let mut all = self.stages.iter().flat_map(|stage| stage.worksheets.iter().map(move |sheet| (stage, sheet)));
        all.find(|(_, sheet)| sheet.id == *id)
    }
}
