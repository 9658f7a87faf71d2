//! JSON number texts, read exactly.

/// A whole number from 0 up, as JSON Schema sees it: `2`, `2.0` and `20e-1` are one. More than `u64` holds becomes its
/// largest value, which no length reaches.
pub(super) fn count(text: &str) -> Option<u64> {
    let decimal = Decimal::parse(text)?;
    if decimal.digits.is_empty() {
        return Some(0);
    }
    if decimal.is_negative || decimal.exponent < 0 {
        return None;
    }
    if decimal.exponent > 19 {
        return Some(u64::MAX);
    }
    let zeros = usize::try_from(decimal.exponent).unwrap_or(0);
    Some(format!("{}{}", decimal.digits, "0".repeat(zeros)).parse().unwrap_or(u64::MAX))
}

/// Whether the number is above zero.
pub(super) fn is_positive(text: &str) -> bool {
    Decimal::parse(text).is_some_and(|decimal| !decimal.is_negative && !decimal.digits.is_empty())
}

/// `digits × 10^exponent`, without zeros at either end of the digits; none: zero.
struct Decimal {
    is_negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let kept = digits.trim_end_matches('0');
        let dropped = digits.len() - kept.len();
        let exponent = saturating_exponent(exponent)?
            .saturating_sub(i64::try_from(fraction.len()).ok()?)
            .saturating_add(i64::try_from(dropped).ok()?);
        let digits = kept.trim_start_matches('0').to_owned();
        Some(Self { is_negative: text.starts_with('-'), digits, exponent })
    }
}

/// An exponent of any length, cut off where it makes no difference.
fn saturating_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse().unwrap_or(i64::MAX / 4).min(i64::MAX / 4);
    Some(if text.starts_with('-') { -size } else { size })
}

#[cfg(test)]
mod tests {
    use super::{count, is_positive};

    #[test]
    fn counts() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0", Some(0)),
            ("0.0", Some(0)),
            ("12", Some(12)),
            ("120", Some(120)),
            ("2.0", Some(2)),
            ("20e-1", Some(2)),
            ("1.5e1", Some(15)),
            ("2.5", None),
            ("-1", None),
            ("1e-400", None),
            ("18446744073709551615", Some(u64::MAX)),
            ("1e400", Some(u64::MAX)),
            ("1e99999999999999999999", Some(u64::MAX)),
            ("0e99999999999999999999", Some(0)),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }

    #[test]
    fn signs() {
        for (text, expected) in [("0", false), ("0.00", false), ("-1", false), ("0.01", true), ("1e-9", true)] {
            assert_eq!(is_positive(text), expected, "{text}");
        }
    }
}
