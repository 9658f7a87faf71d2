//! Schemas as checks: exactly what they accept, keyword by keyword.
//!
//! A check for values of one kind leaves out what concerns other kinds. Nothing here is merged or guessed: the shape of a
//! type may be wider than its schema, a check is not.

mod combine;
mod keyword;
mod rule;

pub(super) use combine::all;
pub(super) use keyword::content;
pub(super) use rule::{Rules, settle, shared};

use super::{Cx, location::Location, record, shape::Shape};
use crate::{
    ir::{Check, Kind},
    resolved::{Keywords, SchemaForm, SchemaId, TypeName},
};
use combine::{any, at, one, unsimplified};

/// Which values a check is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Scope {
    /// Values of any kind.
    All,
    /// Values of one kind: their kind is known.
    Only(Kind),
}

impl Scope {
    fn concerns(self, kinds: &[Kind]) -> bool {
        match self {
            Self::All => true,
            Self::Only(kind) => kinds.contains(&kind),
        }
    }
}

/// How much a check has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Detail {
    /// What it accepts.
    Acceptance,
    /// Also which members and items it looks at: what accepts everything is not left out.
    Evaluation,
}

/// What a check is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Question {
    pub(super) scope: Scope,
    detail: Detail,
}

impl Question {
    /// About what it accepts.
    pub(super) fn acceptance(scope: Scope) -> Self {
        Self { scope, detail: Detail::Acceptance }
    }

    /// The same about what it looks at.
    pub(super) fn evaluation(self) -> Self {
        Self { detail: Detail::Evaluation, ..self }
    }

    /// Whether a part that accepts everything is left out.
    fn leaves_out(self, check: &Check) -> bool {
        self.detail == Detail::Acceptance && *check == Check::Always
    }

    fn together(self, checks: Vec<Check>) -> Check {
        match self.detail {
            Detail::Acceptance => all(checks),
            Detail::Evaluation => unsimplified(checks),
        }
    }
}

/// Values that are members or items: nothing of what is looked at in them matters to what holds them.
pub(super) const PART: Question = Question { scope: Scope::All, detail: Detail::Acceptance };

/// What all schemas of a shape ask of values of one scalar kind.
pub(super) fn scalar(cx: &mut Cx<'_>, shape: &Shape<'_>, kind: Kind) -> Check {
    let checks = shape.parts.iter().flat_map(|(_, keywords)| of_scalar(cx, keywords, kind)).collect();
    all(checks)
}

/// What one schema asks of values of one scalar kind.
pub(super) fn of_scalar(cx: &mut Cx<'_>, keywords: &Keywords, kind: Kind) -> Vec<Check> {
    own(cx, keywords, Question::acceptance(Scope::Only(kind)))
}

/// What a shape's schemas ask of a list, beyond what the type of its items enforces.
pub(super) fn list(cx: &mut Cx<'_>, shape: &Shape<'_>) -> Check {
    let mut checks = Vec::new();
    for (id, keywords) in &shape.parts {
        let found = all(of_list(cx, keywords));
        checks.push(if shape.parts.len() == 1 { found } else { at(cx, *id, found) });
    }
    all(checks)
}

/// What one schema asks of a list.
pub(super) fn of_list(cx: &mut Cx<'_>, keywords: &Keywords) -> Vec<Check> {
    let question = Question::acceptance(Scope::Only(Kind::Array));
    if keywords.unevaluated_items.is_some() {
        return vec![complete(cx, keywords, question)];
    }
    let mut found = keyword::counts_of_items(keywords);
    found.extend(keyword::contains(cx, keywords));
    if !keywords.prefix_items.is_empty() {
        found.extend(keyword::items(cx, keywords, question));
    }
    found.extend(keyword::values(keywords));
    found.extend(combined(cx, keywords, question, Conditions::Checked));
    found
}

/// What a shape's schemas ask of an object, beyond what the types of its members enforce.
pub(super) fn across(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, conditions: Conditions) -> Check {
    let mut checks = Vec::new();
    for (id, keywords) in &shape.parts {
        let found = of_object(cx, location, shape, keywords, conditions);
        checks.push(at(cx, *id, all(found)));
    }
    all(checks)
}

/// What one schema of a shape asks of an object.
pub(super) fn of_object(
    cx: &mut Cx<'_>,
    location: &Location,
    shape: &Shape<'_>,
    keywords: &Keywords,
    conditions: Conditions,
) -> Vec<Check> {
    let question = Question::acceptance(Scope::Only(Kind::Object));
    let evaluated = record::static_unevaluated(location, shape).is_some();
    if keywords.unevaluated_properties.is_some() && !evaluated {
        return vec![complete(cx, keywords, question)];
    }
    let mut found = keyword::counts_of_members(keywords);
    found.extend(keyword::names(cx, keywords, question));
    if !record::is_additional_typed(shape, keywords) {
        found.extend(keyword::additional(cx, keywords, question));
    }
    found.extend(keyword::values(keywords));
    found.extend(combined(cx, keywords, question, conditions));
    found
}

/// Whether conditions and unions are part of a check, or decided elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conditions {
    /// Part of it.
    Checked,
    /// Decided by the type.
    Decided,
}

/// What a location accepts, null excluded: for values that no type describes.
pub(super) fn of_location(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Check {
    let kinds: Vec<Kind> = shape.kinds.iter().copied().collect();
    let scope = scope_of(shape);
    let mut checks = vec![Check::Kinds(kinds)];
    for part in &location.parts {
        let check = schema(cx, *part, scope);
        checks.push(at(cx, *part, check));
    }
    all(checks)
}

/// Which values a location has.
pub(super) fn scope_of(shape: &Shape<'_>) -> Scope {
    let mut kinds = shape.kinds.iter();
    match (kinds.next(), kinds.next()) {
        (Some(only), None) => Scope::Only(*only),
        (None, _) | (Some(_), Some(_)) => Scope::All,
    }
}

/// What a schema accepts among the values of a scope.
pub(super) fn schema(cx: &mut Cx<'_>, id: SchemaId, scope: Scope) -> Check {
    answer(cx, id, Question::acceptance(scope))
}

fn answer(cx: &mut Cx<'_>, id: SchemaId, question: Question) -> Check {
    let resolved = cx.resolved;
    let keywords = match &resolved.schema(id).form {
        SchemaForm::Boolean(true) => return Check::Always,
        SchemaForm::Boolean(false) => return Check::Never,
        SchemaForm::Keywords(keywords) => keywords,
    };
    rule::once(cx, id, question, |cx| complete(cx, keywords, question))
}

/// What a schema's keywords accept, references and `allOf` included.
pub(super) fn complete(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Check {
    let [properties, items] =
        [(&keywords.unevaluated_properties, Kind::Object), (&keywords.unevaluated_items, Kind::Array)]
            .map(|(rest, kind)| rest.as_ref().filter(|_| question.scope.concerns(&[kind])).map(|rest| rest.value));
    if properties.is_none() && items.is_none() {
        return beside_unevaluated(cx, keywords, question);
    }
    let beside = Box::new(beside_unevaluated(cx, keywords, question.evaluation()));
    let [properties, items] = [properties, items].map(|rest| rest.map(|rest| Box::new(part(cx, rest))));
    Check::Unevaluated { beside, properties, items }
}

fn beside_unevaluated(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Check {
    let mut checks = own(cx, keywords, question);
    for target in keywords.reference.iter().map(|target| target.value).chain(keywords.all_of.iter().copied()) {
        let check = answer(cx, target, question);
        checks.push(at(cx, target, check));
    }
    question.together(checks)
}

/// What a schema's own keywords accept; references, `allOf` and `unevaluated…` aside.
fn own(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Vec<Check> {
    cx.refuse_unsupported(keywords);
    let scope = question.scope;
    let mut checks = Vec::new();
    checks.extend(kinds(keywords, scope));
    if scope.concerns(&[Kind::String]) {
        checks.extend(keyword::text(cx, keywords));
    }
    if scope.concerns(&[Kind::Number, Kind::Integer]) {
        checks.extend(keyword::number(keywords));
    }
    if scope.concerns(&[Kind::Array]) {
        checks.extend(keyword::counts_of_items(keywords));
        checks.extend(keyword::items(cx, keywords, question));
        checks.extend(keyword::contains(cx, keywords));
    }
    if scope.concerns(&[Kind::Object]) {
        checks.extend(keyword::counts_of_members(keywords));
        checks.extend(keyword::required(cx, keywords));
        checks.extend(keyword::properties(cx, keywords, question));
        checks.extend(keyword::names(cx, keywords, question));
        checks.extend(keyword::additional(cx, keywords, question));
    }
    checks.extend(keyword::values(keywords));
    checks.extend(combined(cx, keywords, question, Conditions::Checked));
    checks
}

fn kinds(keywords: &Keywords, scope: Scope) -> Option<Check> {
    let types = keywords.types.as_ref()?;
    let kinds: Vec<Kind> = types.value.iter().map(|name| kind(*name)).collect();
    match scope {
        Scope::All => Some(Check::Kinds(kinds)),
        Scope::Only(kind) if kinds.contains(&kind) => None,
        Scope::Only(Kind::Integer) if kinds.contains(&Kind::Number) => None,
        Scope::Only(Kind::Number) if kinds.contains(&Kind::Integer) => Some(Check::Kinds(vec![Kind::Integer])),
        Scope::Only(_) => Some(Check::Never),
    }
}

fn kind(name: TypeName) -> Kind {
    match name {
        TypeName::Null => Kind::Null,
        TypeName::Boolean => Kind::Boolean,
        TypeName::Integer => Kind::Integer,
        TypeName::Number => Kind::Number,
        TypeName::String => Kind::String,
        TypeName::Array => Kind::Array,
        TypeName::Object => Kind::Object,
    }
}

/// What a member or an item has to meet.
fn part(cx: &mut Cx<'_>, id: SchemaId) -> Check {
    let check = answer(cx, id, PART);
    at(cx, id, check)
}

/// `anyOf`, `oneOf`, `not`, `if`.
fn combined(cx: &mut Cx<'_>, keywords: &Keywords, question: Question, conditions: Conditions) -> Vec<Check> {
    let mut checks = Vec::new();
    if conditions == Conditions::Checked {
        checks.extend(unions(cx, keywords, question));
    }
    if let Some(not) = keywords.not {
        let check = schema(cx, not, question.scope);
        checks.extend((check != Check::Never).then(|| Check::Not(Box::new(check))));
    }
    if let (Some(condition), Conditions::Checked) = (keywords.condition, conditions) {
        let condition = Box::new(answer(cx, condition, question));
        let [then, otherwise] = [keywords.then, keywords.otherwise].map(|branch| branch_of(cx, branch, question));
        let says_nothing = question.leaves_out(&then) && question.leaves_out(&otherwise);
        if !says_nothing {
            checks.push(Check::If { condition, then: Box::new(then), otherwise: Box::new(otherwise) });
        }
    }
    checks
}

fn unions(cx: &mut Cx<'_>, keywords: &Keywords, question: Question) -> Vec<Check> {
    let mut checks = Vec::new();
    if !keywords.any_of.is_empty() {
        let branches = branches(cx, &keywords.any_of, question);
        checks.push(any(branches, question));
    }
    if !keywords.one_of.is_empty() {
        checks.push(one(branches(cx, &keywords.one_of, question)));
    }
    checks
}

fn branch_of(cx: &mut Cx<'_>, branch: Option<SchemaId>, question: Question) -> Check {
    let Some(branch) = branch else { return Check::Always };
    let check = answer(cx, branch, question);
    at(cx, branch, check)
}

fn branches(cx: &mut Cx<'_>, ids: &[SchemaId], question: Question) -> Vec<Check> {
    let checks = ids.iter().map(|id| answer(cx, *id, question)).collect::<Vec<_>>();
    checks.into_iter().filter(|check| *check != Check::Never).collect()
}
