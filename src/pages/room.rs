//! Making room: what takes it, and how something is taken out. Nothing goes before the person has it as a file and says so.

use leptos::prelude::*;
use std::sync::Arc;

use crate::curriculum::words::Word;
use crate::order;
use crate::platform::{clock, document};
use crate::store::room::{HandedOver, Outcome, percent};
use crate::ui::desk::Desk;
use crate::workbook::progress::group_of;
use crate::workbook::room::{Amount, Offer, Pile};

/// How far taking out has come.
#[derive(Clone)]
enum State {
    Choosing,
    /// The browser did not take the file.
    NoFile,
    HandedOver(Arc<HandedOver>),
    Done(Outcome),
    NothingRemoved,
}

/// The id of the heading that gets the focus when something new is asked.
const STEP: &str = "room-step";

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let state = RwSignal::new(State::Choosing);
    let lead = move || desk.phrase(Word::RoomLead, &[("share", &in_words(desk, desk.store.room_taken()))]);
    let step = move || match state.get() {
        State::Choosing => choose(desk, state, None),
        State::NoFile => choose(desk, state, Some(desk.say(Word::RoomNoFile))),
        State::HandedOver(handed) => confirm(desk, state, handed),
        State::Done(outcome) => view! { {done(desk, outcome)} {choose(desk, state, None)} }.into_any(),
        State::NothingRemoved => choose(desk, state, Some(desk.say(Word::RoomFailed))),
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::RoomTitle)}</h1>
        <p>{lead}</p>
        <h2>{desk.say(Word::RoomTakes)}</h2>
        {move || piles(desk)}
        <div class="needs-app">{step}</div>
    }
    .into_any()
}

/// Goes on to another state, with the focus on what is new.
fn go_on(state: RwSignal<State>, to: State) {
    state.set(to);
    clock::after(0, || {
        document::focus_into_view(&format!("#{STEP}"));
    });
}

/// "about 12 % of the room".
fn in_words(desk: Desk, percent: u32) -> String {
    match percent {
        0 => desk.say(Word::RoomLittle),
        share => desk.phrase(Word::RoomShare, &[("n", &share.to_string())]),
    }
}

fn share_of(desk: Desk, units: usize) -> String {
    in_words(desk, u32::try_from(percent(units)).unwrap_or(100))
}

/// Everything that takes room, the most first.
fn piles(desk: Desk) -> AnyView {
    let piles = desk.store.piles();
    let mut lines: Vec<(String, Option<usize>, usize)> = Vec::new();
    let mut gone = Amount::default();
    for (pile, amount) in piles.ours {
        match name(desk, &pile) {
            Some(name) => lines.push((name, Some(amount.count), amount.room)),
            None => gone = Amount { count: gone.count + amount.count, room: gone.room + amount.room },
        }
    }
    lines.push((desk.say(Word::RoomGone), Some(gone.count), gone.room));
    lines.push((desk.say(Word::RoomUnread), Some(piles.unread.count), piles.unread.room));
    lines.retain(|(_, count, _)| *count != Some(0));
    if piles.other > 0 {
        lines.push((desk.say(Word::RoomOther), None, piles.other));
    }
    order::sort_by_key(&mut lines, |(_, _, room)| std::cmp::Reverse(*room));
    if lines.is_empty() {
        return view! { <p>{desk.say(Word::RoomEmpty)}</p> }.into_any();
    }
    let line = |(name, count, room): (String, Option<usize>, usize)| {
        let share = share_of(desk, room);
        let words = match count {
            Some(count) => {
                let count = count.to_string();
                desk.phrase(Word::RoomPile, &[("name", &name), ("n", &count), ("share", &share)])
            }
            None => desk.phrase(Word::RoomPileOther, &[("name", &name), ("share", &share)]),
        };
        view! { <li>{words}</li> }
    };
    view! { <ul>{lines.into_iter().map(line).collect_view()}</ul> }.into_any()
}

/// What a pile is called; none where its questions are asked no more.
fn name(desk: Desk, pile: &Pile) -> Option<String> {
    Some(match pile {
        Pile::Worksheet(id) => desk.curriculum().worksheet(id)?.1.title.clone(),
        Pile::Earlier => desk.say(Word::RoomEarlier),
        Pile::Removed => desk.say(Word::RoomRemoved),
        Pile::Marks => desk.say(Word::RoomMarks),
    })
}

fn offer_words(desk: Desk, offer: &Offer, amount: Amount) -> String {
    let count = amount.count.to_string();
    let what = match offer {
        Offer::Earlier => desk.phrase(Word::RoomOffer, &[("name", &desk.say(Word::RoomEarlier)), ("n", &count)]),
        Offer::Removed => desk.phrase(Word::RoomOffer, &[("name", &desk.say(Word::RoomRemoved)), ("n", &count)]),
        Offer::Old(worksheet, group, months) => {
            let curriculum = desk.curriculum();
            let sheet = curriculum.worksheet(worksheet).map(|(_, sheet)| sheet);
            let list = sheet.and_then(|sheet| Some((sheet, group_of(sheet, group)?)));
            let (title, list) = list.map(|(sheet, list)| (&*sheet.title, &*list.title)).unwrap_or_default();
            let months = months.to_string();
            desk.phrase(Word::RoomOld, &[("title", title), ("list", list), ("months", &months), ("n", &count)])
        }
    };
    format!("{what} {}", desk.phrase(Word::RoomFrees, &[("share", &share_of(desk, amount.room))]))
}

/// What can be taken out; the first step is always the file.
fn choose(desk: Desk, state: RwSignal<State>, trouble: Option<String>) -> AnyView {
    let Some(today) = desk.today.get() else { return ().into_any() };
    let offers = desk.store.offers(&desk.curriculum(), today);
    let heading = view! { <h2 tabindex="-1" id=STEP>{desk.say(Word::RoomOut)}</h2> };
    if offers.is_empty() {
        return view! { {heading} <p>{desk.say(Word::RoomNothing)}</p> }.into_any();
    }
    let chosen = RwSignal::new(None::<usize>);
    let error = RwSignal::new(trouble);
    let options = offers.iter().enumerate().map(|(index, (offer, amount))| {
        view! {
            <label class="option">
                <input type="radio" name="room" value=index autocomplete="off" on:change=move |_| chosen.set(Some(index)) />
                <span>{offer_words(desk, offer, *amount)}</span>
            </label>
        }
    });
    let options = options.collect_view();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((offer, _)) = chosen.get_untracked().and_then(|index| offers.get(index)) else {
            return error.set(Some(desk.say(Word::RoomChoose)));
        };
        match desk.store.hand_over(offer, today, &desk.say(Word::RoomFile)) {
            Some(handed) => go_on(state, State::HandedOver(Arc::new(handed))),
            None => go_on(state, State::NoFile),
        }
    };
    let wrong = move || error.get().map(|words| view! { <p class="error" id="room-error" role="alert">{words}</p> });
    let described_by = move || error.get().map(|_| "room-error");
    view! {
        {heading}
        <p>{desk.say(Word::RoomOutLead)}</p>
        <form novalidate on:submit=go>
            <fieldset class="field" aria-describedby=described_by>
                <legend class="label">{desk.say(Word::RoomWhich)}</legend>
                {wrong}
                {options}
            </fieldset>
            <button class="btn btn-primary" type="submit">{desk.say(Word::RoomDownload)}</button>
        </form>
    }
    .into_any()
}

/// The file is there, or it is not: only the person can tell.
fn confirm(desk: Desk, state: RwSignal<State>, handed: Arc<HandedOver>) -> AnyView {
    let count = handed.len().to_string();
    let take_out = move |_| {
        let handed = handed.clone();
        clock::meanwhile(async move {
            let outcome = desk.store.take_out(&handed).await;
            go_on(state, outcome.map_or(State::NothingRemoved, State::Done));
        });
    };
    view! {
        <h2 tabindex="-1" id=STEP>{desk.say(Word::RoomHave)}</h2>
        <p>{desk.phrase(Word::RoomHaveText, &[("file", &desk.say(Word::RoomFile))])}</p>
        <p class="actions">
            <button class="btn" type="button" on:click=take_out>{desk.phrase(Word::RoomRemove, &[("n", &count)])}</button>
            <button class="btn btn-primary" type="button" on:click=move |_| go_on(state, State::Choosing)>
                {desk.say(Word::RoomStop)}
            </button>
        </p>
    }
    .into_any()
}

fn done(desk: Desk, outcome: Outcome) -> AnyView {
    let removed = desk.phrase(Word::RoomDone, &[("n", &outcome.removed.to_string())]);
    let kept = (outcome.kept > 0).then(|| desk.phrase(Word::RoomKept, &[("n", &outcome.kept.to_string())]));
    view! { <p role="status">{removed} " " {kept}</p> }.into_any()
}
