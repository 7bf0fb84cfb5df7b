//! What axe cannot tell: width, spacing, size of targets, movement.

use super::harness::{Visitor, curriculum};
use even_keel::route::Route;

/// Opens every page and collects what a look at it finds.
fn on_every_page(person: &Visitor, look: impl Fn(&Visitor) -> Vec<String>) {
    let mut found = Vec::new();
    let routes = Route::all(curriculum()).into_iter().map(|route| route.href(curriculum(), ""));
    let places = ["/before/why-now/?at=importance", "/before/medical-check/?at=how-often", "/week/1/goals/?at=goals"];
    let more = ["/before/logistics/?at=dates", "/before/logistics/?at=times", "/before/why-now/?at=review"];
    for page in routes.chain(places.into_iter().chain(more).map(str::to_owned)) {
        person.open(&page);
        found.extend(look(person).into_iter().map(|fault| format!("{page}: {fault}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_scrolls_sideways_on_the_narrowest_phone_not_even_with_wide_spacing() {
    let person = Visitor::who_has_begun();
    person.resize(320, 640);
    on_every_page(&person, |person| {
        let mut found = person.too_wide();
        person.space_text_out();
        found.extend(person.too_wide().into_iter().map(|fault| format!("with wide spacing: {fault}")));
        found.extend(person.cut_off());
        found
    });
}

#[test]
fn every_target_is_44_pixels_or_more_on_a_phone() {
    let person = Visitor::who_has_begun();
    person.resize(360, 780);
    on_every_page(&person, Visitor::small_targets);
}

#[test]
fn nothing_moves_when_reduced_motion_is_asked_for() {
    let person = Visitor::who_has_begun();
    person.emulate("prefers-reduced-motion", "reduce");
    on_every_page(&person, Visitor::movements);
}
