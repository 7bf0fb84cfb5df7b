//! The browser behind plain functions. It knows nothing of answers or curriculum.
//!
//! Everything here runs in a browser only; native rendering never calls it.

pub mod clock;
pub mod document;
pub mod entropy;
pub mod events;
pub mod fetch;
pub mod file;
pub mod journal;
pub mod offline;
pub mod screen;
pub mod storage;
