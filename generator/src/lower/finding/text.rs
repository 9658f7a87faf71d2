//! Texts: patterns that no text matches, none of the lengths that are left, or none that another pattern matches too.

use super::{Found, contradiction, kinds::Kinds, together};
use crate::{
    lower::{Cx, pattern},
    pattern::Compiled,
    resolved::Spanned,
};
use std::cmp::Reverse;

pub(super) fn check(cx: &mut Cx<'_>, found: &Found<'_, '_>) {
    let mut patterns: Vec<&Spanned<String>> = Vec::new();
    for source in found.parts.iter().filter_map(|(_, keywords)| keywords.pattern.as_ref()) {
        if !patterns.iter().any(|other| other.value == source.value) {
            patterns.push(source);
        }
    }
    let (Some(first), true) = (patterns.first(), found.kinds.and(Kinds::STRING) != Kinds::NONE) else { return };
    let nothing = found.nothing(Kinds::STRING);
    if let Some(empty) = patterns.iter().find(|source| is_empty(cx, source)) {
        cx.diagnostics.push(
            contradiction(empty.span).message(format!("{nothing}: no text matches this `pattern`")).help(
                if empty.value.starts_with('/') {
                    "leave out the slashes around it: they are no part of a pattern"
                } else {
                    "look for `^` or `$` in its middle, and for look-arounds that exclude everything"
                },
            ),
        );
        return;
    }
    let lengths = Lengths::of(found);
    if lengths.most.is_some_and(|most| most.value < lengths.least()) {
        return;
    }
    for source in &patterns {
        against_lengths(cx, &lengths, source, nothing);
    }
    for other in patterns.iter().skip(1) {
        if exclude_each_other(cx, &lengths, first, other) {
            cx.diagnostics.push(
                contradiction(first.span)
                    .message(format!("{nothing}: no text of the right length matches both patterns that hold here"))
                    .secondary(other.span, "this is the other one")
                    .help("correct one of the two"),
            );
        }
    }
}

/// How many code points a text may have.
struct Lengths<'a> {
    least: Option<&'a Spanned<u64>>,
    most: Option<&'a Spanned<u64>>,
}

impl<'a> Lengths<'a> {
    fn of(found: &Found<'_, 'a>) -> Self {
        let least = together::strictest(found.parts, |keywords| keywords.min_length.as_ref(), |limit| *limit);
        let most = together::strictest(found.parts, |keywords| keywords.max_length.as_ref(), |limit| Reverse(*limit));
        Self { least: least.map(|(_, limit)| limit), most: most.map(|(_, limit)| limit) }
    }

    fn least(&self) -> u64 {
        self.least.map_or(0, |limit| limit.value)
    }

    fn most(&self) -> Option<u64> {
        self.most.map(|limit| limit.value)
    }

    fn allow_some(&self, compiled: &Compiled) -> bool {
        compiled.accepts_lengths(self.least(), self.most())
    }
}

fn is_empty(cx: &mut Cx<'_>, source: &Spanned<String>) -> bool {
    pattern::compile(cx, source).is_some_and(Compiled::is_empty)
}

fn against_lengths(cx: &mut Cx<'_>, lengths: &Lengths<'_>, source: &Spanned<String>, nothing: &str) {
    let Some(compiled) = pattern::compile(cx, source).filter(|compiled| !lengths.allow_some(compiled)) else { return };
    let bounds = compiled.length_bounds();
    let own = match bounds.max {
        Some(max) if max == bounds.min => format!("{max}"),
        Some(max) => format!("{} to {max}", bounds.min),
        None => format!("{} or more", bounds.min),
    };
    let mut diagnostic = contradiction(source.span).message(format!(
        "{nothing}: this `pattern` matches texts of {own} characters, and none of the length asked for"
    ));
    for (name, limit) in [("minLength", lengths.least), ("maxLength", lengths.most)] {
        if let Some(limit) = limit {
            diagnostic = diagnostic.secondary(limit.span, format!("`{name}: {}`", limit.value));
        }
    }
    cx.diagnostics.push(diagnostic.help("correct the pattern or the lengths"));
}

/// Two patterns that leave texts each, and none together.
fn exclude_each_other(cx: &mut Cx<'_>, lengths: &Lengths<'_>, left: &Spanned<String>, right: &Spanned<String>) -> bool {
    let Some(left) = pattern::compile(cx, left).cloned() else { return false };
    let Some(right) = pattern::compile(cx, right) else { return false };
    let each = lengths.allow_some(&left) && lengths.allow_some(right);
    each && left.intersects(right, lengths.least(), lengths.most()) == Some(false)
}
