//! The rescue page: crisis lines and a way to save one's answers that need neither the app nor, for reading, a script.

use super::SiteError;
use super::document::{Document, Frame, escape};
use super::neutral::LOAF;
use crate::curriculum::words::Word;
use crate::curriculum::{Country, Curriculum, Line, Page};

/// Where the page is, below the site's root, and the id of its prose in the content.
pub(super) const PAGE: &str = "rescue";

/// The whole file.
pub(super) fn page(frame: &Frame<'_>) -> Result<String, SiteError> {
    let (base, curriculum) = ("..", frame.curriculum);
    let links = format!("<script type=\"module\" src=\"{base}/{}\"></script>\n", frame.names.rescue);
    let (title, body) = (&prose(curriculum)?.title, body(curriculum, base)?);
    let description = curriculum.word(Word::AppAbout);
    Ok(frame.document(&Document { title, description, base, body: &body, links: &links }))
}

fn prose(curriculum: &Curriculum) -> Result<&Page, SiteError> {
    curriculum.pages.iter().find(|page| page.id == PAGE).ok_or(SiteError::NoPage(PAGE))
}

/// What is to be read on it, with links below `base`.
pub(super) fn body(curriculum: &Curriculum, base: &str) -> Result<String, SiteError> {
    let page = prose(curriculum)?;
    Ok(format!(
        r##"<header><a class="skip" href="{base}/{LOAF}/" data-leave>{leave}</a>
<div class="masthead"><a class="brand" href="{base}/">{name}</a></div></header>
<section class="leave" aria-label="{exit}"><button type="button" class="btn" data-leave>{leave}</button></section>
<main class="sheet prose">
<h1>{title}</h1>
<p><a href="#rescue-lines">{to_lines}</a></p>
{html}
{answers}{lines}</main>
"##,
        leave = escape(curriculum.word(Word::LeavePage)),
        exit = escape(curriculum.word(Word::LeaveRegion)),
        name = escape(curriculum.word(Word::AppName)),
        title = escape(&page.title),
        to_lines = escape(curriculum.word(Word::RescueLines)),
        html = page.html.replace("{{base}}", base),
        answers = answers(curriculum, base),
        lines = lines(curriculum),
    ))
}

/// The part that its script brings to life. Nothing of it shows before, except the way back.
fn answers(curriculum: &Curriculum, base: &str) -> String {
    let word = |word| escape(curriculum.word(word));
    format!(
        r#"<section aria-labelledby="rescue-answers">
<h2 id="rescue-answers">{heading}</h2>
<noscript><p>{noscript}</p></noscript>
<p id="rescue-nothing" hidden>{nothing}</p>
<p id="rescue-blocked" hidden>{blocked}</p>
<p><button type="button" id="rescue-download" class="btn btn-primary" data-file="{file}" hidden>{download}</button></p>
<p id="rescue-done" role="status"><span hidden>{done}</span></p>
<p><a href="{base}/">{again}</a></p>
</section>
"#,
        heading = word(Word::RescueAnswers),
        noscript = word(Word::PageNoscript),
        nothing = word(Word::RescueNothing),
        blocked = word(Word::RescueBlocked),
        file = word(Word::RescueFile),
        download = word(Word::RescueDownload),
        done = word(Word::RescueDone),
        again = word(Word::RescueAgain),
    )
}

fn lines(curriculum: &Curriculum) -> String {
    let countries: String = curriculum.safety.countries.iter().map(|country| of_country(curriculum, country)).collect();
    let heading = escape(curriculum.word(Word::RescueLines));
    format!(
        "<section aria-labelledby=\"rescue-lines\">\n<h2 id=\"rescue-lines\">{heading}</h2>\n{countries}</section>\n"
    )
}

fn of_country(curriculum: &Curriculum, country: &Country) -> String {
    let lines: String = country.lines.iter().map(|line| one_line(curriculum, line)).collect();
    format!("<h3>{}</h3>\n<ul class=\"calls\">\n{lines}</ul>\n", escape(&country.name))
}

fn one_line(curriculum: &Curriculum, line: &Line) -> String {
    let link = |kind: &str, number: &str, words: String| {
        format!("<a href=\"{kind}:{}\">{}</a>\n", dialled(number), escape(&words))
    };
    let call = line.call.as_deref().map(|number| {
        let words = curriculum.phrase(Word::Call, &[("number", number)]);
        link("tel", number, words)
    });
    let text = line.text.as_deref().map(|number| {
        let words = match line.text_word.as_deref() {
            Some(word) => curriculum.phrase(Word::TextWord, &[("word", word), ("number", number)]),
            None => curriculum.phrase(Word::Text, &[("number", number)]),
        };
        link("sms", number, words)
    });
    let links: String = call.into_iter().chain(text).collect();
    format!("<li><p><strong>{}</strong></p>\n<p>{}</p>\n{links}</li>\n", escape(&line.name), escape(&line.about))
}

/// What a telephone dials for a number as it is written.
fn dialled(number: &str) -> String {
    number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
}
