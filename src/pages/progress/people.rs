//! The fourth and the fifth sign: what people close by say, in their words, and goals. Words are not counted into numbers.

use leptos::prelude::*;

use super::{nothing_yet, sheet_link};
use crate::curriculum::words::Word;
use crate::ui::chart::{Told, name, told};
use crate::ui::desk::Desk;
use crate::workbook::signs::{self, Card, Unit};

/// So many cards are open; the others are folded below them.
const OPEN: usize = 3;

/// The feedback cards, the latest first.
pub(super) fn feedback(desk: Desk) -> AnyView {
    let cards = desk.store.read(signs::feedback);
    if cards.is_empty() {
        return nothing_yet(desk, Word::PeopleNone, &["feedback-card"]);
    }
    let says = desk.phrase(Word::PeopleCount, &[("n", &cards.len().to_string())]);
    let mut views: Vec<AnyView> = cards.iter().map(|card| one(desk, card)).collect();
    let older = views.split_off(views.len().min(OPEN));
    let older = (!older.is_empty()).then(|| {
        let summary = desk.phrase(Word::PeopleOlder, &[("n", &older.len().to_string())]);
        view! { <details class="numbers"><summary>{summary}</summary>{older}</details> }
    });
    view! { <p>{says} " " {sheet_link(desk, "feedback-card")}</p> {views} {older} }.into_any()
}

fn one(desk: Desk, card: &Card) -> AnyView {
    let from = card.from.clone().unwrap_or_else(|| desk.say(Word::PeopleSomeone));
    let head = match card.day {
        Some(day) => desk.phrase(Word::PeopleFrom, &[("name", &from), ("date", &name(desk, Unit::Week, day))]),
        None => from,
    };
    let asked = [Word::PeopleNotice, Word::PeopleHelps, Word::PeopleWorry];
    let said = asked.into_iter().zip(&card.said).filter_map(|(word, said)| Some((word, said.clone()?)));
    let line = |(word, said): (Word, String)| {
        view! { <div><dt>{desk.say(word)}</dt> <dd class="words">{said}</dd></div> }
    };
    view! { <h3>{head}</h3> <dl class="answers">{said.map(line).collect_view()}</dl> }.into_any()
}

/// The goals and where each stands.
pub(super) fn goals(desk: Desk) -> AnyView {
    let goals = desk.store.read(|workbook| signs::goals(&desk.curriculum(), workbook));
    if goals.is_empty() {
        return nothing_yet(desk, Word::GoalsNone, &["goals"]);
    }
    let count = |id: &str| {
        goals.iter().filter(|goal| goal.state.as_ref().is_some_and(|state| state.as_str() == id)).count().to_string()
    };
    let (total, reached, way) = (goals.len().to_string(), count("reached"), count("under-way"));
    let says = desk.phrase(Word::GoalsCount, &[("n", &reached), ("total", &total), ("way", &way)]);
    let class = |state: Option<&str>| match state {
        Some("reached") => "task completed",
        Some("under-way") => "task in-progress",
        _ => "task",
    };
    let row = |goal: signs::Goal| {
        let state = goal.words.unwrap_or_else(|| desk.say(Word::NotProvided));
        let class = class(goal.state.as_ref().map(|state| state.as_str()));
        view! {
            <li>
                <div class=class>
                    <span>{goal.goal}</span>
                    " "
                    <span class="task-about">{state}</span>
                </div>
            </li>
        }
    };
    let of = Told { says, ..Told::default() };
    let rows = goals.into_iter().map(row).collect_view();
    view! { {told(desk, "goals", of, None)} <ul class="tasks goals">{rows}</ul> <p>{sheet_link(desk, "goals")}</p> }
        .into_any()
}
