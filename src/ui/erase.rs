//! Erasing a whole workbook, the one of the desk: asked for by a typed word, locked or not. It erases nothing else.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::platform::clock;
use crate::ui::desk::Desk;

/// How far erasing has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Erasing {
    Asked,
    WrongWord,
    Done,
    Incomplete(usize),
}

/// The form, and what came of it.
pub fn form(desk: Desk, button: Word, done: Word) -> AnyView {
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
        clock::meanwhile(async move {
            state.set(match desk.store.erase().await {
                0 => Erasing::Done,
                left => Erasing::Incomplete(left),
            });
        });
    };
    let outcome = move || match state.get() {
        Erasing::Asked | Erasing::WrongWord => String::new(),
        Erasing::Done => desk.say(done),
        Erasing::Incomplete(left) => desk.phrase(Word::EraseIncomplete, &[("n", &left.to_string())]),
    };
    let wrong = move || {
        (state.get() == Erasing::WrongWord)
            .then(|| view! { <p class="error" id="erase-error">{desk.phrase(Word::EraseWrong, &[("word", &desk.say(Word::EraseWord))])}</p> })
    };
    view! {
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
            <button class="btn" type="submit">{desk.say(button)}</button>
        </form>
        <p role="status">{outcome}</p>
    }
    .into_any()
}
