//! What helps when others may see the screen: each thing explained, with its limits, before it can be turned on.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::workbook::{Edit, Setting};

/// Written under a setting that is on.
const ON: &str = "on";

/// The section.
pub(super) fn section(desk: Desk) -> AnyView {
    let name = desk.say(Word::PlainName);
    let exit = [Word::ExitAbout, Word::ExitWays, Word::ExitInstalled, Word::ExitLimits].map(|word| desk.say(word));
    let plain = [
        desk.phrase(Word::PlainAbout, &[("name", &name)]),
        desk.say(Word::PlainLimits),
        desk.say(Word::PlainInstalled),
    ];
    let cover = [Word::CoverAbout, Word::CoverLimits].map(|word| desk.say(word));
    view! {
        <h2>{desk.say(Word::DiscreetTitle)}</h2>
        <p>{desk.say(Word::DiscreetLead)}</p>
        {choice(desk, Setting::QuickExit, Word::ExitTitle, exit.into(), Word::ExitOn)}
        {choice(desk, Setting::PlainName, Word::PlainTitle, plain.into(), Word::PlainOn)}
        {choice(desk, Setting::Cover, Word::CoverTitle, cover.into(), Word::CoverOn)}
    }
    .into_any()
}

fn choice(desk: Desk, setting: Setting, title: Word, about: Vec<String>, label: Word) -> AnyView {
    let is_on = Memo::new(move |_| desk.store.read(|workbook| workbook.is_on(setting)));
    let put = move |event| {
        let on = event_target_checked(&event);
        desk.store.edit(Edit::Set(setting, on.then(|| ON.to_owned())));
    };
    view! {
        <h3>{desk.say(title)}</h3>
        {about.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        <div class="field needs-app">
            <label class="option">
                <input type="checkbox" autocomplete="off" prop:checked=is_on on:change=put />
                <span>{desk.say(label)}</span>
            </label>
        </div>
    }
    .into_any()
}
