//! Code turned back into an automaton and compared with the one that it was made from.
//!
//! The automaton does what the code does: a run takes as many characters as there are, and nothing is tried again.
#![expect(clippy::indexing_slicing, reason = "every index is a row that was added")]

use std::collections::{BTreeSet, VecDeque};

use super::super::graph::{Goal, Graph, Letters};
use crate::ir::{Class, End, Ending, Piece, Sequence};

/// The most pairs of places that are compared.
const PAIRS_MAX: usize = 4_000;
/// The most rows that code becomes.
const ROWS_MAX: usize = 2_000;

/// Whether the code accepts exactly the texts that the graph accepts from a state on.
pub(super) fn holds(sequence: &Sequence, graph: &Graph, state: usize) -> bool {
    let mut net = Net { rows: Vec::new() };
    let Some(entry) = net.sequence(sequence) else { return false };
    let entry = net.add(entry);
    entry.is_some_and(|entry| net.equals(entry, graph, state))
}

/// A place in the code: what the end of the text means, and where characters lead. A character may lead to several.
#[derive(Clone)]
enum Place {
    Everything,
    Open { end: End, moves: Vec<(Letters, usize)> },
}

struct Net {
    rows: Vec<Place>,
}

impl Net {
    fn add(&mut self, place: Place) -> Option<usize> {
        self.rows.push(place);
        (self.rows.len() <= ROWS_MAX).then(|| self.rows.len() - 1)
    }

    fn sequence(&mut self, sequence: &Sequence) -> Option<Place> {
        let mut place = self.ending(&sequence.ending)?;
        for piece in sequence.pieces.iter().rev() {
            place = match piece {
                Piece::Exactly(class, count) => self.exactly(*class, *count, place)?,
                Piece::Run(class, least, most) => self.run(*class, *least, *most, place)?,
                Piece::Word(words) => {
                    let next = self.add(place)?;
                    self.words(words, next)?
                }
            };
        }
        Some(place)
    }

    fn ending(&mut self, ending: &Ending) -> Option<Place> {
        match ending {
            Ending::Nothing => Some(Place::Open { end: End::Accepts, moves: Vec::new() }),
            Ending::Anything => Some(Place::Everything),
            Ending::Run { class, least, most, after } => self.last_run(*class, *least, *most, after),
            Ending::Word(words) => {
                let next = self.add(Place::Open { end: End::Accepts, moves: Vec::new() })?;
                let place = self.words_or_empty(words, next)?;
                Some(if words.contains(&Vec::new()) { place.accepting() } else { place })
            }
            Ending::Branch { end, ways } => {
                let mut moves = Vec::new();
                for (class, way) in ways {
                    let letters = ascii(*class)?;
                    if moves.iter().any(|(other, _): &(Letters, usize)| other.meets(letters)) {
                        return None;
                    }
                    let place = self.sequence(way)?;
                    moves.push((letters, self.add(place)?));
                }
                Some(Place::Open { end: *end, moves })
            }
        }
    }

    fn exactly(&mut self, class: Class, count: u32, then: Place) -> Option<Place> {
        let letters = ascii(class)?;
        let mut place = then;
        for _ in 0..count {
            place = Place::Open { end: End::Refuses, moves: vec![(letters, self.add(place)?)] };
        }
        Some(place)
    }

    /// What follows a run may only begin with what the run does not take.
    fn run(&mut self, class: Class, least: u32, most: Option<u32>, then: Place) -> Option<Place> {
        let letters = ascii(class)?;
        let Place::Open { end, moves } = then else { return None };
        let moves = moves.into_iter().map(|(of, to)| (of.without(letters), to)).collect();
        let exit = Place::Open { end, moves };
        self.repeated(letters, u64::from(least), most.map(u64::from), &exit)
    }

    /// None of the words may begin with another, as the code takes the first that it finds.
    fn words(&mut self, words: &[Vec<Class>], next: usize) -> Option<Place> {
        let begins = |word: &Vec<Class>, other: &Vec<Class>| {
            word.len() >= other.len()
                && word.iter().zip(other).all(|(one, another)| Letters::of(*one).meets(Letters::of(*another)))
        };
        for (index, word) in words.iter().enumerate() {
            let mut others = words.iter().enumerate().filter(|(other, _)| *other != index);
            if word.is_empty() || others.any(|(_, other)| begins(word, other)) {
                return None;
            }
        }
        self.words_or_empty(words, next)
    }

    fn words_or_empty(&mut self, words: &[Vec<Class>], next: usize) -> Option<Place> {
        let mut moves = Vec::new();
        for word in words {
            let Some((first, rest)) = word.split_first() else { continue };
            let mut to = next;
            for class in rest.iter().rev() {
                to = self.add(Place::Open { end: End::Refuses, moves: vec![(ascii(*class)?, to)] })?;
            }
            moves.push((ascii(*first)?, to));
        }
        Some(Place::Open { end: End::Refuses, moves })
    }

    /// The code finds the places by counting from both ends, so every way to divide the text counts.
    fn last_run(&mut self, class: Class, least: u64, most: Option<u64>, after: &[(Class, u32)]) -> Option<Place> {
        let mut place = Place::Open { end: End::Accepts, moves: Vec::new() };
        for (class, count) in after.iter().rev() {
            place = self.exactly(*class, *count, place)?;
        }
        self.repeated(Letters::of(class), least, most, &place)
    }

    /// From the least to the most letters, and at any time from the least on the exit.
    fn repeated(&mut self, letters: Letters, least: u64, most: Option<u64>, exit: &Place) -> Option<Place> {
        let Place::Open { end: verdict, moves } = exit else { return None };
        let place = |count: u64, next: Option<usize>| {
            let own = next.map(|next| (letters, next)).into_iter();
            if count < least {
                return Place::Open { end: End::Refuses, moves: own.collect() };
            }
            Place::Open { end: *verdict, moves: own.chain(moves.iter().copied()).collect() }
        };
        let end = most.unwrap_or(least.max(1));
        // Without a limit, the last place leads to itself.
        let mut next = most.is_none().then_some(self.rows.len());
        for count in (1..=end).rev() {
            next = Some(self.add(place(count, next))?);
        }
        Some(place(0, next))
    }

    /// Compares the languages, place by place.
    fn equals(&self, entry: usize, graph: &Graph, state: usize) -> bool {
        let groups = self.groups(graph);
        let start = (BTreeSet::from([entry]), Goal::State(state));
        let mut seen = BTreeSet::from([start.clone()]);
        // The nearest first, where a difference shows soonest.
        let mut open = VecDeque::from([start]);
        while let Some((here, goal)) = open.pop_front() {
            let everything = here.iter().any(|row| matches!(self.rows[*row], Place::Everything));
            let Goal::State(state) = goal else {
                if everything {
                    continue;
                }
                return false;
            };
            if everything || self.end(&here) != graph.row(state).end || seen.len() > PAIRS_MAX {
                return false;
            }
            for letters in &groups {
                let goal = graph.row(state).moves.iter().find(|(of, _)| of.meets(*letters)).map(|(_, goal)| *goal);
                let next = self.next(&here, *letters);
                match goal {
                    None if next.is_empty() => {}
                    Some(goal) if !next.is_empty() => {
                        let pair = (next, goal);
                        if seen.insert(pair.clone()) {
                            open.push_back(pair);
                        }
                    }
                    None | Some(_) => return false,
                }
            }
        }
        true
    }

    fn end(&self, here: &BTreeSet<usize>) -> End {
        let accepts = |row: &usize| matches!(self.rows[*row], Place::Open { end: End::Accepts, .. });
        if here.iter().any(accepts) { End::Accepts } else { End::Refuses }
    }

    fn next(&self, here: &BTreeSet<usize>, letters: Letters) -> BTreeSet<usize> {
        let moves = here.iter().flat_map(|row| match &self.rows[*row] {
            Place::Everything => [].as_slice(),
            Place::Open { moves, .. } => moves,
        });
        moves.filter(|(of, _)| of.meets(letters)).map(|(_, to)| *to).collect()
    }

    /// Sets of characters that neither the code nor the graph tells apart.
    fn groups(&self, graph: &Graph) -> Vec<Letters> {
        let own = self.rows.iter().flat_map(|row| match row {
            Place::Everything => [].as_slice(),
            Place::Open { moves, .. } => moves,
        });
        let theirs = (0..graph.len()).flat_map(|state| &graph.row(state).moves);
        let sets: BTreeSet<Letters> =
            own.map(|(letters, _)| *letters).chain(theirs.map(|(letters, _)| *letters)).collect();
        let mut groups = vec![Letters::ALL];
        for set in sets {
            groups = groups.iter().flat_map(|group| [group.and(set), group.without(set)]).collect();
            groups.retain(|group| *group != Letters::NONE);
        }
        groups
    }
}

impl Place {
    fn accepting(self) -> Self {
        match self {
            Self::Everything => Self::Everything,
            Self::Open { moves, .. } => Self::Open { end: End::Accepts, moves },
        }
    }
}

/// Parts but the last run count bytes, so that they must be ASCII.
fn ascii(class: Class) -> Option<Letters> {
    class.is_ascii().then(|| Letters::of(class))
}
