//! Where a quick exit leads: a bread recipe, and an empty page. Neither has a script, a link, or anything of the app's look.

use super::SiteError;
use super::document::escape;
use super::headers::POLICY;
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Page};

/// Where the recipe is, below the site's root, and the id of its prose in the content. `leave.js` goes there.
pub(super) const LOAF: &str = "loaf";

/// Where the empty page is. `leave.js` goes there from an installed window.
pub(super) const BLANK: &str = "blank";

/// The recipe in the content.
pub(super) fn loaf(curriculum: &Curriculum) -> Result<&Page, SiteError> {
    curriculum.pages.iter().find(|page| page.id == LOAF).ok_or(SiteError::NoPage(LOAF))
}

/// The file of the recipe, with the name of its style sheet.
pub(super) fn loaf_page(curriculum: &Curriculum, style: &str) -> Result<String, SiteError> {
    let page = loaf(curriculum)?;
    let links = format!("<link rel=\"stylesheet\" href=\"../{style}\">\n<link rel=\"icon\" href=\"../loaf.svg\">\n");
    let body = format!("<main>\n<h1>{}</h1>\n{}</main>\n", escape(&page.title), page.html);
    Ok(file(curriculum, &page.title, &links, &body))
}

/// The file of the empty page. Its title stands in the window's frame, so it is the plain one.
pub(super) fn blank_page(curriculum: &Curriculum, style: &str) -> String {
    let links = format!("<link rel=\"stylesheet\" href=\"../{style}\">\n<link rel=\"icon\" href=\"../plain.svg\">\n");
    file(curriculum, curriculum.word(Word::PlainName), &links, "")
}

fn file(curriculum: &Curriculum, title: &str, links: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{title}</title>
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
{links}</head>
<body>
{body}</body>
</html>
"#,
        lang = escape(&curriculum.language.tag),
        title = escape(title),
    )
}
