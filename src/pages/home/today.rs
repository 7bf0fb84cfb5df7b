//! The ways into a day on Home: four short pages. It is quiet about what was not done.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::{Daily, Route};
use crate::ui::desk::Desk;
use crate::ui::list::plain_row;

/// The section.
pub(super) fn section(desk: Desk) -> AnyView {
    let ways = [
        (Daily::CheckIn, Word::CheckInTitle, Word::CheckInAbout),
        (Daily::Urge, Word::UrgeTitle, Word::UrgeAbout),
        (Daily::Journal, Word::JournalTitle, Word::JournalAbout),
        (Daily::Tips, Word::TipsTitle, Word::TipsAbout),
    ];
    let row = |(page, name, about)| plain_row(desk.href(&Route::Daily(page)), &desk.say(name), desk.say(about));
    view! {
        <h2>{desk.say(Word::TodayHeading)}</h2>
        <ul class="tasks">{ways.map(row).collect_view()}</ul>
    }
    .into_any()
}
