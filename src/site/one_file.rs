//! The edition in one file: style, scripts, app and all texts inside one HTML file that opens from a disk. It asks no host
//! for anything, and leaves out what only a host can give: the worker, pages without the app, the page to leave to.

use super::document::escape;
use super::files::{SUMS, gzip, hex, integrity, sha256};
use super::headers::policy_of_one_file;
use super::layout::{Parts, Site};
use super::{SiteError, rescue, write};
use crate::app::render;
use crate::curriculum::words::Word;
use crate::route::{IN_ONE_FILE, Route};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Where it goes unless another folder is named, below the project's.
pub const FOLDER: &str = "dist-single";

/// What the file is called.
pub const NAME: &str = "even-keel.html";

/// JavaScript: what `one-file.js` has found to tell this copy from others.
const THIS_COPY: &str = "document.documentElement.dataset.copy";

/// The whole file.
pub fn lay_out(parts: &Parts<'_>) -> Result<String, SiteError> {
    let site = parts.lay_out()?;
    let sources = parts.sources;
    let head = [sources.one_file.fill(&[])?, parts.early_script(THIS_COPY)?, parts.leave_script(THIS_COPY)?].concat();
    let start = sources.one_file_start.fill(&[("OUTLINE", &site.names.outline)])?;
    let app = [&*parts.program.script, &parts.start_script(&site.names.files)?, &start].concat();
    // By itself, so that it runs where the app does not.
    let rescue = format!(
        "if (\"rescue\" in document.documentElement.dataset) {{\n{}}}\n",
        sources.rescue.fill(&[("COPY", THIS_COPY)])?
    );
    let style = format!("{}{}", sources.style, sources.one_file_style);
    for script in [&head, &app, &rescue] {
        can_be_inline(script)?;
    }
    let hashes = [&head, &app, &rescue].map(|script| integrity(script.as_bytes()));
    let policy = policy_of_one_file(&hashes, &integrity(style.as_bytes()));
    let (opening, body) = (opening(parts, &policy, &head, &style), body(parts)?);
    let packed = [("packed-content", contents(parts, &site)?), ("packed-app", parts.program.wasm.clone())];
    let packed = packed.iter().map(|(id, bytes)| element(id, bytes)).collect::<Result<String, _>>()?;
    Ok(format!(
        "{opening}{body}{packed}<script type=\"module\">{app}</script>\n<script type=\"module\">{rescue}</script>\n\
         </body>\n</html>\n"
    ))
}

/// Writes it and its checksum into a folder, and touches nothing else there.
pub fn write_to(folder: &Path, html: &str) -> Result<(), SiteError> {
    std::fs::create_dir_all(folder).map_err(|source| SiteError::Write { path: folder.to_owned(), source })?;
    write(&folder.join(NAME), html.as_bytes())?;
    write(&folder.join(SUMS), format!("{}  {NAME}\n", hex(&sha256(html.as_bytes()))).as_bytes())
}

fn opening(parts: &Parts<'_>, policy: &str, head: &str, style: &str) -> String {
    let word = |word| escape(parts.curriculum.word(word));
    let (light, dark) = &parts.sources.desk;
    let [icon, plain] = ["favicon.svg", "plain.svg"].map(|name| {
        let bytes = parts.sources.icons.iter().find(|(known, _)| *known == name);
        address_of(name, bytes.map(|(_, bytes)| bytes.as_slice()).unwrap_or_default())
    });
    format!(
        r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<script>{head}</script>
<title>{name}</title>
<meta name="description" content="{about}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">
<style>{style}</style>
<link rel="icon" href="{icon}" data-plain="{plain}">
</head>
<body>
"#,
        lang = escape(&parts.curriculum.language.tag),
        name = word(Word::AppName),
        about = word(Word::AppAbout),
    )
}

/// The first page, a word about the file, the notice for when the app does not run, and the rescue part.
fn body(parts: &Parts<'_>) -> Result<String, SiteError> {
    let word = |word| escape(parts.curriculum.word(word));
    let base = IN_ONE_FILE;
    Ok(format!(
        r#"<noscript><div class="bar"><p>{noscript}</p></div></noscript>
<div id="app">{html}</div>
<section class="footer edition" aria-label="{label}"><p>{about} <a href="{backup}">{make}</a></p></section>
<div id="app-problem" class="bar" role="alert" hidden><p>{problem}</p><a href="{base}/{page}/">{link}</a></div>
<div id="rescue">{rescue}</div>
"#,
        noscript = word(Word::PageNoscript),
        html = render(Arc::clone(parts.curriculum), Route::Home, base).html,
        label = word(Word::PageOneFileLabel),
        about = word(Word::PageOneFile),
        make = word(Word::PageOneFileBackup),
        backup = Route::Backup.href(parts.curriculum, base),
        problem = word(Word::PageProblem),
        link = word(Word::PageProblemLink),
        page = rescue::PAGE,
        rescue = rescue::body(parts.curriculum, base)?,
    ))
}

/// Everything that the app would fetch, by the names of the site's files. Pictures stand in the texts themselves.
fn contents(parts: &Parts<'_>, site: &Site) -> Result<Vec<u8>, SiteError> {
    let files = &site.names.files;
    let names = files.texts.values().chain([&files.search, &site.names.outline]);
    let texts: BTreeMap<&str, String> = names
        .map(|name| {
            let text = String::from_utf8_lossy(site.dist.get(name).unwrap_or_default()).into_owned();
            let picture = |text: String, (path, bytes): &(String, Vec<u8>)| {
                text.replace(&format!("{{{{base}}}}/{path}"), &address_of(path, bytes))
            };
            (name.as_str(), parts.sources.images.iter().fold(text, picture))
        })
        .collect();
    Ok(super::layout::json(&texts)?.into_bytes())
}

/// An element that holds bytes, packed. Browsers take it for data, and run nothing in it.
fn element(id: &str, bytes: &[u8]) -> Result<String, SiteError> {
    let packed = gzip(bytes).map_err(|source| SiteError::Write { path: NAME.into(), source })?;
    Ok(format!("<script type=\"text/plain\" id=\"{id}\">{}</script>\n", STANDARD.encode(packed)))
}

/// A picture as an address that holds it.
fn address_of(name: &str, bytes: &[u8]) -> String {
    let kind = match name.rsplit('.').next() {
        Some("svg") => "svg+xml",
        Some(kind) => kind,
        None => "",
    };
    format!("data:image/{kind};base64,{}", STANDARD.encode(bytes))
}

/// Whether a page may hold this script as it is: inside one, browsers look for these words whatever stands round them.
fn can_be_inline(script: &str) -> Result<(), SiteError> {
    match ["</script", "<script", "<!--"].into_iter().find(|word| script.contains(word)) {
        Some(word) => Err(SiteError::NotInline(word)),
        None => Ok(()),
    }
}
