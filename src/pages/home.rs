//! Home: the welcome for somebody new, the task list for everybody else. It keeps no count of days.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Page, Shelf, Stage};
use crate::platform::{clock, document};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::workbook::progress::{current_stage, has_begun, next_place};
use crate::workbook::schedule::{Phase, Programme};
use crate::workbook::{Edit, Setting, Workbook};

mod next_session;
mod progress;
mod today;

/// Written under [`Setting::Reader`] by somebody who has begun a workbook.
const PARTICIPANT: &str = "participant";

/// Whether this browser holds no workbook yet.
pub(super) fn is_new(workbook: &Workbook) -> bool {
    workbook.setting(Setting::Reader).is_none()
}

/// The `h1` of the welcome.
pub(super) fn welcome_title(desk: Desk) -> String {
    welcome_page(desk).map(|page| page.title).unwrap_or_default()
}

fn welcome_page(desk: Desk) -> Option<Page> {
    desk.curriculum().pages.iter().find(|page| page.id == "welcome").cloned()
}

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let new = Memo::new(move |_| desk.store.read(is_new));
    view! { {move || if new.get() { welcome(desk) } else { task_list(desk) }} }.into_any()
}

fn welcome(desk: Desk) -> AnyView {
    let page = welcome_page(desk);
    let html = page.map(|page| desk.prose(&page.html)).unwrap_or_default();
    view! {
        <div class="welcome">
            <h1 tabindex="-1">{welcome_title(desk)}</h1>
            <div class="prose" inner_html=html></div>
            <h2>{desk.say(Word::WhoAreYou)}</h2>
            <ul class="ways">
                <li>
                    <a class="way" href=desk.href(&first_page(desk)) on:click=move |event| begin(desk, &event)>
                        <span class="way-name">{desk.say(Word::IAmIn)}</span>
                        " "
                        <span class="way-about">{desk.say(Word::IAmInAbout)}</span>
                    </a>
                </li>
                <li>
                    <a class="way" href=desk.href(&Route::family(&desk.curriculum()))>
                        <span class="way-name">{desk.say(Word::IAmFamily)}</span>
                        " "
                        <span class="way-about">{desk.say(Word::IAmFamilyAbout)}</span>
                    </a>
                </li>
            </ul>
            <p><a class="btn-link" href=desk.href(&Route::Page("privacy".into()))>{desk.say(Word::PrivacyLink)}</a></p>
            <p><a class="btn-link" href=desk.href(&Route::Page("install".into()))>{desk.say(Word::InstallLink)}</a></p>
            <p class="needs-app"><a class="btn-link" href=desk.href(&Route::Backup)>{desk.say(Word::HaveBackup)}</a></p>
            <p class="needs-app"><a class="btn-link" href=desk.href(&Route::Lock)>{desk.say(Word::LockFirst)}</a></p>
        </div>
    }
    .into_any()
}

/// Where a workbook begins, also without the app: the first stage.
fn first_page(desk: Desk) -> Route {
    desk.curriculum().stages.first().map_or(Route::Contents, |stage| Route::Stage(stage.id.clone()))
}

/// Begins a workbook. On an iPhone or iPad the install guide comes first: an installed app has storage of its own, so
/// answers given before it is installed would stay behind.
fn begin(desk: Desk, event: &leptos::ev::MouseEvent) {
    event.prevent_default();
    desk.store.edit(Edit::Set(Setting::Reader, Some(PARTICIPANT.into())));
    if document::is_uninstalled_ios() {
        desk.go(Route::Page("install".into()));
    } else {
        desk.go(first_page(desk));
    }
}

fn task_list(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let today = desk.today.get();
    let current = desk.store.peek(|workbook| current_stage(&curriculum, workbook, today).cloned());
    view! {
        <h1 tabindex="-1">{desk.say(Word::HomeTitle)}</h1>
        <p>{move || where_i_am(desk)}</p>
        {next_session::lines(desk)}
        {unread_notice(desk)}
        {reminder(desk)}
        {go_on(desk)}
        {today::section(desk)}
        {current.as_ref().map(|stage| stage_tasks(desk, stage))}
        {others(desk, current.as_ref())}
        {curriculum.on(Shelf::Hard).map(|stage| hard_moments(desk, stage)).collect_view()}
        {look_up(desk)}
        <h2>{desk.say(Word::PlanTitle)}</h2>
        <p>{move || list::plan_count(desk)} " " <a href=desk.href(&Route::Plan)>{desk.say(Word::PlanLink)}</a></p>
        <ul class="tasks">{progress::row(desk)}</ul>
    }
    .into_any()
}

/// "Week 2 of 8."
fn where_i_am(desk: Desk) -> String {
    let curriculum = desk.curriculum();
    let Some(today) = desk.today.get() else { return String::new() };
    let programme = desk.store.read(|workbook| Programme::read(&curriculum, workbook));
    let number = |n: u32| n.to_string();
    match (programme.phase(today), programme.weeks) {
        (Phase::Unknown, _) => desk.say(Word::PhaseUnknown),
        (Phase::Before(1), _) => desk.say(Word::PhaseTomorrow),
        (Phase::Before(days), _) => desk.phrase(Word::PhaseBefore, &[("n", &number(days))]),
        (Phase::Week(week), Some(weeks)) => {
            desk.phrase(Word::PhaseWeekOf, &[("n", &number(week)), ("total", &number(weeks))])
        }
        (Phase::Week(week), None) => desk.phrase(Word::PhaseWeek, &[("n", &number(week))]),
        (Phase::After, _) => desk.say(Word::PhaseAfter),
    }
}

fn go_on(desk: Desk) -> AnyView {
    let next = Memo::new(move |_| desk.store.read(|workbook| next_place(&desk.curriculum(), workbook)));
    let view = move || {
        next.get().map(|route| {
            let words = if desk.store.read(has_begun) { Word::Continue } else { Word::StartHere };
            view! {
                <section class="go-on" aria-label=desk.say(Word::NextStep)>
                    <a class="btn btn-primary" href=desk.href(&route)>{desk.say(words)}</a>
                    <p>{what_is_next(desk, &route)}</p>
                </section>
            }
        })
    };
    view.into_any()
}

/// The page that is next, and the worksheet that it belongs to.
fn what_is_next(desk: Desk, route: &Route) -> String {
    let page = crate::pages::name(desk, route);
    match route {
        Route::Worksheet(id, Place::Step(_) | Place::Group(_) | Place::Row(..)) => {
            let curriculum = desk.curriculum();
            let title = curriculum.worksheet(id).map(|(_, sheet)| sheet.title.clone()).unwrap_or_default();
            desk.phrase(Word::PageIn, &[("title", &title), ("page", &page)])
        }
        _ => page,
    }
}

fn stage_tasks(desk: Desk, stage: &Stage) -> AnyView {
    view! {
        <h2>{stage.title.clone()}</h2>
        <p class="quiet">{list::stage_count(desk, stage)} " " {desk.say(Word::AnyOrder)}</p>
        {list::inside(desk, stage, list::Heading::Third)}
    }
    .into_any()
}

/// The rest of the programme, folded away: one part at a time is enough to look at.
fn others(desk: Desk, current: Option<&Stage>) -> AnyView {
    let curriculum = desk.curriculum();
    let others = curriculum.on(Shelf::Programme).filter(|stage| current.is_none_or(|current| current.id != stage.id));
    let rows: Vec<AnyView> = others.map(|stage| stage_row(desk, stage)).collect();
    view! {
        <h2>{desk.say(Word::OtherParts)}</h2>
        <details class="fold">
            <summary>{desk.phrase(Word::OtherPartsCount, &[("n", &rows.len().to_string())])}</summary>
            <ul class="tasks">{rows}</ul>
        </details>
    }
    .into_any()
}

fn hard_moments(desk: Desk, stage: &Stage) -> AnyView {
    let curriculum = desk.curriculum();
    view! {
        <h2>{stage.title.clone()}</h2>
        {list::cards(desk, stage)}
        <ul class="tasks">{curriculum.on(Shelf::Tools).map(|stage| list::stage_row(desk, stage)).collect_view()}</ul>
    }
    .into_any()
}

/// What belongs to no week.
fn look_up(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let search = list::plain_row(desk.href(&Route::Search), &desk.say(Word::SearchTitle), desk.say(Word::SearchAbout));
    let kinds = curriculum.on(Shelf::Therapies).map(|stage| list::stage_row(desk, stage));
    view! {
        <h2>{desk.say(Word::ToLookUp)}</h2>
        <ul class="tasks">{search} {kinds.collect_view()}</ul>
    }
    .into_any()
}

fn stage_row(desk: Desk, stage: &Stage) -> AnyView {
    view! {
        <li>
            <a class="task task-plain" href=desk.href(&Route::Stage(stage.id.clone()))>
                <span class="task-name">{stage.title.clone()}</span>
                " "
                <span class="task-about">{list::stage_count(desk, stage)}</span>
            </a>
        </li>
    }
    .into_any()
}

/// Tells of entries that could not be read. They are kept; Settings offers them as a file.
fn unread_notice(desk: Desk) -> AnyView {
    let view = move || {
        let count = desk.store.unread().len();
        (count > 0).then(|| {
            view! {
                <section class="card card-care" aria-label=desk.say(Word::UnreadTitle)>
                    <p>{desk.phrase(Word::UnreadNotice, &[("n", &count.to_string())])}</p>
                    <p><a class="btn-link" href=desk.href(&Route::Settings)>{desk.say(Word::UnreadLink)}</a></p>
                </section>
            }
        })
    };
    view.into_any()
}

/// So many answers and marks in no backup bring the reminder; in Safari, which forgets, fewer.
const MANY: usize = 20;
const MANY_IN_SAFARI: usize = 5;

/// Reminds of a backup, once: until it is put away or one is made.
fn reminder(desk: Desk) -> AnyView {
    // Effects run in a browser only, and only a browser knows what it is.
    let in_safari = RwSignal::new(false);
    Effect::new(move |_| in_safari.set(document::is_uninstalled_safari()));
    let due = Memo::new(move |_| {
        let put_away = desk.store.read(|workbook| workbook.setting(Setting::BackupReminder)?.parse::<u64>().ok());
        let since = desk.store.last_backup().map(|last| last.made_ms);
        let count = desk.store.not_backed_up();
        let many = if in_safari.get() { MANY_IN_SAFARI } else { MANY };
        (count >= many && put_away <= since).then_some(count)
    });
    let put_away = move |_| {
        let now = clock::now_ms().to_string();
        desk.store.edit(Edit::Set(Setting::BackupReminder, Some(now)));
    };
    let view = move || {
        due.get().map(|count| {
            let safari = in_safari.get().then(|| {
                view! {
                    <p>
                        <strong>{desk.say(Word::ReminderSafari)}</strong> " "
                        <a href=desk.href(&Route::Page("install".into()))>{desk.say(Word::InstallLink)}</a>
                    </p>
                }
            });
            view! {
                <section class="card card-care" aria-label=desk.say(Word::ReminderTitle)>
                    {safari}
                    <p>{desk.phrase(Word::ReminderText, &[("n", &count.to_string())])}</p>
                    <p class="actions">
                        <a class="btn" href=desk.href(&Route::Backup)>{desk.say(Word::BackupLink)}</a>
                        <button class="btn-link" type="button" on:click=put_away>{desk.say(Word::ReminderNotNow)}</button>
                    </p>
                </section>
            }
        })
    };
    // On the host nobody has anything to lose.
    view! { {move || desk.today.get().map(|_| view! { {view} })} }.into_any()
}
