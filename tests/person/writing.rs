//! The edits that the made-up person makes: their diary in the lists it belongs to, and every other question of the content
//! answered in some way.

use chrono::{Days, NaiveDate, NaiveTime};
use even_keel::curriculum::{
    ChoiceId, Curriculum, Field, FieldId, FieldKind, GroupId, Part, Role, Shelf, Step, Worksheet, WorksheetId,
};
use even_keel::workbook::log::EntryKey;
use even_keel::workbook::{AnswerKey, Edit, RowId, Setting, Stamp, Value};
use fastrand::Rng;

use super::diary::{ANCHORS, DRIFT, Diary, GOALS, TRIGGERS};

/// Lists that the diary fills.
const SCRIPTED: [(&str, &str); 10] = [
    ("check-in", "days"),
    ("urge-log", "urges"),
    ("weekly-check", "weeks"),
    ("monthly-card", "months"),
    ("attendance", "sessions"),
    ("anchors", "anchors"),
    ("anchors", "weeks"),
    ("feedback-card", "cards"),
    ("goals", "goals"),
    ("trigger-map", "triggers"),
];

struct Pen {
    edits: Vec<(u64, Edit)>,
    at: u64,
    /// Lists whose rows are entries, each one record.
    logs: Vec<(WorksheetId, GroupId)>,
}

fn choice(id: &str) -> Value {
    Value::Choice(ChoiceId::new(id))
}

fn choices<'i>(ids: impl IntoIterator<Item = &'i str>) -> Value {
    Value::Choices(ids.into_iter().map(ChoiceId::new).collect())
}

fn words(text: &str) -> Value {
    Value::Text(text.into())
}

fn at(hour: u32, minute: u32) -> Value {
    Value::Time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

/// When a part of the day is.
fn hour_of(part: &str) -> u32 {
    match part {
        "early-morning" => 6,
        "morning" => 9,
        "midday" => 12,
        "afternoon" => 15,
        "early-evening" => 18,
        "late-evening" => 21,
        _ => 23,
    }
}

impl Pen {
    /// From now on it is that day, in the evening.
    fn turn_to(&mut self, day: NaiveDate) {
        let evening = day.and_hms_opt(20, 0, 0).unwrap().and_utc().timestamp_millis();
        self.at = self.at.max(u64::try_from(evening).unwrap());
    }

    fn edit(&mut self, edit: Edit) {
        self.at += 1;
        self.edits.push((self.at, edit));
    }

    fn answer(&mut self, sheet: &str, field: &str, row: Option<RowId>, value: Value) {
        let key = AnswerKey { worksheet: WorksheetId::new(sheet), field: FieldId::new(field), row };
        self.edit(Edit::Answer(key, Some(value)));
    }

    fn row(&mut self, sheet: &str, group: &str, answers: Vec<(&str, Value)>) {
        let (worksheet, group) = (WorksheetId::new(sheet), GroupId::new(group));
        let row = RowId::new(Stamp(self.at + 1), 7);
        if self.logs.contains(&(worksheet.clone(), group.clone())) {
            let answers = answers.into_iter().map(|(field, value)| (FieldId::new(field), value)).collect();
            return self.edit(Edit::AddEntry(EntryKey { worksheet, row, group }, answers));
        }
        self.edit(Edit::AddRow(worksheet, group, row.clone()));
        for (field, value) in answers {
            self.answer(sheet, field, Some(row.clone()), value);
        }
    }
}

/// The lists of the content that are logs.
fn logs(curriculum: &Curriculum) -> Vec<(WorksheetId, GroupId)> {
    let sheets = curriculum.stages.iter().flat_map(|stage| &stage.worksheets);
    let groups = sheets.flat_map(|sheet| {
        sheet.parts.iter().filter_map(move |part| match part {
            Part::Group(group) if group.log => Some((sheet.id.clone(), group.id.clone())),
            _ => None,
        })
    });
    groups.collect()
}

/// All of it, in the order in which it was put in.
pub(super) fn edits(curriculum: &Curriculum, diary: &Diary, chance: &mut Rng) -> Vec<(u64, Edit)> {
    let mut pen = Pen { edits: Vec::new(), at: 0, logs: logs(curriculum) };
    pen.turn_to(diary.first);
    pen.edit(Edit::Set(Setting::Reader, Some("participant".into())));
    sheets(&mut pen, curriculum, diary, chance);
    lists(&mut pen, diary);
    days(&mut pen, diary);
    pen.edits
}

/// Every question outside the lists of the diary; two rows of every other list.
fn sheets(pen: &mut Pen, curriculum: &Curriculum, diary: &Diary, chance: &mut Rng) {
    for stage in curriculum.stages.iter().filter(|stage| stage.shelf != Shelf::Family) {
        for lesson in &stage.lessons {
            pen.edit(Edit::MarkRead(lesson.id.clone(), true));
        }
        for sheet in &stage.worksheets {
            for part in &sheet.parts {
                match part {
                    Part::Step(step) => {
                        for (field, value) in answers(curriculum, sheet, [step], diary, chance) {
                            pen.answer(sheet.id.as_str(), field, None, value);
                        }
                    }
                    Part::Group(group) if SCRIPTED.contains(&(sheet.id.as_str(), group.id.as_str())) => {}
                    Part::Group(group) => {
                        for _ in 0..group.max.unwrap_or(2).min(2) {
                            let answers = answers(curriculum, sheet, &group.steps, diary, chance);
                            pen.row(sheet.id.as_str(), group.id.as_str(), answers);
                        }
                    }
                }
            }
            // What is completed is what the person says.
            pen.edit(Edit::MarkDone(sheet.id.clone(), chance.u8(0..4) > 0));
        }
    }
    for (field, number) in &diary.starting_line {
        pen.answer("starting-line", field, None, Value::Number(*number));
    }
    pen.answer("anchors", "drift-action", None, words(DRIFT.0));
    pen.answer("anchors", "drift-tell", None, words(DRIFT.1));
}

/// An answer to each question of some pages.
fn answers<'s>(
    curriculum: &Curriculum,
    sheet: &Worksheet,
    steps: impl IntoIterator<Item = &'s Step>,
    diary: &Diary,
    chance: &mut Rng,
) -> Vec<(&'s str, Value)> {
    let fields = steps.into_iter().flat_map(|step| &step.fields);
    fields.map(|field| (field.id.as_str(), some_answer(curriculum, sheet, field, diary, chance))).collect()
}

/// An answer that fits: for words the example of the question, which is what somebody like them might write.
fn some_answer(curriculum: &Curriculum, sheet: &Worksheet, field: &Field, diary: &Diary, chance: &mut Rng) -> Value {
    match field.role {
        Some(Role::ProgrammeStart) => return Value::Date(diary.first),
        Some(Role::ProgrammeWeeks) => return Value::Number(12),
        Some(Role::SessionDays) => return choices(["monday", "wednesday", "friday"]),
        _ => {}
    }
    match &field.kind {
        FieldKind::ShortText | FieldKind::LongText => {
            let text = curriculum.sheet_text(&sheet.id).map(|text| text.field(&field.id));
            words(&text.and_then(|text| text.example).unwrap_or_else(|| "A few words of my own".into()))
        }
        FieldKind::Phone => words("555 0142"),
        FieldKind::Scale { .. } => Value::Number(chance.i32(3..=8)),
        FieldKind::Number { min, max, .. } => Value::Number(chance.i32(*min..=*max)),
        FieldKind::Choice(options) => Value::Choice(options[chance.usize(0..options.len())].id.clone()),
        FieldKind::Choices(options) | FieldKind::Checklist(options) => Value::Choices(vec![options[0].id.clone()]),
        FieldKind::YesNo => Value::YesNo(chance.bool()),
        FieldKind::Date => Value::Date(diary.first + Days::new(chance.u64(0..60))),
        FieldKind::Time => at(17, 30),
    }
}

/// What is written once and looked at again.
fn lists(pen: &mut Pen, diary: &Diary) {
    for (name, strength) in TRIGGERS {
        pen.row("trigger-map", "triggers", vec![("name", words(name)), ("strength", Value::Number(strength))]);
    }
    for (goal, state) in GOALS {
        pen.row("goals", "goals", vec![("goal", words(goal)), ("state", choice(state))]);
    }
    for act in ANCHORS {
        pen.row("anchors", "anchors", vec![("act", words(act)), ("how-often", Value::Number(3))]);
    }
    for (day, from, notice) in &diary.cards {
        let answers = vec![("card-date", Value::Date(*day)), ("from", words(from)), ("they-notice", words(notice))];
        pen.row("feedback-card", "cards", answers);
    }
}

/// What comes again and again, each when it came.
fn days(pen: &mut Pen, diary: &Diary) {
    for one in &diary.check_ins {
        pen.turn_to(one.day);
        let mut answers = vec![("day", Value::Date(one.day)), ("time", at(20, 15))];
        answers.extend(one.ratings.iter().map(|(field, number)| (*field, Value::Number(*number))));
        answers.push(("use", one.used.map_or(Value::Declined, |used| choice(if used { "used" } else { "not-used" }))));
        pen.row("check-in", "days", answers);
    }
    for urge in &diary.urges {
        let mut answers = vec![
            ("when", choice(urge.part)),
            ("where", choice(urge.place)),
            ("before", Value::Number(urge.before)),
            ("skill", choices(urge.skills.iter().copied())),
            ("day", Value::Date(urge.day)),
            ("time", at(hour_of(urge.part), 10)),
            ("company", choice(urge.company)),
            ("ended", choice("passed")),
        ];
        answers.extend(urge.after.map(|after| ("after", Value::Number(after))));
        pen.row("urge-log", "urges", answers);
    }
    for (sheet, group, day, all) in
        [("weekly-check", "weeks", "check-date", &diary.checks), ("monthly-card", "months", "card-date", &diary.months)]
    {
        for one in all {
            let mut answers = vec![(day, Value::Date(one.day))];
            answers.extend(one.of.iter().map(|(field, number)| (*field, Value::Number(*number))));
            pen.row(sheet, group, answers);
        }
    }
    for (day, went) in &diary.sessions {
        let attended = choice(if *went { "attended" } else { "missed" });
        pen.row(
            "attendance",
            "sessions",
            vec![("day", Value::Date(*day)), ("time", at(18, 0)), ("attended", attended)],
        );
    }
    for (day, kept) in &diary.anchors {
        let names = ["first", "second", "third", "fourth", "fifth"];
        let kept = choices(names.into_iter().zip(kept).filter(|(_, kept)| **kept).map(|(name, _)| name));
        pen.row("anchors", "weeks", vec![("week-date", Value::Date(*day)), ("kept", kept)]);
    }
}
