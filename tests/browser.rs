//! The built app in a real Chromium, as a person meets it. What can be tested without a browser is not tested here.
//!
//! It drives the site in `dist/` (or in the folder that `EVEN_KEEL_DIST` names), so build that first: `make test` does.
//! Every visit ends by asking whether anything went to another origin and whether the console stayed quiet.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so by panicking")]

#[path = "person/mod.rs"]
mod person;

mod browser {
    mod access;
    mod any_host;
    mod backup;
    mod bits;
    mod check_in;
    mod clock;
    mod contents;
    mod damaged_records;
    mod discreet;
    mod disk_full;
    mod engines;
    mod erase;
    mod family;
    mod first_visit;
    mod focus;
    mod frozen;
    mod harness;
    mod hostile;
    mod journal;
    mod keyboard;
    mod killed;
    mod late_copy;
    mod lock;
    mod looks;
    mod offline;
    mod offline_faults;
    mod one_file;
    mod plan;
    mod plan_papers;
    mod plan_print;
    mod policy;
    mod print;
    mod progress;
    mod quick_exit;
    mod red_flags;
    mod rescue;
    mod restoring;
    mod room;
    mod rows;
    mod schedule;
    mod search;
    mod storage_blocked;
    mod storage_full;
    mod sub_path;
    mod taken_out;
    mod ten_years;
    mod texts;
    mod tools;
    mod two_tabs;
    mod update;
    mod urge_log;
    mod versions;
    mod without_javascript;
}
