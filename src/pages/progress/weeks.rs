//! The weekly check question by question, the anchors week by week, and the monthly card. Nothing is added up.

use leptos::prelude::*;

use super::{nothing_yet, sheet_link};
use crate::curriculum::words::Word;
use crate::ui::chart::{Lines, Told, course, lines, name, row_head, row_name, told};
use crate::ui::desk::Desk;
use crate::workbook::signs::{self, Anchors, Unit, over_time, unit};

/// A question of the weekly check, its greatest number, its name.
type Item = (&'static str, i32, Word);

/// The three domains. The question on thoughts of hurting oneself is left out: it belongs with a person, and in no chart.
const DOMAINS: [(Word, &[Item]); 3] = [
    (Word::WeeksUse, &[("use-days", 7, Word::ItemUse), ("strongest-craving", 10, Word::ItemUrge)]),
    (
        Word::WeeksRisk,
        &[
            ("stress", 10, Word::ItemStress),
            ("low-mood-days", 7, Word::ItemMood),
            ("poor-sleep-days", 7, Word::ItemSleep),
            ("risky-days", 7, Word::ItemRisky),
        ],
    ),
    (
        Word::WeeksSupport,
        &[
            ("support-days", 7, Word::ItemSupport),
            ("meaning-days", 7, Word::ItemMeaning),
            ("confidence", 10, Word::ItemConfidence),
        ],
    ),
];

/// The weekly check.
pub(super) fn checks(desk: Desk) -> AnyView {
    let list = ("weekly-check", "weeks", "check-date");
    let domain = |(title, items): (Word, &[Item])| {
        let views: Vec<AnyView> = items
            .iter()
            .filter_map(|(field, most, word)| {
                let found = desk.store.read(|workbook| over_time(workbook, list, field, *most));
                course(desk, &format!("week-{field}"), desk.say(*word), desk.say(Word::ChartAnswer), found, *most)
            })
            .collect();
        (!views.is_empty()).then(|| {
            let summary = view! { <summary><span class="fold-name">{desk.say(title)}</span></summary> };
            view! { <details class="fold">{summary} {views}</details> }.into_any()
        })
    };
    let views: Vec<AnyView> = DOMAINS.into_iter().filter_map(domain).collect();
    if views.is_empty() { nothing_yet(desk, Word::WeeksNone, &["weekly-check"]) } else { views.into_any() }
}

/// The anchors, and what was agreed for when two are missed.
pub(super) fn anchors(desk: Desk) -> AnyView {
    let found = desk.store.read(|workbook| Anchors::read(&desk.curriculum(), workbook));
    let Some(last) = found.weeks.last().filter(|_| !found.names.is_empty()) else {
        return nothing_yet(desk, Word::AnchorsNone, &["anchors"]);
    };
    let most = i32::try_from(found.names.len()).unwrap_or(1);
    let kept = last.count().to_string();
    let date = name(desk, Unit::Week, last.day);
    let total = found.names.len().to_string();
    let unit = unit(found.weeks.iter().map(|week| week.day));
    let counts = found.weeks.iter().map(|week| (week.day, i32::try_from(week.count()).unwrap_or(0)));
    let points = signs::course(unit, counts);
    let none = || desk.say(Word::AnchorsNobody);
    let comma = desk.say(Word::ListComma);
    let join = |names: Vec<&str>| if names.is_empty() { none() } else { names.join(&comma) };
    let week = |week: &signs::Week| {
        vec![row_name(desk, Unit::Week, week.day), join(found.named(week, true)), join(found.named(week, false))]
    };
    let month = |point: &signs::Point| vec![row_name(desk, unit, point.from), point.value.to_string()];
    // The table has what the picture shows: months where the weeks are too many.
    let (rows, mut heads): (Vec<_>, _) = match unit {
        Unit::Week => (found.weeks.iter().map(week).collect(), vec![desk.say(Word::AnchorsDay)]),
        Unit::Month => (points.iter().map(month).collect(), vec![row_head(desk, unit)]),
    };
    heads.push(desk.say(Word::AnchorsKept));
    heads.extend((unit == Unit::Week).then(|| desk.say(Word::AnchorsMissed)));
    let of = Told {
        name: desk.say(Word::AnchorsTitle),
        says: desk.phrase(Word::AnchorsCount, &[("n", &kept), ("total", &total), ("date", &date)]),
        heads,
        rows,
        ..Told::default()
    };
    let picture = lines(desk, &Lines { dots: &points, squares: &[], unit, most });
    let drift = found.drift().map(|week| drift(desk, &found, &join(found.named(week, false))));
    view! { {drift} {told(desk, "anchors", of, picture)} }.into_any()
}

/// A nudge: what slipped, and what the person themselves wrote down for it.
fn drift(desk: Desk, found: &Anchors, missed: &str) -> AnyView {
    let own = |word: Word, text: &Option<String>| {
        text.clone().map(|text| view! { <div><dt>{desk.say(word)}</dt> <dd class="words">{text}</dd></div> })
    };
    let (action, tell) = (own(Word::DriftAction, &found.action), own(Word::DriftTell, &found.tell));
    let open = (action.is_none() || tell.is_none()).then(|| view! { <p>{desk.say(Word::DriftOpen)}</p> });
    view! {
        <section class="card card-care" aria-labelledby="drift">
            <h3 id="drift">{desk.say(Word::DriftTitle)}</h3>
            <p>{desk.phrase(Word::DriftText, &[("names", missed)])}</p>
            <dl class="answers">{action} {tell}</dl>
            {open}
            <p>{sheet_link(desk, "anchors")}</p>
        </section>
    }
    .into_any()
}

/// The monthly cards. Their ratings are the squares of the second sign; here are the anchors, and all numbers in a table.
pub(super) fn months(desk: Desk) -> AnyView {
    let fields = [
        ("anchors-kept", 5, Word::AnchorsTitle),
        ("stress", 10, Word::StressName),
        ("mood", 10, Word::MoodName),
        ("sleep", 10, Word::SleepName),
        ("craving", 10, Word::UrgesName),
        ("coping-confidence", 10, Word::ConfidenceName),
    ];
    let rows = desk.store.read(|workbook| {
        let mut cards = Vec::new();
        signs::rows(workbook, "monthly-card", "months")
            .filter_map(|row| Some((row.day("card-date")?, fields.map(|(field, most, _)| row.number(field, most)))))
            .for_each(|card| signs::place(&mut cards, card, |(a, _), (b, _)| a <= b));
        cards
    });
    let kept = rows.iter().filter_map(|(day, numbers)| Some((*day, numbers[0]?)));
    let points: Vec<_> = kept.map(|(from, n)| signs::Point { from, value: signs::Half(2 * n), count: 1 }).collect();
    if rows.is_empty() {
        return nothing_yet(desk, Word::MonthsNone, &["monthly-card"]);
    }
    let none = desk.say(Word::ChartNoAnswer);
    let cell = |number: &Option<i32>| number.map_or_else(|| none.clone(), |number| number.to_string());
    let row = |(day, numbers): &(chrono::NaiveDate, [Option<i32>; 6])| {
        std::iter::once(row_name(desk, Unit::Month, *day)).chain(numbers.iter().map(cell)).collect()
    };
    let heads = std::iter::once(row_head(desk, Unit::Month)).chain(fields.map(|(_, _, word)| desk.say(word)));
    let of = Told {
        name: desk.say(Word::MonthsTitle),
        says: desk.phrase(Word::MonthsCount, &[("n", &rows.len().to_string())]),
        key: desk.say(Word::MonthsKey),
        heads: heads.collect(),
        rows: rows.iter().map(row).collect(),
    };
    let picture = lines(desk, &Lines { dots: &points, squares: &[], unit: Unit::Month, most: 5 });
    told(desk, "months", of, picture)
}
