//! A hundred thousand files that nobody should open: each gives a message or a sound reading, and never half a change.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod mutate;
mod seeds;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

use even_keel::backup::{ReadError, Undo, merge, preview, read};
use even_keel::record::{decode, decode_key, encode, encode_key};
use even_keel::seal::Seal;
use even_keel::workbook::{Edit, Key, Stamp, Workbook};
use mutate::Dice;
use seeds::Seeds;

const CASES: u64 = 100_000;

/// Reads a file as the restore page does, and holds every promise against what comes of it.
fn restore(bytes: &[u8], here: &Workbook, seal: &Seal) -> Result<usize, ReadError> {
    let file = read(bytes)?;
    let reading = file.reading(Some(seal));
    let all = |_: &Key| true;
    let told = preview(here, &reading, &all);
    let mut after = here.clone();
    let undo = merge(&mut after, &reading, &all, Stamp(seeds::NOON));
    let changed = undo.keys().filter(|key| !key.is_earlier()).count();
    assert_eq!(changed, told.new.len() + told.newer.len(), "the preview said something else");
    for (key, before) in here.records() {
        let now = after.get(key).unwrap_or_else(|| panic!("{key:?} was lost"));
        assert!(now == before || now.at >= before.at, "{key:?} gave way to an earlier record");
    }
    for (key, record) in after.records() {
        assert_eq!(decode_key(&encode_key(key)).as_ref(), Ok(key), "a key that cannot be stored");
        assert_eq!(
            decode(&encode_key(key), &encode(&encode_key(key), record)).as_ref(),
            Ok(record),
            "a record that cannot be stored"
        );
    }
    for (name, _, _) in reading.others() {
        let acted_on = ["even-keel.erase", "even-keel.lock", "even-keel.x/"].iter().any(|mark| name.starts_with(mark));
        assert!(name.starts_with("even-keel.") && name.contains('/') && !acted_on, "{name} would be stored");
    }
    later_edits_win(&after);
    take_back(&undo, here, after);
    Ok(undo.count())
}

/// Whatever was taken in, the next edit is the latest, in this tab and in one that hears of it.
fn later_edits_win(after: &Workbook) {
    let (own, value) = (seeds::own_answer(), seeds::words("after the restore"));
    let mut tab = after.clone();
    let (key, record) = after.clone().apply(Edit::Answer(own.clone(), value.clone()), seeds::NOON).unwrap();
    tab.absorb(key, record);
    assert_eq!(tab.answer(&own), value.as_ref(), "an edit was lost to a record of the file");
}

fn take_back(undo: &Undo, here: &Workbook, mut after: Workbook) {
    let undo = Undo::parse(&undo.text()).unwrap();
    for (key, record) in undo.reversal(&after, seeds::NOON + 1).records {
        after.absorb(key, record);
    }
    for key in undo.keys() {
        let value = |workbook: &Workbook| workbook.get(&key).and_then(|record| record.value.clone());
        assert_eq!(value(&after), value(here), "{key:?} was not put back");
    }
}

/// What happened to one case: an outcome to count, or the words of a panic.
fn outcome(bytes: &[u8], here: &Workbook, seal: &Seal) -> Result<String, String> {
    let before = here.clone();
    let done = catch_unwind(AssertUnwindSafe(|| restore(bytes, here, seal)));
    assert!(*here == before, "reading changed the workbook");
    match done {
        Ok(Ok(0)) => Ok("nothing new".into()),
        Ok(Ok(_)) => Ok("taken in".into()),
        Ok(Err(error)) if error.to_string().is_empty() => Err(format!("{error:?} says nothing")),
        Ok(Err(error)) => Ok(format!("{error:?}")),
        Err(panic) => Err(panic.downcast_ref::<String>().cloned().unwrap_or_else(|| "a panic".into())),
    }
}

#[test]
fn a_hundred_thousand_hostile_files_give_a_message_or_a_sound_reading() {
    let start = Instant::now();
    let (seeds, here) = (Seeds::new(), seeds::here());
    let half = |first: u64| {
        let mut seen = BTreeMap::<String, u64>::new();
        for case in (first..CASES).step_by(2) {
            let bytes = mutate::file(&mut Dice::new(case), &seeds.files);
            match outcome(&bytes, &here, &seeds.seal) {
                Ok(what) => *seen.entry(what).or_default() += 1,
                Err(why) => {
                    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/backup/crashers/case-{case}"));
                    std::fs::write(&kept, &bytes).unwrap();
                    panic!("case {case}, kept as {}: {why}", kept.display());
                }
            }
        }
        seen
    };
    let mut seen = BTreeMap::<String, u64>::new();
    std::thread::scope(|scope| {
        let halves = [scope.spawn(|| half(0)), scope.spawn(|| half(1))];
        let counts = halves.into_iter().flat_map(|half| half.join().unwrap());
        counts.for_each(|(what, count)| *seen.entry(what).or_default() += count);
    });
    // A fuzzer that always fails at the door tests the door only.
    for (what, least) in [("taken in", CASES / 5), ("nothing new", CASES / 100), ("NotOurs", CASES / 100)] {
        assert!(seen.get(what).is_some_and(|count| *count > least), "too few cases came to {what}: {seen:?}");
    }
    for what in ["Empty", "Damaged", "Newer", "Export"] {
        assert!(seen.contains_key(what), "no case came to {what}: {seen:?}");
    }
    eprintln!("{CASES} cases in {:?}: {seen:?}", start.elapsed());
}

/// Files that once broke the reader, or that were made to.
#[test]
fn files_that_were_kept_give_a_message_or_a_sound_reading() {
    let (seeds, here) = (Seeds::new(), seeds::here());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/backup/crashers");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let done = outcome(&std::fs::read(&path).unwrap(), &here, &seeds.seal);
        assert!(done.is_ok(), "{}: {done:?}", path.display());
        tried += 1;
    }
    assert!(tried >= 8, "{tried}");
}

/// Work that grows with the square of the size would take hours, and this would never end.
#[test]
fn large_hostile_files_are_read_to_their_end() {
    let (seeds, here) = (Seeds::new(), seeds::here());
    for unit in
        ["[", "{\"a\":", "[{\"key\":\"even-keel.a/b/c\",\"record\":[", "{\"app\":\"even-keel\",", "\u{feff}", "\\\""]
    {
        let text = unit.repeat(even_keel::backup::LIMIT / 4 / unit.len());
        assert!(outcome(text.as_bytes(), &here, &seeds.seal).is_ok());
    }
}
