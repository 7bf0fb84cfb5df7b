//! The command line of the host tools: build, single, serve, dev, check, release-ids, hosting. All work is done in `even_keel::site`.

use even_keel::curriculum::lint::append_released;
use even_keel::site::traffic::Traffic;
use even_keel::site::{FIRST_LANGUAGE, SiteError, build, dev, hosting, one_file, serve};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "site build [--out FOLDER] [--base /PATH/] [--language TAG] [--dev]
                                                       write the site
site single [--out FOLDER] [--language TAG] [--from FOLDER] [--dev]
                                                       write it as one file; --from takes the app from a built site
site serve [--dir FOLDER] [--port NUMBER]              serve it on this machine
site dev [--port NUMBER]                               build, serve, and rebuild on every change
site check                                             check the content and grade its reading level
site release-ids                                       add new ids to the append-only list
site weigh [--dir FOLDER]                              what a built site costs whoever hosts it
site hosting                                           write the headers for common hosts";

const RELEASED: &str = "tests/released-ids.txt";
const PORT: u16 = 8080;

#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error("{0}\n\n{USAGE}")]
    Usage(String),
    #[error(transparent)]
    Site(#[from] SiteError),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Fault> {
    let (command, rest) = arguments.split_first().ok_or_else(|| Fault::Usage("what shall be done?".into()))?;
    let project = Path::new(".");
    match command.as_str() {
        "build" => {
            let given = Given::read(rest, &["--out", "--base", "--language"], &["--dev"])?;
            let base = given.text("--base", "/");
            let base = format!("/{}/", base.trim_matches('/')).replace("//", "/");
            let (project, out) = (project.to_owned(), given.text("--out", "dist").into());
            let language = given.text("--language", FIRST_LANGUAGE).to_owned();
            Ok(build::build(&build::Options { project, language, out, base, dev: given.flag("--dev") })?)
        }
        "single" => {
            let given = Given::read(rest, &["--out", "--language", "--from"], &["--dev"])?;
            let from = Some(given.text("--from", "")).filter(|folder| !folder.is_empty());
            let language = given.text("--language", FIRST_LANGUAGE);
            let out = PathBuf::from(given.text("--out", one_file::FOLDER));
            Ok(build::build_one_file(project, language, from.map(Path::new), given.flag("--dev"), &out)?)
        }
        "serve" => {
            let given = Given::read(rest, &["--dir", "--port"], &[])?;
            let server = serve::start(&PathBuf::from(given.text("--dir", "dist")), given.port(PORT)?)?;
            println!("serving on http://{}/ - stop with Ctrl+C", server.address());
            server.wait();
            Ok(())
        }
        "dev" => Ok(dev::run(project, Given::read(rest, &["--port"], &[])?.port(dev::PORT)?)?),
        "check" => {
            Given::read(rest, &[], &[])?;
            for language in build::languages(project)? {
                let (_, report) = build::content(project, &language)?;
                println!("{report}");
            }
            Ok(())
        }
        "release-ids" => {
            Given::read(rest, &[], &[])?;
            Ok(release_ids(project)?)
        }
        "weigh" => {
            let given = Given::read(rest, &["--dir"], &[])?;
            print!("{}", Traffic::of(Path::new(given.text("--dir", "dist")))?);
            Ok(())
        }
        "hosting" => {
            Given::read(rest, &[], &[])?;
            Ok(hosting::write_files(project)?)
        }
        other => Err(Fault::Usage(format!("`{other}` is not a command"))),
    }
}

fn release_ids(project: &Path) -> Result<(), SiteError> {
    let path = project.join(RELEASED);
    let (curriculum, _) = build::content(project, FIRST_LANGUAGE)?;
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(SiteError::Read { path, source }),
    };
    let new = append_released(&old, &curriculum);
    std::fs::write(&path, &new).map_err(|source| SiteError::Write { path: path.clone(), source })?;
    println!("{}: {} lines added", path.display(), new.lines().count() - old.lines().count());
    Ok(())
}

/// The options that were given, each known by name.
struct Given<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Given<'a> {
    fn read(arguments: &'a [String], values: &[&str], flags: &[&str]) -> Result<Self, Fault> {
        let mut pairs = Vec::new();
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(name) = rest.next() {
            if flags.contains(&name) {
                pairs.push((name, ""));
            } else if values.contains(&name) {
                let value = rest.next().ok_or_else(|| Fault::Usage(format!("`{name}` needs a value")))?;
                pairs.push((name, value));
            } else {
                return Err(Fault::Usage(format!("`{name}` is not an option here")));
            }
        }
        Ok(Self { pairs })
    }

    fn flag(&self, name: &str) -> bool {
        self.pairs.iter().any(|(given, _)| *given == name)
    }

    fn text(&self, name: &str, otherwise: &'a str) -> &'a str {
        self.pairs.iter().rfind(|(given, _)| *given == name).map_or(otherwise, |(_, value)| value)
    }

    fn port(&self, otherwise: u16) -> Result<u16, Fault> {
        let text = self.text("--port", "");
        if text.is_empty() {
            return Ok(otherwise);
        }
        text.parse().map_err(|_| Fault::Usage(format!("`{text}` is not a port")))
    }
}
