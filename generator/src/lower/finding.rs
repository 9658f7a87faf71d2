//! Schemas that accept nothing, keywords that say nothing, branches that cannot count: legal, and hardly meant.
//!
//! A finding is certain: where something cannot be decided cheaply, nothing is said.

mod branch;
mod context;
mod kinds;
mod list;
mod member;
mod number;
mod range;
mod text;
mod together;
mod vacuous;

#[cfg(test)]
mod tests;

use super::{Cx, enumeration, location::keywords};
use crate::{
    diagnostic::{Code, Diagnostic},
    resolved::{Keywords, SchemaId},
    span::Span,
};
use kinds::{Kinds, Table};
use together::Part;

/// Looks at every schema of the specification, used or not.
pub(super) fn check_all(cx: &mut Cx<'_>) {
    let mut table = Table::default();
    let covered = context::covered(cx.resolved, &mut table);
    for index in 0..cx.resolved.schemas.len() {
        let id = SchemaId(index);
        let Some(own) = keywords(cx.resolved, id) else { continue };
        let parts = together::parts(cx.resolved, id);
        let kinds = table.kinds(cx.resolved, id);
        let found = Found { id, own, parts: &parts, kinds };
        kinds::check(cx, &found);
        range::check(cx, &found);
        number::check(cx, &found);
        text::check(cx, &found);
        list::check(cx, &found);
        member::check(cx, &found);
        branch::check(cx, &found, &mut table);
        vacuous::check(cx, &found, &covered);
        enumeration::report_duplicates(cx, id);
    }
}

/// A schema, and what is known of it.
struct Found<'f, 'a> {
    id: SchemaId,
    own: &'a Keywords,
    /// All schemas that hold where it holds: itself, and those that it refers to or lists in `allOf`.
    parts: &'f [Part<'a>],
    /// The kinds of values that it may accept.
    kinds: Kinds,
}

impl Found<'_, '_> {
    /// What is not possible, when no value of some kinds is.
    fn nothing(&self, of: Kinds) -> &'static str {
        if self.kinds.is_within(of) { "no value is possible" } else { of.none_of_them() }
    }
}

/// Limits that leave nothing between them. A JSON Schema by itself may say so; a specification that does is at fault.
fn empty_range(cx: &Cx<'_>, span: Span) -> Diagnostic {
    match cx.options.root {
        Some(_) => Diagnostic::warning(Code::EmptyRange, span),
        None => Diagnostic::error(Code::EmptyRange, span),
    }
}

fn contradiction(span: Span) -> Diagnostic {
    Diagnostic::warning(Code::Contradiction, span)
}
