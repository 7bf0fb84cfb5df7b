//! Choosing among the parts of a workbook or of a file, folded away until somebody wants it. What belongs to which part is
//! decided in `backup`.

use leptos::prelude::*;
use std::collections::BTreeSet;

use crate::backup::{PartOf, part_of};
use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::workbook::Key;

/// The parts that a person leaves out.
pub type LeftOut = RwSignal<BTreeSet<PartOf>>;

/// The choice, with everything chosen at first; none where there are not two parts to choose between.
pub fn choice(desk: Desk, fold: Word, parts: &[(PartOf, usize)], left_out: LeftOut) -> Option<AnyView> {
    let boxes: Vec<AnyView> = parts.iter().map(|(part, count)| one(desk, part.clone(), *count, left_out)).collect();
    let view = view! {
        <details class="more needs-app">
            <summary>{desk.say(fold)}</summary>
            <fieldset class="field">
                <legend class="label">{desk.say(Word::PartsWhich)}</legend>
                {boxes}
            </fieldset>
        </details>
    };
    (parts.len() > 1).then(|| view.into_any())
}

fn one(desk: Desk, part: PartOf, count: usize, left_out: LeftOut) -> AnyView {
    let curriculum = desk.curriculum();
    let title = match &part {
        PartOf::Stage(id) => curriculum.stage(id).map(|stage| stage.title.clone()).unwrap_or_default(),
        PartOf::Rest => desk.say(Word::PartsRest),
    };
    let words = desk.phrase(Word::PartsLine, &[("title", &title), ("n", &count.to_string())]);
    let shown = part.clone();
    let turn = move |_| {
        left_out.update(|left_out| {
            if !left_out.remove(&part) {
                left_out.insert(part.clone());
            }
        });
    };
    view! {
        <label class="option">
            <input
                type="checkbox"
                name=words.clone()
                autocomplete="off"
                prop:checked=move || left_out.with(|left_out| !left_out.contains(&shown))
                on:change=turn
            />
            <span>{words}</span>
        </label>
    }
    .into_any()
}

/// Says of a record whether its part is wanted.
pub fn wanted(desk: Desk, left_out: BTreeSet<PartOf>) -> impl Fn(&Key) -> bool {
    let curriculum = desk.curriculum();
    move |key| !left_out.contains(&part_of(&curriculum, key))
}
