//! Punycode, RFC 3492, for labels: 63 octets at most.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const INITIAL_BIAS: u32 = 72;
const DAMP_FIRST: u32 = 700;
const DAMP: u32 = 2;
const INITIAL_POINT: u32 = 0x80;

/// The code points that ASCII text in lower case stands for, without the prefix `xn--`.
pub(super) fn decode(text: &str) -> Option<Vec<char>> {
    let (basic, deltas) = text.rsplit_once('-').unwrap_or(("", text));
    let mut decoded: Vec<char> = basic.chars().collect();
    let mut digits = deltas.bytes();
    let (mut point, mut position, mut bias) = (INITIAL_POINT, 0_u32, INITIAL_BIAS);
    while digits.len() > 0 {
        let before = position;
        position = position.checked_add(delta(&mut digits, bias)?)?;
        let count = u32::try_from(decoded.len()).ok()? + 1;
        bias = adapt((position - before) / if before == 0 { DAMP_FIRST } else { DAMP }, count);
        point = point.checked_add(position / count)?;
        position %= count;
        decoded.insert(usize::try_from(position).ok()?, char::from_u32(point)?);
        position += 1;
    }
    Some(decoded)
}

/// The ASCII text of a label, without the prefix `xn--`. None where a number overflows, which no short label's does.
pub(super) fn encode(label: &[char]) -> Option<String> {
    let mut text: String = label.iter().filter(|character| character.is_ascii()).collect();
    let basic = u32::try_from(text.len()).ok()?;
    if basic > 0 {
        text.push('-');
    }
    let (mut point, mut delta, mut bias, mut done) = (INITIAL_POINT, 0_u32, INITIAL_BIAS, basic);
    while let Some(next) = label.iter().map(|character| u32::from(*character)).filter(|next| *next >= point).min() {
        delta = delta.checked_add((next - point).checked_mul(done + 1)?)?;
        for character in label.iter().map(|character| u32::from(*character)) {
            if character < next {
                delta += 1;
            }
            if character == next {
                push_delta(&mut text, delta, bias);
                bias = adapt(delta / if done == basic { DAMP_FIRST } else { DAMP }, done + 1);
                (delta, done) = (0, done + 1);
            }
        }
        (delta, point) = (delta + 1, next + 1);
    }
    Some(text)
}

/// A number of variable length, RFC 3492 section 3.3.
fn delta(digits: &mut std::str::Bytes<'_>, bias: u32) -> Option<u32> {
    let (mut delta, mut weight, mut k) = (0_u32, 1_u32, BASE);
    loop {
        let digit = match digits.next()? {
            letter @ b'a'..=b'z' => u32::from(letter - b'a'),
            digit @ b'0'..=b'9' => u32::from(digit - b'0') + 26,
            _ => return None,
        };
        delta = delta.checked_add(digit.checked_mul(weight)?)?;
        let threshold = threshold(k, bias);
        if digit < threshold {
            return Some(delta);
        }
        weight = weight.checked_mul(BASE - threshold)?;
        k += BASE;
    }
}

fn push_delta(text: &mut String, delta: u32, bias: u32) {
    let (mut rest, mut k) = (delta, BASE);
    loop {
        let threshold = threshold(k, bias);
        if rest < threshold {
            text.extend(digit(rest));
            return;
        }
        text.extend(digit(threshold + (rest - threshold) % (BASE - threshold)));
        rest = (rest - threshold) / (BASE - threshold);
        k += BASE;
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn digit(value: u32) -> Option<char> {
    // Letters stand for 0 to 25, digits for 26 to 35.
    char::from_digit((value + 10) % BASE, BASE)
}

/// Section 6.1, from a delta that is damped already.
fn adapt(damped: u32, count: u32) -> u32 {
    let mut delta = damped + damped / count;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + 38)
}
