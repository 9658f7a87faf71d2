//! Exact numbers against a naive reckoning in large integers.

use std::cmp::Ordering;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::{Duration, Instant};

use carimbo_runtime::{Check, Json, Kinds, Number, NumberError, View, to_json_string};
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

#[test]
fn short_numbers_stay_in_their_place() {
    assert_eq!((size_of::<Number>(), size_of::<Option<Number>>()), (24, 24));
    for length in 1..50 {
        let text = "7".repeat(length);
        let number = number(&text);
        assert_eq!((number.as_str(), number.clone().to_string()), (&*text, text.clone()));
        assert_eq!(to_json_string(&number), text);
    }
}

#[test]
fn integers_are_written_as_they_are_shown() {
    for bits in 0..127 {
        let power = 1_i128 << bits;
        for value in [power, -power, power - 1, 10_i128.pow(bits / 4), i128::MAX - power, i128::MIN + power] {
            assert_eq!(to_json_string(&value), value.to_string());
            assert_eq!(Number::from(value).as_str(), value.to_string());
        }
    }
    assert_eq!(to_json_string(&vec![i128::MIN, i128::MAX]), format!("[{},{}]", i128::MIN, i128::MAX));
    assert_eq!(to_json_string(&vec![0_u8, 10, 255]), "[0,10,255]");
    assert_eq!(to_json_string(&vec![i64::MIN, 0, i64::MAX]), "[-9223372036854775808,0,9223372036854775807]");
}

/// All texts of a small alphabet against another reader of JSON.
#[test]
fn syntax_is_that_of_another_reader() {
    let alphabet = ["", "-", "0", "7", ".", "e", "E", "+"];
    for index in 0..alphabet.len().pow(6) {
        let text: String = (0..6).map(|place| alphabet[index >> (3 * place) & 7]).collect();
        let expected = serde_json::from_str::<&serde_json::value::RawValue>(&text).is_ok();
        assert_eq!(text.parse::<Number>().is_ok(), expected, "{text}");
    }
}

/// Numbers without an exponent, around the length at which machine integers end.
const PLAIN: &str = "-?(0|[1-9][0-9]{0,2}|[1-9]0{13,18}[0-9]?)(\\.([05]{1,3}|0{13,17}[0-9]))?";

/// Limits, short and long.
const LIMITS: [&str; 9] =
    ["0", "-0.5", "5", "1.00", "5e0", "999999999999999999", "1000000000000000000", "0.00000000000000005", "-1e30"];

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

    /// An exponent sends numbers the long way.
    #[test]
    fn few_digits_are_decided_as_many(a in PLAIN, b in PLAIN) {
        let (left, right) = (number(&a), number(&b));
        let (long_left, long_right) = (number(&format!("{a}e0")), number(&format!("{b}e0")));
        prop_assert_eq!(left.cmp(&right), long_left.cmp(&long_right));
        prop_assert_eq!(left.cmp(&long_left), Ordering::Equal);
        prop_assert_eq!(left == right, long_left == long_right);
        prop_assert_eq!(left.is_multiple_of(&right), long_left.is_multiple_of(&long_right));
        prop_assert_eq!(left.is_integer(), long_left.is_integer());
        prop_assert_eq!(left == right, hash(&left) == hash(&right));
        for limit in LIMITS {
            for check in [
                Check::Kinds(Kinds::INTEGER),
                Check::Minimum(limit),
                Check::Maximum(limit),
                Check::ExclusiveMinimum(limit),
                Check::ExclusiveMaximum(limit),
                Check::MultipleOf(limit),
                Check::Not(&Check::Kinds(Kinds::INTEGER)),
            ] {
                let long = check.accepts(View::Number(&long_left));
                prop_assert_eq!(check.accepts(View::Number(&left)), long, "{} {:?}", a, check);
                prop_assert_eq!(check.verify(View::Number(&left), "").is_ok(), long, "{} {:?}", a, check);
            }
        }
    }
}
