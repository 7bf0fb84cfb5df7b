//! The site as a set of named bytes, and how it reaches the disk. It decides nothing about what is in a file.

use super::{SiteError, read, write};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Written by every build, so that a folder with it may be cleaned by the next one.
pub(super) const WORKER: &str = "sw.js";

/// The list of what every other file holds, by which whoever hosts the site can tell whether their copy is whole.
pub const SUMS: &str = "SHA256SUMS";

/// What the compressed forms of a file are called. Text gets both; pictures are compressed already.
const COMPRESSED: [&str; 2] = ["br", "gz"];
const TEXT: [&str; 8] = ["css", "html", "js", "json", "svg", "txt", "wasm", "webmanifest"];

/// All files of the site by their path below its root, in one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dist {
    files: BTreeMap<String, Vec<u8>>,
}

/// Whether files are also written compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compression {
    /// As small as can be, for hosts and for `site serve`.
    Best,
    /// Not at all, while somebody waits for a reload.
    None,
}

impl Dist {
    /// Adds a file under a name of its own.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// Adds a file whose name changes with its bytes, so that it may be cached for ever; returns that name.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let path = format!("{stem}.{}.{extension}", fingerprint(&bytes));
        self.add(path.clone(), bytes);
        path
    }

    /// The bytes of one file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// Every file, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Makes `folder` hold these files and no others. A folder that holds something else is left alone.
    pub fn write(&self, folder: &Path, compression: Compression) -> Result<(), SiteError> {
        let old = walk(folder)?;
        if !old.is_empty() && !folder.join(WORKER).is_file() {
            return Err(SiteError::NotOurs(folder.to_owned()));
        }
        let mut kept = Vec::new();
        for (path, bytes) in self.iter() {
            let target = folder.join(path);
            let unchanged = read(&target).is_ok_and(|there| there == bytes);
            if !unchanged {
                make_parent(&target)?;
                write(&target, bytes)?;
            }
            if compression == Compression::Best && is_text(&target) {
                kept.extend(compress(&target, bytes, unchanged)?);
            }
            kept.push(target);
        }
        for stale in old.iter().filter(|path| !kept.contains(path)) {
            std::fs::remove_file(stale).map_err(|source| SiteError::Write { path: stale.clone(), source })?;
        }
        write(&folder.join(SUMS), sums(folder, &kept)?.as_bytes())
    }
}

/// A line for each file, as `sha256sum` writes and checks them.
fn sums(folder: &Path, files: &[PathBuf]) -> Result<String, SiteError> {
    let line = |path: &PathBuf| {
        let name: Vec<_> =
            path.strip_prefix(folder).unwrap_or(path).iter().map(|part| part.to_string_lossy()).collect();
        Ok((name.join("/"), hex(&sha256(&read(path)?))))
    };
    // In an order of their own, so that two lists can be laid side by side.
    let lines = files.iter().map(line).collect::<Result<BTreeMap<_, _>, SiteError>>()?;
    Ok(lines.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect())
}

/// Sixteen hex digits that stand for these bytes.
pub fn fingerprint(bytes: &[u8]) -> String {
    hex(&sha256(bytes)[..8])
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of these bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The same as browsers write it, where a file or a script is known by its bytes.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(sha256(bytes)))
}

/// Brotli at its best.
pub fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
    Ok(out)
}

pub(super) fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn is_text(path: &Path) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| TEXT.contains(&extension))
}

fn compress(target: &Path, bytes: &[u8], unchanged: bool) -> Result<Vec<PathBuf>, SiteError> {
    let mut written = Vec::new();
    for extension in COMPRESSED {
        let mut name = target.as_os_str().to_owned();
        name.push(".");
        name.push(extension);
        let path = PathBuf::from(name);
        if !(unchanged && path.is_file()) {
            let packed = if extension == "br" { brotli(bytes) } else { gzip(bytes) };
            let packed = packed.map_err(|source| SiteError::Write { path: path.clone(), source })?;
            write(&path, &packed)?;
        }
        written.push(path);
    }
    Ok(written)
}

pub(super) fn make_parent(target: &Path) -> Result<(), SiteError> {
    let Some(parent) = target.parent() else { return Ok(()) };
    std::fs::create_dir_all(parent).map_err(|source| SiteError::Write { path: parent.to_owned(), source })
}

/// Every file below a folder; none where there is no folder.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, SiteError> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(source) => return Err(SiteError::Read { path: folder, source }),
        };
        for entry in entries {
            let path = entry.map_err(|source| SiteError::Read { path: folder.clone(), source })?.path();
            if path.is_dir() { waiting.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}
