//! How deep schemas lie within one another, references followed.
//!
//! All that comes after follows schemas by recursion, and so does a Rust compiler with the types made of them: what lies
//! too deep is refused before.

use super::cycle::children;
use crate::{
    diagnostic::{Code, Diagnostic, Diagnostics},
    resolved::{Resolved, SchemaId},
};
use std::borrow::Cow;

/// Documents that people write stay below 50; a circle counts once.
const DEPTH_MAX: usize = 512;

/// What is known of a schema.
#[derive(Clone, Copy, Debug)]
enum Known {
    Nothing,
    /// The schemas from it to the deepest one below it; nothing yet where it is on the way.
    Depth(usize),
}

/// A schema on the way down.
struct Step {
    id: SchemaId,
    /// To be visited below it.
    left: Vec<SchemaId>,
    /// Of the deepest visited part.
    depth: usize,
}

/// A specification whose schemas may be followed: nothing is left of it where they lie too deep, which is reported.
pub(super) fn bounded<'r>(resolved: &'r Resolved, diagnostics: &mut Diagnostics) -> Cow<'r, Resolved> {
    let mut known = vec![Known::Nothing; resolved.schemas.len()];
    let deep = (0..resolved.schemas.len()).find_map(|index| deep_one(resolved, SchemaId(index), &mut known));
    let Some(deep) = deep else { return Cow::Borrowed(resolved) };
    diagnostics.push(
        Diagnostic::error(Code::LimitExceeded, resolved.schema(deep).span)
            .message(format!("more than {DEPTH_MAX} schemas lie within one another from here on"))
            .help("let schemas refer to what they need directly"),
    );
    Cow::Owned(Resolved {
        schemas: Vec::new(),
        components: Vec::new(),
        operations: Vec::new(),
        security_schemes: Vec::new(),
        ..resolved.clone()
    })
}

/// Visits what lies below a schema, without recursion of its own.
fn deep_one(resolved: &Resolved, start: SchemaId, known: &mut [Known]) -> Option<SchemaId> {
    let mut way = Vec::new();
    enter(resolved, start, known, &mut way);
    while let Some(step) = way.last_mut() {
        if let Some(next) = step.left.pop() {
            match known.get(next.0) {
                Some(Known::Depth(depth)) => step.depth = step.depth.max(*depth),
                Some(Known::Nothing) | None => enter(resolved, next, known, &mut way),
            }
            continue;
        }
        let (id, depth) = (step.id, step.depth + 1);
        if depth > DEPTH_MAX {
            return Some(id);
        }
        if let Some(known) = known.get_mut(id.0) {
            *known = Known::Depth(depth);
        }
        way.pop();
        if let Some(above) = way.last_mut() {
            above.depth = above.depth.max(depth);
        }
    }
    None
}

fn enter(resolved: &Resolved, id: SchemaId, known: &mut [Known], way: &mut Vec<Step>) {
    if let Some(known @ Known::Nothing) = known.get_mut(id.0) {
        *known = Known::Depth(0);
        way.push(Step { id, left: children(resolved, id), depth: 0 });
    }
}
