//! What is in the files: links, policy, worker, names.

use crate::{curriculum, site, text, write_site};
use base64::Engine as _;
use even_keel::curriculum::{Curriculum, Files, StageFile, StageId};
use even_keel::route::Route;
use even_keel::site::files::sha256;
use even_keel::site::headers::{self, POLICY};
use even_keel::site::layout::{NOT_FOUND, Site};
use scraper::{Html, Selector};
use std::collections::BTreeMap;

/// Element name and address of every `href` and `src`.
fn addresses(html: &str) -> Vec<(String, String)> {
    let document = Html::parse_document(html);
    let selector = Selector::parse("[href], [src], [srcset], [action], [poster], [data]").unwrap();
    let attributes = ["href", "src", "srcset", "action", "poster", "data"];
    let of = |element: scraper::ElementRef<'_>| {
        let values = attributes.iter().filter_map(|name| element.value().attr(name));
        values.map(|value| (element.value().name().to_owned(), value.to_owned())).collect::<Vec<_>>()
    };
    document.select(&selector).flat_map(of).collect()
}

fn html_pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    site.dist.iter().map(|(path, _)| path).filter(|path| path.ends_with(".html")).map(|path| (path, text(site, path)))
}

fn is_elsewhere(address: &str) -> bool {
    address.starts_with("//") || address.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'))
}

/// Where an address leads, as a path below the site's root.
fn resolve(page: &str, address: &str, base: &str) -> String {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    if let Some(path) = address.strip_prefix(base) {
        return path.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{page}: {address} leads above the site's root"),
            "." | "" => {}
            name => parts.push(name),
        }
    }
    let slash = if address.ends_with(['/', '.']) && !parts.is_empty() { "/" } else { "" };
    parts.join("/") + slash
}

#[test]
fn every_route_has_a_file() {
    for route in Route::all(curriculum()) {
        let path = format!("{}/index.html", route.path(curriculum()));
        assert!(site().dist.get(path.trim_start_matches('/')).is_some(), "{path}");
    }
}

#[test]
fn only_the_not_found_page_knows_where_the_site_is_hosted() {
    for (path, html) in html_pages(site()).filter(|(path, _)| *path != NOT_FOUND) {
        for (_, address) in addresses(html) {
            assert!(!address.starts_with('/'), "{path}: {address}");
        }
    }
    let moved = write_site("/moved/", b"wasm", None);
    for (path, html) in html_pages(&moved).filter(|(path, _)| *path != NOT_FOUND) {
        assert_eq!(html, text(site(), path), "{path}");
    }
    for (_, address) in addresses(text(&moved, NOT_FOUND)).iter().filter(|(_, address)| !is_elsewhere(address)) {
        assert!(address.starts_with("/moved/") || address.starts_with('#'), "{address}");
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_site() {
    for (path, html) in html_pages(site()) {
        for (_, address) in addresses(html) {
            if is_elsewhere(&address) || address.starts_with('#') {
                continue;
            }
            let target = resolve(path, &address, "/");
            let file = if target.is_empty() || target.ends_with('/') { format!("{target}index.html") } else { target };
            assert!(site().dist.get(&file).is_some(), "{path}: {address} leads to {file}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    for (path, html) in html_pages(site()) {
        for (element, address) in addresses(html) {
            assert!(element == "a" || !is_elsewhere(&address), "{path}: <{element}> {address}");
        }
    }
    let style = text(site(), &site().names.style);
    assert!(!style.contains("url(") && !style.contains("@import"), "the style sheet loads something");
}

#[test]
fn every_page_carries_the_policy_and_nothing_inline() {
    for (path, html) in html_pages(site()) {
        let document = Html::parse_document(html);
        let select = |css: &str| document.select(&Selector::parse(css).unwrap()).count();
        let policy = Selector::parse("meta[http-equiv='Content-Security-Policy']").unwrap();
        let policies: Vec<_> = document.select(&policy).filter_map(|meta| meta.value().attr("content")).collect();
        assert_eq!(policies, [POLICY], "{path}");
        assert_eq!(select("script:not([src]), style, [style], [onclick], base"), 0, "{path}");
        assert_eq!(select("html[lang]"), 1, "{path}");
        // An installed window goes blank: that page holds nothing at all.
        let filled = usize::from(path != "blank/index.html");
        assert_eq!((select("title"), select("h1"), select("main")), (1, filled, filled), "{path}");
    }
}

#[test]
fn nothing_that_only_the_app_needs_is_fetched_before_what_the_first_paint_waits_for() {
    for (path, html) in html_pages(site()).filter(|(_, html)| html.contains("id=\"app\"")) {
        let at = |what: &str| html.find(what).unwrap_or_else(|| panic!("{path}: {what}"));
        let (style, paint) = (at("<link rel=\"stylesheet\""), at("<script src="));
        let apps = ["rel=\"modulepreload\"", "as=\"fetch\"", "type=\"module\""].map(at);
        // All that blocks is named before the first of it blocks, and by nobody twice.
        assert!(
            style < paint && html[..paint].matches("as=\"script\"").count() == html.matches("<script src=").count()
        );
        assert!(apps.iter().all(|app| *app > html.rfind("<script src=").unwrap_or(0)), "{path}");
    }
}

fn worker_list(site: &Site) -> BTreeMap<String, String> {
    let worker = text(site, "sw.js");
    let (_, rest) = worker.split_once("const FILES = ").unwrap();
    serde_json::from_str(rest.split_once(";\n").unwrap().0).unwrap()
}

#[test]
fn the_worker_lists_every_file_with_its_integrity() {
    let list = worker_list(site());
    let hosts_only = ["sw.js", "robots.txt", "_headers"];
    let expected: BTreeMap<String, String> = site()
        .dist
        .iter()
        .filter(|(path, _)| !hosts_only.contains(path))
        .map(|(path, bytes)| {
            let hash = base64::engine::general_purpose::STANDARD.encode(sha256(bytes));
            (path.strip_suffix("index.html").unwrap_or(path).to_owned(), format!("sha256-{hash}"))
        })
        .collect();
    assert_eq!(list, expected);
    assert!(list.contains_key("") && list.contains_key("rescue/") && list.contains_key(NOT_FOUND));
}

#[test]
fn the_same_input_gives_the_same_bytes_and_another_gives_another_version() {
    assert_eq!(write_site("/", b"wasm", None).dist, site().dist);
    let other = write_site("/", b"other wasm", None);
    assert_ne!(other.names.wasm, site().names.wasm);
    assert_eq!(other.names.outline, site().names.outline);
    assert_ne!(text(&other, "sw.js"), text(site(), "sw.js"));
}

#[test]
fn a_development_site_installs_no_worker_and_reloads() {
    let dev = write_site("/", b"wasm", Some("42"));
    assert_eq!(text(&dev, "stamp.txt"), "42");
    assert!(text(&dev, "index.html").contains(dev.names.reload.as_deref().unwrap()));
    assert!(!text(&dev, &dev.names.boot).contains("sw.js"));
    assert!(text(site(), &site().names.boot).contains("sw.js"));
    assert_eq!(site().names.reload, None);
}

fn manifest(name: &str) -> serde_json::Value {
    serde_json::from_str(text(site(), name)).unwrap()
}

#[test]
fn the_plain_manifest_is_of_the_same_app_and_says_nothing_of_it() {
    let [own, plain] = ["manifest.webmanifest", "plain.webmanifest"].map(manifest);
    assert_eq!((&own["id"], &own["start_url"]), (&plain["id"], &plain["start_url"]));
    assert_eq!((plain["name"].as_str(), plain["short_name"].as_str()), (Some("Notes"), Some("Notes")));
    let text = plain.to_string().to_lowercase();
    for telling in ["keel", "workbook", "programme", "outpatient", "icon-", "icon.svg"] {
        assert!(!text.contains(telling), "{telling}");
    }
}

#[test]
fn every_page_has_a_plain_form_of_its_icons_and_manifest() {
    for (path, html) in html_pages(site()).filter(|(path, _)| !NEUTRAL.contains(path)) {
        let document = Html::parse_document(html);
        let links = Selector::parse("link[rel~='icon'], link[rel='apple-touch-icon'], link[rel='manifest']").unwrap();
        let plain: Vec<_> = document.select(&links).map(|link| link.value().attr("data-plain").unwrap()).collect();
        assert_eq!(plain.len(), 3, "{path}");
        for name in plain {
            assert!(name.starts_with("plain") && site().dist.get(name).is_some(), "{path}: {name}");
        }
    }
}

/// Where a quick exit leads.
const NEUTRAL: [&str; 2] = ["loaf/index.html", "blank/index.html"];

#[test]
fn the_pages_that_a_quick_exit_leads_to_have_no_script_and_nothing_of_the_app() {
    for path in NEUTRAL {
        let html = text(site(), path);
        let document = Html::parse_document(html);
        let count = |css: &str| document.select(&Selector::parse(css).unwrap()).count();
        assert_eq!(count("script, a, form, button, input, [rel='manifest'], [onclick]"), 0, "{path}");
        let (_, page) = html.split_once("</title>").unwrap();
        for telling in ["keel", "workbook", "style.", "favicon", "app.", "help", "programme"] {
            assert!(!page.to_lowercase().contains(telling), "{path} holds {telling}");
        }
    }
    assert!(text(site(), NEUTRAL[0]).contains("<title>A plain loaf of bread</title>"));
    assert!(text(site(), NEUTRAL[1]).contains("<title>Notes</title>"));
}

#[test]
fn every_page_of_ours_can_be_left_and_is_named_plainly_before_it_has_its_title() {
    for (path, html) in html_pages(site()).filter(|(path, _)| !NEUTRAL.contains(path)) {
        let (head, _) = html.split_once("<title>").unwrap();
        for script in [&site().names.early, &site().names.leave] {
            assert!(head.contains(script.as_str()), "{path}: {script} comes too late");
        }
        assert_eq!(html.matches("data-leave").count(), 2, "{path}");
    }
}

#[test]
fn the_manifest_names_icons_of_the_size_they_have() {
    for name in ["manifest.webmanifest", "plain.webmanifest"] {
        icons_have_their_size(&manifest(name));
    }
}

fn icons_have_their_size(manifest: &serde_json::Value) {
    assert_eq!((manifest["start_url"].as_str(), manifest["scope"].as_str()), (Some("./"), Some("./")));
    assert!(manifest["name"].as_str().is_some_and(|name| !name.is_empty()));
    for icon in manifest["icons"].as_array().unwrap() {
        let bytes = site().dist.get(icon["src"].as_str().unwrap()).unwrap();
        if icon["type"] == "image/png" {
            // A PNG's width and height are the big-endian numbers at 16 and 20.
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            assert_eq!(icon["sizes"], format!("{}x{}", number(16), number(20)));
        }
    }
}

#[test]
fn hosts_are_told_the_policy_and_which_files_never_change() {
    let rules = text(site(), "_headers");
    assert!(rules.starts_with("/*\n") && rules.contains(POLICY));
    for (path, _) in site().dist.iter() {
        let listed = rules.contains(&format!("\n/{path}\n"));
        assert_eq!(listed, headers::is_hashed(path), "{path}");
    }
    assert!(!headers::is_hashed("index.html") && !headers::is_hashed("sw.js") && !headers::is_hashed("icon-192.png"));
}

#[test]
fn the_rescue_page_needs_no_app() {
    let html = text(site(), "rescue/index.html");
    assert!(!html.contains(&site().names.script) && !html.contains(&site().names.boot));
    for country in &curriculum().safety.countries {
        let numbers = country.lines.iter().filter(|line| line.call.is_some() || line.text.is_some());
        assert!(numbers.count() > 0 && html.contains(&country.name), "{}", country.name);
    }
    assert!(html.contains("href=\"tel:"));
}

/// What `boot.js` holds under a name.
fn held<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let boot = text(site(), &site().names.boot);
    let (_, rest) = boot.split_once(&format!("const {name} = ")).unwrap();
    serde_json::from_str(rest.split_once(";\n").unwrap().0).unwrap()
}

#[test]
fn every_stage_has_a_file_of_its_own_and_the_outline_has_none_of_their_texts() {
    let files: Files = held("FILES");
    assert_eq!(files, site().names.files);
    assert_eq!(files.texts.len(), curriculum().stages.len());
    let outline: Curriculum = serde_json::from_str(text(site(), &site().names.outline)).unwrap();
    for stage in &curriculum().stages {
        assert_eq!(outline.stage(&stage.id).unwrap().text(), None);
        let file: StageFile = serde_json::from_str(text(site(), &files.texts[&stage.id])).unwrap();
        assert_eq!((file.stage, Some(&file.text)), (stage.id.clone(), stage.text()));
    }
}

#[test]
fn the_start_knows_what_every_address_reads_and_each_page_asks_for_it_at_once() {
    let reads: BTreeMap<String, Vec<StageId>> = held("READS");
    for route in Route::all(curriculum()) {
        let path = route.path(curriculum());
        let wanted: Vec<StageId> = route.reads(curriculum()).into_iter().map(|stage| stage.id.clone()).collect();
        let above = |at: &str| path == at || path.starts_with(&format!("{at}/"));
        let found: Vec<StageId> = reads.iter().filter(|(at, _)| above(at)).flat_map(|(_, all)| all.clone()).collect();
        // Pages of the app below a stage's address may have it fetch a text too many, and none too few.
        assert!(wanted.iter().all(|stage| found.contains(stage)), "{path}: {found:?}");
        assert!(wanted == found || wanted.is_empty(), "{path}: {found:?}");
        let file = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
        for stage in wanted {
            assert!(text(site(), &file).contains(&site().names.files.texts[&stage]), "{path} does not ask for {stage}");
        }
    }
}
