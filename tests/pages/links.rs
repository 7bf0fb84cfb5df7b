//! Where links lead: every page is there, every fragment has its target, and what leaves the site says so.

use crate::reader::read;
use crate::{BASE, Faults, Page, State, all, curriculum, has_id, on_every_page, tag, words_of};
use even_keel::curriculum::words::Word;
use even_keel::route::Route;
use scraper::Html;
use std::collections::{HashMap, HashSet};

/// A link of a page, taken apart.
enum Link<'a> {
    /// A place on the same page.
    Here(&'a str),
    /// A page of the app, and a place on it.
    App { path: &'a str, query: &'a str, fragment: &'a str },
    /// A telephone number.
    Number(&'a str),
    /// Another site.
    Elsewhere(&'a str),
}

fn link(href: &str) -> Link<'_> {
    if let Some(fragment) = href.strip_prefix('#') {
        return Link::Here(fragment);
    }
    if let Some(below) = href.strip_prefix(BASE) {
        let (below, fragment) = below.split_once('#').unwrap_or((below, ""));
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        return Link::App { path, query, fragment };
    }
    match href.strip_prefix("tel:").or_else(|| href.strip_prefix("sms:")) {
        Some(number) => Link::Number(number),
        None => Link::Elsewhere(href),
    }
}

fn hrefs(document: &Html) -> Vec<&str> {
    all(document, "a[href]").into_iter().filter_map(|link| link.value().attr("href")).collect()
}

/// The pages as somebody new sees them.
fn new<'d>(documents: &'d [(&'static Page, Html)]) -> impl Iterator<Item = &'d (&'static Page, Html)> {
    documents.iter().filter(|(page, _)| page.state == State::New)
}

/// Written by the page writer, and no pages of the app.
const FILES: [&str; 2] = ["/rescue/", "/loaf/"];

/// The quick exit, which is only there for whoever chose it.
const ONLY_IF_CHOSEN: &str = "[data-leave]";

#[test]
fn every_link_of_the_app_leads_to_a_page_by_its_own_address() {
    on_every_page(|page, document, faults| {
        for href in hrefs(document) {
            let Link::App { path, query, .. } = link(href) else { continue };
            if FILES.contains(&path) {
                continue;
            }
            let route = Route::parse(curriculum(), path, query);
            faults.unless(route != Route::NotFound, page, || format!("{href} leads nowhere"));
            // A link with another form of an address, or to a page that a worksheet does not have, leads to another place.
            let own = route.href(curriculum(), BASE);
            let linked = href.split('#').next().unwrap_or_default();
            faults.unless(own == linked, page, || format!("{href} leads to {own}"));
        }
    });
}

#[test]
fn every_fragment_has_its_target() {
    let faults = read(|documents| {
        let new: HashMap<&str, &Html> = new(documents).map(|(page, html)| (page.address.as_str(), html)).collect();
        let mut faults = Faults::default();
        for (page, document) in documents {
            for href in hrefs(document) {
                match link(href) {
                    Link::Here(id) => {
                        faults.unless(has_id(document, id), page, || format!("{href} is not on the page"))
                    }
                    Link::App { path, query, fragment } if !fragment.is_empty() => {
                        let address = Route::parse(curriculum(), path, query).href(curriculum(), "");
                        let found = new.get(address.as_str()).is_some_and(|target| has_id(target, fragment));
                        faults.unless(found, page, || format!("{href}: {address} has no such place"));
                    }
                    _ => {}
                }
            }
        }
        faults
    });
    faults.none();
}

#[test]
fn every_page_can_be_reached_from_home_by_links() {
    let unlinked: Vec<String> = read(|documents| {
        let new: HashMap<&str, &Html> = new(documents).map(|(page, html)| (page.address.as_str(), html)).collect();
        let mut reached: HashSet<&str> = HashSet::from(["/"]);
        let mut next = vec!["/"];
        while let Some(address) = next.pop() {
            for href in hrefs(new[address]) {
                let Link::App { path, query, .. } = link(href) else { continue };
                let target = Route::parse(curriculum(), path, query).href(curriculum(), "");
                if let Some((found, _)) = new.get_key_value(target.as_str())
                    && reached.insert(found)
                {
                    next.push(found);
                }
            }
        }
        // Rows are linked once they are there; the page of lost addresses is linked from nowhere.
        let linked = |address: &&&str| !address.contains("&row=") && **address != "/not-found/";
        new.keys().filter(linked).filter(|address| !reached.contains(*address)).map(ToString::to_string).collect()
    });
    assert!(unlinked.is_empty(), "no link leads to {unlinked:#?}");
}

#[test]
fn help_now_is_among_the_first_three_links() {
    let help = Route::Help.href(curriculum(), BASE);
    on_every_page(move |page, document, faults| {
        let stops = all(document, "a[href], button, input, select, textarea, summary");
        let chosen = all(document, ONLY_IF_CHOSEN);
        let stops: Vec<_> = stops.into_iter().filter(|stop| !chosen.contains(stop)).collect();
        let at = stops.iter().position(|stop| stop.value().attr("href") == Some(help.as_str()));
        faults.unless(at.is_some_and(|at| at < 3), page, || format!("help is stop {at:?}"));
        let words = curriculum().word(Word::HelpNow);
        let named = at.is_some_and(|at| words_of(stops[at]) == words);
        faults.unless(named, page, || format!("the link is not called {words:?}"));
    });
}

#[test]
fn a_quick_exit_stands_between_the_skip_link_and_help_and_after_the_header() {
    on_every_page(|page, document, faults| {
        let found: Vec<String> = all(document, "header [data-leave], section.leave > button[data-leave]")
            .into_iter()
            .map(|exit| exit.value().name().to_owned())
            .collect();
        faults.unless(found == ["a", "button"], page, || format!("the ways to leave are {found:?}"));
        let stops = hrefs(document);
        let second = stops.get(1).copied().unwrap_or_default();
        faults.unless(second == format!("{BASE}/loaf/"), page, || format!("the second link leads to {second}"));
    });
}

#[test]
fn what_leaves_the_site_is_encrypted_and_tells_nobody_where_from() {
    on_every_page(|page, document, faults| {
        for element in all(document, "a[href]") {
            let href = element.value().attr("href").unwrap_or_default();
            if let Link::Elsewhere(address) = link(href) {
                let rel = element.value().attr("rel").unwrap_or_default();
                faults.unless(address.starts_with("https://"), page, || {
                    format!("{href} is not below the base, nor https")
                });
                faults.unless(rel.split(' ').any(|word| word == "noreferrer"), page, || {
                    format!("{href} has rel={rel:?}")
                });
            }
            faults.unless(element.value().attr("target").is_none(), page, || format!("{href} opens a window"));
            faults.unless(!href.is_empty(), page, || format!("{} leads nowhere", tag(element)));
        }
        faults.unless(all(document, "a:not([href])").is_empty(), page, || "a link without an address".into());
    });
}

#[test]
fn numbers_can_be_dialled() {
    on_every_page(|page, document, faults| {
        for href in hrefs(document) {
            if let Link::Number(number) = link(href) {
                let digits = number.split('?').next().unwrap_or_default();
                let good = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ',' | '*' | '#'));
                faults.unless(good && digits.len() >= 3, page, || format!("{href} can't be dialled"));
            }
        }
    });
}

#[test]
fn one_address_has_one_name_in_the_navigation() {
    on_every_page(|page, document, faults| {
        let mut names: HashMap<String, &str> = HashMap::new();
        for link in all(document, "header nav a, footer nav a") {
            let href = link.value().attr("href").unwrap_or_default();
            let name = words_of(link);
            let before = names.insert(name.clone(), href);
            faults.unless(before.is_none_or(|other| other == href), page, || format!("{name:?} names two pages"));
        }
        let current = all(document, "[aria-current]");
        let in_navigation = match &page.route {
            Route::Home | Route::Plan | Route::Contents | Route::FamilyContents | Route::FamilyNotes => true,
            route => curriculum().family().is_some() && *route == Route::family(curriculum()),
        };
        let expected = usize::from(in_navigation);
        faults.unless(current.len() == expected, page, || format!("{} links say they are this page", current.len()));
        for link in current {
            let own = page.route.href(curriculum(), BASE);
            faults.unless(link.value().attr("href") == Some(&own), page, || format!("{} is another page", tag(link)));
        }
    });
}
