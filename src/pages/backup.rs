//! Back up: a file of everything for the person themselves, made and brought back. What is in a file is decided in `backup`.

use leptos::prelude::*;

use crate::backup::parts as parts_of;
use crate::curriculum::words::Word;
use crate::platform::{clock, file, offline};
use crate::route::Route;
use crate::store::{Access, is_carried};
use crate::ui::bring::{self, day_in_words};
use crate::ui::desk::Desk;
use crate::ui::parts::{self, LeftOut};

/// What came of making a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Made {
    NotYet,
    Whole,
    Part,
    /// Every part was left out.
    Nothing,
    /// The browser did not take it.
    Refused,
}

/// The page: whoever has nothing here yet has come to bring something back.
pub(super) fn page(desk: Desk) -> AnyView {
    let is_new = desk.store.peek(|workbook| workbook.records().next().is_none());
    let make = view! {
        <h2>{desk.say(Word::BackupMakeTitle)}</h2>
        {how_it_stands(desk)}
        {make(desk, is_new)}
    };
    let restore = view! {
        <h2>{desk.say(Word::RestoreTitle)}</h2>
        {bring::back(desk, Word::RestoreHint)}
    };
    let (first, second) =
        if is_new { (restore.into_any(), make.into_any()) } else { (make.into_any(), restore.into_any()) };
    view! {
        <h1 tabindex="-1">{desk.say(Word::BackupTitle)}</h1>
        <p class="lead">{desk.say(Word::BackupLead)}</p>
        {first}
        {second}
        <h2>{desk.say(Word::BackupMoveTitle)}</h2>
        <ol>
            <li>{desk.say(Word::BackupMoveOut)}</li>
            <li>{desk.say(Word::BackupMoveOver)}</li>
            <li>{desk.say(Word::BackupMoveIn)}</li>
        </ol>
        <p><a class="btn-link" href=desk.href(&Route::Page("install".into()))>{desk.say(Word::InstallLink)}</a></p>
    }
    .into_any()
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

fn make(desk: Desk, is_new: bool) -> AnyView {
    let made = RwSignal::new(Made::NotYet);
    let left_out: LeftOut = RwSignal::default();
    let sealed = move || desk.store.access() == Access::Unlocked;
    let about = move || desk.say(if sealed() { Word::BackupLocked } else { Word::BackupPlain });
    let plain = move || {
        sealed().then(|| {
            view! {
                <button class="btn-link" type="button" on:click=move |_| made.set(hand_over(desk, false, left_out))>
                    {desk.say(Word::BackupMakePlain)}
                </button>
            }
        })
    };
    let all = Memo::new(move |_| {
        let curriculum = desk.curriculum();
        desk.store.read(|workbook| {
            parts_of(&curriculum, workbook.records().map(|(key, _)| key).filter(|key| is_carried(key)))
        })
    });
    let go = move |_| made.set(hand_over(desk, desk.store.access_now() == Access::Unlocked, left_out));
    let said = move || match made.get() {
        Made::NotYet => String::new(),
        Made::Whole => desk.say(Word::BackupMade),
        Made::Part => desk.say(Word::BackupMadePart),
        Made::Nothing => desk.say(Word::PartsNone),
        Made::Refused => desk.say(Word::BackupRefused),
    };
    // There is one next step on a page: for whoever is new, opening their file.
    let class = if is_new { "btn" } else { "btn btn-primary" };
    view! {
        <p>{about}</p>
        {move || all.with(|all| parts::choice(desk, Word::PartsBackup, all, left_out))}
        <p class="actions needs-app">
            <button class=class type="button" on:click=go>
                {desk.say(Word::BackupMake)}
            </button>
            {plain}
        </p>
        <p role="status">{said}</p>
    }
    .into_any()
}

/// Makes the file of everything, or of the parts that were not left out; only the first counts as a backup.
fn hand_over(desk: Desk, sealed: bool, left_out: LeftOut) -> Made {
    let date = clock::today().map(|day| day.to_string()).unwrap_or_default();
    let left_out = left_out.get_untracked();
    let named = |word| desk.phrase(word, &[("date", &date)]);
    if left_out.is_empty() {
        let text = desk.store.backup(sealed);
        if !text.is_some_and(|text| file::download(&named(Word::BackupFileName), "application/json", &text)) {
            return Made::Refused;
        }
        desk.store.note_backup();
        clock::meanwhile(offline::ask_to_persist());
        return Made::Whole;
    }
    let curriculum = desk.curriculum();
    let all = desk.store.peek(|workbook| parts_of(&curriculum, workbook.records().map(|(key, _)| key)));
    let names: Vec<String> =
        all.into_iter().filter(|(part, _)| !left_out.contains(part)).map(|(part, _)| part.name()).collect();
    if names.is_empty() {
        return Made::Nothing;
    }
    let text = desk.store.backup_of(sealed, names, parts::wanted(desk, left_out));
    match text.is_some_and(|text| file::download(&named(Word::BackupPartFile), "application/json", &text)) {
        true => Made::Part,
        false => Made::Refused,
    }
}
