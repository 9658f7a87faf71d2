//! The bridge to `proptest`: a strategy over bytes, so that shrinking the bytes shrinks the value.

use core::fmt::Debug;

use ::proptest::arbitrary::{Arbitrary, any};
use ::proptest::collection::vec;
use ::proptest::strategy::{BoxedStrategy, Strategy};

use super::super::{
    Additional, Enumeration, Json, List, ListRules, Null, Nullable, Number, Numeric, NumericRules, Open, Read, Record,
    Text, TextRules, Value, ValueRules, Write,
};
use super::{Sample, Source};

/// From how many bytes a value is made at most.
const BYTES: usize = 256;

/// All values of a type.
pub fn strategy<T: Sample + Debug + 'static>() -> BoxedStrategy<T> {
    let value = |bytes: Vec<u8>| T::sample(&mut Source::new(&bytes));
    vec(any::<u8>(), 0..=BYTES).prop_filter_map("no value was found", value).boxed()
}

macro_rules! bridge {
    ($({ $($generics:tt)* } $name:ty;)*) => {$(
        impl<$($generics)*> Arbitrary for $name {
            type Parameters = ();
            type Strategy = BoxedStrategy<Self>;

            fn arbitrary_with((): ()) -> BoxedStrategy<Self> {
                strategy()
            }
        }
    )*};
}

bridge! {
    { R: TextRules } Text<R>;
    { R: NumericRules } Numeric<R>;
    { T: Sample + Read + Write + Debug + 'static, R: ListRules } List<T, R>;
    { R: ValueRules } Value<R>;
    { R: Record + 'static, T: Sample + Debug + 'static } Additional<R, T>;
    { T: Sample + Debug + 'static } Nullable<T>;
    { E: Enumeration + Debug } Open<E>;
    {} Json;
    {} Number;
    {} Null;
}
