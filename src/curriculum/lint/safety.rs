//! Crisis lines, cards and phrases: that what a person in danger needs is there. It calls no number.

use crate::curriculum::source::form::{CardEntry, FactEntry, LineEntry, SafetyFile};
use crate::curriculum::source::{Filed, Problem, SourceFile, Tree, markdown};
use crate::workbook::answer::CRISIS;

/// Checks `safety.toml`.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    let Some(Filed { file, is }) = &tree.safety else { return };
    phrases(file, is, problems);
    if is.countries.is_empty() {
        problems.push(file.problem(1, "no country", "add a [[country]] with its lines"));
    }
    for country in &is.countries {
        if country.lines.is_empty() {
            let what = format!("the country `{}` has no line", country.id);
            problems.push(file.problem(file.line_of(&country.id), what, "add a [[country.line]]"));
        }
        country.lines.iter().for_each(|entry| line(file, entry, problems));
    }
    if !is.cards.iter().any(|card| card.id.get_ref() == CRISIS) {
        let what = format!("no card `{CRISIS}`, which opens on words of self-harm");
        problems.push(file.problem(1, what, format!("add a [[card]] with id = \"{CRISIS}\"")));
    }
    is.cards.iter().for_each(|entry| card(file, entry, problems));
    is.facts.iter().for_each(|entry| fact(file, entry, problems));
}

fn phrases(file: &SourceFile, safety: &SafetyFile, problems: &mut Vec<Problem>) {
    if safety.phrases.is_empty() {
        problems.push(file.problem(1, "no phrases", "list the turns of phrase that open the card for a crisis"));
    }
    for phrase in &safety.phrases {
        let line = file.line_of(phrase);
        if !phrase.get_ref().chars().any(char::is_alphanumeric) {
            problems.push(file.problem(
                line,
                "a phrase without words would open the card on every text",
                "take it out",
            ));
        } else if *phrase.get_ref() != phrase.get_ref().to_lowercase() {
            let fix = format!("write \"{}\"; capitals in an answer don't matter", phrase.get_ref().to_lowercase());
            problems.push(file.problem(line, format!("the phrase \"{phrase}\" has capitals"), fix));
        }
    }
}

fn line(file: &SourceFile, line: &LineEntry, problems: &mut Vec<Problem>) {
    let at = file.line_of(&line.name);
    if line.name.get_ref().trim().is_empty() {
        problems.push(file.problem(at, "a line without a name", "write its own official name"));
    }
    if line.call.is_none() && line.text.is_none() {
        let what = format!("the line \"{}\" has no number", line.name);
        problems.push(file.problem(at, what, "add `call`, `text` or both"));
    }
    if line.text_word.is_some() && line.text.is_none() {
        let what = format!("the line \"{}\" has a word to text, but no number to text it to", line.name);
        problems.push(file.problem(at, what, "add `text`, or take `text_word` out"));
    }
    for number in [&line.call, &line.text].into_iter().flatten() {
        let fits = |sign: char| sign.is_ascii_digit() || matches!(sign, ' ' | '-' | '+' | '(' | ')');
        if !number.get_ref().chars().all(fits) || !number.get_ref().contains(|sign: char| sign.is_ascii_digit()) {
            let what = format!("`{number}` is no telephone number");
            problems.push(file.problem(
                file.line_of(number),
                what,
                "write digits, blanks, hyphens, + and brackets only",
            ));
        }
    }
}

fn card(file: &SourceFile, card: &CardEntry, problems: &mut Vec<Problem>) {
    let quotes = !markdown::outline(card.text.get_ref()).facts.is_empty();
    if card.sources.is_empty() && !quotes {
        let what = format!("the card `{}` has no source", card.id);
        problems.push(file.problem(
            file.line_of(&card.id),
            what,
            "add a [[card.source]] with id, text, url and checked",
        ));
    }
}

fn fact(file: &SourceFile, fact: &FactEntry, problems: &mut Vec<Problem>) {
    if fact.sources.is_empty() {
        let what = format!("the fact `{}` has no source", fact.id);
        problems.push(file.problem(
            file.line_of(&fact.id),
            what,
            "add a [[fact.source]] with id, text, url and checked",
        ));
    }
}
