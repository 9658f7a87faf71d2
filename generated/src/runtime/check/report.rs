//! What is wrong with a value that does not satisfy a check: every rule that it breaks, with the pointer of the part that
//! breaks it. Slower than asking whether it satisfies the check, and only called when it does not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::violation::pointer_token;
use super::super::{Json, Keyword, Pattern, Violation, Violations, Write, to_json_string};
use super::accept::{missing_dependencies, others};
use super::evaluated::unevaluated;
use super::{Check, View};

/// Checks a value of any type, as JSON: for rules that no single member can hold.
///
/// # Errors
/// All violations.
pub fn check_members(draft: &dyn Write, check: &Check, schema: &'static str) -> Result<(), Violations> {
    let value: Json = to_json_string(draft).parse()?;
    check.verify(View::from(&value), schema)
}

impl Check {
    /// Adds a violation for each rule that `view`, which is at `pointer`, breaks. `schema` is the place of the rules in
    /// their specification, as far as the check does not say so itself.
    pub fn report(&self, view: View<'_>, schema: &'static str, pointer: &str, violations: &mut Vec<Violation>) {
        Report { schema, pointer, violations }.check(self, view);
    }

    /// Checks a value.
    ///
    /// # Errors
    /// All violations, with pointers that start at this value.
    pub fn verify(&self, view: View<'_>, schema: &'static str) -> Result<(), Violations> {
        if self.accepts(view) {
            return Ok(());
        }
        let mut violations = Vec::new();
        self.report(view, schema, "", &mut violations);
        Violations::from_list(violations).map_or(Ok(()), Err)
    }
}

struct Report<'r> {
    schema: &'static str,
    pointer: &'r str,
    violations: &'r mut Vec<Violation>,
}

impl Report<'_> {
    fn check(&mut self, check: &Check, view: View<'_>) {
        if check.accepts(view) {
            return;
        }
        match (*check, view) {
            (Check::All(checks), _) => checks.iter().for_each(|check| self.check(check, view)),
            (Check::At(schema, check), _) => check.report(view, schema, self.pointer, self.violations),
            (Check::If { condition, then, otherwise }, _) => {
                self.check(if condition.accepts(view) { then } else { otherwise }, view);
            }
            (Check::Unevaluated { beside, properties, items }, _) => self.unevaluated(beside, properties, items, view),
            (Check::PrefixItems(checks), View::Array(items)) => {
                items.iter().zip(checks).enumerate().for_each(|(index, (item, check))| self.item(index, check, item));
            }
            (Check::Items(check), View::Array(items)) => {
                items.iter().enumerate().for_each(|(index, item)| self.item(index, check, item));
            }
            (Check::ItemsAfter { skip, check }, View::Array(items)) => {
                items.iter().enumerate().skip(skip).for_each(|(index, item)| self.item(index, check, item));
            }
            (check, View::Object(members)) => self.object(&check, members, view),
            (check, _) => self.break_rule(&check),
        }
    }

    fn object(&mut self, check: &Check, members: &BTreeMap<String, Json>, view: View<'_>) {
        match *check {
            Check::Required(names) => {
                let missing = names.iter().filter(|name| !members.contains_key(**name));
                missing.for_each(|name| self.add(Keyword::Required, *name));
            }
            Check::DependentRequired(dependencies) => {
                let missing = missing_dependencies(dependencies, members);
                missing.for_each(|(present, name)| self.add(Keyword::DependentRequired, format!("{present}: {name}")));
            }
            Check::DependentSchemas(checks) => {
                let called = checks.iter().filter(|(name, _)| members.contains_key(*name));
                called.for_each(|(_, check)| self.check(check, view));
            }
            Check::Properties(checks) => {
                let present = checks.iter().filter_map(|(name, check)| Some((name, check, members.get(*name)?)));
                present.for_each(|(name, check, value)| self.member(name, check, value.into()));
            }
            Check::PatternProperties(checks) => {
                for (name, value) in members {
                    self.pattern_member(name, checks, value);
                }
            }
            Check::AdditionalProperties { declared, patterns, check } => {
                let keyword = Keyword::AdditionalProperties;
                others(members, declared, patterns)
                    .for_each(|(name, value)| self.unlisted(name, check, value, keyword));
            }
            Check::PropertyNames(check) => members.keys().for_each(|name| self.member(name, check, View::String(name))),
            Check::Always
            | Check::Never
            | Check::Kinds(_)
            | Check::MinLength(_)
            | Check::MaxLength(_)
            | Check::Pattern(_)
            | Check::Format(_)
            | Check::Minimum(_)
            | Check::Maximum(_)
            | Check::ExclusiveMinimum(_)
            | Check::ExclusiveMaximum(_)
            | Check::MultipleOf(_)
            | Check::MinItems(_)
            | Check::MaxItems(_)
            | Check::UniqueItems
            | Check::Contains { .. }
            | Check::PrefixItems(_)
            | Check::Items(_)
            | Check::ItemsAfter { .. }
            | Check::MinProperties(_)
            | Check::MaxProperties(_)
            | Check::Enum(_)
            | Check::Const(_)
            | Check::All(_)
            | Check::Any(_)
            | Check::One(_)
            | Check::Not(_)
            | Check::If { .. }
            | Check::Unevaluated { .. }
            | Check::At(..) => self.break_rule(check),
        }
    }

    fn item(&mut self, index: usize, check: &Check, item: &Json) {
        self.member(&index.to_string(), check, item.into());
    }

    fn member(&mut self, name: &str, check: &Check, value: View<'_>) {
        if !check.accepts(value) {
            let pointer = format!("{}{}", self.pointer, pointer_token(name));
            check.report(value, self.schema, &pointer, self.violations);
        }
    }

    fn pattern_member(&mut self, name: &str, checks: &[(&Pattern, Check)], value: &Json) {
        let matching = checks.iter().filter(|(pattern, _)| pattern.matches(name));
        matching.for_each(|(_, check)| self.member(name, check, value.into()));
    }

    /// What no rule has looked at is only asked about where the rules beside it hold: otherwise it is not known.
    fn unevaluated(
        &mut self,
        beside: &Check,
        properties: Option<&'static Check>,
        items: Option<&'static Check>,
        view: View<'_>,
    ) {
        if !beside.accepts(view) {
            return self.check(beside, view);
        }
        let keyword = match view {
            View::Array(_) => Keyword::UnevaluatedItems,
            _ => Keyword::UnevaluatedProperties,
        };
        for (name, value, check) in unevaluated(view, beside, properties, items) {
            self.unlisted(&name, check, value, keyword);
        }
    }

    /// A member that a closed object does not allow breaks the object's rule, not one of its own.
    fn unlisted(&mut self, name: &str, check: &Check, value: &Json, keyword: Keyword) {
        if matches!(check, Check::Never) {
            let violation = Violation::new(keyword, "", self.schema);
            self.push(violation.at(&format!("{}{}", self.pointer, pointer_token(name))));
        } else {
            self.member(name, check, value.into());
        }
    }

    fn break_rule(&mut self, check: &Check) {
        let (keyword, limit) = rule(check);
        self.add(keyword, limit);
    }

    fn add(&mut self, keyword: Keyword, limit: impl Into<Cow<'static, str>>) {
        self.push(Violation::new(keyword, limit, self.schema).at(self.pointer));
    }

    fn push(&mut self, violation: Violation) {
        if self.violations.len() < Violations::MAX {
            self.violations.push(violation);
        }
    }
}

/// The keyword of a check, and its argument as the specification spells it, where that is short.
fn rule(check: &Check) -> (Keyword, Cow<'static, str>) {
    match *check {
        Check::Always | Check::Never | Check::At(..) => (Keyword::False, "".into()),
        Check::Kinds(kinds) => (Keyword::Type, kinds.to_string().into()),
        Check::MinLength(limit) => (Keyword::MinLength, limit.to_string().into()),
        Check::MaxLength(limit) => (Keyword::MaxLength, limit.to_string().into()),
        Check::Pattern(pattern) => (Keyword::Pattern, pattern.source.into()),
        Check::Format(format) => (Keyword::Format, format.as_str().into()),
        Check::Minimum(limit) => (Keyword::Minimum, limit.into()),
        Check::Maximum(limit) => (Keyword::Maximum, limit.into()),
        Check::ExclusiveMinimum(limit) => (Keyword::ExclusiveMinimum, limit.into()),
        Check::ExclusiveMaximum(limit) => (Keyword::ExclusiveMaximum, limit.into()),
        Check::MultipleOf(divisor) => (Keyword::MultipleOf, divisor.into()),
        Check::MinItems(limit) => (Keyword::MinItems, limit.to_string().into()),
        Check::MaxItems(limit) => (Keyword::MaxItems, limit.to_string().into()),
        Check::UniqueItems => (Keyword::UniqueItems, "".into()),
        Check::Contains { min: 1, max: None, .. } => (Keyword::Contains, "".into()),
        Check::Contains { min, max: None, .. } => (Keyword::MinContains, min.to_string().into()),
        Check::Contains { min, max: Some(max), .. } => (Keyword::Contains, format!("{min} to {max} items").into()),
        Check::PrefixItems(_) => (Keyword::PrefixItems, "".into()),
        Check::Items(_) | Check::ItemsAfter { .. } => (Keyword::Items, "".into()),
        Check::MinProperties(limit) => (Keyword::MinProperties, limit.to_string().into()),
        Check::MaxProperties(limit) => (Keyword::MaxProperties, limit.to_string().into()),
        Check::Required(names) => (Keyword::Required, names.join(", ").into()),
        Check::DependentRequired(_) => (Keyword::DependentRequired, "".into()),
        Check::DependentSchemas(_) => (Keyword::DependentSchemas, "".into()),
        Check::Properties(_) => (Keyword::Properties, "".into()),
        Check::PatternProperties(_) => (Keyword::PatternProperties, "".into()),
        Check::AdditionalProperties { .. } => (Keyword::AdditionalProperties, "".into()),
        Check::Unevaluated { properties: Some(_), .. } => (Keyword::UnevaluatedProperties, "".into()),
        Check::Unevaluated { .. } => (Keyword::UnevaluatedItems, "".into()),
        Check::PropertyNames(_) => (Keyword::PropertyNames, "".into()),
        Check::Enum(values) => (Keyword::Enum, values.join(", ").into()),
        Check::Const(json) => (Keyword::Const, json.into()),
        Check::All(_) => (Keyword::AllOf, "".into()),
        Check::Any(_) => (Keyword::AnyOf, "".into()),
        Check::One(_) => (Keyword::OneOf, "".into()),
        Check::Not(_) => (Keyword::Not, "".into()),
        Check::If { .. } => (Keyword::If, "".into()),
    }
}
