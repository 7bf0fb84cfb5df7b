//! The checks of the content: each names the file, the line, what is wrong and what to do. They change nothing.
//!
//! Checks of one file run always; checks between files only once every file can be read, or they would name faults that
//! are not there.

use chrono::NaiveDate;

use super::Curriculum;
use super::source::{Problem, Report, Tree};
use passages::passages;
use wording::Wording;

mod citations;
mod drawings;
mod folders;
mod ids;
mod interface;
mod lessons;
mod links;
mod passages;
mod phrase;
mod plan;
mod prose;
mod reading;
mod references;
mod released;
mod safety;
mod search;
mod shelves;
mod tools;
mod wording;
mod worksheets;

pub use released::{append_released, ids, withdrawn};

/// Checks every file by itself. No source may have been checked after `today`.
pub fn each_file(tree: &Tree, today: NaiveDate, problems: &mut Vec<Problem>) -> Report {
    let passages = passages(tree);
    let wording = tree.wording.as_ref().map(|file| Wording::new(&file.is));
    for passage in &passages {
        prose::passage(tree, wording.as_ref(), passage, problems);
        if let Some(wording) = &wording {
            wording::passage(wording, passage, problems);
        }
    }
    if let Some(wording) = &wording {
        wording::ids(wording, tree, problems);
    }
    ids::each_file(tree, problems);
    folders::each_file(tree, problems);
    lessons::each_file(tree, problems);
    tools::each_file(tree, problems);
    drawings::each_file(tree, problems);
    worksheets::each_file(tree, problems);
    citations::each_file(tree, today, problems);
    safety::each_file(tree, problems);
    interface::each_file(tree, problems);
    let report = reading::report(&passages);
    // The grade's formula was fitted to English; in another language it means nothing.
    if tree.language.as_ref().is_none_or(|file| file.is.tag.get_ref().starts_with("en")) {
        reading::too_hard(&report, problems);
    }
    report
}

/// Checks what files say about each other.
pub fn together(tree: &Tree, curriculum: &Curriculum, problems: &mut Vec<Problem>) {
    ids::together(tree, problems);
    references::together(tree, problems);
    plan::together(tree, problems);
    shelves::together(tree, problems);
    tools::together(tree, problems);
    citations::together(tree, problems);
    drawings::together(tree, problems);
    search::together(tree, curriculum, problems);
    for passage in passages(tree) {
        links::passage(curriculum, &passage, problems);
    }
}
