//! What can go wrong while the site is fetched for offline use: a visit that ends too soon, a host that fails, files of an
//! older version, a host that is gone for good. A version is whole or it is not there.

use super::harness::{Manners, Site, Trouble, Visitor, Wishes, curriculum};
use even_keel::route::Route;
use std::collections::BTreeSet;

/// Only the worker asks for this one; nobody goes there in these tests.
const FETCHED_FOR_LATER: &str = "/loaf/";
const PAGE: &str = "before/why-now/index.html";
const WORKSHEET: &str = "/before/why-now/?at=more-less";
const ABOUT: &str = "<meta name=\"description\" content=\"";

/// In milliseconds.
const YEAR: i64 = 366 * 24 * 60 * 60 * 1000;

fn visitor() -> (Visitor, Site) {
    let site = Site::on_bare_host("/", Manners::default());
    (Visitor::with(Wishes { site: site.clone(), own_browser: true, offline: true, ..Wishes::default() }), site)
}

/// The names of the caches that hold a version of the site.
fn versions(person: &Visitor) -> Vec<String> {
    let look = "const done = arguments[arguments.length - 1];
        caches.keys().then((names) => done(names.filter((name) => /^even-keel-[0-9a-f]{16}/.test(name))));";
    serde_json::from_value(person.wait_script(look)).unwrap()
}

/// What the page of a file says about itself.
fn about(person: &Visitor) -> String {
    person.open("/before/why-now/");
    person.script("return document.querySelector('meta[name=description]').content", &[]).as_str().unwrap().to_owned()
}

/// Looks for a new version; how that ended. The browser looks by itself too, soon after a page was opened: whoever asks
/// meanwhile gets no look of their own, so it is that one whose end counts.
fn look_for_news(person: &Visitor) -> String {
    let look = "const done = arguments[arguments.length - 1];
        const watch = (next) => {
            if (next.state !== 'installing') return done(next.state);
            next.addEventListener('statechange', () => done(next.state));
        };
        navigator.serviceWorker.getRegistration().then((found) => {
            const going = found.installing ?? found.waiting;
            if (going) return watch(going);
            // An install that fails at once is over before update() has come back.
            found.addEventListener('updatefound', () => watch(found.installing));
            return found.update();
        }).catch((error) => done(error.name));";
    person.wait_script(look).as_str().unwrap().to_owned()
}

/// The app's script, as the page that is shown names it.
fn named(person: &Visitor) -> Vec<String> {
    let look = "return [...document.querySelectorAll('link[rel=modulepreload]')]
        .map((link) => link.href.split('/').pop()).filter((name) => name.startsWith('app.'))";
    serde_json::from_value(person.script(look, &[])).unwrap()
}

/// Whether a new version is being fetched.
const IS_LOOKING: &str = "const done = arguments[arguments.length - 1];
    navigator.serviceWorker.getRegistration().then((found) => done(found.installing !== null));";

/// How often the host was asked for a path.
fn asked(person: &Visitor, path: &str) -> usize {
    person.host.log().iter().filter(|entry| entry.path == path).count()
}

#[test]
fn what_a_visit_that_ended_too_soon_has_fetched_is_not_fetched_again() {
    let (mut person, _site) = visitor();
    // One only: browsers ask a host for no more than six files at a time.
    person.host.trouble(Some(("/hard/setbacks/", Trouble::Held)));
    person.open("/");
    person.until("all that is not kept back", || {
        let log = person.host.log();
        let waiting = log.iter().filter(|entry| entry.status == 0).count();
        (waiting > 0 && log.iter().any(|entry| entry.path == FETCHED_FOR_LATER && entry.status == 200)).then_some(())
    });
    assert_eq!(versions(&person).len(), 1);
    person.close_browser();
    person.host.trouble(None);

    person.start_browser();
    person.open("/");
    person.wait_for_offline();
    assert_eq!(asked(&person, FETCHED_FOR_LATER), 1, "it was fetched twice");
    person.host.stop();
    person.open("/hard/setbacks/");
    person.open("/week/1/goals/?at=goals");
    assert_eq!(person.heading(), "Your goals");
}

#[test]
fn a_tab_that_is_closed_half_way_leaves_nothing_half_done() {
    let (mut person, _site) = visitor();
    let first = person.tab();
    person.host.trouble(Some(("/hard/setbacks/", Trouble::Held)));
    person.open("/");
    person.until("an answer that is kept back", || {
        person
            .host
            .log()
            .iter()
            .any(|entry| entry.path.starts_with("/hard/setbacks/") && entry.status == 0)
            .then_some(())
    });
    let second = person.open_blank_tab();
    person.go_to_tab(&first);
    person.close_tab(&second);
    person.host.trouble(None);
    person.open("/");
    person.wait_for_offline();
    assert_eq!(versions(&person).len(), 1);
    person.host.stop();
    person.open("/hard/setbacks/");
}

#[test]
fn after_a_new_version_that_came_in_part_the_old_one_is_whole_and_the_next_try_takes_it() {
    let (person, site) = visitor();
    person.open("/");
    person.wait_for_offline();
    let before = versions(&person);
    site.release_again(PAGE, ABOUT, "The second version. ");
    for trouble in [Trouble::Refused, Trouble::Cut] {
        // What the browser says of a file that it could not fetch.
        person.expect_in_console("/before/why-now/");
        person.host.trouble(Some(("/before/why-now/", trouble)));
        assert_eq!(look_for_news(&person), "redundant", "{trouble:?}");
        assert_eq!(versions(&person), before, "{trouble:?}");
        assert!(!about(&person).starts_with("The second version."), "{trouble:?}");
        assert!(!person.words().contains("A new version is ready."));
    }
    // One that the browser has begun by itself may have met the trouble.
    person.until("no look under way", || (person.wait_script(IS_LOOKING) == false).then_some(()));
    person.host.trouble(None);
    assert_eq!(look_for_news(&person), "installed");
    person.see("A new version is ready.");
    assert_eq!(versions(&person).len(), 2, "the version in use has to stay until the new one is");
}

#[test]
fn once_a_new_version_is_in_use_the_old_one_is_gone() {
    let (mut person, site) = visitor();
    person.open("/");
    person.wait_for_offline();
    let before = versions(&person);
    person.script("caches.open('another-app')", &[]);
    site.release_again(PAGE, ABOUT, "The second version. ");
    person.reload();
    assert_eq!(look_for_news(&person), "installed");
    person.press("Use the new version");
    person.until("one version", || {
        let now = versions(&person);
        (now.len() == 1 && now != before).then_some(())
    });
    person.host.stop();
    assert!(about(&person).starts_with("The second version."));
    let other = "caches.has('another-app').then(arguments[arguments.length - 1])";
    assert_eq!(person.wait_script(other), true, "the cache of another app is gone");
}

#[test]
fn an_update_of_the_app_fetches_the_app_and_no_page() {
    let (mut person, site) = visitor();
    person.open("/");
    person.wait_for_offline();
    let script = site.release_app_again();
    let before = person.host.log().len();
    assert_eq!(look_for_news(&person), "installed");
    let log = person.host.log();
    let asked: BTreeSet<&str> = log[before..].iter().map(|entry| entry.path.as_str()).collect();
    assert_eq!(asked, BTreeSet::from(["/sw.js", &format!("/{script}")]));

    person.press("Use the new version");
    person.until("one version", || (versions(&person).len() == 1).then_some(()));
    person.host.stop();
    for page in ["/week/1/goals/?at=goals", "/", "/help/"] {
        person.open(page);
        assert_eq!(named(&person), [script.as_str()], "{page}");
    }
}

#[test]
fn who_comes_back_after_a_year_has_the_old_version_whole_and_goes_to_the_newest_in_one_step() {
    let (mut person, site) = visitor();
    person.begin();
    person.open(WORKSHEET);
    person.type_into("more-of", "Mornings");
    person.wait_for_offline();
    let old = named(&person);
    person.close_browser();
    let released = [(); 3].map(|()| {
        site.release_again(PAGE, ABOUT, "Another version. ");
        site.release_app_again()
    });

    // By now the host has none of the files that the old version was made of.
    person.start_browser();
    person.set_clock(YEAR);
    person.open(WORKSHEET);
    assert_eq!(named(&person), old);
    assert_eq!(person.field("more-of"), "Mornings");
    person.type_into("more-of", " again");
    look_for_news(&person);
    person.press("Use the new version");
    person.until("the newest version", || (named(&person) == released[2..]).then_some(()));
    person.wait_for_app();
    assert_eq!(person.field("more-of"), "Mornings again");
    assert_eq!(versions(&person).len(), 1);
    assert!(about(&person).starts_with("Another version. Another version. Another version. "));
}

#[test]
fn when_the_host_is_gone_for_good_every_page_and_every_text_is_there() {
    let (mut person, _site) = visitor();
    person.open("/");
    person.wait_for_offline();
    person.host.stop();
    person.reload();
    let routes: Vec<String> =
        Route::all(curriculum()).iter().map(|route| format!("/{}/", route.path(curriculum()))).collect();
    let pages: Vec<String> = routes.iter().map(|path| path.replace("//", "/")).collect();
    let look = "const done = arguments[arguments.length - 1];
        const page = async (path) => {
            const text = await (await fetch(path)).text();
            const files = [...text.matchAll(/(?:href|src)=\"([^\"#:]+\\.[a-z]+)\"/g)].map((found) => found[1]);
            const all = await Promise.all(files.map((file) => fetch(new URL(file, new URL(path, location)))));
            return text.includes('id=\"app\"') && files.length > 5 && all.every((answer) => answer.ok);
        };
        Promise.all(PAGES.map(async (path) => (await page(path).catch(() => false)) ? '' : path))
            .then((lost) => done(lost.filter(Boolean)));";
    let look = look.replace("PAGES", &serde_json::to_string(&pages).unwrap());
    let lost: Vec<String> = serde_json::from_value(person.wait_script(&look)).unwrap();
    assert_eq!(lost, Vec::<String>::new());
    assert!(pages.len() > 100);
}
