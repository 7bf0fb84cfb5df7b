//! The ids under which answers are stored, as an append-only list. It writes no file.

use crate::curriculum::{Curriculum, Field, FieldKind, GroupId, Part, Step, Worksheet};

/// Every id that is stored or shows in an address, a line each, in the order of the curriculum.
pub fn ids(curriculum: &Curriculum) -> Vec<String> {
    let mut lines = Vec::new();
    for stage in &curriculum.stages {
        lines.push(format!("stage {}", stage.id));
        lines.extend(stage.lessons.iter().map(|lesson| format!("lesson {}", lesson.id)));
        stage.worksheets.iter().for_each(|sheet| worksheet(sheet, &mut lines));
    }
    lines.extend(curriculum.plan.iter().map(|part| format!("plan {}", part.id)));
    lines.extend(curriculum.safety.cards.iter().map(|card| format!("card {}", card.id)));
    lines.extend(curriculum.safety.countries.iter().map(|country| format!("country {}", country.id)));
    lines
}

fn worksheet(sheet: &Worksheet, lines: &mut Vec<String>) {
    lines.push(format!("worksheet {}", sheet.id));
    for part in &sheet.parts {
        match part {
            Part::Step(step) => fields(sheet, None, step, lines),
            Part::Group(group) => {
                lines.push(format!("group {}/{}", sheet.id, group.id));
                group.steps.iter().for_each(|step| fields(sheet, Some(&group.id), step, lines));
            }
        }
    }
}

/// A field in a group says so: its answers are stored by row, so moving it in or out would lose them.
fn fields(sheet: &Worksheet, group: Option<&GroupId>, step: &Step, lines: &mut Vec<String>) {
    for Field { id, kind, .. } in &step.fields {
        let place = group.map(|group| format!(" in {group}")).unwrap_or_default();
        lines.push(format!("field {}/{id} {}{place}", sheet.id, kind.name()));
        if let FieldKind::Choice(list) | FieldKind::Choices(list) | FieldKind::Checklist(list) = kind {
            lines.extend(list.iter().map(|option| format!("choice {}/{id}/{}", sheet.id, option.id)));
        }
    }
}

/// The released lines that the curriculum has no more: gone, renamed, of another kind, or moved into or out of a group.
pub fn withdrawn(list: &str, curriculum: &Curriculum) -> Vec<String> {
    let now = ids(curriculum);
    released(list).filter(|line| !now.iter().any(|id| id == line)).map(str::to_owned).collect()
}

/// The list with the ids that it lacks at its end. Nothing is ever taken out.
pub fn append_released(list: &str, curriculum: &Curriculum) -> String {
    let mut text = list.to_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    for id in ids(curriculum).into_iter().filter(|id| !released(list).any(|line| line == id)) {
        text.push_str(&id);
        text.push('\n');
    }
    text
}

/// The lines of the list without remarks, which begin with `#`.
fn released(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
