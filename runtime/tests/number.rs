//! Exact numbers against a naive reckoning in large integers.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use carimbo_runtime::{Json, Number, NumberError};
use proptest::prelude::*;

fn number(text: &str) -> Number {
    text.parse().expect("a JSON number")
}

fn hash(value: &Number) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[test]
fn equal_values_are_equal_however_they_are_written() {
    let groups = [
        vec!["0", "-0", "0.0", "0e5", "-0.000e-99999999999999999999999999999999999999999999"],
        vec!["1", "1.0", "1e0", "10e-1", "0.1e1", "0.001e3", "100E-2", "1.000"],
        vec!["-12.5", "-125e-1", "-0.125e+2", "-12.50"],
        vec!["1e400", "10e399", "0.1e401"],
        vec!["123456789012345678901234567890.5", "1234567890123456789012345678905e-1"],
    ];
    for (position, group) in groups.iter().enumerate() {
        for text in group {
            assert_eq!(number(text), number(group[0]));
            assert_eq!(hash(&number(text)), hash(&number(group[0])), "{text}");
            assert_eq!(number(text).to_string(), *text);
            assert!(
                groups.iter().enumerate().all(|(other, group)| other == position || number(group[0]) != number(text))
            );
        }
    }
}

#[test]
fn order_is_that_of_mathematics() {
    let ascending = [
        "-1e999999999999",
        "-1e400",
        "-10",
        "-9.99",
        "-1",
        "-0.1",
        "-0.0999",
        "-1e-400",
        "0",
        "1e-999999999",
        "1e-400",
        "0.0999",
        "0.1",
        "0.11",
        "1",
        "9",
        "9.99",
        "10",
        "9007199254740992",
        "9007199254740993",
        "1e400",
        "1e999999999",
        "1.1e999999999",
    ];
    for (position, text) in ascending.iter().enumerate() {
        for (other, other_text) in ascending.iter().enumerate() {
            assert_eq!(number(text).cmp(&number(other_text)), position.cmp(&other), "{text} {other_text}");
        }
    }
}

#[test]
fn refuses_what_is_no_json_number() {
    for text in ["", " 1", "1 ", "01", "+1", "1.", ".5", "1e", "NaN", "inf", "\"1\"", "1,2", "0x10", "1_000"] {
        assert_eq!(text.parse::<Number>(), Err(NumberError::Syntax), "{text}");
    }
}

#[test]
fn integers_convert_when_they_are_ones() {
    assert_eq!(i64::try_from(number("1e2")), Ok(100));
    assert_eq!(i64::try_from(number("-9223372036854775808.0")), Ok(i64::MIN));
    assert_eq!(i64::try_from(number("9223372036854775808")), Err(NumberError::Range));
    assert_eq!(u64::try_from(number("1.8446744073709551615e19")), Ok(u64::MAX));
    assert_eq!(i128::try_from(number("-170141183460469231731687303715884105728e0")), Ok(i128::MIN));
    assert_eq!(i64::try_from(number("0.5")), Err(NumberError::Range));
    assert_eq!(i64::try_from(number("1e999999999")), Err(NumberError::Range));
    assert_eq!(u64::try_from(number("-0.0")), Ok(0));
    assert!(number("12e-1").to_f64() > 1.19);
    assert!(number("1e400").to_f64().is_infinite());
}

#[test]
fn multiples() {
    let is_multiple = |number_text: &str, divisor: &str| number(number_text).is_multiple_of(&number(divisor));
    for (text, divisor) in [
        ("10.50", "0.01"),
        ("0", "7"),
        ("1e999999999", "0.25"),
        ("-9", "3"),
        ("4.5", "1.5"),
        ("1e3", "8"),
        ("0", "0"),
        ("0.0075", "0.0001"),
    ] {
        assert!(is_multiple(text, divisor), "{text} {divisor}");
    }
    for (text, divisor) in [
        ("10.505", "0.01"),
        ("1", "7"),
        ("1e999999999", "3"),
        ("1e-999999999", "0.25"),
        ("1e2", "8"),
        ("1", "0"),
        ("0.00751", "0.0001"),
    ] {
        assert!(!is_multiple(text, divisor), "{text} {divisor}");
    }
    let prime = format!("1{}7", "0".repeat(60));
    let square = format!("1{}14{}49", "0".repeat(59), "0".repeat(59));
    assert!(
        is_multiple(&square, &prime)
            && !is_multiple(&format!("{square}1"), &prime)
            && is_multiple(&format!("{square}e1000000"), &prime)
    );
}

#[test]
fn size_costs_no_more_than_itself() {
    let start = Instant::now();
    let long = number(&"9".repeat(1_000_000));
    let huge = number("1e999999999999999999999999999999999999999999");
    assert!(long < huge && huge.is_integer() && long.is_multiple_of(&number("9e-3")));
    assert!(huge.is_multiple_of(&number("1024")) && !huge.is_multiple_of(&number("3")));
    let value: Json = format!("[{},1e-999999999]", "1".repeat(100_000)).parse().unwrap();
    assert_eq!(value.clone(), value);
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn debug_and_conversions() {
    assert_eq!(format!("{:?}", number("1.50")), "Number(1.50)");
    assert_eq!(Number::from(-7_i32).as_str(), "-7");
    assert_eq!(Number::from(u64::MAX).as_str(), "18446744073709551615");
    assert_eq!(Number::from(i128::MIN).to_string(), i128::MIN.to_string());
}

/// `mantissa × 10^exponent`, written in one of many ways.
fn written(mantissa: i64, exponent: i32, shift: i32) -> String {
    let sign = if mantissa < 0 { "-" } else { "" };
    let digits = mantissa.unsigned_abs().to_string();
    match usize::try_from(shift) {
        Ok(shift) if shift > 0 => {
            let padded = format!("{digits:0>width$}", width = shift + 1);
            let (whole, fraction) = padded.split_at(padded.len() - shift);
            format!("{sign}{whole}.{fraction}e{}", exponent + i32::try_from(shift).expect("a few digits"))
        }
        _ => format!("{sign}{digits}e{exponent}"),
    }
}

/// The value in units of 10^-10.
fn units(mantissa: i64, exponent: i32) -> i128 {
    i128::from(mantissa) * 10_i128.pow(u32::try_from(exponent + 10).expect("-10 at least"))
}

proptest! {
    #[test]
    fn agrees_with_integers(
        a in -1_000_000_000_000_i64..1_000_000_000_000, b in -1_000_i64..1_000, zeros in 0..3_u32,
        ea in -10..10_i32, eb in -10..10_i32, sa in 0..6_i32, sb in 0..6_i32,
    ) {
        let b = b * 10_i64.pow(zeros);
        let (left, right) = (number(&written(a, ea, sa)), number(&written(b, eb, sb)));
        let (l, r) = (units(a, ea), units(b, eb));
        prop_assert_eq!(left.cmp(&right), l.cmp(&r));
        prop_assert_eq!(left == right, l == r);
        prop_assert_eq!(left.is_multiple_of(&right), if r == 0 { l == 0 } else { l % r == 0 });
        prop_assert_eq!(left.is_integer(), l % 10_i128.pow(10) == 0);
        prop_assert_eq!(i128::try_from(&left).ok(), (l % 10_i128.pow(10) == 0).then(|| l / 10_i128.pow(10)));
        let same = number(&written(a, ea, sb));
        prop_assert_eq!(hash(&left), hash(&same));
        prop_assert_eq!(left, same);
    }
}
