//! `unevaluatedProperties` and `unevaluatedItems`: what the keywords beside them, and the schemas that hold in the same
//! place, have not looked at (JSON Schema 2020-12 core, sections 11.2 and 11.3).

use super::{
    At, Judge, Verdict, all,
    applied::{self, Concerning},
};
use crate::resolved::{Keywords, SchemaForm, SchemaId};
use carimbo_runtime::Json;
use std::collections::BTreeSet;

/// What has been looked at, members by name and items by index.
#[derive(Debug, Default)]
struct Evaluated {
    names: BTreeSet<String>,
    indices: BTreeSet<usize>,
    certainty: Certainty,
}

/// Whether more may have been looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Certainty {
    #[default]
    Certain,
    AtLeast,
}

/// `unevaluatedProperties`.
pub(super) fn members(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let (Json::Object(members), Some(rest)) = (at.value, &at.keywords.unevaluated_properties) else {
        return Verdict::Valid;
    };
    let evaluated = collect(judge, at);
    let left = members.iter().filter(|(name, _)| !evaluated.names.contains(*name));
    evaluated.softened(all(left.map(|(name, member)| judge.below(rest.value, member, name))))
}

/// `unevaluatedItems`.
pub(super) fn items(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Verdict {
    let (Json::Array(items), Some(rest)) = (at.value, &at.keywords.unevaluated_items) else { return Verdict::Valid };
    let evaluated = collect(judge, at);
    let left = (0..items.len()).filter(|index| !evaluated.indices.contains(index));
    evaluated.softened(all(left.map(|index| judge.item(rest.value, items, index))))
}

impl Evaluated {
    fn softened(&self, verdict: Verdict) -> Verdict {
        match verdict {
            Verdict::Invalid(_) if self.certainty == Certainty::AtLeast => Verdict::Unknown,
            same @ (Verdict::Valid | Verdict::Invalid(_) | Verdict::Unknown) => same,
        }
    }
}

/// Walks the schemas that hold in this place. They were all judged before: their verdicts are known.
fn collect(judge: &mut Judge<'_, '_>, at: At<'_, '_>) -> Evaluated {
    let resolved = judge.cx.resolved;
    let mut evaluated = Evaluated::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![at.id];
    while let Some(id) = open.pop() {
        let SchemaForm::Keywords(keywords) = &resolved.schema(id).form else { continue };
        if !seen.insert(id) {
            continue;
        }
        match at.value {
            Json::Object(members) => of_object(judge, keywords, members.keys(), &mut evaluated),
            Json::Array(items) => of_list(judge, keywords, items, &mut evaluated),
            Json::Null | Json::Boolean(_) | Json::Number(_) | Json::String(_) => {}
        }
        if id != at.id {
            unevaluated(keywords, at.value, &mut evaluated);
        }
        open.extend(holding(judge, keywords, at.value, &mut evaluated));
    }
    evaluated
}

/// A schema further in has looked at what it had left.
fn unevaluated(keywords: &Keywords, value: &Json, evaluated: &mut Evaluated) {
    match value {
        Json::Object(members) if keywords.unevaluated_properties.is_some() => {
            evaluated.names.extend(members.keys().cloned());
        }
        Json::Array(items) if keywords.unevaluated_items.is_some() => evaluated.indices.extend(0..items.len()),
        Json::Null | Json::Boolean(_) | Json::Number(_) | Json::String(_) | Json::Array(_) | Json::Object(_) => {}
    }
}

fn of_object<'v>(
    judge: &mut Judge<'_, '_>,
    keywords: &Keywords,
    names: impl Iterator<Item = &'v String>,
    evaluated: &mut Evaluated,
) {
    for name in names {
        let looked_at = match applied::concerning(judge, keywords, name) {
            Concerning::None => keywords.additional_properties.is_some(),
            Concerning::These(_) => true,
            Concerning::AtLeast(schemas) => {
                evaluated.certainty = Certainty::AtLeast;
                !schemas.is_empty()
            }
        };
        if looked_at {
            evaluated.names.insert(name.clone());
        }
    }
}

fn of_list(judge: &mut Judge<'_, '_>, keywords: &Keywords, items: &[Json], evaluated: &mut Evaluated) {
    let count = if keywords.items.is_some() { items.len() } else { keywords.prefix_items.len() };
    evaluated.indices.extend(0..count);
    if let Some(schema) = keywords.contains {
        let (counted, unknown) = applied::counted(judge, schema, items);
        evaluated.indices.extend(counted);
        if !unknown.is_empty() {
            evaluated.certainty = Certainty::AtLeast;
        }
    }
}

/// The schemas that a schema applies to the same value, and that hold. `not` has nothing to say of what it refuses.
fn holding(judge: &mut Judge<'_, '_>, keywords: &Keywords, value: &Json, evaluated: &mut Evaluated) -> Vec<SchemaId> {
    let reference = keywords.reference.iter().map(|reference| reference.value);
    let listed = [&keywords.all_of, &keywords.any_of, &keywords.one_of].into_iter().flatten().copied();
    let mut applied: Vec<SchemaId> = reference.chain(listed).chain(applied::dependents(keywords, value)).collect();
    match keywords.condition.map(|condition| (condition, judge.verdict(condition, value))) {
        Some((condition, Verdict::Valid)) => applied.extend([condition].into_iter().chain(keywords.then)),
        Some((_, Verdict::Invalid(_))) => applied.extend(keywords.otherwise),
        Some((_, Verdict::Unknown)) => evaluated.certainty = Certainty::AtLeast,
        None => {}
    }
    applied.retain(|schema| match judge.verdict(*schema, value) {
        Verdict::Valid => true,
        Verdict::Invalid(_) => false,
        Verdict::Unknown => {
            evaluated.certainty = Certainty::AtLeast;
            false
        }
    });
    applied
}
