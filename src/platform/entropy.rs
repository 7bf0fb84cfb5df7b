//! Random bytes from the browser's own generator. It has no fallback: without one nothing is sealed.

/// Fresh random bytes, never the same twice.
///
/// Every browser that runs wasm has this generator, over plain HTTP too. Should it refuse, the app stops with the
/// browser's error, since whatever went on would seal with a known number.
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = web_sys::window().and_then(|window| window.crypto().ok());
    let filled = filled.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    if filled.is_none() {
        wasm_bindgen::throw_str("no random numbers");
    }
    bytes
}
