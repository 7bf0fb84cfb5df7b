//! What the page writer takes from `style/` and `public/`: one style sheet, the scripts, the icons. It writes nothing.

use super::files::walk;
use super::{SiteError, read, read_text};
use std::path::Path;

/// The style sheets, in the order in which they are joined.
pub const STYLE_SHEETS: [&str; 9] = [
    "tokens.css",
    "base.css",
    "prose.css",
    "drawing.css",
    "field.css",
    "shell.css",
    "page.css",
    "tool.css",
    "print.css",
];

/// The icons that pages and the manifest name.
pub const ICONS: [&str; 12] = [
    "favicon.svg",
    "apple-touch-icon.png",
    "icon.svg",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
    "plain.svg",
    "plain-touch.png",
    "plain-192.png",
    "plain-512.png",
    "plain-maskable-512.png",
    "loaf.svg",
];

/// Text and pictures written by hand, read once per build.
#[derive(Clone, Debug)]
pub struct Sources {
    /// All style sheets as one.
    pub style: String,
    /// The style of the pages to which a quick exit leads.
    pub neutral_style: String,
    /// The style that only the edition in one file has.
    pub one_file_style: String,
    /// What every start of the app needs.
    pub start: Script,
    /// Starts the app from a host.
    pub boot: Script,
    /// Runs first where the app is one file.
    pub one_file: Script,
    /// Starts the app where it is one file.
    pub one_file_start: Script,
    /// Runs before the first paint.
    pub early: Script,
    /// Leaves the page at once.
    pub leave: Script,
    /// The rescue page's own script.
    pub rescue: Script,
    /// The service worker.
    pub worker: Script,
    /// Reloads the page after a rebuild; only in `site dev`.
    pub reload: Script,
    /// Name and bytes of each icon.
    pub icons: Vec<(&'static str, Vec<u8>)>,
    /// Path below the site and bytes of each picture in prose, from `public/images/`.
    pub images: Vec<(String, Vec<u8>)>,
    /// The colour behind every page, light and dark; the window's frame takes it too.
    pub desk: (String, String),
}

/// A script with places (`%NAME%`) to fill in.
#[derive(Clone, Debug)]
pub struct Script {
    name: &'static str,
    text: String,
}

impl Sources {
    /// Reads everything below the project's folder.
    pub fn read(project: &Path) -> Result<Self, SiteError> {
        let public = project.join("public");
        let style = join_style_sheets(&project.join("style"))?;
        let icons = ICONS.iter().map(|name| Ok((*name, read(&public.join(name))?)));
        Ok(Self {
            desk: desk(&style)?,
            style: lean(&style),
            neutral_style: lean(&read_text(&public.join("loaf.css"))?),
            one_file_style: lean(&read_text(&public.join("one-file.css"))?),
            start: Script::read(&public, "start.js")?,
            boot: Script::read(&public, "boot.js")?,
            one_file: Script::read(&public, "one-file.js")?,
            one_file_start: Script::read(&public, "one-file-start.js")?,
            early: Script::read(&public, "early.js")?,
            leave: Script::read(&public, "leave.js")?,
            rescue: Script::read(&public, "rescue.js")?,
            worker: Script::read(&public, "sw.js")?,
            reload: Script::read(&public, "reload.js")?,
            icons: icons.collect::<Result<_, SiteError>>()?,
            images: images(&public)?,
        })
    }
}

impl Script {
    fn read(folder: &Path, name: &'static str) -> Result<Self, SiteError> {
        Ok(Self { name, text: lean(&read_text(&folder.join(name))?) })
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The script with its places filled in. A place without a value, or a value without a place, is refused.
    pub fn fill(&self, places: &[(&str, &str)]) -> Result<String, SiteError> {
        let disagree = |place: &str| SiteError::Place { script: self.name.to_owned(), place: place.to_owned() };
        let mut text = self.text.clone();
        for (place, value) in places {
            let mark = format!("%{place}%");
            if !text.contains(&mark) {
                return Err(disagree(place));
            }
            text = text.replace(&mark, value);
        }
        match text.split('%').nth(1) {
            Some(rest) => Err(disagree(rest)),
            None => Ok(text),
        }
    }
}

fn images(public: &Path) -> Result<Vec<(String, Vec<u8>)>, SiteError> {
    let folder = public.join("images");
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let named = |path: std::path::PathBuf| {
        let parts = path.strip_prefix(public).unwrap_or(&path).components();
        let parts: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        Ok((parts.join("/"), read(&path)?))
    };
    walk(&folder)?.into_iter().map(named).collect()
}

fn join_style_sheets(folder: &Path) -> Result<String, SiteError> {
    for path in walk(folder)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".css") && !STYLE_SHEETS.contains(&name.as_ref()) {
            return Err(SiteError::StyleNotListed(name.into_owned()));
        }
    }
    let sheets = STYLE_SHEETS.iter().map(|name| read_text(&folder.join(name)));
    Ok(sheets.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// `--desk` of the light and the dark theme: its first two values.
fn desk(style: &str) -> Result<(String, String), SiteError> {
    let mut values = style.split("--desk:").skip(1).filter_map(|rest| {
        let value = rest.split(';').next().unwrap_or_default().trim();
        value.starts_with('#').then(|| value.to_owned())
    });
    values.next().zip(values.next()).ok_or(SiteError::NoColour("desk"))
}

/// Takes out indentation and the comments that stand on lines of their own: what is written for people who read the
/// source is not sent to people who read the page.
pub(super) fn lean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for mut line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            let end = line.split_once("*/").map(|(_, rest)| rest.trim_start());
            in_comment = end.is_none();
            line = end.unwrap_or_default();
        }
        if !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn script(text: &str) -> Script {
        Script { name: "boot.js", text: text.to_owned() }
    }

    #[test]
    fn comments_and_indentation_stay_at_home() {
        let text = "// why\na {\n  /* one */ b: c; /* kept */\n}\n/* two\n   lines */ d\n\ne // kept\n";
        assert_eq!(lean(text), "a {\nb: c; /* kept */\n}\nd\ne // kept\n");
    }

    #[test]
    fn places_are_filled_in() {
        assert_eq!(script("a = \"%WASM%\";").fill(&[("WASM", "x")]).ok().as_deref(), Some("a = \"x\";"));
    }

    #[test]
    fn a_place_without_a_value_and_a_value_without_a_place_are_refused() {
        for fault in [script("%WASM%").fill(&[]), script("").fill(&[("WASM", "x")])] {
            assert!(matches!(fault, Err(SiteError::Place { place, .. }) if place == "WASM"));
        }
    }

    #[test]
    fn pictures_keep_their_place_below_the_site() {
        let public = tempfile::tempdir().unwrap();
        assert_eq!(images(public.path()).unwrap(), []);
        std::fs::create_dir_all(public.path().join("images/week-2")).unwrap();
        std::fs::write(public.path().join("images/week-2/wave.svg"), "<svg/>").unwrap();
        assert_eq!(images(public.path()).unwrap(), [("images/week-2/wave.svg".to_owned(), b"<svg/>".to_vec())]);
    }

    #[test]
    fn the_window_takes_its_colours_from_the_style() {
        assert_eq!(desk("--desk: #fff;\n--desk: #000;").ok(), Some(("#fff".into(), "#000".into())));
        assert!(matches!(desk("--desk: #fff;"), Err(SiteError::NoColour("desk"))));
    }
}
