//! How a page is looked at: its size, its colours, its rules for access, its printed form.

use super::visitor::{Visitor, Wishes};
use serde_json::json;
use std::path::PathBuf;
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
        Self::with(Wishes { first_script: axe_source(), ..Wishes::default() })
    }

    /// What breaks the rules for access on the page as it is now, each with the name of the rule.
    pub(crate) fn axe(&self) -> Vec<String> {
        let found = self.driver().script_that_waits(AXE).unwrap_or_else(|fault| panic!("axe: {fault}"));
        serde_json::from_value(found).expect("axe lists what it found")
    }

    /// Gives the page a size in CSS pixels.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.driver().devtools("Emulation.setDeviceMetricsOverride", &size);
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
}
