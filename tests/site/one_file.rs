//! The edition in one file: all of it is inside, and its policy lets nothing else in.

use crate::{SCRIPT, curriculum, with_parts};
use even_keel::site::SiteError;
use even_keel::site::budget::{Budget, FirstLoad};
use even_keel::site::files::{SUMS, integrity};
use even_keel::site::one_file::{NAME, lay_out, write_to};
use scraper::{Html, Selector};
use std::sync::OnceLock;

fn laid_out(script: &str) -> Result<String, SiteError> {
    with_parts("/", script, b"wasm", None, lay_out)
}

fn html() -> &'static str {
    static HTML: OnceLock<String> = OnceLock::new();
    HTML.get_or_init(|| laid_out(SCRIPT).unwrap())
}

fn texts(css: &str) -> Vec<String> {
    let document = Html::parse_document(html());
    document.select(&Selector::parse(css).unwrap()).map(|element| element.text().collect()).collect()
}

fn attributes(css: &str, name: &str) -> Vec<String> {
    let document = Html::parse_document(html());
    let selector = Selector::parse(css).unwrap();
    document.select(&selector).filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
}

#[test]
fn its_policy_names_the_scripts_and_the_style_in_it_by_their_hashes_and_nothing_else() {
    let policy = attributes("meta[http-equiv='Content-Security-Policy']", "content").remove(0);
    let scripts = texts("script:not([type='text/plain'])");
    assert_eq!(scripts.len(), 3);
    let hashes: Vec<String> = scripts.iter().map(|text| format!("'{}'", integrity(text.as_bytes()))).collect();
    let style = integrity(texts("style").remove(0).as_bytes());
    assert!(policy.contains(&format!("script-src {} 'wasm-unsafe-eval';", hashes.join(" "))), "{policy}");
    assert!(policy.contains(&format!("style-src '{style}';")), "{policy}");
    for loose in ["'self'", "unsafe-inline", "'unsafe-eval'", "connect-src", "http", "*"] {
        assert!(!policy.contains(loose), "{policy}");
    }
    assert!(policy.starts_with("default-src 'none';") && policy.contains("require-trusted-types-for 'script'"));
    // It stands before everything that it is about.
    assert!(html().find("Content-Security-Policy") < html().find("<script"));
}

#[test]
fn it_names_no_other_file() {
    assert_eq!(
        attributes("[src], [srcset], link[rel='stylesheet'], link[rel*='preload']", "src"),
        Vec::<String>::new()
    );
    for address in attributes("[href]", "href") {
        let fine = ["#", "data:", "tel:", "sms:", "https://"].iter().any(|start| address.starts_with(start));
        assert!(fine, "{address}");
    }
    assert!(attributes("a[href]", "href").iter().any(|address| address == "#/help/"));
    let document = Html::parse_document(html());
    let inline = document.select(&Selector::parse("[style], [onclick], iframe, base").unwrap()).count();
    assert_eq!(inline, 0);
}

#[test]
fn it_opens_with_the_first_page_and_holds_the_rescue_part() {
    assert_eq!(texts("#app h1"), ["Even Keel"]);
    assert_eq!(texts("#rescue h1").len(), 1);
    for country in &curriculum().safety.countries {
        assert!(texts("#rescue h3").contains(&country.name), "{}", country.name);
    }
    assert!(texts(".edition")[0].contains("Make a backup"));
}

#[test]
fn a_script_that_would_end_inside_the_page_is_refused() {
    for text in ["let a = '</script>';", "// <!-- old", "'<script'"] {
        assert!(matches!(laid_out(text), Err(SiteError::NotInline(_))), "{text}");
    }
}

#[test]
fn it_is_weighed_and_written_beside_its_checksum_and_other_files_stay() {
    assert_eq!(laid_out(SCRIPT).unwrap(), html(), "the same input, other bytes");
    let tight = Budget { one_file: 10, ..crate::weight::ROOMY };
    let message = FirstLoad::of_one_file(html(), &tight).check().unwrap_err().to_string();
    assert!(message.contains("one file is "), "{message}");
    FirstLoad::of_one_file(html(), &crate::weight::ROOMY).check().unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "ten years").unwrap();
    write_to(folder.path(), html()).unwrap();
    assert_eq!(std::fs::read_to_string(folder.path().join(NAME)).unwrap(), html());
    assert!(std::fs::read_to_string(folder.path().join(SUMS)).unwrap().ends_with(&format!("  {NAME}\n")));
    assert!(folder.path().join("thesis.txt").is_file());
}
