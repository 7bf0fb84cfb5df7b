//! What is fetched from the site when it is first needed: the texts of stages, the index of all pages. It shows nothing.

use leptos::prelude::*;
use std::sync::Arc;

use super::Desk;
use crate::curriculum::StageId;
use crate::platform::fetch;
use crate::search;

/// The index of all pages.
#[derive(Clone, Debug, Default)]
pub enum Index {
    /// Nobody has asked for it, or it is on its way.
    #[default]
    Absent,
    /// It is here.
    Here(Arc<search::Index>),
    /// It could not be had.
    Lost,
}

impl Desk {
    /// Fetches the text of a stage. Where it cannot be had, the stage goes on lacking it.
    pub(super) async fn fetch_text(self, stage: &StageId) {
        let Some(name) = self.files.with_value(|files| files.texts.get(stage).cloned()) else { return };
        let Some(text) = fetch::text(&self.file(&name)).await else { return };
        // A file that is no text of a stage is as good as none.
        if let Ok(file) = serde_json::from_str(&text) {
            self.curriculum.with_value(|curriculum| curriculum.take_in(file));
        }
    }

    /// Fetches the index of all pages, unless it is here.
    pub fn fetch_index(self) {
        if matches!(self.index.get_untracked(), Index::Here(_)) {
            return;
        }
        self.index.set(Index::Absent);
        let path = self.files.with_value(|files| self.file(&files.search));
        leptos::task::spawn_local(async move {
            let text = fetch::text(&path).await;
            let index = text.and_then(|text| serde_json::from_str(&text).ok());
            self.index.set(index.map_or(Index::Lost, |index| Index::Here(Arc::new(index))));
        });
    }
}
