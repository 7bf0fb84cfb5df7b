//! A week in numbers and words.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::ui::print;

/// The page below its heading.
pub(super) fn inside(desk: Desk) -> AnyView {
    view! { {print::offer(desk, Word::Print)} }.into_any()
}
