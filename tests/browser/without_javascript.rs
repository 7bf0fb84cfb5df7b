//! With JavaScript switched off the education and the help page are still pages: they can be read and followed.

use super::harness::{Visitor, Wishes, curriculum};
use even_keel::curriculum::words::Word;
use even_keel::route::{Place, Route};

fn visitor() -> Visitor {
    Visitor::with(Wishes { javascript: false, ..Wishes::default() })
}

/// The words of HTML, without the tags.
fn words_of(html: &str) -> String {
    let text = scraper::Html::parse_fragment(html).root_element().text().collect::<String>();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is to be read on the page, with every run of spaces made one.
fn read(person: &Visitor) -> String {
    person.words().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_can_be_read() {
    let person = visitor();
    let curriculum = curriculum();
    for route in Route::all(curriculum) {
        let page = route.href(curriculum, "");
        person.open(&page);
        let text = read(&person);
        assert!(text.contains(curriculum.word(Word::PageNoscript)), "{page} does not say that it needs no script");
        let heading = person.heading();
        assert!(!heading.is_empty() && text.contains(&heading), "{page} has no heading");
        assert!(person.shows("a.help-now"), "{page} has no way to help");
        if let Route::Lesson(id) = &route {
            let prose = words_of(&curriculum.lesson_text(id).unwrap().html);
            let last: Vec<&str> = prose.split(' ').rev().take(5).collect();
            let last = last.into_iter().rev().collect::<Vec<_>>().join(" ");
            assert!(text.contains(&last), "{page} is not there to its end: {last}");
        }
    }
}

#[test]
fn links_lead_from_the_welcome_through_a_stage_to_a_lesson_and_to_help() {
    let person = visitor();
    person.open("/");
    person.press("I'm in a programme");
    person.until("the first stage", || (person.path() == "/before/").then_some(()));
    let lesson = &curriculum().stages[0].lessons[0];
    person.press(&lesson.title);
    person.arrive_at(&lesson.title);
    person.press("Help now");
    person.until("the help page", || (person.path() == "/help/").then_some(()));
    assert!(person.shows("a[href='tel:988']"));
    person.press("Contents");
    person.arrive_at("Contents");
}

#[test]
fn answers_to_a_check_fold_open() {
    let person = visitor();
    let (curriculum, lesson) = (curriculum(), &curriculum().stages[0].lessons[0]);
    person.open(&Route::Lesson(lesson.id.clone()).href(curriculum, ""));
    let answer = &curriculum.lesson_text(&lesson.id).unwrap().checks[0].answers[0];
    assert!(!read(&person).contains(&answer.feedback));
    person.press(&answer.text);
    person.see(&answer.feedback);
}

#[test]
fn pages_for_writing_say_that_they_need_the_app_and_offer_no_dead_control() {
    let person = visitor();
    let curriculum = curriculum();
    let sheets = curriculum.stages.iter().flat_map(|stage| &stage.worksheets);
    let sheets = sheets.map(|sheet| Route::Worksheet(sheet.id.clone(), Place::Start));
    for route in sheets.chain([Route::Settings, Route::Help, Route::Plan]) {
        let page = route.href(curriculum, "");
        person.open(&page);
        assert!(read(&person).contains(curriculum.word(Word::PageNoscript)), "{page}");
        for control in ["input", "textarea", "select", "button"] {
            assert!(!person.shows(&format!("main {control}")), "{page} shows a {control} that does nothing");
        }
        // A page of a worksheet is told apart by its query only, which the host does not look at.
        let here = format!("main a[href*='{}/?at=']", page.trim_end_matches('/'));
        assert!(!person.shows(&here), "{page} has a link that leads to itself");
    }
}
