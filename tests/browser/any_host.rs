//! The same files on hosts that do as little as can be: no headers, no types but the commonest, no rules for addresses.

use super::harness::{Manners, Site, Visitor, Wishes};

const STEP: &str = "/before/why-now/?at=more-less";

/// A first visit, a deep link, a lost address, and everything once more without the host.
fn visit(base: &str, manners: Manners) {
    let mut person =
        Visitor::with(Wishes { site: Site::on_bare_host(base, manners), offline: true, ..Wishes::default() });
    // Browsers note every answer of 404 themselves.
    person.expect_in_console("status of 404");
    person.open("/");
    person.press("I'm in a programme");
    person.arrive_at("Before you start");
    person.open(STEP);
    assert_eq!(person.path(), format!("{base}before/why-now/?at=more-less"));
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.open("/week/99/");
    assert_eq!(person.heading(), "This page is not here");
    person.press("Go to your workbook");
    person.arrive_at("Your workbook");
    assert_eq!(person.path(), base);

    person.wait_for_offline();
    let log = person.host.log();
    assert!(log.iter().all(|entry| entry.path.starts_with(base)), "{log:#?}");
    assert_eq!(person.host.packed() > 0, manners.compresses);
    person.host.stop();
    person.expect_in_console("/week/99/");
    for (page, heading) in
        [("/week/1/goals/?at=goals", "Your goals"), ("/plan/", "My plan"), ("/week/99/", "This page is not here")]
    {
        person.open(page);
        assert_eq!(person.heading(), heading, "{page}");
    }
    person.open(STEP);
    assert_eq!(person.field("more-of"), "Mornings");
}

#[test]
fn a_host_that_only_hands_out_files_is_enough() {
    visit("/", Manners::default());
}

#[test]
fn a_host_that_adds_slashes_and_compresses_is_enough() {
    visit("/", Manners { redirects: true, compresses: true, names_wasm: true });
}

#[test]
fn the_same_holds_below_a_path() {
    visit("/some/path/", Manners::default());
    visit("/some/path/", Manners { redirects: true, compresses: true, names_wasm: false });
}

#[test]
fn an_address_without_its_slash_opens_the_page_whatever_the_host_makes_of_it() {
    for redirects in [false, true] {
        let site = Site::on_bare_host("/some/path/", Manners { redirects, ..Manners::default() });
        let person = Visitor::with(Wishes { site, ..Wishes::default() });
        // Such a host says 404; the page for lost addresses then runs the app, which knows better.
        person.expect_in_console("status of 404");
        person.open("/week/1/goals?at=goals");
        person.until("the page", || (person.heading() == "Your goals").then_some(()));
        person.press("My plan");
        person.arrive_at("My plan");
    }
}
