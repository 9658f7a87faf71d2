//! Inputs for a reader of JSON: values, damaged values, and what is hardly JSON at all.

use super::random::Random;

type Make = fn(&mut Random, &mut Vec<u8>);

/// An input.
pub(crate) fn input(random: &mut Random) -> Vec<u8> {
    let kinds: [(usize, Make); 7] =
        [(40, document), (34, damaged), (8, number_signs), (8, text_signs), (6, tokens), (3, bytes), (1, deep)];
    let mut out = Vec::with_capacity(256);
    random.weighed(&kinds)(random, &mut out);
    out
}

/// A valid text, but that members may be there twice.
fn document(random: &mut Random, out: &mut Vec<u8>) {
    space(random, out);
    let levels = random.below(5);
    value(random, levels, out);
    space(random, out);
}

/// Valid texts, changed in a few places.
fn damaged(random: &mut Random, out: &mut Vec<u8>) {
    document(random, out);
    for _ in 0..=random.below(3) {
        damage(random, out);
    }
}

fn damage(random: &mut Random, out: &mut Vec<u8>) {
    let at = random.below(out.len() + 1);
    let end = at + random.below(out.len() + 1 - at).min(12);
    match random.below(8) {
        0 => out.truncate(at),
        1 => _ = out.drain(at..end),
        2 => {
            let copy = out[at..end].to_vec();
            let to = random.below(out.len() + 1);
            out.splice(to..to, copy);
        }
        3 if at < out.len() => out[at] ^= 1 << random.below(8),
        4 if at < out.len() => out[at] = *random.among(b"[]{},:\"\\0123456789eE+-. tfnu\x00\x1f\x7f\x80\xbf\xff"),
        5 => {
            // The beginning of one text and the end of another.
            let mut other = Vec::new();
            document(random, &mut other);
            let from = random.below(other.len() + 1);
            out.truncate(at);
            out.extend_from_slice(&other[from..]);
        }
        _ => {
            let piece = *random.among::<&[u8]>(PIECES);
            out.splice(at..at, piece.iter().copied());
        }
    }
}

/// What easily goes wrong.
const PIECES: &[&[u8]] = &[
    b"\x00",
    b"\x1f",
    b"\n",
    b"\t",
    b"\x0b",
    b"\x0c",
    b"\x7f",
    b"\x80",
    b"\xff",
    // UTF-8 that is too long, cut off, a surrogate, beyond the last code point.
    b"\xc0\x80",
    b"\xe0\x80\x80",
    b"\xc3",
    b"\xe2\x82",
    b"\xf0\x9f\x98",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf",
    b"\xf4\x90\x80\x80",
    b"\xf8\x88\x80\x80\x80",
    // A byte order mark, and white space that JSON does not know.
    b"\xef\xbb\xbf",
    b"\xc2\xa0",
    b"\xe2\x80\xa8",
    b"\\ud800",
    b"\\udc00",
    b"\\uDBFF\\u0041",
    b"\\ud83d\\ud83d\\ude00",
    b"\\ud800\\",
    b"\\ud800\\u",
    b"\\u",
    b"\\u12",
    b"\\u12g4",
    b"\\u+123",
    b"\\u 123",
    b"\\U0041",
    b"\\x41",
    b"\\'",
    b"\\\n",
    b"\\",
    b"\"",
    b"'",
    b",",
    b":",
    b"{",
    b"}",
    b"[",
    b"]",
    b"0",
    b"-",
    b"+",
    b".",
    b"e",
    b"E+",
    b"1",
    b" ",
    b"//",
    b"/**/",
    b"#",
    b"NaN",
    b"Infinity",
    b"true",
    b"tru",
    b"nulll",
    b"False",
    b"1 2",
    b"\"a\":1",
    b",\"a\":1",
];

/// What numbers are made of, mostly in a wrong order.
fn number_signs(random: &mut Random, out: &mut Vec<u8>) {
    const SIGNS: &[u8] = b"00112345678999..eE+--";
    let in_array = random.percent(50);
    out.extend_from_slice(if in_array { b"[" } else { b"" });
    number(random, out);
    for _ in 0..random.below(4) {
        let at = random.below(out.len() + 1);
        out.insert(at, *random.among(SIGNS));
    }
    out.extend_from_slice(if in_array { b"]" } else { b"" });
}

/// A text with one piece that is wrong, mostly: behind every number of good signs, for readers that take several at once.
fn text_signs(random: &mut Random, out: &mut Vec<u8>) {
    out.push(b'"');
    let length = random.below(40);
    (0..length).for_each(|_| out.push(*random.among(b"abcXYZ 019")));
    out.extend_from_slice(random.among::<&[u8]>(PIECES));
    let length = random.below(40);
    (0..length).for_each(|_| out.push(*random.among(b"abcXYZ 019")));
    out.push(b'"');
}

/// JSON's words at random.
fn tokens(random: &mut Random, out: &mut Vec<u8>) {
    const TOKENS: &[&[u8]] =
        &[b"[", b"]", b"{", b"}", b",", b":", b"\"a\"", b"\"b\"", b"1", b"-0.5e1", b"true", b"null", b" ", b"\n"];
    for _ in 0..random.below(8) {
        out.extend_from_slice(random.among::<&[u8]>(TOKENS));
    }
}

/// Any bytes.
fn bytes(random: &mut Random, out: &mut Vec<u8>) {
    for _ in 0..random.below(12) {
        out.push(random.next().to_le_bytes()[0]);
    }
}

/// As deep as is allowed, or somewhat deeper; not always closed.
fn deep(random: &mut Random, out: &mut Vec<u8>) {
    let levels = 122 + random.below(12);
    let kind = random.below(3);
    let objects: Vec<bool> = (0..levels).map(|level| kind == 1 || kind == 2 && (level + levels) % 3 == 0).collect();
    for is_object in &objects {
        out.extend_from_slice(if *is_object { b"{\"a\":" } else { b"[" });
    }
    scalar(random, out);
    for is_object in objects.iter().rev() {
        out.push(if *is_object { b'}' } else { b']' });
    }
    if random.percent(20) {
        damage(random, out);
    }
}

fn value(random: &mut Random, levels: usize, out: &mut Vec<u8>) {
    match random.below(5) {
        0 | 1 if levels > 0 => array(random, levels, out),
        2 | 3 if levels > 0 => object(random, levels, out),
        _ => scalar(random, out),
    }
}

fn array(random: &mut Random, levels: usize, out: &mut Vec<u8>) {
    out.push(b'[');
    space(random, out);
    for item in 0..random.below(5) {
        if item > 0 {
            separator(random, b',', out);
        }
        value(random, levels - 1, out);
    }
    space(random, out);
    out.push(b']');
}

fn object(random: &mut Random, levels: usize, out: &mut Vec<u8>) {
    out.push(b'{');
    space(random, out);
    for member in 0..random.below(5) {
        if member > 0 {
            separator(random, b',', out);
        }
        name(random, out);
        separator(random, b':', out);
        value(random, levels - 1, out);
    }
    space(random, out);
    out.push(b'}');
}

fn separator(random: &mut Random, sign: u8, out: &mut Vec<u8>) {
    space(random, out);
    out.push(sign);
    space(random, out);
}

/// Mostly none, seldom much.
fn space(random: &mut Random, out: &mut Vec<u8>) {
    let length = random.weighed(&[(80, 0), (14, 1), (4, 3), (2, 19)]);
    (0..length).for_each(|_| out.push(*random.among(b" \t\r\n")));
}

/// One of so many that two of an object are seldom the same; the same name may be written in several ways.
fn name(random: &mut Random, out: &mut Vec<u8>) {
    const ODD: &[&str] = &["", "a/b", "a~b", "é", "\\u00e9", "\\u0061", "a", "A", "\\ud83d\\ude00", "\\u0000", "type"];
    if random.percent(90) {
        out.extend_from_slice(format!("\"member{}\"", random.below(100)).as_bytes());
    } else {
        out.extend_from_slice(format!("\"{}\"", random.word(ODD)).as_bytes());
    }
}

fn scalar(random: &mut Random, out: &mut Vec<u8>) {
    match random.below(7) {
        0 => out.extend_from_slice(b"null"),
        1 => out.extend_from_slice(random.word(&["true", "false"]).as_bytes()),
        2 | 3 => number(random, out),
        _ => text(random, out),
    }
}

/// Any number, of any length; or one at an edge of what machines hold.
fn number(random: &mut Random, out: &mut Vec<u8>) {
    const EDGES: &[&str] = &[
        "0",
        "-0",
        "-0.0",
        "0e0",
        "0E+00",
        "-0e-0",
        "1.0",
        "1e2",
        "255",
        "2147483647",
        "-2147483648",
        "9007199254740993",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "340282366920938463463374607431768211456",
        "0.1",
        "0.30000000000000004",
        "5e-324",
        "2e-324",
        "2.2250738585072011e-308",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "1e309",
        "-1e400",
        "1e-400",
        "1e99999999999999999999",
        "1e-99999999999999999999",
    ];
    if random.percent(20) {
        return out.extend_from_slice(random.word(EDGES).as_bytes());
    }
    out.extend_from_slice(random.word(&["", "", "-"]).as_bytes());
    if random.percent(15) {
        out.push(b'0');
    } else {
        out.push(*random.among(b"123456789"));
        let more = random.weighed(&[(50, 2), (30, 8), (15, 20), (5, 60)]);
        digits(random, more, out);
    }
    if random.percent(40) {
        out.push(b'.');
        out.push(*random.among(b"0123456789"));
        let more = random.weighed(&[(60, 2), (30, 18), (10, 40)]);
        digits(random, more, out);
    }
    if random.percent(25) {
        out.push(*random.among(b"eE"));
        out.extend_from_slice(random.word(&["", "+", "-"]).as_bytes());
        out.push(*random.among(b"0123456789"));
        digits(random, 2, out);
    }
}

fn digits(random: &mut Random, at_most: usize, out: &mut Vec<u8>) {
    (0..random.below(at_most + 1)).for_each(|_| out.push(*random.among(b"0123456789")));
}

/// Any text: runs of plain signs, and between them all that is not plain.
fn text(random: &mut Random, out: &mut Vec<u8>) {
    const SIGNS: &[&str] = &[
        "\\\"",
        "\\\\",
        "\\/",
        "\\b",
        "\\f",
        "\\n",
        "\\r",
        "\\t",
        "/",
        "\u{7f}",
        "\u{80}",
        "é",
        "\u{7ff}",
        "\u{800}",
        "€",
        "\u{2028}",
        "\u{d7ff}",
        "\u{e000}",
        "\u{fffd}",
        "\u{ffff}",
        "\u{10000}",
        "😀",
        "\u{10ffff}",
    ];
    const UNITS: &[&str] = &["0000", "001F", "0020", "0022", "005c", "00e9", "2028", "D7FF", "e000", "FfFf", "fEfF"];
    out.push(b'"');
    for _ in 0..random.weighed(&[(40, 1), (30, 2), (20, 4), (10, 9)]) {
        match random.below(6) {
            0 => out.extend_from_slice(random.word(SIGNS).as_bytes()),
            1 => {
                out.extend_from_slice(b"\\u");
                out.extend_from_slice(random.word(UNITS).as_bytes());
            }
            2 => {
                let (high, low) = (0xd800 + random.below(0x400), 0xdc00 + random.below(0x400));
                out.extend_from_slice(format!("\\u{high:x}\\u{low:04X}").as_bytes());
            }
            _ => {
                let length = random.weighed(&[(60, 6), (30, 20), (10, 50)]);
                let length = random.below(length);
                (0..length).for_each(|_| out.push(*random.among(b"abcdefghijXYZ 0123-_:,{}[]'")));
            }
        }
    }
    out.push(b'"');
}
