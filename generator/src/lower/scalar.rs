//! Formats: which are checked, which only describe, which are not known.

use super::Cx;
use crate::{
    diagnostic::{Code, Diagnostic},
    ir::Format,
    resolved::Spanned,
};

/// Formats that assert nothing here: sizes that types express, and hints for people.
const DESCRIPTIVE: &[&str] = &["int32", "int64", "float", "double", "byte", "binary", "password"];

const CHECKED: &[(&str, Format)] = &[
    ("date", Format::Date),
    ("date-time", Format::DateTime),
    ("time", Format::Time),
    ("duration", Format::Duration),
    ("uuid", Format::Uuid),
    ("email", Format::Email),
    ("idn-email", Format::IdnEmail),
    ("uri", Format::Uri),
    ("uri-reference", Format::UriReference),
    ("iri", Format::Iri),
    ("iri-reference", Format::IriReference),
    ("uri-template", Format::UriTemplate),
    ("ipv4", Format::Ipv4),
    ("ipv6", Format::Ipv6),
    ("hostname", Format::Hostname),
    ("idn-hostname", Format::IdnHostname),
    ("json-pointer", Format::JsonPointer),
    ("relative-json-pointer", Format::RelativeJsonPointer),
    ("regex", Format::Regex),
    ("decimal", Format::Decimal),
];

/// Whether a `format` has a check.
pub(super) fn is_checked(name: &str) -> bool {
    CHECKED.iter().any(|(known, _)| *known == name)
}

/// Whether a `format` is known, and asserts nothing.
pub(super) fn is_descriptive(name: &str) -> bool {
    DESCRIPTIVE.contains(&name)
}

/// The check of a `format`; says so where the format is not known.
pub(super) fn format(cx: &mut Cx<'_>, name: &Spanned<String>) -> Option<Format> {
    let known = CHECKED.iter().find(|(known, _)| *known == name.value).map(|(_, format)| *format);
    if known.is_none() && !DESCRIPTIVE.contains(&name.value.as_str()) {
        let names: Vec<&str> = CHECKED.iter().map(|(name, _)| *name).collect();
        cx.diagnostics.push(
            Diagnostic::warning(Code::UnknownFormat, name.span)
                .message(format!("the format `{}` is not known, so that it is not checked", name.value))
                .help(format!("a `pattern` is checked; the formats that are checked: {}", names.join(", "))),
        );
    }
    known
}
