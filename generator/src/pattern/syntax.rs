//! The tree of a pattern: what `parse` gives and `translate` takes. Groups are gone, names and laziness too: they
//! make no difference to whether there is a match.

use std::ops::Range;

use regex_syntax::hir::ClassUnicode;

/// One construct.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Matches the empty string.
    Empty,
    /// One character.
    Literal(char),
    /// One character out of a set.
    Class(ClassUnicode),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`
    WordBoundary,
    /// `\B`
    NotWordBoundary,
    /// One after the other.
    Sequence(Vec<Node>),
    /// One of them.
    Choice(Vec<Node>),
    /// A quantifier.
    Repeat(Box<Node>, Times),
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
    Look(LookAround),
}

/// How often; no upper bound when `most` is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) least: u32,
    pub(super) most: Option<u32>,
}

/// A look-around and where it is written.
#[derive(Clone, Debug)]
pub(super) struct LookAround {
    pub(super) direction: Direction,
    pub(super) polarity: Polarity,
    pub(super) body: Box<Node>,
    pub(super) range: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Ahead,
    Behind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Polarity {
    Positive,
    Negative,
}

impl Node {
    /// The node repeated. `(x{0,3}){5}` becomes `x{0,15}`: nested counts that leave no gap are one count, which
    /// keeps the NFA small.
    pub(super) fn repeated(mut self, times: Times) -> Self {
        if let Self::Repeat(_, inner) = &mut self
            && inner.least <= 1
            && inner.most.is_none_or(|most| most >= 1)
        {
            *inner = inner.times(times);
            return self;
        }
        Self::Repeat(Box::new(self), times)
    }
}

impl Times {
    fn times(self, outer: Self) -> Self {
        let most = match (self.most, outer.most) {
            (_, Some(0)) => Some(0),
            (Some(inner), Some(outer)) => Some(inner.saturating_mul(outer)),
            (None, _) | (_, None) => None,
        };
        Self { least: self.least * outer.least, most }
    }
}
