//! Tests of addresses: each one leads back to its place, and none from outside can do harm.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::curriculum::{GroupId, Part, Role, StepId};
use crate::workbook::progress::places;
use crate::workbook::{RowId, Stamp};
use sample::{curriculum, group, line, once, page, sheet, stage, step};

pub(crate) mod sample;

/// Two stages, of which one path begins like the other; every form of worksheet; a page of each sort.
fn small() -> Curriculum {
    let goals = group("goals", vec![step("goal", vec![line("goal", &[])]), step("start", vec![line("when", &[])])]);
    let mut curriculum = curriculum(vec![
        stage("before", &["what-it-is"], vec![sheet("why-now", vec![once("reasons", vec![line("more", &[])])])]),
        stage("week/1", &["first-week"], vec![sheet("goals", vec![once("look", vec![line("a", &[])]), goals])]),
        stage("week/12", &["looking-back"], vec![]),
    ]);
    curriculum.pages = ["welcome", "help", "rescue", "privacy", "about"].map(page).into();
    curriculum
}

/// The same with a stage for family.
fn with_family() -> Curriculum {
    let mut curriculum = small();
    let ours = sheet("our-part", vec![once("look", vec![line("a", &[])])]);
    curriculum.stages.push(Stage { shelf: Shelf::Family, ..stage("family", &["home"], vec![ours]) });
    curriculum
}

fn row() -> RowId {
    RowId::new(Stamp(1_795_490_000_000), 7)
}

/// Every address there is: each page, each place of each worksheet, and each step of a row.
fn every_route(curriculum: &Curriculum) -> Vec<Route> {
    let mut routes = Route::all(curriculum);
    for sheet in curriculum.stages.iter().flat_map(|stage| &stage.worksheets) {
        let rows = sheet.parts.iter().flat_map(|part| match part {
            Part::Group(group) => group.steps.as_slice().iter().map(|step| (group, step)).collect(),
            Part::Step(_) => Vec::new(),
        });
        let rows = rows.map(|(group, step)| Place::Row(group.id.clone(), row(), step.id.clone()));
        let all = places(sheet).into_iter().chain(rows);
        routes.extend(all.map(|place| Route::Worksheet(sheet.id.clone(), place)));
    }
    routes
}

/// What a browser makes of a link: the path below the base, and the query.
fn read(curriculum: &Curriculum, href: &str, base: &str) -> Route {
    let below = href.strip_prefix(base).unwrap();
    let (path, query) = below.split_once('?').unwrap_or((below, ""));
    Route::parse(curriculum, path, query)
}

#[test]
fn every_address_leads_back_to_its_place() {
    let curriculum = with_family();
    let routes = every_route(&curriculum);
    assert_eq!(routes.len(), 42);
    for base in ["", ".", "../..", "/clinic/workbook"] {
        for route in &routes {
            let href = route.href(&curriculum, base);
            assert_eq!(read(&curriculum, &href, base), *route, "{href}");
        }
    }
}

#[test]
fn no_two_places_share_an_address() {
    let curriculum = small();
    let mut addresses: Vec<String> = every_route(&curriculum).iter().map(|route| route.href(&curriculum, "")).collect();
    let count = addresses.len();
    addresses.sort();
    addresses.dedup();
    assert_eq!(addresses.len(), count);
}

#[test]
fn family_has_pages_of_its_own_once_there_is_a_stage_for_it() {
    let (without, with) = (small(), with_family());
    for (route, path) in [(Route::FamilyContents, "family/contents"), (Route::FamilyNotes, "family/notes")] {
        assert_eq!(route.href(&with, ""), format!("/{path}/"));
        assert_eq!(Route::parse(&with, path, ""), route);
        assert_eq!(Route::parse(&without, path, ""), Route::NotFound);
        assert!(Route::all(&with).contains(&route) && !Route::all(&without).contains(&route));
        assert_eq!(route.shelf(&with), Some(Shelf::Family));
    }
    assert_eq!(Route::family(&with), Route::Stage(StageId::new("family")));
    assert_eq!(Route::family(&without).href(&without, ""), "/family/");
}

#[test]
fn a_short_page_for_every_day_is_there_once_its_log_is() {
    let without = small();
    let pages = [(Daily::CheckIn, "today"), (Daily::Urge, "urge"), (Daily::Journal, "journal"), (Daily::Tips, "tips")];
    for (page, path) in pages {
        let (id, group_id) = page.log();
        let log = group(group_id.as_str(), vec![step("now", vec![line("mood", &[])])]);
        let daily = Stage { shelf: Shelf::Daily, ..stage("daily", &[], vec![sheet(id.as_str(), vec![log])]) };
        let with = Curriculum { stages: vec![daily], ..small() };
        let route = Route::Daily(page);
        assert_eq!(route.href(&with, ""), format!("/{path}/"));
        assert_eq!(Route::parse(&with, path, ""), route);
        assert_eq!(Route::parse(&without, path, ""), Route::NotFound);
        assert!(Route::all(&with).contains(&route) && !Route::all(&without).contains(&route));
        assert!(route.shows_answers(&with) && OWN_PATHS.contains(&path));
        assert_eq!(route.reads(&with).len(), 1);
    }
}

#[test]
fn slashes_and_the_name_of_the_file_make_no_difference() {
    let curriculum = small();
    for route in every_route(&curriculum) {
        let href = route.href(&curriculum, "");
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        let bare = path.trim_matches('/');
        let forms = [bare.to_owned(), format!("/{bare}"), format!("{bare}/"), format!("{path}index.html")];
        for form in forms {
            assert_eq!(Route::parse(&curriculum, &form, query), route, "{form}");
            assert_eq!(Route::parse(&curriculum, &form, &format!("?{query}")), route, "{form}");
        }
    }
}

#[test]
fn addresses_are_as_they_were_released() {
    let curriculum = small();
    let sheet = |place| Route::Worksheet(WorksheetId::new("goals"), place);
    let group = || GroupId::new("goals");
    let cases = [
        (Route::Home, "/"),
        (Route::Contents, "/contents/"),
        (Route::Plan, "/plan/"),
        (Route::Paper(Paper::Fridge), "/plan/fridge/"),
        (Route::Paper(Paper::Wallet), "/plan/wallet/"),
        (Route::Paper(Paper::Crisis), "/plan/crisis/"),
        (Route::Paper(Paper::Parts), "/plan/parts/"),
        (Route::Paper(Paper::Rehearsal), "/plan/rehearsal/"),
        (Route::Paper(Paper::Week), "/plan/week/"),
        (Route::Schedule, "/schedule/"),
        (Route::Progress, "/progress/"),
        (Route::Help, "/help/"),
        (Route::Settings, "/settings/"),
        (Route::Lock, "/lock/"),
        (Route::Search, "/search/"),
        (Route::Backup, "/backup/"),
        (Route::Share, "/share/"),
        (Route::Room, "/room/"),
        (Route::Page("privacy".into()), "/privacy/"),
        (Route::Stage(StageId::new("week-1")), "/week/1/"),
        (Route::Lesson(LessonId::new("what-it-is")), "/before/what-it-is/"),
        (sheet(Place::Start), "/week/1/goals/"),
        (sheet(Place::Step(StepId::new("look"))), "/week/1/goals/?at=look"),
        (sheet(Place::Group(group())), "/week/1/goals/?at=goals"),
        (
            sheet(Place::Row(group(), row(), StepId::new("start"))),
            "/week/1/goals/?at=goals&row=1a20b8b2c80-0007&step=start",
        ),
        (sheet(Place::Review), "/week/1/goals/?at=review"),
    ];
    for (route, href) in cases {
        assert_eq!(route.href(&curriculum, ""), href);
    }
}

#[test]
fn an_address_of_nothing_is_not_found() {
    let curriculum = small();
    let lost = [
        "welcome",
        "rescue",
        "not-found",
        "before/goals",
        "week",
        "week/1/what-it-is",
        "week/12/first-week",
        "week/2",
        "week/1/goals/more",
        "week/1goals",
        "Before",
        "BEFORE/what-it-is",
        "contents/x",
        "./plan",
        "..",
        "../plan",
        "before//what-it-is",
        "%2e%2e",
        "before/what%2Dit%2Dis",
        "plan?at=x",
        "index.htm",
        "<script>",
        "\0",
        "заметки",
        "week/1/goals#goals",
    ];
    for path in lost {
        assert_eq!(Route::parse(&curriculum, path, ""), Route::NotFound, "{path}");
    }
}

#[test]
fn a_query_that_names_no_page_of_the_worksheet_leads_to_its_start() {
    let curriculum = small();
    let at = |query: &str| match Route::parse(&curriculum, "week/1/goals", query) {
        Route::Worksheet(_, place) => place,
        other => unreachable!("{query}: {other:?}"),
    };
    for query in ["", "?", "at", "at=", "at=nothing", "AT=look", "at=%6cook", "x=look", "&&&=", "?at==look", "row=1"] {
        assert_eq!(at(query), Place::Start, "{query}");
    }
    // A step of a group needs a row, and a row needs a step that the group has.
    for query in [
        "at=goals&row=1a-0007",
        "at=goals&step=goal",
        "at=goals&row=<b>&step=goal",
        "at=goals&row=&step=goal",
        "at=goals&row=1a-0007&step=look",
    ] {
        assert_eq!(at(query), Place::Group(GroupId::new("goals")), "{query}");
    }
    assert_eq!(at("other=1&at=look&more=2"), Place::Step(StepId::new("look")));
    assert_eq!(at("at=look&at=review"), Place::Step(StepId::new("look")), "the first one counts");
    let long = "x".repeat(33);
    assert_eq!(at(&format!("at=goals&row={long}&step=goal")), Place::Group(GroupId::new("goals")));
}

#[test]
fn embedded_pages_have_no_address_of_their_own() {
    let curriculum = small();
    let all = Route::all(&curriculum);
    for id in EMBEDDED_PAGES {
        assert!(!all.contains(&Route::Page(id.into())), "{id}");
    }
    assert!(all.contains(&Route::Page("privacy".into())));
    assert!(!all.contains(&Route::NotFound));
}

#[test]
fn what_is_no_longer_in_the_content_has_a_harmless_address() {
    let curriculum = small();
    for route in [
        Route::Stage(StageId::new("gone")),
        Route::Lesson(LessonId::new("gone")),
        Route::Worksheet(WorksheetId::new("gone"), Place::Start),
    ] {
        assert_eq!(route.href(&curriculum, "/base"), "/base/");
    }
}

proptest! {
    #[test]
    fn any_text_as_an_address_is_a_route_and_no_panic(path in any::<String>(), query in any::<String>()) {
        let curriculum = small();
        let route = Route::parse(&curriculum, &path, &query);
        // Whatever it was, its own address leads to it again.
        if route != Route::NotFound {
            prop_assert_eq!(&read(&curriculum, &route.href(&curriculum, ""), ""), &route);
        }
    }

    #[test]
    fn any_query_on_a_worksheet_stays_on_that_worksheet(
        at in "[a-z<>&=%?]{0,8}|goals|look|review",
        row in "[0-9a-f/<-]{0,40}",
        step in "[a-z]{0,6}|goal|start",
    ) {
        let curriculum = small();
        let route = Route::parse(&curriculum, "/week/1/goals/", &format!("?at={at}&row={row}&step={step}"));
        prop_assert!(matches!(&route, Route::Worksheet(id, _) if id.as_str() == "goals"));
        prop_assert_eq!(&read(&curriculum, &route.href(&curriculum, ""), ""), &route);
    }
}

#[test]
fn a_page_reads_the_text_of_its_stage_and_settings_that_of_its_questions() {
    let mut curriculum = with_family();
    let reads = |curriculum: &Curriculum, route: Route| -> Vec<String> {
        route.reads(curriculum).into_iter().map(|stage| stage.id.to_string()).collect()
    };
    assert_eq!(reads(&curriculum, Route::Settings), Vec::<String>::new());
    let Part::Step(step) = &mut curriculum.stages[0].worksheets[0].parts[0] else { unreachable!() };
    step.fields[0].role = Some(Role::ProgrammeStart);
    assert_eq!(reads(&curriculum, Route::Settings), ["before"]);
    assert_eq!(reads(&curriculum, Route::Lesson(LessonId::new("first-week"))), ["week-1"]);
    assert_eq!(reads(&curriculum, Route::Worksheet(WorksheetId::new("our-part"), Place::Review)), ["family"]);
    for route in [Route::Home, Route::Contents, Route::Plan, Route::Help, Route::FamilyNotes, Route::NotFound] {
        assert_eq!(reads(&curriculum, route), Vec::<String>::new());
    }
}

#[test]
fn an_address_behind_a_hash_has_the_same_parts_and_leads_to_the_same_page() {
    let curriculum = small();
    assert_eq!(behind_hash("/week/1/goals/?at=goals#why"), ("/week/1/goals/", "at=goals", "why"));
    assert_eq!(behind_hash(""), ("", "", ""));
    for route in every_route(&curriculum) {
        let link = route.href(&curriculum, IN_ONE_FILE);
        let (path, query, place) = behind_hash(link.strip_prefix('#').unwrap());
        assert_eq!((Route::parse(&curriculum, path, query), place), (route, ""), "{link}");
    }
}
