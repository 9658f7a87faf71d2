//! Texts of each format, and texts that hold something else.

use super::super::{Content, Format};
use super::Source;

/// Texts of a format, the shortest first.
pub(super) fn examples(format: Format) -> &'static [&'static str] {
    match format {
        Format::Date => &["2000-01-01", "0000-01-01", "1999-12-31", "2024-02-29", "9999-12-31"],
        Format::DateTime => {
            &["2000-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "2024-02-29T23:59:59.999-03:00", "9999-12-31T23:59:59Z"]
        }
        Format::Time => &["00:00:00Z", "23:59:59Z", "12:30:00.5-03:00"],
        Format::Duration => &["PT0S", "P1D", "P2W", "P1Y2M3DT4H5M6S"],
        Format::Uuid => &["00000000-0000-0000-0000-000000000000", "f81d4fae-7dec-41d0-a765-00a0c91e6bf6"],
        Format::Email => &["a@b", "ana.souza+pix@example.com"],
        Format::IdnEmail => &["a@b", "ana@example.com", "joão@exemplo.com"],
        Format::Hostname => &["a", "localhost", "xn--exmple-cua.com", "api.example.com"],
        Format::IdnHostname => &["a", "example.com", "exämple.com"],
        Format::Ipv4 => &["0.0.0.0", "127.0.0.1", "255.255.255.255"],
        Format::Ipv6 => &["::", "::1", "2001:db8::8a2e:370:7334", "::ffff:192.0.2.128"],
        Format::Uri | Format::Iri => &["a:", "urn:bank:C1DD33123", "https://example.com/a?b=c#d"],
        Format::UriReference | Format::IriReference => &["", "/a/b", "../c?d#e", "https://example.com/"],
        Format::UriTemplate => &["", "/a/{b}", "https://example.com/{+path}{?q*}"],
        Format::JsonPointer => &["", "/", "/a~1b/0"],
        Format::RelativeJsonPointer => &["0", "1/a", "2#"],
        Format::Regex => &["", "a", "^[0-9]{11}$"],
        Format::Decimal => &["0", "-1", "0.01", "100000.12", "99999999999999999999.99"],
        Format::Byte => &["", "AA==", "Y2FyaW1ibw=="],
    }
}

/// Texts that hold something else, the shortest first.
pub(super) fn contents(content: Content) -> &'static [&'static str] {
    match content {
        Content::Base64 => &["", "AA==", "Y2FyaW1ibw=="],
        Content::Json => &["0", "{}", "[null, \"a\"]"],
        Content::JsonInBase64 => &["MA==", "e30=", "W251bGwsICJhIl0="],
    }
}

/// A text of a format. It may be one that the format refuses all the same: days that a month does not have.
pub(super) fn text(format: Format, source: &mut Source<'_>) -> Option<String> {
    let examples = examples(format);
    let free = source.below(3) == 2 || !source.is_first();
    match format {
        Format::Date if free => Some(date(source)),
        Format::Time if free => Some(time(source)),
        Format::DateTime if free => Some(format!("{}T{}", date(source), time(source))),
        Format::Uuid if free => Some(uuid(source)),
        Format::Ipv4 if free => Some(joined(4, ".", |source| source.below(256).to_string(), source)),
        Format::Ipv6 if free => Some(joined(8, ":", |source| format!("{:x}", source.below(0x1_0000)), source)),
        Format::Decimal if free => Some(format!("{}.{:02}", source.below(1_000_000), source.below(100))),
        Format::Email | Format::IdnEmail if free => Some(format!("{}@{}.example", word(source), word(source))),
        Format::Hostname | Format::IdnHostname if free => Some(format!("{}.example", word(source))),
        Format::Uri | Format::Iri | Format::UriReference | Format::IriReference if free => {
            Some(format!("https://{}.example/{}?{}", word(source), word(source), word(source)))
        }
        Format::Date
        | Format::Time
        | Format::DateTime
        | Format::Duration
        | Format::Uuid
        | Format::Email
        | Format::IdnEmail
        | Format::Hostname
        | Format::IdnHostname
        | Format::Ipv4
        | Format::Ipv6
        | Format::Uri
        | Format::UriReference
        | Format::Iri
        | Format::IriReference
        | Format::UriTemplate
        | Format::JsonPointer
        | Format::RelativeJsonPointer
        | Format::Regex
        | Format::Decimal
        | Format::Byte => examples.get(source.below(examples.len())).map(|text| (*text).to_owned()),
    }
}

fn date(source: &mut Source<'_>) -> String {
    let year = 1900 + source.below(200);
    format!("{year:04}-{:02}-{:02}", 1 + source.below(12), 1 + source.below(28))
}

fn time(source: &mut Source<'_>) -> String {
    let (hour, minute, second) = (source.below(24), source.below(60), source.below(60));
    let fraction = ["", ".5", ".123"].get(source.below(3)).copied().unwrap_or_default();
    let zone = ["Z", "+00:00", "-03:00", "+14:00"].get(source.below(4)).copied().unwrap_or_default();
    format!("{hour:02}:{minute:02}:{second:02}{fraction}{zone}")
}

fn uuid(source: &mut Source<'_>) -> String {
    let mut digits = |count: usize| joined(count, "", |source| format!("{:x}", source.below(16)), source);
    format!("{}-{}-4{}-a{}-{}", digits(8), digits(4), digits(3), digits(3), digits(12))
}

fn word(source: &mut Source<'_>) -> String {
    let length = 1 + source.below(8);
    joined(length, "", |source| char::from(b'a' + u8::try_from(source.below(26)).unwrap_or(0)).to_string(), source)
}

fn joined(count: usize, between: &str, part: fn(&mut Source<'_>) -> String, source: &mut Source<'_>) -> String {
    (0..count).map(|_| part(source)).collect::<Vec<_>>().join(between)
}
