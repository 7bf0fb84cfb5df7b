//! The plan: read here, written in worksheets. Each line leads back to where it was written.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::ui::{list, print};
use crate::workbook::plan::{Entry, PartView, plan};

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
        {parts}
    }
    .into_any()
}

fn part_view(desk: Desk, number: usize, part: &PartView<'_>) -> AnyView {
    let id = format!("part-{number}");
    let entries = part.entries.iter().map(|entry| entry_view(desk, entry)).collect_view();
    let gap = part.entries.is_empty().then(|| {
        let link = part.open.as_ref().map(|open| {
            view! { " " <a href=desk.href(&open.route)>{desk.phrase(Word::OpenSheet, &[("title", &open.title)])}</a> }
        });
        view! { <p class="empty">{part.part.gap.clone()}{link}</p> }
    });
    view! {
        <section class="part" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{format!("{number}. {}", part.part.title)}</h2>
            <p class="quiet">{part.part.about.clone()}</p>
            {entries}
            {gap}
        </section>
    }
    .into_any()
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
            </div>
        }
    });
    view! { <dl class="answers">{lines.collect_view()}</dl> }.into_any()
}
