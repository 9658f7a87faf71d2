//! The formats that tests go through.

use carimbo_runtime::Format;

/// All of them.
pub(crate) const ALL: &[Format] = &[
    Format::Date,
    Format::DateTime,
    Format::Time,
    Format::Duration,
    Format::Uuid,
    Format::Email,
    Format::IdnEmail,
    Format::Hostname,
    Format::IdnHostname,
    Format::Ipv4,
    Format::Ipv6,
    Format::Uri,
    Format::UriReference,
    Format::Iri,
    Format::IriReference,
    Format::UriTemplate,
    Format::JsonPointer,
    Format::RelativeJsonPointer,
    Format::Regex,
    Format::Decimal,
    Format::Byte,
];
