//! The tree of a pattern: what `parse` gives and `lengths` and `nfa` take. Groups are gone, names and laziness too: they
//! make no difference to whether there is a match.

use std::ops::Range;

/// The ranges of a set of characters, first and last included, ascending and apart.
pub(super) type Set = Vec<(char, char)>;

/// The number of a set of the pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SetId(pub(super) usize);

/// One construct.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Matches the empty string.
    Empty,
    /// One character out of a set.
    Set(SetId),
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
    pub(super) fn repeated(mut self, mut times: Times) -> Self {
        if self.length() == Some(0) {
            // A condition that holds once holds as often as one likes.
            times = Times { least: times.least.min(1), most: times.most.map_or(Some(1), |most| Some(most.min(1))) };
        }
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

impl Node {
    /// Whether it matches only at the start of the text, as far as a glance can tell.
    pub(super) fn starts_at_start(&self) -> bool {
        match self {
            Self::Start => true,
            Self::Sequence(nodes) => {
                let wide = |node: &&Self| node.starts_at_start() || !node.is_condition();
                nodes.iter().find(wide).is_some_and(Self::starts_at_start)
            }
            Self::Choice(nodes) => nodes.iter().all(Self::starts_at_start),
            Self::Repeat(body, times) => times.least > 0 && body.starts_at_start(),
            Self::Empty | Self::Set(_) | Self::End | Self::WordBoundary | Self::NotWordBoundary | Self::Look(_) => {
                false
            }
        }
    }

    /// The length of every text that the node matches, where there is one.
    pub(super) fn length(&self) -> Option<u64> {
        match self {
            Self::Empty | Self::Start | Self::End | Self::WordBoundary | Self::NotWordBoundary | Self::Look(_) => {
                Some(0)
            }
            Self::Set(_) => Some(1),
            Self::Sequence(nodes) => nodes.iter().try_fold(0_u64, |sum, node| sum.checked_add(node.length()?)),
            Self::Choice(nodes) => {
                let mut lengths = nodes.iter().map(Self::length);
                let first = lengths.next()??;
                lengths.all(|other| other == Some(first)).then_some(first)
            }
            Self::Repeat(body, times) => {
                let once = body.length()?;
                let fixed = times.most == Some(times.least) || once == 0;
                fixed.then(|| once.checked_mul(u64::from(times.least))).flatten()
            }
        }
    }

    fn is_condition(&self) -> bool {
        match self {
            Self::Empty | Self::Start | Self::End | Self::WordBoundary | Self::NotWordBoundary | Self::Look(_) => true,
            Self::Set(_) | Self::Sequence(_) | Self::Choice(_) | Self::Repeat(..) => false,
        }
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
