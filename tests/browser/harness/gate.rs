//! Lets only a few browsers run at once, however many tests there are. More would only make each one slow.

use std::sync::{Condvar, Mutex, PoisonError};

const MOST: usize = 2;

static INSIDE: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

/// A place inside; dropping it lets the next one in.
pub(super) struct Ticket(());

/// Waits for a place.
pub(super) fn enter() -> Ticket {
    // A test that failed gave its place back all the same, so the count still holds.
    let inside = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut inside = LEFT.wait_while(inside, |inside| *inside >= MOST).unwrap_or_else(PoisonError::into_inner);
    *inside += 1;
    Ticket(())
}

impl Drop for Ticket {
    fn drop(&mut self) {
        *INSIDE.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        LEFT.notify_one();
    }
}
