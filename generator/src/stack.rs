//! A stack that holds the deepest schemas that are allowed, whatever thread calls: the main thread of a build script, or
//! one of a test with a fourth of it.

use std::thread::{Builder, Scope, ScopedJoinHandle};

/// Some ten times what unoptimised code needs at the limits of `load` and `lower`. Only what is used becomes memory.
const BYTES: usize = 256 << 20;

/// Does work on such a stack and waits for it.
pub(crate) fn run_on_large<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| match spawn_with_large(scope, work).join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

/// Begins work on such a stack.
pub(crate) fn spawn_with_large<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> ScopedJoinHandle<'scope, T> {
    Builder::new().stack_size(BYTES).spawn_scoped(scope, work).expect("a system that compiles Rust gives a thread")
}
