//! Tree in, nondeterministic automaton out, built from the end of the pattern to its start.
#![expect(clippy::indexing_slicing, reason = "every index is a state of this very automaton")]

use super::Fault;
use super::syntax::{Direction, LookAround, Node, Polarity, SetId, Times};

/// The most states. It bounds what counted repetitions unfold into.
const STATES_MAX: usize = 100_000;

pub(super) type StateId = usize;

/// What a thread does.
#[derive(Debug)]
pub(super) enum State {
    /// Reads a character of the set.
    Read(SetId, StateId),
    /// Goes on in several places.
    Split(Vec<StateId>),
    /// Goes on where a condition on the position holds.
    Anchor(Anchor, StateId),
    /// Goes on where the look-around of this number holds.
    Look(usize, StateId),
    Match,
}

/// `^`, `$`, `\b`, `\B`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    End,
    WordBoundary,
    NotWordBoundary,
}

/// The automaton of a pattern or of the body of a look-around.
#[derive(Debug)]
pub(super) struct Nfa {
    pub(super) states: Vec<State>,
    pub(super) start: StateId,
    pub(super) looks: Vec<LookNfa>,
}

#[derive(Debug)]
pub(super) struct LookNfa {
    pub(super) direction: Direction,
    pub(super) polarity: Polarity,
    pub(super) body: Nfa,
}

impl Nfa {
    /// The automaton of a whole pattern, which may match anywhere in the text; `any` is the set of all characters.
    pub(super) fn of_pattern(node: &Node, any: SetId) -> Result<Self, Fault> {
        let mut builder = Builder { states: vec![State::Match], looks: Vec::new(), any };
        let mut start = builder.node(node, 0)?;
        if !node.starts_at_start() {
            start = builder.node(&Node::Set(any).repeated(Times { least: 0, most: None }), start)?;
        }
        Ok(Self { states: builder.states, start, looks: builder.looks })
    }

    /// Whether what stands around a position decides anything.
    pub(super) fn is_conditional(&self) -> bool {
        !self.looks.is_empty() || self.states.iter().any(|state| matches!(state, State::Anchor(..)))
    }

    /// Whether it is ever asked if a word begins or ends.
    pub(super) fn asks_for_words(&self) -> bool {
        let asks = |state: &State| {
            matches!(state, State::Anchor(Anchor::WordBoundary | Anchor::NotWordBoundary, _) | State::Look(..))
        };
        self.states.iter().any(asks)
    }
}

struct Builder {
    states: Vec<State>,
    looks: Vec<LookNfa>,
    any: SetId,
}

impl Builder {
    fn add(&mut self, state: State) -> Result<StateId, Fault> {
        if self.states.len() == STATES_MAX {
            return Err(Fault::TooLarge { message: "written out, its repetitions have more than 100,000 parts" });
        }
        self.states.push(state);
        Ok(self.states.len() - 1)
    }

    /// The state that matches the node and goes on at `next`.
    fn node(&mut self, node: &Node, next: StateId) -> Result<StateId, Fault> {
        match node {
            Node::Empty => Ok(next),
            Node::Set(set) => self.add(State::Read(*set, next)),
            Node::Start => self.add(State::Anchor(Anchor::Start, next)),
            Node::End => self.add(State::Anchor(Anchor::End, next)),
            Node::WordBoundary => self.add(State::Anchor(Anchor::WordBoundary, next)),
            Node::NotWordBoundary => self.add(State::Anchor(Anchor::NotWordBoundary, next)),
            Node::Sequence(nodes) => nodes.iter().rev().try_fold(next, |next, node| self.node(node, next)),
            Node::Choice(nodes) => self.choice(nodes, next),
            Node::Repeat(body, times) => self.repeat(body, *times, next),
            Node::Look(look) => self.look(look, next),
        }
    }

    fn choice(&mut self, nodes: &[Node], next: StateId) -> Result<StateId, Fault> {
        let mut alternates = nodes.iter().map(|node| self.node(node, next)).collect::<Result<Vec<_>, _>>()?;
        alternates.dedup();
        match alternates.as_slice() {
            [only] => Ok(*only),
            _ => self.add(State::Split(alternates)),
        }
    }

    fn repeat(&mut self, body: &Node, times: Times, next: StateId) -> Result<StateId, Fault> {
        let mut start = match times.most {
            None => self.star(body, next)?,
            Some(most) => self.up_to(body, most.saturating_sub(times.least), next)?,
        };
        for _ in 0..times.least {
            let before = self.node(body, start)?;
            if before == start {
                break; // The body is empty: once is as often as a thousand times.
            }
            start = before;
        }
        Ok(start)
    }

    fn star(&mut self, body: &Node, next: StateId) -> Result<StateId, Fault> {
        let split = self.add(State::Split(Vec::new()))?;
        let start = self.node(body, split)?;
        self.states[split] = State::Split(vec![start, next]);
        Ok(split)
    }

    /// `x{0,3}` is `(x(xx?)?)?`, so that every copy is one step away from what follows.
    fn up_to(&mut self, body: &Node, most: u32, next: StateId) -> Result<StateId, Fault> {
        let mut start = next;
        for _ in 0..most {
            let before = self.node(body, start)?;
            if before == start {
                break;
            }
            start = self.add(State::Split(vec![before, next]))?;
        }
        Ok(start)
    }

    fn look(&mut self, look: &LookAround, next: StateId) -> Result<StateId, Fault> {
        let unsupported = |what| Err(Fault::Unsupported { what, range: look.range.clone() });
        let mut inner = Builder { states: vec![State::Match], looks: Vec::new(), any: self.any };
        let start = match look.direction {
            Direction::Ahead => inner.node(&look.body, 0)?,
            Direction::Behind => {
                let end = inner.add(State::Anchor(Anchor::End, 0))?;
                let first = inner.states.len();
                let start = inner.node(&look.body, end)?;
                let asks_ahead = |state: &State| matches!(state, State::Anchor(anchor, _) if *anchor != Anchor::Start);
                // All but `^` ask for the character that follows, which a look-behind has not read yet.
                if inner.states[first..].iter().any(asks_ahead) {
                    return unsupported("`$`, `\\b` or `\\B` inside a look-behind");
                }
                inner.star(&Node::Set(self.any), start)?
            }
        };
        match (look.direction, inner.looks.iter().find(|nested| nested.direction != look.direction)) {
            (Direction::Ahead, Some(_)) => return unsupported("a look-behind inside a look-ahead"),
            (Direction::Behind, Some(_)) => return unsupported("a look-ahead inside a look-behind"),
            (Direction::Ahead | Direction::Behind, None) => {}
        }
        let body = Nfa { states: inner.states, start, looks: inner.looks };
        self.looks.push(LookNfa { direction: look.direction, polarity: look.polarity, body });
        self.add(State::Look(self.looks.len() - 1, next))
    }
}
