//! Notations: identifiers, pointers, decimals, bytes.

/// Five groups of hexadecimal digits.
pub(super) fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(position, byte)| match position {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
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
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    match text.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(text),
    }
}

/// RFC 4648 section 4.
pub(super) fn is_base64(text: &str) -> bool {
    let content = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    text.len() % 4 == 0 && content.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'))
}

/// What follows a number without leading zeros.
fn after_integer(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let digits = text.len() - rest.len();
    if digits == 0 || (digits > 1 && text.starts_with('0')) { None } else { Some(rest) }
}
