//! Exact JSON: one reader, one writer, one value type, and the bridge from serde to them. Numbers keep their text.

#[cfg(feature = "serde")]
mod bridge;
mod convert;
mod decimal;
mod number;
mod read;
mod reader;
mod value;
mod write;
mod writer;

#[cfg(feature = "serde")]
pub use bridge::{deserialize, serialize};
pub(super) use decimal::{Decimal, Short};
pub use number::{Number, NumberError};
#[cfg(feature = "serde")]
use read::fill;
pub(super) use read::{Items, read_items};
pub use read::{Read, Vacancy, from_json, from_json_str, from_value};
pub(super) use reader::after_integer;
pub use reader::{Fault, Kind, Reader};
pub use value::Json;
pub use write::{Write, to_json, to_json_string};
pub use writer::Writer;
