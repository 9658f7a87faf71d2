//! Arrays by the keywords about arrays.

use super::super::{Check, Json};
use super::Source;
use super::build::{Seed, build};
use super::plan::{Plan, Want};

/// How many items an array has more than it must.
const VARIETY: u64 = 3;
/// The greatest number of items.
const ITEMS_MAX: u64 = 10_000;
/// How often an item is tried that must differ from the others.
const TRIES: usize = 12;

/// What an array is to be.
#[derive(Default)]
pub(super) struct ArrayPlan<'c> {
    least: u64,
    most: Option<u64>,
    uniqueness: Uniqueness,
    contained: Vec<Contained<'c>>,
    prefixes: Vec<&'c [Check]>,
    /// From which item on, and what they are to be.
    rest: Vec<(usize, &'c Check)>,
    pub(super) unevaluated: Vec<&'c Check>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Uniqueness {
    #[default]
    Free,
    Distinct,
}

struct Contained<'c> {
    check: &'c Check,
    min: u64,
    max: Option<u64>,
}

/// A number of items for a list with this rule.
pub(super) fn count(check: &Check, source: &mut Source<'_>) -> Option<u64> {
    Plan::of(&[Want::Holds(check)], None, source)?.array.count(source)
}

/// The fewest and the most items that a list with this rule has.
pub(super) fn counts(check: &Check) -> (u64, Option<u64>) {
    let plan = Plan::of(&[Want::Holds(check)], None, &mut Source::smallest()).unwrap_or_default();
    (plan.array.fewest(), plan.array.most)
}

impl<'c> ArrayPlan<'c> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn hold(&mut self, check: &'c Check) {
        match check {
            Check::MinItems(limit) => self.least = self.least.max(*limit),
            Check::MaxItems(limit) => self.at_most(*limit),
            Check::UniqueItems => self.uniqueness = Uniqueness::Distinct,
            Check::Contains { check, min, max } => self.contained.push(Contained { check, min: *min, max: *max }),
            Check::PrefixItems(checks) => self.prefixes.push(checks),
            Check::Items(check) => self.rest.push((0, check)),
            Check::ItemsAfter { skip, check } => self.rest.push((*skip, check)),
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "whether another one fails shows in the end")]
    pub(super) fn fail(&mut self, check: &'c Check) {
        match check {
            Check::MinItems(limit) => self.at_most(limit.saturating_sub(1)),
            Check::MaxItems(limit) => self.least = self.least.max(limit.saturating_add(1)),
            Check::Contains { check, min, max: None } => {
                self.contained.push(Contained { check, min: 0, max: Some(min.saturating_sub(1)) });
            }
            _ => self.least = self.least.max(1),
        }
    }

    pub(super) fn is_free(&self) -> bool {
        self.least == 0
            && self.most.is_none()
            && self.uniqueness == Uniqueness::Free
            && self.contained.is_empty()
            && self.prefixes.is_empty()
            && self.rest.is_empty()
    }

    /// An array that may be right, of the items of the seed where these are.
    pub(super) fn array(&self, seed: Seed<'_>, source: &mut Source<'_>) -> Option<Vec<Json>> {
        let base = seed.base.and_then(Json::as_array);
        let count = match base {
            Some(items) => (items.len() as u64).clamp(self.fewest(), self.most.unwrap_or(u64::MAX).max(self.fewest())),
            None => self.count(source)?,
        };
        let shift = source.branch(usize::try_from(count).ok()?) as u64;
        let mut items: Vec<Json> = Vec::new();
        for at in 0..count {
            let index = items.len();
            let wants = self.wants(index, (at + count - shift) % count);
            let seed = Seed { base: base.and_then(|items| items.get(index)), ..Seed::default() };
            match self.item(&wants, seed, &items, source) {
                Some(item) => items.push(item),
                None if at >= self.fewest() => break,
                None => return None,
            }
        }
        Some(items)
    }

    fn item(&self, wants: &[Want<'_>], seed: Seed<'_>, others: &[Json], source: &mut Source<'_>) -> Option<Json> {
        match self.uniqueness {
            Uniqueness::Free => build(wants, seed, source),
            Uniqueness::Distinct => source.attempts(TRIES, |source| {
                let seed = if source.is_first() { seed } else { Seed::default() };
                build(wants, seed, source).filter(|item| !others.contains(item))
            }),
        }
    }

    /// What the item at `index` is to be; at `turn`, counted from somewhere in the array, come those that are counted.
    fn wants(&self, index: usize, turn: u64) -> Vec<Want<'c>> {
        let prefixed = self.prefixes.iter().filter_map(|checks| checks.get(index));
        let rest = self.rest.iter().filter(|(skip, _)| index >= *skip).map(|(_, check)| *check);
        let mut wants: Vec<Want<'c>> = prefixed.chain(rest).map(Want::Holds).collect();
        let is_evaluated = !wants.is_empty();
        for Contained { check, min, max } in &self.contained {
            if turn < *min {
                wants.push(Want::Holds(check));
            } else if max.is_some_and(|max| turn >= max) {
                wants.push(Want::Fails(check));
            }
        }
        if !is_evaluated {
            wants.extend(self.unevaluated.iter().copied().map(Want::Holds));
        }
        wants
    }

    fn at_most(&mut self, limit: u64) {
        self.most = Some(self.most.map_or(limit, |most| most.min(limit)));
    }

    fn fewest(&self) -> u64 {
        self.contained.iter().map(|contained| contained.min).chain([self.least]).max().unwrap_or(0)
    }

    fn count(&self, source: &mut Source<'_>) -> Option<u64> {
        let fewest = self.fewest();
        let most = self.most.unwrap_or(u64::MAX).min(fewest + VARIETY);
        let free = most.checked_sub(fewest).filter(|_| fewest <= ITEMS_MAX)?;
        Some(fewest + (0..free).filter(|_| source.presence()).count() as u64)
    }
}
