//! Worksheets as files, turned into worksheets as the app has them: the questions in one piece, what is read beside them in
//! another. It reports nothing.

use std::collections::BTreeMap;

use super::super::prose::{Inserts, Writer};
use super::super::sheet::{FieldEntry, PartEntry, StepEntry, WorksheetFile};
use super::super::{Filed, SourceFile, Text, answer};
use super::{maybe, own};
use crate::curriculum::{
    CardId, Field, FieldId, FieldText, Group, GroupId, GroupText, Part, PlanPartId, SheetText, Step, StepId, Worksheet,
    WorksheetId,
};

/// The id of a worksheet: its file's name.
pub(super) fn id(sheet: &Filed<WorksheetFile>) -> WorksheetId {
    WorksheetId::new(sheet.file.stem())
}

/// A worksheet with its questions.
pub(super) fn worksheet(sheet: &Filed<WorksheetFile>) -> Worksheet {
    let Filed { file, is } = sheet;
    Worksheet {
        id: id(sheet),
        title: own(&is.title),
        minutes: is.minutes,
        parts: is.parts.iter().map(|entry| part(file, entry)).collect(),
    }
}

fn part(file: &SourceFile, entry: &PartEntry) -> Part {
    if !entry.is_group() {
        return Part::Step(step(file, &entry.id, &entry.title, &entry.fields));
    }
    Part::Group(Group {
        id: GroupId::new(entry.id.get_ref()),
        title: own(&entry.title),
        one: maybe(entry.one.as_ref()).unwrap_or_default(),
        max: entry.max,
        log: entry.log,
        steps: entry.steps.iter().map(|entry| step(file, &entry.id, &entry.title, &entry.fields)).collect(),
    })
}

fn step(file: &SourceFile, id: &Text, title: &Text, entries: &[FieldEntry]) -> Step {
    Step { id: StepId::new(id.get_ref()), title: own(title), fields: fields(file, entries) }
}

fn fields(file: &SourceFile, entries: &[FieldEntry]) -> Vec<Field> {
    entries.iter().filter_map(|entry| field(file, entry)).collect()
}

fn field(file: &SourceFile, entry: &FieldEntry) -> Option<Field> {
    Some(Field {
        id: FieldId::new(entry.id.get_ref()),
        kind: answer::kind(file, entry).ok()?,
        label: maybe(entry.label.as_ref())?,
        may_decline: entry.may_decline,
        plan: entry.plan.iter().map(|id| PlanPartId::new(id.get_ref())).collect(),
        plan_label: maybe(entry.plan_label.as_ref()),
        cards: entry.cards.iter().filter_map(|rule| answer::card_rule(file, rule).ok()).collect(),
        role: entry.role.as_ref().and_then(|name| answer::role(file, name).ok()),
        offer: entry.offer.as_ref().and_then(|name| answer::field_ref(file, name).ok()),
        updates: entry.updates,
        names: entry.names.as_ref().map(|name| FieldId::new(name.get_ref())),
    })
}

/// What is read beside a worksheet's questions.
pub(super) fn text(Filed { is, .. }: &Filed<WorksheetFile>, inserts: &Inserts) -> SheetText {
    let html = |text: &Text| Writer::new(inserts, Vec::new()).html(text.get_ref());
    let steps = is.parts.iter().filter(|part| !part.is_group());
    let groups = is.parts.iter().filter(|part| part.is_group());
    SheetText {
        why: own(&is.why),
        before: is.before.as_ref().map(html),
        after: is.after.as_ref().map(html),
        card: is.card.as_ref().map(|id| CardId::new(id.get_ref())),
        steps: intros(steps.map(|part| (&part.id, part.intro.as_ref())), html),
        groups: groups.map(|part| (GroupId::new(part.id.get_ref()), group_text(part, html))).collect(),
        fields: is.parts.iter().flat_map(PartEntry::all_fields).filter_map(field_text).collect(),
    }
}

fn group_text(part: &PartEntry, html: impl Fn(&Text) -> String) -> GroupText {
    GroupText {
        intro: part.intro.as_ref().map(&html).unwrap_or_default(),
        add: maybe(part.add.as_ref()).unwrap_or_default(),
        empty: maybe(part.empty.as_ref()).unwrap_or_default(),
        steps: intros(part.steps.iter().map(|StepEntry { id, intro, .. }| (id, intro.as_ref())), html),
    }
}

fn intros<'a>(
    steps: impl Iterator<Item = (&'a Text, Option<&'a Text>)>,
    html: impl Fn(&Text) -> String,
) -> BTreeMap<StepId, String> {
    steps.filter_map(|(id, intro)| Some((StepId::new(id.get_ref()), html(intro?)))).collect()
}

fn field_text(entry: &FieldEntry) -> Option<(FieldId, FieldText)> {
    let hint = maybe(entry.hint.as_ref())?;
    let text = FieldText { hint, example: maybe(entry.example.as_ref()), why: maybe(entry.why.as_ref()) };
    Some((FieldId::new(entry.id.get_ref()), text))
}
