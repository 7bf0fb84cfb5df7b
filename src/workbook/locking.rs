//! When a workbook that has a lock shuts it by itself. It knows no time: what has passed is an argument.

use super::{Setting, Workbook};

/// After how many minutes without a touch, if the person has chosen nothing.
const IDLE: u32 = 5;

/// After how many minutes without a touch the workbook locks itself; none if never.
pub fn lock_idle(workbook: &Workbook) -> Option<u32> {
    match workbook.setting(Setting::LockIdle) {
        Some("never") => None,
        Some(minutes) => Some(minutes.parse().unwrap_or(IDLE)),
        None => Some(IDLE),
    }
}

/// Whether it locks itself as soon as the page is out of sight.
pub fn lock_hidden(workbook: &Workbook) -> bool {
    workbook.setting(Setting::LockHidden) == Some("yes")
}

/// Whether it is time, after so many milliseconds without a touch.
pub fn is_idle(workbook: &Workbook, untouched_ms: u64) -> bool {
    lock_idle(workbook).is_some_and(|minutes| untouched_ms >= u64::from(minutes) * 60_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Edit;

    #[test]
    fn it_locks_after_5_minutes_or_as_chosen_or_never() {
        let mut workbook = Workbook::default();
        assert!(!is_idle(&workbook, 299_999) && is_idle(&workbook, 300_000));
        workbook.apply(Edit::Set(Setting::LockIdle, Some("1".into())), 1);
        assert!(!is_idle(&workbook, 59_999) && is_idle(&workbook, 60_000));
        workbook.apply(Edit::Set(Setting::LockIdle, Some("never".into())), 2);
        assert!(!is_idle(&workbook, u64::MAX));
    }

    #[test]
    fn it_stays_open_out_of_sight_unless_chosen() {
        let mut workbook = Workbook::default();
        assert!(!lock_hidden(&workbook));
        workbook.apply(Edit::Set(Setting::LockHidden, Some("yes".into())), 1);
        assert!(lock_hidden(&workbook));
    }
}
