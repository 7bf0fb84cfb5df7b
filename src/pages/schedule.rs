//! The schedule: today and next, the week, and what lies round it. It is read here and written in worksheets; only whether
//! one was at a session is marked here.

use chrono::{Datelike, NaiveDate, TimeDelta};
use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{GroupId, LessonId, StepId, WorksheetId};
use crate::platform::document;
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::print;
use crate::workbook::RowId;
use crate::workbook::answer::date_in_words;
use crate::workbook::attendance::{Mark, marks, of_day, so_far};
use crate::workbook::schedule::{Load, Phase, ROWS, SHEET, Schedule, Session, days};

mod around;
mod card;
mod file;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct View {
    desk: Desk,
    schedule: Memo<Schedule>,
    marks: Memo<Vec<Mark>>,
    /// By how many weeks the week that is shown lies after today's.
    ahead: RwSignal<i64>,
    /// The session that was missed and is asked about.
    asked: RwSignal<Option<RowId>>,
}

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let schedule = Memo::new(move |_| desk.store.read(|workbook| Schedule::read(&desk.curriculum(), workbook)));
    let marks = Memo::new(move |_| desk.store.read(|workbook| marks(&desk.curriculum(), workbook)));
    let view = View { desk, schedule, marks, ahead: RwSignal::new(0), asked: RwSignal::new(None) };
    let empty = Memo::new(move |_| schedule.with(Schedule::is_empty));
    let inside = move || {
        // On the host it is nobody's day.
        let today = desk.today.get()?;
        Some(if empty.get() { ().into_any() } else { filled(view, today) })
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::ScheduleTitle)}</h1>
        {move || empty.get().then(|| nothing_yet(desk))}
        {inside}
        {around::sections(view)}
        {file::section(view)}
    }
    .into_any()
}

/// The list in which sessions are written down.
fn list() -> Route {
    Route::Worksheet(WorksheetId::new(SHEET), Place::Group(GroupId::new(ROWS)))
}

/// The page of the days and times of the programme.
fn days_and_times() -> Route {
    Route::Worksheet(WorksheetId::new("logistics"), Place::Step(StepId::new("times")))
}

fn nothing_yet(desk: Desk) -> AnyView {
    view! {
        <p class="empty">{desk.say(Word::ScheduleEmpty)}</p>
        <p class="actions no-print">
            <a class="btn btn-primary" href=desk.href(&list())>{desk.say(Word::ScheduleWrite)}</a>
            <a class="btn" href=desk.href(&days_and_times())>{desk.say(Word::ScheduleDays)}</a>
        </p>
    }
    .into_any()
}

fn filled(view: View, today: NaiveDate) -> AnyView {
    let View { desk, ahead, .. } = view;
    let go = move |by: i64| ahead.update(|weeks| *weeks = if by == 0 { 0 } else { *weeks + by });
    let button = |by: i64, word: Word| {
        let act = move |_| go(by);
        view! { <button class="btn" type="button" on:click=act>{desk.say(word)}</button> }
    };
    view! {
        <section class="no-print" aria-labelledby="today">
            <h2 id="today">{desk.say(Word::ScheduleToday)}</h2>
            {move || today_and_next(view, today)}
        </section>
        <section aria-labelledby="week">
            {move || week(view, today)}
            <p class="actions">
                {button(-1, Word::ScheduleBefore)} {button(0, Word::ScheduleThis)} {button(1, Word::ScheduleAfter)}
            </p>
            <p class="no-print"><a class="btn-link" href=desk.href(&list())>{desk.say(Word::ScheduleAdd)}</a></p>
        </section>
        {print::offer(desk, Word::SchedulePrint)}
    }
    .into_any()
}

fn today_and_next(view: View, today: NaiveDate) -> AnyView {
    let curriculum = view.desk.curriculum();
    let schedule = view.schedule.get();
    let next = schedule.next_after(today).map(|day| {
        let words = view.desk.phrase(Word::ScheduleNext, &[("date", &date_in_words(&curriculum, day))]);
        let first: Vec<AnyView> = schedule.on(day).into_iter().map(|session| card::plain(view.desk, session)).collect();
        view! { <h3>{words}</h3> <ul class="plain">{first}</ul> }
    });
    view! {
        <p class="quiet">{date_in_words(&curriculum, today)}</p>
        {day(view, &schedule, today, Some(today))}
        {next}
    }
    .into_any()
}

/// The sessions and visits of a day. Where `today` is given, those that have been can be marked.
fn day(view: View, schedule: &Schedule, day: NaiveDate, today: Option<NaiveDate>) -> AnyView {
    let desk = view.desk;
    let sessions = schedule.on(day);
    let rows = view.marks.with(|marks| {
        let (found, _) = of_day(&sessions, day, marks);
        let may_mark = today.is_some_and(|today| day <= today);
        let cards = sessions.iter().zip(found).enumerate();
        cards.map(|(at, (session, mark))| card::card(view, day, at, session, mark, may_mark)).collect::<Vec<_>>()
    });
    let visits = schedule.meetings.iter().filter(|meeting| meeting.day == Some(day));
    let visits: Vec<AnyView> = visits.map(|meeting| card::visit(desk, meeting)).collect();
    if rows.is_empty() && visits.is_empty() {
        let word = if today == Some(day) { Word::ScheduleNone } else { Word::ScheduleNothing };
        return view! { <p class="quiet">{desk.say(word)}</p> }.into_any();
    }
    view! { <ul class="plain">{rows} {visits}</ul> }.into_any()
}

/// One week, day by day.
fn week(view: View, today: NaiveDate) -> AnyView {
    let desk = view.desk;
    let curriculum = desk.curriculum();
    let schedule = view.schedule.get();
    let first = schedule.week_of(today) + TimeDelta::weeks(view.ahead.get());
    let in_words = |day: NaiveDate| date_in_words(&curriculum, day);
    let span = [("from", &*in_words(first)), ("to", &*in_words(first + TimeDelta::days(6)))];
    let rows = days(first).map(|date| {
        let class = if date == today { "day today" } else { "day" };
        // Today's are marked further up.
        let until = Some(today).filter(|today| date < *today);
        view! { <li class=class><h3>{short(desk, date)}</h3> <div>{day(view, &schedule, date, until)}</div></li> }
    });
    let rows = rows.collect_view();
    let so_far = view.marks.with(|marks| so_far(&schedule, marks, today));
    let marked = so_far.attended + so_far.missed;
    let so_far = (marked > 0).then(|| {
        let counts = [("n", &*so_far.attended.to_string()), ("total", &*marked.to_string())];
        view! { <p class="no-print">{desk.phrase(Word::ScheduleSoFar, &counts)}</p> }
    });
    let number = match (schedule.programme.phase(first), schedule.programme.weeks) {
        (Phase::Week(week), Some(weeks)) => {
            Some(desk.phrase(Word::PhaseWeekOf, &[("n", &week.to_string()), ("total", &weeks.to_string())]))
        }
        (Phase::Week(week), None) => Some(desk.phrase(Word::PhaseWeek, &[("n", &week.to_string())])),
        _ => None,
    };
    view! {
        <h2 id="week" aria-live="polite">{desk.phrase(Word::ScheduleWeek, &span)}</h2>
        {number.map(|words| view! { <p>{words}</p> })}
        {sum(desk, schedule.load(first))}
        {so_far}
        <ol class="week">{rows}</ol>
    }
    .into_any()
}

/// "Monday 23 November": the year stands above.
fn short(desk: Desk, date: NaiveDate) -> String {
    let language = &desk.curriculum().language;
    let weekday = &language.weekdays[date.weekday().num_days_from_monday() as usize];
    let places = [
        ("weekday", &**weekday),
        ("day", &date.day().to_string()),
        ("month", &language.months[date.month0() as usize]),
    ];
    desk.phrase(Word::ScheduleDay, &places)
}

/// "In this week: 4 sessions, 12 h. Many programmes have 6 to 20 hours a week."
fn sum(desk: Desk, load: Load) -> Option<AnyView> {
    let count = |n: u32| n.to_string();
    let sessions = match load.sessions {
        0 => return None,
        1 => desk.say(Word::ScheduleOne),
        many => desk.phrase(Word::ScheduleMany, &[("n", &count(many))]),
    };
    let hours = match (load.minutes / 60, load.minutes % 60) {
        (0, 0) => None,
        (hours, 0) => Some(desk.phrase(Word::ScheduleHours, &[("n", &count(hours))])),
        (hours, rest) => {
            Some(desk.phrase(Word::ScheduleHoursMinutes, &[("n", &count(hours)), ("minutes", &count(rest))]))
        }
    };
    let words = match &hours {
        Some(hours) => desk.phrase(Word::ScheduleSum, &[("sessions", &sessions), ("hours", hours)]),
        None => desk.phrase(Word::ScheduleSumBare, &[("sessions", &sessions)]),
    };
    let usual = hours.map(|_| {
        let lesson = Route::Lesson(LessonId::new("a-typical-week"));
        view! { " " {desk.say(Word::ScheduleUsual)} " " <a class="no-print" href=desk.href(&lesson)>{desk.say(Word::ScheduleUsualLink)}</a> }
    });
    let open = (load.unmeasured > 0)
        .then(|| format!(" {}", desk.phrase(Word::ScheduleUnmeasured, &[("n", &count(load.unmeasured))])));
    Some(view! { <p>{words} {usual} {open}</p> }.into_any())
}

/// The name of a session: its kind, in the person's words where they gave some.
fn name(desk: Desk, session: &Session) -> String {
    session.title.clone().unwrap_or_else(|| desk.say(Word::ScheduleSession))
}

/// Gives the focus back to what was pressed, once it has been drawn anew.
fn refocus(id: String) {
    crate::platform::clock::after(0, move || {
        document::focus(&format!("[id=\"{id}\"]"));
    });
}
