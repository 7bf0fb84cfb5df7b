//! The few lines of the plan that go on one sheet: which there are, which fit, and who can be called. It cuts nothing: what
//! does not fit is left for the person to choose.

use std::collections::BTreeSet;

use super::{Entry, Line, PartView};
use crate::curriculum::{FieldRef, Short};
use crate::order;
use crate::route::{Place, Route};
use crate::workbook::AnswerKey;

/// Lines under one heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The heading.
    pub title: String,
    /// Whether these are the person's own people.
    pub people: bool,
    /// What there is, the most telling first.
    pub items: Vec<Item>,
}

/// What is chosen or left out as a whole: a line, all of a row, or a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Names it where a choice is kept.
    pub key: String,
    /// What each line is called, and what it says.
    pub lines: Vec<(String, String)>,
    /// The number to call, where it is a person who gave one.
    pub phone: Option<String>,
    /// Where it was written.
    pub route: Route,
}

/// A sheet with room for so many lines of so many letters, and what its headings take.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// How many lines.
    pub lines: usize,
    /// How many letters fit into a line.
    pub letters: usize,
    /// How many lines a heading takes.
    pub heading: usize,
}

/// One side of A4 or Letter, whichever is shorter and narrower.
pub const PAGE: Sheet = Sheet { lines: 34, letters: 74, heading: 2 };

/// The fewest digits of a telephone number.
const SHORTEST: usize = 3;

/// One half of a folded card.
pub const CARD: Sheet = Sheet { lines: 9, letters: 34, heading: 1 };

/// The lines for one short page. Whoever can be called stands in a section of their own.
pub fn sections(plan: &[PartView<'_>], page: Short) -> Vec<Section> {
    let on = plan.iter().filter(|view| view.part.on.contains(&page) && !view.part.short.is_empty());
    let section = |view: &PartView<'_>, items, people| Section { title: view.part.title.clone(), people, items };
    let mut sections: Vec<Section> = on.map(|view| section(view, items(view), false)).collect();
    sections.retain(|section| !section.items.is_empty());
    let first = plan.iter().find(|view| view.part.on.contains(&Short::People));
    let items = people(plan);
    if let Some(view) = first.filter(|view| view.part.on.contains(&page) && !items.is_empty()) {
        sections.push(section(view, items, true));
    }
    sections
}

/// The lines of a part that stand on short pages: each by itself, but those of a row together.
fn items(view: &PartView<'_>) -> Vec<Item> {
    let rank = |line: &Line| view.part.short.iter().position(|at| is_at(at, &line.key));
    let mut ranked = Vec::new();
    for entry in &view.entries {
        let lines: Vec<(usize, &Line)> =
            entry.lines.iter().filter_map(|line| rank(line).map(|rank| (rank, line))).collect();
        let Some((rank, first)) = lines.first().copied() else { continue };
        if is_row(first) {
            ranked.push((rank, item(first, lines.iter().map(|(_, line)| *line))));
        } else {
            ranked.extend(lines.into_iter().map(|(rank, line)| (rank, item(line, [line]))));
        }
    }
    order::sort_by_key(&mut ranked, |(rank, _)| *rank);
    ranked.into_iter().map(|(_, item)| item).collect()
}

fn is_at(at: &FieldRef, key: &AnswerKey) -> bool {
    at.worksheet == key.worksheet && at.field == key.field
}

fn is_row(line: &Line) -> bool {
    matches!(line.route, Route::Worksheet(_, Place::Row(..)))
}

fn item<'l>(first: &Line, lines: impl IntoIterator<Item = &'l Line>) -> Item {
    let lines = lines.into_iter().map(|line| (line.label.clone(), line.text.clone()));
    Item { key: name(&first.key), lines: lines.collect(), phone: None, route: first.route.clone() }
}

fn name(key: &AnswerKey) -> String {
    let row = key.row.as_ref().map(|row| format!("/{row}"));
    format!("{}/{}{}", key.worksheet, key.field, row.unwrap_or_default())
}

/// The person's own people, in the order of the plan: whoever has a row or a number in a part that names people. A number
/// that stands there twice is one person.
pub fn people(plan: &[PartView<'_>]) -> Vec<Item> {
    people_in(plan.iter().filter(|view| view.part.on.contains(&Short::People)))
}

/// The same of some parts, in the order in which they are given.
pub fn people_in<'v>(parts: impl Iterator<Item = &'v PartView<'v>>) -> Vec<Item> {
    let mut people: Vec<Item> = Vec::new();
    for entry in parts.flat_map(|view| &view.entries) {
        for person in named(entry) {
            let known = |other: &Item| match (&other.phone, &person.phone) {
                (Some(one), Some(other)) => digits(one) == digits(other),
                _ => other.lines == person.lines,
            };
            if !people.iter().any(known) {
                people.push(person);
            }
        }
    }
    people
}

/// Who is named in an entry: once for each number, and without one where a whole row is about them.
fn named(entry: &Entry) -> Vec<Item> {
    let name_line = entry.lines.iter().find(|line| !line.dials);
    let mut numbers = entry.lines.iter().filter(|line| line.dials).peekable();
    if numbers.peek().is_none() {
        let row = name_line.filter(|line| is_row(line));
        return row
            .map(|line| Item { lines: vec![(line.text.clone(), String::new())], ..item(line, []) })
            .into_iter()
            .collect();
    }
    let call = |(at, line): (usize, &Line)| {
        // Of several numbers of one person each but the first says what it is.
        let who = match name_line {
            Some(name) if at == 0 => name.text.clone(),
            Some(name) => format!("{}, {}", name.text, line.label),
            None => line.label.clone(),
        };
        Item { lines: vec![(who, line.text.clone())], phone: number(&line.text), ..item(line, []) }
    };
    numbers.enumerate().map(call).collect()
}

/// A number that a telephone can dial; words in its place are shown and not called.
fn number(text: &str) -> Option<String> {
    (digits(text).len() >= SHORTEST).then(|| text.to_owned())
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

impl Sheet {
    /// How many lines an item takes.
    pub fn takes(self, item: &Item) -> usize {
        let line = |text: &str| text.chars().count().div_ceil(self.letters).max(1);
        let all = item.lines.iter().map(|(label, text)| format!("{label} {text}").lines().map(line).sum::<usize>());
        all.sum::<usize>().max(1)
    }

    /// How many lines what was chosen takes, headings included.
    pub fn taken(self, sections: &[Section], chosen: &BTreeSet<String>) -> usize {
        let section = |section: &Section| {
            let items = section.items.iter().filter(|item| chosen.contains(&item.key));
            let lines: usize = items.map(|item| self.takes(item)).sum();
            if lines == 0 { 0 } else { lines + self.heading }
        };
        sections.iter().map(section).sum()
    }

    /// What stands on it while nobody has chosen: from each section in turn the next line that still fits.
    pub fn first_choice(self, sections: &[Section]) -> BTreeSet<String> {
        let mut chosen = BTreeSet::new();
        let most = sections.iter().map(|section| section.items.len()).max().unwrap_or(0);
        for turn in 0..most {
            for item in sections.iter().filter_map(|section| section.items.get(turn)) {
                let fresh = chosen.insert(item.key.clone());
                if fresh && self.taken(sections, &chosen) > self.lines {
                    chosen.remove(&item.key);
                }
            }
        }
        chosen
    }
}

#[cfg(test)]
mod tests;
