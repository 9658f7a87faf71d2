//! Notations: identifiers, pointers, decimals, bytes.

use super::super::pattern::{all, exactly, run, within};

/// Five groups of hexadecimal digits.
pub(super) fn is_uuid(text: &str) -> bool {
    exactly::<8>(text.as_bytes(), is_hexadecimal)
        .and_then(after_group::<4>)
        .and_then(after_group::<4>)
        .and_then(after_group::<4>)
        .and_then(after_group::<12>)
        .is_some_and(<[u8]>::is_empty)
}

/// What follows a hyphen and `N` hexadecimal digits.
fn after_group<const N: usize>(text: &[u8]) -> Option<&[u8]> {
    exactly::<N>(text.strip_prefix(b"-")?, is_hexadecimal)
}

fn is_hexadecimal(byte: u8) -> bool {
    within(byte, b'0', b'9') | within(byte | 0x20, b'a', b'f')
}

/// RFC 6901 section 3.
pub(super) fn is_json_pointer(text: &str) -> bool {
    let escapes_are_known = text.split('~').skip(1).all(|after| after.starts_with(['0', '1']));
    escapes_are_known && (text.is_empty() || text.starts_with('/'))
}

/// A number of levels up, an optional shift among siblings, then a JSON pointer or `#`.
pub(super) fn is_relative_json_pointer(text: &str) -> bool {
    let Some(rest) = after_integer(text) else {
        return false;
    };
    let rest = match rest.strip_prefix(['+', '-']) {
        Some(shift) if shift.starts_with('0') => return false,
        Some(shift) => after_integer(shift),
        None => Some(rest),
    };
    rest.is_some_and(|rest| rest == "#" || is_json_pointer(rest))
}

pub(super) fn is_decimal(text: &str) -> bool {
    let is_digit = |byte| within(byte, b'0', b'9');
    let text = text.strip_prefix('-').unwrap_or(text);
    match run(text.as_bytes(), is_digit) {
        (0, _) => false,
        (_, []) => true,
        (_, [b'.', fraction @ ..]) => !fraction.is_empty() && all(fraction, is_digit),
        _ => false,
    }
}

/// RFC 4648 section 4.
pub(super) fn is_base64(text: &str) -> bool {
    let content = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let is_letter = |byte: u8| within(byte | 0x20, b'a', b'z') | within(byte, b'/', b'9') | within(byte, b'+', b'+');
    text.len() % 4 == 0 && all(content.as_bytes(), is_letter)
}

/// What follows a number without leading zeros.
fn after_integer(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let digits = text.len() - rest.len();
    if digits == 0 || (digits > 1 && text.starts_with('0')) { None } else { Some(rest) }
}
