//! The shape of lessons: their length, their three checks. It doesn't read their prose.

use crate::curriculum::source::form::{CheckEntry, LessonHead};
use crate::curriculum::source::{Document, Filed, Problem, SourceFile, Tree, word_count};

/// The fewest words of a lesson's prose.
const LEAST: u32 = 250;

/// The most words of a lesson's prose: two or three minutes.
const MOST: u32 = 450;

/// Checks all lessons.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for Filed { file, is } in tree.lessons() {
        length(file, is, problems);
        let checks = &is.head.checks;
        if checks.len() != 3 {
            let fix = "write three [[check]] questions: enough to teach, few enough to finish";
            problems.push(file.problem(1, format!("{} of 3 checks", checks.len()), fix));
        }
        checks.iter().for_each(|entry| check(file, entry, problems));
    }
}

fn length(file: &SourceFile, lesson: &Document<LessonHead>, problems: &mut Vec<Problem>) {
    let words = word_count(lesson.body.get_ref());
    if (LEAST..=MOST).contains(&words) {
        return;
    }
    let what = format!("{words} words of prose; a lesson has {LEAST} to {MOST}");
    let fix =
        if words < LEAST { "say more about the one message" } else { "keep to the one message, or make two lessons" };
    problems.push(file.problem(file.line_of(&lesson.body), what, fix));
}

fn check(file: &SourceFile, check: &CheckEntry, problems: &mut Vec<Problem>) {
    let line = file.line_of(&check.question);
    if !(2..=4).contains(&check.answers.len()) {
        let what = format!("a check with {} answers", check.answers.len());
        problems.push(file.problem(line, what, "give it two to four [[check.answer]]"));
    }
    if !check.answers.iter().any(|answer| answer.right) {
        let fix = "add `right = true` to the answer that the lesson gives";
        problems.push(file.problem(line, "a check without a right answer", fix));
    }
}
