//! What happened to the made-up person, as plain facts. It knows no workbook and none of the app's sums.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use fastrand::Rng;

/// A check-in: the ratings by field, and whether the day was one of use, where that was answered.
pub(crate) struct CheckIn {
    pub(crate) day: NaiveDate,
    pub(crate) ratings: Vec<(&'static str, i32)>,
    pub(crate) used: Option<bool>,
}

/// An entry of the urge log.
pub(crate) struct Urge {
    pub(crate) day: NaiveDate,
    pub(crate) part: &'static str,
    pub(crate) place: &'static str,
    pub(crate) company: &'static str,
    pub(crate) before: i32,
    pub(crate) after: Option<i32>,
    pub(crate) skills: Vec<&'static str>,
}

/// A weekly check or a monthly card: its day and its numbers by field.
pub(crate) struct Numbers {
    pub(crate) day: NaiveDate,
    pub(crate) of: Vec<(&'static str, i32)>,
}

/// Everything that happened.
pub(crate) struct Diary {
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) starting_line: Vec<(&'static str, i32)>,
    pub(crate) check_ins: Vec<CheckIn>,
    pub(crate) urges: Vec<Urge>,
    pub(crate) checks: Vec<Numbers>,
    pub(crate) months: Vec<Numbers>,
    /// Sessions, with whether they went.
    pub(crate) sessions: Vec<(NaiveDate, bool)>,
    /// Weeks of anchors, with which of the five were kept.
    pub(crate) anchors: Vec<(NaiveDate, [bool; 5])>,
    /// Feedback: when, from whom, what they notice.
    pub(crate) cards: Vec<(NaiveDate, &'static str, &'static str)>,
}

/// The anchors, in order.
pub(crate) const ANCHORS: [&str; 5] =
    ["Breakfast at the table", "Call my aunt", "Swim on Tuesday", "Group on Thursday", "Read ten pages"];

/// Goals, with where each stands.
pub(crate) const GOALS: [(&str, &str); 3] =
    [("Eat with my daughters", "reached"), ("Swim every week", "under-way"), ("Night classes", "let-go")];

/// Triggers, with the strength of the urge that each brings.
pub(crate) const TRIGGERS: [(&str, i32); 3] = [("An empty flat", 6), ("Payday", 9), ("A row on the phone", 7)];

/// What to do when two anchors are missed, and whom to tell.
pub(crate) const DRIFT: (&str, &str) = ("Breakfast tomorrow, and no late shift", "I text Kwame: 2 gone");

/// Where a number stands after a part of the way from one end to the other, give or take one.
fn on_the_way(from: i32, to: i32, at: i32, of: i32, chance: &mut Rng) -> i32 {
    (from + (to - from) * at.min(of) / of + chance.i32(-1..=1)).clamp(0, 10)
}

impl Diary {
    pub(super) fn new(first: NaiveDate, days: u64, used_today: bool, chance: &mut Rng) -> Self {
        let last = first + Days::new(days - 1);
        let mut diary = Self {
            first,
            last,
            starting_line: vec![("stress", 8), ("mood", 3), ("sleep", 4), ("craving", 8), ("coping-confidence", 3)],
            check_ins: Vec::new(),
            urges: Vec::new(),
            checks: Vec::new(),
            months: Vec::new(),
            sessions: Vec::new(),
            anchors: Vec::new(),
            cards: Vec::new(),
        };
        for at in 0..days {
            let used = at % 41 == 25 || (used_today && at + 1 == days);
            diary.live(first + Days::new(at), i32::try_from(at).unwrap(), used, chance);
        }
        // The last week of anchors is one of drift, whatever chance says.
        if let Some((_, kept)) = diary.anchors.last_mut() {
            *kept = [true, false, true, false, true];
        }
        diary
    }

    fn live(&mut self, day: NaiveDate, at: i32, used: bool, chance: &mut Rng) {
        let mut level = |from, to| on_the_way(from, to, at, 84, chance);
        let ratings = vec![
            ("mood", level(3, 7)),
            ("stress", level(8, 4)),
            ("craving", level(8, 3)),
            ("sleep", level(4, 7)),
            ("confidence", level(3, 8)),
        ];
        // One evening in ten there is no time, and now and then the question is left out.
        if used || !chance.u8(0..10).eq(&0) {
            let used = if used { Some(true) } else { (chance.u8(0..30) > 0).then_some(false) };
            self.check_ins.push(CheckIn { day, ratings, used });
        }
        self.feel_urges(day, at, chance);
        self.meet(day, at, chance);
    }

    /// On Fridays in the early evening there is a strong one; the others come as they come, and are weaker.
    fn feel_urges(&mut self, day: NaiveDate, at: i32, chance: &mut Rng) {
        if day.weekday() == Weekday::Fri {
            let before = chance.i32(8..=9);
            let after = Some(before - chance.i32(4..=5));
            self.urges.push(Urge {
                day,
                part: "early-evening",
                place: "home",
                company: "alone",
                before,
                after,
                skills: vec!["call", "leave"],
            });
        }
        if at % 3 == 1 {
            let before = chance.i32(3..=6);
            let pick = |from: &[&'static str], chance: &mut Rng| from[chance.usize(0..from.len())];
            self.urges.push(Urge {
                day,
                part: pick(&["morning", "midday", "afternoon", "late-evening", "night"], chance),
                place: pick(&["work", "on-the-way", "out", "home"], chance),
                company: pick(&["alone", "family", "colleagues"], chance),
                before,
                // Sometimes one doesn't come back to the log.
                after: (chance.u8(0..4) > 0).then(|| before - chance.i32(0..=2)),
                skills: vec![pick(&["breathe", "move", "eat"], chance)],
            });
        }
    }

    fn meet(&mut self, day: NaiveDate, at: i32, chance: &mut Rng) {
        let programme_day = matches!(day.weekday(), Weekday::Mon | Weekday::Wed | Weekday::Fri);
        if at < 84 && programme_day {
            self.sessions.push((day, chance.u8(0..8) > 0));
        }
        if at % 7 == 6 {
            let mut level = |from, to| on_the_way(from, to, at, 84, chance);
            let mut of = vec![("strongest-craving", level(9, 4)), ("stress", level(8, 4)), ("confidence", level(3, 8))];
            for (field, from, to) in [
                ("use-days", 2, 0),
                ("low-mood-days", 5, 2),
                ("poor-sleep-days", 5, 2),
                ("risky-days", 4, 2),
                ("support-days", 2, 5),
                ("meaning-days", 2, 5),
            ] {
                of.push((field, level(from, to).min(7)));
            }
            self.checks.push(Numbers { day, of });
            if at >= 27 {
                self.anchors.push((day, std::array::from_fn(|_| chance.u8(0..5) > 0)));
            }
        }
        if at % 30 == 29 {
            let mut level = |from, to| on_the_way(from, to, at, 84, chance);
            let mut of = vec![("stress", level(8, 4)), ("mood", level(3, 7)), ("sleep", level(4, 7))];
            of.extend([("craving", level(8, 3)), ("coping-confidence", level(3, 8))]);
            of.push(("anchors-kept", level(2, 4).min(5)));
            self.months.push(Numbers { day, of });
            let from = ["My sister", "Grace from the kitchen", "My neighbour"][self.cards.len() % 3];
            self.cards.push((day, from, "You pick up when I call."));
        }
    }
}
