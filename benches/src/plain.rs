//! The contestant that everything is held against: structs as one writes them by hand, with serde's derive and without any
//! checks. What the schema bounds is a `String` or an `i64` here.

#![allow(missing_docs, reason = "members are those of the schemas, which describe them")]
#![allow(clippy::struct_excessive_bools, clippy::struct_field_names, reason = "as the schemas have them")]

pub mod charge;
pub mod payment;
pub mod repository;
