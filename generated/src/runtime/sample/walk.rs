//! Texts that a pattern matches, by a walk over its table.

use super::super::pattern::{Pattern, Table};
use super::Source;

/// The longest text that is looked for, in code points more than the shortest possible one, unless a longer one is asked
/// for.
const VARIETY: u64 = 64;
/// The longest text at all.
pub(super) const LENGTH_MAX: u64 = 4_096;

/// Which of the possible lengths a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Length {
    /// One near the shortest, as the source decides.
    Any,
    /// The greatest.
    Longest,
}

/// A text of `least` to `most` code points that the pattern matches.
pub(super) fn matching(
    pattern: &Pattern,
    (least, most): (u64, Option<u64>),
    length: Length,
    source: &mut Source<'_>,
) -> Option<String> {
    let table = pattern.table?;
    let own = table.lengths.unwrap_or_default();
    let least = least.max(own.0).min(LENGTH_MAX);
    let most = [most, own.1].into_iter().flatten().min().unwrap_or(LENGTH_MAX).min(LENGTH_MAX);
    let layers = Layers::new(table, (least, most), length);
    let lengths = layers.lengths(usize::try_from(least).ok()?);
    let chosen = match length {
        Length::Any => source.below(lengths.len()),
        Length::Longest => lengths.len().checked_sub(1)?,
    };
    layers.walk(*lengths.get(chosen)?, source)
}

/// Where a walk stands.
#[derive(Clone, Copy)]
enum Place {
    State(usize),
    Everything,
}

/// For each number of further characters, the states from which exactly so many can lead to acceptance.
struct Layers<'t> {
    table: &'t Table,
    layers: Vec<Vec<bool>>,
}

impl<'t> Layers<'t> {
    fn new(table: &'t Table, (least, most): (u64, u64), length: Length) -> Self {
        let states = table.transitions.len() / usize::from(table.class_count).max(1);
        let accepting = |state: usize| state >= usize::from(table.accepting_from);
        let mut layers = Self { table, layers: vec![(0..states).map(accepting).collect()] };
        let successors: Vec<Vec<Place>> = (0..states).map(|state| layers.successors(state)).collect();
        let mut end = most;
        for length_before in 0.. {
            let found = length_before >= least && layers.reaches(layers.start(), layers.layers.len() - 1);
            if found && length == Length::Any {
                end = end.min(length_before + VARIETY);
            }
            if length_before >= end {
                break;
            }
            let before = layers.layers.len() - 1;
            let leads = |places: &Vec<Place>| places.iter().any(|place| layers.reaches(*place, before));
            let layer: Vec<bool> = successors.iter().map(leads).collect();
            if !layer.contains(&true) {
                break;
            }
            layers.layers.push(layer);
        }
        layers
    }

    fn start(&self) -> Place {
        Place::State(usize::from(self.table.start))
    }

    fn place(&self, entry: u16) -> Option<Place> {
        match entry {
            Table::REFUSE => None,
            Table::ACCEPT => Some(Place::Everything),
            row => row.checked_div(self.table.class_count).map(|state| Place::State(usize::from(state))),
        }
    }

    /// Where a state leads to, each place once.
    fn successors(&self, state: usize) -> Vec<Place> {
        let classes = usize::from(self.table.class_count);
        let mut row: Vec<u16> = self.table.transitions.iter().skip(state * classes).take(classes).copied().collect();
        row.sort_unstable();
        row.dedup();
        row.into_iter().filter_map(|entry| self.place(entry)).collect()
    }

    fn reaches(&self, place: Place, left: usize) -> bool {
        match place {
            Place::Everything => true,
            Place::State(state) => self.layers.get(left).and_then(|layer| layer.get(state)).copied().unwrap_or(false),
        }
    }

    /// The possible lengths, ascending.
    fn lengths(&self, least: usize) -> Vec<usize> {
        (least..self.layers.len()).filter(|&length| self.reaches(self.start(), length)).collect()
    }

    fn walk(&self, length: usize, source: &mut Source<'_>) -> Option<String> {
        let mut place = self.start();
        let mut text = String::new();
        for left in (0..length).rev() {
            let Place::State(state) = place else {
                text.push(readable(source));
                continue;
            };
            let ways: Vec<(usize, Place)> = (0..usize::from(self.table.class_count))
                .filter_map(|class| Some((class, self.step(state, class)?)))
                .filter(|(_, next)| self.reaches(*next, left))
                .collect();
            let (class, next) = *ways.get(source.below(ways.len()))?;
            text.push(self.character(class, source)?);
            place = next;
        }
        Some(text)
    }

    fn step(&self, state: usize, class: usize) -> Option<Place> {
        self.place(*self.table.transitions.get(state * usize::from(self.table.class_count) + class)?)
    }

    /// A character of the class, a readable one where it has some.
    fn character(&self, class: usize, source: &mut Source<'_>) -> Option<char> {
        let mut ranges = self.ranges(class);
        let is_readable = |(first, last): &(char, char)| (' '..='~').contains(first) && *last <= '~';
        let readable: Vec<(char, char)> = ranges.iter().copied().filter(is_readable).collect();
        if !readable.is_empty() && source.below(6) < 5 {
            ranges = readable;
        }
        let (first, last) = *ranges.get(source.below(ranges.len()))?;
        let count = 1 + u32::from(last) - u32::from(first);
        let point = u32::from(first) + u32::try_from(source.below(usize::try_from(count).ok()?)).ok()?;
        // Between the ends of a range there may be surrogates.
        Some(char::from_u32(point).unwrap_or(last))
    }

    /// The ranges of a class, split where ASCII becomes readable.
    fn ranges(&self, class: usize) -> Vec<(char, char)> {
        let mut ranges: Vec<(char, char)> = Vec::new();
        for (character, of) in ('\0'..='\u{ff}').zip(self.table.classes) {
            if usize::from(*of) != class {
                continue;
            }
            match ranges.last_mut() {
                Some((_, last)) if next(*last) == Some(character) && !matches!(character, ' ' | '0' | '\u{7f}') => {
                    *last = character;
                }
                Some(_) | None => ranges.push((character, character)),
            }
        }
        let whole = [('\u{100}', 0)];
        let beyond = if self.table.beyond.is_empty() { &whole } else { self.table.beyond };
        let ends = beyond.iter().skip(1).map(|(next, _)| before(*next)).chain([char::MAX]);
        let here = beyond.iter().zip(ends).filter(|((_, of), _)| usize::from(*of) == class);
        ranges.extend(here.map(|((first, _), last)| (*first, last)));
        ranges
    }
}

/// A character for where everything goes.
pub(super) fn readable(source: &mut Source<'_>) -> char {
    match source.below(64) {
        letter @ 0..=25 => char::from(b'a' + u8::try_from(letter).unwrap_or(0)),
        26 => 'é',
        27 => '漢',
        28 => '😀',
        29 => '"',
        30 => '\\',
        31 => '\n',
        other => char::from(b'!' + u8::try_from(other).unwrap_or(0)),
    }
}

fn next(character: char) -> Option<char> {
    char::from_u32(u32::from(character) + 1)
}

fn before(character: char) -> char {
    match character {
        '\u{e000}' => '\u{d7ff}',
        other => u32::from(other).checked_sub(1).and_then(char::from_u32).unwrap_or('\0'),
    }
}
