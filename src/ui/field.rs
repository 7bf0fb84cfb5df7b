//! One question: label, hint, example, why we ask, control, error, the cards its answer opens. It saves through the store.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{CardId, Curriculum, Field, FieldId, FieldKind, FieldRef, FieldText, GroupId, WorksheetId};
use crate::platform::clock;
use crate::ui::control;
use crate::ui::desk::Desk;
use crate::ui::{entry, safety};
use crate::workbook::answer::{self, Misfit, date_in_words, in_words};
use crate::workbook::{AnswerKey, Edit, RowId, Stamp, Value};

/// What a field's parts need to know of it.
#[derive(Clone)]
pub struct Asked {
    /// The desk.
    pub desk: Desk,
    /// The question.
    pub field: Field,
    /// What helps to answer it.
    pub text: FieldText,
    /// Where its answer is kept.
    pub key: AnswerKey,
    /// The log of which the row is an entry, if that begins with the first answer.
    pub log: Option<GroupId>,
    /// The answer as it stands.
    pub answer: Memo<Option<Value>>,
    /// The id of the control in the page; other parts' ids begin with it.
    pub id: String,
    /// The ids of hint, reason, unit and error, for `aria-describedby`.
    pub described_by: Signal<String>,
    /// Whether the answer was found amiss.
    pub amiss: Signal<bool>,
}

impl Asked {
    /// Answers the question, or clears its answer.
    pub fn put(&self, value: Option<Value>) {
        let AnswerKey { worksheet, field, row } = &self.key;
        match (&self.log, row, &value) {
            (Some(group), Some(row), Some(value))
                if !self.desk.store.peek(|workbook| workbook.is_entry(worksheet, row)) =>
            {
                entry::begin(self.desk, worksheet, group, row, vec![(field.clone(), value.clone())]);
            }
            _ => self.desk.store.edit(Edit::Answer(self.key.clone(), value)),
        }
    }

    /// Whether the question is one of several controls under one legend.
    fn is_set(&self) -> bool {
        use FieldKind::{Checklist, Choice, Choices, Scale, YesNo};
        matches!(self.field.kind, Choice(_) | Choices(_) | Checklist(_) | Scale { .. } | YesNo)
    }
}

/// Where a question stands.
struct Place {
    worksheet: WorksheetId,
    row: Option<RowId>,
    log: Option<GroupId>,
}

/// Fields whose answers were found amiss on "Save and go on".
pub type Misfits = RwSignal<Vec<(FieldId, Misfit)>>;

/// The questions of one page. A card that several answers open is shown once, below the first of them.
pub fn fields<'f>(
    desk: Desk,
    worksheet: &WorksheetId,
    fields: impl IntoIterator<Item = (&'f Field, FieldText)>,
    row: Option<&RowId>,
    misfits: Misfits,
) -> AnyView {
    let place = Place { worksheet: worksheet.clone(), row: row.cloned(), log: None };
    each(desk, &place, fields.into_iter().collect(), misfits, &mut Vec::new())
}

/// Questions of an entry, which begins with the first answer to one of them. `above` are the cards that questions further
/// up may have opened.
pub fn of_entry(
    desk: Desk,
    (worksheet, group, row): (&WorksheetId, &GroupId, &RowId),
    fields: Vec<(&Field, FieldText)>,
    above: &mut Vec<Memo<Vec<CardId>>>,
) -> AnyView {
    let place = Place { worksheet: worksheet.clone(), row: Some(row.clone()), log: Some(group.clone()) };
    each(desk, &place, fields, Misfits::new(Vec::new()), above)
}

fn each(
    desk: Desk,
    place: &Place,
    fields: Vec<(&Field, FieldText)>,
    misfits: Misfits,
    above: &mut Vec<Memo<Vec<CardId>>>,
) -> AnyView {
    let views = fields.into_iter().map(|(asked, text)| {
        let (view, cards) = field(desk, place, asked, text, misfits, above.clone());
        above.push(cards);
        view
    });
    views.collect_view().into_any()
}

/// The question as a whole, and the cards that its answer opens.
fn field(
    desk: Desk,
    place: &Place,
    field: &Field,
    text: FieldText,
    misfits: Misfits,
    above: Vec<Memo<Vec<CardId>>>,
) -> (AnyView, Memo<Vec<CardId>>) {
    let key = AnswerKey { worksheet: place.worksheet.clone(), field: field.id.clone(), row: place.row.clone() };
    let id = format!("f-{}", field.id);
    let error = {
        let field = field.id.clone();
        Memo::new(move |_| misfits.with(|all| all.iter().find(|(id, _)| *id == field).map(|(_, misfit)| *misfit)))
    };
    let described_by = {
        let mut always = format!("{id}-hint");
        if text.why.is_some() {
            always.push_str(&format!(" {id}-why"));
        }
        if matches!(field.kind, FieldKind::Number { .. }) {
            always.push_str(&format!(" {id}-unit"));
        }
        let wrong = format!(" {id}-error");
        Signal::derive(move || format!("{always}{}", if error.get().is_some() { &wrong } else { "" }))
    };
    let answer = desk.store.answer(key.clone());
    let asked = Asked {
        desk,
        field: field.clone(),
        text,
        key,
        log: place.log.clone(),
        answer,
        id,
        described_by,
        amiss: Signal::derive(move || error.get().is_some()),
    };
    let class = move || if error.get().is_some() { "field field-error" } else { "field" };
    let inside = inside(&asked, error);
    let opened = opened(&asked);
    let cards = cards(desk, opened, above);
    let view = if asked.is_set() {
        view! {
            <fieldset class=class aria-describedby=described_by id=asked.id.clone() tabindex="-1">
                <legend class="label">{asked.field.label.clone()}</legend>
                {inside}
            </fieldset>
            {cards}
        }
        .into_any()
    } else {
        view! {
            <div class=class>
                <label class="label" for=asked.id.clone()>{asked.field.label.clone()}</label>
                {inside}
            </div>
            {cards}
        }
        .into_any()
    };
    (view, opened)
}

/// Everything below the label.
fn inside(asked: &Asked, error: Memo<Option<Misfit>>) -> AnyView {
    let Asked { desk, text, id, .. } = asked.clone();
    let example = text.example.clone().map(|example| {
        view! {
            <details class="more">
                <summary>{desk.say(Word::Example)}</summary>
                <p class="words">{example}</p>
            </details>
        }
    });
    let why = text.why.clone().map(|why| {
        view! { <p class="why" id=format!("{id}-why")><strong>{desk.say(Word::WhyWeAsk)}</strong> " " {why}</p> }
    });
    let wrong = format!("{id}-error");
    let error =
        move || error.get().map(|misfit| view! { <p class="error" id=wrong.clone()>{misfit_words(desk, misfit)}</p> });
    view! {
        <p class="hint" id=format!("{id}-hint")>{text.hint.clone()}</p>
        {example}
        {why}
        {offer(asked)}
        {control::control(asked)}
        {control::declining(asked)}
        {control::clear(asked)}
        {earlier(asked)}
        {error}
    }
    .into_any()
}

/// What is amiss, in words: the same beside the field and in the summary at the top.
pub fn misfit_words(desk: Desk, misfit: Misfit) -> String {
    match misfit {
        Misfit::Number { min, max } => {
            desk.phrase(Word::MisfitNumber, &[("min", &min.to_string()), ("max", &max.to_string())])
        }
        Misfit::Date => desk.say(Word::MisfitDate),
        Misfit::Time => desk.say(Word::MisfitTime),
    }
}

/// An answer given elsewhere, offered while there is none here.
fn offer(asked: &Asked) -> Option<AnyView> {
    let from = asked.field.offer.clone()?;
    let asked = asked.clone();
    let desk = asked.desk;
    let there =
        desk.store.answer(AnswerKey { worksheet: from.worksheet.clone(), field: from.field.clone(), row: None });
    let curriculum = desk.curriculum();
    let (title, field) = find(&curriculum, &from)?;
    let view = move || {
        // That a question was declined is no answer to offer again.
        let value = there.get().filter(|value| !matches!(value, Value::Declined | Value::NotSure))?;
        if asked.answer.get().is_some() {
            return None;
        }
        let words = in_words(&desk.curriculum(), &field, &value);
        let asked = asked.clone();
        Some(view! {
            <section class="offer" aria-label=desk.phrase(Word::OfferFrom, &[("title", &title)])>
                <p>{desk.phrase(Word::OfferFrom, &[("title", &title)])}</p>
                <p class="words">{words}</p>
                <button class="btn" type="button" on:click=move |_| asked.put(Some(value.clone()))>
                    {desk.say(Word::OfferUse)}
                </button>
            </section>
        })
    };
    Some(view.into_any())
}

/// Answers that gave way to one that was not made from them, as when two tabs wrote at the same time.
fn earlier(asked: &Asked) -> AnyView {
    let asked = asked.clone();
    let desk = asked.desk;
    let key = asked.key.clone();
    let kept = Memo::new(move |_| {
        desk.store.read(|workbook| {
            workbook.versions(&key).into_iter().map(|(at, value)| (at, value.clone())).collect::<Vec<_>>()
        })
    });
    let one = move |(at, value): (Stamp, Value)| {
        let curriculum = desk.curriculum();
        let date = clock::day_of(at.0).map(|day| date_in_words(&curriculum, day)).unwrap_or_default();
        let words = in_words(&curriculum, &asked.field, &value);
        let asked = asked.clone();
        view! {
            <li>
                <p>{desk.phrase(Word::EarlierFrom, &[("date", &date)])}</p>
                <p class="words">{words}</p>
                <button class="btn" type="button" on:click=move |_| asked.put(Some(value.clone()))>
                    {desk.say(Word::EarlierUse)}
                </button>
            </li>
        }
    };
    let view = move || {
        let kept = kept.get();
        let count = kept.len().to_string();
        (!kept.is_empty()).then(|| {
            view! {
                <details class="more">
                    <summary>{desk.phrase(Word::Earlier, &[("n", &count)])}</summary>
                    <ul class="plain">{kept.into_iter().map(one.clone()).collect_view()}</ul>
                </details>
            }
        })
    };
    view.into_any()
}

fn find(curriculum: &Curriculum, at: &FieldRef) -> Option<(String, Field)> {
    let (_, worksheet) = curriculum.worksheet(&at.worksheet)?;
    let field = worksheet.fields().find(|(_, field)| field.id == at.field)?.1;
    Some((worksheet.title.clone(), field.clone()))
}

/// The cards that the answer opens.
fn opened(asked: &Asked) -> Memo<Vec<CardId>> {
    let Asked { desk, field, answer, .. } = asked.clone();
    Memo::new(move |_| answer.get().map(|value| answer::cards(&desk.curriculum(), &field, &value)).unwrap_or_default())
}

/// The cards, at once and in place, announced without taking the focus. What stands above is not shown again.
fn cards(desk: Desk, opened: Memo<Vec<CardId>>, above: Vec<Memo<Vec<CardId>>>) -> AnyView {
    let fresh = Memo::new(move |_| {
        let mut cards = opened.get();
        cards.retain(|card| !above.iter().any(|other| other.with(|shown| shown.contains(card))));
        cards
    });
    let views = move || fresh.get().iter().filter_map(|id| safety::card(desk, id)).collect_view();
    view! { <div aria-live="polite">{views}</div> }.into_any()
}
