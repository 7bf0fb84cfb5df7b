//! What each sort of page must show: the whole lesson, every question, every part of the plan, every number.

use crate::{BASE, Page, State, all, curriculum, inside, on_pages, one_line, words_of};
use even_keel::curriculum::words::Word;
use even_keel::curriculum::{Field, LessonId, Part, Step, Worksheet};
use even_keel::route::{Place, Route};
use scraper::Html;

fn main_text(document: &Html) -> String {
    all(document, "main").into_iter().map(words_of).collect()
}

/// The words of a piece of HTML.
fn text_of(html: &str) -> String {
    words_of(Html::parse_fragment(html).root_element())
}

fn is_lesson(page: &Page) -> bool {
    matches!(page.route, Route::Lesson(_))
}

fn lesson(page: &Page) -> &'static even_keel::curriculum::Lesson {
    let Route::Lesson(id) = &page.route else { panic!("{} is no lesson", page) };
    let id: &LessonId = id;
    curriculum().lesson(id).unwrap().1
}

#[test]
fn a_lesson_shows_its_checks_with_what_each_answer_says() {
    on_pages(is_lesson, |page, document, faults| {
        let checks = &lesson(page).checks;
        let shown = all(document, ".check .check-question");
        faults.unless(checks.len() == shown.len(), page, || format!("{} checks", shown.len()));
        for (check, question) in checks.iter().zip(shown) {
            let words = inside(question, "h3").into_iter().map(words_of).collect::<String>();
            faults.unless(words == one_line(&check.question), page, || format!("{words:?} is asked"));
            let answers = inside(question, "details");
            faults
                .unless(answers.len() == check.answers.len(), page, || format!("{words:?}: {} answers", answers.len()));
            for (answer, details) in check.answers.iter().zip(answers) {
                let shown = words_of(details);
                let whole = one_line(&format!("{} {}", answer.text, answer.feedback));
                faults.unless(shown.replace(' ', "") == whole.replace(' ', ""), page, || {
                    format!("{shown:?} and not {whole:?}")
                });
            }
        }
    });
}

#[test]
fn a_lesson_shows_its_message_example_task_and_sources() {
    on_pages(is_lesson, |page, document, faults| {
        let lesson = lesson(page);
        let lead: String = all(document, "main .lead").into_iter().map(words_of).collect();
        faults.unless(lead == one_line(&lesson.main), page, || format!("its one message is {lead:?}"));
        let example: String = all(document, "aside.example > *").into_iter().map(words_of).collect();
        let told = lesson.example.as_ref().map(|told| one_line(&told.title) + &text_of(&told.html));
        faults.unless(example == told.unwrap_or_default(), page, || "no example person".into());
        let now: String = all(document, "section.now .prose").into_iter().map(words_of).collect();
        let wanted = lesson.now.as_deref().map(text_of).unwrap_or_default();
        faults.unless(now == wanted, page, || format!("to do now: {now:?}"));
        faults.unless(main_text(document).contains(&text_of(&lesson.html)), page, || "not all of its prose".into());
        let task: String = all(document, "section.try > div").into_iter().map(words_of).collect();
        let wanted = lesson.try_it.as_ref().map(|task| text_of(&task.html)).unwrap_or_default();
        faults.unless(task == wanted, page, || "nothing to try".into());
        let sources = all(document, "section.sources li");
        faults.unless(!sources.is_empty(), page, || "no sources".into());
        faults.unless(sources.len() == lesson.sources.len(), page, || format!("{} sources", sources.len()));
        for (source, item) in lesson.sources.iter().zip(sources) {
            let words = words_of(item);
            let whole =
                words.contains(&one_line(&source.text)) && words.contains(&source.checked.format("%Y").to_string());
            faults.unless(whole, page, || format!("{words:?} lacks its text or its date"));
        }
    });
}

#[test]
fn a_lesson_leads_on_to_its_worksheet() {
    on_pages(is_lesson, |page, document, faults| {
        let Some(id) = lesson(page).try_it.as_ref().and_then(|task| task.worksheet.as_ref()) else { return };
        let href = Route::Worksheet(id.clone(), Place::Start).href(curriculum(), BASE);
        let led = all(document, "section.try a").into_iter().any(|link| link.value().attr("href") == Some(&href));
        faults.unless(led, page, || format!("no link to {href}"));
    });
}

#[test]
fn every_citation_has_its_number_in_the_list() {
    on_pages(
        |_| true,
        |page, document, faults| {
            for cite in all(document, "a.cite") {
                let id = cite.value().attr("href").unwrap_or_default().trim_start_matches('#').to_owned();
                let lists = all(document, "ol").into_iter();
                let place = lists
                    .filter_map(|list| inside(list, "li").iter().position(|li| li.value().id() == Some(&id)))
                    .next();
                let expected = place.map(|place| format!("[{}]", place + 1)).unwrap_or_default();
                faults.unless(words_of(cite) == expected, page, || {
                    format!("{} points to {id}, {expected}", words_of(cite))
                });
            }
        },
    );
}

fn step_of<'s>(sheet: &'s Worksheet, place: &Place) -> Option<&'s Step> {
    even_keel::workbook::progress::step_at(sheet, place)
}

#[test]
fn a_step_shows_each_question_with_its_hint_reason_and_options() {
    on_pages(Page::asks, |page, document, faults| {
        let (sheet, place) = page.sheet();
        let step = step_of(sheet, place).unwrap();
        let shown = all(document, "main form .field");
        for (field, part) in step.fields.iter().zip(&shown) {
            let words = words_of(*part);
            let options = even_keel::workbook::answer::options(&field.kind).iter().map(|option| &option.label);
            let texts = [Some(&field.label), Some(&field.hint), field.example.as_ref(), field.why.as_ref()];
            for text in texts.into_iter().flatten().chain(options) {
                faults.unless(words.contains(&one_line(text)), page, || format!("{} lacks {text:?}", field.id));
            }
            let declining = words.contains(curriculum().word(Word::NotSure));
            // Once something is written, declining is no longer offered.
            let fits = declining == field.may_decline || page.state != State::New;
            faults.unless(fits, page, || format!("{}: declining is {declining}", field.id));
        }
        faults.unless(main_text(document).contains(&text_of(&step.intro)), page, || "no introduction".into());
    });
}

#[test]
fn every_page_for_writing_says_who_can_see_it_and_how_to_go_on() {
    on_pages(
        |page| matches!(page.route, Route::Worksheet(..)),
        |page, document, faults| {
            let (_, place) = page.sheet();
            let text = main_text(document);
            faults.unless(text.contains(&one_line(curriculum().word(Word::WhoCanSeeText))), page, || "not said".into());
            let on = all(document, "main .btn-primary").len();
            faults.unless(on == 1, page, || format!("{on} ways on"));
            if matches!(place, Place::Step(_) | Place::Row(..)) {
                let skip = curriculum().word(Word::Skip);
                let skips = all(document, "main .actions a.btn").into_iter().any(|link| words_of(link) == skip);
                faults.unless(skips, page, || "it can't be skipped".into());
            }
        },
    );
}

#[test]
fn a_worksheet_begins_with_why_how_long_and_what_is_coming() {
    on_pages(
        |page| matches!(page.route, Route::Worksheet(_, Place::Start)),
        |page, document, faults| {
            let (sheet, _) = page.sheet();
            let text = main_text(document);
            let titles = sheet.parts.iter().map(|part| match part {
                Part::Step(step) => &step.title,
                Part::Group(group) => &group.title,
            });
            for words in titles.chain([&sheet.why]) {
                faults.unless(text.contains(&one_line(words)), page, || format!("lacks {words:?}"));
            }
            faults.unless(text.contains(&sheet.minutes.to_string()), page, || "not how long it takes".into());
            let before = sheet.before.as_deref().map(text_of).unwrap_or_default();
            faults.unless(text.contains(&before), page, || "not what is coming".into());
            let card = sheet.card.as_ref().map(|card| format!("#card-{card}"));
            let shown = card.is_none_or(|card| all(document, &card).len() == 1);
            faults.unless(shown, page, || "not its card".into());
        },
    );
}

#[test]
fn a_review_lists_every_question_with_a_way_to_change_it() {
    on_pages(
        |page| matches!(page.route, Route::Worksheet(_, Place::Review)) && page.state == State::New,
        |page, document, faults| {
            let (sheet, _) = page.sheet();
            let outside: Vec<&Field> =
                sheet.fields().filter(|(group, _)| group.is_none()).map(|(_, field)| field).collect();
            let terms: Vec<String> = all(document, "main dl dt").into_iter().map(words_of).collect();
            let labels: Vec<String> = outside.iter().map(|field| one_line(&field.label)).collect();
            faults.unless(terms == labels, page, || format!("{terms:?} and not {labels:?}"));
            let groups = sheet.parts.iter().filter(|part| matches!(part, Part::Group(_))).count();
            let changes = all(document, "main .change a").len();
            faults.unless(changes == labels.len() + groups, page, || format!("{changes} ways to change"));
            let blank = curriculum().word(Word::NotProvided);
            let blanks = main_text(document).matches(blank).count();
            faults.unless(blanks == labels.len() + groups, page, || format!("{blanks} blanks"));
            let after = sheet.after.as_deref().map(text_of).unwrap_or_default();
            faults.unless(main_text(document).contains(&after), page, || "no settling step".into());
        },
    );
}

#[test]
fn a_stage_lists_all_that_is_in_it_and_its_daily_practice() {
    on_pages(
        |page| matches!(page.route, Route::Stage(_)),
        |page, document, faults| {
            let Route::Stage(id) = &page.route else { return };
            let stage = curriculum().stage(id).unwrap();
            let text = main_text(document);
            let lessons = stage.lessons.iter().map(|lesson| &lesson.title);
            let sheets = stage.worksheets.iter().map(|sheet| &sheet.title);
            let practice = stage.practice.iter();
            for title in lessons.chain(sheets).chain([&stage.summary]).chain(practice.clone().map(|each| &each.title)) {
                faults.unless(text.contains(&one_line(title)), page, || format!("lacks {title:?}"));
            }
            for each in practice {
                faults.unless(text.contains(&text_of(&each.html)), page, || "no practice".into());
            }
            faults.unless(text.contains(&text_of(&stage.html)), page, || "no opening".into());
        },
    );
}

#[test]
fn the_plan_shows_every_part_with_its_gap() {
    on_pages(
        |page| page.route == Route::Plan && page.state == State::New,
        |page, document, faults| {
            let parts = all(document, "main section.part");
            faults.unless(parts.len() == 16, page, || format!("{} parts", parts.len()));
            for (part, shown) in curriculum().plan.iter().zip(parts) {
                let words = words_of(shown);
                for text in [&part.title, &part.about, &part.gap] {
                    faults.unless(words.contains(&one_line(text)), page, || format!("{} lacks {text:?}", part.id));
                }
            }
        },
    );
}

#[test]
fn the_help_page_begins_with_numbers_and_has_every_country() {
    on_pages(
        |page| page.route == Route::Help,
        |page, document, faults| {
            let first = all(document, "main a").into_iter().next().and_then(|link| link.value().attr("href"));
            faults
                .unless(first.is_some_and(|href| href.starts_with("tel:")), page, || format!("{first:?} comes first"));
            let text = main_text(document);
            for country in &curriculum().safety.countries {
                for line in &country.lines {
                    for part in [Some(&line.name), Some(&line.about), line.call.as_ref(), line.text.as_ref()] {
                        let there = part.is_none_or(|part| text.contains(&one_line(part)));
                        faults.unless(there, page, || format!("{} lacks {part:?}", country.name));
                    }
                }
            }
        },
    );
}
