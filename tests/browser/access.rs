//! Every page and state of the app against the rules for access: light and dark, on a phone and on a desk.

use super::harness::{Scheme, Visitor, curriculum};
use even_keel::route::{Place, Route};
use even_keel::workbook::progress::{group_of, places, step_at};
use std::collections::BTreeMap;
use std::fmt;
use std::mem::discriminant;

/// What was found, with the places where it was: one fault is often on every page.
#[derive(Default)]
pub(super) struct Findings(BTreeMap<String, Vec<String>>);

/// Width, height, colours.
pub(super) type Look = (u32, u32, Scheme);

pub(super) const LOOKS: [Look; 4] =
    [(360, 780, Scheme::Light), (360, 780, Scheme::Dark), (1280, 900, Scheme::Light), (1280, 900, Scheme::Dark)];

impl Findings {
    /// Checks the page as it is now, in every look.
    fn check(&mut self, person: &Visitor, page: &str) {
        for look in LOOKS {
            self.check_in(look, person, page);
        }
    }

    /// The same in one look.
    pub(super) fn check_in(&mut self, (width, height, scheme): Look, person: &Visitor, page: &str) {
        person.resize(width, height);
        person.prefer(scheme);
        for found in person.axe() {
            self.0.entry(found).or_default().push(format!("{page} at {width} px, {scheme:?}"));
        }
    }
}

/// The test that looked fails with what was found, if anything was.
impl Drop for Findings {
    fn drop(&mut self) {
        assert!(self.0.is_empty() || std::thread::panicking(), "{self}");
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (found, places) in &self.0 {
            let first = places.first().map_or("", String::as_str);
            writeln!(f, "{found}\n    {} times, first on {first}", places.len())?;
        }
        Ok(())
    }
}

#[test]
fn no_lost_page_breaks_a_rule() {
    let person = Visitor::with_axe();
    let mut findings = Findings::default();
    person.expect_in_console("404");
    person.open("/nowhere/");
    findings.check(&person, "not found");
    person.go_to(&person.host.address("/rescue/"));
    findings.check(&person, "rescue");
}

/// Steps are made of few kinds of questions. Each mixture of them is looked at once, in one of the looks, in turns.
#[test]
fn no_kind_of_step_breaks_a_rule() {
    let person = Visitor::with_axe();
    person.begin();
    let mut findings = Findings::default();
    let mut seen = Vec::new();
    let mut looks = LOOKS.into_iter().cycle();
    for sheet in curriculum().stages.iter().flat_map(|stage| &stage.worksheets) {
        for place in places(sheet).into_iter().filter(|place| *place != Place::Start) {
            let step = step_at(sheet, &place);
            let kinds = step.map(|step| step.fields.iter().map(|field| discriminant(&field.kind)).collect::<Vec<_>>());
            let log = matches!(&place, Place::Group(id) if group_of(sheet, id).is_some_and(|group| group.log));
            let mixture = (discriminant(&place), log, kinds);
            if seen.contains(&mixture) {
                continue;
            }
            seen.push(mixture);
            let page = Route::Worksheet(sheet.id.clone(), place).href(curriculum(), "");
            person.open(&page);
            findings.check_in(looks.next().unwrap_or(LOOKS[0]), &person, &page);
        }
    }
    assert!(seen.len() > 20, "only {} kinds of steps", seen.len());
}

#[test]
fn no_state_of_a_worksheet_breaks_a_rule() {
    let person = Visitor::with_axe();
    person.begin();
    let mut findings = Findings::default();
    person.open("/before/why-now/?at=own-words");
    person.type_into("own-words", "I want to die");
    person.see("Talk to someone now");
    findings.check(&person, "a step with a card");
    person.open("/before/why-now/?at=review");
    findings.check(&person, "a review with answers");

    person.open("/week/1/goals/?at=goals");
    for name in ["Swim", "Cook"] {
        person.press("Add a goal");
        person.arrive_at("The goal");
        person.type_into("goal", name);
        person.press("Back");
        person.arrive_at("Your goals");
    }
    findings.check(&person, "a list with rows");
    person.press("Remove Swim");
    person.see("Removed: Swim");
    findings.check(&person, "a list with a removed row");
    person.press("Change Cook");
    person.arrive_at("The goal");
    person.unfold_all();
    findings.check(&person, "a step of a row, unfolded");

    person.open("/before/logistics/?at=dates");
    person.type_into("weeks", "99");
    person.press("Save and go on");
    person.see("There is a problem");
    findings.check(&person, "a step with an error");
    person.open("/before/medical-check/?at=how-often");
    person.choose("four-weeks", "daily-a-lot");
    person.see("See a doctor before you stop");
    person.choose("calming-pills-pattern", "declined");
    findings.check(&person, "a step with choices made");
}

#[test]
fn no_state_of_the_other_pages_breaks_a_rule() {
    let person = Visitor::with_axe();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", r#"{"v":1,"t":2,"is":{"text":"Fishing"}}"#),
        ("even-keel.a/why-now/less-of", r#"{"v":99,"t":3,"is":"later"}"#),
        ("even-keel.w/goals", r#"{"v":1,"t":4,"is":{"done":true}}"#),
    ]);
    let mut findings = Findings::default();
    person.open("/");
    person.see("could not be read");
    findings.check(&person, "home with a notice");
    person.open("/plan/");
    findings.check(&person, "a plan with something in it");
    person.open("/plan/fridge/");
    person.unfold_all();
    findings.check(&person, "a page for the fridge, unfolded");
    person.open("/plan/parts/");
    person.press_label("1. My reasons");
    findings.check(&person, "a plan with a part to share");
    person.open("/plan/rehearsal/");
    person.press("Awake at 3");
    person.press("Go on");
    person.press("Go on");
    findings.check(&person, "a rehearsal");
    person.open("/week/1/");
    findings.check(&person, "a stage with something done");
    person.open("/before/body-first/");
    person.unfold_all();
    findings.check(&person, "a lesson, unfolded");
    person.open("/help/");
    person.unfold_all();
    person.type_at("#own-number", "555 0100");
    findings.check(&person, "help, unfolded, with a number of one's own");
    person.open("/settings/");
    person.press("Erase everything on this device");
    person.see("Nothing has been erased.");
    findings.check(&person, "settings with a notice and an error");
    person.open("/before/why-now/?at=more-less");
    person.type_into("less-of", "x");
    person.see("saved by a newer version");
    person.script("dispatchEvent(new Event('even-keel-update'))", &[]);
    person.see("A new version is ready.");
    findings.check(&person, "a step under both bars");
}

#[test]
fn no_state_of_a_tool_breaks_a_rule() {
    let person = Visitor::with_axe();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", r#"{"v":1,"t":2,"is":{"text":"Fishing"}}"#),
        ("even-keel.a/why-now/own-words", r#"{"v":1,"t":3,"is":{"text":"For my son"}}"#),
        ("even-keel.a/setback-plan/hour-who", r#"{"v":1,"t":4,"is":{"text":"Ana"}}"#),
        ("even-keel.a/setback-plan/hour-phone", r#"{"v":1,"t":5,"is":{"text":"555 0100"}}"#),
    ]);
    let mut findings = Findings::default();
    person.open("/tools/my-reasons/");
    person.press("Show another");
    findings.check(&person, "a reason");
    person.open("/tools/first-hour-steps/");
    person.unfold_all();
    person.press("None of this is true");
    for step in
        ["Stop here", "This can stop here", "Your own plan", "Tell one person", "One small thing", "When it's morning"]
    {
        person.arrive_at_step(step);
        findings.check(&person, step);
        person.press(if step == "When it's morning" { "Done" } else { "Next" });
    }
    person.open("/tools/slow-breathing/");
    person.press("Start");
    person.see("Breathe in");
    findings.check(&person, "breathing");
    person.open("/tools/ride-it-out/");
    person.press_at("label:has(> input[name='tool-before'][value='7'])");
    person.press("Start");
    person.see("Minutes so far");
    findings.check(&person, "a ride");
    person.press("Stop here");
    person.arrive_at_step("That's it for now");
    person.press_at("label:has(> input[name='tool-after'][value='9'])");
    person.see("Talk to someone now");
    findings.check(&person, "the end of a ride, with a card");
}

#[test]
fn no_state_of_bringing_back_sharing_and_making_room_breaks_a_rule() {
    const RECORD: &str = r#"{"v":1,"t":2,"is":{"text":"Fishing"}}"#;
    let person = Visitor::with_axe();
    person.store(&[
        ("even-keel.s/reader", r#"{"v":1,"t":1,"is":{"text":"participant"}}"#),
        ("even-keel.a/why-now/more-of", RECORD),
        ("even-keel.h/1/why-now/more-of", r#"{"v":1,"t":1,"is":{"text":"Walking"}}"#),
        ("even-keel.r/goals/goals/1-0001", r#"{"v":1,"t":4,"is":{"row":{"order":1,"removed":false}}}"#),
        ("even-keel.a/goals/goal/1-0001", RECORD),
    ]);
    let file = serde_json::json!({ "app": "even-keel", "entries": {
        "even-keel.a/why-now/less-of": RECORD, "even-keel.a/goals/reason/1-0001": RECORD, "even-keel.s/country": RECORD,
    } });
    let mut findings = Findings::default();
    person.open("/backup/");
    person.choose_file("#backup-file", "wrong.json", "{}");
    person.see("This is not a backup of this workbook.");
    findings.check(&person, "a file that is no backup");
    person.choose_file("#backup-file", "even-keel.json", &file.to_string());
    person.see("What is in the file");
    person.until("the focus on it", || (person.focus() == "h3: What is in the file").then_some(()));
    person.unfold_all();
    findings.check(&person, "what is in a file, with its parts");
    person.press("Bring it back");
    person.see("The backup is back.");
    findings.check(&person, "a backup that is back");
    person.open("/share/");
    person.press("Download all answers");
    person.see("Your browser has the file.");
    findings.check(&person, "sharing with a list");
    person.open("/room/");
    person.press("Download these as a file");
    person.see("Choose one first.");
    findings.check(&person, "making room with an error");
    person.press_label("Earlier versions of answers");
    person.press("Download these as a file");
    person.arrive_at_step("Do you have the file?");
    findings.check(&person, "making room, asked for the file");
    person.open("/family/notes/");
    findings.check(&person, "the notes of family");
}

#[test]
fn forced_colours_break_no_rule() {
    let person = Visitor::with_axe();
    person.begin();
    let mut findings = Findings::default();
    for page in [
        "/",
        "/before/body-first/",
        "/before/why-now/?at=importance",
        "/week/1/goals/?at=goals",
        "/help/",
        "/settings/",
    ] {
        person.open(page);
        person.emulate("forced-colors", "active");
        for found in person.axe() {
            findings.0.entry(found).or_default().push(page.to_owned());
        }
    }
}
