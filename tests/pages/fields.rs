//! Questions and controls: each is named, described, and leaves no trace in the browser's own memory.

use crate::{Page, all, around, inside, on_every_page, on_pages, says_something, tag, words_of};
use scraper::{ElementRef, Html};
use std::collections::{HashMap, HashSet};

const CONTROLS: &str = "input, textarea, select";

/// The accessible name of a control, as a browser works it out.
fn name(document: &Html, control: ElementRef<'_>) -> String {
    if let Some(ids) = control.value().attr("aria-labelledby") {
        return ids.split_whitespace().map(|id| text_of_id(document, id)).collect::<Vec<_>>().join(" ");
    }
    if let Some(label) = control.value().attr("aria-label") {
        return label.to_owned();
    }
    let id = control.value().id().unwrap_or_default();
    let pointing = all(document, "label[for]").into_iter().find(|label| label.value().attr("for") == Some(id));
    let wrapping = || around(control).find(|element| element.value().name() == "label");
    pointing.or_else(wrapping).map(words_of).unwrap_or_default()
}

fn text_of_id(document: &Html, id: &str) -> String {
    let found = all(document, "[id]").into_iter().find(|element| element.value().id() == Some(id));
    found.map(words_of).unwrap_or_default()
}

/// A control that is one of several answers to a question.
fn is_one_of_a_set(control: ElementRef<'_>) -> bool {
    matches!(control.value().attr("type"), Some("radio" | "checkbox"))
}

/// The set round a control: a fieldset, or a group by role.
fn set_of<'d>(control: ElementRef<'d>) -> Option<ElementRef<'d>> {
    around(control)
        .find(|element| element.value().name() == "fieldset" || element.value().attr("role") == Some("group"))
}

#[test]
fn every_control_has_a_name() {
    on_every_page(|page, document, faults| {
        for control in all(document, CONTROLS) {
            let name = name(document, control);
            faults.unless(says_something(&name), page, || format!("{} has no name", tag(control)));
        }
    });
}

#[test]
fn a_label_that_is_seen_is_the_name_that_is_heard() {
    on_every_page(|page, document, faults| {
        for control in all(document, "[aria-label]").into_iter().filter(|element| is_one_of_a_set(*element)) {
            let Some(label) = around(control).find(|element| element.value().name() == "label") else { continue };
            let (seen, heard) = (words_of(label), control.value().attr("aria-label").unwrap_or_default());
            faults.unless(heard.starts_with(&seen), page, || format!("seen {seen:?}, heard {heard:?}"));
        }
    });
}

#[test]
fn every_set_of_answers_has_a_legend_or_a_name() {
    on_every_page(|page, document, faults| {
        for fieldset in all(document, "fieldset") {
            let first = fieldset.child_elements().next();
            let legend = first.filter(|first| first.value().name() == "legend");
            let named = legend.is_some_and(|legend| says_something(&words_of(legend)));
            faults.unless(named, page, || format!("{} does not begin with a legend", tag(fieldset)));
            let controls = inside(fieldset, "input").len();
            faults.unless(controls > 1, page, || format!("{} holds {controls} controls", tag(fieldset)));
        }
        for group in all(document, "[role=group]") {
            let named = ["aria-label", "aria-labelledby"].iter().any(|name| group.value().attr(name).is_some());
            faults.unless(named, page, || format!("{} has no name", tag(group)));
        }
        for control in all(document, CONTROLS).into_iter().filter(|control| is_one_of_a_set(*control)) {
            faults.unless(set_of(control).is_some(), page, || format!("{} is in no set", tag(control)));
        }
    });
}

#[test]
fn every_control_is_described_itself_or_with_its_set() {
    on_every_page(|page, document, faults| {
        for control in all(document, CONTROLS) {
            let itself = control.value().attr("aria-describedby").is_some();
            let sets = || around(control).any(|element| element.value().attr("aria-describedby").is_some());
            let described = itself || (is_one_of_a_set(control) && sets());
            faults.unless(described, page, || format!("{} is not described", tag(control)));
        }
        for described in all(document, "[aria-describedby]") {
            let ids = described.value().attr("aria-describedby").unwrap_or_default();
            for id in ids.split_whitespace() {
                let text = text_of_id(document, id);
                faults.unless(says_something(&text), page, || format!("{id} describes nothing"));
            }
        }
    });
}

#[test]
fn no_field_is_kept_by_the_browser() {
    on_every_page(|page, document, faults| {
        for control in all(document, CONTROLS) {
            let kept = control.value().attr("autocomplete") != Some("off");
            faults.unless(!kept, page, || format!("{} has no autocomplete=\"off\"", tag(control)));
        }
    });
}

#[test]
fn nothing_is_asked_for_or_chosen_beforehand() {
    // Everything may be skipped, nothing is filled in for the person, and no native check stops them.
    on_every_page(|page, document, faults| {
        let pushed = "[required], [checked], [pattern], [maxlength], [minlength], [min], [max], [readonly], [disabled]";
        for control in all(document, pushed) {
            faults.unless(false, page, || tag(control));
        }
        for control in
            all(document, "input[type=text], input[type=tel], input[type=date], input[type=time], input:not([type])")
        {
            faults.unless(control.value().attr("value").is_none(), page, || format!("{} is filled in", tag(control)));
        }
        for area in all(document, "textarea") {
            faults.unless(area.text().next().is_none(), page, || format!("{} is filled in", tag(area)));
        }
        for form in all(document, "form") {
            faults.unless(form.value().attr("novalidate").is_some(), page, || "a form that the browser checks".into());
            faults.unless(form.value().attr("action").is_none(), page, || "a form that sends somewhere".into());
        }
    });
}

#[test]
fn only_calm_kinds_of_control_are_used() {
    let kinds = ["text", "search", "tel", "date", "time", "radio", "checkbox", "password", "file"];
    on_every_page(move |page, document, faults| {
        for input in all(document, "input") {
            let kind = input.value().attr("type").unwrap_or_default();
            faults.unless(kinds.contains(&kind), page, || tag(input));
        }
    });
}

#[test]
fn every_button_says_what_kind_it_is() {
    on_every_page(|page, document, faults| {
        for button in all(document, "button") {
            let kind = button.value().attr("type").unwrap_or_default();
            faults.unless(matches!(kind, "button" | "submit"), page, || tag(button));
            let in_form = around(button).any(|element| element.value().name() == "form");
            faults.unless(kind != "submit" || in_form, page, || format!("{} sends no form", tag(button)));
        }
        for pressed in all(document, "[role=button], [role=link], [role=checkbox], [role=radio]") {
            faults.unless(false, page, || format!("{} is not a real control", tag(pressed)));
        }
    });
}

#[test]
fn buttons_of_choice_belong_to_one_question() {
    on_every_page(|page, document, faults| {
        let mut by_name: HashMap<&str, Vec<ElementRef<'_>>> = HashMap::new();
        for control in all(document, "input[type=radio], input[type=checkbox]") {
            by_name.entry(control.value().attr("name").unwrap_or_default()).or_default().push(control);
        }
        faults.unless(!by_name.contains_key(""), page, || "a button of choice without a name".into());
        for (name, controls) in by_name {
            let names: HashSet<String> = controls.iter().map(|control| self::name(document, *control)).collect();
            faults.unless(names.len() == controls.len(), page, || format!("{name}: two answers are called the same"));
            let kinds: HashSet<_> = controls.iter().map(|control| control.value().attr("type")).collect();
            let radios = controls.iter().filter(|control| control.value().attr("type") == Some("radio")).count();
            faults.unless(radios != 1, page, || format!("{name}: one radio button alone can't be taken back"));
            // "I'm not sure" stands beside boxes to tick as well.
            faults.unless(kinds.len() <= 2, page, || format!("{name}: {kinds:?}"));
            let fields: HashSet<_> = controls.iter().filter_map(|control| question_of(*control)).collect();
            faults.unless(fields.len() <= 1, page, || format!("{name} is shared by {} questions", fields.len()));
        }
    });
}

/// The question round a control, by the place of its element in the page.
fn question_of(control: ElementRef<'_>) -> Option<impl Eq + std::hash::Hash> {
    around(control).find(|element| element.value().classes().any(|class| class == "field")).map(|field| field.id())
}

#[test]
fn a_page_asks_one_to_three_questions() {
    on_pages(Page::asks, |page, document, faults| {
        let count = all(document, "main form .field").len();
        faults.unless((1..=3).contains(&count), page, || format!("{count} questions"));
    });
}
