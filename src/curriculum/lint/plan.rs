//! How worksheets and the plan fit: which answers stand on short pages, and which question takes up the line of another.

use crate::curriculum::FieldRef;
use crate::curriculum::source::sheet::{FieldEntry, PartEntry, WorksheetFile};
use crate::curriculum::source::{Filed, Problem, SourceFile, Text, Tree, answer};

/// Checks everything about lines of the plan.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    for (file, part) in tree.plan.iter().flat_map(|plan| plan.is.part.iter().map(|part| (&plan.file, part))) {
        part.short.iter().for_each(|name| short(tree, file, part.id.get_ref(), name, problems));
    }
    for Filed { file, is } in tree.worksheets() {
        for part in &is.parts {
            part.all_fields()
                .filter(|field| field.updates)
                .for_each(|field| updates(tree, file, part, field, problems));
        }
    }
}

fn find<'t>(tree: &'t Tree, at: &FieldRef) -> Option<(&'t Filed<WorksheetFile>, &'t FieldEntry)> {
    let sheet = tree.worksheets().find(|sheet| sheet.file.stem() == at.worksheet.as_str())?;
    let mut fields = sheet.is.parts.iter().flat_map(PartEntry::all_fields);
    fields.find(|field| field.id.get_ref() == at.field.as_str()).map(|field| (sheet, field))
}

/// A line of a short page is one of the part's own.
fn short(tree: &Tree, file: &SourceFile, part: &str, name: &Text, problems: &mut Vec<Problem>) {
    let at = match answer::field_ref(file, name) {
        Ok(at) => at,
        Err(problem) => return problems.push(problem),
    };
    // One that takes up the line of another may stand wherever that line does.
    let feeds = |field: &FieldEntry| field.updates || field.plan.iter().any(|own| own.get_ref() == part);
    if !find(tree, &at).is_some_and(|(_, field)| feeds(field)) {
        let what = format!("`short` names `{name}`, which feeds no line of {part}");
        let fix = format!("write worksheet/field of a question with {part} in its `plan`");
        problems.push(file.problem(file.line_of(name), what, fix));
    }
}

/// A question takes up the line of the one whose answer it offers, outside any repeating set, and never in a circle.
fn updates(tree: &Tree, file: &SourceFile, part: &PartEntry, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let line = file.line_of(&field.id);
    if field.offer.is_none() || part.is_group() || field.plan.is_empty() {
        let what = format!("the field `{}` cannot take up the line of another", field.id);
        let fix = "give it `offer` and `plan` outside any repeating set, or take `updates` out";
        problems.push(file.problem(line, what, fix));
    }
    let offered = |field: &FieldEntry| answer::field_ref(file, field.offer.as_ref()?).ok();
    let mut at = offered(field);
    // More steps than there are worksheets lead round.
    for _ in tree.worksheets() {
        at = at.and_then(|at| find(tree, &at)).filter(|(_, next)| next.updates).and_then(|(_, next)| offered(next));
    }
    if at.is_some() {
        let what = format!("the field `{}` takes up its own line in a circle", field.id);
        problems.push(file.problem(line, what, "take `updates` out of the one that is asked first"));
    }
}
