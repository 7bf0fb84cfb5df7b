//! Settings: programme dates, what could not be read, a copy, erasing. It never asks twice what a worksheet asks.

use leptos::prelude::*;

use crate::curriculum::Role;
use crate::curriculum::words::Word;
use crate::platform::file;
use crate::record::Unread;
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::field::{Misfits, fields};
use crate::ui::shell::download_copy;
use crate::workbook::schedule::field_with;

mod discreet;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::SettingsTitle)}</h1>
        <h2>{desk.say(Word::ProgrammeTitle)}</h2>
        <p>{desk.say(Word::ProgrammeLead)}</p>
        <div class="needs-app">{programme(desk)}</div>
        <h2>{desk.say(Word::HelpSettings)}</h2>
        <p><a class="btn-link" href=desk.href(&Route::Help)>{desk.say(Word::HelpSettingsLink)}</a></p>
        <h2>{desk.say(Word::InstallTitle)}</h2>
        <p><a class="btn-link" href=desk.href(&Route::Page("install".into()))>{desk.say(Word::InstallLink)}</a></p>
        {discreet::section(desk)}
        {unread(desk)}
        <h2>{desk.say(Word::CopyTitle)}</h2>
        <p>{desk.say(Word::CopyLead)}</p>
        <p class="actions needs-app">
            <button class="btn" type="button" on:click=move |_| download_copy(desk)>{desk.say(Word::DownloadCopy)}</button>
        </p>
        {erase(desk)}
        <h2>{desk.say(Word::AboutTitle)}</h2>
        <p>{desk.phrase(Word::AboutVersion, &[("version", env!("CARGO_PKG_VERSION"))])}</p>
        <p><a class="btn-link" href=desk.href(&Route::Page("about".into()))>{desk.say(Word::AboutLink)}</a></p>
    }
    .into_any()
}

/// The same fields as in their worksheet, kept under the same keys.
fn programme(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let misfits = Misfits::new(Vec::new());
    let roles = [Role::ProgrammeStart, Role::ProgrammeWeeks, Role::SessionDays];
    let asked = roles.into_iter().filter_map(|role| field_with(&curriculum, role));
    asked.map(|(worksheet, field)| fields(desk, &worksheet, [field], None, misfits)).collect_view().into_any()
}

fn unread(desk: Desk) -> AnyView {
    let view = move || {
        let entries = desk.store.unread();
        (!entries.is_empty()).then(|| {
            let newer = entries.values().any(|(why, _)| *why == Unread::Newer);
            let text = desk.phrase(Word::UnreadText, &[("n", &entries.len().to_string())]);
            let raw: std::collections::BTreeMap<_, _> =
                entries.into_iter().map(|(name, (_, text))| (name, text)).collect();
            let save = move |_| {
                let text = serde_json::to_string_pretty(&raw).unwrap_or_default();
                file::download(&desk.say(Word::UnreadFileName), "application/json", &text);
            };
            view! {
                <section class="card card-care" aria-labelledby="unread">
                    <h2 id="unread">{desk.say(Word::UnreadTitle)}</h2>
                    <p>{text}</p>
                    {newer.then(|| view! { <p>{desk.say(Word::UnreadNewer)}</p> })}
                    <p><button class="btn" type="button" on:click=save>{desk.say(Word::UnreadDownload)}</button></p>
                </section>
            }
        })
    };
    view.into_any()
}

/// How far erasing has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Erasing {
    Asked,
    WrongWord,
    Done,
    Incomplete(usize),
}

fn erase(desk: Desk) -> AnyView {
    let state = RwSignal::new(Erasing::Asked);
    let typed = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let word = desk.say(Word::EraseWord);
        let right = typed.get_untracked().trim().to_lowercase() == word.to_lowercase();
        typed.set(String::new());
        if !right {
            return state.set(Erasing::WrongWord);
        }
        leptos::task::spawn_local(async move {
            state.set(match desk.store.erase().await {
                0 => Erasing::Done,
                left => Erasing::Incomplete(left),
            });
        });
    };
    let outcome = move || match state.get() {
        Erasing::Asked | Erasing::WrongWord => String::new(),
        Erasing::Done => desk.say(Word::EraseDone),
        Erasing::Incomplete(left) => desk.phrase(Word::EraseIncomplete, &[("n", &left.to_string())]),
    };
    let wrong = move || {
        (state.get() == Erasing::WrongWord)
            .then(|| view! { <p class="error" id="erase-error">{desk.phrase(Word::EraseWrong, &[("word", &desk.say(Word::EraseWord))])}</p> })
    };
    view! {
        <h2>{desk.say(Word::EraseTitle)}</h2>
        <p>{desk.say(Word::EraseLead)}</p>
        <p>{desk.say(Word::EraseLimits)}</p>
        <form class="needs-app" novalidate on:submit=go>
            <div class=move || if state.get() == Erasing::WrongWord { "field field-error" } else { "field" }>
                <label class="label" for="erase">{desk.phrase(Word::EraseLabel, &[("word", &desk.say(Word::EraseWord))])}</label>
                <p class="hint" id="erase-hint">{desk.say(Word::EraseHint)}</p>
                {wrong}
                <input
                    class="input input-short"
                    type="text"
                    id="erase"
                    autocomplete="off"
                    aria-describedby=move || if state.get() == Erasing::WrongWord { "erase-hint erase-error" } else { "erase-hint" }
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <button class="btn" type="submit">{desk.say(Word::EraseButton)}</button>
        </form>
        <p role="status">{outcome}</p>
    }
    .into_any()
}
