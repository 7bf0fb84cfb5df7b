//! What worksheets, lessons and stages name elsewhere: worksheets, cards, plan parts, fields, roles. Links in prose are
//! checked by themselves.

use crate::curriculum::source::sheet::{FieldEntry, WorksheetFile};
use crate::curriculum::source::{Filed, Problem, SourceFile, Text, Tree, answer};
use crate::curriculum::{FieldKind, Role};

/// Checks everything that is named across files.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    let sheets: Vec<&str> = tree.worksheets().map(|sheet| sheet.file.stem()).collect();
    let cards = tree.safety.iter().flat_map(|safety| &safety.is.cards).map(|card| card.id.get_ref().as_str()).collect();
    let parts = tree.plan.iter().flat_map(|plan| &plan.is.part).map(|part| part.id.get_ref().as_str()).collect();
    let mut check = Names { sheets, cards, parts, problems };
    for Filed { file, is } in tree.stages.iter().map(|folder| &folder.stage) {
        check.worksheet(file, "weekly_check", is.weekly_check.as_ref());
    }
    for Filed { file, is } in tree.lessons() {
        check.worksheet(file, "try", is.head.try_it.as_ref().and_then(|entry| entry.worksheet.as_ref()));
    }
    for Filed { file, is } in tree.worksheets() {
        check.sheet(file, is);
    }
    for Filed { file, is } in tree.worksheets() {
        let fields = is.parts.iter().flat_map(|part| part.all_fields());
        fields.for_each(|field| offer(tree, file, field, problems));
    }
    roles(tree, problems);
}

/// The names that there are.
struct Names<'a> {
    sheets: Vec<&'a str>,
    cards: Vec<&'a str>,
    parts: Vec<&'a str>,
    problems: &'a mut Vec<Problem>,
}

impl Names<'_> {
    fn worksheet(&mut self, file: &SourceFile, key: &str, name: Option<&Text>) {
        if let Some(name) = name.filter(|name| !self.sheets.contains(&name.get_ref().as_str())) {
            let what = format!("`{key}` leads to the worksheet `{name}`, which there is not");
            let fix = "write the file name of a worksheet without .toml, or take the line out";
            self.problems.push(file.problem(file.line_of(name), what, fix));
        }
    }

    fn card(&mut self, file: &SourceFile, name: &Text) {
        if !self.cards.contains(&name.get_ref().as_str()) {
            let fix = format!("write one of: {}; or add it to safety.toml", self.cards.join(", "));
            self.problems.push(file.problem(file.line_of(name), format!("safety.toml has no card `{name}`"), fix));
        }
    }

    fn sheet(&mut self, file: &SourceFile, sheet: &WorksheetFile) {
        if let Some(card) = &sheet.card {
            self.card(file, card);
        }
        for field in sheet.parts.iter().flat_map(|part| part.all_fields()) {
            field.cards.iter().for_each(|rule| self.card(file, &rule.card));
            for part in field.plan.iter().filter(|part| !self.parts.contains(&part.get_ref().as_str())) {
                let what = format!("plan.toml has no part `{part}`");
                let fix = format!("write one of: {}", self.parts.join(", "));
                self.problems.push(file.problem(file.line_of(part), what, fix));
            }
        }
    }
}

/// An answer given elsewhere can be offered only where it would be an answer too.
fn offer(tree: &Tree, file: &SourceFile, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let Some(name) = &field.offer else { return };
    let Ok(from) = answer::field_ref(file, name) else { return };
    let line = file.line_of(name);
    let Some(sheet) = tree.worksheets().find(|sheet| sheet.file.stem() == from.worksheet.as_str()) else {
        let what = format!("`offer` names the worksheet `{}`, which there is not", from.worksheet);
        problems.push(file.problem(line, what, "write worksheet/field with the file name of a worksheet"));
        return;
    };
    let own = |entry: &&FieldEntry| entry.id.get_ref() == from.field.as_str();
    let Some(offered) = sheet.is.parts.iter().flat_map(|part| &part.fields).find(own) else {
        let what = if sheet.is.parts.iter().flat_map(|part| part.all_fields()).any(|entry| own(&entry)) {
            format!("`{name}` is asked once for each row, so there is no one answer to offer")
        } else {
            format!("the worksheet `{}` has no field `{}`", from.worksheet, from.field)
        };
        problems.push(file.problem(line, what, "name a field outside any repeating set, or take `offer` out"));
        return;
    };
    if let Some((what, fix)) = unlike(field, offered, file, &sheet.file) {
        problems.push(file.problem(line, what, fix));
    }
}

fn unlike(
    field: &FieldEntry,
    offered: &FieldEntry,
    file: &SourceFile,
    there: &SourceFile,
) -> Option<(String, &'static str)> {
    if std::ptr::eq(field, offered) {
        return Some(("a field that offers its own answer".into(), "name a field of another worksheet"));
    }
    let (Ok(kind), Ok(other)) = (answer::kind(file, field), answer::kind(there, offered)) else { return None };
    if kind.name() != other.name() {
        let what = format!("this field is a {}, but `offer` names a {}", kind.name(), other.name());
        return Some((what, "offer the answer of a field of the same kind"));
    }
    let lacking = options(&other).into_iter().find(|id| !options(&kind).contains(id))?;
    Some((
        format!("this field has no option `{lacking}`, which may be offered"),
        "give both fields the same option ids",
    ))
}

fn options(kind: &FieldKind) -> Vec<&str> {
    match kind {
        FieldKind::Choice(list) | FieldKind::Choices(list) | FieldKind::Checklist(list) => {
            list.iter().map(|option| option.id.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Each role belongs to exactly one field, of the kind that the app can read, outside any repeating set.
fn roles(tree: &Tree, problems: &mut Vec<Problem>) {
    let wanted = [
        (Role::ProgrammeStart, "programme-start", "date"),
        (Role::ProgrammeWeeks, "programme-weeks", "number"),
        (Role::SessionDays, "session-days", "choices"),
    ];
    for (role, name, kind) in wanted {
        let holders: Vec<_> = tree.worksheets().flat_map(|sheet| holders(sheet, role)).collect();
        if let (true, Some(order)) = (holders.is_empty(), &tree.order) {
            let what = format!("no field has the role {name}");
            let fix = format!("add `role = \"{name}\"` to the field of kind {kind} that asks for it");
            problems.push(order.file.problem(1, what, fix));
        }
        for (place, (file, field, in_group)) in holders.iter().enumerate() {
            let line = file.line_of(&field.id);
            if place > 0 {
                let what = format!("the role {name} is taken by {} already", holders[0].0.path.display());
                problems.push(file.problem(line, what, "take `role` out of one of the two"));
            }
            if field.kind.get_ref() != kind || *in_group {
                let what = format!("the field `{}` cannot have the role {name}", field.id);
                let fix = format!("make it a field of kind {kind} outside any repeating set");
                problems.push(file.problem(line, what, fix));
            } else if role == Role::SessionDays {
                weekdays(file, field, problems);
            }
        }
    }
}

fn holders(sheet: &Filed<WorksheetFile>, role: Role) -> Vec<(&SourceFile, &FieldEntry, bool)> {
    let fields =
        sheet.is.parts.iter().flat_map(|part| part.all_fields().map(|field| (&sheet.file, field, part.is_group())));
    let holds =
        |field: &FieldEntry| field.role.as_ref().is_some_and(|name| answer::role(&sheet.file, name) == Ok(role));
    fields.filter(|(_, field, _)| holds(field)).collect()
}

fn weekdays(file: &SourceFile, field: &FieldEntry, problems: &mut Vec<Problem>) {
    let days: Vec<&str> = field.options.iter().flatten().map(|option| option.id.get_ref().as_str()).collect();
    if days != WEEKDAYS {
        let what = format!("the options of `{}` are not the days of the week", field.id);
        let fix = format!("give the options the ids {}, in this order", WEEKDAYS.join(", "));
        problems.push(file.problem(file.line_of(&field.id), what, fix));
    }
}
