//! The integers that a check accepts, where that can be said by two limits. Most numbers are such integers: then nothing
//! else has to be asked.

use super::super::json::after_integer;
use super::super::{Check, Kinds};

/// Integers from `least` to `most`; none when `least` is more.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range {
    least: i64,
    most: i64,
}

/// Says nothing of any integer.
const NOTHING: Range = Range { least: 1, most: 0 };

impl Range {
    /// Integers that the check accepts for sure. It may accept more.
    pub(super) const fn of(check: &Check) -> Self {
        let all = Self { least: i64::MIN, most: i64::MAX };
        let mut rest = if let Check::All(checks) = *check { checks } else { core::slice::from_ref(check) };
        let mut range = all;
        while let [check, others @ ..] = rest {
            range = range.and(check);
            rest = others;
        }
        range
    }

    pub(super) const fn contains(self, value: i64) -> bool {
        self.least <= value && value <= self.most
    }

    /// Those among them that `check` accepts too.
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else there is, two limits do not say it")]
    const fn and(self, check: &Check) -> Self {
        match *check {
            Check::Kinds(kinds) if kinds.contains(Kinds::INTEGER) => self,
            Check::Minimum(limit) => self.from(limit, 0),
            Check::ExclusiveMinimum(limit) => self.from(limit, 1),
            Check::Maximum(limit) => self.to(limit, 0),
            Check::ExclusiveMaximum(limit) => self.to(limit, 1),
            _ => NOTHING,
        }
    }

    const fn from(self, limit: &str, more: i64) -> Self {
        match integer(limit) {
            Some(least) if least + more > self.least => Self { least: least + more, ..self },
            Some(_) => self,
            None => NOTHING,
        }
    }

    const fn to(self, limit: &str, less: i64) -> Self {
        match integer(limit) {
            Some(most) if most - less < self.most => Self { most: most - less, ..self },
            Some(_) => self,
            None => NOTHING,
        }
    }
}

/// The integer that a JSON number is written as, if it has few digits.
const fn integer(text: &str) -> Option<i64> {
    match after_integer(text.as_bytes()) {
        Some((value, [])) => Some(value),
        _ => None,
    }
}
