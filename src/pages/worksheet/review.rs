//! Every answer of a worksheet on one page: to read over, change, print, and call completed or not.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::curriculum::{Field, Group, Part, SheetText, Shelf, Step, Worksheet};
use crate::route::{Paper, Place, Route};
use crate::ui::desk::Desk;
use crate::ui::trail::title;
use crate::ui::{more, print, who};
use crate::workbook::answer::in_words;
use crate::workbook::progress::row_name;
use crate::workbook::{AnswerKey, Edit, RowId};

/// The page.
pub(super) fn page(desk: Desk, sheet: &Worksheet, text: &SheetText) -> AnyView {
    let parts = sheet.parts.iter().map(|part| match part {
        Part::Step(step) => step_answers(desk, sheet, step),
        Part::Group(group) => group_answers(desk, sheet, group),
    });
    let after = text.after.as_ref().map(|html| {
        view! {
            <section class="try no-print" aria-labelledby="after">
                <h2 id="after">{desk.say(Word::BeforeYouGoOn)}</h2>
                <div inner_html=desk.prose(html)></div>
            </section>
        }
    });
    view! {
        <h1 tabindex="-1">{desk.phrase(Word::ReviewTitle, &[("title", &sheet.title)])}</h1>
        <p class="no-print">{desk.say(Word::ReviewLead)}</p>
        {parts.collect_view()}
        {after}
        {done(desk, sheet)}
        {who::can_see(desk)}
        {onward(desk, sheet)}
    }
    .into_any()
}

fn step_answers(desk: Desk, sheet: &Worksheet, step: &Step) -> AnyView {
    let place = Place::Step(step.id.clone());
    view! {
        <h2>{step.title.clone()}</h2>
        <dl class="answers">{step.fields.iter().map(|field| line(desk, sheet, field, None, &place)).collect_view()}</dl>
    }
    .into_any()
}

fn group_answers(desk: Desk, sheet: &Worksheet, group: &Group) -> AnyView {
    let (sheet, group) = (sheet.clone(), group.clone());
    let list = desk.href(&Route::Worksheet(sheet.id.clone(), Place::Group(group.id.clone())));
    let title = group.title.clone();
    let shown = RwSignal::new(more::PAGE);
    let view = move || {
        let rows = desk.store.read(|workbook| workbook.rows(&sheet.id, &group.id));
        if rows.is_empty() {
            return view! { <p class="not-provided">{desk.say(Word::NotProvided)}</p> }.into_any();
        }
        let one = |(index, row)| row_answers(desk, &sheet, &group, row, index + 1);
        let all = rows.iter().enumerate();
        if !group.log {
            return all.map(one).collect_view().into_any();
        }
        let items: Vec<AnyView> = all.rev().take(shown.get()).map(one).collect();
        view! { {items} {more::older(desk, shown, rows.len())} }.into_any()
    };
    view! {
        <h2>{title.clone()}</h2>
        <p class="change">
            <a href=list>{desk.say(Word::Change)} <span class="sr-only">" " {title.clone()}</span></a>
        </p>
        {view}
    }
    .into_any()
}

fn row_answers(desk: Desk, sheet: &Worksheet, group: &Group, row: &RowId, number: usize) -> AnyView {
    let curriculum = desk.curriculum();
    let heading = desk
        .store
        .read(|workbook| row_name(&curriculum, workbook, sheet, group, row))
        .unwrap_or_else(|| desk.phrase(Word::RowUnnamed, &[("one", &group.one), ("n", &number.to_string())]));
    let lines = group.steps.iter().flat_map(|step| {
        let place = Place::Row(group.id.clone(), row.clone(), step.id.clone());
        step.fields.iter().map(move |field| line(desk, sheet, field, Some(row.clone()), &place)).collect::<Vec<_>>()
    });
    view! {
        <h3>{heading}</h3>
        <dl class="answers">{lines.collect_view()}</dl>
    }
    .into_any()
}

fn line(desk: Desk, sheet: &Worksheet, field: &Field, row: Option<RowId>, place: &Place) -> AnyView {
    let answer = desk.store.answer(AnswerKey { worksheet: sheet.id.clone(), field: field.id.clone(), row });
    let href = desk.href(&Route::Worksheet(sheet.id.clone(), place.clone()));
    let label = field.label.clone();
    let spoken = label.clone();
    let field = field.clone();
    let class = move || if answer.get().is_some() { "words" } else { "words not-provided" };
    let words = move || match answer.get() {
        Some(value) => in_words(&desk.curriculum(), &field, &value),
        None => desk.say(Word::NotProvided),
    };
    view! {
        <div>
            <dt>{label}</dt>
            <dd class=class>{words}</dd>
            <dd class="change">
                <a href=href>{desk.say(Word::Change)} <span class="sr-only">" " {spoken}</span></a>
            </dd>
        </div>
    }
    .into_any()
}

/// "Have you completed this section?": the person says so, or not, and can change their mind.
fn done(desk: Desk, sheet: &Worksheet) -> AnyView {
    let is_done = {
        let id = sheet.id.clone();
        Memo::new(move |_| desk.store.read(|workbook| workbook.is_done(&id)))
    };
    let option = |done: bool, word: Word| {
        let id = sheet.id.clone();
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="completed"
                    autocomplete="off"
                    prop:checked=move || is_done.get() == done
                    on:change=move |_| desk.store.edit(Edit::MarkDone(id.clone(), done))
                />
                <span>{desk.say(word)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field no-print" aria-describedby="completed-hint">
            <legend class="label">{desk.say(Word::HaveYouCompleted)}</legend>
            <p class="hint" id="completed-hint">{desk.say(Word::YouDecide)}</p>
            {option(true, Word::CompletedYes)}
            {option(false, Word::CompletedNo)}
        </fieldset>
    }
    .into_any()
}

fn onward(desk: Desk, sheet: &Worksheet) -> AnyView {
    let curriculum = desk.curriculum();
    let here = Route::Worksheet(sheet.id.clone(), Place::Review);
    let (_, next) = here.beside(&curriculum);
    // After the last worksheet of a shelf the way leads back to its stage.
    let next = next.or_else(|| here.stage(&curriculum).map(|stage| Route::Stage(stage.id.clone())));
    let (href, words) = match next {
        Some(next) => (desk.href(&next), desk.phrase(Word::GoOnTo, &[("title", &title(desk, &next))])),
        None => (desk.href(&Route::Home), desk.say(Word::NavHome)),
    };
    let own = here.shelf(&curriculum) != Some(Shelf::Family);
    // A weekly check has a page that puts it together with the numbers of its week.
    let weekly = curriculum.stages.iter().any(|stage| stage.weekly_check.as_ref() == Some(&sheet.id));
    let week = weekly.then(|| {
        let href = desk.href(&Route::Paper(Paper::Week));
        view! { <p class="no-print"><a class="btn-link" href=href>{desk.say(Word::WeekTitle)}</a></p> }
    });
    let plan = own.then(|| {
        view! { <p class="no-print"><a class="btn-link" href=desk.href(&Route::Plan)>{desk.say(Word::PlanLink)}</a></p> }
    });
    view! {
        <div class="actions">
            <a class="btn btn-primary" href=href>{words}</a>
        </div>
        {print::offer(desk, Word::Print)}
        {week}
        {plan}
    }
    .into_any()
}
