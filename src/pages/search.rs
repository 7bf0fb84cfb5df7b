//! Search: pages show while somebody types. What is typed stays in memory until the tab is closed: it is in no address, and
//! nothing keeps it.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{CardId, Curriculum, Shelf};
use crate::platform::clock;
use crate::route::Route;
use crate::search::{Entry, MOST, Target, screen};
use crate::ui::desk::{Desk, Index};
use crate::ui::{safety, trail};
use crate::workbook::answer::{CRISIS, speaks_of_harm};

/// How long typing rests before the number of pages is said, in milliseconds.
const REST: u32 = 700;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    // On the host there is nobody to fetch it for.
    Effect::new(move |_| desk.fetch_index());
    let found = Memo::new(move |_| match desk.index.get() {
        Index::Here(index) => desk.sought.with(|sought| index.find(sought).into_iter().cloned().collect()),
        Index::Absent | Index::Lost => Vec::new(),
    });
    view! {
        <h1 tabindex="-1">{desk.say(Word::SearchTitle)}</h1>
        {form(desk)}
        {crisis(desk)}
        {status(desk, found)}
        {lost(desk)}
        {results(desk, found)}
        <p><a class="btn-link" href=desk.href(&Route::Contents)>{desk.say(Word::SearchContents)}</a></p>
    }
    .into_any()
}

/// The field has no name, so that nothing of it can get into an address.
fn form(desk: Desk) -> AnyView {
    view! {
        <form class="needs-app" role="search" novalidate on:submit=|event| event.prevent_default()>
            <div class="field">
                <label class="label" for="sought">{desk.say(Word::SearchLabel)}</label>
                <p class="hint" id="sought-hint">{desk.say(Word::SearchHint)}</p>
                <input
                    class="input"
                    type="search"
                    id="sought"
                    aria-describedby="sought-hint"
                    autocomplete="off"
                    prop:value=desk.sought.get_untracked()
                    on:input=move |event| desk.sought.set(event_target_value(&event))
                />
            </div>
        </form>
    }
    .into_any()
}

/// Who looks for a way to die is shown where there is somebody to talk to.
fn crisis(desk: Desk) -> AnyView {
    let harm = Memo::new(move |_| {
        let curriculum = desk.curriculum();
        desk.sought.with(|sought| speaks_of_harm(&curriculum.safety.phrases, sought))
    });
    let card = move || harm.get().then(|| safety::card(desk, &CardId::new(CRISIS)));
    view! { <div aria-live="polite">{card}</div> }.into_any()
}

/// How many pages fit, said once typing rests.
fn status(desk: Desk, found: Memo<Vec<Entry>>) -> AnyView {
    let said = RwSignal::new(desk.say(Word::SearchNothingYet));
    Effect::new(move |_| {
        let count = found.with(Vec::len);
        let sought = desk.sought.get();
        let here = matches!(desk.index.get(), Index::Here(_));
        clock::after(REST, move || {
            // The page may have been left meanwhile.
            if said.is_disposed() || desk.sought.get_untracked() != sought {
                return;
            }
            said.set(match count {
                _ if sought.trim().is_empty() || !here => desk.say(Word::SearchNothingYet),
                0 => format!("{} {}", desk.say(Word::SearchFoundNone), desk.say(Word::SearchTryOther)),
                1 => desk.say(Word::SearchFoundOne),
                MOST => desk.phrase(Word::SearchFoundBest, &[("n", &MOST.to_string())]),
                many => desk.phrase(Word::SearchFound, &[("n", &many.to_string())]),
            });
        });
    });
    view! { <p class="needs-app" role="status">{move || said.get()}</p> }.into_any()
}

fn lost(desk: Desk) -> AnyView {
    let view = move || {
        matches!(desk.index.get(), Index::Lost).then(|| {
            view! {
                <section class="card card-care" aria-label=desk.say(Word::SearchTitle)>
                    <p>{desk.say(Word::SearchLost)}</p>
                    <p>
                        <button class="btn" type="button" on:click=move |_| desk.fetch_index()>
                            {desk.say(Word::TryAgain)}
                        </button>
                    </p>
                </section>
            }
        })
    };
    view! { <div aria-live="polite">{view}</div> }.into_any()
}

fn results(desk: Desk, found: Memo<Vec<Entry>>) -> AnyView {
    let view = move || {
        let curriculum = desk.curriculum();
        let rows: Vec<AnyView> =
            found.with(|found| found.iter().filter_map(|entry| row(desk, &curriculum, entry)).collect());
        (!rows.is_empty()).then(|| view! { <ol class="tasks">{rows}</ol> })
    };
    view.into_any()
}

fn row(desk: Desk, curriculum: &Curriculum, entry: &Entry) -> Option<AnyView> {
    let route = entry.target.route();
    let stage = route.stage(curriculum);
    let on = |shelf| stage.is_some_and(|stage| stage.shelf == shelf);
    let card = on(Shelf::Hard) || on(Shelf::Therapies);
    let (title, kind) = match &entry.target {
        Target::Lesson(_) if on(Shelf::Tools) => (trail::title(desk, &route), Word::KindTool),
        Target::Lesson(_) if card => (trail::title(desk, &route), Word::KindCard),
        Target::Lesson(_) => (trail::title(desk, &route), Word::KindLesson),
        Target::Worksheet(_) => (trail::title(desk, &route), Word::KindWorksheet),
        Target::Paper(paper) => (desk.say(paper.words().0), Word::KindPage),
        Target::Page(id) => {
            let page = curriculum.pages.iter().find(|page| page.id == *id);
            let title =
                page.map_or_else(|| screen(id).map(|screen| desk.say(screen.title)), |page| Some(page.title.clone()));
            (title?, Word::KindPage)
        }
    };
    let kind = desk.say(kind);
    // "Tool" says where a tool stands.
    let place = match stage.filter(|stage| stage.shelf != Shelf::Tools) {
        Some(stage) => desk.phrase(Word::KindIn, &[("kind", &kind), ("stage", &stage.title)]),
        None => kind,
    };
    let view = view! {
        <li>
            <a class="task task-plain" href=desk.href(&route)>
                <span class="task-name">{title}</span>
                " "
                <span class="task-place">{place}</span>
                " "
                <span class="task-about">{entry.line.clone()}</span>
            </a>
        </li>
    };
    Some(view.into_any())
}
