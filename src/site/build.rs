//! The steps of `site build` in their order. Each step is done elsewhere.

use super::budget::{Budget, FirstLoad};
use super::files::{Compression, Dist};
use super::layout::Parts;
use super::program::{Profile, Program};
use super::sources::Sources;
use super::{CONTENT, SiteError};
use crate::curriculum::{Curriculum, source};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What to build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The project's folder.
    pub project: PathBuf,
    /// Where the site goes.
    pub out: PathBuf,
    /// Where it is hosted, with a slash at both ends; only `404.html` and `_headers` depend on it.
    pub base: String,
    /// Quick to build instead of quick to load; pages reload by themselves.
    pub dev: bool,
}

/// Reads the content, or says all that is wrong with it.
pub fn content(project: &Path) -> Result<(Arc<Curriculum>, source::Report), SiteError> {
    let (curriculum, report) = source::load(&project.join(CONTENT)).map_err(SiteError::Content)?;
    Ok((Arc::new(curriculum), report))
}

/// Builds the site into its folder; a release is weighed, and refused when it is too heavy.
pub fn build(options: &Options) -> Result<(), SiteError> {
    let (curriculum, _) = content(&options.project)?;
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

fn bytes(dist: &Dist) -> usize {
    dist.iter().map(|(_, bytes)| bytes.len()).sum()
}

fn stamp() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    since.as_millis().to_string()
}
