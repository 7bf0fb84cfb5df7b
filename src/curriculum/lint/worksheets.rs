//! The shape of worksheets, one file at a time: parts, steps, fields and what each field says about itself.

use crate::curriculum::source::answer;
use crate::curriculum::source::sheet::{FieldEntry, PartEntry, WorksheetFile};
use crate::curriculum::source::{Filed, Problem, SourceFile, Text, Tree};
use crate::curriculum::{CardRule, CardWhen, ChoiceId, FieldKind};

/// The most questions on one page.
const MOST: usize = 3;

/// Checks all worksheets.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for Filed { file, is } in tree.worksheets() {
        worksheet(file, is, problems);
    }
}

fn worksheet(file: &SourceFile, sheet: &WorksheetFile, problems: &mut Vec<Problem>) {
    if sheet.minutes == 0 {
        problems.push(file.problem(1, "`minutes` is 0", "write about how long it takes, 1 or more"));
    }
    if sheet.parts.is_empty() {
        problems.push(file.problem(1, "a worksheet without a page", "add a [[part]] with one to three [[part.field]]"));
    }
    for field in sheet.parts.iter().flat_map(PartEntry::all_fields) {
        names(file, sheet, field, problems);
    }
    for part in &sheet.parts {
        if part.is_group() {
            group(file, part, problems);
        } else {
            page(file, part, problems);
        }
        for entry in part.all_fields() {
            field(file, entry, problems);
            entry_role(file, part, entry, problems);
        }
    }
}

fn page(file: &SourceFile, part: &PartEntry, problems: &mut Vec<Problem>) {
    let line = file.line_of(&part.id);
    if part.add.is_some() || part.empty.is_some() || part.max.is_some() || part.log || !part.steps.is_empty() {
        let what = format!("the part `{}` has keys of a repeating set, but no `one`", part.id);
        let fix = "add `one = \"…\"`, what one row is called; or take out add, empty, max, log and [[part.step]]";
        problems.push(file.problem(line, what, fix));
    } else {
        questions(file, &part.id, part.fields.len(), problems);
    }
}

fn group(file: &SourceFile, part: &PartEntry, problems: &mut Vec<Problem>) {
    let line = file.line_of(&part.id);
    for (key, text) in [("add", &part.add), ("empty", &part.empty)] {
        if text.is_none() {
            let what = format!("the repeating set `{}` has no `{key}`", part.id);
            problems.push(file.problem(line, what, format!("add a line `{key} = \"…\"`")));
        }
    }
    if !part.fields.is_empty() {
        let what = format!("the repeating set `{}` has questions of its own", part.id);
        problems.push(file.problem(line, what, "move each [[part.field]] into a [[part.step]] as [[part.step.field]]"));
    }
    if part.steps.is_empty() {
        let what = format!("the repeating set `{}` has no page", part.id);
        problems.push(file.problem(line, what, "add a [[part.step]] with one to three [[part.step.field]]"));
    }
    part.steps.iter().for_each(|step| questions(file, &step.id, step.fields.len(), problems));
    if part.log {
        moment(file, part, problems);
    }
}

/// An entry of a log has a day and a time, which the app fills in and by which it is put in order.
fn moment(file: &SourceFile, part: &PartEntry, problems: &mut Vec<Problem>) {
    for (id, kind, role) in [("day", "date", "entry-day"), ("time", "time", "entry-time")] {
        let found = part.all_fields().find(|field| field.id.get_ref() == id);
        let fits = |field: &&FieldEntry| {
            field.kind.get_ref() == kind && field.role.as_ref().is_some_and(|name| name.get_ref() == role)
        };
        if found.filter(fits).is_none() {
            let what = format!("the log `{}` has no field `{id}` of kind {kind} with the role {role}", part.id);
            let fix = format!("add it to one of its steps: id = \"{id}\", kind = \"{kind}\", role = \"{role}\"");
            problems.push(file.problem(file.line_of(&part.id), what, fix));
        }
    }
}

fn questions(file: &SourceFile, id: &Text, count: usize, problems: &mut Vec<Problem>) {
    let fix = match count {
        0 => "add one to three questions",
        1..=MOST => return,
        _ => "part it into pages of three or fewer that belong together",
    };
    problems.push(file.problem(file.line_of(id), format!("the page `{id}` has {count} questions"), fix));
}

fn field(file: &SourceFile, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let line = file.line_of(&field.id);
    for (key, text) in [("label", &field.label), ("hint", &field.hint)] {
        if text.is_none() {
            let what = format!("the field `{}` has no `{key}`", field.id);
            let fix = if key == "hint" { "say how to answer it, in a sentence" } else { "write the question" };
            problems.push(file.problem(line, what, fix));
        }
    }
    for key in answer::idle_keys(field) {
        let what = format!("the field `{}` of kind `{}` has no use for `{key}`", field.id, field.kind);
        problems.push(file.problem(line, what, "take it out, or choose the kind that needs it"));
    }
    match answer::kind(file, field) {
        Ok(kind) => {
            range(file, field, &kind, problems);
            cards(file, field, &kind, problems);
        }
        Err(problem) => problems.push(problem),
    }
    problems.extend(field.role.as_ref().and_then(|name| answer::role(file, name).err()));
    problems.extend(field.offer.as_ref().and_then(|name| answer::field_ref(file, name).err()));
}

/// The roles of an entry's day and time belong to the fields of those names in a log.
fn entry_role(file: &SourceFile, part: &PartEntry, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let Some(name) = &field.role else { return };
    let right = match name.get_ref().as_str() {
        "entry-day" => "day",
        "entry-time" => "time",
        _ => return,
    };
    if !part.log || field.id.get_ref() != right {
        let what = format!("the field `{}` cannot have the role {name}", field.id);
        let fix = format!("give it to the field `{right}` of a set with `log = true`, or take `role` out");
        problems.push(file.problem(file.line_of(name), what, fix));
    }
}

/// Options can take their names from a list of the same worksheet only.
fn names(file: &SourceFile, sheet: &WorksheetFile, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let Some(name) = &field.names else { return };
    if !matches!(field.kind.get_ref().as_str(), "choices" | "checklist") {
        let what = format!("the field `{}` of kind `{}` has no use for `names`", field.id, field.kind);
        problems.push(file.problem(file.line_of(name), what, "take it out, or choose choices or checklist"));
    }
    let mut listed = sheet.parts.iter().filter(|part| part.is_group()).flat_map(PartEntry::all_fields);
    if !listed.any(|other| other.id.get_ref() == name.get_ref()) {
        let what = format!("`names` says `{name}`, which no repeating set of this worksheet asks");
        problems.push(file.problem(file.line_of(name), what, "write the id of a field whose rows name the options"));
    }
}

fn range(file: &SourceFile, field: &FieldEntry, kind: &FieldKind, problems: &mut Vec<Problem>) {
    let line = file.line_of(&field.id);
    match kind {
        FieldKind::Number { min, max, .. } if min >= max => {
            let what = format!("the field `{}` takes numbers from {min} to {max}", field.id);
            problems.push(file.problem(line, what, "give `min` and `max` with the smaller number first"));
        }
        FieldKind::Choice(options) | FieldKind::Choices(options) if options.len() < 2 => {
            let what = format!("the field `{}` has fewer than 2 options", field.id);
            problems.push(file.problem(line, what, "add options, or ask with kind = \"yes-no\""));
        }
        FieldKind::Checklist(options) if options.is_empty() => {
            let what = format!("the checklist `{}` is empty", field.id);
            problems.push(file.problem(line, what, "add options"));
        }
        _ => {}
    }
}

fn cards(file: &SourceFile, field: &FieldEntry, kind: &FieldKind, problems: &mut Vec<Problem>) {
    for entry in &field.cards {
        match answer::card_rule(file, entry) {
            Ok(rule) => problems.extend(misfit(&rule, kind).map(|(what, fix)| {
                let what = format!("the card `{}` of the field `{}` {what}", entry.card, field.id);
                file.problem(file.line_of(&entry.card), what, fix)
            })),
            Err(problem) => problems.push(problem),
        }
    }
}

/// Why a rule can never open its card.
fn misfit(rule: &CardRule, kind: &FieldKind) -> Option<(String, &'static str)> {
    let known = |options: &[crate::curriculum::Choice], id: &ChoiceId| options.iter().any(|option| option.id == *id);
    match (&rule.when, kind) {
        (CardWhen::AnyOf(ids), FieldKind::Choice(list) | FieldKind::Choices(list) | FieldKind::Checklist(list)) => {
            let strange = ids.iter().find(|id| !known(list, id));
            if ids.is_empty() {
                return Some(("opens on none of the options".into(), "name the options in `any_of`"));
            }
            strange
                .map(|id| (format!("waits for `{id}`, which is no option"), "write the id of an option of this field"))
        }
        (CardWhen::AnyOf(_), _) => {
            Some(("has `any_of`, but the field has no options".into(), "use yes, at_least or at_most as fits the kind"))
        }
        (CardWhen::Yes, FieldKind::YesNo) => None,
        (CardWhen::Yes, _) => Some(("has `yes`, but it is no yes-no field".into(), "use any_of, at_least or at_most")),
        (CardWhen::AtLeast(_) | CardWhen::AtMost(_), FieldKind::Scale { .. } | FieldKind::Number { .. }) => None,
        (CardWhen::AtLeast(_) | CardWhen::AtMost(_), _) => {
            Some(("counts, but the field is no scale or number".into(), "use any_of for options or yes for yes-no"))
        }
    }
}
