//! Where the app comes from: the built site, copies of it in other places, and the server in front of it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use even_keel::curriculum::Curriculum;
use even_keel::site::files::{fingerprint, sha256};
use even_keel::site::serve::{Logged, Server, start};
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
    // A copy is removed when nobody uses it any more.
    _copy: Option<Arc<TempDir>>,
}

impl Site {
    /// The site that was built.
    pub(crate) fn built() -> Self {
        Self { root: dist().to_owned(), base: "/".into(), _copy: None }
    }

    /// A copy of it at a path below the root of its host.
    pub(crate) fn copied_to(base: &str) -> Self {
        let copy = tempfile::tempdir().expect("a temporary folder");
        let target = copy.path().join(base.trim_matches('/'));
        copy_folder(dist(), &target);
        Self { root: copy.path().to_owned(), base: base.to_owned(), _copy: Some(Arc::new(copy)) }
    }

    /// The folder that holds the site's own root.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join(self.base.trim_matches('/'))
    }

    /// Puts a new version in place of this one, in which a page has some words more, behind `behind`. The worker's list
    /// follows, as it does when the site is built.
    pub(crate) fn release_again(&self, page: &str, behind: &str, words: &str) {
        let edit = |path: &str, change: &dyn Fn(String) -> String| {
            let file = self.folder().join(path);
            let before = fs::read_to_string(&file).expect("a file of the site can be read");
            let after = change(before.clone());
            assert_ne!(before, after, "{path} is as it was");
            fs::write(&file, &after).expect("a file of the site can be written");
            for packed in ["br", "gz"] {
                // The compressed forms are of the version before; the server then sends the file itself.
                let _ = fs::remove_file(self.folder().join(format!("{path}.{packed}")));
            }
            (integrity(before.as_bytes()), integrity(after.as_bytes()), fingerprint(after.as_bytes()))
        };
        let (old, new, version) = edit(page, &|text| text.replace(behind, &format!("{behind}{words}")));
        edit("sw.js", &|text| {
            let (head, rest) = text.split_once("const VERSION = \"").expect("a worker has a version");
            let (_, tail) = rest.split_once('"').expect("a version ends");
            format!("{head}const VERSION = \"{version}\"{tail}").replace(&old, &new)
        });
    }

    /// Serves it.
    pub(crate) fn host(&self) -> Host {
        let server = start(&self.root, 0).unwrap_or_else(|error| panic!("{error}"));
        let origin = format!("http://{}", server.address());
        Host { server: Some(server), origin, base: self.base.clone() }
    }
}

/// A site that is being served.
pub(crate) struct Host {
    server: Option<Server>,
    origin: String,
    base: String,
}

impl Host {
    /// `http://127.0.0.1:1234`
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The whole address of a page, given from the site's root: `/week/1/`.
    pub(crate) fn address(&self, page: &str) -> String {
        format!("{}{}{}", self.origin, self.base, page.trim_start_matches('/'))
    }

    /// What was asked for so far.
    pub(crate) fn log(&self) -> Vec<Logged> {
        self.server.as_ref().map(Server::log).unwrap_or_default()
    }

    /// Goes away, as a host does when the network does.
    pub(crate) fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

/// The built site's folder.
fn dist() -> &'static Path {
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

fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(sha256(bytes)))
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
