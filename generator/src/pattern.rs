//! ECMA-262 pattern (`u` flag) in, table of the smallest automaton out.
//!
//! The table accepts exactly the whole strings in which the pattern finds a match, as JSON Schema's `pattern` asks.
//! It reads UTF-8 bytes and relies on them being well formed. This module knows nothing of schemas, diagnostics
//! or generated code: faults are data with byte ranges of the pattern, and `lower` turns them into diagnostics.
//!
//! The way: `parse` (text → tree), `translate` (tree → HIR, look-arounds aside), `look_around` and `determinise`
//! (NFA → automaton), `minimise` (the one smallest automaton), `measure` (lengths), `table` (packed numbers).

mod automaton;
mod code_points;
mod determinise;
mod look_around;
mod measure;
mod minimise;
mod parse;
mod partition;
mod subset;
mod syntax;
mod table;
mod translate;
mod utf8;

#[cfg(test)]
mod tests;

use std::ops::Range;

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
    /// The class of each byte.
    pub classes: [u8; 256],
    /// How many classes there are: the length of a row of `transitions`.
    pub class_count: u16,
    /// The next state, row-major by state × class; [`DEAD`] and [`EVERYTHING`] end the reading.
    pub transitions: Vec<u16>,
    /// The states in which the end of the string is accepted, sorted.
    pub accepting: Vec<u16>,
    /// What the `u` flag forbids and was understood all the same: worth a warning.
    pub leniency: Option<Leniency>,
    shape: measure::Shape,
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
    let translation = translate::translate(&parsed.node)?;
    let automaton = look_around::automaton(&translation, &mut determinise::Budget::new())?;
    let smallest = minimise::minimise(&automaton);
    let shape = measure::measure(&smallest);
    let table = table::pack(&smallest)?;
    Ok(Compiled {
        source: source.to_owned(),
        classes: table.classes,
        class_count: table.class_count,
        transitions: table.transitions,
        accepting: table.accepting,
        leniency: parsed.leniency,
        shape,
    })
}

impl Compiled {
    /// Whether the pattern finds a match in the text: the runtime's algorithm.
    pub fn matches(&self, text: &str) -> bool {
        let width = usize::from(self.class_count);
        let mut state = 0_u16;
        for byte in text.bytes() {
            let class = self.classes.get(usize::from(byte)).copied().unwrap_or(0);
            let entry = usize::from(state) * width + usize::from(class);
            match self.transitions.get(entry).copied().unwrap_or(DEAD) {
                DEAD => return false,
                EVERYTHING => return true,
                next => state = next,
            }
        }
        self.accepting.binary_search(&state).is_ok()
    }

    /// Whether every string is accepted, so that no check is needed.
    pub fn is_everything(&self) -> bool {
        self.shape == measure::Shape::Everything
    }

    /// Whether no string is accepted.
    pub fn is_empty(&self) -> bool {
        self.shape == measure::Shape::Empty
    }

    /// The fewest and the most code points of accepted strings; both 0 when there are none.
    pub fn length_bounds(&self) -> LengthBounds {
        match &self.shape {
            measure::Shape::Everything => LengthBounds { min: 0, max: None },
            measure::Shape::Empty => LengthBounds { min: 0, max: Some(0) },
            measure::Shape::Some { lengths, .. } => *lengths,
        }
    }

    /// Whether every accepted string is ASCII.
    pub fn is_ascii(&self) -> bool {
        match &self.shape {
            measure::Shape::Everything => false,
            measure::Shape::Empty => true,
            measure::Shape::Some { script, .. } => *script == measure::Script::Ascii,
        }
    }

    /// How many states the table has.
    pub fn state_count(&self) -> usize {
        self.transitions.len() / usize::from(self.class_count).max(1)
    }
}
