//! The numbers before and after a tool, and what is kept of them. Both are shown side by side, and nothing is made of them.

use leptos::prelude::*;

use super::STEP;
use super::session::Session;
use crate::curriculum::words::Word;
use crate::curriculum::{Field, Group, Worksheet};
use crate::route::{Place, Route};
use crate::ui::{control, safety};
use crate::workbook::moment::{self, AFTER, BEFORE};
use crate::workbook::{Value, answer};

/// The list of the tool's entries.
fn list(session: Session) -> Option<(Worksheet, Group)> {
    let log = session.tool(|tool| tool.log.clone())?;
    let curriculum = session.desk.curriculum();
    moment::list(&curriculum, &log).map(|(sheet, group)| (sheet.clone(), group.clone()))
}

fn question(session: Session, id: &str) -> Option<Field> {
    moment::question(&list(session)?.1, id).cloned()
}

/// The number before, folded away: nobody has to give one. An entry that keeps itself is about it, so there it is open.
pub(super) fn before(session: Session) -> Option<AnyView> {
    let field = question(session, BEFORE)?;
    let desk = session.desk;
    let put = Callback::new(move |number| session.before.set(Some(number)));
    let view = view! {
        <details class="more needs-app" open=session.keeps_by_itself()>
            <summary>{desk.say(Word::ToolNumber)}</summary>
            {scale(session, &field, session.before, put)}
        </details>
    };
    Some(view.into_any())
}

fn scale(session: Session, field: &Field, chosen: RwSignal<Option<i32>>, put: Callback<i32>) -> AnyView {
    let id = format!("tool-{}", field.id);
    let hint = format!("{id}-hint");
    view! {
        <fieldset aria-describedby=hint.clone()>
            <legend class="label">{field.label.clone()}</legend>
            <p class="hint" id=hint.clone()>{session.desk.say(Word::ToolNumberHint)}</p>
            {control::number_line(&id, &field.kind, chosen.into(), put)}
        </fieldset>
    }
    .into_any()
}

/// The end.
pub(super) fn view(session: Session) -> AnyView {
    let desk = session.desk;
    view! {
        <h2 id=STEP tabindex="-1">{desk.say(Word::ToolEnd)}</h2>
        <p>{desk.say(Word::ToolEndText)}</p>
        {after(session)}
        <p class="actions">
            <button class="btn" type="button" on:click=move |_| session.begin_anew()>{desk.say(Word::ToolAgain)}</button>
            <a class="btn" href=desk.href(&session.shelf())>{desk.say(Word::ToolOthers)}</a>
        </p>
    }
    .into_any()
}

fn after(session: Session) -> Option<AnyView> {
    let field = question(session, AFTER)?;
    let desk = session.desk;
    let put = Callback::new(move |number| {
        session.after.set(Some(number));
        if session.keeps_by_itself() || session.row.get_untracked().is_some() {
            session.keep();
        }
    });
    let both = move || {
        let (before, after) = (session.before.get()?, session.after.get()?);
        Some(desk.phrase(Word::ToolNumbers, &[("before", &before.to_string()), ("after", &after.to_string())]))
    };
    let asked = field.clone();
    let cards = move || {
        let value = Value::Number(session.after.get()?);
        let cards = answer::cards(&desk.curriculum(), &asked, &value);
        Some(cards.iter().filter_map(|id| safety::card(desk, id)).collect_view())
    };
    let view = view! {
        {scale(session, &field, session.after, put)}
        <p class="tool-numbers" role="status">{both}</p>
        <div aria-live="polite">{cards}</div>
        {list(session).map(|(sheet, group)| kept(session, &sheet, &group))}
    };
    Some(view.into_any())
}

/// What was kept and where, and how it is taken out again; or the offer to keep it.
fn kept(session: Session, sheet: &Worksheet, group: &Group) -> AnyView {
    let desk = session.desk;
    let (title, route) = (sheet.title.clone(), Route::Worksheet(sheet.id.clone(), Place::Group(group.id.clone())));
    let view = move || {
        let places = [("title", title.as_str())];
        if session.row.get().is_some() {
            return Some(
                view! {
                    <p>
                        {desk.phrase(Word::ToolKept, &places)} " "
                        <a href=desk.href(&route)>{desk.phrase(Word::OpenSheet, &places)}</a>
                    </p>
                    <p>
                        <button class="btn-link" type="button" on:click=move |_| session.take_out()>
                            {desk.say(Word::ToolTakeOut)}
                        </button>
                    </p>
                }
                .into_any(),
            );
        }
        session.can_keep().then(|| {
            let words = desk.phrase(Word::ToolKeep, &places);
            view! {
                <p><button class="btn" type="button" on:click=move |_| session.keep()>{words}</button></p>
            }
            .into_any()
        })
    };
    view! { <div role="status">{view}</div> }.into_any()
}
