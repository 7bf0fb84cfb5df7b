//! Worksheets and their questions, without what is only read beside them. Nobody's answers are here.

use serde::{Deserialize, Serialize};

use super::{CardId, ChoiceId, FieldId, GroupId, PlanPartId, StepId, WorksheetId};

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worksheet {
    /// Stable id, also its slug.
    pub id: WorksheetId,
    /// The `h1`.
    pub title: String,
    /// About how long it takes, in minutes.
    pub minutes: u32,
    /// The pages.
    pub parts: Vec<Part>,
}

impl Worksheet {
    /// Every field with the group it belongs to, in order.
    pub fn fields(&self) -> impl Iterator<Item = (Option<&Group>, &Field)> {
        self.parts.iter().flat_map(|part| {
            let (group, steps) = match part {
                Part::Step(step) => (None, std::slice::from_ref(step)),
                Part::Group(group) => (Some(group), group.steps.as_slice()),
            };
            steps.iter().flat_map(|step| &step.fields).map(move |field| (group, field))
        })
    }

    /// Whether one of its lists is a log.
    pub fn has_log(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Group(group) if group.log))
    }
}

/// A page of a worksheet, or a repeating set of pages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// One page of questions.
    Step(Step),
    /// Rows that a person adds, each going through the same steps.
    Group(Group),
}

/// A repeating set of steps: goals, helpers, sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Stable id.
    pub id: GroupId,
    /// Heading of the list page.
    pub title: String,
    /// One row, in words: `goal`.
    pub one: String,
    /// The most rows; no limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    /// Whether it is a log: each row is an entry, kept as one record, with a day and a time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub log: bool,
    /// The steps each row goes through.
    pub steps: Vec<Step>,
}

/// One page of one to three questions that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its name in the URL.
    pub id: StepId,
    /// The heading.
    pub title: String,
    /// The questions.
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// Stable id.
    pub id: FieldId,
    /// What can be answered.
    pub kind: FieldKind,
    /// The question.
    pub label: String,
    /// Whether "I'm not sure" and "I'd rather not say" are offered as answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_decline: bool,
    /// The plan parts that the answer feeds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<PlanPartId>,
    /// What the line is called in the plan; the label when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_label: Option<String>,
    /// Cards that an answer opens.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<CardRule>,
    /// What the answer means to the app itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Another field whose answer is offered here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<FieldRef>,
    /// Whether it asks for the same line of the plan as the field that is offered, so that the newer of the two answers is
    /// the one that counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub updates: bool,
    /// The question of a list in the same worksheet whose answers, in the order of the rows, name the options: the first
    /// row the first option, and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<FieldId>,
}

/// A field somewhere in the curriculum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldRef {
    /// The worksheet that holds it.
    pub worksheet: WorksheetId,
    /// The field.
    pub field: FieldId,
}

/// What can be answered to a field. The kind of a released field never changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FieldKind {
    /// One line.
    ShortText,
    /// As many lines as the person wants.
    LongText,
    /// A whole number from 0 to 10.
    Scale {
        /// What 0 means.
        low: String,
        /// What 10 means.
        high: String,
    },
    /// One of a list.
    Choice(Vec<Choice>),
    /// Any of a list.
    Choices(Vec<Choice>),
    /// Yes or no.
    YesNo,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A number between two ends.
    Number {
        /// Least value.
        min: i32,
        /// Greatest value.
        max: i32,
        /// What is counted.
        unit: String,
    },
    /// A telephone number, as the person writes it.
    Phone,
    /// Things to tick off.
    Checklist(Vec<Choice>),
}

impl FieldKind {
    /// The name used in content files and in the list of released ids.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ShortText => "short-text",
            Self::LongText => "long-text",
            Self::Scale { .. } => "scale",
            Self::Choice(_) => "choice",
            Self::Choices(_) => "choices",
            Self::YesNo => "yes-no",
            Self::Date => "date",
            Self::Time => "time",
            Self::Number { .. } => "number",
            Self::Phone => "phone",
            Self::Checklist(_) => "checklist",
        }
    }
}

/// One option of a choice, choices or checklist field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Stable id.
    pub id: ChoiceId,
    /// The words beside the control.
    pub label: String,
}

/// When an answer opens a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardRule {
    /// The card.
    pub card: CardId,
    /// The answers that open it.
    pub when: CardWhen,
}

/// The answers that open a card.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardWhen {
    /// Any of these choices.
    AnyOf(Vec<ChoiceId>),
    /// Yes.
    Yes,
    /// A scale or number of at least this.
    AtLeast(i32),
    /// A scale or number of at most this.
    AtMost(i32),
}

/// An answer that the app itself reads. Each role belongs to exactly one field; the last two, to one of each log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first day of the programme.
    ProgrammeStart,
    /// How many weeks it lasts.
    ProgrammeWeeks,
    /// The weekdays with sessions; choices named `monday` … `sunday`.
    SessionDays,
    /// The day that an entry of a log is about.
    EntryDay,
    /// The time of that day.
    EntryTime,
}

impl Role {
    /// Whether it says something about the programme, once and for all.
    pub fn is_of_programme(self) -> bool {
        !matches!(self, Self::EntryDay | Self::EntryTime)
    }
}
