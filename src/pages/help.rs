//! Help now: numbers first, then tools, everything else after. It never asks where anybody is, and it cannot call anyone.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Country, Shelf};
use crate::ui::desk::Desk;
use crate::ui::list;
use crate::ui::safety;
use crate::workbook::{Edit, Setting};

/// The page.
pub(super) fn page(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let page = curriculum.pages.iter().find(|page| page.id == "help").cloned();
    let title = page.as_ref().map(|page| page.title.clone());
    let html = page.as_ref().map(|page| desk.prose(&page.html));
    let heading = move || {
        let name = safety::country(desk).map(|country| country.name).unwrap_or_default();
        desk.phrase(Word::NumbersFor, &[("country", &name)])
    };
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="lead">{desk.say(Word::HelpLead)}</p>
        <h2>{heading}</h2>
        {safety::lines(desk, Vec::new(), "calls calls-big")}
        {tools(desk)}
        {hard_moments(desk)}
        {choose(desk)}
        <div class="prose" inner_html=html></div>
        {elsewhere(desk, &curriculum.safety.countries)}
        {page.map(|page| safety::sources(desk, &page.sources))}
        {line_sources(desk)}
    }
    .into_any()
}

/// Something to do now, two taps from anywhere.
fn tools(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let stages = curriculum.on(Shelf::Tools).map(|stage| {
        view! {
            <h2>{stage.title.clone()}</h2>
            <p>{stage.summary.clone()}</p>
            {list::cards(desk, stage)}
        }
    });
    stages.collect_view().into_any()
}

/// What helps when nobody is in danger: the cards for hard moments, two taps from anywhere.
fn hard_moments(desk: Desk) -> AnyView {
    let curriculum = desk.curriculum();
    let stages = curriculum.on(Shelf::Hard).map(|stage| {
        view! {
            <h2>{stage.title.clone()}</h2>
            <p>{desk.say(Word::HelpHard)}</p>
            {list::cards(desk, stage)}
        }
    });
    stages.collect_view().into_any()
}

/// Country and own number: for the app only, since a page without it cannot keep them.
fn choose(desk: Desk) -> AnyView {
    let chosen = move || safety::country(desk).map(|country| country.id.to_string()).unwrap_or_default();
    let curriculum = desk.curriculum();
    let options = curriculum.safety.countries.iter().map(|country| {
        let id = country.id.to_string();
        let own = id.clone();
        view! { <option value=id prop:selected=move || chosen() == own>{country.name.clone()}</option> }
    });
    let number = desk.store.peek(|workbook| workbook.setting(Setting::OwnNumber).map(str::to_owned));
    let put_number = move |event| {
        let number = Some(event_target_value(&event)).filter(|number| !number.trim().is_empty());
        desk.store.edit(Edit::Set(Setting::OwnNumber, number));
    };
    view! {
        <div class="needs-app">
            <div class="field">
                <label class="label" for="country">{desk.say(Word::CountryLabel)}</label>
                <p class="hint" id="country-hint">{desk.say(Word::CountryHint)}</p>
                <select
                    class="input"
                    id="country"
                    aria-describedby="country-hint"
                    autocomplete="off"
                    on:change=move |event| desk.store.edit(Edit::Set(Setting::Country, Some(event_target_value(&event))))
                >
                    {options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="label" for="own-number">{desk.say(Word::OwnNumberLabel)}</label>
                <p class="hint" id="own-number-hint">{desk.say(Word::OwnNumberHint)}</p>
                <input
                    class="input input-short"
                    type="tel"
                    id="own-number"
                    aria-describedby="own-number-hint"
                    autocomplete="off"
                    prop:value=number
                    on:input=put_number
                />
            </div>
        </div>
    }
    .into_any()
}

/// Every other country's numbers, folded away: they can be read without the app, too.
fn elsewhere(desk: Desk, countries: &[Country]) -> AnyView {
    let items = countries.iter().map(|country| {
        let lines = country.lines.iter().map(|line| safety::call(desk, line)).collect_view();
        view! {
            <details class="more">
                <summary>{desk.phrase(Word::NumbersFor, &[("country", &country.name)])}</summary>
                <ul class="calls">{lines}</ul>
            </details>
        }
    });
    view! {
        <h2>{desk.say(Word::AllCountries)}</h2>
        {items.collect_view()}
    }
    .into_any()
}

/// Where the numbers were read, and when.
fn line_sources(desk: Desk) -> AnyView {
    let view = move || {
        let country = safety::country(desk)?;
        let curriculum = desk.curriculum();
        let items = country.lines.iter().map(|line| {
            let checked = crate::workbook::answer::date_in_words(&curriculum, line.source.checked);
            let checked = desk.phrase(Word::CheckedOn, &[("date", &checked)]);
            view! { <li>{line.name.clone()} ": " {line.source.text.clone()} " " {checked}</li> }
        });
        Some(view! {
            <details class="more">
                <summary>{desk.say(Word::NumberSources)}</summary>
                <ul>{items.collect_view()}</ul>
            </details>
        })
    };
    view.into_any()
}
