//! Says in plain words what the TOML reader found wrong. It reads no file.

use super::{Problem, SourceFile};

/// The problem behind an error of the TOML reader.
pub(super) fn problem(file: &SourceFile, error: &toml::de::Error) -> Problem {
    let line = error.span().map_or(1, |span| file.line_at(span.start));
    let (what, fix) = in_words(error.message());
    file.problem(line, what, fix)
}

fn in_words(message: &str) -> (String, String) {
    let (said, rest) = message.split_once(", expected ").unwrap_or((message, ""));
    let named = quoted(said);
    let name = named.first().copied().unwrap_or_default();
    if said.starts_with("unknown field") {
        return (format!("unknown key `{name}`"), one_of(name, &quoted(rest)));
    }
    if said.starts_with("unknown variant") {
        return (format!("`{name}` cannot stand here"), one_of(name, &quoted(rest)));
    }
    if said.starts_with("missing field") {
        return (format!("the key `{name}` is missing"), format!("add a line `{name} = …` here"));
    }
    if said.starts_with("duplicate key") {
        return ("the same key twice in one table".into(), "keep one of the two".into());
    }
    if let Some(found) = said.strip_prefix("invalid type: ") {
        return (format!("{found} where {rest} belongs"), type_fix(rest));
    }
    let fix = "look for a missing quote, comma, bracket or `\"\"\"` on this line or above it";
    (format!("cannot be read as TOML: {message}"), fix.into())
}

fn type_fix(expected: &str) -> String {
    match expected {
        "a string" => "put it in double quotes".into(),
        "a boolean" => "write `true` or `false`, without quotes".into(),
        _ if expected.contains("sequence") => "put it in square brackets: `[…]`".into(),
        _ => "compare with the form in STYLE.md".into(),
    }
}

fn one_of(name: &str, known: &[&str]) -> String {
    if let Some(near) = known.iter().copied().min_by_key(|known| distance(name, known))
        && distance(name, near) <= 2
    {
        return format!("write `{near}`");
    }
    match known {
        [] => "take it out".into(),
        _ => format!("take it out, or write one of: {}", known.join(", ")),
    }
}

/// The parts of a message between backticks.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

/// How many letters must be put in, taken out or changed to make one word of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, known) in other.iter().enumerate() {
            let change = corner + usize::from(letter != *known);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        assert_eq!(distance("lable", "label"), 2);
        assert_eq!(distance("hints", "hint"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn far_names_get_the_whole_list() {
        let (what, fix) = in_words("unknown field `colour`, expected one of `id`, `label`");
        assert_eq!(what, "unknown key `colour`");
        assert_eq!(fix, "take it out, or write one of: id, label");
    }

    #[test]
    fn types_are_named() {
        let (what, fix) = in_words("invalid type: integer `3`, expected a string");
        assert_eq!(what, "integer `3` where a string belongs");
        assert_eq!(fix, "put it in double quotes");
    }
}
