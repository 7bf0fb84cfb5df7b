//! The byte budget and the output folder.

use crate::{project, site};
use even_keel::site::SiteError;
use even_keel::site::budget::{Budget, FirstLoad};
use even_keel::site::files::{Compression, Dist};
use even_keel::site::traffic::Traffic;

pub(crate) const ROOMY: Budget = Budget {
    page: 1_000_000,
    style: 1_000_000,
    scripts: 1_000_000,
    wasm: 1_000_000,
    outline: 1_000_000,
    rest: 1_000_000,
    total: 6_000_000,
    text: 1_000_000,
    search: 1_000_000,
    painted: 1_000_000,
    one_file: 9_000_000,
};

#[test]
fn a_first_load_within_its_budget_passes_and_is_shown() {
    let weight = FirstLoad::weigh(site(), &ROOMY).unwrap();
    weight.check().unwrap();
    assert!(weight.to_string().contains("total"));
}

#[test]
fn a_first_load_over_its_budget_is_refused_by_name() {
    let tight = Budget { outline: 10, ..ROOMY };
    let message = FirstLoad::weigh(site(), &tight).unwrap().check().unwrap_err().to_string();
    assert!(message.contains("outline is ") && !message.contains("wasm is "), "{message}");
    let tight = Budget { total: 10, ..ROOMY };
    assert!(FirstLoad::weigh(site(), &tight).unwrap().check().unwrap_err().to_string().contains("total is "));
}

#[test]
fn the_checked_in_budget_can_be_read_and_adds_up() {
    let budget = Budget::read(project()).unwrap();
    let parts = budget.page + budget.style + budget.scripts + budget.wasm + budget.outline + budget.rest;
    assert!(budget.total <= parts, "a total above the sum of its parts never speaks up");
}

#[test]
fn writing_leaves_the_new_files_and_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = Dist::default();
    first.add("sw.js", "1");
    first.add("old/index.html", "old");
    first.write(folder.path(), Compression::Best).unwrap();
    assert!(folder.path().join("old/index.html.br").is_file());
    let mut second = Dist::default();
    second.add("sw.js", "2");
    second.add("new/index.html", "new");
    second.write(folder.path(), Compression::None).unwrap();
    assert!(!folder.path().join("old/index.html").exists() && !folder.path().join("sw.js.br").exists());
    assert_eq!(std::fs::read_to_string(folder.path().join("sw.js")).unwrap(), "2");
}

#[test]
fn what_a_site_costs_its_host_is_counted_from_its_files() {
    let folder = tempfile::tempdir().unwrap();
    site().dist.write(folder.path(), Compression::None).unwrap();
    let Traffic { first, offline, update } = Traffic::of(folder.path()).unwrap();
    // Neither hosts' own files nor the checksums.
    assert_eq!(offline.requests, site().dist.iter().count() - 2);
    let names = &site().names;
    let parts = [&names.style, &names.early, &names.leave, &names.boot, &names.script, &names.wasm, &names.outline];
    let parts = parts.map(String::as_str).into_iter();
    let parts = parts.chain(["index.html", "manifest.webmanifest", "favicon.svg", "apple-touch-icon.png"]);
    let weight = |name: &str| site().dist.get(name).unwrap().len();
    assert_eq!(first.bytes, parts.map(weight).sum::<usize>());
    assert_eq!(update.bytes, [&names.boot, &names.script, &names.wasm, "sw.js"].map(weight).iter().sum::<usize>());
    assert!(first.bytes < offline.bytes);
}

#[test]
fn a_folder_with_somebody_elses_files_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "ten years").unwrap();
    let error = site().dist.write(folder.path(), Compression::None).unwrap_err();
    assert!(matches!(error, SiteError::NotOurs(_)), "{error}");
    assert!(folder.path().join("thesis.txt").is_file());
}
