//! One content file: its text, its parsed form, and which line anything in it stands on. It judges no content.

use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

use super::{Problem, toml_error};

/// A text and where it stands in its file, in bytes.
pub type Text = toml::Spanned<String>;

/// What a Markdown file's front matter begins and ends with.
const FENCE: &str = "+++";

/// A content file as read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is, as problems name it.
    pub path: PathBuf,
    /// All of it.
    pub text: String,
}

/// A file and what it holds.
#[derive(Clone, Debug)]
pub struct Filed<T> {
    /// The file.
    pub file: SourceFile,
    /// What it holds.
    pub is: T,
}

/// A Markdown file: front matter and prose.
#[derive(Clone, Debug)]
pub struct Document<T> {
    /// The front matter.
    pub head: T,
    /// The prose, Markdown.
    pub body: Text,
}

impl SourceFile {
    /// Reads a file.
    pub fn read(path: PathBuf) -> Result<Self, Problem> {
        match std::fs::read_to_string(&path) {
            Ok(text) => Ok(Self { path, text }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(Problem::new(&path, 1, "this file is missing".into(), "create it; STYLE.md shows its form".into()))
            }
            Err(error) => Err(Problem::new(
                &path,
                1,
                format!("cannot be read: {error}"),
                "check that it is a text file in UTF-8 and that you may open it".into(),
            )),
        }
    }

    /// The file's name without its ending: the id of a lesson, worksheet or page.
    pub fn stem(&self) -> &str {
        stem(&self.path)
    }

    /// A problem on one line of the file.
    pub fn problem(&self, line: usize, what: impl Into<String>, fix: impl Into<String>) -> Problem {
        Problem::new(&self.path, line, what.into(), fix.into())
    }

    /// The line of a place in the file, counted from 1.
    pub fn line_at(&self, offset: usize) -> usize {
        let upto = offset.min(self.text.len());
        1 + self.text.as_bytes()[..upto].iter().filter(|byte| **byte == b'\n').count()
    }

    /// The line on which a text begins.
    pub fn line_of(&self, text: &Text) -> usize {
        self.line_in(text, 0)
    }

    /// The line of a place in a text. The text may be quoted over several lines (`"""`), and TOML drops the line break
    /// after the opening quotes.
    pub fn line_in(&self, text: &Text, offset: usize) -> usize {
        let written = self.text.get(text.span()).unwrap_or_default();
        let quoted = written.starts_with("\"\"\"") || written.starts_with("'''");
        let opening = if quoted && written[3..].starts_with(['\n', '\r']) { 1 } else { 0 };
        let inside = text.get_ref().as_bytes().iter().take(offset).filter(|byte| **byte == b'\n').count();
        let inside = if written.starts_with(['"', '\'']) && !quoted { 0 } else { inside };
        self.line_at(text.span().start) + opening + inside
    }

    /// Reads a TOML file.
    pub fn parse<T: DeserializeOwned>(self) -> Result<Filed<T>, Problem> {
        match toml::from_str(&self.text) {
            Ok(is) => Ok(Filed { file: self, is }),
            Err(error) => Err(toml_error::problem(&self, &error)),
        }
    }

    /// Reads a Markdown file with TOML front matter.
    pub fn parse_document<T: DeserializeOwned>(self) -> Result<Filed<Document<T>>, Problem> {
        let Some((head, body)) = self.fences() else {
            return Err(self.problem(
                1,
                "no front matter",
                "begin with a line `+++`, then the front matter, then another line `+++`, then the prose",
            ));
        };
        // Blanks in place of the first fence keep every position the same as in the file.
        let front = format!("{}{}", " ".repeat(FENCE.len()), &self.text[FENCE.len()..head]);
        match toml::from_str(&front) {
            Ok(head) => {
                let body = Text::new(body..self.text.len(), self.text[body..].to_owned());
                Ok(Filed { file: self, is: Document { head, body } })
            }
            Err(error) => Err(toml_error::problem(&self, &error)),
        }
    }

    /// Where the front matter ends and where the prose begins.
    fn fences(&self) -> Option<(usize, usize)> {
        let rest = self.text.strip_prefix(FENCE)?;
        let end = FENCE.len() + rest.find("\n+++")? + 1;
        let body = self.text[end..].find('\n').map_or(self.text.len(), |line| end + line + 1);
        Some((end, body))
    }
}

/// A path's file name without its ending.
pub(super) fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|name| name.to_str()).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Head {
        title: Text,
        text: Text,
    }

    fn document() -> Filed<Document<Head>> {
        let text = "+++\ntitle = \"One\"\ntext = \"\"\"\nfirst\nsecond\n\"\"\"\n+++\n\nProse.\n";
        SourceFile { path: "x.md".into(), text: text.into() }.parse_document().unwrap()
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let Filed { file, is } = document();
        assert_eq!(file.line_of(&is.head.title), 2);
        assert_eq!(file.line_of(&is.head.text), 4);
        assert_eq!(file.line_in(&is.head.text, "first\n".len()), 5);
        assert_eq!(file.line_of(&is.body), 8);
        assert_eq!(file.line_in(&is.body, 1), 9);
    }

    #[test]
    fn an_escaped_line_break_does_not_move_the_line() {
        let file = SourceFile { path: "x.toml".into(), text: "title = \"a\\nb\"\ntext = \"c\"".into() };
        let Filed { file, is } = file.parse::<Head>().unwrap();
        assert_eq!(file.line_in(&is.title, 2), 1);
        assert_eq!(file.line_of(&is.text), 2);
    }

    #[test]
    fn front_matter_is_required() {
        let file = SourceFile { path: "x.md".into(), text: "Prose.".into() };
        let problem = file.parse_document::<Head>().unwrap_err();
        assert_eq!((problem.line, problem.what.as_str()), (1, "no front matter"));
    }
}
