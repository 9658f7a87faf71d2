//! Regular expressions that were compiled when the code was generated: functions made of the few that stand here, or
//! tables and the few lines that follow them.

use core::fmt;

/// A pattern of the specification (ECMA-262, as JSON Schema's `pattern` wants it: anywhere in the text).
pub struct Pattern {
    /// The pattern as the specification has it.
    pub source: &'static str,
    /// What decides it in straight lines; it is given UTF-8.
    pub code: Option<fn(&[u8]) -> bool>,
    /// What decides it where there is no code, and what samples are made from.
    pub table: Option<&'static Table>,
}

/// A deterministic automaton over classes of characters that accepts exactly the texts in which a pattern matches.
///
/// A table that is too short refuses: whatever it holds, following it neither panics nor goes on for ever.
pub struct Table {
    /// The class of each character up to U+00FF.
    pub classes: &'static [u8; 256],
    /// Where classes begin beyond U+00FF, ascending: the class of a character is that of the last entry that is not above
    /// it, or 0 where there is none.
    pub beyond: &'static [(char, u16)],
    /// How many classes there are: the length of a row of `transitions`.
    pub class_count: u16,
    /// Where the row of the next state begins, for each state and class, row by row; [`Table::REFUSE`] and
    /// [`Table::ACCEPT`] end the reading. [`rows`] makes it of the numbers of states.
    pub transitions: &'static [u16],
    /// The state before the first character.
    pub start: u16,
    /// The states from this one on accept at the end of the text.
    pub accepting_from: u16,
    /// How many characters the text must have besides: the least and the most.
    pub lengths: Option<(u64, Option<u64>)>,
}

impl Pattern {
    /// The table, where samples are made from it: only then is it part of the program.
    pub const fn when_sampled(table: &'static Table) -> Option<&'static Table> {
        if cfg!(feature = "sample") { Some(table) } else { None }
    }

    /// True when the pattern matches somewhere in `text`.
    pub fn matches(&self, text: &str) -> bool {
        match (self.code, self.table) {
            (Some(code), _) => code(text.as_bytes()),
            (None, Some(table)) => table.matches(text),
            (None, None) => false,
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pattern({:?})", self.source)
    }
}

impl Table {
    /// The entry after which no text is accepted.
    pub const REFUSE: u16 = u16::MAX;

    /// The entry after which every text is accepted.
    pub const ACCEPT: u16 = u16::MAX - 1;

    /// True when the automaton accepts `text`.
    pub fn matches(&self, text: &str) -> bool {
        self.allows_length(text) && self.reads(text)
    }

    fn allows_length(&self, text: &str) -> bool {
        self.lengths.is_none_or(|(least, most)| {
            let length = characters(text.as_bytes()) as u64;
            least <= length && most.is_none_or(|most| length <= most)
        })
    }

    /// ASCII byte by byte; from the first other character on, character by character.
    fn reads(&self, text: &str) -> bool {
        let mut row = self.row(self.start);
        for (index, byte) in text.bytes().enumerate() {
            if !byte.is_ascii() {
                return text.get(index..).is_some_and(|rest| self.reads_on(row, rest));
            }
            row = self.step(row, self.class_of_byte(byte));
            if row >= Self::ACCEPT {
                return row == Self::ACCEPT;
            }
        }
        row >= self.row(self.accepting_from)
    }

    fn reads_on(&self, from: u16, text: &str) -> bool {
        let mut row = from;
        for character in text.chars() {
            row = self.step(row, self.class(character));
            if row >= Self::ACCEPT {
                return row == Self::ACCEPT;
            }
        }
        row >= self.row(self.accepting_from)
    }

    /// Where the row of a state begins.
    fn row(&self, state: u16) -> u16 {
        state.saturating_mul(self.class_count)
    }

    fn step(&self, row: u16, class: usize) -> u16 {
        self.transitions.get(usize::from(row) + class).copied().unwrap_or(Self::REFUSE)
    }

    fn class_of_byte(&self, byte: u8) -> usize {
        self.classes.get(usize::from(byte)).copied().map_or(0, usize::from)
    }

    fn class(&self, character: char) -> usize {
        if let Ok(latin) = u8::try_from(character) {
            return self.class_of_byte(latin);
        }
        let past = self.beyond.partition_point(|(first, _)| *first <= character);
        past.checked_sub(1).and_then(|index| self.beyond.get(index)).map_or(0, |(_, class)| usize::from(*class))
    }
}

/// The classes up to U+00FF from ranges: first, last, class. A character in no range is of class 0.
pub const fn classes(ranges: &[(u8, u8, u8)]) -> [u8; 256] {
    let mut classes = [0; 256];
    let mut rest = ranges;
    while let [(first, last, class), others @ ..] = rest {
        let (_, from) = classes.split_at_mut(*first as usize);
        let mut from: &mut [u8] = from;
        let mut left = *last as usize + 1 - *first as usize;
        while let ([entry, behind @ ..], 1..) = (from, left) {
            *entry = *class;
            from = behind;
            left -= 1;
        }
        rest = others;
    }
    classes
}

/// Transitions from entries that are numbers of states: where the rows of these begin.
pub const fn rows<const ENTRIES: usize>(class_count: u16, states: [u16; ENTRIES]) -> [u16; ENTRIES] {
    let mut rows = states;
    let mut rest: &mut [u16] = &mut rows;
    while let [entry, others @ ..] = rest {
        if *entry < Table::ACCEPT {
            *entry = entry.wrapping_mul(class_count);
        }
        rest = others;
    }
    rows
}

/// Whether a byte lies between two others, these included.
#[inline]
pub const fn within(byte: u8, first: u8, last: u8) -> bool {
    // One comparison; written as two, compilers make branches of several ranges, which takes ten times as long.
    byte.wrapping_sub(first) <= last.wrapping_sub(first)
}

/// Whether all bytes are of the class.
///
/// Blocks of 16, 8 or 4 bytes are looked at at once. The last one overlaps the one before it, so that none is left over.
pub fn all(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> bool {
    let Some(last) = text.last_chunk::<16>() else {
        let both = both_ends::<8>(text, class).or_else(|| both_ends::<4>(text, class));
        return both.unwrap_or_else(|| text.iter().all(|byte| class(*byte)));
    };
    let mut rest = text;
    while let Some((block, behind)) = rest.split_first_chunk::<16>() {
        if !every(block, class) {
            return false;
        }
        rest = behind;
    }
    every(last, class)
}

/// Whether the first and the last `N` bytes, which meet or overlap, are of the class; `None` where there are fewer.
fn both_ends<const N: usize>(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> Option<bool> {
    let (first, last) = (text.first_chunk::<N>()?, text.last_chunk::<N>()?);
    Some(every(first, class) & every(last, class))
}

/// Without an early end, so that the compiler may look at all bytes at once.
fn every<const N: usize>(block: &[u8; N], class: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(true, |all, byte| all & class(*byte))
}

/// What follows the first `N` bytes, if these are of the class.
pub fn exactly<const N: usize>(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> Option<&[u8]> {
    let (block, rest) = text.split_first_chunk::<N>()?;
    let holds = if N < 8 { every(block, class) } else { all(block, class) };
    holds.then_some(rest)
}

/// What precedes the last `N` bytes, if these are of the class.
pub fn ending<const N: usize>(text: &[u8], class: impl Fn(u8) -> bool + Copy) -> Option<&[u8]> {
    let (rest, block) = text.split_last_chunk::<N>()?;
    let holds = if N < 8 { every(block, class) } else { all(block, class) };
    holds.then_some(rest)
}

/// How many bytes at the start are of the class, and what follows them.
pub fn run(text: &[u8], class: impl Fn(u8) -> bool) -> (usize, &[u8]) {
    let mut rest = text;
    while let [byte, behind @ ..] = rest {
        if !class(*byte) {
            break;
        }
        rest = behind;
    }
    (text.len() - rest.len(), rest)
}

/// How many characters the text has: each has one byte that goes on from none before it.
pub fn characters(text: &[u8]) -> usize {
    text.iter().filter(|byte| !within(**byte, 0x80, 0xbf)).count()
}

/// Whether neither U+2028 nor U+2029 is in the text: what `.` refuses beyond ASCII.
pub fn no_separator(text: &[u8]) -> bool {
    !text.contains(&0xe2) || text.windows(3).all(|bytes| !matches!(bytes, [0xe2, 0x80, 0xa8 | 0xa9]))
}
