//! Unions of objects: cases where a member tells the branches apart, views where a value may be several of them.

use super::{
    Cx,
    case_union::{Beside, Cases, Decided},
    location::{Aspect, Assertions, Location, keywords, own_assertions},
    naming::last_segment,
    shape::{Null, Shape, Union, kinds_of, shape},
    types::{self, Site},
};
use crate::{
    ident::Ident,
    ir::{Kind, Type, View},
    resolved::SchemaId,
};
use std::collections::BTreeSet;

/// The cases of a union in which each branch requires the same member, and no text of it is in two of them.
pub(super) fn cases(cx: &Cx<'_>, location: &Location, shape: &Shape<'_>) -> Option<Cases> {
    let ([union], [], Aspect::Whole | Aspect::Kind(_)) =
        (shape.unions.as_slice(), shape.conditions.as_slice(), &location.aspect)
    else {
        return None;
    };
    let of_objects = union.branches.iter().filter(|id| kinds_of(cx.resolved, **id).contains(&Kind::Object));
    let branches: Vec<Branch<'_>> = of_objects.map(|id| branch(cx, location, *id)).collect::<Option<_>>()?;
    let member =
        branches.first()?.texts.iter().map(|(member, _)| *member).find(|member| tells_apart(&branches, member))?;
    let beside = if says_nothing_beside(shape) { Beside::Nothing } else { Beside::Location };
    let cases = branches.iter().map(|branch| Decided {
        words: words(cx, branch, member),
        texts: branch.texts_of(member).unwrap_or_default().iter().map(|text| (*text).to_owned()).collect(),
        branches: vec![branch.id],
        beside,
    });
    Some(Cases { member: member.to_owned(), cases: cases.collect() })
}

/// A branch, seen together with what stands beside the union.
struct Branch<'a> {
    id: SchemaId,
    /// Required members of which all values are listed.
    texts: Vec<(&'a str, Vec<&'a str>)>,
}

impl<'a> Branch<'a> {
    fn texts_of(&self, member: &str) -> Option<&[&'a str]> {
        self.texts.iter().find(|(name, _)| *name == member).map(|(_, texts)| texts.as_slice())
    }
}

/// A branch of objects only, without a condition or union of its own.
fn branch<'a>(cx: &Cx<'a>, location: &Location, id: SchemaId) -> Option<Branch<'a>> {
    let alone = shape(cx.resolved, &Location::of(cx.resolved, &[id], location.direction));
    let mut parts = location.parts.clone();
    parts.push(id);
    let whole = shape(cx.resolved, &Location { parts, aspect: Aspect::Whole, direction: location.direction });
    let plain = alone.kinds == BTreeSet::from([Kind::Object])
        && alone.null == Null::Refused
        && alone.unions.is_empty()
        && alone.conditions.is_empty();
    if !plain {
        return None;
    }
    let declared = whole.declared().into_iter().filter(|declared| whole.requires(declared.name));
    let texts = declared.filter_map(|declared| {
        let member = shape(cx.resolved, &Location::of(cx.resolved, &declared.schemas, location.direction));
        let texts: Vec<&str> = member.values?.iter().map(|value| value.as_str()).collect::<Option<_>>()?;
        (member.null == Null::Refused && !texts.is_empty()).then_some((declared.name, texts))
    });
    Some(Branch { id, texts: texts.collect() })
}

fn tells_apart(branches: &[Branch<'_>], member: &str) -> bool {
    let mut seen = BTreeSet::new();
    branches.iter().all(|branch| {
        let texts: Option<BTreeSet<&str>> = branch.texts_of(member).map(|texts| texts.iter().copied().collect());
        texts.is_some_and(|texts| texts.into_iter().all(|text| seen.insert(text)))
    })
}

fn says_nothing_beside(shape: &Shape<'_>) -> bool {
    let [(_, only)] = shape.parts.as_slice() else { return false };
    let mut rest = (*only).clone();
    rest.any_of.clear();
    rest.one_of.clear();
    own_assertions(&rest) != Assertions::More && rest.annotations.sensitive.is_none()
}

/// The text where there is one, else the branch's own name.
fn words(cx: &Cx<'_>, branch: &Branch<'_>, member: &str) -> String {
    match branch.texts_of(member) {
        Some([only]) => (*only).to_owned(),
        _ => own_words(cx, branch.id).unwrap_or_else(|| last_segment(&cx.resolved.schema(branch.id).pointer)),
    }
}

/// The name of a component, or a title.
fn own_words(cx: &Cx<'_>, id: SchemaId) -> Option<String> {
    let target = super::location::follow(cx.resolved, id);
    let title = || keywords(cx.resolved, target).and_then(|keywords| keywords.annotations.title.clone());
    cx.component_names.get(&target).map(ToString::to_string).or_else(title)
}

/// Readers for the branches that have a type of their own with members.
pub(super) fn views(cx: &mut Cx<'_>, site: &Site<'_, '_>) -> Vec<View> {
    let mut scope = super::naming::Scope::reserving(&["new", "into_draft", "from_json", "to_json", "from_value"]);
    let mut views = Vec::new();
    for Union { branches, .. } in &site.shape.unions {
        for (branch, number) in branches.iter().zip(1..) {
            if !has_members(cx, site.location, *branch) {
                continue;
            }
            let words = own_words(cx, *branch).unwrap_or_else(|| format!("option {number}"));
            let typed = types::typed(cx, &[*branch], site.location.direction, &site.hint.then(&words));
            if let Type::Defined(_) = typed.ty {
                let name = scope.invent(&Ident::snake(&format!("as {words}")), "_");
                views.push(View { name, ty: typed.ty });
            }
        }
    }
    views
}

fn has_members(cx: &Cx<'_>, location: &Location, branch: SchemaId) -> bool {
    let location = Location::of(cx.resolved, &[branch], location.direction);
    let shape = shape(cx.resolved, &location);
    shape.kinds == BTreeSet::from([Kind::Object]) && !shape.declared().is_empty()
}
