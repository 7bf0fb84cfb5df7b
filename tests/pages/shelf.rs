//! Every page there is, in each state of the workbook that changes it, drawn once.

use crate::answers;
use even_keel::app::{Books, RenderedPage, render_for};
use even_keel::curriculum::{Curriculum, Part, Shelf, Worksheet, source};
use even_keel::route::{Paper, Place, Route};
use even_keel::workbook::progress::places;
use even_keel::workbook::{RowId, Stamp, Workbook};
use std::fmt;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// Where the pages believe that the site lies. Every link of the app must begin with it.
pub(crate) const BASE: &str = "/clinic/workbook";

/// Whose workbook it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Somebody who has written nothing, as on the host.
    New,
    /// Everything that can be declined in the first stage was; nothing else is answered.
    Declined,
    /// The first stage is answered, the others are open.
    Halfway,
    /// Every question is answered, so that every card opens that can; each list has two rows.
    Filled,
}

/// A page as it was drawn.
pub(crate) struct Page {
    pub(crate) state: State,
    pub(crate) route: Route,
    /// Its address below the base.
    pub(crate) address: String,
    pub(crate) rendered: RenderedPage,
}

impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.state {
            State::New => f.write_str(&self.address),
            state => write!(f, "{} ({state:?})", self.address),
        }
    }
}

impl Page {
    /// Whether it is a page of a worksheet with questions.
    pub(crate) fn asks(&self) -> bool {
        matches!(self.route, Route::Worksheet(_, Place::Step(_) | Place::Row(..)))
    }

    /// The worksheet and the place that it shows.
    pub(crate) fn sheet(&self) -> (&'static Worksheet, &Place) {
        let Route::Worksheet(id, place) = &self.route else { panic!("{self} is no worksheet") };
        (worksheets().find(|sheet| sheet.id == *id).unwrap(), place)
    }
}

/// The content of the project, read once.
pub(crate) fn curriculum() -> &'static Arc<Curriculum> {
    static CURRICULUM: OnceLock<Arc<Curriculum>> = OnceLock::new();
    CURRICULUM.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/content/en");
        match source::load(&root) {
            Ok((curriculum, _)) => Arc::new(curriculum),
            Err(problems) => {
                let list: Vec<String> = problems.iter().map(ToString::to_string).collect();
                panic!("the content has {} problems:\n{}", list.len(), list.join("\n"));
            }
        }
    })
}

/// All worksheets in order.
pub(crate) fn worksheets() -> impl Iterator<Item = &'static Worksheet> {
    curriculum().stages.iter().flat_map(|stage| &stage.worksheets)
}

/// The first two rows of any list.
pub(crate) fn row(number: u16) -> RowId {
    RowId::new(Stamp(1_795_490_000_000), number)
}

/// Every page in every state, drawn once.
pub(crate) fn pages() -> &'static [Page] {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| {
        let states = [State::New, State::Declined, State::Halfway, State::Filled];
        states.into_iter().flat_map(|state| draw(state, &books(state))).collect()
    })
}

/// What was written in a state, each in the workbook where it belongs.
pub(crate) fn books(state: State) -> Books {
    if state != State::Filled {
        return Books { own: workbook(state), ..Books::default() };
    }
    let (family, own): (Vec<_>, Vec<_>) = curriculum().stages.iter().partition(|stage| stage.shelf == Shelf::Family);
    Books { own: answers::given(own), family: answers::given(family) }
}

/// All that was written in a state.
pub(crate) fn workbook(state: State) -> Workbook {
    match state {
        State::New => Workbook::default(),
        State::Declined => answers::declined(&curriculum().stages[0].worksheets),
        State::Halfway => answers::given(&curriculum().stages[..1]),
        State::Filled => answers::given(&curriculum().stages),
    }
}

fn draw(state: State, books: &Books) -> Vec<Page> {
    let today = (state != State::New).then(answers::today);
    let page = |route: Route| Page {
        state,
        address: route.href(curriculum(), ""),
        rendered: render_for(curriculum().clone(), books.clone(), today, route.clone(), BASE),
        route,
    };
    routes(state).into_iter().map(page).collect()
}

/// The pages that a state changes; all of them in the first.
fn routes(state: State) -> Vec<Route> {
    let every_sheet = || worksheets().flat_map(worksheet_routes);
    let overviews =
        [Route::Home, Route::Contents, Route::Plan, Route::Schedule, Route::Progress, Route::Help, Route::Settings];
    match state {
        State::New => Route::all(curriculum()).into_iter().chain(every_sheet()).chain([Route::NotFound]).collect(),
        State::Declined => {
            let first: Vec<Route> = curriculum().stages[0].worksheets.iter().flat_map(worksheet_routes).collect();
            let others: Vec<Route> = offers().filter(|route| !first.contains(route)).collect();
            first.into_iter().chain(others).chain([Route::Plan]).collect()
        }
        State::Halfway => offers().chain(overviews).collect(),
        State::Filled => {
            let stages = curriculum().stages.iter().map(|stage| Route::Stage(stage.id.clone()));
            let lessons = curriculum().stages.iter().flat_map(|stage| stage.lessons.first());
            let lessons = lessons.map(|lesson| Route::Lesson(lesson.id.clone()));
            let starts = worksheets().map(|sheet| Route::Worksheet(sheet.id.clone(), Place::Start));
            let papers = Paper::ALL.map(Route::Paper);
            overviews
                .into_iter()
                .chain(papers)
                .chain(stages)
                .chain(lessons)
                .chain(starts)
                .chain(every_sheet())
                .collect()
        }
    }
}

/// The pages of a worksheet after its first, with every step of one row of each of its groups.
fn worksheet_routes(sheet: &Worksheet) -> Vec<Route> {
    let mut all = places(sheet);
    for part in &sheet.parts {
        if let Part::Group(group) = part {
            all.extend(group.steps.iter().map(|step| Place::Row(group.id.clone(), row(1), step.id.clone())));
        }
    }
    all.into_iter().map(|place| Route::Worksheet(sheet.id.clone(), place)).collect()
}

/// The steps that offer an answer given in another worksheet.
fn offers() -> impl Iterator<Item = Route> {
    worksheets().flat_map(|sheet| {
        let steps = sheet.parts.iter().filter_map(|part| match part {
            Part::Step(step) if step.fields.iter().any(|field| field.offer.is_some()) => Some(step),
            _ => None,
        });
        steps.map(|step| Route::Worksheet(sheet.id.clone(), Place::Step(step.id.clone())))
    })
}
