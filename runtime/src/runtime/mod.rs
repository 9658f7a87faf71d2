//! Everything that generated code calls and that does not depend on a specification: exact JSON, checks as data, checked
//! values, received forms. This folder travels inside a generated crate as its module `runtime`, byte for byte, so it
//! knows neither the crate that it is in nor anything outside itself.

#[cfg(feature = "client")]
pub mod http;

mod check;
mod content;
pub mod enumeration;
mod field;
mod format;
mod json;
mod keyword;
mod list;
mod never;
mod null;
mod nullable;
mod numeric;
mod pattern;
mod received;
mod record;
#[cfg(feature = "sample")]
pub mod sample;
mod secret;
mod text;
mod value;
mod violation;

pub use check::{Check, Kinds, View, check_members};
pub use content::Content;
pub use enumeration::{Enumeration, Open};
pub use field::Field;
pub use format::Format;
pub use json::{
    Fault, Json, Kind, Number, NumberError, Read, Reader, Write, Writer, deserialize, from_json, from_json_str,
    from_value, serialize, to_json, to_json_string,
};
pub use keyword::Keyword;
pub use list::{List, ListRules};
pub use never::Never;
pub use null::Null;
pub use nullable::Nullable;
pub use numeric::{AnyInteger, Integer, Numeric, NumericRules};
pub use pattern::Pattern;
pub use received::{deviations, strict};
pub use record::{Additional, Record, Slot, begin_record, constant_member, no_case, no_variant, refuse_member};
#[cfg(feature = "sample")]
pub use sample::Sample;
pub use secret::Secret;
pub use text::{Text, TextRules};
pub use value::{Value, ValueRules, view};
pub use violation::{Violation, Violations};
