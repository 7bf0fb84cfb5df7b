//! Lets only a few tests run browsers at once, however many there are. More would only make each one slow.

use std::cell::Cell;
use std::sync::{Condvar, Mutex, PoisonError};

const MOST: usize = 2;

static INSIDE: Mutex<usize> = Mutex::new(0);
static LEFT: Condvar = Condvar::new();

thread_local! {
    /// How many places this test has.
    static OURS: Cell<usize> = const { Cell::new(0) };
}

/// A place inside; dropping it lets the next one in.
pub(super) struct Ticket(());

/// Waits for a place. Whoever has one gets more at once: two that waited for each other's would wait for ever.
pub(super) fn enter() -> Ticket {
    // A test that failed gave its place back all the same, so the count still holds.
    let inside = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let first = OURS.replace(OURS.get() + 1) == 0;
    let mut inside = LEFT.wait_while(inside, |inside| first && *inside >= MOST).unwrap_or_else(PoisonError::into_inner);
    *inside += 1;
    Ticket(())
}

impl Drop for Ticket {
    fn drop(&mut self) {
        OURS.set(OURS.get() - 1);
        *INSIDE.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        LEFT.notify_one();
    }
}
