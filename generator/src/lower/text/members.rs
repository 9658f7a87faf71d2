//! Rules across the members of a record, as tests of what its struct holds.

use super::combine::{all, any, conditional, not};
use super::test as text_test;
use crate::{
    ir::{
        Additional, Api, Check, DefinitionKind, Enumeration, Kind, Member, MemberKind, MembersTest, Nullability,
        PatternId, Presence, Record, ScalarKind, TextTest, Type,
    },
    pattern,
};
use std::cell::Cell;

/// How many rules are written as code for one record: what is more is interpreted.
const RULES_MAX: usize = 200;

/// A rule of a record as code; `None` where it asks what is not told by which members are there and by their texts.
pub(super) fn test(check: &Check, record: &Record, api: &Api) -> Option<MembersTest> {
    Members { record, api, left: Cell::new(RULES_MAX) }.test(check)
}

/// The most members that are counted.
const COUNT_MAX: u64 = 1 << 31;

struct Members<'m> {
    record: &'m Record,
    api: &'m Api,
    left: Cell<usize>,
}

impl Members<'_> {
    fn test(&self, check: &Check) -> Option<MembersTest> {
        self.left.set(self.left.get().checked_sub(1)?);
        let tests = |checks: &[Check]| checks.iter().map(|check| self.test(check)).collect::<Option<Vec<_>>>();
        match check {
            Check::Kinds(kinds) if kinds.contains(&Kind::Object) => Some(MembersTest::Always),
            Check::Kinds(_) | Check::Never => Some(MembersTest::Never),
            Check::At { check, .. } => self.test(check),
            Check::Rule(id) => self.test(&self.api.rule(*id).check),
            Check::All(checks) => tests(checks).map(all),
            Check::Any(checks) => tests(checks).map(any),
            Check::Not(check) => self.test(check).map(not),
            Check::If { condition, then, otherwise } => {
                let [condition, then, otherwise] = [condition, then, otherwise].map(|check| self.test(check));
                Some(conditional(condition?, then?, otherwise?))
            }
            Check::MinProperties(least) => Some(self.count(*least, None)),
            Check::MaxProperties(most) => Some(self.count(0, Some(*most))),
            Check::Required(names) => Some(all(names.iter().map(|name| self.present(name)).collect())),
            Check::DependentRequired(entries) => Some(all(entries.iter().map(|entry| self.dependent(entry)).collect())),
            Check::DependentSchemas(entries) => {
                let tests =
                    entries.iter().map(|(name, check)| Some(any(vec![not(self.present(name)), self.test(check)?])));
                tests.collect::<Option<_>>().map(all)
            }
            Check::Properties(entries) => {
                entries.iter().map(|(name, check)| self.member(name, check)).collect::<Option<_>>().map(all)
            }
            Check::Always
            | Check::MinLength(_)
            | Check::MaxLength(_)
            | Check::Pattern(_)
            | Check::Format(_)
            | Check::Content(_)
            | Check::Minimum(_)
            | Check::Maximum(_)
            | Check::ExclusiveMinimum(_)
            | Check::ExclusiveMaximum(_)
            | Check::MultipleOf(_)
            | Check::MinItems(_)
            | Check::MaxItems(_)
            | Check::UniqueItems
            | Check::Items(_)
            | Check::PrefixItems(_)
            | Check::ItemsAfter { .. }
            | Check::Contains { .. } => Some(MembersTest::Always),
            Check::AdditionalProperties { .. }
            | Check::PatternProperties(_)
            | Check::PropertyNames(_)
            | Check::Unevaluated { .. }
            | Check::Enum(_)
            | Check::Const(_)
            | Check::One(_) => None,
        }
    }

    fn find(&self, name: &str) -> Option<(usize, &Member)> {
        self.record.members.iter().enumerate().find(|(_, member)| member.wire_name == name)
    }

    fn present(&self, name: &str) -> MembersTest {
        match (self.find(name), &self.record.additional) {
            (Some((at, member)), _) if is_optional(member) => MembersTest::Present(at),
            (Some(_), _) => MembersTest::Always,
            (None, Additional::Open { .. }) => MembersTest::OtherPresent(name.to_owned()),
            (None, Additional::Closed) => MembersTest::Never,
        }
    }

    /// What the presence of one member asks of others.
    fn dependent(&self, (name, needed): &(String, Vec<String>)) -> MembersTest {
        any(vec![not(self.present(name)), all(needed.iter().map(|name| self.present(name)).collect())])
    }

    fn count(&self, least: u64, most: Option<u64>) -> MembersTest {
        let count = |members: usize| u64::try_from(members).unwrap_or(u64::MAX);
        let sure = count(self.record.members.iter().filter(|member| !is_optional(member)).count());
        // What no object on any machine has.
        let (is_countless, most) = (least > COUNT_MAX, most.filter(|most| *most <= COUNT_MAX));
        match most {
            None if sure >= least => MembersTest::Always,
            _ if is_countless => MembersTest::Never,
            most => MembersTest::Count(least, most),
        }
    }

    /// Where the member is there, it satisfies the check.
    fn member(&self, name: &str, check: &Check) -> Option<MembersTest> {
        let known = self.find(name).map(|(at, member)| (at, &member.kind));
        let Some((at, MemberKind::Value { ty, nullability: Nullability::NonNull, .. })) = known else {
            let is_needless =
                *check == Check::Always || known.is_none() && matches!(self.record.additional, Additional::Closed);
            return is_needless.then_some(MembersTest::Always);
        };
        let absent = || not(self.present(name));
        let test = self.value(ty, check)?;
        Some(match test {
            TextTest::Always => MembersTest::Always,
            TextTest::Never => absent(),
            TextTest::Length(..)
            | TextTest::Pattern(_)
            | TextTest::Format(_)
            | TextTest::Equals(_)
            | TextTest::Not(_)
            | TextTest::All(_)
            | TextTest::Any(_) => MembersTest::Text(at, test),
        })
    }

    fn value(&self, ty: &Type, check: &Check) -> Option<TextTest> {
        self.left.set(self.left.get().checked_sub(1)?);
        let test = text_test(check, self.api);
        if test == Some(TextTest::Always) && *check == Check::Always {
            return test;
        }
        match ty {
            Type::String => test,
            Type::Boxed(inner) => self.value(inner, check),
            Type::Defined(id) => match &self.api.definition(*id).kind {
                DefinitionKind::Scalar(scalar) => match &scalar.kind {
                    ScalarKind::Text(_) if scalar.check == *check => Some(TextTest::Always),
                    ScalarKind::Text(_) => test,
                    ScalarKind::Number => None,
                },
                DefinitionKind::Enumeration(enumeration) => Some(self.of_enumeration(enumeration, &test?)),
                DefinitionKind::OpenEnumeration(_)
                | DefinitionKind::List(_)
                | DefinitionKind::Record(_)
                | DefinitionKind::Checked(_)
                | DefinitionKind::CaseUnion(_)
                | DefinitionKind::KindUnion(_)
                | DefinitionKind::Value(_)
                | DefinitionKind::Alias(_) => None,
            },
            Type::Received(_)
            | Type::Open(_)
            | Type::Field(_)
            | Type::Boolean
            | Type::I32
            | Type::I64
            | Type::Integer
            | Type::Number
            | Type::Json
            | Type::Null
            | Type::Never
            | Type::List(_)
            | Type::Map(_)
            | Type::Nullable(_) => None,
        }
    }

    /// Which of the texts satisfy a test is known now.
    fn of_enumeration(&self, enumeration: &Enumeration, test: &TextTest) -> TextTest {
        let texts = enumeration.variants.iter().map(|variant| &variant.text);
        let verdicts: Option<Vec<bool>> = texts.clone().map(|text| self.accepts(test, text)).collect();
        let Some(verdicts) = verdicts else { return test.clone() };
        let accepted: Vec<TextTest> = texts
            .zip(&verdicts)
            .filter(|(_, accepted)| **accepted)
            .map(|(text, _)| TextTest::Equals(text.clone()))
            .collect();
        if accepted.len() == verdicts.len() { TextTest::Always } else { super::any(accepted) }
    }

    fn accepts(&self, rule: &TextTest, text: &str) -> Option<bool> {
        match rule {
            TextTest::Always => Some(true),
            TextTest::Never => Some(false),
            TextTest::Length(least, most) => {
                let length = u64::try_from(text.chars().count()).ok()?;
                Some(length >= *least && most.is_none_or(|most| length <= most))
            }
            TextTest::Pattern(id) => self.matches(*id, text),
            TextTest::Format(_) => None,
            TextTest::Equals(other) => Some(text == other),
            TextTest::Not(rule) => self.accepts(rule, text).map(|accepted| !accepted),
            TextTest::All(rules) => rules.iter().try_fold(true, |all, rule| Some(all & self.accepts(rule, text)?)),
            TextTest::Any(rules) => rules.iter().try_fold(false, |any, rule| Some(any | self.accepts(rule, text)?)),
        }
    }

    fn matches(&self, id: PatternId, text: &str) -> Option<bool> {
        pattern::compile(&self.api.pattern(id).source).ok().map(|compiled| compiled.matches(text))
    }
}

fn is_optional(member: &Member) -> bool {
    matches!(member.kind, MemberKind::Value { presence: Presence::Optional, .. })
}
