//! How a page is looked at: its size, its colours, its rules for access, its printed form.

use super::host::Site;
use super::visitor::{Visitor, Wishes};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// Zero violations of all that axe can tell, the two rules included that it leaves out unless asked.
const AXE: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const rules = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: true } };
    axe.run(document, { runOnly: tags, rules, resultTypes: ['violations'], preload: false }).then(
        (result) => done(result.violations.flatMap((found) => found.nodes.map((node) =>
            found.id + ': ' + node.target.join(' ') + ' ' + node.html.slice(0, 160) + '\\n    '
            + node.failureSummary.replace(/\\s+/g, ' ').slice(0, 300)))),
        (error) => done(['axe itself failed: ' + error]));";

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The rules checker, fetched by `scripts/setup test`.
fn axe_source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache"));
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).or_else(home).unwrap_or_default();
        let file = cache.join("even-keel/axe.min.js");
        std::fs::read_to_string(&file).unwrap_or_else(|_| panic!("no {}: run `scripts/setup test`", file.display()))
    })
}

impl Visitor {
    /// Somebody who checks pages against the rules for access.
    pub(crate) fn with_axe() -> Self {
        Self::with_axe_at(Site::at_hand())
    }

    /// The same at another site.
    pub(crate) fn with_axe_at(site: Site) -> Self {
        Self::with(Wishes { site, first_script: axe_source(), ..Wishes::default() })
    }

    /// What breaks the rules for access on the page as it is now, each with the name of the rule.
    pub(crate) fn axe(&self) -> Vec<String> {
        let found = self.driver().script_that_waits(AXE).unwrap_or_else(|fault| panic!("axe: {fault}"));
        serde_json::from_value(found).expect("axe lists what it found")
    }

    /// Gives the page a size in CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Asks for light or dark colours.
    pub(crate) fn prefer(&self, scheme: Scheme) {
        let value = if scheme == Scheme::Dark { "dark" } else { "light" };
        self.emulate("prefers-color-scheme", value);
    }

    /// Sets one media feature.
    pub(crate) fn emulate(&self, feature: &str, value: &str) {
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        self.driver().devtools("Emulation.setEmulatedMedia", &media);
    }

    /// Shows the page with the styles of paper.
    pub(crate) fn look_as_on_paper(&self) {
        self.driver().devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    }

    /// Prints the page on Letter. The words of each sheet, with every run of spaces made one.
    pub(crate) fn print(&self) -> Vec<String> {
        self.print_on((21.59, 27.94))
    }

    /// The same on paper of that width and height in centimetres.
    pub(crate) fn print_on(&self, (width, height): (f64, f64)) -> Vec<String> {
        let wanted = json!({ "shrinkToFit": false, "page": { "width": width, "height": height } });
        let pdf = self.driver().send("POST", "/print", &wanted);
        let pdf = pdf.unwrap_or_else(|fault| panic!("printing: {fault}"));
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        let bytes = STANDARD.decode(pdf.as_str().unwrap_or_default()).expect("a printed page is base64");
        std::fs::write(file.path(), bytes).expect("a file can be written");
        let text = Command::new("pdftotext").arg(file.path()).arg("-").output();
        let text = text.expect("pdftotext starts: scripts/setup test installs it").stdout;
        let text = String::from_utf8_lossy(&text).into_owned();
        let sheets = text.trim_end_matches('\u{c}').split('\u{c}');
        sheets.map(|sheet| sheet.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// From now on keeps the text of what pages hand to the person as a file.
    pub(crate) fn note_downloads(&self) {
        self.script(
            "window.lastDownload = null;
            const make = URL.createObjectURL;
            if (make.notes) return;
            URL.createObjectURL = (blob) => { blob.text().then((text) => { window.lastDownload = text; }); return make(blob); };
            URL.createObjectURL.notes = true;",
            &[],
        );
    }

    /// The text of the last file that was handed over.
    pub(crate) fn last_download(&self) -> String {
        self.until("a download", || self.script("return window.lastDownload ?? null", &[]).as_str().map(str::to_owned))
    }

    /// Chooses a file in the control that a selector finds, as from the dialog of the browser.
    pub(crate) fn choose_file(&self, selector: &str, name: &str, text: &str) {
        let choose = "const files = new DataTransfer();
            files.items.add(new File([arguments[2]], arguments[1], { type: 'application/json' }));
            const input = document.querySelector(arguments[0]);
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));";
        self.script(choose, &[json!(selector), json!(name), json!(text)]);
    }
}
