//! Settings: programme dates, what could not be read, the ways to copies, erasing. It never asks twice what a worksheet asks.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Field, Role, WorksheetId};
use crate::platform::file;
use crate::record::Unread;
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::erase;
use crate::ui::field::{Misfits, fields};
use crate::ui::trail::title;
use crate::workbook::schedule::field_with;

mod discreet;

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    view! {
        <h1 tabindex="-1">{desk.say(Word::SettingsTitle)}</h1>
        <h2>{desk.say(Word::ProgrammeTitle)}</h2>
        <p>{desk.say(Word::ProgrammeLead)}</p>
        <div class="needs-app">{programme(desk)}</div>
        <h2>{desk.say(Word::HelpSettings)}</h2>
        <p><a class="btn-link" href=desk.href(&Route::Help)>{desk.say(Word::HelpSettingsLink)}</a></p>
        <h2>{desk.say(Word::InstallTitle)}</h2>
        <p><a class="btn-link" href=desk.href(&Route::Page("install".into()))>{desk.say(Word::InstallLink)}</a></p>
        {discreet::section(desk)}
        {unread(desk)}
        <h2>{desk.say(Word::CopyTitle)}</h2>
        <p>{desk.say(Word::CopyLead)}</p>
        <p><a class="btn-link" href=desk.href(&Route::Backup)>{desk.say(Word::BackupLink)}</a></p>
        <p><a class="btn-link" href=desk.href(&Route::Share)>{desk.say(Word::ShareLink)}</a></p>
        <h2>{desk.say(Word::RoomSettings)}</h2>
        <p>{move || desk.phrase(Word::RoomSettingsText, &[("n", &desk.store.room_taken().to_string())])}</p>
        <p><a class="btn-link" href=desk.href(&Route::Room)>{desk.say(Word::RoomTitle)}</a></p>
        <h2>{desk.say(Word::LockTitle)}</h2>
        <p>{desk.say(Word::LockSettings)}</p>
        <p><a class="btn-link" href=desk.href(&Route::Lock)>{desk.say(Word::LockSettingsLink)}</a></p>
        <h2>{desk.say(Word::EraseTitle)}</h2>
        <p>{desk.say(Word::EraseLead)}</p>
        <p>{desk.say(Word::EraseLimits)}</p>
        {erase::form(desk, Word::EraseButton, Word::EraseDone)}
        <h2>{desk.say(Word::AboutTitle)}</h2>
        <p>{desk.phrase(Word::AboutVersion, &[("version", env!("CARGO_PKG_VERSION"))])}</p>
        <p><a class="btn-link" href=desk.href(&Route::Page("about".into()))>{desk.say(Word::AboutLink)}</a></p>
    }
    .into_any()
}

/// The same fields as in their worksheet, kept under the same keys.
fn programme(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let misfits = Misfits::new(Vec::new());
    let roles = [Role::ProgrammeStart, Role::ProgrammeWeeks, Role::SessionDays];
    let asked = roles.into_iter().filter_map(|role| field_with(&curriculum, role));
    let one = |(worksheet, field): (WorksheetId, &Field)| match curriculum.sheet_text(&worksheet) {
        Some(text) => fields(desk, &worksheet, [(field, text.field(&field.id))], None, misfits),
        None => elsewhere(desk, &worksheet),
    };
    asked.map(one).collect_view().into_any()
}

/// Where the questions could not be fetched, the way to them.
fn elsewhere(desk: Desk, worksheet: &WorksheetId) -> AnyView {
    let route = Route::Worksheet(worksheet.clone(), Place::Start);
    let words = desk.phrase(Word::OpenSheet, &[("title", &title(desk, &route))]);
    view! { <p><a class="btn-link" href=desk.href(&route)>{words}</a></p> }.into_any()
}

fn unread(desk: Desk) -> AnyView {
    let view = move || {
        let entries = desk.store.unread();
        (!entries.is_empty()).then(|| {
            let newer = entries.values().any(|(why, _)| *why == Unread::Newer);
            let text = desk.phrase(Word::UnreadText, &[("n", &entries.len().to_string())]);
            let raw: std::collections::BTreeMap<_, _> =
                entries.into_iter().map(|(name, (_, text))| (name, text)).collect();
            let save = move |_| {
                let text = serde_json::to_string_pretty(&raw).unwrap_or_default();
                file::download(&desk.say(Word::UnreadFileName), "application/json", &text);
            };
            view! {
                <section class="card card-care" aria-labelledby="unread">
                    <h2 id="unread">{desk.say(Word::UnreadTitle)}</h2>
                    <p>{text}</p>
                    {newer.then(|| view! { <p>{desk.say(Word::UnreadNewer)}</p> })}
                    <p><button class="btn" type="button" on:click=save>{desk.say(Word::UnreadDownload)}</button></p>
                </section>
            }
        })
    };
    view.into_any()
}
