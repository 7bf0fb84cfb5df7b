//! A walk through a made-up hard moment with one's own lines at hand. Nothing is scored, asked for or kept.

use leptos::prelude::*;

use super::sheet::lines;
use super::{gap, people};
use crate::curriculum::words::Word;
use crate::curriculum::{Scene, Short, StageText, WorksheetId};
use crate::platform::{clock, document};
use crate::route::{Paper, Place, Route};
use crate::ui::desk::Desk;
use crate::workbook::plan::plan;
use crate::workbook::plan::short::sections;

/// The worksheet in which a rehearsal can be written down.
const SHEET: &str = "plan-rehearsal";

/// The stops after the scene: the last one is the way back to the room one sits in.
const LAST: usize = 4;

/// Which scene, and how far one has come in it.
type At = RwSignal<Option<(usize, usize)>>;

/// The page below its heading.
pub(super) fn inside(desk: Desk, text: &StageText) -> AnyView {
    let at: At = RwSignal::new(None);
    let scenes = text.scenes.clone();
    let list = scenes.iter().enumerate().map(|(index, scene)| {
        view! {
            <li>
                <button class="btn" type="button" on:click=move |_| go(at, index, 1)>{scene.title.clone()}</button>
            </li>
        }
    });
    let sheet = Route::Worksheet(WorksheetId::new(SHEET), Place::Start);
    let list = list.collect_view();
    let walk = move || at.get().and_then(|(index, reached)| Some(walk(desk, at, scenes.get(index)?, index, reached)));
    view! {
        <p>{desk.say(Word::RehearsalBefore)}</p>
        <div class="needs-app">
            <h2 id="stop-0" tabindex="-1">{desk.say(Word::RehearsalScenes)}</h2>
            <ul class="plain scenes">{list}</ul>
            {walk}
        </div>
        <p><a class="btn-link" href=desk.href(&sheet)>{desk.say(Word::RehearsalSheet)}</a></p>
    }
    .into_any()
}

/// Goes to a stop, and takes the focus to its heading once that is there.
fn go(at: At, scene: usize, stop: usize) {
    at.set((stop > 0).then_some((scene, stop)));
    clock::after(0, move || {
        document::focus_into_view(&format!("#stop-{stop}"));
    });
}

/// The stops as far as one has come.
fn walk(desk: Desk, at: At, scene: &Scene, index: usize, reached: usize) -> AnyView {
    let html = desk.prose(&scene.html);
    let first = view! {
        <h2 id="stop-1" tabindex="-1">{scene.title.clone()}</h2>
        <div class="prose now" inner_html=html></div>
        <p><strong>{desk.say(Word::RehearsalNotice)}</strong></p>
        {own_lines(desk, Short::Signs)}
    };
    let second = (reached > 1).then(|| {
        view! {
            <h2 id="stop-2" tabindex="-1">{desk.say(Word::RehearsalFirst)}</h2>
            {own_lines(desk, Short::Moves)}
        }
    });
    let third = (reached > 2).then(|| {
        view! {
            <section class="stop">
                <h2 id="stop-3" tabindex="-1">{desk.say(Word::RehearsalWho)}</h2>
                {people::own(desk)}
                <p>
                    <a class="btn-link" href=desk.href(&Route::Paper(Paper::Crisis))>{desk.say(Word::CrisisTitle)}</a>
                </p>
            </section>
        }
    });
    let end = (reached >= LAST).then(|| {
        view! {
            <h2 id="stop-4" tabindex="-1">{desk.say(Word::RehearsalEnd)}</h2>
            <p>{desk.say(Word::RehearsalAfter)}</p>
        }
    });
    let (words, next) = if reached < LAST { (Word::RehearsalOn, reached + 1) } else { (Word::RehearsalOther, 0) };
    view! {
        {first}
        {second}
        {third}
        {end}
        <p class="actions">
            <button class="btn btn-primary" type="button" on:click=move |_| go(at, index, next)>
                {desk.say(words)}
            </button>
        </p>
    }
    .into_any()
}

/// What the plan says for this stop, and where it says nothing yet, the way to write one line.
fn own_lines(desk: Desk, short: Short) -> AnyView {
    let curriculum = desk.curriculum();
    desk.store.read(|workbook| {
        let plan = plan(&curriculum, workbook);
        let found = sections(&plan, short);
        let gaps = plan.iter().filter(|view| view.part.on.contains(&short) && view.entries.is_empty());
        let gaps = gaps.map(|view| gap(desk, view)).collect_view();
        let shown = found.iter().map(|section| {
            let items = section.items.iter().map(|item| view! { <li>{lines(item)}</li> });
            view! { <h3>{section.title.clone()}</h3> <ul class="plain">{items.collect_view()}</ul> }
        });
        view! { {shown.collect_view()} {gaps} }.into_any()
    })
}
