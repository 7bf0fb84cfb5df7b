//! What the site keeps for offline use, apart from answers: its worker and its caches; and a mark that a workbook was
//! begun here, which outlives local storage where a browser loses only that. It holds no answers.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, Response, ServiceWorkerRegistration};

/// The beginning of the names of all caches of ours; the worker's go on with a version, and all end with the site's path.
const CACHES: &str = "even-keel-";
const BEGUN: &str = "even-keel-begun";

fn caches() -> Option<CacheStorage> {
    web_sys::window()?.caches().ok()
}

/// The cache that says that a workbook was begun below `base`, which ends with a slash.
fn begun(base: &str) -> String {
    format!("{BEGUN}{base}")
}

/// Notes that a workbook was begun. Where the browser has no caches, nothing is noted.
pub async fn mark_begun(base: &str) {
    let Some(caches) = caches() else { return };
    let Ok(cache) = JsFuture::from(caches.open(&begun(base))).await else { return };
    let (cache, Ok(note)) = (cache.unchecked_into::<web_sys::Cache>(), Response::new()) else { return };
    let _ = JsFuture::from(cache.put_with_str("begun", &note)).await;
}

/// Whether a workbook was ever begun here.
pub async fn was_begun(base: &str) -> bool {
    let Some(caches) = caches() else { return false };
    JsFuture::from(caches.has(&begun(base))).await.is_ok_and(|has| has.is_truthy())
}

/// Asks the browser not to clear what is kept here when the device runs out of room. Many refuse, and nothing more can be done.
pub async fn ask_to_persist() {
    let Some(window) = web_sys::window() else { return };
    // Where pages are not served over HTTPS there is no such thing, though its type says otherwise.
    if !js_sys::Reflect::has(&window.navigator(), &"storage".into()).unwrap_or(false) {
        return;
    }
    if let Ok(asked) = window.navigator().storage().persist() {
        let _ = JsFuture::from(asked).await;
    }
}

/// Removes the worker and the caches of the site below `base`. How many are left.
pub async fn remove(base: &str) -> usize {
    unregister(base).await;
    let Some(caches) = caches() else { return 0 };
    let ours = || async {
        let names = JsFuture::from(caches.keys()).await.map(|names| js_sys::Array::from(&names)).unwrap_or_default();
        let names: Vec<String> = names.iter().filter_map(|name| name.as_string()).collect();
        names.into_iter().filter(|name| name.starts_with(CACHES) && path_of(name) == Some(base)).collect::<Vec<_>>()
    };
    for name in ours().await {
        let _ = JsFuture::from(caches.delete(&name)).await;
    }
    ours().await.len()
}

/// The path that the name of a cache ends with.
fn path_of(name: &str) -> Option<&str> {
    name.find('/').map(|start| &name[start..])
}

async fn unregister(base: &str) {
    let Some(window) = web_sys::window() else { return };
    // Where pages are not served over HTTPS there is no container, though its type says otherwise.
    if !js_sys::Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false) {
        return;
    }
    let container = window.navigator().service_worker();
    let Ok(found) = JsFuture::from(container.get_registration_with_document_url(base)).await else { return };
    let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else { return };
    if let Ok(gone) = registration.unregister() {
        let _ = JsFuture::from(gone).await;
    }
}
