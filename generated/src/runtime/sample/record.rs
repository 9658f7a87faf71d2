//! Objects with declared members: their edges, one member after the other.

use super::{Room, Sample, Source, add};

/// No more values than this are made of one type.
const MOST: usize = 1_000;

/// The edges of a record or a union, while they are collected.
pub struct Edges<T> {
    room: Option<Room>,
    smallest: Option<T>,
    values: Vec<T>,
}

impl<T: Sample + Clone + PartialEq> Edges<T> {
    /// The edges of a record: with the fewest members, and with all of them.
    pub fn of_record(room: Room) -> Self {
        let smallest = T::sample(&mut Source::smallest());
        let mut values: Vec<T> = smallest.iter().cloned().collect();
        let room = room.inside();
        if room.is_some() {
            for way in 0..2 {
                if let Some(full) = T::sample(&mut Source::fullest().by_way(way)) {
                    add(&mut values, full);
                }
            }
        }
        Self { room, smallest, values }
    }

    /// The edges of a union.
    pub fn of_union(room: Room) -> Self {
        let room = room.inside();
        let values = if room.is_some() { Vec::new() } else { super::smallest() };
        Self { room, smallest: None, values }
    }

    /// Adds the edges of a member, in the smallest record.
    #[must_use]
    pub fn member<M: Sample>(mut self, set: fn(&mut T, M)) -> Self {
        let (Some(room), Some(smallest)) = (self.room, &self.smallest) else { return self };
        for member in M::edges(room) {
            if self.values.len() >= MOST {
                break;
            }
            let mut value = smallest.clone();
            set(&mut value, member);
            if value != *smallest {
                self.values.push(value);
            }
        }
        self
    }

    /// Adds the edges of a variant.
    #[must_use]
    pub fn variant<M: Sample>(mut self, make: fn(M) -> T) -> Self {
        let Some(room) = self.room else { return self };
        let left = MOST.saturating_sub(self.values.len());
        self.values.extend(M::edges(room).into_iter().map(make).take(left));
        self
    }

    /// The values.
    pub fn into_values(self) -> Vec<T> {
        self.values
    }
}
