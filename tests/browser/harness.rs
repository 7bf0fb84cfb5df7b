//! A person at a browser: what the tests say, they say with these verbs. No test talks to the browser in any other way.

mod bare;
mod browser;
mod disk;
mod driver;
mod entries;
mod faults;
mod gate;
mod host;
mod keys;
mod measure;
mod passphrase;
mod probe;
mod small_disk;
mod verbs;
mod visitor;
mod watch;

/// How often something is tried: `few` times in every run of the tests, `many` times where `EVEN_KEEL_SOAK` is set, as for
/// the figures in `docs/durability.md`.
pub(crate) fn rounds(few: u64, many: u64) -> u64 {
    if std::env::var_os("EVEN_KEEL_SOAK").is_some() { many } else { few }
}

pub(crate) use bare::{Manners, Trouble};
pub(crate) use disk::everything_in;
pub(crate) use host::{Site, curriculum};
pub(crate) use keys::Key;
pub(crate) use measure::Scheme;
pub(crate) use probe::Stop;
pub(crate) use visitor::{Engine, Visitor, Wishes};
