//! Which kind of Rust type a location gets. Decides, makes nothing.

use super::{
    Cx, branch_union, case_union, check, enumeration, judge,
    location::{Aspect, Location},
    shape::{Null, Shape},
    types::{self, Naming, NamingKind},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    ir::{Check, Kind, Scalar, ScalarKind, TextForm, Type},
    options::Formats,
    resolved::SchemaId,
};

/// The kind of Rust type.
#[derive(Clone, Debug)]
pub(super) enum Representation {
    /// A type that needs no definition; an alias where the schema has a name.
    Inline(Type),
    /// A constrained text or number.
    Scalar(Scalar),
    /// Texts.
    Enumeration,
    /// Texts, or any other text; the schemas that list the known ones.
    OpenEnumeration(Vec<SchemaId>),
    /// A list without constraints.
    Vec,
    /// A list with constraints.
    List(Check),
    /// An object without declared members.
    Map,
    /// An object.
    Record,
    /// An object with a rule across its members.
    Checked(Check),
    /// An object whose shape follows from the value of a member.
    CaseUnion(case_union::Cases),
    /// Several JSON kinds.
    KindUnion,
    /// Any value.
    Json,
    /// A checked JSON value: no static type describes it.
    Value(Check),
}

/// Decides; says where a mark cannot be kept.
pub(super) fn decide(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, naming: &Naming) -> Representation {
    let representation = choose(cx, location, shape, naming);
    if let Some(help) = unkept_mark(&representation) {
        for span in shape.parts.iter().filter_map(|(_, keywords)| keywords.annotations.sensitive) {
            cx.diagnostics.push(
                Diagnostic::error(Code::UnsupportedKeyword, span)
                    .message("`x-carimbo-sensitive` cannot be kept here: a value of this kind shows itself")
                    .help(help),
            );
        }
    }
    representation
}

/// What to mark instead, where values of a representation show themselves.
fn unkept_mark(representation: &Representation) -> Option<&'static str> {
    match representation {
        Representation::Vec | Representation::List(_) => Some("mark the schema of the items"),
        Representation::Map => Some("mark the schema in `additionalProperties`"),
        Representation::OpenEnumeration(_) => Some("mark the branch that lists the values"),
        Representation::Inline(_) | Representation::Json => {
            Some("describe the value as a string or a number, or mark the object around it")
        }
        Representation::Scalar(_)
        | Representation::Enumeration
        | Representation::Record
        | Representation::Checked(_)
        | Representation::CaseUnion(_)
        | Representation::KindUnion
        | Representation::Value(_) => None,
    }
}

fn choose(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, naming: &Naming) -> Representation {
    let mut kinds = shape.kinds.iter().copied();
    match (kinds.next(), kinds.next()) {
        (None, _) => null(cx, location, shape),
        (Some(kind), None) => single(cx, location, shape, kind, naming),
        (Some(_), Some(_)) => several(shape),
    }
}

/// Null alone, where no keyword refuses it.
fn null(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    let accepted = shape.null == Null::Accepted && types::accepts_null(cx, &location.parts);
    Representation::Inline(if accepted { Type::Null } else { Type::Never })
}

fn single(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, kind: Kind, naming: &Naming) -> Representation {
    match kind {
        Kind::Null => Representation::Inline(Type::Null),
        Kind::String => text(cx, location, shape, naming),
        Kind::Integer | Kind::Number => number(cx, shape, kind),
        Kind::Boolean => boolean(cx, location, shape),
        Kind::Array => list(cx, location, shape),
        Kind::Object => object(cx, location, shape),
    }
}

fn text(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>, naming: &Naming) -> Representation {
    if shape.values.is_some() {
        // Walked for what it refuses; the values that remain are tried one by one.
        check::scalar(cx, shape, Kind::String);
        return enumeration_of(cx, location, shape);
    }
    if let Some(known) = enumeration::open_branches(cx, shape) {
        return Representation::OpenEnumeration(known);
    }
    let check = check::scalar(cx, shape, Kind::String);
    let plain = check == Check::Always && !shape.is_sensitive() && naming.kind == NamingKind::Made;
    if plain {
        return Representation::Inline(Type::String);
    }
    if enumeration::is_closed_union(cx, shape) {
        return enumeration_of(cx, location, shape);
    }
    Representation::Scalar(Scalar { kind: ScalarKind::Text(TextForm::default()), check })
}

fn enumeration_of(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    let has_values = enumeration::has_values(cx, location, shape);
    if has_values { Representation::Enumeration } else { Representation::Inline(Type::Never) }
}

fn number(cx: &mut Cx<'_>, shape: &Shape<'_>, kind: Kind) -> Representation {
    let mut check = check::scalar(cx, shape, kind);
    if check == Check::Always && !shape.is_sensitive() {
        return Representation::Inline(plain_number(cx, shape, kind));
    }
    if kind == Kind::Integer {
        check = check::all(vec![Check::Kinds(vec![Kind::Integer]), check]);
    }
    Representation::Scalar(Scalar { kind: ScalarKind::Number, check })
}

fn plain_number(cx: &Cx<'_>, shape: &Shape<'_>, kind: Kind) -> Type {
    let has_format = |name: &str| {
        let asserted = cx.options.formats == Formats::Asserted;
        let mut formats = shape.parts.iter().filter_map(|(_, keywords)| keywords.format.as_ref());
        asserted && formats.any(|format| format.value == name)
    };
    match kind {
        Kind::Integer if has_format("int32") => Type::I32,
        Kind::Integer if has_format("int64") => Type::I64,
        Kind::Integer => Type::Integer,
        Kind::Number | Kind::Null | Kind::Boolean | Kind::String | Kind::Array | Kind::Object => Type::Number,
    }
}

fn boolean(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    let mut accepts = |value| {
        let value = carimbo_runtime::Json::Boolean(value);
        location.parts.iter().all(|part| judge::violation(cx, *part, &value).is_none())
    };
    let both = accepts(false) && accepts(true);
    if both { Representation::Inline(Type::Boolean) } else { value(cx, location, shape) }
}

fn list(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    if shape.values.is_some() {
        return value(cx, location, shape);
    }
    let check = check::list(cx, shape);
    if check == Check::Always { Representation::Vec } else { Representation::List(check) }
}

fn object(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    if shape.values.is_some() {
        return value(cx, location, shape);
    }
    let decided = matches!(location.aspect, Aspect::Case { .. });
    if !decided && let Some(cases) = case_union::cases(cx, location, shape) {
        return Representation::CaseUnion(cases);
    }
    if !decided
        && let Some(cases) = branch_union::cases(cx, location, shape)
        && check::across(cx, location, shape, check::Conditions::Decided) == Check::Always
    {
        return Representation::CaseUnion(cases);
    }
    let conditions = if decided { check::Conditions::Decided } else { check::Conditions::Checked };
    let check = check::across(cx, location, shape, conditions);
    if check != Check::Always {
        return Representation::Checked(check);
    }
    let declared = !shape.declared().is_empty() || shape.required().next().is_some();
    if declared || is_closed(cx, location, shape) { Representation::Record } else { Representation::Map }
}

/// A checked value.
pub(super) fn value(cx: &mut Cx<'_>, location: &Location, shape: &Shape<'_>) -> Representation {
    Representation::Value(check::of_location(cx, location, shape))
}

fn is_closed(cx: &Cx<'_>, location: &Location, shape: &Shape<'_>) -> bool {
    super::record::additional_schemas(cx, location, shape) == super::record::Others::Refused
}

fn several(shape: &Shape<'_>) -> Representation {
    let says_nothing = shape
        .parts
        .iter()
        .all(|(_, keywords)| super::location::own_assertions(keywords) == super::location::Assertions::None);
    if says_nothing && shape.kinds.len() == 5 { Representation::Json } else { Representation::KindUnion }
}
