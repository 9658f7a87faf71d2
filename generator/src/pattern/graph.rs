//! The smallest automaton as a graph over the few kinds of characters that straight-line code tells apart: each ASCII
//! character, the line separators U+2028 and U+2029, and all others.
#![expect(clippy::indexing_slicing, reason = "every index is a state of the graph at hand")]

use std::collections::BTreeMap;

use super::alphabet::Alphabet;
use super::automaton::{self, Automaton, Target};
use crate::ir::{Beyond, Class, End};

/// The most states, and the most work to make a graph: what is larger has no short code anyway.
const STATES_MAX: usize = 400;
const WORK_MAX: usize = 400_000;

const SEPARATORS: u8 = 1;
const OTHERS: u8 = 2;
const SEPARATOR_COUNT: u32 = 2;
/// All code points but ASCII, the surrogates and the separators.
const OTHER_COUNT: u32 = 0x11_0000 - 0x80 - 0x800 - SEPARATOR_COUNT;

/// A set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Letters {
    ascii: u128,
    beyond: u8,
}

/// Where a character leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Goal {
    Everything,
    State(usize),
}

/// A state: what the end of the text means, and where characters lead, by goal. No character is in two moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) end: End,
    pub(super) moves: Vec<(Letters, Goal)>,
}

#[derive(Clone, Debug)]
pub(super) struct Graph {
    rows: Vec<Row>,
}

impl Letters {
    pub(super) const NONE: Self = Self { ascii: 0, beyond: 0 };
    pub(super) const ALL: Self = Self { ascii: u128::MAX, beyond: SEPARATORS | OTHERS };

    pub(super) fn or(self, other: Self) -> Self {
        Self { ascii: self.ascii | other.ascii, beyond: self.beyond | other.beyond }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { ascii: self.ascii & other.ascii, beyond: self.beyond & other.beyond }
    }

    pub(super) fn without(self, other: Self) -> Self {
        Self { ascii: self.ascii & !other.ascii, beyond: self.beyond & !other.beyond }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.and(other) != Self::NONE
    }

    /// The class, where these are ASCII characters.
    pub(super) fn ascii_class(self) -> Option<Class> {
        self.class().filter(|class| class.is_ascii())
    }

    /// The class, where code can tell it.
    pub(super) fn class(self) -> Option<Class> {
        let beyond = match self.beyond {
            0 => Beyond::Nothing,
            OTHERS => Beyond::NoSeparators,
            SEPARATORS => return None,
            _ => Beyond::Everything,
        };
        Some(Class { ascii: self.ascii, beyond })
    }

    pub(super) fn of(class: Class) -> Self {
        let beyond = match class.beyond {
            Beyond::Nothing => 0,
            Beyond::NoSeparators => OTHERS,
            Beyond::Everything => SEPARATORS | OTHERS,
        };
        Self { ascii: class.ascii, beyond }
    }
}

impl Row {
    /// The row without one of its moves.
    pub(super) fn without(&self, letters: Letters) -> Self {
        let moves = self.moves.iter().copied().filter(|(of, _)| *of != letters).collect();
        Self { end: self.end, moves }
    }
}

impl Graph {
    /// The graph of a minimised automaton; `None` where it is large or tells other characters apart.
    pub(super) fn new(automaton: &Automaton, alphabet: &Alphabet) -> Option<Self> {
        let states = automaton.ends.len();
        if states > STATES_MAX || states * alphabet.starts.len() > WORK_MAX {
            return None;
        }
        let classes = class_sizes(alphabet);
        let rows = automaton.rows().zip(&automaton.ends).map(|(row, end)| {
            let end = match end {
                automaton::End::Accepts => End::Accepts,
                automaton::End::Refuses => End::Refuses,
            };
            Some(Row { end, moves: moves(row, &classes)? })
        });
        Some(Self { rows: rows.collect::<Option<_>>()? })
    }

    pub(super) fn row(&self, state: usize) -> &Row {
        &self.rows[state]
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a state.
    pub(super) fn add(&mut self, row: Row) -> usize {
        self.rows.push(row);
        self.rows.len() - 1
    }
}

/// How much of each kind of characters is in a set.
#[derive(Clone, Copy, Default)]
struct Size {
    ascii: u128,
    separators: u32,
    others: u32,
}

impl Size {
    fn add(&mut self, other: Self) {
        self.ascii |= other.ascii;
        self.separators += other.separators;
        self.others += other.others;
    }

    fn letters(self) -> Option<Letters> {
        let separators = match self.separators {
            0 => 0,
            SEPARATOR_COUNT => SEPARATORS,
            _ => return None,
        };
        let others = match self.others {
            0 => 0,
            OTHER_COUNT => OTHERS,
            _ => return None,
        };
        Some(Letters { ascii: self.ascii, beyond: separators | others })
    }
}

fn class_sizes(alphabet: &Alphabet) -> Vec<Size> {
    let mut sizes = vec![Size::default(); alphabet.class_count];
    let ends = alphabet.starts.iter().skip(1).map(|(start, _)| u32::from(*start)).chain([0x11_0000]);
    for ((start, class), end) in alphabet.starts.iter().zip(ends) {
        sizes[usize::from(*class)].add(interval(u32::from(*start), end));
    }
    sizes
}

/// From one code point to before another one.
fn interval(start: u32, end: u32) -> Size {
    let common = |first: u32, past: u32| end.min(past).saturating_sub(start.max(first));
    let ascii = (start.min(0x80)..end.min(0x80)).fold(0, |bits, point| bits | 1_u128 << point);
    let separators = common(0x2028, 0x202a);
    let surrogates = common(0xd800, 0xe000);
    Size { ascii, separators, others: common(0x80, 0x11_0000) - separators - surrogates }
}

fn moves(row: &[Target], classes: &[Size]) -> Option<Vec<(Letters, Goal)>> {
    let mut by_goal: BTreeMap<Goal, Size> = BTreeMap::new();
    for (target, size) in row.iter().zip(classes) {
        let goal = match target {
            Target::Dead => continue,
            Target::Everything => Goal::Everything,
            Target::State(state) => Goal::State(*state as usize),
        };
        by_goal.entry(goal).or_default().add(*size);
    }
    by_goal.into_iter().map(|(goal, size)| Some((size.letters()?, goal))).collect()
}
