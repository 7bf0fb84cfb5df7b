//! Numbers over time: a sentence, a small picture, and the same numbers as a table. It counts nothing, and no word that a
//! person wrote gets into a picture.

use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use std::fmt::Write;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::workbook::signs::{Half, Point, Unit, change};

/// Points over time, of one sort or of two that ask in different ways.
pub struct Lines<'p> {
    /// Joined by a line, each a round dot.
    pub dots: &'p [Point],
    /// Hollow squares; the dots are told from them by their shape.
    pub squares: &'p [Point],
    /// How far apart two points are that the line joins.
    pub unit: Unit,
    /// The greatest number there can be.
    pub most: i32,
}

/// Something that is told in numbers.
#[derive(Default)]
pub struct Told {
    /// What it is called.
    pub name: String,
    /// In one sentence, or some.
    pub says: String,
    /// How the picture is to be read; empty where it says it by itself.
    pub key: String,
    /// The heads of the table; the first is that of the row names.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Width of a picture, and the edges of what is drawn in it, in the units of a drawing.
const WIDE: i64 = 340;
const LEFT: i64 = 30;
const RIGHT: i64 = 330;
const TOP: i64 = 12;
const BOTTOM: i64 = 88;
const HIGH: i64 = 112;

/// With more points than this the line stands alone: dots would run into each other.
const MANY: usize = 40;

/// The sentence, the picture and the table. `id` names the sentence, which is what the picture says.
pub fn told(desk: Desk, id: &str, told: Told, picture: Option<String>) -> AnyView {
    let id = format!("says-{id}");
    let picture = picture.map(|picture| {
        let svg = format!("<svg viewBox=\"0 0 {WIDE} {HIGH}\" role=\"img\" aria-labelledby=\"{id}\">{picture}</svg>");
        view! { <div class="drawing" inner_html=svg></div> }
    });
    let key = (!told.key.is_empty()).then(|| view! { <p class="quiet">{told.key}</p> });
    let summary = desk.phrase(Word::ChartNumbers, &[("name", &told.name)]);
    let table = (!told.rows.is_empty()).then(|| {
        view! { <details class="numbers"><summary>{summary}</summary>{table(told.name, told.heads, told.rows)}</details> }
    });
    view! { <div class="told"><p id=id>{told.says}</p> {picture} {key} {table}</div> }.into_any()
}

/// A table whose first cells name the rows.
pub fn table(caption: String, heads: Vec<String>, rows: Vec<Vec<String>>) -> AnyView {
    let heads = heads.into_iter().map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let name = cells.next();
        view! { <tr><th scope="row">{name}</th> {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr> }
    };
    view! {
        <table>
            <caption class="sr-only">{caption}</caption>
            <thead><tr>{heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// One cell of a grid: what is seen, what is said in its place where that is not enough, and how much it stands out.
pub struct Square {
    /// A sign or a number.
    pub sign: String,
    /// Words instead of it.
    pub words: String,
    /// From 0, not at all, to 2.
    pub weight: u8,
}

/// A table with the seven weekdays across. Its cells say by themselves what they say by their look.
pub fn by_weekday(desk: Desk, caption: String, corner: String, rows: Vec<(String, Vec<Square>)>) -> AnyView {
    let head = |day: &String| {
        let short: String = day.chars().take(2).collect();
        view! { <th scope="col"><span aria-hidden="true">{short}</span> " " <span class="sr-only">{day.clone()}</span></th> }
    };
    let heads = desk.curriculum().language.weekdays.iter().map(head).collect_view();
    let cell = |Square { sign, words, weight }: Square| {
        let class = ["", "some", "most"].get(usize::from(weight)).copied();
        let spoken = (!words.is_empty()).then(|| view! { <span class="sr-only">{words}</span> });
        let hidden = spoken.is_some().then_some("true");
        view! { <td class=class><span aria-hidden=hidden>{sign}</span> " " {spoken}</td> }
    };
    let row = |(name, cells): (String, Vec<Square>)| {
        view! { <tr><th scope="row">{name}</th> {cells.into_iter().map(cell).collect_view()}</tr> }
    };
    view! {
        <table class="weekdays">
            <caption class="sr-only">{caption}</caption>
            <thead><tr><th scope="col">{corner}</th> {heads}</tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Draws the points; none where there is none.
pub fn lines(desk: Desk, of: &Lines<'_>) -> Option<String> {
    let days = || of.dots.iter().chain(of.squares).map(|point| point.from);
    let (first, last) = days().min().zip(days().max())?;
    let span = (last - first).num_days();
    // One point alone stands in the middle.
    let across = |day: NaiveDate| match span {
        0 => (LEFT + RIGHT) / 2,
        span => LEFT + 6 + (day - first).num_days() * (RIGHT - LEFT - 12) / span,
    };
    let most = i64::from(of.most.max(1)) * 2;
    let up = |value: Half| BOTTOM - i64::from(value.0).clamp(0, most) * (BOTTOM - TOP) / most;
    let mut svg = String::new();
    for (at, class, number) in [(TOP, "d-thin", of.most), (BOTTOM, "d-thin", 0)] {
        let words = at + 5;
        let _ = write!(
            svg,
            "<path class=\"{class}\" d=\"M{LEFT} {at}H{RIGHT}\"/><text class=\"d-small\" x=\"0\" y=\"{words}\">{number}</text>"
        );
    }
    let mut before: Option<NaiveDate> = None;
    svg.push_str("<path class=\"d-line\" d=\"");
    for point in of.dots {
        // Over a week or month without an answer there is no line: nobody knows what was in it.
        let joined = before.is_some_and(|before| (point.from - before).num_days() <= of.unit.days());
        let _ = write!(svg, "{}{} {}", if joined { 'L' } else { 'M' }, across(point.from), up(point.value));
        before = Some(point.from);
    }
    svg.push_str("\"/>");
    let size = if of.dots.len().max(of.squares.len()) > MANY { 1 } else { 4 };
    for point in of.dots {
        let (x, y) = (across(point.from), up(point.value));
        let _ = write!(svg, "<circle class=\"d-accent\" cx=\"{x}\" cy=\"{y}\" r=\"{size}\"/>");
    }
    for point in of.squares {
        let (x, y, side) = (across(point.from) - size - 2, up(point.value) - size - 2, 2 * size + 4);
        let _ = write!(svg, "<rect class=\"d-line\" x=\"{x}\" y=\"{y}\" width=\"{side}\" height=\"{side}\"/>");
    }
    let _ = write!(svg, "<text class=\"d-small\" x=\"{LEFT}\" y=\"108\">{}</text>", name(desk, of.unit, first));
    if first != last {
        let end = name(desk, of.unit, last);
        let _ = write!(svg, "<text class=\"d-small\" x=\"{RIGHT}\" y=\"108\" text-anchor=\"end\">{end}</text>");
    }
    Some(svg)
}

/// "31 August 2026", or for a month "August 2026".
pub fn name(desk: Desk, unit: Unit, day: NaiveDate) -> String {
    let curriculum = desk.curriculum();
    let month = curriculum.language.months.get(day.month0() as usize).map_or("", String::as_str);
    let year = day.year().to_string();
    match unit {
        Unit::Week => {
            desk.phrase(Word::ChartDay, &[("day", &day.day().to_string()), ("month", month), ("year", &year)])
        }
        Unit::Month => desk.phrase(Word::ChartMonth, &[("month", month), ("year", &year)]),
    }
}

/// A row of a table: "31 August", since weeks are told of half a year at most, or "August 2026".
pub fn row_name(desk: Desk, unit: Unit, day: NaiveDate) -> String {
    if unit == Unit::Month {
        return name(desk, unit, day);
    }
    let curriculum = desk.curriculum();
    let month = curriculum.language.months.get(day.month0() as usize).map_or("", String::as_str);
    desk.phrase(Word::ChartDayShort, &[("day", &day.day().to_string()), ("month", month)])
}

/// The same inside a sentence: "the week of 31 August 2026".
fn in_sentence(desk: Desk, unit: Unit, day: NaiveDate) -> String {
    match unit {
        Unit::Week => desk.phrase(Word::ChartWeekOf, &[("date", &name(desk, unit, day))]),
        Unit::Month => name(desk, unit, day),
    }
}

/// What the rows of a table are.
pub fn row_head(desk: Desk, unit: Unit) -> String {
    desk.say(match unit {
        Unit::Week => Word::ChartWeek,
        Unit::Month => Word::ChartMonthHead,
    })
}

/// "Stress: lower than at first. 7 of 10 in …, 4 of 10 in …." Whether that is good is not for a chart to say.
pub fn moved(
    desk: Desk,
    name: &str,
    unit: Unit,
    most: i32,
    ends: Option<(Point, Point)>,
    only: Option<&Point>,
) -> String {
    let most = most.to_string();
    let told = |point: &Point| (point.value.to_string(), in_sentence(desk, unit, point.from));
    let Some((first, last)) = ends else {
        let (value, when) = only.map(told).unwrap_or_default();
        return desk.phrase(Word::ChartOne, &[("name", name), ("value", &value), ("most", &most), ("when", &when)]);
    };
    let word = match last.value.cmp(&first.value) {
        std::cmp::Ordering::Less => Word::ChartLower,
        std::cmp::Ordering::Equal => Word::ChartSame,
        std::cmp::Ordering::Greater => Word::ChartHigher,
    };
    let ((from, first), (to, last)) = (told(&first), told(&last));
    desk.phrase(
        word,
        &[("name", name), ("from", &from), ("to", &to), ("most", &most), ("first", &first), ("last", &last)],
    )
}

/// One question over time, as a whole; nothing where it was never answered.
pub fn course(
    desk: Desk,
    id: &str,
    name: String,
    head: String,
    (unit, points): (Unit, Vec<Point>),
    most: i32,
) -> Option<AnyView> {
    let only = points.last()?;
    let says = moved(desk, &name, unit, most, change(&points), Some(only));
    let rows = points.iter().map(|point| vec![row_name(desk, unit, point.from), point.value.to_string()]).collect();
    let picture = lines(desk, &Lines { dots: &points, squares: &[], unit, most });
    let of = Told { name, says, key: String::new(), heads: vec![row_head(desk, unit), head], rows };
    Some(told(desk, id, of, picture))
}
