//! Every text of the content in order, with what it is; it judges none.

use crate::curriculum::source::form::{CheckEntry, LessonHead, PageHead, SafetyFile, StageFile};
use crate::curriculum::source::sheet::{FieldEntry, PartEntry, WorksheetFile};
use crate::curriculum::source::tool::ToolEntry;
use crate::curriculum::source::{Document, Filed, SourceFile, Text, Tree};

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A heading that may show in the browser's history.
    Title,
    /// Plain words.
    Line,
    /// Markdown that may not cite, as nothing lists its sources.
    Prose,
    /// Markdown of a lesson's made-up person, which may cite.
    Story,
    /// Markdown that may cite.
    Cited,
}

impl Form {
    /// Whether it is Markdown.
    pub(super) fn is_markdown(self) -> bool {
        matches!(self, Self::Prose | Self::Story | Self::Cited)
    }
}

/// A text of the content.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    /// The text.
    pub(super) text: &'a Text,
    /// What it is.
    pub(super) form: Form,
    /// Whether it counts towards the file's reading grade.
    pub(super) graded: bool,
}

/// All texts that a reader sees, but for sources and official names.
pub(super) fn passages(tree: &Tree) -> Vec<Passage<'_>> {
    let mut all = Vec::new();
    if let Some(interface) = &tree.interface {
        let mut of = Of { file: &interface.file, all: &mut all };
        interface.is.iter().for_each(|phrase| of.add(Form::Line, false, &phrase.text));
    }
    if let Some(plan) = &tree.plan {
        let mut of = Of { file: &plan.file, all: &mut all };
        for part in &plan.is.part {
            of.add(Form::Line, false, &part.title);
            of.add(Form::Line, true, &part.about);
            of.add(Form::Line, true, &part.gap);
        }
    }
    if let Some(safety) = &tree.safety {
        Of { file: &safety.file, all: &mut all }.safety(&safety.is);
    }
    for folder in &tree.stages {
        Of { file: &folder.stage.file, all: &mut all }.stage(&folder.stage.is);
        folder.lessons.iter().for_each(|lesson| Of { file: &lesson.file, all: &mut all }.lesson(&lesson.is));
        folder.worksheets.iter().for_each(|sheet| Of { file: &sheet.file, all: &mut all }.worksheet(&sheet.is));
    }
    for Filed { file, is } in &tree.pages {
        Of { file, all: &mut all }.page(is);
    }
    for Filed { file, is } in &tree.drawings {
        let mut of = Of { file, all: &mut all };
        is.texts.iter().for_each(|text| of.add(Form::Line, false, text));
    }
    all
}

/// Gathers the texts of one file.
struct Of<'a, 'b> {
    file: &'a SourceFile,
    all: &'b mut Vec<Passage<'a>>,
}

impl<'a> Of<'a, '_> {
    fn add(&mut self, form: Form, graded: bool, text: &'a Text) {
        self.all.push(Passage { file: self.file, text, form, graded });
    }

    fn maybe(&mut self, form: Form, graded: bool, text: &'a Option<Text>) {
        if let Some(text) = text {
            self.add(form, graded, text);
        }
    }

    fn safety(&mut self, safety: &'a SafetyFile) {
        for country in &safety.countries {
            self.add(Form::Line, false, &country.name);
            country.lines.iter().for_each(|line| self.add(Form::Line, true, &line.about));
        }
        for card in &safety.cards {
            self.add(Form::Line, false, &card.title);
            self.add(Form::Cited, true, &card.text);
        }
        safety.facts.iter().for_each(|fact| self.add(Form::Cited, true, &fact.text));
    }

    fn stage(&mut self, stage: &'a StageFile) {
        self.add(Form::Title, false, &stage.title);
        self.add(Form::Line, true, &stage.summary);
        self.add(Form::Prose, true, &stage.opening);
        if let Some(practice) = &stage.practice {
            self.add(Form::Line, false, &practice.title);
            self.add(Form::Prose, true, &practice.text);
        }
        for scene in &stage.scenes {
            self.add(Form::Title, false, &scene.title);
            self.add(Form::Prose, true, &scene.text);
        }
    }

    fn lesson(&mut self, lesson: &'a Document<LessonHead>) {
        let head = &lesson.head;
        self.add(Form::Title, false, &head.title);
        self.add(Form::Line, true, &head.main);
        self.maybe(Form::Cited, true, &head.now);
        self.add(Form::Cited, true, &lesson.body);
        if let Some(example) = &head.example {
            self.add(Form::Line, false, &example.title);
            self.add(Form::Story, true, &example.text);
        }
        if let Some(task) = &head.try_it {
            self.add(Form::Cited, true, &task.text);
        }
        head.tool.iter().for_each(|tool| self.tool(tool));
        head.checks.iter().for_each(|check| self.check(check));
    }

    fn tool(&mut self, tool: &'a ToolEntry) {
        self.maybe(Form::Line, true, &tool.note);
        for step in &tool.steps {
            self.add(Form::Line, false, &step.title);
            self.add(Form::Cited, true, &step.text);
            self.maybe(Form::Line, false, &step.next);
            step.coach.iter().for_each(|line| self.add(Form::Line, true, line));
        }
    }

    fn check(&mut self, check: &'a CheckEntry) {
        self.add(Form::Line, true, &check.question);
        for answer in &check.answers {
            self.add(Form::Line, true, &answer.text);
            self.add(Form::Line, true, &answer.feedback);
        }
    }

    fn worksheet(&mut self, sheet: &'a WorksheetFile) {
        self.add(Form::Title, false, &sheet.title);
        self.add(Form::Line, true, &sheet.why);
        self.maybe(Form::Prose, true, &sheet.before);
        sheet.parts.iter().for_each(|part| self.part(part));
        self.maybe(Form::Prose, true, &sheet.after);
    }

    fn part(&mut self, part: &'a PartEntry) {
        self.add(Form::Title, false, &part.title);
        self.maybe(Form::Prose, true, &part.intro);
        for words in [&part.one, &part.add, &part.empty] {
            self.maybe(Form::Line, false, words);
        }
        part.fields.iter().for_each(|field| self.field(field));
        for step in &part.steps {
            self.add(Form::Title, false, &step.title);
            self.maybe(Form::Prose, true, &step.intro);
            step.fields.iter().for_each(|field| self.field(field));
        }
    }

    fn field(&mut self, field: &'a FieldEntry) {
        self.maybe(Form::Line, true, &field.label);
        self.maybe(Form::Line, true, &field.hint);
        for words in [&field.example, &field.why, &field.plan_label, &field.low, &field.high, &field.unit] {
            self.maybe(Form::Line, false, words);
        }
        field.options.iter().flatten().for_each(|option| self.add(Form::Line, false, &option.label));
    }

    fn page(&mut self, page: &'a Document<PageHead>) {
        self.add(Form::Title, false, &page.head.title);
        self.add(Form::Cited, true, &page.body);
    }
}
