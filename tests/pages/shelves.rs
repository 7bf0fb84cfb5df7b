//! The shelves beside the programme: where they can be reached from, and that family's pages and the person's own stay apart.

use crate::shelf::books;
use crate::{BASE, Page, State, all, curriculum, inside, on_pages, one_line, words_of};
use even_keel::curriculum::Shelf;
use even_keel::curriculum::words::Word;
use even_keel::route::{Place, Route};
use scraper::Html;

fn is_for_family(page: &Page) -> bool {
    page.route.shelf(curriculum()) == Some(Shelf::Family)
}

fn leads_to(document: &Html, css: &str, route: &Route) -> bool {
    let href = route.href(curriculum(), BASE);
    all(document, css).into_iter().any(|link| link.value().attr("href") == Some(href.as_str()))
}

#[test]
fn there_is_a_stage_on_every_shelf() {
    for shelf in [Shelf::Programme, Shelf::Therapies, Shelf::Hard, Shelf::Tools, Shelf::Family] {
        assert!(curriculum().on(shelf).count() > 0, "{shelf:?}");
    }
}

#[test]
fn cards_for_hard_moments_are_two_taps_away_from_anywhere_and_on_home() {
    on_pages(
        |page| page.route == Route::Help || (page.route == Route::Home && page.state != State::New),
        |page, document, faults| {
            for lesson in curriculum().on(Shelf::Hard).flat_map(|stage| &stage.lessons) {
                let there = leads_to(document, "main a", &Route::Lesson(lesson.id.clone()));
                faults.unless(there, page, || format!("no link to {}", lesson.id));
            }
        },
    );
}

#[test]
fn a_card_for_a_hard_moment_begins_with_what_to_do_now_and_is_nobodys_task() {
    on_pages(
        |page| matches!(&page.route, Route::Lesson(_)) && page.route.shelf(curriculum()) == Some(Shelf::Hard),
        |page, document, faults| {
            let parts = all(document, "main article > *");
            let names: Vec<&str> = parts.iter().filter_map(|part| part.value().attr("class")).collect();
            let first = names.iter().find(|name| **name != "place");
            faults.unless(first == Some(&"now"), page, || format!("{names:?}"));
            let heading = all(document, "section.now h2").into_iter().map(words_of).collect::<String>();
            faults.unless(heading == curriculum().word(Word::NextTenMinutes), page, || heading.clone());
            faults.unless(all(document, "main [aria-pressed]").is_empty(), page, || "it can be marked as read".into());
        },
    );
}

#[test]
fn home_lists_the_programme_only_with_one_part_open() {
    on_pages(
        |page| page.route == Route::Home && page.state != State::New,
        |page, document, faults| {
            let rows: Vec<&str> =
                all(document, "main details.fold a").into_iter().filter_map(|a| a.attr("href")).collect();
            let programme = curriculum().on(Shelf::Programme).map(|stage| Route::Stage(stage.id.clone()));
            let programme: Vec<String> = programme.map(|route| route.href(curriculum(), BASE)).collect();
            let strange: Vec<_> = rows.iter().filter(|row| !programme.iter().any(|href| href == **row)).collect();
            faults.unless(strange.is_empty() && rows.len() + 1 == programme.len(), page, || format!("{rows:?}"));
            faults.unless(all(document, "main details[open]").is_empty(), page, || "a fold is open".into());
        },
    );
}

#[test]
fn contents_hold_every_stage_in_a_fold_with_one_open() {
    on_pages(
        |page| page.route == Route::Contents,
        |page, document, faults| {
            let folds = all(document, "main details.fold");
            let open = folds.iter().filter(|fold| fold.value().attr("open").is_some()).count();
            faults.unless(open == 1, page, || format!("{open} folds are open"));
            let stages: Vec<_> = curriculum().stages.iter().filter(|stage| stage.shelf != Shelf::Family).collect();
            faults.unless(folds.len() == stages.len(), page, || format!("{} folds", folds.len()));
            for stage in stages {
                let words = one_line(&stage.title);
                let fold = folds
                    .iter()
                    .find(|fold| inside(**fold, "summary .fold-name").into_iter().any(|name| words_of(name) == words));
                let links = fold.map_or(0, |fold| inside(*fold, ".task").len());
                let wanted = stage.lessons.len() + stage.worksheets.len();
                faults.unless(links == wanted, page, || format!("{words}: {links} of {wanted} rows"));
            }
        },
    );
}

#[test]
fn pages_for_family_have_a_way_round_of_their_own() {
    on_pages(is_for_family, |page, document, faults| {
        for route in [Route::Home, Route::Plan, Route::Contents, Route::Settings] {
            let there =
                leads_to(document, "header a, main .crumbs a, main .pager a, main .actions a, footer a", &route);
            faults.unless(!there, page, || format!("a way to {route:?}"));
        }
        let start = Route::family(curriculum());
        for route in [&start, &Route::FamilyContents, &Route::FamilyNotes, &Route::Help] {
            faults.unless(leads_to(document, "header a", route), page, || format!("no way to {route:?}"));
        }
        let brand = all(document, "header .brand").into_iter().next().and_then(|link| link.value().attr("href"));
        faults.unless(brand == Some(&start.href(curriculum(), BASE)), page, || format!("the name leads to {brand:?}"));
    });
    on_pages(
        |page| !is_for_family(page),
        |page, document, faults| {
            let home = leads_to(document, "header a", &Route::Home);
            faults.unless(home, page, || "no way home".into());
        },
    );
}

#[test]
fn what_family_wrote_shows_on_their_pages_and_nowhere_else() {
    let family = books(State::Filled).family;
    assert!(family.records().count() > 10, "family wrote nothing");
    let sheets: Vec<_> = curriculum().on(Shelf::Family).flat_map(|stage| &stage.worksheets).collect();
    let shown = sheets.clone();
    on_pages(
        |page| {
            is_for_family(page)
                && page.state == State::Filled
                && matches!(page.route, Route::Worksheet(_, Place::Review))
        },
        |page, document, faults| {
            let words = all(document, "main .not-provided").len();
            faults.unless(words == 0, page, || format!("{words} answers are not shown"));
        },
    );
    on_pages(
        |page| !is_for_family(page) && page.state == State::Filled,
        move |page, document, faults| {
            for sheet in &shown {
                let route = Route::Worksheet(sheet.id.clone(), Place::Start);
                faults.unless(!leads_to(document, "main a", &route), page, || format!("a way to {}", sheet.id));
            }
        },
    );
    // Halfway only the person's own first stage is answered.
    let own = books(State::Halfway);
    assert!(own.family.records().count() == 0);
    for sheet in sheets {
        assert!(!own.own.is_done(&sheet.id), "{}", sheet.id);
    }
}
