//! What the forms of the lock have in common: a field for a passphrase, a button, what came of it. It locks nothing.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::platform::{clock, document};
use crate::seal::{Phrase, SealError};
use crate::store::LockError;
use crate::ui::desk::Desk;

/// How a form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Asked,
    Working,
    Trouble(Word),
    Done(Word),
}

pub(super) fn phrase_field(
    desk: Desk,
    id: &'static str,
    label: Word,
    hint: Word,
    typed: RwSignal<String>,
    outcome: RwSignal<Outcome>,
) -> AnyView {
    let hint_id = format!("{id}-hint");
    let amiss = move || matches!(outcome.get(), Outcome::Trouble(_)).then_some("true");
    view! {
        <div class="field">
            <label class="label" for=id>{desk.say(label)}</label>
            <p class="hint" id=hint_id.clone()>{desk.say(hint)}</p>
            <input
                class="input"
                type="password"
                id=id
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=hint_id
                aria-invalid=amiss
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

pub(super) fn submit(desk: Desk, word: Word, outcome: RwSignal<Outcome>) -> AnyView {
    let words = move || desk.say(if outcome.get() == Outcome::Working { Word::LockWorking } else { word });
    view! { <p class="actions"><button class="btn btn-primary" type="submit">{words}</button></p> }.into_any()
}

/// What came of it, read out at once.
pub(super) fn said(desk: Desk, outcome: RwSignal<Outcome>) -> AnyView {
    let trouble = move || match outcome.get() {
        Outcome::Trouble(word) => Some(view! { <p class="error">{desk.say(word)}</p> }),
        _ => None,
    };
    let done = move || match outcome.get() {
        Outcome::Done(word) => desk.say(word),
        _ => String::new(),
    };
    view! {
        <div role="alert">{trouble}</div>
        <p role="status">{done}</p>
    }
    .into_any()
}

/// Takes the passphrase out of its field. One letter can be typed in two ways; both are the same passphrase.
pub(super) fn take(typed: RwSignal<String>) -> Phrase {
    let phrase = Phrase::new(document::normalized(&typed.get_untracked()));
    typed.set(String::new());
    phrase
}

/// Trying a passphrase takes about a second, in which the page cannot be drawn: it says so first.
pub(super) fn work(outcome: RwSignal<Outcome>, task: impl FnOnce() + 'static) {
    /// Long enough for the page to be drawn.
    const DRAWN: u32 = 60;
    if outcome.get_untracked() != Outcome::Working {
        outcome.set(Outcome::Working);
        clock::after(DRAWN, task);
    }
}

pub(super) fn trouble(error: LockError) -> Word {
    match error {
        LockError::Storage(_) => Word::LockNoRoom,
        LockError::Seal(SealError::Memory) => Word::LockNoMemory,
        LockError::Seal(_) => Word::LockShut,
    }
}
