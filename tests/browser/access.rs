//! Every page and state of the app against the rules for access: light and dark, on a phone and on a desk.

use super::harness::{Scheme, Visitor, curriculum};
use even_keel::route::Route;
use std::collections::BTreeMap;

/// What was found, with the places where it was: one fault is often on every page.
#[derive(Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// Checks the page as it is now.
    fn check(&mut self, person: &Visitor, page: &str) {
        for (width, height) in [(360, 780), (1280, 900)] {
            person.resize(width, height);
            for scheme in [Scheme::Light, Scheme::Dark] {
                person.prefer(scheme);
                for found in person.axe() {
                    self.0.entry(found).or_default().push(format!("{page} at {width} px, {scheme:?}"));
                }
            }
        }
    }
}

/// Fails with what was found, if anything was.
impl Drop for Findings {
    fn drop(&mut self) {
        let lines = self.0.iter().map(|(found, places)| {
            format!("{found}\n    {} times, first on {}", places.len(), places.first().map_or("", String::as_str))
        });
        let text = lines.collect::<Vec<_>>().join("\n");
        assert!(text.is_empty() || std::thread::panicking(), "{text}");
    }
}

#[test]
fn no_page_breaks_a_rule() {
    let person = Visitor::with_axe();
    let mut findings = Findings::default();
    for route in Route::all(curriculum()) {
        let page = route.href(curriculum(), "");
        person.open(&page);
        findings.check(&person, &page);
    }
    person.expect_in_console("404");
    person.open("/nowhere/");
    findings.check(&person, "not found");
    person.go_to(&person.host.address("/rescue/"));
    findings.check(&person, "rescue");
}
