//! One step: up to three questions, then on. Checks run on "Save and go on" only, and never take anything away.

use leptos::prelude::*;

use super::page_of;
use crate::curriculum::words::Word;
use crate::curriculum::{FieldId, SheetText, Step, Worksheet};
use crate::pages;
use crate::platform::document;
use crate::route::{Place, Route};
use crate::ui::desk::Desk;
use crate::ui::field::{Misfits, fields, misfit_words};
use crate::ui::who;
use crate::workbook::answer::{Misfit, misfit};
use crate::workbook::progress::{group_of, place_after};
use crate::workbook::{AnswerKey, RowId};

/// The page.
pub(super) fn page(desk: Desk, sheet: &Worksheet, text: &SheetText, step: &Step, place: &Place) -> AnyView {
    let misfits = Misfits::new(Vec::new());
    let (group, row) = match place {
        Place::Row(group, row, _) => (Some(group), Some(row.clone())),
        _ => (None, None),
    };
    let asked = step.fields.iter().map(|field| (field, text.field(&field.id)));
    let fields = fields(desk, &sheet.id, asked, row.as_ref(), misfits);
    let next = Route::Worksheet(sheet.id.clone(), place_after(sheet, place));
    let skip = desk.href(&next);
    let save = {
        let (sheet, step) = (sheet.clone(), step.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let found = check(desk, &sheet, &step, row.as_ref());
            if found.is_empty() { desk.go(next.clone()) } else { point_out(desk, misfits, found) }
        }
    };
    view! {
        {summary(desk, step, misfits)}
        <p class="place">{where_in(desk, sheet, place)}</p>
        <h1 tabindex="-1">{step.title.clone()}</h1>
        <div class="prose" inner_html=desk.prose(text.intro(group, &step.id))></div>
        <form novalidate on:submit=save>
            {fields}
            {who::can_see(desk)}
            <div class="actions">
                <button class="btn btn-primary" type="submit">{desk.say(Word::SaveAndGoOn)}</button>
                <a class="btn" href=skip>{desk.say(Word::Skip)}</a>
            </div>
        </form>
    }
    .into_any()
}

/// "Goals: question 3 of 9", and in a row "Your goals, Swim twice a week: 1 of 3".
fn where_in(desk: Desk, sheet: &Worksheet, place: &Place) -> String {
    if let Place::Row(id, row, step) = place
        && let Some(group) = group_of(sheet, id)
    {
        let here = group.steps.iter().position(|other| other.id == *step).unwrap_or(0) + 1;
        let number = desk
            .store
            .peek(|workbook| workbook.rows(&sheet.id, id).iter().position(|other| other == row).map_or(1, |at| at + 1));
        return desk.phrase(
            Word::RowPlace,
            &[
                ("title", &sheet.title),
                ("one", &group.one),
                ("row", &number.to_string()),
                ("n", &here.to_string()),
                ("total", &group.steps.len().to_string()),
            ],
        );
    }
    page_of(desk, sheet, place)
}

fn check(desk: Desk, sheet: &Worksheet, step: &Step, row: Option<&RowId>) -> Vec<(FieldId, Misfit)> {
    let amiss = |asked: &crate::curriculum::Field| {
        let key = AnswerKey { worksheet: sheet.id.clone(), field: asked.id.clone(), row: row.cloned() };
        let found = desk.store.peek(|workbook| workbook.answer(&key).and_then(|value| misfit(&asked.kind, value)))?;
        Some((asked.id.clone(), found))
    };
    step.fields.iter().filter_map(amiss).collect()
}

/// Shows what is amiss: in the summary, which takes the focus, beside the fields, and in the title.
fn point_out(desk: Desk, misfits: Misfits, found: Vec<(FieldId, Misfit)>) {
    misfits.set(found);
    let title = pages::title(desk, &desk.route.get_untracked());
    document::set_title(&desk.phrase(Word::ErrorInTitle, &[("title", &title)]));
    crate::platform::clock::after(0, || {
        document::focus_into_view(".error-summary");
    });
}

fn summary(desk: Desk, step: &Step, misfits: Misfits) -> AnyView {
    let labels: Vec<(FieldId, String)> =
        step.fields.iter().map(|asked| (asked.id.clone(), asked.label.clone())).collect();
    let view = move || {
        let found = misfits.get();
        let items = found.iter().map(|(id, misfit)| {
            let label =
                labels.iter().find(|(other, _)| other == id).map(|(_, label)| label.clone()).unwrap_or_default();
            let target = format!("f-{id}");
            let href = format!("#{target}");
            let jump = move |event: leptos::ev::MouseEvent| {
                event.prevent_default();
                document::focus_into_view(&format!("#{target}"));
            };
            view! { <li><a href=href on:click=jump>{label} " " {misfit_words(desk, *misfit)}</a></li> }
        });
        (!found.is_empty()).then(|| {
            view! {
                <div class="error-summary" role="alert" tabindex="-1" aria-labelledby="problem">
                    <h2 id="problem">{desk.say(Word::ThereIsAProblem)}</h2>
                    <ul>{items.collect_view()}</ul>
                </div>
            }
        })
    };
    view.into_any()
}
