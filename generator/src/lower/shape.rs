//! A location's schemas as one: references and `allOf` merged, in the order of the specification.
//!
//! Merging is for the shape of a type; what a value must meet is decided by checks.

use super::{
    location::{Aspect, Assertions, Direction, Location, keywords, own_assertions},
    schemas::{Kinds, Schemas},
};
use crate::{
    document::{Node, Value},
    ir::Kind,
    resolved::{Keywords, Resolved, SchemaForm, SchemaId, TypeName},
};
use std::collections::BTreeSet;

/// What several schemas say together.
#[derive(Clone, Debug)]
pub(super) struct Shape<'a> {
    /// All schemas that were merged.
    pub(super) parts: Vec<(SchemaId, &'a Keywords)>,
    /// The kinds that remain, null excluded; integers are `Kind::Integer` where no other number is allowed.
    pub(super) kinds: BTreeSet<Kind>,
    /// Whether null remains.
    pub(super) null: Null,
    /// `enum` and `const`: the values that remain, null excluded.
    pub(super) values: Option<Vec<&'a Node>>,
    /// `anyOf` and `oneOf` with more than one branch besides null.
    pub(super) unions: Vec<Union>,
    /// `if` with its branches.
    pub(super) conditions: Vec<Condition>,
}

/// Whether null is among the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Null {
    /// No.
    Refused,
    /// Yes.
    Accepted,
}

/// `anyOf` or `oneOf`.
#[derive(Clone, Debug)]
pub(super) struct Union {
    /// How many branches must hold.
    pub(super) holds: Holds,
    /// The branches, without those that accept only null.
    pub(super) branches: Vec<SchemaId>,
}

/// How many branches must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// At least one.
    Any,
    /// Exactly one.
    One,
}

/// `if`, `then`, `else`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Condition {
    /// `if`.
    pub(super) test: SchemaId,
    /// `then`.
    pub(super) then: Option<SchemaId>,
    /// `else`.
    pub(super) otherwise: Option<SchemaId>,
}

/// A declared member: all schemas that concern it.
#[derive(Clone, Debug)]
pub(super) struct Declared<'a> {
    /// The provider's spelling.
    pub(super) name: &'a str,
    /// The schemas.
    pub(super) schemas: Vec<SchemaId>,
}

/// What the schemas of a location say together.
pub(super) fn shape<'a>(resolved: &'a Schemas<'a>, location: &Location) -> Shape<'a> {
    let mut shape = Shape {
        parts: Vec::new(),
        kinds: all_kinds(),
        null: Null::Accepted,
        values: None,
        unions: Vec::new(),
        conditions: Vec::new(),
    };
    let mut seen = BTreeSet::new();
    for part in &location.parts {
        merge(&mut shape, resolved, *part, &mut seen);
    }
    narrow_by_values(&mut shape);
    narrow_by_unions(&mut shape, resolved);
    match &location.aspect {
        Aspect::Whole => {}
        Aspect::Kind(kind) => shape.kinds = BTreeSet::from([*kind]),
        Aspect::Case { .. } => {
            shape.conditions.clear();
            shape.unions.clear();
        }
    }
    shape
}

fn all_kinds() -> BTreeSet<Kind> {
    BTreeSet::from([Kind::Boolean, Kind::Number, Kind::String, Kind::Array, Kind::Object])
}

fn merge<'a>(shape: &mut Shape<'a>, resolved: &'a Schemas<'a>, id: SchemaId, seen: &mut BTreeSet<SchemaId>) {
    if !seen.insert(id) {
        return;
    }
    let keywords = match &resolved.schema(id).form {
        SchemaForm::Boolean(true) => return,
        SchemaForm::Boolean(false) => {
            shape.kinds.clear();
            shape.null = Null::Refused;
            return;
        }
        SchemaForm::Keywords(keywords) => keywords,
    };
    shape.parts.push((id, keywords));
    narrow_by_type(shape, keywords);
    merge_values(shape, keywords);
    let unions = [(Holds::Any, &keywords.any_of), (Holds::One, &keywords.one_of)];
    for (holds, branches) in unions.into_iter().filter(|(_, branches)| !branches.is_empty()) {
        merge_union(shape, resolved, Union { holds, branches: branches.clone() }, seen);
    }
    if let Some(condition) = keywords.condition
        && (keywords.then.is_some() || keywords.otherwise.is_some())
    {
        let (then, otherwise) = (keywords.then, keywords.otherwise);
        shape.conditions.push(Condition { test: condition, then, otherwise });
    }
    let targets = keywords.reference.iter().map(|reference| reference.value).chain(keywords.all_of.iter().copied());
    for target in targets {
        merge(shape, resolved, target, seen);
    }
}

/// A value is of a kind that some branch of every union accepts.
fn narrow_by_unions(shape: &mut Shape<'_>, resolved: &Schemas<'_>) {
    for union in shape.unions.clone() {
        let kinds = union.branches.iter().flat_map(|branch| kinds_of(resolved, *branch)).collect();
        shape.kinds = intersection(&shape.kinds, &kinds);
    }
}

/// The kinds that a schema accepts, null excluded.
pub(super) fn kinds_of(resolved: &Schemas<'_>, id: SchemaId) -> BTreeSet<Kind> {
    all_kinds_of(resolved, id).kinds
}

fn alone(id: SchemaId) -> Location {
    Location { parts: vec![id], aspect: Aspect::Whole, direction: Direction::Request }
}

/// Branches that accept only null decide nullability; a single other branch holds always.
fn merge_union<'a>(shape: &mut Shape<'a>, resolved: &'a Schemas<'a>, mut union: Union, seen: &mut BTreeSet<SchemaId>) {
    let all = union.branches.len();
    union.branches.retain(|branch| !is_null_alone(resolved, *branch));
    let null_branch = union.branches.len() < all;
    match union.branches.as_slice() {
        [] => shape.kinds.clear(),
        [only] => {
            let null = shape.null;
            merge(shape, resolved, *only, seen);
            if null_branch {
                shape.null = null;
            }
        }
        branches => {
            if !null_branch && !branches.iter().any(|branch| accepts_null(resolved, *branch)) {
                shape.null = Null::Refused;
            }
            shape.unions.push(union);
        }
    }
}

/// The other branch of a union with null, where a schema says nothing but that union.
pub(super) fn nullable_branch(resolved: &Resolved, keywords: &Keywords) -> Option<SchemaId> {
    let mut rest = keywords.clone();
    rest.any_of.clear();
    rest.one_of.clear();
    let alone = own_assertions(&rest) == Assertions::None && rest.reference.is_none() && rest.all_of.is_empty();
    let unions = (keywords.any_of.as_slice(), keywords.one_of.as_slice());
    let ((branches, []) | ([], branches)) = unions else { return None };
    let others: Vec<SchemaId> = branches.iter().copied().filter(|branch| !is_null_alone(resolved, *branch)).collect();
    match others.as_slice() {
        [other] if alone && branches.len() == 2 => Some(*other),
        _ => None,
    }
}

/// Whether a schema accepts null and nothing else.
pub(super) fn is_null_alone(resolved: &Resolved, id: SchemaId) -> bool {
    let types = keywords(resolved, id).and_then(|keywords| keywords.types.as_ref());
    types.is_some_and(|types| types.value == [TypeName::Null])
}

fn accepts_null(resolved: &Schemas<'_>, id: SchemaId) -> bool {
    all_kinds_of(resolved, id).null == Null::Accepted
}

fn all_kinds_of(resolved: &Schemas<'_>, id: SchemaId) -> Kinds {
    resolved.kinds(id, || {
        let Shape { kinds, null, .. } = shape(resolved, &alone(id));
        Kinds { kinds, null }
    })
}

fn narrow_by_type(shape: &mut Shape<'_>, keywords: &Keywords) {
    let Some(types) = &keywords.types else { return };
    if !types.value.contains(&TypeName::Null) {
        shape.null = Null::Refused;
    }
    let allowed: BTreeSet<Kind> = types.value.iter().filter_map(|name| kind(*name)).collect();
    shape.kinds = intersection(&shape.kinds, &allowed);
}

/// `number` includes `integer`.
fn intersection(left: &BTreeSet<Kind>, right: &BTreeSet<Kind>) -> BTreeSet<Kind> {
    let mut both: BTreeSet<Kind> = left.intersection(right).copied().collect();
    let integers = |one: &BTreeSet<Kind>, other: &BTreeSet<Kind>| {
        one.contains(&Kind::Integer) && !one.contains(&Kind::Number) && other.contains(&Kind::Number)
    };
    if integers(left, right) || integers(right, left) {
        both.insert(Kind::Integer);
    }
    if both.contains(&Kind::Number) {
        both.remove(&Kind::Integer);
    }
    both
}

fn kind(name: TypeName) -> Option<Kind> {
    match name {
        TypeName::Null => None,
        TypeName::Boolean => Some(Kind::Boolean),
        TypeName::Integer => Some(Kind::Integer),
        TypeName::Number => Some(Kind::Number),
        TypeName::String => Some(Kind::String),
        TypeName::Array => Some(Kind::Array),
        TypeName::Object => Some(Kind::Object),
    }
}

fn merge_values<'a>(shape: &mut Shape<'a>, keywords: &'a Keywords) {
    let listed = keywords.enumeration.iter().map(|values| values.value.iter().collect::<Vec<_>>());
    let constant = keywords.constant.iter().map(|value| vec![value]);
    for values in listed.chain(constant) {
        if !values.iter().any(|value| matches!(value.value, Value::Null)) {
            shape.null = Null::Refused;
        }
        let values: Vec<&Node> = values.into_iter().filter(|value| !matches!(value.value, Value::Null)).collect();
        shape.values = Some(match shape.values.take() {
            None => values,
            Some(before) => before.into_iter().filter(|one| values.iter().any(|other| same(one, other))).collect(),
        });
    }
}

/// Whether two values are equal as texts or simple values; lists and mappings are compared by their JSON.
fn same(one: &Node, other: &Node) -> bool {
    super::json::of(one) == super::json::of(other)
}

/// `enum` says which kinds remain.
fn narrow_by_values(shape: &mut Shape<'_>) {
    let Some(values) = &shape.values else { return };
    let mut kinds: BTreeSet<Kind> = values.iter().filter_map(|value| kind_of(&value.value)).collect();
    if kinds.contains(&Kind::Number) && values.iter().all(|value| is_integer_or_other(&value.value)) {
        kinds.remove(&Kind::Number);
        kinds.insert(Kind::Integer);
    }
    shape.kinds = intersection(&shape.kinds, &kinds);
}

fn is_integer_or_other(value: &Value) -> bool {
    if let Value::Number(text) = value { !text.contains(['.', 'e', 'E']) } else { true }
}

fn kind_of(value: &Value) -> Option<Kind> {
    match value {
        Value::Null => None,
        Value::Boolean(_) => Some(Kind::Boolean),
        Value::Number(_) => Some(Kind::Number),
        Value::String(_) => Some(Kind::String),
        Value::Sequence(_) => Some(Kind::Array),
        Value::Mapping(_) => Some(Kind::Object),
    }
}

impl<'a> Shape<'a> {
    /// All declared members, in order.
    pub(super) fn declared(&self) -> Vec<Declared<'a>> {
        let mut declared: Vec<Declared<'a>> = Vec::new();
        for property in self.parts.iter().flat_map(|(_, keywords)| &keywords.properties) {
            match declared.iter_mut().find(|known| known.name == property.name.value) {
                Some(known) => known.schemas.push(property.schema),
                None => declared.push(Declared { name: &property.name.value, schemas: vec![property.schema] }),
            }
        }
        declared
    }

    /// Whether a member must be there.
    pub(super) fn requires(&self, name: &str) -> bool {
        self.required().any(|required| required == name)
    }

    /// All members that must be there.
    pub(super) fn required(&self) -> impl Iterator<Item = &'a str> {
        self.parts.iter().flat_map(|(_, keywords)| keywords.required.iter().map(|name| name.value.as_str()))
    }

    /// The schemas that every item of a list meets: not those of the items behind the first ones.
    pub(super) fn items(&self) -> Vec<SchemaId> {
        let parts = self.parts.iter().filter(|(_, keywords)| keywords.prefix_items.is_empty());
        parts.filter_map(|(_, keywords)| keywords.items).collect()
    }

    /// Whether any of the schemas says that values are personal or secret.
    pub(super) fn is_sensitive(&self) -> bool {
        self.parts.iter().any(|(_, keywords)| keywords.annotations.sensitive.is_some())
    }
}
