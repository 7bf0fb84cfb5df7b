//! Where a page stands: the way up above its title, the way back and on below it.

use leptos::prelude::*;

use crate::curriculum::words::Word;
use crate::route::Route;
use crate::ui::desk::Desk;

/// A page before or after this one.
pub struct Way {
    /// Where it is.
    pub route: Route,
    /// Its title.
    pub title: String,
}

/// The pages above this one, the topmost first.
pub fn crumbs(desk: Desk, above: &[(Route, String)]) -> AnyView {
    let links = above.iter().map(|(route, title)| view! { <a href=desk.href(route)>{title.clone()}</a> });
    view! { <nav class="crumbs" aria-label=desk.say(Word::YouAreHere)>{links.collect_view()}</nav> }.into_any()
}

/// The pages before and after this one.
pub fn pager(desk: Desk, before: Option<Way>, after: Option<Way>) -> AnyView {
    let link = |way: Way, rel: &'static str, word| {
        view! {
            <a rel=rel href=desk.href(&way.route)>
                <span class="pager-way">{desk.say(word)}</span>
                " "
                {way.title}
            </a>
        }
    };
    view! {
        <nav class="pager" aria-label=desk.say(Word::BeforeAndAfter)>
            {before.map(|way| link(way, "prev", Word::Previous))} {after.map(|way| link(way, "next", Word::Next))}
        </nav>
    }
    .into_any()
}
