//! Smaller schemas and values that still make a difference.

use super::comparison::{Difference, Figures, Question, compare};
use super::json::Json;
use super::oracle::Oracle;
use super::program::Precision;
use super::schema::Case;

/// Candidates per compilation.
const CANDIDATES_MAX: usize = 60;
const ROUNDS_MAX: usize = 25;

/// Takes away from a schema and a value while both judges still differ in the same way.
pub(crate) fn shrink(found: &Difference, oracle: &Oracle, precision: Precision) -> Difference {
    let mut smallest = found.clone();
    for _ in 0..ROUNDS_MAX {
        eprint!(".");
        let Some(smaller) = smaller(&smallest, oracle, precision) else { break };
        smallest = smaller;
    }
    smallest
}

fn smaller(found: &Difference, oracle: &Oracle, precision: Precision) -> Option<Difference> {
    let instances: Vec<Json> = found
        .instance
        .iter()
        .flat_map(|instance| {
            let mut all = reductions(instance);
            all.push(instance.clone());
            all
        })
        .collect();
    let mut schemas = reductions(&found.case.schema);
    schemas.sort_by_key(Json::size);
    schemas.truncate(CANDIDATES_MAX);
    schemas.push(found.case.schema.clone());
    let of = |schema: Json| (Case { schema, ..found.case.clone() }, instances.clone());
    let questions: Vec<Question> = schemas.into_iter().map(of).collect();
    let mut figures = Figures::default();
    compare(&questions, oracle, precision, &mut figures);
    let size = |difference: &Difference| {
        difference.case.schema.size() * 4 + difference.instance.as_ref().map_or(0, Json::size)
    };
    let smaller = figures.differences.into_iter().filter(|difference| difference.kind == found.kind);
    smaller.min_by_key(|difference| size(difference)).filter(|difference| size(difference) < size(found))
}

/// A value with one thing less, anywhere; large pieces first.
fn reductions(value: &Json) -> Vec<Json> {
    let mut found = Vec::new();
    match value {
        Json::Object(members) => {
            for index in 0..members.len() {
                let mut fewer = members.clone();
                let (name, _) = fewer.remove(index);
                if name != "$schema" {
                    found.push(Json::Object(fewer));
                }
            }
            for (index, (name, member)) in members.iter().enumerate() {
                for smaller in reductions(member) {
                    let mut changed = members.clone();
                    changed[index] = (name.clone(), smaller);
                    found.push(Json::Object(changed));
                }
                if member.size() > 1 && matches!(member, Json::Object(_)) {
                    let mut changed = members.clone();
                    changed[index] = (name.clone(), Json::Bool(true));
                    found.push(Json::Object(changed));
                }
            }
        }
        Json::List(items) => {
            for index in 0..items.len() {
                let mut fewer = items.clone();
                fewer.remove(index);
                found.push(Json::List(fewer));
                for smaller in reductions(&items[index]) {
                    let mut changed = items.clone();
                    changed[index] = smaller;
                    found.push(Json::List(changed));
                }
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::Text(_) => {}
    }
    found
}
