//! A schema is read once for each dynamic scope. Where the scopes differ only in anchors that nothing below it asks for,
//! the readings are equal, and become one again: references lead to the first of them.

use super::{
    schema::{Arena, Origin},
    scope::Scopes,
};
use crate::resolved::{Keywords, Schema, SchemaForm, SchemaId};
use std::collections::{BTreeMap, BTreeSet};

/// Leads every reference to the first of equal readings. The others stay in the list, and nothing leads to them.
pub(super) fn join(schemas: &mut [Schema], arena: &Arena<'_>, scopes: &Scopes<'_>) {
    if arena.repeated == 0 {
        return;
    }
    let asked = asked_below(schemas, arena);
    let mut firsts = BTreeMap::new();
    let mut targets: Vec<SchemaId> = Vec::with_capacity(schemas.len());
    for (index, origin) in arena.origins.iter().enumerate() {
        let id = SchemaId(index);
        let first = origin.map(|Origin { address, scope }| {
            let none = BTreeSet::new();
            let asked = asked.get(&id).unwrap_or(&none);
            let key = (address, scopes.restricted(scope, |name| asked.contains(name)));
            *firsts.entry(key).or_insert(id)
        });
        targets.push(first.unwrap_or(id));
    }
    for schema in schemas {
        if let SchemaForm::Keywords(keywords) = &mut schema.form {
            for id in applied(keywords) {
                *id = targets.get(id.0).copied().unwrap_or(*id);
            }
        }
    }
}

/// The dynamic anchors that each schema asks for, itself or in what it leads to. Found from those who ask, backwards.
fn asked_below<'d>(schemas: &mut [Schema], arena: &Arena<'d>) -> BTreeMap<SchemaId, BTreeSet<&'d str>> {
    let mut users: Vec<Vec<SchemaId>> = vec![Vec::new(); schemas.len()];
    for (index, schema) in schemas.iter_mut().enumerate() {
        let SchemaForm::Keywords(keywords) = &mut schema.form else { continue };
        for target in applied(keywords) {
            if let Some(users) = users.get_mut(target.0) {
                users.push(SchemaId(index));
            }
        }
    }
    let mut asked: BTreeMap<SchemaId, BTreeSet<&'d str>> = BTreeMap::new();
    let mut todo = arena.asked.clone();
    while let Some((id, name)) = todo.pop() {
        if asked.entry(id).or_default().insert(name) {
            let users = users.get(id.0).map(Vec::as_slice).unwrap_or_default();
            todo.extend(users.iter().map(|user| (*user, name)));
        }
    }
    asked
}

/// Every schema that the keywords of one lead to.
fn applied(keywords: &mut Keywords) -> impl Iterator<Item = &mut SchemaId> {
    let single = [
        keywords.reference.as_mut().map(|it| &mut it.value),
        keywords.items.as_mut(),
        keywords.contains.as_mut(),
        keywords.unevaluated_items.as_mut().map(|it| &mut it.value),
        keywords.additional_properties.as_mut().map(|it| &mut it.value),
        keywords.property_names.as_mut(),
        keywords.unevaluated_properties.as_mut().map(|it| &mut it.value),
        keywords.not.as_mut(),
        keywords.condition.as_mut(),
        keywords.then.as_mut(),
        keywords.otherwise.as_mut(),
    ];
    let lists = [&mut keywords.prefix_items, &mut keywords.all_of, &mut keywords.any_of, &mut keywords.one_of];
    let members = keywords.properties.iter_mut().chain(&mut keywords.dependent_schemas);
    single
        .into_iter()
        .flatten()
        .chain(lists.into_iter().flatten())
        .chain(members.map(|member| &mut member.schema))
        .chain(keywords.pattern_properties.iter_mut().map(|member| &mut member.schema))
}
