//! The scripts that run outside the app: what each may touch.

use crate::project;
use std::fs;

/// What a script may name, and which scripts may. Nobody else, and nothing with an empty list at all.
const MAY: [(&str, &[&str]); 14] = [
    // Settings before the first paint; everything, for the rescue file. Neither writes.
    ("localStorage", &["early.js", "rescue.js"]),
    ("localStorage.setItem", &[]),
    ("localStorage.removeItem", &[]),
    (".clear()", &[]),
    // That the tab was left.
    ("sessionStorage", &["leave.js"]),
    ("indexedDB", &["rescue.js"]),
    ("\"readwrite\"", &[]),
    ("document.cookie", &[]),
    ("innerHTML", &[]),
    ("document.write", &[]),
    ("eval(", &[]),
    ("XMLHttpRequest", &[]),
    ("sendBeacon", &[]),
    // Whole addresses: everything is below the site's own root.
    ("://", &[]),
];

#[test]
fn each_script_touches_only_what_it_is_there_for() {
    let folder = fs::read_dir(project().join("public")).unwrap().map(|entry| entry.unwrap().path());
    let scripts: Vec<_> = folder.filter(|path| path.extension().is_some_and(|ending| ending == "js")).collect();
    assert!(scripts.len() >= 6, "{scripts:?}");
    for path in scripts {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
        for (what, who) in MAY {
            assert!(who.contains(&name) || !code.contains(what), "{name} names {what}");
        }
    }
}

#[test]
fn each_script_begins_by_saying_what_it_is() {
    for entry in fs::read_dir(project().join("public")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "js") {
            let text = fs::read_to_string(&path).unwrap();
            let first = text.lines().next().unwrap();
            assert!(first.starts_with("// ") && first.split_whitespace().count() > 6, "{}: {first}", path.display());
        }
    }
}
