//! The bridge to `arbitrary`, which fuzzers and property tests speak.

use core::fmt;

use ::arbitrary::{Arbitrary, Error, Result, Unstructured};

use super::super::{
    Additional, Enumeration, Json, List, ListRules, Null, Nullable, Number, Numeric, NumericRules, Open, Read, Record,
    Text, TextRules, Value, ValueRules, Write,
};
use super::{Sample, Source};

/// A value of some of the bytes that are left.
///
/// # Errors
/// Where no value was found.
pub fn arbitrary<T: Sample>(unstructured: &mut Unstructured<'_>) -> Result<T> {
    let length = unstructured.arbitrary_len::<u8>()?;
    T::sample(&mut Source::new(unstructured.bytes(length)?)).ok_or(Error::IncorrectFormat)
}

/// A value of all of the bytes that are left.
///
/// # Errors
/// Where no value was found.
pub fn arbitrary_take_rest<T: Sample>(unstructured: Unstructured<'_>) -> Result<T> {
    T::sample(&mut Source::new(unstructured.take_rest())).ok_or(Error::IncorrectFormat)
}

macro_rules! bridge {
    ($({ $($generics:tt)* } $name:ty;)*) => {$(
        impl<'a, $($generics)*> Arbitrary<'a> for $name {
            fn arbitrary(unstructured: &mut Unstructured<'a>) -> Result<Self> {
                arbitrary(unstructured)
            }

            fn arbitrary_take_rest(unstructured: Unstructured<'a>) -> Result<Self> {
                arbitrary_take_rest(unstructured)
            }
        }
    )*};
}

bridge! {
    { R: TextRules } Text<R>;
    { R: NumericRules } Numeric<R>;
    { T: Sample + Read + Write, R: ListRules } List<T, R>;
    { R: ValueRules } Value<R>;
    { R: Record, T: Sample } Additional<R, T>;
    { T: Sample } Nullable<T>;
    { E: Enumeration + fmt::Debug } Open<E>;
    {} Json;
    {} Number;
    {} Null;
}
