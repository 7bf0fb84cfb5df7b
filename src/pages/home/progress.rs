//! The quiet way from Home to progress: one row, and no number on it.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::list;

/// The row.
pub(super) fn row(desk: Desk) -> AnyView {
    list::plain_row(desk.href(&Route::Progress), &desk.say(Word::ProgressTitle), desk.say(Word::ProgressAbout))
}
