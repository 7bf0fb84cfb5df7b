//! One session on screen: when, what, where, and, once it has been, whether one was there. It scolds nobody.

use chrono::NaiveDate;
use leptos::prelude::*;

use super::{View, name, refocus};
use crate::curriculum::words::Word;
use crate::curriculum::{FieldId, LessonId, WorksheetId};
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::field::{Misfits, fields};
use crate::ui::{safety, trail};
use crate::workbook::answer::{date_in_words, typed};
use crate::workbook::attendance::{self, Mark, Presence};
use crate::workbook::filled::Filled;
use crate::workbook::schedule::{Meeting, Session};
use crate::workbook::{AnswerKey, RowId, Value};

/// "18:00 to 21:00", as far as it is known.
fn span(desk: Desk, session: &Session) -> String {
    let time = |time| typed(&Value::Time(time));
    match (session.start.map(time), session.end.map(time)) {
        (Some(from), Some(to)) => desk.phrase(Word::ScheduleSpan, &[("from", &from), ("to", &to)]),
        (Some(from), None) => from,
        _ => desk.say(Word::ScheduleNoTime),
    }
}

/// Everything that is written about a session.
fn about(desk: Desk, session: &Session) -> AnyView {
    let leave = session.leave.map(|time| desk.phrase(Word::ScheduleLeave, &[("time", &typed(&Value::Time(time)))]));
    let last = session.last_day.map(|day| {
        let date = date_in_words(&desk.curriculum(), day);
        desk.phrase(Word::ScheduleLast, &[("date", &date)])
    });
    let line = |words: Option<String>| words.map(|words| view! { <p class="words">{words}</p> });
    view! {
        <p><strong>{span(desk, session)}</strong> " " {name(desk, session)}</p>
        {leave.map(|words| view! { <p>{words}</p> })}
        {line(session.place.clone())}
        {line(session.travel.clone())}
        {last.map(|words| view! { <p>{words}</p> })}
    }
    .into_any()
}

/// A session that cannot be marked yet.
pub(super) fn plain(desk: Desk, session: &Session) -> AnyView {
    view! { <li class="session">{about(desk, session)}</li> }.into_any()
}

/// A session of a day. `at` tells it from the others of that day.
pub(super) fn card(
    view: View,
    day: NaiveDate,
    at: usize,
    session: &Session,
    mark: Option<&Mark>,
    may_mark: bool,
) -> AnyView {
    let desk = view.desk;
    let presence = mark.and_then(|mark| mark.presence);
    let name = name(desk, session);
    let marking = may_mark.then(|| {
        let date = date_in_words(&desk.curriculum(), day);
        let label = desk.phrase(Word::AttendanceFor, &[("session", &name), ("date", &date)]);
        let button = |this: Presence| button(view, day, at, session, mark, this);
        view! {
            <div class="actions marks" role="group" aria-label=label>
                {button(Presence::Attended)} {button(Presence::Missed)}
            </div>
        }
    });
    let said = (!may_mark).then_some(presence).flatten().map(|presence| view! { <p>{desk.say(word(presence))}</p> });
    let missed = mark.filter(|_| may_mark && presence == Some(Presence::Missed)).map(|mark| missed(view, &mark.row));
    view! {
        <li class="session">
            {about(desk, session)}
            {change(desk, &session.change, &name)}
            {said}
            {marking}
            {missed}
        </li>
    }
    .into_any()
}

fn word(presence: Presence) -> Word {
    match presence {
        Presence::Attended => Word::WasThere,
        Presence::Missed => Word::WasNotThere,
    }
}

/// One tap marks; the same tap again takes it back.
fn button(view: View, day: NaiveDate, at: usize, session: &Session, mark: Option<&Mark>, this: Presence) -> AnyView {
    let desk = view.desk;
    let pressed = mark.and_then(|mark| mark.presence) == Some(this);
    let known = mark.map(|mark| mark.row.clone());
    let id = format!("{}-{day}-{at}", this.id());
    let (session, again) = (session.clone(), id.clone());
    let act = move |_| {
        let row = known.clone().unwrap_or_else(|| desk.store.new_row());
        let to = (!pressed).then_some(this);
        desk.store.edit(attendance::mark(day, &session, known.as_ref(), row.clone(), to));
        view.asked.set((to == Some(Presence::Missed)).then_some(row));
        refocus(again.clone());
    };
    let pressed = if pressed { "true" } else { "false" };
    view! {
        <button class="btn mark" type="button" id=id aria-pressed=pressed on:click=act>{desk.say(word(this))}</button>
    }
    .into_any()
}

/// After "I wasn't there": why, if one likes to say, and one next step.
fn missed(view: View, row: &RowId) -> AnyView {
    let desk = view.desk;
    if view.asked.get().as_ref() != Some(row) {
        let (told, open) = (row.clone(), row.clone());
        let reason = move || {
            let curriculum = desk.curriculum();
            let words = desk.store.read(|workbook| {
                let sheet = Filled::sheet(&curriculum, workbook, attendance::SHEET)?;
                sheet.rows(attendance::ROWS).iter().find(|other| other.row() == Some(&told))?.words("reason")
            })?;
            Some(desk.phrase(Word::AttendanceReason, &[("reason", &words)]))
        };
        let ask = move |_| view.asked.set(Some(open.clone()));
        return view! {
            <p class="no-print">
                {reason} " "
                <button class="btn-link" type="button" on:click=ask>{desk.say(Word::AttendanceWhy)}</button>
            </p>
        }
        .into_any();
    }
    let id = WorksheetId::new(attendance::SHEET);
    let curriculum = desk.curriculum();
    let sheet = curriculum.worksheet(&id).map(|(_, sheet)| sheet).zip(curriculum.sheet_text(&id));
    let questions = sheet.map(|(sheet, text)| {
        let asked = sheet.fields().map(|(_, field)| field);
        let asked = asked.filter(|field| matches!(field.id.as_str(), "reason" | "note"));
        let asked = asked.map(|field| (field, text.field(&field.id)));
        fields(desk, &id, asked, Some(row), Misfits::new(Vec::new()))
    });
    let first_hour =
        first_hour(desk, AnswerKey { worksheet: id, field: FieldId::new("reason"), row: Some(row.clone()) });
    let number =
        desk.store.peek(|workbook| Filled::sheet(&curriculum, workbook, "rules-and-questions")?.words("contact-phone"));
    view! {
        <div class="missed">
            <p>{desk.say(Word::AttendanceKind)}</p>
            <p>{desk.say(Word::AttendanceTell)} " " {number.map(|number| safety::call_link(desk, &number))}</p>
            <p><a href="#between">{desk.say(Word::AttendanceBetween)}</a></p>
            {questions}
            <div aria-live="polite">{first_hour}</div>
        </div>
    }
    .into_any()
}

/// Whoever stayed away since they had used needs something else first.
fn first_hour(desk: Desk, reason: AnswerKey) -> AnyView {
    let reason = desk.store.answer(reason);
    let view = move || {
        let used = matches!(reason.get(), Some(Value::Choice(id)) if id.as_str() == "used");
        let lesson = Route::Lesson(LessonId::new("first-hour"));
        used.then(|| {
            let title = trail::title(desk, &lesson);
            view! { <p>{desk.say(Word::AttendanceUsed)} " " <a href=desk.href(&lesson)>{title}</a></p> }
        })
    };
    view.into_any()
}

/// A visit to a meeting of one's own.
pub(super) fn visit(desk: Desk, meeting: &Meeting) -> AnyView {
    view! { <li class="session">{own_meeting(desk, meeting, None)}</li> }.into_any()
}

/// A meeting of one's own, with its day where that is not said already.
pub(super) fn own_meeting(desk: Desk, meeting: &Meeting, day: Option<String>) -> AnyView {
    view! {
        <p><strong>{meeting.name.clone()}</strong></p>
        {day.map(|day| view! { <p>{day}</p> })}
        {meeting.when.clone().map(|when| view! { <p class="words">{when}</p> })}
        {change(desk, &meeting.change, &meeting.name)}
    }
    .into_any()
}

/// The way to where something is written.
pub(super) fn change(desk: Desk, route: &Route, name: &str) -> AnyView {
    view! {
        <p class="change no-print">
            <a href=desk.href(route)>{desk.say(Word::Change)} <span class="sr-only">" " {name.to_owned()}</span></a>
        </p>
    }
    .into_any()
}
