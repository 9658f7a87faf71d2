//! The smallest automaton in, packed numbers out.
//!
//! Texts are well formed, so that many entries need no answer. States in the middle of a character that agree where
//! both have an answer become one, and so do classes: `.` costs 3 states and 4 classes instead of 8 and 13.
#![expect(clippy::indexing_slicing, reason = "every index is a state or a class of the automaton at hand")]

use std::collections::BTreeMap;

use super::automaton::{Automaton, End, Target};
use super::minimise::in_breadth_first_order;
use super::{DEAD, EVERYTHING, Fault};

/// The most entries of a table: 120 kB.
const ENTRIES_MAX: usize = 60_000;
/// The most entries before packing, so that packing stays quick.
const UNPACKED_MAX: usize = 1_000_000;
/// A character has at most three bytes after its first one, so that the third round joins the last states.
const ROUNDS: usize = 3;

/// The numbers of `Compiled`.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) classes: [u8; 256],
    pub(super) class_count: u16,
    pub(super) transitions: Vec<u16>,
    pub(super) accepting: Vec<u16>,
}

/// Packs a minimised automaton.
pub(super) fn pack(automaton: &Automaton) -> Result<Table, Fault> {
    match automaton.start {
        Target::Everything => return Ok(constant(EVERYTHING, vec![0])),
        Target::Malformed | Target::Dead => return Ok(constant(DEAD, Vec::new())),
        Target::State(_) => {}
    }
    if automaton.targets.len() > UNPACKED_MAX {
        return Err(too_large());
    }
    let mut packed = automaton.clone();
    for _ in 0..ROUNDS {
        packed = join_states(&packed);
    }
    let packed = join_classes(&in_breadth_first_order(&packed));
    if packed.targets.len() > ENTRIES_MAX {
        return Err(too_large());
    }
    let accepting = (0..packed.ends.len()).filter(|&state| packed.ends[state] == End::Accepts).map(number).collect();
    Ok(Table {
        classes: packed.classes,
        class_count: number(packed.class_count),
        transitions: packed.targets.iter().copied().map(entry).collect(),
        accepting,
    })
}

fn too_large() -> Fault {
    Fault::TooLarge { message: "its table has more than 60,000 entries" }
}

fn constant(entry: u16, accepting: Vec<u16>) -> Table {
    Table { classes: [0; 256], class_count: 1, transitions: vec![entry], accepting }
}

fn number(number: usize) -> u16 {
    u16::try_from(number).expect("a table of 60,000 entries has no more states or classes")
}

fn entry(target: Target) -> u16 {
    match target {
        Target::Malformed | Target::Dead => DEAD,
        Target::Everything => EVERYTHING,
        Target::State(state) => number(state),
    }
}

/// Joins states in the middle of a character. Only states with the same targets are compared, to stay quick.
fn join_states(automaton: &Automaton) -> Automaton {
    let mut rows: Vec<Vec<Target>> = Vec::new();
    let mut ends = Vec::new();
    let mut renamed = Vec::new();
    let mut candidates: BTreeMap<Vec<Target>, Vec<usize>> = BTreeMap::new();
    for (row, &end) in automaton.rows().zip(&automaton.ends) {
        let mut alike = None;
        if end == End::Inside {
            let mut answers: Vec<Target> = row.iter().copied().filter(|target| *target != Target::Malformed).collect();
            answers.sort_unstable();
            answers.dedup();
            alike = Some(candidates.entry(answers).or_default());
        }
        let partner = alike.iter().flat_map(|states| states.iter().copied()).find(|&state| agree(&rows[state], row));
        if let Some(state) = partner {
            fill(&mut rows[state], row);
        } else {
            if let Some(states) = alike {
                states.push(rows.len());
            }
            rows.push(row.to_vec());
            ends.push(end);
        }
        renamed.push(partner.unwrap_or(rows.len() - 1));
    }
    let rename = |target: Target| match target {
        Target::State(state) => Target::State(renamed[state]),
        same @ (Target::Malformed | Target::Dead | Target::Everything) => same,
    };
    let targets = rows.into_iter().flatten().map(rename).collect();
    Automaton { start: rename(automaton.start), targets, ends, ..*automaton }
}

fn join_classes(automaton: &Automaton) -> Automaton {
    let mut columns: Vec<Vec<Target>> = Vec::new();
    let mut renamed = Vec::new();
    for class in 0..automaton.class_count {
        let column: Vec<Target> = automaton.rows().map(|row| row[class]).collect();
        let partner = columns.iter().position(|other| agree(other, &column));
        match partner {
            Some(other) => fill(&mut columns[other], &column),
            None => columns.push(column),
        }
        renamed.push(partner.unwrap_or(columns.len() - 1));
    }
    let states = 0..automaton.ends.len();
    let targets = states.flat_map(|state| columns.iter().map(move |column| column[state])).collect();
    let classes = automaton.classes.map(|class| {
        u8::try_from(renamed[usize::from(class)]).expect("joining leaves no more classes than there were")
    });
    Automaton { classes, class_count: columns.len(), targets, ends: automaton.ends.clone(), start: automaton.start }
}

/// Whether two rows, or columns, give the same answers where both give one.
fn agree(left: &[Target], right: &[Target]) -> bool {
    left.iter()
        .zip(right)
        .all(|(left, right)| left == right || *left == Target::Malformed || *right == Target::Malformed)
}

fn fill(into: &mut [Target], from: &[Target]) {
    for (slot, target) in into.iter_mut().zip(from) {
        // `Malformed` is the least target, and the others agree.
        *slot = (*slot).max(*target);
    }
}
