//! Ids: their form, none twice, none that tells.

use crate::fixture::Fixture;

const GOALS: &str = "week-1/goals.toml";
const ANOTHER: &str = "give one of the two another id, one that was never released";
const NEUTRAL: &str = "name it so that nobody can tell what it is about, as in \"Looking after your body\"";

#[test]
fn the_form_of_an_id() {
    let found = Fixture::valid().swap(GOALS, "id = \"strength\"", "id = \"How Strong\"").check();
    let what = "the field id `How Strong` has other signs than small letters, digits and hyphens";
    found.is(GOALS, "How Strong", what, "write it with a-z, 0-9 and -, as in `how-strong`");
}

#[test]
fn the_form_of_a_plan_part() {
    let found = Fixture::valid()
        .add("plan.toml", "[[part]]\nid = \"P\"\ntitle = \"A\"\nabout = \"B.\"\ngap = \"C.\"\n")
        .check();
    found.is("plan.toml", "id = \"P\"", "`P` is no part of the plan", "write P and a number: P1");
}

#[test]
fn the_form_of_an_address() {
    let found = Fixture::valid().swap("week-1/stage.toml", "path = \"week/1\"", "path = \"/week/1\"").check();
    let fix = "write small letters, digits and hyphens, as in \"week/1\"";
    found.has("week-1/stage.toml", "path =", "`/week/1` is no address for a stage", fix);
}

#[test]
fn an_address_that_is_taken() {
    let found = Fixture::valid()
        .swap("week-1/stage.toml", "path = \"week/1\"", "path = \"plan\"")
        .swap("week-1/stage.toml", "[goals](/week/1/goals)", "goals")
        .swap("week-1/first-week.md", "[your goals](/week/1/goals?at=what)", "your goals")
        .check();
    let what = "the address `plan` is taken by another stage or page";
    found.is("week-1/stage.toml", "path =", what, "give the stage another path");
}

#[test]
fn one_id_for_a_lesson_and_a_worksheet() {
    let fixture = Fixture::valid()
        .swap("week-1/stage.toml", "\"days\"]", "\"days\", \"first-week\"]")
        .add(
            "week-1/first-week.toml",
            "title = \"A\"\nwhy = \"B.\"\nminutes = 1\n[[part]]\nid = \"a\"\ntitle = \"A\"\n",
        )
        .add(
            "week-1/first-week.toml",
            "[[part.field]]\nid = \"a\"\nkind = \"time\"\nlabel = \"When?\"\nhint = \"Now.\"\n",
        );
    let problems = fixture.load().unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].file.ends_with("week-1/first-week.toml"), "{}", problems[0]);
    assert!(problems[0].what.starts_with("the id `first-week` is that of "), "{}", problems[0]);
    assert!(problems[0].what.ends_with("week-1/first-week.md too"), "{}", problems[0]);
    assert_eq!(problems[0].fix, "rename the newer of the two files");
}

#[test]
fn one_file_listed_twice() {
    let found =
        Fixture::valid().swap("week-1/stage.toml", "[\"first-week\"]", "[\"first-week\", \"first-week\"]").check();
    let what = "the lesson id `first-week` stands on line 5 already";
    found.is("week-1/stage.toml", "lessons =", what, ANOTHER);
}

#[test]
fn a_field_of_a_group_shares_the_ids_of_its_worksheet() {
    let found = Fixture::valid().swap(GOALS, "id = \"alone\"", "id = \"want\" # again").check();
    found.is(GOALS, "# again", "the field id `want` stands on line 14 already", ANOTHER);
}

#[test]
fn two_parts_of_one_id() {
    let found = Fixture::valid().swap("week-1/days.toml", "id = \"how\"", "id = \"when\" # again").check();
    found.is("week-1/days.toml", "# again", "the part id `when` stands on line 6 already", ANOTHER);
}

#[test]
fn two_steps_of_one_id() {
    let step = "[[part.step]]\nid = \"goal\" # again\ntitle = \"More\"\n";
    let field = "[[part.step.field]]\nid = \"more\"\nkind = \"time\"\nlabel = \"When?\"\nhint = \"Now.\"\n";
    let found = Fixture::valid().add(GOALS, step).add(GOALS, field).check();
    found.is(GOALS, "# again", "the step id `goal` stands on line 50 already", ANOTHER);
}

#[test]
fn two_options_of_one_id() {
    let found = Fixture::valid().swap(GOALS, "id = \"lift\"", "id = \"bus\"").check();
    let what = "the option id `bus` stands on line 35 already";
    found.has(GOALS, "With a friend", what, ANOTHER);
}

#[test]
fn the_last_page_has_its_own_name() {
    let found = Fixture::valid().swap("week-1/days.toml", "id = \"how\"", "id = \"review\"").check();
    let what = "the part id `review` is taken by the worksheet's last page";
    found.is("week-1/days.toml", "id = \"review\"", what, "choose another id");
}

#[test]
fn two_cards_of_one_id() {
    let card = "\n[[card]]\nid = \"crisis\" # again\ntitle = \"A\"\ntext = \"B.\"\n";
    let source = "[[card.source]]\nid = \"c\"\ntext = \"C\"\nchecked = \"2026-11-24\"\n";
    let found = Fixture::valid().add("safety.toml", card).add("safety.toml", source).check();
    found.is("safety.toml", "# again", "the card id `crisis` stands on line 18 already", ANOTHER);
}

#[test]
fn an_id_that_tells() {
    let found = Fixture::valid().swap(GOALS, "id = \"strength\"", "id = \"alcohol-strength\"").check();
    let what = "the id \"alcohol-strength\" says `alcohol`, and others may see it in the browser's history";
    found.is(GOALS, "alcohol-strength", what, NEUTRAL);
}

#[test]
fn a_title_that_tells() {
    let found = Fixture::valid().swap(GOALS, "title = \"What you want\"", "title = \"Alcohol and you\"").check();
    let what = "the title \"Alcohol and you\" says `Alcohol`, and others may see it in the browser's history";
    found.is(GOALS, "Alcohol and you", what, NEUTRAL);
}

#[test]
fn a_link_that_tells() {
    let found = Fixture::valid().swap("week-1/stage.toml", "[goals]", "[self-harm]").check();
    let what = "the link text \"self-harm\" says `self-harm`, and others may see it in the browser's history";
    found.is("week-1/stage.toml", "[self-harm]", what, NEUTRAL);
}

#[test]
fn an_address_that_the_app_has_by_itself() {
    let found = Fixture::valid()
        .swap("week-1/stage.toml", "path = \"week/1\"", "path = \"family\"")
        .swap("week-1/stage.toml", "\"days\"]", "\"days\", \"notes\"]")
        .add("week-1/notes.toml", include_str!("valid/days.toml"))
        .check();
    found.has(
        "week-1/notes.toml",
        "",
        "the address `family/notes` is taken by another page",
        "give the file another name",
    );
}
