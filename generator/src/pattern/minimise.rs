//! The one smallest automaton of a language: equal languages give equal automata, numbered in the order in which a
//! breadth-first search meets the states.
#![expect(clippy::indexing_slicing, reason = "every index is a state or a class of the automaton at hand")]

use super::automaton::{Automaton, End, Target};
use super::partition::Partition;

/// Minimises an automaton.
pub(super) fn minimise(automaton: &Automaton) -> Automaton {
    // States that only decided ones led to must not have a say in the merger.
    let decided = in_breadth_first_order(&with_decided_states(automaton));
    let merged = merge(&decided);
    in_breadth_first_order(&merged)
}

/// Replaces states from which nothing, or everything, is accepted.
fn with_decided_states(automaton: &Automaton) -> Automaton {
    let count = automaton.ends.len();
    let incoming = incoming(automaton);
    let seeds = |end: End, decided: Target| {
        (0..count).filter(|&state| automaton.ends[state] == end || automaton.row(state).contains(&decided)).collect()
    };
    let accepting = reaching(&incoming, seeds(End::Accepts, Target::Everything));
    let refusing = reaching(&incoming, seeds(End::Refuses, Target::Dead));
    let decide = |target: Target| match target {
        Target::State(state) if !accepting[state as usize] => Target::Dead,
        Target::State(state) if !refusing[state as usize] => Target::Everything,
        same @ (Target::State(_) | Target::Dead | Target::Everything) => same,
    };
    let targets = automaton.targets.iter().copied().map(decide).collect();
    Automaton { start: decide(automaton.start), targets, ends: automaton.ends.clone(), ..*automaton }
}

/// The states that lead to each state.
fn incoming(automaton: &Automaton) -> Vec<Vec<usize>> {
    let mut incoming = vec![Vec::new(); automaton.ends.len()];
    for (from, row) in automaton.rows().enumerate() {
        for target in row {
            if let Target::State(to) = target
                && incoming[*to as usize].last() != Some(&from)
            {
                incoming[*to as usize].push(from);
            }
        }
    }
    incoming
}

/// Which states lead to one of the seeds, the seeds included.
fn reaching(incoming: &[Vec<usize>], mut stack: Vec<usize>) -> Vec<bool> {
    let mut reached = vec![false; incoming.len()];
    while let Some(state) = stack.pop() {
        if !std::mem::replace(&mut reached[state], true) {
            stack.extend(&incoming[state]);
        }
    }
    reached
}

struct Step {
    from: usize,
    class: usize,
    to: usize,
}

/// Merges states that accept the same, after Valmari and Lehtinen's "Efficient minimization of DFAs with partial
/// transition functions": refused is what has no step. The state after the last one accepts everything.
fn merge(automaton: &Automaton) -> Automaton {
    let everything = automaton.ends.len();
    let mut steps = Vec::new();
    for (from, row) in automaton.rows().enumerate() {
        for (class, target) in row.iter().enumerate() {
            match *target {
                Target::State(to) => steps.push(Step { from, class, to: to as usize }),
                Target::Everything => steps.push(Step { from, class, to: everything }),
                Target::Dead => {}
            }
        }
    }
    let states = refined(automaton, &steps, everything);
    quotient(automaton, &states)
}

fn refined(automaton: &Automaton, steps: &[Step], everything: usize) -> Partition {
    let mut states = Partition::new(everything + 1);
    states.mark(everything);
    states.split();
    (0..everything).filter(|&state| automaton.ends[state] == End::Accepts).for_each(|state| states.mark(state));
    states.split();
    let mut cords = Partition::new(steps.len());
    let mut by_class = vec![Vec::new(); automaton.class_count];
    let mut into = vec![Vec::new(); everything + 1];
    for (index, step) in steps.iter().enumerate() {
        by_class[step.class].push(index);
        into[step.to].push(index);
    }
    for class in by_class {
        for step in class {
            cords.mark(step);
        }
        cords.split();
    }
    let (mut block, mut cord) = (1, 0);
    while cord < cords.set_count() {
        cords.set(cord).iter().for_each(|&step| states.mark(steps[step].from));
        states.split();
        cord += 1;
        while block < states.set_count() {
            states.set(block).iter().flat_map(|&state| &into[state]).for_each(|&step| cords.mark(step));
            cords.split();
            block += 1;
        }
    }
    states
}

/// One state per block, with the row of any of its members.
fn quotient(automaton: &Automaton, states: &Partition) -> Automaton {
    let block = |target: Target| match target {
        Target::State(state) => Target::state(states.set_of(state as usize)),
        same @ (Target::Dead | Target::Everything) => same,
    };
    let width = automaton.class_count;
    let mut targets = Vec::with_capacity(states.set_count() * width);
    let mut ends = Vec::with_capacity(states.set_count());
    for set in 0..states.set_count() {
        // The state that accepts everything is alone in its block, and no state but a target.
        let member = states.set(set).iter().copied().find(|&state| state < automaton.ends.len());
        if let Some(state) = member {
            targets.extend(automaton.row(state).iter().copied().map(block));
            ends.push(automaton.ends[state]);
        } else {
            targets.extend(std::iter::repeat_n(Target::Everything, width));
            ends.push(End::Accepts);
        }
    }
    Automaton { start: block(automaton.start), targets, ends, ..*automaton }
}

/// Numbers the states as a search from the start meets them, and drops those that it does not meet.
fn in_breadth_first_order(automaton: &Automaton) -> Automaton {
    let mut numbers = vec![None; automaton.ends.len()];
    let mut order = Vec::new();
    let mut number = |target: Target, order: &mut Vec<usize>| match target {
        Target::State(state) => Target::state(*numbers[state as usize].get_or_insert_with(|| {
            order.push(state as usize);
            order.len() - 1
        })),
        same @ (Target::Dead | Target::Everything) => same,
    };
    let start = number(automaton.start, &mut order);
    let mut targets = Vec::new();
    let mut ends = Vec::new();
    while let Some(&state) = order.get(ends.len()) {
        ends.push(automaton.ends[state]);
        for target in automaton.row(state) {
            targets.push(number(*target, &mut order));
        }
    }
    Automaton { start, targets, ends, ..*automaton }
}
