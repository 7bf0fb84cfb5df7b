//! Every page, opened once and looked at in every way: rules for access, width, spacing, size of targets, movement.

use super::access::{Findings, LOOKS};
use super::harness::{Visitor, curriculum};
use even_keel::route::Route;
use std::sync::OnceLock;

/// What is wrong, and with which page.
#[derive(Default)]
struct Walk {
    rules: Findings,
    sideways: Vec<String>,
    small: Vec<String>,
    moving: Vec<String>,
}

/// Opening a page takes longer than looking at it, so one visit is enough for all tests.
fn walk() -> &'static Walk {
    static WALK: OnceLock<Walk> = OnceLock::new();
    WALK.get_or_init(|| {
        let person = Visitor::with_axe();
        person.begin();
        let mut walk = Walk::default();
        // On a phone and on a desk, in light and in dark: each page in two of the four, and lessons, prose in one form,
        // in one; in turns.
        let mut turns = [[LOOKS[0], LOOKS[3]], [LOOKS[1], LOOKS[2]]].into_iter().cycle();
        for route in Route::all(curriculum()) {
            let page = route.href(curriculum(), "");
            walk.look_at(&person, &page);
            let most = if matches!(route, Route::Lesson(_)) { 1 } else { 2 };
            for look in turns.next().into_iter().flatten().take(most) {
                walk.rules.check_in(look, &person, &page);
            }
        }
        for page in [
            "/before/why-now/?at=importance",
            "/before/medical-check/?at=how-often",
            "/week/1/goals/?at=goals",
            "/before/logistics/?at=dates",
            "/before/logistics/?at=times",
            "/before/why-now/?at=review",
        ] {
            walk.look_at(&person, page);
        }
        walk
    })
}

impl Walk {
    /// Opens a page and looks at it in all ways but for the rules of access.
    fn look_at(&mut self, person: &Visitor, page: &str) {
        let at = |fault: String| format!("{page}: {fault}");
        person.emulate("prefers-reduced-motion", "reduce");
        person.resize(320, 640);
        person.open(page);
        self.moving.extend(person.movements().into_iter().map(at));
        self.sideways.extend(person.too_wide().into_iter().map(at));
        person.space_text_out();
        self.sideways.extend(person.too_wide().into_iter().map(|fault| at(format!("with wide spacing: {fault}"))));
        self.sideways.extend(person.cut_off().into_iter().map(at));
        person.space_text_as_it_was();
        person.resize(360, 780);
        self.small.extend(person.small_targets().into_iter().map(at));
    }
}

#[test]
fn no_page_breaks_a_rule() {
    let text = walk().rules.to_string();
    assert!(text.is_empty(), "{text}");
}

#[test]
fn nothing_scrolls_sideways_on_the_narrowest_phone_not_even_with_wide_spacing() {
    assert!(walk().sideways.is_empty(), "{}", walk().sideways.join("\n"));
}

#[test]
fn every_target_is_44_pixels_or_more_on_a_phone() {
    assert!(walk().small.is_empty(), "{}", walk().small.join("\n"));
}

#[test]
fn nothing_moves_when_reduced_motion_is_asked_for() {
    assert!(walk().moving.is_empty(), "{}", walk().moving.join("\n"));
}
