//! One use of a tool, from its first step to its end: where one is, the numbers, and the entry that is kept of it. It
//! draws nothing.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::go_on;
use crate::curriculum::{Tool, ToolStep};
use crate::platform::{clock, document, screen};
use crate::route::Route;
use crate::store::Access;
use crate::ui::desk::Desk;
use crate::ui::entry;
use crate::workbook::moment::{self, Numbers};
use crate::workbook::{AnswerKey, Edit, RowId};

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// At a step, counted from 0.
    At(usize),
    /// Behind the last one.
    End,
}

/// The moment at which it was begun.
#[derive(Clone, Copy, Default)]
struct Begun {
    ms: u64,
    day: Option<NaiveDate>,
    time: Option<NaiveTime>,
}

/// Copies are the same session. It lasts as long as the page.
#[derive(Clone, Copy)]
pub(super) struct Session {
    pub(super) desk: Desk,
    pub(super) phase: RwSignal<Phase>,
    pub(super) before: RwSignal<Option<i32>>,
    pub(super) after: RwSignal<Option<i32>>,
    /// Whether something runs: then nothing else is in the way.
    pub(super) busy: RwSignal<bool>,
    /// The entry, once there is one.
    pub(super) row: RwSignal<Option<RowId>>,
    tool: StoredValue<Tool>,
    begun: StoredValue<Option<Begun>>,
    minutes: StoredValue<Option<i32>>,
    shelf: StoredValue<Route>,
}

impl Session {
    /// A session that nobody has begun yet. `shelf` is where the other tools are.
    pub(super) fn new(desk: Desk, tool: &Tool, shelf: Route) -> Self {
        Self {
            desk,
            phase: RwSignal::new(Phase::At(0)),
            before: RwSignal::new(None),
            after: RwSignal::new(None),
            busy: RwSignal::new(false),
            row: RwSignal::new(None),
            tool: StoredValue::new(tool.clone()),
            begun: StoredValue::new(None),
            minutes: StoredValue::new(None),
            shelf: StoredValue::new(shelf),
        }
    }

    pub(super) fn tool<T>(self, look: impl FnOnce(&Tool) -> T) -> T {
        self.tool.with_value(look)
    }

    pub(super) fn step(self, at: usize) -> Option<ToolStep> {
        self.tool(|tool| tool.steps.get(at).cloned())
    }

    pub(super) fn count(self) -> usize {
        self.tool(|tool| tool.steps.len())
    }

    pub(super) fn note(self) -> Option<String> {
        self.tool(|tool| tool.note.clone())
    }

    /// Whether an entry is kept without being asked for: that of a wave is.
    pub(super) fn keeps_by_itself(self) -> bool {
        self.tool(|tool| tool.steps.iter().any(|step| !step.coach.is_empty()))
    }

    /// Notes when it was begun, once.
    pub(super) fn begin(self) {
        if self.begun.get_value().is_none() {
            let ms = clock::now_ms();
            self.begun.set_value(Some(Begun { ms, day: clock::day_of(ms), time: clock::time_now() }));
        }
    }

    /// Where the other tools are.
    pub(super) fn shelf(self) -> Route {
        self.shelf.get_value()
    }

    /// Begins from the first step, with an entry of its own.
    pub(super) fn begin_anew(self) {
        self.begun.set_value(None);
        self.minutes.set_value(None);
        self.before.set(None);
        self.after.set(None);
        self.row.set(None);
        go_on(self, Phase::At(0));
    }

    /// Seconds since it was begun.
    pub(super) fn seconds(self) -> u32 {
        let begun = self.begun.get_value().unwrap_or_default();
        u32::try_from(clock::now_ms().saturating_sub(begun.ms) / 1000).unwrap_or_default()
    }

    /// Something runs from now on. The page gets short, so that it is all there is to see.
    pub(super) fn run(self) {
        self.begin();
        self.busy.set(true);
        screen::stay_on();
        clock::after(0, || document::scroll_to(0.0));
    }

    /// It runs no longer.
    pub(super) fn rest(self) {
        self.busy.maybe_update(std::mem::take);
        screen::may_go_dark();
    }

    /// Goes on from a step. A minute that was begun counts as one.
    pub(super) fn leave_step(self, at: usize) {
        self.begin();
        self.rest();
        let last = at + 1 >= self.count();
        if last {
            let minutes = i32::try_from(self.seconds() / 60).unwrap_or_default();
            self.minutes.set_value(Some(minutes + 1));
            if self.row.get_untracked().is_some() || (self.keeps_by_itself() && self.before.get_untracked().is_some()) {
                self.keep();
            }
        }
        go_on(self, if last { Phase::End } else { Phase::At(at + 1) });
    }

    /// Keeps the full minutes so far: whoever leaves half-way has them.
    pub(super) fn keep_so_far(self, minutes: u32) {
        self.minutes.set_value(i32::try_from(minutes).ok());
        self.keep();
    }

    /// Whether there is a workbook to keep an entry in.
    pub(super) fn can_keep(self) -> bool {
        let family = self.desk.for_family.get_untracked();
        !family && self.desk.own.access_now() != Access::Locked && self.tool(|tool| tool.log.is_some())
    }

    /// Writes all that is known into the entry, and makes one if there is none yet.
    pub(super) fn keep(self) {
        let curriculum = self.desk.curriculum();
        let Some(log) = self.tool(|tool| tool.log.clone()).filter(|_| self.can_keep()) else { return };
        let Some((_, group)) = moment::list(&curriculum, &log) else { return };
        let store = self.desk.own;
        let answers = moment::entry(group, log.skill.as_ref(), &self.numbers());
        let Some(row) = self.row.get_untracked() else {
            let row = store.new_row();
            entry::begin(self.desk, &log.worksheet, &log.group, &row, answers);
            return self.row.set(Some(row));
        };
        for (field, value) in answers {
            let key = AnswerKey { worksheet: log.worksheet.clone(), field, row: Some(row.clone()) };
            store.edit(Edit::Answer(key, Some(value)));
        }
    }

    /// Takes the entry out again.
    pub(super) fn take_out(self) {
        if let (Some(log), Some(row)) = (self.tool(|tool| tool.log.clone()), self.row.get_untracked()) {
            self.desk.own.edit(Edit::SetRowRemoved(log.worksheet, log.group, row, true));
            self.row.set(None);
        }
    }

    fn numbers(self) -> Numbers {
        let begun = self.begun.get_value().unwrap_or_default();
        Numbers {
            before: self.before.get_untracked(),
            after: self.after.get_untracked(),
            minutes: self.minutes.get_value(),
            day: begun.day,
            time: begun.time,
        }
    }
}
