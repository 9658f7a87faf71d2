//! A JSON number that is kept as it was written, and compared as mathematics compares. No binary floating point.

use core::cmp::Ordering;
use core::fmt;
use core::str::FromStr;

use super::super::{Inline, Storage};
use super::{Decimal, Fault, Read, Reader, Short, Vacancy, Write, Writer};

/// A JSON number of any size and precision. `Display` and [`Number::as_str`] give the text as it was written; equality,
/// order and hash go by the value: `1`, `1.0` and `10e-1` are equal.
///
/// Exponents beyond ±10³⁰ are compared as if they were that.
#[derive(Clone)]
pub struct Number(Written);

/// The text of a number. Up to 23 characters leave no more room unused than the address of others takes.
#[derive(Clone)]
enum Written {
    Here(Inline<23>),
    Elsewhere(Box<str>),
}

/// A text that is no JSON number, or a number that does not fit where it should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum NumberError {
    /// The text is no number as RFC 8259 section 6 writes it.
    Syntax,
    /// The number is no integer, or beyond the range of the type.
    Range,
}

impl Number {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Written::Here(text) => text.as_str(),
            Written::Elsewhere(text) => text,
        }
    }

    /// True when nothing is behind the decimal point: for `1`, `1.0`, `1e3` and `10e-1`.
    pub fn is_integer(&self) -> bool {
        self.short().map_or_else(|| self.decimal().is_integer(), Short::is_integer)
    }

    /// True when dividing by `divisor` leaves no remainder, exactly. Nothing but zero is a multiple of zero.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        self.is_multiple_of_text(divisor.as_str())
    }

    /// The nearest `f64`; infinite beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.as_str().parse().unwrap_or(f64::NAN) // never: every JSON number is one of Rust's
    }

    pub(in super::super) fn decimal(&self) -> Decimal<'_> {
        Decimal::of(self.as_str())
    }

    pub(in super::super) fn short(&self) -> Option<Short> {
        Short::of(self.as_bytes())
    }

    /// Compares with the number that `text` says.
    pub(in super::super) fn compare(&self, text: &str) -> Ordering {
        match (self.short(), Short::of(text.as_bytes())) {
            (Some(number), Some(other)) => number.cmp(&other),
            _ => self.decimal().cmp(&Decimal::of(text)),
        }
    }

    /// As [`Self::is_multiple_of`], with the divisor that `text` says.
    pub(in super::super) fn is_multiple_of_text(&self, text: &str) -> bool {
        match (self.short(), Short::of(text.as_bytes())) {
            (Some(number), Some(divisor)) => number.is_multiple_of(divisor),
            _ => self.decimal().is_multiple_of(Decimal::of(text)),
        }
    }

    fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Written::Here(text) => text.as_bytes(),
            Written::Elsewhere(text) => str::as_bytes(text),
        }
    }

    /// No number yet.
    #[inline]
    pub(super) fn vacant() -> Self {
        Self(Written::Here(Inline::empty()))
    }

    /// `text` has been read as a number.
    #[inline]
    pub(in super::super) fn trusted(text: &str) -> Self {
        match Inline::copy(text) {
            Some(text) => Self(Written::Here(text)),
            None => Self(Written::Elsewhere(text.into())),
        }
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let mut reader = Reader::new(text);
        match reader.number() {
            Ok(number) if number.len() == text.len() => Ok(Self::trusted(number)),
            _ => Err(NumberError::Syntax),
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.as_str())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes() || self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare(other.as_str())
    }
}

impl core::hash::Hash for Number {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.decimal().hash(state);
    }
}

impl Write for Number {
    fn write(&self, writer: &mut Writer) {
        writer.number_bytes(self.as_bytes());
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::serialize(self, serializer)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize(deserializer)
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Syntax => "the text is no JSON number",
            Self::Range => "the number is no integer in the range of the type",
        })
    }
}

impl std::error::Error for NumberError {}

/// Conversions from and to one integer type each, and reading and writing it.
macro_rules! integers {
    ($($integer:ident $keyword:literal),*) => {$(
        impl From<$integer> for Number {
            fn from(value: $integer) -> Self {
                let mut room = [0; DIGITS_MAX];
                let text = core::str::from_utf8(digits(value.into(), &mut room));
                Self::trusted(text.expect("digits are text"))
            }
        }

        impl TryFrom<&Number> for $integer {
            type Error = NumberError;

            fn try_from(number: &Number) -> Result<Self, NumberError> {
                let value = number.as_str().parse().ok();
                value.or_else(|| number.decimal().to_i128()?.try_into().ok()).ok_or(NumberError::Range)
            }
        }

        impl TryFrom<Number> for $integer {
            type Error = NumberError;

            fn try_from(number: Number) -> Result<Self, NumberError> {
                (&number).try_into()
            }
        }

        impl Read for $integer {
            fn vacant(_: Vacancy) -> Self {
                0
            }

            fn fill(&mut self, reader: &mut Reader<'_>, _: Vacancy) -> Result<(), Fault> {
                *self = super::read::integer(reader, $keyword)?;
                Ok(())
            }
        }

        impl Write for $integer {
            fn write(&self, writer: &mut Writer) {
                writer.number_bytes(digits((*self).into(), &mut [0; DIGITS_MAX]));
            }
        }
    )*};
}

integers!(i8 "int8", i16 "int16", i32 "int32", i64 "int64", i128 "int128", u8 "uint8", u16 "uint16", u32 "uint32", u64 "uint64");

/// As many as an `i128` has, and its sign.
const DIGITS_MAX: usize = 40;

/// The text of an integer, at the end of `room`.
fn digits(value: i128, room: &mut [u8; DIGITS_MAX]) -> &[u8] {
    // Of what stands before the digits, only a sign can be taken.
    room.fill(b'-');
    let mut start = room.len();
    let mut rest = value.unsigned_abs();
    for place in room.iter_mut().rev() {
        // Dividing 128 bits takes much longer than dividing 64.
        let tenth = u64::try_from(rest).map_or_else(|_| rest / 10, |rest| (rest / 10).into());
        let [digit, ..] = (rest - tenth * 10).to_le_bytes();
        *place = b'0' + digit;
        start -= 1;
        rest = tenth;
        if rest == 0 {
            break;
        }
    }
    room.get(start - usize::from(value < 0)..).unwrap_or_default()
}
