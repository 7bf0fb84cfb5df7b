//! Puts the whole site together in memory: every page, the app, the content, the worker. It runs no tool and writes no file.

use super::document::{Document, Frame};
use super::files::{Dist, WORKER};
use super::program::Program;
use super::sources::Sources;
use super::{SiteError, headers, manifest, neutral, rescue, worker};
use crate::app::{RenderedPage, render};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, Files, StageId};
use crate::route::{Paper, Route};
use crate::search::Index;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

pub use super::document::Names;

/// What `404.html` is called; the only page that knows where the site is hosted, since it is shown at any address.
pub const NOT_FOUND: &str = "404.html";

/// A host's pages have a store of their own, so nothing tells this copy of the app from others there.
const THE_ONLY_COPY: &str = "\"\"";

/// Changes with every build in development; its reader is `public/reload.js`.
const STAMP: &str = "stamp.txt";

/// Everything a site is made of.
pub struct Parts<'a> {
    /// The content.
    pub curriculum: &'a Arc<Curriculum>,
    /// The app.
    pub program: &'a Program,
    /// Styles, scripts, icons.
    pub sources: &'a Sources,
    /// Where the site is hosted, with a slash at both ends: `/` or `/even-keel/`.
    pub base: &'a str,
    /// A mark that changes with every build; in development only.
    pub stamp: Option<&'a str>,
}

/// A finished site.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its files.
    pub dist: Dist,
    /// The names of those that the first load needs.
    pub names: Names,
}

impl Parts<'_> {
    /// Lays the site out.
    pub fn lay_out(&self) -> Result<Site, SiteError> {
        let mut dist = Dist::default();
        let names = self.add_program(&mut dist)?;
        let frame = Frame { curriculum: self.curriculum, names: &names, desk: &self.sources.desk };
        for route in Route::all(self.curriculum) {
            let path = route.path(self.curriculum);
            let file = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
            dist.add(file, self.page(&frame, route, &way_to_root(&path)));
        }
        dist.add(NOT_FOUND, self.page(&frame, Route::NotFound, self.base.trim_end_matches('/')));
        dist.add(format!("{}/index.html", rescue::PAGE), rescue::page(&frame)?);
        self.add_neutral(&mut dist)?;
        for (path, name) in [(manifest::OWN, Word::AppName), (manifest::PLAIN, Word::PlainName)] {
            dist.add(path, manifest::manifest(self.curriculum, name, &self.sources.desk.0));
        }
        for (name, bytes) in &self.sources.icons {
            dist.add(*name, bytes.clone());
        }
        for (path, bytes) in &self.sources.images {
            dist.add(path.as_str(), bytes.clone());
        }
        self.add_for_host(&mut dist)?;
        Ok(Site { dist, names })
    }

    fn add_program(&self, dist: &mut Dist) -> Result<Names, SiteError> {
        let Self { program, sources, .. } = self;
        let script = dist.add_hashed("app", "js", program.script.as_bytes());
        let wasm = dist.add_hashed("app", "wasm", program.wasm.as_slice());
        let (outline, files) = self.add_content(dist)?;
        // In development a worker would go on serving yesterday's files.
        let worker = if self.stamp.is_some() { "" } else { WORKER };
        let places = [("SCRIPT", &*script), ("WASM", &*wasm), ("OUTLINE", &*outline), ("WORKER", worker)];
        let boot = dist.add_hashed("boot", "js", self.start_script(&files)? + &sources.boot.fill(&places)?);
        let style = dist.add_hashed("style", "css", sources.style.as_bytes());
        let early = dist.add_hashed("early", "js", self.early_script(THE_ONLY_COPY)?);
        let leave = dist.add_hashed("leave", "js", self.leave_script(THE_ONLY_COPY)?);
        let rescue = dist.add_hashed("rescue", "js", sources.rescue.fill(&[("COPY", THE_ONLY_COPY)])?);
        let reload = match self.stamp {
            Some(_) => Some(dist.add_hashed("reload", "js", sources.reload.fill(&[("STAMP", STAMP)])?)),
            None => None,
        };
        Ok(Names { style, early, leave, boot, script, wasm, outline, files, rescue, reload })
    }

    /// What stands before the script that starts the app.
    pub(super) fn start_script(&self, files: &Files) -> Result<String, SiteError> {
        self.sources.start.fill(&[("FILES", &json(files)?), ("READS", &json(&self.reads())?)])
    }

    /// What runs before the first paint. `copy` is JavaScript: what the names of entries hold besides the app's own.
    pub(super) fn early_script(&self, copy: &str) -> Result<String, SiteError> {
        let plain = quoted(self.curriculum.word(Word::PlainName));
        self.sources.early.fill(&[("PLAIN_TITLE", &plain), ("COPY", copy)])
    }

    /// What leaves the page at once.
    pub(super) fn leave_script(&self, copy: &str) -> Result<String, SiteError> {
        let title = quoted(&neutral::loaf(self.curriculum)?.title);
        self.sources.leave.fill(&[("TITLE", &title), ("COPY", copy)])
    }

    /// The outline, and the text of each stage in a file of its own.
    fn add_content(&self, dist: &mut Dist) -> Result<(String, Files), SiteError> {
        let name = |part: &str| format!("content/{}-{part}", self.curriculum.language.tag);
        let mut outline = self.curriculum.outline();
        // It is written out below, and has no place in the app.
        outline.pages.retain(|page| page.id != rescue::PAGE);
        let outline = dist.add_hashed(&name("outline"), "json", json(&outline)?);
        let mut files = Files::default();
        for file in self.curriculum.texts() {
            let path = dist.add_hashed(&name(file.stage.as_str()), "json", json(&file)?);
            files.texts.insert(file.stage, path);
        }
        files.search = dist.add_hashed(&name("search"), "json", json(&Index::build(self.curriculum))?);
        Ok((outline, files))
    }

    /// The stages whose text is read at an address or below it.
    fn reads(&self) -> BTreeMap<String, Vec<StageId>> {
        let stages = self.curriculum.stages.iter().map(|stage| Route::Stage(stage.id.clone()));
        let read = stages.chain([Route::Settings, Route::Schedule, Route::Paper(Paper::Rehearsal)]).map(|route| {
            let stages = route.reads(self.curriculum).into_iter().map(|stage| stage.id.clone()).collect();
            (route.path(self.curriculum), stages)
        });
        read.collect()
    }

    fn page(&self, frame: &Frame<'_>, route: Route, base: &str) -> String {
        let reads = route.reads(self.curriculum).into_iter();
        let texts: Vec<&str> =
            reads.filter_map(|stage| frame.names.files.texts.get(&stage.id)).map(String::as_str).collect();
        let RenderedPage { title, description, html } = render(Arc::clone(self.curriculum), route, base);
        let (body, links) = (frame.app_body(base, &html), frame.app_links(base, &texts));
        frame.document(&Document { title: &title, description: &description, base, body: &body, links: &links })
    }

    fn add_neutral(&self, dist: &mut Dist) -> Result<(), SiteError> {
        let style = dist.add_hashed("loaf", "css", self.sources.neutral_style.as_bytes());
        dist.add(format!("{}/index.html", neutral::LOAF), neutral::loaf_page(self.curriculum, &style)?);
        dist.add(format!("{}/index.html", neutral::BLANK), neutral::blank_page(self.curriculum, &style));
        Ok(())
    }

    /// The worker comes last: it lists all the rest.
    fn add_for_host(&self, dist: &mut Dist) -> Result<(), SiteError> {
        dist.add("robots.txt", "User-agent: *\nDisallow:\n");
        let listed = worker::worker(dist, &self.sources.worker)?;
        dist.add(WORKER, listed);
        let headers = headers::hosts_file(dist, self.base);
        dist.add("_headers", headers);
        if let Some(stamp) = self.stamp {
            dist.add(STAMP, stamp);
        }
        Ok(())
    }
}

/// A text as JavaScript writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

pub(super) fn json(value: &impl Serialize) -> Result<String, SiteError> {
    serde_json::to_string(value)
        .map_err(|error| SiteError::Format { path: super::CONTENT.into(), reason: error.to_string() })
}

/// `../..` for `week/1`, `.` for the root itself.
fn way_to_root(path: &str) -> String {
    match path.split('/').filter(|part| !part.is_empty()).count() {
        0 => ".".to_owned(),
        depth => vec![".."; depth].join("/"),
    }
}
