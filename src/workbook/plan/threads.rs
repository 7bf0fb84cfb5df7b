//! Questions that ask for one and the same line of the plan, and which of their answers is the newest. It words nothing.

use super::{key, usable, worksheets};
use crate::curriculum::{Curriculum, Field, Worksheet};
use crate::workbook::{AnswerKey, Workbook};

/// A question of a thread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    /// The worksheet that asks it.
    pub(super) worksheet: &'a Worksheet,
    /// The question.
    pub(super) field: &'a Field,
}

/// All lines that are asked for more than once, each with its questions in the order of the curriculum.
#[derive(Debug)]
pub(super) struct Threads<'a>(Vec<Vec<Member<'a>>>);

impl<'a> Threads<'a> {
    /// Those of a curriculum.
    pub(super) fn of(curriculum: &'a Curriculum) -> Self {
        let all = || {
            let sheets = worksheets(curriculum);
            sheets.flat_map(|worksheet| worksheet.fields().map(move |(_, field)| Member { worksheet, field }))
        };
        let mut threads: Vec<Vec<Member<'a>>> = Vec::new();
        for member in all().filter(|member| member.field.updates) {
            let Some(from) = member.field.offer.as_ref() else { continue };
            let asks = |other: &Member<'_>| other.worksheet.id == from.worksheet && other.field.id == from.field;
            // A worksheet may take up a line that an earlier one took up from a third.
            if let Some(thread) = threads.iter_mut().find(|thread| thread.iter().any(asks)) {
                thread.push(member);
            } else {
                threads.push(all().find(asks).into_iter().chain([member]).collect());
            }
        }
        Self(threads)
    }

    /// The questions that ask for the same line, this one included; none where it is asked for once.
    pub(super) fn of_field(&self, key: &AnswerKey) -> &[Member<'a>] {
        let asks = |member: &Member<'_>| member.worksheet.id == key.worksheet && member.field.id == key.field;
        self.0.iter().find(|thread| thread.iter().any(asks)).map_or(&[], Vec::as_slice)
    }
}

/// Whether no other question of the thread was answered later. Of two answers with one stamp the later question's counts.
pub(super) fn is_newest(workbook: &Workbook, thread: &[Member<'_>], own: &AnswerKey) -> bool {
    let answered = thread.iter().filter_map(|member| {
        let key = key(member.worksheet, member.field, None);
        usable(workbook, &key).map(|(at, _)| (at, key))
    });
    answered.max_by_key(|(at, _)| *at).is_none_or(|(_, newest)| newest == *own)
}
