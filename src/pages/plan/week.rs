//! A week in numbers and words, for a counsellor. The person picks the week and what of it is printed; neither is kept.

use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::print;
use crate::workbook::answer::date_in_words;
use crate::workbook::week::{Block, Check, check_route, checks, week};

/// The page below its heading.
pub(super) fn inside(desk: Desk) -> AnyView {
    let chosen_week = RwSignal::new(0_usize);
    let left_out = RwSignal::new(BTreeSet::<usize>::new());
    let all = Memo::new(move |_| desk.store.read(|workbook| checks(&desk.curriculum(), workbook)));
    // Without a weekly check the week is the one that ends today.
    let last = move || all.with(|all| all.get(chosen_week.get()).map(|check| check.day)).or_else(|| desk.today.get());
    let blocks = Memo::new(move |_| {
        let row = all.with(|all| all.get(chosen_week.get()).map(|check| check.row.clone()));
        let Some(last) = last() else { return Vec::new() };
        desk.store.read(|workbook| week(&desk.curriculum(), workbook, last, row.as_ref()))
    });
    let until = move || {
        let date = last().map(|last| date_in_words(&desk.curriculum(), last))?;
        Some(view! { <p>{desk.phrase(Word::WeekUntil, &[("date", &date)])}</p> })
    };
    let leave_out = move || {
        let option = |(at, block): (usize, Block)| print::tick(left_out, at, block.title);
        let options: Vec<AnyView> = blocks.get().into_iter().enumerate().map(option).collect();
        (!options.is_empty()).then(|| {
            view! {
                <fieldset class="field needs-app no-print" aria-describedby="week-hint">
                    <legend class="label">{desk.say(Word::WeekLeaveOut)}</legend>
                    <p class="hint" id="week-hint">{desk.say(Word::WeekHint)}</p>
                    {options}
                </fieldset>
            }
        })
    };
    let shown = move || {
        let shown = blocks.get().into_iter().enumerate().filter(|(at, _)| left_out.with(|out| !out.contains(at)));
        shown.map(|(_, block)| block_view(desk, &block)).collect_view()
    };
    view! {
        {move || empty(desk, all.with(Vec::is_empty))}
        {move || pick(desk, &all.get(), chosen_week)}
        {leave_out}
        {print::offer(desk, Word::Print)}
        {until}
        {shown}
    }
    .into_any()
}

/// Where no week has been looked back at yet: what will be here, and the way to it.
fn empty(desk: Desk, none: bool) -> Option<AnyView> {
    let route = check_route(&desk.curriculum()).filter(|_| none)?;
    let title = crate::ui::trail::title(desk, &route);
    let view = view! {
        <p class="empty no-print">
            {desk.say(Word::WeekNone)} " " <a href=desk.href(&route)>{desk.phrase(Word::OpenSheet, &[("title", &title)])}</a>
        </p>
    };
    Some(view.into_any())
}

/// The weeks that there are, where there is a choice.
fn pick(desk: Desk, all: &[Check], chosen: RwSignal<usize>) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let options = all.iter().enumerate().map(|(at, check)| {
        let date = date_in_words(&curriculum, check.day);
        view! { <option value=at.to_string()>{date}</option> }
    });
    (all.len() > 1).then(|| {
        view! {
            <div class="field needs-app no-print">
                <label class="label" for="week">{desk.say(Word::WeekPick)}</label>
                <p class="hint" id="week-pick-hint">{desk.say(Word::WeekPickHint)}</p>
                <select
                    class="input"
                    id="week"
                    aria-describedby="week-pick-hint"
                    autocomplete="off"
                    on:change=move |event| chosen.set(event_target_value(&event).parse().unwrap_or(0))
                >
                    {options.collect_view()}
                </select>
            </div>
        }
        .into_any()
    })
}

fn block_view(desk: Desk, block: &Block) -> AnyView {
    let lines = block.lines.iter().map(|(label, text)| {
        view! { <div><dt>{label.clone()}</dt> <dd class="words">{text.clone()}</dd></div> }
    });
    view! {
        <h2>{block.title.clone()}</h2>
        {change(desk, &block.route, &block.title)}
        <dl class="answers">{lines.collect_view()}</dl>
    }
    .into_any()
}

fn change(desk: Desk, route: &Route, title: &str) -> AnyView {
    let title = title.to_owned();
    view! {
        <p class="change">
            <a href=desk.href(route)>{desk.say(Word::Change)} <span class="sr-only">" " {title}</span></a>
        </p>
    }
    .into_any()
}
