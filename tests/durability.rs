//! docs/durability.md against the sources: every fault has a line, and every test that it names is there.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// How many faults the table has.
const FAULTS: u32 = 39;

/// A line of the table: its number and what is in its columns.
struct Row {
    number: u32,
    columns: Vec<String>,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/durability.md")).unwrap();
    let row = |line: &str| {
        let columns: Vec<String> = line.trim_matches('|').split('|').map(|column| column.trim().to_owned()).collect();
        let number = columns.first()?.parse().ok()?;
        Some(Row { number, columns })
    };
    text.lines().filter(|line| line.starts_with('|')).filter_map(row).collect()
}

/// Every test in the sources, by its name: what follows on a line with `#[test]`, or stands in a `proptest!`.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for folder in ["src", "tests"] {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut names);
    }
    names
}

fn read(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, names);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for part in text.split("#[test]").skip(1) {
                let name = part.split_once("fn ").and_then(|(_, rest)| rest.split_once('('));
                names.extend(name.map(|(name, _)| name.to_owned()));
            }
        }
    }
}

/// The names in a text that are set as code.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_fault_has_one_line_with_a_promise_a_test_and_a_measure() {
    let rows = rows();
    let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=FAULTS).collect::<Vec<_>>());
    for row in rows {
        assert_eq!(row.columns.len(), 5, "line {}", row.number);
        assert!(row.columns.iter().all(|column| !column.is_empty()), "line {} has an empty column", row.number);
        assert!(named(&row.columns[3]).next().is_some(), "line {} names no test", row.number);
    }
}

#[test]
fn every_test_that_the_table_names_is_in_the_sources() {
    let tests = tests();
    assert!(tests.len() > 400, "the tests were not found");
    let gone: Vec<String> = rows()
        .iter()
        .flat_map(|row| named(&row.columns[3]).map(move |name| (row.number, name.to_owned())).collect::<Vec<_>>())
        .filter(|(_, name)| !tests.contains(name))
        .map(|(number, name)| format!("{number}: {name}"))
        .collect();
    assert!(gone.is_empty(), "docs/durability.md names tests that there are not:\n{}", gone.join("\n"));
}
