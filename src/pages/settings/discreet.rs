//! What helps when others may see the screen: each thing explained, with its limits, before it can be turned on.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::ui::desk::Desk;
use crate::workbook::{Edit, Setting};

/// Written under a setting that is on.
const ON: &str = "on";

/// One thing that can be turned on.
struct Help {
    setting: Setting,
    /// Its name among the controls of the page.
    id: &'static str,
    title: Word,
    about: Vec<String>,
    /// What it can't do.
    limits: String,
    label: Word,
}

/// The section.
pub(super) fn section(desk: Desk) -> AnyView {
    view! {
        <h2>{desk.say(Word::DiscreetTitle)}</h2>
        <p>{desk.say(Word::DiscreetLead)}</p>
        {helps(desk).map(|help| choice(desk, help)).collect_view()}
    }
    .into_any()
}

fn helps(desk: Desk) -> [Help; 3] {
    let name = desk.say(Word::PlainName);
    [
        Help {
            setting: Setting::QuickExit,
            id: "quick-exit",
            title: Word::ExitTitle,
            about: [Word::ExitAbout, Word::ExitWays, Word::ExitInstalled].map(|word| desk.say(word)).into(),
            limits: desk.say(Word::ExitLimits),
            label: Word::ExitOn,
        },
        Help {
            setting: Setting::PlainName,
            id: "plain-name",
            title: Word::PlainTitle,
            about: vec![desk.phrase(Word::PlainAbout, &[("name", &name)]), desk.say(Word::PlainInstalled)],
            limits: desk.say(Word::PlainLimits),
            label: Word::PlainOn,
        },
        Help {
            setting: Setting::Cover,
            id: "cover",
            title: Word::CoverTitle,
            about: vec![desk.say(Word::CoverAbout)],
            limits: desk.say(Word::CoverLimits),
            label: Word::CoverOn,
        },
    ]
}

fn choice(desk: Desk, help: Help) -> AnyView {
    let Help { setting, id, title, about, limits, label } = help;
    let described_by = format!("{id}-limits");
    view! {
        <h3>{desk.say(title)}</h3>
        {about.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        <p id=described_by.clone()>{limits}</p>
        <fieldset class="field needs-app" aria-describedby=described_by id=id>
            <legend class="label">{desk.say(label)}</legend>
            {option(desk, setting, id, false)}
            {option(desk, setting, id, true)}
        </fieldset>
    }
    .into_any()
}

fn option(desk: Desk, setting: Setting, name: &'static str, on: bool) -> AnyView {
    let chosen = move || desk.store.read(|workbook| workbook.is_on(setting)) == on;
    let put = move |_| desk.store.edit(Edit::Set(setting, on.then(|| ON.to_owned())));
    view! {
        <label class="option">
            <input
                type="radio"
                name=name
                value=if on { "on" } else { "off" }
                autocomplete="off"
                prop:checked=chosen
                on:change=put
            />
            <span>{desk.say(if on { Word::On } else { Word::Off })}</span>
        </label>
    }
    .into_any()
}
