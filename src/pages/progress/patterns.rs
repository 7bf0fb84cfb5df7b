//! What the urge log and the trigger map show side by side. Each says how many entries it rests on; below five it says so.

use leptos::prelude::*;

use super::nothing_yet;
use crate::curriculum::WorksheetId;
use crate::curriculum::words::Word;
use crate::ui::chart::{Square, Told, by_weekday, told};
use crate::ui::desk::Desk;
use crate::workbook::Value;
use crate::workbook::answer::in_words;
use crate::workbook::patterns::{ByChoice, Cell, FEW, Patterns, greatest, triggers};

/// The parts of the day, in the order of the grid: as a row's name, and inside a sentence.
const PARTS: [(Word, Word); 7] = [
    (Word::PartEarlyMorning, Word::InEarlyMorning),
    (Word::PartMorning, Word::InMorning),
    (Word::PartMidday, Word::InMidday),
    (Word::PartAfternoon, Word::InAfternoon),
    (Word::PartEarlyEvening, Word::InEarlyEvening),
    (Word::PartLateEvening, Word::InLateEvening),
    (Word::PartNight, Word::InNight),
];

/// More names than this for one thing are no answer.
const TIED: usize = 2;

/// The section below its heading.
pub(super) fn section(desk: Desk) -> AnyView {
    let (found, triggers) = desk.store.read(|workbook| (Patterns::read(workbook), triggers(workbook)));
    let map = (!triggers.is_empty()).then(|| map(desk, triggers));
    if found.total < FEW {
        return view! { {nothing_yet(desk, Word::PatternsNone, &["urge-log"])} {map} }.into_any();
    }
    view! {
        <p>{desk.say(Word::PatternsLead)}</p>
        {times(desk, &found)}
        {list(desk, Word::ByPlace, "where", &found.places, Word::ByStrength, Word::StrongestPlace)}
        {list(desk, Word::ByCompany, "company", &found.company, Word::ByStrength, Word::StrongestCompany)}
        {list(desk, Word::BySkill, "skill", &found.skills, Word::ByDrop, Word::MostDrop)}
        {map}
    }
    .into_any()
}

/// "From 14 entries."
fn from(desk: Desk, count: usize) -> String {
    desk.phrase(Word::PatternsFrom, &[("n", &count.to_string())])
}

/// When urges come: a number for each time of the week.
fn times(desk: Desk, found: &Patterns) -> AnyView {
    let timed = found.timed();
    if timed < FEW {
        return view! { <h3>{desk.say(Word::ByTime)}</h3> <p>{desk.say(Word::TimesFew)}</p> }.into_any();
    }
    let (often, strong) = (found.most_often(), found.strongest());
    let count = |cell: &Cell| found.grid[cell.0][cell.1].count.to_string();
    let mut says = Vec::new();
    if let Some(named) = named(desk, &often) {
        let n = often.first().map(count).unwrap_or_default();
        says.push(desk.phrase(Word::TimesOften, &[("time", &named), ("n", &n), ("total", &timed.to_string())]));
    }
    if let (Some(named), Some(cell)) = (named(desk, &strong), strong.first()) {
        let middle = found.grid[cell.0][cell.1].middle.map(|middle| middle.to_string()).unwrap_or_default();
        says.push(desk.phrase(Word::TimesStrong, &[("time", &named), ("n", &middle)]));
    }
    if says.is_empty() {
        says.push(desk.say(Word::TimesEven));
    }
    says.push(from(desk, timed));
    let row = |(part, words): (usize, &(Word, Word))| {
        let cell = |cell: &crate::workbook::patterns::Alike| Square {
            sign: cell.count.to_string(),
            words: String::new(),
            weight: u8::from(cell.count > 0),
        };
        let mut cells: Vec<Square> = found.grid[part].iter().map(cell).collect();
        for (_, day) in often.iter().filter(|(at, _)| *at == part) {
            cells[*day].weight = 2;
        }
        (desk.say(words.0), cells)
    };
    let rows = PARTS.iter().enumerate().map(row).collect();
    let grid = by_weekday(desk, desk.say(Word::ByTime), desk.say(Word::TimesCorner), rows);
    let of = Told { says: says.join(" "), ..Told::default() };
    view! { <h3>{desk.say(Word::ByTime)}</h3> {told(desk, "times", of, None)} {grid} }.into_any()
}

/// One time of the week in words, or two that are alike.
fn named(desk: Desk, cells: &[Cell]) -> Option<String> {
    if cells.is_empty() || cells.len() > TIED {
        return None;
    }
    let weekdays = &desk.curriculum().language.weekdays;
    let one = |(part, day): &Cell| {
        desk.phrase(Word::TimesOne, &[("weekday", &weekdays[*day]), ("part", &desk.say(PARTS[*part].1))])
    };
    Some(cells.iter().map(one).collect::<Vec<_>>().join(&desk.say(Word::ListAnd)))
}

/// Entries by an option of one of the log's questions.
fn list(desk: Desk, title: Word, field: &str, list: &ByChoice, head: Word, sentence: Word) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let asked =
        curriculum.worksheet(&WorksheetId::new("urge-log"))?.1.fields().find(|(_, f)| f.id.as_str() == field)?.1;
    let label = |id: &crate::curriculum::ChoiceId| in_words(&curriculum, asked, &Value::Choice(id.clone()));
    let total: usize = list.iter().map(|(_, alike)| alike.count).sum();
    if total < FEW {
        return None;
    }
    let first = greatest(list);
    let says = match first[..] {
        [(id, alike)] if list.len() > 1 => {
            let (n, count) = (alike.middle.unwrap_or_default().to_string(), alike.count.to_string());
            desk.phrase(sentence, &[("name", &label(id)), ("n", &n), ("count", &count)])
        }
        _ => desk.say(Word::TimesEven),
    };
    let says = format!("{says} {}", from(desk, total));
    let row = |(id, alike): &(crate::curriculum::ChoiceId, crate::workbook::patterns::Alike)| {
        let middle = alike.middle.map_or_else(|| desk.say(Word::ChartNoAnswer), |middle| middle.to_string());
        vec![label(id), alike.count.to_string(), middle]
    };
    let name = desk.say(title);
    let heads = vec![name.clone(), desk.say(Word::ByCount), desk.say(head)];
    let of = Told { says, name, heads, rows: list.iter().map(row).collect(), ..Told::default() };
    Some(view! { <h3>{of.name.clone()}</h3> {told(desk, field, of, None)} }.into_any())
}

/// The trigger map, the strongest first.
fn map(desk: Desk, triggers: Vec<(String, Option<i32>)>) -> AnyView {
    let says = desk.phrase(Word::MapCount, &[("n", &triggers.len().to_string())]);
    let none = desk.say(Word::ChartNoAnswer);
    let row = |(name, strength): (String, Option<i32>)| vec![name, strength.map_or(none.clone(), |n| n.to_string())];
    let heads = vec![desk.say(Word::MapTrigger), desk.say(Word::MapStrength)];
    let name = desk.say(Word::MapTitle);
    let of = Told { says, name, heads, rows: triggers.into_iter().map(row).collect(), ..Told::default() };
    view! { <h3>{of.name.clone()}</h3> {told(desk, "triggers", of, None)} }.into_any()
}
