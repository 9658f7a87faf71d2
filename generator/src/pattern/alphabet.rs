//! Sets of characters in, classes of characters that no set tells apart out.
//!
//! Automata read classes, not characters, so that `\p{L}` costs them no more than `a`.
#![expect(clippy::indexing_slicing, reason = "every index is an interval, a class or a set of this very alphabet")]

use super::Fault;
use super::code_points;
use super::determinise::Budget;
use super::partition::Partition;
use super::syntax::{Set, SetId};

/// The most classes.
const CLASSES_MAX: usize = 10_000;

/// The characters, divided into classes that are numbered by their first characters.
#[derive(Debug)]
pub(super) struct Alphabet {
    /// The first characters of all intervals, ascending from U+0000, with their classes.
    pub(super) starts: Vec<(char, u16)>,
    pub(super) class_count: usize,
    /// For each set a bit for each class.
    members: Vec<Vec<u64>>,
    /// Whether a class consists of word characters; meaningful when the alphabet was asked to tell them apart.
    words: Vec<u64>,
}

impl Alphabet {
    /// The classes of these sets, and of the word characters of `\b`.
    pub(super) fn new(sets: &[Set], budget: &mut Budget) -> Result<Self, Fault> {
        let words = code_points::ranges(&code_points::word_characters());
        let starts = starts(sets, &words);
        let mut partition = Partition::new(starts.len());
        for set in sets.iter().chain([&words]) {
            let inside = inside(&starts, set);
            budget.spend(inside.len())?;
            for interval in inside {
                partition.mark(interval);
            }
            partition.split();
        }
        let class_count = partition.set_count();
        if class_count > CLASSES_MAX {
            return Err(Fault::TooLarge { message: "it tells more than 10,000 classes of characters apart" });
        }
        let classes = in_order(&partition, starts.len());
        let bits = |set: &Set| {
            let mut bits = vec![0_u64; class_count.div_ceil(64)];
            for interval in inside(&starts, set) {
                let class = usize::from(classes[interval]);
                bits[class / 64] |= 1 << (class % 64);
            }
            bits
        };
        let members = sets.iter().map(bits).collect();
        let words = bits(&words);
        Ok(Self { starts: starts.into_iter().zip(classes).collect(), class_count, members, words })
    }

    /// Whether a set contains a class.
    pub(super) fn contains(&self, set: SetId, class: usize) -> bool {
        self.members[set.0][class / 64] >> (class % 64) & 1 == 1
    }

    /// Whether a class consists of word characters.
    pub(super) fn is_word(&self, class: usize) -> bool {
        self.words[class / 64] >> (class % 64) & 1 == 1
    }
}

/// The first characters of the intervals in which no set begins or ends.
fn starts(sets: &[Set], words: &Set) -> Vec<char> {
    let ranges = sets.iter().chain([words]).flatten();
    let mut starts: Vec<char> = ranges.flat_map(|&(first, last)| [Some(first), after(last)]).flatten().collect();
    starts.push('\0');
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// The character after this one.
fn after(character: char) -> Option<char> {
    match character {
        '\u{d7ff}' => Some('\u{e000}'),
        other => char::from_u32(u32::from(other) + 1),
    }
}

/// The intervals of which a set consists.
fn inside(starts: &[char], set: &Set) -> Vec<usize> {
    let place = |character: char| starts.partition_point(|start| *start < character);
    let end = |last: char| after(last).map_or(starts.len(), place);
    set.iter().flat_map(|&(first, last)| place(first)..end(last)).collect()
}

/// The class of each interval, numbered as they come.
fn in_order(partition: &Partition, intervals: usize) -> Vec<u16> {
    let mut numbers: Vec<Option<u16>> = vec![None; partition.set_count()];
    let mut next = 0;
    let class = |interval| {
        *numbers[partition.set_of(interval)].get_or_insert_with(|| {
            next += 1;
            next - 1
        })
    };
    (0..intervals).map(class).collect()
}
