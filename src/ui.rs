//! Parts that screens are made of. They know the store and the curriculum, and no page.

pub mod bring;
pub mod care;
pub mod chart;
pub mod control;
pub mod desk;
pub mod entry;
pub mod erase;
pub mod field;
pub mod leave;
pub mod list;
pub mod more;
pub mod parts;
pub mod print;
pub mod safety;
pub mod shell;
pub mod trail;
pub mod who;
