//! Words of self-harm: found in whatever form they are typed, and not where other words only hold their letters.

use super::*;
use crate::curriculum::bare_words;

fn opens_card(phrases: &[&str], kind: FieldKind, words: &str) -> bool {
    let mut curriculum = curriculum(Vec::new());
    curriculum.safety.phrases = phrases.iter().map(|phrase| bare_words(phrase)).collect();
    let found = cards(&curriculum, &field("f", kind, &[]), &text(words));
    assert!(found.iter().all(|card| card.as_str() == CRISIS));
    found.len() == 1
}

const PHRASES: [&str; 5] = ["kill myself", "don't want to live", "dont want to live", "self harm", "suicidal"];

#[test]
fn a_phrase_is_found_however_it_is_typed() {
    for words in [
        "kill myself",
        "I will kill myself.",
        "KILL MYSELF",
        "Kill\nmyself",
        "kill \t\u{a0} myself",
        "kill, myself!",
        "(kill myself)",
        "…kill myself…",
        "kill--myself",
        "kill_myself",
        "'kill myself'",
        "‘kill myself’",
        "\"kill myself\"",
        "“kill myself”",
        "`kill myself`",
        "she said 'I'll kill myself' again",
        "'kill' 'myself'",
        "kill myself'",
        "I don't want to live",
        "I DON'T WANT TO LIVE",
        "I don’t want to live",
        "I don‘t want to live",
        "I donʼt want to live",
        "I don`t want to live",
        "I don´t want to live",
        "I dont want to live",
        "'don't want to live'",
        "‘don’t want to live’",
        "''don't want to live''",
        "self-harm",
        "Self harm",
        "self‑harm",
        "self–harm",
        "suicidal",
        "Suicidal?",
        "not suicidal",
    ] {
        for kind in [FieldKind::ShortText, FieldKind::LongText, FieldKind::Phone, FieldKind::Date] {
            assert!(opens_card(&PHRASES, kind, words), "{words:?}");
        }
    }
}

#[test]
fn other_words_with_the_same_letters_open_nothing() {
    for words in [
        "",
        " ",
        "'",
        "skill myself",
        "kill myselfie",
        "my skill: myself",
        "kill time by myself",
        "overkill myself",
        "kill",
        "myself kill",
        "I want to live",
        "I don't want tolive",
        "do n't want to live",
        "self harmony",
        "myself harm",
        "suicidally",
        "xsuicidal",
    ] {
        assert!(!opens_card(&PHRASES, FieldKind::LongText, words), "{words:?}");
    }
}

#[test]
fn phrases_may_be_listed_with_or_without_apostrophes() {
    assert!(opens_card(&["don’t want to live"], FieldKind::LongText, "I don't want to live"));
    assert!(opens_card(&["'end it all'"], FieldKind::LongText, "end it all"));
    // Left out is not the same as curly: a form without its apostrophe has a line of its own in the list.
    assert!(!opens_card(&["don't want to live"], FieldKind::LongText, "dont want to live"));
    assert!(!opens_card(&["dont want to live"], FieldKind::LongText, "don't want to live"));
}

#[test]
fn no_list_opens_no_card_and_an_empty_line_in_it_does_not_open_every_card() {
    assert!(!opens_card(&[], FieldKind::LongText, "kill myself"));
    for empty in ["", " ", "'", "…"] {
        assert!(!opens_card(&[empty], FieldKind::LongText, "a good day"), "{empty:?}");
    }
}

#[test]
fn only_words_are_searched() {
    let mut curriculum = curriculum(Vec::new());
    curriculum.safety.phrases = vec!["bus".into(), "yes".into(), "7".into()];
    let asked = line("f", &[]);
    for value in [Value::Choice(ChoiceId::new("bus")), Value::YesNo(true), Value::Number(7), Value::Declined] {
        assert_eq!(cards(&curriculum, &asked, &value), [], "{value:?}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_searched_and_a_phrase_set_apart_is_always_found(before in any::<String>(), after in any::<String>()) {
        let around = format!("{before} kill myself {after}");
        prop_assert!(opens_card(&PHRASES, FieldKind::LongText, &around));
        opens_card(&PHRASES, FieldKind::LongText, &before);
    }

    #[test]
    fn a_phrase_grown_together_with_letters_is_not_found(letters in "[a-z0-9é]{1,4}") {
        let (first, last) = (format!("{letters}kill myself"), format!("kill myself{letters}"));
        prop_assert!(!opens_card(&PHRASES, FieldKind::LongText, &first));
        prop_assert!(!opens_card(&PHRASES, FieldKind::LongText, &last));
    }
}
