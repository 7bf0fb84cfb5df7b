//! The curriculum as typed data. It knows nothing of anybody's answers, of Leptos or of the browser.
//!
//! ```text
//! Curriculum
//! ├── Stage            "Preparation", "Week 1"
//! │   ├── Lesson       something to read, with an example person and a check that teaches
//! │   └── Worksheet    something to fill in
//! │       └── Part     one Step, or a Group (a repeating set of Steps: goals, helpers, sessions)
//! │           └── Step one page of one to three Fields
//! │               └── Field   one question
//! ├── PlanPart         P1 … P16, put together from answers to Fields
//! ├── Page             stand-alone prose
//! └── Safety           crisis lines by country, cards, facts; each with its source and a date
//! ```
//!
//! Invariant: ids are public API. Answers are stored under them for years, so an id that was ever released is never
//! renamed, reused or given another kind; `tests/released-ids.txt` holds the append-only list. Prose may change freely.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[cfg(feature = "ssr")]
pub mod grade;
#[cfg(feature = "ssr")]
pub mod lint;
#[cfg(feature = "ssr")]
pub mod source;
pub mod words;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps the text of an id. Form (`a-z`, `0-9`, `-`) is checked by the content compiler, not here.
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// The id as written in the content files and in stored keys.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a [`Stage`].
    StageId,
    /// Names a [`Lesson`]; unique in the whole curriculum.
    LessonId,
    /// Names a [`Worksheet`]; unique in the whole curriculum.
    WorksheetId,
    /// Names a [`Step`] in its worksheet; part of a URL, never of a stored key.
    StepId,
    /// Names a [`Group`] in its worksheet.
    GroupId,
    /// Names a [`Field`] in its worksheet (across its groups too).
    FieldId,
    /// Names one [`Choice`] of a field.
    ChoiceId,
    /// Names a [`PlanPart`]: `P1` … `P16`.
    PlanPartId,
    /// Names a [`Card`].
    CardId,
    /// Names a [`Country`]: its ISO 3166 code in lower case.
    CountryId,
}

/// Everything the app shows in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curriculum {
    /// The language and how it writes dates.
    pub language: Language,
    /// The interface's own words, in the order of [`words::Word::ALL`].
    pub words: Vec<String>,
    /// In the order in which a programme goes through them.
    pub stages: Vec<Stage>,
    /// In the order in which the plan is printed.
    pub plan: Vec<PlanPart>,
    /// Stand-alone prose: privacy, about, family.
    pub pages: Vec<Page>,
    /// Crisis lines, cards and facts.
    pub safety: Safety,
}

/// A language of the content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// BCP 47 tag, for the page's `lang`.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// Monday first.
    pub weekdays: [String; 7],
    /// January first.
    pub months: [String; 12],
    /// How a date is written: `{weekday}`, `{day}`, `{month}` and `{year}` are replaced.
    pub date: String,
}

/// A part of the programme: preparation, a week, aftercare.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// Stable id.
    pub id: StageId,
    /// Its place in URLs: `before`, `week/1`.
    pub path: String,
    /// The programme week it belongs to, counted from 1; none for stages before and after.
    pub week: Option<u32>,
    /// `Week 1: First steps in`.
    pub title: String,
    /// One sentence for lists.
    pub summary: String,
    /// Opening prose, HTML.
    pub html: String,
    /// In reading order.
    pub lessons: Vec<Lesson>,
    /// In the order suggested.
    pub worksheets: Vec<Worksheet>,
    /// One small thing to do each day.
    pub practice: Practice,
    /// The weekly check that goes with the stage; it may live in another stage.
    pub weekly_check: Option<WorksheetId>,
}

/// A stage's daily practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Practice {
    /// What to do, in a few words.
    pub title: String,
    /// How to do it, HTML.
    pub html: String,
}

/// Something to read in two or three minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// Stable id, also its slug.
    pub id: LessonId,
    /// The `h1`.
    pub title: String,
    /// The one message.
    pub main: String,
    /// The prose, HTML.
    pub html: String,
    /// Words in the prose.
    pub word_count: u32,
    /// A made-up person living the lesson.
    pub example: Example,
    /// What to do with it.
    pub try_it: TryIt,
    /// Questions whose feedback teaches; nothing is scored or stored.
    pub checks: Vec<Check>,
    /// What the facts rest on.
    pub sources: Vec<Source>,
}

/// A made-up person in a lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Heading, such as `Rosa, 41, keeps a card in her bag`.
    pub title: String,
    /// HTML.
    pub html: String,
}

/// The invitation at the end of a lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TryIt {
    /// HTML.
    pub html: String,
    /// The worksheet it leads to, if any.
    pub worksheet: Option<WorksheetId>,
}

/// One question of a lesson's check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The question.
    pub question: String,
    /// Two to four answers, each with feedback.
    #[serde(rename = "answer")]
    pub answers: Vec<CheckAnswer>,
}

/// One answer of a [`Check`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckAnswer {
    /// The answer.
    pub text: String,
    /// Whether the lesson says so.
    #[serde(default)]
    pub right: bool,
    /// Why, in a sentence or two. Never a score.
    pub feedback: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name by which prose cites it: `[^name]`.
    pub id: String,
    /// Author, title, year.
    pub text: String,
    /// Where to read it, if it is on the web.
    pub url: Option<String>,
    /// The day on which somebody last compared the fact with the source.
    pub checked: NaiveDate,
}

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Worksheet {
    /// Stable id, also its slug.
    pub id: WorksheetId,
    /// The `h1`.
    pub title: String,
    /// Why it helps, in one line.
    pub why: String,
    /// About how long it takes, in minutes.
    pub minutes: u32,
    /// What is coming, before hard questions; HTML.
    pub before: Option<String>,
    /// A short settling step after a heavy worksheet; HTML.
    pub after: Option<String>,
    /// A card shown on the worksheet's first page, before any question.
    pub card: Option<CardId>,
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
    /// HTML above the list.
    pub intro: String,
    /// One row, in words: `goal`.
    pub one: String,
    /// The button that adds a row: `Add a goal`.
    pub add: String,
    /// What the list says while it has no row.
    pub empty: String,
    /// The most rows; no limit when absent.
    pub max: Option<u32>,
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
    /// HTML above the questions; may be empty.
    pub intro: String,
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
    /// How to answer it.
    pub hint: String,
    /// What somebody might write.
    pub example: Option<String>,
    /// Why we ask, when it is sensitive.
    pub why: Option<String>,
    /// Whether "I'm not sure" and "I'd rather not say" are offered as answers.
    pub may_decline: bool,
    /// The plan parts that the answer feeds.
    pub plan: Vec<PlanPartId>,
    /// What the line is called in the plan; the label when absent.
    pub plan_label: Option<String>,
    /// Cards that an answer opens.
    pub cards: Vec<CardRule>,
    /// What the answer means to the app itself.
    pub role: Option<Role>,
    /// Another field whose answer is offered here.
    pub offer: Option<FieldRef>,
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

/// An answer that the app itself reads. Each role belongs to exactly one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The first day of the programme.
    ProgrammeStart,
    /// How many weeks it lasts.
    ProgrammeWeeks,
    /// The weekdays with sessions; choices named `monday` … `sunday`.
    SessionDays,
}

/// One part of the relapse-prevention plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPart {
    /// `P1` … `P16`.
    pub id: PlanPartId,
    /// Heading.
    pub title: String,
    /// What it is for, in one sentence.
    pub about: String,
    /// What is said while it is empty.
    pub gap: String,
}

/// Stand-alone prose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// `privacy`, `about`, `family` …
    pub id: String,
    /// The `h1`.
    pub title: String,
    /// HTML.
    pub html: String,
    /// What its facts rest on.
    pub sources: Vec<Source>,
}

/// Crisis lines, cards and facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Safety {
    /// The first is shown until the person picks another.
    pub countries: Vec<Country>,
    /// Cards that answers open.
    pub cards: Vec<Card>,
    /// Statements that lessons and cards quote.
    pub facts: Vec<Fact>,
    /// Turns of phrase, lower case, that open the card `crisis` in any text field.
    pub phrases: Vec<String>,
}

/// A country and its lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166 code in lower case.
    pub id: CountryId,
    /// Its name.
    pub name: String,
    /// The most urgent first.
    #[serde(rename = "line")]
    pub lines: Vec<Line>,
}

/// A number to call or text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What it is for.
    pub role: LineRole,
    /// Its name.
    pub name: String,
    /// What it does and when, in a sentence.
    pub about: String,
    /// Number to call, as it is written.
    pub call: Option<String>,
    /// Number to text, as it is written.
    pub text: Option<String>,
    /// The word to text, where one is needed.
    pub text_word: Option<String>,
    /// Where the number was read, and when.
    pub source: Source,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineRole {
    /// Danger now.
    Emergency,
    /// Suicidal thoughts and other crises.
    Crisis,
    /// Finding treatment.
    Treatment,
    /// Poisoning.
    Poison,
    /// Veterans in crisis.
    Veterans,
    /// Violence at home.
    Violence,
}

/// What is shown when an answer calls for care.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Stable id.
    pub id: CardId,
    /// Heading.
    pub title: String,
    /// HTML.
    pub html: String,
    /// The lines listed under it, in the person's country.
    pub lines: Vec<LineRole>,
    /// What its facts rest on.
    pub sources: Vec<Source>,
}

/// A statement on safety, kept in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// The name by which prose quotes it: `{{fact: name}}`.
    pub id: String,
    /// HTML.
    pub html: String,
    /// What it rests on.
    pub sources: Vec<Source>,
}
