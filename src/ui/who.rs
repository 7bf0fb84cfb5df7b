//! Who can see what is written here: on every page for writing. It asks nothing.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;

/// The folded answer.
pub fn can_see(desk: Desk) -> AnyView {
    view! {
        <details class="more">
            <summary>{desk.say(Word::WhoCanSee)}</summary>
            <p>{desk.say(Word::WhoCanSeeText)}</p>
        </details>
    }
    .into_any()
}
