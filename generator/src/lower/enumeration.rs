//! Enumerations: closed ones, and ones that any other text may join.

use super::{
    Cx, check, judge,
    location::{Direction, Location, keywords},
    naming,
    schemas::Schemas,
    shape::{Holds, Shape, shape},
    types::{self, Hint, Site},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Node,
    ir::{Api, Check, DefinitionKind, Enumeration, Exhaustiveness, Kind, Type, Variant},
    resolved::SchemaId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The enumeration of a shape's values; those of its branches where it is a union of enumerations.
pub(super) fn lower(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Enumeration {
    of_texts(&possible(cx, site.location, site.shape))
}

/// Whether any of the listed values meets the other keywords; says so where none does.
pub(super) fn has_values(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> bool {
    let has_values = !possible(cx, location, shape).is_empty();
    if !has_values && cx.options.root.is_none() {
        let span = cx.resolved.schema(location.main()).span;
        cx.diagnostics.push(
            Diagnostic::error(Code::EmptyRange, span)
                .message("no listed value meets the other keywords that hold here")
                .help("correct `enum`, or the keywords beside it or in the other parts of `allOf`"),
        );
    }
    has_values
}

/// The texts that are listed, as far as the other keywords accept them.
fn possible(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Vec<String> {
    let resolved = cx.resolved;
    let mut nodes: Vec<&Node> = shape.values.clone().unwrap_or_default();
    for branch in
        shape.values.is_none().then_some(&shape.unions).into_iter().flatten().flat_map(|union| &union.branches)
    {
        nodes.extend(branch_values(resolved, *branch));
    }
    texts(&accepted(cx, nodes, &location.parts))
}

/// The values that all of some schemas accept: one may list what another refuses.
fn accepted<'a>(cx: &mut Cx<'_>, mut nodes: Vec<&'a Node>, schemas: &[SchemaId]) -> Vec<&'a Node> {
    nodes.retain(|node| {
        let value = super::json::of(node);
        schemas.iter().all(|schema| judge::violation(cx, *schema, &value).is_none())
    });
    nodes
}

fn texts(nodes: &[&Node]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    nodes.iter().filter_map(|node| node.as_str()).filter(|text| seen.insert(*text)).map(str::to_owned).collect()
}

fn of_texts(texts: &[String]) -> Enumeration {
    let names = naming::variants(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let variants = names.into_iter().zip(texts).map(|(name, text)| Variant { name, text: text.clone() }).collect();
    Enumeration { variants, exhaustiveness: Exhaustiveness::Exhaustive }
}

fn branch_values<'a>(resolved: &'a Schemas<'a>, branch: SchemaId) -> Vec<&'a Node> {
    let location = Location::of(resolved, &[branch], Direction::Request);
    shape(resolved, &location).values.unwrap_or_default()
}

/// Says which values are listed twice.
pub(super) fn report_duplicates(cx: &mut Cx<'_>, id: SchemaId) {
    let Some(values) = keywords(cx.resolved, id).and_then(|keywords| keywords.enumeration.as_ref()) else { return };
    let mut seen: BTreeMap<carimbo_runtime::Json, &Node> = BTreeMap::new();
    for node in &values.value {
        let value = super::json::of(node);
        match seen.get(&value) {
            Some(earlier) => cx.diagnostics.push(
                Diagnostic::warning(Code::DuplicateEnumValue, node.span)
                    .message("this value is listed twice; it is generated once")
                    .secondary(earlier.span, "listed here first")
                    .help("delete one of the two"),
            ),
            None => drop(seen.insert(value, node)),
        }
    }
}

/// `anyOf` of enumerations and of a text without constraints: the enumerations, where a shape is nothing else.
pub(super) fn open_branches(cx: &mut Cx<'_>, shape: &Shape<'_>) -> Option<Vec<SchemaId>> {
    let [union] = shape.unions.as_slice() else { return None };
    if union.holds != Holds::Any || !only_unions(shape) {
        return None;
    }
    let (open, closed): (Vec<SchemaId>, Vec<SchemaId>) =
        union.branches.iter().partition(|branch| accepts_all_texts(cx, **branch));
    let closed_are_listed = closed.iter().all(|branch| !branch_values(cx.resolved, *branch).is_empty());
    (!open.is_empty() && !closed.is_empty() && closed_are_listed).then_some(closed)
}

fn accepts_all_texts(cx: &mut Cx<'_>, branch: SchemaId) -> bool {
    check::schema(cx, branch, check::Scope::Only(Kind::String)) == Check::Always
}

/// Whether a shape is a union of enumerations, no text in two of them where only one may hold, and nothing else.
pub(super) fn is_closed_union(cx: &Cx<'_>, shape: &Shape<'_>) -> bool {
    let [union] = shape.unions.as_slice() else { return false };
    let values: Vec<Vec<&Node>> = union.branches.iter().map(|branch| branch_values(cx.resolved, *branch)).collect();
    let listed = values.iter().all(|values| !values.is_empty() && values.iter().all(|value| value.as_str().is_some()));
    let texts: Vec<&str> = values.iter().flatten().filter_map(|value| value.as_str()).collect();
    let distinct: BTreeSet<&str> = texts.iter().copied().collect();
    listed && only_unions(shape) && (union.holds == Holds::Any || distinct.len() == texts.len())
}

/// Whether only `type` stands beside a shape's unions.
fn only_unions(shape: &Shape<'_>) -> bool {
    shape.parts.iter().all(|(_, keywords)| {
        let mut rest = (*keywords).clone();
        rest.any_of.clear();
        rest.one_of.clear();
        super::location::own_assertions(&rest) != super::location::Assertions::More
    })
}

/// `runtime::Open` of the known texts.
pub(super) fn open(cx: &mut Cx<'_>, known: &[SchemaId], hint: &Hint, direction: Direction) -> DefinitionKind {
    let hint = Hint { words: format!("known {}", hint.words), component: hint.component };
    let known = match known {
        [only] => types::typed(cx, &[*only], direction, &hint).ty,
        several => merged(cx, several, &hint),
    };
    if let Type::Defined(id) = known { DefinitionKind::OpenEnumeration(id) } else { DefinitionKind::Alias(known) }
}

/// One enumeration of the texts of several.
fn merged(cx: &mut Cx<'_>, known: &[SchemaId], hint: &Hint) -> Type {
    let id = types::reserve(cx, hint.component);
    let name = cx.type_names.invent(&crate::ident::Ident::camel(&hint.words), "");
    let mut nodes: Vec<&Node> = Vec::new();
    for branch in known {
        let values = branch_values(cx.resolved, *branch);
        nodes.extend(accepted(cx, values, &[*branch]));
    }
    let schema = known.first().map(|first| cx.place(*first)).unwrap_or_default();
    let kind = DefinitionKind::Enumeration(of_texts(&texts(&nodes)));
    let docs = crate::ir::Docs::default();
    let sensitivity = crate::ir::Sensitivity::Plain;
    types::fill(cx, id, crate::ir::Definition { name, docs, schema, sensitivity, kind });
    Type::Defined(id)
}

/// An enumeration that only answers hold may grow without notice; one that is sent is the contract of what may be sent.
pub(super) fn mark_received(api: &mut Api) {
    let received = super::cycle::only_received(api);
    for (index, definition) in api.definitions.iter_mut().enumerate() {
        if let DefinitionKind::Enumeration(enumeration) = &mut definition.kind
            && received.contains(&index)
        {
            enumeration.exhaustiveness = Exhaustiveness::NonExhaustive;
        }
    }
}
