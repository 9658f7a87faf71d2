//! The smallest automaton in, packed numbers out.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is a character below 256 or a class of the automaton at hand"
)]

use super::alphabet::Alphabet;
use super::automaton::{Automaton, End, Target};
use super::{DEAD, EVERYTHING, Fault};

/// The most entries of a table: 120 kB.
const ENTRIES_MAX: usize = 60_000;

/// The numbers of `Compiled`.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) classes: [u8; 256],
    pub(super) beyond: Vec<(char, u16)>,
    pub(super) class_count: u16,
    pub(super) transitions: Vec<u16>,
    pub(super) accepting: Vec<u16>,
}

/// Packs a minimised automaton.
pub(super) fn pack(automaton: &Automaton, alphabet: &Alphabet) -> Result<Table, Fault> {
    match automaton.start {
        Target::Everything => return Ok(constant(EVERYTHING, vec![0])),
        Target::Dead => return Ok(constant(DEAD, Vec::new())),
        Target::State(_) => {}
    }
    let merger = merger(automaton);
    if merger.kept.len() * automaton.ends.len() > ENTRIES_MAX {
        return Err(Fault::TooLarge { message: "its table has more than 60,000 entries" });
    }
    let starts = merged_starts(alphabet, &merger.renamed);
    let entries = automaton.rows().flat_map(|row| merger.kept.iter().map(|&class| entry(row[class])));
    Ok(Table {
        classes: latin(&starts),
        beyond: beyond(&starts),
        class_count: number(merger.kept.len()),
        transitions: entries.collect(),
        accepting: (0..automaton.ends.len())
            .filter(|&state| automaton.ends[state] == End::Accepts)
            .map(number)
            .collect(),
    })
}

fn constant(entry: u16, accepting: Vec<u16>) -> Table {
    Table { classes: [0; 256], beyond: Vec::new(), class_count: 1, transitions: vec![entry], accepting }
}

fn number(number: usize) -> u16 {
    u16::try_from(number).expect("a table of 60,000 entries has no more states or classes")
}

fn entry(target: Target) -> u16 {
    match target {
        Target::Dead => DEAD,
        Target::Everything => EVERYTHING,
        Target::State(state) => number(state as usize),
    }
}

/// Which classes stay, and which of them each class becomes.
struct Merger {
    kept: Vec<usize>,
    renamed: Vec<u16>,
}

/// Merges classes that no state tells apart; the first of them stays.
fn merger(automaton: &Automaton) -> Merger {
    let columns = |class: usize| -> Vec<Target> { automaton.rows().map(|row| row[class]).collect() };
    let mut kept = Vec::new();
    let mut known = std::collections::BTreeMap::new();
    let renamed = (0..automaton.class_count).map(|class| {
        let next = known.len();
        *known.entry(columns(class)).or_insert_with(|| {
            kept.push(class);
            next
        })
    });
    let renamed: Vec<usize> = renamed.collect();
    // Numbers are used only once the table is known to be small.
    let renamed = renamed.into_iter().map(|class| u16::try_from(class).unwrap_or(u16::MAX)).collect();
    Merger { kept, renamed }
}

/// The first characters of the longest intervals of one class.
fn merged_starts(alphabet: &Alphabet, renamed: &[u16]) -> Vec<(char, u16)> {
    let mut starts: Vec<(char, u16)> =
        alphabet.starts.iter().map(|&(first, class)| (first, renamed[usize::from(class)])).collect();
    starts.dedup_by_key(|(_, class)| *class);
    starts
}

fn latin(starts: &[(char, u16)]) -> [u8; 256] {
    let mut classes = [0; 256];
    for (character, slot) in ('\0'..='\u{ff}').zip(&mut classes) {
        let class = class_at(starts, character);
        *slot = u8::try_from(class).expect("the first 256 characters have the first 256 classes at most");
    }
    classes
}

fn beyond(starts: &[(char, u16)]) -> Vec<(char, u16)> {
    let first = ('\u{100}', class_at(starts, '\u{100}'));
    // Where nothing is left to say, class 0 is meant.
    let rest = starts.iter().copied().filter(|(start, _)| *start > '\u{100}');
    let all: Vec<(char, u16)> = [first].into_iter().chain(rest).collect();
    if all == [('\u{100}', 0)] { Vec::new() } else { all }
}

fn class_at(starts: &[(char, u16)], character: char) -> u16 {
    let past = starts.partition_point(|(start, _)| *start <= character);
    past.checked_sub(1).and_then(|index| starts.get(index)).map_or(0, |(_, class)| *class)
}
