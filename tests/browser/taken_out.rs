//! What was taken out to make room stays out, whatever the disk brings back, until its owner brings it back from the file.

use super::harness::Visitor;
use super::room::{OLD, choose_and_download, hand_over, holding, stored, visitor_at};
use std::thread::sleep;
use std::time::Duration;

/// Local storage reaches the disk late: what was taken out is back on it after a kill.
#[test]
fn of_6_browsers_killed_right_after_taking_out_none_brings_anything_back_and_none_loses_more() {
    let mut late = 0;
    for round in 0..6 {
        let mut person = visitor_at(Visitor::at_own_browser());
        person.open("/room/");
        person.until("the second copy", || (person.second_copy().len() > 10).then_some(()));
        person.reopen_browser();
        person.open("/room/");
        choose_and_download(&person, OLD);
        person.press("I have the file. Remove 3 entries from this browser");
        person.see("Entries removed: 3.");
        sleep(Duration::from_millis(round * 20));
        person.kill_browser();
        person.start_browser();
        person.open_without_app();
        late += usize::from(!holding(&stored(&person), "The old goal").is_empty());
        person.open("/week/1/goals/?at=goals");
        person.see("The new goal");
        person.until("nothing of it", || holding(&stored(&person), "The old goal").is_empty().then_some(()));
        assert!(!person.words().contains("The old goal"));
        assert!(holding(&person.second_copy(), "The old goal").is_empty());
        assert_eq!(holding(&stored(&person), "The new goal").len(), 1);
        assert_eq!(holding(&stored(&person), "Mornings").len(), 1);
    }
    assert!(late > 3, "local storage had it back in {late} of 6 rounds only");
}

#[test]
fn what_was_taken_out_is_brought_back_from_the_file_and_stays() {
    let mut person = visitor_at(Visitor::at_own_browser());
    person.open("/room/");
    let file = hand_over(&person, OLD);
    person.press("I have the file. Remove 3 entries from this browser");
    person.see("Entries removed: 3.");
    person.reopen_browser();
    person.open("/backup/");
    person.choose_file("#backup-file", "even-keel-taken-out.json", &file);
    person.see("New here: 3");
    person.press("Bring it back");
    person.see("The backup is back.");
    for _ in 0..2 {
        person.kill_browser();
        person.start_browser();
        person.open("/week/1/goals/?at=goals");
        person.see("The old goal");
        person.until("both copies", || {
            let both = [stored(&person), person.second_copy()];
            both.iter().all(|copy| holding(copy, "The old goal").len() == 1).then_some(())
        });
    }
}

#[test]
fn taking_out_that_stops_at_any_step_leaves_whole_rows_only() {
    const DONE: &str = "Entries removed: 3.";
    let mut outcomes = Vec::new();
    for step in 0..30 {
        let mut person = visitor_at(Visitor::at_own_browser());
        person.open("/room/");
        person.until("the second copy", || (person.second_copy().len() > 10).then_some(()));
        hand_over(&person, OLD);
        let stopped = person.press_and_end_at("I have the file. Remove 3 entries from this browser", step, DONE);
        person.open("/week/1/goals/?at=goals");
        person.see("The new goal");
        let in_copy = person.second_copy();
        let left = in_copy.keys().filter(|key| key.contains("/goals/")).count();
        let all = left == 9;
        assert!(all || left == 6, "step {step}: {in_copy:?}");
        person.until("the same in both", || {
            let here = stored(&person).keys().filter(|key| key.contains("/goals/")).count();
            (here == left).then_some(())
        });
        assert_eq!(person.words().contains("The old goal"), all, "step {step}");
        outcomes.push(all);
        if !stopped {
            break;
        }
    }
    eprintln!("still there after each step: {outcomes:?}");
    assert!(outcomes.len() > 4, "taking out has {} steps only", outcomes.len());
    assert!(outcomes.windows(2).all(|two| two[0] || !two[1]), "what had gone is back at a later step: {outcomes:?}");
    assert_eq!(outcomes.last(), Some(&false));
}
