//! Names and addresses of machines and mailboxes.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::class::Class;
use super::domain::is_plain_name;

/// What may stand in a mailbox beside ASCII.
#[derive(Clone, Copy)]
enum Repertoire {
    /// Nothing: RFC 5321.
    Ascii,
    /// `UTF8-non-ascii`, whatever it is: RFC 6531.
    Unicode,
}

pub(super) fn is_ipv4(text: &str) -> bool {
    text.parse::<Ipv4Addr>().is_ok()
}

pub(super) fn is_ipv6(text: &str) -> bool {
    text.parse::<Ipv6Addr>().is_ok()
}

/// RFC 5321 section 4.5.3.1.1.
const LOCAL_OCTETS_MAX: usize = 64;

/// A mailbox of RFC 5321 section 4.1.2: dotted atoms or a quoted string, then a domain or an address in brackets.
pub(super) fn is_email(text: &str) -> bool {
    match split_dotted_atoms(text.as_bytes()) {
        Some((local, [b'@', domain @ ..])) if local.len() <= LOCAL_OCTETS_MAX && is_plain_name(domain) => true,
        _ => text.rsplit_once('@').is_some_and(|(local, domain)| {
            is_local_part(local, Repertoire::Ascii) && (is_address_literal(domain) || is_plain_name(domain.as_bytes()))
        }),
    }
}

/// A mailbox of RFC 6531 section 3.3.
pub(super) fn is_idn_email(text: &str) -> bool {
    text.rsplit_once('@').is_some_and(|(local, domain)| {
        is_local_part(local, Repertoire::Unicode) && (is_address_literal(domain) || is_international_name(domain))
    })
}

/// The dotted atoms at the start, and what follows them: nearly all mailboxes have no other local part.
fn split_dotted_atoms(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = text;
    loop {
        let (atom, behind) = Class::ATOM.split(rest);
        rest = match behind {
            _ if atom.is_empty() => return None,
            [b'.', behind @ ..] => behind,
            _ => return text.split_at_checked(text.len() - behind.len()),
        };
    }
}

fn is_local_part(local: &str, repertoire: Repertoire) -> bool {
    let quoted = local.strip_prefix('"').and_then(|local| local.strip_suffix('"'));
    local.len() <= LOCAL_OCTETS_MAX
        && match quoted {
            Some(content) => is_quoted_content(content, repertoire),
            None => local.split('.').all(|atom| is_atom(atom, repertoire)),
        }
}

fn is_atom(atom: &str, repertoire: Repertoire) -> bool {
    !atom.is_empty()
        && atom.chars().all(|character| {
            character.is_ascii_alphanumeric()
                || "!#$%&'*+-/=?^_`{|}~".contains(character)
                || is_beyond_ascii(character, repertoire)
        })
}

fn is_quoted_content(content: &str, repertoire: Repertoire) -> bool {
    let mut characters = content.chars();
    while let Some(character) = characters.next() {
        let valid = match character {
            '\\' => characters.next().is_some_and(|escaped| (' '..='~').contains(&escaped)),
            '"' => false,
            other => (' '..='~').contains(&other) || is_beyond_ascii(other, repertoire),
        };
        if !valid {
            return false;
        }
    }
    true
}

fn is_beyond_ascii(character: char, repertoire: Repertoire) -> bool {
    match repertoire {
        Repertoire::Ascii => false,
        Repertoire::Unicode => !character.is_ascii(),
    }
}

fn is_address_literal(domain: &str) -> bool {
    let literal = domain.strip_prefix('[').and_then(|domain| domain.strip_suffix(']'));
    literal.is_some_and(|literal| literal.strip_prefix("IPv6:").map_or_else(|| is_ipv4(literal), is_ipv6))
}

/// The grammar of RFC 6531 asks no more of labels beyond ASCII than that they are UTF-8; what IDNA makes of them is found
/// out where mail is sent.
fn is_international_name(domain: &str) -> bool {
    let octets_max = 255;
    domain.len() <= octets_max
        && domain.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .chars()
                    .all(|character| character.is_ascii_alphanumeric() || character == '-' || !character.is_ascii())
        })
}
