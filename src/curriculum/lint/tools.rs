//! The shape of tools, and what they name: a list to keep an entry in, parts of the plan, pages of worksheets. It doesn't
//! read their prose.

use crate::curriculum::source::sheet::{FieldEntry, PartEntry, WorksheetFile};
use crate::curriculum::source::tool::{ToolEntry, ToolStepEntry, pair};
use crate::curriculum::source::{Document, Filed, Problem, SourceFile, Text, Tree, word_count};
use crate::curriculum::{Shelf, source::form::LessonHead};

/// The most words of a step: it is read in a hard moment.
const MOST_IN_A_STEP: u32 = 120;

/// The most words of a tool's prose, which stands below its steps.
const MOST: u32 = 200;

/// The style has these seconds, and no breath should be shorter or longer.
const SECONDS: std::ops::RangeInclusive<u32> = 2..=8;

/// The questions that a tool asks, so its list has to have them. Of the others an entry holds what it can.
const ASKED: [&str; 2] = ["before", "after"];

/// Checks every tool by itself.
pub(super) fn each_file(tree: &Tree, problems: &mut Vec<Problem>) {
    for folder in &tree.stages {
        let shelf = folder.stage.is.shelf == Shelf::Tools;
        for Filed { file, is } in &folder.lessons {
            match &is.head.tool {
                Some(tool) if shelf => shape(file, is, tool, problems),
                Some(_) => {
                    let fix = "take [tool] out, or move the file to a stage with `shelf = \"tools\"`";
                    problems.push(file.problem(1, "a tool on another shelf", fix));
                }
                None if shelf => {
                    let fix = "add [tool] with at least one [[tool.step]], or move the file to another stage";
                    problems.push(file.problem(1, "a page on the shelf for tools that is none", fix));
                }
                None => {}
            }
        }
    }
}

fn shape(file: &SourceFile, is: &Document<LessonHead>, tool: &ToolEntry, problems: &mut Vec<Problem>) {
    let LessonHead { now, example, try_it, checks, .. } = &is.head;
    if now.is_some() || example.is_some() || try_it.is_some() || !checks.is_empty() {
        let fix = "take `now`, [example], [try] and [[check]] out: a tool shows its steps and its prose";
        problems.push(file.problem(1, "a tool with parts of a lesson", fix));
    }
    if tool.steps.is_empty() {
        problems.push(file.problem(1, "a tool without a step", "add a [[tool.step]] with title and text"));
    }
    if let (Some(skill), None) = (&tool.skill, &tool.log) {
        let fix = "add `log = \"worksheet/group\"`, or take `skill` out";
        problems.push(file.problem(file.line_of(skill), "a skill without a list to keep it in", fix));
    }
    too_long(file, &is.body, MOST, problems);
    for step in &tool.steps {
        too_long(file, &step.text, MOST_IN_A_STEP, problems);
        self::step(file, step, problems);
    }
}

fn too_long(file: &SourceFile, text: &Text, most: u32, problems: &mut Vec<Problem>) {
    let words = word_count(text.get_ref());
    if words > most {
        let what = format!("{words} words; {most} are the most here");
        problems.push(file.problem(file.line_of(text), what, "say less: it is read in a hard moment"));
    }
}

fn step(file: &SourceFile, step: &ToolStepEntry, problems: &mut Vec<Problem>) {
    let mut amiss = |what: &str, fix: &str| problems.push(file.problem(file.line_of(&step.title), what, fix));
    let timed = !step.paces.is_empty() || !step.coach.is_empty();
    if timed == step.minutes.is_empty() {
        let fix = "give `minutes` to a step with `paces` or `coach`, and to no other";
        amiss("`minutes` without anything that takes them, or the other way round", fix);
    }
    if step.minutes.iter().any(|minutes| !(1..=60).contains(minutes)) {
        amiss("`minutes` that are none", "write whole minutes from 1 to 60");
    }
    if step.count > 10 {
        amiss("more than 10 dots", "count to 10 at most");
    }
    if step.plan.is_none() && (step.one_by_one || !step.pages.is_empty()) {
        amiss("`pages` or `one_by_one` without a part of the plan", "add `plan = \"P1\"`, or take them out");
    }
    for pace in &step.paces {
        let pace = pace.get_ref();
        if !SECONDS.contains(&pace.inward) || !SECONDS.contains(&pace.outward) {
            amiss("a breath that is too short or too long", "write 2 to 8 seconds for each half");
        }
    }
}

/// Checks what tools name elsewhere.
pub(super) fn together(tree: &Tree, problems: &mut Vec<Problem>) {
    for Filed { file, is } in tree.lessons() {
        let Some(tool) = &is.head.tool else { continue };
        if let Some(name) = &tool.log {
            log(tree, file, name, tool.skill.as_ref(), problems);
        }
        for step in &tool.steps {
            for part in step.plan.iter().chain(&step.people) {
                let known = tree.plan.iter().flat_map(|plan| &plan.is.part);
                if !known.into_iter().any(|other| other.id.get_ref() == part.get_ref()) {
                    let what = format!("plan.toml has no part `{part}`");
                    problems.push(file.problem(file.line_of(part), what, "write the id of a part: P1"));
                }
            }
            step.pages.iter().for_each(|name| page(tree, file, name, problems));
        }
    }
}

/// A worksheet that is not for family: what a tool shows and keeps is the person's own.
fn sheet<'t>(tree: &'t Tree, name: &str) -> Option<&'t WorksheetFile> {
    let own = tree.stages.iter().filter(|folder| folder.stage.is.shelf != Shelf::Family);
    let sheet = own.flat_map(|folder| &folder.worksheets).find(|sheet| sheet.file.stem() == name)?;
    Some(&sheet.is)
}

fn page(tree: &Tree, file: &SourceFile, name: &Text, problems: &mut Vec<Problem>) {
    let (worksheet, page) = pair(name);
    let parts = sheet(tree, worksheet).map(|sheet| &sheet.parts);
    let there = parts.is_some_and(|parts| {
        parts.iter().any(|part| {
            if part.is_group() {
                part.steps.iter().any(|step| step.id.get_ref() == page)
            } else {
                part.id.get_ref() == page
            }
        })
    });
    if !there {
        let fix = "write worksheet/page with the file name of a worksheet and the id of one of its pages";
        problems.push(file.problem(file.line_of(name), format!("there is no page `{name}`"), fix));
    }
}

fn log(tree: &Tree, file: &SourceFile, name: &Text, skill: Option<&Text>, problems: &mut Vec<Problem>) {
    let line = file.line_of(name);
    let (worksheet, group) = pair(name);
    let parts = sheet(tree, worksheet).map(|sheet| &sheet.parts);
    let group = parts.and_then(|parts| parts.iter().find(|part| part.is_group() && part.id.get_ref() == group));
    let Some(group) = group else {
        let fix = "write worksheet/group with the file name of a worksheet and the id of a repeating set in it";
        problems.push(file.problem(line, format!("there is no list `{name}`"), fix));
        return;
    };
    let lacking: Vec<&str> = ASKED.into_iter().filter(|id| field(group, id).is_none()).collect();
    if !lacking.is_empty() {
        let what = format!("the list `{name}` asks for no number: it lacks {}", lacking.join(", "));
        problems.push(file.problem(line, what, "name a list with these fields, or take `log` out"));
    }
    let options = field(group, "skill").into_iter().flat_map(|field| field.options.iter().flatten());
    if let Some(skill) = skill.filter(|skill| !options.into_iter().any(|option| option.id.get_ref() == skill.get_ref()))
    {
        let what = format!("the field `skill` of `{name}` has no option `{skill}`");
        problems.push(file.problem(
            file.line_of(skill),
            what,
            "write the id of one of its options, or take `skill` out",
        ));
    }
}

fn field<'t>(group: &'t PartEntry, id: &str) -> Option<&'t FieldEntry> {
    group.all_fields().find(|field| field.id.get_ref() == id)
}
