//! A worksheet on paper: the answers, the note and the date on every sheet, and nothing to press.

use super::harness::Visitor;

#[test]
fn a_printed_worksheet_holds_the_answers_and_the_note_and_date_on_every_sheet() {
    let person = Visitor::who_has_begun();
    let long = "A long answer that goes on for a while. ".repeat(60);
    person.open("/before/why-now/?at=more-less");
    person.type_into("more-of", "Fishing with my uncle.");
    person.press("Save and go on");
    person.arrive_at("Both sides");
    person.paste_into("keep-side", &long);
    person.paste_into("other-way", &long);
    person.press("Save and go on");
    person.arrive_at("How much it matters");
    person.choose("importance", "7");
    person.open("/before/why-now/?at=review");
    let note = person.text_at(".page-note");
    assert!(note.contains("does not replace treatment") && note.contains("Printed on"), "{note}");

    let sheets = person.print();
    assert!(sheets.len() >= 2, "{} sheet: not enough to show that every one has a foot", sheets.len());
    for (index, sheet) in sheets.iter().enumerate() {
        assert!(sheet.contains(&note), "sheet {} has no note and date:\n{sheet}", index + 1);
    }
    let all = sheets.join(" ");
    for answer in ["Why now: your answers", "Fishing with my uncle.", "7 of 10", long.trim()] {
        assert!(all.replace(&note, "").contains(answer), "{answer} is not on paper:\n{all}");
    }
    for control in
        ["Help now", "My plan", "Contents", "Skip to the page", "Change", "Print", "Have you completed", "Saved"]
    {
        let elsewhere = all.replace(&note, "");
        assert!(!elsewhere.contains(control), "{control} is on paper:\n{elsewhere}");
    }
}
