//! The pages of a worksheet and how the query of an address names them.

use crate::curriculum::{Group, GroupId, Part, StepId, Worksheet};
use crate::workbook::RowId;

/// A page of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What the worksheet is for.
    Start,
    /// A step outside any group.
    Step(StepId),
    /// The list of a group's rows.
    Group(GroupId),
    /// A step of one row.
    Row(GroupId, RowId, StepId),
    /// Every answer on one page.
    Review,
}

const REVIEW: &str = "review";

impl Place {
    pub(super) fn parse(worksheet: &Worksheet, query: &str) -> Self {
        let value = |name: &str| {
            let pairs = query.trim_start_matches('?').split('&');
            pairs.filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let Some(at) = value("at") else { return Self::Start };
        if at == REVIEW {
            return Self::Review;
        }
        for part in &worksheet.parts {
            match part {
                Part::Step(step) if step.id.as_str() == at => return Self::Step(step.id.clone()),
                Part::Group(group) if group.id.as_str() == at => {
                    return Self::parse_row(group, value("row"), value("step"));
                }
                _ => {}
            }
        }
        Self::Start
    }

    fn parse_row(group: &Group, row: Option<&str>, step: Option<&str>) -> Self {
        let step = step.and_then(|name| group.steps.iter().find(|step| step.id.as_str() == name));
        match (row.and_then(RowId::parse), step) {
            (Some(row), Some(step)) => Self::Row(group.id.clone(), row, step.id.clone()),
            _ => Self::Group(group.id.clone()),
        }
    }

    pub(super) fn query(&self) -> String {
        match self {
            Self::Start => String::new(),
            Self::Step(step) => format!("?at={step}"),
            Self::Group(group) => format!("?at={group}"),
            Self::Row(group, row, step) => format!("?at={group}&row={row}&step={step}"),
            Self::Review => format!("?at={REVIEW}"),
        }
    }
}
