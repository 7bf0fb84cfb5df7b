//! What lies in the folders against what the lists name. It opens no file.

use std::path::{Path, PathBuf};

use crate::curriculum::source::{Problem, Text, Tree};

/// Files that stand beside the lists in every language's folder.
const STAGE_FILE: &str = "stage.toml";

/// Points out files and folders that no list names: nobody would ever see them.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for folder in &tree.stages {
        let stage = &folder.stage.is;
        for path in entries(&tree.root.join(folder.id.get_ref())) {
            let list = match path.extension().and_then(|ending| ending.to_str()) {
                Some("md") => ("lessons", &stage.lessons),
                Some("toml") if path.file_name().is_none_or(|name| name != STAGE_FILE) => {
                    ("worksheets", &stage.worksheets)
                }
                _ => continue,
            };
            unlisted(&path, list.0, list.1, STAGE_FILE, problems);
        }
    }
    let Some(order) = &tree.order else { return };
    for path in entries(&tree.root) {
        if path.join(STAGE_FILE).is_file() {
            unlisted(&path, "stages", &order.is.stages, "stages.toml", problems);
        }
    }
}

fn unlisted(path: &Path, key: &str, names: &[Text], list: &str, problems: &mut Vec<Problem>) {
    let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
    if !names.iter().any(|listed| listed.get_ref() == name) {
        let what = format!("nothing leads here: `{key}` in {list} doesn't name it");
        problems.push(Problem::new(path, 1, what, format!("add \"{name}\" to `{key}` in {list}, or remove it")));
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
}
