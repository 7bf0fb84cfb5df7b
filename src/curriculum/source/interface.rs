//! `interface.toml`: tables in tables, flattened to `section.name`. Which names there must be is checked elsewhere.

use serde::de::Error as _;
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
    let result = DeTable::parse(&file.text).and_then(|table| flatten("", table.get_ref(), &mut phrases));
    match result {
        Ok(()) => Ok(Filed { file, is: phrases }),
        Err(error) => Err(toml_error::problem(&file, &error)),
    }
}

fn flatten(section: &str, table: &DeTable<'_>, phrases: &mut Vec<Phrase>) -> Result<(), toml::de::Error> {
    for (name, value) in table {
        let key = if section.is_empty() { name.get_ref().to_string() } else { format!("{section}.{}", name.get_ref()) };
        match value.get_ref() {
            DeValue::Table(table) => flatten(&key, table, phrases)?,
            DeValue::String(text) => phrases.push(Phrase {
                key: Spanned::new(name.span(), key),
                text: Spanned::new(value.span(), text.to_string()),
            }),
            other => {
                let what = format!("invalid type: {} in `{key}`, expected a string", other.type_str());
                return Err(toml::de::Error::custom(what));
            }
        }
    }
    Ok(())
}
