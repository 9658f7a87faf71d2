//! ECMA-262 pattern (`u` flag) in, table of the smallest automaton out.
//!
//! The table accepts exactly the whole strings in which the pattern finds a match, as JSON Schema's `pattern` asks.
//! It reads classes of characters. This module knows nothing of schemas, diagnostics or generated code: faults are data
//! with byte ranges of the pattern, and `lower` turns them into diagnostics.
//!
//! The way: `parse` (text → tree), `lengths` (a large count aside), `alphabet` (sets → classes), `nfa` (tree → NFA),
//! `look_around` and `determinise` (NFA → automaton), `minimise` (the one smallest automaton), `measure` (lengths),
//! `table` (packed numbers), `shape` (straight-line code for what is simple enough).

mod alphabet;
mod automaton;
mod code_points;
mod determinise;
mod graph;
mod lengths;
mod look_around;
mod measure;
mod minimise;
mod nfa;
mod parse;
mod partition;
mod reading;
mod sample;
mod shape;
mod subset;
mod syntax;
mod table;

#[cfg(test)]
mod tests;

use std::ops::Range;

use self::alphabet::Alphabet;
use self::nfa::Nfa;
use self::reading::Reading;
use crate::ir::Sequence;

pub use self::measure::LengthBounds;

/// Table entry: the string is refused, whatever follows.
pub const DEAD: u16 = u16::MAX;
/// Table entry: the string is accepted, whatever follows.
pub const EVERYTHING: u16 = u16::MAX - 1;

/// A pattern as the table that the runtime's `Pattern` carries. The start state is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The pattern as its author wrote it.
    pub source: String,
    /// The class of each character up to U+00FF.
    pub classes: [u8; 256],
    /// Where classes begin beyond U+00FF, ascending: the class of a character is that of the last entry that is not above
    /// it. All are of class 0 where there is no entry; otherwise the first is that of U+0100.
    pub beyond: Vec<(char, u16)>,
    /// How many classes there are: the length of a row of `transitions`.
    pub class_count: u16,
    /// The next state, row-major by state × class; [`DEAD`] and [`EVERYTHING`] end the reading.
    pub transitions: Vec<u16>,
    /// The states in which the end of the string is accepted, sorted.
    pub accepting: Vec<u16>,
    /// How many code points the text must have besides: the least and the most.
    pub lengths: Option<(u64, Option<u64>)>,
    /// What the `u` flag forbids and was understood all the same: worth a warning.
    pub leniency: Option<Leniency>,
    /// The same as code, where it is simple enough.
    pub sequence: Option<Sequence>,
    measured: measure::Measure,
}

/// A spelling that ECMA-262 allows only without the `u` flag, and whose meaning is beyond doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leniency {
    /// What is written and what to write instead.
    pub message: String,
    /// The bytes of the pattern it is about.
    pub range: Range<usize>,
}

/// Why a pattern has no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is no ECMA-262 pattern, or one that other engines read differently.
    #[error("{message}")]
    Invalid {
        /// What is wrong, in the author's words.
        message: String,
        /// The bytes of the pattern it is about.
        range: Range<usize>,
    },
    /// It is an ECMA-262 pattern that no finite automaton of ours can express.
    #[error("{what} cannot be compiled into a table")]
    Unsupported {
        /// The construct, with its article.
        what: &'static str,
        /// The bytes of the pattern it is about.
        range: Range<usize>,
    },
    /// Its automaton, or the work to find it, goes over the limits.
    #[error("the pattern is too large: {message}")]
    TooLarge {
        /// Which limit, and how large it is.
        message: &'static str,
    },
}

/// Compiles a pattern.
///
/// # Errors
/// [`Fault::Invalid`] for what ECMA-262 refuses under the `u` flag (or allows without it in a doubtful meaning),
/// [`Fault::Unsupported`] for back-references and look-arounds nested across directions, [`Fault::TooLarge`] beyond
/// 20,000 states before or 60,000 table entries after the minimisation.
pub fn compile(source: &str) -> Result<Compiled, Fault> {
    let parsed = parse::parse(source)?;
    let mut budget = determinise::Budget::new();
    let (node, lengths) = lengths::split_off(parsed.node);
    let alphabet = Alphabet::new(&parsed.sets, &mut budget)?;
    let nfa = Nfa::of_pattern(&node, parsed.any)?;
    let automaton = look_around::automaton(&nfa, &alphabet, &mut budget)?;
    let smallest = minimise::minimise(&automaton);
    let measured = measure::measure(&smallest, &alphabet);
    let sequence = shape::find(&smallest, &alphabet, lengths);
    let table = table::pack(&smallest, &alphabet)?;
    Ok(Compiled {
        source: source.to_owned(),
        classes: table.classes,
        beyond: table.beyond,
        class_count: table.class_count,
        transitions: table.transitions,
        accepting: table.accepting,
        lengths,
        leniency: parsed.leniency,
        sequence,
        measured,
    })
}

impl Compiled {
    /// Whether the pattern finds a match in the text: the runtime's algorithm.
    pub fn matches(&self, text: &str) -> bool {
        self.allows_length(text) && self.reads(text)
    }

    fn allows_length(&self, text: &str) -> bool {
        self.lengths.is_none_or(|(least, most)| {
            let length = text.chars().count() as u64;
            least <= length && most.is_none_or(|most| length <= most)
        })
    }

    fn reads(&self, text: &str) -> bool {
        let width = usize::from(self.class_count);
        let mut state = 0_u16;
        for character in text.chars() {
            let entry = usize::from(state) * width + self.class(character);
            match self.transitions.get(entry).copied().unwrap_or(DEAD) {
                DEAD => return false,
                EVERYTHING => return true,
                next => state = next,
            }
        }
        self.accepting.binary_search(&state).is_ok()
    }

    fn class(&self, character: char) -> usize {
        if let Some(class) = self.classes.get(character as usize) {
            return usize::from(*class);
        }
        let past = self.beyond.partition_point(|(first, _)| *first <= character);
        past.checked_sub(1).and_then(|index| self.beyond.get(index)).map_or(0, |(_, class)| usize::from(*class))
    }

    /// Whether every string is accepted, so that no check is needed.
    pub fn is_everything(&self) -> bool {
        self.measured == measure::Measure::Everything && self.lengths.is_none()
    }

    /// Whether no string is accepted.
    pub fn is_empty(&self) -> bool {
        self.bounds().is_none()
    }

    /// The fewest and the most code points of accepted strings; both 0 when there are none.
    pub fn length_bounds(&self) -> LengthBounds {
        self.bounds().unwrap_or(LengthBounds { min: 0, max: Some(0) })
    }

    fn bounds(&self) -> Option<LengthBounds> {
        let of_table = match &self.measured {
            measure::Measure::Everything => LengthBounds { min: 0, max: None },
            measure::Measure::Empty => return None,
            measure::Measure::Some { lengths, .. } => *lengths,
        };
        match self.lengths {
            None => Some(of_table),
            Some(within) => Reading::of(self).lengths().bounds_within(within),
        }
    }

    /// Whether a string of `least` to `most` code points is accepted.
    pub fn accepts_lengths(&self, least: u64, most: Option<u64>) -> bool {
        Reading::of(self).lengths().bounds_within((least, most)).is_some()
    }

    /// Whether both patterns accept some string of `least` to `most` code points; `None` where it takes too long to tell.
    pub fn intersects(&self, other: &Self, least: u64, most: Option<u64>) -> Option<bool> {
        let both = Reading::of_both(self, other)?;
        Some(both.lengths().bounds_within((least, most)).is_some())
    }

    /// An accepted string of `least` to `most` code points; `None` where there is none. `choose` is asked for numbers
    /// below its argument and decides everything.
    pub fn example(&self, least: usize, most: usize, choose: &mut dyn FnMut(usize) -> usize) -> Option<String> {
        let table = sample::Table {
            classes: &self.classes,
            beyond: &self.beyond,
            class_count: usize::from(self.class_count),
            transitions: &self.transitions,
            accepting: &self.accepting,
        };
        let (from, to) = self.lengths.unwrap_or((0, None));
        let from = usize::try_from(from).ok()?;
        let to = to.and_then(|to| usize::try_from(to).ok()).unwrap_or(usize::MAX);
        sample::example(&table, from.max(least), to.min(most), choose)
    }

    /// Whether every accepted string is ASCII.
    pub fn is_ascii(&self) -> bool {
        match &self.measured {
            measure::Measure::Everything => false,
            measure::Measure::Empty => true,
            measure::Measure::Some { script, .. } => *script == measure::Script::Ascii,
        }
    }

    /// How many states the table has.
    pub fn state_count(&self) -> usize {
        self.transitions.len() / usize::from(self.class_count).max(1)
    }
}
