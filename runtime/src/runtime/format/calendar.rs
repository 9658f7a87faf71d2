//! Dates, times and durations of RFC 3339.

/// `1985-04-12`
pub(super) fn is_date(text: &str) -> bool {
    text.as_bytes().try_into().is_ok_and(is_day)
}

/// `1985-04-12T23:20:50.52Z`
pub(super) fn is_date_time(text: &str) -> bool {
    match text.as_bytes().split_first_chunk() {
        Some((date, [b'T' | b't', time @ ..])) => is_day(date) && is_time_of_day(time),
        _ => false,
    }
}

/// `23:20:50.52Z`
pub(super) fn is_time(text: &str) -> bool {
    is_time_of_day(text.as_bytes())
}

/// `P3Y6M4DT12H30M5S`, or weeks alone.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(text) = text.strip_prefix('P') else {
        return false;
    };
    match text.split_once('T') {
        Some((date, time)) => (date.is_empty() || are_amounts(date, b"YMD")) && are_amounts(time, b"HMS"),
        None => are_amounts(text, b"YMD") || are_amounts(text, b"W"),
    }
}

fn is_day(date: &[u8; 10]) -> bool {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = date else {
        return false;
    };
    match (number([y1, y2]), number([y3, y4]), number([m1, m2]), number([d1, d2])) {
        (Some(century), Some(year), Some(month), Some(day)) => day >= 1 && day <= days_in(month, century * 100 + year),
        _ => false,
    }
}

fn is_time_of_day(time: &[u8]) -> bool {
    let Some((&[h1, h2, b':', m1, m2, b':', s1, s2], rest)) = time.split_first_chunk() else {
        return false;
    };
    let Some(offset) = after_fraction(rest).and_then(offset_minutes) else {
        return false;
    };
    match (number([h1, h2]), number([m1, m2]), number([s1, s2])) {
        (Some(hour @ 0..24), Some(minute @ 0..60), Some(second)) => {
            // A leap second ends a day of UTC (RFC 3339 section 5.7).
            let leap = || second == 60 && (hour * 60 + minute - offset).rem_euclid(24 * 60) == 24 * 60 - 1;
            second < 60 || leap()
        }
        _ => false,
    }
}

/// The value of two digits.
#[inline]
fn number([ten, one]: [u8; 2]) -> Option<i32> {
    let (ten, one) = (ten.wrapping_sub(b'0'), one.wrapping_sub(b'0'));
    (ten <= 9 && one <= 9).then(|| i32::from(ten * 10 + one))
}

fn days_in(month: i32, year: i32) -> i32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

fn after_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else {
        return Some(rest);
    };
    let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 0 { None } else { fraction.get(digits..) }
}

fn offset_minutes(offset: &[u8]) -> Option<i32> {
    let (sign, digits) = match offset {
        [b'Z' | b'z'] => return Some(0),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let &[h1, h2, b':', m1, m2] = digits else {
        return None;
    };
    match (number([h1, h2])?, number([m1, m2])?) {
        (hours @ 0..24, minutes @ 0..60) => Some(sign * (hours * 60 + minutes)),
        _ => None,
    }
}

/// One or more amounts, each with its unit, the units in order and none left out between two (`P1Y1D` is none).
fn are_amounts(text: &str, units: &[u8]) -> bool {
    let mut rest = text;
    let mut last = None;
    while !rest.is_empty() {
        let amount = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let unit = amount.bytes().next().and_then(|unit| units.iter().position(|known| *known == unit));
        let (Some(unit), false) = (unit, amount.len() == rest.len()) else {
            return false;
        };
        if last.is_some_and(|last| unit != last + 1) {
            return false;
        }
        last = Some(unit);
        rest = amount.get(1..).unwrap_or_default();
    }
    last.is_some()
}
