//! Measures the built app beside two other ways of making the same page, in one run and in turns. It asserts nothing: numbers
//! of one machine are no test. `make bench` builds, measures and writes the table into docs/benchmarks.md.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a bench that cannot go on says so by panicking")]

#[path = "bench"]
mod bench {
    pub(crate) mod contestants;
    pub(crate) mod history;
    pub(crate) mod measure;
    pub(crate) mod table;
}

#[path = "browser"]
#[allow(dead_code, unused_imports, reason = "the bench needs few of the verbs")]
mod browser {
    pub(crate) mod harness;
}

use bench::contestants::{self, Contestant, Keeps};
use bench::history::YEARS;
use bench::measure::{self, Figure};
use bench::table::Table;
use std::path::Path;

/// The fewest runs whose median says something.
const RUNS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| arguments.iter().position(|given| given == name).and_then(|at| arguments.get(at + 1));
    let runs = after("--runs").and_then(|number| number.parse().ok()).unwrap_or(RUNS);
    let contestants = contestants::all();
    let mut table = Table::new(contestants.iter().map(|one| one.name), runs);
    for run in 1..=runs {
        // In turns, so that whatever the machine does besides befalls all alike.
        for contestant in &contestants {
            eprintln!("run {run} of {runs}: {}", contestant.name);
            table.add(contestant.name, &visit(contestant));
            if contestant.keeps == Keeps::Records {
                table.add(contestant.name, &measure::lesson());
            }
        }
    }
    println!("{table}");
    if arguments.iter().any(|given| given == "--write") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/benchmarks.md");
        table.write_into(&file);
    }
}

fn visit(contestant: &Contestant) -> Vec<Figure> {
    let mut figures = measure::first_visit(contestant);
    figures.extend(YEARS.iter().flat_map(|years| {
        let ends = [YEARS.first(), YEARS.last()].contains(&Some(years));
        measure::start_with(contestant, *years, ends)
    }));
    figures
}
