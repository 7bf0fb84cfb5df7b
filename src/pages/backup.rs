//! Back up: a file of everything for the person themselves, made and brought back. What is in a file is decided in `backup`.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::platform::{clock, file, offline};
use crate::store::Access;
use crate::ui::desk::Desk;
use crate::workbook::answer::date_in_words;

mod bring;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::BackupTitle)}</h1>
        <p class="lead">{desk.say(Word::BackupLead)}</p>
        {how_it_stands(desk)}
        <h2>{desk.say(Word::BackupMakeTitle)}</h2>
        {make(desk)}
        <h2>{desk.say(Word::RestoreTitle)}</h2>
        {bring::back(desk)}
        <h2>{desk.say(Word::BackupMoveTitle)}</h2>
        <ol>
            <li>{desk.say(Word::BackupMoveOut)}</li>
            <li>{desk.say(Word::BackupMoveOver)}</li>
            <li>{desk.say(Word::BackupMoveIn)}</li>
        </ol>
    }
    .into_any()
}

/// A day of the person's own calendar.
fn day_in_words(desk: Desk, ms: u64) -> String {
    clock::day_of(ms).map(|day| date_in_words(&desk.curriculum(), day)).unwrap_or_default()
}

fn how_it_stands(desk: Desk) -> AnyView {
    let last = move || match desk.store.last_backup() {
        Some(last) => desk.phrase(Word::BackupLast, &[("date", &day_in_words(desk, last.made_ms))]),
        None => desk.say(Word::BackupNever),
    };
    let since = move || desk.phrase(Word::BackupSince, &[("n", &desk.store.not_backed_up().to_string())]);
    view! {
        <p>{last}</p>
        <p>{since}</p>
    }
    .into_any()
}

fn make(desk: Desk) -> AnyView {
    let made = RwSignal::new(false);
    let sealed = move || desk.store.access() == Access::Unlocked;
    let about = move || desk.say(if sealed() { Word::BackupLocked } else { Word::BackupPlain });
    let plain = move || {
        sealed().then(|| {
            view! {
                <button class="btn-link" type="button" on:click=move |_| made.set(hand_over(desk, false))>
                    {desk.say(Word::BackupMakePlain)}
                </button>
            }
        })
    };
    let go = move |_| made.set(hand_over(desk, desk.store.access_now() == Access::Unlocked));
    let said = move || if made.get() { desk.say(Word::BackupMade) } else { String::new() };
    view! {
        <p>{about}</p>
        <p class="actions needs-app">
            <button class="btn btn-primary" type="button" on:click=go>{desk.say(Word::BackupMake)}</button>
            {plain}
        </p>
        <p role="status">{said}</p>
    }
    .into_any()
}

/// Makes the file. Whether the browser took it.
fn hand_over(desk: Desk, sealed: bool) -> bool {
    let date = clock::today().map(|day| day.to_string()).unwrap_or_default();
    let name = desk.phrase(Word::BackupFileName, &[("date", &date)]);
    let Some(text) = desk.store.backup(sealed) else { return false };
    let taken = file::download(&name, "application/json", &text);
    if taken {
        let first = desk.store.last_backup_now().is_none();
        desk.store.note_backup();
        if first {
            clock::meanwhile(offline::ask_to_persist());
        }
    }
    taken
}
