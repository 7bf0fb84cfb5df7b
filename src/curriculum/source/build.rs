//! Turns the files as read into the curriculum that the app shows. It reports nothing: what the checks refuse never
//! reaches the app, so whatever is amiss is left out here.

use std::collections::HashMap;

use super::answer;
use super::form::{
    CardEntry, CheckEntry, CountryEntry, FactEntry, LanguageFile, LessonHead, PageHead, SafetyFile, SourceEntry,
};
use super::interface::Phrase;
use super::prose::{Facts, Inserts, Writer};
use super::sheet::{FieldEntry, PartEntry, StepEntry, WorksheetFile};
use super::tree::{StageFolder, Tree};
use super::{Document, Filed, SourceFile, Text, markdown};
use crate::curriculum::grade;
use crate::curriculum::words::WORDS;
use crate::curriculum::{
    Card, CardId, Check, CheckAnswer, Country, CountryId, Curriculum, Example, Fact, Field, FieldId, Group, GroupId,
    Language, Lesson, LessonId, Line, Page, Part, PlanPart, PlanPartId, Practice, Safety, Source, Stage, StageId, Step,
    StepId, TryIt, Worksheet, WorksheetId,
};

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
            .as_ref()?
            .is
            .part
            .iter()
            .map(|part| PlanPart {
                id: PlanPartId::new(part.id.get_ref()),
                title: own(&part.title),
                about: own(&part.about),
                gap: own(&part.gap),
            })
            .collect(),
        pages: tree.pages.iter().map(|file| page(file, &inserts)).collect(),
        safety: self::safety(safety, &inserts),
    })
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
    Stage {
        id: StageId::new(folder.id.get_ref()),
        path: own(&stage.path),
        week: stage.week,
        title: own(&stage.title),
        shelf: stage.shelf,
        summary: own(&stage.summary),
        html: prose.html(stage.opening.get_ref()),
        lessons: folder.lessons.iter().map(|file| lesson(file, inserts)).collect(),
        worksheets: folder.worksheets.iter().map(|file| worksheet(file, inserts)).collect(),
        practice: stage
            .practice
            .as_ref()
            .map(|entry| Practice { title: own(&entry.title), html: prose.html(entry.text.get_ref()) }),
        weekly_check: stage.weekly_check.as_ref().map(|id| WorksheetId::new(id.get_ref())),
    }
}

fn lesson(Filed { file, is }: &Filed<Document<LessonHead>>, inserts: &Inserts) -> Lesson {
    let head = &is.head;
    let mut prose = Writer::new(inserts, sources(&head.sources));
    Lesson {
        id: LessonId::new(file.stem()),
        title: own(&head.title),
        main: own(&head.main),
        // Written in the order of the page, which numbers the sources.
        now: head.now.as_ref().map(|text| prose.html(text.get_ref())),
        html: prose.html(is.body.get_ref()),
        word_count: words_to_read(is),
        example: head
            .example
            .as_ref()
            .map(|entry| Example { title: own(&entry.title), html: prose.html(entry.text.get_ref()) }),
        try_it: head.try_it.as_ref().map(|entry| TryIt {
            html: prose.html(entry.text.get_ref()),
            worksheet: entry.worksheet.as_ref().map(|id| WorksheetId::new(id.get_ref())),
        }),
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

fn worksheet(Filed { file, is }: &Filed<WorksheetFile>, inserts: &Inserts) -> Worksheet {
    let html = |text: &Text| Writer::new(inserts, Vec::new()).html(text.get_ref());
    Worksheet {
        id: WorksheetId::new(file.stem()),
        title: own(&is.title),
        why: own(&is.why),
        minutes: is.minutes,
        before: is.before.as_ref().map(html),
        after: is.after.as_ref().map(html),
        card: is.card.as_ref().map(|id| CardId::new(id.get_ref())),
        parts: is.parts.iter().map(|entry| part(file, entry, inserts)).collect(),
    }
}

fn intro(text: Option<&Text>, inserts: &Inserts) -> String {
    text.map(|text| Writer::new(inserts, Vec::new()).html(text.get_ref())).unwrap_or_default()
}

fn part(file: &SourceFile, entry: &PartEntry, inserts: &Inserts) -> Part {
    if !entry.is_group() {
        return Part::Step(Step {
            id: StepId::new(entry.id.get_ref()),
            title: own(&entry.title),
            intro: intro(entry.intro.as_ref(), inserts),
            fields: fields(file, &entry.fields),
        });
    }
    let step = |step: &StepEntry| Step {
        id: StepId::new(step.id.get_ref()),
        title: own(&step.title),
        intro: intro(step.intro.as_ref(), inserts),
        fields: fields(file, &step.fields),
    };
    Part::Group(Group {
        id: GroupId::new(entry.id.get_ref()),
        title: own(&entry.title),
        intro: intro(entry.intro.as_ref(), inserts),
        one: maybe(entry.one.as_ref()).unwrap_or_default(),
        add: maybe(entry.add.as_ref()).unwrap_or_default(),
        empty: maybe(entry.empty.as_ref()).unwrap_or_default(),
        max: entry.max,
        steps: entry.steps.iter().map(step).collect(),
    })
}

fn fields(file: &SourceFile, entries: &[FieldEntry]) -> Vec<Field> {
    entries.iter().filter_map(|entry| field(file, entry)).collect()
}

fn field(file: &SourceFile, entry: &FieldEntry) -> Option<Field> {
    Some(Field {
        id: FieldId::new(entry.id.get_ref()),
        kind: answer::kind(file, entry).ok()?,
        label: maybe(entry.label.as_ref())?,
        hint: maybe(entry.hint.as_ref())?,
        example: maybe(entry.example.as_ref()),
        why: maybe(entry.why.as_ref()),
        may_decline: entry.may_decline,
        plan: entry.plan.iter().map(|id| PlanPartId::new(id.get_ref())).collect(),
        plan_label: maybe(entry.plan_label.as_ref()),
        cards: entry.cards.iter().filter_map(|rule| answer::card_rule(file, rule).ok()).collect(),
        role: entry.role.as_ref().and_then(|name| answer::role(file, name).ok()),
        offer: entry.offer.as_ref().and_then(|name| answer::field_ref(file, name).ok()),
    })
}

fn facts(safety: &SafetyFile) -> Facts {
    safety.facts.iter().map(|fact| (own(&fact.id), (own(&fact.text), sources(&fact.sources)))).collect()
}

fn safety(file: &SafetyFile, inserts: &Inserts) -> Safety {
    Safety {
        countries: file.countries.iter().map(country).collect(),
        cards: file.cards.iter().map(|entry| card(entry, inserts)).collect(),
        facts: file.facts.iter().map(|entry| fact(entry, inserts)).collect(),
        phrases: file.phrases.iter().map(own).collect(),
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
