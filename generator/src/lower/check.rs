//! Schemas as checks: exactly what they accept, keyword by keyword.
//!
//! A check for values of one kind leaves out what concerns other kinds.

use super::{Cx, json, pattern, shape::Shape};
use crate::{
    diagnostic::{Code, Diagnostic},
    ir::{Check, Kind},
    resolved::{Keywords, SchemaForm, SchemaId, Spanned, TypeName},
};
use std::collections::BTreeSet;

/// Which values a check is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Values of any kind.
    All,
    /// Values of one kind: their kind is known.
    Only(Kind),
}

impl Scope {
    fn concerns(self, kinds: &[Kind]) -> bool {
        match self {
            Self::All => true,
            Self::Only(kind) => kinds.contains(&kind),
        }
    }
}

/// What all schemas of a shape ask of values of one scalar kind.
pub(super) fn scalar(cx: &mut Cx<'_>, shape: &Shape<'_>, kind: Kind) -> Check {
    let mut path = BTreeSet::new();
    let mut checks = Vec::new();
    for (_, keywords) in &shape.parts {
        checks.extend(own(cx, keywords, Scope::Only(kind), &mut path));
    }
    all(checks)
}

/// What a shape's schemas ask of a list as a whole.
pub(super) fn list(shape: &Shape<'_>) -> Check {
    all(shape.parts.iter().flat_map(|(_, keywords)| list_keywords(keywords)).collect())
}

/// What a shape's schemas ask across the members of an object; members themselves are checked by their types.
pub(super) fn across(cx: &mut Cx<'_>, shape: &Shape<'_>, conditions: Conditions) -> Check {
    let mut path = BTreeSet::new();
    let mut checks = Vec::new();
    for (id, keywords) in &shape.parts {
        let mut found = object_counts(keywords);
        found.extend(combined(cx, keywords, Scope::Only(Kind::Object), &mut path, conditions));
        checks.push(at(cx, *id, all(found)));
    }
    all(checks)
}

/// Whether conditions are part of a check, or decided elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conditions {
    /// Part of it.
    Checked,
    /// Decided by the type.
    Decided,
}

/// What a schema accepts among the values of a scope.
pub(super) fn schema(cx: &mut Cx<'_>, id: SchemaId, scope: Scope, path: &mut BTreeSet<SchemaId>) -> Check {
    let resolved = cx.resolved;
    let keywords = match &resolved.schema(id).form {
        SchemaForm::Boolean(true) => return Check::Always,
        SchemaForm::Boolean(false) => return Check::Never,
        SchemaForm::Keywords(keywords) => keywords,
    };
    if !path.insert(id) {
        let span = cx.resolved.schema(id).span;
        cx.diagnostics.push(
            Diagnostic::error(Code::UnsupportedSchema, span)
                .message("a rule that contains itself cannot be checked yet")
                .help("give the recursive part a place in `properties` or `items` of a named schema"),
        );
        return Check::Never;
    }
    let before = component_name(cx, id).map(|name| std::mem::replace(&mut cx.current, name));
    let mut checks = own(cx, keywords, scope, path);
    for target in keywords.reference.iter().map(|target| target.value).chain(keywords.all_of.iter().copied()) {
        let check = schema(cx, target, scope, path);
        checks.push(at(cx, target, check));
    }
    path.remove(&id);
    if let Some(before) = before {
        cx.current = before;
    }
    all(checks)
}

/// Patterns are called after the component that holds them.
fn component_name(cx: &Cx<'_>, id: SchemaId) -> Option<String> {
    cx.component_names.get(&id).map(ToString::to_string)
}

/// What a schema's own keywords accept; references and `allOf` aside.
fn own(cx: &mut Cx<'_>, keywords: &Keywords, scope: Scope, path: &mut BTreeSet<SchemaId>) -> Vec<Check> {
    cx.refuse_unsupported(keywords);
    let mut checks = Vec::new();
    checks.extend(kinds(keywords, scope));
    if scope.concerns(&[Kind::String]) {
        checks.extend(text_keywords(cx, keywords));
    }
    if scope.concerns(&[Kind::Number, Kind::Integer]) {
        checks.extend(number_keywords(keywords));
    }
    if scope.concerns(&[Kind::Array]) {
        checks.extend(list_keywords(keywords));
        let items = keywords.items.map(|items| schema(cx, items, Scope::All, path));
        checks.extend(items.filter(|check| *check != Check::Always).map(|check| Check::Items(Box::new(check))));
    }
    if scope.concerns(&[Kind::Object]) {
        checks.extend(object_counts(keywords));
        checks.extend(object_members(cx, keywords, path));
    }
    checks.extend(values(keywords));
    checks.extend(combined(cx, keywords, scope, path, Conditions::Checked));
    checks
}

fn kinds(keywords: &Keywords, scope: Scope) -> Option<Check> {
    let types = keywords.types.as_ref()?;
    let kinds: Vec<Kind> = types.value.iter().map(|name| kind(*name)).collect();
    match scope {
        Scope::All => Some(Check::Kinds(kinds)),
        Scope::Only(kind) if kinds.contains(&kind) => None,
        Scope::Only(Kind::Integer) if kinds.contains(&Kind::Number) => None,
        Scope::Only(Kind::Number) if kinds.contains(&Kind::Integer) => Some(Check::Kinds(vec![Kind::Integer])),
        Scope::Only(_) => Some(Check::Never),
    }
}

fn kind(name: TypeName) -> Kind {
    match name {
        TypeName::Null => Kind::Null,
        TypeName::Boolean => Kind::Boolean,
        TypeName::Integer => Kind::Integer,
        TypeName::Number => Kind::Number,
        TypeName::String => Kind::String,
        TypeName::Array => Kind::Array,
        TypeName::Object => Kind::Object,
    }
}

fn text_keywords(cx: &mut Cx<'_>, keywords: &Keywords) -> Vec<Check> {
    let mut checks = Vec::new();
    checks.extend(
        keywords.min_length.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinLength(limit.value)),
    );
    checks.extend(keywords.max_length.as_ref().map(|limit| Check::MaxLength(limit.value)));
    checks.extend(keywords.pattern.as_ref().and_then(|source| pattern::check(cx, source)));
    checks.extend(keywords.format.as_ref().and_then(|name| super::scalar::format(cx, name)).map(Check::Format));
    checks
}

fn number_keywords(keywords: &Keywords) -> Vec<Check> {
    let limit = |limit: &Option<Spanned<String>>| limit.as_ref().map(|limit| limit.value.clone());
    let checks = [
        limit(&keywords.minimum).map(Check::Minimum),
        limit(&keywords.maximum).map(Check::Maximum),
        limit(&keywords.exclusive_minimum).map(Check::ExclusiveMinimum),
        limit(&keywords.exclusive_maximum).map(Check::ExclusiveMaximum),
        limit(&keywords.multiple_of).map(Check::MultipleOf),
    ];
    checks.into_iter().flatten().collect()
}

fn list_keywords(keywords: &Keywords) -> Vec<Check> {
    let unique = keywords.unique_items.as_ref().is_some_and(|unique| unique.value);
    let checks = [
        keywords.min_items.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinItems(limit.value)),
        keywords.max_items.as_ref().map(|limit| Check::MaxItems(limit.value)),
        unique.then_some(Check::UniqueItems),
    ];
    checks.into_iter().flatten().collect()
}

fn object_counts(keywords: &Keywords) -> Vec<Check> {
    let names = |names: &[Spanned<String>]| names.iter().map(|name| name.value.clone()).collect();
    let dependent: Vec<(String, Vec<String>)> =
        keywords.dependent_required.iter().map(|(name, needed)| (name.value.clone(), names(needed))).collect();
    let checks = [
        keywords.min_properties.as_ref().filter(|limit| limit.value > 0).map(|limit| Check::MinProperties(limit.value)),
        keywords.max_properties.as_ref().map(|limit| Check::MaxProperties(limit.value)),
        (!dependent.is_empty()).then_some(Check::DependentRequired(dependent)),
    ];
    checks.into_iter().flatten().collect()
}

fn object_members(cx: &mut Cx<'_>, keywords: &Keywords, path: &mut BTreeSet<SchemaId>) -> Vec<Check> {
    let mut checks = Vec::new();
    if !keywords.required.is_empty() {
        checks.push(Check::Required(keywords.required.iter().map(|name| name.value.clone()).collect()));
    }
    let mut members = Vec::new();
    for property in &keywords.properties {
        let check = schema(cx, property.schema, Scope::All, path);
        if check != Check::Always {
            members.push((property.name.value.clone(), at(cx, property.schema, check)));
        }
    }
    if !members.is_empty() {
        checks.push(Check::Properties(members));
    }
    if let Some(additional) = &keywords.additional_properties {
        let declared = keywords.properties.iter().map(|property| property.name.value.clone()).collect();
        let check = schema(cx, additional.value, Scope::All, path);
        if check != Check::Always {
            checks.push(Check::AdditionalProperties { declared, patterns: Vec::new(), check: Box::new(check) });
        }
    }
    checks
}

fn values(keywords: &Keywords) -> Vec<Check> {
    let listed = keywords.enumeration.as_ref().map(|values| Check::Enum(values.value.iter().map(json::text).collect()));
    let constant = keywords.constant.as_ref().map(|value| Check::Const(json::text(value)));
    listed.into_iter().chain(constant).collect()
}

/// `anyOf`, `oneOf`, `not`, `if`.
fn combined(
    cx: &mut Cx<'_>,
    keywords: &Keywords,
    scope: Scope,
    path: &mut BTreeSet<SchemaId>,
    conditions: Conditions,
) -> Vec<Check> {
    let mut checks = Vec::new();
    if !keywords.any_of.is_empty() {
        let branches = branches(cx, &keywords.any_of, scope, path);
        checks.push(any(branches));
    }
    if !keywords.one_of.is_empty() {
        checks.push(one(branches(cx, &keywords.one_of, scope, path)));
    }
    if let Some(not) = keywords.not {
        let check = schema(cx, not, scope, path);
        checks.extend((check != Check::Never).then(|| Check::Not(Box::new(check))));
    }
    if let (Some(condition), Conditions::Checked) = (keywords.condition, conditions) {
        let condition = Box::new(schema(cx, condition, scope, path));
        let [then, otherwise] = [keywords.then, keywords.otherwise].map(|branch| branch_of(cx, branch, scope, path));
        if then != Check::Always || otherwise != Check::Always {
            checks.push(Check::If { condition, then: Box::new(then), otherwise: Box::new(otherwise) });
        }
    }
    checks
}

fn branch_of(cx: &mut Cx<'_>, branch: Option<SchemaId>, scope: Scope, path: &mut BTreeSet<SchemaId>) -> Check {
    let Some(branch) = branch else { return Check::Always };
    let check = schema(cx, branch, scope, path);
    at(cx, branch, check)
}

fn branches(cx: &mut Cx<'_>, ids: &[SchemaId], scope: Scope, path: &mut BTreeSet<SchemaId>) -> Vec<Check> {
    let checks = ids.iter().map(|id| schema(cx, *id, scope, path)).collect::<Vec<_>>();
    checks.into_iter().filter(|check| *check != Check::Never).collect()
}

/// A check that knows its place.
fn at(cx: &Cx<'_>, id: SchemaId, check: Check) -> Check {
    if matches!(check, Check::Always | Check::Never | Check::At { .. }) {
        return check;
    }
    Check::At { schema: cx.place(id), check: Box::new(check) }
}

fn without_place(check: &Check) -> &Check {
    if let Check::At { check, .. } = check { without_place(check) } else { check }
}

fn any(mut branches: Vec<Check>) -> Check {
    if branches.contains(&Check::Always) {
        return Check::Always;
    }
    match branches.len() {
        0 => Check::Never,
        1 => branches.remove(0),
        _ => Check::Any(branches),
    }
}

fn one(mut branches: Vec<Check>) -> Check {
    match branches.len() {
        0 => Check::Never,
        1 => branches.remove(0),
        _ => Check::One(branches),
    }
}

/// All of some checks, flattened.
pub(super) fn all(checks: Vec<Check>) -> Check {
    let mut flat = Vec::new();
    for check in checks {
        if let Check::All(inner) = check {
            flat.extend(inner);
        } else if check != Check::Always {
            flat.push(check);
        }
    }
    if flat.contains(&Check::Never) {
        return Check::Never;
    }
    let mut distinct: Vec<Check> = Vec::new();
    for check in flat {
        if !distinct.iter().any(|known| without_place(known) == without_place(&check)) {
            distinct.push(check);
        }
    }
    match distinct.len() {
        0 => Check::Always,
        1 => distinct.remove(0),
        _ => Check::All(distinct),
    }
}
