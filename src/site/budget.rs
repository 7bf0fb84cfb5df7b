//! What the first visit costs, against what was agreed in `tests/budget.toml`. It weighs files as hosts send them: brotli.

use super::SiteError;
use super::files::brotli;
use super::layout::Site;
use serde::Deserialize;
use std::fmt;
use std::path::Path;

/// Where the agreed numbers are, below the project's folder.
pub const FILE: &str = "tests/budget.toml";

/// The agreed numbers, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The home page's HTML.
    pub page: usize,
    /// The style sheet.
    pub style: usize,
    /// All JavaScript.
    pub scripts: usize,
    /// The app.
    pub wasm: usize,
    /// The content's outline in one language.
    pub outline: usize,
    /// Manifest and icon.
    pub rest: usize,
    /// All of it.
    pub total: usize,
    /// The heaviest text of a stage, which comes on top for somebody who begins there.
    pub text: usize,
    /// The index, which comes with the search page.
    pub search: usize,
    /// All that the longest page needs to be painted: its HTML, the style and the two scripts in front of it.
    pub painted: usize,
    /// The edition in one file, as it lies on a disk.
    pub one_file: usize,
}

/// What was weighed, by the names of [`Budget`].
#[derive(Clone, Debug)]
pub struct FirstLoad {
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
struct Row {
    name: &'static str,
    bytes: usize,
    limit: usize,
}

impl Budget {
    /// Reads the agreed numbers.
    pub fn read(project: &Path) -> Result<Self, SiteError> {
        let path = project.join(FILE);
        let text = super::read_text(&path)?;
        toml::from_str(&text).map_err(|error| SiteError::Format { path, reason: error.to_string() })
    }
}

impl FirstLoad {
    /// Weighs the edition in one file, which is copied as it is.
    pub fn of_one_file(html: &str, budget: &Budget) -> Self {
        Self { rows: vec![Row { name: "one file", bytes: html.len(), limit: budget.one_file }] }
    }

    /// Weighs what a first visit to the home page fetches.
    pub fn weigh(site: &Site, budget: &Budget) -> Result<Self, SiteError> {
        let names = &site.names;
        let weigh = |paths: &[&str]| -> Result<usize, SiteError> {
            let sizes = paths.iter().map(|path| {
                let packed = brotli(site.dist.get(path).unwrap_or_default());
                packed.map(|packed| packed.len()).map_err(|source| SiteError::Write { path: path.into(), source })
            });
            Ok(sizes.collect::<Result<Vec<_>, _>>()?.iter().sum())
        };
        let row = |name, paths: &[&str], limit| Ok(Row { name, bytes: weigh(paths)?, limit });
        let mut rows = vec![
            row("page", &["index.html"], budget.page)?,
            row("style", &[&names.style], budget.style)?,
            row("scripts", &[&names.early, &names.leave, &names.boot, &names.script], budget.scripts)?,
            row("wasm", &[&names.wasm], budget.wasm)?,
            row("outline", &[&names.outline], budget.outline)?,
            row("rest", &["manifest.webmanifest", "favicon.svg"], budget.rest)?,
        ];
        let bytes = rows.iter().map(|row| row.bytes).sum();
        rows.push(Row { name: "total", bytes, limit: budget.total });
        let texts = names.files.texts.values().map(|path| weigh(&[path])).collect::<Result<Vec<_>, _>>()?;
        rows.push(row("search, later", &[&names.files.search], budget.search)?);
        rows.push(Row { name: "a text at most", bytes: texts.into_iter().max().unwrap_or(0), limit: budget.text });
        let pages = site.dist.iter().filter(|(path, _)| path.ends_with(".html"));
        let longest = pages.max_by_key(|(_, bytes)| bytes.len()).map_or("index.html", |(path, _)| path);
        rows.push(row("a page, painted", &[longest, &names.style, &names.early, &names.leave], budget.painted)?);
        Ok(Self { rows })
    }

    /// Refuses a first load that weighs more than was agreed, naming each row that does.
    pub fn check(&self) -> Result<(), SiteError> {
        let over = self.rows.iter().filter(|row| row.bytes > row.limit);
        let lines: Vec<String> = over
            .map(|Row { name, bytes, limit }| format!("{name} is {bytes} bytes, {} over its budget", bytes - limit))
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        Err(SiteError::Budget(format!(
            "{}\nmake it lighter, or raise the number in {FILE} and say why",
            lines.join("\n")
        )))
    }
}

impl fmt::Display for FirstLoad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "weight                bytes   budget")?;
        for Row { name, bytes, limit } in &self.rows {
            writeln!(f, "  {name:<16} {bytes:>8} {limit:>8}")?;
        }
        Ok(())
    }
}
