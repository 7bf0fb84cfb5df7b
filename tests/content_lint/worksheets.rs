//! The shape of worksheets and their fields.

use crate::fixture::Fixture;

const GOALS: &str = "week-1/goals.toml";
const DAYS: &str = "week-1/days.toml";

#[test]
fn a_field_without_label_or_hint() {
    let found = Fixture::valid().swap(GOALS, "label = \"How strong is it?\"\nhint = \"From 0 to 10.\"\n", "").check();
    found.has(GOALS, "id = \"strength\"", "the field `strength` has no `label`", "write the question");
    found.has(GOALS, "id = \"strength\"", "the field `strength` has no `hint`", "say how to answer it, in a sentence");
    assert_eq!(found.count(), 2);
}

#[test]
fn a_blank_hint() {
    let found = Fixture::valid().swap(GOALS, "hint = \"From 0 to 10.\"", "hint = \"\"").check();
    found.is(GOALS, "hint = \"\"", "a blank text", "write it");
}

#[test]
fn a_page_with_four_questions() {
    let field = "[[part.field]]\nid = \"note\"\nkind = \"time\"\nlabel = \"When?\"\nhint = \"Now.\"\n\n";
    let found =
        Fixture::valid().swap(GOALS, "[[part]]\nid = \"goals\"", &format!("{field}[[part]]\nid = \"goals\"")).check();
    let fix = "part it into pages of three or fewer that belong together";
    found.is(GOALS, "id = \"what\"", "the page `what` has 4 questions", fix);
}

#[test]
fn a_page_without_questions() {
    let found = Fixture::valid().add(DAYS, "\n[[part]]\nid = \"empty\"\ntitle = \"Nothing\"\n").check();
    found.is(DAYS, "id = \"empty\"", "the page `empty` has 0 questions", "add one to three questions");
}

#[test]
fn a_worksheet_without_pages() {
    let fixture = Fixture::valid()
        .swap("week-1/stage.toml", "\"days\"]", "\"days\", \"empty\"]")
        .add("week-1/empty.toml", "title = \"A\"\nwhy = \"B.\"\nminutes = 1\n");
    let fix = "add a [[part]] with one to three [[part.field]]";
    fixture.check().is("week-1/empty.toml", "", "a worksheet without a page", fix);
}

#[test]
fn a_repeating_set_needs_its_words() {
    let found = Fixture::valid().swap(GOALS, "add = \"Add a goal\"\n", "").check();
    found.is(GOALS, "id = \"goals\"", "the repeating set `goals` has no `add`", "add a line `add = \"…\"`");
    let found = Fixture::valid().swap(GOALS, "one = \"goal\"\n", "").check();
    let what = "the part `goals` has keys of a repeating set, but no `one`";
    let fix = "add `one = \"…\"`, what one row is called; or take out add, empty, max, log and [[part.step]]";
    found.is(GOALS, "id = \"goals\"", what, fix);
}

#[test]
fn a_repeating_set_asks_on_its_pages() {
    let field = "[[part.field]]\nid = \"note\"\nkind = \"time\"\nlabel = \"When?\"\nhint = \"Now.\"\n\n";
    let found = Fixture::valid().swap(GOALS, "[[part.step]]", &format!("{field}[[part.step]]")).check();
    let fix = "move each [[part.field]] into a [[part.step]] as [[part.step.field]]";
    found.is(GOALS, "id = \"goals\"", "the repeating set `goals` has questions of its own", fix);
}

#[test]
fn a_kind_that_there_is_not() {
    let found = Fixture::valid().swap(DAYS, "kind = \"choices\"", "kind = \"many\"").check();
    let fix =
        "write one of: short-text, long-text, scale, choice, choices, checklist, yes-no, date, time, number, phone";
    found.has(DAYS, "kind = \"many\"", "`many` is no kind of field", fix);
}

#[test]
fn keys_that_a_kind_needs() {
    let found = Fixture::valid().swap(GOALS, "high = \"very\"\n", "").check();
    let what = "the field `strength` of kind `scale` has no `high`";
    found.is(GOALS, "kind = \"scale\"", what, "add a line `high = …` to the field");
}

#[test]
fn keys_that_a_kind_has_no_use_for() {
    let found = Fixture::valid().swap(GOALS, "high = \"very\"\n", "high = \"very\"\nunit = \"points\"\n").check();
    let what = "the field `strength` of kind `scale` has no use for `unit`";
    found.is(GOALS, "id = \"strength\"", what, "take it out, or choose the kind that needs it");
}

#[test]
fn ranges_and_options() {
    let found = Fixture::valid().swap(DAYS, "max = 52", "max = 1").check();
    let fix = "give `min` and `max` with the smaller number first";
    found.is(DAYS, "id = \"weeks\"", "the field `weeks` takes numbers from 1 to 1", fix);
    let found = Fixture::valid().swap(DAYS, ", { id = \"lift\", label = \"With a friend\" }", "").check();
    let what = "the field `way` has fewer than 2 options";
    found.is(DAYS, "id = \"way\"", what, "add options, or ask with kind = \"yes-no\"");
}

#[test]
fn a_card_rule_says_when_once() {
    let what = "the rule for the card `crisis` must say exactly once when it opens";
    let fix = "give one of: any_of = [\"…\"], yes = true, at_least = …, at_most = …";
    let found = Fixture::valid().swap(GOALS, "at_least = 8 }", "at_least = 8, at_most = 9 }").check();
    found.is(GOALS, "at_least", what, fix);
    let found = Fixture::valid().swap(GOALS, "yes = true }", "yes = false }").check();
    found.is(GOALS, "yes = false", what, fix);
}

#[test]
fn a_card_rule_fits_the_kind() {
    let found = Fixture::valid().swap(GOALS, "at_least = 8 }", "any_of = [\"8\"] }").check();
    let what = "the card `crisis` of the field `strength` has `any_of`, but the field has no options";
    found.is(GOALS, "any_of = [\"8\"]", what, "use yes, at_least or at_most as fits the kind");
    let found = Fixture::valid().swap(GOALS, "any_of = [\"bus\"] }", "any_of = [\"tram\"] }").check();
    let what = "the card `crisis` of the field `travel` waits for `tram`, which is no option";
    found.is(GOALS, "tram", what, "write the id of an option of this field");
    let found = Fixture::valid().swap(GOALS, "any_of = [\"bus\"] }]", "yes = true }] # choice").check();
    let what = "the card `crisis` of the field `travel` has `yes`, but it is no yes-no field";
    found.is(GOALS, "# choice", what, "use any_of, at_least or at_most");
    let found = Fixture::valid().swap(GOALS, "yes = true }", "at_most = 3 }").check();
    let what = "the card `crisis` of the field `alone` counts, but the field is no scale or number";
    found.is(GOALS, "at_most", what, "use any_of for options or yes for yes-no");
}

const MOMENT: &str = "[[part.step]]\nid = \"moment\"\ntitle = \"When\"\n\n[[part.step.field]]\nid = \"day\"\nkind = \"date\"\n\
    label = \"Which day?\"\nhint = \"That day.\"\nrole = \"entry-day\"\n\n[[part.step.field]]\nid = \"time\"\nkind = \"time\"\n\
    label = \"What time?\"\nhint = \"That time.\"\nrole = \"entry-time\"\n\n[[part.step]]";

fn log() -> Fixture {
    Fixture::valid().swap(GOALS, "one = \"goal\"\n", "one = \"goal\"\nlog = true\n").swap(
        GOALS,
        "[[part.step]]",
        MOMENT,
    )
}

#[test]
fn a_log_has_a_day_and_a_time() {
    assert_eq!(log().check().count(), 0);
    let found = Fixture::valid().swap(GOALS, "one = \"goal\"\n", "one = \"goal\"\nlog = true\n").check();
    assert_eq!(found.count(), 2);
    let what = "the log `goals` has no field `time` of kind time with the role entry-time";
    let fix = "add it to one of its steps: id = \"time\", kind = \"time\", role = \"entry-time\"";
    found.has(GOALS, "id = \"goals\"", what, fix);
    let found = log().swap(GOALS, "role = \"entry-time\"\n", "").check();
    found.is(GOALS, "id = \"goals\"", what, fix);
}

#[test]
fn the_day_and_time_of_an_entry_are_for_logs() {
    let found = log().swap(GOALS, "log = true\n", "").check();
    assert_eq!(found.count(), 2);
    let fix = "give it to the field `day` of a set with `log = true`, or take `role` out";
    found.has(GOALS, "role = \"entry-day\"", "the field `day` cannot have the role entry-day", fix);
}

#[test]
fn options_take_their_names_from_a_list_of_the_same_worksheet() {
    let kind = "kind = \"choices\"\nlabel = \"On which days?\"";
    let named = |name: &str| format!("kind = \"choices\"\nnames = \"{name}\"\nlabel = \"On which days?\"");
    let found = Fixture::valid().swap(DAYS, kind, &named("start")).check();
    let what = "`names` says `start`, which no repeating set of this worksheet asks";
    found.is(DAYS, "names =", what, "write the id of a field whose rows name the options");
    let list = "
[[part]]
id = \"list\"
title = \"Your list\"
one = \"thing\"
add = \"Add one\"
empty = \"They will be listed here.\"
[[part.step]]
id = \"thing\"
title = \"The thing\"
[[part.step.field]]
id = \"name\"
kind = \"short-text\"
label = \"What is it?\"
hint = \"One line will do.\"
";
    let found = Fixture::valid().swap(DAYS, kind, &named("name")).add(DAYS, list).check();
    assert_eq!(found.count(), 0);
}

#[test]
fn names_are_for_options_that_are_ticked() {
    let hint = "hint = \"One line will do.\"";
    let found = Fixture::valid().swap(GOALS, hint, &format!("{hint}\nnames = \"alone\"")).check();
    let what = "the field `goal` of kind `long-text` has no use for `names`";
    found.is(GOALS, "names =", what, "take it out, or choose choices or checklist");
}
