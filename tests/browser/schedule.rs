//! The schedule: sessions written down once, the week by day, marks with one tap, the file for a calendar, and paper.

use super::harness::{Key, Visitor};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use serde_json::{Value, json};
use std::str::FromStr;

/// The day so many days from the browser's own, as its date inputs write it, and its day of the week.
fn day(person: &Visitor, ahead: i64) -> (String, String) {
    let look = "const day = new Date(); day.setDate(day.getDate() + arguments[0]);
        const two = (n) => String(n).padStart(2, '0');
        return [`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`,
            ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'][day.getDay()]]";
    serde_json::from_value(person.script(look, &[json!(ahead)])).unwrap()
}

/// Puts a day or a time into its field, as the browser's own picker would.
fn pick(person: &Visitor, field: &str, value: &str) {
    let pick = "const e = document.getElementById('f-' + arguments[0]); e.value = arguments[1];
        e.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    person.until(field, || person.shows(&format!("#f-{field}")).then_some(()));
    person.script(pick, &[json!(field), json!(value)]);
    assert_eq!(person.field(field), value);
}

fn record(is: &Value) -> String {
    json!({ "v": 1, "t": 1_790_000_000_000_u64, "is": is }).to_string()
}

/// A workbook with a programme of eight weeks that began a week ago, and a session on each of some days.
fn with_sessions(person: &Visitor, sessions: &[(&str, &str)]) {
    person.open_without_app();
    let mut entries = vec![
        ("even-keel.s/reader".to_owned(), record(&json!({ "text": "participant" }))),
        ("even-keel.a/logistics/start-date".to_owned(), record(&json!({ "date": day(person, -7).0 }))),
        ("even-keel.a/logistics/weeks".to_owned(), record(&json!({ "number": 8 }))),
    ];
    for (at, (weekday, place)) in sessions.iter().enumerate() {
        // Written down three weeks ago.
        let row = format!("1a0000000{at:02x}-0007");
        let answer = |field: &str, is: Value| (format!("even-keel.a/schedule/{field}/{row}"), record(&is));
        let order = (at as i64 + 1) << 40;
        entries.push((
            format!("even-keel.r/schedule/sessions/{row}"),
            record(&json!({ "row": { "order": order, "removed": false } })),
        ));
        entries.push(answer("day", json!({ "choice": weekday })));
        entries.push(answer("start-time", json!({ "time": "18:00:00" })));
        entries.push(answer("end-time", json!({ "time": "21:00:00" })));
        entries.push(answer("leave-time", json!({ "time": "17:20:00" })));
        entries.push(answer("session-kind", json!({ "choice": "group" })));
        entries.push(answer("place", json!({ "text": place })));
    }
    let entries: Vec<(&str, &str)> = entries.iter().map(|(key, text)| (key.as_str(), text.as_str())).collect();
    person.store(&entries);
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[test]
fn a_session_is_written_down_once_and_stands_in_the_week() {
    let person = Visitor::who_has_begun();
    let (_, weekday) = day(&person, 0);
    person.open("/schedule/");
    person.see("Your sessions will be here");
    person.press("Write down your sessions");
    person.arrive_at("Your sessions");
    person.press("Add a session");
    person.arrive_at("When it is");
    person.choose("day", &weekday);
    pick(&person, "start-time", "18:00");
    pick(&person, "end-time", "21:00");
    person.press("Save and go on");
    person.arrive_at("What it is");
    person.choose("session-kind", "group");
    person.type_into("place", "Room 4, green door");
    person.press("Save and go on");
    person.arrive_at("Getting there");
    pick(&person, "leave-time", "17:20");
    person.press("Save and go on");
    person.arrive_at("Until when it runs");

    person.open("/schedule/");
    for words in ["18:00 to 21:00 Group", "Leave at 17:20.", "Room 4, green door", "In this week: 1 session, 3 h."] {
        person.see(words);
    }
    assert_eq!(person.text_at(".day.today").matches("18:00 to 21:00 Group").count(), 1);
    person.press("Week after");
    person.until("a week without today", || (!person.shows(".day.today")).then_some(()));
    person.see("In this week: 1 session, 3 h.");
    person.press("This week");
    person.until("this week", || person.shows(".day.today").then_some(()));

    person.press_at(".day.today .change a");
    person.arrive_at("When it is");
    assert_eq!(person.field("start-time"), "18:00");
    person.open("/");
    person.see("You have a session today.");
    person.see("18:00 Group. Leave at 17:20.");
    person.press("See your schedule");
    person.arrive_at("Schedule");
}

#[test]
fn the_day_is_that_of_where_the_person_is() {
    let person = Visitor::new();
    with_sessions(&person, &WEEKDAYS.map(|day| (day, day)));
    // 25 hours apart: never the same day.
    for zone in ["Pacific/Kiritimati", "Pacific/Niue", "Europe/Berlin", "America/New_York"] {
        person.travel_to(zone);
        person.open("/schedule/");
        let (date, weekday) = day(&person, 0);
        let here = person.text_at("section[aria-labelledby='today'] .session .words");
        assert_eq!(here, weekday, "{zone} on {date}");
        assert!(person.text_at(".day.today").contains(&weekday), "{zone}");
    }
}

#[test]
fn the_calendar_file_can_be_read_by_another_program_and_gives_nothing_away() {
    let person = Visitor::new();
    let (_, weekday) = day(&person, 0);
    with_sessions(&person, &[(&weekday, "Room 4, green door")]);
    person.open("/schedule/");
    person.note_downloads();
    person.press("Download for your calendar");
    person.see("The file was handed to your browser.");
    let read = |text: &str| Calendar::from_str(text).unwrap().components[0].as_event().cloned().unwrap();
    let first = read(&person.last_download());
    assert_eq!((first.get_summary(), first.get_location()), (Some("Appointment"), None));
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(start))) = first.get_start() else {
        panic!("{:?}", first.get_start());
    };
    assert_eq!(start.to_string(), format!("{} 18:00:00", day(&person, -7).0));
    assert_eq!(first.components().len(), 1);

    for choice in ["What kind of session", "The place", "One more alarm"] {
        person.press_label(choice);
    }
    person.note_downloads();
    person.press("Download for your calendar");
    let second = person.until("a second file", || {
        let second = read(&person.last_download());
        (second.get_summary() == Some("Group")).then_some(second)
    });
    assert_eq!(second.get_location(), Some("Room 4, green door"));
    assert_eq!(second.components().len(), 2);
    assert_eq!(second.get_uid(), first.get_uid());
}

#[test]
fn a_week_fits_on_one_sheet_of_paper() {
    let person = Visitor::new();
    with_sessions(&person, &WEEKDAYS.map(|day| (day, "Second floor, room 4, green door")));
    person.open("/schedule/");
    person.see("In this week: 7 sessions, 21 h.");
    let sheets = person.print();
    assert_eq!(sheets.len(), 1, "{sheets:#?}");
    assert_eq!(sheets[0].matches("18:00 to 21:00 Group").count(), 7, "{}", sheets[0]);
    for control in ["I was there", "Change", "Week after", "Download", "Between sessions", "Print this week"] {
        assert!(!sheets[0].contains(control), "{control} is on paper:\n{}", sheets[0]);
    }
}

#[test]
fn a_session_is_marked_with_one_tap_and_a_missed_one_leads_to_one_next_step() {
    let person = Visitor::new();
    let (_, weekday) = day(&person, 0);
    with_sessions(&person, &[(&weekday, "Room 4")]);
    person.open("/schedule/");
    let today = "section[aria-labelledby='today']";
    person.press_at(&format!("{today} [id^='attended-']"));
    person.until("the mark", || person.shows(&format!("{today} [id^='attended-'][aria-pressed='true']")).then_some(()));
    person.until("the focus where it was", || person.has_focus("[id^='attended-']").then_some(()));
    person.see("Sessions you marked so far: 1. You were at 1 of them.");

    person.press_at(&format!("{today} [id^='missed-']"));
    person.see("Sessions you marked so far: 1. You were at 0 of them.");
    person.see("The next session is still yours.");
    person.until("the focus where it was", || person.has_focus("[id^='missed-']").then_some(()));
    person.choose("reason", "used");
    person.type_into("note", "It was a long day.");
    person.reload();
    person.see("Because: ");
    person.press("Say why");
    assert_eq!(person.field("note"), "It was a long day.");

    person.press("Week before");
    person.until("a week ago", || (!person.shows(".day.today")).then_some(()));
    person.press_at(".week [id^='attended-']");
    person.see("Sessions you marked so far: 2. You were at 1 of them.");
    person.press_at(".week [id^='attended-']");
    person.see("Sessions you marked so far: 1. You were at 0 of them.");
    person.press("Week after");
    person.until("this week", || person.shows(".day.today").then_some(()));
    person.press("Week after");
    person.until("next week", || (!person.shows(".day.today")).then_some(()));
    assert!(!person.shows(".week .mark"), "what is ahead can be marked");
}

#[test]
fn a_session_can_be_marked_with_the_keyboard_alone() {
    let person = Visitor::new();
    let (_, weekday) = day(&person, 0);
    with_sessions(&person, &[(&weekday, "Room 4")]);
    person.open("/schedule/");
    let tab_to = |name: &str| {
        for _ in 0..40 {
            person.keys(&[Key::Tab]);
            let stop = person.stop();
            assert_eq!(stop.fault, "", "{}", stop.name);
            if stop.name.starts_with(name) {
                return;
            }
        }
        panic!("Tab never comes to {name}");
    };
    tab_to("I wasn't there");
    person.keys(&[Key::Space]);
    person.see("The next session is still yours.");
    tab_to("I was ill");
    person.keys(&[Key::Down]);
    tab_to("If something else");
    person.type_text("Bus");
    tab_to("Week after");
    person.keys(&[Key::Enter]);
    person.until("next week", || (!person.shows(".day.today")).then_some(()));
    assert_eq!(person.stop().name, "Week after");
}
