//! A page that is only prose: privacy, about, family, installing.

use leptos::prelude::*;

use crate::curriculum::Page;
use crate::ui::desk::Desk;
use crate::ui::safety;
use crate::ui::trail::{crumbs, way_up};

/// The page.
pub(super) fn page(desk: Desk, page: &Page) -> AnyView {
    view! {
        {crumbs(desk, &way_up(desk, None))}
        <h1 tabindex="-1">{page.title.clone()}</h1>
        <div class="prose" inner_html=desk.prose(&page.html)></div>
        {safety::sources(desk, &page.sources)}
    }
    .into_any()
}
