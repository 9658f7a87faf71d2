//! Straight-line code for patterns, as data.

use crate::ident::Ident;

/// A function `fn(&[u8]) -> bool` that accepts exactly the texts in which a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher {
    /// Its name in `rules.rs`, `snake_case`.
    pub function: Ident,
    /// What it looks for, from the start of the text to the end.
    pub sequence: Sequence,
}

/// A set of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// A bit for each ASCII character.
    pub ascii: u128,
    /// Which other characters.
    pub beyond: Beyond,
}

/// Which characters beyond ASCII a class has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beyond {
    /// None.
    Nothing,
    /// All.
    Everything,
    /// All but U+2028 and U+2029, the line separators that `.` refuses.
    NoSeparators,
}

/// What a text consists of, from one place to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    /// Its first parts.
    pub pieces: Vec<Piece>,
    /// The rest.
    pub ending: Ending,
}

/// A part of a text, in ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// So many characters of one class.
    Exactly(Class, u32),
    /// As many characters of one class as there are: from the least to the most. What may follow is not of the class.
    Run(Class, u32, Option<u32>),
    /// One of some words, none of which begins with another.
    Word(Vec<Vec<Class>>),
}

/// The last part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The text ends here.
    Nothing,
    /// Whatever follows.
    Anything,
    /// Characters of one class, from the least to the most, and after them so many of each of these classes.
    Run {
        /// Of what the run consists.
        class: Class,
        /// The fewest characters of the run.
        least: u64,
        /// The most characters of the run.
        most: Option<u64>,
        /// What stands at the end of the text, in ASCII.
        after: Vec<(Class, u32)>,
    },
    /// One of some words.
    Word(Vec<Vec<Class>>),
    /// The next character, an ASCII one, decides.
    Branch {
        /// What the end of the text means here.
        end: End,
        /// What follows characters of these classes, which have none in common.
        ways: Vec<(Class, Sequence)>,
    },
}

/// What the end of the text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The text is accepted.
    Accepts,
    /// The text is refused.
    Refuses,
}

impl Class {
    /// Whether it has characters beyond ASCII.
    pub fn is_ascii(self) -> bool {
        match self.beyond {
            Beyond::Nothing => true,
            Beyond::Everything | Beyond::NoSeparators => false,
        }
    }

    /// Its only character, where it has one.
    pub fn single(self) -> Option<u8> {
        let only = self.is_ascii() && self.ascii.is_power_of_two();
        only.then(|| u8::try_from(self.ascii.trailing_zeros()).expect("128 bits have places below 128"))
    }

    /// Its ASCII characters in ranges: the first and the last of each.
    pub fn ranges(self) -> Vec<(u8, u8)> {
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for byte in (0..128).filter(|byte| self.ascii >> byte & 1 == 1) {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == byte => *last = byte,
                Some(_) | None => ranges.push((byte, byte)),
            }
        }
        ranges
    }
}

impl From<Ending> for Sequence {
    fn from(ending: Ending) -> Self {
        Self { pieces: Vec::new(), ending }
    }
}
