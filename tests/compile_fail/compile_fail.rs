//! Requests that the documentation forbids do not compile.
//!
//! `TRYBUILD=overwrite cargo test --package compile-fail` rewrites the expectations; read the diff.

#[test]
fn what_is_forbidden_does_not_compile() {
    trybuild::TestCases::new().compile_fail("cases/*.rs");
}
