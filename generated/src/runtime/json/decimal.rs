//! A number as mathematics sees it: sign, significant digits, power of ten. Borrowed from its text, so that comparing
//! costs no memory whatever the exponent; nothing here passes through binary floating point.

mod short;

use core::cmp::Ordering;

pub(in super::super) use short::Short;

/// Exponents beyond ±10³⁰ count as that much: nobody can tell such numbers apart by any other means.
const EXPONENT_LIMIT: i128 = 10_i128.pow(30);

/// `sign × 0.whole fraction × 10^magnitude`, where the first digit of `whole fraction` and its last are not zero. The
/// value zero has no digits, magnitude 0 and sign 0.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Decimal<'a> {
    sign: i8,
    magnitude: i128,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    /// The value of `text`, which is a JSON number.
    pub(in super::super) fn of(text: &'a str) -> Self {
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let point = if whole.is_empty() {
            -length(fraction.len() - fraction.trim_start_matches('0').len())
        } else {
            length(whole.len())
        };
        let (whole, fraction) = match (whole, fraction) {
            ("", "") => return Self { sign: 0, magnitude: 0, whole, fraction },
            ("", fraction) => ("", fraction.trim_start_matches('0')),
            (whole, "") => (whole.trim_end_matches('0'), ""),
            both => both,
        };
        Self { sign, magnitude: parse_exponent(exponent) + point, whole, fraction }
    }

    pub(in super::super) fn is_integer(self) -> bool {
        self.exponent() >= 0
    }

    pub(in super::super) fn is_multiple_of(self, divisor: Self) -> bool {
        if self.sign == 0 || divisor.sign == 0 {
            return self.sign == 0;
        }
        // A divisor of n digits has less than 4n factors two and five each: further tens change nothing.
        let zeros = (self.exponent() - divisor.exponent()).min(length(divisor.digit_count()) * 4);
        let Ok(zeros) = usize::try_from(zeros) else {
            // Without trailing zeros a mantissa is no multiple of ten, so a smaller exponent cannot divide.
            return false;
        };
        let digits = self.digits().chain(core::iter::repeat_n(0, zeros));
        match divisor.mantissa() {
            Some(mantissa) => digits.fold(0, |rest, digit| (rest * 10 + u128::from(digit)) % mantissa) == 0,
            None => remainder_is_zero(digits, &divisor.digits().collect::<Vec<_>>()),
        }
    }

    /// The value as an integer, when it is one that fits.
    pub(in super::super) fn to_i128(self) -> Option<i128> {
        if !self.is_integer() || self.magnitude > 39 {
            return None;
        }
        let value = self.digits().try_fold(0_i128, |value, digit| {
            value.checked_mul(10)?.checked_add(i128::from(self.sign) * i128::from(digit))
        })?;
        value.checked_mul(10_i128.checked_pow(u32::try_from(self.exponent()).ok()?)?)
    }

    /// The power of ten when the digits are read as an integer.
    fn exponent(self) -> i128 {
        self.magnitude - length(self.digit_count())
    }

    fn digit_count(self) -> usize {
        self.whole.len() + self.fraction.len()
    }

    fn digits(self) -> impl Iterator<Item = u8> + use<'a> {
        self.whole.bytes().chain(self.fraction.bytes()).map(|digit| digit.wrapping_sub(b'0'))
    }

    /// The digits as an integer, when ten times that fits.
    fn mantissa(self) -> Option<u128> {
        if self.digit_count() > 37 {
            return None;
        }
        Some(self.digits().fold(0, |mantissa, digit| mantissa * 10 + u128::from(digit)))
    }
}

impl PartialEq for Decimal<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal<'_> {}

impl PartialOrd for Decimal<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let absolute = || self.magnitude.cmp(&other.magnitude).then_with(|| self.digits().cmp(other.digits()));
        self.sign.cmp(&other.sign).then_with(|| if self.sign < 0 { absolute().reverse() } else { absolute() })
    }
}

impl core::hash::Hash for Decimal<'_> {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        (self.sign, self.magnitude).hash(state);
        self.digits().for_each(|digit| state.write_u8(digit));
    }
}

fn length(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(EXPONENT_LIMIT)
}

fn parse_exponent(text: &str) -> i128 {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    // What does not parse has too many digits: the text is a JSON number.
    sign * digits.parse().map_or(EXPONENT_LIMIT, |exponent: i128| exponent.min(EXPONENT_LIMIT))
}

/// Long division of digits by digits (no leading zeros), most significant first. Only for divisors that no machine
/// integer holds.
fn remainder_is_zero(dividend: impl Iterator<Item = u8>, divisor: &[u8]) -> bool {
    let mut rest: Vec<u8> = Vec::with_capacity(divisor.len() + 1);
    for digit in dividend {
        if !rest.is_empty() || digit != 0 {
            rest.push(digit);
        }
        while is_at_least(&rest, divisor) {
            subtract(&mut rest, divisor);
        }
    }
    rest.is_empty()
}

fn is_at_least(number: &[u8], other: &[u8]) -> bool {
    number.len().cmp(&other.len()).then_with(|| number.cmp(other)) != Ordering::Less
}

/// `number -= other`, which is not larger; leading zeros are removed.
fn subtract(number: &mut Vec<u8>, other: &[u8]) {
    let mut borrow = 0;
    let padded = other.iter().rev().copied().chain(core::iter::repeat(0));
    for (digit, subtrahend) in number.iter_mut().rev().zip(padded) {
        let take = subtrahend + borrow;
        borrow = u8::from(*digit < take);
        *digit = *digit + 10 * borrow - take;
    }
    let zeros = number.iter().take_while(|&&digit| digit == 0).count();
    number.drain(..zeros);
}
