//! Schemas that are a part of a type's rule.

use super::{
    book::{Book, Verdict},
    keyword::{Target, alone, applied, meant},
    read_keywords,
};
use crate::{
    ir::Kind,
    ledger::Enforcement,
    lower::{
        Cx,
        check::{self, PART, Question, Scope},
        location::keywords,
    },
    resolved::{Keywords, SchemaId},
};
use std::collections::BTreeSet;

/// The type whose rule it is.
pub(super) struct Holder<'p> {
    pub(super) path: &'p str,
    pub(super) kinds: Kinds,
}

/// Who says of what JSON kind a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinds {
    /// The Rust type.
    Typed,
    /// The rule.
    Checked,
}

/// A schema, and what the rule asks it.
pub(super) type Asked = (SchemaId, Question);

/// Notes some schemas of a rule, and those that they apply.
pub(super) fn note(cx: &mut Cx<'_>, book: &mut Book, holder: &Holder<'_>, mut open: Vec<Asked>) {
    let mut seen: BTreeSet<Asked> = BTreeSet::new();
    while let Some((id, question)) = open.pop() {
        if !seen.insert((id, question)) {
            continue;
        }
        book.rule(id, holder.path);
        let resolved = cx.resolved;
        let Some(keywords) = keywords(resolved, id) else { continue };
        let question = asked_beside(keywords, question);
        let written = read_keywords(cx, id);
        for name in written.iter().map(|written| written.keyword.as_str()) {
            let meant = meant(name, keywords, &written);
            let enforced = enforced(cx, keywords, meant, question, holder.kinds);
            let verdict = size_of_integers(keywords, meant).unwrap_or(Verdict::plain(enforced));
            book.keyword(id, name, holder.path, verdict);
            if enforced == Enforcement::OnConstruction {
                open.extend(parts(keywords, meant, question));
            }
        }
    }
}

/// A rule does not check `int32` and `int64`.
fn size_of_integers(keywords: &Keywords, meant: &str) -> Option<Verdict> {
    let format = keywords.format.as_ref().filter(|_| meant == "format")?.value.as_str();
    matches!(format, "int32" | "int64").then(|| Verdict::descriptive(format))
}

/// Where a rule enforces a keyword: nowhere, if it can refuse no value.
pub(super) fn enforced(
    cx: &mut Cx<'_>,
    keywords: &Keywords,
    meant: &str,
    question: Question,
    kinds: Kinds,
) -> Enforcement {
    if meant == "type" && kinds == Kinds::Checked {
        return Enforcement::OnConstruction;
    }
    let [without, with] = alone(keywords, meant).map(|keywords| check::complete(cx, &keywords, question));
    if without == with { Enforcement::ByType } else { Enforcement::OnConstruction }
}

/// Beside `unevaluated…` it also matters what is looked at.
pub(super) fn asked_beside(keywords: &Keywords, question: Question) -> Question {
    let concerns = |kind| matches!(question.scope, Scope::All) || question.scope == Scope::Only(kind);
    let is_beside = keywords.unevaluated_properties.is_some() && concerns(Kind::Object)
        || keywords.unevaluated_items.is_some() && concerns(Kind::Array);
    if is_beside { question.evaluation() } else { question }
}

/// The schemas that a keyword applies, and what they are asked.
pub(super) fn parts(keywords: &Keywords, meant: &str, question: Question) -> Vec<Asked> {
    let (target, schemas) = applied(keywords, meant);
    let question = match target {
        // What is looked at below `not` is forgotten.
        Target::Same if meant == "not" => Question::acceptance(question.scope),
        Target::Same => question,
        Target::Part => PART,
    };
    schemas.into_iter().map(|schema| (schema, question)).collect()
}
