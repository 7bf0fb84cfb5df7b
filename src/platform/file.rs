//! Hands a file to the person, and reads one that they chose. It never sends anything anywhere.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, HtmlInputElement, Url};

/// Offers `text` as a download called `name`. Whether the browser took it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_ok()
}

fn offer(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()).into(), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // The browser reads the file after this function has returned.
    super::clock::after(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}

/// Why a chosen file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It has more bytes than were asked for.
    TooLarge,
    /// The browser gave nothing.
    Refused,
}

/// A file that somebody chose.
#[derive(Clone, Debug)]
pub struct Chosen(File);

/// The file that was chosen in the control which tells of this event. The control is empty then, so that the same file can
/// be chosen again.
pub fn chosen(event: &web_sys::Event) -> Option<Chosen> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(Chosen(file))
}

impl Chosen {
    /// What is in it, at most so many bytes.
    ///
    /// # Errors
    /// [`Unreadable`] if there is more, or the browser gives nothing.
    pub async fn bytes(self, most: usize) -> Result<Vec<u8>, Unreadable> {
        if self.0.size() > most as f64 {
            return Err(Unreadable::TooLarge);
        }
        let buffer = JsFuture::from(self.0.array_buffer()).await.map_err(|_| Unreadable::Refused)?;
        Ok(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
