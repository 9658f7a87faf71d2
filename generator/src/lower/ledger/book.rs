//! What was found of each schema, before it is put into words.

use super::read_keywords;
use crate::{
    ledger::{Enforcement, Representation},
    lower::Cx,
    resolved::SchemaId,
};
use std::collections::BTreeMap;

/// Where a keyword is enforced in a type, and what is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) enforced: Enforcement,
    pub(super) why: Option<String>,
}

impl Verdict {
    pub(super) fn plain(enforced: Enforcement) -> Self {
        Self { enforced, why: None }
    }

    /// Of a format that is not checked.
    pub(super) fn descriptive(format: &str) -> Self {
        Self { enforced: Enforcement::DocumentedOnly, why: Some(super::why::descriptive(format)) }
    }
}

/// What was found of a schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Its own types.
    pub(super) types: Vec<(Representation, String)>,
    /// Types that it is a part of.
    pub(super) merged: Vec<String>,
    /// Types whose rule it is a part of.
    pub(super) rules: Vec<String>,
    /// By keyword, then by type.
    pub(super) keywords: BTreeMap<String, Vec<(String, Verdict)>>,
}

impl Found {
    /// Where a keyword is enforced: first in types of this form, then in the rules of others.
    pub(super) fn verdicts(&self, keyword: &str) -> [Vec<&(String, Verdict)>; 2] {
        let all = self.keywords.get(keyword).map(Vec::as_slice).unwrap_or_default();
        let is_rule = |path: &String| self.rules.contains(path) && !self.is_form_of(path);
        let (rules, forms): (Vec<_>, Vec<_>) = all.iter().partition(|(path, _)| is_rule(path));
        [forms, rules]
    }

    fn is_form_of(&self, path: &String) -> bool {
        self.merged.contains(path) || self.types.iter().any(|(_, own)| own == path || wraps(own, path))
    }

    /// The types that hold it, its own aside.
    pub(super) fn held_by(&self, own: &[String]) -> Vec<String> {
        let mut held = Vec::new();
        for path in self.merged.iter().chain(&self.rules) {
            let is_own = own.iter().any(|own| own == path || wraps(own, path));
            if !is_own && !held.contains(path) {
                held.push(path.clone());
            }
        }
        held
    }
}

/// Whether a type is another one or null.
fn wraps(outer: &str, inner: &str) -> bool {
    let inside = outer.strip_prefix("runtime::Nullable<").and_then(|rest| rest.strip_suffix('>'));
    inside == Some(inner)
}

/// What was found of all schemas.
#[derive(Clone, Debug, Default)]
pub(super) struct Book {
    found: BTreeMap<SchemaId, Found>,
}

impl Book {
    /// A schema has a type of its own.
    pub(super) fn own(&mut self, id: SchemaId, representation: Representation, path: String) {
        let types = &mut self.found.entry(id).or_default().types;
        if !types.iter().any(|(_, known)| *known == path) {
            types.push((representation, path));
        }
    }

    /// The first of a schema's own types has another name besides.
    pub(super) fn named(&mut self, id: SchemaId, name: &str) {
        if let Some((_, path)) = self.found.get_mut(&id).and_then(|found| found.types.first_mut()) {
            name.clone_into(path);
        }
    }

    /// A schema is a part of a type.
    pub(super) fn merged(&mut self, id: SchemaId, path: &str) {
        insert(&mut self.found.entry(id).or_default().merged, path);
    }

    /// A schema is a part of a type's rule.
    pub(super) fn rule(&mut self, id: SchemaId, path: &str) {
        insert(&mut self.found.entry(id).or_default().rules, path);
    }

    /// A keyword is enforced in a type; where it is so in several ways, the weakest counts.
    pub(super) fn keyword(&mut self, id: SchemaId, keyword: &str, path: &str, verdict: Verdict) {
        let verdicts = self.found.entry(id).or_default().keywords.entry(keyword.to_owned()).or_default();
        match verdicts.iter_mut().find(|(known, _)| known == path) {
            None => verdicts.push((path.to_owned(), verdict)),
            Some((_, known)) if known.enforced < verdict.enforced => *known = verdict,
            Some(_) => {}
        }
    }

    /// Whether something is known of a schema's keywords in a type.
    pub(super) fn has_keywords_of(&self, id: SchemaId, path: &str) -> bool {
        let keywords = self.found.get(&id).map(|found| &found.keywords);
        keywords.is_some_and(|keywords| keywords.values().flatten().any(|(known, _)| known == path))
    }

    /// All that a schema says is said by a type: it only refers to another one, or others say the same.
    pub(super) fn leads_to(&mut self, cx: &Cx<'_>, id: SchemaId, path: &str) {
        for written in read_keywords(cx, id) {
            self.keyword(id, &written.keyword, path, Verdict::plain(Enforcement::ByType));
        }
    }

    /// What was found of some schemas together.
    pub(super) fn found(&self, ids: &[SchemaId]) -> Found {
        let mut all = Self::default();
        let target = SchemaId(0);
        for found in ids.iter().filter_map(|id| self.found.get(id)) {
            found.types.iter().for_each(|(representation, path)| all.own(target, *representation, path.clone()));
            found.merged.iter().for_each(|path| all.merged(target, path));
            found.rules.iter().for_each(|path| all.rule(target, path));
            for (keyword, verdicts) in &found.keywords {
                for (path, verdict) in verdicts {
                    all.keyword(target, keyword, path, verdict.clone());
                }
            }
        }
        all.found.remove(&target).unwrap_or_default()
    }
}

fn insert(paths: &mut Vec<String>, path: &str) {
    if !paths.iter().any(|known| known == path) {
        paths.push(path.to_owned());
    }
}
