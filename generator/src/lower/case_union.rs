//! Objects whose shape follows from the value of one member: `if` on a constant or enumeration of a required member.

use super::{
    Cx, check, judge,
    location::{Aspect, Direction, Location, keywords},
    naming,
    shape::{Condition, Null, Shape, shape},
    types::{self, Site},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Node,
    ir::{Case, CaseUnion, Check, DefinitionKind, Kind, Type},
    resolved::{Keywords, SchemaId, TypeName},
};

/// The cases, decided.
#[derive(Clone, Debug)]
pub(super) struct Cases {
    /// The provider's spelling of the member that decides.
    pub(super) member: String,
    /// One for each value, or for several values with the same branches.
    pub(super) cases: Vec<Decided>,
}

/// A case.
#[derive(Clone, Debug)]
pub(super) struct Decided {
    /// What it is called after.
    pub(super) words: String,
    /// The texts of the member.
    pub(super) texts: Vec<String>,
    /// The branches that hold.
    pub(super) branches: Vec<SchemaId>,
    /// What stands beside the branches.
    pub(super) beside: Beside,
}

/// What stands beside the branches of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// Nothing: a single branch says it all.
    Nothing,
    /// The schemas of the location.
    Location,
}

/// The cases of an object, where all its conditions ask for the value of the same required member, all of whose
/// values are listed, and no other rule across members remains.
pub(super) fn cases(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Option<Cases> {
    let first = shape.conditions.first()?;
    let member = test(cx, shape, first)?.member.to_owned();
    if !shape.unions.is_empty() || !shape.requires(&member) {
        return None;
    }
    if check::across(cx, location, shape, check::Conditions::Decided) != Check::Always {
        return None;
    }
    let declared = shape.declared().into_iter().find(|declared| declared.name == member)?;
    let of_member = super::shape::shape(cx.resolved, &Location::of(cx.resolved, &declared.schemas, location.direction));
    // A value that is no text, null included, would be a case without a name.
    let texts: Vec<&str> = of_member.values?.iter().map(|value| value.as_str()).collect::<Option<_>>()?;
    if of_member.null == Null::Accepted || location.aspect != Aspect::Whole {
        return None;
    }
    let mut values: Vec<(&str, Vec<SchemaId>)> = Vec::new();
    for text in texts {
        if !values.iter().any(|(known, _)| *known == text) {
            values.push((text, Vec::new()));
        }
    }
    for condition in &shape.conditions {
        if has_conditions(cx, condition.then) || has_conditions(cx, condition.otherwise) {
            return None;
        }
        let test = test(cx, shape, condition).filter(|test| test.member == member)?;
        for (text, branches) in &mut values {
            let holds = test.values.contains(text);
            branches.extend(if holds { condition.then } else { condition.otherwise });
        }
    }
    let decided = |(text, branches): (&str, _)| Decided {
        words: text.to_owned(),
        texts: vec![text.to_owned()],
        branches,
        beside: Beside::Location,
    };
    let cases: Vec<Decided> = values.into_iter().map(decided).collect();
    (!cases.is_empty()).then_some(Cases { member, cases })
}

/// A condition within a branch is a rule of its case, which only a check enforces.
fn has_conditions(cx: &Cx<'_>, branch: Option<SchemaId>) -> bool {
    branch.is_some_and(|branch| {
        let branch = Location::of(cx.resolved, &[branch], Direction::Request);
        !super::shape::shape(cx.resolved, &branch).conditions.is_empty()
    })
}

/// `if`: a member has one of some values.
struct Test<'a> {
    member: &'a str,
    values: Vec<&'a str>,
}

/// What a condition asks, where it asks for the value of one required member and nothing else.
fn test<'a>(cx: &Cx<'a>, shape: &Shape<'_>, condition: &Condition) -> Option<Test<'a>> {
    let asked: &'a Keywords = keywords(cx.resolved, condition.test)?;
    let [property] = asked.properties.as_slice() else { return None };
    let mut rest = asked.clone();
    rest.properties.clear();
    rest.required.clear();
    let is_for_objects = rest.types.take().is_none_or(|types| types.value.contains(&TypeName::Object));
    let only_that = super::location::own_assertions(&rest) == super::location::Assertions::None
        && is_for_objects
        && rest.reference.is_none()
        && rest.all_of.is_empty();
    let required_is_met = asked.required.iter().all(|name| name.value == property.name.value);
    if !only_that || !required_is_met || !shape.requires(&property.name.value) {
        return None;
    }
    let values = constants(keywords(cx.resolved, property.schema)?)?;
    Some(Test { member: &property.name.value, values })
}

/// The texts of a schema that says nothing but `const` or `enum` (and `type: string`).
fn constants(keywords: &Keywords) -> Option<Vec<&str>> {
    let mut rest = keywords.clone();
    rest.constant = None;
    rest.enumeration = None;
    let only_that = super::location::own_assertions(&rest) != super::location::Assertions::More
        && rest.reference.is_none()
        && rest.all_of.is_empty();
    let nodes: Vec<&Node> = match (&keywords.constant, &keywords.enumeration) {
        (Some(constant), None) => vec![constant],
        (None, Some(values)) => values.value.iter().collect(),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let texts: Option<Vec<&str>> = nodes.iter().map(|node| node.as_str()).collect();
    texts.filter(|_| only_that)
}

/// An enum with one record per case.
pub(super) fn lower(cx: &mut Cx<'_>, site: &Site<'_, '_>, cases: &Cases) -> DefinitionKind {
    let words: Vec<&str> = cases.cases.iter().map(|case| case.words.as_str()).collect();
    let names = naming::variants(&words);
    let mut made = Vec::new();
    for (case, name) in cases.cases.iter().zip(names) {
        let location = location_of(cx, site.location, &cases.member, case);
        let mut values = case.texts.clone();
        values.retain(|text| is_possible(cx, &location, &cases.member, text));
        if values.is_empty() {
            continue;
        }
        if let Type::Defined(record) = types::at(cx, &location, &site.hint.then(&case.words)).ty {
            made.push(Case { name, values, record });
        }
    }
    if made.is_empty() {
        return DefinitionKind::Alias(Type::Never);
    }
    DefinitionKind::CaseUnion(CaseUnion { member: cases.member.clone(), cases: made, is_boxed: false, vacant: 0 })
}

fn location_of(cx: &mut Cx<'_>, location: &Location, member: &str, case: &Decided) -> Location {
    if case.beside == Beside::Nothing {
        let alone = cx.location(&case.branches, location.direction);
        types::ask(cx, &case.branches, &alone);
        return alone;
    }
    let mut decided = location.clone();
    for branch in &case.branches {
        if !decided.parts.contains(branch) {
            decided.parts.push(*branch);
        }
    }
    decided.aspect = Aspect::Case { member: member.to_owned(), values: case.texts.clone() };
    decided
}

/// A branch may constrain the member itself; a value that it refuses is no case.
fn is_possible(cx: &mut Cx<'_>, case: &Location, member: &str, text: &str) -> bool {
    let shape = shape(cx.resolved, case);
    let declared = shape.declared().into_iter().find(|declared| declared.name == member);
    let value = carimbo_runtime::Json::String(text.to_owned());
    let schemas = declared.map(|declared| declared.schemas).unwrap_or_default();
    let refused = schemas.into_iter().find(|schema| judge::violation(cx, *schema, &value).is_some());
    if let Some(refused) = refused {
        let span = cx.resolved.schema(refused).span;
        cx.diagnostics.push(
            Diagnostic::warning(Code::EmptyRange, span)
                .message(format!("`{member}` can never be `{text}`: this branch refuses the value that it is for"))
                .help("correct the branch, or take the value out of `enum`"),
        );
        return false;
    }
    shape.kinds.contains(&Kind::Object)
}
