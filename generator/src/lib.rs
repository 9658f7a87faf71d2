//! Reads `OpenAPI` specifications and generates Rust crates: model types that cannot hold an invalid value, and the
//! clients that send them.

pub mod build_api;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod ident;
pub mod ir;
pub mod ledger;
pub mod load;
pub mod lower;
pub mod options;
pub mod pattern;
pub mod pipeline;
pub mod place;
pub mod render;
pub mod resolve;
pub mod resolved;
pub mod source_tree;
pub mod span;
mod stack;
pub mod write;

pub use build_api::build;
