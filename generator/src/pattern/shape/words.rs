//! Few and short words between two places of an automaton.

use std::collections::VecDeque;

use super::super::graph::{Goal, Graph, Letters};
use crate::ir::{Class, End};

/// The most words before those that differ in one place are made one, and after it.
const PATHS_MAX: usize = 40;
const WORDS_MAX: usize = 14;
/// The longest word.
const LENGTH_MAX: usize = 16;
/// The most characters of all words together.
const CELLS_MAX: usize = 96;
/// How many places are tried as the end of all words.
const JOINS_MAX: usize = 24;

/// The words that are accepted from a state on, if these are all of the texts.
pub(super) fn to_the_end(graph: &Graph, state: usize) -> Option<Vec<Vec<Class>>> {
    words(graph, state, None)
}

/// The words after which one state is reached for the first time, if every accepted text begins with one of them.
pub(super) fn to_a_join(graph: &Graph, state: usize) -> Option<(Vec<Vec<Class>>, usize)> {
    let mut near = VecDeque::from([state]);
    let mut seen = vec![state];
    while let Some(from) = near.pop_front() {
        for (_, goal) in &graph.row(from).moves {
            let Goal::State(next) = *goal else { continue };
            if !seen.contains(&next) && seen.len() <= JOINS_MAX {
                seen.push(next);
                near.push_back(next);
            }
        }
    }
    seen.into_iter().skip(1).find_map(|join| Some((words(graph, state, Some(join))?, join)))
}

fn words(graph: &Graph, state: usize, join: Option<usize>) -> Option<Vec<Vec<Class>>> {
    let mut found = Vec::new();
    paths(graph, state, join, &mut Vec::new(), &mut found)?;
    let merged = merged(found);
    let cells: usize = merged.iter().map(Vec::len).sum();
    if merged.len() > WORDS_MAX || cells > CELLS_MAX {
        return None;
    }
    merged.into_iter().map(|word| word.into_iter().map(Letters::ascii_class).collect()).collect()
}

/// Collects all paths to the join, or to the end of the text; `None` where some go elsewhere.
fn paths(
    graph: &Graph,
    state: usize,
    join: Option<usize>,
    word: &mut Vec<Letters>,
    found: &mut Vec<Vec<Letters>>,
) -> Option<()> {
    let row = graph.row(state);
    match (row.end, join) {
        (End::Accepts, Some(_)) => return None,
        (End::Accepts, None) => found.push(word.clone()),
        (End::Refuses, _) => {}
    }
    if found.len() > PATHS_MAX || word.len() > LENGTH_MAX {
        return None;
    }
    for (letters, goal) in &row.moves {
        let Goal::State(next) = *goal else { return None };
        word.push(*letters);
        if Some(next) == join {
            found.push(word.clone());
        } else {
            paths(graph, next, join, word, found)?;
        }
        word.pop();
    }
    Some(())
}

/// Makes one word of two that differ in one place, as long as there are such; the shortest come first.
fn merged(mut words: Vec<Vec<Letters>>) -> Vec<Vec<Letters>> {
    let mut index = 0;
    while let Some(word) = words.get(index).cloned() {
        let other = words.iter().enumerate().skip(index + 1).find_map(|(at, other)| Some((at, union(&word, other)?)));
        if let Some((at, both)) = other {
            words.remove(at);
            words.splice(index..=index, [both]);
            index = 0;
        } else {
            index += 1;
        }
    }
    words.sort_by(|left, right| left.len().cmp(&right.len()).then_with(|| left.cmp(right)));
    words
}

fn union(left: &[Letters], right: &[Letters]) -> Option<Vec<Letters>> {
    let differing = left.iter().zip(right).filter(|(one, other)| one != other).count();
    (left.len() == right.len() && differing == 1)
        .then(|| left.iter().zip(right).map(|(one, other)| one.or(*other)).collect())
}
