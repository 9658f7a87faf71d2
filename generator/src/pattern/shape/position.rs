//! Texts in which each place has its class, counted from the start or from the end, with one run of any length between.
//!
//! What stands where is guessed from the automaton and then proved.
#![expect(clippy::indexing_slicing, reason = "every index is a state of the graph or a layer that was made")]

use super::super::graph::{Goal, Graph, Letters};
use super::proof;
use crate::ir::{Class, End, Ending, Piece, Sequence};

/// How many places at the start and at the end may differ from the run. More at the start come from the search, which
/// takes what must come first.
const FRONT_MAX: usize = 3;
const BACK_MAX: usize = 20;

/// The rest of the text from a state on, where it is one run with such places before and after it.
pub(super) fn find(graph: &Graph, state: usize) -> Option<Sequence> {
    let reach = Reach::new(graph, state)?;
    let sizes =
        (0..=FRONT_MAX + BACK_MAX).flat_map(|all| (0..=all.min(FRONT_MAX)).map(move |front| (front, all - front)));
    let possible = sizes.filter(|(front, back)| *back <= BACK_MAX && front + back <= reach.least);
    possible.filter_map(|(front, back)| reach.guess(front, back)).find(|guess| proof::holds(guess, graph, state))
}

struct Reach<'g> {
    graph: &'g Graph,
    /// Which states so many characters lead to.
    forward: Vec<Vec<bool>>,
    /// From which states so many characters lead to acceptance.
    backward: Vec<Vec<bool>>,
    least: usize,
    most: Option<usize>,
}

impl<'g> Reach<'g> {
    fn new(graph: &'g Graph, state: usize) -> Option<Self> {
        let states = graph.len();
        let mut forward = vec![(0..states).map(|other| other == state).collect::<Vec<bool>>()];
        let accepts = |state: usize| graph.row(state).end == End::Accepts;
        let (mut least, mut most) = (None, None);
        while let Some(layer) = forward.last() {
            let length = forward.len() - 1;
            if (0..states).any(|state| layer[state] && accepts(state)) {
                least = least.or(Some(length));
                most = Some(length);
            }
            // A text that is longer than there are states went round a cycle.
            if length > states {
                most = None;
                break;
            }
            let next = after(graph, layer)?;
            if !next.contains(&true) {
                break;
            }
            forward.push(next);
        }
        let mut backward = vec![(0..states).map(accepts).collect::<Vec<bool>>()];
        for length in 0..BACK_MAX {
            backward.push(before(graph, &backward[length]));
        }
        Some(Self { graph, forward, backward, least: least?, most })
    }

    fn guess(&self, front: usize, back: usize) -> Option<Sequence> {
        let run = self.union(&self.from(front), &self.until(back));
        let run_class = run.class()?;
        let first = |place: usize| self.union(&self.forward[place], &self.until(0));
        let last = |place: usize| self.union(&self.from(0), &self.backward[place]);
        if front.checked_sub(1).is_some_and(|place| first(place) == run)
            || back.checked_sub(1).is_some_and(|place| last(place) == run)
        {
            return None;
        }
        let pieces = (0..front).map(|place| Some(Piece::Exactly(first(place).ascii_class()?, 1)));
        let after: Option<Vec<Class>> = (0..back).rev().map(|place| last(place).ascii_class()).collect();
        let rest = |length: usize| u64::try_from(length - front - back).ok();
        let most = self.most.map(rest);
        let ending = Ending::Run {
            class: run_class,
            least: rest(self.least)?,
            most: if let Some(most) = most { Some(most?) } else { None },
            after: counted(after?),
        };
        Some(Sequence { pieces: pieces.collect::<Option<_>>()?, ending })
    }

    /// The characters that lead from one of these states to one of those.
    fn union(&self, from: &[bool], to: &[bool]) -> Letters {
        let moves = (0..from.len()).filter(|state| from[*state]).flat_map(|state| &self.graph.row(state).moves);
        let leading = moves.filter(|(_, goal)| matches!(goal, Goal::State(state) if to[*state]));
        leading.fold(Letters::NONE, |all, (letters, _)| all.or(*letters))
    }

    /// The states that so many characters or more lead to.
    fn from(&self, least: usize) -> Vec<bool> {
        let mut all = vec![false; self.graph.len()];
        for layer in self.forward.iter().skip(least) {
            all.iter_mut().zip(layer).for_each(|(all, here)| *all |= here);
        }
        all
    }

    /// The states from which so many characters or more lead to acceptance.
    fn until(&self, least: usize) -> Vec<bool> {
        let mut all = self.backward[least].clone();
        loop {
            let earlier = before(self.graph, &all);
            let grown: Vec<bool> = all.iter().zip(&earlier).map(|(here, earlier)| *here || *earlier).collect();
            if grown == all {
                return all;
            }
            all = grown;
        }
    }
}

/// The states that one more character leads to; `None` where one leads to where everything is accepted.
fn after(graph: &Graph, layer: &[bool]) -> Option<Vec<bool>> {
    let mut next = vec![false; layer.len()];
    for state in (0..layer.len()).filter(|state| layer[*state]) {
        for (_, goal) in &graph.row(state).moves {
            let Goal::State(state) = *goal else { return None };
            next[state] = true;
        }
    }
    Some(next)
}

/// The states from which a character leads to one of these.
fn before(graph: &Graph, layer: &[bool]) -> Vec<bool> {
    let leads =
        |state: usize| graph.row(state).moves.iter().any(|(_, goal)| matches!(goal, Goal::State(next) if layer[*next]));
    (0..layer.len()).map(leads).collect()
}

/// Equal classes that follow one another, with their number.
fn counted(classes: Vec<Class>) -> Vec<(Class, u32)> {
    let mut counted: Vec<(Class, u32)> = Vec::new();
    for class in classes {
        match counted.last_mut() {
            Some((last, count)) if *last == class => *count += 1,
            Some(_) | None => counted.push((class, 1)),
        }
    }
    counted
}
