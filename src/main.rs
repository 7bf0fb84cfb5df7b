//! The entry of the app in a browser: `boot.js` calls [`start`]. Everything else is in the library.

use wasm_bindgen::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
}

/// Starts the app with the text of the content file and the path under which the site lies.
///
/// # Errors
/// A message for the console; the static page then stays.
#[wasm_bindgen]
pub async fn start(content: String, base: String) -> Result<(), JsError> {
    even_keel::app::start(&content, &base).await.map_err(|error| JsError::new(&error.to_string()))
}
