//! The curriculum as typed data. It knows nothing of anybody's answers, of Leptos or of the browser.
//!
//! ```text
//! Curriculum
//! ├── Stage            "Preparation", "Week 1"; on a shelf: the programme, kinds of therapy, hard moments, family
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

#[cfg(feature = "ssr")]
pub mod grade;
mod ids;
#[cfg(feature = "ssr")]
pub mod lint;
mod safety;
#[cfg(feature = "ssr")]
pub mod source;
pub mod words;
mod worksheet;

pub use ids::{CardId, ChoiceId, CountryId, FieldId, GroupId, LessonId, PlanPartId, StageId, StepId, WorksheetId};
pub use safety::{Card, Country, Fact, Line, LineRole, Safety};
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
    /// Opening prose, HTML.
    pub html: String,
    /// In reading order.
    pub lessons: Vec<Lesson>,
    /// In the order suggested.
    pub worksheets: Vec<Worksheet>,
    /// One small thing to do each day; every stage of the programme has one.
    pub practice: Option<Practice>,
    /// The weekly check that goes with the stage; it may live in another stage.
    pub weekly_check: Option<WorksheetId>,
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
    /// When it gets hard: first what to do in the next ten minutes.
    Hard,
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
    /// The one message.
    pub main: String,
    /// What to do in the next ten minutes, HTML; shown before everything else.
    pub now: Option<String>,
    /// The prose, HTML.
    pub html: String,
    /// Words in the prose.
    pub word_count: u32,
    /// A made-up person living the lesson; every lesson of the programme has one.
    pub example: Option<Example>,
    /// What to do with it; every lesson of the programme has one.
    pub try_it: Option<TryIt>,
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
