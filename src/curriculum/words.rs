//! The interface's own words by name; their text lives in `interface.toml`, never here.

use super::Curriculum;

/// The name of one phrase of the interface, and the places in it that are filled in.
#[derive(Debug)]
pub struct WordKey {
    /// `section.name` in `interface.toml`.
    pub key: &'static str,
    /// Names that the text holds as `{name}`.
    pub placeholders: &'static [&'static str],
}

macro_rules! words {
    ($($variant:ident = $key:literal $({$($place:literal),*})?),* $(,)?) => {
        /// One phrase of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the key of each phrase says what it is")]
        pub enum Word { $($variant),* }

        /// Every phrase, in the order of [`Curriculum::words`].
        pub const WORDS: &[WordKey] = &[
            $(WordKey { key: $key, placeholders: &[$($($place),*)?] }),*
        ];
    };
}

words! {
    AppName = "app.name",
    AppAbout = "app.about",
    SkipLink = "shell.skip",
    Yes = "answer.yes",
    No = "answer.no",
    NotSure = "answer.not-sure",
    Declined = "answer.declined",
    ListComma = "answer.comma",
    ScaleOutOf = "answer.out-of" {"n"},
}

impl Curriculum {
    /// The text of a phrase; empty where the content lacks it, which the content compiler refuses.
    pub fn word(&self, word: Word) -> &str {
        self.words.get(word as usize).map_or("", String::as_str)
    }

    /// The text of a phrase with its places filled in.
    pub fn phrase(&self, word: Word, places: &[(&str, &str)]) -> String {
        places
            .iter()
            .fold(self.word(word).to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }
}
