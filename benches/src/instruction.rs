//! How many instructions a piece of work takes: unlike times, the same on a busy machine, so that CI can hold them to
//! a committed file.

mod counts;
mod judgement;
mod valgrind;

pub use counts::Counts;
pub use judgement::{Judgement, Verdict, judge};
pub use valgrind::count;

use crate::table::{self, Contestant, Kind, Size};

/// The workloads that are counted, with their names: all that is small, and nobody else's code.
pub fn workloads() -> Vec<(String, Contestant)> {
    let tables = table::of_size(Size::Small).into_iter();
    let named = tables.flat_map(|table| {
        let own = table.contestants.into_iter().filter(|contestant| contestant.kind != Kind::Peer);
        own.map(move |contestant| (format!("{}/{}", table.id, contestant.id), contestant))
    });
    named.collect()
}
