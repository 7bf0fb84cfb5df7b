//! The rows of a group: add, change, move, remove and bring back. A removed row keeps its answers.

use leptos::prelude::*;

use super::page_of;
use crate::curriculum::words::Word;
use crate::curriculum::{Group, GroupText, Worksheet};
use crate::platform::{clock, document};
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::{entry, more, who};
use crate::workbook::progress::{place_after, row_name};
use crate::workbook::{Direction, Edit, RowId};

/// A row that was removed on this page and can be brought back, by its name.
type Removed = RwSignal<Option<(RowId, String)>>;

/// The page.
pub(super) fn page(desk: Desk, sheet: &Worksheet, group: &Group, text: &GroupText) -> AnyView {
    let place = Place::Group(group.id.clone());
    let next = desk.href(&Route::Worksheet(sheet.id.clone(), place_after(sheet, &place)));
    let removed = Removed::new(None);
    view! {
        <p class="place">{page_of(desk, sheet, &place)}</p>
        <h1 tabindex="-1">{group.title.clone()}</h1>
        <div class="prose" inner_html=desk.prose(&text.intro)></div>
        {undo(desk, sheet, group, removed)}
        {rows(desk, sheet, group, text, removed)}
        {add(desk, sheet, group, text)}
        {who::can_see(desk)}
        <div class="actions"><a class="btn btn-primary" href=next>{desk.say(Word::GoOn)}</a></div>
    }
    .into_any()
}

/// The row's name, or "Goal 2" while it has none.
fn name(desk: Desk, sheet: &Worksheet, group: &Group, row: &RowId, number: usize) -> String {
    let curriculum = desk.curriculum();
    desk.store
        .read(|workbook| row_name(&curriculum, workbook, sheet, group, row))
        .unwrap_or_else(|| desk.phrase(Word::RowUnnamed, &[("one", &group.one), ("n", &number.to_string())]))
}

fn rows(desk: Desk, sheet: &Worksheet, group: &Group, text: &GroupText, removed: Removed) -> AnyView {
    let empty = text.empty.clone();
    let (sheet, group) = (sheet.clone(), group.clone());
    let shown = RwSignal::new(more::PAGE);
    let view = move || {
        let rows = desk.store.read(|workbook| workbook.rows(&sheet.id, &group.id));
        if rows.is_empty() {
            return view! { <p class="empty">{empty.clone()}</p> }.into_any();
        }
        let last = rows.len() - 1;
        let one = |(index, row)| row_view(desk, &sheet, &group, row, index, index == last, removed);
        let all = rows.iter().enumerate();
        if !group.log {
            return view! { <ol class="rows">{all.map(one).collect_view()}</ol> }.into_any();
        }
        let items: Vec<AnyView> = all.rev().take(shown.get()).map(one).collect();
        view! {
            <ol class="rows">{items}</ol>
            {more::older(desk, shown, rows.len())}
        }
        .into_any()
    };
    view.into_any()
}

fn row_view(
    desk: Desk,
    sheet: &Worksheet,
    group: &Group,
    row: &RowId,
    index: usize,
    is_last: bool,
    removed: Removed,
) -> AnyView {
    let name = name(desk, sheet, group, row, index + 1);
    let change = group.steps.first().map(|step| {
        let place = Place::Row(group.id.clone(), row.clone(), step.id.clone());
        desk.href(&Route::Worksheet(sheet.id.clone(), place))
    });
    let button = |word: Word, id: &str, act: Box<dyn Fn()>| {
        let spoken = name.clone();
        view! {
            <button class="btn-link" type="button" id=format!("{id}-{row}") on:click=move |_| act()>
                {desk.say(word)} <span class="sr-only">" " {spoken}</span>
            </button>
        }
    };
    let up =
        (index > 0 && !group.log).then(|| button(Word::MoveUp, "up", moving(desk, sheet, group, row, Direction::Up)));
    let down = (!is_last && !group.log)
        .then(|| button(Word::MoveDown, "down", moving(desk, sheet, group, row, Direction::Down)));
    let remove = button(Word::Remove, "remove", removing(desk, sheet, group, row, name.clone(), removed));
    view! {
        <li>
            <h2 class="row-name">{name.clone()}</h2>
            <div class="row-actions">
                <a class="btn-link" href=change id=format!("change-{row}")>
                    {desk.say(Word::Change)} <span class="sr-only">" " {name.clone()}</span>
                </a>
                {up}
                {down}
                {remove}
            </div>
        </li>
    }
    .into_any()
}

fn moving(desk: Desk, sheet: &Worksheet, group: &Group, row: &RowId, to: Direction) -> Box<dyn Fn()> {
    let (sheet, group, row) = (sheet.id.clone(), group.id.clone(), row.clone());
    Box::new(move || {
        desk.store.edit(Edit::MoveRow(sheet.clone(), group.clone(), row.clone(), to));
        // The list was drawn anew; the focus goes back to the button, or to the row where that button is gone.
        let (same, instead) = match to {
            Direction::Up => (format!("up-{row}"), format!("change-{row}")),
            Direction::Down => (format!("down-{row}"), format!("change-{row}")),
        };
        clock::after(0, move || {
            let _ = document::focus(&format!("#{same}")) || document::focus(&format!("#{instead}"));
        });
    })
}

fn removing(
    desk: Desk,
    sheet: &Worksheet,
    group: &Group,
    row: &RowId,
    name: String,
    removed: Removed,
) -> Box<dyn Fn()> {
    let (sheet, group, row) = (sheet.id.clone(), group.id.clone(), row.clone());
    Box::new(move || {
        desk.store.edit(Edit::SetRowRemoved(sheet.clone(), group.clone(), row.clone(), true));
        removed.set(Some((row.clone(), name.clone())));
        clock::after(0, || {
            document::focus_into_view("#undo");
        });
    })
}

/// "Removed … Undo", which stays until one leaves the page.
fn undo(desk: Desk, sheet: &Worksheet, group: &Group, removed: Removed) -> AnyView {
    let (sheet, group) = (sheet.id.clone(), group.id.clone());
    let view = move || {
        removed.get().map(|(row, name)| {
            let (sheet, group) = (sheet.clone(), group.clone());
            let back = move |_| {
                desk.store.edit(Edit::SetRowRemoved(sheet.clone(), group.clone(), row.clone(), false));
                removed.set(None);
                let row = row.clone();
                clock::after(0, move || {
                    document::focus_into_view(&format!("#change-{row}"));
                });
            };
            view! {
                <div class="undo">
                    <p>{desk.phrase(Word::RowRemoved, &[("name", &name)])}</p>
                    <button class="btn-link" type="button" id="undo" on:click=back>{desk.say(Word::Undo)}</button>
                </div>
            }
        })
    };
    view! { <div role="status">{view}</div> }.into_any()
}

fn add(desk: Desk, sheet: &Worksheet, group: &Group, text: &GroupText) -> AnyView {
    let (sheet, group) = (sheet.id.clone(), group.clone());
    let full = {
        let (sheet, group) = (sheet.clone(), group.clone());
        Memo::new(move |_| {
            let count = desk.store.read(|workbook| workbook.rows(&sheet, &group.id).len());
            group.max.is_some_and(|max| count >= max as usize)
        })
    };
    let words = text.add.clone();
    let max = group.max.unwrap_or_default().to_string();
    let go = move |_| {
        let row = desk.store.new_row();
        if group.log {
            entry::begin(desk, &sheet, &group.id, &row, Vec::new());
        } else {
            desk.store.edit(Edit::AddRow(sheet.clone(), group.id.clone(), row.clone()));
        }
        if let Some(step) = group.steps.first() {
            desk.go(Route::Worksheet(sheet.clone(), Place::Row(group.id.clone(), row, step.id.clone())));
        }
    };
    view! {
        <p hidden=move || full.get()>
            <button class="btn" type="button" on:click=go>{words}</button>
        </p>
        <p class="quiet" hidden=move || !full.get()>{desk.phrase(Word::RowsFull, &[("n", &max)])}</p>
    }
    .into_any()
}
