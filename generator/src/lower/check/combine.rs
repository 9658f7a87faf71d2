//! Checks made of checks, without what goes without saying.

use super::{Detail, Question};
use crate::{ir::Check, lower::Cx, resolved::SchemaId};

/// A check that knows its place.
pub(super) fn at(cx: &Cx<'_>, id: SchemaId, check: Check) -> Check {
    if matches!(check, Check::Always | Check::Never | Check::At { .. } | Check::Rule(_)) {
        return check;
    }
    Check::At { schema: cx.place(id), check: Box::new(check) }
}

fn without_place(check: &Check) -> &Check {
    if let Check::At { check, .. } = check { without_place(check) } else { check }
}

/// `anyOf`; branches that nothing meets are left out before.
pub(super) fn any(mut branches: Vec<Check>, question: Question) -> Check {
    if question.detail == Detail::Acceptance && branches.contains(&Check::Always) {
        return Check::Always;
    }
    match branches.len() {
        0 => Check::Never,
        1 => branches.remove(0),
        _ => Check::Any(branches),
    }
}

/// `oneOf`; branches that nothing meets are left out before.
pub(super) fn one(mut branches: Vec<Check>) -> Check {
    match branches.len() {
        0 => Check::Never,
        1 => branches.remove(0),
        _ => Check::One(branches),
    }
}

/// All of some checks, flattened; what is said twice is said once.
pub(in crate::lower) fn all(checks: Vec<Check>) -> Check {
    let mut flat = Vec::new();
    for check in checks {
        if let Check::All(inner) = check {
            flat.extend(inner);
        } else if check != Check::Always {
            flat.push(check);
        }
    }
    if flat.contains(&Check::Never) {
        return Check::Never;
    }
    let mut distinct: Vec<Check> = Vec::new();
    for check in flat {
        if !distinct.iter().any(|known| without_place(known) == without_place(&check)) {
            distinct.push(check);
        }
    }
    match distinct.len() {
        0 => Check::Always,
        1 => distinct.remove(0),
        _ => Check::All(distinct),
    }
}

/// All of some checks, each of which may look at members and items.
pub(super) fn unsimplified(mut checks: Vec<Check>) -> Check {
    match checks.len() {
        0 => Check::Always,
        1 => checks.remove(0),
        _ => Check::All(checks),
    }
}
