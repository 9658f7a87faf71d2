//! What the keywords of a schema have looked at: members and items that `unevaluatedProperties` and `unevaluatedItems` leave
//! alone (JSON Schema 2020-12, 11.2 and 11.3). Only what accepts the value has looked at it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::super::Json;
use super::parts::{others, patterned};
use super::verdicts::Verdicts;
use super::{Check, View};

/// The members or items of `view` that `beside` has not looked at, each with its name or index and the rule for it: that of
/// `unevaluatedProperties`, or of `unevaluatedItems`. `beside` accepts the value.
pub(super) fn unevaluated<'v>(
    view: View<'v>,
    beside: &'static Check,
    [properties, items]: [Option<&'static Check>; 2],
    verdicts: &Verdicts,
) -> impl Iterator<Item = (Cow<'v, str>, &'v Json, &'static Check)> + use<'v> {
    let mut evaluated = Evaluated { verdicts, seen: BTreeSet::new(), members: BTreeSet::new(), items: BTreeSet::new() };
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

/// What was looked at in one value.
struct Evaluated<'v, 'e> {
    verdicts: &'e Verdicts,
    /// The addresses of the shared checks that have looked already: looking twice finds nothing new.
    seen: BTreeSet<usize>,
    members: BTreeSet<&'v str>,
    items: BTreeSet<usize>,
}

impl<'v> Evaluated<'v, '_> {
    /// Adds what `check`, which accepts `view`, looks at.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other checks are about parts, or look at nothing")]
    fn look(&mut self, check: &'static Check, view: View<'v>) {
        match *check {
            Check::All(checks) => checks.iter().for_each(|check| self.look(check, view)),
            Check::Any(checks) | Check::One(checks) => checks.iter().for_each(|check| self.look_if(check, view)),
            Check::If { condition, then, otherwise } => {
                let holds = condition.holds(view, self.verdicts);
                if holds {
                    self.look(condition, view);
                }
                self.look(if holds { then } else { otherwise }, view);
            }
            Check::At(_, check) => {
                if self.seen.insert(core::ptr::from_ref(check).addr()) {
                    self.look(check, view);
                }
            }
            Check::Unevaluated { beside, properties, items } => {
                self.look(beside, view);
                self.rest([properties, items], view);
            }
            Check::DependentSchemas(checks) => {
                if let View::Object(members) = view {
                    let called = checks.iter().filter(|(name, _)| members.contains_key(*name));
                    called.for_each(|(_, check)| self.look(check, view));
                }
            }
            _ => self.parts(check, view),
        }
    }

    fn look_if(&mut self, check: &'static Check, view: View<'v>) {
        if check.holds(view, self.verdicts) {
            self.look(check, view);
        }
    }

    /// All that is left, where `unevaluatedProperties` or `unevaluatedItems` has looked at it.
    fn rest(&mut self, [properties, items]: [Option<&'static Check>; 2], view: View<'v>) {
        match view {
            View::Object(members) if properties.is_some() => self.members.extend(members.keys().map(String::as_str)),
            View::Array(values) if items.is_some() => self.items.extend(0..values.len()),
            View::Null
            | View::Boolean(_)
            | View::Number(_)
            | View::String(_)
            | View::Array(_)
            | View::Counted(_)
            | View::Object(_) => {}
        }
    }

    /// What a check that is about the parts of the value looks at.
    fn parts(&mut self, check: &'static Check, view: View<'v>) {
        match view {
            View::Object(members) => self.members(check, members),
            View::Array(items) => self.items(check, items),
            View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Counted(_) => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other checks look at no member")]
    fn members(&mut self, check: &'static Check, members: &'v BTreeMap<String, Json>) {
        match *check {
            Check::Properties(checks) => {
                let present = checks.iter().filter_map(|(name, _)| members.get_key_value(*name));
                self.members.extend(present.map(|(name, _)| name.as_str()));
            }
            Check::PatternProperties(checks) => {
                let names = members.keys().map(String::as_str);
                self.members.extend(names.filter(|name| patterned(checks, name).next().is_some()));
            }
            Check::AdditionalProperties { declared, patterns, .. } => {
                self.members.extend(others(members, declared, patterns).map(|(name, _)| name.as_str()));
            }
            _ => {}
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other checks look at no item")]
    fn items(&mut self, check: &'static Check, items: &'v [Json]) {
        match *check {
            Check::PrefixItems(checks) => self.items.extend(0..items.len().min(checks.len())),
            Check::Items(_) => self.items.extend(0..items.len()),
            Check::ItemsAfter { skip, .. } => self.items.extend(skip..items.len()),
            Check::Contains { check, .. } => {
                let counted = items.iter().enumerate().filter(|(_, item)| check.holds((*item).into(), self.verdicts));
                self.items.extend(counted.map(|(index, _)| index));
            }
            _ => {}
        }
    }
}
