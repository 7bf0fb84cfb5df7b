//! The same input gives the same files, and whoever has a copy can check it.

use crate::{site, write_site};
use even_keel::site::files::{Compression, Dist, SUMS, sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every file below a folder, by its path.
fn files_in(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(at) = waiting.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn written(dist: &Dist, compression: Compression) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    dist.write(folder.path(), compression).unwrap();
    files_in(folder.path())
}

/// Names that differ, or whose bytes do.
fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

#[test]
fn a_site_laid_out_twice_from_one_app_is_the_same_in_every_byte() {
    let first = written(&site().dist, Compression::None);
    let second = written(&write_site("/", b"wasm", None).dist, Compression::None);
    assert_eq!(differences(&first, &second), Vec::<String>::new());
    assert!(first.len() > 100 && first.contains_key(SUMS));
    let other = written(&write_site("/", b"another", None).dist, Compression::None);
    assert!(differences(&first, &other).contains(&SUMS.to_owned()), "another app has the same checksums");
}

#[test]
fn compressed_files_come_out_the_same_too() {
    let mut few = Dist::default();
    for path in ["sw.js", "index.html", "404.html"] {
        few.add(path, site().dist.get(path).unwrap());
    }
    let (first, second) = (written(&few, Compression::Best), written(&few, Compression::Best));
    assert_eq!(differences(&first, &second), Vec::<String>::new());
    assert!(first.contains_key("index.html.br") && first.contains_key("index.html.gz"));
    let sums = String::from_utf8(first[SUMS].clone()).unwrap();
    assert!(sums.contains("  index.html.br\n"), "compressed files are not in the list");
}

#[test]
fn the_list_of_checksums_has_every_file_but_itself_and_no_other() {
    let mut files = written(&site().dist, Compression::None);
    let sums = String::from_utf8(files.remove(SUMS).unwrap()).unwrap();
    let line = |(name, bytes): (&String, &Vec<u8>)| {
        let sum: String = sha256(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{sum}  {name}")
    };
    let expected: Vec<String> = files.iter().map(line).collect();
    assert_eq!(sums.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn no_two_names_differ_by_capitals_alone_and_all_can_be_written_on_any_disk() {
    let mut seen = BTreeSet::new();
    for (path, _) in site().dist.iter() {
        assert!(seen.insert(path.to_lowercase()), "{path} is there twice for a disk that knows no capitals");
        let plain =
            path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_./".contains(&byte));
        assert!(plain && path.len() < 120, "{path}");
    }
}
