//! Workbooks for tests: one with every question answered as gravely as it can be, one with everything declined.

use crate::shelf::row;
use chrono::{NaiveDate, NaiveTime};
use even_keel::curriculum::{CardWhen, Field, FieldKind, Part, Role, Stage, Worksheet};
use even_keel::workbook::{AnswerKey, Edit, RowId, Setting, Value, Workbook};

/// Words that would break a page where they are not escaped, and that open the card for a crisis.
pub(crate) const WORDS: &str = "I'd like <em>calm</em> & \"rest\", and not to kill myself";

/// The second day of the programme of [`given`].
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// Everything in some stages answered; the first lesson and worksheet of each of them done.
pub(crate) fn given<'s>(stages: impl IntoIterator<Item = &'s Stage>) -> Workbook {
    let mut workbook = Workbook::default();
    edit(&mut workbook, Edit::Set(Setting::Reader, Some("participant".into())));
    edit(&mut workbook, Edit::Set(Setting::OwnNumber, Some("+44 20 7946 0000".into())));
    edit(&mut workbook, Edit::Set(Setting::Country, Some("gb".into())));
    edit(&mut workbook, Edit::Set(Setting::LastPlace, Some("/week/1/goals/?at=review".into())));
    for stage in stages {
        stage.lessons.iter().take(1).for_each(|one| edit(&mut workbook, Edit::MarkRead(one.id.clone(), true)));
        stage.worksheets.iter().take(1).for_each(|one| edit(&mut workbook, Edit::MarkDone(one.id.clone(), true)));
        stage.worksheets.iter().for_each(|sheet| answer_all(&mut workbook, sheet, |field| Some(answer(field))));
    }
    workbook
}

/// Everything declined that can be, by turns with each of the two ways to decline.
pub(crate) fn declined(sheets: &[Worksheet]) -> Workbook {
    let mut workbook = Workbook::default();
    edit(&mut workbook, Edit::Set(Setting::Reader, Some("participant".into())));
    let mut count = 0;
    for sheet in sheets {
        answer_all(&mut workbook, sheet, |field| {
            count += 1;
            let way = if count % 2 == 0 { Value::NotSure } else { Value::Declined };
            field.may_decline.then_some(way)
        });
    }
    workbook
}

fn edit(workbook: &mut Workbook, edit: Edit) {
    workbook.apply(edit, 1).unwrap();
}

fn answer_all(workbook: &mut Workbook, sheet: &Worksheet, mut value: impl FnMut(&Field) -> Option<Value>) {
    for part in &sheet.parts {
        let (rows, steps) = match part {
            Part::Step(step) => (vec![None], std::slice::from_ref(step)),
            Part::Group(group) => {
                let rows = [row(1), row(2)];
                for row in &rows {
                    edit(workbook, Edit::AddRow(sheet.id.clone(), group.id.clone(), row.clone()));
                }
                (rows.map(Some).into(), group.steps.as_slice())
            }
        };
        for row in rows {
            for field in steps.iter().flat_map(|step| &step.fields) {
                if let Some(value) = value(field) {
                    edit(workbook, Edit::Answer(key(sheet, field, row.clone()), Some(value)));
                }
            }
        }
    }
}

/// The name of an answer.
pub(crate) fn key(sheet: &Worksheet, field: &Field, row: Option<RowId>) -> AnswerKey {
    AnswerKey { worksheet: sheet.id.clone(), field: field.id.clone(), row }
}

/// An answer to a question: one that opens a card, where there is such an answer.
fn answer(field: &Field) -> Value {
    let rule = field.cards.first().map(|rule| &rule.when);
    match (&field.kind, field.role) {
        (_, Some(Role::ProgrammeStart)) => Value::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()),
        (FieldKind::ShortText | FieldKind::LongText | FieldKind::Phone, _) => Value::Text(WORDS.into()),
        (FieldKind::Scale { .. }, _) => Value::Number(match rule {
            Some(CardWhen::AtMost(most)) => *most,
            _ => 10,
        }),
        (FieldKind::Choice(options), _) => Value::Choice(match rule {
            Some(CardWhen::AnyOf(ids)) => ids[0].clone(),
            _ => options[0].id.clone(),
        }),
        (FieldKind::Choices(options) | FieldKind::Checklist(options), _) => {
            Value::Choices(options.iter().map(|option| option.id.clone()).collect())
        }
        (FieldKind::YesNo, _) => Value::YesNo(true),
        (FieldKind::Date, _) => Value::Date(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap()),
        (FieldKind::Time, _) => Value::Time(NaiveTime::from_hms_opt(9, 30, 0).unwrap()),
        (FieldKind::Number { max, .. }, _) => Value::Number(*max),
    }
}
