//! URI templates of RFC 6570.

use super::uri::{is_private_character, is_unicode_character};

/// Literals and expressions, section 2.
pub(super) fn is_uri_template(text: &str) -> bool {
    let mut parts = text.split('{');
    let is_start_valid = parts.next().is_none_or(is_literals);
    is_start_valid
        && parts.all(|part| {
            part.split_once('}').is_some_and(|(expression, rest)| is_expression(expression) && is_literals(rest))
        })
}

/// Section 2.1, with the apostrophe of erratum 6937.
fn is_literals(text: &str) -> bool {
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let valid = match character {
            '%' => (0..2).all(|_| characters.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            '!'..='~' => true,
            other => is_unicode_character(other) || is_private_character(other),
        };
        if !valid {
            return false;
        }
    }
    true
}

/// Section 2.2: an operator, perhaps one that is reserved, and variables.
fn is_expression(text: &str) -> bool {
    let variables = text.strip_prefix(['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|']).unwrap_or(text);
    variables.split(',').all(is_variable)
}

/// Section 2.4: a name, perhaps cut after some characters or exploded.
fn is_variable(text: &str) -> bool {
    let name = match text.split_once(':') {
        Some((name, length)) => Some(name).filter(|_| is_prefix_length(length)),
        None => Some(text.strip_suffix('*').unwrap_or(text)),
    };
    name.is_some_and(|name| name.split('.').all(is_name_part))
}

/// 1 to 9999, without leading zeros.
fn is_prefix_length(text: &str) -> bool {
    (1..=4).contains(&text.len()) && !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_name_part(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let valid = match byte {
            b'%' => (0..2).all(|_| bytes.next().is_some_and(|digit| digit.is_ascii_hexdigit())),
            other => other.is_ascii_alphanumeric() || other == b'_',
        };
        if !valid {
            return false;
        }
    }
    !text.is_empty()
}
