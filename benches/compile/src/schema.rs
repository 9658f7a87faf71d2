//! The schema that every contestant is generated from: records of ten members, as documents of payment APIs have them.

use serde_json::{Map, Value, json};

/// Records, and as many named texts.
pub(crate) const RECORDS: usize = 300;
/// Named enumerations.
const KINDS: usize = 60;
/// Names of members; a record takes ten of them.
const NAMES: [&str; 40] = [
    "identifier",
    "accountHolder",
    "branchCode",
    "status",
    "currency",
    "installments",
    "createdAt",
    "labels",
    "parent",
    "amount",
    "reference",
    "documentNumber",
    "channel",
    "reason",
    "priority",
    "attempts",
    "updatedAt",
    "recipients",
    "approved",
    "description",
    "endToEndId",
    "taxId",
    "productCode",
    "method",
    "frequency",
    "sequence",
    "expiresAt",
    "scopes",
    "isRefundable",
    "note",
    "consentId",
    "phoneNumber",
    "cityCode",
    "origin",
    "purpose",
    "version",
    "settledAt",
    "attachments",
    "original",
    "fee",
];

/// What a member holds.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// A named text.
    Text(usize),
    /// A named enumeration.
    Kind(usize),
    /// An integer with bounds, the upper one of which is given.
    Count(usize),
    /// A text of a format.
    Formatted(&'static str),
    /// At least one named text, and at most so many.
    Texts { text: usize, limit: usize },
    /// Another record.
    Record(usize),
    /// `true` or `false`.
    Flag,
    /// Money: a named text that many records share.
    Amount,
    /// Any text of at most so many characters.
    Note(usize),
}

/// Whether a member must be there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

/// A member of a record.
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) presence: Presence,
}

/// The name of a record.
pub(crate) fn record_name(record: usize) -> String {
    format!("Record{record:03}")
}

/// The ten members of a record.
pub(crate) fn members(record: usize) -> Vec<Member> {
    shapes(record)
        .into_iter()
        .zip(NAMES.iter().cycle().skip(record * 7 % NAMES.len()).step_by(3))
        .map(|((shape, presence), name)| Member { name, shape, presence })
        .collect()
}

fn shapes(record: usize) -> [(Shape, Presence); 10] {
    use Presence::{Optional, Required};
    let (format, varying) = match record % 3 {
        0 if record > 0 => ("date-time", Shape::Record(record * 2 / 3)),
        1 => ("date", Shape::Flag),
        _ => ("uuid", Shape::Count(100 + record)),
    };
    let last = if record.is_multiple_of(2) { (Shape::Amount, Required) } else { (Shape::Note(140 + record), Optional) };
    [
        (Shape::Text(record), Required),
        (Shape::Text((record * 7 + 13) % RECORDS), Required),
        (Shape::Text((record * 11 + 5) % RECORDS), Optional),
        (Shape::Kind(record % KINDS), Required),
        (Shape::Kind((record + 17) % KINDS), Optional),
        (Shape::Count(1000 + record), Required),
        (Shape::Formatted(format), Required),
        (Shape::Texts { text: (record * 13 + 1) % RECORDS, limit: 5 + record % 10 }, Required),
        (varying, Optional),
        last,
    ]
}

/// All schemas by name; `prefix` is what references to them begin with.
pub(crate) fn schemas(prefix: &str) -> Map<String, Value> {
    let texts = (0..RECORDS).map(|text| (text_name(text), text_schema(text)));
    let kinds = (0..KINDS).map(|kind| (kind_name(kind), json!({ "type": "string", "enum": kind_values(kind) })));
    let amount = ("Amount".to_owned(), json!({ "type": "string", "pattern": r"^\d{1,12}\.\d{2}$" }));
    let records = (0..RECORDS).map(|record| (record_name(record), record_schema(record, prefix)));
    texts.chain(kinds).chain([amount]).chain(records).collect()
}

fn record_schema(record: usize, prefix: &str) -> Value {
    let members = members(record);
    let properties: Map<_, _> =
        members.iter().map(|member| (member.name.to_owned(), member_schema(member.shape, prefix))).collect();
    let required: Vec<_> =
        members.iter().filter(|member| member.presence == Presence::Required).map(|member| member.name).collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn member_schema(shape: Shape, prefix: &str) -> Value {
    let reference = |name: String| json!({ "$ref": format!("{prefix}{name}") });
    match shape {
        Shape::Text(text) => reference(text_name(text)),
        Shape::Kind(kind) => reference(kind_name(kind)),
        Shape::Count(maximum) => json!({ "type": "integer", "minimum": 1, "maximum": maximum }),
        Shape::Formatted(format) => json!({ "type": "string", "format": format }),
        Shape::Texts { text, limit } => {
            json!({ "type": "array", "minItems": 1, "maxItems": limit, "items": reference(text_name(text)) })
        }
        Shape::Record(record) => reference(record_name(record)),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Amount => reference("Amount".to_owned()),
        Shape::Note(limit) => json!({ "type": "string", "maxLength": limit }),
    }
}

fn text_name(text: usize) -> String {
    format!("Text{text:03}")
}

fn kind_name(kind: usize) -> String {
    format!("Kind{kind:02}")
}

fn kind_values(kind: usize) -> Vec<String> {
    let words = ["ACTIVE", "PENDING", "REJECTED", "SETTLED", "CANCELLED", "EXPIRED"];
    words.iter().take(3 + kind % 4).map(|word| format!("{word}_{kind}")).collect()
}

/// How long a text is, or may be.
fn text_size(text: usize) -> usize {
    2 + text / 6 % 35
}

/// A text of one of six makes.
fn text_schema(text: usize) -> Value {
    let size = text_size(text);
    match text % 6 {
        0 => json!({ "type": "string", "pattern": format!(r"^\d{{{size}}}$") }),
        1 => json!({ "type": "string", "pattern": format!("^[A-Z]{{2}}[0-9]{{{size}}}$") }),
        2 => json!({ "type": "string", "pattern": "^[a-z0-9_-]+$", "maxLength": size }),
        3 => json!({ "type": "string", "pattern": format!(r"^(PIX|TED|DOC)-\d{{{size}}}$") }),
        4 => json!({ "type": "string", "pattern": format!("^urn:[a-z]{{1,{size}}}:[0-9a-f]{{8}}$") }),
        _ => json!({ "type": "string", "minLength": 1, "maxLength": size * 3 }),
    }
}

/// A value of a record, to see that what was compiled also works.
pub(crate) fn instance(record: usize) -> Value {
    members(record).iter().map(|member| (member.name.to_owned(), value(member.shape))).collect::<Map<_, _>>().into()
}

fn value(shape: Shape) -> Value {
    match shape {
        Shape::Text(text) => text_value(text).into(),
        Shape::Kind(kind) => kind_values(kind).swap_remove(0).into(),
        Shape::Count(maximum) => maximum.into(),
        Shape::Formatted("date") => "2026-11-21".into(),
        Shape::Formatted("uuid") => "6fa459ea-ee8a-4ca4-894e-db77e160355e".into(),
        Shape::Formatted(_) => "2026-11-21T10:30:00Z".into(),
        Shape::Texts { text, .. } => vec![text_value(text); 2].into(),
        Shape::Record(record) => instance(record),
        Shape::Flag => true.into(),
        Shape::Amount => "1333.40".into(),
        Shape::Note(_) => "Invoice 35".into(),
    }
}

fn text_value(text: usize) -> String {
    let size = text_size(text);
    match text % 6 {
        0 => "7".repeat(size),
        1 => format!("BR{}", "1".repeat(size)),
        2 => "a-".to_owned(),
        3 => format!("PIX-{}", "0".repeat(size)),
        4 => "urn:ab:00c0ffee".to_owned(),
        _ => "Ana".to_owned(),
    }
}
