//! Reads every file for its grade and refuses those that are too hard; it judges no word by itself.

use super::passages::Passage;
use crate::curriculum::grade::Reading;
use crate::curriculum::source::{FileReading, LIMIT, Problem, Report, markdown};

/// The table of all files with prose.
pub(super) fn report(passages: &[Passage<'_>]) -> Report {
    let mut report = Report::default();
    for passage in passages.iter().filter(|passage| passage.graded) {
        let reading = read(passage);
        match report.files.last_mut() {
            Some(last) if last.file == passage.file.path => last.reading += reading,
            _ => report.files.push(FileReading { file: passage.file.path.clone(), reading }),
        }
    }
    report
}

fn read(passage: &Passage<'_>) -> Reading {
    let text = passage.text.get_ref();
    if !passage.form.is_markdown() {
        return Reading::of(text);
    }
    let mut reading = Reading::default();
    let outline = markdown::outline(text);
    let blocks = outline.blocks.iter().map(|block| &block.text);
    let drawn = outline.drawings.iter().map(|drawing| &drawing.words);
    blocks.chain(drawn).for_each(|words| reading += Reading::of(words));
    reading
}

/// Refuses files above the limit.
pub(super) fn too_hard(report: &Report, problems: &mut Vec<Problem>) {
    for FileReading { file, reading } in &report.files {
        if reading.grade() > LIMIT {
            let what = format!(
                "reads at grade {:.1}, with {:.1} words a sentence; the limit is grade {LIMIT:.0}",
                reading.grade(),
                reading.mean_sentence()
            );
            let fix = "split long sentences first, then swap long words for short ones";
            problems.push(Problem::new(file, 1, what, fix.into()));
        }
    }
}
