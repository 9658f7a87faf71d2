//! Whether a value satisfies a check. Costs no memory for strings and numbers, and little stack for what is nested: a rule
//! that calls itself does so through few and small functions, whatever the build.

use super::super::json::Short;
use super::evaluated::unevaluated;
use super::parts::count;
use super::verdicts::Verdicts;
use super::{Check, View};

impl Check {
    /// True when `view` satisfies the check.
    pub fn accepts(&self, view: View<'_>) -> bool {
        let short = if let View::Number(number) = view { number.short() } else { None };
        let verdict = short.and_then(|number| self.holds_for_short(number));
        verdict.unwrap_or_else(|| self.holds(view, &Verdicts::default()))
    }

    /// Whether the check holds for a number of few digits, when its keywords are only those that all number types have:
    /// then the number is taken apart once, and nothing is worth remembering.
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, `holds` decides it")]
    fn holds_for_short(&self, number: Short) -> Option<bool> {
        let checks = if let Self::All(checks) = *self { checks } else { core::slice::from_ref(self) };
        for check in checks {
            let holds = match *check {
                Self::Kinds(kinds) => kinds.contain_number(|| number.is_integer()),
                Self::Minimum(limit) => number >= Short::of(limit.as_bytes())?,
                Self::Maximum(limit) => number <= Short::of(limit.as_bytes())?,
                Self::ExclusiveMinimum(limit) => number > Short::of(limit.as_bytes())?,
                Self::ExclusiveMaximum(limit) => number < Short::of(limit.as_bytes())?,
                Self::MultipleOf(divisor) => number.is_multiple_of(Short::of(divisor.as_bytes())?),
                _ => return None,
            };
            if !holds {
                return Some(false);
            }
        }
        Some(true)
    }

    /// As [`Self::accepts`], in an evaluation that has come to `verdicts` already.
    pub(super) fn holds(&self, view: View<'_>, verdicts: &Verdicts) -> bool {
        match *self {
            Self::Always => true,
            Self::Never => false,
            Self::Kinds(kinds) => kinds.accept(view),
            Self::Enum(values) => values.iter().any(|json| view.equals_text(json)),
            Self::Const(json) => view.equals_text(json),
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) | Self::Format(_) | Self::Content(_) => {
                self.holds_for_string(view)
            }
            Self::Minimum(_)
            | Self::Maximum(_)
            | Self::ExclusiveMinimum(_)
            | Self::ExclusiveMaximum(_)
            | Self::MultipleOf(_) => self.holds_for_number(view),
            Self::MinItems(_)
            | Self::MaxItems(_)
            | Self::UniqueItems
            | Self::Contains { .. }
            | Self::PrefixItems(_)
            | Self::Items(_)
            | Self::ItemsAfter { .. } => self.holds_for_array(view, verdicts),
            Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Required(_)
            | Self::DependentRequired(_)
            | Self::DependentSchemas(_)
            | Self::Properties(_)
            | Self::PatternProperties(_)
            | Self::AdditionalProperties { .. }
            | Self::PropertyNames(_) => self.holds_for_object(view, verdicts),
            Self::All(checks) => all(checks, view, verdicts),
            Self::Any(checks) => any(checks, view, verdicts),
            Self::One(checks) => one(checks, view, verdicts),
            Self::Not(check) => !check.holds(view, verdicts),
            Self::If { condition, then, otherwise } => {
                if condition.holds(view, verdicts) { then } else { otherwise }.holds(view, verdicts)
            }
            Self::Unevaluated { beside, properties, items } => {
                if let Some(verdict) = verdicts.known(self, view) {
                    return verdict;
                }
                let rest = [properties, items];
                let holds = beside.holds(view, verdicts) && rest_holds(beside, rest, view, verdicts);
                verdicts.keep(self, view, holds)
            }
            Self::At(_, check) => {
                if let Some(verdict) = verdicts.known(check, view) {
                    return verdict;
                }
                verdicts.keep(check, view, check.holds(view, verdicts))
            }
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    fn holds_for_string(&self, view: View<'_>) -> bool {
        let View::String(text) = view else { return true };
        match *self {
            Self::MinLength(limit) => has_length(text, limit, None),
            Self::MaxLength(limit) => has_length(text, 0, Some(limit)),
            Self::Pattern(pattern) => pattern.matches(text),
            Self::Format(format) => format.is_valid(text),
            Self::Content(content) => content.is_valid(text),
            _ => true,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other keywords are about other kinds")]
    fn holds_for_number(&self, view: View<'_>) -> bool {
        let View::Number(number) = view else { return true };
        match *self {
            Self::Minimum(limit) => number.compare(limit).is_ge(),
            Self::Maximum(limit) => number.compare(limit).is_le(),
            Self::ExclusiveMinimum(limit) => number.compare(limit).is_gt(),
            Self::ExclusiveMaximum(limit) => number.compare(limit).is_lt(),
            Self::MultipleOf(divisor) => number.is_multiple_of_text(divisor),
            _ => true,
        }
    }
}

fn all(checks: &[Check], view: View<'_>, verdicts: &Verdicts) -> bool {
    for check in checks {
        if !check.holds(view, verdicts) {
            return false;
        }
    }
    true
}

fn any(checks: &[Check], view: View<'_>, verdicts: &Verdicts) -> bool {
    for check in checks {
        if check.holds(view, verdicts) {
            return true;
        }
    }
    false
}

fn one(checks: &[Check], view: View<'_>, verdicts: &Verdicts) -> bool {
    let mut found = false;
    for check in checks {
        if check.holds(view, verdicts) {
            if found {
                return false;
            }
            found = true;
        }
    }
    found
}

/// Whether the parts that `beside`, which holds, has not looked at satisfy the check for them.
fn rest_holds(beside: &'static Check, rest: [Option<&'static Check>; 2], view: View<'_>, verdicts: &Verdicts) -> bool {
    for (_, value, check) in unevaluated(view, beside, rest, verdicts) {
        if !check.holds(value.into(), verdicts) {
            return false;
        }
    }
    true
}

/// Whether a text has `least` to `most` Unicode code points.
pub fn has_length(text: &str, least: u64, most: Option<u64>) -> bool {
    !is_shorter(text, least) && most.is_none_or(|most| most == u64::MAX || is_shorter(text, most + 1))
}

/// Whether `text` has less than `limit` code points. Bytes decide where they can: a code point has one to four.
fn is_shorter(text: &str, limit: u64) -> bool {
    let bytes = count(text.len());
    bytes < limit || (bytes.div_ceil(4) < limit && count(text.chars().count()) < limit)
}
