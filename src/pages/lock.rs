//! The passphrase: opening, setting, changing and taking away the lock. It never shows or keeps a passphrase.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::platform::clock;
use crate::route::Route;
use crate::store::{Access, LockError};
use crate::ui::desk::Desk;
use crate::ui::erase;
use crate::workbook::locking::{lock_hidden, lock_idle};
use crate::workbook::{Edit, Setting};

mod form;

use form::{Outcome, phrase_field, said, submit, take, trouble, work};

/// The fewest characters of a passphrase. Length is what makes one hard to guess; no other rule is made.
const LEAST: usize = 10;

/// What stands in place of every page that shows answers while the workbook is locked.
pub(super) fn locked(desk: Desk) -> AnyView {
    let outcome = RwSignal::new(Outcome::Asked);
    let typed = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        work(outcome, move || {
            let opened = desk.store.unlock(&take(typed));
            outcome.set(match opened {
                Ok(()) => Outcome::Asked,
                Err(error) => Outcome::Trouble(trouble(LockError::Seal(error))),
            });
            if opened.is_ok() {
                desk.arrive_again();
            }
        });
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::LockedTitle)}</h1>
        <p class="lead">{desk.say(Word::LockedLead)}</p>
        <form class="needs-app" novalidate on:submit=go>
            {phrase_field(desk, "phrase", Word::LockPhrase, Word::LockedHint, typed, outcome)}
            {submit(desk, Word::LockedOpen, outcome)}
        </form>
        {said(desk, outcome)}
        <h2>{desk.say(Word::LockedOtherTitle)}</h2>
        <p>{desk.say(Word::LockedOther)}</p>
        <p><a class="btn-link" href=desk.href(&Route::Contents)>{desk.say(Word::NavContents)}</a></p>
        <details class="more">
            <summary>{desk.say(Word::LockedForgotten)}</summary>
            <p>{desk.say(Word::LockedForgottenText)}</p>
            <p>{desk.say(Word::EraseLead)}</p>
            <p>{desk.say(Word::EraseLimits)}</p>
            {erase::form(desk, Word::EraseButton, Word::EraseDone)}
        </details>
    }
    .into_any()
}

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let view = move || match desk.store.access() {
        Access::Open => set(desk),
        Access::Unlocked => change(desk),
        // The caller shows the locked page instead.
        Access::Locked => ().into_any(),
    };
    view! {
        <h1 tabindex="-1">{desk.say(Word::LockTitle)}</h1>
        {view}
    }
    .into_any()
}

fn set(desk: Desk) -> AnyView {
    let outcome = RwSignal::new(Outcome::Asked);
    let (first, second, asked) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(word) = unfit(first, second) {
            return complain(outcome, word);
        }
        outcome.set(Outcome::Asked);
        asked.set(true);
    };
    let lock = move |_| {
        asked.set(false);
        work(outcome, move || {
            let phrase = take(first);
            second.set(String::new());
            clock::meanwhile(async move {
                let done = desk.store.set_lock(&phrase).await;
                outcome.set(finished(done, Word::LockSet));
            });
        });
    };
    let ask_again = move || {
        asked.get().then(|| {
            view! {
                <section class="card card-care">
                    <p>{desk.say(Word::LockSure)}</p>
                    <p class="actions">
                        <button class="btn btn-primary" type="button" on:click=lock>{desk.say(Word::LockYes)}</button>
                        <button class="btn-link" type="button" on:click=move |_| asked.set(false)>{desk.say(Word::LockNotYet)}</button>
                    </p>
                </section>
            }
        })
    };
    view! {
        <p class="lead">{desk.say(Word::LockLead)}</p>
        <p>{desk.say(Word::LockProtects)}</p>
        <p>{desk.say(Word::LockNot)}</p>
        <p class="card card-care"><strong>{desk.say(Word::LockNoWayBack)}</strong></p>
        <form class="needs-app" novalidate on:submit=go>
            {phrase_field(desk, "phrase", Word::LockNew, Word::LockNewHint, first, outcome)}
            {phrase_field(desk, "phrase-again", Word::LockAgain, Word::LockAgainHint, second, outcome)}
            {submit(desk, Word::LockSetButton, outcome)}
        </form>
        <div role="alert">{ask_again}</div>
        {said(desk, outcome)}
    }
    .into_any()
}

fn change(desk: Desk) -> AnyView {
    view! {
        <p class="lead">{desk.say(Word::LockOn)}</p>
        <p>{desk.say(Word::LockNoWayBack)}</p>
        <p class="actions">
            <button class="btn btn-primary" type="button" on:click=move |_| desk.store.lock_now()>{desk.say(Word::LockNow)}</button>
        </p>
        <h2>{desk.say(Word::LockItself)}</h2>
        {idle(desk)}
        {hidden(desk)}
        <h2>{desk.say(Word::LockChange)}</h2>
        {rephrase(desk)}
        <h2>{desk.say(Word::LockRemove)}</h2>
        {remove(desk)}
    }
    .into_any()
}

fn idle(desk: Desk) -> AnyView {
    let now =
        move || desk.store.read(|workbook| lock_idle(workbook).map_or("never".into(), |minutes| minutes.to_string()));
    let minutes = |n: &str| desk.phrase(Word::LockMinutes, &[("n", n)]);
    let choices = vec![
        ("1", desk.say(Word::LockMinute)),
        ("5", minutes("5")),
        ("15", minutes("15")),
        ("60", minutes("60")),
        ("never", desk.say(Word::LockNever)),
    ];
    when(desk, Setting::LockIdle, "lock-idle", (Word::LockIdle, Word::LockIdleHint), choices, now)
}

fn hidden(desk: Desk) -> AnyView {
    let now = move || if desk.store.read(lock_hidden) { "yes".to_owned() } else { "no".to_owned() };
    let choices = vec![("yes", desk.say(Word::LockAtOnce)), ("no", desk.say(Word::LockLater))];
    when(desk, Setting::LockHidden, "lock-hidden", (Word::LockHidden, Word::LockHiddenHint), choices, now)
}

/// A question about when the lock shuts by itself.
fn when(
    desk: Desk,
    setting: Setting,
    id: &'static str,
    (question, hint): (Word, Word),
    choices: Vec<(&'static str, String)>,
    now: impl Fn() -> String + Copy + Send + 'static,
) -> AnyView {
    let choices = choices.into_iter().map(|(value, label)| {
        view! {
            <label class="option">
                <input
                    type="radio"
                    name=id
                    value=value
                    autocomplete="off"
                    prop:checked=move || now() == value
                    on:change=move |_| desk.store.edit(Edit::Set(setting, Some(value.into())))
                />
                <span>{label}</span>
            </label>
        }
    });
    let hint_id = format!("{id}-hint");
    view! {
        <fieldset class="field" aria-describedby=hint_id>
            <legend class="label">{desk.say(question)}</legend>
            <p class="hint" id=hint_id.clone()>{desk.say(hint)}</p>
            {choices.collect_view()}
        </fieldset>
    }
    .into_any()
}

fn rephrase(desk: Desk) -> AnyView {
    let outcome = RwSignal::new(Outcome::Asked);
    let [old, first, second] = [(); 3].map(|()| RwSignal::new(String::new()));
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(word) = unfit(first, second) {
            return complain(outcome, word);
        }
        work(outcome, move || {
            let (old, new) = (take(old), take(first));
            second.set(String::new());
            outcome.set(finished(desk.store.change_phrase(&old, &new), Word::LockChanged));
        });
    };
    view! {
        <form novalidate on:submit=go>
            {phrase_field(desk, "old-phrase", Word::LockOld, Word::LockedHint, old, outcome)}
            {phrase_field(desk, "new-phrase", Word::LockNew, Word::LockNewHint, first, outcome)}
            {phrase_field(desk, "new-phrase-again", Word::LockAgain, Word::LockAgainHint, second, outcome)}
            {submit(desk, Word::LockChangeButton, outcome)}
        </form>
        {said(desk, outcome)}
    }
    .into_any()
}

fn remove(desk: Desk) -> AnyView {
    let outcome = RwSignal::new(Outcome::Asked);
    let typed = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        work(outcome, move || {
            let phrase = take(typed);
            clock::meanwhile(async move {
                let done = desk.store.remove_lock(&phrase).await;
                // Where it worked this form is gone already.
                if let Err(error) = done {
                    complain(outcome, trouble(error));
                }
            });
        });
    };
    view! {
        <p>{desk.say(Word::LockRemoveLead)}</p>
        <form novalidate on:submit=go>
            {phrase_field(desk, "remove-phrase", Word::LockPhrase, Word::LockedHint, typed, outcome)}
            {submit(desk, Word::LockRemoveButton, outcome)}
        </form>
        {said(desk, outcome)}
    }
    .into_any()
}

fn unfit(first: RwSignal<String>, second: RwSignal<String>) -> Option<Word> {
    let (first, second) = (first.get_untracked(), second.get_untracked());
    if first.chars().count() < LEAST {
        return Some(Word::LockTooShort);
    }
    (first != second).then_some(Word::LockDiffers)
}

fn complain(outcome: RwSignal<Outcome>, word: Word) {
    outcome.set(Outcome::Trouble(word));
}

fn finished(done: Result<(), LockError>, word: Word) -> Outcome {
    done.map_or_else(|error| Outcome::Trouble(trouble(error)), |()| Outcome::Done(word))
}
