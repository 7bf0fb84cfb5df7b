//! What lies round the week: sessions that end, meetings of one's own, and the hours between. It shows what was written
//! elsewhere and leads there.

use leptos::prelude::*;

use super::{View, card};
use crate::curriculum::words::Word;
use crate::curriculum::{GroupId, Shelf, StepId, WorksheetId};
use crate::route::{Daily, Place, Route};
use crate::ui::desk::Desk;
use crate::ui::list::{plain_row, stage_row};
use crate::workbook::answer::date_in_words;
use crate::workbook::filled::Filled;
use crate::workbook::progress::current_stage;
use crate::workbook::schedule::{Ending, ROWS, SHEET, STEP_DOWN};

/// The sections.
pub(super) fn sections(view: View) -> AnyView {
    let desk = view.desk;
    let rest = move || {
        view.schedule.with(|schedule| view! { {unfinished(desk, &schedule.without_day)} {endings(desk, &schedule.endings)} {meetings(view)} })
    };
    view! { <div class="no-print">{rest} {move || between(desk)}</div> }.into_any()
}

/// Rows that have no day stand in no week.
fn unfinished(desk: Desk, rows: &[Route]) -> Option<AnyView> {
    let link = |route: &Route| {
        view! { <p><a class="btn-link" href=desk.href(route)>{desk.say(Word::ScheduleNoDay)}</a></p> }
    };
    (!rows.is_empty()).then(|| rows.iter().map(link).collect_view().into_any())
}

fn endings(desk: Desk, endings: &[Ending]) -> Option<AnyView> {
    let fill = Route::Worksheet(WorksheetId::new(STEP_DOWN), Place::Group(GroupId::new(ROWS)));
    let one = |ending: &Ending| {
        let what = ending.what.clone().unwrap_or_else(|| desk.say(Word::ScheduleSession));
        let last = ending
            .last_day
            .map(|day| desk.phrase(Word::ScheduleLast, &[("date", &date_in_words(&desk.curriculum(), day))]));
        let told = |word: Word, text: &Option<String>| {
            text.as_ref().map(|text| view! { <p class="words">{desk.phrase(word, &[("text", text)])}</p> })
        };
        let open = ending.fill.is_none().then(|| {
            view! { <p><a class="btn-link" href=desk.href(&fill)>{desk.say(Word::ScheduleFillOpen)}</a></p> }
        });
        view! {
            <li class="session">
                <p><strong>{what.clone()}</strong> " " {last}</p>
                {told(Word::ScheduleFill, &ending.fill)}
                {told(Word::ScheduleFillBackup, &ending.backup)}
                {open}
                {card::change(desk, &ending.change, &what)}
            </li>
        }
    };
    (!endings.is_empty()).then(|| {
        view! {
            <h2>{desk.say(Word::ScheduleEnding)}</h2>
            <p>{desk.say(Word::ScheduleEndingLead)}</p>
            <ul class="plain">{endings.iter().map(one).collect_view()}</ul>
        }
        .into_any()
    })
}

fn meetings(view: View) -> Option<AnyView> {
    let desk = view.desk;
    let meetings = view.schedule.with(|schedule| schedule.meetings.clone());
    let one = |meeting| {
        let day = meeting_day(desk, meeting);
        view! { <li class="session">{card::own_meeting(desk, meeting, day)}</li> }
    };
    (!meetings.is_empty()).then(|| {
        view! {
            <h2>{desk.say(Word::ScheduleMeetings)}</h2>
            <p>{desk.say(Word::ScheduleMeetingsLead)}</p>
            <ul class="plain">{meetings.iter().map(one).collect_view()}</ul>
        }
        .into_any()
    })
}

fn meeting_day(desk: Desk, meeting: &crate::workbook::schedule::Meeting) -> Option<String> {
    meeting.day.map(|day| date_in_words(&desk.curriculum(), day))
}

/// The hours between sessions, from what was written about them.
fn between(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let today = desk.today.get();
    let (gap, plan, stage) = desk.store.read(|workbook| {
        let words = |field| Filled::sheet(&curriculum, workbook, SHEET).and_then(|sheet| sheet.words(field));
        (words("hard-gap"), words("gap-plan"), current_stage(&curriculum, workbook, today).cloned())
    });
    let told = |word: Word, text: Option<String>| {
        text.map(|text| view! { <p class="words">{desk.phrase(word, &[("text", &text)])}</p> })
    };
    let change = if gap.is_some() && plan.is_some() { Word::Change } else { Word::ScheduleGapWrite };
    let write = Route::Worksheet(WorksheetId::new(SHEET), Place::Step(StepId::new("between")));
    let practice = stage.map(|stage| {
        let words = desk.phrase(Word::SchedulePractice, &[("stage", &stage.title)]);
        view! { <p><a class="btn-link" href=desk.href(&Route::Stage(stage.id.clone()))>{words}</a></p> }
    });
    let daily =
        [(Daily::CheckIn, Word::CheckInTitle, Word::CheckInAbout), (Daily::Urge, Word::UrgeTitle, Word::UrgeAbout)];
    let daily =
        daily.map(|(page, name, about)| plain_row(desk.href(&Route::Daily(page)), &desk.say(name), desk.say(about)));
    let tools = curriculum.on(Shelf::Tools).map(|stage| stage_row(desk, stage)).collect_view();
    view! {
        <h2 id="between" tabindex="-1">{desk.say(Word::ScheduleBetween)}</h2>
        <p>{desk.say(Word::ScheduleBetweenLead)}</p>
        {told(Word::ScheduleGap, gap)}
        {told(Word::ScheduleGapPlan, plan)}
        <p><a class="btn-link" href=desk.href(&write)>{desk.say(change)}</a></p>
        {practice}
        <ul class="tasks">{daily.collect_view()} {tools}</ul>
    }
    .into_any()
}
