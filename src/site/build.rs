//! The steps of `site build` in their order. Each step is done elsewhere.

use super::budget::{Budget, FirstLoad};
use super::files::{Compression, Dist};
use super::layout::Parts;
use super::program::{Profile, Program};
use super::sources::Sources;
use super::{CONTENT, FIRST_LANGUAGE, SiteError, one_file};
use crate::curriculum::{Curriculum, lint, source};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The project's folder.
    pub project: PathBuf,
    /// The language of the site: the name of its content folder.
    pub language: String,
    /// Where the site goes.
    pub out: PathBuf,
    /// Where it is hosted, with a slash at both ends; only `404.html` and `_headers` depend on it.
    pub base: String,
    /// Quick to build instead of quick to load; pages reload by themselves.
    pub dev: bool,
}

/// Reads the content of a language, or says all that is wrong with it and what it lacks.
pub fn content(project: &Path, language: &str) -> Result<(Arc<Curriculum>, source::Report), SiteError> {
    let load = |language| source::load(&project.join(CONTENT).join(language)).map_err(SiteError::Content);
    let (curriculum, report) = load(language)?;
    if language != FIRST_LANGUAGE {
        let (first, _) = load(FIRST_LANGUAGE)?;
        let lacks = lint::withdrawn(&lint::ids(&first).join("\n"), &curriculum);
        if !lacks.is_empty() {
            return Err(SiteError::Behind { language: language.to_owned(), lacks });
        }
    }
    Ok((Arc::new(curriculum), report))
}

/// The folders of all languages, in alphabetical order.
pub fn languages(project: &Path) -> Result<Vec<String>, SiteError> {
    let path = project.join(CONTENT);
    let fault = |source| SiteError::Read { path: path.clone(), source };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&path).map_err(fault)? {
        let entry = entry.map_err(fault)?;
        if entry.path().is_dir() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Builds the site into its folder; a release is weighed, and refused when it is too heavy.
pub fn build(options: &Options) -> Result<(), SiteError> {
    let (curriculum, _) = content(&options.project, &options.language)?;
    let sources = Sources::read(&options.project)?;
    let profile = if options.dev { Profile::Dev } else { Profile::Release };
    let program = Program::build(&options.project, profile)?;
    let stamp = options.dev.then(stamp);
    let parts = Parts {
        curriculum: &curriculum,
        program: &program,
        sources: &sources,
        base: &options.base,
        stamp: stamp.as_deref(),
    };
    let site = parts.lay_out()?;
    if options.dev {
        return site.dist.write(&options.out, Compression::None);
    }
    site.dist.write(&options.out, Compression::Best)?;
    let weight = FirstLoad::weigh(&site, &Budget::read(&options.project)?)?;
    print!("{weight}");
    println!("all files: {} bytes in {} files, before compression", bytes(&site.dist), site.dist.iter().count());
    weight.check()
}

/// Builds the edition in one file into a folder; a release is weighed. The app is compiled, or taken from a built site.
pub fn build_one_file(
    project: &Path,
    language: &str,
    from: Option<&Path>,
    dev: bool,
    out: &Path,
) -> Result<(), SiteError> {
    let (curriculum, _) = content(project, language)?;
    let sources = Sources::read(project)?;
    let program = match from {
        Some(folder) => Program::from_site(folder)?,
        None => Program::build(project, if dev { Profile::Dev } else { Profile::Release })?,
    };
    let parts = Parts { curriculum: &curriculum, program: &program, sources: &sources, base: "/", stamp: None };
    let html = one_file::lay_out(&parts)?;
    one_file::write_to(out, &html)?;
    if dev {
        return Ok(());
    }
    let weight = FirstLoad::of_one_file(&html, &Budget::read(project)?);
    print!("{weight}");
    weight.check()
}

fn bytes(dist: &Dist) -> usize {
    dist.iter().map(|(_, bytes)| bytes.len()).sum()
}

fn stamp() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    since.as_millis().to_string()
}
