//! Builds small curricula for tests, one line for each stage, worksheet, step and field. It holds no real content.

use std::sync::OnceLock;

use crate::curriculum::words::WORDS;
use crate::curriculum::{
    Choice, ChoiceId, Curriculum, Field, FieldId, FieldKind, Group, GroupId, Language, Lesson, LessonId, Page, Part,
    PlanPart, PlanPartId, Safety, SearchWords, Shelf, Stage, StageId, Step, StepId, Worksheet, WorksheetId,
};

/// A curriculum of these stages. Its interface says the key of each phrase and the places to fill: `answer.out-of {n}`.
pub(crate) fn curriculum(stages: Vec<Stage>) -> Curriculum {
    let phrase = |word: &crate::curriculum::words::WordKey| {
        let places = word.placeholders.iter().map(|place| format!(" {{{place}}}"));
        format!("{}{}", word.key, places.collect::<String>())
    };
    let language = Language {
        tag: "en".into(),
        name: "English".into(),
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(String::from),
        months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(String::from),
        date: "{weekday} {day} {month} {year}".into(),
    };
    Curriculum {
        language,
        words: WORDS.iter().map(phrase).collect(),
        stages,
        plan: Vec::new(),
        pages: Vec::new(),
        safety: Safety { countries: Vec::new(), cards: Vec::new(), facts: Vec::new(), phrases: Vec::new() },
        search: SearchWords::default(),
    }
}

/// A stage at `path`, with lessons of these ids.
pub(crate) fn stage(path: &str, lessons: &[&str], worksheets: Vec<Worksheet>) -> Stage {
    Stage {
        id: StageId::new(&path.replace('/', "-")),
        path: path.into(),
        week: None,
        title: path.into(),
        shelf: Shelf::Programme,
        summary: String::new(),
        lessons: lessons.iter().map(|id| lesson(id)).collect(),
        worksheets,
        weekly_check: None,
        scenes: false,
        text: OnceLock::new(),
    }
}

fn lesson(id: &str) -> Lesson {
    Lesson { id: LessonId::new(id), title: id.into(), word_count: 0, about: None, own: false }
}

/// A worksheet.
pub(crate) fn sheet(id: &str, parts: Vec<Part>) -> Worksheet {
    Worksheet { id: WorksheetId::new(id), title: format!("The {id}"), minutes: 5, parts }
}

/// A page of questions.
pub(crate) fn step(id: &str, fields: Vec<Field>) -> Step {
    Step { id: StepId::new(id), title: id.into(), fields }
}

/// A page of questions as a part of a worksheet.
pub(crate) fn once(id: &str, fields: Vec<Field>) -> Part {
    Part::Step(step(id, fields))
}

/// A repeating set of steps.
pub(crate) fn group(id: &str, steps: Vec<Step>) -> Part {
    Part::Group(Group { id: GroupId::new(id), title: id.into(), one: "one".into(), max: None, log: false, steps })
}

/// A question, which feeds these parts of the plan.
pub(crate) fn field(id: &str, kind: FieldKind, plan: &[&str]) -> Field {
    Field {
        id: FieldId::new(id),
        kind,
        label: format!("{id}?"),
        may_decline: false,
        plan: plan.iter().map(|part| PlanPartId::new(part)).collect(),
        plan_label: None,
        cards: Vec::new(),
        role: None,
        offer: None,
        updates: false,
        names: None,
    }
}

/// A question answered in one line of words.
pub(crate) fn line(id: &str, plan: &[&str]) -> Field {
    field(id, FieldKind::ShortText, plan)
}

/// Options whose labels are their ids in capitals.
pub(crate) fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: ChoiceId::new(id), label: id.to_uppercase() }).collect()
}

/// A part of the plan.
pub(crate) fn plan_part(id: &str) -> PlanPart {
    PlanPart {
        id: PlanPartId::new(id),
        title: id.into(),
        about: String::new(),
        gap: String::new(),
        short: Vec::new(),
        on: Vec::new(),
    }
}

/// A stand-alone page.
pub(crate) fn page(id: &str) -> Page {
    Page { id: id.into(), title: id.into(), html: String::new(), sources: Vec::new() }
}
