//! The form of every content file as STYLE.md describes it, each text with its place. It checks keys and types only.

use serde::Deserialize;
use toml::Spanned;

use super::{Text, tool::ToolEntry};
use crate::curriculum::{LineRole, Shelf};

/// `language.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguageFile {
    /// BCP 47 tag.
    pub tag: Text,
    /// The language's name in itself.
    pub name: Text,
    /// Monday first.
    pub weekdays: [String; 7],
    /// January first.
    pub months: [String; 12],
    /// How a date is written.
    pub date: Text,
}

/// `stages.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StagesFile {
    /// The stages' folders in order.
    pub stages: Vec<Text>,
}

/// `stage.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageFile {
    /// Its address.
    pub path: Text,
    /// The programme week.
    pub week: Option<u32>,
    /// What it is there for.
    #[serde(default)]
    pub shelf: Shelf,
    /// Heading.
    pub title: Text,
    /// One sentence for lists.
    pub summary: Text,
    /// File names of lessons in order.
    #[serde(default)]
    pub lessons: Vec<Text>,
    /// File names of worksheets in order.
    #[serde(default)]
    pub worksheets: Vec<Text>,
    /// A worksheet here or in another stage.
    pub weekly_check: Option<Text>,
    /// Markdown.
    pub opening: Text,
    /// The daily practice.
    pub practice: Option<PracticeEntry>,
    /// Made-up hard moments for the rehearsal of the plan.
    #[serde(default, rename = "scene")]
    pub scenes: Vec<PracticeEntry>,
}

/// A stage's daily practice, or a scene.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeEntry {
    /// What it is called.
    pub title: Text,
    /// Markdown.
    pub text: Text,
}

/// The front matter of a lesson.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonHead {
    /// Heading.
    pub title: Text,
    /// The one message.
    pub main: Text,
    /// What to do in the next ten minutes, Markdown.
    pub now: Option<Text>,
    /// The made-up person.
    pub example: Option<ExampleEntry>,
    /// The invitation at the end.
    #[serde(rename = "try")]
    pub try_it: Option<TryEntry>,
    /// What makes it a tool.
    pub tool: Option<ToolEntry>,
    /// The questions.
    #[serde(default, rename = "check")]
    pub checks: Vec<CheckEntry>,
    /// What the facts rest on.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceEntry>,
}

/// A made-up person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExampleEntry {
    /// Heading.
    pub title: Text,
    /// Markdown.
    pub text: Text,
}

/// The invitation at the end of a lesson.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TryEntry {
    /// Markdown.
    pub text: Text,
    /// The worksheet it leads to.
    pub worksheet: Option<Text>,
}

/// A question of a lesson's check.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckEntry {
    /// The question.
    pub question: Text,
    /// The answers.
    #[serde(default, rename = "answer")]
    pub answers: Vec<AnswerEntry>,
}

/// An answer of a check.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerEntry {
    /// The answer.
    pub text: Text,
    /// Whether the lesson says so.
    #[serde(default)]
    pub right: bool,
    /// Why.
    pub feedback: Text,
}

/// A source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceEntry {
    /// The name by which prose cites it.
    pub id: Text,
    /// Author, title, year.
    pub text: Text,
    /// Its address.
    pub url: Option<Text>,
    /// `2026-11-24`.
    pub checked: Text,
}

/// The front matter of a page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageHead {
    /// Heading.
    pub title: Text,
    /// What the facts rest on.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceEntry>,
}

/// `safety.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyFile {
    /// Turns of phrase that open the card `crisis`.
    pub phrases: Vec<Text>,
    /// Countries.
    #[serde(default, rename = "country")]
    pub countries: Vec<CountryEntry>,
    /// Cards.
    #[serde(default, rename = "card")]
    pub cards: Vec<CardEntry>,
    /// Facts.
    #[serde(default, rename = "fact")]
    pub facts: Vec<FactEntry>,
}

/// A country.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountryEntry {
    /// ISO 3166 code in lower case.
    pub id: Text,
    /// Its name.
    pub name: Text,
    /// Its lines.
    #[serde(default, rename = "line")]
    pub lines: Vec<LineEntry>,
}

/// A line to call or text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    /// What it is for.
    pub role: LineRole,
    /// Its name.
    pub name: Text,
    /// What it does.
    pub about: Text,
    /// Number to call.
    pub call: Option<Text>,
    /// Number to text.
    pub text: Option<Text>,
    /// The word to text.
    pub text_word: Option<Text>,
    /// Where the number was read.
    pub source: SourceEntry,
}

/// A card.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardEntry {
    /// Stable id.
    pub id: Text,
    /// Heading.
    pub title: Text,
    /// Markdown.
    pub text: Text,
    /// The lines listed under it.
    #[serde(default)]
    pub lines: Vec<Spanned<LineRole>>,
    /// What it rests on.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceEntry>,
}

/// A fact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactEntry {
    /// The name by which prose quotes it.
    pub id: Text,
    /// Markdown.
    pub text: Text,
    /// What it rests on.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceEntry>,
}

/// `search.toml`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SearchFile {
    /// Words that stand everywhere.
    #[serde(default)]
    pub ignore: Vec<Text>,
    /// What is typed, and what it finds.
    #[serde(default)]
    pub typed: Vec<TypedEntry>,
}

/// Words that are typed in place of others.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedEntry {
    /// What somebody types.
    pub words: Vec<Text>,
    /// How the words begin that pages say.
    pub finds: Vec<Text>,
}

/// A table of `banned-words.toml` and its lists.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingFile {
    /// Words that wound, press or praise.
    #[serde(default, rename = "word")]
    pub words: Vec<BannedEntry>,
    /// Phrases in which a banned word may stand.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// Words that titles, link texts and ids never hold.
    #[serde(default)]
    pub discreet: Vec<String>,
    /// Turns of phrase that state a fact, which needs a source; `#` stands for any number.
    #[serde(default)]
    pub claims: Vec<String>,
}

/// Words of one meaning and what to write in their place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BannedEntry {
    /// All their forms.
    pub words: Vec<String>,
    /// What to write.
    pub instead: String,
    /// The reason.
    pub why: String,
}
