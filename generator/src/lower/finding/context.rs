//! What is known of a schema's values from the schemas around it.

use super::kinds::{Kinds, Table};
use crate::{
    lower::location::keywords,
    resolved::{Keywords, Resolved, SchemaId},
};
use std::collections::{BTreeMap, BTreeSet};

/// How a schema is applied to the value that another one is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// `$ref`.
    Reference,
    /// `allOf`.
    Part,
    /// `anyOf` and `oneOf`.
    Branch,
    /// Any other: it tells values apart, or is for some of them.
    Condition,
}

/// The schemas that a schema applies to its own value.
pub(super) fn in_place(keywords: &Keywords) -> Vec<(SchemaId, Way)> {
    let reference = keywords.reference.iter().map(|reference| (reference.value, Way::Reference));
    let parts = keywords.all_of.iter().map(|part| (*part, Way::Part));
    let single = [keywords.not, keywords.condition, keywords.then, keywords.otherwise].into_iter().flatten();
    let dependent = keywords.dependent_schemas.iter().map(|dependent| dependent.schema);
    let branches = keywords.any_of.iter().chain(&keywords.one_of).map(|branch| (*branch, Way::Branch));
    let conditions = single.chain(dependent).map(|condition| (condition, Way::Condition));
    reference.chain(parts).chain(branches).chain(conditions).collect()
}

/// The schemas that need not say what kind of value they are about: one around them says so, or they are there to tell
/// values apart.
pub(super) fn covered(resolved: &Resolved, table: &mut Table) -> BTreeSet<SchemaId> {
    let mut covered: BTreeSet<(SchemaId, Cover)> = BTreeSet::new();
    let mut open: Vec<(SchemaId, Cover)> = Vec::new();
    for index in 0..resolved.schemas.len() {
        let id = SchemaId(index);
        let Some(keywords) = keywords(resolved, id) else { continue };
        let is_typed = table.kinds(resolved, id) != Kinds::ALL;
        let applied = in_place(keywords);
        // Names are strings; and what is counted is told apart from what is not.
        open.extend(keywords.property_names.iter().chain(&keywords.contains).map(|schema| (*schema, Cover::Condition)));
        let is_alias = keywords.properties.is_empty() && applied.iter().all(|(_, way)| *way == Way::Reference);
        if !is_alias && !applied.is_empty() {
            open.extend(declared_elsewhere(resolved, id, table).into_iter().map(|schema| (schema, Cover::Type)));
        }
        open.extend(applied.into_iter().filter_map(|(applied, way)| match (is_typed, way) {
            (_, Way::Condition) => Some((applied, Cover::Condition)),
            (true, Way::Reference | Way::Part | Way::Branch) => Some((applied, Cover::Type)),
            (false, Way::Branch) => Some((applied, Cover::Branch)),
            (false, Way::Reference | Way::Part) => None,
        }));
    }
    while let Some((id, cover)) = open.pop() {
        if covered.insert((id, cover)) {
            open.extend(keywords(resolved, id).into_iter().flat_map(|keywords| inherits(keywords, cover)));
        }
    }
    covered.into_iter().map(|(id, _)| id).collect()
}

/// Why a schema need not name a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cover {
    /// A schema around it does.
    Type,
    /// It is a branch of a schema that does not.
    Branch,
    /// It tells values apart, and so do those of its members.
    Condition,
}

fn inherits(keywords: &Keywords, cover: Cover) -> Vec<(SchemaId, Cover)> {
    // A branch that refers to a named schema tells nothing about that one.
    let follows = |way: Way| cover == Cover::Type || way != Way::Reference;
    let applied = in_place(keywords).into_iter().filter(|(_, way)| follows(*way)).map(|(schema, _)| schema);
    let members = keywords.properties.iter().map(|property| property.schema).chain(keywords.items);
    applied.chain(members.filter(|_| cover == Cover::Condition)).map(|schema| (schema, cover)).collect()
}

/// More than this many schemas in one place are not looked at.
const PLACE_MAX: usize = 256;

/// The members that several schemas in the place of one declare, where one of them names a type.
fn declared_elsewhere(resolved: &Resolved, id: SchemaId, table: &mut Table) -> Vec<SchemaId> {
    let mut members: BTreeMap<&str, Vec<SchemaId>> = BTreeMap::new();
    let (mut open, mut seen) = (vec![id], BTreeSet::new());
    while let Some(next) = open.pop() {
        let Some(keywords) = keywords(resolved, next).filter(|_| seen.len() < PLACE_MAX && seen.insert(next)) else {
            continue;
        };
        for property in &keywords.properties {
            members.entry(&property.name.value).or_default().push(property.schema);
        }
        open.extend(in_place(keywords).into_iter().map(|(schema, _)| schema));
    }
    members.retain(|_, schemas| {
        schemas.len() > 1 && schemas.iter().any(|schema| table.kinds(resolved, *schema) != Kinds::ALL)
    });
    members.into_values().flatten().collect()
}
