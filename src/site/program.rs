//! Compiles the app for the browser and fits it with its JavaScript. It needs cargo and the wasm32 target, nothing else:
//! the generator is a library here, so it can never differ in version from the crate it serves.

use super::{SiteError, read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The name of the app's binary.
const BINARY: &str = "even-keel";

/// The app as the browser gets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Program {
    /// An ES module that loads the wasm and exports `start`.
    pub script: String,
    /// The wasm.
    pub wasm: Vec<u8>,
}

/// How much the compiler does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// As small as can be.
    Release,
    /// As soon as can be.
    Dev,
}

impl Program {
    /// Builds it from the project's folder.
    pub fn build(project: &Path, profile: Profile) -> Result<Self, SiteError> {
        Self::from_wasm(&compile(project, profile)?)
    }

    /// Takes it from a site that was laid out before.
    pub fn from_site(folder: &Path) -> Result<Self, SiteError> {
        let script = find(folder, "js")?;
        let script = String::from_utf8_lossy(&script).into_owned();
        Ok(Self { script, wasm: find(folder, "wasm")? })
    }

    /// Fits a compiled wasm file with its JavaScript.
    pub fn from_wasm(path: &Path) -> Result<Self, SiteError> {
        let fault = |error: &dyn std::fmt::Display| SiteError::Bindgen(format!("{error:#}"));
        let mut generator = Bindgen::new();
        generator.input_bytes("app", read(path)?);
        generator.web(true).map_err(|error| fault(&error))?;
        generator.typescript(false).omit_default_module_path(true);
        generator.remove_name_section(true).remove_producers_section(true);
        let mut output = generator.generate_output().map_err(|error| fault(&error))?;
        if output.snippets().values().any(|list| !list.is_empty()) || !output.local_modules().is_empty() {
            return Err(fault(&"a dependency brings JavaScript of its own, which this site does not carry"));
        }
        Ok(Self { script: super::sources::lean(output.js()), wasm: output.wasm_mut().emit_wasm() })
    }
}

/// The one file `app.<hash>.<kind>` of a site.
fn find(folder: &Path, kind: &str) -> Result<Vec<u8>, SiteError> {
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("app.") && super::headers::is_hashed(&name) && name.ends_with(&format!(".{kind}"))
    };
    let missing = || SiteError::NoApp(folder.to_owned());
    read(&super::files::walk(folder)?.into_iter().find(named).ok_or_else(missing)?)
}

fn compile(project: &Path, profile: Profile) -> Result<PathBuf, SiteError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project).args(["build", "--target", TARGET, "--no-default-features", "--features", "csr"]);
    command.args(["--bin", BINARY, "--message-format", "json-render-diagnostics"]);
    command.args(match profile {
        Profile::Release => ["--profile", "release"],
        // The same profile as these tools, so that macros and build scripts are compiled once for both.
        Profile::Dev => ["--profile", "dev"],
    });
    command.env("RUSTFLAGS", flags(project, profile));
    let output = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|error| SiteError::Cargo(format!("it could not be started: {error}")))?;
    if !output.status.success() {
        return Err(SiteError::Cargo(format!("it stopped with {}", output.status)));
    }
    artifact(&output.stdout).ok_or_else(|| SiteError::Cargo("it named no wasm file".into()))
}

/// The person's own flags, and ours. Leptos with its types erased compiles faster and comes out smaller; `.cargo/config.toml`
/// says the same for all other builds, but flags from the environment take its place. A release must not hold paths of this
/// machine: they would change its bytes from one to the next and tell where it was built.
fn flags(project: &Path, profile: Profile) -> String {
    let mut flags = std::env::var("RUSTFLAGS").unwrap_or_default() + " --cfg erase_components";
    if profile == Profile::Dev {
        return flags;
    }
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    for (path, name) in [(home, "cargo"), (project.canonicalize().ok(), "even-keel")] {
        // RUSTFLAGS has no way to write a path with a space.
        if let Some(path) = path.filter(|path| !path.to_string_lossy().contains(' ')) {
            flags.push_str(&format!(" --remap-path-prefix={}={name}", path.display()));
        }
    }
    flags
}

fn artifact(messages: &[u8]) -> Option<PathBuf> {
    let messages = messages.split(|byte| *byte == b'\n');
    let values = messages.filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok());
    let mut files = values.filter(|value| value["target"]["name"] == BINARY).filter_map(|value| {
        let names = value["filenames"].as_array()?.clone();
        names.into_iter().filter_map(|name| Some(PathBuf::from(name.as_str()?))).find(|path| is_wasm(path))
    });
    files.next_back()
}

fn is_wasm(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "wasm")
}
