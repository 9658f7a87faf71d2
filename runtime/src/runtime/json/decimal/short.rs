//! Numbers of few digits, which one machine integer holds: nearly all that are read. [`Decimal`](super::Decimal) knows the
//! others.

use core::cmp::Ordering;

/// How many bytes may follow the sign: as many digits fit an `i64`, and two of them multiplied an `i128`.
const LENGTH_MAX: usize = 18;

/// `mantissa / 10^places`.
#[derive(Clone, Copy, Debug)]
pub(in super::super::super) struct Short {
    mantissa: i64,
    /// How many digits are behind the point, zeros included: 17 at most.
    places: u32,
}

impl Short {
    /// The value of `text`, which is a JSON number, if it has few digits and no exponent.
    #[inline]
    pub(in super::super::super) fn of(text: &[u8]) -> Option<Self> {
        let (digits, is_negative) = match text {
            [b'-', digits @ ..] => (digits, true),
            digits => (digits, false),
        };
        if digits.len() > LENGTH_MAX {
            return None;
        }
        let (mantissa, rest) = add_digits(0, digits);
        let (mantissa, places) = match rest {
            [] => (mantissa, 0),
            [b'.', fraction @ ..] => match add_digits(mantissa, fraction) {
                (mantissa, []) => (mantissa, u32::try_from(fraction.len()).ok()?),
                _ => return None,
            },
            _ => return None,
        };
        Some(Self { mantissa: if is_negative { -mantissa } else { mantissa }, places })
    }

    pub(in super::super::super) fn is_integer(self) -> bool {
        self.places == 0 || self.mantissa % 10_i64.pow(self.places) == 0
    }

    /// See [`Number::is_multiple_of`](super::super::Number::is_multiple_of).
    pub(in super::super::super) fn is_multiple_of(self, divisor: Self) -> bool {
        if self.mantissa == 0 || divisor.mantissa == 0 {
            return self.mantissa == 0;
        }
        if self.places == divisor.places {
            return self.mantissa % divisor.mantissa == 0;
        }
        self.with_places_of(divisor) % divisor.with_places_of(self) == 0
    }

    /// The mantissa with as many places as the other, where these are more.
    fn with_places_of(self, other: Self) -> i128 {
        i128::from(self.mantissa) * i128::from(10_i64.pow(other.places.saturating_sub(self.places)))
    }
}

impl PartialEq for Short {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Short {}

impl PartialOrd for Short {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Short {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.places == other.places {
            return self.mantissa.cmp(&other.mantissa);
        }
        self.with_places_of(*other).cmp(&other.with_places_of(*self))
    }
}

/// `mantissa` with the digits that `text` starts with behind it, and what follows them.
#[inline]
fn add_digits(mantissa: i64, text: &[u8]) -> (i64, &[u8]) {
    let (mut mantissa, mut rest) = (mantissa, text);
    while let [byte, behind @ ..] = rest {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        mantissa = mantissa * 10 + i64::from(digit);
        rest = behind;
    }
    (mantissa, rest)
}
