//! The curriculum as typed data. It knows nothing of anybody's answers, of Leptos or of the browser.
//!
//! ```text
//! Curriculum
//! ├── Stage            "Preparation", "Week 1"; on a shelf: the programme, day by day, therapies, hard moments, tools, family
//! │   ├── Lesson       something to read, with an example person and a check that teaches; or a Tool, to go through
//! │   └── Worksheet    something to fill in
//! │       └── Part     one Step, or a Group (a repeating set of Steps: goals, helpers, sessions)
//! │           └── Step one page of one to three Fields
//! │               └── Field   one question
//! ├── PlanPart         P1 … P16, put together from answers to Fields
//! ├── Page             stand-alone prose
//! └── Safety           crisis lines by country, cards, facts; each with its source and a date
//! ```
//!
//! That is the outline: what is needed to go round, to answer and to put the plan together. What is only read on the pages
//! of a stage is its [`StageText`], which comes when one first goes there.
//!
//! Invariant: ids are public API. Answers are stored under them for years, so an id that was ever released is never
//! renamed, reused or given another kind; `tests/released-ids.txt` holds the append-only list. Prose may change freely.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

mod find;
#[cfg(feature = "ssr")]
pub mod grade;
mod ids;
#[cfg(feature = "ssr")]
pub mod lint;
mod safety;
#[cfg(feature = "ssr")]
pub mod source;
mod text;
mod tool;
pub mod words;
mod worksheet;

pub use ids::{CardId, ChoiceId, CountryId, FieldId, GroupId, LessonId, PlanPartId, StageId, StepId, WorksheetId};
pub use safety::{Card, Country, Fact, Line, LineRole, Safety, bare_words};
pub use text::{FieldText, Files, GroupText, LessonText, SheetText, StageFile, StageText};
pub use tool::{Log, OwnLines, Pace, PageRef, Tool, ToolStep};
pub use worksheet::{CardRule, CardWhen, Choice, Field, FieldKind, FieldRef, Group, Part, Role, Step, Worksheet};

/// Everything the app shows in one language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curriculum {
    /// The language and how it writes dates.
    pub language: Language,
    /// The interface's own words, in the order of [`words::WORDS`].
    pub words: Vec<String>,
    /// In the order in which a programme goes through them.
    pub stages: Vec<Stage>,
    /// In the order in which the plan is printed.
    pub plan: Vec<PlanPart>,
    /// Stand-alone prose: privacy, about, family.
    pub pages: Vec<Page>,
    /// Crisis lines, cards and facts.
    pub safety: Safety,
    /// What people type when they look for something; the page writer makes the index with it.
    #[serde(skip)]
    pub search: SearchWords,
}

/// Words that people look for and that pages say otherwise, or say too often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchWords {
    /// Words that stand everywhere.
    pub ignore: Vec<String>,
    /// What is typed, and what it finds.
    pub typed: Vec<Typed>,
}

/// Words that are typed in place of others. They are never shown, so they need not be the words that we would choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// What somebody types.
    pub words: Vec<String>,
    /// How the words begin that our pages say.
    pub finds: Vec<String>,
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
    /// Where it stands.
    pub shelf: Shelf,
    /// One sentence for lists.
    pub summary: String,
    /// In reading order.
    pub lessons: Vec<Lesson>,
    /// In the order suggested.
    pub worksheets: Vec<Worksheet>,
    /// The weekly check that goes with the stage; it may live in another stage.
    pub weekly_check: Option<WorksheetId>,
    /// Whether its text holds scenes for the rehearsal of the plan.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub scenes: bool,
    /// What is read on its pages, once it is here.
    #[serde(skip)]
    pub text: OnceLock<StageText>,
}

/// What a stage is there for. Only the programme is gone through in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shelf {
    /// Before, week by week, and after.
    #[default]
    Programme,
    /// Kinds of therapy, to look up.
    Therapies,
    /// Short notes for every day: what is written there is a list that goes on.
    Daily,
    /// When it gets hard: first what to do in the next ten minutes.
    Hard,
    /// To use in a hard moment, by anybody.
    Tools,
    /// For family and friends.
    Family,
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
    /// Words in the prose.
    pub word_count: u32,
    /// What a tool is for, in one line; none for what is only read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Whether it is for the person of the workbook, and of no use to family.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
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
    /// The few questions whose answers stand on short pages, the most telling first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short: Vec<FieldRef>,
    /// The short pages it belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<Short>,
}

/// A short page that is made of a few lines of the plan, or a place in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Short {
    /// The page for the fridge.
    Fridge,
    /// The card for the wallet.
    Wallet,
    /// The card for a crisis.
    Crisis,
    /// Whoever is named in the part is one of the person's own people.
    People,
    /// The rehearsal, where one looks for signs.
    Signs,
    /// The rehearsal, where one looks for what to do.
    Moves,
}

/// A made-up hard moment, to walk through with the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// What it is called in a list.
    pub title: String,
    /// The moment, HTML.
    pub html: String,
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
