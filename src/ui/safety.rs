//! Crisis lines and the cards that answers open. They inform; they never block, call or send.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Card, CardId, Country, Line, LineRole, Source};
use crate::ui::desk::Desk;
use crate::workbook::Setting;

/// The country whose lines are shown: the person's choice, or the first of the content.
pub fn country(desk: Desk) -> Option<Country> {
    let chosen = desk.own.read(|workbook| workbook.setting(Setting::Country).map(str::to_owned));
    let curriculum = desk.curriculum();
    let countries = &curriculum.safety.countries;
    let found = chosen.and_then(|id| countries.iter().find(|country| country.id.as_str() == id));
    found.or_else(|| countries.first()).cloned()
}

/// The person's own number, where they gave one.
fn own_number(desk: Desk) -> Option<AnyView> {
    let number = desk.own.read(|workbook| workbook.setting(Setting::OwnNumber).map(str::to_owned))?;
    let number = Some(number.trim().to_owned()).filter(|number| !number.is_empty())?;
    Some(person(desk, &number, desk.say(Word::OwnNumberName)))
}

/// Somebody's number and name.
pub fn person(desk: Desk, number: &str, name: String) -> AnyView {
    view! {
        <li>
            {call_link(desk, number)}
            <p><strong>{name}</strong></p>
        </li>
    }
    .into_any()
}

/// The emergency number and the crisis line of the chosen country, and the person's own number, each in one line.
pub fn short_lines(desk: Desk) -> Option<AnyView> {
    let country = country(desk)?;
    let wanted = |role: LineRole| country.lines.iter().find(|line| line.role == role);
    let items = [LineRole::Emergency, LineRole::Crisis].into_iter().filter_map(wanted).map(|line| {
        let number = line.call.clone().or_else(|| line.text.clone());
        view! { <li class="brief"><strong>{line.name.clone()}</strong> " " {number}</li> }
    });
    Some(view! { <ul class="plain">{items.collect_view()}</ul> }.into_any())
}

/// The lines of the chosen country, of the given roles or all where none is given, and the person's own number.
pub fn lines(desk: Desk, roles: Vec<LineRole>, class: &'static str) -> impl IntoView {
    move || {
        let country = country(desk)?;
        let wanted = |line: &&Line| roles.is_empty() || roles.contains(&line.role);
        let mut items: Vec<AnyView> = country.lines.iter().filter(wanted).map(|line| call(desk, line)).collect();
        // The emergency number stays first.
        if let Some(own) = own_number(desk) {
            items.insert(1.min(items.len()), own);
        }
        Some(view! { <ul class=class>{items}</ul> })
    }
}

/// One line: its name, what it does, and links that call or text it.
pub fn call(desk: Desk, line: &Line) -> AnyView {
    let call = line.call.as_ref().map(|number| call_link(desk, number));
    let text = line.text.as_ref().map(|number| text_link(desk, number, line.text_word.as_deref()));
    view! {
        <li>
            {call}
            " "
            {text}
            <p><strong>{line.name.clone()}</strong> ". " {line.about.clone()}</p>
        </li>
    }
    .into_any()
}

/// A link that dials a number.
pub fn call_link(desk: Desk, number: &str) -> AnyView {
    let href = format!("tel:{}", dialled(number));
    let label = desk.phrase(Word::Call, &[("number", number)]);
    view! { <a href=href>{label}</a> }.into_any()
}

fn text_link(desk: Desk, number: &str, word: Option<&str>) -> AnyView {
    let href = match word {
        Some(word) => format!("sms:{}?body={word}", dialled(number)),
        None => format!("sms:{}", dialled(number)),
    };
    let label = match word {
        Some(word) => desk.phrase(Word::TextWord, &[("word", word), ("number", number)]),
        None => desk.phrase(Word::Text, &[("number", number)]),
    };
    view! { <a href=href>{label}</a> }.into_any()
}

/// The characters of a written number that a telephone dials.
fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '*' | '#')).collect()
}

/// A card from the content, by id.
pub fn card(desk: Desk, id: &CardId) -> Option<AnyView> {
    let curriculum = desk.curriculum();
    let card = curriculum.safety.cards.iter().find(|card| card.id == *id)?;
    Some(card_view(desk, card))
}

fn card_view(desk: Desk, card: &Card) -> AnyView {
    let heading = format!("card-{}", card.id);
    view! {
        <section class="card card-care" aria-labelledby=heading.clone()>
            <h2 id=heading.clone()>{card.title.clone()}</h2>
            {lines(desk, card.lines.clone(), "calls")}
            <div class="prose" inner_html=desk.prose(&card.html)></div>
            {sources_inline(desk, &card.sources)}
        </section>
    }
    .into_any()
}

/// Sources folded away under a card, where a list at the foot of the page would be out of reach.
fn sources_inline(desk: Desk, sources: &[Source]) -> Option<AnyView> {
    (!sources.is_empty()).then(|| {
        let items = sources.iter().map(|source| source_item(desk, source)).collect_view();
        view! {
            <details class="more">
                <summary>{desk.say(Word::Sources)}</summary>
                <ol>{items}</ol>
            </details>
        }
        .into_any()
    })
}

/// The list of sources at the foot of a page.
pub fn sources(desk: Desk, sources: &[Source]) -> Option<AnyView> {
    (!sources.is_empty()).then(|| {
        let items = sources.iter().map(|source| source_item(desk, source)).collect_view();
        view! {
            <section class="sources" aria-labelledby="sources">
                <h2 id="sources">{desk.say(Word::Sources)}</h2>
                <ol>{items}</ol>
            </section>
        }
        .into_any()
    })
}

fn source_item(desk: Desk, source: &Source) -> AnyView {
    let curriculum = desk.curriculum();
    let checked = crate::workbook::answer::date_in_words(&curriculum, source.checked);
    let text = match &source.url {
        Some(url) => view! { <a href=url.clone() rel="noreferrer">{source.text.clone()}</a> }.into_any(),
        None => source.text.clone().into_any(),
    };
    view! {
        <li id=format!("source-{}", source.id) tabindex="-1">
            {text} " " <span class="quiet">{desk.phrase(Word::CheckedOn, &[("date", &checked)])}</span>
        </li>
    }
    .into_any()
}
