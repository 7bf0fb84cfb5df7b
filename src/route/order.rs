//! The order in which pages are gone through: every stage with its lessons, then its worksheets, along one shelf.

use super::{Place, Route};
use crate::curriculum::{Curriculum, Shelf, Stage};

impl Route {
    /// The pages before and after this one; none at the ends of a shelf, and none beside pages that are on no shelf.
    pub fn beside(&self, curriculum: &Curriculum) -> (Option<Self>, Option<Self>) {
        // Tools are chosen, and not gone through.
        let stage = self.stage(curriculum).filter(|stage| stage.shelf != Shelf::Tools);
        let Some(stage) = stage else { return (None, None) };
        let all: Vec<Self> = along(curriculum, stage.shelf).collect();
        let Some(here) = all.iter().position(|route| route.is_same_page(self)) else { return (None, None) };
        (here.checked_sub(1).and_then(|before| all.get(before).cloned()), all.get(here + 1).cloned())
    }

    /// Which lesson or worksheet of its stage this is, counted from 1, and how many there are.
    pub fn place_in_stage(&self, curriculum: &Curriculum) -> Option<(usize, usize)> {
        let inside: Vec<Self> = inside(self.stage(curriculum)?).collect();
        let here = inside.iter().position(|route| route.is_same_page(self))?;
        Some((here + 1, inside.len()))
    }

    /// A worksheet is one page here, wherever in it one is.
    fn is_same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Worksheet(id, _), Self::Worksheet(other, _)) => id == other,
            _ => self == other,
        }
    }
}

fn along(curriculum: &Curriculum, shelf: Shelf) -> impl Iterator<Item = Route> {
    curriculum.on(shelf).flat_map(|stage| std::iter::once(Route::Stage(stage.id.clone())).chain(inside(stage)))
}

/// The lessons and worksheets of a stage.
fn inside(stage: &Stage) -> impl Iterator<Item = Route> {
    let lessons = stage.lessons.iter().map(|lesson| Route::Lesson(lesson.id.clone()));
    lessons.chain(stage.worksheets.iter().map(|sheet| Route::Worksheet(sheet.id.clone(), Place::Start)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::curriculum::{LessonId, StageId, WorksheetId};
    use crate::route::tests::sample::{curriculum, sheet, stage};

    fn small() -> Curriculum {
        let on = |shelf, stage| Stage { shelf, ..stage };
        curriculum(vec![
            stage("before", &["one", "two"], vec![sheet("list", vec![])]),
            on(Shelf::Hard, stage("hard", &["card"], vec![])),
            stage("week/1", &["three"], vec![]),
            on(Shelf::Family, stage("family", &["home"], vec![sheet("ours", vec![])])),
        ])
    }

    fn addresses(curriculum: &Curriculum, route: &Route) -> (String, String) {
        let (before, after) = route.beside(curriculum);
        let address = |route: Option<Route>| route.map(|route| route.path(curriculum)).unwrap_or_default();
        (address(before), address(after))
    }

    #[test]
    fn pages_follow_each_other_through_a_stage_and_into_the_next_of_its_shelf() {
        let curriculum = small();
        let lesson = |id: &str| Route::Lesson(LessonId::new(id));
        let cases = [
            (Route::Stage(StageId::new("before")), "", "before/one"),
            (lesson("one"), "before", "before/two"),
            (lesson("two"), "before/one", "before/list"),
            (Route::Worksheet(WorksheetId::new("list"), Place::Review), "before/two", "week/1"),
            (Route::Stage(StageId::new("week-1")), "before/list", "week/1/three"),
            (lesson("three"), "week/1", ""),
            (lesson("card"), "hard", ""),
            (lesson("home"), "family", "family/ours"),
            (Route::Home, "", ""),
            (Route::Help, "", ""),
        ];
        for (route, before, after) in cases {
            assert_eq!(addresses(&curriculum, &route), (before.into(), after.into()), "{route:?}");
        }
    }

    #[test]
    fn a_lesson_or_worksheet_has_its_number_in_its_stage() {
        let curriculum = small();
        let place = |route: Route| route.place_in_stage(&curriculum);
        assert_eq!(place(Route::Lesson(LessonId::new("two"))), Some((2, 3)));
        assert_eq!(place(Route::Worksheet(WorksheetId::new("list"), Place::Start)), Some((3, 3)));
        assert_eq!(place(Route::Stage(StageId::new("before"))), None);
        assert_eq!(place(Route::Home), None);
    }
}
