//! What a scalar without quotes means: YAML 1.2.2, section 10.3.2, the core schema. Numbers become JSON number texts
//! that keep their digits.

/// More digits than this are refused in base 8 and 16, whose conversion takes quadratic time.
const RADIX_DIGITS_MAX: usize = 4096;

/// The meaning of a plain scalar.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Plain {
    Null,
    Boolean(bool),
    /// A JSON number text without fraction and exponent.
    Integer(String),
    /// A JSON number text with fraction or exponent.
    Float(String),
    /// `.inf` or `.nan`, which JSON does not have.
    NotFinite,
    /// An integer in base 8 or 16 of more digits than are read.
    TooLong,
    Text,
}

/// Resolves a plain scalar.
pub(super) fn resolve(text: &str) -> Plain {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Plain::Null,
        "true" | "True" | "TRUE" => Plain::Boolean(true),
        "false" | "False" | "FALSE" => Plain::Boolean(false),
        ".nan" | ".NaN" | ".NAN" => Plain::NotFinite,
        _ if !text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '+' | '-' | '.')) => Plain::Text,
        _ => number(text),
    }
}

fn number(text: &str) -> Plain {
    if let Some(digits) = text.strip_prefix("0o") {
        return in_radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return in_radix(digits, 16);
    }
    let (sign, magnitude) = match text.strip_prefix('-') {
        Some(magnitude) => ("-", magnitude),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    if matches!(magnitude, ".inf" | ".Inf" | ".INF") {
        return Plain::NotFinite;
    }
    decimal(sign, magnitude).unwrap_or(Plain::Text)
}

/// `[0-9]+`, or `( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`.
fn decimal(sign: &str, magnitude: &str) -> Option<Plain> {
    let (mantissa, exponent) = match magnitude.find(['e', 'E']) {
        Some(at) => (magnitude.get(..at)?, magnitude.get(at..)?),
        None => (magnitude, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(whole, rest)| (whole, Some(rest)));
    let is_number = is_digits(whole)
        && is_digits(fraction.unwrap_or(""))
        && !(whole.is_empty() && fraction.unwrap_or("").is_empty())
        && is_exponent(exponent);
    if !is_number {
        return None;
    }
    // JSON wants one digit before the point, no leading zero, and a digit after the point.
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    Some(match fraction {
        None if exponent.is_empty() => Plain::Integer(format!("{sign}{whole}")),
        None => Plain::Float(format!("{sign}{whole}{exponent}")),
        Some("") => Plain::Float(format!("{sign}{whole}.0{exponent}")),
        Some(fraction) => Plain::Float(format!("{sign}{whole}.{fraction}{exponent}")),
    })
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_exponent(text: &str) -> bool {
    let Some(power) = text.strip_prefix(['e', 'E']) else { return text.is_empty() };
    let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
    !digits.is_empty() && is_digits(digits)
}

fn in_radix(digits: &str, radix: u32) -> Plain {
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Plain::Text;
    }
    let digits = digits.trim_start_matches('0');
    if digits.len() > RADIX_DIGITS_MAX {
        return Plain::TooLong;
    }
    Plain::Integer(to_decimal(digits, radix))
}

/// Exact for any length: schoolbook arithmetic in base 10⁹, the least significant group first.
fn to_decimal(digits: &str, radix: u32) -> String {
    const BASE: u64 = 1_000_000_000;
    let mut groups: Vec<u64> = vec![0];
    for digit in digits.chars().filter_map(|digit| digit.to_digit(radix)) {
        let mut carry = u64::from(digit);
        for group in &mut groups {
            let sum = *group * u64::from(radix) + carry;
            *group = sum % BASE;
            carry = sum / BASE;
        }
        if carry > 0 {
            groups.push(carry);
        }
    }
    let mut groups = groups.iter().rev();
    let first = groups.next().map_or_else(String::new, u64::to_string);
    groups.fold(first, |text, group| format!("{text}{group:09}"))
}
