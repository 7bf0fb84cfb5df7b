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
    /// To the start of the text or page.
    Home,
    /// To the end of the text or page.
    End,
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
            Self::Home => "\u{E011}",
            Self::End => "\u{E010}",
        }
    }
}
