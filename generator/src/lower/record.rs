//! Objects: members, what other members there may be, and maps.

use super::{
    Cx, branch_union, docs, json, judge,
    location::{Aspect, Direction, Location, keywords},
    naming::{self, Case, Origin, Scope},
    shape::{Declared, Shape},
    types::{self, Site, Typed},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    document::Value,
    ident::Ident,
    ir::{Additional, Check, Checked, DefinitionKind, Docs, Member, MemberKind, Nullability, Presence, Record, Type},
    resolved::{Keywords, Resolved, SchemaForm, SchemaId},
};
use std::collections::BTreeSet;

/// A struct with public members.
pub(super) fn lower(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Record {
    let shape = site.shape;
    let mut scope = Scope::default();
    let mut members = Vec::new();
    for declared in shape.declared() {
        if !is_left_out(cx, &declared, site.location.direction) {
            members.push(member(cx, site, &declared, &mut scope));
        }
    }
    let declared: BTreeSet<&str> = shape.declared().iter().map(|declared| declared.name).collect();
    for name in shape.required().filter(|name| !declared.contains(name)).collect::<BTreeSet<_>>() {
        members.push(undeclared(cx, site, name, &mut scope));
    }
    let additional = additional(cx, site, &mut scope);
    Record { members, additional }
}

/// A struct around a draft.
pub(super) fn checked(cx: &mut Cx<'_>, site: &Site<'_, '_>, check: Check) -> DefinitionKind {
    let draft_name = cx.type_names.invent(&Ident::camel(&site.hint.words).with_suffix("Draft"), "");
    let record = lower(cx, site);
    let views = branch_union::views(cx, site);
    DefinitionKind::Checked(Checked { draft_name, record, check, test: None, views })
}

/// A map, for an object without declared members.
pub(super) fn map(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Type {
    let value = match additional_schemas(cx, site.location, site.shape) {
        Others::Refused | Others::Any => Type::Json,
        Others::Of(schemas) => typed(cx, site, &schemas, "value").into_type(),
    };
    Type::Map(Box::new(value))
}

/// The type of a part.
fn typed(cx: &mut Cx<'_>, site: &Site<'_, '_>, schemas: &[SchemaId], word: &str) -> Typed {
    types::typed(cx, schemas, site.location.direction, &site.hint.then(word))
}

fn member(cx: &mut Cx<'_>, site: &Site<'_, '_>, declared: &Declared<'_>, scope: &mut Scope) -> Member {
    let main = *declared.schemas.last().expect("a declared member has a schema");
    let docs = docs::of_member(cx, &declared.schemas);
    let wire_name = declared.name.to_owned();
    let presence = if site.shape.requires(declared.name) { Presence::Required } else { Presence::Optional };
    if let Some(constant) = constant(cx, site.location, declared, presence) {
        return Member { wire_name, docs, kind: MemberKind::Constant(constant) };
    }
    let span = cx.resolved.schema(main).span;
    let wish = wish(cx, declared);
    let name = scope.claim(&wish, "_", Origin { text: declared.name, span, case: Case::Camel }, cx.diagnostics);
    let Typed { ty, nullability } = typed(cx, site, &declared.schemas, declared.name);
    Member { wire_name, docs, kind: MemberKind::Value { name, ty, presence, nullability } }
}

/// The name that a member gets where it is free; the same in both forms.
pub(super) fn wish(cx: &mut Cx<'_>, declared: &Declared<'_>) -> Ident {
    let main = *declared.schemas.last().expect("a declared member has a schema");
    let chosen = keywords(cx.resolved, main)
        .filter(|keywords| keywords.reference.is_none())
        .and_then(|keywords| naming::chosen(keywords.annotations.name.as_ref(), Case::Camel, cx.diagnostics));
    chosen.map_or_else(|| Ident::snake(declared.name), |name| Ident::snake(name.as_str()))
}

/// The only value of a required member.
fn constant(cx: &mut Cx<'_>, location: &Location, declared: &Declared<'_>, presence: Presence) -> Option<String> {
    if let Aspect::Case { member, values } = &location.aspect
        && let ([value], true) = (values.as_slice(), member == declared.name)
    {
        return Some(carimbo_runtime::Json::String(value.clone()).to_string());
    }
    if presence == Presence::Optional {
        return None;
    }
    let own = declared.schemas.iter().find_map(|id| keywords(cx.resolved, *id)?.constant.as_ref());
    let own = own.filter(|node| !matches!(node.value, Value::Null))?;
    refuse_contradiction(cx, declared).is_ok().then(|| json::text(own))
}

/// The only value that one schema allows may be one that another refuses: then there is none.
fn refuse_contradiction(cx: &mut Cx<'_>, declared: &Declared<'_>) -> Result<(), Refused> {
    let resolved = cx.resolved;
    let constants = declared.schemas.iter().filter_map(|id| keywords(resolved, *id)?.constant.as_ref());
    for node in constants {
        let value = json::of(node);
        let refused = declared.schemas.iter().find(|schema| judge::violation(cx, **schema, &value).is_some());
        let Some(refused) = refused else { continue };
        if cx.options.root.is_none() {
            cx.diagnostics.push(
                Diagnostic::error(Code::EmptyRange, node.span)
                    .message(format!("`{}` can have no value: another schema refuses this one", declared.name))
                    .secondary(resolved.schema(*refused).span, "it is refused here")
                    .help("correct one of the two"),
            );
        }
        return Err(Refused);
    }
    Ok(())
}

/// No value is possible.
struct Refused;

/// A member that `required` names and `properties` does not.
fn undeclared(cx: &mut Cx<'_>, site: &Site<'_, '_>, wire: &str, scope: &mut Scope) -> Member {
    let span = site
        .shape
        .parts
        .iter()
        .flat_map(|(_, keywords)| &keywords.required)
        .find(|name| name.value == wire)
        .map_or_else(|| cx.resolved.schema(site.location.main()).span, |name| name.span);
    let name = scope.claim(&Ident::snake(wire), "_", Origin { text: wire, span, case: Case::Camel }, cx.diagnostics);
    let ty = match additional_schemas(cx, site.location, site.shape) {
        Others::Any => Type::Json,
        Others::Of(schemas) => typed(cx, site, &schemas, wire).into_type(),
        Others::Refused => Type::Never,
    };
    let (presence, nullability) = (Presence::Required, Nullability::NonNull);
    let kind = MemberKind::Value { name, ty, presence, nullability };
    Member { wire_name: wire.to_owned(), docs: Docs::default(), kind }
}

fn additional(cx: &mut Cx<'_>, site: &Site<'_, '_>, scope: &mut Scope) -> Additional {
    let ty = match additional_schemas(cx, site.location, site.shape) {
        Others::Refused => return Additional::Closed,
        Others::Any => Type::Json,
        Others::Of(schemas) => typed(cx, site, &schemas, "additional").into_type(),
    };
    let name = scope.invent(&Ident::snake("additional"), "_");
    Additional::Open { name, ty }
}

/// What members may be there beyond those declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// None.
    Refused,
    /// Any.
    Any,
    /// Those whose values meet some schemas.
    Of(Vec<SchemaId>),
}

/// What all parts of a shape say about members beyond those declared, as far as a type can say it.
pub(super) fn additional_schemas(cx: &Cx<'_>, location: &Location, shape: &Shape<'_>) -> Others {
    let additional = shape.parts.iter().filter_map(|(_, keywords)| additional_of(cx, keywords));
    let mut schemas = Vec::new();
    for schema in additional.chain(static_unevaluated(location, shape)) {
        match &cx.resolved.schema(schema).form {
            SchemaForm::Boolean(false) => return Others::Refused,
            SchemaForm::Boolean(true) => {}
            SchemaForm::Keywords(_) => schemas.push(schema),
        }
    }
    if schemas.is_empty() { Others::Any } else { Others::Of(schemas) }
}

/// What one schema says about every member that no part declares. A single pattern whose members are all that a closed
/// object has speaks for all of them.
fn additional_of(cx: &Cx<'_>, keywords: &Keywords) -> Option<SchemaId> {
    let additional = keywords.additional_properties.as_ref()?.value;
    match keywords.pattern_properties.as_slice() {
        [] => Some(additional),
        [only] if matches!(cx.resolved.schema(additional).form, SchemaForm::Boolean(false)) => Some(only.schema),
        _ => None,
    }
}

/// Whether the types of a record's members say all that `additionalProperties` says: it speaks of its own schema's
/// `properties` only, which may not be all that are declared.
pub(super) fn is_additional_typed(shape: &Shape<'_>, keywords: &Keywords) -> bool {
    keywords.pattern_properties.is_empty() && declares_all(shape, keywords)
}

fn declares_all(shape: &Shape<'_>, keywords: &Keywords) -> bool {
    let own: BTreeSet<&str> = keywords.properties.iter().map(|property| property.name.value.as_str()).collect();
    shape.declared().iter().all(|declared| own.contains(declared.name))
}

/// `unevaluatedProperties`, where it speaks of exactly the members that no part declares: it stands at the top, and no
/// part looks at members in another way than by their names.
pub(super) fn static_unevaluated(location: &Location, shape: &Shape<'_>) -> Option<SchemaId> {
    let ([main], Aspect::Whole | Aspect::Kind(_)) = (location.parts.as_slice(), &location.aspect) else { return None };
    let (top, rest) = shape.parts.split_first()?;
    let (id, keywords) = top;
    let unevaluated = keywords.unevaluated_properties.as_ref().filter(|_| id == main)?;
    let by_name = |keywords: &Keywords| {
        keywords.pattern_properties.is_empty()
            && keywords.additional_properties.is_none()
            && keywords.dependent_schemas.is_empty()
            && keywords.condition.is_none()
            && keywords.any_of.is_empty()
            && keywords.one_of.is_empty()
    };
    let all = by_name(keywords)
        && rest.iter().all(|(_, keywords)| by_name(keywords) && keywords.unevaluated_properties.is_none());
    all.then_some(unevaluated.value)
}

pub(super) fn is_left_out(cx: &Cx<'_>, declared: &Declared<'_>, direction: Direction) -> bool {
    // By itself a schema has no directions: the marks only describe.
    if cx.options.root.is_some() {
        return false;
    }
    let marked =
        |of: fn(&Keywords) -> bool| declared.schemas.iter().any(|id| chain(cx.resolved, *id).into_iter().any(of));
    match direction {
        Direction::Request => marked(|keywords| keywords.annotations.read_only.is_some()),
        Direction::Response => marked(|keywords| keywords.annotations.write_only.is_some()),
    }
}

/// Whether a member is `readOnly` or `writeOnly`: `required` then speaks of one direction, and an example may be of the
/// other.
pub(super) fn is_one_sided(cx: &Cx<'_>, keywords: &Keywords, name: &str) -> bool {
    let mut properties = keywords.properties.iter().filter(|property| property.name.value == name);
    properties.any(|property| {
        let declared = Declared { name, schemas: vec![property.schema] };
        [Direction::Request, Direction::Response].into_iter().any(|direction| is_left_out(cx, &declared, direction))
    })
}

/// A schema and those that it refers to.
fn chain(resolved: &Resolved, id: SchemaId) -> Vec<&Keywords> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|id| seen.insert(*id)) {
        let Some(keywords) = keywords(resolved, id) else { break };
        found.push(keywords);
        next = keywords.reference.as_ref().map(|reference| reference.value);
    }
    found
}

/// The schemas whose values differ by direction, because a `readOnly` or `writeOnly` member is somewhere in them.
pub(super) fn directional(resolved: &Resolved) -> BTreeSet<SchemaId> {
    let mut found: BTreeSet<SchemaId> = BTreeSet::new();
    let children: Vec<Vec<SchemaId>> =
        (0..resolved.schemas.len()).map(|index| super::cycle::children(resolved, SchemaId(index))).collect();
    let mut parents: Vec<Vec<SchemaId>> = vec![Vec::new(); resolved.schemas.len()];
    for (index, children) in children.iter().enumerate() {
        for child in children {
            if let Some(parents) = parents.get_mut(child.0) {
                parents.push(SchemaId(index));
            }
        }
    }
    let is_marked = |id: &SchemaId| {
        keywords(resolved, *id).is_some_and(|keywords| {
            keywords.annotations.read_only.is_some() || keywords.annotations.write_only.is_some()
        })
    };
    let mut open: Vec<SchemaId> = (0..resolved.schemas.len()).map(SchemaId).filter(is_marked).collect();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(parents.get(id.0).into_iter().flatten().copied());
        }
    }
    found
}
