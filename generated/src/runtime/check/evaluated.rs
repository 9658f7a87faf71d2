//! What the keywords of a schema have looked at: members and items that `unevaluatedProperties` and `unevaluatedItems` leave
//! alone (JSON Schema 2020-12, 11.2 and 11.3). Only what accepts the value has looked at it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::{Json, Pattern};
use super::accept::others;
use super::{Check, View};

/// The members and items of `view` that `beside` has not looked at, each with its name or index and the rule for it.
/// `beside` accepts the value.
pub(super) fn unevaluated<'v>(
    view: View<'v>,
    beside: &Check,
    properties: Option<&'static Check>,
    items: Option<&'static Check>,
) -> impl Iterator<Item = (Cow<'v, str>, &'v Json, &'static Check)> {
    let mut evaluated = Evaluated::default();
    evaluated.look(beside, view);
    let mut left: Vec<(Cow<'v, str>, &'v Json, &'static Check)> = Vec::new();
    match (view, properties, items) {
        (View::Object(members), Some(check), _) => {
            let unseen = members.iter().filter(|(name, _)| !evaluated.members.contains(name.as_str()));
            left.extend(unseen.map(|(name, value)| (Cow::from(name), value, check)));
        }
        (View::Array(values), _, Some(check)) => {
            let unseen = values.iter().enumerate().filter(|(index, _)| !evaluated.items.contains(index));
            left.extend(unseen.map(|(index, value)| (Cow::from(index.to_string()), value, check)));
        }
        _ => {}
    }
    left.into_iter()
}

/// What was looked at.
#[derive(Default)]
struct Evaluated<'v> {
    members: BTreeSet<&'v str>,
    items: BTreeSet<usize>,
}

impl<'v> Evaluated<'v> {
    /// Adds what `check`, which accepts `view`, looks at.
    fn look(&mut self, check: &Check, view: View<'v>) {
        match *check {
            Check::All(checks) => checks.iter().for_each(|check| self.look(check, view)),
            Check::Any(checks) | Check::One(checks) => checks.iter().for_each(|check| self.look_if(check, view)),
            Check::If { condition, then, otherwise } => {
                self.look_if(condition, view);
                self.look(if condition.accepts(view) { then } else { otherwise }, view);
            }
            Check::At(_, check) => self.look(check, view),
            Check::Unevaluated { beside, properties, items } => {
                self.look(beside, view);
                self.rest(properties.is_some(), items.is_some(), view);
            }
            check => match view {
                View::Object(members) => self.members(&check, members, view),
                View::Array(items) => self.items(&check, items),
                View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Counted(_) => {}
            },
        }
    }

    fn look_if(&mut self, check: &Check, view: View<'v>) {
        if check.accepts(view) {
            self.look(check, view);
        }
    }

    /// All that is left, where `unevaluatedProperties` or `unevaluatedItems` has looked at it.
    fn rest(&mut self, properties: bool, items: bool, view: View<'v>) {
        match view {
            View::Object(members) if properties => self.members.extend(members.keys().map(String::as_str)),
            View::Array(values) if items => self.items.extend(0..values.len()),
            View::Null
            | View::Boolean(_)
            | View::Number(_)
            | View::String(_)
            | View::Array(_)
            | View::Counted(_)
            | View::Object(_) => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other checks look at no member")]
    fn members(&mut self, check: &Check, members: &'v BTreeMap<String, Json>, view: View<'v>) {
        match *check {
            Check::Properties(checks) => {
                let present = checks.iter().filter_map(|(name, _)| members.get_key_value(*name));
                self.members.extend(present.map(|(name, _)| name.as_str()));
            }
            Check::PatternProperties(checks) => {
                let matches = |name: &str| checks.iter().any(|(pattern, _): &(&Pattern, Check)| pattern.matches(name));
                self.members.extend(members.keys().map(String::as_str).filter(|name| matches(name)));
            }
            Check::AdditionalProperties { declared, patterns, .. } => {
                self.members.extend(others(members, declared, patterns).map(|(name, _)| name.as_str()));
            }
            Check::DependentSchemas(checks) => {
                let called = checks.iter().filter(|(name, _)| members.contains_key(*name));
                called.for_each(|(_, check)| self.look(check, view));
            }
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other checks look at no item")]
    fn items(&mut self, check: &Check, items: &'v [Json]) {
        match *check {
            Check::PrefixItems(checks) => self.items.extend(0..items.len().min(checks.len())),
            Check::Items(_) => self.items.extend(0..items.len()),
            Check::ItemsAfter { skip, .. } => self.items.extend(skip..items.len()),
            Check::Contains { check, .. } => {
                let counted = items.iter().enumerate().filter(|(_, item)| check.accepts((*item).into()));
                self.items.extend(counted.map(|(index, _)| index));
            }
            _ => {}
        }
    }
}
