//! What files name in other files: worksheets, cards, plan parts, offered answers, roles, phrases of the interface.

use crate::fixture::Fixture;

const GOALS: &str = "week-1/goals.toml";
const DAYS: &str = "week-1/days.toml";

#[test]
fn worksheets() {
    let fix = "write the file name of a worksheet without .toml, or take the line out";
    let found =
        Fixture::valid().swap("week-1/stage.toml", "weekly_check = \"goals\"", "weekly_check = \"week\"").check();
    found.is(
        "week-1/stage.toml",
        "weekly_check",
        "`weekly_check` leads to the worksheet `week`, which there is not",
        fix,
    );
    let found = Fixture::valid().swap("week-1/first-week.md", "worksheet = \"goals\"", "worksheet = \"aims\"").check();
    found.is("week-1/first-week.md", "aims", "`try` leads to the worksheet `aims`, which there is not", fix);
}

#[test]
fn cards() {
    let fix = "write one of: crisis; or add it to safety.toml";
    let found = Fixture::valid().swap(GOALS, "card = \"crisis\"\n\n", "card = \"storm\"\n\n").check();
    found.is(GOALS, "storm", "safety.toml has no card `storm`", fix);
    let found = Fixture::valid().swap(GOALS, "card = \"crisis\", at_least", "card = \"storm\", at_least").check();
    found.is(GOALS, "storm", "safety.toml has no card `storm`", fix);
}

#[test]
fn plan_parts() {
    let found = Fixture::valid().swap(GOALS, "[\"P2\"]", "[\"P3\"]").check();
    found.is(GOALS, "P3", "plan.toml has no part `P3`", "write one of: P1, P2");
}

#[test]
fn offered_answers() {
    let offer =
        |name: &str| Fixture::valid().swap(GOALS, "offer = \"days/way\"", &format!("offer = \"{name}\"")).check();
    let fix = "write worksheet/field, as in offer = \"logistics/travel\"";
    offer("days").is(GOALS, "offer =", "`days` names no field", fix);
    let fix = "write worksheet/field with the file name of a worksheet";
    offer("nights/way").is(GOALS, "offer =", "`offer` names the worksheet `nights`, which there is not", fix);
    let fix = "name a field outside any repeating set, or take `offer` out";
    offer("days/road").is(GOALS, "offer =", "the worksheet `days` has no field `road`", fix);
    let what = "`goals/alone` is asked once for each row, so there is no one answer to offer";
    offer("goals/alone").is(GOALS, "offer =", what, fix);
    let what = "this field is a choice, but `offer` names a date";
    offer("days/start").is(GOALS, "offer =", what, "offer the answer of a field of the same kind");
    let what = "a field that offers its own answer";
    offer("goals/travel").is(GOALS, "offer =", what, "name a field of another worksheet");
    let found = Fixture::valid().swap(DAYS, "{ id = \"lift\"", "{ id = \"tram\"").check();
    let what = "this field has no option `tram`, which may be offered";
    found.is(GOALS, "offer =", what, "give both fields the same option ids");
}

#[test]
fn roles() {
    let found = Fixture::valid().swap(DAYS, "role = \"session-days\"\n", "").check();
    let fix = "add `role = \"session-days\"` to the field of kind choices that asks for it";
    found.is("stages.toml", "", "no field has the role session-days", fix);
    let found = Fixture::valid().swap(DAYS, "role = \"session-days\"\n", "role = \"days\"\n").check();
    let fix =
        "write one of: programme-start, programme-weeks, session-days, entry-day, entry-time; or take the line out";
    found.has(DAYS, "role = \"days\"", "`days` is no role", fix);
    let found = Fixture::valid().swap(DAYS, "role = \"session-days\"", "role = \"programme-weeks\" # again").check();
    let what = "the field `sessions` cannot have the role programme-weeks";
    found.has(DAYS, "id = \"sessions\"", what, "make it a field of kind number outside any repeating set");
    assert_eq!(found.count(), 3);
}

#[test]
fn a_role_in_a_repeating_set() {
    let field = "\n[[part.step.field]]\nid = \"from\"\nkind = \"date\"\nlabel = \"From?\"\nhint = \"A day.\"\n";
    let found = Fixture::valid()
        .swap(DAYS, "role = \"programme-start\"\n", "")
        .add(GOALS, &format!("{field}role = \"programme-start\"\n"))
        .check();
    let what = "the field `from` cannot have the role programme-start";
    found.is(GOALS, "id = \"from\"", what, "make it a field of kind date outside any repeating set");
}

#[test]
fn session_days_are_the_days_of_the_week() {
    let found = Fixture::valid().swap(DAYS, "id = \"sunday\"", "id = \"sun\"").check();
    let fix = "give the options the ids monday, tuesday, wednesday, thursday, friday, saturday, sunday, in this order";
    found.is(DAYS, "id = \"sessions\"", "the options of `sessions` are not the days of the week", fix);
}

#[test]
fn a_phrase_that_is_missing() {
    let found = Fixture::valid().swap("interface.toml", "out-of = \"Words {n}\"\n", "").check();
    let what = "the phrase answer.out-of is missing";
    let fix = "add `out-of = \"…\"` below [answer], with the places {n}";
    found.is("interface.toml", "[answer]", what, fix);
}

#[test]
fn a_phrase_that_nothing_uses() {
    let found = Fixture::valid().add("interface.toml", "[nothing]\nto-see = \"Here\"\n").check();
    let fix = "correct the name, or take the line out";
    found.is("interface.toml", "to-see", "the app uses no phrase nothing.to-see", fix);
}

#[test]
fn places_in_a_phrase() {
    let found = Fixture::valid().swap("interface.toml", "out-of = \"Words {n}\"", "out-of = \"Words {m}\"").check();
    let what = "answer.out-of has the places {m}, where the app fills in {n}";
    found.is("interface.toml", "{m}", what, "write {n}");
}

#[test]
fn a_phrase_that_is_no_text() {
    let found = Fixture::valid().swap("interface.toml", "out-of = \"Words {n}\"", "out-of = 3").check();
    let what = "the phrase answer.out-of is no text but integer";
    found.is("interface.toml", "out-of", what, "put it in double quotes");
}

#[test]
fn places_in_a_date() {
    let found = Fixture::valid().swap("language.toml", "{day} {month}", "{date} {month}").check();
    found.has("language.toml", "date =", "`{date}` is no part of a date", "write {weekday}, {day}, {month} or {year}");
    found.has("language.toml", "date =", "`date` has no {day}", "add {day} to it");
    assert_eq!(found.count(), 2);
}

/// The small folder with a list of words that people type.
fn with_search(text: &str) -> Fixture {
    Fixture::valid().add("search.toml", text)
}

#[test]
fn words_that_people_type_are_never_shown_and_may_be_any() {
    let typed = "ignore = [\"the\"]\n[[typed]]\nwords = [\"junkie\"]\nfinds = [\"goal\", \"nurse\"]\n";
    let (curriculum, _) = with_search(typed).load().unwrap();
    assert_eq!(curriculum.search.typed[0].words, ["junkie"]);
}

#[test]
fn a_word_that_finds_nothing() {
    let found = with_search("[[typed]]\nwords = [\"aim\"]\nfinds = [\"zebra\"]\n").check();
    let fix = "write a word that pages say, or take it out";
    found.is("search.toml", "zebra", "no page has a word that begins with `zebra`", fix);
}

#[test]
fn words_to_look_for_are_single_and_stand_once() {
    let found = with_search("[[typed]]\nwords = [\"don't\"]\nfinds = [\"goal\"]\n").check();
    let fix = "write single words in small letters without apostrophes, as in: dont";
    found.is("search.toml", "don't", "`don't` is not looked for like this", fix);
    let found = with_search("ignore = [\"the\",\n\"the\" ]\n").check();
    found.is("search.toml", "\"the\" ]", "`the` stands here twice", "keep it in one place, with all that it finds");
}

#[test]
fn a_line_that_is_taken_up_again() {
    let found = Fixture::valid().swap(GOALS, "offer = \"days/way\"", "offer = \"days/way\"\nupdates = true").check();
    let what = "the field `travel` cannot take up the line of another";
    let fix = "give it `offer` and `plan` outside any repeating set, or take `updates` out";
    found.is(GOALS, "id = \"travel\"", what, fix);
    let plan = "offer = \"days/way\"\nplan = [\"P1\"]\nupdates = true";
    assert_eq!(Fixture::valid().swap(GOALS, "offer = \"days/way\"", plan).check().count(), 0);
    let back = "hint = \"Pick one.\"\noptions = [{ id = \"bus\", label = \"By bus\" }, {";
    let round = back.replace("options", "offer = \"goals/travel\"\nplan = [\"P1\"]\nupdates = true\noptions");
    let found = Fixture::valid().swap(GOALS, "offer = \"days/way\"", plan).swap(DAYS, back, &round).check();
    let fix = "take `updates` out of the one that is asked first";
    found.has(GOALS, "id = \"travel\"", "the field `travel` takes up its own line in a circle", fix);
    found.has(DAYS, "id = \"way\"", "the field `way` takes up its own line in a circle", fix);
}

#[test]
fn lines_of_short_pages() {
    let plan = |short: &str| {
        let fixture =
            Fixture::valid().swap("plan.toml", "gap = \"Still open.\"", &format!("gap = \"Still open.\"\n{short}"));
        fixture.check()
    };
    assert_eq!(plan("short = [\"goals/want\"]\non = [\"fridge\"]").count(), 0);
    let what = "`short` names `goals/goal`, which feeds no line of P1";
    let fix = "write worksheet/field of a question with P1 in its `plan`";
    plan("short = [\"goals/goal\"]").is("plan.toml", "short", what, fix);
    let fix = "write worksheet/field, as in offer = \"logistics/travel\"";
    plan("short = [\"goals\"]").is("plan.toml", "short", "`goals` names no field", fix);
}
