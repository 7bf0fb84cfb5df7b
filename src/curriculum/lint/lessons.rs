//! The shape of lessons and of the stages that hold them: their length, and what each has to have. It doesn't read
//! their prose.

use crate::curriculum::Shelf;
use crate::curriculum::source::form::{CheckEntry, LessonHead, StageFile};
use crate::curriculum::source::{Document, Filed, Problem, SourceFile, Tree, word_count, words_to_read};

/// The fewest words of a lesson's prose.
const LEAST: u32 = 250;

/// The most words of a lesson's prose: two or three minutes.
const MOST: u32 = 450;

/// Why a page of the programme lacks something that other shelves may leave out.
const SHELVES: &str = "or give its stage a shelf: therapies, hard or family";

/// Checks all stages and lessons.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for folder in &tree.stages {
        stage(&folder.stage, problems);
        // A tool has a shape of its own.
        for Filed { file, is } in folder.lessons.iter().filter(|lesson| lesson.is.head.tool.is_none()) {
            length(file, is, problems);
            complete(file, &is.head, folder.stage.is.shelf, problems);
            is.head.checks.iter().for_each(|entry| check(file, entry, problems));
        }
    }
}

fn stage(Filed { file, is }: &Filed<StageFile>, problems: &mut Vec<Problem>) {
    let programme = is.shelf == Shelf::Programme;
    if programme && is.practice.is_none() {
        let fix = format!("add a table [practice] with title and text, {SHELVES}");
        problems.push(file.problem(1, "a stage of the programme without a daily practice", fix));
    }
    if !programme && (is.week.is_some() || is.weekly_check.is_some()) {
        let fix = "take `week` and `weekly_check` out, or take `shelf` out";
        problems.push(file.problem(1, "a stage of another shelf that belongs to a week", fix));
    }
}

/// Lessons of the programme have an example person, a task and three checks. On the other shelves each is optional.
fn complete(file: &SourceFile, head: &LessonHead, shelf: Shelf, problems: &mut Vec<Problem>) {
    let checks = head.checks.len();
    if shelf != Shelf::Programme {
        if checks > 3 {
            problems.push(file.problem(
                1,
                format!("{checks} checks; 3 are the most"),
                "keep the three that teach most",
            ));
        }
        return;
    }
    for (lacks, key) in [(head.example.is_none(), "example"), (head.try_it.is_none(), "try")] {
        if lacks {
            let what = format!("a lesson of the programme without [{key}]");
            problems.push(file.problem(1, what, format!("add a table [{key}] to the front matter, {SHELVES}")));
        }
    }
    if checks != 3 {
        let fix = "write three [[check]] questions: enough to teach, few enough to finish";
        problems.push(file.problem(1, format!("{checks} of 3 checks"), fix));
    }
}

/// What to do now counts towards the least, not towards the most: it is read first, and often alone.
fn length(file: &SourceFile, lesson: &Document<LessonHead>, problems: &mut Vec<Problem>) {
    let prose = word_count(lesson.body.get_ref());
    let (words, fix) = if prose > MOST {
        (prose, "keep to the one message, or make two lessons")
    } else if words_to_read(lesson) < LEAST {
        (words_to_read(lesson), "say more about the one message")
    } else {
        return;
    };
    let what = format!("{words} words of prose; a lesson has {LEAST} to {MOST}");
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
