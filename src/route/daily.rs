//! The short pages for every day, their addresses and the logs they write into. It draws nothing.

use crate::curriculum::{Curriculum, GroupId, WorksheetId};

/// A short page for every day: the quick way into a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daily {
    /// How it is today.
    CheckIn,
    /// An urge, while it lasts.
    Urge,
    /// Writing, and finding what was written.
    Journal,
    /// What helps a programme work.
    Tips,
}

impl Daily {
    /// All of them with their addresses.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::CheckIn, "today"), (Self::Urge, "urge"), (Self::Journal, "journal"), (Self::Tips, "tips")];

    /// The worksheet and the log that it writes into.
    pub fn log(self) -> (WorksheetId, GroupId) {
        let (sheet, group) = match self {
            Self::CheckIn => ("check-in", "days"),
            Self::Urge => ("urge-log", "urges"),
            Self::Journal => ("journal", "entries"),
            Self::Tips => ("tips", "days"),
        };
        (WorksheetId::new(sheet), GroupId::new(group))
    }

    pub(super) fn path(self) -> &'static str {
        Self::ALL.iter().find(|(page, _)| *page == self).map_or("", |(_, path)| path)
    }

    /// Those whose worksheet is in the content.
    pub(super) fn all(curriculum: &Curriculum) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().map(|(page, _)| page).filter(|page| curriculum.worksheet(&page.log().0).is_some())
    }
}
