//! The reload loop: serve, watch, rebuild, and let open pages reload. It keeps nothing and never touches `dist/`.

use super::files::walk;
use super::{SiteError, serve};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// Where the development build goes, below the project's folder.
pub const OUT: &str = "target/dev-site";

/// Not the port of `site serve`: a worker installed from there would go on answering here.
pub const PORT: u16 = 8081;

const WATCHED: [&str; 5] = ["src", "style", "public", "Cargo.toml", "Cargo.lock"];
const PAUSE: Duration = Duration::from_millis(300);

/// Builds, serves and rebuilds until it is interrupted. A build that fails leaves the last good site in place.
pub fn run(project: &Path, port: u16) -> Result<(), SiteError> {
    let out = project.join(OUT);
    std::fs::create_dir_all(&out).map_err(|source| SiteError::Write { path: out.clone(), source })?;
    let server = serve::start(&out, port)?;
    let mut seen = None;
    loop {
        let now = snapshot(project)?;
        if seen.as_ref() != Some(&now) {
            rebuild(project)?;
            println!("http://{}/ - waiting for changes", server.address());
            seen = Some(now);
        }
        std::thread::sleep(PAUSE);
    }
}

/// Builds in a process of its own, since the page writer itself is among the files that change.
fn rebuild(project: &Path) -> Result<(), SiteError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project).args(["run", "--quiet", "--features", "ssr", "--bin", "site", "--"]);
    let status = command.args(["build", "--dev", "--out", OUT]).status();
    let status = status.map_err(|error| SiteError::Cargo(format!("it could not be started: {error}")))?;
    if !status.success() {
        println!("not rebuilt");
    }
    Ok(())
}

fn snapshot(project: &Path) -> Result<Vec<(PathBuf, Option<SystemTime>)>, SiteError> {
    let mut files = Vec::new();
    for name in WATCHED {
        let path = project.join(name);
        if path.is_dir() { files.extend(walk(&path)?) } else { files.push(path) }
    }
    let modified = |path: &Path| path.metadata().and_then(|about| about.modified()).ok();
    Ok(files.into_iter().map(|path| (path.clone(), modified(&path))).collect())
}
