//! Words in the code: every word that a person sees is in the content, so screens hold none.

use super::sources;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The text literals of a Rust file outside comments and attributes, each with its line and what stands just before it.
fn literals(text: &str) -> Vec<(usize, String, char)> {
    let signs: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line, mut before) = (0, 1, ' ');
    while at < signs.len() {
        let rest = &signs[at..];
        let end = match rest {
            ['/', '/', ..] | ['#', '[', ..] | ['#', '!', '[', ..] => at + until(rest, '\n'),
            ['\'', '\\', _, '\'', ..] => at + 4,
            ['\'', _, '\'', ..] => at + 3,
            ['r', '"', ..] => at + 3 + until(&rest[2..], '"'),
            ['r', '#', '"', ..] => at + 5 + rest[3..].windows(2).position(|two| two == ['"', '#']).unwrap_or(0),
            ['"', ..] => at + closing_quote(rest),
            _ => at + 1,
        };
        let piece: String = signs[at..end.min(signs.len())].iter().collect();
        if let Some(words) = piece.trim_start_matches(['r', '#']).strip_prefix('"').filter(|_| piece.len() > 1) {
            found.push((line, words.trim_end_matches(['"', '#']).to_owned(), before));
        }
        before = piece.chars().rev().find(|sign| !sign.is_whitespace()).unwrap_or(before);
        line += piece.matches('\n').count();
        at = end;
    }
    found
}

fn until(signs: &[char], end: char) -> usize {
    signs.iter().position(|sign| *sign == end).unwrap_or(signs.len())
}

/// The place just after the quote that ends a literal.
fn closing_quote(signs: &[char]) -> usize {
    let mut at = 1;
    while at < signs.len() && signs[at] != '"' {
        at += if signs[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The names of classes in the style sheets.
fn classes() -> HashSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut names = HashSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let style = fs::read_to_string(entry.unwrap().path()).unwrap();
        let after_dots = style.split('.').skip(1);
        let name = |text: &str| text.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        names.extend(after_dots.map(name).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase())));
    }
    names
}

/// Whether a literal reads like something said to a person: a capital letter and more, or several words.
fn speaks(literal: &str, classes: &HashSet<String>) -> bool {
    // Places to be filled in are not words of their own.
    let mut text = String::new();
    for (index, part) in literal.split('{').enumerate() {
        text.push_str(if index == 0 { part } else { part.split_once('}').map_or(part, |(_, rest)| rest) });
    }
    let names = |token: &str| classes.contains(token) || token.contains(['-', '_', '=', '/', '#', '.', ':', '<']);
    let words: Vec<&str> =
        text.split_whitespace().filter(|token| token.chars().any(char::is_alphabetic) && !names(token)).collect();
    let drawing = text.starts_with(['M', 'm']) && text.contains(|c: char| c.is_ascii_digit());
    let begins = words.first().is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() > 1);
    !drawing && (words.len() > 1 || begins)
}

#[test]
fn screens_hold_no_words_of_their_own() {
    let classes = classes();
    assert!(classes.contains("btn"), "the style sheets were not found");
    let mut faults = Vec::new();
    let screens = sources().into_iter().filter(|file| file.is_in("src/pages") || file.is_in("src/ui"));
    for file in screens.filter(|file| !file.is_test()) {
        for (line, text, _) in literals(&file.text).into_iter().filter(|(_, text, _)| speaks(text, &classes)) {
            faults.push(format!("{}:{line}: {text:?}", file.path));
        }
    }
    assert!(
        faults.is_empty(),
        "words belong in interface.toml, so that a second language is one folder\n{}",
        faults.join("\n")
    );
}

#[test]
fn attributes_that_are_read_out_come_from_the_content() {
    let spoken = ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "aria-description=\""];
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| file.is_in("src/pages") || file.is_in("src/ui")) {
        for (at, line) in file.code().filter(|(_, line)| spoken.iter().any(|name| line.contains(name))) {
            faults.push(format!("{}:{at}: {}", file.path, line.trim()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_search_for_words_finds_words() {
    let classes = HashSet::from(["btn".to_owned(), "field".to_owned()]);
    for said in ["Save", "Save and go on", "save now", "you are here", "{n} of {total} parts", "See an example"] {
        assert!(speaks(said, &classes), "{said:?}");
    }
    for silent in
        ["", " ", ". ", "btn btn-primary", "field field-error", "{number}. {}", "main", "#{id}", "0: {low}", "M25 5c6"]
    {
        assert!(!speaks(silent, &classes), "{silent:?}");
    }
    let text = "// \"not this\"\n#[allow(x, reason = \"nor this\")]\nlet a = '\"'; f(\"one \\\" two\", r\"raw\", r#\"hash\"#);\n";
    let found: Vec<(usize, String)> = literals(text).into_iter().map(|(line, text, _)| (line, text)).collect();
    let expected = [(3, "one \\\" two"), (3, "raw"), (3, "hash")];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}
