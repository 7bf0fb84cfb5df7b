//! The passphrase: what is sealed, what is not, and that no moment leaves the workbook half in each form.

use super::harness::{Visitor, everything_in, rounds};
use std::thread::sleep;
use std::time::Duration;

const PHRASE: &str = "lamp river ninety socks";
const STEP: &str = "/before/why-now/?at=more-less";
const KEY: &str = "even-keel.a/why-now/more-of";

/// Rare enough to be found if it is anywhere, and not so regular that a compressor would take it apart.
const WORDS: &str = "Quxzy mornings with Bartholomew by the weir";

/// Entries of ours that are not sealed and say more than that a workbook was begun.
fn plain(person: &Visitor) -> Vec<String> {
    let keys = person.stored_names();
    let told = ["even-keel.lock", "even-keel.s/reader", "even-keel.s/country"];
    let ours = keys.into_iter().filter(|key| key.starts_with("even-keel.") && !key.starts_with("even-keel.x/"));
    ours.filter(|key| !told.contains(&key.as_str())).collect()
}

/// The keys of the second copy.
fn copied_keys(person: &Visitor) -> Vec<String> {
    person.second_copy().into_keys().collect()
}

#[test]
fn locked_from_the_start_no_word_is_found_in_any_file_of_the_browser() {
    let mut person = Visitor::who_owns_a_browser();
    person.lock(PHRASE);
    person.open(STEP);
    person.unlock(PHRASE);
    person.arrive_at("More of, less of");
    person.type_into("more-of", WORDS);
    person.see("Saved on this device");
    person.press("Save and go on");
    person.arrive_at("Both sides");
    // Time for the browser to bring all of it to the disk.
    sleep(Duration::from_secs(8));
    person.close_browser();
    let found = everything_in(person.profile(), &["Bartholomew", "why-now/more-of", "lamp river"]);
    assert_eq!(found, Vec::<String>::new());
    person.start_browser();
    person.open(STEP);
    person.unlock(PHRASE);
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), WORDS);
}

/// Shows that the search above can find something.
#[test]
fn without_a_lock_the_words_are_found_in_the_browsers_files() {
    let mut person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.see("Saved on this device");
    sleep(Duration::from_secs(8));
    person.close_browser();
    assert!(!everything_in(person.profile(), &["Bartholomew"]).is_empty());
    person.start_browser();
    person.open("/");
}

#[test]
fn a_locked_workbook_shows_lessons_and_help_and_no_answer() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.lock(PHRASE);
    for page in ["/", "/plan/", STEP, "/before/why-now/?at=review", "/settings/", "/lock/"] {
        person.open(page);
        assert_eq!(person.heading(), "Your workbook is locked", "{page}");
        assert!(person.title().starts_with("Your workbook is locked"), "{page}");
        assert!(!person.words().contains("Bartholomew"), "{page}");
    }
    person.open("/before/what-is-an-iop/");
    assert_eq!(person.heading(), "What an IOP is");
    assert!(!person.words().contains("Mark as read"));
    person.open("/help/");
    person.see("If someone may die or be hurt");
}

#[test]
fn another_passphrase_gets_the_same_answer_each_time_and_never_locks_the_owner_out() {
    let person = Visitor::who_has_begun();
    person.lock(PHRASE);
    person.open("/plan/");
    for wrong in ["lamp river ninety sock", "Lamp river ninety socks", "x", "lamp river ninety socks ", ""] {
        person.type_at("#phrase", wrong);
        person.press("Open my workbook");
        person.see("That did not open the workbook.");
        assert_eq!(person.value_of("#phrase"), "");
    }
    person.unlock(PHRASE);
    person.arrive_at("My plan");
}

#[test]
fn a_lock_that_is_set_later_seals_both_copies_and_taking_it_away_opens_both() {
    let mut person = Visitor::who_owns_a_browser();
    person.store(&[("even-keel.a/why-now/less-of", "{\"v\":1,\"t\":17,\"is\":{\"text\":\"Fish")]);
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.see_stored(KEY, WORDS);
    person.lock(PHRASE);
    assert_eq!(plain(&person), Vec::<String>::new());
    let copied = copied_keys(&person);
    assert!(copied.iter().all(|key| !key.contains("why-now")), "{copied:?}");
    person.reopen_browser();
    person.open(STEP);
    person.unlock(PHRASE);
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), WORDS);
    person.type_into("more-of", ", and rain");
    person.see("Saved on this device");

    person.open("/");
    person.unlock(PHRASE);
    person.see("could not be read: 1");
    person.press("Settings");
    person.press("Lock with a passphrase");
    person.arrive_at("Passphrase");
    person.type_at("#remove-phrase", PHRASE);
    person.press("Take the lock away");
    person.see("With a passphrase, what you write is kept");
    person.see_stored(KEY, &format!("{WORDS}, and rain"));
    assert!(person.stored_names().iter().all(|key| !key.contains(".x/") && key != "even-keel.lock"));
    person.until("the second copy in plain text", || {
        let keys = copied_keys(&person);
        (keys.iter().any(|key| key == KEY) && !keys.iter().any(|key| key.contains(".x/"))).then_some(())
    });
    person.reopen_browser();
    person.open(STEP);
    assert_eq!(person.field("more-of"), format!("{WORDS}, and rain"));
    person.open("/");
    person.see("could not be read: 1");
}

#[test]
fn a_changed_passphrase_counts_and_the_old_one_no_more() {
    let person = Visitor::who_has_begun();
    person.lock(PHRASE);
    person.type_at("#old-phrase", PHRASE);
    person.type_at("#new-phrase", "grüner Tisch im Regen");
    person.type_at("#new-phrase-again", "grüner Tisch im Regen");
    person.press("Change it");
    person.see("The new passphrase counts from now on.");
    person.open("/plan/");
    person.type_at("#phrase", PHRASE);
    person.press("Open my workbook");
    person.see("That did not open the workbook.");
    // The same words from a keyboard that writes the two dots as a letter of their own.
    person.unlock("gru\u{308}ner Tisch im Regen");
    person.arrive_at("My plan");
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_locked() {
    let person = Visitor::who_has_begun();
    person.open("/lock/");
    person.type_at("#phrase", "short");
    person.press("Lock my workbook");
    person.see("Use at least 10 characters.");
    person.type_at("#phrase", " but longer now");
    person.type_at("#phrase-again", "another one");
    person.press("Lock my workbook");
    person.see("The 2 passphrases are not the same.");
    assert_eq!(person.stored("even-keel.lock"), None);
}

/// Killed at any moment of setting a lock or taking it away, the workbook is open or locked, and whole.
#[test]
fn no_browser_killed_while_the_lock_is_set_or_taken_away_is_left_in_between() {
    let mut person = Visitor::who_is_alone();
    let mut written = String::new();
    let rounds = rounds(8, 24);
    for round in 0..rounds {
        person.open(STEP);
        let was_locked = person.heading() == "Your workbook is locked";
        if was_locked {
            person.unlock(PHRASE);
            person.arrive_at("More of, less of");
        }
        person.until("what was written before", || (person.field("more-of") == written).then_some(()));
        let more = format!("{round} mornings. ");
        person.type_into("more-of", &more);
        written.push_str(&more);
        person.press("Settings");
        person.press("Lock with a passphrase");
        person.arrive_at("Passphrase");
        if was_locked {
            person.type_at("#remove-phrase", PHRASE);
            person.press("Take the lock away");
        } else {
            person.type_at("#phrase", PHRASE);
            person.type_at("#phrase-again", PHRASE);
            person.press("Lock my workbook");
            person.press("Yes, lock it");
        }
        sleep(Duration::from_millis(round * 840 / rounds));
        person.kill_browser();
        person.start_browser();
        person.open(STEP);
        if person.heading() == "Your workbook is locked" {
            assert!(!person.words().contains("mornings"));
            person.unlock(PHRASE);
            person.arrive_at("More of, less of");
            person.until("everything sealed", || plain(&person).is_empty().then_some(()));
        } else {
            let left = person.stored_names().into_iter().find(|key| key.contains(".x/") || key == "even-keel.lock");
            assert_eq!(left, None, "round {round}");
        }
        person.until("all that was written", || (person.field("more-of") == written).then_some(()));
    }
}

#[test]
fn a_lock_set_in_one_tab_shuts_the_other_and_no_word_of_either_is_lost() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", "Written in the first tab");
    let first = person.tab();
    person.open_tab("/lock/");
    person.lock(PHRASE);
    person.go_to_tab(&first);
    person.see("Your workbook is locked");
    person.unlock(PHRASE);
    person.arrive_at("More of, less of");
    assert_eq!(person.field("more-of"), "Written in the first tab");
    assert_eq!(plain(&person), Vec::<String>::new());
}

#[test]
fn it_locks_itself_when_left_alone_or_out_of_sight() {
    let person = Visitor::who_owns_a_browser();
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.lock(PHRASE);
    person.press_at("label:has(input[value='15'])");
    person.script("const now = Date.now; Date.now = () => now() + 14 * 60000", &[]);
    sleep(Duration::from_secs(11));
    assert_eq!(person.heading(), "Passphrase");
    person.script("const now = Date.now; Date.now = () => now() + 2 * 60000", &[]);
    person.see("Your workbook is locked");

    person.unlock(PHRASE);
    person.arrive_at("Passphrase");
    person.press_at("label:has(input[name='lock-hidden'][value='yes'])");
    let first = person.tab();
    person.open_tab("/help/");
    person.go_to_tab(&first);
    person.see("Your workbook is locked");
    assert!(!person.words().contains("Bartholomew"));
}

#[test]
fn a_locked_workbook_can_be_erased_without_its_passphrase() {
    let person = Visitor::who_has_begun();
    person.open(STEP);
    person.type_into("more-of", WORDS);
    person.lock(PHRASE);
    person.open("/plan/");
    person.press("I don't know the passphrase");
    person.type_at("#erase", "erase");
    person.press("Erase everything on this device");
    person.until("nothing left", || {
        (!person.stored_names().iter().any(|key| key.starts_with("even-keel."))).then_some(())
    });
    person.open("/");
    person.see("Who are you?");
}

#[test]
fn a_locked_workbook_keeps_its_quick_exit_and_plain_name_and_to_leave_is_to_lock() {
    let person = Visitor::who_has_begun();
    person.open("/settings/");
    person.press_at("#quick-exit label:has(> input[value='on'])");
    person.press_at("#plain-name label:has(> input[value='on'])");
    person.lock(PHRASE);
    person.open(STEP);
    person.see("Your workbook is locked");
    assert!(person.shows(".leave button"), "there is no way to leave a locked page");
    assert_eq!(person.title(), "Notes");
    person.unlock(PHRASE);
    person.arrive_at("More of, less of");
    person.type_into("more-of", WORDS);
    person.press_at(".leave button");
    person.until("the recipe", || (person.path() == "/loaf/").then_some(()));
    person.open(STEP);
    person.see("Your workbook is locked");
    assert!(!person.words().contains("Bartholomew") && person.shows(".leave button"));
}
