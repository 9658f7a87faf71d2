//! Whether a value satisfies a check. Costs no memory for strings and numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::super::json::Decimal;
use super::super::{Json, Pattern};
use super::evaluated::unevaluated;
use super::{Check, View};

impl Check {
    /// True when `view` satisfies the check.
    pub fn accepts(&self, view: View<'_>) -> bool {
        match *self {
            Self::Always => true,
            Self::Never => false,
            Self::Kinds(kinds) => kinds.accept(view),
            Self::MinLength(limit) => string(view, |text| !is_shorter(text, limit)),
            Self::MaxLength(limit) => string(view, |text| limit == u64::MAX || is_shorter(text, limit + 1)),
            Self::Pattern(pattern) => string(view, |text| pattern.matches(text)),
            Self::Format(format) => string(view, |text| format.is_valid(text)),
            Self::Minimum(limit) => number(view, |number| number >= Decimal::of(limit)),
            Self::Maximum(limit) => number(view, |number| number <= Decimal::of(limit)),
            Self::ExclusiveMinimum(limit) => number(view, |number| number > Decimal::of(limit)),
            Self::ExclusiveMaximum(limit) => number(view, |number| number < Decimal::of(limit)),
            Self::MultipleOf(divisor) => number(view, |number| number.is_multiple_of(Decimal::of(divisor))),
            Self::MinItems(limit) => item_count(view).is_none_or(|count| count >= limit),
            Self::MaxItems(limit) => item_count(view).is_none_or(|count| count <= limit),
            Self::UniqueItems => items(view, are_unique),
            Self::Contains { check, min, max } => items(view, |items| contains(items, check, min, max)),
            Self::PrefixItems(checks) => {
                items(view, |items| items.iter().zip(checks).all(|(item, check)| check.accepts(item.into())))
            }
            Self::Items(check) => items(view, |items| items.iter().all(|item| check.accepts(item.into()))),
            Self::ItemsAfter { skip, check } => {
                items(view, |items| items.iter().skip(skip).all(|item| check.accepts(item.into())))
            }
            Self::MinProperties(limit) => members(view, |members| count(members.len()) >= limit),
            Self::MaxProperties(limit) => members(view, |members| count(members.len()) <= limit),
            Self::Required(names) => members(view, |members| names.iter().all(|name| members.contains_key(*name))),
            Self::DependentRequired(dependencies) => {
                members(view, |members| missing_dependencies(dependencies, members).next().is_none())
            }
            Self::DependentSchemas(checks) => members(view, |members| {
                checks.iter().all(|(name, check)| !members.contains_key(*name) || check.accepts(view))
            }),
            Self::Properties(checks) => members(view, |members| {
                checks.iter().all(|(name, check)| members.get(*name).is_none_or(|value| check.accepts(value.into())))
            }),
            Self::PatternProperties(checks) => members(view, |members| {
                members.iter().all(|(name, value)| {
                    checks.iter().all(|(pattern, check)| !pattern.matches(name) || check.accepts(value.into()))
                })
            }),
            Self::AdditionalProperties { declared, patterns, check } => members(view, |members| {
                others(members, declared, patterns).all(|(_, value)| check.accepts(value.into()))
            }),
            Self::PropertyNames(check) => {
                members(view, |members| members.keys().all(|name| check.accepts(View::String(name))))
            }
            Self::Enum(values) => values.iter().any(|json| view.equals_text(json)),
            Self::Const(json) => view.equals_text(json),
            Self::All(checks) => checks.iter().all(|check| check.accepts(view)),
            Self::Any(checks) => checks.iter().any(|check| check.accepts(view)),
            Self::One(checks) => checks.iter().filter(|check| check.accepts(view)).take(2).count() == 1,
            Self::Not(check) => !check.accepts(view),
            Self::If { condition, then, otherwise } => {
                if condition.accepts(view) { then } else { otherwise }.accepts(view)
            }
            Self::Unevaluated { beside, properties, items } => {
                beside.accepts(view)
                    && unevaluated(view, beside, properties, items).all(|(_, value, check)| check.accepts(value.into()))
            }
            Self::At(_, check) => check.accepts(view),
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

fn string(view: View<'_>, check: impl FnOnce(&str) -> bool) -> bool {
    match view {
        View::String(text) => check(text),
        View::Null | View::Boolean(_) | View::Number(_) | View::Array(_) | View::Counted(_) | View::Object(_) => true,
    }
}

fn number(view: View<'_>, check: impl FnOnce(Decimal<'_>) -> bool) -> bool {
    match view {
        View::Number(number) => check(number.decimal()),
        View::Null | View::Boolean(_) | View::String(_) | View::Array(_) | View::Counted(_) | View::Object(_) => true,
    }
}

fn items(view: View<'_>, check: impl FnOnce(&[Json]) -> bool) -> bool {
    match view {
        View::Array(items) => check(items),
        View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Counted(_) | View::Object(_) => true,
    }
}

fn members(view: View<'_>, check: impl FnOnce(&BTreeMap<String, Json>) -> bool) -> bool {
    match view {
        View::Object(members) => check(members),
        View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Array(_) | View::Counted(_) => true,
    }
}

fn item_count(view: View<'_>) -> Option<u64> {
    match view {
        View::Array(items) => Some(count(items.len())),
        View::Counted(items) => Some(count(items)),
        View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Object(_) => None,
    }
}

fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Whether `text` has less than `limit` code points. Bytes decide where they can: a code point has one to four.
fn is_shorter(text: &str, limit: u64) -> bool {
    let bytes = count(text.len());
    bytes < limit || (bytes.div_ceil(4) < limit && count(text.chars().count()) < limit)
}

fn are_unique(items: &[Json]) -> bool {
    let mut seen = BTreeSet::new();
    items.iter().all(|item| seen.insert(item))
}

fn contains(items: &[Json], check: &Check, min: u64, max: Option<u64>) -> bool {
    let found = count(items.iter().filter(|item| check.accepts((*item).into())).count());
    found >= min && max.is_none_or(|max| found <= max)
}
