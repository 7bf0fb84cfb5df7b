//! The pages that are measured: the app, a plain page with the same fields, and a SurveyJS form. They get the same host, the
//! same worksheet and the same browser.

use crate::browser::harness::{Manners, Site, curriculum};
use even_keel::curriculum::{Field, FieldKind, Part, Worksheet, WorksheetId};
use even_keel::site::files::{Compression, Dist};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The worksheet on which all are measured, and its first page in the app.
const SHEET: &str = "why-now";
const STEP: &str = "/before/why-now/?at=more-less";

const MANNERS: Manners = Manners { redirects: true, compresses: true, names_wasm: true };

/// What is measured.
pub(crate) struct Contestant {
    /// As the table calls it.
    pub(crate) name: &'static str,
    /// The page, from its site's root.
    pub(crate) page: &'static str,
    /// Where it lies.
    pub(crate) site: Site,
    /// What keeps its history; none if it has no such thing.
    pub(crate) keeps: Keeps,
}

/// How a contestant keeps what was written day by day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// One entry for each answer, as the app does.
    Records,
    /// One text under this key.
    OneText(&'static str),
}

/// All of them; without the SurveyJS page where its packages were not fetched.
pub(crate) fn all() -> Vec<Contestant> {
    let app = Contestant { name: "Even Keel", page: STEP, site: bare_host(), keeps: Keeps::Records };
    let plain =
        Contestant { name: "plain page", page: "/", site: site_of(&plain()), keeps: Keeps::OneText("plain-log") };
    let survey = survey().map(|dist| Contestant {
        name: "SurveyJS + React",
        page: "/",
        site: site_of(&dist),
        keeps: Keeps::OneText("survey"),
    });
    if survey.is_none() {
        eprintln!("no SurveyJS page: scripts/setup bench fetches what it is made of");
    }
    [app, plain].into_iter().chain(survey).collect()
}

/// The app on the host of all.
pub(crate) fn bare_host() -> Site {
    Site::on_bare_host("/", MANNERS)
}

/// A page of education, which has to be there at once.
pub(crate) const LESSON: &str = "/before/body-first/";

/// The app's site with nothing on that page but its HTML and style: the floor for the time until it is painted.
pub(crate) fn without_scripts() -> Site {
    let site = bare_host();
    let file = site.folder().join(LESSON.trim_matches('/')).join("index.html");
    let html = String::from_utf8(read(&file)).expect("a page is text");
    let taken_out = [("<script", "</script>"), ("<link rel=\"modulepreload\"", ">"), ("<link rel=\"preload\"", ">")];
    let bare = taken_out.into_iter().fold(html.clone(), |html, (begin, end)| {
        let mut parts = html.split(begin);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |kept, part| kept + part.split_once(end).map_or("", |(_, rest)| rest))
    });
    assert!(bare.len() < html.len() && !bare.contains("<script"), "there was no script on the page");
    fs::write(&file, bare).expect("a page can be written");
    for packed in ["br", "gz"] {
        // The compressed forms still have them.
        let _ = fs::remove_file(file.with_extension(format!("html.{packed}")));
    }
    site
}

fn site_of(dist: &Dist) -> Site {
    let folder = tempfile::tempdir().expect("a temporary folder");
    dist.write(folder.path(), Compression::Best).expect("pages can be written");
    Site::in_folder(folder, "/", MANNERS)
}

fn sheet() -> &'static Worksheet {
    curriculum().worksheet(&WorksheetId::new(SHEET)).expect("the worksheet is there").1
}

/// The steps of the worksheet: title and fields.
fn steps() -> impl Iterator<Item = (&'static str, &'static [Field])> {
    sheet().parts.iter().filter_map(|part| match part {
        Part::Step(step) => Some((step.title.as_str(), step.fields.as_slice())),
        Part::Group(_) => None,
    })
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

fn page(body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>Why now</title>\n{body}</html>\n"
    )
}

fn plain() -> Dist {
    let control = |field: &Field| match field.kind {
        FieldKind::LongText => format!("<textarea name=\"{}\"></textarea>", field.id),
        _ => format!("<input name=\"{}\">", field.id),
    };
    let line = |field: &Field| format!("<p><label>{}<br>{}</label></p>\n", escape(&field.label), control(field));
    let part = |(title, fields): (&str, &[Field])| {
        format!("<h2>{}</h2>\n{}", escape(title), fields.iter().map(line).collect::<String>())
    };
    let form: String = steps().map(part).collect();
    let mut dist = Dist::default();
    let script = "<script type=\"module\" src=\"plain.js\"></script>\n";
    dist.add("index.html", page(&format!("{script}</head>\n<body>\n<h1>Why now</h1>\n{form}</body>\n")));
    dist.add("plain.js", read(&project().join("tests/bench/plain.js")));
    dist
}

fn survey() -> Option<Dist> {
    let folder = bundle()?;
    let mut dist = Dist::default();
    let form = json!({ "title": "Why now", "textUpdateMode": "onTyping", "pages": pages() });
    let form = form.to_string().replace('<', "\\u003c");
    dist.add(
        "index.html",
        page(&format!(
            "<link rel=\"stylesheet\" href=\"page.css\">\n</head>\n<body>\n<div id=\"survey\"></div>\n\
             <script type=\"application/json\" id=\"form\">{form}</script>\n<script src=\"page.js\"></script>\n</body>\n"
        )),
    );
    for name in ["page.js", "page.css"] {
        dist.add(name, read(&folder.join(name)));
    }
    Some(dist)
}

/// One page of the form for each step, as the app has them.
fn pages() -> Vec<Value> {
    let question = |field: &Field| {
        let kind = match field.kind {
            FieldKind::LongText => "comment",
            FieldKind::Scale { .. } => "rating",
            _ => "text",
        };
        json!({ "type": kind, "name": field.id.to_string(), "title": field.label })
    };
    let page = |(title, fields): (&str, &[Field])| json!({ "title": title, "elements": fields.iter().map(question).collect::<Vec<_>>() });
    steps().map(page).collect()
}

/// Where `scripts/setup bench` has put it.
fn bundle() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
    let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home)?;
    let folders = fs::read_dir(cache.join("even-keel")).ok()?;
    let mut found = folders.filter_map(|entry| Some(entry.ok()?.path()));
    found.find(|path| path.join("page.js").is_file())
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
