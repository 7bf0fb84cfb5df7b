//! The form of ids and that none stands twice. Whether an id gives something away is checked with the wording.

use std::collections::{HashMap, HashSet};

use crate::curriculum::source::sheet::{PartEntry, WorksheetFile};
use crate::curriculum::source::{Filed, Problem, SourceFile, Text, Tree};
use crate::route::OWN_PATHS;

/// The name in a worksheet's address that means its last page.
const REVIEW: &str = "review";

/// Refuses an id that is not of small letters, digits and hyphens.
pub(super) fn form(file: &SourceFile, which: &str, id: &Text, problems: &mut Vec<Problem>) {
    name_form(file, file.line_of(id), which, id.get_ref(), problems);
}

fn name_form(file: &SourceFile, line: usize, which: &str, id: &str, problems: &mut Vec<Problem>) {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(good) {
        let what = format!("the {which} id `{id}` has other signs than small letters, digits and hyphens");
        problems.push(file.problem(line, what, format!("write it with a-z, 0-9 and -, as in `{}`", mended(id))));
    }
}

fn mended(id: &str) -> String {
    let parts = id.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mended = parts.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    if mended.is_empty() { "first-step".into() } else { mended }
}

/// Refuses an id that stands twice.
pub(super) fn unique<'a>(
    file: &SourceFile,
    which: &str,
    ids: impl Iterator<Item = &'a Text>,
    problems: &mut Vec<Problem>,
) {
    let mut first = HashMap::new();
    for id in ids {
        let line = file.line_of(id);
        if let Some(before) = first.get(id.get_ref()) {
            let what = format!("the {which} id `{id}` stands on line {before} already");
            problems.push(file.problem(line, what, "give one of the two another id, one that was never released"));
        } else {
            first.insert(id.get_ref().clone(), line);
        }
    }
}

/// Checks the ids of every file by itself.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for folder in &tree.stages {
        let file = &folder.stage.file;
        name_form(file, 1, "stage", folder.id.get_ref(), problems);
        path_form(file, &folder.stage.is.path, problems);
        unique(file, "lesson", folder.stage.is.lessons.iter(), problems);
        unique(file, "worksheet", folder.stage.is.worksheets.iter(), problems);
        folder.lessons.iter().for_each(|lesson| name_form(&lesson.file, 1, "lesson", lesson.file.stem(), problems));
    }
    tree.worksheets().for_each(|sheet| worksheet(sheet, problems));
    tree.pages.iter().for_each(|page| name_form(&page.file, 1, "page", page.file.stem(), problems));
    if let Some(order) = &tree.order {
        unique(&order.file, "stage", order.is.stages.iter(), problems);
    }
    if let Some(plan) = &tree.plan {
        let parts = || plan.is.part.iter().map(|part| &part.id);
        parts().for_each(|id| plan_part(&plan.file, id, problems));
        unique(&plan.file, "plan part", parts(), problems);
    }
    safety(tree, problems);
    if let Some(interface) = &tree.interface {
        unique(&interface.file, "phrase", interface.is.iter().map(|phrase| &phrase.key), problems);
    }
}

fn path_form(file: &SourceFile, path: &Text, problems: &mut Vec<Problem>) {
    let good = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    if !path.get_ref().split('/').all(good) {
        let what = format!("`{path}` is no address for a stage");
        problems.push(file.problem(
            file.line_of(path),
            what,
            "write small letters, digits and hyphens, as in \"week/1\"",
        ));
    }
}

fn plan_part(file: &SourceFile, id: &Text, problems: &mut Vec<Problem>) {
    let number = id.get_ref().strip_prefix('P').filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    if number.is_none_or(str::is_empty) {
        problems.push(file.problem(
            file.line_of(id),
            format!("`{id}` is no part of the plan"),
            "write P and a number: P1",
        ));
    }
}

fn safety(tree: &Tree, problems: &mut Vec<Problem>) {
    let Some(Filed { file, is }) = &tree.safety else { return };
    let countries = || is.countries.iter().map(|country| &country.id);
    let cards = || is.cards.iter().map(|card| &card.id);
    let facts = || is.facts.iter().map(|fact| &fact.id);
    countries().for_each(|id| form(file, "country", id, problems));
    cards().for_each(|id| form(file, "card", id, problems));
    facts().for_each(|id| form(file, "fact", id, problems));
    unique(file, "country", countries(), problems);
    unique(file, "card", cards(), problems);
    unique(file, "fact", facts(), problems);
}

fn worksheet(Filed { file, is }: &Filed<WorksheetFile>, problems: &mut Vec<Problem>) {
    name_form(file, 1, "worksheet", file.stem(), problems);
    unique(file, "part", is.parts.iter().map(|part| &part.id), problems);
    unique(file, "field", is.parts.iter().flat_map(PartEntry::all_fields).map(|field| &field.id), problems);
    for part in &is.parts {
        form(file, "part", &part.id, problems);
        if part.id.get_ref() == REVIEW {
            let what = format!("the part id `{REVIEW}` is taken by the worksheet's last page");
            problems.push(file.problem(file.line_of(&part.id), what, "choose another id"));
        }
        part.steps.iter().for_each(|step| form(file, "step", &step.id, problems));
        unique(file, "step", part.steps.iter().map(|step| &step.id), problems);
        for field in part.all_fields() {
            form(file, "field", &field.id, problems);
            let options = || field.options.iter().flatten().map(|option| &option.id);
            options().for_each(|id| form(file, "option", id, problems));
            unique(file, "option", options(), problems);
        }
    }
}

/// Lessons and worksheets share one set of ids, as an id is an address; stages share one set of paths with pages.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    let lessons = tree.lessons().map(|lesson| &lesson.file);
    let sheets = tree.worksheets().map(|sheet| &sheet.file);
    let mut seen: HashMap<&str, &SourceFile> = HashMap::new();
    for file in lessons.chain(sheets) {
        if let Some(other) = seen.insert(file.stem(), file).filter(|other| other.path != file.path) {
            let what = format!("the id `{}` is that of {} too", file.stem(), other.path.display());
            problems.push(file.problem(1, what, "rename the newer of the two files"));
        }
    }
    let mut paths: HashSet<&str> = tree.pages.iter().map(|page| page.file.stem()).collect();
    paths.extend(OWN_PATHS);
    // A page without the app, which only the quick exit leads to.
    paths.insert("blank");
    for Filed { file, is } in tree.stages.iter().map(|folder| &folder.stage) {
        if !paths.insert(is.path.get_ref()) {
            let what = format!("the address `{}` is taken by another stage or page", is.path);
            problems.push(file.problem(file.line_of(&is.path), what, "give the stage another path"));
        }
    }
    for folder in &tree.stages {
        let lessons = folder.lessons.iter().map(|lesson| &lesson.file);
        for file in lessons.chain(folder.worksheets.iter().map(|sheet| &sheet.file)) {
            let address = format!("{}/{}", folder.stage.is.path, file.stem());
            if paths.contains(address.as_str()) {
                let what = format!("the address `{address}` is taken by another page");
                problems.push(file.problem(1, what, "give the file another name"));
            }
        }
    }
}
