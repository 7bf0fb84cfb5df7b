//! The entry of the app in a browser: `boot.js` calls [`start`]. Everything else is in the library.

use even_keel::app::Content;
use wasm_bindgen::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
}

/// Starts the app with the content's outline, the texts of the stages that the address reads, the names of the files that
/// can be fetched later, the path under which the site lies, and what tells this copy from others in the same store.
///
/// # Errors
/// A message for the console; the static page then stays.
#[wasm_bindgen]
pub async fn start(
    outline: String,
    texts: Vec<String>,
    files: String,
    base: String,
    copy: String,
) -> Result<(), JsError> {
    let content = Content { outline: &outline, texts: &texts, files: &files };
    even_keel::app::start(&content, &base, &copy).await.map_err(|error| JsError::new(&error.to_string()))
}
