//! Tests of the HTML writer; they hold no content of the app.

use super::*;
use chrono::NaiveDate;

fn source(id: &str) -> Source {
    Source { id: id.into(), text: format!("Text of {id}"), url: None, checked: NaiveDate::default() }
}

fn html(markdown: &str) -> String {
    Writer::new(&Inserts::default(), vec![source("a"), source("b")]).html(markdown)
}

#[test]
fn citations_are_numbered_as_they_come() {
    let inserts = Inserts::default();
    let mut writer = Writer::new(&inserts, vec![source("a"), source("b"), source("c")]);
    let html = writer.html("One.[^b] Two.[^a] Three.[^b]");
    let mark = |id: &str, n: u32| format!(r##"<sup><a href="#source-{id}" class="cite">[{n}]</a></sup>"##);
    assert_eq!(html, format!("<p>One.{} Two.{} Three.{}</p>\n", mark("b", 1), mark("a", 2), mark("b", 1)));
    let order: Vec<String> = writer.into_sources().into_iter().map(|source| source.id).collect();
    assert_eq!(order, ["b", "a", "c"]);
}

#[test]
fn links_go_below_the_base_and_end_in_a_slash() {
    assert_eq!(html("[x](/week/1/goals)"), "<p><a href=\"{{base}}/week/1/goals/\">x</a></p>\n");
    assert_eq!(html("[x](/week/1/goals/#top)"), "<p><a href=\"{{base}}/week/1/goals/#top\">x</a></p>\n");
    assert_eq!(html("[x](/help?from=a&b)"), "<p><a href=\"{{base}}/help/?from=a&amp;b\">x</a></p>\n");
    assert_eq!(html("[x](/)"), "<p><a href=\"{{base}}/\">x</a></p>\n");
}

#[test]
fn other_sites_do_not_learn_where_the_reader_came_from() {
    assert_eq!(
        html("[x](https://example.org/a)"),
        "<p><a href=\"https://example.org/a\" rel=\"noreferrer\">x</a></p>\n"
    );
    assert_eq!(html("[x](tel:988)"), "<p><a href=\"tel:988\">x</a></p>\n");
}

#[test]
fn pictures_keep_their_words() {
    let html = html("![a *big* \"wave\"](/images/wave.svg)");
    assert_eq!(html, "<p><img src=\"{{base}}/images/wave.svg\" alt=\"a big &quot;wave&quot;\"></p>\n");
}

#[test]
fn headings_can_be_linked_to() {
    assert_eq!(
        html("## What **we** don't know"),
        "<h2 id=\"h-what-we-dont-know\">What <strong>we</strong> don't know</h2>\n"
    );
    assert_eq!(html("[x](#what-we-dont-know)"), "<p><a href=\"#h-what-we-dont-know\">x</a></p>\n");
}

#[test]
fn a_fact_brings_its_sources() {
    let fact = |text: &str, ids: &[&str]| (text.to_owned(), ids.iter().map(|id| source(id)).collect());
    let facts = Facts::from([
        ("plain".to_owned(), fact("Do not stop.", &["f", "g"])),
        ("citing".to_owned(), fact("Call.[^h] Stay.", &["h"])),
    ]);
    let inserts = Inserts { facts, ..Inserts::default() };
    let mut writer = Writer::new(&inserts, vec![source("a")]);
    let html = writer.html("One.[^a]\n\n{{fact: plain}}\n\n{{fact: citing}}\n");
    let mark = |id: &str, n: u32| format!(r##"<sup><a href="#source-{id}" class="cite">[{n}]</a></sup>"##);
    let (a, f, g, h) = (mark("a", 1), mark("f", 2), mark("g", 3), mark("h", 4));
    assert_eq!(
        html,
        format!(
            "<p>One.{a}</p>\n<div class=\"fact\"><p>Do not stop.{f}{g}</p></div>\n\
             <div class=\"fact\"><p>Call.{h} Stay.</p></div>\n"
        )
    );
    assert_eq!(writer.into_sources().len(), 4);
}

#[test]
fn cards_do_not_share_ids() {
    let inserts = Inserts::default();
    let mut writer = Writer::scoped(&inserts, vec![source("a")], "crisis");
    assert!(writer.html("One.[^a]").contains(r##"href="#source-crisis-a""##));
    assert_eq!(writer.into_sources()[0].id, "crisis-a");
}

#[test]
fn html_is_left_out_and_signs_are_escaped() {
    assert_eq!(html("a <b>b</b> & 1 < 2"), "<p>a b &amp; 1 &lt; 2</p>\n");
}

#[test]
fn a_drawing_stands_in_the_text() {
    let file = "<svg viewBox=\"0 0 340 9\"><path class=\"d-line\" d=\"M0 0h9\"/></svg>".to_owned();
    let inserts = Inserts { drawings: [("wave".to_owned(), file)].into(), ..Inserts::default() };
    let html = Writer::new(&inserts, Vec::new()).html("One.\n\n![A \"wave\"\nrises](drawing:wave)\n\nTwo.\n");
    assert_eq!(
        html,
        "<p>One.</p>\n<figure class=\"drawing\"><svg role=\"img\" aria-label=\"A &quot;wave&quot; rises\" \
         viewBox=\"0 0 340 9\"><path class=\"d-line\" d=\"M0 0h9\"></path></svg></figure>\n<p>Two.</p>\n"
    );
}
