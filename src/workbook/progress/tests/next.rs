//! Where one goes on.

use super::*;

#[test]
fn without_a_last_place_the_first_thing_not_done_comes_next() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    let order: [(Edit, Option<Route>); 5] = [
        (Edit::MarkRead(LessonId::new("read-me"), true), Some(Route::Lesson(LessonId::new("read-too")))),
        (Edit::MarkRead(LessonId::new("read-too"), true), Some(at("long", Place::Start))),
        (Edit::MarkDone(WorksheetId::new("long"), true), Some(Route::Lesson(LessonId::new("week-one")))),
        (Edit::MarkRead(LessonId::new("week-one"), true), Some(at("short", Place::Start))),
        (Edit::MarkDone(WorksheetId::new("short"), true), None),
    ];
    assert_eq!(next_place(&curriculum, &workbook), Some(Route::Lesson(LessonId::new("read-me"))));
    for (edit, next) in order {
        workbook.apply(edit, 1).unwrap();
        assert_eq!(next_place(&curriculum, &workbook), next);
    }
}

#[test]
fn where_no_page_is_known_one_goes_on_with_the_newest_work() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    assert!(!has_begun(&workbook));
    workbook.apply(Edit::Answer(key("a", None), words("x")), 1).unwrap();
    assert!(has_begun(&workbook));
    assert_eq!(next_place(&curriculum, &workbook), Some(at("long", Place::Start)));
    workbook.apply(Edit::MarkRead(LessonId::new("week-one"), true), 2).unwrap();
    assert_eq!(next_place(&curriculum, &workbook), Some(at("short", Place::Start)));
    add_row(&mut workbook);
    assert_eq!(next_place(&curriculum, &workbook), Some(at("long", Place::Start)));
    last_was(&curriculum, &mut workbook, &at("short", step_place("only")));
    assert_eq!(next_place(&curriculum, &workbook), Some(at("short", step_place("only"))));
}

#[test]
fn one_continues_where_one_left_off() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    add_row(&mut workbook);
    for route in [
        Route::Lesson(LessonId::new("week-one")),
        at("short", Place::Start),
        at("short", step_place("only")),
        at("long", list_place()),
        at("long", row_place("more")),
        at("long", Place::Review),
    ] {
        last_was(&curriculum, &mut workbook, &route);
        assert_eq!(next_place(&curriculum, &workbook), Some(route));
    }
}

#[test]
fn what_was_finished_is_followed_by_what_comes_after_it() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    last_was(&curriculum, &mut workbook, &Route::Lesson(LessonId::new("week-one")));
    workbook.apply(Edit::MarkRead(LessonId::new("week-one"), true), 4).unwrap();
    assert_eq!(next_place(&curriculum, &workbook), Some(at("short", Place::Start)));
    last_was(&curriculum, &mut workbook, &at("short", step_place("only")));
    workbook.apply(Edit::MarkDone(WorksheetId::new("short"), true), 5).unwrap();
    // Nothing is left there, so what was passed over comes next.
    assert_eq!(next_place(&curriculum, &workbook), Some(Route::Lesson(LessonId::new("read-me"))));
}

#[test]
fn other_shelves_are_nobodys_next_step() {
    let mut curriculum = small();
    for (shelf, id) in [(Shelf::Therapies, "kind"), (Shelf::Hard, "card"), (Shelf::Family, "home")] {
        let own = sheet(&format!("{id}-sheet"), vec![once("only", vec![line("a", &[])])]);
        curriculum.stages.insert(0, Stage { shelf, ..stage(id, &[id], vec![own]) });
    }
    let mut workbook = Workbook::default();
    let first = Some(Route::Lesson(LessonId::new("read-me")));
    assert_eq!(next_place(&curriculum, &workbook), first);
    for route in [Route::Lesson(LessonId::new("card")), at("home-sheet", step_place("only"))] {
        last_was(&curriculum, &mut workbook, &route);
        assert_eq!(next_place(&curriculum, &workbook), first);
    }
    assert_eq!(current_stage(&curriculum, &workbook, None).unwrap().path, "before");
}

#[test]
fn a_removed_row_is_not_gone_back_to_but_its_list_is() {
    let curriculum = small();
    let mut workbook = Workbook::default();
    add_row(&mut workbook);
    last_was(&curriculum, &mut workbook, &at("long", row_place("more")));
    remove_row(&mut workbook);
    assert_eq!(next_place(&curriculum, &workbook), Some(at("long", list_place())));
}

#[test]
fn a_last_place_that_is_none_is_passed_over() {
    let curriculum = small();
    let first = Some(Route::Lesson(LessonId::new("read-me")));
    for place in ["", "/", "/plan/", "/week/1/", "/nowhere/?at=x", "???", "/before/gone/"] {
        let mut workbook = Workbook::default();
        workbook.apply(Edit::Set(Setting::LastPlace, Some(place.into())), 1).unwrap();
        assert_eq!(next_place(&curriculum, &workbook), first, "{place:?}");
    }
    // A page that the worksheet no longer has: the worksheet itself is still there.
    let mut workbook = Workbook::default();
    workbook.apply(Edit::Set(Setting::LastPlace, Some("/before/long/?at=gone".into())), 1).unwrap();
    assert_eq!(next_place(&curriculum, &workbook), Some(at("long", Place::Start)));
}
