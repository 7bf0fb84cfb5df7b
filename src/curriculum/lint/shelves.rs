//! That what family writes and what a person writes for themselves never meet: no plan, no role, no offered answer and no
//! task leads from one to the other. It doesn't look at prose.

use std::collections::HashMap;

use crate::curriculum::Shelf;
use crate::curriculum::source::sheet::FieldEntry;
use crate::curriculum::source::{Problem, SourceFile, StageFolder, Text, Tree};

/// Checks everything that would join the two.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    let sheets: HashMap<&str, bool> = tree
        .stages
        .iter()
        .flat_map(|folder| folder.worksheets.iter().map(|sheet| (sheet.file.stem(), is_family(folder))))
        .collect();
    for folder in &tree.stages {
        let family = is_family(folder);
        for lesson in &folder.lessons {
            let task = lesson.is.head.try_it.as_ref().and_then(|entry| entry.worksheet.as_ref());
            crossing(&lesson.file, "try", task.map(|name| (name, name.get_ref().as_str())), family, &sheets, problems);
        }
        for sheet in &folder.worksheets {
            for field in sheet.is.parts.iter().flat_map(|part| part.all_fields()) {
                let offer = field.offer.as_ref();
                let from = offer.map(|name| (name, name.get_ref().split('/').next().unwrap_or_default()));
                crossing(&sheet.file, "offer", from, family, &sheets, problems);
                if family {
                    feeding(&sheet.file, field, problems);
                }
            }
        }
    }
}

fn is_family(folder: &StageFolder) -> bool {
    folder.stage.is.shelf == Shelf::Family
}

/// A worksheet that is named here and belongs to the other side.
fn crossing(
    file: &SourceFile,
    key: &str,
    named: Option<(&Text, &str)>,
    family: bool,
    sheets: &HashMap<&str, bool>,
    problems: &mut Vec<Problem>,
) {
    let Some((text, name)) = named else { return };
    if sheets.get(name).is_some_and(|other| *other != family) {
        let what = format!("`{key}` leads from what family writes to what a person writes for themselves, or back");
        let fix = "name a worksheet of the same side: the two are kept apart";
        problems.push(file.problem(file.line_of(text), what, fix));
    }
}

fn feeding(file: &SourceFile, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let fix = "take it out: what family writes stays with them";
    for part in &field.plan {
        let what = format!("the field `{}` of a worksheet for family feeds a plan", field.id);
        problems.push(file.problem(file.line_of(part), what, fix));
    }
    if let Some(role) = &field.role {
        let what = format!("the field `{}` of a worksheet for family has a role", field.id);
        problems.push(file.problem(file.line_of(role), what, fix));
    }
}
