//! The keywords of a schema that apply other schemas: to the value itself, to its members, to its items.

use super::{At, Judge, Reach, Tally, Verdict, all};
use crate::resolved::{Keywords, SchemaId};
use carimbo_runtime::Json;
use std::collections::BTreeSet;

/// `$ref` and `allOf`.
pub(super) fn all_of(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let reference = at.keywords.reference.iter().map(|reference| reference.value);
    all(reference.chain(at.keywords.all_of.iter().copied()).map(|schema| judge.verdict(schema, at.value)))
}

/// `anyOf`.
pub(super) fn any_of(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    if at.keywords.any_of.is_empty() {
        return Verdict::Valid;
    }
    let mut nothing = at.broken("anyOf");
    for schema in &at.keywords.any_of {
        match judge.verdict(*schema, at.value) {
            Verdict::Valid => return Verdict::Valid,
            Verdict::Unknown => nothing = Verdict::Unknown,
            Verdict::Invalid(_) => {}
        }
    }
    nothing
}

/// `oneOf`: the branches that hold are counted.
pub(super) fn one_of(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    if at.keywords.one_of.is_empty() {
        return Verdict::Valid;
    }
    let tally = Tally::of(at.keywords.one_of.iter().map(|schema| judge.verdict(*schema, at.value)));
    match (tally.valid, tally.unknown) {
        (1, 0) => Verdict::Valid,
        (0 | 1, 1..) => Verdict::Unknown,
        _ => at.broken("oneOf"),
    }
}

/// `not`.
pub(super) fn not(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    match at.keywords.not.map(|schema| judge.verdict(schema, at.value)) {
        Some(Verdict::Valid) => at.broken("not"),
        Some(Verdict::Unknown) => Verdict::Unknown,
        Some(Verdict::Invalid(_)) | None => Verdict::Valid,
    }
}

/// `if`, `then`, `else`.
pub(super) fn condition(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let Some(condition) = at.keywords.condition else { return Verdict::Valid };
    let mut branch = |schema: Option<SchemaId>| schema.map_or(Verdict::Valid, |schema| judge.verdict(schema, at.value));
    let (then, otherwise) = (at.keywords.then, at.keywords.otherwise);
    match branch(Some(condition)) {
        Verdict::Valid => branch(then),
        Verdict::Invalid(_) => branch(otherwise),
        Verdict::Unknown => match (branch(then), branch(otherwise)) {
            (Verdict::Valid, Verdict::Valid) => Verdict::Valid,
            (broken @ Verdict::Invalid(_), Verdict::Invalid(_)) => broken,
            (Verdict::Valid | Verdict::Invalid(_) | Verdict::Unknown, _) => Verdict::Unknown,
        },
    }
}

/// `dependentSchemas`.
pub(super) fn dependent(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    all(dependents(at.keywords, at.value).map(|schema| judge.verdict(schema, at.value)))
}

/// The schemas that a value depends on by the members that it has.
pub(super) fn dependents(keywords: &Keywords, value: &Json) -> impl Iterator<Item = SchemaId> {
    let members = value.as_object();
    let of_members = keywords.dependent_schemas.iter();
    of_members
        .filter(move |dependent| members.is_some_and(|members| members.contains_key(&dependent.name.value)))
        .map(|dependent| dependent.schema)
}

/// `properties`, `patternProperties` and `additionalProperties`.
pub(super) fn members(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let Json::Object(members) = at.value else { return Verdict::Valid };
    let keywords = at.keywords;
    if keywords.properties.is_empty() && keywords.pattern_properties.is_empty() {
        let Some(additional) = &keywords.additional_properties else { return Verdict::Valid };
        return all(members.iter().map(|(name, member)| judge.below(additional.value, member, name)));
    }
    all(members.iter().map(|(name, member)| match concerning(judge, keywords, name) {
        Concerning::None => match &keywords.additional_properties {
            Some(additional) => judge.below(additional.value, member, name),
            None => Verdict::Valid,
        },
        Concerning::These(schemas) => all(schemas.into_iter().map(|schema| judge.below(schema, member, name))),
        Concerning::AtLeast(schemas) => {
            let certain = all(schemas.into_iter().map(|schema| judge.below(schema, member, name)));
            if certain == Verdict::Valid { Verdict::Unknown } else { certain }
        }
    }))
}

/// Which schemas of `properties` and `patternProperties` concern a member.
pub(super) enum Concerning {
    /// None.
    None,
    /// These.
    These(Vec<SchemaId>),
    /// These; a pattern that cannot be read may name more.
    AtLeast(Vec<SchemaId>),
}

/// Which schemas of `properties` and `patternProperties` concern a member.
pub(super) fn concerning(judge: &mut Judge<'_, '_>, keywords: &Keywords, name: &str) -> Concerning {
    let declared = keywords.properties.iter().find(|property| property.name.value == name);
    let mut schemas: Vec<SchemaId> = declared.iter().map(|property| property.schema).collect();
    let mut unreadable = 0_usize;
    for of_pattern in &keywords.pattern_properties {
        match judge.finds(&of_pattern.pattern, name) {
            Some(true) => schemas.push(of_pattern.schema),
            Some(false) => {}
            None => unreadable += 1,
        }
    }
    match (schemas.is_empty(), unreadable) {
        (_, 1..) => Concerning::AtLeast(schemas),
        (true, 0) => Concerning::None,
        (false, 0) => Concerning::These(schemas),
    }
}

/// `propertyNames`.
pub(super) fn names(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let (Json::Object(members), Some(schema)) = (at.value, at.keywords.property_names) else { return Verdict::Valid };
    all(members.keys().map(|name| {
        // The name is no place of the value, and gone when the next one is judged.
        let mut of_name = Judge::new(judge.cx, judge.left);
        let verdict = of_name.verdict(schema, &Json::String(name.clone()));
        if of_name.reach == Reach::CutOff {
            judge.reach = Reach::CutOff;
        }
        match verdict {
            Verdict::Invalid(_) => at.broken("propertyNames"),
            same @ (Verdict::Valid | Verdict::Unknown) => same,
        }
    }))
}

/// `prefixItems` and `items`.
pub(super) fn items(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let Json::Array(items) = at.value else { return Verdict::Valid };
    let prefix = &at.keywords.prefix_items;
    let rest = at.keywords.items.into_iter().flat_map(|schema| (prefix.len()..items.len()).map(move |at| (at, schema)));
    all(prefix.iter().copied().enumerate().chain(rest).map(|(index, schema)| judge.item(schema, items, index)))
}

/// `contains`, `minContains` and `maxContains`.
pub(super) fn contained(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let (Json::Array(items), Some(schema)) = (at.value, at.keywords.contains) else { return Verdict::Valid };
    let tally = Tally::of(items.iter().map(|item| judge.verdict(schema, item)));
    let least = at.keywords.min_contains.as_ref().map_or(1, |limit| limit.value);
    let most = at.keywords.max_contains.as_ref().map_or(u64::MAX, |limit| limit.value);
    if tally.most() < least {
        return at.broken(if at.keywords.min_contains.is_some() { "minContains" } else { "contains" });
    }
    if tally.valid > most {
        return at.broken("maxContains");
    }
    let certain = tally.valid >= least && tally.most() <= most;
    if certain { Verdict::Valid } else { Verdict::Unknown }
}

/// The items that `contains` counts, and those of which that is not known.
pub(super) fn counted(
    judge: &mut Judge<'_, '_>,
    schema: SchemaId,
    items: &[Json],
) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let (mut counted, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    for (index, item) in items.iter().enumerate() {
        match judge.verdict(schema, item) {
            Verdict::Valid => counted.insert(index),
            Verdict::Unknown => unknown.insert(index),
            Verdict::Invalid(_) => false,
        };
    }
    (counted, unknown)
}
