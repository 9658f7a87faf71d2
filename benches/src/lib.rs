//! What checking costs: generated code against plain structs and, with the feature `peers`, against other libraries.
//!
//! `src/bin/compare.rs` measures time and allocations, `src/bin/instructions.rs` counts instructions; both run the same
//! [`Table`]s. The README of this folder says how to use them.

pub mod allocation;
pub mod checked;
pub mod document;
pub mod goal;
pub mod instruction;
#[cfg(feature = "peers")]
mod peer;
#[cfg(not(feature = "peers"))]
#[path = "no_peer.rs"]
mod peer;
pub mod plain;
pub mod report;
pub mod table;
pub mod timing;

pub use table::{Contestant, Table};
