//! A tool for the moment: what it goes through, step by step. It keeps nobody's numbers and draws nothing.

use serde::{Deserialize, Serialize};

use super::{ChoiceId, GroupId, LineRole, PlanPartId, StepId, WorksheetId};

/// What makes a lesson a tool. It has its title, its one line and its prose in common with the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tool {
    /// Said below every step: when to stop, what to leave out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The list in which an entry can be kept, and from which the question for the numbers is taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Log>,
    /// At least one.
    pub steps: Vec<ToolStep>,
}

/// A list whose rows are entries: a group with fields for the numbers before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Log {
    /// The worksheet.
    pub worksheet: WorksheetId,
    /// Its group.
    pub group: GroupId,
    /// The option by which the tool goes there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<ChoiceId>,
}

/// One step: a few words, and what it shows besides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ToolStep {
    /// Heading.
    pub title: String,
    /// HTML.
    pub html: String,
    /// What the button says that leads on; the usual word where none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// So many dots, for what is counted.
    #[serde(skip_serializing_if = "is_zero")]
    pub count: u32,
    /// Breathing to choose from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paces: Vec<Pace>,
    /// How long breathing may last, to choose from; for a wave, how long its drawing takes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub minutes: Vec<u32>,
    /// Lines beside a wave, one a minute.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub coach: Vec<String>,
    /// Lines of the person's own plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnLines>,
    /// The people in these parts of the plan, to call.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PlanPartId>,
    /// Lines to call, in the person's country.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineRole>,
}

/// A way to breathe, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// In.
    #[serde(rename = "in")]
    pub inward: u32,
    /// Out.
    #[serde(rename = "out")]
    pub outward: u32,
}

/// Which lines of the plan are shown, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OwnLines {
    /// The part.
    pub part: PlanPartId,
    /// Only what was written on these pages; all of the part where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageRef>,
    /// Whether they are read one at a time, large.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_by_one: bool,
}

/// A page of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRef {
    /// The worksheet.
    pub worksheet: WorksheetId,
    /// The page.
    pub page: StepId,
}

fn is_zero(number: &u32) -> bool {
    *number == 0
}
