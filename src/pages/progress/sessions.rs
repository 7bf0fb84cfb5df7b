//! The first sign: sessions gone to, and worksheets completed. It knows no reasons and asks for none.

use leptos::prelude::*;

use super::nothing_yet;
use crate::curriculum::words::Word;
use crate::ui::chart::{Lines, Told, lines, row_head, row_name, told};
use crate::ui::desk::Desk;
use crate::workbook::signs::{Point, attendance, worksheets_done};

/// The section below its heading.
pub(super) fn section(desk: Desk) -> AnyView {
    view! { {sessions(desk)} {worksheets(desk)} }.into_any()
}

fn sessions(desk: Desk) -> AnyView {
    let found = desk.store.read(attendance);
    let (attended, planned) = found.totals();
    if planned == 0 {
        return nothing_yet(desk, Word::SessionsNone, &["attendance", "weekly-check"]);
    }
    let counts = if found.from_log { Word::SessionsMarked } else { Word::SessionsChecked };
    let row = |(planned, attended): (&Point, &Point)| {
        vec![row_name(desk, found.unit, planned.from), attended.value.to_string(), planned.value.to_string()]
    };
    let of = Told {
        name: desk.say(Word::SessionsName),
        says: desk.phrase(counts, &[("n", &attended.to_string()), ("total", &planned.to_string())]),
        key: desk.say(Word::SessionsKey),
        heads: vec![row_head(desk, found.unit), desk.say(Word::SessionsWent), desk.say(Word::SessionsAll)],
        rows: found.planned.iter().zip(&found.attended).map(row).collect(),
    };
    let most = found.planned.iter().chain(&found.attended).map(|point| point.value.0 / 2).max().unwrap_or(1);
    let picture = lines(desk, &Lines { dots: &found.attended, squares: &found.planned, unit: found.unit, most });
    told(desk, "sessions", of, picture)
}

fn worksheets(desk: Desk) -> AnyView {
    let stages = desk.store.read(|workbook| worksheets_done(&desk.curriculum(), workbook));
    let done: usize = stages.iter().map(|(_, done, _)| done).sum();
    let all: usize = stages.iter().map(|(.., all)| all).sum();
    let of_all =
        |n: usize, all: usize| desk.phrase(Word::SheetsOf, &[("n", &n.to_string()), ("total", &all.to_string())]);
    let rows = stages.into_iter().map(|(title, done, all)| vec![title, of_all(done, all)]);
    let of = Told {
        name: desk.say(Word::SheetsName),
        says: desk.phrase(Word::SheetsCount, &[("n", &done.to_string()), ("total", &all.to_string())]),
        heads: vec![desk.say(Word::SheetsPart), desk.say(Word::StatusCompleted)],
        rows: rows.collect(),
        ..Told::default()
    };
    told(desk, "sheets", of, None)
}
