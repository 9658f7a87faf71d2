//! URIs and references of RFC 3986, and IRIs of RFC 3987.

use super::network::is_ipv6;

/// What may stand unescaped beside ASCII.
#[derive(Clone, Copy)]
enum Repertoire {
    /// Nothing: RFC 3986.
    Ascii,
    /// `ucschar`, and `iprivate` in a query: RFC 3987.
    Unicode,
}

/// A scheme, and what the scheme names.
pub(super) fn is_uri(text: &str) -> bool {
    is_absolute(text, Repertoire::Ascii)
}

/// A URI, or what leads from one to another.
pub(super) fn is_uri_reference(text: &str) -> bool {
    is_reference(text, Repertoire::Ascii)
}

/// A URI beyond ASCII.
pub(super) fn is_iri(text: &str) -> bool {
    is_absolute(text, Repertoire::Unicode)
}

/// An IRI, or what leads from one to another.
pub(super) fn is_iri_reference(text: &str) -> bool {
    is_reference(text, Repertoire::Unicode)
}

/// `ucschar` of RFC 3987 section 2.2: planes 0 to 14 without surrogates, private use and what is no character.
pub(super) fn is_unicode_character(character: char) -> bool {
    match u32::from(character) {
        0xa0..=0xd7ff | 0xf900..=0xfdcf | 0xfdf0..=0xffef | 0xe_1000..=0xe_fffd => true,
        point @ 0x1_0000..=0xd_ffff => point & 0xffff <= 0xfffd,
        _ => false,
    }
}

/// `iprivate` of RFC 3987 section 2.2.
pub(super) fn is_private_character(character: char) -> bool {
    matches!(u32::from(character), 0xe000..=0xf8ff | 0xf_0000..=0xf_fffd | 0x10_0000..=0x10_fffd)
}

fn is_absolute(text: &str, repertoire: Repertoire) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && is_after_scheme(rest, repertoire))
}

fn is_reference(text: &str, repertoire: Repertoire) -> bool {
    // A colon in the first segment would make it a scheme (section 4.2).
    let first_segment = text.split(['/', '?', '#']).next().unwrap_or_default();
    if first_segment.contains(':') { is_absolute(text, repertoire) } else { is_after_scheme(text, repertoire) }
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_after_scheme(text: &str, repertoire: Repertoire) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (hierarchy, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match hierarchy.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !is_authority(authority, repertoire) {
                return false;
            }
            path
        }
        None => hierarchy,
    };
    let is_beside_ascii = |character| is_beyond_ascii(character, repertoire);
    let is_in_query = |character| match repertoire {
        Repertoire::Ascii => false,
        Repertoire::Unicode => is_unicode_character(character) || is_private_character(character),
    };
    is_made_of(path, ":@/", is_beside_ascii)
        && is_made_of(query, ":@/?", is_in_query)
        && is_made_of(fragment, ":@/?", is_beside_ascii)
}

fn is_authority(authority: &str, repertoire: Repertoire) -> bool {
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = match place.strip_prefix('[').and_then(|place| place.split_once(']')) {
        Some((literal, port)) if is_ip_literal(literal) => ("", port),
        Some(_) => return false,
        None => place.split_at(place.find(':').unwrap_or(place.len())),
    };
    let port = if port.is_empty() { Some("") } else { port.strip_prefix(':') };
    let is_beside_ascii = |character| is_beyond_ascii(character, repertoire);
    is_made_of(user, ":", is_beside_ascii)
        && is_made_of(host, "", is_beside_ascii)
        && port.is_some_and(|port| port.bytes().all(|digit| digit.is_ascii_digit()))
}

/// An IPv6 address, or an address of a version to come (section 3.2.2).
fn is_ip_literal(literal: &str) -> bool {
    let future = literal.strip_prefix(['v', 'V']).and_then(|literal| literal.split_once('.'));
    match future {
        Some((version, address)) => {
            let version_is_valid = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
            version_is_valid && !address.is_empty() && !address.contains('%') && is_made_of(address, ":", |_| false)
        }
        None => is_ipv6(literal),
    }
}

fn is_beyond_ascii(character: char, repertoire: Repertoire) -> bool {
    match repertoire {
        Repertoire::Ascii => false,
        Repertoire::Unicode => is_unicode_character(character),
    }
}

/// Unreserved characters, sub-delimiters, escapes, those of `others`, and what `is_more` takes.
fn is_made_of(text: &str, others: &str, is_more: impl Fn(char) -> bool) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let valid = match character {
            '%' => (0..2).all(|_| characters.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            other => {
                other.is_ascii_alphanumeric()
                    || "-._~!$&'()*+,;=".contains(other)
                    || others.contains(other)
                    || is_more(other)
            }
        };
        if !valid {
            return false;
        }
    }
    true
}
