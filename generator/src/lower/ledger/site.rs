//! Schemas that a type is made of.

use super::{
    book::{Book, Verdict},
    keyword::{Target, alone, applied, meant},
    read_keywords,
    rule::{self, Holder, Kinds},
    ty,
};
use crate::{
    ir::{Check, DefinitionId, DefinitionKind, Kind, MemberKind, ScalarKind, Type},
    ledger::Enforcement,
    lower::{
        Cx,
        check::{self, Conditions, Question, Scope},
        cycle,
        location::{Aspect, Location, keywords},
        record,
        shape::{Shape, is_null_alone, shape},
    },
    resolved::{Keywords, Resolved, SchemaId, TypeName},
};
use std::collections::{BTreeMap, BTreeSet};

/// Notes the schemas of every type that was made.
pub(super) fn note_all(cx: &mut Cx<'_>, book: &mut Book) {
    let mut made: BTreeSet<(Location, Type)> =
        cx.types.iter().map(|(location, typed)| (location.clone(), typed.ty.clone())).collect();
    let defined = cx.sites.iter().enumerate();
    made.extend(defined.filter_map(|(index, site)| Some((site.clone()?, Type::Defined(DefinitionId(index))))));
    for (location, ty) in &made {
        let (resolved, path) = (cx.resolved, ty::path(cx, ty));
        let shape = shape(resolved, location);
        let means = means(cx, location, &shape, ty);
        note(cx, book, &Site { location, shape: &shape, ty, path: &path, means });
    }
}

/// A type, and what it is made of.
struct Site<'s, 'a> {
    location: &'s Location,
    shape: &'s Shape<'a>,
    ty: &'s Type,
    path: &'s str,
    means: Means,
}

/// By what means a type keeps what its schemas say.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Means {
    /// By itself.
    Form,
    /// By itself, the branches of unions included.
    Variants,
    /// It is another location's, or null.
    OrNull,
    /// A rule for a text or a number.
    Scalar(Kind, ScalarKind),
    /// A rule for a list.
    List,
    /// A rule across members.
    Object(Conditions),
    /// A rule for a JSON value.
    Value(Scope),
}

fn means(cx: &Cx<'_>, location: &Location, shape: &Shape<'_>, ty: &Type) -> Means {
    let Type::Defined(id) = ty else { return Means::Form };
    if cx.sites.get(id.0) != Some(&Some(location.clone())) {
        return Means::OrNull;
    }
    let Some(definition) = cx.definitions.get(id.0).and_then(Option::as_ref) else { return Means::Form };
    let conditions = match location.aspect {
        Aspect::Case { .. } => Conditions::Decided,
        Aspect::Whole | Aspect::Kind(_) => Conditions::Checked,
    };
    match &definition.kind {
        DefinitionKind::Scalar(scalar) => {
            let kind = shape.kinds.first().copied().unwrap_or(Kind::String);
            Means::Scalar(kind, scalar.kind.clone())
        }
        DefinitionKind::Enumeration(_) | DefinitionKind::OpenEnumeration(_) | DefinitionKind::CaseUnion(_) => {
            Means::Variants
        }
        DefinitionKind::List(_) => Means::List,
        DefinitionKind::Record(_) | DefinitionKind::Checked(_) => Means::Object(conditions),
        DefinitionKind::KindUnion(_) | DefinitionKind::Alias(_) => Means::Form,
        DefinitionKind::Value(_) => Means::Value(check::scope_of(shape)),
    }
}

fn note(cx: &mut Cx<'_>, book: &mut Book, site: &Site<'_, '_>) {
    let kinds = if matches!(site.means, Means::Value(_)) { Kinds::Checked } else { Kinds::Typed };
    let holder = Holder { path: site.path, kinds };
    let mut weakest: BTreeMap<SchemaId, Enforcement> = BTreeMap::new();
    let mut rules = Vec::new();
    for (id, keywords) in parts(site) {
        if !is_plain_variant(site) {
            book.merged(id, site.path);
        }
        let written = read_keywords(cx, id);
        for name in written.iter().map(|written| written.keyword.as_str()) {
            let meant = meant(name, keywords, &written);
            let verdict = verdict(cx, site, keywords, meant);
            if verdict.enforced == Enforcement::OnConstruction {
                rules.extend(rule::parts(keywords, meant, question(site, keywords)));
                weakest.insert(id, Enforcement::OnConstruction);
            }
            if is_looked_at(site, keywords) && is_applied_to_same(keywords, meant) {
                rules.extend(rule::parts(keywords, meant, Question::acceptance(scope(&site.means)).evaluation()));
            }
            book.keyword(id, name, site.path, verdict);
        }
    }
    note_references(cx, book, site, &weakest);
    rule::note(cx, book, &holder, rules);
    note_branches(cx, book, site);
    note_constants(cx, book, site);
}

/// `String`, `bool` … as a variant of an enum over JSON kinds: the enum is what a reader looks for.
fn is_plain_variant(site: &Site<'_, '_>) -> bool {
    matches!(site.location.aspect, Aspect::Kind(_)) && !matches!(site.ty, Type::Defined(_))
}

/// The schemas whose keywords this type keeps.
fn parts<'a>(site: &Site<'_, 'a>) -> Vec<(SchemaId, &'a Keywords)> {
    let own = |part: &&(SchemaId, &'a Keywords)| match site.means {
        Means::OrNull => site.location.parts.contains(&part.0),
        Means::Form | Means::Variants | Means::Scalar(..) | Means::List | Means::Object(_) | Means::Value(_) => true,
    };
    site.shape.parts.iter().filter(own).copied().collect()
}

fn scope(means: &Means) -> Scope {
    match means {
        Means::Form | Means::Variants | Means::OrNull => Scope::All,
        Means::Scalar(kind, _) => Scope::Only(*kind),
        Means::List => Scope::Only(Kind::Array),
        Means::Object(_) => Scope::Only(Kind::Object),
        Means::Value(scope) => *scope,
    }
}

/// What the rule of a type asks of a schema.
fn question(site: &Site<'_, '_>, keywords: &Keywords) -> Question {
    let question = Question::acceptance(scope(&site.means));
    match site.means {
        Means::Value(_) => rule::asked_beside(keywords, question),
        Means::Form | Means::Variants | Means::OrNull | Means::Scalar(..) | Means::List | Means::Object(_) => question,
    }
}

fn verdict(cx: &mut Cx<'_>, site: &Site<'_, '_>, keywords: &Keywords, meant: &str) -> Verdict {
    if let Some(verdict) = size_of_integers(site, keywords, meant) {
        return verdict;
    }
    let is_checked = match site.means {
        Means::Form | Means::Variants | Means::OrNull => false,
        Means::Value(_) => {
            let question = question(site, keywords);
            return Verdict::plain(rule::enforced(cx, keywords, meant, question, Kinds::Checked));
        }
        Means::Scalar(Kind::Integer, ScalarKind::Number) if meant == "type" => narrows_to_integers(keywords),
        Means::Scalar(..) | Means::List | Means::Object(_) => {
            let [without, with] = alone(keywords, meant).map(|keywords| asks(cx, site, &keywords));
            let is_beside = is_looked_at(site, keywords) && is_applied_to_same(keywords, meant);
            without != with || is_beside && is_looking(cx, keywords, meant, scope(&site.means))
        }
    };
    let enforced = if is_checked { Enforcement::OnConstruction } else { Enforcement::ByType };
    Verdict { enforced, why: left_out(cx, site, keywords, meant) }
}

/// What the rule of a type asks on behalf of one schema.
fn asks(cx: &mut Cx<'_>, site: &Site<'_, '_>, keywords: &Keywords) -> Check {
    let asked = match site.means {
        Means::Form | Means::Variants | Means::OrNull | Means::Value(_) => Vec::new(),
        Means::Scalar(kind, _) => check::of_scalar(cx, keywords, kind),
        Means::List => check::of_list(cx, keywords),
        Means::Object(conditions) => check::of_object(cx, site.location, site.shape, keywords, conditions),
    };
    check::all(asked)
}

/// Whether a type's rule follows what its schema looks at: for `unevaluated…`, where the form of the type does not say it.
fn is_looked_at(site: &Site<'_, '_>, keywords: &Keywords) -> bool {
    match site.means {
        Means::List => keywords.unevaluated_items.is_some(),
        Means::Object(_) => {
            keywords.unevaluated_properties.is_some() && record::static_unevaluated(site.location, site.shape).is_none()
        }
        Means::Form | Means::Variants | Means::OrNull | Means::Scalar(..) | Means::Value(_) => false,
    }
}

fn is_applied_to_same(keywords: &Keywords, meant: &str) -> bool {
    let (target, schemas) = applied(keywords, meant);
    target == Target::Same && !schemas.is_empty()
}

fn is_looking(cx: &mut Cx<'_>, keywords: &Keywords, meant: &str, scope: Scope) -> bool {
    let question = Question::acceptance(scope).evaluation();
    rule::enforced(cx, keywords, meant, question, Kinds::Typed) == Enforcement::OnConstruction
}

/// `runtime::Numeric` holds any number; that it is an integer is a part of the rule.
fn narrows_to_integers(keywords: &Keywords) -> bool {
    let types = keywords.types.as_ref().map(|types| types.value.as_slice()).unwrap_or_default();
    types.contains(&TypeName::Integer) && !types.contains(&TypeName::Number)
}

/// `int32` and `int64` choose a type, or nothing.
fn size_of_integers(site: &Site<'_, '_>, keywords: &Keywords, meant: &str) -> Option<Verdict> {
    let format = keywords.format.as_ref().filter(|_| meant == "format")?.value.as_str();
    match (format, site.ty) {
        ("int32", Type::I32) | ("int64", Type::I32 | Type::I64) => Some(Verdict::plain(Enforcement::ByType)),
        // Of several kinds, the integers have a type of their own, which says more.
        ("int32" | "int64", _) if site.means == Means::Form && site.shape.kinds.len() > 1 => None,
        ("int32" | "int64", _) => Some(Verdict::descriptive(format)),
        _ => None,
    }
}

/// Members that are `readOnly` are not in what is sent, those that are `writeOnly` not in what is received.
fn left_out(cx: &Cx<'_>, site: &Site<'_, '_>, keywords: &Keywords, meant: &str) -> Option<String> {
    let is_listed = |name: &str| match meant {
        "required" => keywords.required.iter().any(|required| required.value == name),
        "properties" => keywords.properties.iter().any(|property| property.name.value == name),
        _ => false,
    };
    let Means::Object(_) = site.means else { return None };
    let declared = site.shape.declared().into_iter().filter(|declared| is_listed(declared.name));
    let names: Vec<String> = declared
        .filter(|declared| record::is_left_out(cx, declared, site.location.direction))
        .map(|declared| format!("`{}`", declared.name))
        .collect();
    (!names.is_empty())
        .then(|| format!("`{}` is without {}, by `readOnly` or `writeOnly`", site.path, names.join(", ")))
}

/// What stands behind `$ref` and in `allOf` is a part of the same type: it is checked where they are.
fn note_references(cx: &Cx<'_>, book: &mut Book, site: &Site<'_, '_>, weakest: &BTreeMap<SchemaId, Enforcement>) {
    if matches!(site.means, Means::Form | Means::Variants | Means::OrNull | Means::Value(_)) {
        return;
    }
    for (id, keywords) in &site.shape.parts {
        for name in ["$ref", "$dynamicRef", "allOf"] {
            let is_written = cx.resolved.schema(*id).written.iter().any(|written| written.keyword == name);
            let targets: Vec<SchemaId> = match name {
                "allOf" => keywords.all_of.clone(),
                _ => keywords.reference.iter().map(|reference| reference.value).collect(),
            };
            if is_written && is_checked_below(cx.resolved, targets, weakest) {
                book.keyword(*id, name, site.path, Verdict::plain(Enforcement::OnConstruction));
            }
        }
    }
}

fn is_checked_below(resolved: &Resolved, mut open: Vec<SchemaId>, weakest: &BTreeMap<SchemaId, Enforcement>) -> bool {
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if weakest.contains_key(&id) {
            return true;
        }
        if !seen.insert(id) {
            continue;
        }
        let further = keywords(resolved, id);
        open.extend(further.iter().flat_map(|keywords| &keywords.all_of));
        open.extend(further.and_then(|keywords| keywords.reference.as_ref()).map(|reference| reference.value));
    }
    false
}

/// Branches that the form of a type decides: null, the texts of enumerations, the cases of an object.
fn note_branches(cx: &Cx<'_>, book: &mut Book, site: &Site<'_, '_>) {
    if matches!(site.means, Means::Value(_)) {
        return;
    }
    let mut open: Vec<SchemaId> = Vec::new();
    for (_, keywords) in parts(site) {
        let branches = keywords.any_of.iter().chain(&keywords.one_of);
        open.extend(branches.filter(|branch| is_null_alone(cx.resolved, **branch)));
    }
    if site.means == Means::Variants {
        open.extend(site.shape.unions.iter().flat_map(|union| &union.branches));
        for condition in &site.shape.conditions {
            open.extend(condition.then.into_iter().chain(condition.otherwise));
            note_test(cx, book, site, condition.test);
        }
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            book.merged(id, site.path);
            book.leads_to(cx, id, site.path);
            open.extend(
                keywords(cx.resolved, id)
                    .iter()
                    .flat_map(|keywords| keywords.all_of.iter().chain(&keywords.any_of).chain(&keywords.one_of)),
            );
        }
    }
}

/// The schema in `if` is not checked where the cases of a type decide it.
fn note_test(cx: &Cx<'_>, book: &mut Book, site: &Site<'_, '_>, test: SchemaId) {
    let mut seen = BTreeSet::new();
    let mut open = vec![test];
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            book.merged(id, site.path);
            book.leads_to(cx, id, site.path);
            open.extend(cycle::children(cx.resolved, id));
        }
    }
}

/// Members with a single value are no members of the Rust type: they are compared on reading, and always written.
fn note_constants(cx: &Cx<'_>, book: &mut Book, site: &Site<'_, '_>) {
    let Type::Defined(id) = site.ty else { return };
    let definition = cx.definitions.get(id.0).and_then(Option::as_ref);
    let members = match definition.map(|definition| &definition.kind).filter(|_| site.means != Means::OrNull) {
        Some(DefinitionKind::Record(record)) => &record.members,
        Some(DefinitionKind::Checked(checked)) => &checked.record.members,
        _ => return,
    };
    let constant = |name: &str| {
        let mut members = members.iter().filter(|member| member.wire_name == name);
        members.any(|member| matches!(member.kind, MemberKind::Constant(_)))
    };
    let mut open: Vec<SchemaId> = Vec::new();
    for declared in site.shape.declared().into_iter().filter(|declared| constant(declared.name)) {
        open.extend(declared.schemas);
    }
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            book.merged(id, site.path);
            for written in read_keywords(cx, id) {
                book.keyword(id, &written.keyword, site.path, Verdict::plain(Enforcement::OnDecoding));
            }
            let further = keywords(cx.resolved, id);
            open.extend(further.iter().flat_map(|keywords| &keywords.all_of));
            open.extend(further.and_then(|keywords| keywords.reference.as_ref()).map(|reference| reference.value));
        }
    }
}
