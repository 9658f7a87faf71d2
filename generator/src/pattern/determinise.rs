//! NFA in, deterministic automaton out, by the subset construction; `subset` says what one step does.

use std::collections::BTreeMap;
use std::rc::Rc;

use regex_automata::nfa::thompson::NFA;

use super::Fault;
use super::automaton::{Automaton, Target};
use super::subset::{self, Before, Look, Outcome, Subset, Subsets};
use super::utf8;

/// The most states before the minimisation.
const STATES_MAX: usize = 20_000;
/// The most visits of NFA states, for a pattern with all its look-arounds: a fraction of a second.
const VISITS_MAX: usize = 12_000_000;

/// What is left of the work that one pattern may cause.
#[derive(Debug)]
pub(super) struct Budget {
    visits: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { visits: VISITS_MAX }
    }

    /// Takes some visits off.
    pub(super) fn spend(&mut self, visits: usize) -> Result<(), Fault> {
        let left = self.visits.checked_sub(visits);
        self.visits = left.ok_or(Fault::TooLarge { message: "too many of its repetitions overlap" })?;
        Ok(())
    }
}

/// Bytes that no step tells apart share a class.
struct Alphabet {
    classes: [u8; 256],
    /// A byte of each class.
    representatives: Vec<u8>,
}

/// The automaton of the texts that the NFA matches a prefix of, when `before` is what stands before them.
pub(super) fn determinise(nfa: &NFA, looks: &[Look], before: Before, budget: &mut Budget) -> Result<Automaton, Fault> {
    let alphabet = alphabet(nfa, looks);
    let mut subsets = Subsets::new(nfa, looks, budget);
    let mut states = States::default();
    let first = subsets.first(before)?;
    let start = states.target(first)?;
    let mut targets = Vec::new();
    let mut ends = Vec::new();
    while let Some(subset) = states.subsets.get(ends.len()).map(Rc::clone) {
        ends.push(subsets.end(&subset)?);
        for &byte in &alphabet.representatives {
            targets.push(match subsets.step(&subset, byte)? {
                None => Target::Malformed,
                Some(outcome) => states.target(outcome)?,
            });
        }
    }
    Ok(Automaton { classes: alphabet.classes, class_count: alphabet.representatives.len(), start, targets, ends })
}

#[derive(Default)]
struct States {
    numbers: BTreeMap<Rc<Subset>, usize>,
    subsets: Vec<Rc<Subset>>,
}

impl States {
    fn target(&mut self, outcome: Outcome) -> Result<Target, Fault> {
        let subset = match outcome {
            Outcome::Found => return Ok(Target::Everything),
            Outcome::Lost => return Ok(Target::Dead),
            Outcome::Open(subset) => subset,
        };
        if let Some(&number) = self.numbers.get(&subset) {
            return Ok(Target::State(number));
        }
        let number = self.subsets.len();
        if number == STATES_MAX {
            return Err(Fault::TooLarge { message: "its automaton has more than 20,000 states" });
        }
        let subset = Rc::new(subset);
        self.subsets.push(Rc::clone(&subset));
        self.numbers.insert(subset, number);
        Ok(Target::State(number))
    }
}

fn alphabet(nfa: &NFA, looks: &[Look]) -> Alphabet {
    let automata: Vec<&Automaton> = looks.iter().flat_map(Look::automata).collect();
    let mut starts = [false; 256];
    let mut previous = None;
    for (byte, start) in (0..=u8::MAX).zip(&mut starts) {
        let class = nfa.byte_classes().get(byte);
        let looked: Vec<u8> = automata.iter().filter_map(|one| one.classes.get(usize::from(byte)).copied()).collect();
        // What stands before a position matters to look-arounds even where their first bytes are alike.
        let kind = (class, looked, !looks.is_empty() && subset::is_word(byte));
        let utf8 = utf8::RANGE_STARTS.contains(&byte) || byte == utf8::UNUSED_START;
        *start = utf8 || previous.as_ref() != Some(&kind);
        previous = Some(kind);
    }
    let mut classes = [0; 256];
    let mut representatives = Vec::new();
    let mut class = 0;
    for ((byte, slot), start) in (0..=u8::MAX).zip(&mut classes).zip(starts) {
        if start {
            // One more class at most for each byte but the first.
            class = u8::try_from(representatives.len()).expect("there are at most 256 classes");
            representatives.push(byte);
        }
        *slot = class;
    }
    Alphabet { classes, representatives }
}
