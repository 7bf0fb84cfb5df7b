//! Keys that have no letter.

/// A key, by what is printed on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// To the next stop.
    Tab,
    /// Follows a link, presses a button.
    Enter,
    /// Presses a button, ticks a box.
    Space,
    /// To the option before.
    Up,
    /// To the option after.
    Down,
    /// Takes out what is selected.
    Delete,
    /// Makes capitals, if another key comes with it.
    Shift,
}

impl Key {
    /// WebDriver's character for it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Tab => "\u{E004}",
            Self::Enter => "\u{E007}",
            Self::Space => " ",
            Self::Up => "\u{E013}",
            Self::Down => "\u{E015}",
            Self::Delete => "\u{E017}",
            Self::Shift => "\u{E008}",
        }
    }
}
