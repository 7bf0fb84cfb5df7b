//! The form of a tool in the front matter of its file, each text with its place, and what it means. It checks keys and
//! types only.

use serde::Deserialize;
use toml::Spanned;

use super::Text;
use super::prose::Writer;
use crate::curriculum::{
    ChoiceId, GroupId, LineRole, Log, OwnLines, Pace, PageRef, PlanPartId, StepId, Tool, ToolStep, WorksheetId,
};

/// The table `[tool]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolEntry {
    /// Whether it is for the person of the workbook only, and not for family.
    #[serde(default)]
    pub own: bool,
    /// Said below every step.
    pub note: Option<Text>,
    /// `worksheet/group`.
    pub log: Option<Text>,
    /// An option of the field `skill` there.
    pub skill: Option<Text>,
    /// The steps.
    #[serde(default, rename = "step")]
    pub steps: Vec<ToolStepEntry>,
}

/// A table `[[tool.step]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolStepEntry {
    /// Heading.
    pub title: Text,
    /// Markdown.
    pub text: Text,
    /// What the button says that leads on.
    pub next: Option<Text>,
    /// So many dots.
    #[serde(default)]
    pub count: u32,
    /// Breathing to choose from.
    #[serde(default)]
    pub paces: Vec<Spanned<Pace>>,
    /// How long.
    #[serde(default)]
    pub minutes: Vec<u32>,
    /// Lines beside a wave.
    #[serde(default)]
    pub coach: Vec<Text>,
    /// A part of the plan.
    pub plan: Option<Text>,
    /// `worksheet/page`.
    #[serde(default)]
    pub pages: Vec<Text>,
    /// Whether the lines are read one at a time.
    #[serde(default)]
    pub one_by_one: bool,
    /// Parts of the plan with people in them.
    #[serde(default)]
    pub people: Vec<Text>,
    /// Lines to call.
    #[serde(default)]
    pub lines: Vec<LineRole>,
}

/// The two names in `one/other`; the second is empty where there is no stroke.
pub fn pair(text: &Text) -> (&str, &str) {
    text.get_ref().split_once('/').unwrap_or((text.get_ref(), ""))
}

/// The tool, its texts written by `prose`.
pub(super) fn tool(entry: &ToolEntry, prose: &mut Writer<'_>) -> Tool {
    Tool {
        note: entry.note.as_ref().map(own),
        log: entry.log.as_ref().map(|name| {
            let (worksheet, group) = pair(name);
            let skill = entry.skill.as_ref().map(|id| ChoiceId::new(id.get_ref()));
            Log { worksheet: WorksheetId::new(worksheet), group: GroupId::new(group), skill }
        }),
        steps: entry.steps.iter().map(|step| self::step(step, prose)).collect(),
    }
}

fn step(entry: &ToolStepEntry, prose: &mut Writer<'_>) -> ToolStep {
    let page = |name: &Text| {
        let (worksheet, page) = pair(name);
        PageRef { worksheet: WorksheetId::new(worksheet), page: StepId::new(page) }
    };
    let part = |name: &Text| PlanPartId::new(name.get_ref());
    ToolStep {
        title: own(&entry.title),
        html: prose.html(entry.text.get_ref()),
        next: entry.next.as_ref().map(own),
        count: entry.count,
        paces: entry.paces.iter().map(|pace| *pace.get_ref()).collect(),
        minutes: entry.minutes.clone(),
        coach: entry.coach.iter().map(own).collect(),
        own: entry.plan.as_ref().map(|name| OwnLines {
            part: part(name),
            pages: entry.pages.iter().map(page).collect(),
            one_by_one: entry.one_by_one,
        }),
        people: entry.people.iter().map(part).collect(),
        lines: entry.lines.clone(),
    }
}

fn own(text: &Text) -> String {
    text.get_ref().clone()
}
