//! Tests of the whole way from a pattern to its table. `regress`, an ECMA-262 engine, is the oracle.

mod corpus;
mod faults;
mod measures;
mod oracle;
mod sample;
mod shape;
mod suite;
mod traps;

use super::{Compiled, compile};

fn compiled(pattern: &str) -> Compiled {
    compile(pattern).unwrap_or_else(|fault| panic!("`{pattern}`: {fault}"))
}
