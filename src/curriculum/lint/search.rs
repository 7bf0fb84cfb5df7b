//! The words of `search.toml`: that each is one word as it is looked for, and that what it finds is there to be found. It
//! doesn't judge what people type.

use std::collections::HashSet;

use crate::curriculum::Curriculum;
use crate::curriculum::source::{Problem, SourceFile, Text, Tree};
use crate::search::{Index, words};

/// Checks the file, if there is one.
pub(super) fn together(tree: &Tree, curriculum: &Curriculum, problems: &mut Vec<Problem>) {
    let Some(search) = &tree.search else { return };
    let (file, is) = (&search.file, &search.is);
    let typed = is.typed.iter().flat_map(|entry| &entry.words);
    let finds = is.typed.iter().flat_map(|entry| &entry.finds);
    for word in is.ignore.iter().chain(typed.clone()).chain(finds.clone()) {
        one_word(file, word, problems);
    }
    let mut seen = HashSet::new();
    for word in is.ignore.iter().chain(typed).filter(|word| !seen.insert(word.get_ref())) {
        let fix = "keep it in one place, with all that it finds";
        problems.push(file.problem(file.line_of(word), format!("`{word}` stands here twice"), fix));
    }
    let index = Index::build(&Curriculum { search: Default::default(), ..curriculum.clone() });
    for word in finds.filter(|word| !index.says(word.get_ref())) {
        let what = format!("no page has a word that begins with `{word}`");
        problems.push(file.problem(file.line_of(word), what, "write a word that pages say, or take it out"));
    }
}

fn one_word(file: &SourceFile, word: &Text, problems: &mut Vec<Problem>) {
    let as_looked_for = words(word.get_ref());
    if as_looked_for != [word.get_ref().as_str()] {
        let fix =
            format!("write single words in small letters without apostrophes, as in: {}", as_looked_for.join(", "));
        problems.push(file.problem(file.line_of(word), format!("`{word}` is not looked for like this"), fix));
    }
}
