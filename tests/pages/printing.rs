//! Wherever a page offers printing, it warns of shared printers first.

use crate::{Page, all, curriculum, has_id, inside, on_every_page, on_pages, words_of};
use even_keel::curriculum::words::Word;
use even_keel::route::{Paper, Place, Route};
use scraper::{ElementRef, Html};

fn offers(document: &Html) -> Vec<ElementRef<'_>> {
    let names =
        [Word::Print, Word::PrintPlan, Word::PrintLesson, Word::ProgressPrint].map(|word| curriculum().word(word));
    all(document, "main button").into_iter().filter(|button| names.contains(&words_of(*button).as_str())).collect()
}

fn prints(page: &Page) -> bool {
    let paper = matches!(page.route, Route::Paper(paper) if paper != Paper::Rehearsal);
    paper || matches!(page.route, Route::Plan | Route::Progress | Route::Lesson(_) | Route::Worksheet(_, Place::Review))
}

#[test]
fn the_plan_lessons_and_reviews_can_be_printed() {
    on_pages(prints, |page, document, faults| {
        let count = offers(document).len();
        faults.unless(count == 1, page, || format!("{count} ways to print"));
    });
}

#[test]
fn a_warning_stands_before_every_button_that_prints_and_describes_it() {
    let warning = curriculum().word(Word::PrintHint);
    on_every_page(move |page, document, faults| {
        for button in offers(document) {
            let id = button.value().attr("aria-describedby").unwrap_or_default();
            faults.unless(has_id(document, id), page, || "the button is described by nothing".into());
            let order = all(document, "main p, main button");
            let at = |found: &dyn Fn(ElementRef<'_>) -> bool| order.iter().position(|element| found(*element));
            let warned = at(&|element| element.value().id() == Some(id) && words_of(element) == warning);
            let offered = at(&|element| element == button);
            faults.unless(warned.is_some() && warned < offered, page, || "the warning does not come first".into());
            let needs_app = inside(document.root_element(), ".needs-app.no-print button").contains(&button);
            faults.unless(needs_app, page, || "the button is on paper, or there without the app".into());
        }
    });
}
