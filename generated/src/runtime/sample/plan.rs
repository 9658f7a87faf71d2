//! What a check asks of a value, with its alternatives decided: the least that a value can be built by. Whether the value
//! is right is for the check to say; a plan only has to be right often enough.

use super::super::{Check, Json, Kinds, View};
use super::Source;
use super::array::ArrayPlan;
use super::number::NumberPlan;
use super::object::ObjectPlan;
use super::text::TextPlan;

/// How many rules may call one another without a value in between.
const RULES: usize = 64;

/// A check that has to hold, or has to fail.
#[derive(Clone, Copy)]
pub(super) enum Want<'c> {
    Holds(&'c Check),
    Fails(&'c Check),
}

impl Want<'_> {
    pub(super) fn is_met(self, value: &Json) -> bool {
        match self {
            Self::Holds(check) => check.accepts(View::from(value)),
            Self::Fails(check) => !check.accepts(View::from(value)),
        }
    }
}

/// Whether a value is all that is wanted.
pub(super) fn are_met(wants: &[Want<'_>], value: &Json) -> bool {
    wants.iter().all(|want| want.is_met(value))
}

/// What a value is to be.
#[derive(Default)]
pub(super) struct Plan<'c> {
    pub(super) allowed: Vec<Kinds>,
    pub(super) excluded: Vec<Kinds>,
    /// Listed values, as JSON texts.
    pub(super) listed: Option<&'c [&'static str]>,
    pub(super) text: TextPlan,
    pub(super) number: NumberPlan,
    pub(super) array: ArrayPlan<'c>,
    pub(super) object: ObjectPlan<'c>,
    /// The greatest number of alternatives that one decision had.
    pub(super) alternatives: usize,
    rules: usize,
}

impl<'c> Plan<'c> {
    /// A plan for all wants; of alternatives, those that `base` meets are preferred. `None` where nothing can be right.
    pub(super) fn of(wants: &[Want<'c>], base: Option<&Json>, source: &mut Source<'_>) -> Option<Self> {
        let mut plan = Self::default();
        wants.iter().try_for_each(|want| plan.want(*want, base, source))?;
        plan.number.integer = plan.allowed.iter().any(|kinds| !kinds.contains(Kinds::NUMBER));
        Some(plan)
    }

    fn want(&mut self, want: Want<'c>, base: Option<&Json>, source: &mut Source<'_>) -> Option<()> {
        self.rules += 1;
        if self.rules > RULES * 64 {
            return None;
        }
        match want {
            Want::Holds(check) => self.hold(check, base, source),
            Want::Fails(check) => self.fail(check, base, source),
        }
    }

    fn hold(&mut self, check: &'c Check, base: Option<&Json>, source: &mut Source<'_>) -> Option<()> {
        match check {
            Check::Always => {}
            Check::Never => return None,
            Check::Kinds(kinds) => self.allowed.push(*kinds),
            Check::Enum(values) => self.list(values),
            Check::Const(value) => self.list(core::slice::from_ref(value)),
            Check::MinLength(_) | Check::MaxLength(_) | Check::Pattern(_) | Check::Format(_) | Check::Content(_) => {
                self.text.hold(check);
            }
            Check::Minimum(_)
            | Check::Maximum(_)
            | Check::ExclusiveMinimum(_)
            | Check::ExclusiveMaximum(_)
            | Check::MultipleOf(_) => self.number.hold(check),
            Check::MinItems(_)
            | Check::MaxItems(_)
            | Check::UniqueItems
            | Check::Contains { .. }
            | Check::PrefixItems(_)
            | Check::Items(_)
            | Check::ItemsAfter { .. } => self.array.hold(check),
            Check::DependentSchemas(dependents) => return self.depend(dependents, base, source),
            Check::MinProperties(_)
            | Check::MaxProperties(_)
            | Check::Required(_)
            | Check::DependentRequired(_)
            | Check::Properties(_)
            | Check::PatternProperties(_)
            | Check::AdditionalProperties { .. }
            | Check::PropertyNames(_) => self.object.hold(check),
            Check::All(checks) => return self.all(checks.iter().map(Want::Holds), base, source),
            Check::Any(checks) | Check::One(checks) => return self.branch(checks, check, base, source),
            Check::Not(check) => return self.want(Want::Fails(check), base, source),
            Check::If { condition, then, otherwise } => {
                let ways =
                    [[Want::Holds(condition), Want::Holds(then)], [Want::Fails(condition), Want::Holds(otherwise)]];
                return self.either(&ways, base, source);
            }
            Check::Unevaluated { beside, properties, items } => {
                self.object.unevaluated.extend(*properties);
                self.array.unevaluated.extend(*items);
                return self.want(Want::Holds(beside), base, source);
            }
            Check::At(_, check) => return self.want(Want::Holds(check), base, source),
        }
        Some(())
    }

    fn fail(&mut self, check: &'c Check, base: Option<&Json>, source: &mut Source<'_>) -> Option<()> {
        match check {
            Check::Always => return None,
            Check::Never | Check::Enum(_) | Check::Const(_) => {}
            Check::Kinds(kinds) => self.excluded.push(*kinds),
            Check::MinLength(_) | Check::MaxLength(_) | Check::Pattern(_) | Check::Format(_) | Check::Content(_) => {
                self.allowed.push(Kinds::STRING);
                self.text.fail(check);
            }
            Check::Minimum(_)
            | Check::Maximum(_)
            | Check::ExclusiveMinimum(_)
            | Check::ExclusiveMaximum(_)
            | Check::MultipleOf(_) => {
                self.allowed.push(Kinds::NUMBER);
                self.number.fail(check);
            }
            Check::MinItems(_)
            | Check::MaxItems(_)
            | Check::UniqueItems
            | Check::Contains { .. }
            | Check::PrefixItems(_)
            | Check::Items(_)
            | Check::ItemsAfter { .. } => {
                self.allowed.push(Kinds::ARRAY);
                self.array.fail(check);
            }
            Check::MinProperties(_)
            | Check::MaxProperties(_)
            | Check::Required(_)
            | Check::DependentRequired(_)
            | Check::DependentSchemas(_)
            | Check::Properties(_)
            | Check::PatternProperties(_)
            | Check::AdditionalProperties { .. }
            | Check::PropertyNames(_) => {
                self.allowed.push(Kinds::OBJECT);
                self.object.fail(check, source);
            }
            Check::All(checks) => return self.fail_one(checks, base, source),
            Check::Any(checks) | Check::One(checks) => return self.all(checks.iter().map(Want::Fails), base, source),
            Check::Not(check) => return self.want(Want::Holds(check), base, source),
            Check::If { condition, then, otherwise } => {
                let ways =
                    [[Want::Holds(condition), Want::Fails(then)], [Want::Fails(condition), Want::Fails(otherwise)]];
                return self.either(&ways, base, source);
            }
            Check::Unevaluated { beside, .. } => return self.want(Want::Fails(beside), base, source),
            Check::At(_, check) => return self.want(Want::Fails(check), base, source),
        }
        Some(())
    }

    /// The shorter list is the better one: the value must be in both.
    fn list(&mut self, values: &'c [&'static str]) {
        if self.listed.is_none_or(|listed| values.len() < listed.len()) {
            self.listed = Some(values);
        }
    }

    fn all(
        &mut self,
        mut wants: impl Iterator<Item = Want<'c>>,
        base: Option<&Json>,
        source: &mut Source<'_>,
    ) -> Option<()> {
        wants.try_for_each(|want| self.want(want, base, source))
    }

    /// One of the checks fails.
    fn fail_one(&mut self, checks: &'c [Check], base: Option<&Json>, source: &mut Source<'_>) -> Option<()> {
        let met = |check: &&Check| base.is_some_and(|base| Want::Fails(check).is_met(base));
        let check = match checks.iter().find(met) {
            Some(check) => check,
            None => checks.get(self.choose(checks.len(), source))?,
        };
        self.want(Want::Fails(check), base, source)
    }

    /// One of the checks holds; where it must be the only one, whether it is shows in the end.
    fn branch(
        &mut self,
        checks: &'c [Check],
        whole: &'c Check,
        base: Option<&Json>,
        source: &mut Source<'_>,
    ) -> Option<()> {
        if base.is_some_and(|base| Want::Holds(whole).is_met(base)) {
            let met = |check: &&Check| base.is_some_and(|base| Want::Holds(check).is_met(base));
            return self.all(checks.iter().filter(met).map(Want::Holds), base, source);
        }
        let chosen = self.choose(checks.len(), source);
        let only = matches!(whole, Check::One(_));
        for (at, check) in checks.iter().enumerate() {
            if at == chosen {
                self.want(Want::Holds(check), base, source)?;
            } else if only && source.below(2) == 1 {
                self.want(Want::Fails(check), base, source)?;
            }
        }
        checks.get(chosen).map(|_| ())
    }

    fn either(&mut self, ways: &[[Want<'c>; 2]; 2], base: Option<&Json>, source: &mut Source<'_>) -> Option<()> {
        let [[condition, _], _] = ways;
        let way = match base {
            Some(base) => usize::from(!condition.is_met(base)),
            None => self.choose(2, source),
        };
        self.all(ways.get(way)?.iter().copied(), base, source)
    }

    /// The rules of members that are there, and of some that might be.
    fn depend(
        &mut self,
        dependents: &'c [(&'static str, Check)],
        base: Option<&Json>,
        source: &mut Source<'_>,
    ) -> Option<()> {
        for (name, check) in dependents {
            let is_there = match base {
                Some(base) => base.get(name).is_some(),
                None => self.object.required.contains(name) || self.choose(2, source) == 1,
            };
            if is_there {
                self.object.required.insert(name);
                self.want(Want::Holds(check), base, source)?;
            } else {
                self.object.forbidden.insert(name);
            }
        }
        Some(())
    }

    fn choose(&mut self, count: usize, source: &mut Source<'_>) -> usize {
        self.alternatives = self.alternatives.max(count);
        source.branch(count)
    }
}
