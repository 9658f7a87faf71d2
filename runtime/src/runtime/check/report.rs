//! What is wrong with a value that does not satisfy a check: every rule that it breaks, with the pointer of the part that
//! breaks it. Slower than asking whether it satisfies the check, and only called when it does not.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::violation::push_token;
use super::super::{Content, Json, Keyword, Violation, Violations, Write, to_json_string};
use super::evaluated::unevaluated;
use super::parts::{matching, missing_dependencies, others, patterned};
use super::verdicts::Verdicts;
use super::{Check, View};

/// Checks a value of any type, as JSON: for rules that no single member can hold.
///
/// # Errors
/// All violations.
pub fn check_members(draft: &dyn Write, check: &Check, schema: &'static str) -> Result<(), Violations> {
    let value: Json = to_json_string(draft).parse()?;
    check.verify(View::from(&value), schema)
}

/// What is wrong with a value of any type, as JSON, that does not satisfy a check.
pub fn refuse_members(draft: &dyn Write, check: &Check, schema: &'static str) -> Violations {
    match to_json_string(draft).parse::<Json>() {
        Ok(value) => check.refuse(View::from(&value), schema),
        Err(violations) => violations,
    }
}

impl Check {
    /// Checks a value.
    ///
    /// # Errors
    /// All violations, with pointers that start at this value.
    pub fn verify(&self, view: View<'_>, schema: &'static str) -> Result<(), Violations> {
        let verdicts = Verdicts::default();
        if self.holds(view, &verdicts) {
            return Ok(());
        }
        Err(self.broken(view, schema, &verdicts))
    }

    /// What is wrong with a value that does not satisfy the check.
    pub fn refuse(&self, view: View<'_>, schema: &'static str) -> Violations {
        self.broken(view, schema, &Verdicts::default())
    }

    /// Adds what is wrong with a value that does not satisfy the check, if there is room for it.
    pub(in super::super) fn report(&self, view: View<'_>, schema: &'static str, violations: &mut Vec<Violation>) {
        Report { schema, pointer: "", violations, verdicts: &Verdicts::default() }.broken(self, view);
    }

    fn broken(&self, view: View<'_>, schema: &'static str, verdicts: &Verdicts) -> Violations {
        let mut violations = Vec::new();
        Report { schema, pointer: "", violations: &mut violations, verdicts }.broken(self, view);
        // There is none only where code does not do what its check says: then the value is refused all the same.
        Violations::from_list(violations).unwrap_or_else(|| Violation::new(Keyword::False, "", schema).into())
    }
}

struct Report<'r> {
    schema: &'static str,
    pointer: &'r str,
    violations: &'r mut Vec<Violation>,
    verdicts: &'r Verdicts,
}

impl Report<'_> {
    fn check(&mut self, check: &Check, view: View<'_>) {
        // Every rule that is broken has one violation at least, so that a full list ends the search.
        if self.violations.len() < Violations::MAX && !check.holds(view, self.verdicts) {
            self.broken(check, view);
        }
    }

    /// Says what is wrong with a value that does not satisfy `check`.
    fn broken(&mut self, check: &Check, view: View<'_>) {
        match (*check, view) {
            (Check::All(checks), _) => self.all(checks, view),
            (Check::At(schema, check), _) => self.below(self.pointer, schema).broken(check, view),
            (Check::If { condition, then, otherwise }, _) => {
                self.broken(if condition.holds(view, self.verdicts) { then } else { otherwise }, view);
            }
            (Check::Unevaluated { beside, properties, items }, _) => {
                self.unevaluated(beside, [properties, items], view);
            }
            (Check::Contains { check, min, max }, View::Array(items)) => {
                self.count(matching(items, check, self.verdicts), min, max);
            }
            (Check::PrefixItems(checks), View::Array(items)) => self.items(items.iter().zip(checks), 0),
            (Check::Items(check), View::Array(items)) => self.items(items.iter().map(|item| (item, check)), 0),
            (Check::ItemsAfter { skip, check }, View::Array(items)) => {
                self.items(items.iter().skip(skip).map(|item| (item, check)), skip);
            }
            (_, View::Object(members)) => self.object(check, members, view),
            (
                _,
                View::Null | View::Boolean(_) | View::Number(_) | View::String(_) | View::Array(_) | View::Counted(_),
            ) => {
                self.break_rule(check);
            }
        }
    }

    fn all(&mut self, checks: &'static [Check], view: View<'_>) {
        for check in checks {
            self.check(check, view);
        }
    }

    /// Items, the first of which is at `first`, each with its check.
    fn items<'v>(&mut self, items: impl Iterator<Item = (&'v Json, &'static Check)>, first: usize) {
        for (index, (item, check)) in items.enumerate() {
            self.member(&first.saturating_add(index).to_string(), check, item.into());
        }
    }

    /// The same search, in a part of the value or of the specification.
    fn below<'b>(&'b mut self, pointer: &'b str, schema: &'static str) -> Report<'b> {
        Report { schema, pointer, violations: self.violations, verdicts: self.verdicts }
    }

    /// `contains` is `minContains` of 1 when nothing else is said.
    fn count(&mut self, found: u64, min: u64, max: Option<u64>) {
        match max {
            Some(max) if found > max => self.add(Keyword::MaxContains, max.to_string()),
            _ if min == 1 => self.add(Keyword::Contains, ""),
            _ => self.add(Keyword::MinContains, min.to_string()),
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about the value as a whole")]
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
                for (_, check) in checks.iter().filter(|(name, _)| members.contains_key(*name)) {
                    self.check(check, view);
                }
            }
            Check::Properties(checks) => {
                let present = checks.iter().filter_map(|(name, check)| Some((name, check, members.get(*name)?)));
                for (name, check, value) in present {
                    self.member(name, check, value.into());
                }
            }
            Check::PatternProperties(checks) => {
                let each =
                    members.iter().flat_map(|(name, value)| patterned(checks, name).map(move |c| (name, value, c)));
                for (name, value, check) in each {
                    self.member(name, check, value.into());
                }
            }
            Check::AdditionalProperties { declared, patterns, check } => {
                for (name, value) in others(members, declared, patterns) {
                    self.unlisted(name, check, value, Keyword::AdditionalProperties);
                }
            }
            Check::PropertyNames(check) => {
                for name in members.keys() {
                    self.member(name, check, View::String(name));
                }
            }
            _ => self.break_rule(check),
        }
    }

    fn member(&mut self, name: &str, check: &Check, value: View<'_>) {
        if !check.holds(value, self.verdicts) {
            let pointer = below(self.pointer, name);
            self.below(&pointer, self.schema).broken(check, value);
        }
    }

    /// What no rule has looked at is only asked about where the rules beside it hold: otherwise it is not known.
    fn unevaluated(&mut self, beside: &'static Check, rest: [Option<&'static Check>; 2], view: View<'_>) {
        if !beside.holds(view, self.verdicts) {
            return self.broken(beside, view);
        }
        let keyword =
            if matches!(view, View::Array(_)) { Keyword::UnevaluatedItems } else { Keyword::UnevaluatedProperties };
        for (name, value, check) in unevaluated(view, beside, rest, self.verdicts) {
            self.unlisted(&name, check, value, keyword);
        }
    }

    /// A member that a closed object does not allow breaks the object's rule, not one of its own.
    fn unlisted(&mut self, name: &str, check: &Check, value: &Json, keyword: Keyword) {
        if matches!(check, Check::Never) {
            let violation = Violation::new(keyword, "", self.schema);
            self.push(violation.at(&below(self.pointer, name)));
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

/// The pointer of the member or item `name` of the value at `pointer`.
fn below(pointer: &str, name: &str) -> String {
    let mut below = String::with_capacity(pointer.len() + name.len() + 1);
    below.push_str(pointer);
    push_token(&mut below, name);
    below
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
        Check::Content(content @ Content::Base64) => (Keyword::ContentEncoding, content.as_str().into()),
        Check::Content(content) => (Keyword::ContentMediaType, content.as_str().into()),
        Check::Minimum(limit) => (Keyword::Minimum, limit.into()),
        Check::Maximum(limit) => (Keyword::Maximum, limit.into()),
        Check::ExclusiveMinimum(limit) => (Keyword::ExclusiveMinimum, limit.into()),
        Check::ExclusiveMaximum(limit) => (Keyword::ExclusiveMaximum, limit.into()),
        Check::MultipleOf(divisor) => (Keyword::MultipleOf, divisor.into()),
        Check::MinItems(limit) => (Keyword::MinItems, limit.to_string().into()),
        Check::MaxItems(limit) => (Keyword::MaxItems, limit.to_string().into()),
        Check::UniqueItems => (Keyword::UniqueItems, "".into()),
        Check::Contains { .. } => (Keyword::Contains, "".into()),
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
