//! The page writer and the local server, tested on the real content with a stand-in for the compiled app.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod hosting;
mod one_file;
mod pages;
mod same;
mod scripts;
mod server;
mod weight;

use even_keel::curriculum::Curriculum;
use even_keel::site::build::content;
use even_keel::site::layout::{Parts, Site};
use even_keel::site::program::Program;
use even_keel::site::sources::Sources;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The project's folder.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn curriculum() -> &'static Arc<Curriculum> {
    static CURRICULUM: OnceLock<Arc<Curriculum>> = OnceLock::new();
    CURRICULUM.get_or_init(|| match content(project(), "en") {
        Ok((curriculum, _)) => curriculum,
        Err(error) => panic!("{error}"),
    })
}

/// What a site whose app is a few bytes that do nothing is made of.
pub(crate) fn with_parts<T>(
    base: &str,
    script: &str,
    wasm: &[u8],
    stamp: Option<&str>,
    make: impl Fn(&Parts) -> T,
) -> T {
    let program = Program { script: script.to_owned(), wasm: wasm.to_vec() };
    let sources = Sources::read(project()).unwrap_or_else(|error| panic!("{error}"));
    make(&Parts { curriculum: curriculum(), program: &program, sources: &sources, base, stamp })
}

/// An app's script that does nothing.
pub(crate) const SCRIPT: &str = "export default () => {};\n";

/// Such a site.
pub(crate) fn write_site(base: &str, wasm: &[u8], stamp: Option<&str>) -> Site {
    with_parts(base, SCRIPT, wasm, stamp, |parts| parts.lay_out().unwrap_or_else(|error| panic!("{error}")))
}

/// The site as most tests want it, made once.
pub(crate) fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(|| write_site("/", b"wasm", None))
}

/// A file of the site as text.
pub(crate) fn text<'a>(site: &'a Site, path: &str) -> &'a str {
    let bytes = site.dist.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{path}: {error}"))
}
