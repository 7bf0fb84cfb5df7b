//! Pages that are made of what was written elsewhere, to read in a hard moment, to print or to hand over. Their addresses
//! and names only.

use serde::{Deserialize, Serialize};

use crate::curriculum::words::Word;

/// One of these pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// One page for the fridge.
    Fridge,
    /// A card for the wallet.
    Wallet,
    /// One's own people and the crisis lines.
    Crisis,
    /// Parts of the plan that are chosen for somebody else.
    Parts,
    /// A made-up hard moment to walk through with the plan.
    Rehearsal,
    /// A week in numbers and words.
    Week,
}

impl Paper {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::Crisis, Self::Fridge, Self::Wallet, Self::Rehearsal, Self::Parts, Self::Week];

    /// The address without slashes around it.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Fridge => "plan/fridge",
            Self::Wallet => "plan/wallet",
            Self::Crisis => "plan/crisis",
            Self::Parts => "plan/parts",
            Self::Rehearsal => "plan/rehearsal",
            Self::Week => "plan/week",
        }
    }

    /// Its title, and what it is for in one line.
    pub const fn words(self) -> (Word, Word) {
        match self {
            Self::Fridge => (Word::FridgeTitle, Word::FridgeAbout),
            Self::Wallet => (Word::WalletTitle, Word::WalletAbout),
            Self::Crisis => (Word::CrisisTitle, Word::CrisisAbout),
            Self::Parts => (Word::PartsTitle, Word::PartsAbout),
            Self::Rehearsal => (Word::RehearsalTitle, Word::RehearsalAbout),
            Self::Week => (Word::WeekTitle, Word::WeekAbout),
        }
    }

    /// The page at an address.
    pub(super) fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.path() == path)
    }
}
