//! URIs and references of RFC 3986, and IRIs of RFC 3987.

use super::class::Class;
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
    is_absolute(text.as_bytes(), Repertoire::Ascii)
}

/// A URI, or what leads from one to another.
pub(super) fn is_uri_reference(text: &str) -> bool {
    is_reference(text.as_bytes(), Repertoire::Ascii)
}

/// A URI beyond ASCII.
pub(super) fn is_iri(text: &str) -> bool {
    is_absolute(text.as_bytes(), Repertoire::Unicode)
}

/// An IRI, or what leads from one to another.
pub(super) fn is_iri_reference(text: &str) -> bool {
    is_reference(text.as_bytes(), Repertoire::Unicode)
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

fn is_absolute(text: &[u8], repertoire: Repertoire) -> bool {
    let (scheme, rest) = Class::SCHEME.split(text);
    match rest {
        [b':', rest @ ..] => scheme.first().is_some_and(u8::is_ascii_alphabetic) && is_after_scheme(rest, repertoire),
        _ => false,
    }
}

fn is_reference(text: &[u8], repertoire: Repertoire) -> bool {
    // A colon in the first segment would make it a scheme (section 4.2).
    match text.iter().find(|byte| matches!(byte, b':' | b'/' | b'?' | b'#')) {
        Some(b':') => is_absolute(text, repertoire),
        _ => is_after_scheme(text, repertoire),
    }
}

fn is_after_scheme(text: &[u8], repertoire: Repertoire) -> bool {
    let is_beside_ascii = |character| is_beyond_ascii(character, repertoire);
    let is_in_query = |character| match repertoire {
        Repertoire::Ascii => false,
        Repertoire::Unicode => is_unicode_character(character) || is_private_character(character),
    };
    let path = match text {
        [b'/', b'/', rest @ ..] => match after_authority(rest, repertoire) {
            Some(path) => path,
            None => return false,
        },
        path => path,
    };
    let rest = match after(path, Class::PATH, is_beside_ascii) {
        [b'?', query @ ..] => after(query, Class::QUERY, is_in_query),
        rest => rest,
    };
    let rest = match rest {
        [b'#', fragment @ ..] => after(fragment, Class::QUERY, is_beside_ascii),
        rest => rest,
    };
    rest.is_empty()
}

/// The path and what follows it, if what precedes them is a valid authority.
fn after_authority(text: &[u8], repertoire: Repertoire) -> Option<&[u8]> {
    let (_, rest) = Class::HOST.split(text);
    if let [] | [b'/' | b'?' | b'#', ..] = rest {
        return Some(rest); // a host alone, which most are
    }
    let end = text.iter().position(|byte| matches!(byte, b'/' | b'?' | b'#'));
    let (authority, rest) = text.split_at(end.unwrap_or(text.len()));
    is_authority(authority, repertoire).then_some(rest)
}

fn is_authority(authority: &[u8], repertoire: Repertoire) -> bool {
    let (user, place) = match authority.iter().rposition(|byte| *byte == b'@') {
        Some(at) => (authority.get(..at).unwrap_or_default(), authority.get(at + 1..).unwrap_or_default()),
        None => (Default::default(), authority),
    };
    let is_beside_ascii = |character| is_beyond_ascii(character, repertoire);
    let port = match place {
        [b'[', literal @ ..] => after_ip_literal(literal),
        host => Some(after(host, Class::HOST, is_beside_ascii)),
    };
    let port_is_valid = match port {
        Some([]) => true,
        Some([b':', digits @ ..]) => digits.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    port_is_valid && after(user, Class::USER, is_beside_ascii).is_empty()
}

/// What follows an address in brackets, the first of which has been read: one of IPv6, or of a version to come (section
/// 3.2.2).
fn after_ip_literal(text: &[u8]) -> Option<&[u8]> {
    let (literal, port) = text.split_at(text.iter().position(|byte| *byte == b']')?);
    let future = match literal {
        [b'v' | b'V', version @ ..] => Some(Class::HEXADECIMAL.split(version)),
        _ => None,
    };
    let is_valid = match future {
        Some((version, [b'.', address @ ..])) => {
            !version.is_empty() && !address.is_empty() && Class::USER.split(address).1.is_empty()
        }
        Some(_) => false,
        None => core::str::from_utf8(literal).is_ok_and(is_ipv6),
    };
    if is_valid { port.strip_prefix(b"]") } else { None }
}

fn is_beyond_ascii(character: char, repertoire: Repertoire) -> bool {
    match repertoire {
        Repertoire::Ascii => false,
        Repertoire::Unicode => is_unicode_character(character),
    }
}

/// What follows the characters of the class, escapes, and what `is_more` takes beyond ASCII.
fn after(text: &[u8], class: Class, is_more: impl Fn(char) -> bool) -> &[u8] {
    let mut rest = text;
    loop {
        (_, rest) = class.split(rest);
        rest = match rest {
            [b'%', high, low, behind @ ..] if Class::HEXADECIMAL.has(*high) && Class::HEXADECIMAL.has(*low) => behind,
            [0x80..=0xff, ..] => match split_character(rest) {
                Some((character, behind)) if is_more(character) => behind,
                _ => return rest,
            },
            _ => return rest,
        };
    }
}

/// The first character beyond ASCII, and what follows it. The bytes are UTF-8.
fn split_character(text: &[u8]) -> Option<(char, &[u8])> {
    let length = match text.first()? {
        0xf0.. => 4,
        0xe0.. => 3,
        _ => 2,
    };
    let (character, rest) = text.split_at_checked(length)?;
    Some((core::str::from_utf8(character).ok()?.chars().next()?, rest))
}
