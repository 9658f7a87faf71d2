//! Texts to try a pattern with: walks through its table, and small changes to them.

use super::super::utf8::Utf8;
use super::super::{Compiled, DEAD, EVERYTHING};

/// A small generator of pseudo-random numbers (xorshift), so that every run tries the same texts.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

const CHARACTERS: [char; 24] = [
    'a',
    'b',
    'Z',
    '0',
    '9',
    '_',
    '-',
    ' ',
    '.',
    '/',
    '\n',
    '\r',
    '\t',
    '\u{85}',
    '\u{a0}',
    '\u{e9}',
    '\u{663}',
    '\u{2028}',
    '\u{feff}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{ffff}',
    '\u{1f600}',
    '\u{10ffff}',
];

/// An accepted text, or the start of one where the walk got too long: the oracle backtracks.
pub(super) fn walk(compiled: &Compiled, dice: &mut Dice) -> String {
    let bytes_max = usize::try_from(compiled.length_bounds().min).unwrap() + 24;
    let (mut state, mut utf8, mut bytes) = (0_u16, Utf8::Boundary, Vec::new());
    loop {
        let boundary = utf8 == Utf8::Boundary;
        let accepting = boundary && compiled.accepting.contains(&state);
        if boundary && (bytes.len() > bytes_max || accepting && dice.below(3) == 0) {
            break;
        }
        let next = |byte: u8| {
            let class = usize::from(compiled.classes[usize::from(byte)]);
            compiled.transitions[usize::from(state) * usize::from(compiled.class_count) + class]
        };
        let open: Vec<u8> = (0..=u8::MAX).filter(|&byte| utf8.step(byte).is_some() && next(byte) != DEAD).collect();
        if open.is_empty() {
            break;
        }
        let byte = open[dice.below(open.len())];
        bytes.push(byte);
        utf8 = utf8.step(byte).unwrap();
        match next(byte) {
            EVERYTHING => {
                while utf8 != Utf8::Boundary {
                    let last = (0x80..=0xbf).find(|&byte| utf8.step(byte).is_some()).unwrap();
                    bytes.push(last);
                    utf8 = utf8.step(last).unwrap();
                }
                break;
            }
            number => state = number,
        }
    }
    String::from_utf8(bytes).expect("the table leads through well-formed text only")
}

/// The text with one character put in, taken out or exchanged.
pub(super) fn changed(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len() + 1);
    let character = CHARACTERS[dice.below(CHARACTERS.len())];
    match dice.below(4) {
        0 if at < characters.len() => drop(characters.remove(at)),
        1 if at < characters.len() => characters[at] = character,
        2 => characters.push(character),
        _ => characters.insert(at, character),
    }
    characters.into_iter().collect()
}

/// A text without any plan.
pub(super) fn noise(dice: &mut Dice) -> String {
    (0..dice.below(8)).map(|_| CHARACTERS[dice.below(CHARACTERS.len())]).collect()
}
