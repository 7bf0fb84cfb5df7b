//! Reads Markdown as the content uses it: citations, quoted facts, drawings, places of everything. It writes no HTML.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::ops::Range;

/// What the address of a drawing begins with: `![what it says](drawing:name)`.
pub const DRAWING: &str = "drawing:";

/// A piece of Markdown.
#[derive(Clone, Debug)]
pub enum Piece<'a> {
    /// A line `{{fact: name}}` of its own.
    Fact(String),
    /// A drawing alone in its paragraph, its words in pieces with their places.
    Drawing(String, Vec<(CowStr<'a>, Range<usize>)>),
    /// Anything else.
    Mark(Event<'a>),
}

/// All pieces with their places in the text.
pub fn pieces(text: &str) -> Vec<(Piece<'_>, Range<usize>)> {
    // The old form of footnotes lets a text cite what is defined elsewhere: here, in the front matter.
    let parser = Parser::new_ext(text, Options::ENABLE_OLD_FOOTNOTES);
    let events: Vec<_> = TextMergeWithOffset::new(parser.into_offset_iter()).collect();
    let mut pieces = Vec::with_capacity(events.len());
    let mut rest = events.as_slice();
    while let Some(((event, place), after)) = rest.split_first() {
        match (event, after) {
            (
                Event::Start(Tag::Paragraph),
                [(Event::Text(line), _), (Event::End(TagEnd::Paragraph), _), beyond @ ..],
            ) if fact(line).is_some() => {
                pieces.push((Piece::Fact(fact(line).unwrap_or_default().to_owned()), place.clone()));
                rest = beyond;
            }
            _ => match drawing(rest) {
                Some((drawing, beyond)) => {
                    pieces.push((drawing, place.clone()));
                    rest = beyond;
                }
                None => {
                    pieces.push((Piece::Mark(event.clone()), place.clone()));
                    rest = after;
                }
            },
        }
    }
    pieces
}

type Placements<'e, 'a> = &'e [(Event<'a>, Range<usize>)];

/// A paragraph that holds one drawing and nothing else, and what comes after it.
fn drawing<'e, 'a>(events: Placements<'e, 'a>) -> Option<(Piece<'a>, Placements<'e, 'a>)> {
    let [(Event::Start(Tag::Paragraph), _), (Event::Start(Tag::Image { dest_url, .. }), _), rest @ ..] = events else {
        return None;
    };
    let name = dest_url.strip_prefix(DRAWING)?;
    let end = rest.iter().position(|(event, _)| *event == Event::End(TagEnd::Image))?;
    let [(_, _), (Event::End(TagEnd::Paragraph), _), beyond @ ..] = &rest[end..] else { return None };
    let words = rest[..end].iter().filter_map(|(event, place)| match event {
        Event::Text(text) | Event::Code(text) => Some((text.clone(), place.clone())),
        Event::SoftBreak | Event::HardBreak => Some((CowStr::Borrowed(" "), place.clone())),
        _ => None,
    });
    Some((Piece::Drawing(name.to_owned(), words.collect()), beyond))
}

/// The name in `{{fact: name}}`.
fn fact(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim().strip_prefix("fact:")?;
    Some(name.trim()).filter(|name| !name.contains(['{', '}']))
}

/// A piece of a text and where it stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The piece.
    pub text: String,
    /// Its place, in bytes.
    pub at: usize,
}

/// A link or a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its address.
    pub to: String,
    /// The words that are linked, or that stand for the picture.
    pub words: String,
    /// Its place, in bytes.
    pub at: usize,
}

/// A paragraph, heading or list item without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its words.
    pub text: String,
    /// Its place, in bytes.
    pub at: usize,
    /// Which paragraph or list of the text it is part of.
    pub group: usize,
}

/// Something that the content's Markdown does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// HTML.
    Html,
    /// A heading of the first level.
    TopHeading,
    /// A source written as a footnote.
    Footnote,
    /// `{{…}}` that is not a quoted fact on a line of its own.
    Braces,
    /// A drawing that does not stand alone.
    DrawingInText,
}

/// What a text is made of, with places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Paragraphs, headings and list items.
    pub blocks: Vec<Block>,
    /// Headings once more, by themselves.
    pub headings: Vec<Placed>,
    /// Links.
    pub links: Vec<Link>,
    /// Pictures.
    pub pictures: Vec<Link>,
    /// Drawings by name.
    pub drawings: Vec<Link>,
    /// Names of sources, each time they are cited, and the paragraph or list that cites them.
    pub citations: Vec<(Placed, usize)>,
    /// Names of facts that are quoted.
    pub facts: Vec<Placed>,
    /// What does not belong.
    pub slips: Vec<(Slip, usize)>,
}

/// Reads what a text is made of.
pub fn outline(text: &str) -> Outline {
    let mut reader = Reader::default();
    for (piece, place) in pieces(text) {
        match piece {
            Piece::Fact(name) => reader.outline.facts.push(Placed { text: name, at: place.start }),
            Piece::Drawing(to, words) => {
                let words = words.iter().map(|(text, _)| &**text).collect();
                reader.outline.drawings.push(Link { to, words, at: place.start });
            }
            Piece::Mark(event) => reader.event(event, place),
        }
    }
    reader.close_block();
    reader.outline
}

/// The text with blanks in place of everything that is not read as words: marks, addresses, names of sources. Every
/// word keeps its place.
pub fn masked(text: &str) -> String {
    let mut kept = vec![false; text.len()];
    for (piece, place) in pieces(text) {
        match piece {
            Piece::Mark(Event::Text(_) | Event::Code(_)) => kept[place].fill(true),
            Piece::Drawing(_, words) => words.into_iter().for_each(|(_, place)| kept[place].fill(true)),
            _ => {}
        }
    }
    let shown = |(at, sign): (usize, char)| {
        let kept = kept[at] || sign == '\n';
        if kept { sign.to_string() } else { " ".repeat(sign.len_utf8()) }
    };
    text.char_indices().map(shown).collect()
}

/// The words of a text, a block each.
pub fn plain(text: &str) -> Vec<String> {
    outline(text).blocks.into_iter().map(|block| block.text).collect()
}

#[derive(Default)]
struct Reader {
    outline: Outline,
    block: Option<Block>,
    /// How many containers are open; a group ends where none is.
    depth: usize,
    group: usize,
    /// Links and pictures that are open.
    open: Vec<Link>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>, place: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.text(&text, place),
            Event::SoftBreak | Event::HardBreak => self.words(&CowStr::Borrowed(" "), place.start),
            Event::FootnoteReference(name) => {
                let placed = Placed { text: name.to_string(), at: place.start };
                self.outline.citations.push((placed, self.group));
            }
            Event::Html(_) | Event::InlineHtml(_) => self.outline.slips.push((Slip::Html, place.start)),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Range<usize>) {
        match tag {
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                if dest_url.starts_with(DRAWING) {
                    self.outline.slips.push((Slip::DrawingInText, place.start));
                }
                self.open.push(Link { to: dest_url.to_string(), words: String::new(), at: place.start });
                return;
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => return,
            Tag::Heading { level: HeadingLevel::H1, .. } => self.outline.slips.push((Slip::TopHeading, place.start)),
            Tag::FootnoteDefinition(_) => self.outline.slips.push((Slip::Footnote, place.start)),
            _ => {}
        }
        self.close_block();
        self.depth += 1;
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.outline.links.extend(self.open.pop()),
            TagEnd::Image => {
                let picture = self.open.pop().filter(|picture| !picture.to.starts_with(DRAWING));
                self.outline.pictures.extend(picture);
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ => {
                if let (TagEnd::Heading(_), Some(block)) = (tag, &self.block) {
                    self.outline.headings.push(Placed { text: block.text.clone(), at: block.at });
                }
                self.close_block();
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.group += 1;
                }
            }
        }
    }

    fn text(&mut self, text: &CowStr<'_>, place: Range<usize>) {
        if text.contains("{{") {
            self.outline.slips.push((Slip::Braces, place.start));
        }
        self.words(text, place.start);
    }

    fn words(&mut self, text: &CowStr<'_>, at: usize) {
        for link in &mut self.open {
            link.words.push_str(text);
        }
        let group = self.group;
        self.block.get_or_insert_with(|| Block { text: String::new(), at, group }).text.push_str(text);
    }

    fn close_block(&mut self) {
        self.outline.blocks.extend(self.block.take().filter(|block| !block.text.trim().is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn citations_need_no_footnote() {
        let found = outline("One.[^a][^b] Two\n\n- three[^c]\n- four\n");
        let cited: Vec<_> = found.citations.iter().map(|(mark, group)| (mark.text.as_str(), *group)).collect();
        assert_eq!(cited, [("a", 0), ("b", 0), ("c", 1)]);
        let blocks: Vec<_> = found.blocks.iter().map(|block| (block.text.as_str(), block.group)).collect();
        assert_eq!(blocks, [("One. Two", 0), ("three", 1), ("four", 1)]);
    }

    #[test]
    fn facts_stand_on_lines_of_their_own() {
        let found = outline("One.\n\n{{fact: alcohol-stop}}\n\nTwo {{fact: x}}.\n");
        assert_eq!(found.facts, [Placed { text: "alcohol-stop".into(), at: 6 }]);
        assert_eq!(found.slips.iter().map(|slip| slip.0).collect::<Vec<_>>(), [Slip::Braces]);
    }

    #[test]
    fn links_and_pictures_keep_their_words() {
        let found = outline("See [the **goals**](/week/1/goals) and ![a wave](/images/wave.svg).");
        assert_eq!(found.links, [Link { to: "/week/1/goals".into(), words: "the goals".into(), at: 4 }]);
        assert_eq!(found.pictures[0].words, "a wave");
        assert_eq!(found.blocks[0].text, "See the goals and a wave.");
    }

    #[test]
    fn drawings_stand_in_paragraphs_of_their_own() {
        let found = outline("One.\n\n![A wave\nthat rises](drawing:wave)\n\nSee ![it](drawing:wave) here.\n");
        assert_eq!(found.drawings, [Link { to: "wave".into(), words: "A wave that rises".into(), at: 6 }]);
        assert_eq!(found.slips.iter().map(|slip| slip.0).collect::<Vec<_>>(), [Slip::DrawingInText]);
        assert!(found.pictures.is_empty());
        assert_eq!(masked("![A **wave**](drawing:wave)\n").trim(), "A   wave");
    }

    #[test]
    fn masking_keeps_places() {
        let text = "A **bold** é [link](/week/1).[^just]\n\n{{fact: just}}\n";
        let masked = masked(text);
        assert_eq!(masked.trim_end(), "A   bold   é  link          .");
        assert_eq!(masked.len(), text.len());
    }

    #[test]
    fn slips_are_found() {
        let found = outline("# Top\n\nA <b>bold</b> word.\n\n[^x]: A source.\n");
        let slips: Vec<_> = found.slips.iter().map(|slip| slip.0).collect();
        assert_eq!(slips, [Slip::TopHeading, Slip::Html, Slip::Html, Slip::Footnote]);
    }
}
