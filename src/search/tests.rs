//! Tests of what is found and in which order, in a small curriculum of a few sentences.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::curriculum::{Curriculum, LessonText, SheetText, Stage, StageText, Typed};
use crate::route::tests::sample::{curriculum, line, once, page, sheet, stage};
use proptest::prelude::*;

fn lesson_text(main: &str, html: &str) -> LessonText {
    LessonText {
        tool: None,
        main: main.into(),
        now: None,
        html: html.into(),
        example: None,
        try_it: None,
        checks: Vec::new(),
        sources: Vec::new(),
    }
}

fn sheet_text(why: &str) -> SheetText {
    SheetText {
        why: why.into(),
        before: None,
        after: None,
        card: None,
        steps: Default::default(),
        groups: Default::default(),
        fields: Default::default(),
    }
}

/// Four lessons and a worksheet, by titles that say what they are about.
fn small() -> Curriculum {
    let titles = ["urges", "setbacks", "sleep", "money"];
    let texts = [
        ("An urge rises and falls.", "<p>You don\u{2019}t have to act on it. Sleep on it.</p>"),
        ("A setback is an event.", "<h2 id=\"h-safe\">Safe first</h2><p>Tell somebody. An urge may come.</p>"),
        ("Go to bed at one time.", "<p>Sleep comes by itself &amp; slowly. Rosa\u{2019}s bed is warm.</p>"),
        ("Write down what comes in.", "<p>Breathing helps with bills too.</p>"),
    ];
    let only: Stage = stage("week/1", &titles, vec![sheet("breathing-card", vec![once("calm", vec![line("a", &[])])])]);
    let lessons = titles.iter().zip(texts).map(|(id, (main, html))| (LessonId::new(id), lesson_text(main, html)));
    let text = StageText {
        html: String::new(),
        practice: None,
        scenes: Vec::new(),
        lessons: lessons.collect(),
        worksheets: [(WorksheetId::new("breathing-card"), sheet_text("It fits in a pocket."))].into(),
    };
    only.text.set(text).unwrap();
    let mut curriculum = curriculum(vec![only]);
    let mut help = page("help");
    help.html = "<p>Call a line. It is open all night.</p>".into();
    curriculum.pages = vec![help, page("welcome")];
    curriculum.search.ignore = vec!["it".into(), "a".into()];
    let typed = |word: &str, finds: &str| Typed { words: vec![word.into()], finds: vec![finds.into()] };
    curriculum.search.typed = vec![typed("relapse", "setback"), typed("craving", "urge")];
    curriculum
}

/// The ids of what is found, without the screens of the app's own, whose words are those of the interface.
fn found(typed: &str) -> Vec<String> {
    let index = Index::build(&small());
    let id = |entry: &Entry| match &entry.target {
        Target::Lesson(id) => id.to_string(),
        Target::Worksheet(id) => id.to_string(),
        Target::Paper(paper) => paper.path().into(),
        Target::Page(id) => id.clone(),
    };
    let found = index
        .find(typed)
        .into_iter()
        .filter(|entry| !matches!(&entry.target, Target::Page(id) if screen(id).is_some()));
    found.map(id).collect()
}

#[test]
fn a_title_says_more_than_a_heading_and_a_heading_more_than_prose() {
    assert_eq!(found("sleep"), ["sleep", "urges"]);
    assert_eq!(found("urge"), ["urges", "setbacks"]);
    assert_eq!(found("safe"), ["setbacks"]);
}

#[test]
fn case_and_apostrophes_make_no_difference() {
    for typed in ["dont", "don't", "DON\u{2019}T", "Don`t "] {
        assert_eq!(found(typed), ["urges"], "{typed}");
    }
    assert_eq!(found("rosas"), ["sleep"]);
    assert_eq!(words("It\u{2019}s 24\u{2013}7, isn't it?"), ["its", "24", "7", "isnt", "it"]);
}

#[test]
fn the_beginning_of_a_word_is_enough() {
    assert_eq!(found("breath"), ["breathing-card", "money"]);
    assert_eq!(found("mon"), ["money"]);
    // One letter begins too much.
    assert_eq!(found("m"), Vec::<String>::new());
}

#[test]
fn a_slip_of_a_letter_is_forgiven_in_a_longer_word() {
    for typed in ["slep", "sleap", "slepe"] {
        assert_eq!(found(typed)[0], "sleep", "{typed}");
    }
    assert_eq!(found("setbakc")[0], "setbacks");
    assert_eq!(found("braething")[0], "breathing-card");
    // Two in a word of eight letters, one in a shorter one, none in a short one.
    assert_eq!(found("breethink")[0], "breathing-card");
    assert_eq!(found("sloop"), Vec::<String>::new());
    assert_eq!(found("bid"), Vec::<String>::new());
}

#[test]
fn words_that_are_not_said_find_those_that_are() {
    assert_eq!(found("relapse"), ["setbacks"]);
    assert_eq!(found("relapce"), ["setbacks"]);
    assert_eq!(found("craving"), ["urges", "setbacks"]);
}

#[test]
fn pages_with_all_the_words_come_alone_and_otherwise_those_with_the_most() {
    assert_eq!(found("sleep urge"), ["urges"]);
    assert_eq!(found("sleep zebra"), ["sleep", "urges"]);
    assert_eq!(found("zebra"), Vec::<String>::new());
    assert_eq!(found("sleep sleep SLEEP"), found("sleep"));
}

#[test]
fn words_that_stand_everywhere_do_not_narrow_a_search() {
    assert_eq!(found("it sleep a"), found("sleep"));
    // It may be the beginning of a word that is still being typed.
    assert_eq!(found("it"), ["sleep"]);
}

#[test]
fn texts_without_words_find_nothing() {
    for typed in ["", " ", "?!", "\u{2019}"] {
        assert_eq!(found(typed), Vec::<String>::new(), "{typed:?}");
    }
}

#[test]
fn help_is_found_and_parts_of_other_screens_are_not() {
    let index = Index::build(&small());
    let line = index.find("night")[0];
    assert_eq!((line.target.route(), line.line.as_str()), (Route::Help, "Call a line."));
    assert!(index.entries.iter().all(|entry| entry.target != Target::Page("welcome".into())));
}

#[test]
fn an_index_reads_back_as_it_was_written() {
    let index = Index::build(&small());
    let text = serde_json::to_string(&index).unwrap();
    assert_eq!(serde_json::from_str::<Index>(&text).unwrap(), index);
}

proptest! {
    #[test]
    fn anything_can_be_typed(typed in any::<String>()) {
        let index = Index::build(&small());
        prop_assert!(index.find(&typed).len() <= MOST);
    }

    #[test]
    fn an_index_from_elsewhere_is_no_danger(words in prop::collection::vec("[a-z]{1,8}", 0..5), places in
        prop::collection::vec(prop::collection::vec(any::<u32>(), 0..3), 0..5), typed in "[a-z]{1,8}")
    {
        let index = Index { words, places, ..Index::build(&small()) };
        prop_assert!(index.find(&typed).len() <= MOST);
    }
}

#[test]
fn the_pages_made_of_the_plan_are_found_by_their_names() {
    assert_eq!(found("fridge").first().map(String::as_str), Some("plan/fridge"));
    assert_eq!(found("rehearsal").first().map(String::as_str), Some("plan/rehearsal"));
}

#[test]
fn what_somebody_wrote_is_found_by_words_begun_or_with_a_slip() {
    let text = "Slept badly. Ana’s call helped; we walked by the river.";
    for typed in ["river", "riv", "rivre", "ANAS call", "walked badyl", "", "helpde river"] {
        assert!(has(text, typed), "{typed}");
    }
    for typed in ["lake", "rivulet", "river lake", "ann"] {
        assert!(!has(text, typed), "{typed}");
    }
}
