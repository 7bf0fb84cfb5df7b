//! Bringing a file back: choosing it, opening it, looking at what is in it, going on, taking it back. Until the person goes
//! on nothing changes, and what is another book's is never taken in.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::backup::{self, BackupFile, LIMIT, PartOf, ReadError, Reading, part_of};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Shelf};
use crate::platform::file::{self, Unreadable};
use crate::platform::{clock, document};
use crate::route::Route;
use crate::seal::Phrase;
use crate::store::{Access, Book, WriteError};
use crate::ui::desk::Desk;
use crate::ui::parts;
use crate::workbook::Key;
use crate::workbook::answer::date_in_words;

mod taking_back;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Asked,
    Working,
    Trouble(Word),
    /// The file is locked; whether a passphrase did not open it.
    Sealed(Arc<BackupFile>, bool),
    /// What is in it, and whether it was locked.
    Shown(Arc<Reading>, bool),
    /// So many entries changed; whether what was locked in the file is in plain text here.
    Done(usize, bool),
    Undone(usize, usize),
}

/// The section.
pub fn back(desk: Desk, hint: Word) -> AnyView {
    let stage = RwSignal::new(Stage::Asked);
    let choose = move |event: leptos::ev::Event| {
        let Some(chosen) = file::chosen(&event) else { return };
        stage.set(Stage::Working);
        clock::meanwhile(async move {
            let found = match chosen.bytes(LIMIT).await {
                Ok(bytes) => looked_into(desk, &bytes),
                Err(Unreadable::TooLarge) => Stage::Trouble(Word::ReadTooLarge),
                Err(Unreadable::Refused) => Stage::Trouble(Word::ReadRefused),
            };
            go_on(stage, found);
        });
    };
    view! {
        <p>{desk.say(Word::RestoreLead)}</p>
        <div class="field needs-app">
            <label class="label" for="backup-file">{desk.say(Word::RestoreFile)}</label>
            <p class="hint" id="backup-file-hint">{desk.say(hint)}</p>
            <input
                class="input"
                type="file"
                id="backup-file"
                accept=".json,application/json"
                autocomplete="off"
                aria-describedby="backup-file-hint"
                on:change=choose
            />
        </div>
        {said(desk, stage)}
        <div>{move || step(desk, stage)}</div>
        {taking_back::section(desk, stage)}
    }
    .into_any()
}

/// Goes on, with the focus on what is new and asks for something; otherwise where a file is chosen, as the button that was
/// pressed is gone.
fn go_on(stage: RwSignal<Stage>, to: Stage) {
    let next = match to {
        Stage::Shown(..) => "#in-the-file",
        Stage::Sealed(..) => "#backup-phrase",
        _ => "#backup-file",
    };
    // What did not open the file is said above the passphrase, and is not scrolled away.
    let sealed = matches!(to, Stage::Sealed(..));
    stage.set(to);
    clock::after(0, move || {
        let _ = if sealed { document::focus(next) } else { document::focus_into_view(next) };
    });
}

fn looked_into(desk: Desk, bytes: &[u8]) -> Stage {
    let file = match backup::read(bytes) {
        Ok(file) => file,
        Err(error) => return Stage::Trouble(in_words(error)),
    };
    let file = match (desk.store.book(), file.of_family()) {
        (Book::Own, Some(_)) if !file.is_own() => return Stage::Trouble(Word::ReadFamily),
        (Book::Own, _) => file,
        (Book::Family, Some(theirs)) => theirs,
        (Book::Family, None) => return Stage::Trouble(Word::ReadOwn),
    };
    match desk.store.open_backup(&file, None) {
        Ok(reading) => shown(desk, &reading, file.is_sealed()),
        Err(_) if file.lock().is_ok() => Stage::Sealed(Arc::new(file), false),
        Err(error) => Stage::Trouble(in_words(error)),
    }
}

/// Without what belongs to the other book, whoever put it into the file.
fn shown(desk: Desk, reading: &Reading, sealed: bool) -> Stage {
    let (curriculum, book) = (desk.curriculum(), desk.store.book());
    Stage::Shown(Arc::new(reading.only(|key| belongs(&curriculum, key, book), true)), sealed)
}

fn belongs(curriculum: &Curriculum, key: &Key, book: Book) -> bool {
    match part_of(curriculum, key) {
        PartOf::Stage(id) => {
            let of_family = curriculum.stage(&id).is_some_and(|stage| stage.shelf == Shelf::Family);
            of_family == (book == Book::Family)
        }
        PartOf::Rest => true,
    }
}

fn in_words(error: ReadError) -> Word {
    match error {
        ReadError::Empty => Word::ReadEmpty,
        ReadError::TooLarge => Word::ReadTooLarge,
        ReadError::NotOurs => Word::ReadNotOurs,
        ReadError::Export => Word::ReadExport,
        ReadError::Newer => Word::ReadNewer,
        ReadError::Damaged => Word::ReadDamaged,
        ReadError::Lock(_) => Word::ReadLock,
    }
}

fn step(desk: Desk, stage: RwSignal<Stage>) -> Option<AnyView> {
    match stage.get() {
        Stage::Sealed(file, _) => Some(passphrase(desk, stage, file)),
        Stage::Shown(reading, sealed) => Some(what_is_in_it(desk, stage, &reading, sealed)),
        Stage::Done(_, plain) => Some(afterwards(desk, plain)),
        _ => None,
    }
}

/// What came of it, read out at once.
fn said(desk: Desk, stage: RwSignal<Stage>) -> AnyView {
    let trouble = move || {
        let word = stage.with(|stage| match stage {
            Stage::Trouble(word) => Some(*word),
            Stage::Sealed(_, true) => Some(Word::RestoreShut),
            _ => None,
        });
        word.map(|word| view! { <p class="error">{desk.say(word)}</p> })
    };
    let done = move || {
        stage.with(|stage| match stage {
            Stage::Working => desk.say(Word::RestoreReading),
            Stage::Done(count, _) => desk.phrase(Word::RestoreDone, &[("n", &count.to_string())]),
            Stage::Undone(count, stays) => {
                desk.phrase(Word::RestoreUndone, &[("n", &count.to_string()), ("stays", &stays.to_string())])
            }
            _ => String::new(),
        })
    };
    view! {
        <div role="alert">{trouble}</div>
        <p role="status">{done}</p>
    }
    .into_any()
}

fn passphrase(desk: Desk, stage: RwSignal<Stage>, file: Arc<BackupFile>) -> AnyView {
    /// Opening takes about a second in which the page cannot be drawn: long enough for it to say so first.
    const DRAWN: u32 = 60;
    let typed = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let phrase = Phrase::new(document::normalized(&typed.get_untracked()));
        typed.set(String::new());
        let file = file.clone();
        stage.set(Stage::Working);
        clock::after(DRAWN, move || {
            let opened = match desk.store.open_backup(&file, Some(&phrase)) {
                Ok(reading) => shown(desk, &reading, true),
                Err(_) => Stage::Sealed(file, true),
            };
            go_on(stage, opened);
        });
    };
    view! {
        <form novalidate on:submit=go>
            <div class="field">
                <label class="label" for="backup-phrase">{desk.say(Word::RestorePhrase)}</label>
                <p class="hint" id="backup-phrase-hint">{desk.say(Word::RestoreSealed)}</p>
                <input
                    class="input"
                    type="password"
                    id="backup-phrase"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="backup-phrase-hint"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </div>
            <p class="actions"><button class="btn btn-primary" type="submit">{desk.say(Word::RestoreOpen)}</button></p>
        </form>
    }
    .into_any()
}

fn what_is_in_it(desk: Desk, stage: RwSignal<Stage>, reading: &Arc<Reading>, sealed: bool) -> AnyView {
    let left_out = RwSignal::new(BTreeSet::new());
    let parts = backup::parts(&desk.curriculum(), reading.records().map(|(key, _)| key));
    let made = reading.made_ms.map(|ms| desk.phrase(Word::RestoreMade, &[("date", &day_in_words(desk, ms))]));
    let whole = reading.clone();
    let rest = move || {
        let left_out = left_out.get();
        let with_others = !left_out.contains(&PartOf::Rest);
        what_it_would_do(desk, stage, whole.only(parts::wanted(desk, left_out), with_others), sealed)
    };
    view! {
        <section class="card" aria-labelledby="in-the-file">
            <h3 id="in-the-file" tabindex="-1">{desk.say(Word::RestorePreview)}</h3>
            {made.map(|made| view! { <p>{made}</p> })}
            {parts::choice(desk, Word::PartsRestore, &parts, left_out)}
            {rest}
        </section>
    }
    .into_any()
}

/// What would change, in numbers, and the two ways on.
fn what_it_would_do(desk: Desk, stage: RwSignal<Stage>, reading: Reading, sealed: bool) -> AnyView {
    let (preview, changes) = desk.store.preview(&reading);
    // Settings are not what somebody looks for in it.
    let written = |keys: &[Key]| keys.iter().filter(|key| !matches!(key, Key::Setting(_))).count();
    let [new, newer, older] = [&preview.new, &preview.newer, &preview.older].map(|keys| written(keys));
    let settings = preview.new.len() + preview.newer.len() - new - newer;
    let counts = [
        (Word::RestoreNew, new),
        (Word::RestoreNewer, newer),
        (Word::RestoreOlder, older),
        (Word::RestoreSettings, settings),
        (Word::RestoreSame, preview.same),
        (Word::RestoreFromNewer, preview.newer_version),
        (Word::RestoreUnread, preview.unreadable),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let lines = counts.map(|(word, count)| view! { <li>{desk.phrase(word, &[("n", &count.to_string())])}</li> });
    let differs = changes && newer + older > 0;
    let kept = differs.then(|| view! { <p>{desk.say(Word::RestoreKept)}</p> });
    let nothing = (!changes).then(|| view! { <p>{desk.say(Word::RestoreNothing)}</p> });
    let reading = Arc::new(reading);
    let go = move |_| {
        let reading = reading.clone();
        stage.set(Stage::Working);
        clock::meanwhile(async move {
            let done = match desk.store.take_in(&reading).await {
                Ok(count) => Stage::Done(count, sealed && desk.store.access_now() == Access::Open),
                Err(WriteError::Full) => Stage::Trouble(Word::RestoreNoRoom),
                Err(WriteError::Refused) => Stage::Trouble(Word::RestoreRefused),
            };
            go_on(stage, done);
        });
    };
    let on = changes.then(|| {
        view! { <button class="btn btn-primary" type="button" on:click=go>{desk.say(Word::RestoreGo)}</button> }
    });
    view! {
        <ul>{lines.collect_view()}</ul>
        {kept}
        {nothing}
        <p class="actions">
            {on}
            <button class="btn-link" type="button" on:click=move |_| go_on(stage, Stage::Asked)>
                {desk.say(Word::RestoreStop)}
            </button>
        </p>
    }
    .into_any()
}

/// Where to go once it is back.
fn afterwards(desk: Desk, plain: bool) -> AnyView {
    let lock = plain.then(|| {
        view! {
            <p>{desk.say(Word::RestoreNowPlain)} " " <a href=desk.href(&Route::Lock)>{desk.say(Word::LockSettingsLink)}</a></p>
        }
    });
    let own = desk.store.book() == Book::Own;
    let home = own.then(|| {
        view! { <p class="actions"><a class="btn" href=desk.href(&Route::Home)>{desk.say(Word::NotFoundHome)}</a></p> }
    });
    view! { {lock} {home} }.into_any()
}

/// A day of the person's own calendar.
pub fn day_in_words(desk: Desk, ms: u64) -> String {
    clock::day_of(ms).map(|day| date_in_words(&desk.curriculum(), day)).unwrap_or_default()
}
