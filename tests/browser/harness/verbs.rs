//! What a visitor does and sees: open, press, write, choose, read.

use super::driver::Element;
use super::keys::Key;
use super::visitor::Visitor;
use serde_json::{Value, json};

/// The app is there once the foot for paper holds today's date, which no page can know that was written at build.
const RUNS: &str = "return document.readyState === 'complete'
    && /\\d{4}/.test(document.querySelector('.page-note')?.textContent ?? '')";

/// Whatever can be pressed by its whole words; in the page itself before what is round it.
const PRESSABLE: &str = "
    const words = (e) => e.textContent.replace(/\\s+/g, ' ').trim();
    const named = (e) => words(e) === arguments[0]
        || [...e.querySelectorAll('.task-name, .way-name')].some((part) => words(part) === arguments[0]);
    const all = [...document.querySelectorAll('a[href], button, summary')].filter((e) => e.checkVisibility() && named(e));
    const inside = all.filter((e) => e.closest('main'));
    const found = inside.length ? inside : all;
    const places = new Set(found.map((e) => e.href ?? e));
    if (places.size > 1) throw new Error('more than one is called ' + arguments[0]);
    return found[0] ?? null;";

impl Visitor {
    /// Opens a page by its address, given from the site's root, and waits for the app.
    pub(crate) fn open(&self, page: &str) {
        self.load(page);
        if self.runs_scripts() {
            self.wait_for_app();
        }
    }

    /// Loads a page. In the one file all pages are places in one document, and to go from one to the other loads nothing: the
    /// address is changed without telling the app, and the document is loaded anew.
    fn load(&self, page: &str) {
        let address = self.host.address(page);
        let change = "const isThere = location.href.split('#')[0] === arguments[0].split('#')[0];
            if (isThere && location.href !== arguments[0]) history.pushState(null, '', arguments[0]);
            return isThere;";
        if self.host.is_file() && self.script(change, &[json!(address)]) == true {
            self.driver().send("POST", "/refresh", &json!({})).unwrap_or_else(|fault| panic!("{fault}"));
        } else {
            self.go_to(&address);
        }
    }

    /// Opens an address and waits for nothing but the page itself.
    pub(crate) fn go_to(&self, address: &str) {
        self.driver().send("POST", "/url", &json!({ "url": address })).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.driver().send("POST", "/refresh", &json!({})).unwrap_or_else(|fault| panic!("{fault}"));
        self.wait_for_app();
    }

    /// Takes the tab down as a fault of the browser would.
    pub(crate) fn crash(&self) {
        let crash = self.driver().send("POST", "/goog/cdp/execute", &json!({ "cmd": "Page.crash", "params": {} }));
        assert!(crash.is_err(), "the tab is still there");
    }

    /// Goes back in the history.
    pub(crate) fn back(&self) {
        self.driver().send("POST", "/back", &json!({})).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// Waits until the app has taken the page over.
    pub(crate) fn wait_for_app(&self) {
        self.until("the app", || (self.try_script(RUNS, &[]).ok()? == true).then_some(()));
    }

    /// Waits until everything that is needed offline has been fetched.
    pub(crate) fn wait_for_offline(&self) {
        let look = "const done = arguments[arguments.length - 1];
            navigator.serviceWorker.getRegistration().then((found) => done(found?.active?.state ?? null))";
        self.until("a worker that has everything", || {
            (self.driver().script_that_waits(look).ok()? == "activated").then_some(())
        });
    }

    /// Presses the link, button or fold of that name.
    pub(crate) fn press(&self, name: &str) {
        self.act(name, || {
            let found = self.find(name, PRESSABLE, &[json!(name)]);
            self.driver().click(&found)
        });
    }

    /// Presses what a selector finds.
    pub(crate) fn press_at(&self, selector: &str) {
        self.act(selector, || self.driver().click(&self.element(selector)));
    }

    /// Opens every fold of the page.
    pub(crate) fn unfold_all(&self) {
        self.script("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })", &[]);
    }

    /// Types at the end of a field, given by its id in the content.
    pub(crate) fn type_into(&self, field: &str, text: &str) {
        self.type_at(&format!("#f-{field}"), text);
    }

    /// Types at the end of what a selector finds.
    pub(crate) fn type_at(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.driver().type_into(&element, text).unwrap_or_else(|fault| panic!("typing into {selector}: {fault}"));
        let held = self.value_of(selector);
        assert!(held.ends_with(text), "{selector} holds \"{held}\" after \"{text}\"; the focus is on {}", self.focus());
    }

    /// Chooses or ticks an option of a field, both given by their ids in the content.
    pub(crate) fn choose(&self, field: &str, option: &str) {
        self.press_at(&format!("#f-{field} label:has(> input[value='{option}'])"));
    }

    /// Chooses the option whose words begin so.
    pub(crate) fn press_label(&self, beginning: &str) {
        let look = "return [...document.querySelectorAll('label.option')].find((e) => e.innerText.trim().startsWith(arguments[0])) ?? null";
        self.act(beginning, || self.driver().click(&self.find(beginning, look, &[json!(beginning)])));
    }

    /// Waits for the next thing that is asked on the same page: its heading has the focus.
    pub(crate) fn arrive_at_step(&self, heading: &str) {
        self.until(&format!("the step \"{heading}\""), || (self.focus() == format!("h2: {heading}")).then_some(()));
    }

    /// What a field holds.
    pub(crate) fn field(&self, field: &str) -> String {
        self.value_of(&format!("#f-{field}"))
    }

    /// What the control that a selector finds holds.
    pub(crate) fn value_of(&self, selector: &str) -> String {
        self.text_from("return arguments[0].value", &[self.element(selector).as_json()])
    }

    /// Takes out what a field holds, as with "select all" and a key.
    pub(crate) fn clear(&self, field: &str) {
        self.script("arguments[0].select()", &[self.element(&format!("#f-{field}")).as_json()]);
        self.keys(&[Key::Delete]);
    }

    /// Puts a long text into a field at once, as from the clipboard.
    pub(crate) fn paste_into(&self, field: &str, text: &str) {
        let paste = "arguments[0].focus(); arguments[0].setRangeText(arguments[1]);
            arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }))";
        self.script(paste, &[self.element(&format!("#f-{field}")).as_json(), json!(text)]);
    }

    /// Presses one key after the other.
    pub(crate) fn keys(&self, keys: &[Key]) {
        let codes: Vec<&str> = keys.iter().map(|key| key.code()).collect();
        self.type_keys(&codes);
    }

    /// Types at wherever the focus is, as from a keyboard.
    pub(crate) fn type_text(&self, text: &str) {
        let letters: Vec<String> = text.chars().map(String::from).collect();
        self.type_keys(&letters.iter().map(String::as_str).collect::<Vec<_>>());
    }

    fn type_keys(&self, codes: &[&str]) {
        let press =
            |code: &&str| [json!({ "type": "keyDown", "value": code }), json!({ "type": "keyUp", "value": code })];
        let actions: Vec<Value> = codes.iter().flat_map(press).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver().send("POST", "/actions", &body).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// A selector for links to a page of the app, given from the site's root.
    pub(crate) fn link_to(&self, page: &str) -> String {
        format!("a[href='{}{page}']", if self.host.is_file() { "#" } else { "" })
    }

    /// The words of the page's heading.
    pub(crate) fn heading(&self) -> String {
        self.text_from("return document.querySelector('h1')?.innerText ?? ''", &[])
    }

    /// Waits for the page that something pressed leads to: its heading is there, and the app has put the focus on it.
    pub(crate) fn arrive_at(&self, heading: &str) {
        self.until(&format!("the page \"{heading}\""), || {
            let settled = !self.runs_scripts() || self.focus() == format!("h1: {heading}");
            (settled && self.heading() == heading).then_some(())
        });
    }

    /// The title of the tab.
    pub(crate) fn title(&self) -> String {
        self.text_from("return document.title", &[])
    }

    /// What the file of the page says that it is about; the app never changes it.
    pub(crate) fn description(&self) -> String {
        self.text_from("return document.querySelector('meta[name=description]').content", &[])
    }

    /// Path and query of the address; in the one file they stand behind `#`.
    pub(crate) fn path(&self) -> String {
        let of_file = "return location.hash.slice(1)";
        self.text_from(if self.host.is_file() { of_file } else { "return location.pathname + location.search" }, &[])
    }

    /// All that is to be read on the page.
    pub(crate) fn words(&self) -> String {
        self.text_from("return document.body.innerText", &[])
    }

    /// Waits until some words are to be read.
    pub(crate) fn see(&self, words: &str) {
        self.until(&format!("\"{words}\""), || self.words().contains(words).then_some(()));
    }

    /// All words of what a selector finds, shown or not.
    pub(crate) fn text_at(&self, selector: &str) -> String {
        let read = "return arguments[0].textContent.replace(/\\s+/g, ' ').trim()";
        self.text_from(read, &[self.element(selector).as_json()])
    }

    /// What has the focus, by its kind and its words: `h1: Contents`.
    pub(crate) fn focus(&self) -> String {
        let read = "const e = document.activeElement; const words = e === document.body ? '' : e.innerText;
            return e.localName + ': ' + words.replace(/\\s+/g, ' ').trim()";
        self.text_from(read, &[])
    }

    /// Whether the focus is on something that a selector finds.
    pub(crate) fn has_focus(&self, selector: &str) -> bool {
        self.script("return document.activeElement.matches(arguments[0])", &[json!(selector)]) == true
    }

    /// Scrolls the page to a height.
    pub(crate) fn scroll_to(&self, height: u32) {
        self.script("scrollTo(0, arguments[0])", &[json!(height)]);
    }

    /// Brings what a selector finds to the middle of the window.
    pub(crate) fn scroll_into_view(&self, selector: &str) {
        self.script("arguments[0].scrollIntoView({ block: 'center' })", &[self.element(selector).as_json()]);
    }

    /// How far the page is scrolled.
    pub(crate) fn scrolled(&self) -> i64 {
        self.script("return Math.round(scrollY)", &[]).as_i64().unwrap_or(-1)
    }

    /// Whether a selector finds something that shows.
    pub(crate) fn shows(&self, selector: &str) -> bool {
        let look = "return [...document.querySelectorAll(arguments[0])].some((e) => e.checkVisibility())";
        self.script(look, &[json!(selector)]) == true
    }

    /// Every cookie that the browser holds.
    pub(crate) fn cookies(&self) -> Value {
        self.driver().devtools("Network.getAllCookies", &json!({}))["cookies"].take()
    }

    /// Opens a page of the site that does not run the app.
    pub(crate) fn open_without_app(&self) {
        self.load("/rescue/");
    }

    /// Runs a script that answers later, by calling its last argument.
    pub(crate) fn wait_script(&self, script: &str) -> Value {
        self.driver().script_that_waits(script).unwrap_or_else(|fault| panic!("{fault}"))
    }

    /// Opens a second tab and goes to it; the others stay as they are.
    pub(crate) fn open_tab(&self, page: &str) -> String {
        let handle = self.open_blank_tab();
        self.go_to_tab(&handle);
        self.open(page);
        handle
    }

    /// Opens a second tab with nothing in it; the first stays the one that is used.
    pub(crate) fn open_blank_tab(&self) -> String {
        let made = self.driver().send("POST", "/window/new", &json!({ "type": "tab" }));
        made.ok().and_then(|made| Some(made["handle"].as_str()?.to_owned())).expect("a new tab")
    }

    /// The tab that is used now.
    pub(crate) fn tab(&self) -> String {
        let handle = self.driver().send("GET", "/window", &Value::Null).unwrap_or_else(|fault| panic!("{fault}"));
        handle.as_str().expect("a tab has a name").to_owned()
    }

    /// Goes to another tab.
    pub(crate) fn go_to_tab(&self, handle: &str) {
        let body = json!({ "handle": handle });
        self.driver().send("POST", "/window", &body).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// Installs the site as an app, with a window of its own.
    pub(crate) fn put_on_home_screen(&self) {
        let app = self.host.address("/");
        self.devtools("PWA.install", &json!({ "manifestId": app }));
        self.devtools("PWA.changeAppUserSettings", &json!({ "manifestId": app, "displayMode": "standalone" }));
    }

    /// Opens the installed app, and goes to its window.
    pub(crate) fn open_from_home_screen(&self) {
        let opened = self.devtools("PWA.launch", &json!({ "manifestId": self.host.address("/") }));
        self.go_to_tab(opened["targetId"].as_str().expect("the window of an app has an id"));
    }

    pub(super) fn element(&self, selector: &str) -> Element {
        self.find(selector, "return document.querySelector(arguments[0])", &[json!(selector)])
    }

    fn text_from(&self, script: &str, arguments: &[Value]) -> String {
        self.try_script(script, arguments).ok().and_then(|text| Some(text.as_str()?.to_owned())).unwrap_or_default()
    }
}
