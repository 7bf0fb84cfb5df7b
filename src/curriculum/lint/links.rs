//! Links in prose: that each leads somewhere. Addresses on the web are not opened.

use super::passages::Passage;
use crate::curriculum::Curriculum;
use crate::curriculum::source::markdown::{Link, outline};
use crate::curriculum::source::{Problem, prose};
use crate::route::Route;

/// Checks the links of one text.
pub(super) fn passage(curriculum: &Curriculum, passage: &Passage<'_>, problems: &mut Vec<Problem>) {
    if !passage.form.is_markdown() {
        return;
    }
    let outline = outline(passage.text.get_ref());
    let headings: Vec<String> = outline.headings.iter().map(|heading| prose::slug(&heading.text)).collect();
    for link in &outline.links {
        let line = passage.file.line_in(passage.text, link.at);
        if link.words.trim().is_empty() {
            let what = format!("a link to {} without words", link.to);
            problems.push(passage.file.problem(
                line,
                what,
                "write what the reader finds there: [Goals](/week/1/goals)",
            ));
        }
        if let Some((what, fix)) = dangling(curriculum, link, &headings) {
            problems.push(passage.file.problem(line, what, fix));
        }
    }
}

fn dangling(curriculum: &Curriculum, link: &Link, headings: &[String]) -> Option<(String, String)> {
    let to = link.to.as_str();
    if let Some(heading) = to.strip_prefix('#') {
        let known = headings.iter().map(|heading| format!("#{heading}")).collect::<Vec<_>>().join(", ");
        let lost = !headings.iter().any(|known| known == heading);
        return lost.then(|| {
            (
                format!("the link {to} leads to no heading of this text"),
                format!("write one of: {known}; or link to a page"),
            )
        });
    }
    if to.starts_with('/') {
        let (path, query) = address(to);
        let lost = Route::parse(curriculum, path, query) == Route::NotFound;
        let fix = "write the address of a stage, lesson, worksheet or page: /week/1/goals, /help, /plan";
        return lost.then(|| (format!("the link {to} leads nowhere"), fix.to_owned()));
    }
    let known = ["https://", "tel:", "sms:"].iter().any(|start| to.starts_with(start) && to.len() > start.len());
    let fix = "begin an address in the workbook with /, one on the web with https://, a telephone number with tel:";
    (!known).then(|| (format!("the link {to} leads nowhere"), fix.to_owned()))
}

/// Path and query of an address in the workbook, without its fragment.
fn address(to: &str) -> (&str, &str) {
    let to = to.split('#').next().unwrap_or_default();
    to.split_once('?').unwrap_or((to, ""))
}
