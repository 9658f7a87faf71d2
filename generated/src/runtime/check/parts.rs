//! Whether the items of an array and the members of an object satisfy a check.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Json, Pattern};
use super::verdicts::Verdicts;
use super::{Check, View};

impl Check {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn holds_for_array(&self, view: View<'_>, verdicts: &Verdicts) -> bool {
        let (items, length) = match view {
            View::Array(items) => (items, count(items.len())),
            View::Counted(length) => (&[][..], count(length)),
            View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Object(_) => return true,
        };
        match *self {
            Self::MinItems(limit) => length >= limit,
            Self::MaxItems(limit) => length <= limit,
            Self::UniqueItems => are_unique(items),
            Self::Contains { check, min, max } => {
                (min..=max.unwrap_or(u64::MAX)).contains(&matching(items, check, verdicts))
            }
            Self::PrefixItems(checks) => each_item(items, checks, verdicts),
            Self::Items(check) => every_item(items, check, verdicts),
            Self::ItemsAfter { skip, check } => every_item(items.get(skip..).unwrap_or_default(), check, verdicts),
            _ => true,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    pub(super) fn holds_for_object(&self, view: View<'_>, verdicts: &Verdicts) -> bool {
        let View::Object(members) = view else { return true };
        match *self {
            Self::MinProperties(limit) => count(members.len()) >= limit,
            Self::MaxProperties(limit) => count(members.len()) <= limit,
            Self::Required(names) => names.iter().all(|name| members.contains_key(*name)),
            Self::DependentRequired(dependencies) => missing_dependencies(dependencies, members).next().is_none(),
            Self::DependentSchemas(checks) => dependents(members, checks, view, verdicts),
            Self::Properties(checks) => named_members(members, checks, verdicts),
            Self::PatternProperties(checks) => patterned_members(members, checks, verdicts),
            Self::AdditionalProperties { declared, patterns, check } => {
                every_value(others(members, declared, patterns), check, verdicts)
            }
            Self::PropertyNames(check) => every_name(members, check, verdicts),
            _ => true,
        }
    }
}

/// The dependencies that `members` calls for and does not have: the member that calls, and the one that is missing.
pub(super) fn missing_dependencies<'m>(
    dependencies: &'static [(&'static str, &'static [&'static str])],
    members: &'m BTreeMap<String, Json>,
) -> impl Iterator<Item = (&'static str, &'static str)> + use<'m> {
    let present = dependencies.iter().filter(|(name, _)| members.contains_key(*name));
    let needed = present.flat_map(|(name, needed)| needed.iter().map(|needed| (*name, *needed)));
    needed.filter(|(_, needed)| !members.contains_key(*needed))
}

/// The members that are neither declared nor match a pattern.
pub(super) fn others<'m>(
    members: &'m BTreeMap<String, Json>,
    declared: &'static [&'static str],
    patterns: &'static [&'static Pattern],
) -> impl Iterator<Item = (&'m String, &'m Json)> {
    members
        .iter()
        .filter(|(name, _)| !declared.contains(&name.as_str()) && !patterns.iter().any(|pattern| pattern.matches(name)))
}

/// The checks whose pattern matches `name`.
pub(super) fn patterned<'n>(
    checks: &'static [(&'static Pattern, Check)],
    name: &'n str,
) -> impl Iterator<Item = &'static Check> + use<'n> {
    checks.iter().filter(|(pattern, _)| pattern.matches(name)).map(|(_, check)| check)
}

/// How many of the items satisfy the check.
pub(super) fn matching(items: &[Json], check: &Check, verdicts: &Verdicts) -> u64 {
    let mut found = 0;
    for item in items {
        found += u64::from(check.holds(item.into(), verdicts));
    }
    found
}

pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

fn are_unique(items: &[Json]) -> bool {
    let mut seen = BTreeSet::new();
    items.iter().all(|item| seen.insert(item))
}

fn each_item(items: &[Json], checks: &[Check], verdicts: &Verdicts) -> bool {
    for (item, check) in items.iter().zip(checks) {
        if !check.holds(item.into(), verdicts) {
            return false;
        }
    }
    true
}

fn every_item(items: &[Json], check: &Check, verdicts: &Verdicts) -> bool {
    for item in items {
        if !check.holds(item.into(), verdicts) {
            return false;
        }
    }
    true
}

fn dependents(members: &BTreeMap<String, Json>, checks: &[(&str, Check)], view: View<'_>, verdicts: &Verdicts) -> bool {
    for (name, check) in checks {
        if members.contains_key(*name) && !check.holds(view, verdicts) {
            return false;
        }
    }
    true
}

fn named_members(members: &BTreeMap<String, Json>, checks: &[(&str, Check)], verdicts: &Verdicts) -> bool {
    for (name, check) in checks {
        let Some(value) = members.get(*name) else { continue };
        if !check.holds(value.into(), verdicts) {
            return false;
        }
    }
    true
}

fn patterned_members(
    members: &BTreeMap<String, Json>,
    checks: &'static [(&'static Pattern, Check)],
    verdicts: &Verdicts,
) -> bool {
    for (name, value) in members {
        for check in patterned(checks, name) {
            if !check.holds(value.into(), verdicts) {
                return false;
            }
        }
    }
    true
}

fn every_value<'m>(members: impl Iterator<Item = (&'m String, &'m Json)>, check: &Check, verdicts: &Verdicts) -> bool {
    for (_, value) in members {
        if !check.holds(value.into(), verdicts) {
            return false;
        }
    }
    true
}

fn every_name(members: &BTreeMap<String, Json>, check: &Check, verdicts: &Verdicts) -> bool {
    members.keys().all(|name| check.holds(View::String(name), verdicts))
}
