//! Tests of the lock: it opens with its phrase and no other, and no part of it can be changed.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::seal::LOCK;

fn phrase(text: &str) -> Phrase {
    Phrase::new(text.into())
}

fn fresh(byte: u8) -> FreshLock {
    FreshLock { id: [byte; 16], key: [byte; 32], wrap: wrap(byte) }
}

fn wrap(byte: u8) -> FreshWrap {
    FreshWrap { salt: [byte; 16], nonce: [byte; 24] }
}

fn lock() -> (LockRecord, Seal) {
    LockRecord::make(&phrase("river stone"), Cost::FLOOR, Stamp(5), &fresh(9)).unwrap()
}

#[test]
fn a_lock_read_back_opens_with_its_phrase_and_opens_what_was_sealed() {
    let (lock, seal) = lock();
    let (name, value) = seal.close("even-keel.a/goals/goal", "words", [1; 24]);
    let read = LockRecord::parse(&lock.text()).unwrap();
    assert_eq!((read.id(), read.at(), read.state()), (lock.id(), Stamp(5), LockState::Sealing));
    let opened = read.open(&phrase("river stone")).unwrap();
    assert_eq!(opened.open(&name, &value).unwrap().1, "words");
    assert_eq!(opened.id(), lock.id());
}

#[test]
fn no_other_phrase_opens_it_not_even_one_that_looks_alike() {
    let (lock, _) = lock();
    for wrong in ["", "river", "river stone ", " river stone", "River stone", "river  stone", "river stone\u{301}"] {
        assert_eq!(lock.open(&phrase(wrong)).err(), Some(SealError::Shut), "{wrong:?}");
    }
}

#[test]
fn neither_phrase_nor_key_is_in_the_lock() {
    let (lock, _) = LockRecord::make(&phrase("river"), Cost::FLOOR, Stamp(5), &fresh(0x6b)).unwrap();
    // 0x6b is the letter k: the key would be seen in any of these forms.
    for secret in ["river", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk", &Base64UrlUnpadded::encode_string(&[0x6b; 32])] {
        assert!(!lock.text().contains(secret), "{secret}");
    }
    assert!(!lock.text().contains('\n') && LOCK.starts_with("even-keel."));
}

#[test]
fn no_bit_of_a_lock_can_change_unnoticed() {
    let (lock, _) = lock();
    // With the right wrapping key at hand: even then the lock as a whole has to be as it was made.
    let wrapping = phrase_key(&phrase("river stone"), lock.cost, &lock.salt.0).unwrap();
    assert!(lock.open_with(&wrapping).is_ok());
    let text = lock.text();
    let mut tried = 0;
    for bit in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        let opened = LockRecord::parse(&changed).and_then(|lock| lock.open_with(&wrapping));
        assert!(opened.is_err(), "{changed}");
        tried += 1;
    }
    assert!(tried > 2000, "{tried}");
}

#[test]
fn another_phrase_is_a_new_lock_for_the_same_seal() {
    let (old, seal) = lock();
    let (name, value) = seal.close("even-keel.a/goals/goal", "words", [1; 24]);
    let new = old.rephrase(&seal, &phrase("tall grass"), Cost::FLOOR, Stamp(6), &wrap(3)).unwrap();
    let opened = LockRecord::parse(&new.text()).unwrap().open(&phrase("tall grass")).unwrap();
    assert_eq!(opened.open(&name, &value).unwrap().1, "words");
    assert_eq!((new.id(), new.at(), new.state()), (old.id(), Stamp(6), old.state()));
    assert_eq!(new.open(&phrase("river stone")).err(), Some(SealError::Shut));
}

#[test]
fn a_state_is_changed_with_the_seal_only() {
    let (lock, seal) = lock();
    let sealed = lock.in_state(&seal, LockState::Sealed, Stamp(7)).unwrap();
    assert_eq!((sealed.state(), sealed.at()), (LockState::Sealed, Stamp(7)));
    assert!(sealed.open(&phrase("river stone")).is_ok());
    let forged = sealed.text().replace("\"sealed\"", "\"unsealing\"");
    assert_eq!(LockRecord::parse(&forged).unwrap().open(&phrase("river stone")).err(), Some(SealError::Shut));
    let (_, stranger) = LockRecord::make(&phrase("x"), Cost::FLOOR, Stamp(5), &fresh(8)).unwrap();
    assert_eq!(lock.in_state(&stranger, LockState::Sealed, Stamp(7)).err(), Some(SealError::Shut));
    let rephrased = lock.rephrase(&stranger, &phrase("x"), Cost::FLOOR, Stamp(7), &wrap(1));
    assert_eq!(rephrased.err(), Some(SealError::Shut));
}

#[test]
fn a_lock_that_asks_for_too_little_or_too_much_work_is_refused_before_any_work() {
    let (lock, _) = lock();
    for (right, wrong) in [
        ("\"memory_kib\":19456", "\"memory_kib\":19455"),
        ("\"memory_kib\":19456", "\"memory_kib\":262145"),
        ("\"passes\":2", "\"passes\":1"),
        ("\"passes\":2", "\"passes\":17"),
        ("\"lanes\":1", "\"lanes\":0"),
        ("\"lanes\":1", "\"lanes\":255"),
    ] {
        assert_eq!(LockRecord::parse(&lock.text().replace(right, wrong)).err(), Some(SealError::Cost), "{wrong}");
    }
    let weak = Cost { memory_kib: 8, passes: 1, lanes: 1 };
    assert_eq!(LockRecord::make(&phrase("x"), weak, Stamp(1), &fresh(1)).err(), Some(SealError::Cost));
}

#[test]
fn a_newer_lock_is_told_apart_and_every_other_text_is_simply_shut() {
    let (lock, _) = lock();
    assert_eq!(LockRecord::parse(r#"{"lock":2,"anything":[]}"#).err(), Some(SealError::Newer));
    let text = lock.text();
    for end in 0..text.len() {
        assert_eq!(LockRecord::parse(&text[..end]).err(), Some(SealError::Shut), "{end}");
    }
    for damaged in ["null", "[]", "{}", r#"{"lock":1}"#, r#"{"lock":-1}"#, r#"{"lock":"1"}"#] {
        assert_eq!(LockRecord::parse(damaged).err(), Some(SealError::Shut), "{damaged}");
    }
}

/// A lock that version 1 has written. It must open for ever.
#[test]
fn version_1_opens() {
    let text = r#"{"lock":1,"id":"CQkJCQkJCQkJCQkJCQkJCQ","t":5,"state":"sealing","cost":{"memory_kib":19456,"passes":2,"lanes":1},"salt":"CQkJCQkJCQkJCQkJCQkJCQ","wrapped":"CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJB6UUiGJylLgD9qEOXUaH-az24BcZfEQhHbF665wEJ92Ly4Ki6oKXq4WwqfGput5N","mark":"9LAgPPaPMtMCl5wFnZyg-oXVEnMvHA5iqGRHPyKMwow"}"#;
    let seal = LockRecord::parse(text).unwrap().open(&phrase("river stone")).unwrap();
    assert_eq!(seal.name("even-keel.a/goals/goal"), "even-keel.x/xMCn5M36PQpR3p4HWlLfeQ");
    let value = "1.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBdhHlE0zA3DHCRxK-4eVz7Cz1Bx0iKsbDlzYFByJIKy_NQEJDrKxkGBYgV0S6WFh5HjJYAcZLj70eCVmT7DSIdibDyNDXZAgqqKONvlE-7uM";
    let opened = seal.open(&seal.name("even-keel.a/goals/goal"), value).unwrap();
    assert_eq!(opened, ("even-keel.a/goals/goal".to_owned(), "words".to_owned()));
}
