//! Searches everything that a browser has left on the disk.

use std::fs;
use std::path::Path;

/// Every file below a folder that holds one of the words, in UTF-8 or in UTF-16 as browsers write it; with the word.
pub(crate) fn everything_in(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    search(folder, words, &mut found);
    found
}

fn search(folder: &Path, words: &[&str], found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder of the profile can be read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            search(&path, words, found);
            continue;
        }
        // The test's own log of the network is no file of the browser's.
        let Ok(bytes) = fs::read(&path) else { continue };
        if path.ends_with("net-log.json") {
            continue;
        }
        for word in words.iter().filter(|word| holds(&bytes, word)) {
            found.push(format!("{word}: {}", path.display()));
        }
    }
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let within = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    within(word.as_bytes()) || within(&wide)
}
