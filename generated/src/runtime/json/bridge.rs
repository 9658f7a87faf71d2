//! serde to and from the exact reader and writer, without losing a digit where the format allows it.
//!
//! A type that implements `Read` and `Write` needs nothing else: these two functions make it a citizen of every format.

mod deserialize;
mod serialize;

pub use deserialize::deserialize;
pub use serialize::serialize;

/// The name by which `serde_json` is asked for the text of a value, and takes one, instead of its events.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// The name of the only member of the map as which `serde_json` shows a number when it keeps the text of numbers
/// (feature `arbitrary_precision`).
const NUMBER: &str = "$serde_json::private::Number";
