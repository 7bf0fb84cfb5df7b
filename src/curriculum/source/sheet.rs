//! The form of a worksheet file, each text with its place. It checks keys and types only.

use serde::Deserialize;

use super::Text;

/// A worksheet.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorksheetFile {
    /// Heading.
    pub title: Text,
    /// Why it helps.
    pub why: Text,
    /// How long it takes.
    pub minutes: u32,
    /// What is coming, Markdown.
    pub before: Option<Text>,
    /// A settling step, Markdown.
    pub after: Option<Text>,
    /// A card shown before the first question.
    pub card: Option<Text>,
    /// The pages.
    #[serde(default, rename = "part")]
    pub parts: Vec<PartEntry>,
}

/// A page, or a repeating set of pages, which is told by `one`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartEntry {
    /// Name in the address.
    pub id: Text,
    /// Heading.
    pub title: Text,
    /// Markdown.
    pub intro: Option<Text>,
    /// The questions of a page.
    #[serde(default, rename = "field")]
    pub fields: Vec<FieldEntry>,
    /// One row, in words.
    pub one: Option<Text>,
    /// The button that adds a row.
    pub add: Option<Text>,
    /// What an empty list says.
    pub empty: Option<Text>,
    /// The most rows.
    pub max: Option<u32>,
    /// Whether each row is an entry of a log.
    #[serde(default)]
    pub log: bool,
    /// The pages of one row.
    #[serde(default, rename = "step")]
    pub steps: Vec<StepEntry>,
}

impl PartEntry {
    /// Whether it is a repeating set of pages.
    pub fn is_group(&self) -> bool {
        self.one.is_some()
    }

    /// All its questions, those of its steps included.
    pub fn all_fields(&self) -> impl Iterator<Item = &FieldEntry> {
        self.fields.iter().chain(self.steps.iter().flat_map(|step| &step.fields))
    }
}

/// A page of one row.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepEntry {
    /// Name in the address.
    pub id: Text,
    /// Heading.
    pub title: Text,
    /// Markdown.
    pub intro: Option<Text>,
    /// The questions.
    #[serde(default, rename = "field")]
    pub fields: Vec<FieldEntry>,
}

/// A question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldEntry {
    /// Stable id.
    pub id: Text,
    /// What can be answered.
    pub kind: Text,
    /// The question.
    pub label: Option<Text>,
    /// How to answer it.
    pub hint: Option<Text>,
    /// What somebody might write.
    pub example: Option<Text>,
    /// Why we ask.
    pub why: Option<Text>,
    /// Whether "I'm not sure" and "I'd rather not say" are offered.
    #[serde(default)]
    pub may_decline: bool,
    /// The plan parts that it feeds.
    #[serde(default)]
    pub plan: Vec<Text>,
    /// What the line is called in the plan.
    pub plan_label: Option<Text>,
    /// Cards that an answer opens.
    #[serde(default)]
    pub cards: Vec<CardRuleEntry>,
    /// What the answer means to the app.
    pub role: Option<Text>,
    /// `worksheet/field` whose answer is offered here.
    pub offer: Option<Text>,
    /// Whether the newer of the two answers is the line of the plan.
    #[serde(default)]
    pub updates: bool,
    /// The field of a list in this worksheet whose answers name the options, row by row.
    pub names: Option<Text>,
    /// The answers of choice, choices and checklist.
    pub options: Option<Vec<ChoiceEntry>>,
    /// What 0 means on a scale.
    pub low: Option<Text>,
    /// What 10 means on a scale.
    pub high: Option<Text>,
    /// Least number.
    pub min: Option<i32>,
    /// Greatest number.
    pub max: Option<i32>,
    /// What is counted.
    pub unit: Option<Text>,
}

/// One option.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChoiceEntry {
    /// Stable id.
    pub id: Text,
    /// The words beside the control.
    pub label: Text,
}

/// When an answer opens a card; exactly one of the last four keys is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardRuleEntry {
    /// The card.
    pub card: Text,
    /// Any of these choices.
    pub any_of: Option<Vec<Text>>,
    /// Yes.
    pub yes: Option<bool>,
    /// At least this.
    pub at_least: Option<i32>,
    /// At most this.
    pub at_most: Option<i32>,
}
