//! The content folder as read: every file with its form. It reads all it can, and lists what it could not.

use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

use super::form::{LanguageFile, LessonHead, PageHead, SafetyFile, SearchFile, StageFile, StagesFile, WordingFile};
use super::interface::{self, Phrase};
use super::plan::PlanFile;
use super::sheet::WorksheetFile;
use super::{Document, Drawing, Filed, Problem, SourceFile, Text, drawing};

/// All files of one language. What could not be read is missing here and was reported.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Where they are.
    pub root: PathBuf,
    /// `language.toml`.
    pub language: Option<Filed<LanguageFile>>,
    /// `interface.toml`.
    pub interface: Option<Filed<Vec<Phrase>>>,
    /// `banned-words.toml`.
    pub wording: Option<Filed<WordingFile>>,
    /// `plan.toml`.
    pub plan: Option<Filed<PlanFile>>,
    /// `safety.toml`.
    pub safety: Option<Filed<SafetyFile>>,
    /// `search.toml`, which a language may do without.
    pub search: Option<Filed<SearchFile>>,
    /// `stages.toml`.
    pub order: Option<Filed<StagesFile>>,
    /// The stages in order.
    pub stages: Vec<StageFolder>,
    /// `pages/*.md` by name.
    pub pages: Vec<Filed<Document<PageHead>>>,
    /// `drawings/*.svg` by name.
    pub drawings: Vec<Filed<Drawing>>,
}

/// A stage's folder.
#[derive(Clone, Debug)]
pub struct StageFolder {
    /// The folder's name, which is the stage's id.
    pub id: Text,
    /// `stage.toml`.
    pub stage: Filed<StageFile>,
    /// Its lessons in order.
    pub lessons: Vec<Filed<Document<LessonHead>>>,
    /// Its worksheets in order.
    pub worksheets: Vec<Filed<WorksheetFile>>,
}

impl Tree {
    /// Reads a folder and adds to `problems` what it could not read.
    pub fn read(root: &Path, problems: &mut Vec<Problem>) -> Self {
        let mut reader = Reader { problems };
        let order: Option<Filed<StagesFile>> = reader.toml(root.join("stages.toml"));
        let stages = order.iter().flat_map(|order| &order.is.stages);
        Self {
            language: reader.toml(root.join("language.toml")),
            interface: reader.keep(SourceFile::read(root.join("interface.toml")).and_then(interface::read)),
            wording: reader.toml(root.join("banned-words.toml")),
            plan: reader.toml(root.join("plan.toml")),
            safety: reader.toml(root.join("safety.toml")),
            search: root.join("search.toml").is_file().then(|| reader.toml(root.join("search.toml"))).flatten(),
            stages: stages.filter_map(|id| reader.stage(root, id)).collect(),
            pages: reader.pages(&root.join("pages")),
            drawings: reader.drawings(&root.join("drawings")),
            order,
            root: root.to_owned(),
        }
    }

    /// The pictures that prose may show are below this folder.
    pub fn public(&self) -> PathBuf {
        self.root.join("../../../public")
    }

    /// All lessons in order.
    pub fn lessons(&self) -> impl Iterator<Item = &Filed<Document<LessonHead>>> {
        self.stages.iter().flat_map(|stage| &stage.lessons)
    }

    /// All worksheets in order.
    pub fn worksheets(&self) -> impl Iterator<Item = &Filed<WorksheetFile>> {
        self.stages.iter().flat_map(|stage| &stage.worksheets)
    }
}

struct Reader<'a> {
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn keep<T>(&mut self, read: Result<T, Problem>) -> Option<T> {
        read.map_err(|problem| self.problems.push(problem)).ok()
    }

    fn toml<T: DeserializeOwned>(&mut self, path: PathBuf) -> Option<Filed<T>> {
        self.keep(SourceFile::read(path).and_then(SourceFile::parse))
    }

    fn markdown<T: DeserializeOwned>(&mut self, path: PathBuf) -> Option<Filed<Document<T>>> {
        self.keep(SourceFile::read(path).and_then(SourceFile::parse_document))
    }

    fn stage(&mut self, root: &Path, id: &Text) -> Option<StageFolder> {
        let folder = root.join(id.get_ref());
        let stage: Filed<StageFile> = self.toml(folder.join("stage.toml"))?;
        let lessons = self.listed(&stage, "lessons", &stage.is.lessons, &folder, "md");
        let worksheets = self.listed(&stage, "worksheets", &stage.is.worksheets, &folder, "toml");
        let lessons = lessons.into_iter().filter_map(|path| self.markdown(path)).collect();
        let worksheets = worksheets.into_iter().filter_map(|path| self.toml(path)).collect();
        Some(StageFolder { id: id.clone(), stage, lessons, worksheets })
    }

    /// The files that a stage's list names, as far as they are there.
    fn listed(
        &mut self,
        stage: &Filed<StageFile>,
        key: &str,
        names: &[Text],
        folder: &Path,
        ending: &str,
    ) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for name in names {
            let path = folder.join(format!("{name}.{ending}"));
            if path.is_file() {
                paths.push(path);
                continue;
            }
            self.problems.push(stage.file.problem(
                stage.file.line_of(name),
                format!("`{key}` names `{name}`, but there is no file {name}.{ending} in this folder"),
                format!("write {name}.{ending}, correct the name, or take it out of the list"),
            ));
        }
        paths
    }

    fn pages(&mut self, folder: &Path) -> Vec<Filed<Document<PageHead>>> {
        match files(folder, "md") {
            Ok(paths) => paths.into_iter().filter_map(|path| self.markdown(path)).collect(),
            Err(error) => {
                let what = format!("cannot be listed: {error}");
                self.problems.push(Problem::new(folder, 1, what, "make a folder of this name for the pages".into()));
                Vec::new()
            }
        }
    }

    /// A language may do without drawings, and so without their folder.
    fn drawings(&mut self, folder: &Path) -> Vec<Filed<Drawing>> {
        let paths = files(folder, "svg").unwrap_or_default();
        paths.into_iter().filter_map(|path| self.keep(SourceFile::read(path).and_then(drawing::read))).collect()
    }
}

/// The files of a folder with one ending, by name.
fn files(folder: &Path, ending: &str) -> std::io::Result<Vec<PathBuf>> {
    let paths = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    paths.sort();
    Ok(paths)
}
