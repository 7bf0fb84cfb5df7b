//! Turns the files as read into the curriculum that the app shows. It reports nothing: what the checks refuse never
//! reaches the app, so whatever is amiss is left out here.

use std::collections::HashMap;

use super::form::{
    CardEntry, CheckEntry, CountryEntry, FactEntry, LanguageFile, LessonHead, PageHead, SafetyFile, SearchFile,
    SourceEntry,
};
use super::interface::Phrase;
use super::plan::PlanPartEntry;
use super::prose::{Facts, Inserts, Writer};
use super::tree::{StageFolder, Tree};
use super::{Document, Filed, SourceFile, Text, answer, markdown, tool};
use crate::curriculum::grade;
use crate::curriculum::words::WORDS;
use crate::curriculum::{
    Card, CardId, Check, CheckAnswer, Country, CountryId, Curriculum, Example, Fact, Language, Lesson, LessonId,
    LessonText, Line, Page, PlanPart, PlanPartId, Practice, Safety, Scene, SearchWords, Source, Stage, StageId,
    StageText, TryIt, Typed, WorksheetId, bare_words,
};

mod sheet;

/// The curriculum, if every file that it needs could be read.
pub(super) fn curriculum(tree: &Tree) -> Option<Curriculum> {
    let safety = &tree.safety.as_ref()?.is;
    let drawings = tree.drawings.iter().map(|drawing| (drawing.file.stem().to_owned(), drawing.file.text.clone()));
    let inserts = Inserts { facts: facts(safety), drawings: drawings.collect() };
    Some(Curriculum {
        language: language(&tree.language.as_ref()?.is),
        words: words(&tree.interface.as_ref()?.is),
        stages: tree.stages.iter().map(|folder| stage(folder, &inserts)).collect(),
        plan: tree
            .plan
            .as_ref()
            .map(|Filed { file, is }| is.part.iter().map(|part| plan_part(file, part)).collect())?,
        pages: tree.pages.iter().map(|file| page(file, &inserts)).collect(),
        safety: self::safety(safety, &inserts),
        search: tree.search.as_ref().map(|file| search(&file.is)).unwrap_or_default(),
    })
}

fn plan_part(file: &SourceFile, part: &PlanPartEntry) -> PlanPart {
    PlanPart {
        id: PlanPartId::new(part.id.get_ref()),
        title: own(&part.title),
        about: own(&part.about),
        gap: own(&part.gap),
        short: part.short.iter().filter_map(|name| answer::field_ref(file, name).ok()).collect(),
        on: part.on.clone(),
    }
}

fn own(text: &Text) -> String {
    text.get_ref().clone()
}

fn maybe(text: Option<&Text>) -> Option<String> {
    text.map(own)
}

fn language(file: &LanguageFile) -> Language {
    Language {
        tag: own(&file.tag),
        name: own(&file.name),
        weekdays: file.weekdays.clone(),
        months: file.months.clone(),
        date: own(&file.date),
    }
}

fn words(phrases: &[Phrase]) -> Vec<String> {
    let texts: HashMap<&str, &Text> =
        phrases.iter().map(|phrase| (phrase.key.get_ref().as_str(), &phrase.text)).collect();
    WORDS.iter().map(|word| texts.get(word.key).copied().map(own).unwrap_or_default()).collect()
}

fn sources(entries: &[SourceEntry]) -> Vec<Source> {
    entries.iter().map(source).collect()
}

fn source(entry: &SourceEntry) -> Source {
    Source {
        id: own(&entry.id),
        text: own(&entry.text),
        url: maybe(entry.url.as_ref()),
        checked: entry.checked.get_ref().parse().unwrap_or_default(),
    }
}

fn stage(folder: &StageFolder, inserts: &Inserts) -> Stage {
    let stage = &folder.stage.is;
    let mut prose = Writer::new(inserts, Vec::new());
    let text = StageText {
        html: prose.html(stage.opening.get_ref()),
        practice: stage
            .practice
            .as_ref()
            .map(|entry| Practice { title: own(&entry.title), html: prose.html(entry.text.get_ref()) }),
        scenes: stage
            .scenes
            .iter()
            .map(|entry| Scene { title: own(&entry.title), html: prose.html(entry.text.get_ref()) })
            .collect(),
        lessons: folder.lessons.iter().map(|file| (lesson_id(file), lesson_text(file, inserts))).collect(),
        worksheets: folder.worksheets.iter().map(|file| (sheet::id(file), sheet::text(file, inserts))).collect(),
    };
    Stage {
        id: StageId::new(folder.id.get_ref()),
        path: own(&stage.path),
        week: stage.week,
        title: own(&stage.title),
        shelf: stage.shelf,
        summary: own(&stage.summary),
        lessons: folder.lessons.iter().map(lesson).collect(),
        worksheets: folder.worksheets.iter().map(sheet::worksheet).collect(),
        weekly_check: stage.weekly_check.as_ref().map(|id| WorksheetId::new(id.get_ref())),
        scenes: !stage.scenes.is_empty(),
        text: text.into(),
    }
}

fn lesson_id(file: &Filed<Document<LessonHead>>) -> LessonId {
    LessonId::new(file.file.stem())
}

fn lesson(file: &Filed<Document<LessonHead>>) -> Lesson {
    let Filed { is: Document { head, .. }, .. } = file;
    Lesson {
        id: lesson_id(file),
        title: own(&head.title),
        word_count: words_to_read(&file.is),
        about: head.tool.as_ref().map(|_| own(&head.main)),
        own: head.tool.as_ref().is_some_and(|tool| tool.own),
    }
}

fn lesson_text(Filed { is, .. }: &Filed<Document<LessonHead>>, inserts: &Inserts) -> LessonText {
    let head = &is.head;
    let mut prose = Writer::new(inserts, sources(&head.sources));
    LessonText {
        main: own(&head.main),
        // Written in the order of the page, which numbers the sources.
        now: head.now.as_ref().map(|text| prose.html(text.get_ref())),
        html: prose.html(is.body.get_ref()),
        example: head
            .example
            .as_ref()
            .map(|entry| Example { title: own(&entry.title), html: prose.html(entry.text.get_ref()) }),
        try_it: head.try_it.as_ref().map(|entry| TryIt {
            html: prose.html(entry.text.get_ref()),
            worksheet: entry.worksheet.as_ref().map(|id| WorksheetId::new(id.get_ref())),
        }),
        tool: head.tool.as_ref().map(|entry| tool::tool(entry, &mut prose)),
        checks: head.checks.iter().map(check).collect(),
        sources: prose.into_sources(),
    }
}

/// Words in a lesson's prose and in what it says to do now.
pub fn words_to_read(lesson: &Document<LessonHead>) -> u32 {
    lesson.head.now.iter().chain([&lesson.body]).map(|text| word_count(text.get_ref())).sum()
}

/// Words in a prose, quoted facts and drawings not counted.
pub fn word_count(markdown: &str) -> u32 {
    let words = markdown::plain(markdown).iter().map(|block| grade::words(block).count()).sum::<usize>();
    u32::try_from(words).unwrap_or(u32::MAX)
}

fn check(entry: &CheckEntry) -> Check {
    let answers = entry.answers.iter().map(|answer| CheckAnswer {
        text: own(&answer.text),
        right: answer.right,
        feedback: own(&answer.feedback),
    });
    Check { question: own(&entry.question), answers: answers.collect() }
}

fn page(Filed { file, is }: &Filed<Document<PageHead>>, inserts: &Inserts) -> Page {
    let mut prose = Writer::new(inserts, sources(&is.head.sources));
    Page {
        id: file.stem().to_owned(),
        title: own(&is.head.title),
        html: prose.html(is.body.get_ref()),
        sources: prose.into_sources(),
    }
}

fn search(file: &SearchFile) -> SearchWords {
    let all = |words: &[Text]| words.iter().map(own).collect();
    let typed = file.typed.iter().map(|entry| Typed { words: all(&entry.words), finds: all(&entry.finds) });
    SearchWords { ignore: all(&file.ignore), typed: typed.collect() }
}

fn facts(safety: &SafetyFile) -> Facts {
    safety.facts.iter().map(|fact| (own(&fact.id), (own(&fact.text), sources(&fact.sources)))).collect()
}

fn safety(file: &SafetyFile, inserts: &Inserts) -> Safety {
    Safety {
        countries: file.countries.iter().map(country).collect(),
        cards: file.cards.iter().map(|entry| card(entry, inserts)).collect(),
        facts: file.facts.iter().map(|entry| fact(entry, inserts)).collect(),
        phrases: file.phrases.iter().map(|phrase| bare_words(phrase.get_ref())).collect(),
    }
}

fn country(entry: &CountryEntry) -> Country {
    let lines = entry.lines.iter().map(|line| Line {
        role: line.role,
        name: own(&line.name),
        about: own(&line.about),
        call: maybe(line.call.as_ref()),
        text: maybe(line.text.as_ref()),
        text_word: maybe(line.text_word.as_ref()),
        source: source(&line.source),
    });
    Country { id: CountryId::new(entry.id.get_ref()), name: own(&entry.name), lines: lines.collect() }
}

fn card(entry: &CardEntry, inserts: &Inserts) -> Card {
    let mut prose = Writer::scoped(inserts, sources(&entry.sources), entry.id.get_ref());
    Card {
        id: CardId::new(entry.id.get_ref()),
        title: own(&entry.title),
        html: prose.html(entry.text.get_ref()),
        lines: entry.lines.iter().map(|role| *role.get_ref()).collect(),
        sources: prose.into_sources(),
    }
}

fn fact(entry: &FactEntry, inserts: &Inserts) -> Fact {
    let mut prose = Writer::scoped(inserts, sources(&entry.sources), entry.id.get_ref());
    Fact { id: own(&entry.id), html: prose.html(entry.text.get_ref()), sources: prose.into_sources() }
}
