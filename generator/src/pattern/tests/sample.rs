//! Texts to try a pattern with: walks through its table, and small changes to them.

use super::super::Compiled;

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

const CHARACTERS: [char; 28] = [
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
    '\u{966}',
    '\u{ff11}',
    '\u{17f}',
    '\u{212a}',
    '\u{2028}',
    '\u{feff}',
    '\u{d7ff}',
    '\u{e000}',
    '\u{ffff}',
    '\u{1f600}',
    '\u{10ffff}',
];

/// An accepted text, up to 24 characters longer than it must be; nothing where no text is accepted.
pub(super) fn walk(compiled: &Compiled, dice: &mut Dice) -> String {
    let most = usize::try_from(compiled.length_bounds().min).unwrap() + dice.below(25);
    compiled.example(0, most, &mut |bound| dice.below(bound)).unwrap_or_default()
}

/// The text with one character put in, taken out or exchanged, or with other cases.
pub(super) fn changed(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len() + 1);
    let character = CHARACTERS[dice.below(CHARACTERS.len())];
    match dice.below(8) {
        0 | 1 if at < characters.len() => drop(characters.remove(at)),
        2 | 3 if at < characters.len() => characters[at] = character,
        4 => characters.push(character),
        5 => characters.push('\n'),
        6 => return if dice.below(2) == 0 { text.to_uppercase() } else { text.to_lowercase() },
        _ => characters.insert(at, character),
    }
    characters.into_iter().collect()
}

/// A text without any plan.
pub(super) fn noise(dice: &mut Dice) -> String {
    (0..dice.below(8)).map(|_| CHARACTERS[dice.below(CHARACTERS.len())]).collect()
}
