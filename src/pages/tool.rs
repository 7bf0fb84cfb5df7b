//! A tool for the moment: its steps one at a time, and a number before and after for whoever likes. It judges no number,
//! says nothing aloud, and moves nothing before somebody presses a button.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Lesson, LessonText, Stage, Tool, ToolStep};
use crate::platform::{clock, document};
use crate::route::Route;
use crate::ui::desk::Desk;
use crate::ui::trail::{crumbs, way_up};
use crate::ui::{print, safety};

mod breath;
mod end;
mod own;
mod session;
mod wave;

use session::{Phase, Session};

/// The id of the heading that gets the focus when something new is shown.
const STEP: &str = "tool-step";

/// The page.
pub(super) fn page(desk: Desk, stage: &Stage, lesson: &Lesson, text: &LessonText, tool: &Tool) -> AnyView {
    let session = Session::new(desk, tool, Route::Stage(stage.id.clone()));
    // What belongs to the whole of it stands round the first step only: later on the step is all there is to read.
    let later = move || session.phase.get() != Phase::At(0) || session.busy.get();
    let step = move || match session.phase.get() {
        Phase::At(at) => session.step(at).map(|step| self::step(session, &step, at)),
        Phase::End => Some(end::view(session)),
    };
    view! {
        {crumbs(desk, &way_up(desk, Some(stage)))}
        <article>
            <h1 tabindex="-1">{lesson.title.clone()}</h1>
            <div hidden=later>
                <p class="lead">{text.main.clone()}</p>
                {end::before(session)}
            </div>
            <section class="tool" aria-labelledby=STEP>{step}</section>
            <div hidden=later>
                <div class="prose" inner_html=desk.prose(&text.html)></div>
                {(tool.steps.len() > 1).then(|| all_steps(desk, tool))}
                {print::offer(desk, Word::Print)}
            </div>
            {safety::sources(desk, &text.sources)}
        </article>
    }
    .into_any()
}

/// Goes on to another step or to the end, with the focus on its heading.
fn go_on(session: Session, to: Phase) {
    session.phase.set(to);
    clock::after(0, || {
        document::focus_into_view(&format!("#{STEP}"));
    });
}

/// Numbers come before words, unless people of one's own come first.
fn step(session: Session, step: &ToolStep, at: usize) -> AnyView {
    let desk = session.desk;
    let count = session.count();
    let (n, total) = ((at + 1).to_string(), count.to_string());
    let place = (count > 1).then(|| {
        view! { <p class="place">{desk.phrase(Word::ToolStep, &[("n", &n), ("total", &total)])}</p> }
    });
    let mut lines = (!step.lines.is_empty()).then(|| own::lines(desk, step));
    let first = if step.people.is_empty() { lines.take() } else { None };
    let dots = (0..step.count).map(|_| view! { <i></i> }).collect_view();
    view! {
        {place}
        <h2 id=STEP tabindex="-1">{step.title.clone()}</h2>
        {(step.count > 0).then(|| view! { <p class="dots" aria-hidden="true">{dots}</p> })}
        {first}
        <div class="prose" hidden=move || session.busy.get() inner_html=desk.prose(&step.html)></div>
        {step.own.as_ref().map(|wanted| own::plan_lines(desk, wanted))}
        {(!step.people.is_empty()).then(|| own::people(desk, &step.people))}
        {lines}
        {(!step.paces.is_empty()).then(|| breath::view(session, step, at))}
        {(!step.coach.is_empty()).then(|| wave::view(session, step, at))}
        {session.note().map(|note| view! { <p class="quiet">{note}</p> })}
        {(step.coach.is_empty() || at > 0).then(|| ways(session, step, at))}
    }
    .into_any()
}

/// On and back. Where something runs by time, its own button is the one that counts.
fn ways(session: Session, step: &ToolStep, at: usize) -> AnyView {
    let desk = session.desk;
    let last = at + 1 == session.count();
    let usual = if last { Word::ToolDone } else { Word::Next };
    let words = step.next.clone().unwrap_or_else(|| desk.say(usual));
    let timed = !step.minutes.is_empty();
    let class = if timed { "btn" } else { "btn btn-primary btn-big" };
    let on = step.coach.is_empty().then(|| {
        view! { <button class=class type="button" on:click=move |_| session.leave_step(at)>{words}</button> }
    });
    let back = at.checked_sub(1).map(|before| {
        view! {
            <button class="btn" type="button" on:click=move |_| go_on(session, Phase::At(before))>
                {desk.say(Word::Back)}
            </button>
        }
    });
    let busy = move || session.busy.get();
    view! { <p class="actions needs-app" hidden=busy>{on} {back}</p> }.into_any()
}

/// Every step to read at once, also where no script can lead through them.
fn all_steps(desk: Desk, tool: &Tool) -> AnyView {
    let items = tool.steps.iter().map(|step| {
        view! { <li><p><strong>{step.title.clone()}</strong></p> <div class="prose" inner_html=desk.prose(&step.html)></div></li> }
    });
    view! {
        <details class="tool-all">
            <summary>{desk.say(Word::ToolSteps)}</summary>
            <ol>{items.collect_view()}</ol>
        </details>
    }
    .into_any()
}
