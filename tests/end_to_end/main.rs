//! The generated clients of the three providers, over TCP, against a stand-in that records what it gets: the bytes of
//! every request, every documented answer, deviating ones, every class of error, and what may not be shown.
//!
//! Examples are read from `specs/` when the tests run; expectations are literals.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod answers;
mod calls;
mod deviations;
mod examples;
mod failures;
mod rejections;
mod requests;
mod secrecy;
mod stand_in;
mod strictness;
