//! A small content folder without a fault, and verbs to break it. It holds no content of the app.

use chrono::NaiveDate;
use even_keel::curriculum::Curriculum;
use even_keel::curriculum::source::{Problem, Report, load_as_of};
use even_keel::curriculum::words::WORDS;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The day as of which the fixture is checked.
pub(crate) const TODAY: &str = "2026-11-24";

/// A content folder in a temporary place.
pub(crate) struct Fixture {
    place: TempDir,
}

/// What the checks said about a fixture.
pub(crate) struct Found {
    root: PathBuf,
    problems: Vec<Problem>,
    files: Vec<(String, String)>,
}

impl Fixture {
    /// A folder without a fault.
    pub(crate) fn valid() -> Self {
        let fixture = Self { place: TempDir::new().unwrap() };
        for (file, text) in [
            ("language.toml", include_str!("valid/language.toml")),
            ("banned-words.toml", include_str!("valid/banned-words.toml")),
            ("plan.toml", include_str!("valid/plan.toml")),
            ("safety.toml", include_str!("valid/safety.toml")),
            ("stages.toml", "stages = [\"week-1\"]\n"),
            ("pages/about.md", include_str!("valid/about.md")),
            ("week-1/stage.toml", include_str!("valid/stage.toml")),
            ("week-1/first-week.md", include_str!("valid/first-week.md")),
            ("week-1/goals.toml", include_str!("valid/goals.toml")),
            ("week-1/days.toml", include_str!("valid/days.toml")),
            ("drawings/wave.svg", include_str!("valid/wave.svg")),
            ("../../../public/images/wave.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ] {
            fixture.put(file, text);
        }
        fixture.put("interface.toml", &interface());
        fixture
    }

    /// The same with one place of a file written otherwise. The place must be there, once.
    pub(crate) fn swap(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.root().join(file)).unwrap();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        self.put(file, &text.replace(from, to));
        self
    }

    /// The same with text at the end of a file.
    pub(crate) fn add(self, file: &str, text: &str) -> Self {
        let old = fs::read_to_string(self.root().join(file)).unwrap_or_default();
        self.put(file, &format!("{old}{text}"));
        self
    }

    /// The same without a file.
    pub(crate) fn without(self, file: &str) -> Self {
        fs::remove_file(self.root().join(file)).unwrap();
        self
    }

    /// What the checks say.
    pub(crate) fn check(&self) -> Found {
        let files = ["", "week-1", "pages", "drawings", "other"].iter().flat_map(|folder| {
            let entries =
                fs::read_dir(self.root().join(folder)).into_iter().flatten().map(|entry| entry.unwrap().path());
            let texts = entries.filter(|path| path.is_file()).map(|path| {
                let name = path.strip_prefix(self.root()).unwrap().to_str().unwrap().to_owned();
                (name, fs::read_to_string(path).unwrap())
            });
            texts.collect::<Vec<_>>()
        });
        Found { root: self.root(), problems: self.load().err().unwrap_or_default(), files: files.collect() }
    }

    /// The curriculum, or everything that is wrong.
    pub(crate) fn load(&self) -> Result<(Curriculum, Report), Vec<Problem>> {
        load_as_of(&self.root(), TODAY.parse::<NaiveDate>().unwrap())
    }

    fn root(&self) -> PathBuf {
        self.place.path().join("src/content/en")
    }

    fn put(&self, file: &str, text: &str) {
        let path = self.root().join(file);
        fs::create_dir_all(self.root()).unwrap();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Found {
    /// Exactly this problem, on the only line of the file that holds `on`, or on line 1 where `on` is empty.
    pub(crate) fn is(&self, file: &str, on: &str, what: &str, fix: &str) {
        assert_eq!(self.problems.len(), 1, "{}", self.listed());
        self.has(file, on, what, fix);
    }

    /// This problem among others.
    pub(crate) fn has(&self, file: &str, on: &str, what: &str, fix: &str) {
        let wanted = Problem::new(&self.root.join(file), self.line(file, on), what.to_owned(), fix.to_owned());
        assert!(self.problems.contains(&wanted), "wanted\n{wanted}\nbut found\n{}", self.listed());
    }

    /// How many problems there are.
    pub(crate) fn count(&self) -> usize {
        self.problems.len()
    }

    fn line(&self, file: &str, on: &str) -> usize {
        if on.is_empty() {
            return 1;
        }
        let text = self.files.iter().find(|(name, _)| name == file).map(|(_, text)| text).expect(file);
        let lines: Vec<usize> =
            text.lines().enumerate().filter(|(_, line)| line.contains(on)).map(|(at, _)| at + 1).collect();
        assert_eq!(lines.len(), 1, "lines with `{on}` in {file}");
        lines[0]
    }

    fn listed(&self) -> String {
        self.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }
}

/// Every phrase that the app uses, a table each.
fn interface() -> String {
    let mut text = String::new();
    for word in WORDS {
        let (section, name) = word.key.rsplit_once('.').unwrap();
        let places: String = word.placeholders.iter().map(|place| format!(" {{{place}}}")).collect();
        let head = format!("[{section}]\n");
        let line = format!("{name} = \"Words{places}\"\n");
        if !text.contains(&head) {
            text.push_str(&head);
        }
        text = text.replace(&head, &format!("{head}{line}"));
    }
    text
}
