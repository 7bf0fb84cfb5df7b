//! Citations against sources, quoted facts against facts, and the sources themselves. It opens no address.

use chrono::NaiveDate;
use std::collections::HashSet;

use super::ids;
use crate::curriculum::source::form::{FactEntry, SourceEntry};
use crate::curriculum::source::markdown::{Placed, outline};
use crate::curriculum::source::{Problem, SourceFile, Text, Tree};

/// Texts that cite together and the sources that they may cite.
struct Cited<'a> {
    file: &'a SourceFile,
    texts: Vec<&'a Text>,
    sources: &'a [SourceEntry],
    /// Whether a source that is never cited is a fault. Cards and facts list all theirs.
    all: bool,
}

/// Checks all citations and sources.
pub(super) fn each_file(tree: &Tree, today: NaiveDate, problems: &mut Vec<Problem>) {
    for cited in everything(tree) {
        citations(&cited, problems);
        ids::unique(cited.file, "source", cited.sources.iter().map(|source| &source.id), problems);
        cited.sources.iter().for_each(|entry| source(cited.file, entry, today, problems));
    }
    if let Some(safety) = &tree.safety {
        for line in safety.is.countries.iter().flat_map(|country| &country.lines) {
            source(&safety.file, &line.source, today, problems);
        }
    }
}

fn everything(tree: &Tree) -> Vec<Cited<'_>> {
    let mut all = Vec::new();
    for lesson in tree.lessons() {
        let head = &lesson.is.head;
        let rest = head.example.iter().map(|entry| &entry.text).chain(head.try_it.iter().map(|entry| &entry.text));
        let steps = head.tool.iter().flat_map(|tool| tool.steps.iter().map(|step| &step.text));
        let texts = head.now.iter().chain([&lesson.is.body]).chain(rest).chain(steps).collect();
        all.push(Cited { file: &lesson.file, texts, sources: &head.sources, all: true });
    }
    for page in &tree.pages {
        all.push(Cited { file: &page.file, texts: vec![&page.is.body], sources: &page.is.head.sources, all: true });
    }
    if let Some(safety) = &tree.safety {
        let file = &safety.file;
        let cards = safety.is.cards.iter().map(|card| (&card.text, &card.sources));
        let facts = safety.is.facts.iter().map(|fact| (&fact.text, &fact.sources));
        all.extend(cards.chain(facts).map(|(text, sources)| Cited { file, texts: vec![text], sources, all: false }));
    }
    all
}

fn citations(cited: &Cited<'_>, problems: &mut Vec<Problem>) {
    let known: HashSet<&str> = cited.sources.iter().map(|source| source.id.get_ref().as_str()).collect();
    let mut used = HashSet::new();
    for text in &cited.texts {
        for (Placed { text: name, at }, _) in outline(text.get_ref()).citations {
            if !known.contains(name.as_str()) {
                let what = format!("[^{name}] cites a source that is not in this file");
                let fix = format!("add a [[source]] with id = \"{name}\", or correct the name");
                problems.push(cited.file.problem(cited.file.line_in(text, at), what, fix));
            }
            used.insert(name);
        }
    }
    for source in cited.sources.iter().filter(|source| cited.all && !used.contains(source.id.get_ref())) {
        let what = format!("the source `{}` is never cited", source.id);
        let fix = format!("cite it where its fact stands, as in [^{}], or take it out", source.id);
        problems.push(cited.file.problem(cited.file.line_of(&source.id), what, fix));
    }
}

fn source(file: &SourceFile, source: &SourceEntry, today: NaiveDate, problems: &mut Vec<Problem>) {
    ids::form(file, "source", &source.id, problems);
    if source.text.get_ref().trim().is_empty() {
        problems.push(file.problem(
            file.line_of(&source.text),
            "a source without words",
            "write author, title and year",
        ));
    }
    if let Some(url) = source.url.as_ref().filter(|url| !url.get_ref().starts_with("https://")) {
        let fix = "write the full address, beginning with https://, or leave `url` out";
        problems.push(file.problem(file.line_of(url), format!("`{url}` is no address on the web"), fix));
    }
    let line = file.line_of(&source.checked);
    match source.checked.get_ref().parse::<NaiveDate>() {
        Ok(day) if day > today => {
            let what = format!("`checked` is {day}, but today is {today}");
            problems.push(file.problem(line, what, "write the day on which the source was last read and compared"));
        }
        Ok(_) => {}
        Err(_) => {
            let what = format!("`{}` is no date", source.checked);
            problems.push(file.problem(line, what, "write year, month and day, as in \"2026-11-24\""));
        }
    }
}

/// Checks quoted facts: that they exist, quote no fact themselves, and bring no source under a name that is taken.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    let Some(safety) = &tree.safety else { return };
    for cited in everything(tree) {
        let is_fact = safety.is.facts.iter().any(|fact| cited.texts.iter().any(|text| std::ptr::eq(*text, &fact.text)));
        for text in &cited.texts {
            for Placed { text: name, at } in outline(text.get_ref()).facts {
                let line = cited.file.line_in(text, at);
                match safety.is.facts.iter().find(|fact| *fact.id.get_ref() == name) {
                    _ if is_fact => problems.push(cited.file.problem(
                        line,
                        "a fact that quotes a fact",
                        "write the sentence out, or quote both facts where they are needed",
                    )),
                    None => problems.push(unknown_fact(cited.file, line, &name, &safety.is.facts)),
                    Some(fact) => taken_names(&cited, line, fact, problems),
                }
            }
        }
    }
}

fn unknown_fact(file: &SourceFile, line: usize, name: &str, facts: &[FactEntry]) -> Problem {
    let known: Vec<&str> = facts.iter().map(|fact| fact.id.get_ref().as_str()).collect();
    let fix = format!("write one of: {}; or add it to safety.toml", known.join(", "));
    file.problem(line, format!("safety.toml has no fact `{name}`"), fix)
}

fn taken_names(cited: &Cited<'_>, line: usize, fact: &FactEntry, problems: &mut Vec<Problem>) {
    for brought in &fact.sources {
        let same = |own: &&SourceEntry| own.id == brought.id && (own.text != brought.text || own.url != brought.url);
        if let Some(own) = cited.sources.iter().find(same) {
            let what = format!("the fact `{}` brings another source named `{}`", fact.id, own.id);
            problems.push(cited.file.problem(line, what, "give this file's own source another id"));
        }
    }
}
