//! Formats by the names that the runtime has for them.

use crate::ir::Format;

/// The runtime's name of a format.
pub(super) fn of_runtime(format: Format) -> carimbo_runtime::Format {
    match format {
        Format::Date => carimbo_runtime::Format::Date,
        Format::DateTime => carimbo_runtime::Format::DateTime,
        Format::Time => carimbo_runtime::Format::Time,
        Format::Duration => carimbo_runtime::Format::Duration,
        Format::Uuid => carimbo_runtime::Format::Uuid,
        Format::Email => carimbo_runtime::Format::Email,
        Format::IdnEmail => carimbo_runtime::Format::IdnEmail,
        Format::Uri => carimbo_runtime::Format::Uri,
        Format::UriReference => carimbo_runtime::Format::UriReference,
        Format::Iri => carimbo_runtime::Format::Iri,
        Format::IriReference => carimbo_runtime::Format::IriReference,
        Format::UriTemplate => carimbo_runtime::Format::UriTemplate,
        Format::Ipv4 => carimbo_runtime::Format::Ipv4,
        Format::Ipv6 => carimbo_runtime::Format::Ipv6,
        Format::Hostname => carimbo_runtime::Format::Hostname,
        Format::IdnHostname => carimbo_runtime::Format::IdnHostname,
        Format::JsonPointer => carimbo_runtime::Format::JsonPointer,
        Format::RelativeJsonPointer => carimbo_runtime::Format::RelativeJsonPointer,
        Format::Regex => carimbo_runtime::Format::Regex,
        Format::Decimal => carimbo_runtime::Format::Decimal,
    }
}
