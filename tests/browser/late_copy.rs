//! A second copy that answers late, never, or not at all: nothing is called saved before it is in both.

use super::harness::{Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";
const WORDS: &str = "Sunday football";
const ALARM: &str = "What you wrote last is kept in one place only";

/// Whoever asks for the second copy waits until the tab says `answers`.
const SILENT: &str = "
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...all) {
        return all[0] !== 'even-keel' || sessionStorage.getItem('other-app.answers') ? open.apply(this, all) : {};
    };";

/// Whoever asks for the second copy is told that it cannot be opened, until the tab says `answers`.
const BROKEN: &str = "
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...all) {
        if (all[0] !== 'even-keel' || sessionStorage.getItem('other-app.answers')) return open.apply(this, all);
        const asked = {};
        setTimeout(() => asked.onerror?.(new Event('error')));
        return asked;
    };";

fn somebody_who_meets(first_script: &'static str) -> Visitor {
    let person = Visitor::with(Wishes { first_script, ..Wishes::default() });
    person.begin();
    person.open(STEP);
    person
}

fn let_it_answer(person: &Visitor) {
    person.script("sessionStorage.setItem('other-app.answers', 'yes')", &[]);
}

fn see_copied(person: &Visitor) {
    let copied = person.second_copy().get(KEY).cloned().unwrap_or_default();
    assert!(copied.contains(WORDS), "the second copy has {copied:?}");
}

#[test]
fn nothing_is_called_saved_before_the_second_copy_has_answered_and_has_it() {
    let person = somebody_who_meets(SILENT);
    person.type_into("more-of", WORDS);
    person.see("Saving…");
    assert!(!person.words().contains("Saved on this device"));
    person.see_stored(KEY, WORDS);
    let_it_answer(&person);
    person.see("Saved on this device");
    see_copied(&person);
}

#[test]
fn a_second_copy_that_does_not_answer_for_long_is_said_and_caught_up_with_once_it_does() {
    let person = somebody_who_meets(SILENT);
    person.type_into("more-of", WORDS);
    person.see(ALARM);
    person.see("Download a copy");
    let_it_answer(&person);
    person.until("no alarm", || (!person.words().contains(ALARM)).then_some(()));
    see_copied(&person);
}

/// Whoever only reads has nothing to lose; the first thing that is kept is the page that one is on.
#[test]
fn a_second_copy_that_cannot_be_opened_is_said_once_something_is_kept_and_made_once_it_can() {
    let person = Visitor::with(Wishes { first_script: BROKEN, ..Wishes::default() });
    person.open("/");
    person.see("Who are you?");
    assert!(!person.words().contains(ALARM), "nothing was written yet");
    person.begin();
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.see(ALARM);
    let_it_answer(&person);
    person.until("no alarm", || (!person.words().contains(ALARM)).then_some(()));
    person.see("Saved on this device");
    see_copied(&person);
}

/// Sealed entries without the lock that opens them would be of no use.
#[test]
fn a_lock_that_was_set_before_the_second_copy_answered_is_in_it_and_opens_it_alone() {
    const PHRASE: &str = "lamp river ninety socks";
    let person = somebody_who_meets(SILENT);
    person.type_into("more-of", WORDS);
    person.lock(PHRASE);
    let_it_answer(&person);
    person.until("the lock in the second copy", || person.second_copy().contains_key("even-keel.lock").then_some(()));
    person.open_without_app();
    person.script("localStorage.clear()", &[]);
    person.open(STEP);
    person.unlock(PHRASE);
    person.until("what was written", || (person.field("more-of") == WORDS).then_some(()));
}
