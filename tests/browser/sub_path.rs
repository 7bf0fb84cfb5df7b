//! The same files below a path of a host: links, deep links and offline use work there too.

use super::harness::{Site, Visitor, Wishes};

const BASE: &str = "/some/path/";

#[test]
fn the_site_works_below_a_path() {
    let mut person = Visitor::with(Wishes { site: Site::copied_to(BASE), offline: true, ..Wishes::default() });
    person.open("/");
    person.press("I'm in a programme");
    person.until("the first stage", || (person.path() == "/some/path/before/").then_some(()));
    person.press("Why now");
    person.press("Start");
    person.arrive_at("More of, less of");
    assert_eq!(person.path(), "/some/path/before/why-now/?at=more-less");
    person.type_into("more-of", "Mornings");
    person.see_stored("even-keel.a/why-now/more-of", "Mornings");
    person.open("/before/why-now/?at=review");
    person.see("Mornings");
    person.press("My plan");
    person.arrive_at("My plan");
    person.wait_for_offline();
    let log = person.host.log();
    assert!(log.iter().all(|entry| entry.path.starts_with(BASE)), "{log:#?}");

    person.host.stop();
    person.open("/week/1/goals/?at=goals");
    assert_eq!(person.heading(), "Your goals");
    person.press("Home");
    person.arrive_at("Your workbook");
    assert_eq!(person.path(), BASE);
    person.press("Continue where you left off");
    person.arrive_at("Your goals");
}
