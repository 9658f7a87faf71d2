//! Text into the alphabets of a URL and of a header: percent-encoding and base64.

const HEX: &[u8; 16] = b"0123456789ABCDEF";
const BASE64: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Appends a parameter's text. Everything but RFC 3986's `unreserved` characters is encoded, so that the text cannot end
/// a path segment, a query value or the query, whatever it holds.
pub(super) fn push_parameter(target: &mut String, text: &str) {
    push_encoded(target, text, is_unreserved);
}

/// Appends a constant part of a path. `/` and the characters that RFC 3986 allows in a segment stay, also a `%` that
/// the specification's author wrote; anything else (`?`, `#`, space …) is encoded and so remains part of the path.
pub(super) fn push_literal(target: &mut String, text: &str) {
    push_encoded(target, text, |byte| byte == b'/' || byte == b'%' || is_segment_character(byte));
}

/// Is this a character of RFC 3986's `pchar`, leaving percent-encoding aside?
pub(super) fn is_segment_character(byte: u8) -> bool {
    is_unreserved(byte)
        || matches!(byte, b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@')
}

/// Would a URL library take this segment for `.` or `..`? It does so for an encoded dot too.
pub(super) fn is_dot_segment(segment: &str) -> bool {
    let dots = segment.replace("%2e", ".").replace("%2E", ".");
    dots == "." || dots == ".."
}

/// Standard base64 with padding, as HTTP's `Basic` scheme wants it.
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let (first, second, third) = (group.first(), group.get(1), group.get(2));
        let bits = [first, second, third].iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte.unwrap_or(&0)));
        text.push(sextet(bits >> 18));
        text.push(sextet(bits >> 12));
        text.push(second.map_or('=', |_| sextet(bits >> 6)));
        text.push(third.map_or('=', |_| sextet(bits)));
    }
    text
}

fn push_encoded(target: &mut String, text: &str, keep: fn(u8) -> bool) {
    for byte in text.bytes() {
        if keep(byte) {
            target.push(char::from(byte));
        } else {
            target.push('%');
            target.push(hex_digit(byte >> 4));
            target.push(hex_digit(byte & 0x0F));
        }
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn hex_digit(nibble: u8) -> char {
    char::from(*HEX.get(usize::from(nibble)).expect("a nibble is below 16"))
}

fn sextet(bits: u32) -> char {
    let index = usize::try_from(bits & 0x3F).expect("six bits fit");
    char::from(*BASE64.get(index).expect("six bits are below 64"))
}
