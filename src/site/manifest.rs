//! The web app manifest, by which the site can be installed. Its words come from the content.

use crate::curriculum::Curriculum;
use crate::curriculum::words::Word;
use serde_json::json;

/// What the manifest is called, and the one beside it with a plain name and icon.
pub(super) const OWN: &str = "manifest.webmanifest";
pub(super) const PLAIN: &str = "plain.webmanifest";

/// The text of a manifest. All its addresses are relative, so it works at any sub-path. Both have one `id`: whatever it is
/// called, it is the same app with the same answers.
pub(super) fn manifest(curriculum: &Curriculum, name: Word, desk: &str) -> String {
    let plain = name == Word::PlainName;
    let stem = if plain { "plain" } else { "icon" };
    // A plain name is not followed by a sentence that says what it is.
    let about = if plain { name } else { Word::AppAbout };
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
    let manifest = json!({
        "name": curriculum.word(name),
        "short_name": curriculum.word(name),
        "description": curriculum.word(about),
        "lang": curriculum.language.tag,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": desk,
        "theme_color": desk,
        "icons": [
            icon(&format!("{stem}.svg"), "any", "image/svg+xml", "any"),
            icon(&format!("{stem}-192.png"), "192x192", "image/png", "any"),
            icon(&format!("{stem}-512.png"), "512x512", "image/png", "any"),
            icon(&format!("{stem}-maskable-512.png"), "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}
