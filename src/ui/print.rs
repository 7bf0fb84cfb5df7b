//! Printing, wherever it is offered: the warning first, then the button.

use leptos::prelude::*;

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
