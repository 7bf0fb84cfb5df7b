//! Takes the numbers: a first visit on a slow phone, and a start with years of entries. It compares nothing.

use super::contestants::{Contestant, Keeps, LESSON, bare_host, without_scripts};
use super::history::entries;
use crate::browser::harness::{Site, Visitor, Wishes};
use serde_json::{Value, json};
use std::time::Duration;

/// A number and what it is of.
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) unit: &'static str,
    pub(crate) value: f64,
}

/// Watches the page from its first moment: when somebody could begin to write, and how long after a key press something is
/// written to local storage, and the page painted anew.
const PROBE: &str = "
    window.probe = { usable: 0, stored: [], painted: [], pressed: 0 };
    const usable = () => document.querySelector('#app textarea, html[data-usable] textarea, #survey textarea');
    const look = () => { if (usable()) probe.usable = performance.now(); else requestAnimationFrame(look); };
    look();
    addEventListener('keydown', (event) => {
        const pressed = probe.pressed = event.timeStamp;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { probe.painted.push(performance.now() - pressed); };
        // What is posted while a frame is made comes once it is painted.
        requestAnimationFrame(() => port2.postMessage(null));
    }, true);
    const store = Storage.prototype.setItem;
    Storage.prototype.setItem = function (...entry) {
        store.apply(this, entry);
        if (!probe.pressed) return;
        probe.stored.push(performance.now() - probe.pressed);
        probe.pressed = 0;
    };";

const TRAFFIC: &str = "
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { requests: all.length, bytes: all.reduce((sum, one) => sum + one.transferSize, 0), paint: paint?.startTime ?? 0,
        usable: probe.usable };";

const FIELD: &str = "#app textarea, form textarea, #survey textarea, body textarea";
const KEYS: usize = 21;

/// What Chrome's own tools call slow 4G, and a phone four times slower than this machine.
fn slow_down(person: &Visitor, network: bool) {
    person.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
    if network {
        let slow =
            json!({ "offline": false, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375 });
        person.devtools("Network.enable", &json!({}));
        person.devtools("Network.emulateNetworkConditions", &slow);
    }
}

/// Notes the largest paint so far, and how much of the page was shifted.
const PAINTS: &str = "
    window.paints = { largest: 0, shift: 0 };
    new PerformanceObserver((all) => all.getEntries().forEach((one) => { paints.largest = one.startTime; }))
        .observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((all) => all.getEntries().forEach((one) => { paints.shift += one.value; }))
        .observe({ type: 'layout-shift', buffered: true });";

/// Somebody who was never here opens a lesson on a slow phone: when it is painted, with all that belongs to it and as mere
/// HTML, and how much of it moves once the app has taken it over.
pub(crate) fn lesson() -> Vec<Figure> {
    let open = |site: Site, runs: bool| {
        let wishes = Wishes { site, first_script: PAINTS, own_browser: true, offline: runs, ..Wishes::default() };
        let person = Visitor::with(wishes);
        slow_down(&person, true);
        person.go_to(&person.host.address(LESSON));
        if runs {
            person.wait_for_app();
        }
        // Paints are told a moment later.
        std::thread::sleep(Duration::from_secs(1));
        person.script("return [paints.largest, paints.shift]", &[])
    };
    let (app, bare) = (open(bare_host(), true), open(without_scripts(), false));
    let at = |value: &Value| number(value).unwrap_or(f64::NAN);
    vec![
        figure("a lesson: largest paint", "ms", at(&app[0])),
        figure("the same without any script", "ms", at(&bare[0])),
        figure("a lesson: layout shift", "", at(&app[1])),
    ]
}

fn visitor(contestant: &Contestant) -> Visitor {
    let site = contestant.site.clone();
    Visitor::with(Wishes { site, first_script: PROBE, own_browser: true, offline: true, ..Wishes::default() })
}

/// The promises that every visit to the app is held to are not those of somebody else's page.
fn leave(person: Visitor, contestant: &Contestant) {
    if contestant.keeps != Keeps::Records {
        person.leave_unjudged();
    }
}

fn see_usable(person: &Visitor) -> f64 {
    person.until("a page in which one can write", || {
        number(&person.script("return probe.usable", &[])).filter(|at| *at > 0.0)
    })
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64()
}

fn figure(name: impl Into<String>, unit: &'static str, value: f64) -> Figure {
    Figure { name: name.into(), unit, value }
}

/// Somebody who was never here opens a worksheet on a slow phone and begins to write.
pub(crate) fn first_visit(contestant: &Contestant) -> Vec<Figure> {
    let person = visitor(contestant);
    slow_down(&person, true);
    person.go_to(&person.host.address(contestant.page));
    see_usable(&person);
    let traffic = person.script(TRAFFIC, &[]);
    let of = |name: &str| number(&traffic[name]).unwrap_or(0.0);
    let mut figures = vec![
        figure("sent for the first visit", "kB", of("bytes") / 1000.0),
        figure("requests", "", of("requests")),
        figure("first paint", "ms", of("paint")),
        figure("a worksheet that can be written in", "ms", of("usable")),
    ];
    figures.push(figure("memory of the page", "MB", memory(&person)));
    leave(person, contestant);
    figures
}

/// The medians over some keys.
fn typing(person: &Visitor, when: &str) -> [Figure; 2] {
    person.script("document.querySelector(arguments[0]).focus()", &[json!(FIELD)]);
    for _ in 0..KEYS {
        person.type_text("a");
    }
    let median_of = |name: &str| {
        let read =
            || serde_json::from_value::<Vec<f64>>(person.script("return probe[arguments[0]]", &[json!(name)])).ok();
        // Some forms store a moment later.
        let times = person.until("key presses that were stored", || read().filter(|times| times.len() > KEYS / 2));
        super::table::median(&times)
    };
    ["stored", "painted"].map(|name| figure(format!("key press to {name}{when}"), "ms", median_of(name)))
}

/// What the processes that draw pages hold for themselves, shared parts counted once: wasm is outside the heap of scripts.
fn memory(person: &Visitor) -> f64 {
    let profile = person.profile().display().to_string();
    let processes = std::fs::read_dir("/proc").expect("processes can be listed").filter_map(|entry| {
        let path = entry.ok()?.path();
        let command = std::fs::read_to_string(path.join("cmdline")).ok()?;
        let ours = command.contains("--type=renderer") && command.contains(&profile);
        ours.then(|| std::fs::read_to_string(path.join("smaps_rollup")).ok()).flatten()
    });
    let share = |rollup: String| {
        let line = rollup.lines().find(|line| line.starts_with("Pss:")).map(str::to_owned)?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    };
    processes.filter_map(share).sum::<f64>() / 1000.0
}

/// How long a start takes on a slow phone, the files being there, for somebody who has written for some years, and, with
/// none and with many, how long a key press then.
pub(crate) fn start_with(contestant: &Contestant, years: usize, types: bool) -> Vec<Figure> {
    let person = visitor(contestant);
    // From a page of the same host that runs nothing.
    person.go_to(&person.host.address("/SHA256SUMS"));
    let entries = entries(contestant.keeps, years);
    for some in entries.chunks(2000) {
        person.script("for (const [key, text] of arguments[0]) localStorage.setItem(key, text)", &[json!(some)]);
    }
    // One visit before the one that is measured: what is done once, such as making the second copy, is done.
    person.go_to(&person.host.address(contestant.page));
    see_usable(&person);
    settle(contestant);
    slow_down(&person, false);
    person.go_to(&person.host.address(contestant.page));
    let when = format!(" after {years} years of daily entries");
    let start = figure(format!("start{when}"), "ms", see_usable(&person));
    let mut figures = vec![start];
    if types {
        settle(contestant);
        figures.extend(typing(&person, &when));
    }
    leave(person, contestant);
    figures
}

/// Waits until the app has done what it puts off at its start. The others put nothing off.
fn settle(contestant: &Contestant) {
    if contestant.keeps == Keeps::Records {
        std::thread::sleep(Duration::from_secs(4));
    }
}
