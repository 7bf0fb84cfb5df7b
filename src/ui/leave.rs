//! The quick exit on every page: a second skip link and a button. They show only where the exit was chosen, and what they
//! do is done by `leave.js`, which also works where the app does not.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;

/// Where the link leads: the file that `leave.js` goes to, so that it leads somewhere without that script too.
const ELSEWHERE: &str = "loaf/";

/// The second skip link.
pub fn skip_link(desk: Desk) -> AnyView {
    view! { <a class="skip" href=desk.file(ELSEWHERE) data-leave="">{desk.say(Word::LeavePage)}</a> }.into_any()
}

/// The button, which stays in reach while the page scrolls.
pub fn button(desk: Desk) -> AnyView {
    view! {
        <section class="leave" aria-label=desk.say(Word::LeaveRegion)>
            <button class="btn" type="button" data-leave="">{desk.say(Word::LeavePage)}</button>
        </section>
    }
    .into_any()
}
