//! Slow breathing: a disc that grows and shrinks by the style's own transition, and the words for it. It begins and ends
//! with a button; where motion is not wanted only the words change.

use leptos::prelude::*;

use super::session::Session;
use crate::curriculum::words::Word;
use crate::curriculum::{Pace, ToolStep};
use crate::platform::clock;
use crate::ui::desk::Desk;

/// The id of what says how it goes.
const HOW: &str = "breath-how";

/// Copies are the same breathing.
#[derive(Clone, Copy)]
struct Breath {
    session: Session,
    /// The step that it belongs to.
    at: usize,
    /// Which of the paces, and which of the lengths.
    pace: RwSignal<usize>,
    length: RwSignal<usize>,
    /// In or out; none at rest.
    inward: RwSignal<Option<bool>>,
    /// How often it was begun or ended: a timer of an earlier turn has nothing to say any more.
    turn: StoredValue<u32>,
    paces: StoredValue<Vec<Pace>>,
    minutes: StoredValue<Vec<u32>>,
}

impl Breath {
    fn pace(self) -> Pace {
        let at = self.pace.get();
        self.paces.with_value(|paces| paces.get(at).copied()).unwrap_or(Pace { inward: 4, outward: 6 })
    }

    fn new_turn(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    fn start(self) {
        self.session.run();
        let minutes = self.minutes.with_value(|all| all.get(self.length.get_untracked()).copied()).unwrap_or(1);
        let turn = self.new_turn();
        self.half(turn, true, minutes * 60);
    }

    fn stop(self) {
        self.new_turn();
        self.session.rest();
        self.inward.set(None);
    }

    /// One half of a breath, and then the other. It ends after a breath out.
    fn half(self, turn: u32, inward: bool, left: u32) {
        // The page may have been left meanwhile.
        if self.turn.try_get_value() != Some(turn) {
            return;
        }
        if inward && left == 0 {
            self.stop();
            return self.session.leave_step(self.at);
        }
        self.inward.set(Some(inward));
        let pace = untrack(|| self.pace());
        let seconds = if inward { pace.inward } else { pace.outward };
        clock::after(seconds * 1000, move || self.half(turn, !inward, left.saturating_sub(seconds)));
    }
}

/// The disc, its button, and what can be chosen.
pub(super) fn view(session: Session, step: &ToolStep, at: usize) -> AnyView {
    let desk = session.desk;
    let breath = Breath {
        session,
        at,
        pace: RwSignal::new(0),
        length: RwSignal::new(0),
        inward: RwSignal::new(None),
        turn: StoredValue::new(0),
        paces: StoredValue::new(step.paces.clone()),
        minutes: StoredValue::new(step.minutes.clone()),
    };
    // Whoever leaves the page needs no bright screen any more.
    on_cleanup(move || session.rest());
    let runs = move || breath.inward.get().is_some();
    let press = move |_| if breath.inward.get_untracked().is_some() { breath.stop() } else { breath.start() };
    let words = move || desk.say(if runs() { Word::ToolStop } else { Word::Start });
    let paces = step.paces.iter().map(|pace| {
        let (inward, outward) = (pace.inward.to_string(), pace.outward.to_string());
        desk.phrase(Word::BreatheSeconds, &[("in", &inward), ("out", &outward)])
    });
    let lengths = step.minutes.iter().map(|n| desk.phrase(Word::BreatheMinutes, &[("n", &n.to_string())]));
    let (paces, lengths) = (paces.collect(), lengths.collect());
    view! {
        {disc(breath)}
        <p class="quiet" id=HOW>{move || how(breath)} <span class="sr-only">" " {desk.say(Word::BreatheAloud)}</span></p>
        <p class="actions needs-app">
            <button class="btn btn-primary btn-big" type="button" on:click=press>{words}</button>
        </p>
        <div class="needs-app" hidden=runs>
            {choose(desk, "pace", Word::BreathePace, paces, breath.pace)}
            {choose(desk, "length", Word::BreatheLong, lengths, breath.length)}
        </div>
    }
    .into_any()
}

/// It is not read out: a word every few seconds would be in the way. What it does is said once, beside it.
fn disc(breath: Breath) -> AnyView {
    let desk = breath.session.desk;
    let word = move || {
        desk.say(match breath.inward.get() {
            Some(true) => Word::BreatheIn,
            Some(false) => Word::BreatheOut,
            None => Word::BreatheReady,
        })
    };
    let class = move || if breath.inward.get() == Some(true) { "breath breath-in" } else { "breath" };
    let seconds = move || {
        let pace = breath.pace();
        breath.inward.get().map(|inward| if inward { pace.inward } else { pace.outward })
    };
    view! {
        <div class=class data-seconds=seconds aria-hidden="true">
            <i></i>
            <span>{word}</span>
        </div>
    }
    .into_any()
}

fn how(breath: Breath) -> String {
    let pace = breath.pace();
    let places = [("in", &*pace.inward.to_string()), ("out", &*pace.outward.to_string())];
    breath.session.desk.phrase(Word::BreatheHow, &places)
}

fn choose(desk: Desk, name: &'static str, legend: Word, labels: Vec<String>, chosen: RwSignal<usize>) -> AnyView {
    let options = labels.into_iter().enumerate().map(|(at, label)| {
        view! {
            <label class="scale-cell">
                <input
                    type="radio"
                    name=name
                    value=at.to_string()
                    autocomplete="off"
                    prop:checked=move || chosen.get() == at
                    on:change=move |_| chosen.set(at)
                />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <fieldset aria-describedby=HOW>
            <legend class="label">{desk.say(legend)}</legend>
            <div class="chips">{options.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
