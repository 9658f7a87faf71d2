//! Reads `OpenAPI` specifications and generates Rust crates: model types that cannot hold an invalid value, and the
//! clients that send them.

pub mod diagnostic;
pub mod document;
pub mod ident;
pub mod ir;
pub mod load;
pub mod lower;
pub mod options;
pub mod pattern;
pub mod render;
pub mod resolve;
pub mod resolved;
pub mod source_tree;
pub mod span;
