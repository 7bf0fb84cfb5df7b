//! The response headers of a good host: what `site serve` sends and what `_headers` tells other hosts. One list for both.

use super::files::Dist;

/// What a page may do: load its own files, run its own wasm, and nothing else. Text becomes HTML or the address of a script
/// only through the one policy in `boot.js`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types default";

/// Keeps the screen on while a tool runs: the one ability that the app asks for.
pub const ALLOWED: &str = "screen-wake-lock";

/// What the edition in one file may do: run the scripts and show the style that are in it, known by their hashes, and
/// reach nothing at all.
pub(super) fn policy_of_one_file(scripts: &[String], style: &str) -> String {
    let scripts = scripts.join("' '");
    format!(
        "default-src 'none'; script-src '{scripts}' 'wasm-unsafe-eval'; style-src '{style}'; img-src data:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default"
    )
}

/// Abilities of browsers that a page can be denied. The app uses none of them, so it is denied all others that Chromium
/// 156 knows on Linux; a name that a browser does not know is a complaint in its console. Client hints are left out: they tell the
/// host of these files little that its visitors' browsers don't tell it anyway.
pub const DENIED: [&str; 53] = [
    "accelerometer",
    "aria-notify",
    "autoplay",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "clipboard-write",
    "compute-pressure",
    "cross-origin-isolated",
    "deferred-fetch",
    "deferred-fetch-minimal",
    "digital-credentials-create",
    "digital-credentials-get",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "interest-cohort",
    "keyboard-map",
    "language-detector",
    "language-model",
    "local-fonts",
    "local-network",
    "local-network-access",
    "loopback-network",
    "magnetometer",
    "media-playback-while-not-visible",
    "microphone",
    "midi",
    "on-device-speech-recognition",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "private-state-token-issuance",
    "private-state-token-redemption",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "serial",
    "speaker-selection",
    "storage-access",
    "summarizer",
    "sync-xhr",
    "translator",
    "unload",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];

/// A file whose name holds its fingerprint never changes.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for again each time; the answer is mostly "not changed".
pub const ASK_AGAIN: &str = "no-cache";

/// Sent with every answer, besides the caching.
pub fn security() -> [(&'static str, String); 7] {
    [
        // A meta tag cannot say frame-ancestors, so the header carries one rule more than the page.
        ("content-security-policy", format!("{POLICY}; frame-ancestors 'none'")),
        ("x-content-type-options", "nosniff".into()),
        ("referrer-policy", "no-referrer".into()),
        (
            "permissions-policy",
            format!("{}, {ALLOWED}=(self)", DENIED.map(|ability| format!("{ability}=()")).join(", ")),
        ),
        // Where a page's links lead is nobody's business before they are followed.
        ("x-dns-prefetch-control", "off".into()),
        ("cross-origin-opener-policy", "same-origin".into()),
        ("cross-origin-resource-policy", "same-origin".into()),
    ]
}

/// The caching of one path.
pub fn caching(path: &str) -> &'static str {
    if is_hashed(path) { FOR_EVER } else { ASK_AGAIN }
}

/// Whether a file's name holds its fingerprint: `app.0123456789abcdef.js`.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = name.split('.').collect();
    matches!(parts[..], [_, .., hash, _] if hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The same headers for hosts that read a `_headers` file. Hashed files are named one by one, since such hosts join the
/// values of overlapping rules instead of choosing one.
pub(super) fn hosts_file(dist: &Dist, base: &str) -> String {
    let mut text = format!("{base}*\n");
    for (name, value) in security() {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for (path, _) in dist.iter().filter(|(path, _)| is_hashed(path)) {
        text.push_str(&format!("{base}{path}\n  cache-control: {FOR_EVER}\n"));
    }
    text
}
