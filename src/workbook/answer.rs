//! What one answer says: in words, as a problem to point out, as a card to open. It changes nothing.

use chrono::{Datelike, NaiveDate, Timelike};
use std::collections::BTreeSet;

use super::{AnswerKey, Value, Workbook};
use crate::curriculum::words::Word;
use crate::curriculum::{CardId, CardWhen, Choice, ChoiceId, Curriculum, Field, FieldKind, WorksheetId, bare_words};

/// Why an answer does not fit its question yet. It is kept all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// Not a whole number between the field's ends.
    Number {
        /// Least value.
        min: i32,
        /// Greatest value.
        max: i32,
    },
    /// Not a date.
    Date,
    /// Not a time.
    Time,
}

/// Reads what was typed or picked as a value of the field's kind. Words that do not fit stay words; nothing is lost.
pub fn read(kind: &FieldKind, typed: &str) -> Option<Value> {
    if typed.is_empty() {
        return None;
    }
    let text = || Value::Text(typed.to_owned());
    Some(match kind {
        FieldKind::Number { .. } | FieldKind::Scale { .. } => {
            typed.trim().parse().map_or_else(|_| text(), Value::Number)
        }
        FieldKind::Date => typed.parse().map_or_else(|_| text(), Value::Date),
        FieldKind::Time => chrono::NaiveTime::parse_from_str(typed, "%H:%M").map_or_else(|_| text(), Value::Time),
        FieldKind::Choice(_) => Value::Choice(ChoiceId::new(typed)),
        _ => text(),
    })
}

/// What a text, number, date or time control shows for a value.
pub fn typed(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => format!("{:02}:{:02}", time.hour(), time.minute()),
        _ => String::new(),
    }
}

/// What is amiss with an answer, for the person to look at again.
pub fn misfit(kind: &FieldKind, value: &Value) -> Option<Misfit> {
    match (kind, value) {
        (FieldKind::Number { min, max, .. }, Value::Number(number)) if (min..=max).contains(&number) => None,
        (FieldKind::Number { min, max, .. }, Value::Number(_) | Value::Text(_)) => {
            Some(Misfit::Number { min: *min, max: *max })
        }
        (FieldKind::Date, Value::Text(_)) => Some(Misfit::Date),
        (FieldKind::Time, Value::Text(_)) => Some(Misfit::Time),
        _ => None,
    }
}

/// An answer in words, for lists, the review page and the plan.
pub fn in_words(curriculum: &Curriculum, field: &Field, value: &Value) -> String {
    let label = |options: &[Choice], id: &ChoiceId| {
        options.iter().find(|option| option.id == *id).map_or_else(|| id.to_string(), |option| option.label.clone())
    };
    match value {
        Value::Text(text) => text.clone(),
        Value::NotSure => curriculum.word(Word::NotSure).into(),
        Value::Declined => curriculum.word(Word::Declined).into(),
        Value::YesNo(true) | Value::Done(true) => curriculum.word(Word::Yes).into(),
        Value::YesNo(false) | Value::Done(false) => curriculum.word(Word::No).into(),
        Value::Choice(id) => label(options(&field.kind), id),
        Value::Choices(ids) => ids
            .iter()
            .map(|id| label(options(&field.kind), id))
            .collect::<Vec<_>>()
            .join(curriculum.word(Word::ListComma)),
        Value::Number(number) => match &field.kind {
            FieldKind::Number { unit, .. } => format!("{number} {unit}"),
            FieldKind::Scale { .. } => curriculum.phrase(Word::ScaleOutOf, &[("n", &number.to_string())]),
            _ => number.to_string(),
        },
        Value::Date(date) => date_in_words(curriculum, *date),
        Value::Time(_) => typed(value),
        Value::Row { .. } | Value::Entry(_) => String::new(),
    }
}

/// Whether the answer is a telephone number.
pub fn dials(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Phone)
}

/// What several answers to one question come to in numbers: each number in turn, each choice with how often it was made.
/// None for words, and where there is nothing to count.
pub fn tally(curriculum: &Curriculum, kind: &FieldKind, values: &[&Value]) -> Option<String> {
    let said: Vec<String> = match kind {
        FieldKind::Scale { .. } | FieldKind::Number { .. } => {
            values.iter().filter(|value| matches!(value, Value::Number(_))).map(|value| typed(value)).collect()
        }
        FieldKind::Choice(options) => {
            let times = |option: &Choice| {
                let made = values.iter().filter(|value| ***value == Value::Choice(option.id.clone())).count();
                (made > 0).then(|| format!("{} {made}", option.label))
            };
            options.iter().filter_map(times).collect()
        }
        _ => Vec::new(),
    };
    (!said.is_empty()).then(|| said.join(curriculum.word(Word::ListComma)))
}

/// A date in the language's own form.
pub fn date_in_words(curriculum: &Curriculum, date: NaiveDate) -> String {
    let language = &curriculum.language;
    let weekday = &language.weekdays[date.weekday().num_days_from_monday() as usize];
    let month = &language.months[date.month0() as usize];
    let places = [
        ("{weekday}", weekday),
        ("{day}", &date.day().to_string()),
        ("{month}", month),
        ("{year}", &date.year().to_string()),
    ];
    places.iter().fold(language.date.clone(), |text, (place, value)| text.replace(place, value))
}

/// The options of a choice, choices or checklist field.
pub fn options(kind: &FieldKind) -> &[Choice] {
    match kind {
        FieldKind::Choice(options) | FieldKind::Choices(options) | FieldKind::Checklist(options) => options,
        _ => &[],
    }
}

/// What a person called each option of a field that takes its names from a list: the answers to one question of the rows, in
/// their order. An option beyond the list has no name.
pub fn names(curriculum: &Curriculum, workbook: &Workbook, worksheet: &WorksheetId, field: &Field) -> Vec<String> {
    let from = field.names.as_ref().zip(curriculum.worksheet(worksheet));
    let asked =
        from.and_then(|(id, (_, sheet))| sheet.fields().find(|(group, asked)| group.is_some() && asked.id == *id));
    let Some((Some(group), asked)) = asked else { return Vec::new() };
    let name = |row| {
        let key = AnswerKey { worksheet: worksheet.clone(), field: asked.id.clone(), row: Some(row) };
        workbook.answer(&key).map(|value| in_words(curriculum, asked, value)).unwrap_or_default()
    };
    workbook.rows(worksheet, &group.id).into_iter().map(name).collect()
}

/// Whether it is answered by a place on a scale.
pub fn is_scale(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Scale { .. })
}

/// The answer that is one option and no other.
pub fn one_option(kind: &FieldKind, id: &ChoiceId) -> Value {
    match kind {
        FieldKind::Choice(_) => Value::Choice(id.clone()),
        _ => Value::Choices(vec![id.clone()]),
    }
}

/// The cards that an answer opens: by the field's own rules, and for any words by the phrases that speak of self-harm.
pub fn cards(curriculum: &Curriculum, field: &Field, value: &Value) -> Vec<CardId> {
    let rules = field.cards.iter().filter(|rule| opens(&rule.when, value)).map(|rule| rule.card.clone());
    let mut cards: Vec<CardId> = Vec::new();
    for card in rules {
        if !cards.contains(&card) {
            cards.push(card);
        }
    }
    let crisis = CardId::new(CRISIS);
    if let Value::Text(text) = value
        && !cards.contains(&crisis)
        && speaks_of_harm(&curriculum.safety.phrases, text)
    {
        cards.push(crisis);
    }
    cards
}

/// The card that words of self-harm open.
pub const CRISIS: &str = "crisis";

fn opens(when: &CardWhen, value: &Value) -> bool {
    match (when, value) {
        (CardWhen::AnyOf(ids), Value::Choice(id)) => ids.contains(id),
        (CardWhen::AnyOf(ids), Value::Choices(chosen)) => chosen.iter().any(|id| ids.contains(id)),
        (CardWhen::Yes, Value::YesNo(yes)) => *yes,
        (CardWhen::AtLeast(least), Value::Number(number)) => number >= least,
        (CardWhen::AtMost(most), Value::Number(number)) => number <= most,
        _ => false,
    }
}

/// Whether a text holds one of the phrases as whole words, in any case, with any kind of apostrophe, quotes and spacing.
/// It is asked at every key press.
pub fn speaks_of_harm(phrases: &[String], text: &str) -> bool {
    let text = format!(" {} ", bare_words(text));
    let words: BTreeSet<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    // Of hundreds of phrases hardly any has all its words in a text, and only those are looked for.
    let may_be_there = |phrase: &&String| phrase.split(' ').all(|word| words.contains(word));
    phrases.iter().filter(may_be_there).any(|phrase| text.contains(&format!(" {phrase} ")))
}

#[cfg(test)]
mod tests;
