//! Finds words and turns of phrase in a text, whole words only, in any case. It knows no list of its own.

use std::ops::Range;

/// A word of a text, in lower case, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    word: String,
    place: Range<usize>,
}

/// The words of a text. `%` is a word too; a genitive `'s` is left off.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = sign.is_alphanumeric() || matches!(sign, '\'' | '’');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.extend(token(text, from..at));
                start = None;
            }
            _ => {}
        }
        if sign == '%' {
            tokens.push(Token { word: "%".into(), place: at..at + 1 });
        }
    }
    tokens
}

fn token(text: &str, place: Range<usize>) -> Option<Token> {
    let lower = text[place.clone()].to_lowercase().replace('’', "'");
    let word = lower.trim_matches('\'');
    let word = word.strip_suffix("'s").unwrap_or(word);
    (!word.is_empty()).then(|| Token { word: word.to_owned(), place })
}

/// One word or several in a row; `#` stands for any number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase(Vec<String>);

impl Phrase {
    /// Reads a phrase as it stands in the content's own list.
    pub(super) fn new(text: &str) -> Self {
        let words = text.split_whitespace().flat_map(|word| match word {
            "#" => vec!["#".to_owned()],
            word => tokens(word).into_iter().map(|token| token.word).collect(),
        });
        Self(words.collect())
    }

    /// Every place at which the phrase stands. Only blanks and hyphens may part its words, and no empty line.
    pub(super) fn places(&self, text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let rows = tokens.windows(self.0.len()).filter(|row| self.fits(text, row));
        rows.filter_map(|row| Some(row.first()?.place.start..row.last()?.place.end)).collect()
    }

    fn fits(&self, text: &str, row: &[Token]) -> bool {
        let same = self.0.iter().zip(row).all(|(wanted, token)| match wanted.as_str() {
            "#" => token.word.bytes().all(|byte| byte.is_ascii_digit()),
            wanted => wanted == token.word,
        });
        same && row.windows(2).all(|pair| {
            let gap = &text[pair[0].place.end..pair[1].place.start];
            gap.chars().all(|sign| sign.is_whitespace() || sign == '-') && gap.matches('\n').count() < 2
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrase: &str, text: &'t str) -> Vec<&'t str> {
        Phrase::new(phrase).places(text, &tokens(text)).into_iter().map(|place| &text[place]).collect()
    }

    #[test]
    fn whole_words_in_any_case() {
        assert_eq!(found("just", "Just adjust it, just."), ["Just", "just"]);
        assert_eq!(found("user", "A user’s guide for users"), ["user’s"]);
    }

    #[test]
    fn several_words_in_a_row() {
        assert_eq!(found("you should", "If you\nshould, you. Should you should?"), ["you\nshould", "you should"]);
        assert_eq!(found("relapse prevention", "A relapse-prevention plan"), ["relapse-prevention"]);
        assert!(found("you should", "See you\n\nshould it rain").is_empty());
    }

    #[test]
    fn any_number() {
        assert_eq!(found("# in #", "About 1 in 4 came in 2015."), ["1 in 4"]);
        assert_eq!(found("%", "40% and 5 %"), ["%", "%"]);
    }
}
