//! A disk of a few megabytes under a browser's profile, and the browser's own limits. Making one needs the right to mount.

use super::visitor::{Visitor, Wishes};
use serde_json::json;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const FILLER: &str = "filler";

/// A file system in memory, mounted on a folder; dropping it takes it away.
pub(super) struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    pub(super) fn mount(folder: &Path, megabytes: u32) -> Option<Self> {
        let size = format!("size={megabytes}m");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(folder);
        let done = mount.stderr(Stdio::null()).status().ok()?;
        done.success().then(|| Self(folder.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: a process of the browser may still be ending.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

impl Visitor {
    /// Somebody whose browser keeps everything on a disk of that size; none where nobody may mount.
    pub(crate) fn on_small_disk(megabytes: u32) -> Option<Self> {
        let probe = tempfile::tempdir().ok()?;
        SmallDisk::mount(probe.path(), 1)?;
        Some(Self::with(Wishes { disk: Some(megabytes), ..Wishes::default() }))
    }

    /// Leaves not one free byte on the disk. What the browser has given back since it was filled last is taken again.
    pub(crate) fn fill_disk(&self) {
        let mut file = std::fs::OpenOptions::new();
        let mut filler = file.create(true).append(true).open(self.profile().join(FILLER)).expect("a file can be made");
        for block in [1 << 20, 4096, 1] {
            let zeros = vec![0; block];
            while filler.write_all(&zeros).is_ok() {}
        }
    }

    /// Makes room on the disk again.
    pub(crate) fn empty_disk(&self) {
        std::fs::remove_file(self.profile().join(FILLER)).expect("the disk was filled");
    }

    /// How many bytes the browser allows the second copy and all that is stored with it; none for as many as it likes.
    pub(crate) fn allow_database(&self, bytes: Option<u64>) {
        let origin = self.host.origin();
        let quota = match bytes {
            Some(bytes) => json!({ "origin": origin, "quotaSize": bytes }),
            None => json!({ "origin": origin }),
        };
        self.driver().devtools("Storage.overrideQuotaForOrigin", &quota);
    }
}
