//! A new version of the site: offered, never forced, and no word is lost on the way.

use super::harness::{Site, Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";
const READY: &str = "A new version is ready.";

/// Somebody with the first version at hand offline, in mid-worksheet, and the site they use.
fn visitor() -> (Visitor, Site) {
    let site = Site::copied_to("/");
    let person = Visitor::with(Wishes { site: site.clone(), offline: true, ..Wishes::default() });
    person.begin();
    person.wait_for_offline();
    person.open(STEP);
    (person, site)
}

fn release(person: &Visitor, site: &Site) {
    site.release_again("before/why-now/index.html", "<meta name=\"description\" content=\"", "The second version. ");
    person.script("navigator.serviceWorker.getRegistration().then((found) => found.update())", &[]);
}

#[test]
fn a_new_version_is_offered_without_disturbing_and_taken_when_asked() {
    let (person, site) = visitor();
    person.type_into("more-of", "Half a sent");
    release(&person, &site);
    person.see(READY);
    assert!(person.has_focus("#f-more-of"), "the offer took the focus");
    person.type_text("ence");
    assert_eq!(person.field("more-of"), "Half a sentence");
    assert!(!person.description().starts_with("The second version."));

    person.press("Use the new version");
    person.until("the second version", || person.description().starts_with("The second version.").then_some(()));
    person.wait_for_app();
    assert_eq!(person.field("more-of"), "Half a sentence");
    assert!(!person.words().contains(READY));
}

#[test]
fn a_new_version_can_wait() {
    let (person, site) = visitor();
    release(&person, &site);
    person.see(READY);
    person.press("Later");
    person.until("no offer", || (!person.words().contains(READY)).then_some(()));
    person.reload();
    assert!(!person.description().starts_with("The second version."), "it was taken without being asked for");
    person.see(READY);
}

#[test]
fn a_tab_in_mid_sentence_is_asked_when_another_takes_the_new_version() {
    let (person, site) = visitor();
    let first = person.tab();
    person.type_into("more-of", "In mid");
    person.script("window.same = true", &[]);
    person.open_tab("/plan/");
    release(&person, &site);
    person.see(READY);
    person.press("Use the new version");
    person.until("the new version in this tab", || (!person.words().contains(READY)).then_some(()));

    person.go_to_tab(&first);
    person.see(READY);
    assert_eq!(person.script("return window.same === true", &[]), true, "the other tab was loaded anew");
    person.type_into("more-of", " sentence");
    person.press("Use the new version");
    person.until("the second version", || person.description().starts_with("The second version.").then_some(()));
    person.wait_for_app();
    assert_eq!(person.field("more-of"), "In mid sentence");
}
