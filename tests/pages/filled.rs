//! What pages show once something is written: answers, rows, cards, statuses, and the way back to each of them.

use crate::answers::{WORDS, key};
use crate::shelf::{row, workbook};
use crate::{BASE, Page, State, all, curriculum, inside, on_pages, one_line, tag, words_of};
use even_keel::curriculum::words::Word;
use even_keel::curriculum::{Field, FieldRef, Group, Part, Worksheet};
use even_keel::route::{Place, Route};
use even_keel::workbook::answer::{cards, in_words};
use even_keel::workbook::{AnswerKey, RowId, Workbook};
use std::collections::HashSet;

fn filled(page: &Page) -> bool {
    page.state == State::Filled
}

/// Every question of a worksheet that has been answered, with its row and its answer in words, in the order of the page.
fn answers(sheet: &Worksheet, workbook: &Workbook) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let mut tell = |field: &Field, row: Option<RowId>| {
        let value = workbook.answer(&key(sheet, field, row)).unwrap();
        told.push((one_line(&field.label), one_line(&in_words(curriculum(), field, value))));
    };
    for part in &sheet.parts {
        match part {
            Part::Step(step) => step.fields.iter().for_each(|field| tell(field, None)),
            Part::Group(group) => {
                for row in workbook.rows(&sheet.id, &group.id) {
                    let fields = group.steps.iter().flat_map(|step| &step.fields);
                    fields.for_each(|field| tell(field, Some(row.clone())));
                }
            }
        }
    }
    told
}

#[test]
fn a_review_shows_every_answer_beside_its_question_with_a_way_to_change_it() {
    let workbook = workbook(State::Filled);
    on_pages(
        |page| filled(page) && matches!(page.route, Route::Worksheet(_, Place::Review)),
        move |page, document, faults| {
            let (sheet, _) = page.sheet();
            let expected = answers(sheet, &workbook);
            let entries = all(document, "main dl > div");
            let pair = |css| move |entry| inside(entry, css).into_iter().map(words_of).next().unwrap_or_default();
            let shown: Vec<(String, String)> =
                entries.iter().map(|entry| (pair("dt")(*entry), pair("dd")(*entry))).collect();
            faults.unless(shown == expected, page, || format!("{shown:#?}\nand not {expected:#?}"));
            for entry in entries {
                let change = inside(entry, ".change a").into_iter().next();
                let name = change.map(words_of).unwrap_or_default();
                let asked = pair("dt")(entry);
                faults.unless(name.contains(&asked), page, || format!("{name:?} does not say what it changes"));
            }
        },
    );
}

#[test]
fn a_change_link_leads_to_the_page_with_its_question() {
    on_pages(
        |page| filled(page) && (page.route == Route::Plan || matches!(page.route, Route::Worksheet(_, Place::Review))),
        |page, document, faults| {
            for change in all(document, "main dl .change a") {
                let href = change.value().attr("href").unwrap_or_default();
                let (path, query) = href.trim_start_matches(BASE).split_once('?').unwrap_or_default();
                let step = match Route::parse(curriculum(), path, query) {
                    Route::Worksheet(id, place) => curriculum()
                        .worksheet(&id)
                        .and_then(|(_, sheet)| even_keel::workbook::progress::step_at(sheet, &place)),
                    _ => None,
                };
                let words = words_of(change);
                let asks = step.is_some_and(|step| {
                    step.fields.iter().any(|field| {
                        let label = field.plan_label.as_ref().filter(|_| page.route == Route::Plan);
                        words.contains(&one_line(label.unwrap_or(&field.label)))
                    })
                });
                faults.unless(asks, page, || format!("{words:?} leads to {href}, which does not ask that"));
            }
        },
    );
}

#[test]
fn the_plan_shows_what_feeds_it_and_gaps_only_where_nothing_does() {
    let fed: HashSet<_> = curriculum()
        .stages
        .iter()
        .flat_map(|stage| &stage.worksheets)
        .flat_map(|sheet| sheet.fields().flat_map(|(_, field)| field.plan.clone()).collect::<Vec<_>>())
        .collect();
    assert!(fed.len() >= 6, "{fed:?}");
    on_pages(
        |page| filled(page) && page.route == Route::Plan,
        move |page, document, faults| {
            for (part, shown) in curriculum().plan.iter().zip(all(document, "main section.part")) {
                let (entries, gap) = (inside(shown, "dl").len(), words_of(shown).contains(&one_line(&part.gap)));
                let expected = fed.contains(&part.id);
                faults.unless((entries > 0) == expected, page, || format!("{}: {entries} entries", part.id));
                faults.unless(gap != expected, page, || format!("{}: its gap is shown: {gap}", part.id));
            }
            let words: Vec<String> = all(document, "main dl dd.words").into_iter().map(words_of).collect();
            faults.unless(words.contains(&WORDS.to_owned()), page, || "not a word that was written".into());
        },
    );
}

#[test]
fn what_was_declined_is_not_in_the_plan() {
    on_pages(
        |page| page.state == State::Declined && page.route == Route::Plan,
        |page, document, faults| {
            let entries = all(document, "main dl");
            faults.unless(entries.is_empty(), page, || words_of(entries[0]));
        },
    );
}

fn group<'s>(sheet: &'s Worksheet, place: &Place) -> &'s Group {
    let Place::Group(id) = place else { panic!("{place:?} is no list") };
    even_keel::workbook::progress::group_of(sheet, id).unwrap()
}

#[test]
fn a_list_shows_its_rows_by_name_each_with_ways_to_change_and_move_it() {
    on_pages(
        |page| filled(page) && matches!(page.route, Route::Worksheet(_, Place::Group(_))),
        move |page, document, faults| {
            let (sheet, place) = page.sheet();
            let group = group(sheet, place);
            let rows = all(document, "main ol.rows > li");
            faults.unless(rows.len() == 2, page, || format!("{} rows", rows.len()));
            let first = &group.steps[0];
            for (index, shown) in rows.into_iter().enumerate() {
                let name = inside(shown, ".row-name").into_iter().map(words_of).collect::<String>();
                faults.unless(!name.is_empty() && !name.contains("no name yet"), page, || {
                    format!("it is called {name:?}")
                });
                let number = u16::try_from(index + 1).unwrap();
                let place = Place::Row(group.id.clone(), row(number), first.id.clone());
                let href = Route::Worksheet(sheet.id.clone(), place).href(curriculum(), BASE);
                let links: Vec<_> = inside(shown, "a").iter().filter_map(|link| link.value().attr("href")).collect();
                faults.unless(links == [href.as_str()], page, || format!("{links:?} and not {href}"));
                let buttons = inside(shown, "button");
                faults.unless(buttons.len() == 2, page, || format!("{} buttons", buttons.len()));
                for control in buttons.into_iter().chain(inside(shown, "a")) {
                    let words = words_of(control);
                    faults.unless(words.ends_with(&name), page, || format!("{words:?} does not say which row"));
                }
            }
            let empty = &curriculum().sheet_text(&sheet.id).unwrap().groups[&group.id].empty;
            faults.unless(!words_of(document.root_element()).contains(&one_line(empty)), page, || {
                "it says that it is empty".into()
            });
        },
    );
}

#[test]
fn an_answer_opens_its_cards_once_on_the_page_with_numbers_to_call() {
    let workbook = workbook(State::Filled);
    on_pages(
        |page| filled(page) && page.asks(),
        move |page, document, faults| {
            let (sheet, place) = page.sheet();
            let row = match place {
                Place::Row(_, row, _) => Some(row.clone()),
                _ => None,
            };
            let step = even_keel::workbook::progress::step_at(sheet, place).unwrap();
            let opened = step.fields.iter().flat_map(|field| {
                let value = workbook.answer(&key(sheet, field, row.clone())).unwrap();
                cards(curriculum(), field, value)
            });
            let expected: HashSet<String> = opened.map(|card| format!("card-{card}")).collect();
            let shown: Vec<String> = all(document, "main section.card-care")
                .iter()
                .filter_map(|card| card.value().attr("aria-labelledby").map(str::to_owned))
                .collect();
            let once: HashSet<String> = shown.iter().cloned().collect();
            faults.unless(once.len() == shown.len(), page, || format!("a card is there twice: {shown:?}"));
            faults.unless(shown.len() == expected.len(), page, || format!("{shown:?} and not {expected:?}"));
            for card in all(document, "main section.card-care") {
                let calls = inside(card, "a[href^='tel:']").len();
                faults.unless(calls > 0, page, || format!("{} has no number to call", tag(card)));
            }
        },
    );
}

#[test]
fn an_answer_given_elsewhere_is_offered_and_never_filled_in() {
    let workbook = workbook(State::Halfway);
    on_pages(
        |page| page.state == State::Halfway && page.asks(),
        move |page, document, faults| {
            let (sheet, place) = page.sheet();
            let step = even_keel::workbook::progress::step_at(sheet, place).unwrap();
            let open = |field: &&Field| workbook.answer(&key(sheet, field, None)).is_none();
            let given = |from: &FieldRef| {
                let key = AnswerKey { worksheet: from.worksheet.clone(), field: from.field.clone(), row: None };
                workbook.answer(&key).is_some()
            };
            let offered = step.fields.iter().filter(|field| field.offer.as_ref().is_some_and(given));
            let expected = offered.filter(open).count();
            let offers = all(document, "main .offer");
            faults.unless(offers.len() == expected, page, || format!("{} offers and not {expected}", offers.len()));
            for offer in offers {
                let words = words_of(offer);
                faults.unless(words.contains(WORDS), page, || format!("{words:?} is offered"));
                faults.unless(inside(offer, "button").len() == 1, page, || "there is no way to take it".into());
            }
        },
    );
    // What somebody would rather not say is no answer to say again.
    on_pages(
        |page| page.state == State::Declined && page.asks(),
        |page, document, faults| {
            for offer in all(document, "main .offer") {
                faults.unless(false, page, || format!("{:?} is offered", words_of(offer)));
            }
        },
    );
}

#[test]
fn an_answer_of_choice_can_be_taken_back() {
    let clear = curriculum().word(Word::ClearAnswer);
    on_pages(
        |page| page.asks() && page.state == State::Declined,
        move |page, document, faults| {
            let (sheet, place) = page.sheet();
            let in_first = curriculum().stages[0].worksheets.iter().any(|own| own.id == sheet.id);
            let step = even_keel::workbook::progress::step_at(sheet, place).unwrap();
            let declined = step.fields.iter().filter(|field| field.may_decline && in_first).count();
            let buttons =
                all(document, "main form .field button").into_iter().filter(|button| words_of(*button) == clear);
            let buttons = buttons.count();
            faults.unless(buttons == declined, page, || format!("{buttons} ways back for {declined} answers"));
        },
    );
}

#[test]
fn home_says_where_one_is_and_leads_on() {
    on_pages(
        |page| page.route == Route::Home && page.state != State::New,
        |page, document, faults| {
            let text = all(document, "main").into_iter().map(words_of).collect::<String>();
            let stage = curriculum().stages.iter().find(|stage| stage.week == Some(1)).unwrap();
            let week = curriculum().phrase(Word::PhaseWeekOf, &[("n", "1"), ("total", "52")]);
            for words in [&week, &stage.title, &stage.lessons[0].title, &stage.worksheets[0].title] {
                faults.unless(text.contains(&one_line(words)), page, || format!("lacks {words:?}"));
            }
            for word in [Word::StatusNotRead, Word::SessionLink, Word::PlanLink, Word::Continue] {
                let words = curriculum().word(word);
                faults.unless(text.contains(words), page, || format!("lacks {words:?}"));
            }
            // Every day has a session while only the days are known; once sessions are written down, they are on Mondays.
            let session = match page.state {
                State::Filled => "Next session: Monday 30 November 2026. 09:30 Group. Leave at 09:30.",
                _ => curriculum().word(Word::SessionToday),
            };
            faults.unless(text.contains(session), page, || format!("lacks {session:?}"));
            let expected = match page.state {
                State::Filled => [Word::StatusInProgress, Word::StatusCompleted, Word::StatusRead],
                _ => [Word::StatusNotStarted, Word::StatusNotRead, Word::StatusNotStarted],
            };
            for word in expected {
                let words = curriculum().word(word);
                let shown = all(document, "main .task-status").into_iter().any(|status| words_of(status) == words);
                faults.unless(shown, page, || format!("nothing is {words:?}"));
            }
            let on = Route::Worksheet(even_keel::curriculum::WorksheetId::new("goals"), Place::Review);
            let href = on.href(curriculum(), BASE);
            let led = all(document, "main .btn-primary").iter().any(|link| link.value().attr("href") == Some(&href));
            faults.unless(led, page, || format!("nothing leads on to {href}"));
        },
    );
}

#[test]
fn a_number_of_ones_own_comes_right_after_the_emergency_number() {
    on_pages(
        |page| filled(page) && page.route == Route::Help,
        |page, document, faults| {
            let calls = all(document, "main a[href^='tel:']");
            let first: Vec<_> = calls.iter().filter_map(|link| link.value().attr("href")).take(2).collect();
            faults.unless(first == ["tel:999", "tel:+442079460000"], page, || format!("{first:?} come first"));
        },
    );
}
