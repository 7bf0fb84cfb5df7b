//! The app's own content: it compiles without a fault, and no id under which answers are stored was ever taken back.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use even_keel::curriculum::source::load;
use even_keel::curriculum::{Curriculum, WorksheetId, lint};
use even_keel::site::build;
use std::path::Path;
use std::sync::OnceLock;

const CONTENT: &str = "src/content/en";
const RELEASED: &str = "tests/released-ids.txt";

fn curriculum() -> &'static Curriculum {
    static READ: OnceLock<Curriculum> = OnceLock::new();
    READ.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(CONTENT);
        match load(&root) {
            Ok((curriculum, _)) => curriculum,
            Err(problems) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("{} to mend in the content:\n{}", lines.len(), lines.join("\n"));
            }
        }
    })
}

#[test]
fn the_content_has_no_fault() {
    assert!(!curriculum().stages.is_empty());
}

#[test]
fn no_released_id_was_taken_back() {
    let list = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(RELEASED)).expect(RELEASED);
    let gone = lint::withdrawn(&list, curriculum());
    assert!(
        gone.is_empty(),
        "people have answers stored under ids that the content has no more:\n  {}\n\
         Bring each back as it was: under the same id, with the same kind, in or outside the same group. To replace a \
         question, add a new one under a new id and keep the old one. Never take a line out of {RELEASED}.",
        gone.join("\n  ")
    );
}

#[test]
fn the_list_of_released_ids_only_grows() {
    let list = "# A remark\nworksheet long-gone\n";
    let grown = lint::append_released(list, curriculum());
    assert!(grown.starts_with(list));
    assert_eq!(grown.lines().count(), 2 + lint::ids(curriculum()).len());
    assert_eq!(lint::append_released(&grown, curriculum()), grown);
    assert_eq!(lint::withdrawn(&grown, curriculum()), ["worksheet long-gone"]);
}

/// The fields that the app finds by name, as worksheet, field, kind.
const READ_BY_NAME: [(&str, &str, &str); 33] = [
    ("logistics", "start-time", "time"),
    ("logistics", "end-time", "time"),
    ("logistics", "travel", "long-text"),
    ("schedule", "day", "choice"),
    ("schedule", "start-time", "time"),
    ("schedule", "end-time", "time"),
    ("schedule", "session-kind", "choice"),
    ("schedule", "session-kind-else", "short-text"),
    ("schedule", "place", "short-text"),
    ("schedule", "travel", "short-text"),
    ("schedule", "leave-time", "time"),
    ("schedule", "last-day", "date"),
    ("schedule", "hard-gap", "short-text"),
    ("schedule", "gap-plan", "long-text"),
    ("step-down", "session", "short-text"),
    ("step-down", "last-day", "date"),
    ("step-down", "fill", "long-text"),
    ("step-down", "fill-backup", "short-text"),
    ("meeting-tryout", "meeting", "short-text"),
    ("meeting-tryout", "next-time", "short-text"),
    ("meeting-tryout", "visit-date", "date"),
    ("aftercare-plan", "service", "short-text"),
    ("aftercare-plan", "day-time", "short-text"),
    ("aftercare-plan", "first-date", "date"),
    ("aftercare-plan", "state", "choice"),
    ("rules-and-questions", "contact-phone", "phone"),
    ("attendance", "day", "date"),
    ("attendance", "time", "time"),
    ("attendance", "session-kind", "choice"),
    ("attendance", "minutes", "number"),
    ("attendance", "attended", "choice"),
    ("attendance", "reason", "choice"),
    ("attendance", "note", "short-text"),
];

#[test]
fn what_the_app_finds_by_name_is_asked() {
    for (sheet, name, kind) in READ_BY_NAME {
        let found = curriculum().worksheet(&WorksheetId::new(sheet)).and_then(|(_, sheet)| {
            sheet
                .fields()
                .map(|(_, field)| field)
                .find(|field| field.id.as_str() == name)
                .map(|field| field.kind.name())
        });
        assert_eq!(found, Some(kind), "{sheet}/{name}");
    }
    for stage in ["schedule", "step-down", "attendance"] {
        let (_, sheet) = curriculum().worksheet(&WorksheetId::new(stage)).unwrap();
        let groups = sheet.fields().filter_map(|(group, _)| group).map(|group| group.id.as_str());
        assert!(groups.into_iter().any(|group| group == "sessions"), "{stage}");
    }
}

#[test]
fn every_kind_of_session_can_be_marked() {
    let kinds = |sheet: &str| {
        let (_, sheet) = curriculum().worksheet(&WorksheetId::new(sheet)).unwrap();
        let asked = sheet.fields().map(|(_, field)| field).find(|field| field.id.as_str() == "session-kind").unwrap();
        asked.kind.clone()
    };
    assert_eq!(kinds("attendance"), kinds("schedule"));
}

#[test]
fn no_id_is_listed_twice() {
    let mut ids = lint::ids(curriculum());
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_second_language_is_one_more_folder_and_is_told_what_it_lacks() {
    let project = tempfile::tempdir().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&here.join("src/content"), &project.path().join("src/content"));
    copy(&here.join("public"), &project.path().join("public"));
    let second = project.path().join("src/content/xx");
    copy(&here.join(CONTENT), &second);
    assert_eq!(build::languages(project.path()).unwrap(), ["en", "xx"]);
    assert!(build::content(project.path(), "xx").is_ok());

    let goals = second.join("week-1/goals.toml");
    let text = std::fs::read_to_string(&goals).unwrap();
    std::fs::write(&goals, text.replace("id = \"by-when\"", "id = \"by-what-day\"")).unwrap();
    let said = build::content(project.path(), "xx").unwrap_err().to_string();
    assert!(said.contains("src/content/xx lacks") && said.contains("field goals/by-when date in goals"), "{said}");

    let words = second.join("interface.toml");
    let text = std::fs::read_to_string(&words).unwrap();
    std::fs::write(&words, text.replace("skip = \"Skip to the page\"\n", "")).unwrap();
    let said = build::content(project.path(), "xx").unwrap_err().to_string();
    assert!(said.contains("interface.toml") && said.contains("skip"), "{said}");
}
