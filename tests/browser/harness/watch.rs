//! What is looked at after every visit: the console, and every request that the browser made.

use super::driver::Driver;
use serde_json::{Value, json};

/// What pages complained about: errors of scripts, files that failed to load, whatever the content policy refused.
pub(super) fn console(driver: &Driver, expected: &[&str]) -> Vec<String> {
    let Ok(entries) = driver.send("POST", "/se/log", &json!({ "type": "browser" })) else {
        return vec!["the console could not be read".into()];
    };
    let entries = entries.as_array().cloned().unwrap_or_default();
    let bad = entries.into_iter().filter(|entry| entry["level"] == "SEVERE" || entry["source"] == "security");
    let messages = bad.map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
    let messages = messages.filter(|message| !expected.iter().any(|words| message.contains(words)));
    messages.map(|message| format!("console: {message}")).collect()
}

/// What stands in the place of the initiator where that is the browser itself.
const OF_THE_BROWSER: &str = "not an origin";

/// Requests that a page, a frame or a worker made to anywhere but its own origin, from Chrome's own log of the network.
/// What the browser asks for on its own behalf has no initiator and is not the site's doing. In a browser that was lent
/// before, a worker of the visit before may have been late: it too may ask only its own origin.
pub(super) fn requests(log: &str, origin: &str) -> Vec<String> {
    let on_a_disk = origin.starts_with("file:");
    let mut seen_any = false;
    let mut elsewhere = Vec::new();
    for line in log.lines().filter(|line| line.contains("\"initiator\"")) {
        // One event a line; the last one may have been cut short.
        let Ok(event) = serde_json::from_str::<Value>(line.trim_end_matches(',')) else { continue };
        let url = event["params"]["url"].as_str().unwrap_or_default();
        let initiator = event["params"]["initiator"].as_str().unwrap_or(OF_THE_BROWSER);
        let by_a_site = initiator.starts_with("http") || (on_a_disk && initiator != OF_THE_BROWSER);
        seen_any |= url.starts_with(origin);
        if by_a_site && (on_a_disk || !url.starts_with(&format!("{initiator}/"))) {
            elsewhere.push(format!("request to another origin: {url}"));
        }
    }
    elsewhere.sort();
    elsewhere.dedup();
    // A page on a disk asks nobody for anything, and the files themselves are in no log of the network.
    if !seen_any && !on_a_disk {
        elsewhere.push("the network log holds no request at all: it proves nothing".into());
    }
    elsewhere
}

#[cfg(test)]
mod tests {
    use super::requests;

    fn line(initiator: &str, url: &str) -> String {
        format!(r#"{{"params":{{"initiator":"{initiator}","method":"GET","url":"{url}"}},"phase":1,"type":136}},"#)
    }

    fn found(lines: &[String]) -> Vec<String> {
        found_from("http://127.0.0.1:80", lines)
    }

    fn found_from(origin: &str, lines: &[String]) -> Vec<String> {
        requests(&format!("{{\"events\": [\n{}", lines.join("\n")), origin)
    }

    #[test]
    fn what_a_page_asks_of_another_origin_is_found_and_what_the_browser_asks_for_itself_is_not() {
        let own = line("http://127.0.0.1:80", "http://127.0.0.1:80/plan/");
        let other = line("http://127.0.0.1:80", "https://example.org/font");
        let other_port = line("http://127.0.0.1:80", "http://127.0.0.1:8080/x");
        let browser = line("not an origin", "https://example.org/update");
        assert_eq!(found(&[own.clone(), browser.clone()]), Vec::<String>::new());
        assert_eq!(found(&[own, browser, other, other_port]).len(), 2);
    }

    #[test]
    fn a_page_on_a_disk_may_ask_for_nothing_at_all() {
        let browser = line("not an origin", "https://example.org/update");
        assert_eq!(found_from("file:///tmp/x", &[browser]), Vec::<String>::new());
        for initiator in ["null", "file://"] {
            assert_eq!(found_from("file:///tmp/x", &[line(initiator, "http://127.0.0.1:80/plan/")]).len(), 1);
        }
    }

    #[test]
    fn an_empty_log_proves_nothing() {
        assert_eq!(found(&[]).len(), 1);
    }
}
