//! The type of a location: made once, named after the component or the place that needs it first.

use super::{
    Cx, Owner, case_union, docs, enumeration, judge, kind_union, list,
    location::{Aspect, Direction, Location},
    naming::last_segment,
    record,
    representation::{self, Representation},
    shape::{Null, Shape, shape},
};
use crate::{
    ident::Ident,
    ir::{Definition, DefinitionId, DefinitionKind, Nullability, Sensitivity, Type},
    resolved::SchemaId,
};

/// A type, and whether null is a value as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) ty: Type,
    pub(super) nullability: Nullability,
}

impl Typed {
    /// One type for both.
    pub(super) fn into_type(self) -> Type {
        match self.nullability {
            Nullability::NonNull => self.ty,
            Nullability::Nullable => Type::Nullable(Box::new(self.ty)),
        }
    }
}

/// What a type without a name of its own is called after.
#[derive(Clone, Debug)]
pub(super) struct Hint {
    /// In any case: `CreditorAccount holder`.
    pub(super) words: String,
    /// The component that it belongs to; `usize::MAX` for operations.
    pub(super) component: usize,
}

impl Hint {
    /// For the part of a part.
    pub(super) fn then(&self, word: &str) -> Self {
        Self { words: format!("{} {word}", self.words), component: self.component }
    }
}

/// A location, what its schemas say, and what its parts are called after.
pub(super) struct Site<'s, 'a> {
    pub(super) location: &'s Location,
    pub(super) shape: &'s Shape<'a>,
    pub(super) hint: &'s Hint,
}

/// Makes the types of all components, used or not; those that only responses need come in their form.
pub(super) fn lower_components(cx: &mut Cx<'_>) {
    for id in &cx.resolved.components {
        let mut known =
            [Direction::Request, Direction::Response].map(|direction| cx.location(&[*id], direction)).to_vec();
        known.retain(|location| cx.types.contains_key(location));
        for location in &known {
            ask(cx, &[*id], location);
        }
        if known.is_empty() {
            typed(cx, &[*id], Direction::Request, &hint_of(cx, *id));
        }
    }
}

/// The hint for a schema that names itself by its place.
pub(super) fn hint_of(cx: &Cx<'_>, id: SchemaId) -> Hint {
    let words = last_segment(&cx.resolved.schema(id).pointer);
    Hint { words, component: component_index(cx, id).unwrap_or(usize::MAX) }
}

fn component_index(cx: &Cx<'_>, id: SchemaId) -> Option<usize> {
    cx.resolved.components.iter().position(|component| *component == id)
}

/// The type of the values that all of some schemas accept.
pub(super) fn typed(cx: &mut Cx<'_>, parts: &[SchemaId], direction: Direction, hint: &Hint) -> Typed {
    let location = cx.location(parts, direction);
    ask(cx, parts, &location);
    at(cx, &location, hint)
}

/// Keeps for which schemas the type of a location is asked, as they are written.
pub(super) fn ask(cx: &mut Cx<'_>, parts: &[SchemaId], location: &Location) {
    for part in parts {
        cx.asked.entry(*part).or_default().insert(location.clone());
    }
}

/// The type of a location.
pub(super) fn at(cx: &mut Cx<'_>, location: &Location, hint: &Hint) -> Typed {
    if let Some(known) = cx.types.get(location) {
        return known.clone();
    }
    if let Some(typed) = nullable_branch(cx, location, hint) {
        cx.types.insert(location.clone(), typed.clone());
        return typed;
    }
    let shape = shape(cx.resolved, location);
    for (_, keywords) in &shape.parts {
        cx.refuse_unsupported(keywords);
    }
    let naming = Naming::of(cx, location, hint);
    let before = std::mem::replace(&mut cx.current, naming.wish.to_string());
    let typed = make(cx, location, &shape, &naming);
    cx.current = before;
    typed
}

/// `anyOf` (or `oneOf`) of a schema and null, and nothing else: the schema's own type, nullable.
fn nullable_branch(cx: &mut Cx<'_>, location: &Location, hint: &Hint) -> Option<Typed> {
    let ([only], Aspect::Whole) = (location.parts.as_slice(), &location.aspect) else { return None };
    let keywords = super::location::keywords(cx.resolved, *only)?;
    let annotations = &keywords.annotations;
    if cx.component_names.contains_key(only) || annotations.name.is_some() || annotations.sensitive.is_some() {
        return None;
    }
    let branch = super::shape::nullable_branch(cx.resolved, keywords)?;
    let nullability = nullability_of(cx, &[*only]);
    if nullability == Nullability::NonNull && accepts_null(cx, &[branch]) {
        // Both branches hold for null, and the type of the other one may well include it.
        return None;
    }
    let typed = typed(cx, &[branch], location.direction, hint);
    Some(Typed { nullability, ..typed })
}

/// The name that a location's definition would get.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    pub(super) wish: Ident,
    pub(super) hint: Hint,
    pub(super) kind: NamingKind,
}

/// Whether the specification gives the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NamingKind {
    /// A component, or a schema with `x-carimbo-name`: always a definition.
    Given,
    /// A place: a definition only where one is needed.
    Made,
}

impl Naming {
    fn of(cx: &mut Cx<'_>, location: &Location, hint: &Hint) -> Self {
        if let ([only], Aspect::Whole) = (location.parts.as_slice(), &location.aspect)
            && let Some(name) = cx.component_names.get(only).cloned()
        {
            let hint = Hint { words: name.to_string(), component: component_index(cx, *only).unwrap_or(usize::MAX) };
            return Self { wish: name, hint, kind: NamingKind::Given };
        }
        let chosen = super::location::keywords(cx.resolved, location.main())
            .filter(|_| location.aspect == Aspect::Whole)
            .and_then(|keywords| keywords.annotations.name.as_ref())
            .and_then(|name| super::naming::chosen(Some(name), super::naming::Case::Camel, cx.diagnostics));
        let Some(wish) = chosen else {
            return Self { wish: Ident::camel(&hint.words), hint: hint.clone(), kind: NamingKind::Made };
        };
        let hint = Hint { words: wish.to_string(), component: hint.component };
        Self { wish, hint, kind: NamingKind::Given }
    }
}

fn make(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, naming: &Naming) -> Typed {
    let nullability = match (&location.aspect, shape.null) {
        (Aspect::Whole, Null::Accepted) => nullability_of(cx, &location.parts),
        _ => Nullability::NonNull,
    };
    let made = naming.kind == NamingKind::Made;
    let site = Site { location, shape, hint: &naming.hint };
    let typed = |ty, nullability| Typed { ty, nullability };
    let representation = representation::decide(cx, location, shape, naming);
    #[expect(clippy::wildcard_enum_match_arm, reason = "the arms before it are exceptions to it")]
    let typed = match representation {
        // Both include null.
        Representation::Json | Representation::Inline(Type::Null) => {
            let inline = if matches!(representation, Representation::Json) { Type::Json } else { Type::Null };
            let ty = if made { inline } else { define(cx, &site, naming, representation, Nullability::NonNull) };
            typed(ty, Nullability::NonNull)
        }
        Representation::Inline(ty) if made => typed(ty, nullability),
        Representation::Vec if made => typed(inline(cx, &site, list::plain), nullability),
        Representation::Map if made => typed(inline(cx, &site, record::map), nullability),
        defined => typed(define(cx, &site, naming, defined, nullability), nullability),
    };
    cx.types.insert(location.clone(), typed.clone());
    typed
}

fn nullability_of(cx: &mut Cx<'_>, parts: &[SchemaId]) -> Nullability {
    if accepts_null(cx, parts) { Nullability::Nullable } else { Nullability::NonNull }
}

/// Whether null is a value: `not`, `if` and `oneOf` may refuse what `type` allows.
pub(super) fn accepts_null(cx: &mut Cx<'_>, parts: &[SchemaId]) -> bool {
    parts.iter().all(|part| judge::violation(cx, *part, &carimbo_runtime::Json::Null).is_none())
}

/// A list or map without a name.
fn inline(cx: &mut Cx<'_>, site: &Site<'_, '_>, make: fn(&mut Cx<'_>, &Site<'_, '_>) -> Type) -> Type {
    if !cx.unfinished.insert(site.location.clone()) {
        return endless(cx, site);
    }
    let ty = make(cx, site);
    cx.unfinished.remove(site.location);
    ty
}

/// Reserves the name and the id before the parts are made, so that a type may hold itself.
fn define(
    cx: &mut Cx<'_>,
    site: &Site<'_, '_>,
    naming: &Naming,
    representation: Representation,
    nullability: Nullability,
) -> Type {
    let (location, shape) = (site.location, site.shape);
    let id = reserve(cx, naming.hint.component);
    if let Some(site) = cx.sites.get_mut(id.0) {
        *site = Some(location.clone());
    }
    let name = name(cx, location, naming);
    let hint = Hint { words: name.to_string(), component: naming.hint.component };
    cx.types.insert(location.clone(), Typed { ty: Type::Defined(id), nullability });
    let site = Site { hint: &hint, ..*site };
    let kind = match representation {
        Representation::Inline(ty) => DefinitionKind::Alias(ty),
        Representation::Scalar(scalar) => DefinitionKind::Scalar(scalar),
        Representation::Enumeration => DefinitionKind::Enumeration(enumeration::lower(cx, &site)),
        Representation::OpenEnumeration(known) => enumeration::open(cx, &known, &hint, location.direction),
        Representation::Vec => DefinitionKind::Alias(list::plain(cx, &site)),
        Representation::List(check) => list::constrained(cx, &site, check),
        Representation::Map => DefinitionKind::Alias(record::map(cx, &site)),
        Representation::Record => DefinitionKind::Record(record::lower(cx, &site)),
        Representation::Checked(check) => record::checked(cx, &site, check),
        Representation::CaseUnion(cases) => case_union::lower(cx, &site, &cases),
        Representation::KindUnion => kind_union::lower(cx, &site),
        Representation::Value(check) => DefinitionKind::Value(check),
        Representation::Json => DefinitionKind::Alias(Type::Json),
    };
    let sensitivity = if shape.is_sensitive() { Sensitivity::Sensitive } else { Sensitivity::Plain };
    let schema = cx.place(location.main());
    let docs = docs::of_shape(cx, location, shape);
    fill(cx, id, Definition { name, docs, schema, sensitivity, kind });
    Type::Defined(id)
}

/// The name of a definition: components get theirs, in responses with a suffix where requests have another form.
fn name(cx: &mut Cx<'_>, location: &Location, naming: &Naming) -> Ident {
    let mut other = location.clone();
    other.direction = Direction::Request;
    let twin = location.direction == Direction::Response && cx.types.contains_key(&other);
    match (naming.kind, twin) {
        (NamingKind::Given, false) => naming.wish.clone(),
        (NamingKind::Given, true) => cx.type_names.invent(&naming.wish.with_suffix("Response"), ""),
        (NamingKind::Made, _) => cx.type_names.invent(&naming.wish, ""),
    }
}

/// A new definition, to be filled.
pub(super) fn reserve(cx: &mut Cx<'_>, component: usize) -> DefinitionId {
    let id = DefinitionId(cx.definitions.len());
    cx.definitions.push(None);
    cx.sites.push(None);
    cx.owners.push(Owner { component, sequence: id.0 });
    id
}

/// Fills a reserved definition.
pub(super) fn fill(cx: &mut Cx<'_>, id: DefinitionId, definition: Definition) {
    if let Some(slot) = cx.definitions.get_mut(id.0) {
        *slot = Some(definition);
    }
}

/// A list or map that holds itself without a named type in between: `Vec<Vec<…>>` has no end, so that what it holds is a
/// checked value.
fn endless(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Type {
    let naming = Naming { wish: Ident::camel(&site.hint.words), hint: site.hint.clone(), kind: NamingKind::Made };
    let value = representation::value(cx, site.location, site.shape);
    define(cx, site, &naming, value, Nullability::NonNull)
}

/// Whether values of a type are single texts, numbers or truth values, as parameters must be.
pub(super) fn is_scalar(cx: &Cx<'_>, ty: &Type) -> bool {
    match ty {
        Type::String | Type::Boolean | Type::I32 | Type::I64 | Type::Integer | Type::Number | Type::Open(_) => true,
        Type::Defined(id) => match cx.definitions.get(id.0).and_then(Option::as_ref).map(|item| &item.kind) {
            Some(DefinitionKind::Scalar(_) | DefinitionKind::Enumeration(_) | DefinitionKind::OpenEnumeration(_)) => {
                true
            }
            Some(DefinitionKind::Alias(inner)) => is_scalar(cx, inner),
            Some(
                DefinitionKind::List(_)
                | DefinitionKind::Record(_)
                | DefinitionKind::Checked(_)
                | DefinitionKind::CaseUnion(_)
                | DefinitionKind::KindUnion(_)
                | DefinitionKind::Value(_),
            )
            | None => false,
        },
        Type::Received(_)
        | Type::Field(_)
        | Type::Json
        | Type::Null
        | Type::Never
        | Type::List(_)
        | Type::Map(_)
        | Type::Boxed(_)
        | Type::Nullable(_) => false,
    }
}
