//! The web app manifest, by which the site can be installed. Its words come from the content.

use crate::curriculum::Curriculum;
use crate::curriculum::words::Word;
use serde_json::json;

/// The manifest's text. All its addresses are relative, so it works at any sub-path.
pub(super) fn manifest(curriculum: &Curriculum, desk: &str) -> String {
    let icon = |src: &str, sizes: &str, kind: &str, purpose: &str| json!({ "src": src, "sizes": sizes, "type": kind, "purpose": purpose });
    let manifest = json!({
        "name": curriculum.word(Word::AppName),
        "short_name": curriculum.word(Word::AppName),
        "description": curriculum.word(Word::AppAbout),
        "lang": curriculum.language.tag,
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": desk,
        "theme_color": desk,
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}
