//! Test data: values of every type at random, and the values at the edges of its constraints. All of them are valid.
//!
//! A sample is made of bytes: the same bytes make the same value, fewer and smaller bytes a smaller one. So a fuzzer can
//! steer it and a property test can shrink it.

#[cfg(feature = "arbitrary")]
mod arbitrary;
mod array;
mod build;
mod checked;
mod constrained;
mod format;
mod number;
mod object;
mod plain;
mod plan;
#[cfg(feature = "proptest")]
mod proptest;
mod record;
mod source;
mod text;
mod walk;

#[cfg(feature = "arbitrary")]
pub use arbitrary::{arbitrary, arbitrary_take_rest};
pub use checked::{checked_edges, checked_sample};
#[cfg(feature = "proptest")]
pub use proptest::strategy;
pub use record::Edges;
pub use source::Source;

/// A type of which there is test data.
pub trait Sample: Sized {
    /// The value that some bytes stand for; `None` where none was found.
    fn sample(source: &mut Source<'_>) -> Option<Self>;

    /// Values at the edges of the constraints: the fewest and the most members and items, the shortest and the longest
    /// texts, the least and the greatest numbers, every text of an enumeration. How deep it looks is for `room` to say.
    fn edges(room: Room) -> Vec<Self>;

    /// Values at the edges of the constraints. The first of them is the smallest.
    fn boundaries() -> Vec<Self> {
        Self::edges(Room::default())
    }
}

/// For how many levels of objects and arrays edges are looked for. Below them there is the smallest value only: types may
/// be recursive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Room(u8);

impl Room {
    /// One level further in; `None` when there is no room left.
    #[must_use]
    pub fn inside(self) -> Option<Self> {
        self.0.checked_sub(1).map(Self)
    }
}

/// Room for four levels.
impl Default for Room {
    fn default() -> Self {
        Self(4)
    }
}

/// The smallest value, alone: where there is no room for more.
fn smallest<T: Sample>() -> Vec<T> {
    T::sample(&mut Source::smallest()).into_iter().collect()
}

/// One of some values.
pub fn one<T: Copy>(source: &mut Source<'_>, all: &[T]) -> Option<T> {
    all.get(source.below(all.len())).copied()
}

/// All of some values.
pub fn all<T: Copy>(_: Room, all: &[T]) -> Vec<T> {
    all.to_vec()
}

/// Adds a value that is not there yet.
fn add<T: PartialEq>(values: &mut Vec<T>, value: T) {
    if !values.contains(&value) {
        values.push(value);
    }
}
