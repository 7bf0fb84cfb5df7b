//! The page for the fridge and the card for the wallet: lines of the plan that the person chooses. What does not fit is said,
//! and never cut.

use leptos::prelude::*;
use std::collections::BTreeSet;

use super::gap;
use crate::curriculum::Short;
use crate::curriculum::words::Word;
use crate::route::Paper;
use crate::ui::desk::Desk;
use crate::ui::{print, safety};
use crate::workbook::plan::plan;
use crate::workbook::plan::short::{CARD, Item, PAGE, Section, Sheet, sections};
use crate::workbook::{Edit, Setting};

/// One of the two sheets, and what is chosen for it.
#[derive(Clone, Copy)]
struct Choice {
    desk: Desk,
    setting: Setting,
    /// The sides of the sheet, each with the sections on it.
    sides: Memo<Vec<Vec<Section>>>,
    chosen: Memo<BTreeSet<String>>,
    size: Sheet,
}

/// The page below its heading.
pub(super) fn inside(desk: Desk, paper: Paper) -> AnyView {
    let fridge = paper == Paper::Fridge;
    let (page, setting, size) =
        if fridge { (Short::Fridge, Setting::Fridge, PAGE) } else { (Short::Wallet, Setting::Wallet, CARD) };
    let sides = Memo::new(move |_| {
        let curriculum = desk.curriculum();
        let all = desk.store.read(|workbook| sections(&plan(&curriculum, workbook), page));
        if fridge {
            return vec![all];
        }
        let (people, first) = all.into_iter().partition(|section| section.people);
        vec![people, first]
    });
    let chosen = Memo::new(move |_| {
        let kept = desk.store.read(|workbook| workbook.setting(setting).map(str::to_owned));
        kept.map(|keys| keys.split_whitespace().map(str::to_owned).collect()).unwrap_or_else(|| {
            sides.with(|sides| sides.iter().flat_map(|sections| size.first_choice(sections)).collect())
        })
    });
    let choice = Choice { desk, setting, sides, chosen, size };
    let class = if fridge { "fridge" } else { "wallet" };
    view! {
        {move || gaps(desk, page)}
        {choice.chooser()}
        {print::offer(desk, Word::Print)}
        <div class=class>{move || choice.sheet(!fridge)}</div>
    }
    .into_any()
}

/// The parts that belong on the sheet and have nothing in them yet.
fn gaps(desk: Desk, page: Short) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    desk.store.read(|workbook| {
        let parts = plan(&curriculum, workbook);
        let empty = parts.iter().filter(|view| view.part.on.contains(&page) && view.entries.is_empty());
        let gaps: Vec<AnyView> = empty
            .map(|view| view! { <li><strong>{view.part.title.clone()}</strong> {gap(desk, view)}</li> }.into_any())
            .collect();
        (!gaps.is_empty()).then(|| view! { <ul class="plain no-print">{gaps}</ul> }.into_any())
    })
}

impl Choice {
    /// Every line there is, to tick or leave out, and what to do where they are too many.
    fn chooser(self) -> AnyView {
        let Self { desk, sides, chosen, size, .. } = self;
        let note = move || {
            let over = sides.with(|sides| {
                let over =
                    |side: &Vec<Section>| chosen.with(|chosen| size.taken(side, chosen).saturating_sub(size.lines));
                sides.iter().map(over).sum::<usize>()
            });
            let on = chosen.with(BTreeSet::len).to_string();
            let total =
                sides.with(|sides| sides.iter().flatten().map(|part| part.items.len()).sum::<usize>()).to_string();
            match over {
                0 => desk.phrase(Word::SheetCount, &[("n", &on), ("total", &total)]),
                over => desk.phrase(Word::SheetOver, &[("n", &over.to_string())]),
            }
        };
        let all =
            move || sides.with(|sides| sides.iter().flatten().map(|section| self.section(section)).collect_view());
        let some = Memo::new(move |_| sides.with(|sides| sides.iter().any(|side| !side.is_empty())));
        let chooser = move || {
            view! {
                <div class="needs-app no-print">
                    <p role="status">{note}</p>
                    <details class="more">
                        <summary>{desk.say(Word::SheetChoose)}</summary>
                        <fieldset class="field" aria-describedby="sheet-hint">
                            <legend class="label">{desk.say(Word::SheetWhich)}</legend>
                            <p class="hint" id="sheet-hint">{desk.say(Word::SheetHint)}</p>
                            {all}
                        </fieldset>
                    </details>
                </div>
            }
        };
        view! { {move || some.get().then(chooser)} }.into_any()
    }

    fn section(self, section: &Section) -> AnyView {
        let options = section.items.iter().map(|item| {
            let (key, own) = (item.key.clone(), item.key.clone());
            view! {
                <label class="option">
                    <input
                        type="checkbox"
                        name=format!("line-{}", item.key)
                        autocomplete="off"
                        prop:checked=move || self.chosen.with(|chosen| chosen.contains(&own))
                        on:change=move |_| self.toggle(&key)
                    />
                    <span>{lines(item)}</span>
                </label>
            }
        });
        view! {
            <p><strong>{section.title.clone()}</strong></p>
            {options.collect_view()}
        }
        .into_any()
    }

    fn toggle(self, key: &str) {
        let mut chosen = self.chosen.get_untracked();
        if !chosen.remove(key) {
            chosen.insert(key.to_owned());
        }
        let keys = chosen.into_iter().collect::<Vec<_>>().join(" ");
        self.desk.store.edit(Edit::Set(self.setting, Some(keys)));
    }

    /// The sheet as it is printed. A card carries the crisis lines too.
    fn sheet(self, card: bool) -> AnyView {
        let sides = self.sides.with(|sides| {
            let sides = sides.iter().enumerate().map(|(at, side)| {
                let sections = self.chosen.with(|chosen| shown(side, chosen));
                let calls = (card && at == 1).then(|| safety::short_lines(self.desk));
                (!sections.is_empty() || calls.is_some()).then(|| view! { <div class="side">{sections} {calls}</div> })
            });
            sides.collect_view()
        });
        sides.into_any()
    }
}

/// The lines that were chosen, under their headings.
fn shown(sections: &[Section], chosen: &BTreeSet<String>) -> Vec<AnyView> {
    let section = |section: &Section| {
        let items: Vec<AnyView> = section
            .items
            .iter()
            .filter(|item| chosen.contains(&item.key))
            .map(|item| view! { <li>{lines(item)}</li> }.into_any())
            .collect();
        (!items.is_empty())
            .then(|| view! { <h2>{section.title.clone()}</h2> <ul class="plain">{items}</ul> }.into_any())
    };
    sections.iter().filter_map(section).collect()
}

/// A line with its name, or the lines of a row one below the other.
pub(super) fn lines(item: &Item) -> AnyView {
    let lines = item.lines.iter().map(|(label, text)| {
        view! { <span class="brief"><strong>{label.clone()}</strong> " " <span class="words">{text.clone()}</span></span> }
    });
    lines.collect_view().into_any()
}
