//! A table for a spreadsheet: rows of cells that stay words whatever is in them. It knows nothing of what they mean.

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// A name for its file: small letters, digits, hyphens.
    pub name: String,
    /// What it is, for people.
    pub title: String,
    /// The first row.
    pub headings: Vec<String>,
    /// The others, each as long as the first.
    pub rows: Vec<Vec<String>>,
}

/// Spreadsheets take a cell that begins with one of these for a formula, and run it. The wide forms count where Chinese or
/// Japanese is typed.
const STARTS_OF_FORMULAS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

impl Table {
    /// The table as a CSV file.
    ///
    /// Each cell is in quotes, so that no separator of any country ends it; the mark at the front makes Excel read
    /// UTF-8; and lines end as RFC 4180 has it.
    pub fn csv(&self) -> String {
        let mut text = String::from("\u{feff}");
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let cells: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
            text += &cells.join(",");
            text += "\r\n";
        }
        text
    }
}

/// An apostrophe before a formula makes it words, and is not shown by most spreadsheets.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(STARTS_OF_FORMULAS) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
