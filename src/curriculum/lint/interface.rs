//! The interface's words against the names that the app uses, and the language's way to write a date.

use crate::curriculum::source::form::LanguageFile;
use crate::curriculum::source::interface::Phrase;
use crate::curriculum::source::{Filed, Problem, SourceFile, Tree};
use crate::curriculum::words::WORDS;

/// The places in a date.
const DATE: [&str; 4] = ["weekday", "day", "month", "year"];

/// Checks `language.toml` and the words there are in `interface.toml`.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    if let Some(Filed { file, is }) = &tree.language {
        language(file, is, problems);
    }
    let Some(Filed { file, is }) = &tree.interface else { return };
    is.iter().for_each(|entry| phrase(file, entry, problems));
    for word in WORDS.iter().filter(|word| !is.iter().any(|entry| entry.key.get_ref() == word.key)) {
        let (section, name) = word.key.rsplit_once('.').unwrap_or(("", word.key));
        let what = format!("the phrase {} is missing", word.key);
        let fix = format!("add `{name} = \"…\"` below [{section}]{}", places(word.placeholders));
        problems.push(file.problem(section_line(file, section), what, fix));
    }
}

fn language(file: &SourceFile, language: &LanguageFile, problems: &mut Vec<Problem>) {
    let found = placeholders(language.date.get_ref());
    let line = file.line_of(&language.date);
    for strange in found.iter().filter(|name| !DATE.contains(&name.as_str())) {
        let what = format!("`{{{strange}}}` is no part of a date");
        problems.push(file.problem(line, what, "write {weekday}, {day}, {month} or {year}"));
    }
    for needed in ["day", "month"].iter().filter(|name| !found.iter().any(|there| there == **name)) {
        problems.push(file.problem(line, format!("`date` has no {{{needed}}}"), format!("add {{{needed}}} to it")));
    }
}

fn phrase(file: &SourceFile, entry: &Phrase, problems: &mut Vec<Problem>) {
    let Some(word) = WORDS.iter().find(|word| word.key == entry.key.get_ref()) else {
        let what = format!("the app uses no phrase {}", entry.key);
        problems.push(file.problem(file.line_of(&entry.key), what, "correct the name, or take the line out"));
        return;
    };
    let found = placeholders(entry.text.get_ref());
    let mut wanted: Vec<&str> = word.placeholders.to_vec();
    wanted.sort_unstable();
    if found != wanted {
        let list = |names: &[&str]| match names {
            [] => "none".to_owned(),
            names => names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", "),
        };
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        let what = format!("{} has the places {}, where the app fills in {}", entry.key, list(&found), list(&wanted));
        problems.push(file.problem(file.line_of(&entry.text), what, format!("write {}", list(&wanted))));
    }
}

fn places(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        names => format!(
            ", with the places {}",
            names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// The names in braces, sorted, each once.
fn placeholders(text: &str) -> Vec<String> {
    let parts = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    let mut names: Vec<String> = parts.map(|(name, _)| name.to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The line of a table's head, or the first.
fn section_line(file: &SourceFile, section: &str) -> usize {
    let head = format!("[{section}]");
    file.text.lines().position(|line| line.trim() == head).map_or(1, |line| line + 1)
}
