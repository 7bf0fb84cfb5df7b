//! Even Keel: a self-guided workbook for people in an intensive outpatient programme.
//!
//! Plain Rust at the bottom ([`curriculum`], [`workbook`], [`record`], [`seal`], [`backup`], [`export`]: no Leptos, no
//! browser, no clock), the browser behind plain functions ([`platform`]), one reactive handle ([`store`]), and screens
//! on top ([`ui`], [`pages`], [`app`]). The content compiler and the page writer ([`site`], feature `ssr`) run on the
//! host only.

pub mod app;
pub mod backup;
pub mod curriculum;
pub mod export;
pub mod order;
pub mod pages;
pub mod platform;
pub mod record;
pub mod route;
pub mod seal;
pub mod search;
#[cfg(feature = "ssr")]
pub mod site;
pub mod store;
pub mod ui;
pub mod workbook;
