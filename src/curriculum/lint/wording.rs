//! Words that wound, press or give away, exclamation marks, emoji. The words themselves belong to the language and
//! stand in its `banned-words.toml`; none stands here.

use super::passages::{Form, Passage};
use super::phrase::{Phrase, tokens};
use crate::curriculum::source::form::WordingFile;
use crate::curriculum::source::{Problem, SourceFile, Text, Tree, markdown};

/// The lists of `banned-words.toml`, ready to look for.
pub(super) struct Wording<'a> {
    banned: Vec<(Phrase, &'a str, &'a str)>,
    allowed: Vec<Phrase>,
    discreet: Vec<Phrase>,
    claims: Vec<Phrase>,
}

impl<'a> Wording<'a> {
    /// Reads the lists.
    pub(super) fn new(file: &'a WordingFile) -> Self {
        let phrases = |list: &[String]| list.iter().map(|text| Phrase::new(text)).collect();
        let banned = file.words.iter().flat_map(|entry| {
            entry.words.iter().map(|word| (Phrase::new(word), entry.instead.as_str(), entry.why.as_str()))
        });
        Self {
            banned: banned.collect(),
            allowed: phrases(&file.allowed),
            discreet: phrases(&file.discreet),
            claims: phrases(&file.claims),
        }
    }

    /// The first turn of phrase in a text that states a fact.
    pub(super) fn claim<'t>(&self, text: &'t str) -> Option<&'t str> {
        let tokens = tokens(text);
        let first = self.claims.iter().flat_map(|claim| claim.places(text, &tokens)).min_by_key(|place| place.start)?;
        Some(&text[first])
    }

    /// The first word in a text that should not stand in anybody's history.
    fn telling<'t>(&self, text: &'t str) -> Option<&'t str> {
        let tokens = tokens(text);
        let first = self.discreet.iter().flat_map(|word| word.places(text, &tokens)).min_by_key(|place| place.start)?;
        Some(&text[first])
    }
}

/// Checks one text.
pub(super) fn passage(wording: &Wording<'_>, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    let Passage { file, text, form, .. } = *passage;
    let shown = if form.is_markdown() { markdown::masked(text.get_ref()) } else { text.get_ref().clone() };
    banned(wording, file, text, &shown, problems);
    signs(file, text, &shown, problems);
    if form == Form::Title
        && let Some(word) = wording.telling(&shown)
    {
        problems.push(telling(file, file.line_of(text), "title", text.get_ref(), word));
    }
    if form.is_markdown() {
        for link in markdown::outline(text.get_ref()).links {
            if let Some(word) = wording.telling(&link.words) {
                problems.push(telling(file, file.line_in(text, link.at), "link text", &link.words, word));
            }
        }
    }
}

fn banned(wording: &Wording<'_>, file: &SourceFile, text: &Text, shown: &str, problems: &mut Vec<Problem>) {
    let tokens = tokens(shown);
    let allowed: Vec<_> = wording.allowed.iter().flat_map(|phrase| phrase.places(shown, &tokens)).collect();
    for (phrase, instead, why) in &wording.banned {
        for place in phrase.places(shown, &tokens) {
            if allowed.iter().any(|allowed| allowed.start <= place.start && place.end <= allowed.end) {
                continue;
            }
            let what = format!("`{}`: {why}", &shown[place.clone()]);
            problems.push(file.problem(file.line_in(text, place.start), what, format!("write {instead}")));
        }
    }
}

fn signs(file: &SourceFile, text: &Text, shown: &str, problems: &mut Vec<Problem>) {
    for (at, sign) in shown.char_indices() {
        let (what, fix) = match sign {
            '!' => ("an exclamation mark".to_owned(), "end the sentence with a full stop: the page stays calm"),
            sign if is_emoji(sign) => (format!("the emoji `{sign}`"), "take it out, or say it in words"),
            _ => continue,
        };
        problems.push(file.problem(file.line_in(text, at), what, fix));
    }
}

/// Pictures in running text. Arrows, ticks and the like are signs, not pictures.
fn is_emoji(sign: char) -> bool {
    matches!(u32::from(sign), 0x1_F000..=0x1_FAFF | 0x2600..=0x26FF | 0x2705 | 0x2728 | 0x274C | 0x2764 | 0x2B50 | 0xFE0F)
}

/// Checks an id that may show in an address.
pub(super) fn id(wording: &Wording<'_>, file: &SourceFile, line: usize, id: &str, problems: &mut Vec<Problem>) {
    if let Some(word) = wording.telling(&id.replace('-', " ")) {
        problems.push(telling(file, line, "id", id, word));
    }
}

fn telling(file: &SourceFile, line: usize, which: &str, text: &str, word: &str) -> Problem {
    let what = format!("the {which} \"{}\" says `{word}`, and others may see it in the browser's history", text.trim());
    file.problem(line, what, "name it so that nobody can tell what it is about, as in \"Looking after your body\"")
}

/// Checks every id that may show in an address, and those of questions.
pub(super) fn ids(wording: &Wording<'_>, tree: &Tree, problems: &mut Vec<Problem>) {
    for folder in &tree.stages {
        let stage = &folder.stage;
        id(wording, &stage.file, 1, folder.id.get_ref(), problems);
        id(
            wording,
            &stage.file,
            stage.file.line_of(&stage.is.path),
            &stage.is.path.get_ref().replace('/', "-"),
            problems,
        );
        folder.lessons.iter().for_each(|lesson| id(wording, &lesson.file, 1, lesson.file.stem(), problems));
    }
    for sheet in tree.worksheets() {
        id(wording, &sheet.file, 1, sheet.file.stem(), problems);
        for part in &sheet.is.parts {
            let steps = part.steps.iter().map(|step| &step.id);
            let fields = part.all_fields().map(|field| &field.id);
            for name in [&part.id].into_iter().chain(steps).chain(fields) {
                id(wording, &sheet.file, sheet.file.line_of(name), name.get_ref(), problems);
            }
        }
    }
    tree.pages.iter().for_each(|page| id(wording, &page.file, 1, page.file.stem(), problems));
}
