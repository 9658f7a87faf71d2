//! A stack that holds the deepest schemas that are allowed, whatever thread calls: the main thread of a build script, or
//! one of a test with a fourth of it.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};

/// Some ten times what unoptimised code needs at the limits of `load` and `lower`. Only what is used becomes memory.
const BYTES: usize = 256 << 20;

/// As many threads with such a stack as fit beside one another where addresses have 32 bits.
const THREADS_MAX: usize = 8;

/// Does work on such a stack and waits for it.
pub(crate) fn run_on_large<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| finished(spawn_with_large(scope, work)))
}

/// Does the same work for each of some things, on a few such stacks, at most one for each processor. What takes longest
/// should come first. The results come in the order of the things.
pub(crate) fn map_on_large<I: Sync, T: Send>(things: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(THREADS_MAX).min(things.len());
    let next = AtomicUsize::new(0);
    let run = || {
        let taken = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        let taken = taken.map_while(|at| things.get(at).map(|thing| (at, thing)));
        taken.map(|(at, thing)| (at, work(thing))).collect::<Vec<_>>()
    };
    let mut results: Vec<(usize, T)> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| spawn_with_large(scope, run)).collect();
        running.into_iter().flat_map(finished).collect()
    });
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
}

/// Begins work on such a stack.
fn spawn_with_large<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> ScopedJoinHandle<'scope, T> {
    Builder::new().stack_size(BYTES).spawn_scoped(scope, work).expect("a system that compiles Rust gives a thread")
}

/// What a thread has made; where it panicked, so does this one.
fn finished<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
