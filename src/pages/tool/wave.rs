//! Riding an urge: a wave with a dot that moves along it, the minutes so far, and a line for each. It counts up and never
//! down, and says nothing about how long it has to take.

use leptos::prelude::*;

use super::session::Session;
use crate::curriculum::ToolStep;
use crate::curriculum::words::Word;
use crate::platform::{clock, document};

/// A second, in milliseconds. In it the dot moves by less than a pixel.
const SECOND: u32 = 1000;

/// A place in the drawing, in tenths of its units.
type Point = (i32, i32);

/// The way up the wave and the way down, each a cubic curve.
const WAVE: [[Point; 4]; 2] =
    [[(120, 1330), (1000, 1330), (1060, 220), (1560, 220)], [(1560, 220), (2100, 220), (2200, 1250), (3280, 1290)]];

fn between((x, y): Point, (to_x, to_y): Point, per_mille: i32) -> Point {
    (x + (to_x - x) * per_mille / 1000, y + (to_y - y) * per_mille / 1000)
}

/// The first piece of a curve, up to so many thousandths of it.
fn begun([a, b, c, d]: [Point; 4], per_mille: i32) -> [Point; 4] {
    let (ab, bc, cd) = (between(a, b, per_mille), between(b, c, per_mille), between(c, d, per_mille));
    let (abc, bcd) = (between(ab, bc, per_mille), between(bc, cd, per_mille));
    [a, ab, abc, between(abc, bcd, per_mille)]
}

/// The wave up to so many thousandths of it.
fn ridden(per_mille: i32) -> Vec<[Point; 4]> {
    let twice = per_mille.clamp(0, 1000) * 2;
    let mut pieces = vec![begun(WAVE[0], twice.min(1000))];
    if twice > 1000 {
        pieces.push(begun(WAVE[1], twice - 1000));
    }
    pieces
}

fn path(pieces: &[[Point; 4]]) -> String {
    let mut path = String::new();
    for (at, [start, one, two, end]) in pieces.iter().enumerate() {
        if at == 0 {
            path = format!("M{} {}", start.0, start.1);
        }
        path += &format!(" C{} {} {} {} {} {}", one.0, one.1, two.0, two.1, end.0, end.1);
    }
    path
}

/// Copies are the same ride.
#[derive(Clone, Copy)]
struct Ride {
    session: Session,
    /// Seconds since it was begun; none before.
    seconds: RwSignal<Option<u32>>,
    /// Whether the dot moves from minute to minute only.
    still: StoredValue<bool>,
}

impl Ride {
    fn start(self) {
        self.session.run();
        self.still.set_value(document::wants_stillness());
        if self.session.before.get_untracked().is_some() {
            self.session.keep();
        }
        self.seconds.set(Some(0));
        self.tick(0);
    }

    /// Looks at the clock every second: a page that slept has not stood still.
    fn tick(self, kept: u32) {
        // The page, or this step of it, may have been left meanwhile.
        if self.seconds.try_get_untracked().is_none() {
            return;
        }
        let seconds = self.session.seconds();
        let minutes = seconds / 60;
        if minutes > kept {
            self.session.keep_so_far(minutes);
        }
        if minutes > kept || !self.still.get_value() {
            self.seconds.set(Some(seconds));
        }
        clock::after(SECOND, move || self.tick(minutes));
    }
}

/// The drawing, the minutes, a line, and the button.
pub(super) fn view(session: Session, step: &ToolStep, at: usize) -> AnyView {
    let desk = session.desk;
    let ride = Ride { session, seconds: RwSignal::new(None), still: StoredValue::new(false) };
    on_cleanup(move || session.rest());
    let coach = step.coach.clone();
    let line = Memo::new(move |_| {
        let minute = ride.seconds.get()? / 60;
        coach.get(minute as usize % coach.len().max(1)).cloned()
    });
    let minutes = move || {
        let n = (ride.seconds.get()? / 60).to_string();
        Some(desk.phrase(Word::WaveMinutes, &[("n", &n)]))
    };
    let press = move |_| match ride.seconds.get_untracked() {
        None => ride.start(),
        Some(_) => session.leave_step(at),
    };
    let words = move || desk.say(if ride.seconds.get().is_some() { Word::ToolStop } else { Word::Start });
    view! {
        {drawing(ride, step.minutes.first().copied().unwrap_or(1))}
        <p class="quiet" aria-hidden="true">{minutes}</p>
        <p class="tool-line" role="status">{move || line.get()}</p>
        <p class="actions needs-app">
            <button class="btn btn-primary btn-big" type="button" on:click=press>{words}</button>
        </p>
    }
    .into_any()
}

fn drawing(ride: Ride, minutes: u32) -> AnyView {
    let whole = path(&WAVE);
    let under = format!("M120 1400 L{} L3280 1400 Z", whole.trim_start_matches('M'));
    let gone = Memo::new(move |_| {
        let seconds = ride.seconds.get().unwrap_or_default();
        i32::try_from(seconds * 1000 / (minutes * 60).max(1)).unwrap_or(1000)
    });
    let pieces = move || ridden(gone.get());
    let dot = move || pieces().last().map_or((0, 0), |piece| piece[3]);
    view! {
        <div class="drawing wave">
            <svg viewBox="0 0 3400 1480" aria-hidden="true" focusable="false">
                <path class="d-soft" d=under></path>
                <path class="d-thin" d=whole></path>
                <path class="d-line" d=move || path(&pieces())></path>
                <circle class="d-accent" r="70" cx=move || dot().0 cy=move || dot().1></circle>
            </svg>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dot_begins_at_the_foot_stands_on_top_half_way_and_ends_on_the_shore() {
        let end = |per_mille| ridden(per_mille).last().map(|piece| piece[3]);
        assert_eq!(end(0), Some(WAVE[0][0]));
        assert_eq!(end(500), Some(WAVE[0][3]));
        assert_eq!(end(1000), Some(WAVE[1][3]));
        // Whoever rides on stays on the shore.
        assert_eq!(end(5000), end(1000));
    }

    #[test]
    fn the_dot_never_goes_back_and_never_leaves_the_drawing() {
        let places: Vec<Point> = (0..=1000).filter_map(|at| ridden(at).last().map(|piece| piece[3])).collect();
        assert!(places.windows(2).all(|two| two[0].0 <= two[1].0), "{places:?}");
        assert!(places.iter().all(|(x, y)| (0..=3400).contains(x) && (0..=1480).contains(y)));
    }

    #[test]
    fn the_way_that_was_ridden_lies_on_the_wave() {
        assert_eq!(path(&ridden(1000)), path(&WAVE));
        assert!(path(&WAVE).starts_with(path(&ridden(500)).as_str()));
    }
}
