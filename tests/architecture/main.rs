//! The rooms of the house and who may go where, read from the source files. Where it complains, ARCHITECTURE.md says why.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod literals;

use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path below the project, and its text.
struct File {
    path: String,
    text: String,
}

impl File {
    /// Whether it lies in a room: `src/pages` is `src/pages.rs` and all of `src/pages/`.
    fn is_in(&self, room: &str) -> bool {
        self.path == format!("{room}.rs") || self.path.starts_with(&format!("{room}/"))
    }

    /// Whether it is compiled into tests only.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/tests/")
    }

    /// Its lines of code, counted from 1; comments and blank lines are left out, and what a `mod tests { … }` holds.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines
            .take_while(|(_, line)| *line != "mod tests {")
            .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
    }
}

fn read(folder: &str, files: &mut Vec<File>) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> =
        fs::read_dir(project.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(project).unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            read(&name, files);
        } else if name.ends_with(".rs") {
            files.push(File { text: fs::read_to_string(&path).unwrap(), path: name });
        }
    }
}

/// Every Rust file of the app.
fn sources() -> Vec<File> {
    let mut files = Vec::new();
    read("src", &mut files);
    assert!(files.len() > 60, "the sources were not found");
    files
}

/// Fails with every line, outside tests, that names one of `words` although its file is not among those `allowed`.
fn only(allowed: &[&str], words: &[&str], rule: &str) {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_test() && !allowed.iter().any(|room| file.is_in(room))) {
        for (at, line) in file.code() {
            if let Some(word) = words.iter().find(|word| names(line, word)) {
                faults.push(format!("{}:{at}: `{word}` in: {}", file.path, line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "{rule}\n{}", faults.join("\n"));
}

/// Whether a line has a name in it, and not only a longer name that holds it.
fn names(line: &str, name: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        let began = name.starts_with(part) && before.is_some_and(part);
        let goes_on = name.ends_with(part) && after.is_some_and(part);
        !began && !goes_on
    })
}

/// All rooms but these.
fn all_but(rooms: &[&'static str]) -> Vec<&'static str> {
    let all = [
        "src/app",
        "src/backup",
        "src/bin",
        "src/curriculum",
        "src/export",
        "src/lib",
        "src/main",
        "src/order",
        "src/pages",
        "src/platform",
        "src/record",
        "src/route",
        "src/seal",
        "src/search",
        "src/site",
        "src/store",
        "src/ui",
        "src/workbook",
    ];
    all.into_iter().filter(|room| !rooms.contains(room)).collect()
}

#[test]
fn no_room_is_unknown() {
    let rooms = all_but(&[]);
    let lost: Vec<String> =
        sources().into_iter().filter(|file| !rooms.iter().any(|room| file.is_in(room))).map(|file| file.path).collect();
    assert!(lost.is_empty(), "say in tests/architecture.rs what these may use: {lost:?}");
}

#[test]
fn the_core_knows_no_browser_and_no_leptos() {
    let browser = ["leptos", "web_sys", "js_sys", "gloo", "gloo_storage", "wasm_bindgen", "view!", "RwSignal"];
    let rule = "the core is plain Rust: it is tested without a browser and outlives the framework";
    let core = [
        "src/curriculum",
        "src/workbook",
        "src/record",
        "src/seal",
        "src/backup",
        "src/export",
        "src/route",
        "src/search",
    ];
    only(&all_but(&core), &browser, rule);
}

#[test]
fn each_of_the_browsers_storages_is_touched_by_one_file() {
    let storage = ["gloo_storage", "LocalStorage::raw", "SessionStorage", "local_storage", "session_storage"];
    only(&["src/platform/storage"], &storage, "only src/platform/storage.rs touches local storage");
    let database = ["indexed_db", "IdbFactory", "IdbDatabase"];
    only(&["src/platform/journal"], &database, "only src/platform/journal.rs touches the second copy");
    only(
        &["src/platform/offline"],
        &["CacheStorage"],
        "only src/platform/offline.rs touches what is kept for offline use",
    );
}

#[test]
fn one_file_asks_the_time() {
    let clocks = ["Date::now", "Date::new_0", "Local::now", "Utc::now", "Local::today", "performance"];
    only(&["src/platform/clock"], &clocks, "only src/platform/clock.rs asks the time; elsewhere it is an argument");
    let host = ["src/site", "src/bin", "src/curriculum/source"];
    only(&host, &["SystemTime", "Instant"], "a browser has no such clock: it panics there. Ask src/platform/clock.rs");
}

#[test]
fn the_browser_is_behind_platform() {
    // A control asks its own event what was typed; the entry in main.rs is called from JavaScript.
    let allowed = ["src/platform", "src/main", "src/ui/control"];
    only(&allowed, &["web_sys", "js_sys", "wasm_bindgen"], "the browser is behind the plain functions of src/platform");
}

#[test]
fn host_tools_stay_on_the_host() {
    let host = ["axum", "tokio", "toml", "pulldown_cmark", "brotli", "sha2", "tower_http", "std::fs", "std::net"];
    let allowed = ["src/site", "src/bin", "src/curriculum/source", "src/curriculum/lint"];
    only(&allowed, &host, "what reads files, parses Markdown or serves pages is never compiled for the browser");
    let curriculum = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/curriculum.rs")).unwrap();
    for module in ["pub mod source;", "pub mod lint;"] {
        let guarded = format!("#[cfg(feature = \"ssr\")]\n{module}");
        assert!(curriculum.contains(&guarded), "`{module}` is compiled for the browser");
    }
}

/// Which of our own rooms a room may name, besides itself.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("src/order", &[]),
    ("src/curriculum", &[]),
    // A route names a row; progress and the plan name places. They are one floor.
    ("src/route", &["curriculum", "workbook"]),
    ("src/workbook", &["order", "curriculum", "route"]),
    ("src/record", &["curriculum", "workbook"]),
    ("src/seal", &["workbook"]),
    ("src/search", &["order", "curriculum", "workbook", "route"]),
    ("src/backup", &["order", "curriculum", "workbook", "record", "seal"]),
    ("src/export", &["curriculum", "workbook", "record"]),
    ("src/platform", &[]),
    ("src/store", &["order", "curriculum", "workbook", "record", "seal", "backup", "platform"]),
    ("src/ui", &["order", "curriculum", "workbook", "seal", "backup", "route", "search", "store", "platform"]),
    (
        "src/pages",
        &[
            "order",
            "curriculum",
            "workbook",
            "record",
            "seal",
            "backup",
            "export",
            "route",
            "search",
            "store",
            "platform",
            "ui",
        ],
    ),
    ("src/app", &["curriculum", "workbook", "route", "store", "platform", "ui", "pages"]),
    ("src/site", &["curriculum", "workbook", "record", "route", "search", "app"]),
];

/// Files that name a room above them, and why that is borne.
const EXCEPTIONS: [(&str, &str, &str); 5] = [
    ("src/platform/clock.rs", "workbook", "the arithmetic of the local day is plain and tested there"),
    ("src/curriculum/lint/safety.rs", "workbook", "the card that words of self-harm open is named in one place"),
    ("src/curriculum/lint/ids.rs", "route", "no content takes the address of a page that the app has by itself"),
    ("src/curriculum/lint/search.rs", "search", "a word finds something if the index says so"),
    ("src/curriculum/lint/links.rs", "route", "a link in the content leads where a route does"),
];

#[test]
fn arrows_point_down() {
    let mut faults = Vec::new();
    let mut used = Vec::new();
    for file in sources().iter().filter(|file| !file.is_test()) {
        let Some((room, may_use)) = MAY_USE.iter().find(|(room, _)| file.is_in(room)) else { continue };
        let own = room.trim_start_matches("src/");
        for (at, line) in file.code() {
            for target in line.match_indices("crate::").map(|(at, _)| &line[at + "crate::".len()..]) {
                let target: String = target.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let borne = EXCEPTIONS.iter().find(|(path, other, _)| *path == file.path && *other == target);
                used.extend(borne);
                if target != own && !may_use.contains(&target.as_str()) && borne.is_none() {
                    faults.push(format!("{}:{at}: {own} names {target}: {}", file.path, line.trim()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "arrows between rooms point down only\n{}", faults.join("\n"));
    for exception in &EXCEPTIONS {
        assert!(used.contains(&exception), "{} no longer names {}: strike it from the list", exception.0, exception.1);
    }
}

#[test]
fn pages_and_parts_of_screens_reach_storage_through_the_store() {
    // The shell tells a full store from one that refuses.
    let rule = "screens never touch storage: they send edits to the store";
    only(&["src/platform", "src/store", "src/ui/shell"], &["platform::storage", "storage::Storage"], rule);
}

#[test]
fn pages_do_not_know_each_other() {
    let files = sources();
    let page = |file: &&File| file.is_in("src/pages") && file.path != "src/pages.rs";
    let name = |path: &str| path.trim_start_matches("src/pages/").trim_end_matches(".rs").to_owned();
    let all: Vec<String> =
        files.iter().filter(page).map(|file| name(&file.path)).filter(|name| !name.contains('/')).collect();
    assert!(all.len() >= 8, "{all:?}");
    let mut faults = Vec::new();
    for file in files.iter().filter(page) {
        let own = name(&file.path).split('/').next().unwrap().to_owned();
        let top = !name(&file.path).contains('/');
        for (at, line) in file.code() {
            let up: &[&str] = if top { &["pages::", "super::"] } else { &["pages::", "super::super::"] };
            // Alone, or among others in braces.
            let braces = up.iter().any(|up| line.contains(&format!("{up}{{")));
            for other in all.iter().filter(|other| **other != own) {
                let alone = up.iter().any(|up| names(line, &format!("{up}{other}")));
                if alone || (braces && names(line, other)) {
                    faults.push(format!("{}:{at}: {}", file.path, line.trim()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "pages don't import pages; what two need belongs to ui\n{}", faults.join("\n"));
}

#[test]
fn only_the_control_tells_kinds_of_field_apart_on_screen() {
    let allowed = ["src/curriculum", "src/workbook/answer", "src/ui/control", "src/ui/field"];
    only(&allowed, &["FieldKind"], "a new kind of field is a change in the model, the answers and ui/control.rs only");
    let files = sources();
    let field = files.iter().find(|file| file.path == "src/ui/field.rs").unwrap();
    let uses = field.code().filter(|(_, line)| names(line, "FieldKind")).count();
    assert!(uses <= 3, "ui/field.rs decides on legends and units only: it names FieldKind {uses} times");
}

#[test]
fn only_route_knows_addresses() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| file.is_in("src/pages") || file.is_in("src/ui")) {
        for (at, line) in file.code() {
            if ["href=\"/", "href=\"http", "\"/week", "\"/help", "\"?at="].iter().any(|sign| line.contains(sign)) {
                faults.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(faults.is_empty(), "addresses come from Route::href\n{}", faults.join("\n"));
}

#[test]
fn every_edit_is_applied_in_one_place() {
    let rule =
        "a change to a person's work is an Edit, applied by the store; a backup file is taken in record by record";
    only(&["src/workbook", "src/store", "src/backup"], &[".apply(", ".absorb("], rule);
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    let mut files = sources();
    read("tests", &mut files);
    for file in files {
        let first = file.text.lines().next().unwrap_or_default();
        let said = first.strip_prefix("//! ").is_some_and(|line| line.split_whitespace().count() >= 4);
        assert!(said, "{}: the first line is a sentence in `//!` that says what the file is", file.path);
    }
}

#[test]
fn files_stay_short() {
    let long: Vec<String> = sources()
        .iter()
        .map(|file| (file.text.lines().count(), &file.path))
        // One line for each phrase of the interface: a list, and no code to lose one's way in.
        .filter(|(lines, path)| *lines > 320 && *path != "src/curriculum/words.rs")
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "files have about 300 lines, and never more than 320\n{}", long.join("\n"));
}

#[test]
fn no_panics_and_no_loose_ends() {
    let words = ["todo!", "unimplemented!", "dbg!", "println!", "eprintln!", ".unwrap()", ".expect("];
    only(&["src/site", "src/bin"], &words, "no panic and no leftover in what a person runs");
    only(&[], &["todo!", "dbg!"], "no leftovers");
}

#[test]
fn names_are_found_whole() {
    assert!(names("use web_sys::Window;", "web_sys") && names("a(js_sys::Date::now())", "Date::now"));
    assert!(names("x.apply(edit)", ".apply(") && names("LocalStorage::raw()", "LocalStorage"));
    assert!(!names("my_web_sys", "web_sys") && !names("web_sys2", "web_sys") && !names("x.apply_update(", ".apply("));
}
