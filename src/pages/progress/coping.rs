//! The second sign: urges, stress, mood, sleep and confidence over time, each by itself.

use leptos::prelude::*;

use super::nothing_yet;
use crate::curriculum::words::Word;
use crate::ui::chart::{Lines, Told, lines, moved, row_head, row_name, told};
use crate::ui::desk::Desk;
use crate::workbook::signs::{MEASURES, Measure, Point, measure};

/// What each of [`MEASURES`] is called, and what its ends mean.
const NAMES: [(Word, Word); 5] = [
    (Word::UrgesName, Word::UrgesEnds),
    (Word::StressName, Word::StressEnds),
    (Word::MoodName, Word::MoodEnds),
    (Word::SleepName, Word::SleepEnds),
    (Word::ConfidenceName, Word::ConfidenceEnds),
];

/// The section below its heading.
pub(super) fn section(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let views: Vec<AnyView> = MEASURES
        .into_iter()
        .zip(NAMES)
        .filter_map(|(asked, names)| {
            let found = desk.store.read(|workbook| measure(&curriculum, workbook, asked));
            one(desk, asked.0, names, &found)
        })
        .collect();
    if views.is_empty() {
        return nothing_yet(desk, Word::CopingNone, &["starting-line", "check-in", "weekly-check"]);
    }
    view! { <p class="quiet">{desk.say(Word::CopingKey)}</p> {views} }.into_any()
}

fn one(desk: Desk, id: &str, (word, ends): (Word, Word), found: &Measure) -> Option<AnyView> {
    let Measure { unit, daily, back } = found;
    let only = daily.last().or(back.last())?;
    let title = desk.say(word);
    let picture = lines(desk, &Lines { dots: daily, squares: back, unit: *unit, most: 10 });
    let of = Told {
        says: moved(desk, &title, *unit, 10, found.change(), Some(only)),
        key: desk.say(ends),
        heads: vec![
            row_head(desk, *unit),
            desk.say(Word::CopingDaily),
            desk.say(Word::CopingCount),
            desk.say(Word::CopingBack),
        ],
        rows: rows(desk, found),
        name: title,
    };
    Some(told(desk, id, of, picture))
}

/// A row for each week or month with either sort of answer.
fn rows(desk: Desk, found: &Measure) -> Vec<Vec<String>> {
    let mut days = Vec::new();
    for point in found.daily.iter().chain(&found.back) {
        if let Err(at) = days.binary_search(&point.from) {
            days.insert(at, point.from);
        }
    }
    let at = |points: &[Point], day| points.binary_search_by_key(&day, |point| point.from).ok().map(|at| points[at]);
    let none = || desk.say(Word::ChartNoAnswer);
    let row = |day| {
        let (daily, back) = (at(&found.daily, day), at(&found.back, day));
        vec![
            row_name(desk, found.unit, day),
            daily.map_or_else(none, |point| point.value.to_string()),
            daily.map_or(0, |point| point.count).to_string(),
            back.map_or_else(none, |point| point.value.to_string()),
        ]
    };
    days.into_iter().map(row).collect()
}
