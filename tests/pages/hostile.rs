//! Text that tries to be more than text: HTML, scripts, marks of our own, signs that turn lines round. It is shown as it is.

use crate::answers::{key, today};
use crate::shelf::{row, worksheets};
use crate::{BASE, curriculum, one_line};
use even_keel::app::{Books, RenderedPage, render_for};
use even_keel::backup;
use even_keel::curriculum::{ChoiceId, FieldKind, Part, Short, Worksheet};
use even_keel::route::{Place, Route};
use even_keel::workbook::plan::plan;
use even_keel::workbook::plan::short::sections;
use even_keel::workbook::progress::places;
use even_keel::workbook::{Edit, Setting, Stamp, Value, Workbook};
use scraper::Html;

/// With a number, as what can be dialled is a link.
const PLAIN: &str = "plain words, 555 0100";

const HOSTILE: [&str; 24] = [
    "<script>window.ran = true</script>",
    "<img src=x onerror=\"window.ran = true\">",
    "\"><svg onload=window.ran=true>",
    "' onmouseover='window.ran=true' x='",
    "</p></dd></textarea></main><h1>Another page</h1>",
    "<!-- <b>",
    "]]> <?php ?>",
    "&lt;b&gt; &amp; &#60;i&#62;",
    "javascript:window.ran=true",
    "[a link](javascript:window.ran=true) **bold** [^note]",
    "data:text/html,<script>window.ran=true</script>",
    "https://example.org/x.png //example.org/y",
    "{{base}}/rescue/ {{fact: alcohol-stop}}",
    "{n} {title} {name} {number} {page} {app} {total}",
    "%s %d %n %27 %3Cscript%3E %00",
    "${window.ran = true} `x` \\u003cb\\u003e",
    "\u{202E}nru\u{202C} \u{2067}x\u{2069} \u{200F}y",
    "a\u{0}b",
    "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467} \u{1F3F3}\u{FE0F}\u{200D}\u{1F308} \u{1F44D}\u{1F3FD}",
    "Z\u{0351}\u{036B}\u{0343}a\u{034C}\u{0352}l\u{0368}\u{0365}g\u{0301}o",
    "=HYPERLINK(\"https://example.org\") +1 -1 @SUM(1)",
    "../../../etc/passwd even-keel.a/goals/goal",
    "__proto__ constructor null undefined NaN",
    "Robert'); DROP TABLE answers;--",
];

/// A workbook in which everything that can hold a text holds this one, also where a number, a date or an option belongs:
/// that can come out of a file or an older version.
fn workbook(text: &str) -> Workbook {
    let mut workbook = Workbook::default();
    let mut edit = |edit| workbook.apply(edit, 1);
    for setting in [Setting::Reader, Setting::Country, Setting::OwnNumber, Setting::LastPlace] {
        edit(Edit::Set(setting, Some(text.to_owned())));
    }
    for sheet in worksheets() {
        for part in &sheet.parts {
            let (rows, steps) = match part {
                Part::Step(step) => (vec![None], std::slice::from_ref(step)),
                Part::Group(group) => {
                    edit(Edit::AddRow(sheet.id.clone(), group.id.clone(), row(1)));
                    (vec![Some(row(1))], group.steps.as_slice())
                }
            };
            for (at, field) in
                rows.iter().flat_map(|row| steps.iter().flat_map(|step| &step.fields).map(move |field| (row, field)))
            {
                let value = match field.kind {
                    FieldKind::Choice(_) => Value::Choice(ChoiceId::new(text)),
                    FieldKind::Choices(_) | FieldKind::Checklist(_) => Value::Choices(vec![ChoiceId::new(text)]),
                    _ => Value::Text(text.to_owned()),
                };
                edit(Edit::Answer(key(sheet, field, at.clone()), Some(value)));
            }
        }
    }
    // How much fits on a sheet depends on the text, so everything is chosen.
    for (setting, page) in [(Setting::Fridge, Short::Fridge), (Setting::Wallet, Short::Wallet)] {
        let sections = sections(&plan(curriculum(), &workbook), page);
        let keys: Vec<String> = sections.into_iter().flat_map(|part| part.items).map(|item| item.key).collect();
        workbook.apply(Edit::Set(setting, Some(keys.join(" "))), 1);
    }
    workbook
}

/// The pages that show what somebody wrote: all of them, with every step of a row.
fn routes() -> Vec<Route> {
    let of = |sheet: &Worksheet| {
        let rows = sheet.parts.iter().filter_map(|part| match part {
            Part::Group(group) => Some(group),
            Part::Step(_) => None,
        });
        let rows =
            rows.flat_map(|group| group.steps.iter().map(|step| Place::Row(group.id.clone(), row(1), step.id.clone())));
        let places: Vec<Place> = places(sheet).into_iter().chain(rows).collect();
        places.into_iter().map(|place| Route::Worksheet(sheet.id.clone(), place)).collect::<Vec<_>>()
    };
    Route::all(curriculum()).into_iter().chain(worksheets().flat_map(of)).collect()
}

fn draw(workbook: &Workbook, route: &Route) -> RenderedPage {
    let books = Books { own: workbook.clone(), family: workbook.clone() };
    render_for(curriculum().clone(), books, today().into(), route.clone(), BASE)
}

/// Every element with its attributes. A person's text in an attribute is written as `*`.
fn skeleton(html: &str, text: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let element = |element: scraper::ElementRef<'_>| {
        let attributes = element.value().attrs().map(|(name, value)| match value.split_once(':') {
            // What can be dialled differs with the number; it is looked at below.
            Some(("tel", number)) => {
                assert!(number.chars().all(|sign| sign.is_ascii_digit() || "+,*#".contains(sign)), "tel:{number}");
                format!(" {name}=tel")
            }
            _ => format!(" {name}={}", value.replace(text, "*")),
        });
        format!("<{}{}>", element.value().name(), attributes.collect::<String>())
    };
    document.root_element().descendants().filter_map(scraper::ElementRef::wrap).map(element).collect()
}

/// Fails unless each page is made of the same elements as with plain words.
fn see_the_same(text: &str, routes: &[Route]) {
    let (plain, hostile) = (workbook(PLAIN), workbook(text));
    for route in routes {
        let expected = skeleton(&draw(&plain, route).html, PLAIN);
        let found = skeleton(&draw(&hostile, route).html, text);
        let first = found.iter().zip(&expected).find(|(found, expected)| found != expected);
        let address = route.href(curriculum(), "");
        assert!(found == expected, "{text:?} on {address}: {first:?}, {} and {}", found.len(), expected.len());
        // Were a text in an attribute, it would be seen here which.
        assert!(!found.iter().any(|element| element.contains('*')), "a person's text is in an attribute of {address}");
    }
}

#[test]
fn no_text_changes_what_a_page_is_made_of() {
    let routes = routes();
    assert!(routes.len() > 100, "{}", routes.len());
    see_the_same(&HOSTILE.join("\n"), &routes);
}

#[test]
fn every_text_is_shown_as_it_is_on_a_list_on_reviews_and_in_the_plan() {
    let shows = |route: &Route| matches!(route, Route::Plan | Route::Worksheet(_, Place::Review | Place::Group(_)));
    let routes: Vec<Route> = routes().into_iter().filter(shows).collect();
    for text in HOSTILE {
        see_the_same(text, &routes[..1]);
        let workbook = workbook(text);
        let shown = one_line(&text.replace('\0', ""));
        for route in &routes {
            let html = draw(&workbook, route).html;
            let document = Html::parse_document(&html);
            let words = document.root_element().text().collect::<String>().replace(['\0', '\u{FFFD}'], "");
            assert!(one_line(&words).contains(&shown), "{text:?} is not on {}", route.href(curriculum(), ""));
        }
    }
}

#[test]
fn what_comes_back_from_a_backup_file_is_shown_as_before() {
    let before = workbook(&HOSTILE.join("\n"));
    let file = backup::write(1, None, backup::entries(&before, &|_| true), None);
    let reading = backup::read(file.text.as_bytes()).unwrap().reading(None);
    let mut after = Workbook::default();
    backup::merge(&mut after, &reading, &|_| true, Stamp(1));
    assert_eq!(after.records().count(), before.records().count());
    for route in routes().iter().filter(|route| matches!(route, Route::Plan | Route::Worksheet(_, Place::Review))) {
        let address = route.href(curriculum(), "");
        assert!(draw(&after, route).html == draw(&before, route).html, "{address} is another");
    }
}

#[test]
fn no_text_comes_into_a_title_a_description_or_an_address() {
    const MARK: &str = "Xanthippe";
    let workbook = workbook(MARK);
    for route in routes() {
        let page = draw(&workbook, &route);
        let address = route.href(curriculum(), "");
        for shown in [&page.title, &page.description, &address] {
            assert!(!shown.contains(MARK), "{shown}");
        }
        let document = Html::parse_document(&page.html);
        let links = scraper::Selector::parse("[href], [src], [action]").unwrap();
        for link in document.select(&links) {
            let addresses = ["href", "src", "action"].iter().filter_map(|name| link.value().attr(name));
            assert!(addresses.into_iter().all(|address| !address.contains(MARK)), "a link on {address} holds it");
        }
    }
}
