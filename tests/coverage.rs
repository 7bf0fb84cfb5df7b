//! Where each topic of the article that Even Keel was asked to put into practice is taught or done, with words to find it by.
//!
//! The article's own words stand here for orientation only; the pages say everything in theirs. A topic moves with its row.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

use even_keel::app::render;
use even_keel::curriculum::{Curriculum, source};
use even_keel::route::Route;
use scraper::{Html, Selector};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A topic of the article: its section, its words there, and every page that answers it, each with a phrase of that page.
type Topic = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// How many items the article lists in a section.
const SECTIONS: [(&str, usize); 10] = [
    ("what an IOP is", 4),
    ("living at home", 2),
    ("what is treated", 3),
    ("who benefits", 4),
    ("a typical week", 4),
    ("week 1", 4),
    ("week 1: its purpose", 3),
    ("how progress is measured", 5),
    ("benefits of a week-to-week schedule", 4),
    ("preparing", 5),
];

#[rustfmt::skip]
const TOPICS: &[Topic] = &[
    ("what an IOP is", "regular therapy sessions multiple times per week", &[
        ("before/what-is-an-iop", "regular therapy, several times a week"),
        ("before/logistics?at=times", "on which days do you have sessions?"),
    ]),
    ("what an IOP is", "group and individual counseling", &[
        ("before/what-is-an-iop", "group and individual counselling"),
    ]),
    ("what an IOP is", "education about coping strategies and relapse prevention", &[
        ("before/what-is-an-iop", "learning to cope"),
        ("before/what-is-an-iop", "relapse prevention"),
    ]),
    ("what an IOP is", "support in rebuilding daily routines", &[
        ("before/what-is-an-iop", "help you build a routine"),
    ]),

    ("living at home", "participants live at home and attend sessions", &[
        ("before/what-is-an-iop", "you live at home"),
    ]),
    ("living at home", "apply skills to real-world situations immediately", &[
        ("before/what-is-an-iop", "the same evening in your own kitchen"),
    ]),

    ("what is treated", "substance use disorders", &[("before/what-is-an-iop", "some programmes treat substance use")]),
    ("what is treated", "mental health conditions", &[("before/what-is-an-iop", "some treat mental health")]),
    ("what is treated", "co-occurring disorders", &[
        ("before/what-is-an-iop", "many treat both at once"),
        ("week/1/use-and-mood", "care for both at once"),
    ]),

    ("who benefits", "do not require 24/7 supervision but need structured support", &[
        ("before/who-it-suits", "you need structure, but not somebody there day and night"),
    ]),
    ("who benefits", "have completed inpatient treatment and need ongoing care", &[
        ("before/who-it-suits", "you're stepping down"),
    ]),
    ("who benefits", "are balancing recovery with work, school, or family", &[
        ("before/who-it-suits", "you have a life to keep going"),
    ]),
    ("who benefits", "want to prevent relapse and strengthen coping", &[
        ("before/who-it-suits", "prevent a return to use and have more ways to cope"),
    ]),

    ("a typical week", "three to five days per week", &[("before/a-typical-week", "3 to 5 a week")]),
    ("a typical week", "each session lasting between 2 to 4 hours", &[("before/a-typical-week", "2 to 4 hours")]),
    ("a typical week", "morning, afternoon, and evening options", &[
        ("before/a-typical-week", "morning, afternoon or evening"),
    ]),
    ("a typical week", "what types of therapy and activities are included", &[
        ("before/a-typical-week", "kinds of session"),
        ("week/1/schedule?at=sessions&row=1&step=what", "what kind of session is it?"),
    ]),

    ("week 1", "initial assessments: mental health, substance use history, physical health", &[
        ("week/1/first-week", "mental health"),
        ("week/1/first-week", "substance use history"),
        ("week/1/first-week", "physical health"),
        ("week/1/intake-summary?at=mood", "how have your mood and your thoughts been lately?"),
        ("week/1/intake-summary?at=history", "what do you want staff to know about your substance use?"),
        ("week/1/intake-summary?at=body", "what health conditions do you live with?"),
    ]),
    ("week 1", "orientation sessions: program rules, structure, and expectations", &[
        ("week/1/first-week", "orientation is the tour"),
        ("week/1/rules-and-rights", "what it asks of you"),
        ("week/1/rules-and-questions?at=attending", "what do you do if you can't come?"),
    ]),
    ("week 1", "goal setting: participants set personal recovery goals", &[
        ("week/1/goals-that-fit", "a goal that fits is your own"),
        ("week/1/goals?at=goals", "add a goal"),
        ("week/1/goals?at=goals&row=1&step=start", "what is the first thing you'll do?"),
    ]),
    ("week 1", "introduction to group therapy: meeting peers", &[
        ("week/1/joining-a-group", "in your first group"),
        ("week/1/first-group?at=after-group", "what did you hear that helped"),
    ]),

    ("week 1: its purpose", "complete intake forms", &[
        ("week/1/first-week", "this step is called intake"),
        ("week/1/intake-summary", "less to explain on the day"),
    ]),
    ("week 1: its purpose", "building trust with counselors and peers", &[
        ("week/1/first-week", "trust takes time"),
    ]),
    ("week 1: its purpose", "undergo evaluations, set the foundation", &[
        ("week/1/first-week", "next comes the assessment"),
        ("week/1/starting-line", "a few numbers now let you see later what has changed"),
    ]),

    ("how progress is measured", "attendance and engagement in sessions", &[
        ("week/1/signs-of-progress", "you're there, and you take part"),
        ("week/1/weekly-check?at=weeks&row=1&step=support", "how many of them did you go to?"),
    ]),
    ("how progress is measured", "self-reported coping strategies and stress levels", &[
        ("week/1/signs-of-progress", "you cope better"),
        ("week/1/starting-line?at=stress-and-mood", "how much stress have you felt?"),
        ("week/1/weekly-check?at=weeks&row=1&step=strain", "how strong was your stress or worry?"),
    ]),
    ("how progress is measured", "reduction or cessation of substance use", &[
        ("week/1/signs-of-progress", "you use less, or not at all"),
        ("week/1/weekly-check?at=weeks&row=1&step=days", "on how many days did you drink alcohol or use another drug?"),
    ]),
    ("how progress is measured", "feedback from family members or other support systems", &[
        ("week/1/signs-of-progress", "other people notice"),
        ("week/1/signs-of-progress", "ask someone you trust"),
    ]),
    ("how progress is measured", "achievement of personal recovery goals", &[
        ("week/1/signs-of-progress", "you reach goals"),
        ("week/1/goals?at=goals&row=1&step=knowing", "where is this goal now?"),
    ]),

    ("benefits of a week-to-week schedule", "consistency: stability and accountability", &[
        ("before/why-weekly-works", "consistency"),
        ("before/why-weekly-works", "somebody also notices when your chair is empty"),
    ]),
    ("benefits of a week-to-week schedule", "skill reinforcement: frequent practice improves retention", &[
        ("before/why-weekly-works", "learning lasts longer when you practise with gaps between"),
    ]),
    ("benefits of a week-to-week schedule", "flexibility: apply what they learn in real life immediately", &[
        ("before/why-weekly-works", "flexibility"),
        ("before/why-weekly-works", "you can try it"),
    ]),
    ("benefits of a week-to-week schedule", "peer support: motivation and community", &[
        ("before/why-weekly-works", "a group can make you feel less alone"),
    ]),

    ("preparing", "confirm medical clearance", &[
        ("before/body-first", "talk to a doctor before you stop or cut down"),
        ("before/medical-check?at=doctor", "on what day is your check-up"),
        ("before/medical-check?at=questions", "what did they say?"),
    ]),
    ("preparing", "set personal goals: what you hope to achieve", &[
        ("before/why-now?at=more-less", "what do you want more of in your life?"),
        ("before/why-now?at=own-words", "why do you want this, and why now?"),
    ]),
    ("preparing", "arrange support systems: notify family or friends", &[
        ("before/support-list?at=people", "add a person"),
        ("before/support-list?at=people&row=1&step=telling", "have you told them about the programme yet?"),
        ("family", "how to help this week"),
    ]),
    ("preparing", "plan logistics: adjust work or school schedules", &[
        ("before/logistics?at=work-school", "who have you told, or who needs to know?"),
        ("before/logistics?at=travel", "how will you get there and back?"),
    ]),
    ("preparing", "prepare emotionally: self-reflection and honest discussion", &[
        ("before/feeling-ready?at=honest", "what do you need, so that you can be honest?"),
        ("before/feeling-ready?at=worries", "what worries you about starting?"),
    ]),
];

fn curriculum() -> Arc<Curriculum> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
    match source::load(&root) {
        Ok((curriculum, _)) => Arc::new(curriculum),
        Err(problems) => {
            let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("the content has {} problems:\n{}", list.len(), list.join("\n"));
        }
    }
}

/// What a page says below its navigation, in lower case with single blanks; nothing if there is no such page.
fn words_at(curriculum: &Arc<Curriculum>, address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let route = Route::parse(curriculum, path, query);
    // An address with a page or a row that is not there leads to the worksheet's start, which is another address.
    let own = route.href(curriculum, "");
    if route == Route::NotFound || own.split_once('?').map_or("", |(_, query)| query) != query {
        return None;
    }
    let page = Html::parse_document(&render(curriculum.clone(), route, "").html);
    let main = page.select(&Selector::parse("main").unwrap()).next()?;
    let text = main.text().collect::<String>().to_lowercase().replace('’', "'");
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn every_topic_of_the_article_is_where_the_table_says() {
    let curriculum = curriculum();
    let mut drawn = BTreeMap::new();
    let mut faults = Vec::new();
    for (section, item, places) in TOPICS {
        for (address, phrase) in *places {
            match drawn.entry(*address).or_insert_with(|| words_at(&curriculum, address)) {
                None => faults.push(format!("{section}, \"{item}\": there is no page {address}")),
                Some(words) if !words.contains(phrase) => {
                    faults.push(format!("{section}, \"{item}\": {address} does not say \"{phrase}\""));
                }
                Some(_) => {}
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_item_of_a_section_is_left_out() {
    for (section, count) in SECTIONS {
        let items: Vec<&str> = TOPICS.iter().filter(|topic| topic.0 == section).map(|topic| topic.1).collect();
        assert_eq!(items.len(), count, "{section}: {items:?}");
    }
    for (section, item, places) in TOPICS {
        assert!(SECTIONS.iter().any(|(known, _)| known == section), "{section} is not counted");
        assert!(!places.is_empty(), "\"{item}\" is nowhere");
        for (_, phrase) in *places {
            assert_eq!(*phrase, phrase.to_lowercase(), "phrases are looked for in lower case");
        }
    }
}
