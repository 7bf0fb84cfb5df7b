//! What is round every page: skip link, name, help, navigation, notices, save state, footer. It holds no page.

use leptos::prelude::*;

use crate::curriculum::Shelf;
use crate::curriculum::words::Word;
use crate::platform::storage::WriteError;
use crate::platform::{clock, events, file};
use crate::route::Route;
use crate::store::{News, SaveState};
use crate::ui::desk::Desk;
use crate::ui::leave;
use crate::workbook::answer::date_in_words;

/// The whole screen, with `page` drawing what is inside.
pub fn shell(desk: Desk, page: fn(Desk, Route) -> AnyView) -> AnyView {
    view! {
        <div class="shell">
            <a class="skip" href="#main">{desk.say(Word::SkipLink)}</a>
            <header>{move || masthead(desk)}</header>
            {leave::button(desk)}
            {move || save_bar(side(desk))}
            {move || room_bar(side(desk))}
            {move || news_bar(side(desk))}
            {update_bar(desk)}
            {late_bar(desk)}
            <main class="sheet" id="main" tabindex="-1">
                {move || page(desk, desk.route.get())}
            </main>
            {page_note(desk)}
            {move || saved_line(side(desk))}
            <footer class="footer">{move || footer(desk)}</footer>
        </div>
    }
    .into_any()
}

/// The desk with the workbook of the side that one is on, whose state the shell shows.
fn side(desk: Desk) -> Desk {
    desk.on(if desk.for_family.get() { Shelf::Family } else { Shelf::Programme })
}

/// The pages for family lead round among themselves: no link to Home, the plan or anybody's answers.
fn masthead(desk: Desk) -> AnyView {
    let links = if desk.for_family.get() {
        vec![
            nav_link(desk, desk.start(), Word::NavFamily),
            nav_link(desk, Route::FamilyContents, Word::NavContents),
            nav_link(desk, Route::FamilyNotes, Word::NavFamilyNotes),
        ]
    } else {
        vec![
            nav_link(desk, Route::Home, Word::NavHome),
            nav_link(desk, Route::Plan, Word::NavPlan),
            nav_link(desk, Route::Contents, Word::NavContents),
        ]
    };
    view! {
        {leave::skip_link(desk)}
        <div class="masthead">
            <a class="brand" href=desk.href(&desk.start())>
                <svg viewBox="9 4 30 41" aria-hidden="true" focusable="false">
                    <path d="M25 5c6 5.7 10 12.3 12 20H25z"></path>
                    <path d="M22 12v13h-8c1.6-5 4.2-9.3 8-13z"></path>
                    <path d="M10 33.5h28c-2 3.3-5.2 5-9.7 5h-1.3l-1.2 5.5h-3.6L21 38.5h-1.3c-4.5 0-7.7-1.7-9.7-5z"></path>
                </svg>
                {desk.say(Word::AppName)}
            </a>
            <a class="help-now" href=desk.href(&Route::Help)>{desk.say(Word::HelpNow)}</a>
        </div>
        <nav class="nav" aria-label=desk.say(Word::Navigation)>
            <ul>{links}</ul>
        </nav>
    }
    .into_any()
}

fn nav_link(desk: Desk, route: Route, name: Word) -> AnyView {
    let href = desk.href(&route);
    let current = move || (desk.route.get() == route).then_some("page");
    view! { <li><a href=href aria-current=current>{desk.say(name)}</a></li> }.into_any()
}

/// Says what is not on the device, and stays until it is.
fn save_bar(desk: Desk) -> AnyView {
    let state = Memo::new(move |_| desk.store.state());
    let words = move || match state.get() {
        SaveState::Untouched | SaveState::Saving | SaveState::Saved(_) => None,
        SaveState::Blocked => Some(Word::BarBlocked),
        SaveState::Unsaved(WriteError::Full) => Some(Word::BarFull),
        SaveState::Unsaved(WriteError::Refused) => Some(Word::BarRefused),
        SaveState::Doubtful => Some(Word::BarDoubtful),
        SaveState::Newer => Some(Word::BarNewer),
    };
    let make_room = move || {
        let here = state.get() == SaveState::Unsaved(WriteError::Full) && !desk.for_family.get();
        here.then(|| view! { <a class="btn" href=desk.href(&Route::Room)>{desk.say(Word::RoomTitle)}</a> })
    };
    let bar = move || {
        words().map(|word| {
            view! {
                <p>{desk.say(word)}</p>
                <button class="btn" type="button" on:click=move |_| download_copy(desk)>
                    {desk.say(Word::DownloadCopy)}
                </button>
                {make_room}
            }
        })
    };
    view! { <div class="bar" role="alert" hidden=move || words().is_none()>{bar}</div> }.into_any()
}

/// From how full the browser's room is warned of, in percent.
const NEARLY_FULL: u32 = 80;

fn room_bar(desk: Desk) -> AnyView {
    let taken = Memo::new(move |_| desk.store.room_taken());
    let way = if desk.for_family.get_untracked() { Route::FamilyNotes } else { Route::Room };
    let bar = move || {
        (taken.get() >= NEARLY_FULL).then(|| {
            view! {
                <p>{desk.phrase(Word::BarRoom, &[("n", &taken.get().to_string())])}</p>
                <a class="btn" href=desk.href(&way)>{desk.say(Word::BarRoomLink)}</a>
            }
        })
    };
    view! { <div class="bar bar-calm" role="status" hidden=move || taken.get() < NEARLY_FULL>{bar}</div> }.into_any()
}

/// What happened to the workbook while nobody looked: once, until it is put away.
fn news_bar(desk: Desk) -> AnyView {
    let news = Memo::new(move |_| desk.store.news());
    let words = move || match news.get()? {
        News::Recovered(count) => Some(desk.phrase(Word::NewsRecovered, &[("n", &count.to_string())])),
        News::Gone => Some(desk.say(Word::NewsGone)),
        News::Erased => Some(desk.say(Word::NewsErased)),
    };
    let bar = move || {
        words().map(|words| {
            let gone = news.get() == Some(News::Gone);
            view! {
                <p>{words}</p>
                {gone.then(|| view! { <a class="btn" href=desk.href(&Route::Backup)>{desk.say(Word::HaveBackup)}</a> })}
                <button class="btn" type="button" on:click=move |_| desk.store.dismiss_news()>
                    {desk.say(Word::NewsDismiss)}
                </button>
            }
        })
    };
    view! { <div class="bar bar-calm" role="status" hidden=move || news.get().is_none()>{bar}</div> }.into_any()
}

/// Says that the page somebody goes to is on its way, once it is slow to come.
fn late_bar(desk: Desk) -> AnyView {
    let bar = move || desk.late.get().then(|| view! { <p>{desk.say(Word::OnItsWay)}</p> });
    view! { <div class="bar bar-calm" role="status" hidden=move || !desk.late.get()>{bar}</div> }.into_any()
}

/// Hands the person everything in the desk's workbook as a file.
pub fn download_copy(desk: Desk) {
    let name = if desk.for_family.get_untracked() { Word::FamilyCopyFileName } else { Word::CopyFileName };
    file::download(&desk.say(name), "application/json", &desk.store.copy());
}

fn update_bar(desk: Desk) -> AnyView {
    let bar = move || {
        desk.update_ready.get().then(|| {
            view! {
                <p>{desk.say(Word::UpdateReady)}</p>
                <button class="btn" type="button" on:click=move |_| events::apply_update()>
                    {desk.say(Word::UpdateUse)}
                </button>
                <button class="btn-link" type="button" on:click=move |_| desk.update_ready.set(false)>
                    {desk.say(Word::UpdateLater)}
                </button>
            }
        })
    };
    view! { <div class="bar bar-calm" role="status" hidden=move || !desk.update_ready.get()>{bar}</div> }.into_any()
}

/// How long typing rests before "Saved" is shown, and how seldom it is announced, in milliseconds.
const REST: u32 = 800;
const BETWEEN_ANNOUNCEMENTS: u64 = 60_000;

/// "Saved on this device, 14:02": shown once typing rests, read out at most once a minute.
fn saved_line(desk: Desk) -> AnyView {
    let shown = RwSignal::new(String::new());
    let announced = RwSignal::new((0_u64, String::new()));
    Effect::new(move |_| {
        let state = desk.store.state();
        clock::after(REST, move || {
            if desk.store.state_now() != state {
                return;
            }
            let at = match state {
                SaveState::Saved(at) => at,
                SaveState::Saving => return shown.set(desk.say(Word::Saving)),
                // The bar says what is the matter.
                _ => return shown.set(String::new()),
            };
            let words = desk.phrase(Word::SavedAt, &[("time", &clock::time_of_day(at))]);
            shown.set(words.clone());
            if announced.with_untracked(|(last, _)| at >= last + BETWEEN_ANNOUNCEMENTS) {
                announced.set((at, words));
            }
        });
    });
    view! {
        <p class="saved" aria-hidden="true">{move || shown.get()}</p>
        <p class="sr-only" role="status">{move || announced.with(|(_, words)| words.clone())}</p>
    }
    .into_any()
}

fn footer(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let pages = curriculum.pages.iter().filter(|page| !crate::route::EMBEDDED_PAGES.contains(&page.id.as_str()));
    let links = pages.map(|page| {
        view! { <li><a href=desk.href(&Route::Page(page.id.clone()))>{page.title.clone()}</a></li> }
    });
    let (settings, family) = if desk.for_family.get() {
        (None, None)
    } else {
        let settings = view! { <li><a href=desk.href(&Route::Settings)>{desk.say(Word::NavSettings)}</a></li> };
        let family = curriculum.family().map(|stage| {
            view! { <li><a href=desk.href(&Route::Stage(stage.id.clone()))>{stage.title.clone()}</a></li> }
        });
        (Some(settings), family)
    };
    view! {
        <nav aria-label=desk.say(Word::FooterNavigation)>
            <ul>
                {settings}
                {links.collect_view()}
                {family}
                <li><a href=desk.file("rescue/")>{desk.say(Word::RescueLink)}</a></li>
            </ul>
        </nav>
        <p>{desk.say(Word::NotTreatment)}</p>
    }
    .into_any()
}

/// What is printed at the foot of every sheet of paper.
fn page_note(desk: Desk) -> AnyView {
    let date = move || {
        let date = date_in_words(&desk.curriculum(), desk.today.get()?);
        Some(desk.phrase(Word::PrintedFrom, &[("date", &date)]))
    };
    view! { <p class="print-only page-note">{desk.say(Word::NotTreatment)} " " {date}</p> }.into_any()
}
