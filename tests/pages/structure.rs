//! The frame of each page: headings, landmarks, ids, lists, and nothing inline.

use crate::{Page, all, around, has_id, inside, on_every_page, pages, says_something, tag, words_of};
use std::collections::HashSet;

#[test]
fn there_are_pages_of_every_sort() {
    use even_keel::route::{Place, Route};
    let count = |which: fn(&Route) -> bool| pages().iter().filter(|page| which(&page.route)).count();
    assert!(count(|route| matches!(route, Route::Stage(_))) >= 2);
    assert!(count(|route| matches!(route, Route::Lesson(_))) >= 12);
    assert!(count(|route| matches!(route, Route::Worksheet(_, Place::Start))) >= 13);
    assert!(count(|route| matches!(route, Route::Worksheet(_, Place::Step(_)))) >= 50);
    assert!(count(|route| matches!(route, Route::Worksheet(_, Place::Group(_)))) >= 5);
    assert!(count(|route| matches!(route, Route::Worksheet(_, Place::Row(..)))) >= 15);
    assert!(count(|route| matches!(route, Route::Worksheet(_, Place::Review))) >= 13);
    assert!(count(|route| matches!(route, Route::Page(_))) >= 3);
    let mut names: Vec<String> = pages().iter().map(ToString::to_string).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), pages().len(), "a page was drawn twice");
}

#[test]
fn one_h1_which_can_take_the_focus() {
    on_every_page(|page, document, faults| {
        let found = all(document, "h1");
        faults.unless(found.len() == 1, page, || format!("{} h1", found.len()));
        for h1 in found {
            faults.unless(h1.value().attr("tabindex") == Some("-1"), page, || "the h1 can't take the focus".into());
            let in_main = around(h1).any(|element| element.value().name() == "main");
            faults.unless(in_main, page, || "the h1 is not in main".into());
        }
    });
}

#[test]
fn headings_begin_with_h1_and_skip_no_level() {
    on_every_page(|page, document, faults| {
        let mut above = 0;
        for heading in all(document, "h1, h2, h3, h4, h5, h6") {
            let level: u32 = heading.value().name()[1..].parse().unwrap();
            let words = words_of(heading);
            faults.unless(level <= above + 1, page, || format!("h{level} \"{words}\" comes after h{above}"));
            faults.unless(says_something(&words), page, || format!("an empty h{level}"));
            above = level;
        }
    });
}

#[test]
fn landmarks_are_there_once_and_told_apart() {
    on_every_page(|page, document, faults| {
        for landmark in ["header", "main", "footer"] {
            let count = all(document, landmark).len();
            faults.unless(count == 1, page, || format!("{count} {landmark}"));
        }
        for landmark in all(document, "header, footer, main") {
            let inner =
                around(landmark).any(|element| matches!(element.value().name(), "main" | "article" | "section"));
            faults.unless(!inner, page, || format!("{} is inside another landmark", tag(landmark)));
        }
        faults.unless(!all(document, "header nav").is_empty(), page, || "no nav in the header".into());
        faults.unless(!all(document, "footer nav").is_empty(), page, || "no nav in the footer".into());
        let mut names = HashSet::new();
        for nav in all(document, "nav") {
            let name = nav.value().attr("aria-label").unwrap_or_default();
            faults.unless(says_something(name), page, || "a nav without a name".into());
            faults.unless(names.insert(name), page, || format!("two navs are called {name:?}"));
        }
        for section in all(document, "section, aside") {
            let named = ["aria-label", "aria-labelledby"].iter().any(|name| section.value().attr(name).is_some());
            faults.unless(named, page, || format!("{} has no name", tag(section)));
        }
    });
}

#[test]
fn the_skip_link_comes_first_and_leads_to_main() {
    on_every_page(|page, document, faults| {
        let first = all(document, "a[href], button, input, select, textarea, summary, [tabindex]").into_iter().next();
        let target = first.and_then(|link| link.value().attr("href")).unwrap_or_default();
        faults.unless(target == "#main", page, || format!("the first stop leads to {target:?}"));
        let main = all(document, "main#main");
        faults.unless(main.len() == 1, page, || "no main#main".into());
        let focus = main.first().and_then(|main| main.value().attr("tabindex"));
        faults.unless(focus == Some("-1"), page, || "main can't take the focus".into());
    });
}

#[test]
fn ids_are_unique_and_well_formed() {
    on_every_page(|page, document, faults| {
        let mut seen = HashSet::new();
        for element in all(document, "[id]") {
            let id = element.value().id().unwrap_or_default();
            faults.unless(seen.insert(id), page, || format!("the id {id:?} is there twice"));
            let good = !id.is_empty() && !id.contains(char::is_whitespace);
            faults.unless(good, page, || format!("the id {id:?} can't be referred to"));
        }
    });
}

#[test]
fn what_names_or_describes_an_element_is_on_the_page() {
    on_every_page(|page, document, faults| {
        for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
            for element in all(document, &format!("[{name}]")) {
                let ids = element.value().attr(name).unwrap_or_default();
                faults.unless(!ids.trim().is_empty(), page, || format!("{} has an empty {name}", tag(element)));
                for id in ids.split_whitespace() {
                    faults.unless(has_id(document, id), page, || format!("{name}=\"{id}\" leads nowhere"));
                }
            }
        }
    });
}

#[test]
fn lists_hold_items_and_definitions_their_terms() {
    let rules: [(&str, &[&str]); 4] =
        [("ul", &["li"]), ("ol", &["li"]), ("dl", &["div", "dt", "dd"]), ("dl > div", &["dt", "dd"])];
    on_every_page(move |page, document, faults| {
        for (list, allowed) in rules {
            for element in all(document, list) {
                let children: Vec<&str> = element.child_elements().map(|child| child.value().name()).collect();
                let good = !children.is_empty() && children.iter().all(|child| allowed.contains(child));
                faults.unless(good, page, || format!("{} holds {children:?}", tag(element)));
            }
        }
        for item in all(document, "li") {
            let parent = around(item).next().map(|parent| parent.value().name()).unwrap_or_default();
            faults.unless(matches!(parent, "ul" | "ol"), page, || format!("an li in <{parent}>"));
        }
    });
}

#[test]
fn what_folds_has_a_summary_first() {
    on_every_page(|page, document, faults| {
        for details in all(document, "details") {
            let names: Vec<&str> = details.child_elements().map(|child| child.value().name()).collect();
            let good =
                names.first() == Some(&"summary") && names.iter().filter(|name| **name == "summary").count() == 1;
            faults.unless(good && names.len() > 1, page, || format!("a details of {names:?}"));
        }
    });
}

#[test]
fn nothing_is_inline_embedded_or_loaded() {
    on_every_page(|page, document, faults| {
        let unwanted = "script, style, link, meta, base, iframe, object, embed, video, audio, canvas, [style]";
        for element in all(document, unwanted) {
            faults.unless(false, page, || tag(element));
        }
        for element in all(document, "*") {
            for (name, _) in element.value().attrs() {
                let handler = name.starts_with("on") || matches!(name, "autofocus" | "accesskey" | "srcset" | "ping");
                faults.unless(!handler, page, || format!("{} has {name}", tag(element)));
            }
        }
        for element in all(document, "[src]") {
            let from = element.value().attr("src").unwrap_or_default();
            faults.unless(from.starts_with(crate::BASE), page, || format!("{} is loaded from elsewhere", tag(element)));
        }
        for image in all(document, "img") {
            faults.unless(image.value().attr("alt").is_some(), page, || format!("{} has no alt", tag(image)));
        }
        for drawing in all(document, "svg") {
            let hidden = drawing.value().attr("aria-hidden") == Some("true");
            let named = ["aria-label", "aria-labelledby"].iter().any(|name| drawing.value().attr(name).is_some());
            faults.unless(hidden || named, page, || "a drawing without a name that is not hidden".into());
        }
    });
}

#[test]
fn the_tab_order_is_the_order_of_the_page() {
    on_every_page(|page, document, faults| {
        for element in all(document, "[tabindex]") {
            let place = element.value().attr("tabindex").unwrap_or_default();
            faults.unless(place == "-1", page, || tag(element));
        }
    });
}

#[test]
fn there_is_one_next_step_at_most() {
    on_every_page(|page, document, faults| {
        let primary = all(document, ".btn-primary");
        faults.unless(primary.len() <= 1, page, || {
            format!("{:?}", primary.iter().map(|button| words_of(*button)).collect::<Vec<_>>())
        });
    });
}

#[test]
fn the_markup_is_well_nested() {
    // A browser repairs a paragraph inside a paragraph, or a list inside one, by moving things about: the tree that it
    // makes is then not the one that was written.
    on_every_page(|page, document, faults| {
        let written = opened(page);
        let made = all(document, "#app *").len();
        faults.unless(written == made, page, || format!("{written} elements were written, {made} are on the page"));
        for element in all(document, "p, h1, h2, h3, summary, legend, label, dt") {
            let block = inside(element, "p, div, ul, ol, dl, h1, h2, h3, section, form, fieldset");
            faults.unless(block.is_empty(), page, || format!("a block inside {}", tag(element)));
        }
        for element in all(document, "a, button, label, summary") {
            let nested = inside(element, "a, button, select, textarea, summary");
            faults.unless(nested.is_empty(), page, || format!("something to press inside {}", tag(element)));
        }
    });
}

/// How many elements the text of a page opens.
fn opened(page: &Page) -> usize {
    let html = &page.rendered.html;
    html.match_indices('<').filter(|(at, _)| html[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic())).count()
}
