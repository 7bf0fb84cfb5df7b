//! Bringing a backup back: choosing a file, opening it, looking at what is in it, going on, taking it back. Until the person
//! goes on nothing changes.

use leptos::prelude::*;
use std::sync::Arc;

use super::day_in_words;
use crate::backup::{self, BackupFile, FAMILY, LIMIT, Preview, ReadError, Reading};
use crate::curriculum::words::Word;
use crate::platform::file::{self, Unreadable};
use crate::platform::{clock, document};
use crate::seal::Phrase;
use crate::store::{WriteError, is_carried};
use crate::ui::desk::Desk;

/// How far it has come.
#[derive(Clone)]
enum Stage {
    Asked,
    Working,
    Trouble(Word),
    /// The file is locked; whether a passphrase did not open it.
    Sealed(Arc<BackupFile>, bool),
    Shown(Arc<Reading>, Preview),
    Done(usize),
    Undone(usize, usize),
}

/// The section.
pub(super) fn back(desk: Desk) -> AnyView {
    let stage = RwSignal::new(Stage::Asked);
    let choose = move |event: leptos::ev::Event| {
        let Some(chosen) = file::chosen(&event) else { return };
        stage.set(Stage::Working);
        clock::meanwhile(async move {
            stage.set(match chosen.bytes(LIMIT).await {
                Ok(bytes) => looked_into(desk, &bytes),
                Err(Unreadable::TooLarge) => Stage::Trouble(Word::ReadTooLarge),
                Err(Unreadable::Refused) => Stage::Trouble(Word::ReadRefused),
            });
        });
    };
    view! {
        <p>{desk.say(Word::RestoreLead)}</p>
        <div class="field needs-app">
            <label class="label" for="backup-file">{desk.say(Word::RestoreFile)}</label>
            <p class="hint" id="backup-file-hint">{desk.say(Word::RestoreHint)}</p>
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
        <div>{move || step(desk, stage)}</div>
        {said(desk, stage)}
        {undo(desk, stage)}
    }
    .into_any()
}

fn looked_into(desk: Desk, bytes: &[u8]) -> Stage {
    let file = match backup::read(bytes) {
        Ok(file) => file,
        Err(error) => return Stage::Trouble(in_words(error)),
    };
    if file.parts.as_ref().is_some_and(|parts| parts.iter().any(|part| part == FAMILY)) {
        return Stage::Trouble(Word::ReadFamily);
    }
    match desk.store.open_backup(&file, None) {
        Ok(reading) => shown(desk, reading),
        Err(_) if file.lock().is_ok() => Stage::Sealed(Arc::new(file), false),
        Err(error) => Stage::Trouble(in_words(error)),
    }
}

fn shown(desk: Desk, reading: Reading) -> Stage {
    let preview = desk.store.peek(|workbook| backup::preview(workbook, &reading, &is_carried));
    Stage::Shown(Arc::new(reading), preview)
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
        Stage::Shown(reading, preview) => Some(what_is_in_it(desk, stage, reading, &preview)),
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
            Stage::Done(count) => desk.phrase(Word::RestoreDone, &[("n", &count.to_string())]),
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
            stage.set(match desk.store.open_backup(&file, Some(&phrase)) {
                Ok(reading) => shown(desk, reading),
                Err(_) => Stage::Sealed(file, true),
            });
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

fn what_is_in_it(desk: Desk, stage: RwSignal<Stage>, reading: Arc<Reading>, preview: &Preview) -> AnyView {
    let counts = [
        (Word::RestoreNew, preview.new.len()),
        (Word::RestoreNewer, preview.newer.len()),
        (Word::RestoreOlder, preview.older.len()),
        (Word::RestoreSame, preview.same),
        (Word::RestoreFromNewer, preview.newer_version),
        (Word::RestoreUnread, preview.unreadable),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let lines = counts.map(|(word, count)| view! { <li>{desk.phrase(word, &[("n", &count.to_string())])}</li> });
    let differs = !preview.newer.is_empty() || !preview.older.is_empty();
    let kept = differs.then(|| view! { <p>{desk.say(Word::RestoreKept)}</p> });
    let any = differs || !preview.new.is_empty() || preview.earlier + preview.newer_version + preview.unreadable > 0;
    let go = move |_| {
        let reading = reading.clone();
        stage.set(Stage::Working);
        clock::meanwhile(async move {
            stage.set(match desk.store.take_in(&reading).await {
                Ok(count) => Stage::Done(count),
                Err(WriteError::Full) => Stage::Trouble(Word::RestoreNoRoom),
                Err(WriteError::Refused) => Stage::Trouble(Word::RestoreRefused),
            });
        });
    };
    let on = if any {
        view! { <button class="btn btn-primary" type="button" on:click=go>{desk.say(Word::RestoreGo)}</button> }
            .into_any()
    } else {
        view! { <span>{desk.say(Word::RestoreNothing)}</span> }.into_any()
    };
    view! {
        <section class="card" aria-labelledby="in-the-file">
            <h3 id="in-the-file">{desk.say(Word::RestorePreview)}</h3>
            <ul>{lines.collect_view()}</ul>
            {kept}
            <p class="actions">
                {on}
                <button class="btn-link" type="button" on:click=move |_| stage.set(Stage::Asked)>
                    {desk.say(Word::RestoreStop)}
                </button>
            </p>
        </section>
    }
    .into_any()
}

/// Taking the last restore back, as long as that can be done.
fn undo(desk: Desk, stage: RwSignal<Stage>) -> AnyView {
    let view = move || {
        let undo = desk.store.restored()?;
        let cut = undo.was_cut_off().then(|| view! { <p>{desk.say(Word::RestoreCutOff)}</p> });
        let go = move |_| {
            let (back, stays) = desk.store.undo_restore();
            stage.set(Stage::Undone(back, stays));
        };
        Some(view! {
            <section class="card" aria-labelledby="undo-restore">
                <h3 id="undo-restore">{desk.say(Word::RestoreUndoTitle)}</h3>
                <p>{desk.phrase(Word::RestoreUndoLead, &[("date", &day_in_words(desk, undo.at().0))])}</p>
                {cut}
                <p class="actions"><button class="btn" type="button" on:click=go>{desk.say(Word::RestoreUndo)}</button></p>
            </section>
        })
    };
    view.into_any()
}
