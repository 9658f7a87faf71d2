//! The formats that are asserted. One that is not listed here never reaches the runtime.

mod calendar;
mod class;
mod domain;
mod network;
mod notation;
mod regex;
mod template;
mod uri;

/// A value of `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// `date`: RFC 3339 `full-date`, a day that the calendar has.
    Date,
    /// `date-time`: RFC 3339, with its offset.
    DateTime,
    /// `time`: RFC 3339 `full-time`, with its offset.
    Time,
    /// `duration`: RFC 3339 appendix A.
    Duration,
    /// `uuid`: RFC 4122, in either case.
    Uuid,
    /// `email`: RFC 5321 section 4.1.2, ASCII.
    Email,
    /// `idn-email`: RFC 6531 section 3.3: as `email`, beyond ASCII.
    IdnEmail,
    /// `hostname`: RFC 1123 section 2.1. A label that starts with `xn--` is an A-label of RFC 5890.
    Hostname,
    /// `idn-hostname`: RFC 5890, with A-labels and U-labels.
    IdnHostname,
    /// `ipv4`: four decimal numbers without leading zeros.
    Ipv4,
    /// `ipv6`: RFC 4291 section 2.2, without a zone.
    Ipv6,
    /// `uri`: RFC 3986, absolute.
    Uri,
    /// `uri-reference`: RFC 3986.
    UriReference,
    /// `iri`: RFC 3987, absolute.
    Iri,
    /// `iri-reference`: RFC 3987.
    IriReference,
    /// `uri-template`: RFC 6570, of any level.
    UriTemplate,
    /// `json-pointer`: RFC 6901.
    JsonPointer,
    /// `relative-json-pointer`.
    RelativeJsonPointer,
    /// `regex`: a pattern of ECMA-262 with the `u` flag.
    Regex,
    /// `decimal`: an optional minus sign, digits, and at most one point between digits. No exponent.
    Decimal,
    /// `byte`: RFC 4648 section 4, with its padding.
    Byte,
}

impl Format {
    /// The format as a specification spells it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Email => "email",
            Self::IdnEmail => "idn-email",
            Self::Hostname => "hostname",
            Self::IdnHostname => "idn-hostname",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Uri => "uri",
            Self::UriReference => "uri-reference",
            Self::Iri => "iri",
            Self::IriReference => "iri-reference",
            Self::UriTemplate => "uri-template",
            Self::JsonPointer => "json-pointer",
            Self::RelativeJsonPointer => "relative-json-pointer",
            Self::Regex => "regex",
            Self::Decimal => "decimal",
            Self::Byte => "byte",
        }
    }

    /// True when `text` has this format.
    #[inline]
    pub fn is_valid(self, text: &str) -> bool {
        match self {
            Self::Date => calendar::is_date(text),
            Self::DateTime => calendar::is_date_time(text),
            Self::Time => calendar::is_time(text),
            Self::Duration => calendar::is_duration(text),
            Self::Uuid => notation::is_uuid(text),
            Self::Email => network::is_email(text),
            Self::IdnEmail => network::is_idn_email(text),
            Self::Hostname => domain::is_hostname(text),
            Self::IdnHostname => domain::is_idn_hostname(text),
            Self::Ipv4 => network::is_ipv4(text),
            Self::Ipv6 => network::is_ipv6(text),
            Self::Uri => uri::is_uri(text),
            Self::UriReference => uri::is_uri_reference(text),
            Self::Iri => uri::is_iri(text),
            Self::IriReference => uri::is_iri_reference(text),
            Self::UriTemplate => template::is_uri_template(text),
            Self::JsonPointer => notation::is_json_pointer(text),
            Self::RelativeJsonPointer => notation::is_relative_json_pointer(text),
            Self::Regex => regex::is_regex(text),
            Self::Decimal => notation::is_decimal(text),
            Self::Byte => notation::is_base64(text),
        }
    }
}
