//! The smallest automaton in, straight-line code out (as data, `ir::Sequence`), where there is a short one.
//!
//! The search looks at the automaton alone, whatever the pattern looked like, and may guess: `proof` turns what it found
//! into an automaton again, and only if that one accepts the same texts is it used.

mod merge;
mod position;
mod proof;
mod words;

use super::alphabet::Alphabet;
use super::automaton::{Automaton, Target};
use super::graph::{Goal, Graph, Letters, Row};
use super::lengths::Lengths;
use crate::ir::{End, Ending, Piece, Sequence};

/// The most decisions of one search.
const STEPS_MAX: usize = 40;
/// The most parts of one function.
const PARTS_MAX: usize = 30;
/// More words than these are rather divided in two.
const WORDS_FEW: usize = 6;
/// The most characters of a run whose number has a limit.
const COUNT_MAX: u32 = 300;

/// The code that accepts what a minimised automaton accepts.
///
/// `lengths` is what the texts must have besides; code for it is there only where it is that of the last run.
pub(super) fn find(automaton: &Automaton, alphabet: &Alphabet, lengths: Option<Lengths>) -> Option<Sequence> {
    let Target::State(start) = automaton.start else { return None };
    let start = start as usize;
    let graph = Graph::new(automaton, alphabet)?;
    let found = Search { graph: graph.clone(), left: STEPS_MAX }.sequence(start)?;
    let sequence = merge::merge(found);
    if parts(&sequence) > PARTS_MAX || !proof::holds(&sequence, &graph, start) {
        return None;
    }
    match lengths {
        None => Some(sequence),
        Some(lengths) => merge::limited(sequence, lengths),
    }
}

fn parts(sequence: &Sequence) -> usize {
    let ending = match &sequence.ending {
        Ending::Nothing | Ending::Anything | Ending::Word(_) => 1,
        Ending::Run { after, .. } => 1 + after.len(),
        Ending::Branch { ways, .. } => ways.iter().map(|(_, way)| 1 + parts(way)).sum(),
    };
    sequence.pieces.len() + ending
}

/// A part of a sequence and where it leads, or all the rest.
enum Step {
    Piece(Piece, Goal),
    Rest(Sequence),
}

struct Search {
    /// States are added to it: those that are left when a run is over.
    graph: Graph,
    left: usize,
}

impl Search {
    /// What the texts consist of that are accepted from a state on.
    fn sequence(&mut self, from: usize) -> Option<Sequence> {
        let mut pieces = Vec::new();
        let mut state = from;
        loop {
            match self.step(state)? {
                Step::Piece(piece, Goal::State(next)) => {
                    pieces.push(piece);
                    state = next;
                }
                Step::Piece(piece, Goal::Everything) => {
                    pieces.push(piece);
                    return Some(Sequence { pieces, ending: Ending::Anything });
                }
                Step::Rest(rest) => {
                    pieces.extend(rest.pieces);
                    return Some(Sequence { pieces, ending: rest.ending });
                }
            }
        }
    }

    fn step(&mut self, state: usize) -> Option<Step> {
        let row = self.graph.row(state);
        if row.moves.is_empty() {
            return Some(Step::Rest(Ending::Nothing.into()));
        }
        if let Some((piece, goal)) = forced(row) {
            return Some(Step::Piece(piece, goal));
        }
        self.left = self.left.checked_sub(1)?;
        if let Some(found) = position::find(&self.graph, state) {
            return Some(Step::Rest(found));
        }
        if let Some((piece, next)) = self.run(state) {
            return Some(Step::Piece(piece, Goal::State(next)));
        }
        let words = words::to_the_end(&self.graph, state);
        if let Some(words) = words.as_ref().filter(|words| words.len() <= WORDS_FEW) {
            return Some(Step::Rest(Ending::Word(words.clone()).into()));
        }
        if let Some((words, join)) = words::to_a_join(&self.graph, state) {
            return Some(Step::Piece(Piece::Word(words), Goal::State(join)));
        }
        let ending = words.map(Ending::Word).or_else(|| self.branch(state))?;
        Some(Step::Rest(ending.into()))
    }

    fn branch(&mut self, state: usize) -> Option<Ending> {
        let row = self.graph.row(state).clone();
        let ways = row.moves.iter().map(|&(letters, goal)| {
            let class = letters.ascii_class()?;
            let way = match goal {
                Goal::Everything => Ending::Anything.into(),
                Goal::State(next) => self.sequence(next)?,
            };
            Some((class, way))
        });
        Some(Ending::Branch { ways: ways.collect::<Option<_>>()?, end: row.end })
    }

    /// A run of one class, and the state behind it.
    fn run(&mut self, state: usize) -> Option<(Piece, usize)> {
        let row = self.graph.row(state).clone();
        row.moves.iter().find_map(|&(letters, goal)| {
            let class = letters.ascii_class()?;
            let exit = row.without(letters);
            if exit.moves.is_empty() {
                return None;
            }
            let (most, behind) = self.run_end(state, letters, goal, &exit)?;
            let behind = behind.unwrap_or_else(|| self.graph.add(exit));
            Some((Piece::Run(class, 0, most), behind))
        })
    }

    /// How long the run is at most, and the state behind it if that is one of the automaton.
    fn run_end(&self, start: usize, letters: Letters, goal: Goal, exit: &Row) -> Option<(Option<u32>, Option<usize>)> {
        let (mut before, mut goal) = (start, goal);
        for count in 1..=COUNT_MAX {
            let Goal::State(state) = goal else { return None };
            if state == before {
                return Some((None, None));
            }
            let row = self.graph.row(state);
            if row == exit {
                return Some((Some(count), Some(state)));
            }
            let (_, next) = row.moves.iter().find(|(of, _)| *of == letters)?;
            if row.without(letters) != *exit {
                return None;
            }
            (before, goal) = (state, *next);
        }
        None
    }
}

/// The only way on, where there is one: an ASCII character that must come.
fn forced(row: &Row) -> Option<(Piece, Goal)> {
    match (row.end, row.moves.as_slice()) {
        (End::Refuses, [(letters, goal)]) => Some((Piece::Exactly(letters.ascii_class()?, 1), *goal)),
        (End::Accepts | End::Refuses, _) => None,
    }
}
