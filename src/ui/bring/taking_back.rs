//! Taking the last file that was brought back out again. It offers nothing once the time for that is over.

use leptos::prelude::*;

use super::{Stage, day_in_words, go_on};
use crate::curriculum::words::Word;
use crate::ui::desk::Desk;

/// Taking the last restore back, as long as that can be done.
pub(super) fn section(desk: Desk, stage: RwSignal<Stage>) -> AnyView {
    let view = move || {
        let undo = desk.store.restored()?;
        let cut = undo.was_cut_off().then(|| view! { <p>{desk.say(Word::RestoreCutOff)}</p> });
        let go = move |_| {
            let (back, stays) = desk.store.undo_restore();
            go_on(stage, Stage::Undone(back, stays));
        };
        Some(view! {
            <section class="card" aria-labelledby="undo-restore">
                <h3 id="undo-restore">{desk.say(Word::RestoreUndoTitle)}</h3>
                <p>{desk.phrase(Word::RestoreUndoLead, &[("date", &day_in_words(desk, undo.at().0))])}</p>
                {cut}
                <p class="actions"><button class="btn" type="button" on:click=go>{desk.say(Word::RestoreUndo)}</button></p>
            </section>
        })
    };
    view.into_any()
}
