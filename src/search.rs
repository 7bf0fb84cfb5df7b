//! Finds pages by what somebody types: whole words, their beginnings, and words with a letter wrong. It is plain Rust; it
//! remembers nothing and sends nothing.
//!
//! The index is built with the site, from everything that a page says. It holds words and where they stand; titles come
//! from the curriculum's outline, which the app has anyway.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use strsim::osa_distance;

use crate::curriculum::words::Word;
use crate::curriculum::{LessonId, WorksheetId};
use crate::order;
use crate::route::{Daily, Paper, Place, Route};

#[cfg(feature = "ssr")]
mod build;

/// A page that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A lesson, or a card.
    Lesson(LessonId),
    /// A worksheet.
    Worksheet(WorksheetId),
    /// A page made of the plan.
    Paper(Paper),
    /// A page of prose by its id, or one of [`SCREENS`]; that of the help page means Help now.
    Page(String),
}

impl Target {
    /// Where it is.
    pub fn route(&self) -> Route {
        match self {
            Self::Lesson(id) => Route::Lesson(id.clone()),
            Self::Worksheet(id) => Route::Worksheet(id.clone(), Place::Start),
            Self::Paper(paper) => Route::Paper(*paper),
            Self::Page(id) if id == HELP => Route::Help,
            Self::Page(id) => screen(id).map_or_else(|| Route::Page(id.clone()), |screen| screen.route),
        }
    }
}

/// A page of the app's own that can be found, and is listed at the end of the contents.
pub struct Screen {
    /// What it is called in the index.
    pub id: &'static str,
    /// Where it is.
    pub route: Route,
    /// Its title.
    pub title: Word,
    /// What it is about.
    pub about: Word,
}

const fn one(id: &'static str, route: Route, title: Word, about: Word) -> Screen {
    Screen { id, route, title, about }
}

/// All of these.
pub const SCREENS: [Screen; 11] = [
    one("today", Route::Daily(Daily::CheckIn), Word::CheckInTitle, Word::CheckInAbout),
    one("urge", Route::Daily(Daily::Urge), Word::UrgeTitle, Word::UrgeAbout),
    one("journal", Route::Daily(Daily::Journal), Word::JournalTitle, Word::JournalAbout),
    one("tips", Route::Daily(Daily::Tips), Word::TipsTitle, Word::TipsAbout),
    one("progress", Route::Progress, Word::ProgressTitle, Word::ProgressAbout),
    one("schedule", Route::Schedule, Word::ScheduleTitle, Word::ScheduleAbout),
    one("backup", Route::Backup, Word::BackupTitle, Word::BackupLink),
    one("share", Route::Share, Word::ShareTitle, Word::ShareLead),
    one("room", Route::Room, Word::RoomTitle, Word::RoomTakes),
    one("lock", Route::Lock, Word::LockTitle, Word::LockSettings),
    one("settings", Route::Settings, Word::SettingsTitle, Word::SettingsAbout),
];

/// The screen of that id.
pub fn screen(id: &str) -> Option<Screen> {
    SCREENS.into_iter().find(|screen| screen.id == id)
}

/// The page whose prose is part of Help now.
const HELP: &str = "help";

/// A page of the index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which page.
    pub target: Target,
    /// What it is about, in one line.
    pub line: String,
}

/// All pages and all their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// In the order of the contents.
    pub entries: Vec<Entry>,
    /// Words that stand everywhere, in alphabetical order.
    ignored: Vec<String>,
    /// In alphabetical order.
    words: Vec<String>,
    /// For each word the pages that say it, each with how much it says there: steps × [`SCALE`] + weight, where the steps
    /// lead from one page to the next, as small numbers pack better.
    places: Vec<Vec<u32>>,
}

/// One more than the greatest weight.
const SCALE: u32 = 16;

/// How much a word says about a page, by where it stands.
#[cfg(feature = "ssr")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    Title = 8,
    Heading = 4,
    Text = 1,
}

/// How well a word of the index fits one that was typed.
const WHOLE: f32 = 1.0;
const BEGINNING: f32 = 0.7;
const NEARLY: f32 = 0.4;

/// The most pages that are shown.
pub const MOST: usize = 30;

/// The words of a text as they are looked for: small letters, apostrophes left out, so that `Don’t` is `dont`.
pub fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace(['\'', '’', '‘', 'ʼ', '`', '´'], "");
    lower.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How many letters may be wrong in a word of that length.
fn slips(letters: usize) -> usize {
    match letters {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether a text has all the words that were typed: whole, begun, or with a letter wrong.
pub fn has(text: &str, typed: &str) -> bool {
    let said = words(text);
    let fits = |typed: &String| {
        let letters = typed.chars().count();
        let near = |word: &str| osa_distance(typed, word) <= slips(letters);
        said.iter().any(|word| {
            let begun: String = word.chars().take(letters).collect();
            word.starts_with(typed.as_str()) || near(word) || near(&begun)
        })
    };
    words(typed).iter().all(fits)
}

impl Index {
    /// The pages that fit what was typed, the best first. Where no page has all the words, those with the most of them.
    pub fn find(&self, typed: &str) -> Vec<&Entry> {
        let (idle, telling): (BTreeSet<String>, BTreeSet<String>) =
            words(typed).into_iter().partition(|word| self.ignored.binary_search(word).is_ok());
        // A word that stands everywhere may be the beginning of another one that is still being typed.
        let typed = if telling.is_empty() { idle } else { telling };
        let mut scores = vec![(0_usize, 0.0_f32); self.entries.len()];
        for word in &typed {
            for (page, score) in self.fitting(word).into_iter().enumerate().filter(|(_, score)| *score > 0.0) {
                scores[page].0 += 1;
                scores[page].1 += score;
            }
        }
        let most = scores.iter().map(|(words, _)| *words).max().unwrap_or(0);
        let mut found: Vec<(usize, f32)> = scores.iter().map(|(_, score)| *score).enumerate().collect();
        found.retain(|(page, score)| *score > 0.0 && scores[*page].0 == most);
        // Equals stay in the order of the contents.
        order::sort_by(&mut found, |one, other| other.1.total_cmp(&one.1));
        found.into_iter().take(MOST).filter_map(|(page, _)| self.entries.get(page)).collect()
    }

    /// Whether any page has a word that begins so.
    #[cfg(feature = "ssr")]
    pub fn says(&self, start: &str) -> bool {
        let begun = self.words.partition_point(|word| word.as_str() < start);
        self.words.get(begun).is_some_and(|word| word.starts_with(start))
    }

    /// How well each page fits one word. Words with a slip count only where no word fits without one.
    fn fitting(&self, typed: &str) -> Vec<f32> {
        let mut scores = vec![0.0; self.entries.len()];
        let begun = self.words.partition_point(|word| word.as_str() < typed);
        let same_start = self.words[begun..].iter().take_while(|word| word.starts_with(typed));
        for at in begun..begun + same_start.count() {
            // A single letter begins too many words.
            if self.words[at] == typed {
                self.add(at, WHOLE, &mut scores);
            } else if typed.chars().count() > 1 {
                self.add(at, BEGINNING, &mut scores);
            }
        }
        if scores.iter().all(|score| *score == 0.0) {
            self.nearly(typed, &mut scores);
        }
        scores
    }

    fn nearly(&self, typed: &str, scores: &mut [f32]) {
        let letters = typed.chars().count();
        let allowed = slips(letters);
        if allowed == 0 {
            return;
        }
        for (at, word) in self.words.iter().enumerate() {
            let length = word.chars().count();
            // Of a longer word only the beginning was typed so far.
            let begun: String = word.chars().take(letters).collect();
            let distance = if length.abs_diff(letters) <= allowed { osa_distance(typed, word) } else { usize::MAX };
            if distance.min(if length > letters { osa_distance(typed, &begun) } else { usize::MAX }) <= allowed {
                self.add(at, NEARLY, scores);
            }
        }
    }

    /// Gives each page that says a word its score; of several words that fit, the best counts.
    fn add(&self, word: usize, fit: f32, scores: &mut [f32]) {
        let Some(places) = self.places.get(word) else { return };
        // A word that stands everywhere says little.
        let rare = (1.0 + self.entries.len() as f32 / places.len().max(1) as f32).ln();
        let mut page = 0_u32;
        for place in places {
            let weight = place % SCALE;
            page = page.saturating_add(place / SCALE);
            if let Some(score) = scores.get_mut(page as usize) {
                *score = score.max(fit * rare * weight as f32);
            }
        }
    }
}

#[cfg(test)]
mod tests;
