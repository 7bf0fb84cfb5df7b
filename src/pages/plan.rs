//! The plan: read here, written in worksheets. Each line leads back to where it was written. The pages made of it are below.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::platform::clock;
use crate::route::{Paper, Route};
use crate::ui::desk::Desk;
use crate::ui::{list, print};
use crate::workbook::answer::date_in_words;
use crate::workbook::plan::{Entry, Line, PartView, plan};

mod parts;
mod people;
mod rehearsal;
mod sheet;
mod week;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let parts = move || {
        let curriculum = desk.curriculum();
        desk.store.read(|workbook| {
            let parts = plan(&curriculum, workbook);
            parts.iter().enumerate().map(|(index, part)| part_view(desk, index + 1, part)).collect_view()
        })
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::PlanTitle)}</h1>
        <p class="lead">{desk.say(Word::PlanLead)}</p>
        <p>{move || list::plan_count(desk)}</p>
        {print::offer(desk, Word::PrintPlan)}
        <section class="no-print" aria-labelledby="papers">
            <h2 id="papers">{desk.say(Word::PlanPapers)}</h2>
            {list::papers(desk)}
        </section>
        {parts}
    }
    .into_any()
}

/// A page made of the plan; none while what is read on it is not here.
pub(super) fn paper(desk: Desk, paper: Paper) -> Option<AnyView> {
    let (title, about) = paper.words();
    let inside = match paper {
        Paper::Fridge | Paper::Wallet => sheet::inside(desk, paper),
        Paper::Crisis => people::inside(desk),
        Paper::Parts => parts::inside(desk),
        Paper::Rehearsal => rehearsal::inside(desk, Route::Paper(paper).stage(&desk.curriculum())?.text()?),
        Paper::Week => week::inside(desk),
    };
    let up = [(Route::Plan, desk.say(Word::PlanTitle))];
    let view = view! {
        {crate::ui::trail::crumbs(desk, &up)}
        <h1 tabindex="-1">{desk.say(title)}</h1>
        <p class="lead no-print">{desk.say(about)}</p>
        {inside}
    };
    Some(view.into_any())
}

fn part_view(desk: Desk, number: usize, part: &PartView<'_>) -> AnyView {
    let id = format!("part-{number}");
    let entries = part.entries.iter().map(|entry| entry_view(desk, entry)).collect_view();
    view! {
        <section class="part" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{format!("{number}. {}", part.part.title)}</h2>
            <p class="quiet">{part.part.about.clone()}</p>
            {entries}
            {part.entries.is_empty().then(|| gap(desk, part))}
        </section>
    }
    .into_any()
}

/// What is said where a part has nothing in it, with the way to where it can be written.
fn gap(desk: Desk, part: &PartView<'_>) -> AnyView {
    let link = part.open.as_ref().map(|open| {
        view! { " " <a href=desk.href(&open.route)>{desk.phrase(Word::OpenSheet, &[("title", &open.title)])}</a> }
    });
    view! { <p class="empty">{part.part.gap.clone()}{link}</p> }.into_any()
}

fn entry_view(desk: Desk, entry: &Entry) -> AnyView {
    let lines = entry.lines.iter().map(|line| {
        let change = desk.phrase(Word::ChangeIn, &[("label", &line.label), ("title", &entry.title)]);
        view! {
            <div>
                <dt>{line.label.clone()}</dt>
                <dd class="words">{line.text.clone()}</dd>
                <dd class="change">
                    <a href=desk.href(&line.route)>
                        {desk.say(Word::Change)} <span class="sr-only">" " {change}</span>
                    </a>
                </dd>
                {older(desk, line)}
            </div>
        }
    });
    view! { <dl class="answers">{lines.collect_view()}</dl> }.into_any()
}

/// Answers to the same line that a newer one took the place of, folded away.
fn older(desk: Desk, line: &Line) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let items = line.older.iter().map(|older| {
        let date = clock::day_of(older.at.0).map(|day| date_in_words(&curriculum, day)).unwrap_or_default();
        let from = desk.phrase(Word::OlderFrom, &[("title", &older.title), ("date", &date)]);
        view! { <p>{from}</p> <p class="words">{older.text.clone()}</p> }
    });
    let count = line.older.len().to_string();
    (!line.older.is_empty()).then(|| {
        view! {
            <dd class="older">
                <details class="more">
                    <summary>
                        {desk.phrase(Word::Older, &[("n", &count)])}
                        <span class="sr-only">" " {line.label.clone()}</span>
                    </summary>
                    {items.collect_view()}
                </details>
            </dd>
        }
        .into_any()
    })
}
