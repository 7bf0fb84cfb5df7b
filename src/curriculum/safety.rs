//! Crisis lines, cards and facts, each with its source and a date. Nothing here decides when they are shown.

use serde::{Deserialize, Serialize};

use super::{CardId, CountryId, Source};

/// Crisis lines, cards and facts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Safety {
    /// The first is shown until the person picks another.
    pub countries: Vec<Country>,
    /// Cards that answers open.
    pub cards: Vec<Card>,
    /// Statements that lessons and cards quote.
    pub facts: Vec<Fact>,
    /// Turns of phrase that open the card `crisis` in any text field, as [`bare_words`] writes them.
    pub phrases: Vec<String>,
}

/// The words of a text and nothing else: in small letters, with one space between two and one kind of apostrophe.
pub fn bare_words(text: &str) -> String {
    let lower = text.to_lowercase().replace(['’', '‘', 'ʼ', '＇', '`', '´'], "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'');
    // An apostrophe inside a word belongs to it; at its edge it is a quotation mark.
    let words = words.map(|word| word.trim_matches('\'')).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
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
