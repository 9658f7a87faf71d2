//! NFA in, deterministic automaton out, by the subset construction; `subset` says what one step does.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Fault;
use super::alphabet::Alphabet;
use super::automaton::{Automaton, Target};
use super::nfa::Nfa;
use super::subset::{Before, Look, Outcome, Subset, Subsets};

/// The most states before the minimisation.
const STATES_MAX: usize = 20_000;
/// The most steps before the minimisation, which bounds its memory.
const TARGETS_MAX: usize = 1_000_000;
/// How many places of one state are remembered: looking for one must not become the work itself.
const KNOWN_MAX: usize = 64;
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

/// The automaton of the texts that the NFA matches a prefix of, when `before` is what stands before them.
pub(super) fn determinise(
    nfa: &Nfa,
    looks: &[Look],
    alphabet: &Alphabet,
    before: Before,
    budget: &mut Budget,
) -> Result<Automaton, Fault> {
    let mut subsets = Subsets::new(nfa, looks, alphabet, budget);
    let mut states = States::default();
    let first = subsets.first(before)?;
    let start = states.target(first)?;
    let mut targets = Vec::new();
    let mut ends = Vec::new();
    while let Some(subset) = states.subsets.get(ends.len()).map(Rc::clone) {
        if targets.len() > TARGETS_MAX {
            return Err(Fault::TooLarge { message: "its automaton has more than 1,000,000 steps" });
        }
        ends.push(subsets.end(&subset)?);
        // Most classes lead to the same few places, and following threads is the work.
        let mut known: Vec<(Option<Subset>, Target)> = Vec::new();
        for class in 0..alphabet.class_count {
            let read = subsets.read(&subset, class)?;
            let same = known.iter().find(|(other, _)| *other == read).map(|(_, target)| *target);
            let target = if let Some(target) = same {
                target
            } else {
                let outcome = read.clone().map_or(Ok(Outcome::Found), |read| subsets.closed(read))?;
                let target = states.target(outcome)?;
                if known.len() < KNOWN_MAX {
                    known.push((read, target));
                }
                target
            };
            targets.push(target);
        }
    }
    Ok(Automaton { class_count: alphabet.class_count, start, targets, ends })
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
            return Ok(Target::state(number));
        }
        let number = self.subsets.len();
        if number == STATES_MAX {
            return Err(Fault::TooLarge { message: "its automaton has more than 20,000 states" });
        }
        let subset = Rc::new(subset);
        self.subsets.push(Rc::clone(&subset));
        self.numbers.insert(subset, number);
        Ok(Target::state(number))
    }
}
