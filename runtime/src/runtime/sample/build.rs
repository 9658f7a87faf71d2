//! JSON values by a check: planned, built, and looked at by the check itself.

use super::super::{Check, Json, Kind, Kinds};
use super::plan::{Plan, Want, are_met};
use super::{Sample, Source};

/// How often a value is planned anew.
const TRIES: usize = 24;
/// How often a value is changed step by step before that.
const ROUNDS: usize = 4;
/// How many ways of a check are looked at for edges.
const WAYS_MAX: usize = 12;
/// No more edges than this are made of one check.
const EDGES_MAX: usize = 200;

/// What a value may start from.
#[derive(Clone, Copy, Default)]
pub(super) struct Seed<'j> {
    /// What is kept as far as it can be.
    pub(super) base: Option<&'j Json>,
    /// What members that are missing are taken from.
    pub(super) donor: Option<&'j Json>,
    /// The only kind that it may be of.
    pub(super) kind: Option<Kind>,
}

/// A value that the check accepts.
pub(super) fn built(check: &Check, kind: Option<Kind>, source: &mut Source<'_>) -> Option<Json> {
    build(&[Want::Holds(check)], Seed { kind, ..Seed::default() }, source)
}

/// The value with what is needed changed so that the check accepts it; members that are missing come from the donor.
pub(super) fn repaired(check: &Check, base: &Json, donor: Option<&Json>, source: &mut Source<'_>) -> Option<Json> {
    build(&[Want::Holds(check)], Seed { base: Some(base), donor, kind: None }, source)
}

/// A value that is all that is wanted.
pub(super) fn build(wants: &[Want<'_>], seed: Seed<'_>, source: &mut Source<'_>) -> Option<Json> {
    if let Some(base) = seed.base.filter(|base| are_met(wants, base)) {
        return Some(base.clone());
    }
    source.inside(|source| {
        let approached = seed.base.and_then(|base| approach(wants, base, seed, source));
        approached.or_else(|| {
            source.attempts(TRIES, |source| {
                let plan = Plan::of(wants, None, source)?;
                plan.value(wants, seed, source).filter(|value| are_met(wants, value))
            })
        })
    })
}

/// Changes what is wrong, and what comes to be wrong by that, for some rounds.
fn approach(wants: &[Want<'_>], base: &Json, seed: Seed<'_>, source: &mut Source<'_>) -> Option<Json> {
    let mut current = base.clone();
    for _ in 0..ROUNDS {
        let seed = Seed { base: Some(&current), ..seed };
        let next = Plan::of(wants, seed.base, source)?.value(wants, seed, source)?;
        if are_met(wants, &next) {
            return Some(next);
        }
        current = next;
    }
    None
}

/// Values at the edges of a check.
pub(super) fn edges(check: &Check, kind: Option<Kind>) -> Vec<Json> {
    let wants = [Want::Holds(check)];
    let seed = Seed { kind, ..Seed::default() };
    let mut values: Vec<Json> = built(check, kind, &mut Source::smallest()).into_iter().collect();
    let mut way = 0;
    let mut ways = 1;
    while way < ways && values.len() < EDGES_MAX {
        if let Some(plan) = Plan::of(&wants, None, &mut Source::smallest().by_way(way)) {
            ways = plan.alternatives.clamp(1, WAYS_MAX);
            let found = plan.edges(&wants, seed, way).into_iter().filter(|value| are_met(&wants, value));
            values.extend(found);
        }
        way += 1;
    }
    values
}

impl Plan<'_> {
    /// A value that may be right.
    fn value(&self, wants: &[Want<'_>], seed: Seed<'_>, source: &mut Source<'_>) -> Option<Json> {
        if self.listed.is_some() {
            let values: Vec<Json> = self.listed_values(wants, seed).collect();
            return values.get(source.below(values.len())).cloned();
        }
        let kinds = self.kinds(seed.kind);
        let kept = seed.base.map(Json::kind).filter(|kind| kinds.contains(kind));
        let kind = match kept {
            Some(kind) => kind,
            // What the rules speak of is what they most likely want.
            None if source.is_odd() => *kinds.first()?,
            None => *kinds.get(source.branch(kinds.len()))?,
        };
        match kind {
            Kind::Null => Some(Json::Null),
            Kind::Boolean => bool::sample(source).map(Json::Boolean),
            Kind::Number => self.number.number(source).map(Json::Number),
            Kind::String => self.text.text(source).map(Json::String),
            Kind::Array => self.array.array(seed, source).map(Json::Array),
            Kind::Object => self.object.object(seed, source).map(Json::Object),
        }
    }

    /// Values that may be at the edges.
    fn edges(&self, wants: &[Want<'_>], seed: Seed<'_>, way: usize) -> Vec<Json> {
        if self.listed.is_some() {
            return self.listed_values(wants, seed).collect();
        }
        let mut values = Vec::new();
        for kind in self.kinds(seed.kind) {
            match kind {
                Kind::Null => values.push(Json::Null),
                Kind::Boolean => values.extend([Json::Boolean(false), Json::Boolean(true)]),
                Kind::Number => values.extend(self.number.edges().into_iter().map(Json::Number)),
                Kind::String => values.extend(shortest_first(self.text.edges()).into_iter().map(Json::String)),
                Kind::Array | Kind::Object => {
                    for source in [Source::smallest(), Source::fullest()] {
                        let seed = Seed { kind: Some(kind), ..seed };
                        values.extend(build(wants, seed, &mut source.by_way(way)));
                    }
                }
            }
        }
        values
    }

    /// The listed values that are all that is wanted.
    fn listed_values(&self, wants: &[Want<'_>], seed: Seed<'_>) -> impl Iterator<Item = Json> {
        let values = self.listed.unwrap_or_default().iter().filter_map(|text| text.parse::<Json>().ok());
        let of_kind = values.filter(move |value| seed.kind.is_none_or(|kind| kind == value.kind()));
        of_kind.filter(move |value| are_met(wants, value))
    }

    /// The kinds that the value may be of; those first that something is said about.
    fn kinds(&self, only: Option<Kind>) -> Vec<Kind> {
        let all = [
            (Kind::String, Kinds::STRING, self.text.is_free()),
            (Kind::Number, Kinds::INTEGER, self.number.is_free()),
            (Kind::Object, Kinds::OBJECT, self.object.is_free()),
            (Kind::Array, Kinds::ARRAY, self.array.is_free()),
            (Kind::Null, Kinds::NULL, true),
            (Kind::Boolean, Kinds::BOOLEAN, true),
        ];
        let is_possible = |kind: Kinds| {
            let whole = if kind == Kinds::INTEGER { Kinds::NUMBER } else { kind };
            self.allowed.iter().all(|kinds| kinds.contains(kind))
                && !self.excluded.iter().any(|kinds| kinds.contains(whole))
        };
        let possible =
            all.into_iter().filter(|(kind, set, _)| only.is_none_or(|only| only == *kind) && is_possible(*set));
        let (free, ruled): (Vec<_>, Vec<_>) = possible.partition(|(_, _, free)| *free);
        ruled.into_iter().chain(free).map(|(kind, ..)| kind).collect()
    }
}

fn shortest_first(mut texts: Vec<String>) -> Vec<String> {
    texts.sort_by_key(|text| text.chars().count());
    texts
}
