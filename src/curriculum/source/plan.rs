//! The form of `plan.toml`, each text with its place. It checks keys and types only.

use serde::Deserialize;

use super::Text;
use crate::curriculum::Short;

/// `plan.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanFile {
    /// The parts in order.
    #[serde(default)]
    pub part: Vec<PlanPartEntry>,
}

/// A part of the plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanPartEntry {
    /// `P1` …
    pub id: Text,
    /// Heading.
    pub title: Text,
    /// What it is for.
    pub about: Text,
    /// What is said while it is empty.
    pub gap: Text,
    /// `worksheet/field` of the lines on short pages.
    #[serde(default)]
    pub short: Vec<Text>,
    /// The short pages it belongs to.
    #[serde(default)]
    pub on: Vec<Short>,
}
