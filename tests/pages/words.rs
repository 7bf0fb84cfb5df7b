//! Words on each page: titles that match and give nothing away, no marks left to be filled in, nothing empty.

use crate::{Page, State, all, curriculum, on_every_page, one_line, pages, says_something, tag, words_of};
use even_keel::curriculum::source::form::WordingFile;
use even_keel::curriculum::words::Word;
use even_keel::curriculum::{Curriculum, Part, Step, Worksheet};
use even_keel::route::{Daily, Place, Route};
use std::path::Path;

/// The heading that a page must have, read from the content and not from the code that draws it.
fn heading(curriculum: &Curriculum, page: &Page) -> String {
    let Page { state, route, .. } = page;
    let page = |id: &str| curriculum.pages.iter().find(|page| page.id == id).unwrap().title.clone();
    match route {
        Route::Home if *state == State::New => page("welcome"),
        Route::Home => curriculum.word(Word::HomeTitle).into(),
        Route::Contents => curriculum.word(Word::ContentsTitle).into(),
        Route::Stage(id) => curriculum.stage(id).unwrap().title.clone(),
        Route::Lesson(id) => curriculum.lesson(id).unwrap().1.title.clone(),
        Route::Worksheet(id, place) => place_heading(curriculum, curriculum.worksheet(id).unwrap().1, place),
        Route::Daily(page) => curriculum
            .word(match page {
                Daily::CheckIn => Word::CheckInTitle,
                Daily::Urge => Word::UrgeTitle,
                Daily::Journal => Word::JournalTitle,
                Daily::Tips => Word::TipsTitle,
            })
            .into(),
        Route::Plan => curriculum.word(Word::PlanTitle).into(),
        Route::Paper(paper) => curriculum.word(paper.words().0).into(),
        Route::Schedule => curriculum.word(Word::ScheduleTitle).into(),
        Route::Progress => curriculum.word(Word::ProgressTitle).into(),
        Route::Help => page("help"),
        Route::Settings => curriculum.word(Word::SettingsTitle).into(),
        Route::Search => curriculum.word(Word::SearchTitle).into(),
        Route::FamilyContents => curriculum.word(Word::FamilyContentsTitle).into(),
        Route::FamilyNotes => curriculum.word(Word::FamilyNotesTitle).into(),
        Route::Page(id) => page(id),
        Route::Lock => curriculum.word(Word::LockTitle).into(),
        Route::Backup => curriculum.word(Word::BackupTitle).into(),
        Route::Share => curriculum.word(Word::ShareTitle).into(),
        Route::Room => curriculum.word(Word::RoomTitle).into(),
        Route::NotFound => curriculum.word(Word::NotFoundTitle).into(),
    }
}

fn place_heading(curriculum: &Curriculum, sheet: &Worksheet, place: &Place) -> String {
    let steps = |steps: &[Step], id| steps.iter().find(|step| step.id == id).map(|step| step.title.clone());
    let found = sheet.parts.iter().find_map(|part| match (part, place) {
        (Part::Step(step), Place::Step(id)) => steps(std::slice::from_ref(step), id.clone()),
        (Part::Group(group), Place::Group(id)) if group.id == *id => Some(group.title.clone()),
        (Part::Group(group), Place::Row(id, _, step)) if group.id == *id => steps(&group.steps, step.clone()),
        _ => None,
    });
    match place {
        Place::Start => sheet.title.clone(),
        Place::Review => curriculum.phrase(Word::ReviewTitle, &[("title", &sheet.title)]),
        _ => found.unwrap(),
    }
}

#[test]
fn the_heading_is_the_one_of_the_content() {
    on_every_page(|page, document, faults| {
        let expected = one_line(&heading(curriculum(), page));
        for h1 in all(document, "h1") {
            faults.unless(words_of(h1) == expected, page, || format!("{:?} and not {expected:?}", words_of(h1)));
        }
    });
}

#[test]
fn the_title_is_the_heading_and_the_apps_name() {
    on_every_page(|page, _, faults| {
        let heading = heading(curriculum(), page);
        let welcome = page.route == Route::Home && page.state == State::New;
        let expected = if welcome { heading } else { format!("{heading} – Even Keel") };
        faults.unless(page.rendered.title == expected, page, || {
            format!("{:?} and not {expected:?}", page.rendered.title)
        });
    });
}

fn wording() -> WordingFile {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en/banned-words.toml");
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A text as its words, each with a blank on both sides.
fn as_words(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    let words = words.map(|word| word.trim_matches('\'')).map(|word| word.strip_suffix("'s").unwrap_or(word));
    format!(" {} ", words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
}

#[test]
fn titles_and_addresses_give_nothing_away() {
    let telling = wording().discreet;
    assert!(telling.len() > 50 && telling.iter().any(|word| word == "drinking"), "the list is not the one we know");
    on_every_page(move |page, _, faults| {
        for text in [&page.rendered.title, &page.rendered.description, &page.address] {
            let shown = as_words(text);
            for word in telling.iter().filter(|word| shown.contains(&as_words(word))) {
                faults.unless(false, page, || format!("{text:?} says {word:?}"));
            }
        }
    });
}

#[test]
fn no_mark_is_left_to_be_filled_in() {
    on_every_page(|page, _, faults| {
        for text in [&page.rendered.html, &page.rendered.title, &page.rendered.description] {
            for (at, _) in text.match_indices(['{', '}']) {
                let near: String = text[..at].chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
                let after: String = text[at..].chars().take(30).collect();
                faults.unless(false, page, || format!("…{near}{after}…"));
            }
        }
    });
}

#[test]
fn markdown_is_not_left_unwritten() {
    on_every_page(|page, document, faults| {
        for element in all(document, "main p, main li, main h2, main h3, main summary, main legend, main label, main a")
        {
            let words = words_of(element);
            let raw =
                ["**", "](", "[^", "##", "&amp;", "&lt;", "&quot;", "&#"].iter().find(|sign| words.contains(**sign));
            faults.unless(raw.is_none(), page, || format!("{:?} in {words:?}", raw.unwrap_or(&"")));
        }
    });
}

#[test]
fn nothing_that_speaks_is_empty() {
    let speaking = "a, button, summary, h1, h2, h3, label, legend, dt, dd, option, td, th, strong, em, li";
    on_every_page(|page, document, faults| {
        for element in all(document, speaking) {
            let name = element.value().attr("aria-label").map(str::to_owned).unwrap_or_else(|| words_of(element));
            faults.unless(says_something(&name), page, || format!("{} is empty", tag(element)));
        }
        // A paragraph may wait for words of its own, such as "Saved", only where it announces them or is not read out.
        for element in all(document, "p, span") {
            let waits = ["role", "aria-hidden"].iter().any(|name| element.value().attr(name).is_some());
            let filled = says_something(&words_of(element)) || words_of(element).contains(['–', '[', '.']);
            faults.unless(waits || filled, page, || format!("{} is empty", tag(element)));
        }
        for element in all(document, "[aria-label], [title], [placeholder], [alt]") {
            for name in ["aria-label", "title", "placeholder"] {
                let value = element.value().attr(name);
                faults
                    .unless(value.is_none_or(says_something), page, || format!("{} has an empty {name}", tag(element)));
            }
        }
    });
}

#[test]
fn no_placeholder_or_tooltip_carries_words() {
    on_every_page(|page, document, faults| {
        for element in all(document, "[placeholder], [title]") {
            faults.unless(false, page, || tag(element));
        }
    });
}

#[test]
fn every_page_says_that_it_does_not_replace_treatment() {
    let words = one_line(curriculum().word(Word::NotTreatment));
    on_every_page(move |page, document, faults| {
        let said = all(document, "footer p").into_iter().any(|text| words_of(text).contains(&words));
        faults.unless(said, page, || "not said in the footer".into());
        let printed = all(document, ".print-only").into_iter().any(|text| words_of(text).contains(&words));
        faults.unless(printed, page, || "not said on paper".into());
    });
}

#[test]
fn no_two_pages_of_the_contents_share_a_title() {
    let listed = |page: &&Page| {
        page.state == State::New
            && matches!(page.route, Route::Stage(_) | Route::Lesson(_) | Route::Worksheet(_, Place::Start))
    };
    let mut titles: Vec<&str> = pages().iter().filter(listed).map(|page| page.rendered.title.as_str()).collect();
    let count = titles.len();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), count);
}
