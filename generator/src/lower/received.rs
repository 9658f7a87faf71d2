//! Received forms: what an answer may look like when it deviates.

use super::{
    Cx, docs,
    location::{Direction, Location},
    naming::{Case, Origin, Scope},
    record,
    shape::{Shape, shape},
    types::{self, Hint},
};
use crate::{
    ident::Ident,
    ir::{DefinitionId, DefinitionKind, Kind, ReceivedId, ReceivedMember, ReceivedRecord, Type},
    resolved::SchemaId,
};
use std::collections::BTreeSet;

/// The received form of the values that all of some schemas accept.
pub(super) fn received(cx: &mut Cx<'_>, parts: &[SchemaId], hint: &Hint) -> Type {
    let location = cx.location(parts, Direction::Response);
    types::ask(cx, parts, &location);
    let strict = types::at(cx, &location, hint).ty;
    let shape = shape(cx.resolved, &location);
    let defined = if let Type::Defined(id) = strict { Some(id) } else { None };
    if let Some(id) = defined.filter(|id| is_record(cx, *id)) {
        return Type::Received(record_of(cx, &location, id));
    }
    if let Some(id) = defined.filter(|id| is_enumeration(cx, *id)) {
        return Type::Open(id);
    }
    // What holds itself without a name in between is a checked value somewhere.
    if defined.is_some_and(|id| is_value(cx, id)) || !cx.receiving.insert(location.clone()) {
        return strict;
    }
    let received = by_parts(cx, &location, &shape, strict, hint);
    cx.receiving.remove(&location);
    received
}

fn by_parts(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, strict: Type, hint: &Hint) -> Type {
    let direct = |kind| shape.kinds == BTreeSet::from([kind]);
    if direct(Kind::Array) && shape.unions.is_empty() {
        return list(cx, shape, hint);
    }
    if direct(Kind::Object) && strict != Type::Json { map(cx, location, shape, hint) } else { strict }
}

/// Makes the members of all received records: they may hold one another.
pub(super) fn flush(cx: &mut Cx<'_>) {
    let mut done = 0;
    while done < cx.received.len() {
        let found = cx.received_types.iter().find(|(_, id)| id.0 == done).map(|(location, id)| (location.clone(), *id));
        if let Some((location, id)) = found {
            fill(cx, &location, id);
        }
        done += 1;
    }
}

fn is_record(cx: &Cx<'_>, id: DefinitionId) -> bool {
    // A definition that is still being made is one that holds itself: a record or a union.
    match cx.definitions.get(id.0).and_then(Option::as_ref).map(|definition| &definition.kind) {
        Some(DefinitionKind::Record(_) | DefinitionKind::Checked(_) | DefinitionKind::CaseUnion(_)) => true,
        Some(
            DefinitionKind::Scalar(_)
            | DefinitionKind::Enumeration(_)
            | DefinitionKind::OpenEnumeration(_)
            | DefinitionKind::List(_)
            | DefinitionKind::KindUnion(_)
            | DefinitionKind::Value(_)
            | DefinitionKind::Alias(_),
        )
        | None => false,
    }
}

fn is_enumeration(cx: &Cx<'_>, id: DefinitionId) -> bool {
    let definition = cx.definitions.get(id.0).and_then(Option::as_ref);
    definition.is_some_and(|definition| matches!(definition.kind, DefinitionKind::Enumeration(_)))
}

fn is_value(cx: &Cx<'_>, id: DefinitionId) -> bool {
    let definition = cx.definitions.get(id.0).and_then(Option::as_ref);
    definition.is_some_and(|definition| matches!(definition.kind, DefinitionKind::Value(_)))
}

fn list(cx: &mut Cx<'_>, shape: &Shape<'_>, hint: &Hint) -> Type {
    let items = shape.items();
    let item = if items.is_empty() { Type::Json } else { received(cx, &items, &hint.then("item")) };
    Type::List(Box::new(Type::Field(Box::new(item))))
}

fn map(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, hint: &Hint) -> Type {
    let value = match record::additional_schemas(cx, location, shape) {
        record::Others::Of(schemas) => received(cx, &schemas, &hint.then("value")),
        record::Others::Any | record::Others::Refused => return Type::Map(Box::new(Type::Json)),
    };
    Type::Map(Box::new(Type::Field(Box::new(value))))
}

fn record_of(cx: &mut Cx<'_>, location: &Location, strict: DefinitionId) -> ReceivedId {
    if let Some(known) = cx.received_types.get(location) {
        return *known;
    }
    let id = ReceivedId(cx.received.len());
    cx.received_types.insert(location.clone(), id);
    let definition = cx.definitions.get(strict.0).and_then(Option::as_ref);
    let made = "a record is finished before its received form is asked for";
    let (name, docs, schema) = definition.map(|d| (d.name.clone(), d.docs.clone(), d.schema.clone())).expect(made);
    let additional = Ident::snake("additional");
    cx.received.push(Some(ReceivedRecord { name, docs, schema, strict, members: Vec::new(), additional }));
    id
}

fn fill(cx: &mut Cx<'_>, location: &Location, id: ReceivedId) {
    let shape = shape(cx.resolved, location);
    let Some(Some(record)) = cx.received.get(id.0).cloned() else { return };
    let component = cx.owners.get(record.strict.0).map_or(usize::MAX, |owner| owner.component);
    let hint = Hint { words: record.name.to_string(), component };
    let mut scope = Scope::default();
    let mut members = Vec::new();
    for declared in shape.declared() {
        if record::is_left_out(cx, &declared, location.direction) {
            continue;
        }
        let span = cx.resolved.schema(location.main()).span;
        let origin = Origin { text: declared.name, span, case: Case::Camel };
        let wish = record::wish(cx, &declared);
        // A collision was reported for the strict form.
        let name = scope.claim(&wish, "_", origin, &mut crate::diagnostic::Diagnostics::default());
        let ty = received(cx, &declared.schemas, &hint.then(declared.name));
        let docs = docs::of_member(cx, &declared.schemas);
        members.push(ReceivedMember { wire_name: declared.name.to_owned(), name, ty, docs });
    }
    let additional = scope.invent(&Ident::snake("additional"), "_");
    if let Some(slot) = cx.received.get_mut(id.0) {
        *slot = Some(ReceivedRecord { members, additional, ..record });
    }
}
