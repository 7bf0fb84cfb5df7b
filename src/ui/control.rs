//! The controls of a question, one for each kind. The only place that tells the kinds apart on screen.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use crate::curriculum::words::Word;
use crate::curriculum::{Choice, ChoiceId, FieldKind};
use crate::order;
use crate::platform::document;
use crate::ui::field::Asked;
use crate::workbook::answer::{self, read, typed};
use crate::workbook::{Value, Workbook};

/// The control for the question's kind.
pub fn control(asked: &Asked) -> AnyView {
    match &asked.field.kind {
        FieldKind::ShortText => line(asked, "text", None, "input"),
        FieldKind::LongText => area(asked),
        FieldKind::Phone => line(asked, "tel", Some("tel"), "input input-short"),
        FieldKind::Date => line(asked, "date", None, "input input-short"),
        FieldKind::Time => line(asked, "time", None, "input input-short"),
        FieldKind::Number { unit, .. } => {
            let input = line(asked, "text", Some("numeric"), "input input-short");
            let id = format!("{}-unit", asked.id);
            view! { <div class="with-unit">{input} <span id=id>{unit.clone()}</span></div> }.into_any()
        }
        kind @ FieldKind::Scale { .. } => scale(asked, kind),
        FieldKind::YesNo => {
            let radio = |yes: bool, word| {
                let label = asked.desk.say(word);
                option(asked, label, if yes { "yes" } else { "no" }, Value::YesNo(yes))
            };
            view! { {radio(true, Word::Yes)} {radio(false, Word::No)} }.into_any()
        }
        FieldKind::Choice(options) => {
            let radio = |choice: &Choice| {
                option(asked, choice.label.clone(), choice.id.as_str(), Value::Choice(choice.id.clone()))
            };
            options.iter().map(radio).collect_view().into_any()
        }
        FieldKind::Choices(options) | FieldKind::Checklist(options) => {
            options.iter().enumerate().map(|(at, choice)| tick(asked, options, at, choice)).collect_view().into_any()
        }
    }
}

/// One line of text. Every key press is stored at once; what others write shows only while the field has no focus.
fn line(asked: &Asked, kind: &'static str, inputmode: Option<&'static str>, class: &'static str) -> AnyView {
    let node = NodeRef::<html::Input>::new();
    let answer = asked.answer;
    let show = move || {
        // Leaving the page takes the focus away too, when there is nothing left to read.
        let Some(kept) = answer.try_get() else { return };
        let text = kept.as_ref().map(typed).unwrap_or_default();
        if let Some(input) =
            node.try_get().flatten().filter(|input| input.value() != text && !document::has_focus(input))
        {
            input.set_value(&text);
        }
    };
    Effect::new(move |_| show());
    let put = putter(asked);
    let (desk, held) = (asked.desk, asked.key.clone());
    let amiss = asked.amiss;
    let invalid = move || amiss.get().then_some("true");
    view! {
        <input
            node_ref=node
            class=class
            type=kind
            inputmode=inputmode
            id=asked.id.clone()
            aria-describedby=asked.described_by
            aria-invalid=invalid
            autocomplete="off"
            on:input=move |event| put(&event_target_value(&event))
            on:focus=move |_| desk.store.hold(held.clone())
            on:blur=move |_| {
                desk.store.release();
                show();
            }
        />
    }
    .into_any()
}

fn area(asked: &Asked) -> AnyView {
    let node = NodeRef::<html::Textarea>::new();
    let answer = asked.answer;
    let show = move || {
        // Leaving the page takes the focus away too, when there is nothing left to read.
        let Some(kept) = answer.try_get() else { return };
        let text = kept.as_ref().map(typed).unwrap_or_default();
        if let Some(area) = node.try_get().flatten().filter(|area| area.value() != text && !document::has_focus(area)) {
            area.set_value(&text);
        }
    };
    Effect::new(move |_| show());
    let put = putter(asked);
    let (desk, held) = (asked.desk, asked.key.clone());
    view! {
        <textarea
            node_ref=node
            class="input"
            rows="5"
            id=asked.id.clone()
            aria-describedby=asked.described_by
            autocomplete="off"
            on:input=move |event| put(&event_target_value(&event))
            on:focus=move |_| desk.store.hold(held.clone())
            on:blur=move |_| {
                desk.store.release();
                show();
            }
        ></textarea>
    }
    .into_any()
}

fn putter(asked: &Asked) -> impl Fn(&str) + 'static {
    let asked = asked.clone();
    move |text| asked.put(read(&asked.field.kind, text))
}

fn scale(asked: &Asked, kind: &FieldKind) -> AnyView {
    let answer = asked.answer;
    let chosen = Signal::derive(move || match answer.get() {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    });
    let id = asked.id.clone();
    let asked = asked.clone();
    number_line(&id, kind, chosen, Callback::new(move |number| asked.put(Some(Value::Number(number)))))
}

/// Eleven buttons from 0 to 10; the ends in words, as the question has them.
pub fn number_line(name: &str, kind: &FieldKind, chosen: Signal<Option<i32>>, put: Callback<i32>) -> AnyView {
    let FieldKind::Scale { low, high } = kind else { return ().into_any() };
    let cells = (0..=10).map(|number: i32| {
        // The ends are read out with the numbers that they belong to.
        let spoken = match number {
            0 => format!("0, {low}"),
            10 => format!("10, {high}"),
            _ => number.to_string(),
        };
        view! {
            <label class="scale-cell">
                <input
                    type="radio"
                    name=name.to_owned()
                    value=number
                    autocomplete="off"
                    prop:checked=move || chosen.get() == Some(number)
                    on:change=move |_| put.run(number)
                    aria-label=spoken
                />
                <span aria-hidden="true">{number}</span>
            </label>
        }
    });
    view! {
        <p class="scale-ends" aria-hidden="true">
            <span>{format!("0: {low}")}</span>
            <span>{format!("10: {high}")}</span>
        </p>
        <div class="scale">{cells.collect_view()}</div>
    }
    .into_any()
}

fn option(asked: &Asked, label: String, id: &str, value: Value) -> AnyView {
    let (name, checked, put) = radio(asked, value);
    view! {
        <label class="option">
            <input type="radio" name=name value=id.to_owned() autocomplete="off" prop:checked=checked on:change=put />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// The name of a radio button, whether it is chosen, and what choosing it does.
fn radio(
    asked: &Asked,
    value: Value,
) -> (String, impl Fn() -> bool + Clone + Send + 'static, impl FnMut(ev::Event) + 'static) {
    let answer = asked.answer;
    let chosen = value.clone();
    let asked = asked.clone();
    (asked.id.clone(), move || answer.get().as_ref() == Some(&chosen), move |_| asked.put(Some(value.clone())))
}

fn tick(asked: &Asked, options: &[Choice], at: usize, choice: &Choice) -> AnyView {
    let answer = asked.answer;
    let label = {
        let (asked, label) = (asked.clone(), choice.label.clone());
        move || match asked.desk.store.read(|workbook| names(&asked, workbook)).get(at) {
            Some(name) if !name.is_empty() => {
                asked.desk.phrase(Word::NamedOption, &[("option", &label), ("name", name)])
            }
            _ => label.clone(),
        }
    };
    let is_ticked = {
        let id = choice.id.clone();
        move || matches!(answer.get(), Some(Value::Choices(ids)) if ids.contains(&id))
    };
    let put = {
        let asked = asked.clone();
        let order: Vec<ChoiceId> = options.iter().map(|option| option.id.clone()).collect();
        let id = choice.id.clone();
        move |event: ev::Event| {
            let on = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
            let on = on.is_some_and(|input| input.checked());
            asked.put(ticked(asked.answer.get_untracked(), &order, &id, on));
        }
    };
    view! {
        <label class="option">
            <input type="checkbox" name=asked.id.clone() value=choice.id.to_string() autocomplete="off" prop:checked=is_ticked on:change=put />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// What the person called the options, where a list names them.
fn names(asked: &Asked, workbook: &Workbook) -> Vec<String> {
    answer::names(&asked.desk.curriculum(), workbook, &asked.key.worksheet, &asked.field)
}

/// The ticked options after one more is ticked or not, in the order of the question. Ids that the question no longer has
/// are kept.
fn ticked(before: Option<Value>, order: &[ChoiceId], id: &ChoiceId, on: bool) -> Option<Value> {
    let mut ids = match before {
        Some(Value::Choices(ids)) => ids,
        _ => Vec::new(),
    };
    ids.retain(|known| known != id);
    if on {
        ids.push(id.clone());
    }
    order::sort_by_key(&mut ids, |id| order.iter().position(|known| known == id).unwrap_or(order.len()));
    (!ids.is_empty()).then_some(Value::Choices(ids))
}

/// "I'm not sure" and "I'd rather not say". For a question answered in words they are offered only while there are none,
/// so that they can never take the place of something written.
pub fn declining(asked: &Asked) -> Option<AnyView> {
    if !asked.field.may_decline {
        return None;
    }
    let asked = asked.clone();
    let answer = asked.answer;
    let chosen_by_number = matches!(asked.field.kind, FieldKind::Scale { .. });
    let written = Memo::new(move |_| match answer.get() {
        Some(Value::Number(_)) => !chosen_by_number,
        Some(Value::Text(_) | Value::Date(_) | Value::Time(_) | Value::Choices(_)) => true,
        _ => false,
    });
    let view = move || {
        (!written.get()).then(|| {
            let not_sure = option(&asked, asked.desk.say(Word::NotSure), "not-sure", Value::NotSure);
            let declined = option(&asked, asked.desk.say(Word::Declined), "declined", Value::Declined);
            view! {
                <div
                    class="decline"
                    role="group"
                    aria-label=asked.desk.phrase(Word::OtherAnswers, &[("question", &asked.field.label)])
                    aria-describedby=asked.described_by
                >
                    {not_sure} {declined}
                </div>
            }
        })
    };
    Some(view.into_any())
}

/// Takes an answer of choice back, since a radio button cannot be unticked.
pub fn clear(asked: &Asked) -> Option<AnyView> {
    let by_radio = matches!(asked.field.kind, FieldKind::Choice(_) | FieldKind::Scale { .. } | FieldKind::YesNo);
    if !by_radio && !asked.field.may_decline {
        return None;
    }
    let asked = asked.clone();
    let answer = asked.answer;
    let shown = Memo::new(move |_| match answer.get() {
        Some(Value::NotSure | Value::Declined) => true,
        Some(_) => by_radio,
        None => false,
    });
    let view = move || {
        let asked = asked.clone();
        shown.get().then(|| {
            let words = asked.desk.say(Word::ClearAnswer);
            let clear = move |_| {
                asked.put(None);
                // The button goes away with the answer; the focus stays with the question.
                document::focus(&format!("#{}", asked.id));
            };
            view! { <button class="btn-link" type="button" on:click=clear>{words}</button> }
        })
    };
    Some(view.into_any())
}
