//! Tests of single answers: reading and showing them, misfits, words, and the cards they open.

#![allow(clippy::unwrap_used)]

use chrono::NaiveTime;
use proptest::prelude::*;

use super::*;
use crate::curriculum::CardRule;
use crate::route::tests::sample::{choices, curriculum, field, line};

mod harm;

const NUMBER: FieldKind = FieldKind::Number { min: 1, max: 52, unit: String::new() };

fn weeks() -> FieldKind {
    FieldKind::Number { min: 1, max: 52, unit: "weeks".into() }
}

fn scale() -> FieldKind {
    FieldKind::Scale { low: "none".into(), high: "very".into() }
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn time(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

/// One field of every kind.
fn kinds() -> [FieldKind; 11] {
    let options = || choices(&["bus", "car"]);
    [
        FieldKind::ShortText,
        FieldKind::LongText,
        scale(),
        FieldKind::Choice(options()),
        FieldKind::Choices(options()),
        FieldKind::YesNo,
        FieldKind::Date,
        FieldKind::Time,
        weeks(),
        FieldKind::Phone,
        FieldKind::Checklist(options()),
    ]
}

#[test]
fn what_is_typed_becomes_a_value_of_the_fields_kind() {
    let cases = [
        (FieldKind::ShortText, " two words ", text(" two words ")),
        (FieldKind::LongText, "line\nline", text("line\nline")),
        (FieldKind::Phone, "+44 20 7946 0000", text("+44 20 7946 0000")),
        (FieldKind::Phone, "007", text("007")),
        (NUMBER, "7", Value::Number(7)),
        (NUMBER, " 12 ", Value::Number(12)),
        (NUMBER, "99999", Value::Number(99999)),
        (NUMBER, "-3", Value::Number(-3)),
        (NUMBER, "seven", text("seven")),
        (NUMBER, "7.5", text("7.5")),
        (NUMBER, "99999999999", text("99999999999")),
        (NUMBER, " ", text(" ")),
        (scale(), "10", Value::Number(10)),
        (FieldKind::Date, "2028-02-29", Value::Date(date(2028, 2, 29))),
        (FieldKind::Date, "2027-02-29", text("2027-02-29")),
        (FieldKind::Date, "tomorrow", text("tomorrow")),
        (FieldKind::Time, "09:05", Value::Time(time(9, 5))),
        (FieldKind::Time, "24:00", text("24:00")),
        (FieldKind::Time, "noon", text("noon")),
        (FieldKind::Choice(choices(&["bus"])), "bus", Value::Choice(ChoiceId::new("bus"))),
    ];
    for (kind, typed, value) in cases {
        assert_eq!(read(&kind, typed), Some(value), "{} {typed:?}", kind.name());
    }
}

#[test]
fn nothing_typed_is_no_answer() {
    for kind in kinds() {
        assert_eq!(read(&kind, ""), None, "{}", kind.name());
    }
}

#[test]
fn controls_of_choice_show_no_text() {
    let values = [
        Value::YesNo(true),
        Value::Choice(ChoiceId::new("bus")),
        Value::Choices(vec![ChoiceId::new("bus")]),
        Value::NotSure,
        Value::Declined,
        Value::Done(true),
        Value::Row { order: 1, removed: false },
    ];
    for value in values {
        assert_eq!(typed(&value), "", "{value:?}");
    }
}

proptest! {
    #[test]
    fn words_are_kept_as_they_were_typed(words in any::<String>()) {
        for kind in [FieldKind::ShortText, FieldKind::LongText, FieldKind::Phone] {
            prop_assert_eq!(read(&kind, &words).map(|value| typed(&value)).unwrap_or_default(), words.clone());
        }
    }

    #[test]
    fn numbers_dates_and_times_read_back_as_shown(number in any::<i32>(), day in -300_000i32..300_000, minute in 0u32..1440) {
        let date = NaiveDate::from_num_days_from_ce_opt(700_000 + day).unwrap();
        let cases = [
            (weeks(), Value::Number(number)),
            (scale(), Value::Number(number)),
            (FieldKind::Date, Value::Date(date)),
            (FieldKind::Time, Value::Time(time(minute / 60, minute % 60))),
        ];
        for (kind, value) in cases {
            prop_assert_eq!(read(&kind, &typed(&value)), Some(value));
        }
    }

    #[test]
    fn whatever_is_typed_nothing_of_it_is_lost(words in "\\PC{0,12}|[0-9:. -]{0,10}") {
        for kind in kinds() {
            match read(&kind, &words) {
                None => prop_assert_eq!(&words, ""),
                Some(Value::Text(kept)) => prop_assert_eq!(&kept, &words),
                Some(Value::Choice(id)) => prop_assert_eq!(id.as_str(), &words),
                // What was read shows the same thing in its own form.
                Some(value) => prop_assert_eq!(read(&kind, &typed(&value)), Some(value)),
            }
        }
    }

    #[test]
    fn a_number_fits_between_its_ends_and_nowhere_else(number in -100i32..200) {
        let amiss = misfit(&weeks(), &Value::Number(number)).is_some();
        prop_assert_eq!(amiss, !(1..=52).contains(&number));
    }
}

#[test]
fn misfits_are_words_where_a_number_date_or_time_belongs() {
    let number = Some(Misfit::Number { min: 1, max: 52 });
    assert_eq!(misfit(&weeks(), &text("seven")), number);
    assert_eq!(misfit(&weeks(), &Value::Number(0)), number);
    assert_eq!(misfit(&weeks(), &Value::Number(53)), number);
    assert_eq!(misfit(&FieldKind::Date, &text("soon")), Some(Misfit::Date));
    assert_eq!(misfit(&FieldKind::Time, &text("noon")), Some(Misfit::Time));
    let fits = [
        (weeks(), Value::Number(1)),
        (weeks(), Value::Number(52)),
        (scale(), Value::Number(0)),
        (FieldKind::Date, Value::Date(date(2026, 11, 24))),
        (FieldKind::Time, Value::Time(time(0, 0))),
        (FieldKind::ShortText, text("anything")),
        (FieldKind::Phone, text("ask Lena")),
    ];
    for (kind, value) in fits {
        assert_eq!(misfit(&kind, &value), None, "{} {value:?}", kind.name());
    }
}

#[test]
fn not_answering_is_never_amiss() {
    for kind in kinds() {
        for value in [Value::NotSure, Value::Declined] {
            assert_eq!(misfit(&kind, &value), None, "{} {value:?}", kind.name());
        }
    }
}

#[test]
fn every_answer_has_words() {
    let curriculum = curriculum(Vec::new());
    let ids = |ids: &[&str]| ids.iter().map(|id| ChoiceId::new(id)).collect();
    let options = || choices(&["bus", "car", "foot"]);
    let cases = [
        (FieldKind::ShortText, text("as I said"), "as I said"),
        (FieldKind::LongText, text("a\nb"), "a\nb"),
        (FieldKind::Phone, text("12 34"), "12 34"),
        (scale(), Value::Number(7), "answer.out-of 7"),
        (weeks(), Value::Number(8), "8 weeks"),
        (FieldKind::YesNo, Value::YesNo(true), "answer.yes"),
        (FieldKind::YesNo, Value::YesNo(false), "answer.no"),
        (FieldKind::Choice(options()), Value::Choice(ChoiceId::new("car")), "CAR"),
        (FieldKind::Choices(options()), Value::Choices(ids(&["bus", "foot"])), "BUSanswer.commaFOOT"),
        (FieldKind::Checklist(options()), Value::Choices(ids(&["car"])), "CAR"),
        (FieldKind::Date, Value::Date(date(2028, 2, 29)), "Tue 29 Feb 2028"),
        (FieldKind::Time, Value::Time(time(9, 5)), "09:05"),
        (FieldKind::Date, text("soon"), "soon"),
        (weeks(), text("a few"), "a few"),
        // An option that the content no longer has is still named.
        (FieldKind::Choice(options()), Value::Choice(ChoiceId::new("tram")), "tram"),
        (FieldKind::Choices(options()), Value::Choices(ids(&["tram"])), "tram"),
    ];
    for (kind, value, words) in cases {
        let field = field("f", kind, &[]);
        assert_eq!(in_words(&curriculum, &field, &value), words, "{} {value:?}", field.kind.name());
    }
    for kind in kinds() {
        let field = field("f", kind, &[]);
        assert_eq!(in_words(&curriculum, &field, &Value::NotSure), "answer.not-sure");
        assert_eq!(in_words(&curriculum, &field, &Value::Declined), "answer.declined");
    }
}

#[test]
fn only_fields_of_choice_have_options() {
    for kind in kinds() {
        let wanted = matches!(kind.name(), "choice" | "choices" | "checklist");
        assert_eq!(!options(&kind).is_empty(), wanted, "{}", kind.name());
    }
}

#[test]
fn a_card_opens_for_the_answers_its_rule_names_and_no_others() {
    let curriculum = curriculum(Vec::new());
    let any = || CardWhen::AnyOf(vec![ChoiceId::new("seizure"), ChoiceId::new("fits")]);
    let choice = |id: &str| Value::Choice(ChoiceId::new(id));
    let several = |ids: &[&str]| Value::Choices(ids.iter().map(|id| ChoiceId::new(id)).collect());
    let cases = [
        (any(), choice("fits"), true),
        (any(), choice("none"), false),
        (any(), several(&["none", "seizure"]), true),
        (any(), several(&["none"]), false),
        (any(), several(&[]), false),
        (any(), text("seizure"), false),
        (CardWhen::Yes, Value::YesNo(true), true),
        (CardWhen::Yes, Value::YesNo(false), false),
        (CardWhen::AtLeast(8), Value::Number(8), true),
        (CardWhen::AtLeast(8), Value::Number(10), true),
        (CardWhen::AtLeast(8), Value::Number(7), false),
        (CardWhen::AtLeast(8), text("8"), false),
        (CardWhen::AtMost(2), Value::Number(2), true),
        (CardWhen::AtMost(2), Value::Number(0), true),
        (CardWhen::AtMost(2), Value::Number(3), false),
    ];
    for (when, value, opens) in cases {
        let mut asked = line("f", &[]);
        asked.cards = vec![CardRule { card: CardId::new("body"), when: when.clone() }];
        let expected = if opens { vec![CardId::new("body")] } else { Vec::new() };
        assert_eq!(cards(&curriculum, &asked, &value), expected, "{when:?} {value:?}");
        for silent in [Value::NotSure, Value::Declined] {
            assert_eq!(cards(&curriculum, &asked, &silent), [], "{when:?} {silent:?}");
        }
    }
}

#[test]
fn one_answer_may_open_several_cards_but_none_twice() {
    let mut curriculum = curriculum(Vec::new());
    curriculum.safety.phrases = vec!["end it all".into()];
    let rule = |card: &str, least| CardRule { card: CardId::new(card), when: CardWhen::AtLeast(least) };
    let mut asked = field("f", scale(), &[]);
    asked.cards = vec![rule("body", 5), rule(CRISIS, 8)];
    assert_eq!(cards(&curriculum, &asked, &Value::Number(9)), [CardId::new("body"), CardId::new(CRISIS)]);
    assert_eq!(cards(&curriculum, &asked, &Value::Number(6)), [CardId::new("body")]);
    asked.cards = vec![rule("body", 5), rule("body", 8)];
    assert_eq!(cards(&curriculum, &asked, &Value::Number(9)), [CardId::new("body")], "one card, once");
}
