//! The names of things in the curriculum, each of a type of its own, so that none is taken for another.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps the text of an id. Form (`a-z`, `0-9`, `-`) is checked by the content compiler, not here.
            pub fn new(text: &str) -> Self {
                Self(text.into())
            }

            /// The id as written in the content files and in stored keys.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Names a [`Stage`](super::Stage).
    StageId,
    /// Names a [`Lesson`](super::Lesson); unique in the whole curriculum.
    LessonId,
    /// Names a [`Worksheet`](super::Worksheet); unique in the whole curriculum.
    WorksheetId,
    /// Names a [`Step`](super::Step) in its worksheet; part of a URL, never of a stored key.
    StepId,
    /// Names a [`Group`](super::Group) in its worksheet.
    GroupId,
    /// Names a [`Field`](super::Field) in its worksheet (across its groups too).
    FieldId,
    /// Names one [`Choice`](super::Choice) of a field.
    ChoiceId,
    /// Names a [`PlanPart`](super::PlanPart): `P1` … `P16`.
    PlanPartId,
    /// Names a [`Card`](super::Card).
    CardId,
    /// Names a [`Country`](super::Country): its ISO 3166 code in lower case.
    CountryId,
}
