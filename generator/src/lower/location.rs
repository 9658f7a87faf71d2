//! Which values a type is for: those that several schemas accept together, seen from one side.
//!
//! A reference is followed, `allOf` is taken apart, and schemas that add nothing are left out, so that equal sets of
//! values get one type.

use crate::{
    ir,
    resolved::{Keywords, Resolved, SchemaForm, SchemaId},
};

/// The values that all of `parts` accept, as far as `aspect` says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    /// Schemas that hold together: none is implied by the others.
    pub(super) parts: Vec<SchemaId>,
    /// Which of the values are meant.
    pub(super) aspect: Aspect,
    /// Who sends the value.
    pub(super) direction: Direction,
}

/// Which of the values are meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aspect {
    /// All but null, which is said where the type is used.
    Whole,
    /// Those of one JSON kind.
    Kind(ir::Kind),
    /// Objects in which a member has one of some values; the conditions and unions on it are decided, and their branches
    /// are among the parts.
    Case {
        /// The member.
        member: String,
        /// Its texts.
        values: Vec<String>,
    },
}

/// Who sends the value: `readOnly` members are not in requests, `writeOnly` ones not in responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Direction {
    /// We do.
    Request,
    /// The provider does.
    Response,
}

impl Location {
    /// The values that all of some schemas accept.
    pub(super) fn of(resolved: &Resolved, parts: &[SchemaId], direction: Direction) -> Self {
        Self { parts: simplified(resolved, parts), aspect: Aspect::Whole, direction }
    }

    /// The same values, those of one kind.
    pub(super) fn kind(&self, kind: ir::Kind) -> Self {
        Self { aspect: Aspect::Kind(kind), ..self.clone() }
    }

    /// The schema that names this location and shows its place.
    pub(super) fn main(&self) -> SchemaId {
        *self.parts.last().expect("a location has at least one schema")
    }
}

/// The keywords of a schema, where it has any.
pub(super) fn keywords(resolved: &Resolved, id: SchemaId) -> Option<&Keywords> {
    match &resolved.schema(id).form {
        SchemaForm::Boolean(_) => None,
        SchemaForm::Keywords(keywords) => Some(keywords),
    }
}

/// Follows references that stand alone, drops what is said twice.
fn simplified(resolved: &Resolved, parts: &[SchemaId]) -> Vec<SchemaId> {
    let mut followed: Vec<SchemaId> = Vec::new();
    for part in parts {
        let target = follow(resolved, *part);
        if !followed.contains(&target) {
            followed.push(target);
        }
    }
    let kept: Vec<SchemaId> = followed.iter().copied().filter(|part| !is_implied(resolved, *part, &followed)).collect();
    if kept.is_empty() { followed.into_iter().take(1).collect() } else { kept }
}

/// Where a schema leads that only refers to another one: `$ref`, or `allOf` of one.
pub(super) fn follow(resolved: &Resolved, id: SchemaId) -> SchemaId {
    let mut current = id;
    // `resolve` has cut what leads back to itself; the limit is for our own bugs.
    for _ in 0..resolved.schemas.len() {
        let Some(next) = sole_target(resolved, current) else { break };
        current = next;
    }
    current
}

fn sole_target(resolved: &Resolved, id: SchemaId) -> Option<SchemaId> {
    let keywords = keywords(resolved, id)?;
    let alone = own_assertions(keywords) == Assertions::None && keywords.annotations.sensitive.is_none();
    if !alone
        || keywords.annotations.name.is_some()
        || keywords.reference.is_none() && resolved.components.contains(&id)
    {
        return None;
    }
    match (&keywords.reference, keywords.all_of.as_slice()) {
        (Some(reference), []) => Some(reference.value),
        (None, [only]) => Some(*only),
        _ => None,
    }
}

/// How much a schema asserts by itself, references and `allOf` aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assertions {
    /// Nothing.
    None,
    /// `type`.
    TypeAlone,
    /// More.
    More,
}

/// How much a schema asserts by itself, references and `allOf` aside.
pub(super) fn own_assertions(keywords: &Keywords) -> Assertions {
    let numbers = [
        &keywords.minimum,
        &keywords.maximum,
        &keywords.exclusive_minimum,
        &keywords.exclusive_maximum,
        &keywords.multiple_of,
        &keywords.pattern,
        &keywords.format,
        &keywords.content_encoding,
        &keywords.content_media_type,
    ];
    let counts = [
        &keywords.min_length,
        &keywords.max_length,
        &keywords.min_items,
        &keywords.max_items,
        &keywords.min_properties,
        &keywords.max_properties,
    ];
    let applicators = [keywords.items, keywords.contains, keywords.property_names, keywords.not, keywords.condition];
    let rest = [&keywords.additional_properties, &keywords.unevaluated_properties, &keywords.unevaluated_items];
    let more = numbers.iter().any(|keyword| keyword.is_some())
        || counts.iter().any(|keyword| keyword.is_some())
        || applicators.iter().any(Option::is_some)
        || keywords.enumeration.is_some()
        || keywords.constant.is_some()
        || keywords.unique_items.is_some()
        || rest.iter().any(|keyword| keyword.is_some())
        || !keywords.prefix_items.is_empty()
        || !keywords.properties.is_empty()
        || !keywords.pattern_properties.is_empty()
        || !keywords.dependent_schemas.is_empty()
        || !keywords.required.is_empty()
        || !keywords.dependent_required.is_empty()
        || !keywords.any_of.is_empty()
        || !keywords.one_of.is_empty()
        || !keywords.unsupported.is_empty();
    match (more, &keywords.types) {
        (true, _) => Assertions::More,
        (false, Some(_)) => Assertions::TypeAlone,
        (false, None) => Assertions::None,
    }
}

/// Whether another part says all that this one says.
fn is_implied(resolved: &Resolved, part: SchemaId, all: &[SchemaId]) -> bool {
    let SchemaForm::Keywords(keywords) = &resolved.schema(part).form else {
        return matches!(resolved.schema(part).form, SchemaForm::Boolean(true)) && all.len() > 1;
    };
    if keywords.reference.is_some() || !keywords.all_of.is_empty() {
        return false;
    }
    let others = all.iter().filter(|other| **other != part);
    match own_assertions(keywords) {
        Assertions::More => false,
        Assertions::None => all.len() > 1 && keywords.annotations.sensitive.is_none(),
        Assertions::TypeAlone => others.filter_map(|other| self::keywords(resolved, *other)).any(|other| {
            let sensitive = keywords.annotations.sensitive.is_some() && other.annotations.sensitive.is_none();
            let same_type = match (&keywords.types, &other.types) {
                (Some(own), Some(of_other)) => own.value == of_other.value,
                _ => false,
            };
            same_type && !sensitive && own_assertions(other) == Assertions::More
        }),
    }
}
