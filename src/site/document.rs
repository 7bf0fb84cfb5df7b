//! One HTML file around what a page shows: head, policy, links to the app. It knows no route and no content.

use super::headers::POLICY;
use super::manifest::{OWN, PLAIN};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Files};

/// The hashed names of the files that pages link to, relative to the site's root.
#[derive(Clone, Debug)]
pub struct Names {
    /// The style sheet.
    pub style: String,
    /// The script that runs before the first paint.
    pub early: String,
    /// The script that leaves the page at once.
    pub leave: String,
    /// The module that starts the app.
    pub boot: String,
    /// The app's JavaScript.
    pub script: String,
    /// The app.
    pub wasm: String,
    /// The content's outline.
    pub outline: String,
    /// The text of each stage.
    pub files: Files,
    /// The rescue page's script.
    pub rescue: String,
    /// Reloads the page after a rebuild; only in `site dev`.
    pub reload: Option<String>,
}

/// What all documents of a site share.
pub(super) struct Frame<'a> {
    pub(super) curriculum: &'a Curriculum,
    pub(super) names: &'a Names,
    /// The colour of the desk, light and dark.
    pub(super) desk: &'a (String, String),
}

/// What differs between them.
pub(super) struct Document<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// The way to the site's root, without trailing slash: `..`.
    pub(super) base: &'a str,
    /// HTML of the body.
    pub(super) body: &'a str,
    /// Links and scripts of the head, besides those that all share.
    pub(super) links: &'a str,
}

impl Frame<'_> {
    /// The whole file.
    ///
    /// What the first paint waits for stands first and is fetched at once: a browser that has met a policy reads no further
    /// ahead than the next script. What only the app needs stands behind those scripts, so that it is fetched once they are
    /// here, and takes nothing from the first paint.
    pub(super) fn document(&self, document: &Document<'_>) -> String {
        let Document { title, description, base, body, links } = document;
        let (light, dark) = self.desk;
        format!(
            r##"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="stylesheet" href="{base}/{style}">
<link rel="preload" href="{base}/{early}" as="script">
<link rel="preload" href="{base}/{leave}" as="script">
<script src="{base}/{early}"></script>
<script src="{base}/{leave}"></script>
{links}<title>{title}</title>
<meta name="description" content="{description}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="{light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="{dark}" media="(prefers-color-scheme: dark)">
<link rel="manifest" href="{base}/{OWN}" data-plain="{PLAIN}">
<link rel="icon" href="{base}/favicon.svg" type="image/svg+xml" data-plain="plain.svg">
<link rel="apple-touch-icon" href="{base}/apple-touch-icon.png" data-plain="plain-touch.png">
</head>
<body>
{body}</body>
</html>
"##,
            lang = escape(&self.curriculum.language.tag),
            title = escape(title),
            description = escape(description),
            style = self.names.style,
            early = self.names.early,
            leave = self.names.leave,
        )
    }

    /// The head's links for a page that the app takes over.
    /// `texts` are the files with what is read on it.
    pub(super) fn app_links(&self, base: &str, texts: &[&str]) -> String {
        let Names { boot, script, wasm, outline, .. } = self.names;
        let content = [outline.as_str()].into_iter().chain(texts.iter().copied()).map(|name| {
            format!(
                "<link rel=\"preload\" href=\"{base}/{name}\" as=\"fetch\" type=\"application/json\" crossorigin>\n"
            )
        });
        let content: String = content.collect();
        format!(
            r#"<link rel="modulepreload" href="{base}/{boot}">
<link rel="modulepreload" href="{base}/{script}">
<link rel="preload" href="{base}/{wasm}" as="fetch" type="application/wasm" crossorigin>
{content}"#
        )
    }

    /// The body of a page that the app takes over: readable as it is, and honest where the app cannot start.
    pub(super) fn app_body(&self, base: &str, html: &str) -> String {
        let word = |word| escape(self.curriculum.word(word));
        let reload = self.names.reload.iter().map(|name| format!("<script src=\"{base}/{name}\"></script>\n"));
        format!(
            r#"<noscript><div class="bar"><p>{noscript}</p></div></noscript>
<div id="app">{html}</div>
<div id="app-problem" class="bar" role="alert" hidden><p>{problem}</p><a href="{base}/rescue/">{link}</a></div>
<script type="module" src="{base}/{boot}"></script>
{reload}"#,
            noscript = word(Word::PageNoscript),
            problem = word(Word::PageProblem),
            link = word(Word::PageProblemLink),
            boot = self.names.boot,
            reload = reload.collect::<String>(),
        )
    }
}

/// Text made harmless inside HTML, in elements and in quoted attributes.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
