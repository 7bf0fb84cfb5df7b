//! `interface.toml`: tables in tables, flattened to `section.name`. Which names there must be is checked elsewhere.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Filed, Problem, SourceFile, Text, toml_error};

/// One phrase of the interface.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// `section.name`, and where the name stands.
    pub key: Text,
    /// Its words.
    pub text: Text,
}

/// Reads `interface.toml`.
pub fn read(file: SourceFile) -> Result<Filed<Vec<Phrase>>, Problem> {
    let mut phrases = Vec::new();
    let table = DeTable::parse(&file.text).map_err(|error| toml_error::problem(&file, &error))?;
    flatten(&file, "", table.get_ref(), &mut phrases)?;
    drop(table);
    Ok(Filed { file, is: phrases })
}

fn flatten(file: &SourceFile, section: &str, table: &DeTable<'_>, phrases: &mut Vec<Phrase>) -> Result<(), Problem> {
    for (name, value) in table {
        let key = if section.is_empty() { name.get_ref().to_string() } else { format!("{section}.{}", name.get_ref()) };
        match value.get_ref() {
            DeValue::Table(table) => flatten(file, &key, table, phrases)?,
            DeValue::String(text) => phrases.push(Phrase {
                key: Spanned::new(name.span(), key),
                text: Spanned::new(value.span(), text.to_string()),
            }),
            other => {
                let what = format!("the phrase {key} is no text but {}", other.type_str());
                return Err(file.problem(file.line_at(value.span().start), what, "put it in double quotes"));
            }
        }
    }
    Ok(())
}
