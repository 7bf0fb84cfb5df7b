//! Medians side by side, with how many times as much each is of the app's. It takes no numbers itself.

use super::measure::Figure;
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::process::Command;

/// Between these lines of the document the table is written anew.
const BEGIN: &str = "<!-- table: written by make bench -->";
const END: &str = "<!-- end of table -->";

/// What the app promises of its own numbers: one row against another, and at most how many times as much.
const PROMISES: [(&str, &str, f64); 4] = [
    ("a lesson: largest paint", "the same without any script", 1.1),
    ("start after 10 years of daily entries", "start after 0 years of daily entries", 1.5),
    ("key press to stored after 10 years of daily entries", "key press to stored after 0 years of daily entries", 1.1),
    (
        "key press to painted after 10 years of daily entries",
        "key press to painted after 0 years of daily entries",
        1.1,
    ),
];

/// What was measured of each contestant, by its name.
type Values = BTreeMap<&'static str, Vec<f64>>;

/// All numbers of all runs.
pub(crate) struct Table {
    names: Vec<&'static str>,
    runs: usize,
    /// In the order in which they were taken: name and unit, and the numbers of each contestant.
    rows: Vec<(String, &'static str, Values)>,
}

/// The middle one, or the mean of the middle two.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[count / 2],
        count => f64::midpoint(sorted[count / 2 - 1], sorted[count / 2]),
    }
}

impl Table {
    pub(crate) fn new(names: impl Iterator<Item = &'static str>, runs: usize) -> Self {
        Self { names: names.collect(), runs, rows: Vec::new() }
    }

    pub(crate) fn add(&mut self, name: &'static str, figures: &[Figure]) {
        for figure in figures {
            let at = self.rows.iter().position(|(row, ..)| *row == figure.name).unwrap_or_else(|| {
                self.rows.push((figure.name.clone(), figure.unit, BTreeMap::new()));
                self.rows.len() - 1
            });
            self.rows[at].2.entry(name).or_default().push(figure.value);
        }
    }

    /// The app's own number in a row.
    fn apps(&self, row: &str) -> f64 {
        let found = self.rows.iter().find(|(name, ..)| name == row).zip(self.names.first());
        found.and_then(|((.., numbers), app)| numbers.get(app)).map_or(f64::NAN, |numbers| median(numbers))
    }

    /// Puts the table where the document keeps it.
    pub(crate) fn write_into(&self, file: &Path) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (before, rest) = text.split_once(BEGIN).expect("the document has a place for the table");
        let (_, after) = rest.split_once(END).expect("the place ends");
        let about = format!("{}, medians of {} runs in turns.", machine(), self.runs);
        std::fs::write(file, format!("{before}{BEGIN}\n\n{about}\n\n{self}\n{END}{after}")).expect("it can be written");
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| | {} |", self.names.join(" | "))?;
        writeln!(f, "|---|{}", "---:|".repeat(self.names.len()))?;
        for (name, unit, numbers) in &self.rows {
            let middle = |name: &str| numbers.get(name).map(|numbers| median(numbers));
            let base = self.names.first().and_then(|name| middle(name));
            let cell = |name: &&'static str| match (middle(name), base) {
                (Some(value), _) if *name == self.names[0] => written(value, unit),
                (Some(value), Some(base)) => format!("{} ({:.2} ×)", written(value, unit), value / base),
                _ => String::new(),
            };
            writeln!(f, "| {name} | {} |", self.names.iter().map(cell).collect::<Vec<_>>().join(" | "))?;
        }
        writeln!(f, "\n| of the app, against | at most | measured |\n|---|---:|---:|")?;
        for (name, base, most) in PROMISES {
            let ratio = self.apps(name) / self.apps(base);
            writeln!(f, "| {name}, against: {base} | {most:.2} × | {ratio:.2} × |")?;
        }
        Ok(())
    }
}

fn written(value: f64, unit: &str) -> String {
    let number = if value < 20.0 && !unit.is_empty() { format!("{value:.1}") } else { format!("{value:.0}") };
    format!("{number} {unit}").trim_end().to_owned()
}

/// What it ran on, as far as it bears on the numbers: day, browser, processors.
fn machine() -> String {
    let said = |program: &str, argument: &str| {
        let output = Command::new(program).arg(argument).output().map(|output| output.stdout).unwrap_or_default();
        String::from_utf8_lossy(&output).trim().to_owned()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let browser = said("chromium", "--version");
    let browser = browser.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    format!("{}, {browser}, {cores} processors", said("date", "+%Y-%m-%d"))
}
