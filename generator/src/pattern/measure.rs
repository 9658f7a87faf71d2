//! What the smallest automaton says about the texts that it accepts: how long they are, and whether they are ASCII.
#![expect(clippy::indexing_slicing, reason = "every index is a state of the automaton at hand")]

use std::collections::{BTreeSet, VecDeque};

use super::alphabet::Alphabet;
use super::automaton::{Automaton, End, Target};

/// The lengths of accepted texts in code points; no upper bound when `max` is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LengthBounds {
    /// The shortest.
    pub min: u64,
    /// The longest.
    pub max: Option<u64>,
}

/// Which texts are accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Everything,
    Empty,
    Some { lengths: LengthBounds, script: Script },
}

/// Which characters accepted texts consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Ascii,
    Beyond,
}

/// Measures a minimised automaton: one whose states all accept something, but not everything.
pub(super) fn measure(automaton: &Automaton, alphabet: &Alphabet) -> Measure {
    match automaton.start {
        Target::Everything => Measure::Everything,
        Target::Dead => Measure::Empty,
        Target::State(_) => {
            let lengths = LengthBounds { min: shortest(automaton), max: longest(automaton) };
            Measure::Some { lengths, script: script(automaton, alphabet) }
        }
    }
}

fn shortest(automaton: &Automaton) -> u64 {
    let mut queue = VecDeque::from([(0_u64, automaton.start)]);
    let mut seen = vec![false; automaton.ends.len()];
    while let Some((length, target)) = queue.pop_front() {
        let Target::State(state) = target else { return length };
        let state = state as usize;
        if automaton.ends[state] == End::Accepts {
            return length;
        }
        if !std::mem::replace(&mut seen[state], true) {
            let open = automaton.row(state).iter().filter(|target| **target != Target::Dead);
            queue.extend(open.map(|&target| (length + 1, target)));
        }
    }
    0
}

/// None when there is a cycle or a place after which everything goes.
fn longest(automaton: &Automaton) -> Option<u64> {
    let count = automaton.ends.len();
    if automaton.targets.contains(&Target::Everything) {
        return None;
    }
    let mut incoming = vec![0_usize; count];
    for target in &automaton.targets {
        if let Target::State(state) = target {
            incoming[*state as usize] += 1;
        }
    }
    // States in topological order; the start is 0, and a cycle keeps its states out.
    let mut order: Vec<usize> = (0..count).filter(|&state| incoming[state] == 0).collect();
    let mut lengths = vec![0_u64; count];
    let mut done = 0;
    while let Some(&state) = order.get(done) {
        done += 1;
        for target in automaton.row(state) {
            if let Target::State(next) = *target {
                let next = next as usize;
                lengths[next] = lengths[next].max(lengths[state] + 1);
                incoming[next] -= 1;
                if incoming[next] == 0 {
                    order.push(next);
                }
            }
        }
    }
    let accepted = (0..count).filter(|&state| automaton.ends[state] == End::Accepts).map(|state| lengths[state]);
    if done == count { accepted.max() } else { None }
}

fn script(automaton: &Automaton, alphabet: &Alphabet) -> Script {
    let ends = alphabet.starts.iter().skip(1).map(|(start, _)| *start > '\u{80}').chain([true]);
    let beyond =
        alphabet.starts.iter().zip(ends).filter(|(_, reaches)| *reaches).map(|((_, class), _)| usize::from(*class));
    let beyond: BTreeSet<usize> = beyond.collect();
    let open = |row: &[Target]| beyond.iter().any(|&class| row[class] != Target::Dead);
    if automaton.targets.contains(&Target::Everything) || automaton.rows().any(open) {
        Script::Beyond
    } else {
        Script::Ascii
    }
}
