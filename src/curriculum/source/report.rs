//! How each file reads: its grade, its words, its mean sentence, as a table to print. It refuses nothing.

use std::fmt;
use std::path::PathBuf;

use crate::curriculum::grade::Reading;

/// Aimed at: a higher grade is pointed out, and above [`LIMIT`] refused.
const AIM: f64 = 6.0;

/// The highest grade that the build lets through.
pub const LIMIT: f64 = 8.0;

/// Aimed at: words in a sentence.
const SENTENCE: f64 = 15.0;

/// How one file reads.
#[derive(Clone, Debug, PartialEq)]
pub struct FileReading {
    /// The file.
    pub file: PathBuf,
    /// Its figures.
    pub reading: Reading,
}

impl FileReading {
    /// What to look at again, if anything.
    pub fn warning(&self) -> Option<String> {
        let grade = self.reading.grade();
        let sentence = self.reading.mean_sentence();
        match (grade > AIM, sentence > SENTENCE) {
            (true, true) => Some("grade above 6 and sentences above 15 words".into()),
            (true, false) => Some("grade above 6".into()),
            (false, true) => Some("sentences above 15 words".into()),
            (false, false) => None,
        }
    }
}

/// How all files read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// A line for each file with prose, in the order of the curriculum.
    pub files: Vec<FileReading>,
}

impl Report {
    /// All words that were read.
    pub fn words(&self) -> usize {
        self.files.iter().map(|file| file.reading.words).sum()
    }

    /// Files above what is aimed at, with what to look at.
    pub fn warnings(&self) -> Vec<(&FileReading, String)> {
        self.files.iter().filter_map(|file| file.warning().map(|warning| (file, warning))).collect()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "grade  sentence  words  file")?;
        for file in &self.files {
            let FileReading { file: path, reading } = file;
            let (grade, sentence) = (reading.grade(), reading.mean_sentence());
            write!(f, "{grade:>5.1}  {sentence:>8.1}  {:>5}  {}", reading.words, path.display())?;
            match file.warning() {
                Some(warning) => writeln!(f, "  ({warning})")?,
                None => writeln!(f)?,
            }
        }
        write!(f, "{} words in {} files", self.words(), self.files.len())
    }
}
