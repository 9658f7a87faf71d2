//! Objects whose shape follows from the value of one member: `if` on a constant or enumeration of a required member.

use super::{
    Cx, check,
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
    member: String,
    values: Vec<Value>,
}

#[derive(Clone, Debug)]
struct Value {
    text: String,
    /// The branches that hold for this value.
    branches: Vec<SchemaId>,
}

/// The cases of an object, where all its conditions ask for the value of the same required member, all of whose
/// values are listed, and no other rule across members remains.
pub(super) fn cases(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Option<Cases> {
    let first = shape.conditions.first()?;
    let member = test(cx, shape, first)?.member.to_owned();
    if check::across(cx, shape, check::Conditions::Decided) != Check::Always || !shape.requires(&member) {
        return None;
    }
    let declared = shape.declared().into_iter().find(|declared| declared.name == member)?;
    let of_member = super::shape::shape(cx.resolved, &Location::of(cx.resolved, &declared.schemas, location.direction));
    // A value that is no text, null included, would be a case without a name.
    let texts: Vec<&str> = of_member.values?.iter().map(|value| value.as_str()).collect::<Option<_>>()?;
    if of_member.null == Null::Accepted || location.aspect != Aspect::Whole {
        return None;
    }
    let mut values: Vec<Value> = Vec::new();
    for text in texts {
        if !values.iter().any(|value| value.text == text) {
            values.push(Value { text: text.to_owned(), branches: Vec::new() });
        }
    }
    for condition in &shape.conditions {
        if has_conditions(cx, condition.then) || has_conditions(cx, condition.otherwise) {
            return None;
        }
        let test = test(cx, shape, condition).filter(|test| test.member == member)?;
        for value in &mut values {
            let holds = test.values.contains(&value.text.as_str());
            value.branches.extend(if holds { condition.then } else { condition.otherwise });
        }
    }
    (!values.is_empty()).then_some(Cases { member, values })
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

/// An enum with one record per value.
pub(super) fn lower(cx: &mut Cx<'_>, site: &Site<'_, '_>, cases: &Cases) -> DefinitionKind {
    let texts: Vec<&str> = cases.values.iter().map(|value| value.text.as_str()).collect();
    let names = naming::variants(&texts);
    let mut made = Vec::new();
    for (value, name) in cases.values.iter().zip(names) {
        let case = location_of(site.location, &cases.member, value);
        if !is_possible(cx, &case, &cases.member, &value.text) {
            continue;
        }
        if let Type::Defined(record) = types::at(cx, &case, &site.hint.then(&value.text)).ty {
            made.push(Case { name, value: value.text.clone(), record });
        }
    }
    DefinitionKind::CaseUnion(CaseUnion { member: cases.member.clone(), cases: made })
}

fn location_of(location: &Location, member: &str, value: &Value) -> Location {
    let mut case = location.clone();
    for branch in &value.branches {
        if !case.parts.contains(branch) {
            case.parts.push(*branch);
        }
    }
    case.aspect = Aspect::Case { member: member.to_owned(), value: value.text.clone() };
    case
}

/// A branch may constrain the member itself; a value that it refuses is no case.
fn is_possible(cx: &mut Cx<'_>, case: &Location, member: &str, text: &str) -> bool {
    let shape = shape(cx.resolved, case);
    let declared = shape.declared().into_iter().find(|declared| declared.name == member);
    let value = carimbo_runtime::Json::String(text.to_owned());
    let schemas = declared.map(|declared| declared.schemas).unwrap_or_default();
    let refused = schemas.into_iter().find(|schema| super::example::violation(cx, *schema, &value).is_some());
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
