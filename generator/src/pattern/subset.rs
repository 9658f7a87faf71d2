//! One state of the subset construction and its steps.
//!
//! A thread is a state of the NFA with its duties: the look-aheads that it passed, whose automata read along until they
//! accept everything. Look-behinds read along from the start of the text, once for all threads.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Fault;
use super::alphabet::Alphabet;
use super::automaton::{Automaton, End, Target};
use super::determinise::Budget;
use super::nfa::{Anchor, Nfa, State, StateId};

/// What stands before a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Before {
    Start,
    Word,
    Other,
}

/// What stands after a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum After {
    Unread,
    End,
    Word,
    Other,
}

/// A look-around, compiled.
#[derive(Debug)]
pub(super) enum Look {
    /// The automata of what must follow, by what stands before.
    Ahead { at_start: Rc<Automaton>, after_word: Rc<Automaton>, after_other: Rc<Automaton> },
    /// The automaton of all that may stand before.
    Behind(Rc<Automaton>),
}

impl Look {
    fn ahead(&self, before: Before) -> &Automaton {
        match (self, before) {
            (Self::Ahead { at_start: automaton, .. }, Before::Start)
            | (Self::Ahead { after_word: automaton, .. }, Before::Word)
            | (Self::Ahead { after_other: automaton, .. }, Before::Other)
            | (Self::Behind(automaton), Before::Start | Before::Word | Before::Other) => automaton,
        }
    }
}

/// A look-ahead that is still read: its number, what stood before it, and the state of its automaton.
type Duty = (usize, Before, u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Thread {
    state: StateId,
    /// Number of its set of duties; 0 is the empty set.
    duties: usize,
}

/// Everything that decides how the text may go on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Subset {
    threads: Vec<Thread>,
    before: Before,
    behind: Vec<Target>,
}

/// Where a step leads.
pub(super) enum Outcome {
    Found,
    Lost,
    Open(Subset),
}

/// The steps between subsets.
pub(super) struct Subsets<'a> {
    nfa: &'a Nfa,
    looks: &'a [Look],
    alphabet: &'a Alphabet,
    asks_for_words: bool,
    budget: &'a mut Budget,
    duties: Vec<Vec<Duty>>,
    duty_numbers: BTreeMap<Vec<Duty>, usize>,
    seen: Seen,
}

/// The threads that one closure has visited. Those without duties, nearly all, are kept by the round that met them.
struct Seen {
    round: usize,
    rounds: Vec<usize>,
    with_duties: BTreeSet<Thread>,
}

impl Seen {
    fn clear(&mut self) {
        self.round += 1;
        self.with_duties.clear();
    }

    /// Whether the thread is new.
    fn insert(&mut self, thread: Thread) -> bool {
        match self.rounds.get_mut(thread.state) {
            Some(round) if thread.duties == 0 => std::mem::replace(round, self.round) != self.round,
            Some(_) | None => self.with_duties.insert(thread),
        }
    }
}

impl<'a> Subsets<'a> {
    pub(super) fn new(nfa: &'a Nfa, looks: &'a [Look], alphabet: &'a Alphabet, budget: &'a mut Budget) -> Self {
        let seen = Seen { round: 0, rounds: vec![0; nfa.states.len()], with_duties: BTreeSet::new() };
        let (duties, duty_numbers) = (vec![Vec::new()], BTreeMap::from([(Vec::new(), 0)]));
        Self { nfa, looks, alphabet, asks_for_words: nfa.asks_for_words(), budget, duties, duty_numbers, seen }
    }

    /// The subset before the first character.
    pub(super) fn first(&mut self, before: Before) -> Result<Outcome, Fault> {
        let behind = self.looks.iter().map(|look| look.ahead(Before::Start).start).collect();
        let threads = vec![Thread { state: self.nfa.start, duties: 0 }];
        self.closed(Subset { threads, before, behind })
    }

    /// The threads right after a character of a class, not followed any further; none if one of them had matched before.
    pub(super) fn read(&mut self, subset: &Subset, class: usize) -> Result<Option<Subset>, Fault> {
        let word = self.alphabet.is_word(class);
        let Some(ready) = self.settled(subset, if word { After::Word } else { After::Other })? else {
            return Ok(None);
        };
        self.budget.spend(1)?;
        let mut threads = Vec::with_capacity(ready.len());
        for &thread in &*ready {
            // Every duty reads along, which costs more than the thread itself.
            self.budget.spend(1 + 12 * self.duties_of(thread.duties).len())?;
            let Some(state) = self.consume(thread.state, class) else { continue };
            if let Some(duties) = self.read_along(thread.duties, class) {
                threads.push(Thread { state, duties });
            }
        }
        let behind = self.looks.iter().zip(&subset.behind).map(|(look, target)| match (look, *target) {
            (Look::Behind(automaton), Target::State(state)) => automaton.step(state, class),
            (Look::Behind(_) | Look::Ahead { .. }, same) => same,
        });
        let behind = behind.collect();
        // Where nothing asks, one answer saves states.
        let before = if self.asks_for_words && word { Before::Word } else { Before::Other };
        Ok(Some(Subset { threads, before, behind }))
    }

    /// What the end of the text means.
    pub(super) fn end(&mut self, subset: &Subset) -> Result<End, Fault> {
        let Some(threads) = self.settled(subset, After::End)? else { return Ok(End::Accepts) };
        let fulfilled = |thread: &Thread| {
            let matched = matches!(state_of(self.nfa, thread.state), State::Match);
            matched
                && self
                    .duties_of(thread.duties)
                    .iter()
                    .all(|duty| self.automaton(duty).accepts_end(Target::State(duty.2)))
        };
        Ok(if threads.iter().any(fulfilled) { End::Accepts } else { End::Refuses })
    }

    /// The subset that these threads lead to.
    pub(super) fn closed(&mut self, mut subset: Subset) -> Result<Outcome, Fault> {
        let Some(threads) = self.closure(&subset, After::Unread)? else { return Ok(Outcome::Found) };
        subset.threads = threads;
        Ok(if subset.threads.is_empty() { Outcome::Lost } else { Outcome::Open(subset) })
    }

    /// The threads of a subset once it is known what follows.
    fn settled<'s>(&mut self, subset: &'s Subset, after: After) -> Result<Option<Cow<'s, [Thread]>>, Fault> {
        let unsettled = |thread: &Thread| matches!(state_of(self.nfa, thread.state), State::Anchor(..));
        if subset.threads.iter().any(unsettled) {
            return Ok(self.closure(subset, after)?.map(Cow::Owned));
        }
        Ok(Some(Cow::Borrowed(&subset.threads)))
    }

    /// The threads that wait for a character once all conditions on the position are settled, sorted; none if one of them
    /// has matched and has no duties. What `After::Unread` cannot settle waits too.
    fn closure(&mut self, subset: &Subset, after: After) -> Result<Option<Vec<Thread>>, Fault> {
        self.seen.clear();
        let mut waiting = Vec::new();
        let mut stack = subset.threads.clone();
        let nfa = self.nfa;
        while let Some(thread) = stack.pop() {
            if !self.seen.insert(thread) {
                continue;
            }
            self.budget.spend(1)?;
            let mut follow = |state: StateId| stack.push(Thread { state, ..thread });
            match state_of(nfa, thread.state) {
                State::Match if thread.duties == 0 => return Ok(None),
                State::Read(..) | State::Match => waiting.push(thread),
                State::Split(alternates) => alternates.iter().copied().for_each(follow),
                State::Anchor(anchor, next) => match holds(*anchor, subset.before, after) {
                    Some(true) => follow(*next),
                    Some(false) => {}
                    None => waiting.push(thread),
                },
                State::Look(look, next) => {
                    let passed = self.pass(*look, subset, thread.duties);
                    stack.extend(passed.map(|duties| Thread { state: *next, duties }));
                }
            }
        }
        waiting.sort_unstable();
        Ok(Some(waiting))
    }

    /// The duties of a thread that passes a look-around; none if it does not pass.
    fn pass(&mut self, number: usize, subset: &Subset, duties: usize) -> Option<usize> {
        let look = self.looks.get(number).expect("states number the look-arounds of their automaton");
        match look {
            Look::Behind(automaton) => {
                let state = subset.behind.get(number).copied().expect("there is a target for every look-around");
                automaton.accepts_end(state).then_some(duties)
            }
            Look::Ahead { .. } => match look.ahead(subset.before).start {
                Target::Dead => None,
                Target::Everything => Some(duties),
                Target::State(state) => {
                    let mut all = self.duties_of(duties).to_vec();
                    all.push((number, subset.before, state));
                    Some(self.duties_number(all))
                }
            },
        }
    }

    /// The duties after a character; none if one of them can no longer be fulfilled.
    fn read_along(&mut self, duties: usize, class: usize) -> Option<usize> {
        if duties == 0 {
            return Some(0);
        }
        let mut rest = Vec::new();
        for duty in self.duties_of(duties) {
            match self.automaton(duty).step(duty.2, class) {
                Target::Dead => return None,
                Target::Everything => {}
                Target::State(state) => rest.push((duty.0, duty.1, state)),
            }
        }
        Some(self.duties_number(rest))
    }

    /// The NFA's state after a character. A thread that has matched stays where it is until its duties are done.
    fn consume(&self, state: StateId, class: usize) -> Option<StateId> {
        match state_of(self.nfa, state) {
            State::Read(set, next) => self.alphabet.contains(*set, class).then_some(*next),
            State::Match => Some(state),
            State::Anchor(..) | State::Split(_) | State::Look(..) => None,
        }
    }

    fn automaton(&self, duty: &Duty) -> &'a Automaton {
        self.looks.get(duty.0).expect("duties come from look-arounds").ahead(duty.1)
    }

    fn duties_of(&self, number: usize) -> &[Duty] {
        self.duties.get(number).expect("duties are numbered as they come")
    }

    fn duties_number(&mut self, mut duties: Vec<Duty>) -> usize {
        duties.sort_unstable();
        duties.dedup();
        if let Some(&number) = self.duty_numbers.get(&duties) {
            return number;
        }
        let number = self.duties.len();
        self.duties.push(duties.clone());
        self.duty_numbers.insert(duties, number);
        number
    }
}

fn state_of(nfa: &Nfa, state: StateId) -> &State {
    nfa.states.get(state).expect("states lead to states of the same automaton")
}

/// Whether a condition holds at a position; unknown while what follows is.
fn holds(anchor: Anchor, before: Before, after: After) -> Option<bool> {
    if anchor == Anchor::Start {
        return Some(before == Before::Start);
    }
    let at_end = match after {
        After::Unread => return None,
        After::End => true,
        After::Word | After::Other => false,
    };
    if anchor == Anchor::End {
        return Some(at_end);
    }
    let boundary = (before == Before::Word) != (after == After::Word);
    Some(boundary == (anchor == Anchor::WordBoundary))
}
