//! Long lists of entries: the latest first, and the rest when asked for. It draws no entry.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;

/// How many are shown at first.
pub const PAGE: usize = 30;

/// How many there are, and the button that shows the others; nothing where all are shown.
pub fn older(desk: Desk, shown: RwSignal<usize>, count: usize) -> Option<AnyView> {
    let (n, total) = (shown.get().to_string(), count.to_string());
    (count > shown.get()).then(|| {
        view! {
            <p class="no-print">
                {desk.phrase(Word::LogShown, &[("n", &n), ("total", &total)])} " "
                <button class="btn" type="button" on:click=move |_| shown.set(count)>{desk.say(Word::LogShowAll)}</button>
            </p>
        }
        .into_any()
    })
}
