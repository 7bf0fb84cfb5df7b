//! Sessions, ratings, the weekly check, anchors, cards and goals.

use super::person::{Diary, Person};
use super::{all, curriculum, in_words, last, middle, monday, month, page, short, text, told, words};
use chrono::NaiveDate;
use std::collections::BTreeMap;

fn twelve_weeks() -> (Diary, scraper::Html) {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let drawn = page(person.workbook());
    (person.diary, drawn)
}

/// Numbers by what `of` makes of their day.
fn by<K: Ord>(all: impl Iterator<Item = (NaiveDate, i32)>, of: impl Fn(NaiveDate) -> K) -> BTreeMap<K, Vec<i32>> {
    let mut found: BTreeMap<K, Vec<i32>> = BTreeMap::new();
    all.for_each(|(day, number)| found.entry(of(day)).or_default().push(number));
    found
}

#[test]
fn sessions_are_those_of_the_log() {
    let (diary, drawn) = twelve_weeks();
    let went = diary.sessions.iter().filter(|(_, went)| *went).count();
    let (says, rows) = told(&drawn, "sessions");
    assert_eq!(says, format!("You marked {} sessions, and you went to {went} of them.", diary.sessions.len()));
    let weeks = by(diary.sessions.iter().map(|(day, went)| (*day, i32::from(*went))), monday);
    let expected: Vec<Vec<String>> = weeks
        .iter()
        .map(|(week, went)| vec![short(*week), went.iter().sum::<i32>().to_string(), went.len().to_string()])
        .collect();
    assert_eq!(rows, expected);
    assert!(rows.len() >= 12, "{rows:?}");
}

#[test]
fn each_rating_is_told_by_the_middle_of_each_week_beside_those_that_look_back() {
    let (diary, drawn) = twelve_weeks();
    let measures = [
        ("craving", "Urges", "craving", Some("strongest-craving")),
        ("stress", "Stress", "stress", Some("stress")),
        ("mood", "Mood", "mood", None),
        ("sleep", "Sleep", "sleep", None),
        ("confidence", "Confidence", "coping-confidence", None),
    ];
    for (daily, name, back, weekly) in measures {
        let rating = |of: &[(&str, i32)], field| of.iter().find(|(known, _)| *known == field).map(|(_, n)| *n);
        let days = by(diary.check_ins.iter().filter_map(|one| Some((one.day, rating(&one.ratings, daily)?))), monday);
        let start = [(diary.first, rating(&diary.starting_line, back).unwrap())];
        let checks = diary.checks.iter().filter_map(|one| Some((one.day, rating(&one.of, weekly?)?)));
        let months = diary.months.iter().filter_map(|one| Some((one.day, rating(&one.of, back)?)));
        let looks_back = by(start.into_iter().chain(checks).chain(months), monday);

        let mut weeks: Vec<NaiveDate> = days.keys().chain(looks_back.keys()).copied().collect();
        weeks.sort();
        weeks.dedup();
        let cell = |found: Option<&Vec<i32>>| found.map_or_else(|| "No answer".into(), |all| middle(all));
        let row = |week: &NaiveDate| {
            let count = days.get(week).map_or(0, Vec::len).to_string();
            vec![short(*week), cell(days.get(week)), count, cell(looks_back.get(week))]
        };
        let (says, rows) = told(&drawn, daily);
        assert_eq!(rows, weeks.iter().map(row).collect::<Vec<_>>(), "{name}");

        let longer = if looks_back.len() > days.len() { &looks_back } else { &days };
        let ((first, from), (end, to)) = (longer.first_key_value().unwrap(), longer.last_key_value().unwrap());
        let number = |text: String| {
            text.strip_suffix('½')
                .map_or_else(|| text.parse::<f64>().unwrap(), |n| n.parse::<f64>().unwrap_or(0.0) + 0.5)
        };
        let (from, to) = (middle(from), middle(to));
        let way = match number(to.clone()).total_cmp(&number(from.clone())) {
            std::cmp::Ordering::Less => "lower than",
            std::cmp::Ordering::Equal => "the same as",
            std::cmp::Ordering::Greater => "higher than",
        };
        let (first, end) = (in_words(*first), in_words(*end));
        let expected =
            format!("{name}: {way} at first. {from} of 10 in the week of {first}, {to} of 10 in the week of {end}.");
        assert_eq!(says, expected);
    }
}

#[test]
fn the_weekly_check_is_told_question_by_question() {
    let (diary, drawn) = twelve_weeks();
    for field in [
        "use-days",
        "strongest-craving",
        "low-mood-days",
        "poor-sleep-days",
        "risky-days",
        "support-days",
        "meaning-days",
    ] {
        let answers =
            diary.checks.iter().map(|one| (one.day, one.of.iter().find(|(known, _)| *known == field).unwrap().1));
        let expected: Vec<_> = answers.map(|(day, number)| vec![short(monday(day)), number.to_string()]).collect();
        assert_eq!(told(&drawn, &format!("week-{field}")).1, expected, "{field}");
    }
    assert!(!text(&drawn).to_lowercase().contains("score of"), "nothing is added up");
}

#[test]
fn thoughts_of_hurting_oneself_are_in_no_chart() {
    let (_, drawn) = twelve_weeks();
    assert!(!text(&drawn).contains("hurting yourself") && all(&drawn, "#says-hard-thoughts").is_empty());
}

#[test]
fn two_missed_anchors_bring_the_persons_own_words_for_it() {
    let (diary, drawn) = twelve_weeks();
    let (day, kept) = diary.anchors.last().unwrap();
    let (says, rows) = told(&drawn, "anchors");
    let count = kept.iter().filter(|kept| **kept).count();
    assert_eq!(says, format!("You kept {count} of 5 anchors in the week up to {}.", in_words(*day)));
    assert_eq!(rows.len(), diary.anchors.len());
    let missed = ["Call my aunt", "Group on Thursday"];
    assert_eq!(rows.last().unwrap()[2], missed.join(", "));
    let card = words(all(&drawn, "section[aria-labelledby=drift]")[0]);
    for said in [
        "Call my aunt, Group on Thursday",
        "Breakfast tomorrow, and no late shift",
        "I text Kwame: 2 gone",
        "It's no fault",
    ] {
        assert!(card.contains(said), "{card}");
    }
}

#[test]
fn feedback_is_in_own_words_with_the_latest_first_and_goals_say_where_they_stand() {
    let (diary, drawn) = twelve_weeks();
    let shown = text(&drawn);
    let heads: Vec<String> = all(&drawn, "h3").into_iter().map(words).filter(|head| head.ends_with("2026")).collect();
    let expected: Vec<String> =
        diary.cards.iter().rev().map(|(day, from, _)| format!("{from}, {}", in_words(*day))).collect();
    assert_eq!(heads, expected);
    assert!(shown.contains("You pick up when I call."));
    assert!(shown.contains("Goals: 3. Reached: 1. Under way: 1."), "{shown}");
    let goals: Vec<String> = all(&drawn, ".goals li").into_iter().map(words).collect();
    assert_eq!(
        goals,
        ["Eat with my daughters Reached", "Swim every week Under way", "Night classes Changed or let go"]
    );
}

#[test]
fn completed_worksheets_are_those_that_the_person_called_so() {
    let person = Person::of_twelve_weeks(curriculum(), last());
    let mut done = BTreeMap::new();
    for (_, edit) in &person.edits {
        if let even_keel::workbook::Edit::MarkDone(sheet, is) = edit {
            done.insert(sheet.clone(), *is);
        }
    }
    let programme = curriculum().on(even_keel::curriculum::Shelf::Programme);
    let sheets: Vec<_> = programme.flat_map(|stage| &stage.worksheets).collect();
    let count = sheets.iter().filter(|sheet| done[&sheet.id]).count();
    let (says, _) = told(&page(person.workbook()), "sheets");
    assert_eq!(says, format!("{count} of {} worksheets are completed.", sheets.len()));
}

#[test]
fn ten_years_of_days_are_told_by_month() {
    let person = Person::of_years(curriculum(), last(), 10);
    let drawn = page(person.workbook());
    let moods = person.diary.check_ins.iter().map(|one| (one.day, one.ratings[0].1));
    let months = by(moods, |day| (chrono::Datelike::year(&day), chrono::Datelike::month(&day)));
    let expected: Vec<(String, String)> = months
        .iter()
        .map(|((year, number), moods)| (month(NaiveDate::from_ymd_opt(*year, *number, 1).unwrap()), middle(moods)))
        .collect();
    let rows: Vec<(String, String)> =
        told(&drawn, "mood").1.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    assert_eq!(rows, expected);
    assert!((119..=121).contains(&rows.len()), "{} months", rows.len());
    let cells = all(&drawn, "td").len();
    assert!(cells < 5_000, "{cells} cells: too many for a phone");
}
