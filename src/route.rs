//! Every address of the app as one type: parsing, writing, listing. It knows neither the browser nor Leptos.

use crate::curriculum::{Curriculum, Field, LessonId, Role, Shelf, Stage, StageId, WorksheetId};
use crate::workbook::attendance::SHEET;

mod daily;
mod order;
mod paper;
mod place;

pub use daily::Daily;
pub use paper::Paper;
pub use place::Place;

/// A place in the app.
///
/// Addresses are discreet (the browser's history keeps them) and stable: they are made of ids. A page of a worksheet is
/// told apart by the query, so that any static host can serve the one file that the worksheet has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The task list; the welcome page for somebody new.
    Home,
    /// All stages, lessons and worksheets.
    Contents,
    /// A stage, on whatever shelf.
    Stage(StageId),
    /// A lesson.
    Lesson(LessonId),
    /// A worksheet, at one of its pages.
    Worksheet(WorksheetId, Place),
    /// The plan.
    Plan,
    /// A page made of the plan.
    Paper(Paper),
    /// The week's sessions, and what was marked about them.
    Schedule,
    /// The five signs, and what the logs show.
    Progress,
    /// Crisis lines.
    Help,
    /// Programme dates, country, erase.
    Settings,
    /// The passphrase.
    Lock,
    /// Backup files: making one, bringing one back.
    Backup,
    /// What was written as files for somebody else to read.
    Share,
    /// Looking for a page. What is typed there is never part of an address.
    Search,
    /// What takes the room in the browser, and how to make some.
    Room,
    /// A short page for every day.
    Daily(Daily),
    /// All that is there for family and friends.
    FamilyContents,
    /// What family and friends wrote: a copy of it, and erasing it.
    FamilyNotes,
    /// Stand-alone prose, by the id of its page.
    Page(String),
    /// An address that leads nowhere.
    NotFound,
}

/// Pages of [`Curriculum::pages`] that are parts of other screens, or files of their own, and no routes.
pub const EMBEDDED_PAGES: [&str; 4] = ["welcome", "help", "rescue", "loaf"];

/// The base of links where the app is one file without a host: pages have their addresses behind this sign.
pub const IN_ONE_FILE: &str = "#";

/// Path, query and place on the page of an address that stands behind `#`: `/week/1/goals/?at=goals#why`.
pub fn behind_hash(address: &str) -> (&str, &str, &str) {
    let (page, place) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    (path, query, place)
}

/// Pages that are no stage, lesson or worksheet, by their address. No content may take one of these.
pub const OWN_PATHS: [&str; 23] = [
    "contents",
    "plan",
    "schedule",
    "progress",
    "help",
    "settings",
    "search",
    "lock",
    "backup",
    "share",
    "room",
    "today",
    "urge",
    "journal",
    "tips",
    FAMILY_CONTENTS,
    FAMILY_NOTES,
    Paper::Fridge.path(),
    Paper::Wallet.path(),
    Paper::Crisis.path(),
    Paper::Parts.path(),
    Paper::Rehearsal.path(),
    Paper::Week.path(),
];

const FAMILY_CONTENTS: &str = "family/contents";
const FAMILY_NOTES: &str = "family/notes";

impl Route {
    /// Reads an address relative to the app's base: `week/1/goals`, query `at=goals`.
    pub fn parse(curriculum: &Curriculum, path: &str, query: &str) -> Self {
        let path = path.trim_matches('/');
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_matches('/');
        match path {
            "" => return Self::Home,
            "contents" => return Self::Contents,
            "plan" => return Self::Plan,
            "schedule" => return Self::Schedule,
            "progress" => return Self::Progress,
            "help" => return Self::Help,
            "settings" => return Self::Settings,
            "lock" => return Self::Lock,
            "backup" => return Self::Backup,
            "share" => return Self::Share,
            "search" => return Self::Search,
            "room" => return Self::Room,
            FAMILY_CONTENTS if curriculum.family().is_some() => return Self::FamilyContents,
            FAMILY_NOTES if curriculum.family().is_some() => return Self::FamilyNotes,
            _ => {}
        }
        if let Some(page) = Daily::all(curriculum).find(|page| page.path() == path) {
            return Self::Daily(page);
        }
        if let Some(paper) = Paper::at(path) {
            return Self::Paper(paper);
        }
        if curriculum.pages.iter().any(|page| page.id == path) && !EMBEDDED_PAGES.contains(&path) {
            return Self::Page(path.to_owned());
        }
        for stage in &curriculum.stages {
            if path == stage.path {
                return Self::Stage(stage.id.clone());
            }
            let Some(slug) = path.strip_prefix(&stage.path).and_then(|rest| rest.strip_prefix('/')) else { continue };
            if let Some(lesson) = stage.lessons.iter().find(|lesson| lesson.id.as_str() == slug) {
                return Self::Lesson(lesson.id.clone());
            }
            if let Some(worksheet) = stage.worksheets.iter().find(|worksheet| worksheet.id.as_str() == slug) {
                return Self::Worksheet(worksheet.id.clone(), Place::parse(worksheet, query));
            }
        }
        Self::NotFound
    }

    /// The address without leading or trailing slash and without query: `week/1/goals`, empty for home.
    pub fn path(&self, curriculum: &Curriculum) -> String {
        match self {
            Self::Home => String::new(),
            Self::Contents => "contents".into(),
            Self::Stage(id) => curriculum.stage(id).map(|stage| stage.path.clone()).unwrap_or_default(),
            Self::Lesson(id) => {
                curriculum.lesson(id).map(|(stage, lesson)| format!("{}/{}", stage.path, lesson.id)).unwrap_or_default()
            }
            Self::Worksheet(id, _) => curriculum
                .worksheet(id)
                .map(|(stage, sheet)| format!("{}/{}", stage.path, sheet.id))
                .unwrap_or_default(),
            Self::Plan => "plan".into(),
            Self::Paper(paper) => paper.path().into(),
            Self::Schedule => "schedule".into(),
            Self::Progress => "progress".into(),
            Self::Help => "help".into(),
            Self::Settings => "settings".into(),
            Self::Lock => "lock".into(),
            Self::Backup => "backup".into(),
            Self::Share => "share".into(),
            Self::Search => "search".into(),
            Self::Room => "room".into(),
            Self::Daily(page) => page.path().into(),
            Self::FamilyContents => FAMILY_CONTENTS.into(),
            Self::FamilyNotes => FAMILY_NOTES.into(),
            Self::Page(id) => id.clone(),
            Self::NotFound => "not-found".into(),
        }
    }

    /// The link to it below `base`, which has no trailing slash: `{base}/week/1/goals/?at=goals`.
    pub fn href(&self, curriculum: &Curriculum, base: &str) -> String {
        let path = self.path(curriculum);
        let slash = if path.is_empty() { "" } else { "/" };
        let query = match self {
            Self::Worksheet(_, place) => place.query(),
            _ => String::new(),
        };
        format!("{base}/{path}{slash}{query}")
    }

    /// Every page that is written out as a file, in the order of the contents.
    pub fn all(curriculum: &Curriculum) -> Vec<Self> {
        let mut routes = vec![Self::Home, Self::Contents];
        for stage in &curriculum.stages {
            routes.push(Self::Stage(stage.id.clone()));
            routes.extend(stage.lessons.iter().map(|lesson| Self::Lesson(lesson.id.clone())));
            routes.extend(stage.worksheets.iter().map(|sheet| Self::Worksheet(sheet.id.clone(), Place::Start)));
        }
        routes.extend(Daily::all(curriculum).map(Self::Daily));
        routes.extend([Self::Plan, Self::Help, Self::Search]);
        routes.extend(Paper::ALL.map(Self::Paper));
        routes.push(Self::Schedule);
        routes.push(Self::Progress);
        routes.extend([Self::Settings, Self::Lock, Self::Backup, Self::Share, Self::Room]);
        if curriculum.family().is_some() {
            routes.extend([Self::FamilyContents, Self::FamilyNotes]);
        }
        let pages = curriculum.pages.iter().filter(|page| !EMBEDDED_PAGES.contains(&page.id.as_str()));
        routes.extend(pages.map(|page| Self::Page(page.id.clone())));
        routes
    }

    /// Where the pages for family begin.
    pub fn family(curriculum: &Curriculum) -> Self {
        // Content without a stage for them may have a page.
        curriculum.family().map_or_else(|| Self::Page("family".into()), |stage| Self::Stage(stage.id.clone()))
    }

    /// The shelf that the page stands on; none for pages that belong to no shelf, and for tools, which are everybody's.
    pub fn shelf(&self, curriculum: &Curriculum) -> Option<Shelf> {
        match self {
            Self::Home
            | Self::Contents
            | Self::Plan
            | Self::Paper(_)
            | Self::Search
            | Self::Progress
            | Self::Daily(_)
            | Self::Schedule => Some(Shelf::Programme),
            Self::Settings | Self::Lock | Self::Backup | Self::Share | Self::Room => Some(Shelf::Programme),
            Self::FamilyContents | Self::FamilyNotes => Some(Shelf::Family),
            Self::Stage(_) | Self::Lesson(_) | Self::Worksheet(..) => {
                self.stage(curriculum).map(|stage| stage.shelf).filter(|shelf| *shelf != Shelf::Tools)
            }
            Self::Help | Self::Page(_) | Self::NotFound => None,
        }
    }

    /// The stages whose text the page shows: its own, and in Settings and on the schedule those of the questions there.
    pub fn reads<'c>(&self, curriculum: &'c Curriculum) -> Vec<&'c Stage> {
        if *self == Self::Schedule {
            return curriculum.worksheet(&WorksheetId::new(SHEET)).map(|(stage, _)| stage).into_iter().collect();
        }
        if *self != Self::Settings {
            return self.stage(curriculum).into_iter().collect();
        }
        let asked = |field: &Field| field.role.is_some_and(Role::is_of_programme);
        let asks = |stage: &&Stage| stage.worksheets.iter().any(|sheet| sheet.fields().any(|(_, field)| asked(field)));
        curriculum.stages.iter().filter(asks).collect()
    }

    /// Whether the page shows what the person of the workbook wrote. The others can be read while it is locked.
    pub fn shows_answers(&self, curriculum: &Curriculum) -> bool {
        let keeps = matches!(self, Self::Settings | Self::Lock | Self::Backup | Self::Share | Self::Room);
        let sums_up = matches!(self, Self::Plan | Self::Progress | Self::Schedule | Self::Paper(_));
        let shows = keeps || sums_up || matches!(self, Self::Home | Self::Worksheet(..) | Self::Daily(_));
        shows && self.shelf(curriculum) != Some(Shelf::Family)
    }

    /// Whether the page sums up or lists what stands in logs, however old: all of the workbook is read for it.
    pub fn reads_logs(&self, curriculum: &Curriculum) -> bool {
        match self {
            Self::Worksheet(id, _) => curriculum.worksheet(id).is_some_and(|(_, worksheet)| worksheet.has_log()),
            Self::Home => false,
            _ => self.shows_answers(curriculum),
        }
    }

    /// The stage that the page is part of.
    pub fn stage<'c>(&self, curriculum: &'c Curriculum) -> Option<&'c Stage> {
        match self {
            Self::Stage(id) => curriculum.stage(id),
            Self::Lesson(id) => curriculum.lesson(id).map(|(stage, _)| stage),
            Self::Worksheet(id, _) => curriculum.worksheet(id).map(|(stage, _)| stage),
            Self::Daily(page) => curriculum.worksheet(&page.log().0).map(|(stage, _)| stage),
            Self::Paper(Paper::Rehearsal) => curriculum.stages.iter().find(|stage| stage.scenes),
            _ => None,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
