//! Builds the index from the whole curriculum, on the host. It reads no file.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Index, SCALE, SCREENS, Target, Weight, words};
use crate::curriculum::words::Word;
use crate::curriculum::{Curriculum, LessonText, Part, SheetText, Stage, Step, Worksheet};
use crate::route::{EMBEDDED_PAGES, Paper, Route};

impl Index {
    /// The index of everything that can be read.
    pub fn build(curriculum: &Curriculum) -> Self {
        let mut builder = Builder::new(curriculum);
        for (stage, text) in curriculum.stages.iter().filter_map(|stage| Some((stage, stage.text()?))) {
            for lesson in &stage.lessons {
                if let Some(text) = text.lessons.get(&lesson.id) {
                    builder.lesson(stage, Target::Lesson(lesson.id.clone()), &lesson.title, text);
                }
            }
            for sheet in &stage.worksheets {
                if let Some(text) = text.worksheets.get(&sheet.id) {
                    builder.sheet(stage, sheet, text);
                }
            }
        }
        builder.papers(curriculum);
        for page in &curriculum.pages {
            let target = Target::Page(page.id.clone());
            if target.route() == Route::Help || !EMBEDDED_PAGES.contains(&page.id.as_str()) {
                builder.page(target, first_line(&page.html), |of| {
                    of.words(Weight::Title, &page.title);
                    of.html(&page.html);
                });
            }
        }
        for screen in SCREENS {
            let line = curriculum.word(screen.about).to_owned();
            builder.page(Target::Page(screen.id.into()), line, |of| {
                of.words(Weight::Title, curriculum.word(screen.title));
                of.words(Weight::Title, curriculum.word(screen.about));
                said_on(&screen.route).iter().for_each(|word| of.words(Weight::Text, curriculum.word(*word)));
            });
        }
        builder.index(curriculum)
    }
}

/// What one may look for that a screen of the app's own has.
fn said_on(screen: &Route) -> &'static [Word] {
    match screen {
        Route::Progress => &[
            Word::SessionsTitle,
            Word::CopingTitle,
            Word::DaysTitle,
            Word::DaysShow,
            Word::PeopleTitle,
            Word::GoalsTitle,
            Word::WeeksTitle,
            Word::AnchorsTitle,
            Word::PatternsTitle,
        ],
        Route::Schedule => &[Word::ScheduleMeetings, Word::ScheduleBetween],
        Route::Backup => &[Word::BackupLead, Word::RestoreTitle, Word::RestoreLead, Word::BackupMoveTitle],
        Route::Share => &[Word::ShareTables, Word::ShareJsonTitle, Word::SharePaper],
        Route::Room => &[Word::RoomSettings, Word::RoomLead, Word::RoomOut],
        Route::Lock => &[Word::LockLead, Word::LockProtects, Word::LockChange, Word::LockRemove],
        Route::Settings => &[Word::CopyTitle, Word::EraseTitle, Word::EraseLead, Word::DiscreetTitle, Word::PlainName],
        _ => &[],
    }
}

/// The most that a word weighs by standing in prose.
const PROSE: u32 = 5;

struct Builder {
    entries: Vec<Entry>,
    /// For each word what it weighs on each page.
    places: BTreeMap<String, BTreeMap<u32, u32>>,
    ignored: BTreeSet<String>,
}

impl Builder {
    fn new(curriculum: &Curriculum) -> Self {
        let ignored = curriculum.search.ignore.iter().flat_map(|word| words(word)).collect();
        Self { entries: Vec::new(), places: BTreeMap::new(), ignored }
    }

    fn page(&mut self, target: Target, line: String, fill: impl FnOnce(&mut OnePage<'_>)) {
        let page = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { target, line });
        fill(&mut OnePage { builder: self, page });
    }

    fn lesson(&mut self, stage: &Stage, target: Target, title: &str, text: &LessonText) {
        self.page(target, text.main.clone(), |of| {
            of.words(Weight::Title, title);
            of.words(Weight::Text, &stage.title);
            of.words(Weight::Heading, &text.main);
            for html in text.now.iter().chain([&text.html]) {
                of.html(html);
            }
            if let Some(example) = &text.example {
                of.words(Weight::Text, &example.title);
                of.html(&example.html);
            }
            text.try_it.iter().for_each(|task| of.html(&task.html));
            for step in text.tool.iter().flat_map(|tool| &tool.steps) {
                of.words(Weight::Text, &step.title);
                of.html(&step.html);
            }
            for check in &text.checks {
                of.words(Weight::Text, &check.question);
                check.answers.iter().for_each(|answer| of.words(Weight::Text, &answer.text));
            }
        });
    }

    /// The pages made of the plan, with the scenes of the rehearsal.
    fn papers(&mut self, curriculum: &Curriculum) {
        for paper in Paper::ALL {
            let (title, about) = paper.words();
            let (title, about) = (curriculum.word(title), curriculum.word(about));
            self.page(Target::Paper(paper), about.to_owned(), |of| {
                of.words(Weight::Title, title);
                of.words(Weight::Heading, about);
                let stage = Route::Paper(paper).stage(curriculum);
                for scene in stage.and_then(Stage::text).into_iter().flat_map(|text| &text.scenes) {
                    of.words(Weight::Text, &scene.title);
                    of.html(&scene.html);
                }
            });
        }
    }

    fn sheet(&mut self, stage: &Stage, sheet: &Worksheet, text: &SheetText) {
        self.page(Target::Worksheet(sheet.id.clone()), text.why.clone(), |of| {
            of.words(Weight::Title, &sheet.title);
            of.words(Weight::Text, &stage.title);
            of.words(Weight::Heading, &text.why);
            text.before.iter().chain(&text.after).for_each(|html| of.html(html));
            for part in &sheet.parts {
                let (title, steps) = match part {
                    Part::Step(step) => (&step.title, std::slice::from_ref(step)),
                    Part::Group(group) => (&group.title, group.steps.as_slice()),
                };
                of.words(Weight::Heading, title);
                steps.iter().for_each(|step| of.step(step, text));
            }
            let groups = text.groups.values();
            let intros = text.steps.values().chain(groups.flat_map(|group| group.steps.values().chain([&group.intro])));
            intros.for_each(|html| of.html(html));
        });
    }

    /// With the words that people type in place of those that our pages say.
    fn index(mut self, curriculum: &Curriculum) -> Index {
        for typed in &curriculum.search.typed {
            let mut found: BTreeMap<u32, u32> = BTreeMap::new();
            for word in &typed.finds {
                for (_, places) in self.places.range(word.clone()..).take_while(|(other, _)| other.starts_with(word)) {
                    places.iter().for_each(|(page, weight)| {
                        let known = found.entry(*page).or_default();
                        *known = (*known).max(*weight);
                    });
                }
            }
            for word in &typed.words {
                let places = self.places.entry(word.clone()).or_default();
                found.iter().for_each(|(page, weight)| {
                    let known = places.entry(*page).or_default();
                    *known = (*known).max(*weight);
                });
            }
        }
        let places = self.places.values().map(|pages| {
            let mut last = 0;
            let step = |(page, weight): (&u32, &u32)| (page - std::mem::replace(&mut last, *page)) * SCALE + weight;
            pages.iter().map(step).collect()
        });
        Index {
            places: places.collect(),
            words: self.places.into_keys().collect(),
            entries: self.entries,
            ignored: self.ignored.into_iter().collect(),
        }
    }
}

/// Gathers the words of one page.
struct OnePage<'a> {
    builder: &'a mut Builder,
    page: u32,
}

impl OnePage<'_> {
    fn words(&mut self, weight: Weight, text: &str) {
        for word in words(text) {
            if self.builder.ignored.contains(&word) {
                continue;
            }
            let known = self.builder.places.entry(word).or_default().entry(self.page).or_default();
            // Said again it says more, up to a point; prose alone never says as much as a title.
            let most = if weight == Weight::Text { (*known).max(PROSE) } else { SCALE - 1 };
            *known = (*known + weight as u32).min(most);
        }
    }

    /// Prose: headings say more than the rest.
    fn html(&mut self, html: &str) {
        for (heading, text) in pieces(html) {
            self.words(if heading { Weight::Heading } else { Weight::Text }, &text);
        }
    }

    fn step(&mut self, step: &Step, text: &SheetText) {
        self.words(Weight::Heading, &step.title);
        for field in &step.fields {
            self.words(Weight::Text, &field.label);
            self.words(Weight::Text, &text.field(&field.id).hint);
            let options = crate::workbook::answer::options(&field.kind);
            options.iter().for_each(|option| self.words(Weight::Text, &option.label));
        }
    }
}

/// The texts between the tags of HTML as the prose writer makes it, each with whether it is in a heading.
fn pieces(html: &str) -> impl Iterator<Item = (bool, String)> {
    let mut heading = false;
    html.split('<').enumerate().map(move |(at, part)| {
        let (tag, text) = if at == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        match tag.as_bytes() {
            [b'h', level, ..] if level.is_ascii_digit() => heading = true,
            [b'/', b'h', level, ..] if level.is_ascii_digit() => heading = false,
            _ => {}
        }
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        (heading, text)
    })
}

/// The first sentence of prose.
fn first_line(html: &str) -> String {
    let text: String = pieces(html.split("</p>").next().unwrap_or_default()).map(|(_, text)| text).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text,
    }
}
