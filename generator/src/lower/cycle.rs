//! Types that hold themselves: which they are, and boxes that break them.

use super::location::keywords;
use crate::{
    ir::{Additional, Api, Body, DefinitionKind, Member, MemberKind, Outcome, Record, ResponseBody, Type},
    resolved::{Resolved, SchemaId},
};
use std::collections::BTreeSet;

/// Subschemas and references of a schema.
pub(super) fn children(resolved: &Resolved, id: SchemaId) -> Vec<SchemaId> {
    let Some(keywords) = keywords(resolved, id) else { return Vec::new() };
    let single = [
        keywords.items,
        keywords.contains,
        keywords.property_names,
        keywords.not,
        keywords.condition,
        keywords.then,
        keywords.otherwise,
    ];
    let spanned = [&keywords.additional_properties, &keywords.unevaluated_properties, &keywords.unevaluated_items];
    let mut found: Vec<SchemaId> = single.into_iter().flatten().collect();
    found.extend(spanned.into_iter().flatten().map(|schema| schema.value));
    found.extend(keywords.reference.as_ref().map(|reference| reference.value));
    found.extend(keywords.properties.iter().chain(&keywords.dependent_schemas).map(|property| property.schema));
    found.extend(keywords.pattern_properties.iter().map(|property| property.schema));
    found.extend(
        [&keywords.prefix_items, &keywords.all_of, &keywords.any_of, &keywords.one_of].into_iter().flatten().copied(),
    );
    found
}

/// Puts a box around every member through which a type would hold itself by value.
pub(super) fn break_with_boxes(api: &mut Api) {
    let edges: Vec<BTreeSet<usize>> = api.definitions.iter().map(|item| by_value(&item.kind)).collect();
    let reach = |from: usize| reachable(&edges, from);
    let on_cycle: Vec<BTreeSet<usize>> = (0..edges.len()).map(reach).collect();
    let closes = |from: usize, to: usize| on_cycle.get(to).is_some_and(|reached| reached.contains(&from));
    for (index, definition) in api.definitions.iter_mut().enumerate() {
        for ty in members_mut(&mut definition.kind) {
            box_where(ty, &|target| closes(index, target));
        }
    }
    break_depth(api);
    let edges: Vec<BTreeSet<usize>> = api
        .received
        .iter()
        .map(|item| item.members.iter().filter_map(|member| received_by_value(&member.ty)).collect())
        .collect();
    let on_cycle: Vec<BTreeSet<usize>> = (0..edges.len()).map(|from| reachable(&edges, from)).collect();
    for (index, record) in api.received.iter_mut().enumerate() {
        for member in &mut record.members {
            let target = received_by_value(&member.ty);
            if target.is_some_and(|target| on_cycle.get(target).is_some_and(|reached| reached.contains(&index))) {
                member.ty = Type::Boxed(Box::new(member.ty.clone()));
            }
        }
    }
}

/// So many types within one another by value: rustc gives up on 128, and counts `Option`s among them.
const DEPTH_MAX: usize = 32;

/// Puts a box around what lies too deep by value.
fn break_depth(api: &mut Api) {
    let edges: Vec<BTreeSet<usize>> = api.definitions.iter().map(|item| by_value(&item.kind)).collect();
    let mut depths = vec![None; edges.len()];
    for index in 0..edges.len() {
        depth_of(&edges, index, &mut depths);
    }
    for definition in &mut api.definitions {
        for ty in members_mut(&mut definition.kind) {
            box_where(ty, &|target| depths.get(target).copied().flatten() == Some(DEPTH_MAX));
        }
    }
}

/// How many types lie within one by value, itself included, if those that are deep have a box around them.
fn depth_of(edges: &[BTreeSet<usize>], index: usize, depths: &mut [Option<usize>]) -> usize {
    if let Some(known) = depths.get(index).copied().flatten() {
        return known;
    }
    // Circles through lists are no depth: a list does not hold its items by value.
    if let Some(known) = depths.get_mut(index) {
        *known = Some(0);
    }
    let mut depth = 1;
    for target in edges.get(index).into_iter().flatten() {
        let below = depth_of(edges, *target, depths);
        depth = depth.max(if below == DEPTH_MAX { 1 } else { below + 1 });
    }
    if let Some(known) = depths.get_mut(index) {
        *known = Some(depth);
    }
    depth
}

/// Definitions that only answers hold.
pub(super) fn only_received(api: &Api) -> BTreeSet<usize> {
    let edges: Vec<BTreeSet<usize>> = api.definitions.iter().map(|item| all_targets(&item.kind)).collect();
    let closure = |starts: BTreeSet<usize>| {
        let further: BTreeSet<usize> = starts.iter().flat_map(|start| reachable(&edges, *start)).collect();
        &starts | &further
    };
    &closure(in_answers(api)) - &closure(in_requests(api))
}

fn in_requests(api: &Api) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for operation in &api.operations {
        for parameter in &operation.parameters {
            targets(&parameter.ty, &mut found);
        }
        if let Body::Json { ty, .. } = &operation.body {
            targets(ty, &mut found);
        }
    }
    found
}

/// Strict forms of what is received, and what answers hold without a received form.
fn in_answers(api: &Api) -> BTreeSet<usize> {
    let mut found: BTreeSet<usize> = api.received.iter().map(|record| record.strict.0).collect();
    for operation in &api.operations {
        for outcome in [&operation.success, &operation.rejection] {
            match outcome {
                Outcome::Nothing => {}
                Outcome::Single { ty, .. } => targets(ty, &mut found),
                Outcome::Several { variants, .. } => variants.iter().for_each(|variant| match &variant.body {
                    ResponseBody::Nothing => {}
                    ResponseBody::Json(ty) => targets(ty, &mut found),
                }),
            }
        }
    }
    found
}

/// What can be reached from a node by at least one edge.
fn reachable(edges: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open: Vec<usize> = edges.get(from).into_iter().flatten().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(edges.get(next).into_iter().flatten().copied());
        }
    }
    found
}

fn by_value(kind: &DefinitionKind) -> BTreeSet<usize> {
    types(kind).into_iter().filter_map(direct).chain(case_records(kind)).collect()
}

fn all_targets(kind: &DefinitionKind) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    for ty in types(kind) {
        targets(ty, &mut found);
    }
    if let DefinitionKind::OpenEnumeration(known) = kind {
        found.insert(known.0);
    }
    found.extend(case_records(kind));
    found
}

/// The records of a case union, which its variants hold by value.
fn case_records(kind: &DefinitionKind) -> Vec<usize> {
    let DefinitionKind::CaseUnion(union) = kind else { return Vec::new() };
    union.cases.iter().map(|case| case.record.0).collect()
}

/// All types that a definition names, those of a case union's records aside.
fn types(kind: &DefinitionKind) -> Vec<&Type> {
    match kind {
        DefinitionKind::Record(record) => record_types(record),
        DefinitionKind::Checked(checked) => record_types(&checked.record),
        DefinitionKind::KindUnion(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        DefinitionKind::Alias(ty) => vec![ty],
        DefinitionKind::List(list) => vec![&list.item],
        DefinitionKind::Scalar(_)
        | DefinitionKind::Enumeration(_)
        | DefinitionKind::OpenEnumeration(_)
        | DefinitionKind::CaseUnion(_)
        | DefinitionKind::Value(_) => Vec::new(),
    }
}

fn record_types(record: &Record) -> Vec<&Type> {
    let additional = match &record.additional {
        Additional::Closed => None,
        Additional::Open { ty, .. } => Some(ty),
    };
    record.members.iter().filter_map(member_type).chain(additional).collect()
}

fn member_type(member: &Member) -> Option<&Type> {
    match &member.kind {
        MemberKind::Value { ty, .. } => Some(ty),
        MemberKind::Constant(_) => None,
    }
}

/// Types that may be boxed: members and variants, which are held by value.
fn members_mut(kind: &mut DefinitionKind) -> Vec<&mut Type> {
    if let DefinitionKind::KindUnion(union) = kind {
        return union.variants.iter_mut().map(|variant| &mut variant.ty).collect();
    }
    let Some(record) = kind.record_mut() else { return Vec::new() };
    let values = record.members.iter_mut().filter_map(|member| match &mut member.kind {
        MemberKind::Value { ty, .. } => Some(ty),
        MemberKind::Constant(_) => None,
    });
    values.collect()
}

/// The definition that a type holds by value.
fn direct(ty: &Type) -> Option<usize> {
    match ty {
        Type::Defined(id) => Some(id.0),
        Type::Nullable(inner) | Type::Field(inner) => direct(inner),
        Type::List(_)
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Received(_)
        | Type::Open(_)
        | Type::String
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never => None,
    }
}

fn received_by_value(ty: &Type) -> Option<usize> {
    if let Type::Received(id) = ty { Some(id.0) } else { None }
}

/// The definitions that a type names, by value or not.
pub(super) fn targets(ty: &Type, found: &mut BTreeSet<usize>) {
    match ty {
        Type::Defined(id) | Type::Open(id) => {
            found.insert(id.0);
        }
        Type::Nullable(inner) | Type::Field(inner) | Type::List(inner) | Type::Map(inner) | Type::Boxed(inner) => {
            targets(inner, found);
        }
        Type::Received(_)
        | Type::String
        | Type::Boolean
        | Type::I32
        | Type::I64
        | Type::Integer
        | Type::Number
        | Type::Json
        | Type::Null
        | Type::Never => {}
    }
}

fn box_where(ty: &mut Type, closes: &dyn Fn(usize) -> bool) {
    if let Type::Nullable(inner) = ty {
        box_where(inner, closes);
    } else if let Type::Defined(id) = ty
        && closes(id.0)
    {
        *ty = Type::Boxed(Box::new(ty.clone()));
    }
}
