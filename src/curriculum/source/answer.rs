//! What can be answered to a field, when an answer opens a card, what it means to the app: from the file's form to the
//! model's. It checks what one field says about itself, nothing beyond it.

use super::sheet::{CardRuleEntry, ChoiceEntry, FieldEntry};
use super::{Problem, SourceFile, Text};
use crate::curriculum::{
    CardId, CardRule, CardWhen, Choice, ChoiceId, FieldId, FieldKind, FieldRef, Role, WorksheetId,
};

const KINDS: [&str; 11] =
    ["short-text", "long-text", "scale", "choice", "choices", "checklist", "yes-no", "date", "time", "number", "phone"];

/// The kind of a field with what belongs to it.
pub fn kind(file: &SourceFile, field: &FieldEntry) -> Result<FieldKind, Problem> {
    Ok(match field.kind.get_ref().as_str() {
        "short-text" => FieldKind::ShortText,
        "long-text" => FieldKind::LongText,
        "scale" => FieldKind::Scale {
            low: needed(file, field, "low", field.low.as_ref())?.get_ref().clone(),
            high: needed(file, field, "high", field.high.as_ref())?.get_ref().clone(),
        },
        "choice" => FieldKind::Choice(options(file, field)?),
        "choices" => FieldKind::Choices(options(file, field)?),
        "checklist" => FieldKind::Checklist(options(file, field)?),
        "yes-no" => FieldKind::YesNo,
        "date" => FieldKind::Date,
        "time" => FieldKind::Time,
        "number" => FieldKind::Number {
            min: *needed(file, field, "min", field.min.as_ref())?,
            max: *needed(file, field, "max", field.max.as_ref())?,
            unit: needed(file, field, "unit", field.unit.as_ref())?.get_ref().clone(),
        },
        "phone" => FieldKind::Phone,
        unknown => {
            let what = format!("`{unknown}` is no kind of field");
            return Err(file.problem(file.line_of(&field.kind), what, format!("write one of: {}", KINDS.join(", "))));
        }
    })
}

/// Keys that the field has although its kind has no use for them.
pub fn idle_keys(field: &FieldEntry) -> Vec<&'static str> {
    let kind = field.kind.get_ref().as_str();
    let present = [
        ("options", field.options.is_some(), matches!(kind, "choice" | "choices" | "checklist")),
        ("low", field.low.is_some(), kind == "scale"),
        ("high", field.high.is_some(), kind == "scale"),
        ("min", field.min.is_some(), kind == "number"),
        ("max", field.max.is_some(), kind == "number"),
        ("unit", field.unit.is_some(), kind == "number"),
    ];
    present.into_iter().filter(|(_, given, wanted)| *given && !*wanted).map(|(key, ..)| key).collect()
}

fn needed<'a, T>(file: &SourceFile, field: &FieldEntry, key: &str, value: Option<&'a T>) -> Result<&'a T, Problem> {
    value.ok_or_else(|| {
        let what = format!("the field `{}` of kind `{}` has no `{key}`", field.id, field.kind);
        file.problem(file.line_of(&field.kind), what, format!("add a line `{key} = …` to the field"))
    })
}

fn options(file: &SourceFile, field: &FieldEntry) -> Result<Vec<Choice>, Problem> {
    let entries: &Vec<ChoiceEntry> = needed(file, field, "options", field.options.as_ref())?;
    Ok(entries
        .iter()
        .map(|entry| Choice { id: ChoiceId::new(entry.id.get_ref()), label: entry.label.get_ref().clone() })
        .collect())
}

/// A rule that opens a card.
pub fn card_rule(file: &SourceFile, entry: &CardRuleEntry) -> Result<CardRule, Problem> {
    let any_of =
        entry.any_of.as_ref().map(|ids| CardWhen::AnyOf(ids.iter().map(|id| ChoiceId::new(id.get_ref())).collect()));
    let yes = entry.yes.filter(|yes| *yes).map(|_| CardWhen::Yes);
    let mut given =
        [any_of, yes, entry.at_least.map(CardWhen::AtLeast), entry.at_most.map(CardWhen::AtMost)].into_iter().flatten();
    match (given.next(), given.next()) {
        (Some(when), None) => Ok(CardRule { card: CardId::new(entry.card.get_ref()), when }),
        _ => Err(file.problem(
            file.line_of(&entry.card),
            format!("the rule for the card `{}` must say exactly once when it opens", entry.card),
            "give one of: any_of = [\"…\"], yes = true, at_least = …, at_most = …",
        )),
    }
}

/// The role of a field.
pub fn role(file: &SourceFile, name: &Text) -> Result<Role, Problem> {
    match name.get_ref().as_str() {
        "programme-start" => Ok(Role::ProgrammeStart),
        "programme-weeks" => Ok(Role::ProgrammeWeeks),
        "session-days" => Ok(Role::SessionDays),
        "entry-day" => Ok(Role::EntryDay),
        "entry-time" => Ok(Role::EntryTime),
        unknown => Err(file.problem(
            file.line_of(name),
            format!("`{unknown}` is no role"),
            "write one of: programme-start, programme-weeks, session-days, entry-day, entry-time; or take the line out",
        )),
    }
}

/// A field named from elsewhere: `worksheet/field`.
pub fn field_ref(file: &SourceFile, name: &Text) -> Result<FieldRef, Problem> {
    let Some((worksheet, field)) = name.get_ref().split_once('/') else {
        let what = format!("`{name}` names no field");
        return Err(file.problem(
            file.line_of(name),
            what,
            "write worksheet/field, as in offer = \"logistics/travel\"",
        ));
    };
    Ok(FieldRef { worksheet: WorksheetId::new(worksheet), field: FieldId::new(field) })
}
