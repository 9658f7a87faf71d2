//! How long the texts are that one pattern, or two at once, accept within limits.

use std::collections::BTreeMap;

use super::{Compiled, DEAD, EVERYTHING, LengthBounds};

/// The most work for one answer.
const WORK_MAX: usize = 20_000_000;
/// The most states of two patterns at once.
const PAIRS_MAX: usize = 50_000;

/// Which states follow each state, whatever the character; the start is 0.
pub(super) struct Reading {
    next: Vec<Vec<usize>>,
    accepting: Vec<bool>,
    /// The lengths that the patterns themselves allow.
    within: (u64, Option<u64>),
}

/// Of which lengths there are accepted texts: after the first lengths, a period repeats.
pub(super) struct Lengths {
    accepted: Vec<bool>,
    /// Where the period begins; `None` where it was not found in time.
    period_start: Option<usize>,
    within: (u64, Option<u64>),
}

/// A place in one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    State(u16),
    Everything,
}

/// A place in each of two tables.
type Places = (Place, Place);

impl Reading {
    /// One pattern.
    pub(super) fn of(compiled: &Compiled) -> Self {
        let everywhere: Vec<(u16, u16)> = (0..compiled.class_count).map(|class| (class, 0)).collect();
        let walk =
            |(place, _): Places, (class, _): (u16, u16)| Some((step(compiled, place, class)?, Place::Everything));
        let accepts = |(place, _): Places| accepts(compiled, place);
        let within = compiled.lengths.unwrap_or((0, None));
        let built = Self::build(Place::Everything, &everywhere, walk, accepts, within);
        built.expect("a table has fewer states than the limit for pairs")
    }

    /// What both patterns accept; `None` where that has too many states.
    pub(super) fn of_both(left: &Compiled, right: &Compiled) -> Option<Self> {
        let walk = |(first, second): Places, (class, other): (u16, u16)| {
            Some((step(left, first, class)?, step(right, second, other)?))
        };
        let accepts = |(first, second): Places| accepts(left, first) && accepts(right, second);
        let ((least, most), (other_least, other_most)) =
            (left.lengths.unwrap_or((0, None)), right.lengths.unwrap_or((0, None)));
        let most = most.into_iter().chain(other_most).min();
        let within = (least.max(other_least), most);
        Self::build(Place::State(0), &common_classes(left, right), walk, accepts, within)
    }

    fn build(
        second: Place,
        classes: &[(u16, u16)],
        walk: impl Fn(Places, (u16, u16)) -> Option<Places>,
        accepts: impl Fn(Places) -> bool,
        within: (u64, Option<u64>),
    ) -> Option<Self> {
        let start = (Place::State(0), second);
        let mut numbers = BTreeMap::from([(start, 0)]);
        let mut order = vec![start];
        let mut next = Vec::new();
        while let Some(&places) = order.get(next.len()) {
            let mut following = Vec::new();
            for &pair in classes {
                let Some(places) = walk(places, pair) else { continue };
                let fresh = order.len();
                let number = *numbers.entry(places).or_insert(fresh);
                if number == fresh {
                    order.push(places);
                }
                following.push(number);
            }
            if order.len() > PAIRS_MAX || next.len() * classes.len() > WORK_MAX {
                return None;
            }
            following.sort_unstable();
            following.dedup();
            next.push(following);
        }
        Some(Self { next, accepting: order.into_iter().map(accepts).collect(), within })
    }

    /// The lengths of the accepted texts.
    pub(super) fn lengths(&self) -> Lengths {
        let mut accepted = Vec::new();
        // The first of each set of states that texts of one length can lead to; after it everything comes again.
        let mut known: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let mut states = vec![0];
        let mut work = 0;
        let mut met = vec![usize::MAX; self.next.len()];
        let period_start = loop {
            if let Some(&before) = known.get(&states) {
                break Some(before);
            }
            let length = accepted.len();
            accepted.push(states.iter().any(|state| self.accepting.get(*state) == Some(&true)));
            let mut following = Vec::new();
            for next in states.iter().filter_map(|state| self.next.get(*state)).flatten() {
                work += 1;
                if met.get_mut(*next).is_some_and(|met| std::mem::replace(met, length) != length) {
                    following.push(*next);
                }
            }
            work += states.len();
            following.sort_unstable();
            known.insert(std::mem::replace(&mut states, following), length);
            if work > WORK_MAX {
                break None;
            }
        };
        Lengths { accepted, period_start, within: self.within }
    }
}

impl Lengths {
    /// The shortest and the longest accepted text within these limits and those of the patterns; `None` where there is
    /// none. What was not found in time counts as accepted.
    pub(super) fn bounds_within(&self, (least, most): (u64, Option<u64>)) -> Option<LengthBounds> {
        let least = least.max(self.within.0);
        let most = most.into_iter().chain(self.within.1).min();
        let span = self.accepted.len() as u64;
        let end = most.unwrap_or(u64::MAX);
        // From any length on, one period later everything has been seen.
        let min = (least..=end.min(least.max(span).saturating_add(span))).find(|&length| self.accepts(length))?;
        let Some(most) = most else {
            let endless =
                self.period_start.is_none_or(|start| self.accepted.iter().skip(start).any(|accepts| *accepts));
            let max = if endless { None } else { (0..span).rev().find(|&length| self.accepts(length)) };
            return Some(LengthBounds { min, max });
        };
        let late = (most.saturating_sub(span).max(min)..=most).rev().find(|&length| self.accepts(length));
        let max = late.or_else(|| (min..span).rev().find(|&length| self.accepts(length))).or(Some(min));
        Some(LengthBounds { min, max })
    }

    fn accepts(&self, length: u64) -> bool {
        let known = usize::try_from(length).ok().and_then(|length| self.accepted.get(length));
        match (known, self.period_start) {
            (Some(&accepts), _) => accepts,
            (None, None) => true,
            (None, Some(start)) => {
                let period = self.accepted.len().saturating_sub(start).max(1) as u64;
                let place = start as u64 + (length - start as u64) % period;
                usize::try_from(place).ok().and_then(|place| self.accepted.get(place)).copied().unwrap_or(false)
            }
        }
    }
}

fn step(compiled: &Compiled, place: Place, class: u16) -> Option<Place> {
    let Place::State(state) = place else { return Some(Place::Everything) };
    let entry = usize::from(state) * usize::from(compiled.class_count) + usize::from(class);
    match compiled.transitions.get(entry).copied().unwrap_or(DEAD) {
        DEAD => None,
        EVERYTHING => Some(Place::Everything),
        next => Some(Place::State(next)),
    }
}

fn accepts(compiled: &Compiled, place: Place) -> bool {
    match place {
        Place::Everything => true,
        Place::State(state) => compiled.accepting.binary_search(&state).is_ok(),
    }
}

/// The pairs of classes that some character has.
fn common_classes(left: &Compiled, right: &Compiled) -> Vec<(u16, u16)> {
    let latin = left.classes.iter().zip(&right.classes).map(|(one, other)| (u16::from(*one), u16::from(*other)));
    let starts = left.beyond.iter().chain(&right.beyond).map(|(start, _)| *start).chain(['\u{100}']);
    let number = |compiled: &Compiled, start: char| u16::try_from(compiled.class(start)).unwrap_or(u16::MAX);
    let mut pairs: Vec<(u16, u16)> =
        latin.chain(starts.map(|start| (number(left, start), number(right, start)))).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}
