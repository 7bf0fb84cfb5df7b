//! Where the app comes from: the built site, copies of it in other places, and the server in front of it.

use super::bare::{Bare, Manners, Trouble};
use even_keel::curriculum::Curriculum;
use even_keel::site::build::content;
use even_keel::site::files::{fingerprint, integrity, walk};
use even_keel::site::layout::Parts;
use even_keel::site::one_file;
use even_keel::site::program::Program;
use even_keel::site::serve::{Logged, Server, start};
use even_keel::site::sources::Sources;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// A site on the disk, at some path below its host's root.
#[derive(Clone)]
pub(crate) struct Site {
    /// What the host serves as its root.
    root: PathBuf,
    /// Where the site is below that root, with a slash at both ends.
    base: String,
    kind: Kind,
    // A copy is removed when nobody uses it any more.
    _copy: Option<Arc<TempDir>>,
}

/// Who hands the site out.
#[derive(Clone, Copy)]
enum Kind {
    /// The project's own server, as a good host would.
    Good,
    /// A host that does as little as can be.
    Bare(Manners),
    /// Nobody: it is one file on a disk.
    File,
}

impl Site {
    /// What is tested where a test does not care: the site that was built, or the one file made of it if
    /// `EVEN_KEEL_EDITION` is `one-file`.
    pub(crate) fn at_hand() -> Self {
        match std::env::var("EVEN_KEEL_EDITION").as_deref() {
            Ok("one-file") => Self::one_file(),
            Ok(other) => panic!("there is no edition called {other}"),
            Err(_) => Self::built(),
        }
    }

    /// The site that was built.
    pub(crate) fn built() -> Self {
        Self { root: dist().to_owned(), base: "/".into(), kind: Kind::Good, _copy: None }
    }

    /// A copy of it at a path below the root of its host.
    pub(crate) fn copied_to(base: &str) -> Self {
        let copy = tempfile::tempdir().expect("a temporary folder");
        let target = copy.path().join(base.trim_matches('/'));
        copy_folder(dist(), &target);
        let root = copy.path().to_owned();
        Self { root, base: base.to_owned(), kind: Kind::Good, _copy: Some(Arc::new(copy)) }
    }

    /// The same on a bare host, with a page for lost addresses that knows where the site is, as the build writes it.
    pub(crate) fn on_bare_host(base: &str, manners: Manners) -> Self {
        let copy = tempfile::tempdir().expect("a temporary folder");
        copy_folder(dist(), &copy.path().join(base.trim_matches('/')));
        let site = Self::in_folder(copy, base, manners);
        if base != "/" {
            site.change("404.html", &|text| text.replace("=\"/", &format!("=\"{base}")));
        }
        site
    }

    /// Whatever lies in a folder, on a bare host.
    pub(crate) fn in_folder(copy: TempDir, base: &str, manners: Manners) -> Self {
        let root = copy.path().to_owned();
        Self { root, base: base.to_owned(), kind: Kind::Bare(manners), _copy: Some(Arc::new(copy)) }
    }

    /// The edition in one file, made of the built site, in a folder of its own.
    pub(crate) fn one_file() -> Self {
        let copy = tempfile::tempdir().expect("a temporary folder");
        one_file::write_to(copy.path(), one_file_html()).expect("a file can be written");
        let (root, base) = (copy.path().to_owned(), format!("/{}#/", one_file::NAME));
        Self { root, base, kind: Kind::File, _copy: Some(Arc::new(copy)) }
    }

    /// The folder that holds the site's own root.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join(self.base.trim_matches('/'))
    }

    /// Puts a new version in place of this one, in which a page has some words more, behind `behind`. The worker's list
    /// follows, as it does when the site is built.
    pub(crate) fn release_again(&self, page: &str, behind: &str, words: &str) {
        self.change(page, &|text| text.replace(behind, &format!("{behind}{words}")));
    }

    /// Puts a new version in place of this one, in which the app's script is another one, and so has another name; so all
    /// pages are, since they name it. Its name.
    pub(crate) fn release_app_again(&self) -> String {
        let folder = self.folder();
        let is_script = |name: &str| name.starts_with("app.") && name.ends_with(".js");
        let names = fs::read_dir(&folder).expect("a folder can be read").flatten();
        let old = names.map(|entry| entry.file_name().to_string_lossy().into_owned()).find(|name| is_script(name));
        let old = old.expect("the site has a script");
        self.change(&old, &|text| format!("{text}\n// The second version.\n"));
        let script = fs::read(folder.join(&old)).expect("a file of the site can be read");
        let new = format!("app.{}.js", fingerprint(&script));
        fs::rename(folder.join(&old), folder.join(&new)).expect("a file can be renamed");
        for path in walk(&folder).expect("a folder can be read") {
            let name = path.strip_prefix(&folder).expect("it is in the folder").to_string_lossy();
            let is_text = [".html", ".js"].iter().any(|ending| name.ends_with(ending)) && name != "sw.js";
            if is_text && fs::read_to_string(&path).expect("text can be read").contains(&old) {
                self.change(&name, &|text| text.replace(&old, &new));
            }
        }
        self.edit("sw.js", &|text| text.replace(&format!("\"{old}\""), &format!("\"{new}\"")));
        new
    }

    /// Changes a file, and the worker with it.
    fn change(&self, file: &str, change: &dyn Fn(String) -> String) {
        let (before, after) = self.edit(file, change);
        let (old, new) = (integrity(before.as_bytes()), integrity(after.as_bytes()));
        self.edit("sw.js", &|text| {
            let (head, rest) = text.split_once("const VERSION = \"").expect("a worker has a version");
            let (_, tail) = rest.split_once('"').expect("a version ends");
            format!("{head}const VERSION = \"{}\"{tail}", fingerprint(after.as_bytes())).replace(&old, &new)
        });
    }

    /// Changes a file and nothing else; what it said before and what it says now.
    fn edit(&self, path: &str, change: &dyn Fn(String) -> String) -> (String, String) {
        let file = self.folder().join(path);
        let before = fs::read_to_string(&file).expect("a file of the site can be read");
        let after = change(before.clone());
        assert_ne!(before, after, "{path} is as it was");
        fs::write(&file, &after).expect("a file of the site can be written");
        for packed in ["br", "gz"] {
            // The compressed forms are of the version before; the server then sends the file itself.
            let _ = fs::remove_file(self.folder().join(format!("{path}.{packed}")));
        }
        (before, after)
    }

    /// Serves it.
    pub(crate) fn host(&self) -> Host {
        let base = self.base.clone();
        let (serving, origin) = match self.kind {
            Kind::Good => {
                let server = start(&self.root, 0).unwrap_or_else(|error| panic!("{error}"));
                let origin = format!("http://{}", server.address());
                (Some(Serving::Good(server)), origin)
            }
            Kind::Bare(manners) => {
                let bare = Bare::start(self.root.clone(), base.clone(), manners);
                let origin = format!("http://{}", bare.address());
                (Some(Serving::Bare(bare)), origin)
            }
            Kind::File => (None, format!("file://{}", self.root.display())),
        };
        Host { serving, origin, base }
    }
}

enum Serving {
    Good(Server),
    Bare(Bare),
}

/// A site that is being served, or that lies on a disk.
pub(crate) struct Host {
    serving: Option<Serving>,
    origin: String,
    base: String,
}

impl Host {
    /// `http://127.0.0.1:1234`
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// Whether it is one file, and nobody serves it.
    pub(crate) fn is_file(&self) -> bool {
        self.origin.starts_with("file:")
    }

    /// The whole address of a page, given from the site's root: `/week/1/`.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{}{}{}", self.origin, self.base, page.trim_start_matches('/'))
    }

    /// Puts the one file into another folder as well; its address there.
    pub(crate) fn copy_of_file(&self, folder: &str) -> String {
        let root = Path::new(self.origin.trim_start_matches("file://"));
        fs::create_dir_all(root.join(folder)).expect("a folder can be made");
        fs::copy(root.join(one_file::NAME), root.join(folder).join(one_file::NAME)).expect("a file can be copied");
        format!("{}/{folder}{}", self.origin, self.base)
    }

    /// What was asked for so far.
    pub(crate) fn log(&self) -> Vec<Logged> {
        match &self.serving {
            Some(Serving::Good(server)) => server.log(),
            Some(Serving::Bare(bare)) => bare.log(),
            None => Vec::new(),
        }
    }

    fn bare(&self) -> &Bare {
        match &self.serving {
            Some(Serving::Bare(bare)) => bare,
            _ => panic!("only a bare host does this"),
        }
    }

    /// Lets something befall answers whose path holds some words, or ends it.
    pub(crate) fn trouble(&self, trouble: Option<(&'static str, Trouble)>) {
        self.bare().trouble(trouble);
    }

    /// How many answers were compressed.
    pub(crate) fn packed(&self) -> usize {
        self.bare().packed()
    }

    /// Goes away, as a host does when the network does.
    pub(crate) fn stop(&mut self) {
        match self.serving.take() {
            Some(Serving::Good(server)) => server.stop(),
            other => drop(other),
        }
    }
}

/// The edition in one file, of the app that was built; made once.
fn one_file_html() -> &'static str {
    static HTML: OnceLock<String> = OnceLock::new();
    HTML.get_or_init(|| {
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        let made = content(project, "en").and_then(|(curriculum, _)| {
            let (program, sources) = (Program::from_site(dist())?, Sources::read(project)?);
            one_file::lay_out(&Parts {
                curriculum: &curriculum,
                program: &program,
                sources: &sources,
                base: "/",
                stamp: None,
            })
        });
        made.unwrap_or_else(|error| panic!("{error}"))
    })
}

/// The built site's folder.
pub(super) fn dist() -> &'static Path {
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| {
        let named = std::env::var_os("EVEN_KEEL_DIST").map(PathBuf::from);
        let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
        assert!(folder.join("sw.js").is_file(), "no built site in {}: run `make dist` first", folder.display());
        folder
    })
}

/// The content of the built site, which may be older than the content files.
pub(crate) fn curriculum() -> &'static Curriculum {
    static CURRICULUM: OnceLock<Curriculum> = OnceLock::new();
    CURRICULUM.get_or_init(|| {
        let folder = fs::read_dir(dist().join("content")).expect("the site has content");
        let files = folder.filter_map(|entry| Some(entry.ok()?.path()));
        let files: Vec<PathBuf> =
            files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
        let called =
            |path: &Path, part: &str| path.file_name().is_some_and(|name| name.to_string_lossy().contains(part));
        let read = |path: &Path| fs::read_to_string(path).expect("the content can be read");
        let outline = files.iter().find(|path| called(path, "-outline.")).expect("the content has an outline");
        let curriculum: Curriculum = serde_json::from_str(&read(outline)).expect("the content is of this build");
        for path in files.iter().filter(|path| !called(path, "-outline.") && !called(path, "-search.")) {
            curriculum.take_in(serde_json::from_str(&read(path)).expect("the content is of this build"));
        }
        curriculum
    })
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        let target = to.join(path.file_name().expect("an entry has a name"));
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}
