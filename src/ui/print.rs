//! Printing, wherever it is offered: the warning first, then the button. Also the ticks that choose what is printed.

use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::curriculum::words::Word;
use crate::platform::document;
use crate::ui::desk::Desk;

/// A warning about shared printers, and a button of that name that opens the browser's print dialog.
pub fn offer(desk: Desk, name: Word) -> AnyView {
    view! {
        <div class="needs-app no-print">
            <p class="quiet" id="print-hint">{desk.say(Word::PrintHint)}</p>
            <p>
                <button class="btn" type="button" aria-describedby="print-hint" on:click=|_| document::print()>
                    {desk.say(name)}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// A box to tick for one of several things that can be printed.
pub fn tick(chosen: RwSignal<BTreeSet<usize>>, at: usize, name: String) -> AnyView {
    let toggle = move |_| {
        chosen.update(|chosen| {
            if !chosen.remove(&at) {
                chosen.insert(at);
            }
        });
    };
    view! {
        <label class="option">
            <input
                type="checkbox"
                name=format!("part-{at}")
                autocomplete="off"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&at))
                on:change=toggle
            />
            <span>{name}</span>
        </label>
    }
    .into_any()
}
