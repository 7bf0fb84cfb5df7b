//! The shape and the reading grade of lessons.

use crate::fixture::Fixture;

const LESSON: &str = "week-1/first-week.md";

#[test]
fn a_lesson_that_is_too_short() {
    let text =
        "+++\ntitle = \"T\"\nmain = \"M.\"\nexample = { title = \"E\", text = \"E.\" }\ntry = { text = \"T.\" }\n";
    let check = "[[check]]\nquestion = \"Q?\"\n[[check.answer]]\ntext = \"A\"\nright = true\nfeedback = \"F.\"\n\
                 [[check.answer]]\ntext = \"B\"\nfeedback = \"G.\"\n";
    let found = Fixture::valid()
        .swap("week-1/stage.toml", "[\"first-week\"]", "[\"first-week\", \"short\"]")
        .add("week-1/short.md", &format!("{text}{}+++\nOne two three.\n", check.repeat(3)))
        .check();
    let what = "3 words of prose; a lesson has 250 to 450";
    found.is("week-1/short.md", "One two three.", what, "say more about the one message");
}

#[test]
fn a_lesson_that_is_too_long() {
    let problem =
        Fixture::valid().add(LESSON, &format!("\n{}\n", "We go on. ".repeat(60))).load().unwrap_err().remove(0);
    assert!(problem.what.ends_with("words of prose; a lesson has 250 to 450"), "{}", problem.what);
    assert_eq!(problem.fix, "keep to the one message, or make two lessons");
}

#[test]
fn a_lesson_has_three_checks() {
    let check = "[[check]]\nquestion = \"Why?\"\n[[check.answer]]\ntext = \"A\"\nright = true\nfeedback = \"B.\"\n\
                 [[check.answer]]\ntext = \"C\"\nfeedback = \"D.\"\n\n";
    let found = Fixture::valid().swap(LESSON, "[[source]]", &format!("{check}[[source]]")).check();
    found.is(LESSON, "", "4 of 3 checks", "write three [[check]] questions: enough to teach, few enough to finish");
}

#[test]
fn a_check_has_a_right_answer() {
    let from = "text = \"This, in part two\"\nright = true\n";
    let found = Fixture::valid().swap(LESSON, from, "text = \"This, in part two\"\n").check();
    let fix = "add `right = true` to the answer that the lesson gives";
    found.is(LESSON, "What comes in part two?", "a check without a right answer", fix);
}

#[test]
fn a_check_has_two_to_four_answers() {
    let from = "[[check.answer]]\ntext = \"That, not part one\"\nfeedback = \"It comes later than part one.\"\n";
    let found = Fixture::valid().swap(LESSON, from, "").check();
    found.is(LESSON, "What comes in part one?", "a check with 1 answers", "give it two to four [[check.answer]]");
}

#[test]
fn a_file_that_is_too_hard_to_read() {
    let hard = "Individualised rehabilitation necessitates multidisciplinary collaboration throughout hospitalisation.";
    let found = Fixture::valid().swap("pages/about.md", "It holds what you write. Nobody else can read it.", hard);
    let problem = found.load().unwrap_err().remove(0);
    assert!(problem.what.ends_with("with 7.0 words a sentence; the limit is grade 8"), "{}", problem.what);
    assert_eq!(problem.fix, "split long sentences first, then swap long words for short ones");
}

#[test]
fn a_file_above_the_aim_is_pointed_out() {
    // 17 words, 18 syllables: 0.39 × 17 + 11.8 × 18 / 17 − 15.59 = 3.5
    let long = "It holds all that you write on each of the small bright pages of your first week.";
    let result =
        Fixture::valid().swap("pages/about.md", "It holds what you write. Nobody else can read it.", long).load();
    let (_, report) = result.unwrap();
    let warnings: Vec<String> = report.warnings().into_iter().map(|(_, warning)| warning).collect();
    assert_eq!(warnings, ["sentences above 15 words"]);
    let table = report.to_string();
    assert!(table.starts_with("grade  sentence  words  file\n"), "{table}");
    assert!(table.contains("  3.5      17.0     17  "), "{table}");
    assert!(table.ends_with(" words in 7 files"), "{table}");
}

#[test]
fn blank_texts() {
    let found = Fixture::valid().swap(LESSON, "main = \"Take the first week slowly.\"", "main = \" \"").check();
    found.is(LESSON, "main =", "a blank text", "write it");
}

#[test]
fn marks_in_plain_texts() {
    let found = Fixture::valid().swap(LESSON, "Yes. That is part one.", "Yes. That is **part one**.").check();
    let fix = "write plain words; links, bold and citations belong in Markdown texts";
    found.is(LESSON, "**part one**", "this text is shown as it stands, with its marks", fix);
}
