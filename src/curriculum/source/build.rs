//! Turns the files as read into the curriculum that the app shows. It reports nothing: what the checks refuse never
//! reaches the app, so whatever is amiss is left out here.

use std::collections::HashMap;

use super::answer;
use super::form::{
    CardEntry, CheckEntry, CountryEntry, FactEntry, LanguageFile, LessonHead, PageHead, SafetyFile, SourceEntry,
};
use super::interface::Phrase;
use super::prose::{Facts, Writer};
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
    let facts = facts(safety);
    Some(Curriculum {
        language: language(&tree.language.as_ref()?.is),
        words: words(&tree.interface.as_ref()?.is),
        stages: tree.stages.iter().map(|folder| stage(folder, &facts)).collect(),
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
        pages: tree.pages.iter().map(|file| page(file, &facts)).collect(),
        safety: self::safety(safety, &facts),
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

fn stage(folder: &StageFolder, facts: &Facts) -> Stage {
    let stage = &folder.stage.is;
    let mut prose = Writer::new(facts, Vec::new());
    Stage {
        id: StageId::new(folder.id.get_ref()),
        path: own(&stage.path),
        week: stage.week,
        title: own(&stage.title),
        summary: own(&stage.summary),
        html: prose.html(stage.opening.get_ref()),
        lessons: folder.lessons.iter().map(|file| lesson(file, facts)).collect(),
        worksheets: folder.worksheets.iter().map(|file| worksheet(file, facts)).collect(),
        practice: Practice { title: own(&stage.practice.title), html: prose.html(stage.practice.text.get_ref()) },
        weekly_check: stage.weekly_check.as_ref().map(|id| WorksheetId::new(id.get_ref())),
    }
}

fn lesson(Filed { file, is }: &Filed<Document<LessonHead>>, facts: &Facts) -> Lesson {
    let head = &is.head;
    let mut prose = Writer::new(facts, sources(&head.sources));
    Lesson {
        id: LessonId::new(file.stem()),
        title: own(&head.title),
        main: own(&head.main),
        html: prose.html(is.body.get_ref()),
        word_count: word_count(is.body.get_ref()),
        example: Example { title: own(&head.example.title), html: prose.html(head.example.text.get_ref()) },
        try_it: TryIt {
            html: prose.html(head.try_it.text.get_ref()),
            worksheet: head.try_it.worksheet.as_ref().map(|id| WorksheetId::new(id.get_ref())),
        },
        checks: head.checks.iter().map(check).collect(),
        sources: prose.into_sources(),
    }
}

/// Words in a prose, quoted facts not counted.
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

fn page(Filed { file, is }: &Filed<Document<PageHead>>, facts: &Facts) -> Page {
    let mut prose = Writer::new(facts, sources(&is.head.sources));
    Page {
        id: file.stem().to_owned(),
        title: own(&is.head.title),
        html: prose.html(is.body.get_ref()),
        sources: prose.into_sources(),
    }
}

fn worksheet(Filed { file, is }: &Filed<WorksheetFile>, facts: &Facts) -> Worksheet {
    let html = |text: &Text| Writer::new(facts, Vec::new()).html(text.get_ref());
    Worksheet {
        id: WorksheetId::new(file.stem()),
        title: own(&is.title),
        why: own(&is.why),
        minutes: is.minutes,
        before: is.before.as_ref().map(html),
        after: is.after.as_ref().map(html),
        card: is.card.as_ref().map(|id| CardId::new(id.get_ref())),
        parts: is.parts.iter().map(|entry| part(file, entry, facts)).collect(),
    }
}

fn intro(text: Option<&Text>, facts: &Facts) -> String {
    text.map(|text| Writer::new(facts, Vec::new()).html(text.get_ref())).unwrap_or_default()
}

fn part(file: &SourceFile, entry: &PartEntry, facts: &Facts) -> Part {
    if !entry.is_group() {
        return Part::Step(Step {
            id: StepId::new(entry.id.get_ref()),
            title: own(&entry.title),
            intro: intro(entry.intro.as_ref(), facts),
            fields: fields(file, &entry.fields),
        });
    }
    let step = |step: &StepEntry| Step {
        id: StepId::new(step.id.get_ref()),
        title: own(&step.title),
        intro: intro(step.intro.as_ref(), facts),
        fields: fields(file, &step.fields),
    };
    Part::Group(Group {
        id: GroupId::new(entry.id.get_ref()),
        title: own(&entry.title),
        intro: intro(entry.intro.as_ref(), facts),
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

fn safety(file: &SafetyFile, facts: &Facts) -> Safety {
    Safety {
        countries: file.countries.iter().map(country).collect(),
        cards: file.cards.iter().map(|entry| card(entry, facts)).collect(),
        facts: file.facts.iter().map(|entry| fact(entry, facts)).collect(),
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

fn card(entry: &CardEntry, facts: &Facts) -> Card {
    let mut prose = Writer::scoped(facts, sources(&entry.sources), entry.id.get_ref());
    Card {
        id: CardId::new(entry.id.get_ref()),
        title: own(&entry.title),
        html: prose.html(entry.text.get_ref()),
        lines: entry.lines.iter().map(|role| *role.get_ref()).collect(),
        sources: prose.into_sources(),
    }
}

fn fact(entry: &FactEntry, facts: &Facts) -> Fact {
    let mut prose = Writer::scoped(facts, sources(&entry.sources), entry.id.get_ref());
    Fact { id: own(&entry.id), html: prose.html(entry.text.get_ref()), sources: prose.into_sources() }
}
