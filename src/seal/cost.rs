//! How much work a passphrase's key takes, within limits both ways. It measures no time: that is an argument.

use serde::{Deserialize, Serialize};

use super::SealError;

/// The work of Argon2id for one try at a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory, in units of 1024 bytes.
    pub memory_kib: u32,
    /// How often the memory is gone over.
    pub passes: u32,
    /// Strands that could run side by side; the browser runs them one after the other.
    pub lanes: u32,
}

/// What a device is asked for, from a slow telephone upwards.
const LADDER: [Cost; 3] =
    [Cost::FLOOR, Cost { memory_kib: 32_768, passes: 3, lanes: 1 }, Cost { memory_kib: 65_536, passes: 3, lanes: 1 }];

/// About how long opening may take, in milliseconds.
const PATIENCE: u64 = 1000;

impl Cost {
    /// Never less than this: what OWASP asks for at the least.
    pub const FLOOR: Self = Self { memory_kib: 19_456, passes: 2, lanes: 1 };

    /// Never more: a file must not be able to bring a device to its knees.
    pub const CEILING: Self = Self { memory_kib: 262_144, passes: 16, lanes: 4 };

    /// The most that opens in about a second on a device that took `ms_at_floor` milliseconds for [`Cost::FLOOR`].
    pub fn for_speed(ms_at_floor: u32) -> Self {
        let in_time = |cost: &Self| u64::from(ms_at_floor) * cost.work() <= PATIENCE * Self::FLOOR.work();
        LADDER.into_iter().rev().find(in_time).unwrap_or(Self::FLOOR)
    }

    pub(super) fn check(self) -> Result<Self, SealError> {
        let within = |part: fn(Self) -> u32| (part(Self::FLOOR)..=part(Self::CEILING)).contains(&part(self));
        let good = within(|cost| cost.memory_kib) && within(|cost| cost.passes) && within(|cost| cost.lanes);
        good.then_some(self).ok_or(SealError::Cost)
    }

    /// Blocks gone over: what the time grows with.
    fn work(&self) -> u64 {
        u64::from(self.memory_kib) * u64::from(self.passes)
    }
}
