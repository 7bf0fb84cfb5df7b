//! What a page may not do, asked of the page itself: the browser enforces it, whatever a script tries.

use super::harness::Visitor;
use serde_json::{Value, json};

/// What happens when a script tries to use text as HTML, as a script or as a script's address.
const TRY: &str = "
    const outcome = (act) => { try { act(); return 'done'; } catch (error) { return error.name; } };
    const script = (address) => () => { document.createElement('script').src = address; };
    return {
        html: outcome(() => { document.createElement('div').innerHTML = '<b>x</b>'; }),
        handler: outcome(() => document.createElement('div').setAttribute('onclick', 'window.ran = true')),
        source: outcome(() => { document.createElement('script').text = 'window.ran = true'; }),
        frame: outcome(() => { document.createElement('iframe').srcdoc = '<script>parent.ran = true</script>'; }),
        elsewhere: outcome(script('https://example.org/x.js')),
        data: outcome(script('data:text/javascript,window.ran=true')),
        policy: outcome(() => trustedTypes.createPolicy('another', { createHTML: (text) => text })),
        ran: window.ran ?? false,
    };";

fn tried(person: &Visitor) -> Value {
    person.script(TRY, &[])
}

#[test]
fn the_app_makes_html_through_one_policy_and_no_text_becomes_a_script() {
    let person = Visitor::who_has_begun();
    person.expect_in_console("This document requires 'Trusted");
    person.expect_in_console("Creating a TrustedTypePolicy");
    person.open("/before/why-now/?at=more-less");
    let expected = json!({
        "html": "done", "handler": "TypeError", "source": "TypeError", "elsewhere": "TypeError", "data": "TypeError",
        "frame": "done", "policy": "TypeError", "ran": false,
    });
    assert_eq!(tried(&person), expected);
    // Where the app does not run, not even HTML is made of text.
    person.open_without_app();
    let expected = json!({
        "html": "TypeError", "handler": "TypeError", "source": "TypeError", "elsewhere": "TypeError", "data": "TypeError",
        "frame": "TypeError", "policy": "TypeError", "ran": false,
    });
    assert_eq!(tried(&person), expected);
}

#[test]
fn pages_are_denied_every_ability_that_the_browser_knows_but_to_keep_the_screen_on() {
    let person = Visitor::new();
    person.open("/");
    let allowed =
        person.script("return document.featurePolicy.allowedFeatures().filter((name) => !name.startsWith('ch-'))", &[]);
    assert_eq!(
        allowed,
        json!(["screen-wake-lock"]),
        "add these to DENIED in src/site/headers.rs, then run `site hosting`"
    );
    let known = person.script("return document.featurePolicy.features().length", &[]);
    assert!(known.as_u64().unwrap() > 40);
}

#[test]
fn a_whole_visit_leaves_no_cookie() {
    let person = Visitor::who_has_begun();
    for page in ["/", "/before/body-first/", "/before/why-now/?at=more-less", "/plan/", "/help/", "/settings/"] {
        person.open(page);
        assert_eq!(person.script("return document.cookie", &[]), "", "{page}");
    }
    assert_eq!(person.cookies(), json!([]));
}

#[test]
fn other_sites_learn_nothing_from_a_link() {
    let person = Visitor::new();
    person.open("/before/body-first/");
    let policies = person.script(
        "return [...document.querySelectorAll('a[href^=http]')].map((link) => link.referrerPolicy + link.rel)
            .concat(document.querySelector('meta[name=referrer]').content)",
        &[],
    );
    let policies: Vec<String> = serde_json::from_value(policies).unwrap();
    assert!(policies.len() > 2 && policies.iter().all(|policy| policy.contains("referrer")), "{policies:?}");
}
