//! A regular expression that was compiled when the code was generated: a table, and the few lines that follow it.

use core::fmt;

/// A deterministic automaton over classes of characters that accepts exactly the texts in which the pattern of the specification
/// (ECMA-262, as JSON Schema's `pattern` wants it: anywhere in the text) matches. It starts in state 0.
///
/// A table that is too short refuses: whatever it holds, following it neither panics nor goes on for ever.
pub struct Pattern {
    /// The pattern as the specification has it.
    pub source: &'static str,
    /// The class of each character up to U+00FF.
    pub classes: &'static [u8; 256],
    /// Where classes begin beyond U+00FF, ascending: the class of a character is that of the last entry that is not above
    /// it, or 0 where there is none.
    pub beyond: &'static [(char, u16)],
    /// How many classes there are: the length of a row of `transitions`.
    pub class_count: u16,
    /// The next state for each state and class, row by row; [`Pattern::REFUSE`] and [`Pattern::ACCEPT`] end the reading.
    pub transitions: &'static [u16],
    /// The states that accept at the end of the text, ascending.
    pub accepting: &'static [u16],
    /// How many characters the text must have besides: the least and the most.
    pub lengths: Option<(u64, Option<u64>)>,
}

impl Pattern {
    /// The entry after which no text is accepted.
    pub const REFUSE: u16 = u16::MAX;

    /// The entry after which every text is accepted.
    pub const ACCEPT: u16 = u16::MAX - 1;

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

    /// True when the pattern matches somewhere in `text`.
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
        let mut state = 0_u16;
        for character in text.chars() {
            let cell = usize::from(state) * usize::from(self.class_count) + self.class(character);
            state = match self.transitions.get(cell) {
                Some(&Self::ACCEPT) => return true,
                Some(&Self::REFUSE) | None => return false,
                Some(&next) => next,
            };
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
}

impl fmt::Debug for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Pattern({:?})", self.source)
    }
}
