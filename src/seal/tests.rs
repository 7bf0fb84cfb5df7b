//! Tests of sealed values and of costs: round trips, every bit, every swap, names that tell nothing, limits.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

pub(super) const NONCE_A: Nonce = [7; 24];

pub(super) fn seal(data: u8) -> Seal {
    Seal::new(lock::LockId::of([1; 16]), Zeroizing::new([data; 32]))
}

proptest! {
    #[test]
    fn a_sealed_record_opens_as_it_was(key in any::<String>(), text in any::<String>(), nonce in any::<Nonce>()) {
        let (name, value) = seal(3).close(&key, &text, nonce);
        prop_assert_eq!(seal(3).open(&name, &value), Ok((key, text)));
    }

    #[test]
    fn any_text_opens_or_is_an_error_but_never_a_panic(name in any::<String>(), value in any::<String>()) {
        let own = seal(3).name("even-keel.a/goals/goal");
        for value in [value.clone(), format!("1.{value}"), format!("1.{}", Base64UrlUnpadded::encode_string(value.as_bytes()))] {
            prop_assert!(seal(3).open(&name, &value).is_err());
            prop_assert!(seal(3).open(&own, &value).is_err());
        }
    }

    #[test]
    fn another_key_does_not_open_it(other in any::<[u8; 32]>(), text in any::<String>()) {
        prop_assume!(other != [3; 32]);
        let (name, value) = seal(3).close("even-keel.l/first-week", &text, NONCE_A);
        let other = Seal::new(seal(3).id(), Zeroizing::new(other));
        prop_assert_eq!(other.open(&name, &value), Err(SealError::Damaged));
    }
}

#[test]
fn no_bit_of_a_sealed_value_or_of_its_name_can_change_unnoticed() {
    let text = r#"{"v":1,"t":1795490000000,"is":{"text":"Walk with Ana"}}"#;
    let (name, value) = seal(3).close("even-keel.a/goals/goal", text, NONCE_A);
    let flips = |text: &str| {
        let bytes = text.as_bytes().to_vec();
        (0..bytes.len() * 8).filter_map(move |bit| {
            let mut bytes = bytes.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            String::from_utf8(bytes).ok()
        })
    };
    let mut tried = 0;
    for changed in flips(&value) {
        assert!(seal(3).open(&name, &changed).is_err(), "{changed}");
        tried += 1;
    }
    for changed in flips(&name) {
        assert_eq!(seal(3).open(&changed, &value), Err(SealError::Damaged), "{changed}");
        tried += 1;
    }
    assert!(tried > 1500, "{tried}");
}

#[test]
fn no_cut_of_a_sealed_value_opens() {
    let (name, value) = seal(3).close("even-keel.a/goals/goal", "words", NONCE_A);
    for end in 0..value.len() {
        assert!(seal(3).open(&name, &value[..end]).is_err(), "{end}");
    }
}

#[test]
fn two_sealed_values_cannot_change_places() {
    let (first, one) = seal(3).close("even-keel.a/goals/goal", "one", NONCE_A);
    let (second, two) = seal(3).close("even-keel.a/goals/why", "two", [8; 24]);
    assert_ne!(first, second);
    assert_eq!(seal(3).open(&first, &two), Err(SealError::Damaged));
    assert_eq!(seal(3).open(&second, &one), Err(SealError::Damaged));
}

#[test]
fn a_value_sealed_for_one_name_but_of_another_key_is_refused() {
    // What somebody with the keys could make, or a fault of ours: the name is not that of the key inside.
    let name = seal(3).name("even-keel.a/goals/why");
    let mut bytes = padded("even-keel.a/goals/goal", "one");
    seal(3).cipher().encrypt_in_place(&XNonce::from(NONCE_A), name.as_bytes(), &mut bytes).unwrap();
    bytes.splice(0..0, NONCE_A);
    let value = format!("{FORM}{}", Base64UrlUnpadded::encode_string(&bytes));
    assert_eq!(seal(3).open(&name, &value), Err(SealError::Damaged));
}

#[test]
fn a_name_is_the_same_each_time_and_tells_nothing() {
    let name = seal(3).name("even-keel.a/safety-plan/warning-signs");
    assert_eq!(name, seal(3).name("even-keel.a/safety-plan/warning-signs"));
    assert_ne!(name, seal(4).name("even-keel.a/safety-plan/warning-signs"), "it needs the key");
    let hash = name.strip_prefix(SEALED).unwrap();
    assert_eq!(hash.len(), 22);
    assert!(hash.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{hash}");
}

#[test]
fn lengths_are_blurred_to_whole_blocks() {
    let length = |words: usize| seal(3).close("even-keel.a/goals/goal", &"x".repeat(words), NONCE_A).1.len();
    assert_eq!(length(0), length(34));
    assert!(length(34) < length(35));
    assert_eq!(length(35), length(98));
}

#[test]
fn a_newer_form_is_told_apart_from_damage() {
    let (name, value) = seal(3).close("even-keel.a/goals/goal", "words", NONCE_A);
    assert_eq!(seal(3).open(&name, &value.replacen("1.", "2.", 1)), Err(SealError::Newer));
    for damaged in ["", "1", "1.", ".", "0.AAAA", "-1.AAAA", "x.AAAA", "{}"] {
        assert_eq!(seal(3).open(&name, damaged), Err(SealError::Damaged), "{damaged}");
    }
}

#[test]
fn keys_and_phrases_are_not_shown_in_logs() {
    assert_eq!(format!("{:?}", Phrase::new("river stone".into())), "Phrase(…)");
    let shown = format!("{:?}", seal(0xab));
    assert!(shown.ends_with(", …)") && shown.len() < 60, "{shown}");
}

#[test]
fn the_cost_follows_the_speed_of_the_device_and_is_never_below_the_floor() {
    let rung = |ms| (Cost::for_speed(ms).memory_kib / 1024, Cost::for_speed(ms).passes);
    assert_eq!(rung(0), (64, 3));
    assert_eq!(rung(190), (64, 3));
    assert_eq!(rung(200), (32, 3));
    assert_eq!(rung(390), (32, 3));
    assert_eq!(rung(400), (19, 2));
    for ms in [1000, 20_000, u32::MAX] {
        assert_eq!(Cost::for_speed(ms), Cost::FLOOR);
    }
}

#[test]
fn a_cost_outside_the_limits_is_refused_in_every_part() {
    assert_eq!(Cost::FLOOR.check(), Ok(Cost::FLOOR));
    assert_eq!(Cost::CEILING.check(), Ok(Cost::CEILING));
    let wrong = [
        Cost { memory_kib: 19_455, ..Cost::FLOOR },
        Cost { passes: 1, ..Cost::FLOOR },
        Cost { lanes: 0, ..Cost::FLOOR },
        Cost { memory_kib: 262_145, ..Cost::CEILING },
        Cost { passes: 17, ..Cost::CEILING },
        Cost { lanes: 5, ..Cost::CEILING },
        Cost { memory_kib: u32::MAX, passes: u32::MAX, lanes: u32::MAX },
    ];
    for cost in wrong {
        assert_eq!(cost.check(), Err(SealError::Cost), "{cost:?}");
    }
}
