//! A JSON number that is kept as it was written, and compared as mathematics compares. No binary floating point.

use core::fmt;
use core::str::FromStr;

use super::{Decimal, Fault, Read, Reader, Write, Writer};

/// A JSON number of any size and precision. `Display` and [`Number::as_str`] give the text as it was written; equality,
/// order and hash go by the value: `1`, `1.0` and `10e-1` are equal.
///
/// Exponents beyond ±10³⁰ are compared as if they were that.
#[derive(Clone)]
pub struct Number(Box<str>);

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
        &self.0
    }

    /// True when nothing is behind the decimal point: for `1`, `1.0`, `1e3` and `10e-1`.
    pub fn is_integer(&self) -> bool {
        self.decimal().is_integer()
    }

    /// True when dividing by `divisor` leaves no remainder, exactly. Nothing but zero is a multiple of zero.
    pub fn is_multiple_of(&self, divisor: &Self) -> bool {
        self.decimal().is_multiple_of(divisor.decimal())
    }

    /// The nearest `f64`; infinite beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN) // never: every JSON number is one of Rust's
    }

    pub(in super::super) fn decimal(&self) -> Decimal<'_> {
        Decimal::of(&self.0)
    }

    /// `text` has been read as a number.
    pub(super) fn trusted(text: &str) -> Self {
        Self(text.into())
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
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.0)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.decimal() == other.decimal()
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.decimal().cmp(&other.decimal())
    }
}

impl core::hash::Hash for Number {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.decimal().hash(state);
    }
}

impl Read for Number {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.number().map(Self::trusted)
    }
}

impl Write for Number {
    fn write(&self, writer: &mut Writer) {
        writer.number_text(&self.0);
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
                Self(value.to_string().into())
            }
        }

        impl TryFrom<&Number> for $integer {
            type Error = NumberError;

            fn try_from(number: &Number) -> Result<Self, NumberError> {
                let value = number.0.parse().ok();
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
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                super::read::integer(reader, $keyword)
            }
        }

        impl Write for $integer {
            fn write(&self, writer: &mut Writer) {
                writer.number_text(&self.to_string());
            }
        }
    )*};
}

integers!(i8 "int8", i16 "int16", i32 "int32", i64 "int64", i128 "int128", u8 "uint8", u16 "uint16", u32 "uint32", u64 "uint64");
