//! What the urge log shows when its entries are laid side by side. It counts, and says nothing of causes.
//!
//! Nothing is said of fewer than [`FEW`] entries, and no time of the week, place or skill is named that fewer than
//! [`ALIKE`] entries speak of: less is chance. Strength is told by the middle answer, as in [`signs`](super::signs). An
//! entry with several skills counts for each of them, since nobody can tell which one it was. Skill practice is another log:
//! it asks how tense one was, and not how strong an urge.

use chrono::{Datelike, NaiveTime, Timelike};

use super::Workbook;
use super::signs::{Half, Row, middle, place, rows};
use crate::curriculum::ChoiceId;

/// Fewer entries show nothing.
pub const FEW: usize = 5;

/// So many entries have to agree before something is named.
pub const ALIKE: usize = 3;

/// The parts of a day, by the ids of the urge log, each with the hour at which it begins. The first is what is left over
/// from the night before.
const PARTS: [(&str, u32); 7] = [
    ("early-morning", 5),
    ("morning", 8),
    ("midday", 11),
    ("afternoon", 14),
    ("early-evening", 17),
    ("late-evening", 20),
    ("night", 23),
];

/// Entries that are alike in something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alike {
    /// How many.
    pub count: usize,
    /// How many of them have the number that `middle` is about.
    pub rated: usize,
    /// The middle of what was answered about them: how strong the urge was, or by how much it went down.
    pub middle: Option<Half>,
}

/// Entries by an option that they share.
pub type ByChoice = Vec<(ChoiceId, Alike)>;

/// The urge log, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patterns {
    /// All entries that have something in them.
    pub total: usize,
    /// Entries with a day and a part of the day: for each part of the day the seven weekdays, Monday first.
    pub grid: [[Alike; 7]; 7],
    /// The urge's strength by place.
    pub places: ByChoice,
    /// The urge's strength by company.
    pub company: ByChoice,
    /// By how much the number went down, by skill.
    pub skills: ByChoice,
}

/// A part of the day and a weekday: its place in the grid.
pub type Cell = (usize, usize);

#[derive(Default)]
struct Gathered {
    count: usize,
    numbers: Vec<i32>,
}

impl Gathered {
    fn take(&mut self, number: Option<i32>) {
        self.count += 1;
        self.numbers.extend(number);
    }

    fn close(self) -> Alike {
        Alike { count: self.count, rated: self.numbers.len(), middle: middle(&self.numbers) }
    }
}

impl Patterns {
    /// Lays the urge log out.
    pub fn read(workbook: &Workbook) -> Self {
        let mut total = 0;
        let mut grid: [[Gathered; 7]; 7] = Default::default();
        let (mut places, mut company, mut skills) = (Vec::new(), Vec::new(), Vec::new());
        for row in rows(workbook, "urge-log", "urges") {
            let (before, after) = (row.number("before", 10), row.number("after", 10));
            let part = part_of_day(&row);
            let day = row.day("day").map(|day| day.weekday().num_days_from_monday() as usize);
            let (place, with) = (row.choice("where"), row.choice("company"));
            if before.is_none() && part.is_none() && place.is_none() {
                continue;
            }
            total += 1;
            let cell = part.zip(day).and_then(|(part, day)| grid.get_mut(part)?.get_mut(day));
            cell.into_iter().for_each(|cell| cell.take(before));
            gather(&mut places, place, before);
            gather(&mut company, with, before);
            // Only an urge with both numbers says by how much it went down.
            if let Some(down) = before.zip(after).map(|(before, after)| before - after) {
                row.choices("skill").iter().for_each(|skill| gather(&mut skills, Some(skill), Some(down)));
            }
        }
        let grid = grid.map(|part| part.map(Gathered::close));
        Self { total, grid, places: closed(places), company: closed(company), skills: closed(skills) }
    }

    /// Entries with a day and a time.
    pub fn timed(&self) -> usize {
        self.grid.iter().flatten().map(|cell| cell.count).sum()
    }

    /// The time of the week with the most entries, and those that have as many.
    pub fn most_often(&self) -> Vec<Cell> {
        self.named(1, |cell| (cell.count >= ALIKE).then_some(cell.count))
    }

    /// The time of the week with the strongest urges, and those as strong. None unless there are two to compare.
    pub fn strongest(&self) -> Vec<Cell> {
        self.named(2, |cell| cell.middle.filter(|_| cell.rated >= ALIKE))
    }

    /// The cells that are greatest in something, of those that have it; none if fewer than `least` do.
    fn named<T: Ord>(&self, least: usize, of: impl Fn(&Alike) -> Option<T>) -> Vec<Cell> {
        let rows = self.grid.iter().enumerate();
        let cells = rows.flat_map(|(part, row)| row.iter().enumerate().map(move |(day, cell)| ((part, day), cell)));
        let known: Vec<(Cell, T)> = cells.filter_map(|(place, cell)| Some((place, of(cell)?))).collect();
        if self.timed() < FEW || known.len() < least {
            return Vec::new();
        }
        let greatest = known.iter().map(|(_, value)| value).max();
        known.iter().filter(|(_, value)| Some(value) == greatest).map(|(place, _)| *place).collect()
    }
}

/// Those of a list that are greatest, of those with enough numbers; several if they are equal.
pub fn greatest(list: &ByChoice) -> Vec<&(ChoiceId, Alike)> {
    let enough = || list.iter().filter(|(_, alike)| alike.rated >= ALIKE);
    let most = enough().map(|(_, alike)| alike.middle).max();
    enough().filter(|(_, alike)| Some(alike.middle) == most).collect()
}

/// A question has a handful of options, so a look through them all is as good as an index.
fn gather(into: &mut Vec<(ChoiceId, Gathered)>, choice: Option<&ChoiceId>, number: Option<i32>) {
    let Some(choice) = choice else { return };
    match into.iter_mut().find(|(known, _)| known == choice) {
        Some((_, gathered)) => gathered.take(number),
        None => into.push((choice.clone(), Gathered { count: 1, numbers: number.into_iter().collect() })),
    }
}

/// The greatest middle first, then the most entries.
fn closed(gathered: Vec<(ChoiceId, Gathered)>) -> ByChoice {
    let mut list = ByChoice::new();
    for (choice, one) in gathered {
        place(&mut list, (choice, one.close()), |(_, a), (_, b)| (a.middle, a.count) >= (b.middle, b.count));
    }
    list
}

/// The part of the day that was chosen, or else the one that the time lies in.
fn part_of_day(row: &Row<'_>) -> Option<usize> {
    let chosen = row.choice("when").and_then(|when| PARTS.iter().position(|(id, _)| *id == when.as_str()));
    chosen.or_else(|| row.time("time").map(part_at))
}

fn part_at(time: NaiveTime) -> usize {
    let begun = PARTS.iter().rposition(|(_, hour)| *hour <= time.hour());
    begun.unwrap_or(PARTS.len() - 1)
}

/// A trigger and the strength of the urge that it brings.
pub type Trigger = (String, Option<i32>);

/// The triggers of the map that have a name, the strongest first.
pub fn triggers(workbook: &Workbook) -> Vec<Trigger> {
    let trigger = |row: Row<'_>| Some((row.text("name")?.to_owned(), row.number("strength", 10)));
    let mut triggers: Vec<Trigger> = Vec::new();
    let read = rows(workbook, "trigger-map", "triggers").filter_map(trigger);
    read.for_each(|trigger| place(&mut triggers, trigger, |(_, a), (_, b)| a >= b));
    triggers
}

#[cfg(test)]
mod tests;
