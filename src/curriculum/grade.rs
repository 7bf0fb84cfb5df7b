//! Reading grade of plain English text; it knows no Markdown and no file.
//!
//! The Flesch–Kincaid grade level, from J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of
//! New Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, Naval Technical Training
//! Command, 1975:
//!
//! ```text
//! grade = 0.39 × words / sentences + 11.8 × syllables / words − 15.59
//! ```
//!
//! As R. Flesch counted them, a colon or semicolon ends a sentence too. A heading and a list item are sentences of
//! their own, because readers pause there; whoever calls gives them as blocks of their own.

mod syllables;

use std::ops::AddAssign;

pub use syllables::syllables;

/// The figures from which a grade is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables, counted by rule; see [`syllables()`].
    pub syllables: usize,
}

impl Reading {
    /// Reads one block of text: a paragraph, a heading, a list item, a label.
    pub fn of(block: &str) -> Self {
        let mut reading = Self::default();
        for sentence in sentences(block) {
            reading.sentences += 1;
            for word in words(sentence) {
                reading.words += 1;
                reading.syllables += syllables(word);
            }
        }
        reading
    }

    /// The Flesch–Kincaid grade; 0 for an empty text.
    pub fn grade(&self) -> f64 {
        if self.words == 0 {
            return 0.0;
        }
        let (words, sentences, syllables) = (count(self.words), count(self.sentences), count(self.syllables));
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }

    /// Words in a sentence, on average; 0 for an empty text.
    pub fn mean_sentence(&self) -> f64 {
        if self.sentences == 0 { 0.0 } else { count(self.words) / count(self.sentences) }
    }
}

impl AddAssign for Reading {
    fn add_assign(&mut self, other: Self) {
        self.words += other.words;
        self.sentences += other.sentences;
        self.syllables += other.syllables;
    }
}

/// Far more words than a float can count exactly would be far more than anybody reads.
fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The words of a text. A word with a hyphen is one word; dashes and slashes part words.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '/'))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

/// Abbreviations whose full stop ends no sentence, though a capital may follow.
const ABBREVIATIONS: [&str; 9] = ["Dr", "Mr", "Mrs", "Ms", "St", "No", "vs", "e.g", "i.e"];

/// The sentences of one block, each with at least one word.
fn sentences(block: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, sign) in block.char_indices() {
        let after = at + sign.len_utf8();
        if matches!(sign, '.' | '!' | '?' | '…' | ':' | ';') && ends(&block[start..at], sign, &block[after..]) {
            sentences.push(&block[start..after]);
            start = after;
        }
    }
    sentences.push(&block[start..]);
    sentences.retain(|sentence| words(sentence).next().is_some());
    sentences
}

/// Whether a sign ends the sentence before it. In "2.5", "9 a.m. on Monday" and "“Why?” she asks" it does not.
fn ends(before: &str, sign: char, after: &str) -> bool {
    let after = after.trim_start_matches(['"', '\'', '”', '’', ')', ']']);
    if !after.is_empty() && !after.starts_with(char::is_whitespace) {
        return false;
    }
    if matches!(sign, ':' | ';') {
        return true;
    }
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let abbreviated = sign == '.' && !after.is_empty() && ABBREVIATIONS.contains(&last.trim_start_matches('('));
    !abbreviated && !after.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(words: usize, sentences: usize, syllables: usize) -> Reading {
        Reading { words, sentences, syllables }
    }

    #[test]
    fn short_sentences_of_short_words_grade_low() {
        // 0.39 × 6 / 1 + 11.8 × 6 / 6 − 15.59 = 2.34 + 11.8 − 15.59
        let found = Reading::of("The cat sat on the mat.");
        assert_eq!(found, reading(6, 1, 6));
        assert!((found.grade() - -1.45).abs() < 0.001);
    }

    #[test]
    fn long_words_grade_high() {
        // pa-tients con-tin-u-ing res-i-den-tial re-ha-bil-i-ta-tion: 2 + 4 + 4 + 6 = 16 syllables in 4 words
        // 0.39 × 4 + 11.8 × 4 − 15.59 = 1.56 + 47.2 − 15.59
        let found = Reading::of("Patients continuing residential rehabilitation.");
        assert_eq!(found, reading(4, 1, 16));
        assert!((found.grade() - 33.17).abs() < 0.001);
    }

    #[test]
    fn a_plain_paragraph() {
        // You may not trust any-one by Fri-day (9). Trust grows from small things (5).
        // 12 words, 2 sentences: 7 + 5; syllables 1+1+1+1+3+1+2 = 10 and 5: 0.39 × 6 + 11.8 × 15 / 12 − 15.59 = 1.5
        let found = Reading::of("You may not trust anyone by Friday. Trust grows from small things.");
        assert_eq!(found, reading(12, 2, 15));
        assert!((found.grade() - 1.5).abs() < 0.001);
        assert!((found.mean_sentence() - 6.0).abs() < 0.001);
    }

    #[test]
    fn blocks_add_up() {
        let mut found = Reading::of("A first group");
        found += Reading::of("Come in.");
        assert_eq!(found, reading(5, 2, 5));
    }

    #[test]
    fn nothing_has_no_grade() {
        assert_eq!(Reading::of(" – "), Reading::default());
        assert!(Reading::default().grade().abs() < f64::EPSILON);
    }

    #[test]
    fn full_stops_inside_a_sentence() {
        for one in
            ["Walk 2.5 miles.", "Come at 9 a.m. on Monday.", "“Why?” she asks.", "See Dr. Lee.", "Ask (e.g. Rosa)."]
        {
            assert_eq!(sentences(one).len(), 1, "{one}");
        }
        for two in ["Go in. Sit down.", "Ask: who came?", "He waits; she calls.", "“Stay.” He left."] {
            assert_eq!(sentences(two).len(), 2, "{two}");
        }
    }

    #[test]
    fn words_are_what_readers_count() {
        let found: Vec<&str> = words("A well-known rule (0–10) – “don't” and/or 988…").collect();
        assert_eq!(found, ["A", "well-known", "rule", "0", "10", "don't", "and", "or", "988"]);
    }
}
