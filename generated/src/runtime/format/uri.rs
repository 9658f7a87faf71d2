//! URIs and references of RFC 3986.

use super::network::is_ipv6;

/// A scheme, and what the scheme names.
pub(super) fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && is_after_scheme(rest))
}

/// A URI, or what leads from one to another.
pub(super) fn is_uri_reference(text: &str) -> bool {
    // A colon in the first segment would make it a scheme (section 4.2).
    let first_segment = text.split(['/', '?', '#']).next().unwrap_or_default();
    if first_segment.contains(':') { is_uri(text) } else { is_after_scheme(text) }
}

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn is_after_scheme(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (hierarchy, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match hierarchy.strip_prefix("//") {
        Some(rest) => {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            if !is_authority(authority) {
                return false;
            }
            path
        }
        None => hierarchy,
    };
    is_made_of(path, b":@/") && is_made_of(query, b":@/?") && is_made_of(fragment, b":@/?")
}

fn is_authority(authority: &str) -> bool {
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let (host, port) = match place.strip_prefix('[').and_then(|place| place.split_once(']')) {
        Some((literal, port)) if is_ip_literal(literal) => ("", port),
        Some(_) => return false,
        None => place.split_at(place.find(':').unwrap_or(place.len())),
    };
    let port = if port.is_empty() { Some("") } else { port.strip_prefix(':') };
    is_made_of(user, b":") && is_made_of(host, b"") && port.is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
}

/// An IPv6 address, or an address of a version to come (section 3.2.2).
fn is_ip_literal(literal: &str) -> bool {
    let future = literal.strip_prefix(['v', 'V']).and_then(|literal| literal.split_once('.'));
    match future {
        Some((version, address)) => {
            let version_is_valid = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_hexdigit());
            version_is_valid && !address.is_empty() && !address.contains('%') && is_made_of(address, b":")
        }
        None => is_ipv6(literal),
    }
}

/// Unreserved characters, sub-delimiters, escapes, and those of `others`.
fn is_made_of(text: &str, others: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let valid = match byte {
            b'%' => (0..2).all(|_| bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            other => other.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&other) || others.contains(&other),
        };
        if !valid {
            return false;
        }
    }
    true
}
