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

/// Places inside; dropping it lets the next ones in.
pub(super) struct Ticket(usize);

/// Waits for a place, or for all of them where nobody else is to be inside. Whoever has one gets more at once: two that waited
/// for each other's would wait for ever.
pub(super) fn enter(alone: bool) -> Ticket {
    let places = if alone { MOST } else { 1 };
    // A test that failed gave its place back all the same, so the count still holds.
    let inside = INSIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let first = OURS.replace(OURS.get() + 1) == 0;
    let mut inside =
        LEFT.wait_while(inside, |inside| first && *inside + places > MOST).unwrap_or_else(PoisonError::into_inner);
    *inside += places;
    Ticket(places)
}

impl Drop for Ticket {
    fn drop(&mut self) {
        OURS.set(OURS.get() - 1);
        *INSIDE.lock().unwrap_or_else(PoisonError::into_inner) -= self.0;
        LEFT.notify_all();
    }
}
